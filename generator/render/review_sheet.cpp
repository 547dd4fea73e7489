// Tested by graph_test.cpp.

#include "render/review_sheet.h"

#include <algorithm>

#include "base/text.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/words.h"
#include "model/print.h"
#include "render/graph.h"
#include "render/layout.h"
#include "render/paper.h"
#include "render/statement.h"

namespace blankett {
namespace {

class Sheet {
 public:
  Sheet(const Edition& edition, const Contract& contract, const Theme& theme, Renderer& renderer)
      : edition_(edition),
        contract_(contract),
        model_(*edition.model),
        locale_(*edition.locale),
        theme_(theme),
        renderer_(renderer) {}

  std::string run() {
    std::vector<Params> flow;
    std::string tables;
    for (const std::string& sentence : flow_in_words(edition_))
      flow.push_back({{"text", sentence}});
    for (const Step& step : model_.steps) {
      rows_.clear();
      items(step.items);
      tables +=
          renderer_.render("review-table", {{"title_html", html(step.title)},
                                            {"condition", words("flow.shown-if", step.show_when)},
                                            {"part_heading", ui("sheet.part")},
                                            {"name_heading", ui("sheet.name")},
                                            {"kind_heading", ui("sheet.kind")},
                                            {"when_heading", ui("sheet.when")},
                                            {"rows", std::move(rows_)}});
    }
    const Slots form = {{"form", edition_.plain(model_.title)}, {"version", model_.version}};
    std::string main =
        renderer_.render("review-sheet", {{"title", edition_.locale->say("sheet.title", form)},
                                          {"intro", edition_.locale->say("sheet.intro", form)},
                                          {"pages_title", ui("sheet.pages")},
                                          {"pages", pages()},
                                          {"flow_title", ui("sheet.flow")},
                                          {"flow_html", flow_drawing(edition_)},
                                          {"flow_words_title", ui("sheet.flow-words")},
                                          {"flow", std::move(flow)},
                                          {"steps_title", ui("sheet.steps")},
                                          {"tables_html", std::move(tables)},
                                          {"contract_title", ui("sheet.contract")},
                                          {"coverage", coverage()},
                                          {"has_beyond", !beyond().empty()},
                                          {"beyond", beyond()}});
    std::string footer =
        renderer_.render("footer", {{"title", ""},
                                    {"channels", std::vector<Params>{}},
                                    {"statement_text", ui("statement.link")},
                                    {"statement_href", "../../../" + statement_path(edition_)},
                                    {"made_by_text", ui("made-by")}});
    return laid_out({.locale = locale_,
                     .theme = theme_,
                     .up = "../../../",
                     .title = edition_.locale->say("sheet.title", form),
                     .more_sheet = kReportSheet,
                     .unreviewed = edition_.unreviewed(),
                     .source_href = "../../" + model_.language + "/" + model_.id + "/index.html",
                     .main_html = std::move(main),
                     .footer_html = std::move(footer)},
                    renderer_);
  }

 private:
  const std::string& ui(std::string_view key) const { return locale_.text(key); }
  std::string html(Index<Text> i) const { return i ? markup(edition_.text(i)) : std::string(); }
  std::string words(std::string_view key, const Condition& condition) const {
    if (!condition) return {};
    return edition_.locale->say(key, {{"condition", in_words(condition, edition_)}});
  }

  // The pages that are made of the same form.
  std::vector<Params> pages() const {
    const std::string folder = "../../../" + locale_.language + "/" + model_.id + "/";
    std::vector<Params> out = {{{"href", folder + "index.html"}, {"text", ui("sheet.page-form")}}};
    if (has_paper(model_))
      out.push_back({{"href", folder + "blankett.html"}, {"text", ui("sheet.page-paper")}});
    out.push_back({{"href", folder + "samtal.html"}, {"text", ui("sheet.page-call")}});
    return out;
  }

  // How much of the form its schema says.
  std::string coverage() const {
    const std::vector<bool>& says = contract_.schema().says;
    const auto said = std::count(says.begin(), says.end(), true);
    const bool whole = static_cast<std::size_t>(said) == says.size();
    return filled(ui(whole ? "sheet.coverage-all" : "sheet.coverage"),
                  {{"said", std::to_string(said)}, {"all", std::to_string(says.size())}});
  }

  std::vector<Params> beyond() const {
    std::vector<Params> out;
    for (std::size_t i = 0; i < contract_.rules().size(); ++i) {
      if (contract_.schema().says[i]) continue;
      const FormRule& rule = contract_.rules()[i];
      out.push_back({{"text", message_of(rule, reason_of(rule), edition_)}, {"name", rule.id}});
    }
    return out;
  }

  void row(std::string part_html, std::string name, std::string_view kind, std::string when,
           std::string written = {}) {
    rows_.push_back({{"part_html", std::move(part_html)},
                     {"name", std::move(name)},
                     {"kind", std::string(kind)},
                     {"when", std::move(when)},
                     {"written", std::move(written)}});
  }

  void items(const std::vector<Item>& items) {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: question(model_.questions[item.question]); break;
        case Item::Kind::group: {
          const Group& group = model_.groups[item.group];
          row(html(group.title), group.path, group.repeat ? "repeat" : "group",
              words("flow.shown-if", group.show_when), print(group.show_when, model_));
          this->items(group.items);
          break;
        }
        case Item::Kind::exit: {
          const Exit& exit = model_.exits[item.exit];
          row(html(exit.title), exit.id, "exit", words("flow.exit-if", exit.when),
              print(exit.when, model_));
          break;
        }
        case Item::Kind::check: {
          const Check& check = model_.checks[item.check];
          row(html(check.message), "", "check", words("sheet.must-hold", check.that),
              print(check.that, model_));
          break;
        }
        case Item::Kind::info: {
          const Info& info = model_.infos[item.info];
          row(html(info.title ? info.title : info.body), "", "info",
              words("flow.shown-if", info.show_when), print(info.show_when, model_));
          break;
        }
        case Item::Kind::media: {
          const Media& media = model_.media[item.media];
          row(html(media.title), media.file.name, "media", words("flow.shown-if", media.show_when),
              print(media.show_when, model_));
          break;
        }
      }
    }
  }

  void question(const Question& q) {
    std::string when = words("flow.shown-if", q.show_when), written = print(q.show_when, model_);
    const auto add = [](std::string& to, const std::string& more, const char* between) {
      if (!to.empty() && !more.empty()) to += between;
      to += more;
    };
    if (q.required) add(when, ui("sheet.required"), " ");
    add(when, words("condition.required-if", q.required_when), " ");
    add(written, print(q.required_when, model_), "; ");
    if (q.formula) add(written, print(q.formula, model_), "; ");
    row(html(q.label), q.path, q.kind->name, std::move(when), std::move(written));
  }

  const Edition& edition_;
  const Contract& contract_;
  const Model& model_;
  const Locale& locale_;
  const Theme& theme_;
  Renderer& renderer_;
  std::vector<Params> rows_;
};

}  // namespace

std::string review_sheet(const Edition& edition, const Contract& contract, const Theme& theme,
                         Renderer& renderer) {
  return Sheet(edition, contract, theme, renderer).run();
}

}  // namespace blankett
