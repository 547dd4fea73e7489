#include "model/rule.h"

#include "page/language.h"
#include "rules/language_parts.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_language_match {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-language-match/other",
     "the page says that it is in `{0}`, but its text seems to be in `{1}`",
     "write <html lang=\"{1}\">, or `lang` around the text"},
};

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() != "html" || !has_words(root, "lang")) return;
  const Attribute* const lang = root.attribute("lang");
  if (!has_known_language(lang->value)) return;
  const std::vector<LanguagePart> parts = language_parts(page);
  for (const LanguagePart& part : parts) {
    if (part.element.index() != root.index()) continue;
    const LanguageGuess guess = language_of(part.text, 20, lang->value);
    if (!agrees(lang->value, guess))
      say(out, kMessages[0], if_shown(page, rule.severity), lang->value_at,
          {std::string(lang->value), std::string(guess.language)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-language-match",
                          .severity = Severity::warning,
                          .standards = "wcag:3.1.1 en301549:9.3.1.1 act:ucwvc8",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_language_match
