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
      {"file.rules", {"size", "types"}, false},
      {"file.rules-many", {"max", "size", "types"}, false},
      {"repeat.row", {"number", "row"}, true},
      {"repeat.add", {"row"}, false},
      {"repeat.full", {"max"}, false},
      {"repeat.room", {"number"}, false},
      {"repeat.remove", {}, false},
      {"repeat.removed", {"row"}, true},
      {"repeat.error", {"message", "row"}, true},
      {"media.video", {}, false},
      {"media.audio", {}, false},
      {"media.sign-language", {}, false},
      {"media.transcript", {"name"}, false},
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
      {"condition.date-is", {"date", "question"}, false},
      {"condition.date-is-not", {"date", "question"}, false},
      {"condition.before", {"date", "question"}, false},
      {"condition.after", {"date", "question"}, false},
      {"condition.on-or-before", {"date", "question"}, false},
      {"condition.on-or-after", {"date", "question"}, false},
      {"condition.named", {"label"}, false},
      {"condition.today", {}, false},
      {"condition.date-of", {"question"}, false},
      {"condition.and", {"first", "second"}, false},
      {"condition.or", {"first", "second"}, false},
      {"condition.not", {"condition"}, false},
      {"list.quoted", {"value"}, false},
      {"list.comma", {"first", "second"}, false},
      {"list.or", {"first", "second"}, false},
      {"catalogue.title", {}, false},
      {"catalogue.intro", {}, false},
  };
  for (const Kind* kind : all_kinds()) {
    const std::string prefix = "error." + std::string(kind->name) + ".";
    out.push_back({prefix + "missing", {}, false});
    for (const std::string_view reason : kind->errors)
      out.push_back({prefix + std::string(reason), {}, false});
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
