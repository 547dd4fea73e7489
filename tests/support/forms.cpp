#include "support/forms.h"

#include "link/link.h"
#include "localise/localise.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "validate/validate.h"

namespace blankett::tests {

const Locale& locale_named(const std::string& language) {
  static const auto project = load(with(Files{}), {});
  for (const Locale& locale : project->locales)
    if (locale.language == language) return locale;
  FAIL("no language " << language);
  return project->locales.front();
}

LinkedForm::LinkedForm(const std::string& xml) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add("t/form.xml", xml), found);
  static constexpr std::string_view kRoot = "form";
  validate(document, {&kRoot, 1}, sources, found);
  REQUIRE(!document.empty());
  model_ = link(document, std::string(document.root().value("id")), {}, sources, found);
  INFO(listed(resolve(found, sources, {}), "t/form.xml"));
  REQUIRE(!found.has_errors());
}

Edition LinkedForm::edition(const std::string& language) const {
  return localise(model_, locale_named(language));
}

std::string form_of(const FormParts& parts) {
  return "<form id=\"" + parts.id + "\" version=\"1.0.0\"" + parts.attributes +
         "><title>Titel</title><summary>Sammanfattning</summary><service owner=\"o\">" +
         parts.service + "<endpoint href=\"" + parts.endpoint + "\"/></service>" + parts.head +
         "<step id=\"forst\"><title>Först</title><choice id=\"val\"><label>Val</label>"
         "<option value=\"a\">A</option><option value=\"b\">B</option>"
         "<option value=\"c\">C</option></choice>"
         "<number id=\"antal\" max=\"10\"><label>Antal</label></number></step><step id=\"" +
         parts.step + "\"" + parts.step_attributes +
         "><title>Steg</title><yes-no id=\"sist\"><label>Sist</label></yes-no>" + parts.items +
         "</step>" + parts.after + "</form>";
}

}  // namespace blankett::tests
