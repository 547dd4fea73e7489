#include "model/rule.h"

#include "page/language.h"
#include "rules/language_parts.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_part_language {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-part-language/other", "this part says that it is in `{0}`, but it seems to be in `{1}`",
     "write lang=\"{1}\""},
    {"page-part-language/unmarked", "this seems to be in `{0}`, on a page in `{1}`",
     "write lang=\"{0}\" around it, if it is"},
};

void check(const Page& page, Diagnostics& out) {
  const Element root = page.document->root();
  if (root.name() == "svg") return;
  for (const LanguagePart& part : language_parts(page)) {
    const Attribute* const lang = part.element.attribute("lang");
    if (part.element.index() == root.index() || !lang || !has_known_language(lang->value)) continue;
    const LanguageGuess guess = language_of(part.text, 20, lang->value);
    if (!agrees(lang->value, guess))
      say(out, kMessages[0], if_shown(page, rule.severity), lang->value_at,
          {std::string(lang->value), std::string(guess.language)});
  }
  for (const LanguagePart& block : language_blocks(page)) {
    const std::string_view language = page.language(block.element);
    if (!has_known_language(language)) continue;
    const LanguageGuess guess = language_of(block.text, 40, language);
    if (!agrees(language, guess))
      say(out, kMessages[1], Severity::review, block.element.at(),
          {std::string(guess.language), std::string(language)});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-part-language",
                          .severity = Severity::warning,
                          .standards = "wcag:3.1.2 en301549:9.3.1.2 act:off6ek",
                          .messages = kMessages,
                          .page = check,
                          .form_rule = "text-language"};
}  // namespace blankett::rules::page_part_language
