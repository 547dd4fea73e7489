// TBX → concepts. Of all that TBX can say we read, for each language, the definition, the preferred
// term, those admitted beside it and those that are forbidden (deprecated or superseded).
//   <conceptEntry id="folkbokford"><langSec xml:lang="sv">
//     <descrip type="definition">Du är registrerad på en adress.</descrip>
//     <termSec><term>folkbokförd</term></termSec>
//     <termSec><term>mantalsskriven</term>
//       <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
//   </langSec></conceptEntry>
// Tested by terms_test.cpp.

#include "link/terms.h"

#include <array>
#include <map>
#include <utility>

#include "base/sentences.h"
#include "base/text.h"
#include "link/messages.h"
#include "link/text.h"

namespace blankett {
namespace {

using linking::say;
using linking::Says;

// The words of the first element of that name and type, wherever below it stands.
std::string words_of(Element parent, std::string_view name, std::string_view type) {
  for (Element child : parent.nodes()) {
    if (!child.is_element() || child.name() == "termSec") continue;
    if (child.name() == name && child.value("type") == type) return collapsed(child.text());
    if (std::string inner = words_of(child, name, type); !inner.empty()) return inner;
  }
  return {};
}

enum class Standing : std::uint8_t { unsaid, preferred, admitted, forbidden };

// The picklist of administrativeStatus in TBX-Basic.
constexpr std::array<std::pair<std::string_view, Standing>, 4> kStandings = {{
    {"preferredTerm-admn-sts", Standing::preferred},
    {"admittedTerm-admn-sts", Standing::admitted},
    {"deprecatedTerm-admn-sts", Standing::forbidden},
    {"supersededTerm-admn-sts", Standing::forbidden},
}};

struct Written {
  std::string words{};
  Span at{};
  Standing standing = Standing::unsaid;
};

class Reader {
 public:
  Reader(TermBank& bank, Diagnostics& out) : bank_(bank), out_(out) {}

  void read_concept(Element e) {
    const Attribute* id = e.attribute("id");
    if (!id || id->value.empty()) return say(out_, Says::concept_without_id, e.at());
    const std::string name(id->value);
    Concept concept_{id->value_at, {}};  // what is incomplete stays in it: it was reported
    for (Element section : e.nodes()) {
      if (!section.is_element() || section.name() != "langSec") continue;
      const std::string language(section.value("xml:lang"));
      Term term = read_section(section, name, language);
      if (language.empty()) continue;
      if (!concept_.terms.emplace(language, std::move(term)).second)
        say(out_, Says::section_twice, section.at(), {name, language});
    }
    const auto [other, fresh] = bank_.emplace(name, std::move(concept_));
    if (!fresh)
      out_.add({.message = &linking::message(Says::duplicate_id),
                .at = id->value_at,
                .arguments = {name},
                .related = {{other->second.at, &linking::message(Says::first_used_here)}}});
  }

  // Nobody could follow a bank that forbids a word and uses it.
  void compare() {
    for (const auto& [key, forbidden] : forbidden_) {
      const auto allowed = allowed_.find(key);
      if (allowed == allowed_.end()) continue;
      out_.add({.message = &linking::message(Says::term_both),
                .at = forbidden.at,
                .arguments = {key.second, forbidden.concept_id, allowed->second.concept_id},
                .related = {{allowed->second.at, &linking::message(Says::allowed_here)}}});
    }
  }

 private:
  struct Place {
    Span at{};
    std::string concept_id{};
  };
  using Places = std::map<std::pair<std::string, std::string>, Place>;  // by language and word

  Standing standing_of(Element note) {
    const Text status = linking::text_of(note, TextRole::label, {});
    const std::string name = status.plain();
    for (const auto& [known, standing] : kStandings)
      if (known == name) return standing;
    say(out_, Says::term_status, status.at, {name});
    return Standing::unsaid;
  }

  Written read_term(Element section) {
    Written out;
    for (Element part : section.nodes()) {
      if (!part.is_element()) continue;
      if (part.name() == "term") {
        const Text text = linking::text_of(part, TextRole::label, {});
        out.words = text.plain();
        out.at = text.at;
      } else if (part.name() == "termNote" && part.value("type") == "administrativeStatus") {
        out.standing = standing_of(part);
      }
    }
    return out;
  }

  Term read_section(Element section, const std::string& id, const std::string& language) {
    std::vector<Written> all;
    for (Element child : section.nodes())
      if (child.is_element() && child.name() == "termSec")
        if (Written written = read_term(child); !written.words.empty())
          all.push_back(std::move(written));
    Term term;
    term.definition = words_of(section, "descrip", "definition");
    const char* missing = language.empty()          ? "xml:lang"
                          : all.empty()             ? "term"
                          : term.definition.empty() ? "definition"
                                                    : nullptr;
    if (missing) say(out_, Says::section_incomplete, section.at(), {id, missing, language});

    const Written* preferred = the_preferred(all, id, language);
    if (!all.empty() && !preferred)
      say(out_, Says::term_without_preferred, section.at(), {id, language});
    for (const Written& written : all) {
      const bool forbidden = written.standing == Standing::forbidden;
      (forbidden ? forbidden_ : allowed_)
          .emplace(std::pair(language, lower_case(written.words)), Place{written.at, id});
      if (&written == preferred) {
        term.name = written.words;
        prefer(written, id, language);
      } else {
        (forbidden ? term.forbidden : term.admitted).push_back(written.words);
      }
    }
    return term;
  }

  // Who reads the word must know which concept it is.
  void prefer(const Written& written, const std::string& id, const std::string& language) {
    const auto [other, fresh] =
        preferred_.emplace(std::pair(language, lower_case(written.words)), Place{written.at, id});
    if (fresh || other->second.concept_id == id) return;
    out_.add({.message = &linking::message(Says::term_shared),
              .severity = Severity::warning,
              .at = written.at,
              .arguments = {written.words, other->second.concept_id, id},
              .related = {{other->second.at, &linking::message(Says::first_stands_here)}}});
  }

  // The one that says so, or else the first that says nothing.
  const Written* the_preferred(const std::vector<Written>& all, const std::string& id,
                               const std::string& language) {
    const Written* preferred = nullptr;
    const Written* unsaid = nullptr;
    for (const Written& written : all) {
      if (written.standing == Standing::unsaid && !unsaid) unsaid = &written;
      if (written.standing != Standing::preferred) continue;
      if (preferred)
        out_.add({.message = &linking::message(Says::term_preferred_twice),
                  .at = written.at,
                  .arguments = {id, language},
                  .related = {{preferred->at, &linking::message(Says::first_stands_here)}}});
      else preferred = &written;
    }
    return preferred ? preferred : unsaid;
  }

  TermBank& bank_;
  Diagnostics& out_;
  Places allowed_{}, forbidden_{}, preferred_{};
};

}  // namespace

TermBank read_terms(const Document& document, Diagnostics& out) {
  TermBank bank;
  if (document.empty()) return bank;
  const Element root = document.root();
  if (root.name() != "tbx") {
    say(out, Says::not_tbx, root.at(), {std::string(root.name())});
    return bank;
  }
  Reader reader(bank, out);
  for (std::uint32_t i = 1; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    if (e.is_element() && e.name() == "conceptEntry") reader.read_concept(e);
  }
  reader.compare();
  return bank;
}

}  // namespace blankett
