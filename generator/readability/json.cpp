// The report for programs. Its shape is told in generator/README.md, and stands as long as
// "readability" is 1. Tested by readability_test.cpp.

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "readability/report.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

Json rounded(std::optional<double> value) {
  constexpr double kHundred = 100;
  return value ? Json(std::round(*value * kHundred) / kHundred) : Json(nullptr);
}

Json json_of(const plain::Measures& m) {
  Json lengths = Json::array();
  for (const std::size_t n : m.lengths()) lengths.push_back(n);
  return {{"texts", m.texts()},
          {"words", m.words()},
          {"sentences", m.sentences()},
          {"sentenceLengths", std::move(lengths)},
          {"longestSentence", m.longest()},
          {"medianSentence", rounded(m.median_words())},
          {"sentenceWords", rounded(m.words_a_sentence())},
          {"sentenceShare", rounded(m.named("sentence-share"))},
          {"longWords", rounded(m.long_words())},
          {"lix", rounded(m.lix())},
          {"ovix", rounded(m.ovix())},
          {"passives", rounded(m.passives())},
          {"listWords", rounded(m.list_words())},
          {"nominalisations", rounded(m.nominalisations())},
          {"nominalRatio", rounded(m.nominal_ratio())},
          {"errors", m.errors()},
          {"warnings", m.warnings()},
          {"suggestions", m.suggestions()}};
}

Json json_of(const Profile& profile) {
  Json roles = Json::object();
  for (const auto& [role, measures] : profile.roles)
    roles[std::string(name_of(role))] = json_of(measures);
  return {{"all", json_of(profile.all)}, {"roles", std::move(roles)}};
}

std::string_view name_of(plain::Verdict verdict) {
  switch (verdict) {
    case plain::Verdict::unknown: return "unknown";
    case plain::Verdict::met: return "met";
    case plain::Verdict::over: return "over";
    case plain::Verdict::far_over: break;
  }
  return "farOver";
}

Json verdicts(const Readability& report, const Profile& profile) {
  Json out = Json::array();
  const auto add = [&](const plain::Target& target, Json role, const plain::Measures& measures) {
    out.push_back({{"measure", target.measure},
                   {"role", std::move(role)},
                   {"value", rounded(measures.named(target.measure))},
                   {"target", target.most},
                   {"limit", target.worst},
                   {"verdict", name_of(verdict(target, measures))}});
  };
  for (const plain::Target& target : report.targets) {
    if (target.roles.empty()) add(target, nullptr, profile.all);
    for (const TextRole role : target.roles)
      if (const auto found = profile.roles.find(role); found != profile.roles.end())
        add(target, blankett::name_of(role), found->second);
  }
  return out;
}

Json json_of(const ReadText& text, const Readability& report) {
  Json findings = Json::array();
  for (const ReadFinding& f : text.findings)
    findings.push_back(
        {{"rule", f.rule},
         {"severity", f.severity == Severity::note ? "suggestion" : blankett::name_of(f.severity)},
         {"message", f.message},
         {"words", text.plain.substr(f.at.begin, f.at.end - f.at.begin)},
         {"better", f.better.empty() ? Json(nullptr) : Json(f.better)},
         {"line", f.line},
         {"column", f.column}});
  return {{"part", report.parts[text.part].name},
          {"id", text.id.empty() ? Json(nullptr) : Json(text.id)},
          {"role", blankett::name_of(text.role)},
          {"file", text.file},
          {"line", text.line},
          {"column", text.column},
          {"text", text.plain},
          {"words", text.words},
          {"longestSentence", text.longest},
          {"worth", rounded(text.worth)},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string readability_json(const Readability& report) {
  Json parts = Json::array(), rewrite = Json::array();
  for (const ReadPart& part : report.parts)
    parts.push_back({{"kind", part.is_form ? "form" : "file"},
                     {"name", part.name},
                     {"title", part.title.empty() ? Json(nullptr) : Json(part.title)},
                     {"profile", json_of(part.now)},
                     {"verdicts", verdicts(report, part.now)},
                     {"before", part.before ? json_of(*part.before) : Json(nullptr)}});
  for (const ReadText& text : report.rewrite) rewrite.push_back(json_of(text, report));
  const Json out{
      {"readability", 1},
      {"language", report.language},
      {"since", report.since.empty() ? Json(nullptr) : Json(report.since)},
      {"longWord", report.long_word},
      {"notChecked", report.unchecked_spelling.empty() ? Json::array() : Json::array({"spelling"})},
      {"parts", std::move(parts)},
      {"rewrite", std::move(rewrite)}};
  return out.dump(2) + "\n";
}

}  // namespace blankett
