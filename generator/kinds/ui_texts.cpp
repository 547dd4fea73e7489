// The words of the pages that are not a form's own: the one list of them. A locale that lacks one
// is refused when it is read, so no page can be half translated by accident.

#include "kinds/ui_texts.h"

#include <algorithm>

#include "kinds/kind.h"

namespace blankett {
namespace {

std::vector<UiText> build() {
  std::vector<UiText> out = {
      {"site-name", {}, false},
      {"skip-link", {}, false},
      {"language-menu", {}, false},
      {"home-link", {}, false},
      {"error-prefix", {}, true},
      {"page-title", {"form", "site", "view"}, true},
      {"page-title-error", {"title"}, true},
      {"footer.title", {}, false},
      {"made-by", {}, false},
      {"start.button", {}, false},
      {"start.needs", {}, false},
      {"start.need-file", {"label"}, false},
      {"start.need-file-sometimes", {"label"}, false},
      {"start.identification.e-id", {}, false},
      {"start.identification.none", {}, false},
      {"start.after", {}, false},
      {"start.other-ways", {}, false},
      {"start.processing", {"days"}, false},
      {"start.processing.one", {"days"}, false},
      {"start.privacy", {}, false},
      {"channel.phone", {}, false},
      {"channel.visit", {}, false},
      {"channel.email", {}, false},
      {"step.part", {"number", "total"}, false},
      {"step.progress", {"number", "total"}, true},
      {"step.continue", {}, false},
      {"step.back", {}, false},
      {"optional", {}, false},
      {"help.summary", {"label"}, false},
      {"why.prefix", {}, false},
      {"yes-no.yes", {}, true},
      {"yes-no.no", {}, true},
      {"date.day", {}, true},
      {"date.month", {}, true},
      {"date.year", {}, true},
      {"address.care_of", {}, true},
      {"address.street", {}, true},
      {"address.postal_code", {}, true},
      {"address.city", {}, true},
      {"count.rule", {"max"}, false},
      {"count.left", {"count"}, false},
      {"count.over", {"count"}, false},
      {"range.at-least", {"min"}, false},
      {"range.between", {"max", "min"}, false},
      {"money.unit", {}, false},
      {"time.example", {}, false},
      {"period.from", {}, false},
      {"period.to", {}, false},
      {"web-address.example", {}, false},
      {"organisation-number.example", {}, false},
      {"organisation-number.example-sole-trader", {}, false},
      {"property.example", {}, false},
      {"choice.choose", {}, false},
      {"choices.or", {}, false},
      {"bank-account.bankgiro", {}, true},
      {"bank-account.plusgiro", {}, true},
      {"bank-account.iban", {}, true},
      {"bank-account.number", {}, false},
      {"bank-account.number.bankgiro", {}, false},
      {"bank-account.number.plusgiro", {}, false},
      {"bank-account.number.iban", {}, false},
      {"calculation.later", {}, true},
      {"file.rules", {"size", "types"}, false},
      {"file.rules-many", {"max", "size", "types"}, false},
      {"exit.back", {}, false},
      {"exit.help", {}, false},
      {"errors.title", {}, true},
      {"review.title", {}, true},
      {"review.intro", {}, false},
      {"review.change", {}, true},
      {"review.not-answered", {}, true},
      {"submit.button", {}, false},
      {"submit.sending", {}, true},
      {"submit.failed", {}, true},
      {"submit.offline", {}, true},
      {"submit.refused", {}, true},
      {"receipt.title", {}, true},
      {"receipt.number", {}, false},
      {"receipt.time", {}, false},
      {"receipt.after", {}, false},
      {"receipt.print", {}, false},
      {"receipt.answers", {}, false},
      {"condition.only-if", {"condition"}, false},
      {"condition.part-only-if", {"condition"}, false},
      {"condition.required-if", {"condition"}, false},
      {"condition.exit-if", {"condition"}, false},
      {"condition.is", {"question", "value"}, false},
      {"condition.is-not", {"question", "value"}, false},
      {"condition.one-of", {"question", "values"}, false},
      {"condition.not-one-of", {"question", "values"}, false},
      {"condition.answered", {"question"}, false},
      {"condition.not-answered", {"question"}, false},
      {"condition.rows-answered", {"rows"}, false},
      {"condition.rows-not-answered", {"rows"}, false},
      {"condition.contains", {"question", "values"}, false},
      {"condition.longer", {"number", "subject"}, false},
      {"condition.shorter", {"number", "subject"}, false},
      {"condition.equals", {"subject", "value"}, false},
      {"condition.differs", {"subject", "value"}, false},
      {"condition.less", {"subject", "value"}, false},
      {"condition.at-most", {"subject", "value"}, false},
      {"condition.more", {"subject", "value"}, false},
      {"condition.at-least", {"subject", "value"}, false},
      {"condition.before", {"subject", "value"}, false},
      {"condition.after", {"subject", "value"}, false},
      {"condition.on-or-before", {"subject", "value"}, false},
      {"condition.on-or-after", {"subject", "value"}, false},
      {"condition.between", {"first", "last", "subject"}, false},
      {"condition.more-ago", {"span", "subject"}, false},
      {"condition.less-ago", {"span", "subject"}, false},
      {"condition.at-least-ago", {"span", "subject"}, false},
      {"condition.at-most-ago", {"span", "subject"}, false},
      {"condition.more-ahead", {"span", "subject"}, false},
      {"condition.less-ahead", {"span", "subject"}, false},
      {"condition.at-least-ahead", {"span", "subject"}, false},
      {"condition.at-most-ahead", {"span", "subject"}, false},
      {"condition.any-row", {"condition", "rows"}, false},
      {"condition.every-row", {"condition", "rows"}, false},
      {"condition.no-row", {"condition", "rows"}, false},
      {"condition.named", {"label"}, false},
      {"condition.today", {}, false},
      {"condition.span-ago", {"span"}, false},
      {"condition.span-ahead", {"span"}, false},
      {"condition.answer-of", {"question"}, false},
      {"condition.part-of", {"part", "question"}, false},
      {"condition.count-of", {"rows"}, false},
      {"condition.sum-of", {"question"}, false},
      {"span.day", {}, false},
      {"span.days", {"number"}, false},
      {"span.month", {}, false},
      {"span.months", {"number"}, false},
      {"span.year", {}, false},
      {"span.years", {"number"}, false},
      {"condition.and", {"first", "second"}, false},
      {"condition.or", {"first", "second"}, false},
      {"condition.not", {"condition"}, false},
      {"list.quoted", {"value"}, false},
      {"list.comma", {"first", "second"}, false},
      {"list.or", {"first", "second"}, false},
      {"list.and", {"first", "second"}, false},
      {"catalogue.title", {}, false},
      {"catalogue.intro", {}, false},
  };
  for (const Kind* kind : all_kinds()) {
    if (kind->computed) continue;  // nobody answers it wrong
    const std::string prefix = "error." + std::string(kind->name) + ".";
    out.push_back({prefix + "missing", {}, false});
    for (const std::string_view reason : kind->errors)
      out.push_back({prefix + std::string(reason), {}, false});
    for (const AnswerPart& part : kind->parts)
      out.push_back({"part." + std::string(kind->name) + "." + std::string(part.name), {}, false});
  }
  std::sort(out.begin(), out.end(), [](const UiText& a, const UiText& b) { return a.key < b.key; });
  return out;
}

}  // namespace

const std::vector<UiText>& ui_texts() {
  static const std::vector<UiText> texts = build();
  return texts;
}

}  // namespace blankett
