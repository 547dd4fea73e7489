// The table. Tested by reference_test.cpp, which compiles every example and looks for every
// operator of the language.

#include "kinds/operators.h"

#include "base/text.h"

namespace blankett {
namespace {

using Use = OperatorDoc::Use;
using Type = AnswerType;

std::vector<OperatorDoc> build() {
  return {
      {"is",
       Use::answer,
       {"Svaret är just detta. Skriv text med mellanslag inom citattecken.",
        "The answer is exactly this. Put text with spaces in quotes."},
       {{"ort is Vaxholm", Type::text},
        {"agande is leasing", Type::choice},
        {"folkbokford is yes", Type::yes_no},
        {"antal is 3", Type::number},
        {"avgift is 250.50", Type::money},
        {"start is 2027-01-31", Type::date},
        {"oppnar is 08:30", Type::time}}},
      {"is not",
       Use::answer,
       {"Svaret är något annat. Falskt när frågan inte är besvarad.",
        "The answer is something else. False when the question is not answered."},
       {{"ort is not \"Södra Ängby\"", Type::text},
        {"agande is not egen", Type::choice},
        {"folkbokford is not yes", Type::yes_no},
        {"antal is not 0", Type::number},
        {"avgift is not 0", Type::money},
        {"start is not today", Type::date},
        {"oppnar is not 00:00", Type::time}}},
      {"is one of …, …",
       Use::answer,
       {"Svaret är ett av dessa.", "The answer is one of these."},
       {{"ort is one of Nacka, Vaxholm", Type::text},
        {"agande is one of leasing, tjanst", Type::choice}}},
      {"is not one of …, …",
       Use::answer,
       {"Svaret är inget av dessa. Falskt när frågan inte är besvarad.",
        "The answer is none of these. False when the question is not answered."},
       {{"ort is not one of Nacka, Vaxholm", Type::text},
        {"agande is not one of leasing, tjanst", Type::choice}}},
      {"is longer than",
       Use::answer,
       {"Svaret har fler tecken.", "The answer has more characters."},
       {{"ort is longer than 20", Type::text}}},
      {"is shorter than",
       Use::answer,
       {"Svaret har färre tecken.", "The answer has fewer characters."},
       {{"ort is shorter than 3", Type::text}}},
      {"contains",
       Use::answer,
       {"Alternativet är ett av dem som är valda.", "The option is one of those chosen."},
       {{"fardmedel contains cykel", Type::choices}}},
      {"contains any of …, …",
       Use::answer,
       {"Minst ett av alternativen är valt.", "At least one of the options is chosen."},
       {{"fardmedel contains any of bil, buss", Type::choices}}},
      {"contains all of …, …",
       Use::answer,
       {"Alla alternativen är valda.", "All of the options are chosen."},
       {{"fardmedel contains all of bil, buss", Type::choices}}},
      {"is less than",
       Use::answer,
       {"Svaret är mindre. Pengar räknas i kronor. Om datum: färre dagar, månader eller år.",
        "The answer is smaller. Money counts in kronor. Of dates: fewer days, months or years."},
       {{"antal is less than 3", Type::number},
        {"avgift is less than 20000", Type::money},
        {"fodd is less than 18 years ago", Type::date}}},
      {"is at most",
       Use::answer,
       {"Svaret är mindre eller lika stort.", "The answer is smaller or the same."},
       {{"antal is at most 3", Type::number},
        {"avgift is at most 20000", Type::money},
        {"start is at most 30 days from now", Type::date}}},
      {"is more than",
       Use::answer,
       {"Svaret är större.", "The answer is larger."},
       {{"antal is more than 2.5", Type::number},
        {"avgift is more than 0", Type::money},
        {"fodd is more than 6 months ago", Type::date}}},
      {"is at least",
       Use::answer,
       {"Svaret är större eller lika stort.", "The answer is larger or the same."},
       {{"antal is at least 1", Type::number},
        {"avgift is at least 99.90", Type::money},
        {"fodd is at least 18 years ago", Type::date}}},
      {"is between … and …",
       Use::answer,
       {"Svaret ligger mellan gränserna eller på en av dem.",
        "The answer lies between the limits, or on one of them."},
       {{"antal is between 1 and 5", Type::number},
        {"avgift is between 100 and 500", Type::money},
        {"start is between today and 1 year from now", Type::date},
        {"oppnar is between 06:00 and 11:00", Type::time}}},
      {"is before",
       Use::answer,
       {"Svaret är ett tidigare datum eller klockslag.", "The answer is an earlier date or time."},
       {{"start is before slut", Type::date}, {"oppnar is before stanger", Type::time}}},
      {"is after",
       Use::answer,
       {"Svaret är ett senare datum eller klockslag.", "The answer is a later date or time."},
       {{"slut is after start", Type::date}, {"stanger is after 22:00", Type::time}}},
      {"is on or before",
       Use::answer,
       {"Svaret är samma datum eller klockslag, eller tidigare.",
        "The answer is the same date or time, or earlier."},
       {{"resa/from is on or before slut", Type::date},
        {"oppnar is on or before stanger", Type::time}}},
      {"is on or after",
       Use::answer,
       {"Svaret är samma datum eller klockslag, eller senare.",
        "The answer is the same date or time, or later."},
       {{"start is on or after today", Type::date}, {"stanger is on or after 17:00", Type::time}}},
      {"is answered",
       Use::answer,
       {"Frågan visas och har ett svar.", "The question is shown and has an answer."},
       {{"ort is answered", Type::text},
        {"agande is answered", Type::choice},
        {"fardmedel is answered", Type::choices},
        {"folkbokford is answered", Type::yes_no},
        {"antal is answered", Type::number},
        {"avgift is answered", Type::money},
        {"slut is answered", Type::date},
        {"oppnar is answered", Type::time},
        {"avtal is answered", Type::only_presence}}},

      {"any … has (…)",
       Use::rows,
       {"Villkoret gäller för minst en rad. Ett namn i parentesen är först och främst radens.",
        "The condition holds for at least one row. A name in the brackets means the row's first."},
       {{"any barn has (narvaro is no)"}}},
      {"every … has (…)",
       Use::rows,
       {"Villkoret gäller för alla rader. Sant när det inte finns någon rad.",
        "The condition holds for all rows. True when there is none."},
       {{"every barn has (kostnad is answered)"}}},
      {"no … has (…)",
       Use::rows,
       {"Villkoret gäller inte för någon rad.", "The condition holds for no row."},
       {{"no barn has (kostnad is more than 1000 and narvaro is yes)"}}},
      {"number of …",
       Use::rows,
       {"Hur många rader det finns: ett tal.", "How many rows there are: a number."},
       {{"number of barn is more than 2"}}},
      {"sum of …/…",
       Use::rows,
       {"Summan av en fråga i alla rader. En rad utan svar räknas inte.",
        "The sum of one question over all rows. A row without an answer adds nothing."},
       {{"sum of barn/kostnad is at most 50000"}}},
      {"… is answered",
       Use::rows,
       {"Det finns minst en rad.", "There is at least one row."},
       {{"barn is answered"}}},

      {"and",
       Use::conditions,
       {"Båda villkoren gäller.", "Both conditions hold."},
       {{"agande is leasing and avtal is answered"}}},
      {"or",
       Use::conditions,
       {"Minst ett av villkoren gäller. Binder svagare än and.",
        "At least one of the conditions holds. It binds more loosely than and."},
       {{"agande is leasing or agande is tjanst"}}},
      {"not",
       Use::conditions,
       {"Villkoret gäller inte.", "The condition does not hold."},
       {{"not (antal is at least 3 or avgift is less than 20000)"}}},
      {"( )",
       Use::conditions,
       {"Det som står inom parentes hör ihop.", "What stands in brackets belongs together."},
       {{"(antal is 1 or antal is 2) and folkbokford is yes"}}},
      {"@…",
       Use::conditions,
       {"Ett villkor med namn.", "A named condition."},
       {{"@hyrbil and ort is answered"}}},

      {"+ -",
       Use::calculation,
       {"Lägger ihop och drar ifrån. Pengar läggs ihop med pengar.",
        "Adds and subtracts. Money is added to money."},
       {{"avgift + 100 - 49.50"}}},
      {"* /",
       Use::calculation,
       {"Gånger och delat med. Delat med noll ger inget svar.",
        "Times and divided by. Divided by zero gives no answer."},
       {{"avgift * antal / 2"}}},
      {"( )",
       Use::calculation,
       {"Räknas först. Ett minustecken framför byter tecken.",
        "Is reckoned first. A minus sign before it changes the sign."},
       {{"-(avgift - 100) * 2"}}},
      {"round(…) round(…, …)",
       Use::calculation,
       {"Avrundar till hela kronor eller till så många decimaler.",
        "Rounds to whole kronor, or to so many decimals."},
       {{"round(avgift * 0.25, 2)"}}},
      {"min(…, …) max(…, …)",
       Use::calculation,
       {"Det minsta eller största av flera värden.", "The smallest or largest of several values."},
       {{"max(0, min(avgift, 1688))"}}},
      {"if … then … else …",
       Use::calculation,
       {"Det ena värdet när villkoret gäller, annars det andra.",
        "One value when the condition holds, else the other."},
       {{"if folkbokford is yes then avgift else avgift * 2"}}},
      {"number of … sum of …/…",
       Use::calculation,
       {"Antalet rader och summan av en fråga i dem.",
        "The number of rows, and the sum of a question over them."},
       {{"sum of barn/kostnad + number of barn * avgift"}}},
  };
}

// One question of each type, in the order in which a person would meet them.
constexpr std::string_view kForm = R"(<?xml version="1.0" encoding="UTF-8"?>
<form id="exempel" version="1.0.0" xml:lang="sv">
  <title>Ett exempel</title>
  <summary>Så här ser frågorna ut.</summary>

  <service owner="stadsledningskontoret">
    <endpoint href="https://e-tjanster.example/exempel"/>
  </service>

  <condition id="hyrbil" label="Du äger inte bilen själv">agande is one of leasing, tjanst</condition>

  <step id="om">
    <title>Om ärendet</title>
    <text id="ort">
      <label>Ort</label>
    </text>
    <choice id="agande">
      <label>Vem äger bilen?</label>
      <option value="egen">Jag själv</option>
      <option value="leasing">Ett leasingföretag</option>
      <option value="tjanst">Min arbetsgivare</option>
    </choice>
    <info show-when="@hyrbil">
      <p>Ta med bilens papper.</p>
    </info>
    <choices id="fardmedel">
      <label>Hur reser du?</label>
      <option value="bil">Med bil</option>
      <option value="buss">Med buss</option>
      <option value="cykel">Med cykel</option>
    </choices>
    <yes-no id="folkbokford">
      <label>Är du folkbokförd i Stockholm?</label>
    </yes-no>
    <number id="antal" decimals="1">
      <label>Hur många rum har du?</label>
    </number>
    <money id="avgift">
      <label>Vad betalar du i avgift?</label>
    </money>
    <date id="fodd">
      <label>När är du född?</label>
    </date>
    <date id="start">
      <label>Första dagen</label>
    </date>
    <date id="slut">
      <label>Sista dagen</label>
    </date>
    <period id="resa">
      <label>När reser du?</label>
    </period>
    <time id="oppnar">
      <label>När öppnar du?</label>
    </time>
    <time id="stanger">
      <label>När stänger du?</label>
    </time>
    <file id="avtal" show-when="@hyrbil" accept="pdf" max-size="10 MB">
      <label>Avtalet</label>
    </file>
    <repeat id="barn" min="0">
      <title>Dina barn</title>
      <row-title>Barn</row-title>
      <yes-no id="narvaro">
        <label>Går barnet i förskola?</label>
      </yes-no>
      <money id="kostnad">
        <label>Vad kostar det i månaden?</label>
      </money>
    </repeat>
    {last}
  </step>
</form>
)";

}  // namespace

std::span<const OperatorDoc> operators() {
  static const std::vector<OperatorDoc> built = build();
  return built;
}

std::string_view name_of(AnswerType type, bool swedish) {
  switch (type) {
    case Type::text: return "Text";
    case Type::choice: return swedish ? "Ett val" : "One choice";
    case Type::choices: return swedish ? "Flera val" : "Several choices";
    case Type::yes_no: return swedish ? "Ja eller nej" : "Yes or no";
    case Type::number: return swedish ? "Tal" : "Number";
    case Type::money: return swedish ? "Pengar" : "Money";
    case Type::date: return swedish ? "Datum" : "Date";
    case Type::time: return swedish ? "Klockslag" : "Time";
    case Type::only_presence: return swedish ? "Övriga svar" : "Other answers";
  }
  return {};
}

std::string operator_form(std::string_view words, bool formula) {
  const std::string value = escaped(words);
  const std::string last = formula
                               ? "<calculation id=\"summa\" result=\"money\" formula=\"" + value +
                                     "\">\n      <label>Att betala</label>\n    </calculation>"
                               : "<text id=\"mer\" show-when=\"" + value +
                                     "\">\n      <label>Vill du berätta mer?</label>\n    </text>";
  return filled(kForm, {{"last", last}});
}

}  // namespace blankett
