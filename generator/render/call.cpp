// Tested by render_test.cpp, golden_test.cpp and call.spec.mjs.

#include "render/call.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "render/channels.h"
#include "render/duration.h"
#include "render/frame.h"
#include "render/questions.h"
#include "render/start.h"

namespace blankett {
namespace {

class PhoneScript {
 public:
  PhoneScript(const Edition& edition, std::span<const Edition> all, const Theme& theme,
              Renderer& renderer)
      : edition_(edition),
        model_(*edition.model),
        locale_(*edition.locale),
        all_(all),
        theme_(theme),
        renderer_(renderer),
        questions_(edition, all, renderer, Questions::Reader::agent,
                   [this](const Exit& exit) { return this->exit(exit); }) {}

  std::string run() {
    std::string body;
    for (const Step& step : model_.steps)
      body += render("call-part",
                     {{"id", step.id},
                      {"title_html", html(step.title)},
                      {"condition_html", only_if("condition.part-only-if", step.show_when)},
                      {"body_html", questions_.step(step)}});
    body += render("call-closing",
                   {{"title", ui("call.closing")},
                    {"how_text", ui("call.closing-how")},
                    {"submit_html", render("submit", {{"text", ui("submit.button")}})}});
    std::string form = render(
        "form", {{"endpoint", model_.service.endpoint},
                 {"autocomplete", "off"},  // what one caller says is not offered to the next
                 {"error_summary_html", render("error-summary", {{"title", ui("errors.title")}})},
                 {"body_html", std::move(body)}});
    std::string main = opening() +
                       render("call-desk", {{"form_html", std::move(form)},
                                            {"answers_heading", ui("call.answers")},
                                            {"new_text", ui("call.new")}}) +
                       receipt();
    return framed({fill("call.title", {{"form", plain(model_.title)}}),
                   std::move(main),
                   "samtal.html",
                   kCallScript,
                   {},
                   kCallSheet,
                   false},
                  edition_, all_, theme_, renderer_);
  }

 private:
  std::string render(std::string_view component, Params params) {
    return renderer_.render(component, std::move(params));
  }
  const std::string& ui(std::string_view key) const { return locale_.text(key); }
  std::string fill(std::string_view key, const Slots& slots) const {
    return edition_.locale->say(key, slots);
  }
  std::string html(Index<Text> i) const { return i ? markup(edition_.text(i)) : std::string(); }
  std::string plain(Index<Text> i) const { return edition_.plain(i); }
  std::string only_if(std::string_view key, const Condition& condition) const {
    return blankett::only_if(key, condition, edition_);
  }

  std::string opening() {
    constexpr unsigned kShortestCall = 5;  // minutes: one greets, and says goodbye
    const Service& s = model_.service;
    std::vector<Params> needs = needs_by_phone(edition_), keys;
    for (const char* key : {"call.keys-enter", "call.keys-options", "call.keys-text"})
      keys.push_back({{"text", ui(key)}});
    return render(
        "call-opening",
        {{"title_html", html(model_.title)},
         {"staff_text", ui("call.staff")},
         {"first_heading", ui("call.first")},
         {"identify_text", s.identification == "e-id" ? ui("call.identify") : ""},
         {"hello_text", fill("call.hello", {{"site", ui("site-name")}})},
         {"about_text", fill("call.about", {{"form", plain(model_.title)}})},
         {"minutes_text",
          fill("call.minutes",
               {{"minutes", std::to_string(std::max(
                                kShortestCall, rounded_minutes(duration_of(model_)).longest))}})},
         {"privacy_html", html(s.privacy_purpose)},
         {"needs_text", needs.empty() ? "" : ui("call.needs")},
         {"needs", std::move(needs)},
         {"keys_heading", ui("call.keys")},
         {"keys", std::move(keys)}});
  }

  std::string exit(const Exit& exit) {
    return render("call-exit", {{"id", exit.id},
                                {"exit_heading", ui("call.exit")},
                                {"title_html", html(exit.title)},
                                {"condition_html", only_if("condition.exit-if", exit.when)},
                                {"body_html", html(exit.body)}});
  }

  std::string receipt() {
    return render("call-receipt",
                  {{"title", ui("call.receipt")},
                   {"say_text", ui("call.receipt-say")},
                   {"number_label", ui("receipt.number")},
                   {"time_label", ui("receipt.time")},
                   {"after_heading", model_.service.events.empty() ? "" : ui("call.after")},
                   {"after", events(edition_)},
                   {"new_text", ui("call.new")}});
  }

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  std::span<const Edition> all_;
  const Theme& theme_;
  Renderer& renderer_;
  Questions questions_;
};

}  // namespace

std::string phone_script(const Edition& edition, std::span<const Edition> all, const Theme& theme,
                         Renderer& renderer) {
  return PhoneScript(edition, all, theme, renderer).run();
}

}  // namespace blankett
