// The whole audit as one JSON document, for whoever writes from it. Tested by audit_test.cpp.

#include <array>

#include "audit/json.h"
#include "audit/report.h"
#include "base/version.h"

namespace blankett {
namespace {

Json optional(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json ids_of(std::string_view standards) {
  Json out = Json::array();
  for (const Criterion* c : criteria_of(standards)) out.push_back(c->id);
  return out;
}

Json finding(const Finding& f, const std::vector<std::size_t>& about) {
  Json out{{"rule", f.rule},
           {"severity", name_of(f.severity)},
           {"message", f.message},
           {"help", optional(f.help)},
           {"criteria", ids_of(f.standards)},
           {"fails", fails_criteria(f) && !criteria_of(f.standards).empty()},
           {"suppressed", optional(f.suppressed)},
           {"subjects", about}};
  out["file"] = f.place ? Json(f.place->file) : Json(nullptr);
  out["line"] = f.place ? Json(f.place->begin.line) : Json(nullptr);
  out["column"] = f.place ? Json(f.place->begin.column) : Json(nullptr);
  out["part"] = optional(f.part);
  out["part_title"] = optional(f.part_title);
  out["selector"] = optional(f.selector);
  out["picture"] = optional(f.picture);
  return out;
}

Json subject(const Audit& audit, const Subject& s, const std::vector<Judgement>& judged) {
  Json out{{"kind", name_of(s.kind)},
           {"name", s.name},
           {"form", optional(s.form)},
           {"language", optional(s.language)},
           {"title", optional(s.title)},
           {"file", s.file},
           {"not_run", optional(words_of(s.skipped).english)},
           {"unread", s.unread}};
  out["ran"] = Json::array();
  for (const AuditedRule& rule : audit.rules)
    if (audit.ran(rule, s)) out["ran"].push_back(rule.id);
  if (judged.empty()) return out;
  out["verdicts"] = Json::object();
  for (std::size_t c = 0; c < judged.size(); ++c)
    out["verdicts"][criteria().all[c].id] = {{"verdict", name_of(judged[c].verdict)},
                                             {"reason", optional(judged[c].reason.english)},
                                             {"mode", name_of(judged[c].mode)},
                                             {"people", judged[c].people},
                                             {"findings", judged[c].findings}};
  return out;
}

Json both(const Said& words) { return {{"sv", words.swedish}, {"en", words.english}}; }

Json criterion(const Audit& audit, std::size_t index) {
  const Criterion& c = criteria().all[index];
  Json out{{"id", c.id}, {"level", c.level}, {"slug", c.slug}, {"name", both(c.name)}};
  out["en301549"] = c.clause;
  out["situations"] = Json::array();
  for (const std::size_t s : c.situations) out["situations"].push_back(criteria().situations[s].id);
  out["construction"] = c.construction ? both(*c.construction) : Json(nullptr);
  out["rules"] = Json::array();
  for (const AuditedRule& rule : audit.rules)
    for (const Criterion* named : criteria_of(rule.standards))
      if (named == &c) out["rules"].push_back(rule.id);
  out["tests"] = Json::array();
  for (const std::string& id : c.proofs) {
    const Proof& proof = criteria().proofs.at(id);
    out["tests"].push_back({{"file", proof.file}, {"test", proof.test}});
  }
  const InBrowser in = audit.in_browser();
  const Proof* test = in.run ? in.run->of(c) : nullptr;
  out["in_browser"] = test ? Json{{"date", in.run->date},
                                  {"browser", in.run->browser},
                                  {"file", test->file},
                                  {"test", test->test},
                                  {"current", in.current}}
                           : Json(nullptr);
  out["exceptions"] = exceptions_at(audit, index);
  out["machine_decides"] = !c.decided_by.empty();
  out["person"] = Json::array();
  for (const Said& question : c.person) out["person"].push_back(both(question));
  return out;
}

Json people_verdict(const PeopleVerdict& said) {
  static constexpr std::array<std::string_view, 5> kDoubts = {"", "unsure", "changed", "fixed",
                                                              "elsewhere"};
  Json out{{"form", said.form},
           {"language", said.language},
           {"criterion", criteria().all[said.criterion].id},
           {"verdict", name_of(said.verdict)},
           {"doubt", optional(std::string(kDoubts[static_cast<std::size_t>(said.doubt)]))}};
  out["reviews"] = Json::array();
  for (const Reviewer& r : said.reviewers)
    out["reviews"].push_back({{"date", r.date},
                              {"by", r.by},
                              {"kind", kReviewers[static_cast<std::size_t>(r.kind)]},
                              {"version", r.version}});
  out["place"] = optional(said.place);
  out["words"] = optional(said.words);
  out["fixed"] = optional(said.fixed);
  out["not_seen"] = said.not_seen;
  out["not_applicable"] = Json::array();
  for (const NotApplicable& part : said.not_applicable)
    out["not_applicable"].push_back({{"place", optional(part.place)}, {"reason", part.words}});
  return out;
}

Json form_exception(const FormException& exception) {
  const LegalException& e = exception.said;
  return {{"form", exception.form},        {"kind", kExempt[static_cast<std::size_t>(e.kind)]},
          {"decided", e.decided},          {"place", optional(e.place)},
          {"criteria", e.criteria},        {"words", e.words},
          {"instead", optional(e.instead)}};
}

}  // namespace

std::string report_audit(const Audit& audit) {
  const auto judged = judge(audit);
  Json out{{"blankett", kVersion}, {"date", audit.date}, {"site", optional(audit.site)}};
  out["look"] = {{"theme", optional(audit.look.theme)}, {"hash", optional(audit.look.hash)}};
  out["standards"] = Json::array();
  for (const Standard& s : criteria().standards)
    out["standards"].push_back(
        {{"id", s.id}, {"name", s.name}, {"source", s.source}, {"version", s.version}});
  out["situations"] = Json::array();
  for (const Situation& s : criteria().situations)
    out["situations"].push_back({{"id", s.id}, {"en301549", s.clause}, {"name", both(s.name)}});
  out["criteria"] = Json::array();
  for (std::size_t c = 0; c < criteria().all.size(); ++c)
    out["criteria"].push_back(criterion(audit, c));
  out["subjects"] = Json::array();
  for (std::size_t i = 0; i < audit.subjects.size(); ++i)
    out["subjects"].push_back(subject(audit, audit.subjects[i], judged[i]));
  out["people"] = Json::array();
  for (const PeopleVerdict& said : audit.people) out["people"].push_back(people_verdict(said));
  out["exceptions"] = Json::array();
  for (const FormException& exception : audit.exceptions)
    out["exceptions"].push_back(form_exception(exception));
  out["findings"] = Json::array();
  for (std::size_t i = 0; i < audit.findings.size(); ++i)
    out["findings"].push_back(finding(audit.findings[i], audit.about[i]));
  return printed(out);
}

}  // namespace blankett
