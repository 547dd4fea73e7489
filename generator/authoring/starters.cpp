// The words of what is new, in Swedish and English. Tested by new_test.cpp, which builds them.

#include "authoring/starters.h"

#include <fmt/format.h>

#include <initializer_list>

#include "authoring/format.h"
#include "base/text.h"

namespace blankett {
namespace {

constexpr std::string_view kNewForm = R"(
<form id="{id}" version="1.0.0" xml:lang="sv" status="published">
  <title>Namnet på tjänsten</title>
  <summary>Berätta i en mening vad du kan göra här.</summary>

  <service owner="stadsledningskontoret">
    <channel kind="visit">Stadens medborgarkontor hjälper dig.</channel>
    <endpoint href="https://e-tjanster.example/{id}"/>
  </service>

  <step id="arende">
    <title>Ditt ärende</title>

    <text id="arende" required="yes">
      <label>Vad gäller det?</label>
      <hint>Skriv kort, till exempel trasig lampa</hint>
    </text>

    <yes-no id="svar" required="yes">
      <label>Vill du ha svar?</label>
    </yes-no>

    <email id="epost" required="yes" show-when="svar is yes" subject="self">
      <label>E-postadress</label>
    </email>
  </step>
</form>
)";

constexpr std::string_view kNewBlock = R"(
<!-- A form inserts it with <use block="{id}" id="{name}"/>. -->
<block id="{id}" version="1.0.0" xml:lang="sv">
  <title>Så når vi dig</title>

  <email id="epost" required="yes" subject="self">
    <label>E-postadress</label>
  </email>

  <phone id="telefon" subject="self">
    <label>Telefonnummer</label>
  </phone>
</block>
)";

constexpr std::string_view kNewRule = R"(
<!-- Write a phrase for each word that has one plain replacement. blankett explain {id} shows the rule. -->
<rule id="{id}" detector="phrases" severity="warning" roles="title summary label hint help error option event exit check why">
  <why xml:lang="sv">Många känner inte till orden. Vanliga ord säger samma sak.</why>
  <why xml:lang="en">Many people do not know the words. Common words say the same thing.</why>
  <message xml:lang="sv">skriv hellre ”{1}” än ”{0}”</message>
  <message xml:lang="en">write `{1}` rather than `{0}`</message>

  <phrase with="{with}" fix="yes">{word}</phrase>

  <bad>{before}<m>{word}</m>{after}</bad>
  <good>{before}{with}{after}</good>
</rule>
)";

std::string laid_out(std::string_view text, const Slots& slots) {
  return formatted(filled(text, slots));
}

struct Unit {
  std::string_view id, source, target;
};

// XLIFF 1.2, as the translations of a project are written.
NewFile translation(const std::string& path, const std::string& original, const std::string& id,
                    std::initializer_list<Unit> units) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
      "  <file original=\"{}\" source-language=\"sv\" target-language=\"en\" datatype=\"xml\">\n"
      "    <body>\n",
      escaped(original));
  for (const Unit& unit : units)
    out += fmt::format(
        "      <trans-unit id=\"{0}.{1}\" resname=\"{0}.{1}\" approved=\"yes\">\n"
        "        <source>{2}</source>\n"
        "        <target state=\"final\">{3}</target>\n"
        "      </trans-unit>\n",
        id, unit.id, unit.source, unit.target);
  return {path, out + "    </body>\n  </file>\n</xliff>\n"};
}

// The names of groups and questions are snake_case.
std::string name_of(std::string id) {
  for (char& c : id)
    if (c == '-') c = '_';
  return id;
}

}  // namespace

std::vector<NewFile> new_form(const std::string& id, const Folders& folders, bool with_english) {
  const std::string path = folders.forms + "/" + id + "/form.xml";
  std::vector<NewFile> files = {{path, laid_out(kNewForm, {{"id", id}})}};
  if (!with_english) return files;
  files.push_back(translation(folders.locales + "/en/forms/" + id + ".xlf", path, id,
                              {{"title", "Namnet på tjänsten", "The name of the service"},
                               {"summary", "Berätta i en mening vad du kan göra här.",
                                "Say in one sentence what you can do here."},
                               {"service.channel.1", "Stadens medborgarkontor hjälper dig.",
                                "The citizen service offices help you."},
                               {"step.arende.title", "Ditt ärende", "Your matter"},
                               {"arende.label", "Vad gäller det?", "What is it about?"},
                               {"arende.hint", "Skriv kort, till exempel trasig lampa",
                                "Keep it short, a broken lamp for example"},
                               {"svar.label", "Vill du ha svar?", "Do you want an answer?"},
                               {"epost.label", "E-postadress", "E-mail address"}}));
  return files;
}

std::vector<NewFile> new_block(const std::string& id, const Folders& folders, bool with_english) {
  const std::string path = folders.forms + "/blocks/" + id + ".xml";
  std::vector<NewFile> files = {{path, laid_out(kNewBlock, {{"id", id}, {"name", name_of(id)}})}};
  if (!with_english) return files;
  files.push_back(translation(folders.locales + "/en/blocks/" + id + ".xlf", path, id,
                              {{"title", "Så når vi dig", "How we reach you"},
                               {"epost.label", "E-postadress", "E-mail address"},
                               {"telefon.label", "Telefonnummer", "Phone number"}}));
  return files;
}

std::vector<NewFile> new_rule(const std::string& id, const Folders& folders,
                              const std::string& language) {
  const bool swedish = language == "sv";
  const Slots slots = {{"id", id},
                       {"word", swedish ? "såsom exempel" : "by way of illustration"},
                       {"with", swedish ? "till exempel" : "for example"},
                       {"before", swedish ? "Skriv " : "Write, "},
                       {"after", swedish ? " din adress." : ", your address."}};
  std::string bytes = laid_out(kNewRule, slots);
  return {{folders.locales + "/" + language + "/rules/" + id + ".xml", std::move(bytes)}};
}

}  // namespace blankett
