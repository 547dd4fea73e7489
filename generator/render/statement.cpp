// The parts and their order are those of the template of Digg, which supervises the law. What is
// said is drafted from what rules found and people recorded, and never more: "helt förenlig" needs
// a person who judged every criterion of the form as it is now. Words that people recorded are in
// Swedish, and marked so on other pages. Tested by statement_test.cpp and statement.spec.mjs.

#include "render/statement.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "audit/criteria.h"
#include "base/direction.h"
#include "base/format.h"
#include "kinds/kind.h"
#include "kinds/markup.h"
#include "render/channels.h"
#include "render/frame.h"
#include "render/policy.h"
#include "render/statement_draft.h"
#include "render/theme.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kRecordLanguage = "sv";
constexpr std::string_view kAuthority = "https://www.digg.se/tdosanmalan";
constexpr std::string_view kStandard = "EN 301 549 V3.2.1", kGoal = "WCAG 2.2 AA";

std::string_view exempt_name(Exempt kind) { return kExempt[static_cast<std::size_t>(kind)]; }

std::string phone_address(std::string number) {
  std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
  return "tel:" + (number.starts_with('0') ? "+46" + number.substr(1) : number);
}

// The sections of a page, one after another.
class Sections {
 public:
  explicit Sections(const Locale& locale) : locale_(locale) {}

  const std::string& ui(std::string_view key) const { return locale_.text(key); }

  void begin(const std::string& heading) {
    flush();
    heading_ = heading;
  }
  void paragraph(std::string text) {
    if (!text.empty()) paragraphs_.push_back({{"text", std::move(text)}});
  }
  // Below the reviews.
  void closing(std::string text) { closing_.push_back({{"closing_text", std::move(text)}}); }
  void link(std::string href, std::string text) {
    links_.push_back({{"href", std::move(href)}, {"link_text", std::move(text)}});
  }
  void contact(Params channel) { contacts_.push_back(std::move(channel)); }
  void part(std::string heading, std::string text, std::vector<Params> groups = {}) {
    parts_.push_back({{"part_heading", std::move(heading)},
                      {"part_text", std::move(text)},
                      {"groups", std::move(groups)}});
  }
  void review(Params review) { reviews_.push_back(std::move(review)); }
  void service(Params service) { services_.push_back(std::move(service)); }

  std::vector<Params> take() {
    flush();
    return std::move(sections_);
  }

 private:
  void flush() {
    if (!heading_.empty())
      sections_.push_back({{"heading", std::move(heading_)},
                           {"paragraphs", std::move(paragraphs_)},
                           {"contacts", std::move(contacts_)},
                           {"links", std::move(links_)},
                           {"parts", std::move(parts_)},
                           {"reviews", std::move(reviews_)},
                           {"closing", std::move(closing_)},
                           {"has_services", !services_.empty()},
                           {"services", std::move(services_)}});
    heading_.clear();
    for (auto* list :
         {&paragraphs_, &contacts_, &links_, &parts_, &reviews_, &closing_, &services_})
      list->clear();
  }

  const Locale& locale_;
  std::string heading_;
  std::vector<Params> paragraphs_, contacts_, links_, parts_, reviews_, closing_, services_,
      sections_;
};

// Everything that both statements say alike.
void help_and_report(Sections& s, const char* help, std::vector<Params> contacts = {}) {
  s.begin(s.ui("statement.help.title"));
  s.paragraph(s.ui(help));
  const std::string phone = phone_address(without_isolates(s.ui("statement.phone")));
  bool there = false;  // the service has the city's number itself
  for (Params& contact : contacts) {
    for (const auto& [key, value] : contact.items)
      if (const auto* text = std::get_if<std::string>(&value); key == "href" && text)
        there = there || *text == phone;
    s.contact(std::move(contact));
  }
  if (!there) s.link(phone, s.ui("statement.phone"));
  s.begin(s.ui("statement.report.title"));
  s.paragraph(s.ui("statement.report.text"));
  s.link("mailto:" + s.ui("statement.email"), s.ui("statement.email"));
  s.begin(s.ui("statement.supervision.title"));
  s.paragraph(s.ui("statement.supervision.text"));
  s.link(std::string(kAuthority), s.ui("statement.authority"));
}

std::string law_key(const std::string& conformance) {
  return "statement.technical." + (conformance == "known" ? "partial" : conformance);
}

class FormStatement {
 public:
  FormStatement(const Edition& edition, const Statement& statement, const std::string& today)
      : edition_(edition),
        locale_(*edition.locale),
        statement_(statement),
        today_(today),
        sections_(locale_) {}

  Params run() {
    const Slots form = {{"form", edition_.plain(edition_.model->title)}};
    status();
    help_and_report(sections_, "statement.form-help.text", channels(edition_));
    sections_.begin(ui("statement.technical.title"));
    sections_.paragraph(ui(law_key(statement_.conformance)));
    inaccessible();
    method();
    return {{"title", locale_.say("statement.form-title", form)},
            {"intro", locale_.say("statement.form-intro", form)},
            {"sections", sections_.take()},
            {"more_text", ui("statement.site-link")},
            {"more_href", "../accessibility.html"},
            {"data_text", ui("statement.data")},
            {"data_href", "accessibility.json"}};
  }

 private:
  const std::string& ui(std::string_view key) const { return locale_.text(key); }
  std::string date(const std::string& iso) const { return date_in_words(iso, locale_.formats); }
  // Of words that stand as they were recorded.
  std::string record_language() const {
    return locale_.spoken == kRecordLanguage ? "" : std::string(kRecordLanguage);
  }

  void status() {
    sections_.begin(ui("statement.form-status.title"));
    if (statement_.prepared.empty()) sections_.paragraph(ui("statement.dates.draft"));
    sections_.paragraph(ui("statement.status." + statement_.conformance));
    if (has_exemption(statement_, Exempt::outside))
      sections_.paragraph(ui("statement.status.outside"));
    if (statement_.conformance == "full") return;
    const JudgedCount& j = statement_.judged;
    sections_.paragraph(locale_.say("statement.status.judged", {{"said", std::to_string(j.judged)},
                                                                {"all", std::to_string(j.all)}}));
    if (!statement_.reviews.empty() && !statement_.unchanged)
      sections_.paragraph(ui("statement.status.changed"));
  }

  static Params line(std::string label, std::string text, std::string language = {}) {
    return {{"label", std::move(label)},
            {"line_text", std::move(text)},
            {"line_lang", std::move(language)}};
  }

  std::string situation(std::size_t i) const {
    return ui("statement.situation." + criteria().situations[i].id);
  }

  std::string wcag(const std::vector<std::string>& criteria) const {
    return "WCAG " + listed(locale_, criteria);
  }

  Params gap(const Shortcoming& s) const {
    std::vector<Params> lines;
    if (!s.judged)
      lines.push_back(
          line("", ui(s.words.empty() ? "statement.gap.possible" : "statement.gap.known")));
    if (!s.words.empty())
      lines.push_back(line(s.judged ? "" : ui("statement.gap.reason"), s.words, record_language()));
    if (s.elsewhere) lines.push_back(line("", ui("statement.gap.elsewhere")));
    if (!s.instead.empty())
      lines.push_back(line(ui("statement.gap.instead"), s.instead, record_language()));
    if (!s.planned.empty())
      lines.push_back(line(
          "", locale_.say(s.planned < today_ ? "statement.gap.overdue" : "statement.gap.planned",
                          {{"date", date(s.planned)}})));
    std::vector<std::string> others;
    for (std::size_t i = 1; i < s.situations.size(); ++i)
      others.push_back(situation(s.situations[i]));
    if (!others.empty()) lines.push_back(line(ui("statement.gap.also"), listed(locale_, others)));
    lines.push_back(line(ui("statement.gap.criterion"), wcag(s.criteria)));
    return {{"gap_title", s.place.empty() ? ui("statement.gap.whole") : s.place},
            {"lines", std::move(lines)}};
  }

  void inaccessible() {
    sections_.begin(ui("statement.inaccessible.title"));
    std::vector<Params> groups;
    const std::size_t situations = criteria().situations.size();
    for (std::size_t i = 0; i < situations; ++i) {
      std::vector<Params> gaps;
      for (const Shortcoming& s : statement_.shortcomings)
        if (!s.exception && !s.situations.empty() && s.situations.front() == i)
          gaps.push_back(gap(s));
      if (!gaps.empty())
        groups.push_back({{"group_heading", situation(i)}, {"gaps", std::move(gaps)}});
    }
    std::vector<Params> burdens = exempt(Exempt::burden);
    std::string none =
        ui(burdens.empty() ? "statement.inaccessible.none" : "statement.inaccessible.none-other");
    if (!groups.empty()) none.clear();
    sections_.part(ui("statement.inaccessible.law"), std::move(none), std::move(groups));
    std::string no_burden = burdens.empty() ? ui("statement.inaccessible.burden-text") : "";
    sections_.part(ui("statement.inaccessible.burden"), std::move(no_burden), std::move(burdens));
    sections_.part(ui("statement.inaccessible.outside"), ui("statement.inaccessible.outside-text"),
                   exempt(Exempt::outside));
  }

  // Each exception of a kind by its place, and below it the shortcomings that fall under it.
  std::vector<Params> exempt(Exempt kind) const {
    std::vector<Params> groups;
    for (const auto& [exception, place] : statement_.exemptions) {
      if (exception->kind != kind) continue;
      std::vector<Params> lines{line("", exception->words, record_language())};
      if (!exception->instead.empty())
        lines.push_back(line(ui("statement.gap.instead"), exception->instead, record_language()));
      if (!exception->criteria.empty())
        lines.push_back(line(ui("statement.gap.criterion"), wcag(exception->criteria)));
      std::vector<Params> gaps{
          {{"gap_title", ui("statement.gap.reason")}, {"lines", std::move(lines)}}};
      for (const Shortcoming& s : statement_.shortcomings)
        if (s.exception == exception) gaps.push_back(gap(s));
      groups.push_back({{"group_heading", place.empty() ? ui("statement.gap.whole") : place},
                        {"gaps", std::move(gaps)}});
    }
    return groups;
  }

  static bool with_disabilities(const HumanReview* review) {
    return review->kind == Reviewers::khr || review->kind == Reviewers::users;
  }

  void method() {
    sections_.begin(ui("statement.method.title"));
    sections_.paragraph(ui("statement.method.machine"));
    const auto& reviews = statement_.reviews;
    if (reviews.empty()) sections_.paragraph(ui("statement.method.nobody"));
    if (std::none_of(reviews.begin(), reviews.end(), with_disabilities))
      sections_.paragraph(ui("statement.method.untried"));
    for (const HumanReview* review : reviews) sections_.review(record(*review));
    if (!statement_.prepared.empty())
      sections_.closing(
          locale_.say("statement.dates.prepared", {{"date", date(statement_.prepared)}}));
    if (!reviews.empty())
      sections_.closing(
          locale_.say("statement.dates.reviewed", {{"date", date(reviews.front()->date)}}));
    if (!statement_.updated.empty())
      sections_.closing(
          locale_.say("statement.dates.updated", {{"date", date(statement_.updated)}}));
  }

  Params record(const HumanReview& review) const {
    std::vector<Params> lines;
    lines.push_back(line(ui("statement.review.by"), review.by, record_language()));
    for (const std::string& words : review.participants)
      lines.push_back(line(ui("statement.review.participants"), words, record_language()));
    for (const std::string& words : review.methods)
      lines.push_back(line(ui("statement.review.method"), words, record_language()));
    for (const std::string& words : review.technology)
      lines.push_back(line(ui("statement.review.technology"), words, record_language()));
    lines.push_back(line(ui("statement.review.version"), review.version));
    const std::string kind(kReviewers[static_cast<std::size_t>(review.kind)]);
    return {
        {"review_heading", listed(locale_, {ui("statement.reviewers." + kind), date(review.date)})},
        {"lines", std::move(lines)}};
  }

  const Edition& edition_;
  const Locale& locale_;
  const Statement& statement_;
  const std::string& today_;
  Sections sections_;
};

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// What law and goal are meant, and where to turn.
void put_frame(Json& out, const Locale& locale) {
  out["standard"] = kStandard;
  out["goal"] = kGoal;
  out["feedback"] = {{"email", locale.text("statement.email")},
                     {"phone", without_isolates(locale.text("statement.phone"))}};
  out["enforcement"] = kAuthority;
}

// "known" and "unknown" are the same to the law.
std::string lawful(const std::string& conformance) {
  return conformance == "full" || conformance == "none" ? conformance : "partial";
}

Json statement_json(const Edition& edition, const Statement& statement,
                    const std::string& address) {
  const Model& model = *edition.model;
  const Locale& locale = *edition.locale;
  Json out{{"language", locale.language},
           {"service",
            {{"id", model.id},
             {"version", model.version},
             {"title", edition.plain(model.title)},
             {"address", address.empty()
                             ? Json(nullptr)
                             : Json(address + "/" + locale.language + "/" + model.id + "/")}}}};
  out["conformance"] = lawful(statement.conformance);
  out["basis"] = {
      {"criteria", statement.judged.all},  {"judged_by_people", statement.judged.judged},
      {"passed", statement.judged.passed}, {"not_applicable", statement.judged.not_applicable},
      {"failed", statement.judged.failed}, {"unchanged_since_review", statement.unchanged}};
  out["exceptions"] = Json::array();
  for (const auto& [exception, place] : statement.exemptions)
    out["exceptions"].push_back({{"kind", exempt_name(exception->kind)},
                                 {"decided", exception->decided},
                                 {"place", text_or_null(exception->place)},
                                 {"place_title", text_or_null(place)},
                                 {"criteria", exception->criteria},
                                 {"words", exception->words},
                                 {"instead", text_or_null(exception->instead)},
                                 {"words_language", kRecordLanguage}});
  out["shortcomings"] = Json::array();
  for (const Shortcoming& s : statement.shortcomings) {
    Json situations = Json::array(), clauses = Json::array();
    for (const std::size_t i : s.situations) situations.push_back(criteria().situations[i].id);
    for (const std::string& number : s.criteria)
      if (const Criterion* c = criteria().find(number)) clauses.push_back(c->clause);
    out["shortcomings"].push_back(
        {{"place", text_or_null(s.place_id)},
         {"place_title", text_or_null(s.place)},
         {"criteria", s.criteria},
         {"en301549", std::move(clauses)},
         {"situations", std::move(situations)},
         {"judged_by_people", s.judged},
         {"found_in_another_language", s.elsewhere},
         {"exception", s.exception ? Json(exempt_name(s.exception->kind)) : Json(nullptr)},
         {"words", text_or_null(s.words)},
         {"instead", text_or_null(s.instead)},
         {"words_language", kRecordLanguage},
         {"planned", text_or_null(s.planned)}});
  }
  out["reviews"] = Json::array();
  for (const HumanReview* review : statement.reviews)
    out["reviews"].push_back({{"date", review->date},
                              {"kind", kReviewers[static_cast<std::size_t>(review->kind)]},
                              {"by", review->by},
                              {"participants", review->participants},
                              {"methods", review->methods},
                              {"technology", review->technology},
                              {"version", review->version},
                              {"languages", review->languages}});
  out["prepared"] = text_or_null(statement.prepared);
  out["updated"] = text_or_null(statement.updated);
  put_frame(out, locale);
  return out;
}

std::string conformance_of_all(std::span<const Summary* const> own) {
  const auto count = [&](std::string_view is) {
    return static_cast<std::size_t>(std::count_if(
        own.begin(), own.end(), [&](const Summary* s) { return s->conformance == is; }));
  };
  if (!own.empty() && count("full") == own.size()) return "full";
  if (!own.empty() && count("none") == own.size()) return "none";
  return count("known") + count("none") > 0 ? "known" : "unknown";
}

// Somebody has gone through the statement of all when that of each is, and it is of the last day. A
// draft has none.
struct Days {
  std::string prepared{}, updated{};
};
Days days_of_all(std::span<const Summary* const> own) {
  Days out;
  bool all = true;
  for (const Summary* form : own) {
    all = all && !form->prepared.empty();
    out.prepared = std::max(out.prepared, form->prepared);
    out.updated = std::max(out.updated, form->updated);
  }
  if (!all) out = {};
  return out;
}

}  // namespace

std::string statement_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/accessibility.html";
}

void summarise_statement(const Edition& edition, std::size_t index, const StatementFacts& facts,
                         Summary& summary) {
  const Statement statement = drafted(edition, index, facts);
  summary.conformance = statement.conformance;
  summary.shortcomings = static_cast<std::size_t>(
      std::count_if(statement.shortcomings.begin(), statement.shortcomings.end(), is_unlawful));
  summary.has_outside = has_exemption(statement, Exempt::outside);
  summary.prepared = statement.prepared;
  summary.updated = statement.updated;
}

Site render_statements(std::span<const Edition> all, const StatementFacts& facts,
                       const Theme& theme, Renderer& renderer, const std::string& address) {
  Site site;
  constexpr const char* kFile = "accessibility.html";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Edition& edition = all[i];
    if (edition.withheld()) continue;
    const Statement statement = drafted(edition, i, facts);
    const Slots form = {{"form", edition.plain(edition.model->title)}};
    std::string main =
        renderer.render("statement", FormStatement(edition, statement, facts.today).run());
    const std::string path = statement_path(edition);
    site[path] = laid_out({.locale = *edition.locale,
                           .theme = theme,
                           .up = "../../",
                           .title = edition.locale->say("statement.form-title", form),
                           .description = edition.locale->say("statement.form-intro", form),
                           // The headers of a form's folder are one policy.
                           .posts_to = origin_of(edition.model->service.endpoint),
                           .more_sheet = kReportSheet,
                           .languages = links_to(kFile, all),
                           .unreviewed = edition.unreviewed(),
                           .source_href = source_of(kFile, edition),
                           .main_html = std::move(main),
                           .footer_html = footer_of(edition, renderer)},
                          renderer);
    site[path.substr(0, path.rfind('.')) + ".json"] =
        statement_json(edition, statement, address).dump(2) + "\n";
  }
  return site;
}

std::string site_statement(const Locale& locale, std::span<const Summary* const> own,
                           Renderer& renderer) {
  Sections s(locale);
  const std::string conformance = conformance_of_all(own);
  s.begin(s.ui("statement.status.title"));
  const auto [prepared, updated] = days_of_all(own);
  if (!own.empty() && prepared.empty()) s.paragraph(s.ui("statement.dates.draft"));
  s.paragraph(s.ui("statement.status." + conformance));
  help_and_report(s, "statement.help.text");
  s.begin(s.ui("statement.technical.title"));
  s.paragraph(s.ui(law_key(conformance)));
  if (!own.empty()) {
    s.begin(s.ui("statement.each.title"));
    for (const Summary* form : own) {
      std::string text = s.ui("statement.status." + form->conformance);
      if (form->shortcomings > 0)
        text += " " +
                locale.say("statement.each.gaps", {{"count", std::to_string(form->shortcomings)}});
      if (form->has_outside) text += " " + s.ui("statement.status.outside");
      s.service({{"service_href", form->form + "/accessibility.html"},
                 {"service_title_html", form->title_html},
                 {"service_text", std::move(text)}});
    }
  }
  s.begin(s.ui("statement.method.title"));
  s.paragraph(s.ui("statement.method.machine"));
  const auto closing = [&](const char* key, const std::string& day) {
    if (!day.empty()) s.closing(locale.say(key, {{"date", date_in_words(day, locale.formats)}}));
  };
  closing("statement.dates.prepared", prepared);
  closing("statement.dates.updated", updated);
  return renderer.render("statement", {{"title", s.ui("statement.title")},
                                       {"intro", s.ui("statement.intro")},
                                       {"sections", s.take()},
                                       {"more_text", ""},
                                       {"more_href", ""},
                                       {"data_text", s.ui("statement.data")},
                                       {"data_href", "accessibility.json"}});
}

std::string site_statement_json(const Locale& locale, std::span<const Summary* const> own) {
  Json out{{"language", locale.language}};
  out["conformance"] = lawful(conformance_of_all(own));
  out["services"] = Json::array();
  for (const Summary* form : own)
    out["services"].push_back({{"id", form->form},
                               {"title", form->title},
                               {"conformance", lawful(form->conformance)},
                               {"shortcomings", form->shortcomings},
                               {"has_outside", form->has_outside},
                               {"prepared", text_or_null(form->prepared)},
                               {"updated", text_or_null(form->updated)},
                               {"statement", form->form + "/accessibility.json"}});
  const auto [prepared, updated] = days_of_all(own);
  out["prepared"] = text_or_null(prepared);
  out["updated"] = text_or_null(updated);
  put_frame(out, locale);
  return out.dump(2) + "\n";
}

}  // namespace blankett
