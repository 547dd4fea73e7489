// Every component is rendered on its own and put into its parent.
// Tested by render_test.cpp, golden_test.cpp and the browser tests.

#include "render/questions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/words.h"

namespace blankett {

// A plain text, so escaped here.
std::string only_if(std::string_view key, const Condition& condition, const Edition& edition) {
  if (!condition) return {};
  return escaped(edition.locale->say(key, {{"condition", in_words(condition, edition)}}));
}

const Question* only_question(const Step& step, const Model& model) {
  const Question* found = nullptr;
  for (const Item& item : step.items) {
    const bool before = item.kind == Item::Kind::info || item.kind == Item::Kind::media;
    if (item.kind == Item::Kind::group || (before && !found)) return nullptr;
    if (item.kind != Item::Kind::question) continue;
    const Question& q = model.questions[item.question];
    if (found || q.show_when || q.kind->computed || q.kind->frame == Kind::Frame::none)
      return nullptr;
    found = &q;
  }
  return found;
}

class Questions::Rendering {
 public:
  Rendering(const Edition& edition, std::span<const Edition> all, Renderer& renderer, Reader reader,
            std::function<std::string(const Exit&)> exit)
      : edition_(edition),
        model_(*edition.model),
        locale_(*edition.locale),
        all_(all),
        renderer_(renderer),
        agent_(reader == Reader::agent),
        exit_(std::move(exit)) {}

  std::string step(const Step& step) {
    if (!agent_) {  // who has all steps before them has read it already
      heading_ = only_question(step, model_);
      explained_.clear();
    }
    return items(step.items);
  }

  std::string terms_elsewhere(Index<Text> text) {
    const std::set<std::string> explained = std::exchange(explained_, {});
    std::string words = terms({text}, false);
    explained_ = explained;
    return words;
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

  // What a question's conditions ask of those who see it always.
  std::string conditions(const Question& q) const {
    std::string out = only_if("condition.only-if", q.show_when);
    const std::string required = only_if("condition.required-if", q.required_when);
    if (!out.empty() && !required.empty()) out += ' ';
    return out + required;
  }

  // Ids of questions have a prefix that no other id of the page has.
  static std::string id_of(const std::string& path) {
    std::string id = "f-" + path;
    std::replace(id.begin(), id.end(), '/', '-');
    return id;
  }

  // The path of what stands in the row being rendered: "barn/namn" → "barn/2/namn".
  std::string in_row(const std::string& path) const {
    if (row_ == 0) return path;
    const std::string& rows = model_.groups[repeat_].path;
    return rows + "/" + std::to_string(row_) + path.substr(rows.size());
  }

  std::string items(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: out += question(model_.questions[item.question]); break;
        case Item::Kind::group: out += group(item.group); break;
        case Item::Kind::exit: out += exit_(model_.exits[item.exit]); break;
        case Item::Kind::check: break;  // words of the script, and of the server
        case Item::Kind::info: out += info(item.info); break;
        case Item::Kind::media: out += media(item.media); break;
      }
    }
    return out;
  }

  std::string group(Index<Group> index) {
    const Group& group = model_.groups[index];
    if (group.repeat) return repeat(index);
    const std::string path = in_row(group.path);
    return render("group", {{"id", id_of(path)},
                            {"path", path},
                            {"title_html", html(group.title)},
                            {"condition_html", only_if("condition.part-only-if", group.show_when)},
                            {"body_html", items(group.items)}});
  }

  // Without JavaScript there are as many rows as most people need; the script adds and removes.
  std::string repeat(Index<Group> index) {
    const Group& group = model_.groups[index];
    const Repeat& repeat = *group.repeat;
    constexpr std::size_t kUsual = 3;
    const std::size_t count = std::min(repeat.max, std::max(repeat.min, kUsual));
    const std::string row_title = plain(repeat.row_title);
    repeat_ = index;
    std::string rows;
    const std::set<std::string> explained = explained_;
    for (row_ = 1; row_ <= count; ++row_) {
      explained_ = explained;  // any row can be taken away
      const std::string number = std::to_string(row_);
      rows +=
          render("row", {{"id", id_of(group.path + "/" + number)},
                         {"number", number},
                         {"title", fill("repeat.row", {{"row", row_title}, {"number", number}})},
                         {"body_html", items(group.items)},
                         {"remove_text", ui("repeat.remove")}});
    }
    row_ = 0;
    explained_ = explained;
    return render(
        "repeat",
        {{"id", id_of(group.path)},
         {"path", group.path},
         {"title_html", html(group.title)},
         {"condition_html", only_if("condition.part-only-if", group.show_when)},
         {"room_text", fill("repeat.room", {{"number", std::to_string(count)}})},
         {"error_prefix", ui("error-prefix")},
         {"rows_html", std::move(rows)},
         {"full_text", fill("repeat.full", {{"max", std::to_string(repeat.max)}})},
         {"add_text", repeat.add ? plain(repeat.add) : fill("repeat.add", {{"row", row_title}})}});
  }

  // The browser decides by the number of the part; what is always shown has none.
  static std::string part_number(const Condition& show_when, std::size_t number) {
    return show_when ? std::to_string(number) : "";
  }

  std::string info(Index<Info> index) {
    const Info& info = model_.infos[index];
    return render("info", {{"show", part_number(info.show_when, index.value)},
                           {"part", "info-" + std::to_string(index.value)},
                           {"condition_html", only_if("condition.part-only-if", info.show_when)},
                           {"title_html", html(info.title)},
                           {"body_html", html(info.body) + terms({info.body}, !info.show_when)}});
  }

  std::string media(Index<Media> index) {
    const Media& media = model_.media[index];
    static constexpr std::string_view kNames[] = {"media.video", "media.audio", "",
                                                  "media.sign-language"};
    const std::string_view kind = kNames[static_cast<std::size_t>(media.kind)];
    const std::string name = media.title    ? plain(media.title)
                             : kind.empty() ? std::string()
                                            : ui(kind);
    const std::string folder = "../../media/" + model_.id + "/";
    std::vector<Params> captions;
    for (const Media::Captions& c : media.captions)
      captions.push_back(
          {{"src", folder + c.file.name},
           {"lang", c.language},
           {"label", language_name(c.language)},
           {"default", c.language == locale_.language || c.language == locale_.parent}});
    return render(
        "media",
        {{"show", part_number(media.show_when, model_.infos.size() + index.value)},
         {"part", "media-" + std::to_string(index.value)},
         {"condition_html", only_if("condition.part-only-if", media.show_when)},
         {"title_html", html(media.title)},
         {"video", media.kind == Media::Kind::video || media.kind == Media::Kind::sign_language},
         {"audio", media.kind == Media::Kind::audio},
         {"picture", media.kind == Media::Kind::picture},
         {"src", folder + media.file.name},
         {"name", name},
         {"captions", std::move(captions)},
         {"alternative", plain(media.alternative)},
         {"transcript_summary", media.transcript ? fill("media.transcript", {{"name", name}}) : ""},
         {"transcript_html", html(media.transcript) + terms({media.transcript}, false)}});
  }

  std::string language_name(const std::string& language) const {
    for (const Edition& edition : all_)
      if (edition.locale->language == language) return edition.locale->name;
    return language;
  }

  // What the terms in these texts mean, folded, each once a step. They stand after the texts: a
  // label or a hint is read out as a name, and has no place for something to press.
  std::string terms(std::initializer_list<Index<Text>> texts, bool always_shown) {
    std::string out;
    std::set<std::string> own;
    for (const Index<Text> i : texts) {
      if (!i) continue;
      for (const Piece& piece : edition_.text(i).pieces) {
        if (piece.kind != Piece::Kind::open || piece.name != "term") continue;
        if (explained_.count(piece.attribute) || !own.insert(piece.attribute).second) continue;
        const Term* term = edition_.term(piece.attribute);
        if (!term) continue;  // reported
        out += render("term", {{"summary", fill("term.summary", {{"term", term->name}})},
                               {"definition", term->definition}});
      }
    }
    if (always_shown) explained_.merge(own);  // what may be hidden explains to itself only
    return out;
  }

  std::string terms(const Question& q) {
    const bool shown = is_shown_with_step(q);
    std::string out = terms({q.label, q.hint, q.help}, shown);
    for (const Option* option : options_of(edition_, q)) out += terms({option->label}, shown);
    return out;
  }

  bool is_shown_with_step(const Question& q) const {
    bool shown = !q.show_when;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      shown = shown && !model_.groups[g].show_when;
    return shown;
  }

  // In every row that there is room for, nothing is demanded.
  bool is_always_required(const Question& q) const {
    return q.required && row_ == 0 && is_shown_with_step(q) && !model_.steps[q.step].show_when;
  }

  std::string hint(const Question& q) const {
    std::string own = html(q.hint);
    if (agent_) own = spoken_hint(q, std::move(own));
    const std::string rules = q.kind->hint ? escaped(q.kind->hint(edition_, q)) : "";
    if (own.empty() || rules.empty()) return own + rules;
    return own + " " + rules;
  }

  std::string question(const Question& q) {
    const std::string path = in_row(q.path);
    const std::string id = id_of(path);
    const std::string hint_html = hint(q);
    const std::string why_html =
        q.why ? escaped(ui(agent_ ? "call.why" : "why.prefix")) + " " + html(q.why) : "";
    std::string describedby;
    if (!hint_html.empty()) describedby = id + "-hint";
    if (!why_html.empty()) describedby += (describedby.empty() ? "" : " ") + id + "-why";
    const std::string_view other =
        q.kind->other_component ? q.kind->other_component(q) : std::string_view{};
    const Kind::Frame frame = other.empty() ? q.kind->frame : Kind::Frame::field;
    const bool grouped = frame == Kind::Frame::group;
    // The script hides the word while a condition makes an answer required.
    const bool optional = !q.required && !q.kind->computed;
    Question asked = q;
    asked.about_other |= agent_;  // a browser must not fill in the agent's own data
    std::string control =
        render(other.empty() ? q.kind->component : other,
               q.kind->view({edition_, asked, path, id, grouped ? std::string() : describedby,
                             is_always_required(q)}));
    Params params{{"id", id},
                  {"path", path},
                  {"kind", std::string(q.kind->name)},
                  {"hint_html", hint_html},
                  {"why_html", why_html},
                  {"terms_html", terms(q)},
                  {"help_summary", q.help ? fill("help.summary", {{"label", plain(q.label)}}) : ""},
                  {"help_html", html(q.help)},
                  {"condition_html", conditions(q)},
                  {"error_prefix", ui("error-prefix")},
                  {"control_html", std::move(control)}};
    if (frame == Kind::Frame::none) return render("declaration-field", std::move(params));
    params.set("label_html", html(q.label));
    params.set("optional_text", optional ? ui("optional") : std::string());
    const std::string progress =
        &q == heading_ ? "step-" + model_.steps[q.step].id + "-progress" : "";
    // A heading in a legend is not found by every screen reader, and a legend of several boxes is
    // read with each; so only lists of options have it there.
    const bool options = !q.options.empty() || q.kind->answer == AnswerType::yes_no;
    params.set("heading_describedby", grouped && !options ? "" : progress);
    if (!grouped) return render("field", std::move(params));
    params.set("heading_above_describedby", options ? "" : progress);
    params.set("describedby", describedby);
    return render("field-group", std::move(params));
  }

  // What is done otherwise on the phone stands before the author's own words.
  std::string spoken_hint(const Question& q, std::string own) const {
    const std::string_view key = q.kind->name == "declaration" ? "call.declare"
                                 : q.kind->name != "file"      ? ""
                                 : q.required                  ? "call.file"
                                                               : "call.file-optional";
    if (key.empty()) return own;
    return escaped(ui(key)) + (own.empty() ? "" : " " + own);
  }

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  std::span<const Edition> all_;
  Renderer& renderer_;
  bool agent_;
  std::function<std::string(const Exit&)> exit_;
  const Question* heading_ = nullptr;  // of the step being rendered, when a question is its heading
  std::set<std::string> explained_{};  // the concepts that the step has explained
  Index<Group> repeat_{};
  std::size_t row_ = 0;  // the row of `repeat_` being rendered, from 1; 0 outside
};

Questions::Questions(const Edition& edition, std::span<const Edition> all, Renderer& renderer,
                     Reader reader, std::function<std::string(const Exit&)> exit)
    : rendering_(std::make_unique<Rendering>(edition, all, renderer, reader, std::move(exit))) {}
Questions::~Questions() = default;
Questions::Questions(Questions&&) noexcept = default;

std::string Questions::step(const Step& step) { return rendering_->step(step); }
std::string Questions::terms(Index<Text> text) { return rendering_->terms_elsewhere(text); }

}  // namespace blankett
