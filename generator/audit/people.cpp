// What people said, and what was not read, in words. Tested by audit_test.cpp.

#include <algorithm>
#include <array>

#include "audit/audit.h"
#include "audit/report.h"

namespace blankett {
namespace {

constexpr std::size_t kMostParts = 5;

const Said& words_of(Reviewers kind) {
  static const std::array<Said, kReviewers.size()> words = {
      {{"råd för funktionshinderfrågor", "disability council"},
       {"test med personer med funktionsnedsättning", "test with people with disabilities"},
       {"oberoende granskning", "independent review"},
       {"egen granskning", "review of one's own"}}};
  return words[static_cast<std::size_t>(kind)];
}

Said reviewers(const PeopleVerdict& people) {
  Said out;
  for (const Reviewer& r : people.reviewers) {
    const std::string between = out.english.empty() ? "" : "; ";
    const Said& kind = words_of(r.kind);
    const std::string rest = ", " + r.date + ", version " + r.version;
    out.swedish += between + r.by + " (" + kind.swedish + ")" + rest;
    out.english += between + r.by + " (" + kind.english + ")" + rest;
  }
  return out;
}

// The first of the parts, and how many more.
std::string listed(const std::vector<std::string>& parts, std::string_view more) {
  std::string out;
  for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i)
    out += (out.empty() ? "" : ", ") + parts[i];
  if (parts.size() > kMostParts)
    out += " " + std::string(more) + " " + std::to_string(parts.size() - kMostParts);
  return out;
}

// "gata: Läses inte upp."
std::string placed(const std::string& place, const std::string& words) {
  if (words.empty()) return {};
  return (place.empty() ? "" : place + ": ") + words +
         (words.ends_with('.') || words.ends_with('?') ? "" : ".");
}

}  // namespace

std::string_view name_of(Mode mode) {
  static constexpr std::array<std::string_view, 3> kNames = {"automatic", "manual", "semiAuto"};
  return kNames[static_cast<std::size_t>(mode)];
}

Said said_of(const PeopleVerdict& people) {
  const Said who = reviewers(people);
  const std::string in_form = " (" + people.form + ", " + people.language + "): ";
  Said out{"Bedömt av människor i formuläret" + in_form + who.swedish + ".",
           "Judged by people in the form" + in_form + who.english + "."};
  const std::string found = placed(people.place, people.words);
  const auto add = [&](const std::string& swedish, const std::string& english) {
    out.swedish += " " + swedish;
    out.english += " " + english;
  };
  if (people.verdict == Verdict::passed) add("Godkänt.", "Passed.");
  if (people.verdict == Verdict::not_present) add("Kravet gäller inte.", "It does not apply.");
  if (people.verdict == Verdict::failed || people.doubt == Doubt::fixed)
    add("Underkänt.", "Failed.");
  if (people.doubt == Doubt::elsewhere)
    add("Underkänt på ett annat språk.", "Failed in another language.");
  if (people.doubt == Doubt::unsure) add("De kunde inte avgöra det.", "They could not tell.");
  if (!found.empty()) add(found, found);
  for (const NotApplicable& part : people.not_applicable) {
    const std::string reason = placed(part.place, part.words);
    if (people.verdict == Verdict::not_present) add(reason, reason);
    else add("Gäller inte: " + reason, "Does not apply: " + reason);
  }
  if (people.doubt == Doubt::fixed)
    add("Det sägs vara rättat " + people.fixed + ", men ingen har bedömt det sedan dess.",
        "It is said to be put right " + people.fixed + ", but nobody has judged it since.");
  if (people.doubt == Doubt::elsewhere)
    add("Ingen har bedömt det på det här språket sedan dess.",
        "Nobody has judged it in this language since.");
  if (people.doubt == Doubt::changed)
    add("Formuläret har ändrats sedan dess, så någon måste titta igen på: " +
            listed(people.not_seen, "och ytterligare") + ".",
        "The form has changed since, so somebody must look again at: " +
            listed(people.not_seen, "and another") + ".");
  return out;
}

Said said_of(const FormException& exception) {
  const LegalException& e = exception.said;
  const bool burden = e.kind == Exempt::burden;
  const std::string of = exception.form + (e.place.empty() ? "" : ", " + e.place);
  Said out{std::string(burden ? "Undantag för oskäligt betungande anpassning (12 §)"
                              : "Innehåll som inte omfattas av lagen") +
               " i formuläret " + of + ", beslutat " + e.decided + ": ",
           std::string(burden ? "Exception for a disproportionate burden (section 12)"
                              : "Content outside the law (2018:1937)") +
               " in the form " + of + ", decided " + e.decided + ": "};
  const std::string words = placed("", e.words);
  out.swedish += words;
  out.english += words;
  if (!e.instead.empty()) {
    const std::string instead = placed("", e.instead);
    out.swedish += " I stället: " + instead;
    out.english += " Instead: " + instead;
  }
  return out;
}

std::vector<std::size_t> exceptions_at(const Audit& audit, std::size_t criterion) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < audit.exceptions.size(); ++i) {
    const auto& at = audit.exceptions[i].criteria;
    if (std::find(at.begin(), at.end(), criterion) != at.end()) out.push_back(i);
  }
  return out;
}

std::string unread_of(const Subject& page, bool swedish) {
  std::string out;
  for (const std::string& sheet : page.unread) out += (out.empty() ? "" : ", ") + sheet;
  if (out.empty()) return out;
  return (swedish ? "Stilmallar som inte kunde läsas: " : "Style sheets that could not be read: ") +
         out + ".";
}

std::string unread_of(const Audit& audit, bool swedish) {
  std::string out;
  for (const Subject& s : audit.subjects)
    if (const std::string words = unread_of(s, swedish); !words.empty())
      out += (out.empty() ? "" : " ") + s.name + ": " + words;
  return out;
}

}  // namespace blankett
