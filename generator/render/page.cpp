// The guided form: start, steps, check your answers and receipt in one page that is also one long
// form without JavaScript. Every component is rendered on its own and put into its parent.
// Tested by render_test.cpp, golden_test.cpp and the browser tests.

#include <algorithm>

#include "base/text.h"
#include "contract/cases.h"
#include "contract/openapi.h"
#include "contract/rules_json.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "kinds/words.h"
#include "render/client_data.h"
#include "render/graph.h"
#include "render/policy.h"
#include "render/render.h"
#include "render/review_sheet.h"

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
    std::string main = start();
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

  std::vector<Params> channels() const {
    std::vector<Params> out;
    for (const Channel& channel : model_.service.channels) {
      if (!channel.text || channel.kind == ChannelKind::paper) continue;
      const std::string words = plain(channel.text);
      std::string label, href;
      switch (channel.kind) {
        case ChannelKind::phone: label = ui("channel.phone"), href = phone_link(words); break;
        case ChannelKind::email: label = ui("channel.email"), href = email_link(words); break;
        case ChannelKind::visit: label = ui("channel.visit"); break;
        case ChannelKind::paper: break;
      }
      out.push_back({{"label", label}, {"text_html", html(channel.text)}, {"href", href}});
    }
    return out;
  }

  // A link only when the words are a number and nothing else: digits gathered from a sentence could
  // be anybody's number.
  static std::string phone_link(const std::string& words) {
    std::string digits;
    for (const char c : words) {
      if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
      else if (c != ' ' && c != '-') return {};
    }
    if (digits.starts_with('0')) digits = "+46" + digits.substr(1);
    return digits.size() > 4 && digits.size() <= 16 ? "tel:" + digits : "";
  }

  static std::string email_link(const std::string& words) {
    const std::size_t at = words.find('@');
    const bool address = at != words.npos && at > 0 && words.find('.', at) != words.npos &&
                         words.find_first_of(" \n<>?&\"") == words.npos;
    return address ? "mailto:" + words : "";
  }

  std::vector<Params> events() const {
    std::vector<Params> out;
    for (const Index<Text> event : model_.service.events)
      out.push_back({{"text_html", html(event)}});
    return out;
  }

  // Whether a question can be hidden, by its own condition or one around it.
  bool is_conditional(const Question& q) const {
    if (q.show_when || model_.steps[q.step].show_when) return true;
    for (Index<Group> g = q.group; g; g = model_.groups[g].parent)
      if (model_.groups[g].show_when) return true;
    return false;
  }

  std::string start() {
    const Service& s = model_.service;
    std::vector<Params> needs;
    if (!s.identification.empty()) {
      std::string words = escaped(ui("start.identification." + s.identification));
      if (s.identification_why) words += " " + html(s.identification_why);
      needs.push_back({{"text_html", std::move(words)}});
    }
    for (const Question& q : model_.questions)
      if (q.kind->name == "file")
        needs.push_back({{"text_html", escaped(fill(is_conditional(q) ? "start.need-file-sometimes"
                                                                      : "start.need-file",
                                                    {{"label", plain(q.label)}}))}});
    std::string processing;
    if (s.processing_days > 0)
      processing = fill(s.processing_days == 1 ? "start.processing.one" : "start.processing",
                        {{"days", std::to_string(s.processing_days)}});
    std::vector<Params> ways = channels();
    return render("start", {{"title_html", html(model_.title)},
                            {"summary_html", html(model_.summary)},
                            {"needs_heading", needs.empty() ? "" : ui("start.needs")},
                            {"needs", std::move(needs)},
                            {"identification_html", ""},
                            {"processing_text", processing},
                            {"after_heading", s.events.empty() ? "" : ui("start.after")},
                            {"after", events()},
                            {"channels_heading", ways.empty() ? "" : ui("start.other-ways")},
                            {"channels", std::move(ways)},
                            {"privacy_heading", s.privacy_purpose ? ui("start.privacy") : ""},
                            {"privacy_text", plain(s.privacy_purpose)},
                            {"start_text", ui("start.button")},
                            {"start_href", "#form"}});
  }

  std::string step(const Step& step, std::size_t number) {
    const Slots slots = {{"number", std::to_string(number)},
                         {"total", std::to_string(model_.steps.size())}};
    exits_.clear();
    heading_ = only_question(step.items);
    const bool same = heading_ && plain(heading_->label) == plain(step.title);
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
        case Item::Kind::exit: exits_ += exit(model_.exits[item.exit]); break;
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
    for (row_ = 1; row_ <= count; ++row_) {
      const std::string number = std::to_string(row_);
      rows +=
          render("row", {{"id", id_of(group.path + "/" + number)},
                         {"number", number},
                         {"title", fill("repeat.row", {{"row", row_title}, {"number", number}})},
                         {"body_html", items(group.items)},
                         {"remove_text", ui("repeat.remove")}});
    }
    row_ = 0;
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
                           {"body_html", html(info.body)}});
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
      captions.push_back({{"src", folder + c.file.name},
                          {"lang", c.language},
                          {"label", language_name(c.language)},
                          {"default", c.language == locale_.language}});
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
         {"transcript_html", html(media.transcript)}});
  }

  std::string language_name(const std::string& language) const {
    for (const Edition& edition : all_)
      if (edition.locale->language == language) return edition.locale->name;
    return language;
  }

  std::string exit(const Exit& exit) {
    std::vector<Params> ways = channels();
    return render("exit", {{"id", exit.id},
                           {"title_html", html(exit.title)},
                           {"condition_html", only_if("condition.exit-if", exit.when)},
                           {"body_html", html(exit.body)},
                           {"back_text", ui("exit.back")},
                           {"channels_heading", ways.empty() ? "" : ui("exit.help")},
                           {"channels", std::move(ways)}});
  }

  std::string hint(const Question& q) const {
    std::string own = html(q.hint);
    const std::string rules = q.kind->hint ? escaped(q.kind->hint(edition_, q)) : "";
    if (own.empty() || rules.empty()) return own + rules;
    return own + " " + rules;
  }

  std::string question(const Question& q) {
    const std::string path = in_row(q.path);
    const std::string id = id_of(path);
    const std::string hint_html = hint(q);
    const std::string why_html = q.why ? escaped(ui("why.prefix")) + " " + html(q.why) : "";
    std::string describedby;
    if (!hint_html.empty()) describedby = id + "-hint";
    if (!why_html.empty()) describedby += (describedby.empty() ? "" : " ") + id + "-why";
    const std::string_view other =
        q.kind->other_component ? q.kind->other_component(q) : std::string_view{};
    const Kind::Frame frame = other.empty() ? q.kind->frame : Kind::Frame::field;
    const bool grouped = frame == Kind::Frame::group;
    // The script hides the word while a condition makes an answer required.
    const bool optional = !q.required && !q.kind->computed;
    std::string control =
        render(other.empty() ? q.kind->component : other,
               q.kind->view({edition_, q, path, id, grouped ? std::string() : describedby}));
    Params params{{"id", id},
                  {"path", path},
                  {"kind", std::string(q.kind->name)},
                  {"hint_html", hint_html},
                  {"why_html", why_html},
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
    std::vector<Params> ways = channels();
    return render("receipt",
                  {{"title", ui("receipt.title")},
                   {"number_label", ui("receipt.number")},
                   {"time_label", ui("receipt.time")},
                   {"after_heading", model_.service.events.empty() ? "" : ui("receipt.after")},
                   {"after", events()},
                   {"channels_heading", ways.empty() ? "" : ui("exit.help")},
                   {"channels", std::move(ways)},
                   {"answers_heading", ui("receipt.answers")},
                   {"print_text", ui("receipt.print")},
                   {"download_text", ui("receipt.download")}});
  }

  std::vector<Params> languages() const {
    std::vector<Params> out;
    for (const Edition& edition : all_)
      out.push_back(
          {{"lang", edition.locale->language},
           {"name", edition.locale->name},
           {"href", "../../" + edition.locale->language + "/" + model_.id + "/index.html"},
           {"current", edition.locale == &locale_}});
    return out;
  }

  std::string page(std::string main) {
    const std::string title = plain(model_.title);
    std::vector<Params> ways = channels();
    std::string footer = render("footer", {{"title", ways.empty() ? "" : ui("footer.title")},
                                           {"channels", std::move(ways)},
                                           {"made_by_text", ui("made-by")}});
    return render("page",
                  {{"lang", locale_.language},
                   {"dir", locale_.direction},
                   {"page_title", title + " – " + ui("site-name")},
                   {"description", plain(model_.summary)},
                   {"csp", content_policy(theme_, origin_of(model_.service.endpoint))},
                   {"css_href", "../../" + theme_.sheet(kFormSheet)},
                   {"more_css_href", ""},
                   {"js_href", "../../" + theme_.script.path},
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

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  std::span<const Edition> all_;
  const Theme& theme_;
  Renderer& renderer_;
  std::string exits_;                  // of the step being rendered
  const Question* heading_ = nullptr;  // of the step being rendered, when a question is its heading
  Index<Group> repeat_{};
  std::size_t row_ = 0;  // the row of `repeat_` being rendered, from 1; 0 outside
};

}  // namespace

std::string page_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string review_path(const Edition& edition) {
  return "reports/" + edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string drawing_path(const std::string& form, const std::string& language) {
  return "reports/" + language + "/" + form + "/flow.svg";
}

Site render(std::span<const Edition> editions, const Theme& theme, Renderer& renderer) {
  Site site;
  if (editions.empty()) return site;
  const Model& model = *editions.front().model;
  std::vector<std::string> languages;
  for (const Edition& edition : editions) languages.push_back(edition.locale->language);
  const Contract contract(model, languages);
  for (const Edition& edition : editions) {
    site[page_path(edition)] = FormPage(edition, editions, theme, renderer).run();
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
