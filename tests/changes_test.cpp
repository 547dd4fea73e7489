// What changed between two versions of a form: every kind of change from two small forms, its class
// for receivers and for drafts, the sentence that is said of it, and the version that follows.

#include "changes/changes.h"

#include <nlohmann/json.hpp>
#include <set>

#include "changes/lock.h"
#include "changes/version.h"
#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

struct Case {
  std::string name;
  FormParts old, now;
  std::vector<std::string> expected;  // "kind receivers drafts", in order
};

FormParts items(const std::string& xml) { return {.items = xml}; }

std::string text(const std::string& attributes = "", const std::string& label = "Namn",
                 const std::string& inside = "") {
  return "<text id=\"namn\"" + attributes + "><label>" + label + "</label>" + inside + "</text>";
}

std::string question(const std::string& kind, const std::string& attributes = "",
                     const std::string& inside = "") {
  return "<" + kind + " id=\"x\"" + attributes + "><label>X</label>" + inside + "</" + kind + ">";
}

const std::string kOtherStep =
    "<step id=\"andra\"><title>Andra</title><yes-no id=\"ja\"><label>Ja</label></yes-no></step>";
const std::string kThirdStep =
    "<step id=\"tredje\"><title>Tredje</title><yes-no id=\"nej\"><label>Nej</label></yes-no>"
    "</step>";
const std::string kChosen =
    "<calculation id=\"x\" formula=\"if @c then antal else 1\"><label>X</label></calculation>";
const std::string kSignIn = "<identification level=\"e-id\"/>";

const std::string kMore = "<number id=\"mer\"><label>Mer</label></number>";

std::string choice(const std::string& values, const std::string& last_label = "") {
  std::string out = "<choice id=\"x\"><label>X</label>";
  for (std::size_t i = 0; i < values.size(); i += 2) {
    const std::string value(1, values[i]);
    const bool last = i + 1 == values.size();
    out += "<option value=\"" + value + "\">" + (last && !last_label.empty() ? last_label : value) +
           "</option>";
  }
  return out + "</choice>";
}

std::string choices(const std::string& attributes, const std::string& last = "") {
  return "<choices id=\"x\"" + attributes +
         "><label>X</label><option value=\"a\">A</option><option value=\"b\">B</option>"
         "<option value=\"c\">C</option><option value=\"d\"" +
         last + ">D</option></choices>";
}

std::string file(const std::string& accept, const std::string& size,
                 const std::string& attributes = "") {
  return question("file", " accept=\"" + accept + "\" max-size=\"" + size + "\"" + attributes);
}

std::string rows(const std::string& attributes, const std::string& title = "Barn") {
  return "<repeat id=\"r\"" + attributes + "><title>R</title><row-title>" + title + "</row-title>" +
         text() + "</repeat>";
}

std::string only_check(const std::string& that, const std::string& message) {
  return "<check that=\"" + that + "\">" + message + "</check>";
}
std::string check(const std::string& that, const std::string& message = "Skriv ett annat tal") {
  return kMore + only_check(that, message);
}

std::string exit(const std::string& when, const std::string& words = "Hej då.") {
  return "<exit id=\"ut\" when=\"" + when + "\"><title>Slut</title><p>" + words + "</p></exit>";
}

std::string renamed_exit(const std::string& words = "Hej då.") {
  return "<exit id=\"slut\" when=\"sist is yes\"><title>Slut</title><p>" + words + "</p></exit>";
}

std::string info(const std::string& words) {
  return "<info><title>Så här</title><p>" + words + "</p></info>";
}

std::string picture(const std::string& alternative) {
  return "<media><picture src=\"karta.png\"><alternative>" + alternative +
         "</alternative></picture></media>";
}

std::vector<Case> cases() {
  return {
      {"nothing", items(text()), items(text()), {}},
      {"a question is added", items(""), items(text()), {"question-added compatible none"}},
      {"a required question is added",
       items(""),
       items(text(" required=\"yes\"")),
       {"required-question-added compatible compatible"}},
      {"a required question is removed",
       items(text(" required=\"yes\"")),
       items(""),
       {"question-removed breaking breaking"}},
      {"an optional question is removed",
       items(text()),
       items(""),
       {"optional-question-removed compatible breaking"}},
      {"required",
       items(text()),
       items(text(" required=\"yes\"")),
       {"became-required compatible compatible"}},
      {"optional",
       items(text(" required=\"yes\"")),
       items(text()),
       {"became-optional breaking none"}},
      {"longer",
       items(text(" max-length=\"10\"")),
       items(text(" max-length=\"20\"")),
       {"max-length-raised breaking none"}},
      {"shorter than the kind's own limit",
       items(text()),
       items(text(" max-length=\"20\"")),
       {"max-length-lowered compatible breaking"}},
      {"the kind's own limit, written", items(text()), items(text(" max-length=\"200\"")), {}},
      // Questions: where they stand and of what kind they are.
      {"moved into a group",
       items(text()),
       items("<group id=\"g\"><title>G</title>" + text() + "</group>"),
       {"group-added none none", "question-moved breaking breaking"}},
      {"moved, and another question's condition follows it",
       items("<group id=\"g\"><title>G</title>" + text() + "</group>" +
             question("email", " show-when=\"g/namn is answered\"")),
       items("<group id=\"h\"><title>G</title>" + text() + "</group>" +
             question("email", " show-when=\"h/namn is answered\"")),
       {"group-removed none none", "group-added none none", "question-moved breaking breaking"}},
      {"to another step",
       {.items = text(), .after = kOtherStep},
       {.after = "<step id=\"andra\"><title>Andra</title><yes-no id=\"ja\"><label>Ja</label>"
                 "</yes-no>" +
                 text() + "</step>"},
       {"question-to-other-step none none"}},
      {"another order",
       items(text() + question("email")),
       items(question("email") + text()),
       {"questions-reordered none none"}},
      {"another kind",
       items(question("text")),
       items(question("number")),
       {"type-changed breaking breaking"}},
      {"another kind with the same answers",
       items(question("text", " max-length=\"100\"")),
       items(question("long-text", " max-length=\"100\"")),
       {"look-changed none none"}},
      {"an amount instead of a number",
       items("<calculation id=\"x\" formula=\"1\"><label>X</label></calculation>"),
       items("<calculation id=\"x\" formula=\"1\" result=\"money\"><label>X</label>"
             "</calculation>"),
       {"type-changed breaking none"}},
      {"another kind and another limit",
       items(question("text", " max-length=\"100\"")),
       items(question("long-text", " max-length=\"2000\"")),
       {"look-changed none none", "max-length-raised breaking none"}},
      {"another kind, each with its own limit",
       items(question("long-text")),
       items(question("text")),
       {"look-changed none none", "max-length-lowered compatible breaking"}},
      {"another formula",
       items("<calculation id=\"x\" formula=\"antal * 2\"><label>X</label></calculation>"),
       items("<calculation id=\"x\" formula=\"antal * 3\"><label>X</label></calculation>"),
       {"formula-changed breaking compatible"}},
      {"the same formula in brackets",
       items("<calculation id=\"x\" formula=\"antal * 2\"><label>X</label></calculation>"),
       items("<calculation id=\"x\" formula=\"(antal) * (2)\"><label>X</label></calculation>"),
       {}},
      {"a named condition in a formula",
       {.items = kChosen, .head = "<condition id=\"c\" label=\"C\">val is a</condition>"},
       {.items = kChosen, .head = "<condition id=\"c\" label=\"C\">val is b</condition>"},
       {"condition-changed none none", "formula-changed breaking compatible"}},
      {"a calculation is removed",
       items("<calculation id=\"x\" formula=\"antal\"><label>X</label></calculation>"),
       items(""),
       {"question-removed breaking none"}},
      {"a calculation is added",
       items(""),
       items("<calculation id=\"x\" formula=\"antal\"><label>X</label></calculation>"),
       {"question-added compatible none"}},
      {"a calculation with fewer decimals",
       items("<calculation id=\"x\" formula=\"antal / 3\" decimals=\"2\"><label>X</label>"
             "</calculation>"),
       items("<calculation id=\"x\" formula=\"antal / 3\"><label>X</label></calculation>"),
       {"decimals-lowered compatible none"}},

      // Whether they must be answered.
      {"required in one case",
       items(text()),
       items(text(" required-when=\"val is a\"")),
       {"required-more-often compatible compatible"}},
      {"required in a case more",
       items(text(" required-when=\"val is a\"")),
       items(text(" required-when=\"val is one of b, a\"")),
       {"required-more-often compatible compatible"}},
      {"required in a case less",
       items(text(" required-when=\"val is a or antal is 1\"")),
       items(text(" required-when=\"val is a\"")),
       {"required-less-often breaking none"}},
      {"no longer always required",
       items(text(" required=\"yes\"")),
       items(text(" required-when=\"val is a\"")),
       {"required-less-often breaking none"}},
      {"required in another case",
       items(text(" required-when=\"val is a\"")),
       items(text(" required-when=\"antal is 1\"")),
       {"required-when-changed breaking compatible"}},
      {"always required",
       items(text(" required-when=\"val is a\"")),
       items(text(" required=\"yes\"")),
       {"became-required compatible compatible"}},
      {"never required",
       items(text(" required-when=\"val is a\"")),
       items(text()),
       {"became-optional breaking none"}},

      // When they are shown.
      {"shown in one case",
       items(text()),
       items(text(" show-when=\"val is a\"")),
       {"shown-less-often compatible compatible"}},
      {"required and shown in one case",
       items(text(" required=\"yes\"")),
       items(text(" required=\"yes\" show-when=\"val is a\"")),
       {"required-shown-less-often breaking compatible"}},
      {"always shown",
       items(text(" required=\"yes\" show-when=\"val is a\"")),
       items(text(" required=\"yes\"")),
       {"shown-more-often compatible compatible"}},
      {"one condition more",
       items(text(" show-when=\"val is a\"")),
       items(text(" show-when=\"antal is 1 and val is a\"")),
       {"shown-less-often compatible compatible"}},
      {"a higher limit in a condition",
       items(text(" show-when=\"antal is at least 2\"")),
       items(text(" show-when=\"antal is at least 3\"")),
       {"shown-less-often compatible compatible"}},
      {"a higher limit that is denied",
       items(text(" show-when=\"not (antal is at least 2)\"")),
       items(text(" show-when=\"not (antal is at least 3)\"")),
       {"shown-more-often compatible compatible"}},
      {"fewer excluded options",
       items(text(" show-when=\"val is not one of a, b\"")),
       items(text(" show-when=\"val is not a\"")),
       {"shown-more-often compatible compatible"}},
      {"another condition",
       items(text(" show-when=\"val is a\"")),
       items(text(" show-when=\"antal is 1\"")),
       {"show-when-changed compatible compatible"}},
      {"another condition of a required question",
       items(text(" required=\"yes\" show-when=\"val is a\"")),
       items(text(" required=\"yes\" show-when=\"antal is 1\"")),
       {"required-show-when-changed breaking compatible"}},
      {"the same condition, written otherwise",
       {.items = text(" show-when=\"not (val is b or val is a)\"")},
       {.items = text(" show-when=\"@c and not (val is a) and @c\""),
        .head = "<condition id=\"c\" label=\"C\">not (val is b)</condition>"},
       {"condition-added none none"}},
      {"a group is shown in one case",
       items("<group id=\"g\"><title>G</title>" + text(" required=\"yes\"") + "</group>"),
       items("<group id=\"g\" show-when=\"val is a\"><title>G</title>" + text(" required=\"yes\"") +
             "</group>"),
       {"required-shown-less-often breaking compatible"}},
      {"a step is shown in one case",
       {.items = text()},
       {.items = text(), .step_attributes = " show-when=\"val is a\""},
       {"shown-less-often compatible compatible"}},

      {"rows of which there is always one are shown in one case",
       items(rows("")),
       items(rows(" show-when=\"val is a\"")),
       {"required-shown-less-often breaking compatible"}},
      {"rows of which there may be none are shown in one case",
       items(rows(" min=\"0\"")),
       items(rows(" min=\"0\" show-when=\"val is a\"")),
       {"shown-less-often compatible compatible"}},

      // Limits.
      {"a higher least",
       items(question("number", " min=\"1\"")),
       items(question("number", " min=\"2\"")),
       {"min-raised compatible breaking"}},
      {"a lower least",
       items(question("number")),
       items(question("number", " min=\"-5\"")),
       {"min-lowered breaking none"}},
      {"a higher most",
       items(question("money", " max=\"10\"")),
       items(question("money", " max=\"10.50\"")),
       {"max-raised breaking none"}},
      {"a lower most",
       items(question("number")),
       items(question("number", " max=\"5\"")),
       {"max-lowered compatible breaking"}},
      {"more decimals",
       items(question("number", " decimals=\"1\"")),
       items(question("number", " decimals=\"2\"")),
       {"decimals-raised breaking none"}},
      {"fewer decimals",
       items(question("number", " decimals=\"1\"")),
       items(question("number")),
       {"decimals-lowered compatible breaking"}},
      {"more choices at least",
       items(choices("")),
       items(choices(" min-choices=\"2\"")),
       {"min-choices-raised compatible compatible"}},
      {"fewer choices at least",
       items(choices(" min-choices=\"2\"")),
       items(choices("")),
       {"min-choices-lowered breaking none"}},
      {"more choices",
       items(choices(" max-choices=\"1\"")),
       items(choices(" max-choices=\"2\"")),
       {"max-choices-raised breaking none"}},
      {"fewer choices",
       items(choices("")),
       items(choices(" max-choices=\"2\"")),
       {"max-choices-lowered compatible breaking"}},
      {"larger files",
       items(file("pdf", "1 MB")),
       items(file("pdf", "2 MB")),
       {"max-size-raised breaking none"}},
      {"smaller files",
       items(file("pdf", "1 MB")),
       items(file("pdf", "900 kB")),
       {"max-size-lowered compatible breaking"}},
      {"more files",
       items(file("pdf", "1 MB")),
       items(file("pdf", "1 MB", " max-files=\"2\"")),
       {"max-files-raised breaking none"}},
      {"fewer files",
       items(file("pdf", "1 MB", " max-files=\"3\"")),
       items(file("pdf", "1 MB", " max-files=\"2\"")),
       {"max-files-lowered compatible breaking"}},
      {"a file type more",
       items(file("pdf", "1 MB")),
       items(file("pdf png", "1 MB")),
       {"type-accepted breaking none"}},
      {"a file type less",
       items(file("png pdf", "1 MB")),
       items(file("pdf", "1 MB")),
       {"type-refused compatible breaking"}},
      {"fewer sorts of accounts",
       items(question("bank-account")),
       items(question("bank-account", " accept=\"bankgiro\"")),
       {"type-refused compatible breaking", "type-refused compatible breaking"}},
      {"temporary numbers",
       items(question("personal-number")),
       items(question("personal-number", " interim=\"yes\"")),
       {"type-accepted breaking none"}},
      {"sole traders",
       items(question("organisation-number", " sole-trader=\"yes\"")),
       items(question("organisation-number")),
       {"type-refused compatible breaking"}},

      // Options.
      {"an option more",
       items(choice("a b")),
       items(choice("a b c")),
       {"option-added breaking none"}},
      {"an option less",
       items(choice("a b c")),
       items(choice("a b")),
       {"option-removed compatible breaking"}},
      {"an option with another label",
       items(choice("a b")),
       items(choice("a b", "B2")),
       {"option-relabelled none none"}},
      {"options in another order",
       items(choice("a b c")),
       items(choice("a c b")),
       {"options-reordered none none"}},
      {"an option chosen alone",
       items(choices("")),
       items(choices("", " exclusive=\"yes\"")),
       {"option-became-exclusive compatible breaking"}},
      {"an option chosen with others",
       items(choices("", " exclusive=\"yes\"")),
       items(choices("")),
       {"option-no-longer-exclusive breaking none"}},

      // Rows and groups.
      {"new rows",
       items(""),
       items(rows("")),
       {"repeat-added compatible none", "question-added compatible none"}},
      {"no rows",
       items(rows("")),
       items(""),
       {"repeat-removed breaking breaking", "optional-question-removed compatible breaking"}},
      {"more rows at least",
       items(rows(" min=\"1\"")),
       items(rows(" min=\"2\"")),
       {"min-rows-raised compatible compatible"}},
      {"fewer rows at least",
       items(rows(" min=\"1\"")),
       items(rows(" min=\"0\"")),
       {"min-rows-lowered breaking none"}},
      {"more rows",
       items(rows(" max=\"5\"")),
       items(rows(" max=\"6\"")),
       {"max-rows-raised breaking none"}},
      {"fewer rows",
       items(rows(" max=\"5\"")),
       items(rows(" max=\"4\"")),
       {"max-rows-lowered compatible breaking"}},
      {"rows with another name",
       items(rows("")),
       items(rows("", "Rad")),
       {"row-words-changed none none"}},
      {"a group becomes rows",
       items("<group id=\"r\"><title>R</title>" + text() + "</group>"),
       items(rows("")),
       {"group-became-repeat breaking breaking"}},
      {"rows become a group",
       items(rows("")),
       items("<group id=\"r\"><title>R</title>" + text() + "</group>"),
       {"repeat-became-group breaking breaking"}},
      {"another title of a group",
       items("<group id=\"r\"><title>R</title>" + text() + "</group>"),
       items("<group id=\"r\"><title>Q</title>" + text() + "</group>"),
       {"title-changed none none"}},
      {"a new step",
       {},
       {.after = kOtherStep},
       {"step-added none none", "question-added compatible none"}},
      {"a step less",
       {.after = kOtherStep},
       {},
       {"step-removed none none", "optional-question-removed compatible breaking"}},
      {"steps in another order",
       {.after = kOtherStep + kThirdStep},
       {.after = kThirdStep + kOtherStep},
       {"steps-reordered none none"}},

      // Checks and exits.
      {"a check more",
       items(kMore),
       items(check("mer is at least 1")),
       {"check-added compatible compatible"}},
      {"a check less",
       items(check("mer is at least 1")),
       items(kMore),
       {"check-removed breaking none"}},
      {"a stricter check",
       items(check("mer is at least 1")),
       items(check("mer is at least 2")),
       {"check-stricter compatible compatible"}},
      {"a looser check",
       items(check("mer is at least 2")),
       items(check("mer is at least 2 or sist is yes")),
       {"check-looser breaking none"}},
      {"another check",
       items(check("mer is at least 2")),
       items(check("mer is at most 2")),
       {"check-changed breaking compatible"}},
      {"another message of a check",
       items(check("mer is at least 2")),
       items(check("mer is at least 2", "Skriv fler")),
       {"check-message-changed none none"}},
      {"checks in another order",
       items(check("mer is at least 2") + only_check("mer is at most 5", "Skriv färre")),
       items(check("mer is at most 5", "Skriv färre") +
             only_check("mer is at least 2", "Skriv ett annat tal")),
       {}},
      {"an exit more", items(""), items(exit("sist is yes")), {"exit-added compatible compatible"}},
      {"an exit less", items(exit("sist is yes")), items(""), {"exit-removed breaking none"}},
      {"an exit taken more often",
       items(exit("sist is yes")),
       items(exit("val is a or sist is yes")),
       {"exit-more-often compatible compatible"}},
      {"an exit taken less often",
       items(exit("sist is yes")),
       items(exit("val is a and sist is yes")),
       {"exit-less-often breaking none"}},
      {"an exit taken in another case",
       items(exit("sist is yes")),
       items(exit("sist is no")),
       {"exit-changed breaking compatible"}},
      {"another name of an exit", items(exit("sist is yes")), items(renamed_exit()), {}},
      {"another name and text of an exit",
       items(exit("sist is yes")),
       items(renamed_exit("Gå")),
       {"exit-text-changed none none"}},
      {"one exit of two gets another name and the other its own",
       items(exit("sist is no") + renamed_exit()),
       items(exit("sist is yes")),
       {"exit-removed breaking none"}},
      {"another text of an exit",
       items(exit("sist is yes")),
       items(exit("sist is yes", "Gå")),
       {"exit-text-changed none none"}},

      // The form and its service.
      {"another name", {}, {.id = "u"}, {"form-renamed breaking breaking"}},
      {"another endpoint",
       {},
       {.endpoint = "https://e.example/u"},
       {"endpoint-changed breaking none"}},
      {"sign-in", {}, {.service = kSignIn}, {"identification-raised compatible none"}},
      {"no sign-in", {.service = kSignIn}, {}, {"identification-lowered breaking none"}},
      {"no sign-in, said", {}, {.service = "<identification level=\"none\"/>"}, {}},
      {"another reason for signing in",
       {.service = "<identification level=\"e-id\" why=\"Därför.\"/>"},
       {.service = kSignIn},
       {"why-changed none none"}},
      {"a promise of time",
       {},
       {.service = "<processing days=\"60\"/>"},
       {"processing-days-changed none none"}},
      {"what happens next",
       {},
       {.service = "<after-submission><event>Vi svarar.</event></after-submission>"},
       {"events-changed none none"}},
      {"another way in",
       {},
       {.service = "<channel kind=\"phone\">08-1</channel>"},
       {"channels-changed none none"}},
      {"personal data",
       {},
       {.service = "<privacy controller=\"N\" legal-basis=\"contract\" purpose=\"P\"/>"},
       {"privacy-changed none none"}},

      // Named conditions.
      {"a condition more",
       {},
       {.head = "<condition id=\"c\" label=\"C\">val is a</condition>"},
       {"condition-added none none"}},
      {"a condition less",
       {.head = "<condition id=\"c\" label=\"C\">val is a</condition>"},
       {},
       {"condition-removed none none"}},
      {"another label of a condition",
       {.head = "<condition id=\"c\" label=\"C\">val is a</condition>"},
       {.head = "<condition id=\"c\" label=\"D\">val is a</condition>"},
       {"condition-relabelled none none"}},
      {"a condition changes what it governs",
       {.items = text(" show-when=\"@c\""),
        .head = "<condition id=\"c\" label=\"C\">val is a</condition>"},
       {.items = text(" show-when=\"@c\""),
        .head = "<condition id=\"c\" label=\"C\">val is one of a, b</condition>"},
       {"condition-changed none none", "shown-more-often compatible compatible"}},

      // Words and what stands between the questions.
      {"another label",
       items(text("", "Namn")),
       items(text("", "Ditt namn")),
       {"label-changed none none"}},
      {"markup in a label",
       items(text("", "Ditt namn")),
       items(text("", "Ditt <em>namn</em>")),
       {"label-changed none none"}},
      {"a hint",
       items(text()),
       items(text("", "Namn", "<hint>Hela namnet.</hint>")),
       {"hint-changed none none"}},
      {"help",
       items(text()),
       items(text("", "Namn", "<help><p>Hela namnet.</p></help>")),
       {"help-changed none none"}},
      {"why", items(text()), items(text(" why=\"Därför.\"")), {"why-changed none none"}},
      {"an error text",
       items(text()),
       items(text("", "Namn", "<error for=\"missing\">Skriv namnet</error>")),
       {"error-text-changed none none"}},
      {"a unit",
       items(question("number", "", "<unit>km</unit>")),
       items(question("number", "", "<unit>mil</unit>")),
       {"unit-changed none none"}},
      {"what the browser fills in",
       items(text()),
       items(text(" purpose=\"name\"")),
       {"purpose-changed none none"}},
      {"whom it is about",
       items(text()),
       items(text(" subject=\"other\"")),
       {"subject-changed none none"}},
      {"information", items(""), items(info("Hej.")), {"info-added none none"}},
      {"no information", items(info("Hej.")), items(""), {"info-removed none none"}},
      {"other information",
       items(info("Hej.")),
       items(info("Hej då.")),
       {"info-changed none none"}},
      {"a picture", items(""), items(picture("En karta.")), {"media-added none none"}},
      {"no picture", items(picture("En karta.")), items(""), {"media-removed none none"}},
      {"another alternative",
       items(picture("En karta.")),
       items(picture("En bild.")),
       {"media-changed none none"}},
  };
}

std::vector<std::string> found(const Case& c) {
  const LinkedForm old(form_of(c.old)), now(form_of(c.now));
  std::vector<std::string> out;
  for (const Change& change : changes({old.edition()}, {now.edition()}))
    out.push_back(std::string(change.kind->id) + " " + std::string(name_of(change.receivers())) +
                  " " + std::string(name_of(change.drafts)));
  return out;
}

}  // namespace

TEST_CASE("each kind of change has its class for receivers and for drafts", "[changes]") {
  for (const Case& c : cases()) {
    INFO(c.name);
    CHECK(found(c) == c.expected);
  }
}

TEST_CASE("every kind of change is shown, or said of a whole form", "[changes]") {
  // Of a form that is not there on one side, of its languages and status, and of lists and kinds
  // that the cases cannot have: the tests below.
  std::set<std::string> shown = {
      "form-added",       "form-removed", "form-published", "form-withdrawn",  "language-added",
      "language-removed", "list-changed", "format-changed", "summary-changed", "owner-changed"};
  const std::size_t told_below = shown.size();
  for (const Case& c : cases())
    for (const std::string& line : c.expected) shown.insert(line.substr(0, line.find(' ')));
  CHECK(shown.size() - told_below >= 40);
  for (const ChangeKind& kind : change_kinds()) {
    INFO(kind.id);
    CHECK(shown.count(std::string(kind.id)) == 1);
    CHECK(kind.says.sv != kind.says.en);
    CHECK_FALSE(kind.why.sv.empty());
    CHECK_FALSE(kind.why.en.empty());
    CHECK(slots_of(kind.says.sv) == slots_of(kind.says.en));
  }
  CHECK(shown.size() == change_kinds().size());
}

// The lock and the words come from different code: what one calls harmless the other must not
// refuse, and the other way round.
TEST_CASE("a contract is another exactly when a change matters to somebody", "[changes]") {
  for (const Case& c : cases()) {
    INFO(c.name);
    const LinkedForm old(form_of(c.old)), now(form_of(c.now));
    bool matters = false;
    for (const Change& change : changes({old.edition()}, {now.edition()}))
      matters = matters || change.receivers() != Effect::none || change.drafts != Effect::none;
    const auto differ = differences(locked(promises_of(*old.edition().model, {"sv"})),
                                    locked(promises_of(*now.edition().model, {"sv"})));
    // The form's own name begins its line.
    if (c.name != "another name") CHECK(differ.empty() != matters);
  }
}

TEST_CASE("no sentence keeps a slot, in either language", "[changes]") {
  for (const Case& c : cases()) {
    const LinkedForm old(form_of(c.old)), now(form_of(c.now));
    for (const char* language : {"sv", "en"})
      for (const Change& change : changes({old.edition(language)}, {now.edition(language)})) {
        INFO(c.name << ": " << change.words);
        CHECK(slots_of(change.words).empty());
        CHECK_FALSE(change.words.empty());
      }
  }
}

namespace {

std::string said(const FormParts& old_parts, const FormParts& now_parts,
                 const char* language = "sv") {
  const LinkedForm old(form_of(old_parts)), now(form_of(now_parts));
  std::string out;
  for (const Change& change : changes({old.edition(language)}, {now.edition(language)}))
    out += change.words + "\n";
  return out;
}

}  // namespace

TEST_CASE("changes are said in words", "[changes]") {
  CHECK(said(items(text()), items(text(" required=\"yes\""))) ==
        "Frågan ”Namn” blev obligatorisk.\n");
  CHECK(said(items(text()), items(text(" required=\"yes\"")), "en") ==
        "The question “Namn” became required.\n");
  CHECK(said(items(text(" required=\"yes\"")),
             items(text(" required=\"yes\" show-when=\"val is one of a, b\""))) ==
        "Frågan ”Namn” visas nu mer sällan: när du har svarat ”A” eller ”B” på frågan ”Val”. "
        "Förut: alltid.\n");
  CHECK(said(items(text()), items(text(" required-when=\"antal is at least 3\""))) ==
        "Frågan ”Namn” är nu obligatorisk oftare: när svaret på ”Antal” är minst 3. Förut: "
        "aldrig.\n");
  CHECK(said(items(question("money", " max=\"10\"")), items(question("money", " max=\"10000\""))) ==
        "Frågan ”X”: det största svaret är nu 10\u00A0000\u00A0kr, förut 10\u00A0kr.\n");
  CHECK(said(items(question("number")), items(question("number", " max=\"5\""))) ==
        "Frågan ”X”: det största svaret är nu 5, förut vilket som helst.\n");
  CHECK(said(items(file("pdf", "1 MB")), items(file("pdf png", "2 MB"))) ==
        "Frågan ”X” tar nu emot filer på högst 2 MB, förut 1 MB.\nFrågan ”X” tar nu emot också "
        "PNG.\n");
  CHECK(said({}, {.service = "<processing days=\"60\"/>"}) ==
        "Utlovad tid för handläggning är nu 60 dagar, förut inte utlovad.\n");
  CHECK(said(items(choice("a b")), items(choice("a b c", "Cykel"))) ==
        "Frågan ”X” fick svarsalternativet ”Cykel”.\n");
  CHECK(said(items(rows(" max=\"5\"")), items(rows(" max=\"4\""))) ==
        "Raderna ”R” får nu vara högst 4, förut 5.\n");
}

// Two spellings of a condition are one for the lock too, where nothing is said.
TEST_CASE("conditions of the same answers are the same", "[changes]") {
  const auto promised = [](const FormParts& parts) {
    return locked(promises_of(*LinkedForm(form_of(parts)).edition().model, {"sv"})).whole;
  };
  const auto form = [](const std::string& condition) {
    return items(choices("") + text(" show-when=\"" + condition + "\""));
  };
  const std::pair<const char*, const char*> same[] = {
      {"val is one of a, b", "val is b or val is a"},
      {"not (val is one of a, b)", "not val is a and not val is b"},
      {"val is not a and val is not b", "val is not b and val is not a"},
      {"x contains any of a, b", "x contains a or x contains b"},
      {"x contains all of a, b", "x contains b and x contains a"},
      {"not (x contains all of a, b)", "not x contains a or not x contains b"},
      {"val is one of a, b or antal is 3", "val is a or antal is 3 or val is b"},
  };
  for (const auto& [was, is] : same) {
    INFO(was << ", " << is);
    CHECK(said(form(was), form(is)) == "");
    CHECK(promised(form(was)) == promised(form(is)));
  }
  CHECK(said(form("val is one of a, b and sist is yes"),
             form("(val is a and sist is yes) or (val is b and sist is yes)")) == "");
  CHECK(promised(form("val is a and val is b")) != promised(form("val is one of a, b")));
}

TEST_CASE("more or less often is said only when it is so", "[changes]") {
  const auto kind = [](const std::string& was, const std::string& is) {
    const auto form = [](const std::string& condition) {
      return items(choices("") + rows("") + kMore + "<email id=\"post\" show-when=\"" + condition +
                   "\"><label>P</label></email>");
    };
    const auto all = found({"", form(was), form(is), {}});
    REQUIRE(all.size() == 1);
    return all[0].substr(0, all[0].find(' '));
  };
  const std::pair<const char*, const char*> more[] = {
      {"antal is 3", "antal is 3 or antal is 5"},
      {"antal is more than 3", "antal is more than 2"},
      {"antal is between 3 and 5", "antal is between 3 and 5 or antal is 7"},
      {"val is a", "val is one of a, b"},
      {"val is a", "val is a or antal is answered"},
      {"val is not a and val is not b", "val is not a"},
      {"x contains all of a, b", "x contains a"},
      {"x contains a and antal is 3", "x contains any of a, b and antal is 3"},
      {"number of r is at least 2", "number of r is at least 1"},
      {"val is a and sist is yes", "(val is a and sist is yes) or (val is b and sist is no)"},
      {"val is a", "val is a or any r has (namn is answered)"},
  };
  for (const auto& [less, often] : more) {
    INFO(less << ", " << often);
    CHECK(kind(less, often) == "shown-more-often");
    CHECK(kind(often, less) == "shown-less-often");
  }
  // The same, but not so that we can know it.
  const std::pair<const char*, const char*> unknown[] = {
      {"antal is more than 2", "antal is more than 2 or antal is at least 3"},
      {"val is one of a, b, c", "val is one of a, b, c or val is answered"},
      {"val is answered", "val is answered or val is not a"},
      {"number of r is at least 0", "number of r is at least -1"},
      {"antal is more than mer", "antal is more than mer or antal is at least mer"},
  };
  for (const auto& [one, other] : unknown) {
    INFO(one << ", " << other);
    CHECK(kind(one, other) == "show-when-changed");
    CHECK(kind(other, one) == "show-when-changed");
  }
}

TEST_CASE("what was not there is not quoted, and options with the same words are told apart",
          "[changes]") {
  CHECK(said(items(text()), items(text("", "Namn", "<hint>Hela.</hint>"))) ==
        "Frågan ”Namn” fick en annan stödtext: ”Hela.”, förut ingen.\n");
  CHECK(said(items(text(" why=\"Därför.\"")), items(text()), "en") ==
        "The question “Namn” got another reason for asking: none, was “Därför.”.\n");
  CHECK(said(items(choice("a b", "Cykel")), items(choice("a c", "Cykel"))) ==
        "Frågan ”X” har inte längre svarsalternativet ”Cykel” (`b`).\n"
        "Frågan ”X” fick svarsalternativet ”Cykel” (`c`).\n");
}

TEST_CASE("a changed condition is also given as it is written", "[changes]") {
  const LinkedForm old(form_of(items(text(" show-when=\"val is a\""))));
  const LinkedForm now(form_of(items(text(" show-when=\"val is one of a, b\""))));
  const auto all = changes({old.edition()}, {now.edition()});
  REQUIRE(all.size() == 1);
  CHECK(all[0].path == "namn");
  CHECK(all[0].old == "val is \"a\"");
  CHECK(all[0].now == "val is one of \"a\", \"b\"");
}

TEST_CASE("status and languages are changes too", "[changes]") {
  const LinkedForm form(form_of({}));
  const Edition edition = form.edition();
  const auto kinds = [&](const Side& old, const Side& now) {
    std::string out;
    for (const Change& c : changes(old, now)) out += std::string(c.kind->id) + " " + c.words + "\n";
    return out;
  };
  CHECK(kinds({edition, true, {"en"}}, {edition, true, {"ar", "en"}}) ==
        "language-added Formuläret finns nu också på språket `ar`.\n");
  CHECK(kinds({edition, true, {"en"}}, {edition, true, {}}) ==
        "language-removed Formuläret finns inte längre på språket `en`.\n");
  CHECK(kinds({edition, false}, {edition, true}) == "form-published Formuläret publiceras.\n");
  CHECK(kinds({edition, true}, {edition, false}) ==
        "form-withdrawn Formuläret publiceras inte längre.\n");
  CHECK(std::string(form_added(true).kind->id) == "form-added");
  CHECK(form_removed(false).words == "The form was removed.");
  CHECK(form_removed(false).drafts == Effect::breaking);
}

TEST_CASE("the summary, the owner and the list of options are compared", "[changes]") {
  LinkedForm old(form_of(items(choice("a b")))), now(form_of(items(choice("a b"))));
  Model& model = now.model();
  model.service.owner = "p";
  model.texts[model.summary].pieces.front().name = "Ny";
  for (Question& q : model.questions)
    if (q.path == "x") q.settings["list"] = {"farger", {}};
  std::string out;
  for (const Change& c : changes({old.edition()}, {now.edition()})) out += c.words + "\n";
  CHECK(out ==
        "Formulärets sammanfattning är nu: ”Ny”\nFormuläret hör nu till p, förut till o.\n"
        "Frågan ”X” hämtar nu sina svarsalternativ från listan `farger`, förut från frågan själv."
        "\n");
}

// A kind whose schema follows from a setting that no limit is known of.
TEST_CASE("an answer that changed in a way we have no words for breaks", "[changes]") {
  LinkedForm old(form_of(items(text()))), now(form_of(items(text())));
  const Kind kind{.name = "text", .schema = [](const Question& q) {
                    return nlohmann::ordered_json{{"pattern", q.settings.at("form").value}};
                  }};
  for (LinkedForm* form : {&old, &now})
    for (Question& q : form->model().questions)
      if (q.path == "namn") {
        q.kind = &kind;
        q.settings["form"] = {form == &old ? "a" : "b", {}};
      }
  const auto all = changes({old.edition()}, {now.edition()});
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind->id == "format-changed");
  CHECK(level_of(all) == Level::major);
}

TEST_CASE("the version follows from the worst change", "[changes]") {
  const auto level = [](const FormParts& a, const FormParts& b) {
    const LinkedForm old(form_of(a)), now(form_of(b));
    return level_of(changes({old.edition()}, {now.edition()}));
  };
  CHECK(level({}, {}) == Level::none);
  CHECK(level(items(text()), items(text("", "Ditt namn"))) == Level::patch);
  CHECK(level(items(""), items(text())) == Level::minor);
  CHECK(level(items(text() + question("email")), items(text("", "Ditt namn"))) == Level::major);
  const Version version = *Version::parse("1.2.3");
  CHECK(after(version, Level::none).text() == "1.2.3");
  CHECK(after(version, Level::patch).text() == "1.2.4");
  CHECK(after(version, Level::minor).text() == "1.3.0");
  CHECK(after(version, Level::major).text() == "2.0.0");
  CHECK(*Version::parse("1.9.9") < *Version::parse("1.10.0"));
  for (const char* wrong : {"", "1", "1.2", "1.2.3.4", "1.2.x", "-1.0.0", " 1.0.0", "1..0"})
    CHECK_FALSE(Version::parse(wrong));
}

TEST_CASE("conditions that build on each other are compared in no time", "[changes]") {
  std::string head;
  for (int i = 0; i < 60; ++i) {
    const std::string before = i == 0 ? "val is a" : "@c" + std::to_string(i - 1);
    head += "<condition id=\"c" + std::to_string(i) + "\" label=\"C\">(" + before +
            " and antal is " + std::to_string(i) + ") or (" + before + " and antal is " +
            std::to_string(i + 100) + ")</condition>";
  }
  const FormParts old{.items = text(" show-when=\"@c59\""), .head = head};
  const FormParts now{.items = text(" show-when=\"@c59 or val is b\""), .head = head};
  CHECK(found({"", old, now, {}}) ==
        std::vector<std::string>{"shown-more-often compatible compatible"});
}

// Deeper than any stack: what we cannot follow we call unknown, and do not fall over.
TEST_CASE("a chain of twenty thousand conditions is compared", "[changes][slow]") {
  std::string head;
  for (int i = 0; i < 20'000; ++i) {
    const std::string before = i == 0 ? "val is a" : "@c" + std::to_string(i - 1);
    const char* join = i % 2 == 0 ? " and " : " or ";
    head += "<condition id=\"c" + std::to_string(i) + "\" label=\"C\">" + before + join +
            "antal is " + std::to_string(i) + "</condition>";
  }
  const FormParts old{.items = text(" show-when=\"@c19999\""), .head = head};
  const FormParts now{.items = text(" show-when=\"not @c19999\""), .head = head};
  CHECK(found({"", old, old, {}}).empty());
  CHECK(found({"", old, now, {}}) ==
        std::vector<std::string>{"show-when-changed compatible compatible"});
}

}  // namespace blankett::tests
