// Structure: blocks, overrides, what is switched off, texts with their markup, checks.

#include "link/link.h"

#include "model/print.h"
#include "parse/parse.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

struct Linked {
  Sources sources;
  Document document;
  Library library;
  Model model;
  Diagnostics found;
};

std::unique_ptr<Linked> linked(const std::string& steps, const std::string& block = "") {
  auto out = std::make_unique<Linked>();
  if (!block.empty())
    out->library.blocks.emplace(
        "b", parse(out->sources, out->sources.add("blocks/b.xml", block), out->found));
  const std::string form =
      "<form id=\"t\" version=\"1.0.0\"><title>T</title><summary>S</summary><service owner=\"o\">"
      "<endpoint href=\"https://e.example/t\"/></service>" +
      steps + "</form>";
  out->document = parse(out->sources, out->sources.add("t/form.xml", form), out->found);
  REQUIRE(!out->document.empty());
  out->model = link(out->document, "t", out->library, out->sources, out->found);
  return out;
}

std::string said(const Linked& l) {
  std::string out;
  for (const Diagnostic& d : l.found)
    out += std::string(d.message->id) + " @ " + std::string(l.sources.bytes(d.at)) + "\n";
  return out;
}

const char* kBlock =
    "<block id=\"b\" version=\"1.0.0\"><title>Om dig</title>"
    "<text id=\"fornamn\" required=\"yes\"><label>Förnamn</label></text>"
    "<text id=\"smeknamn\"><label>Smeknamn</label><hint>Om du vill</hint></text>"
    "<text id=\"skal\" show-when=\"smeknamn is answered\"><label>Varför?</label></text></block>";

std::string paths(const Model& model) {
  std::string out;
  for (const Question& q : model.questions) out += q.path + " ";
  return out;
}

TEST_CASE("a block becomes a group with its own title, and its names stay inside", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><text id=\"smeknamn\"><label>Båtens namn</label></text>"
      "<use block=\"b\" id=\"person\"/><use block=\"b\" id=\"barn\"/>"
      "<text id=\"x\" show-when=\"barn/smeknamn is answered\"><label>X</label></text></step>",
      kBlock);
  CHECK(said(*l) == "");
  CHECK(paths(l->model) ==
        "smeknamn person/fornamn person/smeknamn person/skal barn/fornamn barn/smeknamn barn/skal "
        "x ");
  const auto question = [&](std::size_t i) -> const Question& {
    return l->model.questions[Index<Question>{static_cast<std::uint32_t>(i)}];
  };
  CHECK(print(question(3).show_when, l->model) == "person/smeknamn is answered");
  CHECK(print(question(6).show_when, l->model) == "barn/smeknamn is answered");
  // A block's texts are translated once, whatever form uses it.
  CHECK(l->model.texts[question(1).label].id == "b.fornamn.label");
  CHECK(l->model.texts[question(1).label].from_block);
}

TEST_CASE("names inside a block do not look out of it", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><text id=\"ute\"><label>Ute</label></text><use block=\"b\" "
      "id=\"p\"/></step>",
      "<block id=\"b\" version=\"1.0.0\"><text id=\"a\"><label>A</label></text>"
      "<text id=\"c\" show-when=\"ute is answered\"><label>C</label></text></block>");
  CHECK(said(*l) == "link/unknown-name @ ute\n");
}

TEST_CASE("a use overrides texts and drops optional questions, and only those", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><use block=\"b\" id=\"p\"><title>Om barnet</title>"
      "<override question=\"fornamn\" part=\"label\">Barnets förnamn</override>"
      "<drop question=\"skal\"/></use></step>",
      kBlock);
  CHECK(said(*l) == "");
  CHECK(paths(l->model) == "p/fornamn p/smeknamn ");
  const Question& first = l->model.questions[Index<Question>{0}];
  CHECK(l->model.texts[first.label].plain() == "Barnets förnamn");
  CHECK(l->model.texts[first.label].id == "t.p.fornamn.label");
  CHECK_FALSE(l->model.texts[first.label].from_block);

  CHECK(said(*linked("<step id=\"s\"><title>S</title><use block=\"b\" id=\"p\"><drop "
                     "question=\"fornamn\"/></use></step>",
                     kBlock)) == "link/drop-required @ fornamn\n");
  CHECK(said(*linked("<step id=\"s\"><title>S</title><use block=\"b\" id=\"p\"><drop "
                     "question=\"efternamn\"/></use></step>",
                     kBlock)) == "link/misspelt-override @ efternamn\n");
  // What another question of the block looks at cannot be dropped unnoticed.
  CHECK(said(*linked("<step id=\"s\"><title>S</title><use block=\"b\" id=\"p\"><drop "
                     "question=\"smeknamn\"/></use></step>",
                     kBlock)) == "link/dropped-but-used @ smeknamn\n");
}

TEST_CASE("what is switched off is not there, and conditions on it say so", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><text id=\"a\" status=\"off\"><label>A</label></text>"
      "<text id=\"b\" show-when=\"a is answered\"><label>B</label></text></step>"
      "<step id=\"ny\" status=\"draft\"><title>Ny</title><text "
      "id=\"c\"><label>C</label></text></step>");
  CHECK(said(*l) == "link/switched-off @ a\n");
  CHECK(paths(l->model) == "b ");
  CHECK(l->model.steps.size() == 1);
}

TEST_CASE("a reference forward is refused, one within the step allowed for exits and checks",
          "[link]") {
  CHECK(said(*linked("<step id=\"s\"><title>S</title>"
                     "<text id=\"a\" show-when=\"b is answered\"><label>A</label></text>"
                     "<text id=\"b\"><label>B</label></text></step>")) ==
        "link/forward-reference @ b\n");
  CHECK(said(*linked("<step id=\"s\"><title>S</title>"
                     "<exit id=\"e\" when=\"b is yes\"><title>E</title><p>Nej.</p></exit>"
                     "<yes-no id=\"b\"><label>B</label></yes-no></step>")) == "");
  CHECK(
      said(*linked(
          "<step id=\"s\"><title>S</title>"
          "<exit id=\"e\" when=\"b is yes\"><title>E</title><p>Nej.</p></exit>"
          "<text id=\"a\"><label>A</label></text></step>"
          "<step id=\"s2\"><title>S2</title><yes-no id=\"b\"><label>B</label></yes-no></step>")) ==
      "link/forward-reference @ b\n");
}

TEST_CASE("a question's condition can name neither itself nor a later named condition's questions",
          "[link]") {
  CHECK(
      said(*linked("<step id=\"s\"><title>S</title>"
                   "<text id=\"a\" show-when=\"a is answered\"><label>A</label></text></step>")) ==
      "link/forward-reference @ a\n");
  CHECK(
      said(*linked(
          "<condition id=\"c\" label=\"C\">b is answered</condition><step id=\"s\"><title>S</title>"
          "<text id=\"a\" show-when=\"@c\"><label>A</label></text>"
          "<text id=\"b\"><label>B</label></text></step>")) == "link/forward-reference @ @c\n");
}

TEST_CASE("texts keep their inline markup and lose stray white space", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>  S\n</title><text id=\"a\"><label>Ett <strong> två </strong> &amp; "
      "<em>tre</em></label>"
      "<help>\n  <p>Först.</p>\n  <ul>\n <li>En <a "
      "href=\"https://e.example/\">länk</a>.</li></ul></help></text></step>");
  const Question& a = l->model.questions[Index<Question>{0}];
  CHECK(l->model.texts[a.label].plain() == "Ett två & tre");
  CHECK(l->model.texts[a.help].plain() == "Först.\nEn länk.");
  CHECK(l->model.texts[l->model.steps[Index<Step>{0}].title].plain() == "S");
}

TEST_CASE("words found in a text are found at their bytes in the file", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><text id=\"a\"><label>Du   kan\r\n &#229;ka "
      "<em>b&#xE5;t</em> &amp; bil</label></text></step>");
  const Text& label = l->model.texts[l->model.questions[Index<Question>{0}].label];
  const PlainText plain = flattened(label);
  REQUIRE(plain.words == "Du kan åka båt & bil");
  const auto at = [&](std::string_view words) {
    const std::size_t begin = plain.words.find(words);
    return std::string(
        l->sources.bytes(part_of(l->sources, label, plain, begin, begin + words.size())));
  };
  CHECK(at("kan") == "kan");
  CHECK(at("åka") == "&#229;ka");
  CHECK(at("båt") == "b&#xE5;t");
  CHECK(at("bil") == "bil");
  CHECK(at("& bil") == "&amp; bil");
  CHECK(at("kan åka") == "kan\r\n &#229;ka");
}

TEST_CASE("a check speaks at the last question it compares", "[link]") {
  const auto l = linked(
      "<step id=\"s\"><title>S</title><date id=\"slut\"><label>Slut</label></date>"
      "<date id=\"start\"><label>Start</label></date>"
      "<check that=\"slut is after start\">Slut efter start</check></step>");
  CHECK(said(*l) == "");
  const Check& check = l->model.checks[Index<Check>{0}];
  CHECK(l->model.questions[check.shown_at].id == "start");
  CHECK(check.needs.size() == 2);
}

TEST_CASE("a block that uses itself is refused, not followed", "[link]") {
  const auto l = linked("<step id=\"s\"><title>S</title><use block=\"b\" id=\"p\"/></step>",
                        "<block id=\"b\" version=\"1.0.0\"><text id=\"a\"><label>A</label></text>"
                        "<use block=\"b\" id=\"q\"/></block>");
  CHECK(said(*l) == "link/block-cycle @ b\n");
}

TEST_CASE("a condition is not blamed for options that are broken themselves", "[link]") {
  CHECK(said(*linked("<step id=\"s\"><title>S</title>"
                     "<choice id=\"v\"><label>V</label><option value=\"a\">A</option>"
                     "<option value=\"a\">B</option></choice>"
                     "<text id=\"t\" show-when=\"v is b\"><label>T</label></text></step>")) ==
        "link/duplicate-option @ a\n");
  CHECK(said(*linked("<step id=\"s\"><title>S</title><choice id=\"v\"><label>V</label></choice>"
                     "<text id=\"t\" show-when=\"v is b\"><label>T</label></text></step>")) == "");
}

}  // namespace
}  // namespace blankett::tests
