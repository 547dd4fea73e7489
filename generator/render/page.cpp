// Tested by render_test.cpp, golden_test.cpp and the browser tests.

#include "render/page.h"

#include <utility>
#include <vector>

#include "base/text.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "render/channels.h"
#include "render/frame.h"
#include "render/questions.h"
#include "render/start.h"

namespace blankett {
namespace {

class GuidedForm {
 public:
  GuidedForm(const Edition& edition, std::span<const Edition> all, const Theme& theme,
             Renderer& renderer)
      : edition_(edition),
        model_(*edition.model),
        locale_(*edition.locale),
        all_(all),
        theme_(theme),
        renderer_(renderer),
        questions_(edition, all, renderer, Questions::Reader::citizen, [this](const Exit& exit) {
          exits_ += this->exit(exit);  // a view of its own
          return std::string();
        }) {}

  std::string run() {
    std::string main = start_view(edition_, all_, renderer_);
    std::string body;
    for (std::size_t i = 0; i < model_.steps.size(); ++i)
      body += step(model_.steps[Index<Step>{static_cast<std::uint32_t>(i)}], i + 1);
    body += render("review", {{"title", ui("review.title")},
                              {"intro", ui("review.intro")},
                              {"back_text", ui("step.back")}});
    body += render("submit", {{"text", ui("submit.button")}});
    main += render(
        "form", {{"endpoint", model_.service.endpoint},
                 {"error_summary_html", render("error-summary", {{"title", ui("errors.title")}})},
                 {"body_html", std::move(body)}});
    main += keep();
    main += receipt();
    return framed({plain(model_.title), std::move(main), "index.html", kFormScript, kShellScript},
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

  std::string step(const Step& step, std::size_t number) {
    const Slots slots = {{"number", std::to_string(number)},
                         {"total", std::to_string(model_.steps.size())}};
    exits_.clear();
    const Question* heading = only_question(step, model_);
    const bool same = heading && plain(heading->label) == plain(step.title);
    std::string body = questions_.step(step);
    std::string out =
        render("step", {{"id", step.id},
                        {"title_html", heading ? "" : html(step.title)},
                        {"caption_html", heading && !same ? html(step.title) : ""},
                        {"part_text", fill("step.part", slots)},
                        {"condition_html", only_if("condition.part-only-if", step.show_when)},
                        {"body_html", std::move(body)},
                        {"back_text", ui("step.back")},
                        {"continue_text", ui("step.continue")}});
    return out + exits_;
  }

  std::string exit(const Exit& exit) {
    std::vector<Params> ways = channels(edition_);
    return render("exit", {{"id", exit.id},
                           {"title_html", html(exit.title)},
                           {"condition_html", only_if("condition.exit-if", exit.when)},
                           {"body_html", html(exit.body) + questions_.terms(exit.body)},
                           {"back_text", ui("exit.back")},
                           {"channels_heading", ways.empty() ? "" : ui("exit.help")},
                           {"channels", std::move(ways)}});
  }

  std::string keep() {
    return render("keep", {{"save_text", ui("keep.save")},
                           {"clear_text", ui("keep.clear")},
                           {"back_text", ui("step.back")},
                           {"tab_text", ui("save.tab")},
                           {"file_heading", ui("save.file")},
                           {"file_text", ui("save.file-use")},
                           {"file_warning", ui("save.file-warning")},
                           {"download_text", ui("save.download")},
                           {"device_heading", ui("save.device")},
                           {"device_warning", ui("save.device-warning")},
                           {"device_text", ui("save.device-week")},
                           {"resume_text", ui("resume.title")},
                           {"resume_label", ui("resume.label")},
                           {"resume_hint", fill("resume.hint", {{"name", model_.id}})},
                           {"resume_button", ui("resume.button")},
                           {"error_prefix", ui("error-prefix")},
                           {"clear_title", ui("clear.title")},
                           {"clear_intro", ui("clear.intro")},
                           {"clear_button", ui("clear.button")}});
  }

  std::string receipt() {
    std::vector<Params> ways = channels(edition_);
    return render(
        "receipt",
        {{"title", ui("receipt.title")},
         {"number_label", ui("receipt.number")},
         {"time_label", ui("receipt.time")},
         {"promise_days",
          model_.service.processing_days > 0 ? std::to_string(model_.service.processing_days) : ""},
         {"after_heading", model_.service.events.empty() ? "" : ui("receipt.after")},
         {"after", events(edition_)},
         {"channels_heading", ways.empty() ? "" : ui("exit.help")},
         {"channels", std::move(ways)},
         {"answers_heading", ui("receipt.answers")},
         {"print_text", ui("receipt.print")},
         {"download_text", ui("receipt.download")}});
  }

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  std::span<const Edition> all_;
  const Theme& theme_;
  Renderer& renderer_;
  Questions questions_;
  std::string exits_{};  // of the step being rendered
};

}  // namespace

std::string guided_form(const Edition& edition, std::span<const Edition> all, const Theme& theme,
                        Renderer& renderer) {
  return GuidedForm(edition, all, theme, renderer).run();
}

}  // namespace blankett
