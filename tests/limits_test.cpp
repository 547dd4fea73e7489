// Forms far larger than people write are handled, or refused with words. What they take of time
// and memory is measured by bench/limits.sh.

#include "base/text.h"
#include "link/link.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string large(const std::string& items) {
  return "<form id=\"stor\" version=\"1.0.0\"><title>Stor</title><summary>Du kan söka.</summary>"
         "<service owner=\"x\"><endpoint href=\"https://a.example/b\"/></service>"
         "<step id=\"steg\"><title>Steget</title>" +
         items + "</step></form>";
}

struct LinkedForm {
  Sources sources;
  Diagnostics found;
  Document document;
  Model model;

  explicit LinkedForm(const std::string& items)
      : document(parse(sources, sources.add("stor/form.xml", large(items)), found)),
        model(link(document, "stor", {}, sources, found)) {}
};

// Each is asked when the one before it has been answered with yes.
std::string chain(int questions, const std::string& name) {
  std::string out = "<yes-no id=\"q0\"><label>Fråga</label></yes-no>";
  for (int i = 1; i < questions; ++i)
    out += "<yes-no id=\"q" + std::to_string(i) + "\" show-when=\"" + name + std::to_string(i - 1) +
           " is yes\"><label>Fråga</label></yes-no>";
  return out;
}

std::string nested(int groups) {
  std::string out = "<text id=\"namn\"><label>Namn</label></text>";
  for (int i = 0; i < groups; ++i)
    out = "<group id=\"g" + std::to_string(i) + "\"><title>Grupp</title>" + out + "</group>";
  return out;
}

}  // namespace

TEST_CASE("ten thousand questions that hang on one another are linked", "[limits]") {
  const LinkedForm form(chain(10'000, "q"));
  CHECK(form.found.empty());
  CHECK(form.model.questions.size() == 10'000);
}

TEST_CASE("ten thousand mistakes are ten thousand findings", "[limits]") {
  const LinkedForm form(chain(10'000, "p"));
  std::size_t misspelt = 0, unknown = 0;
  for (const Diagnostic& d : form.found)
    ++(d.message->id == "link/misspelt-name" ? misspelt : unknown);
  CHECK(misspelt >= 200);
  CHECK(misspelt + unknown == 9'999);
}

TEST_CASE("groups in groups are followed as far as the limit, and refused beyond it", "[limits]") {
  CHECK(listed(findings_of_form(large(nested(80))), "forms/stor/form.xml") == "");
  const auto refused = findings_of_form(large(nested(500)));
  REQUIRE(refused.size() == 1);
  CHECK((refused.front().rule == "validate/too-deep" || refused.front().rule == "parse/too-deep"));
}

TEST_CASE("a label of a megabyte is taken as it is", "[limits]") {
  std::string words;
  while (words.size() < (std::size_t{1} << 20)) words += "namn ";
  const LinkedForm form("<text id=\"namn\"><label>" + words + "</label></text>");
  CHECK(form.found.empty());
  REQUIRE(form.model.questions.size() == 1);
  const Index<Question> first{0};
  CHECK(form.model.texts[form.model.questions[first].label].plain() == trimmed(words));
  for (const Finding& f :
       findings_of_form(large("<text id=\"namn\"><label>" + words + "</label></text>")))
    CHECK(f.severity != Severity::error);
}

TEST_CASE("ten thousand options are each found", "[limits]") {
  std::string options;
  for (int i = 0; i < 10'000; ++i)
    options += "<option value=\"v" + std::to_string(i) + "\">Val</option>";
  const LinkedForm form("<choice id=\"val\"><label>Val</label>" + options +
                        "</choice><text id=\"namn\" show-when=\"val is v9999\"><label>Namn</label>"
                        "</text>");
  CHECK(form.found.empty());
}

}  // namespace blankett::tests
