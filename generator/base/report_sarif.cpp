// SARIF 2.1.0 for code scanning on the XML sources. Tested by report_test.cpp.
// Columns count code points and the file says so (columnKind), as the standard allows.

#include <map>
#include <nlohmann/json.hpp>

#include "base/report.h"
#include "base/version.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

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
  std::string out;
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

Json tags(std::string_view standards) {
  Json out = Json::array();
  out.push_back("accessibility");
  while (!standards.empty()) {
    const std::size_t end = std::min(standards.find(' '), standards.size());
    out.push_back(std::string(standards.substr(0, end)));
    standards.remove_prefix(std::min(end + 1, standards.size()));
  }
  return out;
}

Json describe(const RuleSummary& rule) {
  Json out{{"id", rule.id},
           {"shortDescription", {{"text", rule.summary}}},
           {"fullDescription", {{"text", rule.summary}}},
           {"help", {{"text", rule.help.empty() ? rule.summary : rule.help}}},
           {"defaultConfiguration", {{"level", level_of(rule.severity)}}}};
  if (!rule.standards.empty()) out["properties"] = {{"tags", tags(rule.standards)}};
  return out;
}

Json result_of(const Finding& f, const std::map<std::string, std::size_t, std::less<>>& index_of) {
  Json result{{"ruleId", f.rule}};
  if (const auto at = index_of.find(f.rule); at != index_of.end()) result["ruleIndex"] = at->second;
  result["level"] = level_of(f.severity);
  const std::string text = f.help.empty() ? f.message : f.message + " – " + f.help;
  result["message"] = {{"text", text}};
  if (f.severity == Severity::review) result["kind"] = "review", result["level"] = "none";
  if (f.place) result["locations"] = Json::array({location(*f.place)});
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

}  // namespace

std::string report_sarif(std::span<const Finding> findings, std::span<const RuleSummary> rules) {
  Json described = Json::array();
  std::map<std::string, std::size_t, std::less<>> index_of;
  for (const RuleSummary& rule : rules) {
    index_of.emplace(rule.id, described.size());
    described.push_back(describe(rule));
  }
  Json results = Json::array();
  for (const Finding& f : findings) results.push_back(result_of(f, index_of));

  Json driver{{"name", "blankett"}, {"semanticVersion", kVersion}, {"rules", described}};
  Json run{{"tool", {{"driver", driver}}},
           {"automationDetails", {{"id", "blankett/"}}},
           {"columnKind", "unicodeCodePoints"},
           {"results", results}};
  Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
           {"version", "2.1.0"},
           {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace blankett
