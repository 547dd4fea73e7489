// How long a form takes: the shortest and the longest way through it.

#include "render/duration.h"

#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

// Of the questions alone: without the step, the review and the sign-in that every way has.
Duration taken(const std::string& items, const std::string& head = "",
               const std::string& after = "", const std::string& service = "") {
  const auto form = [&](const std::string& questions) {
    return "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary>"
           "<service owner=\"o\">" +
           service + "<endpoint href=\"https://e.example/t\"/></service>" + head +
           "<step id=\"s\"><title>S</title>" + questions + "</step>" + after + "</form>";
  };
  LinkedForm whole(form(items));
  const Duration all = duration_of(whole.model());
  return {all.shortest - 65, all.longest - 65};
}

std::string text(const std::string& id, const std::string& attributes = "required=\"yes\"") {
  return "<text id=\"" + id + "\" " + attributes + "><label>" + id + "</label></text>";  // 10 s
}

const std::string kChoice =  // 10 s
    "<choice id=\"val\" required=\"yes\"><label>Val</label><option value=\"a\">A</option>"
    "<option value=\"b\">B</option><option value=\"c\">C</option></choice>";
const std::string kYesNo = "<yes-no id=\"ja\" required=\"yes\"><label>Ja?</label></yes-no>";  // 5 s

void check_taken(Duration duration, unsigned shortest, unsigned longest) {
  CHECK(duration.shortest == shortest);
  CHECK(duration.longest == longest);
}

TEST_CASE("what is always asked takes its time on every way", "[duration]") {
  check_taken(taken(text("a") + text("b")), 20, 20);
  check_taken(taken(text("a", "")), 5, 10);  // it can be skipped
  check_taken(taken(text("a"), "", "", "<identification level=\"e-id\"/>"), 40, 40);
  check_taken(taken(text("a"), "", "<step id=\"u\"><title>U</title>" + text("b") + "</step>"), 25,
              25);  // another step, 5 s
}

TEST_CASE("what hangs on one choice excludes itself", "[duration]") {
  const std::string a = "required=\"yes\" show-when=\"val is a\"";
  const std::string b = "required=\"yes\" show-when=\"val is b\"";
  const std::string not_c = "required=\"yes\" show-when=\"val is not c\"";
  check_taken(taken(kChoice + text("x", a)), 10, 20);
  check_taken(taken(kChoice + text("x", a) + text("y", b)), 10, 20);  // never both
  check_taken(taken(kChoice + text("x", a) + text("y", b) + text("z", not_c)), 10, 30);
  check_taken(taken(kYesNo + text("x", "required=\"yes\" show-when=\"ja is yes\"") +
                    text("y", "required=\"yes\" show-when=\"ja is no\"")),
              15, 15);  // one or the other
  check_taken(taken(kChoice + text("x", "required=\"yes\" show-when=\"@n\""),
                    "<condition id=\"n\" label=\"N\">val is one of a, b, c</condition>"),
              20, 20);
}

TEST_CASE("ways hang on ways", "[duration]") {
  check_taken(
      taken(kChoice +
            "<yes-no id=\"ja\" required=\"yes\" show-when=\"val is a\"><label>J</label></yes-no>" +
            text("x", "required=\"yes\" show-when=\"ja is yes\"") +
            text("y", "required=\"yes\" show-when=\"val is b\"")),
      10, 25);
  // A whole step, and a group with a question that hangs inside it.
  check_taken(taken(kYesNo, "",
                    "<step id=\"u\" show-when=\"ja is yes\"><title>U</title>" + kChoice +
                        text("x", "required=\"yes\" show-when=\"val is a\"") + "</step>"),
              5, 30);
}

TEST_CASE("what hangs on more than one choice may or may not be there", "[duration]") {
  check_taken(
      taken(kChoice + kYesNo + text("x", "required=\"yes\" show-when=\"val is a and ja is yes\"")),
      15, 25);
  check_taken(taken(text("x") + text("y", "required=\"yes\" show-when=\"x is Hej\"")), 10, 20);
  // It is shown inside a group that may be hidden: the choice outside cannot promise it.
  check_taken(taken(kChoice + text("t") + "<group id=\"g\" show-when=\"t is Hej\">" +
                    text("x", "required=\"yes\" show-when=\"val is one of a, b, c\"") + "</group>"),
              20, 30);
}

TEST_CASE("ways that end at an exit are no ways through", "[duration]") {
  const std::string exit = "<exit id=\"ut\" when=\"val is a\"><title>Ut</title><p>Nej</p></exit>";
  const std::string long_way = text("x", "required=\"yes\" show-when=\"val is a\"");
  check_taken(taken(kChoice + long_way + exit), 10, 10);
  check_taken(
      taken(kChoice + text("x", "required=\"yes\" show-when=\"val is one of b, c\"") + exit), 20,
      20);
}

TEST_CASE("an exit can stand before the question that leads to it", "[duration]") {
  const std::string exit = "<exit id=\"ut\" when=\"val is a\"><title>Ut</title><p>Nej</p></exit>";
  const std::string hidden = "required=\"yes\" show-when=\"val is a\"";
  check_taken(taken(exit + kChoice + text("x", hidden)), 10, 10);
}

TEST_CASE("rows are counted from the fewest to as many as are usual", "[duration]") {
  const auto rows = [](const std::string& limits) {
    return "<repeat id=\"r\" " + limits + "><title>R</title><row-title>Rad</row-title>" +
           text("x") + "</repeat>";
  };
  check_taken(taken(rows("min=\"0\" max=\"10\"")), 0, 30);
  check_taken(taken(rows("min=\"1\" max=\"2\"")), 10, 20);
  check_taken(taken(rows("min=\"5\" max=\"9\"")), 50, 50);
  check_taken(taken("<repeat id=\"r\" max=\"1\"><title>R</title><row-title>Rad</row-title>" +
                    kYesNo + text("x", "required=\"yes\" show-when=\"ja is yes\"") + "</repeat>"),
              5, 15);
}

TEST_CASE("a long chain of conditions takes no long time", "[duration]") {
  std::string items =
      "<choice id=\"v0\" required=\"yes\"><label>V</label><option value=\"a\">A"
      "</option><option value=\"b\">B</option><option value=\"c\">C</option></choice>";
  for (int i = 1; i < 2000; ++i)
    items +=
        "<choice id=\"v" + std::to_string(i) + "\" required=\"yes\" show-when=\"v" +
        std::to_string(i - 1) +
        " is not c\"><label>V</label><option value=\"a\">A</option><option value=\"b\">B</option>"
        "<option value=\"c\">C</option></choice>";
  check_taken(taken(items), 10, 20000);
}

TEST_CASE("minutes are rounded as one says them", "[duration]") {
  const auto said = [](unsigned shortest, unsigned longest) {
    const Duration d = rounded_minutes({shortest, longest});
    return std::pair(d.shortest, d.longest);
  };
  CHECK(said(20, 50) == std::pair(1U, 1U));
  CHECK(said(119, 121) == std::pair(1U, 3U));
  CHECK(said(300, 300) == std::pair(5U, 5U));
  CHECK(said(299, 301) == std::pair(3U, 10U));
  CHECK(said(700, 1000) == std::pair(10U, 20U));
  CHECK(said(7300, 7300) == std::pair(120U, 180U));
}

}  // namespace
}  // namespace blankett::tests
