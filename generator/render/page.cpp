// The guided form: start, steps, check your answers and receipt in one page that is also one long
// form without JavaScript. Every component is rendered on its own and put into its parent.
// Tested by render_test.cpp, golden_test.cpp and the browser tests.

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "contract/cases.h"
#include "contract/openapi.h"
#include "contract/rules_json.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/words.h"
#include "render/channels.h"
#include "render/client_data.h"
#include "render/duration.h"
#include "render/graph.h"
#include "render/paper.h"
#include "render/policy.h"
#include "render/render.h"
#include "render/review_sheet.h"
#include "render/start.h"

namespace blankett {
namespace {

class FormPage {
 public:
  FormPage(const Edition& edition, std::span<const Edition> all, const Theme& theme,
           Renderer& renderer)
      : edition_(edition),
        model_(*edition.model),
        locale_(*edition.locale),
        all_(all),
        theme_(theme),
        renderer_(renderer) {}

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
    return page(std::move(main));
  }

  // The phone script: the same questions, all at once, with what an agent says around them.
  std::string run_call() {
    call_ = true;
    std::string body;
    for (const Step& step : model_.steps)
      body += render("call-part",
                     {{"id", step.id},
                      {"title_html", html(step.title)},
                      {"condition_html", only_if("condition.part-only-if", step.show_when)},
                      {"body_html", items(step.items)}});
    body += render("call-closing",
                   {{"title", ui("call.closing")},
                    {"how_text", ui("call.closing-how")},
                    {"submit_html", render("submit", {{"text", ui("submit.button")}})}});
    std::string form = render(
        "form", {{"endpoint", model_.service.endpoint},
                 {"autocomplete", "off"},  // what one caller says is not offered to the next
                 {"error_summary_html", render("error-summary", {{"title", ui("errors.title")}})},
                 {"body_html", std::move(body)}});
    return page(call_opening() +
                render("call-desk", {{"form_html", std::move(form)},
                                     {"answers_heading", ui("call.answers")},
                                     {"new_text", ui("call.new")}}) +
                call_receipt());
  }

 private:
  std::string render(std::string_view component, Params params) {
    return renderer_.render(component, std::move(params));
  }
  const std::string& ui(std::string_view key) const { return locale_.text(key); }
  std::string fill(std::string_view key, const Slots& slots) const {
    return filled(ui(key), slots);
  }
  std::string html(Index<Text> i) const { return i ? markup(edition_.text(i)) : std::string(); }
  std::string plain(Index<Text> i) const { return edition_.plain(i); }

  // A sentence for those who read the form without JavaScript. Plain text, so escaped here.
  std::string only_if(std::string_view key, const Condition& condition) const {
    if (!condition) return {};
    return escaped(fill(key, {{"condition", in_words(condition, edition_)}}));
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

  std::string step(const Step& step, std::size_t number) {
    const Slots slots = {{"number", std::to_string(number)},
                         {"total", std::to_string(model_.steps.size())}};
    exits_.clear();
    heading_ = only_question(step.items);
    const bool same = heading_ && plain(heading_->label) == plain(step.title);
    explained_.clear();
    std::string body = items(step.items);
    std::string out =
        render("step", {{"id", step.id},
                        {"title_html", heading_ ? "" : html(step.title)},
                        {"caption_html", heading_ && !same ? html(step.title) : ""},
                        {"part_text", fill("step.part", slots)},
                        {"condition_html", only_if("condition.part-only-if", step.show_when)},
                        {"body_html", std::move(body)},
                        {"back_text", ui("step.back")},
                        {"continue_text", ui("step.continue")}});
    return out + exits_;
  }

  // The question that a step is about, when it asks one thing only: its label is the heading, so
  // that nobody has to read the same thing twice. Neither a question that can be hidden nor one
  // that something stands before is a heading.
  const Question* only_question(const std::vector<Item>& items) const {
    const Question* found = nullptr;
    for (const Item& item : items) {
      const bool before = item.kind == Item::Kind::info || item.kind == Item::Kind::media;
      if (item.kind == Item::Kind::group || (before && !found)) return nullptr;
      if (item.kind != Item::Kind::question) continue;
      const Question& q = model_.questions[item.question];
      if (found || q.show_when || q.kind->computed || q.kind->frame == Kind::Frame::none)
        return nullptr;
      found = &q;
    }
    return found;
  }

  std::string items(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: out += question(model_.questions[item.question]); break;
        case Item::Kind::group: out += group(item.group); break;
        case Item::Kind::exit:
          if (call_) out += call_exit(model_.exits[item.exit]);
          else exits_ += exit(model_.exits[item.exit]);
          break;
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

  std::string exit(const Exit& exit) {
    std::vector<Params> ways = channels(edition_);
    const std::set<std::string> explained = std::exchange(explained_, {});  // a view of its own
    std::string words = terms({exit.body}, false);
    explained_ = explained;
    return render("exit", {{"id", exit.id},
                           {"title_html", html(exit.title)},
                           {"condition_html", only_if("condition.exit-if", exit.when)},
                           {"body_html", html(exit.body) + words},
                           {"back_text", ui("exit.back")},
                           {"channels_heading", ways.empty() ? "" : ui("exit.help")},
                           {"channels", std::move(ways)}});
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
    bool shown = !q.show_when;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      shown = shown && !model_.groups[g].show_when;
    std::string out = terms({q.label, q.hint, q.help}, shown);
    for (const Option* option : options_of(edition_, q)) out += terms({option->label}, shown);
    return out;
  }

  std::string hint(const Question& q) const {
    std::string own = html(q.hint);
    if (call_) own = call_hint(q, std::move(own));
    const std::string rules = q.kind->hint ? escaped(q.kind->hint(edition_, q)) : "";
    if (own.empty() || rules.empty()) return own + rules;
    return own + " " + rules;
  }

  std::string question(const Question& q) {
    const std::string path = in_row(q.path);
    const std::string id = id_of(path);
    const std::string hint_html = hint(q);
    const std::string why_html =
        q.why ? escaped(ui(call_ ? "call.why" : "why.prefix")) + " " + html(q.why) : "";
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
    asked.about_other |= call_;  // a browser must not fill in the agent's own data
    std::string control =
        render(other.empty() ? q.kind->component : other,
               q.kind->view({edition_, asked, path, id, grouped ? std::string() : describedby}));
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

  std::vector<Params> languages() const {
    std::vector<Params> out;
    for (const Edition& edition : all_)
      out.push_back({{"lang", edition.locale->spoken},
                     {"hreflang", edition.locale->language},
                     {"name", edition.locale->name},
                     {"href", "../../" + edition.locale->language + "/" + model_.id +
                                  (call_ ? "/samtal.html" : "/index.html")},
                     {"current", edition.locale == &locale_}});
    return out;
  }

  std::string page(std::string main) {
    const std::string form = plain(model_.title);
    const std::string title = call_ ? fill("call.title", {{"form", form}}) : form;
    std::vector<Params> ways = channels(edition_);
    std::string footer = render("footer", {{"title", ways.empty() ? "" : ui("footer.title")},
                                           {"channels", std::move(ways)},
                                           {"statement_text", ui("statement.link")},
                                           {"statement_href", "../accessibility.html"},
                                           {"made_by_text", ui("made-by")}});
    return render("page",
                  {{"lang", locale_.spoken},
                   {"dir", locale_.direction},
                   {"page_title", title + " – " + ui("site-name")},
                   {"description", plain(model_.summary)},
                   {"csp", content_policy(theme_, origin_of(model_.service.endpoint))},
                   {"css_href", "../../" + theme_.sheet(kFormSheet)},
                   {"robots", call_ ? "noindex" : ""},
                   {"more_css_href", call_ ? "../../" + theme_.sheet(kCallSheet) : ""},
                   {"shell_href", call_ ? "" : "../../" + theme_.script(kShellScript)},
                   {"js_href", "../../" + theme_.script(call_ ? kCallScript : kFormScript)},
                   {"logo_href", theme_.logo_path.empty() ? "" : "../../" + theme_.logo_path},
                   {"home_href", "../index.html"},
                   {"home_text", ui("home-link")},
                   {"site_name", ui("site-name")},
                   {"skip_text", ui("skip-link")},
                   {"has_languages", all_.size() > 1},
                   {"languages_label", ui("language-menu")},
                   {"languages", languages()},
                   {"main_html", std::move(main)},
                   {"footer_html", std::move(footer)},
                   {"data_json_html", client_data(edition_)}});
  }

  // ---- what only the phone script has

  std::string call_opening() {
    constexpr unsigned kShortestCall = 5;  // minutes: one greets, and says goodbye
    const Service& s = model_.service;
    std::vector<Params> needs = needs_of(edition_), keys;
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
         {"privacy_text", plain(s.privacy_purpose)},
         {"needs_text", needs.empty() ? "" : ui("call.needs")},
         {"needs", std::move(needs)},
         {"keys_heading", ui("call.keys")},
         {"keys", std::move(keys)}});
  }

  // What is done otherwise on the phone stands before the author's own words.
  std::string call_hint(const Question& q, std::string own) const {
    const std::string_view key = q.kind->name == "declaration" ? "call.declare"
                                 : q.kind->name != "file"      ? ""
                                 : q.required                  ? "call.file"
                                                               : "call.file-optional";
    if (key.empty()) return own;
    return escaped(ui(key)) + (own.empty() ? "" : " " + own);
  }

  std::string call_exit(const Exit& exit) {
    return render("call-exit", {{"id", exit.id},
                                {"exit_heading", ui("call.exit")},
                                {"title_html", html(exit.title)},
                                {"condition_html", only_if("condition.exit-if", exit.when)},
                                {"body_html", html(exit.body)}});
  }

  std::string call_receipt() {
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
  std::string exits_;                  // of the step being rendered
  const Question* heading_ = nullptr;  // of the step being rendered, when a question is its heading
  std::set<std::string> explained_;    // the concepts that the step has explained
  bool call_ = false;                  // the phone script is being rendered
  Index<Group> repeat_{};
  std::size_t row_ = 0;  // the row of `repeat_` being rendered, from 1; 0 outside
};

}  // namespace

std::string page_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string paper_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/blankett.html";
}

std::string call_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/samtal.html";
}

std::string review_path(const Edition& edition) {
  return "reports/" + edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string drawing_path(const std::string& form, const std::string& language) {
  return "reports/" + language + "/" + form + "/flow.svg";
}

Site render(std::span<const Edition> editions, const Theme& theme, Renderer& renderer,
            const std::string& address) {
  Site site;
  if (editions.empty()) return site;
  const Model& model = *editions.front().model;
  std::vector<std::string> languages;
  for (const Edition& edition : editions) languages.push_back(edition.locale->language);
  const Contract contract(model, languages);
  for (const Edition& edition : editions) {
    site[page_path(edition)] = FormPage(edition, editions, theme, renderer).run();
    site[call_path(edition)] = FormPage(edition, editions, theme, renderer).run_call();
    // A server gives the folder's index.html for the folder; the shorter, the easier to type.
    const std::string digital =
        address.empty() ? "" : address + "/" + edition.locale->language + "/" + model.id + "/";
    if (has_paper(model)) site[paper_path(edition)] = paper_form(edition, digital, theme, renderer);
    site[review_path(edition)] = review_sheet(edition, contract, theme, renderer);
    site[drawing_path(model.id, edition.locale->language)] = flow_drawing(edition);
  }
  const std::string folder = "schemas/" + model.id + "/" + model.version + "/";
  site[folder + "schema.json"] = contract.schema().json.dump(2) + "\n";
  site[folder + "rules.json"] = rules_json(contract, editions);
  const Cases cases = cases_of(contract);
  site[folder + "cases.json"] = cases_json(cases, contract);
  site[folder + "openapi.json"] = openapi(contract, editions, cases.example());
  for (const Edition& edition : editions)
    site[folder + "labels." + edition.locale->language + ".json"] = labels_json(contract, edition);
  return site;
}

}  // namespace blankett
