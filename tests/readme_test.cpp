// The examples of README.md are true: the form compiles clean, and its planted mistake is reported
// as the README shows it.

#include "base/report.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != text.npos);
  return text.substr(begin + from.size(), text.find(to, begin + from.size()) - begin - from.size());
}

TEST_CASE("the form in the README compiles clean", "[readme]") {
  const std::string form = between(read("README.md"), "```xml\n", "```");
  CHECK(listed(findings_of_form(form), "") == "");
}

TEST_CASE("the mistake in the README is reported as shown there", "[readme]") {
  const std::string readme = read("README.md");
  std::string form = between(readme, "```xml\n", "```");
  form.replace(form.find("show-when=\"svar"), 15, "show-when=\"svaar");
  std::string shown =
      between(readme, "$ ./build/blankett check forms/cykelparkering\n", "\n\n") + "\n";
  for (std::size_t i = 0; i < shown.size(); i = shown.find('\n', i) + 1)
    shown.erase(i, 4);  // the indentation of the README
  CHECK(report_text(findings_of_form(form), Colour::off) == shown);
}

}  // namespace
}  // namespace blankett::tests
