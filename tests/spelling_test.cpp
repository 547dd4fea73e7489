// Spelling: what it finds and what it lets be, measured on texts that people wrote and on seeded
// slips; the notice where it cannot run; the city's own words; threads.

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <thread>

#include "audit/audit.h"
#include "localise/localise.h"
#include "plain/linter.h"
#include "readability/report.h"
#include "rules/places.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using nlohmann::json;

// What people wrote, all spelt right.
const std::vector<std::string> kTexts = {"good.jsonl", "forms.jsonl", "letters.jsonl", "web.jsonl"};

bool skipped() {
  if (plain::can_look_up_words()) return false;
  WARN("skipped: blankett was built without hunspell");
  return true;
}

// The repository's, without the words that the city lists, which were chosen with these texts read.
std::unique_ptr<Project> without_own_words() {
  return load(with({{"locales/sv/rules/spelling.tsv", "# none\n"},
                    {"locales/en/rules/spelling.tsv", "# none\n"}}),
              {.suggestions = true});
}

const plain::Linter& linter_of(const Project& project, std::string_view language = "sv") {
  for (const Locale& locale : project.locales)
    if (locale.language == language) return *locale.linter;
  FAIL("no language");
  return *project.locales.front().linter;
}

std::vector<plain::LanguageFinding> misspelt(const plain::Linter& linter, std::string_view text) {
  std::vector<plain::LanguageFinding> out;
  for (plain::LanguageFinding& f : linter.check(TextRole::help, text))
    if (f.rule->id == "spelling") out.push_back(std::move(f));
  return out;
}

// The words, with what is proposed: "innnan → innan | …".
std::string said_of(const plain::Linter& linter, std::string_view text) {
  std::string out;
  for (const auto& f : misspelt(linter, text)) {
    if (!out.empty()) out += " | ";
    out += text.substr(f.at.begin, f.at.end - f.at.begin);
    for (std::size_t i = 1; i < f.arguments.size(); ++i)
      out += (i == 1 ? " → " : ", ") + f.arguments[i];
  }
  return out;
}

std::vector<std::string> texts_of(const std::string& name) {
  std::vector<std::string> out;
  const std::string all = read("tests/plain/" + name);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (end > begin) {
      const json line = json::parse(all.substr(begin, end - begin));
      out.push_back(line.contains("text") ? line["text"] : line["sentence"]);
    }
    begin = end + 1;
  }
  return out;
}

// What a hand does to a word: a letter twice, a letter lost, two swapped, dots and rings lost.
std::string slip(const std::string& word, std::mt19937& random) {
  std::vector<std::string> letters;
  for (const char c : word) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) letters.emplace_back();
    letters.back() += c;
  }
  const auto draw = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const auto joined = [&] {
    std::string out;
    for (const std::string& letter : letters) out += letter;
    return out;
  };
  const std::size_t kind = draw(4);
  if (kind == 0) {
    const std::size_t i = draw(letters.size());
    letters[i] += letters[i];
  } else if (kind == 1) {
    letters[1 + draw(letters.size() - 1)].clear();
  } else if (kind == 2) {
    const std::size_t i = 1 + draw(letters.size() - 2);
    std::swap(letters[i], letters[i + 1]);
  } else {
    std::vector<std::size_t> marked;
    for (std::size_t i = 0; i < letters.size(); ++i)
      if (letters[i] == "å" || letters[i] == "ä" || letters[i] == "ö") marked.push_back(i);
    if (marked.empty()) return word;
    std::string& letter = letters[marked[draw(marked.size())]];
    letter = letter == "ö" ? "o" : "a";
  }
  return joined();
}

struct Slips {
  std::size_t all = 0, found = 0, proposed = 0, first = 0;
};

// Of words of at least four small letters, each in its text.
Slips slips_in(const plain::Linter& linter, const std::vector<std::string>& texts,
               std::size_t wanted) {
  const bool misses = std::getenv("MISSES") != nullptr;
  std::mt19937 random(20261129);
  Slips out;
  while (out.all < wanted) {
    const std::string& text = texts[static_cast<std::size_t>(random()) % texts.size()];
    const std::vector<Range> words = words_of(text);
    if (words.empty()) continue;
    const Range at = words[static_cast<std::size_t>(random()) % words.size()];
    const std::string word = text.substr(at.begin, at.end - at.begin);
    const bool plain = std::all_of(
        word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
    if (!plain || length(word) < 4 || lower_case(word) != word) continue;
    const std::string wrong = slip(word, random);
    if (wrong == word) continue;
    ++out.all;
    bool found = false;
    for (const auto& f : misspelt(linter, text.substr(0, at.begin) + wrong + text.substr(at.end))) {
      if (f.at.begin != at.begin) continue;
      found = true;
      const auto proposal = std::find(f.arguments.begin() + 1, f.arguments.end(), word);
      out.proposed += proposal != f.arguments.end() ? 1 : 0;
      out.first += proposal == f.arguments.begin() + 1 && proposal != f.arguments.end() ? 1 : 0;
    }
    out.found += found ? 1 : 0;
    if (!found && misses) std::printf("  missed %s (%s)\n", wrong.c_str(), word.c_str());
  }
  return out;
}

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

void check_false_alarms(const plain::Linter& linter, const std::string& what,
                        const std::vector<std::string>& texts, double most) {
  std::size_t words = 0, alarms = 0;
  for (const std::string& text : texts) {
    words += TextWords(text).size();
    const auto found = misspelt(linter, text);
    alarms += found.size();
    if (!found.empty() && std::getenv("MISSES"))
      std::printf("  wrong %s\n", said_of(linter, text).c_str());
  }
  const double rate = 1000 * share(alarms, words);
  std::printf("spelling, %-16s %6zu words, %3zu false alarms, %.2f per 1,000 words\n", what.c_str(),
              words, alarms, rate);
  INFO(what);
  REQUIRE(words > 500);
  CHECK(rate < most);
}

}  // namespace

TEST_CASE("few words that are right are called wrong", "[spelling][labelled]") {
  if (skipped()) return;
  const auto project = without_own_words();
  const plain::Linter& swedish = linter_of(*project);
  REQUIRE(swedish.lexicon().speller);
  for (const std::string& name : kTexts) check_false_alarms(swedish, name, texts_of(name), 1);
  check_false_alarms(linter_of(*project, "en"), "english.jsonl", texts_of("english.jsonl"), 1);
}

TEST_CASE("our own forms are spelt right", "[spelling][labelled]") {
  if (skipped()) return;
  const std::string folder = PROJECT_FOLDER;
  Options options;
  options.suggestions = true;
  options.forms = folder + "/forms";
  options.locales = folder + "/locales";
  options.theme = folder + "/themes/stockholm";
  const DiskFiles files;
  const auto project = load(files, options);
  // As the rules on forms read them.
  std::vector<std::string> swedish, english;
  for (const std::string& id : project->forms) {
    const auto form = open_form(*project, id, files, options);
    for (const Edition& edition : form->editions)
      for (const Text& text : edition.texts) {
        const PlainText plain = flattened(text);
        std::string words = plain.words;
        for (const Range r : rules::foreign_parts(text, plain))
          words.replace(r.begin, r.end - r.begin, r.end - r.begin, ' ');
        if (edition.locale->language == "sv") swedish.push_back(words);
        if (edition.locale->language == "en") english.push_back(words);
      }
  }
  check_false_alarms(linter_of(*project), "our forms, sv", swedish, 1);
  check_false_alarms(linter_of(*project, "en"), "our forms, en", english, 1);
}

TEST_CASE("most slips are found, and what was meant is proposed", "[spelling][labelled]") {
  if (skipped()) return;
  const auto project = without_own_words();
  std::vector<std::string> texts;
  for (const std::string& name : kTexts)
    for (std::string& text : texts_of(name)) texts.push_back(std::move(text));
  const Slips swedish = slips_in(linter_of(*project), texts, 150);
  const Slips english = slips_in(linter_of(*project, "en"), texts_of("english.jsonl"), 150);
  for (const auto* slips : {&swedish, &english})
    std::printf(
        "spelling, %s: of %zu slips %zu found (%.2f), of these %zu proposed (%.2f), %zu "
        "first\n",
        slips == &swedish ? "sv" : "en", slips->all, slips->found, share(slips->found, slips->all),
        slips->proposed, share(slips->proposed, slips->found), slips->first);
  CHECK(share(swedish.found, swedish.all) >= 0.9);
  CHECK(share(swedish.proposed, swedish.found) >= 0.9);
  CHECK(share(english.found, english.all) >= 0.9);
  CHECK(share(english.proposed, english.found) >= 0.9);
}

TEST_CASE("a slip is found where it stands, and its case is kept", "[spelling]") {
  if (skipped()) return;
  const auto project = load(with(Files{}), {.suggestions = true});
  const plain::Linter& sv = linter_of(*project);
  CHECK(said_of(sv, "Vi svarar innnan sommaren.") == "innnan → innan");
  CHECK(said_of(sv, "Atgärden är klar.") == "Atgärden → Åtgärden");
  CHECK(said_of(sv, "Vi har en särskld blankett.") == "särskld → särskild");
  // A part of a word with hyphen or slash.
  CHECK(said_of(sv, "Det gäller inkomst- och/ellr utgifter.").starts_with("ellr → "));
  // As some systems save letters: a and a ring.
  CHECK(said_of(sv, "Vi går dit på onsdag.") == "");
  CHECK(said_of(sv, "Vi svarar i\xC2\xADn\xC2\xADnan det.") == "");
  // Compounds that no dictionary has, and one with a letter less.
  CHECK(said_of(sv, "Skicka årsräkningen med byggsanktionsavgiften.") == "");
  CHECK(said_of(sv, "Ta fritidbussen hem.") == "fritidbussen → fritidsbussen");
  const plain::Linter& en = linter_of(*project, "en");
  CHECK(said_of(en, "You recieve a reply.").starts_with("recieve → receive"));
  CHECK(said_of(en, "You don\xE2\x80\x99t pay the applicant's fee.") == "");
}

TEST_CASE("what is no word of the language is let be", "[spelling]") {
  if (skipped()) return;
  const auto project = load(with(Files{}), {.suggestions = true});
  const plain::Linter& sv = linter_of(*project);
  for (const char* text : {
           "Ring Ljungqvizt på Xarlavägen i Qvarnby.",                // names
           "Qvarnbystrand ligger vid sjön, och vi badar där.",        // a name that begins
           "Skriv till xyggq@exampelby.se eller se www.qxq.se/zyx.",  // addresses
           "Filen heter blankqtt.pdf och ligger på qxq.exampel.se.",  //
           "Vi har XQZV, LQV-beslut och dBA på VÅRDCENTRQLEN.",       // acronyms, capitals
           "Det kostar 12xq kronor, nr A4b, 5g.",                     // digits
           "Du har {antalx} dagar, {zqx, plural, one {dxg}}.",        // places to be filled
           "Kom t ex fr.o.m. maj, dvs. ev. före juni, m.fl.",         // abbreviations
           "A b c x y z",                                             // single letters
           "Inträdes- och barnomsorgsavgifter, EU:s regler, ID:t.",
           "Questo testo non scritto nella lingua della pagina, quindi tace.",
       }) {
    INFO(text);
    CHECK(said_of(sv, text) == "");
  }
}

TEST_CASE("the city's own words are right, and so are those of its term bank", "[spelling]") {
  if (skipped()) return;
  const std::string tbx = R"(<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="sv" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Ord.</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="kvittra"><langSec xml:lang="sv">
    <descrip type="definition">Ett ord.</descrip>
    <termSec><term>kvittrabokqvist</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  </langSec></conceptEntry></body></text>
</tbx>
)";
  const std::string text =
      "Du får ett qvitp. Ditt qvitps färg. Lägg qvitpen i Xvist, xvist och kvittrabokqvist.";
  const auto none = load(with(Files{}), {.suggestions = true});
  std::string words;
  for (const auto& f : misspelt(linter_of(*none), text)) words += f.arguments[0] + " ";
  CHECK(words == "qvitp qvitps qvitpen xvist kvittrabokqvist ");

  const auto files = with({{"locales/sv/rules/spelling.tsv", "# Ord\nqvitp\n  qvitpen  \nXvist\n"},
                           {"forms/terms.tbx", tbx}});
  const auto own = load(files, {.suggestions = true});
  words.clear();
  for (const auto& f : misspelt(linter_of(*own), text)) words += f.arguments[0] + " ";
  CHECK(words == "xvist ");
  // A file of text is read with the same words.
  const auto alone = load_language(files, "sv", {.suggestions = true});
  words.clear();
  for (const auto& f : misspelt(linter_of(*alone), text)) words += f.arguments[0] + " ";
  CHECK(words == "xvist ");
  // And so are the variants of a language.
  CHECK(said_of(linter_of(*own, "sv-simple"), "Du får ett qvitp innnan maj.") == "innnan → innan");
}

TEST_CASE("a slip in markup has its place, and words of another language none", "[spelling]") {
  if (skipped()) return;
  const std::string form = R"(<form id="f" version="1.0.0" xml:lang="sv">
  <title>Ansök</title>
  <summary>Du kan ansöka.</summary>
  <service owner="x"><endpoint href="https://e-tjanster.example/f"/></service>
  <step id="s">
    <title>Du</title>
    <yes-no id="q"><label>Har du skickat ansö<em>knigen</em>?</label>
      <hint>Den heter <span lang="en">the applicatoin</span> på engelska, och är viktgi.</hint></yes-no>
  </step>
</form>
)";
  std::string spelt;
  for (const Finding& f : findings_of(with(form_file(form)), {.suggestions = true}))
    if (f.rule.starts_with("spelling")) spelt += listed({f}, "forms/f/form.xml");
  CHECK(spelt.find("7:42-7:56 note") != std::string::npos);
  CHECK(spelt.find("`ansöknigen`") != std::string::npos);
  CHECK(spelt.find("`viktgi`") != std::string::npos);
  CHECK(spelt.find("applicatoin") == std::string::npos);
}

TEST_CASE("what a text of another language marks is not judged by any language rule",
          "[spelling]") {
  const std::string form = R"(<form id="f" version="1.0.0" xml:lang="sv">
  <title>Ansök</title>
  <summary>Du kan ansöka.</summary>
  <service owner="x"><endpoint href="https://e-tjanster.example/f"/></service>
  <step id="s"><title>Du</title>
    <yes-no id="q"><label>Har du fått den?</label><hint>Det heter <span lang="nb">erhålla</span>. Du kan erhålla det.</hint></yes-no>
  </step>
</form>
)";
  std::size_t found = 0;
  for (const Finding& f : findings_of(with(form_file(form)), {}))
    found += f.rule.starts_with("officialese") ? 1 : 0;
  CHECK(found == 1);
}

TEST_CASE("all threads that read at once find the same", "[spelling][slow]") {
  if (skipped()) return;
  std::vector<std::string> texts = texts_of("letters.jsonl");
  for (std::string& text : texts) {
    const std::vector<Range> words = words_of(text);
    text.insert(words[words.size() / 2].end, "qx");
  }
  const auto read_all = [&](const plain::Linter& linter, std::vector<std::string>& out) {
    for (const std::string& text : texts) out.push_back(said_of(linter, text));
  };
  const auto alone = load(with(Files{}), {.suggestions = true});
  std::vector<std::string> expected;
  read_all(linter_of(*alone), expected);
  const auto project = load(with(Files{}), {.suggestions = true});  // it has looked up nothing yet
  constexpr std::size_t kThreads = 6;
  std::vector<std::vector<std::string>> found(kThreads);
  {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i)
      threads.emplace_back([&, i] { read_all(linter_of(*project), found[i]); });
    for (std::thread& thread : threads) thread.join();
  }
  std::size_t words = 0;
  for (const std::string& one : expected) words += one.empty() ? 0 : 1;
  CHECK(words > texts.size() / 2);
  for (const auto& one : found) CHECK(one == expected);
}

TEST_CASE("a text of no language does not hold up the others", "[spelling]") {
  if (skipped()) return;
  const auto project = load(with(Files{}), {.suggestions = true});
  std::string words, one = "Vi läser ";
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    for (int k = 0; k < 8; ++k) words += static_cast<char>('a' + random() % 26);
    words += ' ';
  }
  for (int i = 0; i < 100000; ++i) one += static_cast<char>('a' + random() % 26);
  CHECK(said_of(linter_of(*project), words) == "");
  CHECK(said_of(linter_of(*project), one) == "");
}

// Where no dictionary is, as on a machine without the package: the rule names one that nobody has.
TEST_CASE("without a dictionary one note says that spelling is not checked", "[spelling]") {
  std::string rule = read("locales/sv/rules/spelling.xml");
  const auto named = [&](const std::string& name) {
    std::string out = rule;
    return out.replace(out.find("sv_SE"), 5, name);
  };
  for (const char* const name : {"xx_XX", "../hunspell/sv_SE", "/usr/share/hunspell/sv_SE"}) {
    INFO(name);
    const auto files = with({{"locales/sv/rules/spelling.xml", named(name)}});
    const auto project = load(files, {.suggestions = true});
    std::string said;
    for (const Finding& f : project->findings)
      if (f.message.find("`sv`") != std::string::npos) said += listed({f}, "");
    const bool built = plain::can_look_up_words();
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);  // though two languages use the rule
    CHECK(said.find(built ? "rules/no-dictionary" : "rules/no-hunspell") != std::string::npos);
    CHECK(said.find(" note ") != std::string::npos);
    CHECK(said.find("hunspell-sv") != std::string::npos);
    CHECK(said.find("locales/sv/rules/spelling.xml") != std::string::npos);
    CHECK(said_of(linter_of(*project), "Vi svarar innnan sommaren.") == "");
    REQUIRE(linter_of(*project).unchecked_spelling());
    CHECK(linter_of(*project).unchecked_spelling()->id == "spelling");
    // Who asks for no suggestions is not told of one that is not made.
    const auto without = load(files, {});
    for (const Finding& f : without->findings) CHECK(f.rule.find("rules/no-") == std::string::npos);
    // A variant alone says it too.
    std::size_t of_variant = 0;
    const auto alone = load_language(files, "sv-simple", {.suggestions = true});
    CHECK_FALSE(alone->has_errors());
    for (const Finding& f : alone->findings) of_variant += f.rule.starts_with("rules/no-") ? 1 : 0;
    CHECK(of_variant == 1);
  }
}

TEST_CASE("reports say that spelling was not checked, and a check ends as it would",
          "[spelling][cli]") {
  const Place place;
  place.form("ett", "<yes-no id=\"a\"><label>Har du hund?</label></yes-no>");
  std::string rule = read("locales/sv/rules/spelling.xml");
  rule.replace(rule.find("sv_SE"), 5, "xx_XX");
  put(place.top / "locales/sv/rules/spelling.xml", rule);
  put(place.top / "brev.txt", "Vi svarar innnan sommaren.\n");
  const Run text = place.run("check --language sv --suggestions brev.txt");
  CHECK(text.code == 0);
  CHECK(text.out.find("spelling in `sv` is not checked") != std::string::npos);
  CHECK(text.out.find("innnan") == std::string::npos);
  CHECK(place.run("check --language sv brev.txt").out.find("spelling") == std::string::npos);
  const Run form = place.run("check --suggestions --strict forms/ett");
  CHECK(form.out.find("spelling in `sv` is not checked") != std::string::npos);
  CHECK(form.code == place.run("check --strict forms/ett").code);
  const Run read = place.run("readability forms/ett --format json");
  REQUIRE(read.code == 0);
  CHECK(json::parse(read.out)["notChecked"] == json::array({"spelling"}));
  for (const char* format : {"text", "html"}) {
    const std::string words =
        place.run(std::string("readability forms/ett --format ") + format).out;
    CHECK(words.find("hunspell-sv") != std::string::npos);
  }
  const std::string html = place.run("check --suggestions --format html forms/ett").out;
  CHECK(html.find("The dictionary is missing on this computer.") != std::string::npos);
}

// A city that wants the same words on every machine keeps the dictionary with its languages.
TEST_CASE("a dictionary of the project stands before the machine's", "[spelling][cli]") {
  if (skipped()) return;
  const Place place;
  put(place.top / "locales/sv/dictionary/sv_SE.aff", "SET UTF-8\n");
  put(place.top / "locales/sv/dictionary/sv_SE.dic",
      "7\nvi\nsvarar\ninnan\nsommaren\noch\nvintern\nen\n");
  put(place.top / "brev.txt",
      "Vi svarar innnan vintern och sommaren.\nVi svarar en vecka och en sommaren.\n");
  const std::string out = place.run("check --language sv --suggestions brev.txt").out;
  CHECK(out.find("is `innnan` right? Do you mean `innan`?") != std::string::npos);
  CHECK(out.find("is `vecka` right? The word is not in the dictionary") != std::string::npos);
}

}  // namespace blankett::tests
