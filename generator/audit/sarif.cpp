// SARIF 2.1.0 for code scanning on the XML sources. Tested by report_test.cpp.
// Columns count code points and the file says so (columnKind), as the standard allows.

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "audit/json.h"
#include "audit/report.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/version.h"

namespace blankett {
namespace {

std::string level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    default: return "note";
  }
}

// The artifact location of SARIF is a URI reference: what is not allowed there is percent-encoded.
std::string uri_of(std::string_view path) {
  static constexpr std::string_view kKeep = "-._~/!$&'()*+,;=@";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  // An absolute path is an address of a file; without the scheme it would be one of some server.
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain || kKeep.find(c) != kKeep.npos) out += c;
    else out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return out;
}

Json location(const Place& place) {
  Json region{{"startLine", place.begin.line},
              {"startColumn", place.begin.column},
              {"endLine", place.end.line},
              {"endColumn", place.end.column}};
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri_of(place.file)}}}, {"region", region}}}};
}

void add_once(Json& list, Json value) {
  for (const Json& there : list)
    if (there == value) return;
  list.push_back(std::move(value));
}

// What a rule is about, for whoever filters: what it says itself, and the clauses that follow.
Json tags(std::string_view standards) {
  Json out = Json::array();
  out.push_back("accessibility");
  for (const std::string& word : tagged(standards, "")) add_once(out, word);
  for (const Criterion* c : criteria_of(standards))
    if (c->clause != "new") add_once(out, "en301549:" + c->clause);
  return out;
}

// How sure code scanning may be: what is certain, what is advice, what is a question to a person.
std::string_view precision_of(const RuleSummary& rule) {
  if (rule.severity == Severity::error) return "very-high";
  return rule.severity == Severity::review ? "medium" : "high";
}

std::string_view problem_of(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "recommendation";
}

// The standards that rules stand for, with what of each is named by some rule.
class Taxonomies {
 public:
  explicit Taxonomies(std::span<const RuleSummary> rules) {
    for (const RuleSummary& rule : rules) {
      for (const Criterion* c : criteria_of(rule.standards)) criteria_.insert(c);
      for (const std::string& id : tagged(rule.standards, "act:")) act_.insert(id);
    }
  }

  Json relationships(std::string_view standards) const {
    Json out = Json::array();
    const auto add = [&](std::string_view id, std::string_view taxonomy, std::size_t index) {
      Json target{{"id", id}, {"toolComponent", {{"name", taxonomy}, {"index", index}}}};
      out.push_back({{"target", target}, {"kinds", Json::array({"relevant"})}});
    };
    for (const Criterion* c : criteria_of(standards)) {
      if (c->in_wcag) add(c->id, "WCAG", 0);
      if (c->clause != "new") add(c->clause, "EN 301 549", 1);
    }
    for (const std::string& id : tagged(standards, "act:")) add(id, "ACT Rules", 2);
    return out;
  }

  Json described() const {
    Json wcag = Json::array(), en = Json::array(), act = Json::array();
    for (const Criterion& c : criteria().all) {
      if (!criteria_.count(&c)) continue;
      const Json words{{"text", c.id + " " + c.name.english}};
      if (c.in_wcag)
        wcag.push_back({{"id", c.id},
                        {"name", c.slug},
                        {"shortDescription", words},
                        {"helpUri", understanding(c)}});
      if (c.clause != "new")
        en.push_back(
            {{"id", c.clause}, {"shortDescription", {{"text", c.clause + " " + c.name.english}}}});
    }
    for (const std::string& id : act_)
      act.push_back(
          {{"id", id},
           {"shortDescription", {{"text", "ACT rule " + id}}},
           {"helpUri", "https://www.w3.org/WAI/standards-guidelines/act/rules/" + id + "/"}});
    const auto component = [](std::string_view name, std::string_view organisation,
                              std::string_view version, std::string_view uri, Json taxa) {
      return Json{{"name", name},
                  {"organization", organisation},
                  {"version", version},
                  {"informationUri", uri},
                  {"shortDescription", {{"text", name}}},
                  {"isComprehensive", false},
                  {"taxa", std::move(taxa)}};
    };
    const auto& standards = criteria().standards;
    return Json::array(
        {component("WCAG", "W3C", "2.2", standards[0].source, wcag),
         component("EN 301 549", "ETSI", standards[1].version, standards[1].source, en),
         component("ACT Rules", "W3C", "1.0",
                   "https://www.w3.org/WAI/standards-guidelines/act/rules/", act)});
  }

 private:
  std::set<const Criterion*> criteria_{};
  std::set<std::string> act_{};
};

Json describe(const RuleSummary& rule, const Taxonomies& taxonomies) {
  const std::string text = rule.help.empty() ? rule.summary : rule.help;
  Json out{{"id", rule.id},
           {"shortDescription", {{"text", rule.summary}}},
           {"fullDescription", {{"text", rule.summary}}},
           {"help", {{"text", text}}},
           {"defaultConfiguration", {{"level", level_of(rule.severity)}}}};
  if (!rule.page.empty()) out["help"]["markdown"] = rule.page;
  const auto concerned = criteria_of(rule.standards);
  if (!concerned.empty()) out["helpUri"] = understanding(*concerned.front());
  Json properties;
  if (!rule.standards.empty()) properties["tags"] = tags(rule.standards);
  properties["precision"] = precision_of(rule);
  properties["problem.severity"] = problem_of(rule.severity);
  out["properties"] = properties;
  if (Json related = taxonomies.relationships(rule.standards); !related.empty())
    out["relationships"] = std::move(related);
  return out;
}

// A finding keeps its fingerprint when lines are put in above it.
class LineHashes {
 public:
  std::string operator()(const Finding& f) {
    const std::string_view line = f.place ? trimmed(f.place->source_line) : std::string_view{};
    const std::string file = f.place ? f.place->file : "";
    const std::string hash = hex(hash_of(file + "\n" + f.rule + "\n" + std::string(line)));
    return hash + ":" + std::to_string(++seen_[hash]);
  }

 private:
  std::map<std::string, int> seen_{};
};

Json result_of(const Finding& f, const std::map<std::string, std::size_t, std::less<>>& index_of) {
  Json result{{"ruleId", f.rule}};
  if (const auto at = index_of.find(f.rule); at != index_of.end()) result["ruleIndex"] = at->second;
  result["level"] = level_of(f.severity);
  const std::string text = f.help.empty() ? f.message : f.message + " – " + f.help;
  result["message"] = {{"text", text}};
  if (f.severity == Severity::review) result["kind"] = "review", result["level"] = "none";
  if (f.place) {
    Json at = location(*f.place);
    if (!f.part.empty())
      at["logicalLocations"] = Json::array({{{"fullyQualifiedName", f.part}, {"kind", "element"}}});
    else if (!f.selector.empty())
      at["logicalLocations"] =
          Json::array({{{"fullyQualifiedName", f.selector}, {"kind", "element"}}});
    result["locations"] = Json::array({std::move(at)});
  }
  Json related = Json::array();
  for (const auto& r : f.related) {
    related.push_back(location(r.place));
    related.back()["message"] = {{"text", r.message}};
  }
  if (!related.empty()) result["relatedLocations"] = related;
  if (f.fix) {
    Json replacement{{"deletedRegion", location(f.fix->replace)["physicalLocation"]["region"]},
                     {"insertedContent", {{"text", f.fix->with}}}};
    Json change{{"artifactLocation", {{"uri", uri_of(f.fix->replace.file)}}},
                {"replacements", Json::array({replacement})}};
    result["fixes"] =
        Json::array({{{"description", {{"text", f.help.empty() ? f.message : f.help}}},
                      {"artifactChanges", Json::array({change})}}});
  }
  return result;
}

Json suppressions_of(const Finding& f) {
  Json out = Json::array();
  if (!f.suppressed.empty())
    out.push_back({{"kind", "inSource"}, {"status", "accepted"}, {"justification", f.suppressed}});
  return out;
}

}  // namespace

std::string report_sarif(std::span<const Finding> findings, std::span<const RuleSummary> rules,
                         std::string_view run_id) {
  const Taxonomies taxonomies(rules);
  Json described = Json::array();
  std::map<std::string, std::size_t, std::less<>> index_of;
  for (const RuleSummary& rule : rules) {
    index_of.emplace(rule.id, described.size());
    described.push_back(describe(rule, taxonomies));
  }
  // The standard: either every result says whether it is suppressed, or none does.
  const bool any = std::any_of(findings.begin(), findings.end(),
                               [](const Finding& f) { return !f.suppressed.empty(); });
  Json results = Json::array();
  LineHashes fingerprint;
  for (const Finding& f : findings) {
    results.push_back(result_of(f, index_of));
    if (any) results.back()["suppressions"] = suppressions_of(f);
    results.back()["partialFingerprints"] = {{"primaryLocationLineHash", fingerprint(f)}};
  }

  Json supported = Json::array();
  for (std::size_t index = 0; index < 3; ++index)
    supported.push_back(
        {{"name", std::array{"WCAG", "EN 301 549", "ACT Rules"}[index]}, {"index", index}});
  Json driver{{"name", "blankett"},
              {"semanticVersion", kVersion},
              {"rules", described},
              {"supportedTaxonomies", supported}};
  Json run{{"tool", {{"driver", driver}}},
           {"taxonomies", taxonomies.described()},
           {"automationDetails", {{"id", "blankett/" + std::string(run_id)}}},
           {"columnKind", "unicodeCodePoints"},
           {"results", results}};
  Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
           {"version", "2.1.0"},
           {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace blankett
