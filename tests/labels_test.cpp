// Labels that several forms ask, and how each of them has translated it.

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// A form that asks for a street, and its English translation.
void add(Files& files, const std::string& id, const std::string& label,
         const std::string& english) {
  files["forms/" + id + "/form.xml"] =
      "<form id=\"" + id + "\" version=\"1.0.0\" xml:lang=\"sv\"><title>Anmäl " + id +
      "</title><summary>Berätta.</summary><service owner=\"trafikkontoret\"><endpoint "
      "href=\"https://e-tjanster.example/" +
      id +
      "\"/></service><step id=\"plats\"><title>Platsen</title>"
      "<text id=\"gata\"><label>" +
      label + "</label></text></step></form>";
  const auto unit = [&](const std::string& part, const std::string& source,
                        const std::string& target) {
    return "<trans-unit id=\"" + id + "." + part + "\"><source>" + source +
           "</source><target state=\"final\">" + target + "</target></trans-unit>\n";
  };
  files["locales/en/forms/" + id + ".xlf"] =
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file "
      "original=\"forms/" +
      id + "/form.xml\" source-language=\"sv\" target-language=\"en\" datatype=\"xml\"><body>\n" +
      unit("title", "Anmäl " + id, "Report " + id) + unit("summary", "Berätta.", "Tell us.") +
      unit("step.plats.title", "Platsen", "The place") + unit("gata.label", label, english) +
      "</body></file></xliff>\n";
}

std::string across(const Files& files) {
  std::string out;
  for (const Finding& f : findings_of(with(files)))
    if (f.rule.starts_with("label-translated-twice/")) out += listed({f}, "");
  return out;
}

}  // namespace

TEST_CASE("a label that most forms translate alike is found where one does not") {
  Files files;
  add(files, "ek", "Vilken gata?", "What street is it?");
  add(files, "lind", "Vilken gata?", "Which street?");
  add(files, "tall", "Vilken gata", "Which street");
  add(files, "alm", "Vilket torg?", "What street is it?");
  CHECK(across(files) ==
        "locales/en/forms/ek.xlf:5:62-5:68 review label-translated-twice/other-form “Vilken gata?” "
        "is “What street is it?” "
        "here, and “Which street?” in the form lind | translate the same label alike in all forms, "
        "so that people know it "
        "again; else change the source\n  locales/en/forms/lind.xlf:5:64-5:70 the first one is "
        "here\n");
}

TEST_CASE("of as many forms the first decides, and what is alike is not found") {
  Files files;
  add(files, "ek", "Vilken gata?", "Which street?");
  add(files, "lind", "Vilken gata?", "Which street?");
  CHECK(across(files) == "");
  add(files, "lind", "Vilken gata?", "What street is it?");
  const std::string said = across(files);
  INFO(said);
  CHECK(said.starts_with("locales/en/forms/lind.xlf:5:"));
  CHECK(said.find("in the form ek") != said.npos);
}

TEST_CASE("what can be chosen is compared like labels, and not with them") {
  const auto add_choice = [](Files& files, const std::string& id, const std::string& english) {
    add(files, id, "Vårdnadshavare", "Parent or guardian");
    std::string& form = files["forms/" + id + "/form.xml"];
    form.insert(form.find("</step>"),
                "<choice id=\"vem\"><label>Vem är du?</label><option "
                "value=\"v\">Vårdnadshavare</option><option value=\"e\">Elev</option></choice>");
    std::string& words = files["locales/en/forms/" + id + ".xlf"];
    const auto unit = [&](const std::string& part, const std::string& source,
                          const std::string& target) {
      words.insert(words.find("</body>"),
                   "<trans-unit id=\"" + id + ".vem." + part + "\"><source>" + source +
                       "</source><target state=\"final\">" + target + "</target></trans-unit>\n");
    };
    unit("label", "Vem är du?", "Who are you?");
    unit("option.v", "Vårdnadshavare", english);
    unit("option.e", "Elev", "Pupil");
  };
  Files files;
  add_choice(files, "ek", "Guardian");
  add_choice(files, "lind", "Guardian");
  CHECK(across(files) == "");
  add_choice(files, "tall", "Parent");
  const std::string said = across(files);
  INFO(said);
  CHECK(said.find("“Vårdnadshavare” is “Parent” here, and “Guardian” in the form ek") != said.npos);
}

}  // namespace blankett::tests
