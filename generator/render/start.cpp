// The start page: short, the essentials before the button, the rest after it. Nearly all of it is
// worked out: what to have at hand and how long it takes from the questions, how personal data is
// used from what the service and the questions say of it.
// Tested by start_test.cpp and start.spec.mjs.

#include "render/start.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "kinds/markup.h"
#include "render/channels.h"
#include "render/duration.h"
#include "render/frame.h"

namespace blankett {
namespace {

// A label that asks is no name for a thing.
bool is_question(std::string_view label) {
  constexpr std::array<std::string_view, 3> kMarks = {"?", "؟", "？"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return label.ends_with(mark); });
}

class StartPage {
 public:
  StartPage(const Edition& edition, std::span<const Edition> all)
      : edition_(edition), model_(*edition.model), service_(model_.service), all_(all) {}

  Params run() const {
    std::vector<Params> needs = this->needs();
    std::vector<Params> ways = this->ways();
    std::vector<Params> data = personal_data(DataCategory::protected_);
    std::vector<Params> sensitive = personal_data(DataCategory::sensitive);
    std::vector<Params> uses = this->uses();
    const bool more = !uses.empty() || !data.empty() || !sensitive.empty();
    return {{"title_html", html(model_.title)},
            {"summary_html", html(model_.summary)},
            {"facts", facts()},
            {"needs_heading", needs.empty() ? "" : ui("start.needs")},
            {"needs", std::move(needs)},
            {"start_text", ui("start.button")},
            {"start_href", "#form"},
            {"resume_text", ui("resume.title")},
            {"after_heading", service_.events.empty() ? "" : ui("start.after")},
            {"after", events(edition_)},
            {"channels_heading", ways.empty() ? "" : ui("start.other-ways")},
            {"channels", std::move(ways)},
            {"privacy_heading", service_.privacy_purpose || more ? ui("start.privacy") : ""},
            {"privacy_html", html(service_.privacy_purpose)},
            {"privacy_more", more ? ui("privacy.more") : ""},
            {"uses", std::move(uses)},
            {"protected_heading", data.empty() ? "" : ui("privacy.protected")},
            {"protected", std::move(data)},
            {"sensitive_heading", sensitive.empty() ? "" : ui("privacy.sensitive")},
            {"sensitive", std::move(sensitive)},
            {"access_heading", ui("start.access")},
            {"languages_text", all_.size() > 1 ? ui("start.languages") : ""},
            {"languages", languages()},
            {"statement_text", ui("statement.link")},
            {"statement_href", "accessibility.html"}};
  }

 private:
  const std::string& ui(std::string_view key) const { return edition_.locale->text(key); }
  std::string fill(std::string_view key, const Slots& slots) const {
    return edition_.locale->say(key, slots);
  }
  // With the signs around words in another language: what is to become markup.
  std::string words(Index<Text> i) const {
    return i ? with_languages(edition_.text(i).pieces) : std::string();
  }
  const std::string& words(std::string_view key) const {
    return edition_.locale->text_with_languages(key);
  }
  std::string html(Index<Text> i) const { return i ? markup(edition_.text(i)) : std::string(); }

  // ---- who, how long, when

  std::vector<Params> facts() const {
    std::vector<Params> out;
    const auto add = [&](std::string words) { out.push_back({{"text", std::move(words)}}); };
    if (const std::string who = audience(); !who.empty())
      add(fill("start.audience", {{"who", who}}));
    const Duration time = rounded_minutes(duration_of(model_));
    if (time.shortest == time.longest || time.longest == 1)
      add(fill("start.time.about", {{"minutes", std::to_string(time.longest)}}));
    else
      add(fill("start.time",
               {{"least", std::to_string(time.shortest)}, {"most", std::to_string(time.longest)}}));
    if (service_.processing_days > 0)
      add(fill("start.processing", {{"days", std::to_string(service_.processing_days)}}));
    return out;
  }

  std::string audience() const {
    std::string out;
    for (std::size_t i = 0; i < service_.audience.size(); ++i) {
      const std::string& one = ui("start.audience." + service_.audience[i]);
      const bool last = i + 1 == service_.audience.size();
      out =
          i == 0 ? one : fill(last ? "list.and" : "list.comma", {{"first", out}, {"second", one}});
    }
    return out;
  }

  // ---- what to have at hand

 public:
  std::vector<Params> needs(bool by_phone = false) const {
    std::vector<Params> out;
    if (!service_.identification.empty() && !by_phone) {
      std::string words = marked_up(this->words("start.identification." + service_.identification));
      if (service_.identification_why) words += " " + html(service_.identification_why);
      out.push_back({{"text_html", std::move(words)}});
    }
    std::vector<std::string> said;
    for (const Question& q : model_.questions) {
      if (!q.kind->at_hand) continue;
      std::string words = need(q);
      if (std::find(said.begin(), said.end(), words) != said.end()) continue;
      out.push_back({{"text_html", marked_up(words)}});
      said.push_back(std::move(words));
    }
    return out;
  }

 private:
  std::string need(const Question& q) const {
    const std::string thing = name_of(q);
    const std::vector<const Condition*> conditions = conditions_of(q);
    if (conditions.size() == 1) {
      const auto& operations = conditions.front()->operations;
      if (operations.size() == 1 && operations.front().op == Operator::named) {
        const Index<Text> label = model_.conditions[operations.front().named].label;
        return fill("start.need-if", {{"condition", words(label)}, {"label", thing}});
      }
    }
    if (!conditions.empty()) return fill("start.need-sometimes", {{"label", thing}});
    return q.required ? thing : fill("start.need-optional", {{"label", thing}});
  }

  // What decides whether it is asked for: its own conditions and those around it.
  std::vector<const Condition*> conditions_of(const Question& q) const {
    std::vector<const Condition*> out;
    const auto add = [&](const Condition& c) {
      if (c) out.push_back(&c);
    };
    add(q.show_when);
    add(q.required_when);
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent) add(model_.groups[g].show_when);
    add(model_.steps[q.step].show_when);
    return out;
  }

  // What an answer is called away from its place: "Barnets personnummer"; the name of the kind when
  // the label asks.
  std::string name_of(const Question& q) const {
    return of_whom(q, is_question(edition_.plain(q.label))
                          ? words("need." + std::string(q.kind->name))
                          : words(q.label));
  }

  // "Den andra vårdnadshavaren: Personnummer"
  std::string of_whom(const Question& q, const std::string& name) const {
    if (!q.about_other && !q.repeat) return name;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      if (model_.groups[g].title)
        return fill("start.need-of", {{"label", name}, {"part", words(model_.groups[g].title)}});
    return name;
  }

  // ---- other ways, languages

  std::vector<Params> ways() const {
    std::vector<Params> out = channels(edition_);
    for (const Channel& channel : service_.channels)
      if (channel.kind == ChannelKind::paper)
        out.push_back({{"label", ui("channel.paper")},
                       {"text_html", escaped(ui("channel.paper.open"))},
                       {"href", "blankett.html"}});
    return out;
  }

  std::vector<Params> languages() const {
    if (all_.size() < 2) return {};
    return language_params(links_to("index.html", all_), *edition_.locale);
  }

  // ---- personal data

  std::vector<Params> uses() const {
    std::vector<Params> out;
    const auto add = [&](std::string words) { out.push_back({{"text_html", std::move(words)}}); };
    if (!service_.privacy_controller.empty()) {
      std::string name = escaped(service_.privacy_controller);
      // It is not translated.
      if (model_.language != edition_.locale->spoken)
        name = "<span lang=\"" + escaped(model_.language) + "\">" + name + "</span>";
      add(filled(escaped(ui("privacy.controller")), {{"controller", name}}));
    }
    if (!service_.privacy_legal_basis.empty())
      add(escaped(ui("privacy.basis." + service_.privacy_legal_basis)));
    if (!service_.retention.empty())
      add(escaped(fill("privacy.kept", {{"span", span(service_.retention)}})));
    if (service_.registered) add(marked_up(words("privacy.registered")));
    if (!service_.privacy_controller.empty()) add(marked_up(words("privacy.rights")));
    return out;
  }

  // "P2Y" → "2 år"
  std::string span(std::string_view duration) const {
    const std::string number(duration.substr(1, duration.size() - 2));
    const std::string_view unit = duration.back() == 'Y'   ? "span.years"
                                  : duration.back() == 'M' ? "span.months"
                                                           : "span.days";
    return fill(unit, {{"number", number}});
  }

  std::vector<Params> personal_data(DataCategory category) const {
    std::vector<Params> out;
    std::vector<std::string> said;
    for (const Question& q : model_.questions) {
      if (q.category != category) continue;
      std::string what = marked_up(of_whom(q, words(q.label)));
      std::string why = html(q.why);
      if (std::find(said.begin(), said.end(), what + why) != said.end()) continue;
      said.push_back(what + why);
      out.push_back({{"what_html", std::move(what)}, {"why_html", std::move(why)}});
    }
    return out;
  }

  const Edition& edition_;
  const Model& model_;
  const Service& service_;
  std::span<const Edition> all_;
};

}  // namespace

std::string start_view(const Edition& edition, std::span<const Edition> all, Renderer& renderer) {
  return renderer.render("start", StartPage(edition, all).run());
}

std::vector<Params> needs_by_phone(const Edition& edition) {
  return StartPage(edition, {}).needs(true);
}

}  // namespace blankett
