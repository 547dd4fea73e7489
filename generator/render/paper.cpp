// The paper form: a page that is made to be printed, from the same Edition as the guided form.
// Nothing in it can be filled in on screen. Questions have numbers, so that conditions can refer to
// them. Tested by paper_test.cpp, golden_test.cpp and paper.spec.mjs.

#include "render/paper.h"

#include <algorithm>

#include "base/text.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/words.h"
#include "render/channels.h"
#include "render/frame.h"
#include "render/policy.h"
#include "render/qr.h"

namespace blankett {
namespace {

// "1.1", "1.2", … of each question; in a repeat every row has the same.
std::vector<std::string> numbers_of(const Model& model) {
  std::vector<std::string> out(model.questions.size());
  std::size_t step = 0, number = 0;
  const auto count = [&](const auto& self, const std::vector<Item>& items) -> void {
    for (const Item& item : items) {
      if (item.kind == Item::Kind::question)
        out[item.question.value] = std::to_string(step) + "." + std::to_string(++number);
      if (item.kind == Item::Kind::group) self(self, model.groups[item.group].items);
    }
  };
  for (const Step& each : model.steps) {
    ++step;
    number = 0;
    count(count, each.items);
  }
  return out;
}

class PaperForm {
 public:
  PaperForm(const Edition& edition, const std::string& address, const Theme& theme,
            Renderer& renderer)
      : edition_(edition),
        model_(*edition.model),
        locale_(*edition.locale),
        address_(address),
        theme_(theme),
        renderer_(renderer),
        numbers_(numbers_of(model_)) {}

  std::string run() {
    std::string parts;
    for (std::uint32_t i = 0; i < model_.steps.size(); ++i)
      parts += part(model_.steps[Index<Step>{i}], i + 1);
    return page(sheet(std::move(parts)));
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
  const std::string& number_of(const Question& q) const {
    const auto at = static_cast<std::size_t>(&q - &model_.questions[Index<Question>{0}]);
    return numbers_[at];
  }

  std::string only_if(std::string_view key, const Condition& condition) const {
    if (!condition) return {};
    return fill(key, {{"condition", in_words(condition, edition_, numbers_)}});
  }

  // A paper has headings of at most six levels too.
  static std::string level(std::size_t depth) {
    return std::to_string(std::min<std::size_t>(depth, 6));
  }

  // ---- around the questions

  std::string sheet(std::string parts) {
    const Service& s = model_.service;
    const std::string title = plain(model_.title);
    std::vector<Params> how, after = events(edition_), sent = attachments(),
                             ways = channels(edition_, false);
    for (const char* key : {"paper.how-write", "paper.how-skip", "paper.how-room"})
      how.push_back({{"text", ui(key)}});
    std::string processing;
    if (s.processing_days > 0)
      processing = fill("start.processing", {{"days", std::to_string(s.processing_days)}});
    const std::string to = send_to();
    return render("paper", {{"title_html", html(model_.title)},
                            {"summary_html", html(model_.summary)},
                            {"how_heading", ui("paper.how")},
                            {"how", std::move(how)},
                            {"channels_heading", ways.empty() ? "" : ui("exit.help")},
                            {"channels", std::move(ways)},
                            {"digital_heading", address_.empty() ? "" : ui("paper.digital")},
                            {"digital_text", ui("paper.digital-how")},
                            {"address", address_},
                            {"code_html", code()},
                            {"parts_html", std::move(parts)},
                            {"sign_heading", is_signed() ? ui("paper.sign") : ""},
                            {"place_text", ui("paper.place")},
                            {"date_text", ui("paper.date")},
                            {"date_html", written(paper_date(locale_))},
                            {"signature_text", ui("paper.signature")},
                            {"name_text", ui("paper.name")},
                            {"line_text", fill("paper.lines", {{"count", "1"}})},
                            {"attachments_heading", sent.empty() ? "" : ui("paper.attachments")},
                            {"attachments", std::move(sent)},
                            {"send_heading", to.empty() ? "" : ui("paper.send")},
                            {"send_html", to},
                            {"after_heading", after.empty() ? "" : ui("start.after")},
                            {"after", std::move(after)},
                            {"processing_text", processing},
                            {"privacy_heading", s.privacy_purpose ? ui("start.privacy") : ""},
                            {"privacy_html", html(s.privacy_purpose)},
                            {"version_text",
                             fill("paper.version", {{"form", title}, {"version", model_.version}})},
                            {"statement_text", ui("statement.link")},
                            {"statement_href", "accessibility.html"}});
  }

  std::string code() const {
    if (address_.empty()) return {};
    return qr_code(address_, fill("paper.code", {{"address", address_}}));
  }

  std::string send_to() const {
    for (const Channel& channel : model_.service.channels)
      if (channel.kind == ChannelKind::paper && channel.text) return html(channel.text);
    return {};
  }

  // Who signs in on the web signs on paper, and so does whoever declares something.
  bool is_signed() const {
    return model_.service.identification == "e-id" ||
           std::any_of(model_.questions.begin(), model_.questions.end(),
                       [](const Question& q) { return q.kind->name == "declaration"; });
  }

  bool is_conditional(const Question& q) const {
    if (q.show_when || !q.required || model_.steps[q.step].show_when) return true;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      if (model_.groups[g].show_when) return true;
    return false;
  }

  std::vector<Params> attachments() const {
    std::vector<Params> out;
    for (const Question& q : model_.questions)
      if (q.kind->name == "file")
        out.push_back(
            {{"text_html",
              marked_up(fill(is_conditional(q) ? "paper.attachment-sometimes" : "paper.attachment",
                             {{"label", with_languages(edition_.text(q.label).pieces)},
                              {"question", number_of(q)}}))}});
    return out;
  }

  // ---- the questions

  std::string part(const Step& step, std::size_t number) {
    return render("paper-part", {{"number", std::to_string(number)},
                                 {"title_html", html(step.title)},
                                 {"condition", only_if("condition.part-only-if", step.show_when)},
                                 {"body_html", items(step.items, 3)}});
  }

  std::string items(const std::vector<Item>& items, std::size_t depth) {
    std::string out;
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: out += question(model_.questions[item.question], depth); break;
        case Item::Kind::group: out += group(model_.groups[item.group], depth); break;
        case Item::Kind::exit: out += exit(model_.exits[item.exit], depth); break;
        case Item::Kind::check: out += check(model_.checks[item.check], depth); break;
        case Item::Kind::info: out += info(model_.infos[item.info], depth); break;
        case Item::Kind::media: out += media(model_.media[item.media]); break;
      }
    }
    return out;
  }

  std::string group(const Group& group, std::size_t depth) {
    if (group.repeat) return repeat(group, depth);
    const std::size_t inside = group.title ? depth + 1 : depth;
    return render("paper-group", {{"level", level(depth)},
                                  {"title_html", html(group.title)},
                                  {"condition", only_if("condition.part-only-if", group.show_when)},
                                  {"body_html", items(group.items, inside)}});
  }

  // As many rows as the long form has without JavaScript.
  std::string repeat(const Group& group, std::size_t depth) {
    constexpr std::size_t kUsual = 3;
    const Repeat& repeat = *group.repeat;
    const std::size_t count = std::min(repeat.max, std::max(repeat.min, kUsual));
    const std::size_t inside = group.title ? depth + 1 : depth;
    std::string room = fill("repeat.room", {{"number", std::to_string(count)}});
    if (repeat.max > count) room += " " + ui("paper.rows-more");
    std::vector<Params> rows;
    for (std::size_t row = 1; row <= count; ++row)
      rows.push_back({{"title", fill("repeat.row", {{"row", plain(repeat.row_title)},
                                                    {"number", std::to_string(row)}})},
                      {"row_level", level(inside)},
                      {"body_html", items(group.items, inside + 1)}});
    return render("paper-rows", {{"level", level(depth)},
                                 {"title_html", html(group.title)},
                                 {"condition", only_if("condition.part-only-if", group.show_when)},
                                 {"room_text", room},
                                 {"rows", std::move(rows)}});
  }

  std::string question(const Question& q, std::size_t depth) {
    const Paper paper = q.kind->paper ? q.kind->paper(edition_, q) : Paper{.parts = {PaperPart{}}};
    // What is said of files is about computers: their types, and how to choose them.
    const bool is_file = q.kind->name == "file";
    std::string hint_html = html(q.hint);
    if (!is_file && q.kind->hint)
      hint_html += (hint_html.empty() ? "" : " ") + escaped(q.kind->hint(edition_, q));
    std::string condition = only_if("condition.only-if", q.show_when);
    const std::string required = only_if("condition.required-if", q.required_when);
    condition += (condition.empty() || required.empty() ? "" : " ") + required;
    std::vector<Params> options;
    for (const std::string& option : paper.options_html)
      options.push_back({{"label_html", option}});
    constexpr std::size_t kColumn = 6;
    const bool optional = !q.required && !q.required_when && !q.kind->computed;
    return render("paper-question",
                  {{"number", number_of(q)},
                   // Below six levels of headings it stands under its group's, as a paragraph.
                   {"level", depth <= 6 ? level(depth) : std::string()},
                   {"label_html", html(q.label)},
                   {"optional_text", optional ? ui("optional") : std::string()},
                   {"condition", condition},
                   {"hint_html", hint_html},
                   {"why_html", q.why ? escaped(ui("why.prefix")) + " " + html(q.why) : ""},
                   {"help_html", is_file ? std::string() : html(q.help)},
                   {"words", paper.words},
                   {"has_options", !options.empty()},
                   {"many_options", options.size() > kColumn},
                   {"options", std::move(options)},
                   {"answer_html", written(paper.parts)}});
  }

  // Boxes and lines are drawn by the style sheet; a screen reader is told that they are there.
  std::string written(const std::vector<PaperPart>& parts) {
    if (parts.empty()) return {};
    std::vector<Params> list;
    for (const PaperPart& part : parts) {
      std::vector<Params> boxes, lines;
      std::size_t count = 0;
      for (const char c : part.boxes) {
        count += c == '_';
        boxes.push_back({{"between", c == '_' ? std::string() : std::string(1, c)}});
      }
      if (boxes.empty())
        for (std::size_t i = 0; i < part.lines; ++i)
          lines.push_back({{"short_line", part.short_line}});
      const std::string number = std::to_string(boxes.empty() ? lines.size() : count);
      list.push_back(
          {{"title", part.title},
           {"label", part.label},
           {"has_boxes", !boxes.empty()},
           {"boxes", std::move(boxes)},
           {"lines", std::move(lines)},
           {"room_text", fill(count > 0 ? "paper.boxes" : "paper.lines", {{"count", number}})},
           {"unit", part.unit}});
    }
    return render("paper-answer", {{"parts", std::move(list)}});
  }

  std::string note(std::string_view kind, std::size_t depth, std::string condition,
                   std::string title_html, std::string body_html) {
    return render("paper-note", {{"kind", std::string(kind)},
                                 {"level", level(depth)},
                                 {"condition", std::move(condition)},
                                 {"title_html", std::move(title_html)},
                                 {"body_html", std::move(body_html)}});
  }

  std::string exit(const Exit& exit, std::size_t depth) {
    return note("exit", depth, only_if("paper.exit-if", exit.when), html(exit.title),
                html(exit.body));
  }

  std::string check(const Check& check, std::size_t depth) {
    return note("check", depth, "", "",
                "<p>" + escaped(ui("paper.check")) + " " + html(check.message) + "</p>");
  }

  std::string info(const Info& info, std::size_t depth) {
    return note("info", depth, only_if("condition.part-only-if", info.show_when), html(info.title),
                html(info.body));
  }

  // A film or a sound is what its transcript says.
  std::string media(const Media& media) {
    const bool picture = media.kind == Media::Kind::picture;
    if (!picture && !media.transcript) return {};
    return render("paper-media",
                  {{"condition", only_if("condition.part-only-if", media.show_when)},
                   {"title_html", html(media.title)},
                   {"picture", picture},
                   {"src", "../../media/" + model_.id + "/" + media.file.name},
                   {"alternative", plain(media.alternative)},
                   {"transcript_html", picture ? std::string() : html(media.transcript)}});
  }

  std::string page(std::string main) {
    const std::string title = fill("paper.title", {{"form", plain(model_.title)}});
    return laid_out({.locale = locale_,
                     .theme = theme_,
                     .up = "../../",
                     .title = title,
                     .description = plain(model_.summary),
                     .posts_to = origin_of(model_.service.endpoint),
                     .more_sheet = kPaperSheet,
                     .unreviewed = edition_.unreviewed(),
                     .source_href = source_of("blankett.html", edition_),
                     .main_html = std::move(main)},
                    renderer_);
  }

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  const std::string& address_;
  const Theme& theme_;
  Renderer& renderer_;
  std::vector<std::string> numbers_;
};

}  // namespace

bool has_paper(const Model& model) {
  return std::any_of(model.service.channels.begin(), model.service.channels.end(),
                     [](const Channel& channel) { return channel.kind == ChannelKind::paper; });
}

std::string paper_form(const Edition& edition, const std::string& address, const Theme& theme,
                       Renderer& renderer) {
  return PaperForm(edition, address, theme, renderer).run();
}

}  // namespace blankett
