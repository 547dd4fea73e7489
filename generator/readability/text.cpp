// The report for a terminal. Tested by readability_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "readability/report.h"

namespace blankett {
namespace {

std::string_view judged(plain::Verdict verdict, bool swedish) {
  switch (verdict) {
    case plain::Verdict::met: return swedish ? "når målet" : "meets the target";
    case plain::Verdict::over: return swedish ? "över målet" : "over the target";
    case plain::Verdict::far_over: return swedish ? "långt över målet" : "far over the target";
    case plain::Verdict::unknown: break;
  }
  return swedish ? "för få ord för att säga" : "too few words to say";
}

std::string whole(double value) { return fmt::format("{:.0f}", value); }

std::string line_of(const Readability& report, const ReadPart& part, std::string_view measure,
                    bool swedish) {
  const auto value = shown(part.now.all, measure);
  if (!value) return {};
  std::string out =
      fmt::format("  {}: {}", name_of_measure(measure, swedish), number_of(value, swedish));
  if (part.before)
    if (const auto before = shown(part.before->all, measure))
      out += fmt::format(" ({} {})", swedish ? "förut" : "before", number_of(before, swedish));
  if (const plain::Target* target = target_of(report, measure, std::nullopt))
    out += fmt::format(", {} ({})", judged(verdict(*target, part.now.all), swedish),
                       whole(target->most));
  return out + "\n";
}

std::string roles_over(const Readability& report, const ReadPart& part, bool swedish) {
  std::string out;
  for (const auto& [role, measures] : part.now.roles)
    for (const std::string_view measure : kMeasures) {
      const plain::Target* target = target_of(report, measure, role);
      if (!target) continue;
      const plain::Verdict is = verdict(*target, measures);
      if (is != plain::Verdict::over && is != plain::Verdict::far_over) continue;
      out += fmt::format(
          "  {}: {} {}, {} ({})\n", name_of_role(role, swedish), name_of_measure(measure, swedish),
          number_of(measures.named(measure), swedish), judged(is, swedish), whole(target->most));
    }
  return out;
}

}  // namespace

std::string readability_text(const Readability& report, bool swedish) {
  std::string out;
  for (const ReadPart& part : report.parts) {
    const plain::Measures& all = part.now.all;
    const auto count = [&](std::size_t number, Counted of) { return counted(number, of, swedish); };
    out += fmt::format("{} ({}): {} {} {}, {}, {}, {}\n", part.name, report.language,
                       count(all.words(), Counted::word), swedish ? "i" : "in",
                       count(all.texts(), Counted::text), count(all.errors(), Counted::error),
                       count(all.warnings(), Counted::warning),
                       count(all.suggestions(), Counted::suggestion));
    for (const std::string_view measure : kMeasures) out += line_of(report, part, measure, swedish);
    out += roles_over(report, part, swedish);
    out += "\n";
  }
  if (const std::string what = not_checked(report, swedish); !what.empty()) out += what + "\n\n";
  if (!report.rewrite.empty())
    out += swedish ? "Texter att skriva om först:\n" : "Texts to rewrite first:\n";
  for (const ReadText& text : report.rewrite) {
    out += fmt::format("\n{}:{}:{} {} ({})\n  {}\n", text.file, text.line, text.column,
                       text.id.empty() ? report.parts[text.part].name : text.id,
                       fmt::format("{}, {} {}", counted(text.words, Counted::word, swedish),
                                   swedish ? "längsta meningen" : "longest sentence", text.longest),
                       text.plain);
    for (const ReadFinding& f : text.findings)
      out += fmt::format("  - {}:{} {} ({})\n", f.line, f.column, f.message, f.rule);
  }
  return out;
}

}  // namespace blankett
