// The grammar, said in HTML. Nothing about the language is written here but the words that stand
// between. Tested by reference_test.cpp.

#include "authoring/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "authoring/examples.h"
#include "base/text.h"
#include "base/version.h"
#include "kinds/file_types.h"
#include "kinds/operators.h"
#include "validate/grammar.h"

namespace blankett {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
pre, code { font-family: ui-monospace, monospace; font-size: .9em; }
pre { border-left: .25rem solid; padding: .5rem 1rem; white-space: pre-wrap; overflow-wrap:break-word; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap:break-word; }
nav ul { columns: 12rem; }
nav ul.titles { columns: 22rem; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: 0 1rem; }
dt { font-weight: bold; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.narrow { display: none; }
mark { font-weight: bold; text-decoration: underline; }
h2 { margin-top: 3rem; }
h3 { margin-top: 2rem; }
h4[id] { margin-top: 2.5rem; border-top: 1px solid; padding-top: .5rem; font-size: 1.1rem; }
h5 { font-size: 1rem; margin-bottom: 0; }
h5 + p, h5 + ul { margin-top: .25rem; }
h1, h2, h3, h4, li, p { overflow-wrap: break-word; }
@media (max-width: 40rem) {
  dl > div { display: block; margin-bottom: .5rem; }
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
  tr { border: 1px solid; margin-bottom: -1px; }
  th, td { border: 0; }
  .narrow { display: inline; }
  ul, ol { padding-left: 1.25rem; }
}
)";

constexpr std::string_view kRuleExample = R"({
  "id": "check.2",
  "pointer": "/answers/slut",
  "if": ["and", ["answered", "slut"], ["answered", "start"]],
  "then": ["more", "slut", "start"],
  "message": {"sv": "Sista dagen måste vara efter första dagen"}
})";

// The conditions of rules.json.
struct Node {
  std::string_view form;
  Doc doc;
};
constexpr std::array<Node, 19> kNodes = {{
    {R"(["and", …, …], ["or", …, …], ["not", …])",
     {"Villkor tillsammans.", "Conditions together."}},
    {R"(["named", "namn"])",
     {"Ett villkor i conditions.", "A condition among the conditions of the file."}},
    {R"(["answered", "fråga"])", {"Frågan har ett svar.", "The question has an answer."}},
    {R"(["answered", {"rows": "barn"}])", {"Det finns minst en rad.", "There is a row."}},
    {R"(["any", "barn", …], "every", "no")",
     {"Villkoret stämmer i någon rad, i alla eller i ingen. Utan rader stämmer every och no.",
      "The condition holds in some row, in all, or in none. Without rows every and no hold."}},
    {R"(["is", "fråga", "värde"], "is-not")",
     {"Svaret är, eller är inte, värdet. Falskt utan svar.",
      "The answer is, or is not, the value. False without an answer."}},
    {R"(["one-of", "fråga", ["a", "b"]], "not-one-of")",
     {"Svaret är, eller är inte, ett av värdena.", "The answer is, or is not, one of the values."}},
    {R"(["contains", "fråga", "a"])", {"Värdet är valt.", "The value was chosen."}},
    {R"(["contains-any", "fråga", ["a", "b"]], "contains-all")",
     {"Något av värdena är valt, eller alla.", "One of the values was chosen, or all."}},
    {R"(["longer", "fråga", 20], "shorter")",
     {"Svarets längd i tecken (Unicode).", "The length of the answer in characters (Unicode)."}},
    {R"(["equals", …, …], "differs")", {"Lika, olika.", "Equal, different."}},
    {R"(["less", …, …], "at-most", "more", "at-least")",
     {"Före, högst, efter, minst. Falskt när en sida saknar värde.",
      "Before, at most, after, at least. False when a side has no value."}},
    {R"(["between", …, …, …])",
     {"Från och med det ena till och med det andra.", "From the one to the other, both counted."}},
    {R"("fråga", {"answer": "fråga", "part": "from"})",
     {"Ett svar, eller en del av det. birth_date räknas ut ur ett personnummer. Belopp i money är "
      "i ören och jämförs i kronor.",
      "An answer, or a part of it. birth_date is worked out of a personal number. What stands in "
      "money is in öre and compared in kronor."}},
    {R"({"number": "2.5"}, {"date": "2027-01-31"}, {"time": "08:30"})",
     {"Ett tal, en dag, ett klockslag.", "A number, a day, a time."}},
    {R"({"today": -18, "unit": "years"})",
     {"Dagens datum i Sverige, flyttat så många days, months eller years. Finns inte dagen i "
      "månaden gäller månadens sista.",
      "Today in Sweden, moved by so many days, months or years. A day that the month does not "
      "have is its last."}},
    {R"({"count": "barn"}, {"sum": "barn/belopp"})",
     {"Antalet rader, summan av svaren i dem. 0 utan rader.",
      "The number of rows, the sum of the answers in them. 0 without rows."}},
    {R"(["+", …, …], "-", "*", "/", "min", "max", ["negate", …], ["round", …, 2])",
     {"Uträkningar med exakta decimaler, åtta stycken, avrundade från noll.",
      "Calculations in exact decimals, eight of them, rounded away from zero."}},
    {R"(["if", …, …, …])",
     {"Det första när villkoret stämmer, annars det andra.",
      "The first when the condition holds, else the second."}},
}};

// What a value looks like, for a reader.
Doc looks_like(ValueType type) {
  switch (type) {
    case ValueType::text: return {"Fri text.", "Any text."};
    case ValueType::name:
      return {"Ett namn: a–z, 0–9 och _, med en bokstav först.",
              "A name: a–z, 0–9 and _, with a letter first."};
    case ValueType::form_id:
      return {"Ett namn: a–z, 0–9 och - emellan, med en bokstav först.",
              "A name: a–z, 0–9 and - between, with a letter first."};
    case ValueType::yes_no: return {"yes eller no.", "yes or no."};
    case ValueType::one_of: return {"Ett av dessa:", "One of these:"};
    case ValueType::names_of:
      return {"Ett eller flera av dessa, åtskilda av mellanslag:",
              "One or more of these, parted by spaces:"};
    case ValueType::number:
      return {"Ett heltal från 1 till 999999.", "A whole number, 1 to 999999."};
    case ValueType::count:
      return {"Ett heltal från 0 till 999999.", "A whole number, 0 to 999999."};
    case ValueType::decimal: return {"Ett tal: 3, -12.5.", "A number: 3, -12.5."};
    case ValueType::version: return {"Tre tal: 1.2.0.", "Three numbers: 1.2.0."};
    case ValueType::language: return {"En språkkod: sv.", "A language code: sv."};
    case ValueType::date: return {"Ett datum: 2027-01-31.", "A date: 2027-01-31."};
    case ValueType::duration:
      return {"En tid: P30D, P6M eller P2Y.", "A length of time: P30D, P6M or P2Y."};
    case ValueType::condition: return {"Ett villkor.", "A condition."};
    case ValueType::expression: return {"En uträkning.", "A calculation."};
    case ValueType::file_name:
      return {"En fil i mappen media bredvid formuläret: karta.png.",
              "A file in the folder media beside the form: karta.png."};
    case ValueType::size: return {"En storlek: 500 kB eller 10 MB.", "A size: 500 kB or 10 MB."};
    case ValueType::web_address:
      return {"En adress som börjar med https://.", "An address that begins with https://."};
    case ValueType::link:
      return {"En adress: https://, mailto: eller tel:.", "An address: https://, mailto: or tel:."};
    case ValueType::file_types:
      return {"En eller flera av dessa, åtskilda av mellanslag:",
              "One or more of these, parted by spaces:"};
    case ValueType::names:
      return {"Namn åtskilda av mellanslag: a–z, 0–9 och - emellan.",
              "Names parted by spaces: a–z, 0–9 and - between."};
  }
  return {};
}

class Reference {
 public:
  Reference(RuleChapter rules, bool swedish) : rules_(std::move(rules)), swedish_(swedish) {}

  std::string run() {
    const Grammar& g = grammar();
    head();
    contents();
    out_ += "<main id=\"main\">\n";
    heading(2, "files", say({"Filer", "Files"}));
    files();
    heading(2, "elements", say({"Element", "Elements"}));
    for (const ElementRule& rule : g.elements)
      if (!find_kind(rule.name)) element(rule, {});
    heading(2, "questions", say({"Frågor", "Questions"}));
    const std::vector<AttributeRule> common = of_all_questions();
    paragraph(say({"Alla slags frågor kan ha de här attributen.",
                   "Questions of every kind can have these attributes."}));
    attributes(say({"Attribut på alla frågor", "Attributes of all questions"}), common);
    for (const Kind* kind : all_kinds()) element(*g.find(kind->name), common);
    heading(2, "operators", say({"Villkor och uträkningar", "Conditions and calculations"}));
    operators_by_use();
    heading(2, "rules", say({"Regler för mottagare", "Rules for receivers"}));
    rules_for_receivers();
    out_ += rules_.body;
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string_view say(Doc doc) const { return swedish_ ? doc.sv : doc.en; }

  void heading(int level, std::string_view id, std::string_view words) {
    out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", level, id, escaped(words));
  }
  void paragraph(std::string_view words) { out_ += fmt::format("<p>{}</p>\n", escaped(words)); }
  static std::string code(std::string_view text) {
    return fmt::format("<code>{}</code>", escaped(text));
  }
  static std::string link(std::string_view element) {
    return fmt::format("<a href=\"#e-{0}\"><code>{0}</code></a>", element);
  }
  static std::string links(const std::vector<std::string_view>& elements) {
    std::string out;
    for (const std::string_view name : elements) out += (out.empty() ? "" : ", ") + link(name);
    return out;
  }

  void head() {
    const std::string title(say({"Formulärspråket", "The form language"}));
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<title>{} – blankett {}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n<h1>{}</h1>\n<p>{} blankett {}.</p>\n"
        "</header>\n",
        swedish_ ? "sv" : "en", title, kVersion, kStyle,
        say({"Hoppa till innehållet", "Skip to the content"}), title,
        say({"Alla element, attribut, operatorer och regler i",
             "All elements, attributes, operators and rules of"}),
        kVersion);
  }

  void contents() {
    out_ += fmt::format("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n",
                        say({"Innehåll", "Contents"}));
    std::string elements, questions;
    for (const ElementRule& rule : grammar().elements)
      (find_kind(rule.name) ? questions : elements) += "<li>" + link(rule.name) + "</li>\n";
    const auto part = [&](std::string_view id, Doc name) {
      out_ += fmt::format("<p><a href=\"#{}\">{}</a></p>\n", id, say(name));
    };
    part("files", {"Filer", "Files"});
    part("elements", {"Element", "Elements"});
    out_ += "<ul>\n" + elements + "</ul>\n";
    part("questions", {"Frågor", "Questions"});
    out_ += "<ul>\n" + questions + "</ul>\n";
    part("operators", {"Villkor och uträkningar", "Conditions and calculations"});
    part("rules", {"Regler för mottagare", "Rules for receivers"});
    out_ += rules_.contents;
    out_ += "</nav>\n";
  }

  // What a file can begin with.
  void files() {
    paragraph(say({"En fil är XML i UTF-8 och börjar med ett av de här elementen.",
                   "A file is XML in UTF-8 and begins with one of these elements."}));
    out_ += "<ul>\n";
    for (const std::string_view root : grammar().roots)
      out_ += fmt::format("<li>{}: {}</li>\n", link(root), escaped(say(grammar().find(root)->doc)));
    out_ += "</ul>\n";
  }

  void element(const ElementRule& rule, const std::vector<AttributeRule>& common) {
    heading(3, "e-" + std::string(rule.name), rule.name);
    paragraph(say(rule.doc));
    stands_in(rule);
    holds(rule);
    std::vector<AttributeRule> own;
    for (const AttributeRule& a : rule.attributes)
      if (!contains(common, a.name)) own.push_back(a);
    if (!common.empty())
      out_ += fmt::format("<p>{} <a href=\"#questions\">{}</a>.</p>\n",
                          say({"Har också", "It also has"}),
                          say({"attributen på alla frågor", "the attributes of all questions"}));
    if (!own.empty())
      attributes(std::string(say({"Attribut på ", "Attributes of "})) + std::string(rule.name),
                 own);
    out_ += fmt::format("<p>{}</p>\n<pre lang=\"sv\"><code>{}</code></pre>\n",
                        say({"Exempel:", "Example:"}), escaped(example_of(rule.name)));
  }

  void stands_in(const ElementRule& rule) {
    std::vector<std::string_view> parents;
    for (const ElementRule& parent : grammar().elements)
      for (const Particle& particle : parent.particles)
        if (std::find(particle.elements.begin(), particle.elements.end(), rule.name) !=
            particle.elements.end()) {
          parents.push_back(parent.name);
          break;
        }
    const auto& roots = grammar().roots;
    if (std::find(roots.begin(), roots.end(), rule.name) != roots.end())
      paragraph(
          say({"Är det yttersta elementet i sin fil.", "Is the outermost element of its file."}));
    if (!parents.empty())
      out_ += fmt::format("<p>{} {}.</p>\n", say({"Står i", "Stands in"}), links(parents));
  }

  void holds(const ElementRule& rule) {
    switch (rule.content) {
      case Content::empty: return paragraph(say({"Är tomt.", "Is empty."}));
      case Content::text: return paragraph(say({"Innehåller ord.", "Holds words."}));
      case Content::mixed:
        out_ += fmt::format("<p>{} {}.</p>\n", say({"Innehåller ord och", "Holds words and"}),
                            links(rule.particles.front().elements));
        return;
      case Content::children: break;
    }
    out_ += fmt::format("<p>{}</p>\n<ol>\n",
                        say({"Innehåller, i den här ordningen:", "Holds, in this order:"}));
    for (const Particle& particle : rule.particles)
      out_ += fmt::format("<li>{}: {}</li>\n", how_many(particle), links(particle.elements));
    out_ += "</ol>\n";
  }

  std::string how_many(const Particle& p) const {
    const bool several = p.elements.size() > 1;
    const bool many = p.most == Particle::kMany;
    const std::string of(several ? say({" av dessa", " of these"}) : "");
    const auto counted = [&](Doc words) { return std::string(say(words)) + of; };
    if (p.least == 0 && many) return counted({"hur många som helst", "any number"});
    if (p.least == 0 && p.most == 1) return counted({"högst ett", "at most one"});
    if (p.least == 1 && p.most == 1) return counted({"ett", "one"});
    if (p.least == 1 && many) return counted({"minst ett", "at least one"});
    return many ? fmt::format("{} {}{}", say({"minst", "at least"}), p.least, of)
                : fmt::format("{}–{}{}", p.least, p.most, of);
  }

  static bool contains(const std::vector<AttributeRule>& rules, std::string_view name) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const AttributeRule& a) { return a.name == name; });
  }

  static std::vector<AttributeRule> of_all_questions() {
    const auto kinds = all_kinds();
    std::vector<AttributeRule> out = grammar().find(kinds.front()->name)->attributes;
    for (const Kind* kind : kinds)
      std::erase_if(out, [&](const AttributeRule& a) {
        return !contains(grammar().find(kind->name)->attributes, a.name);
      });
    return out;
  }

  void table(std::string_view caption, std::initializer_list<Doc> columns) {
    out_ += fmt::format("<table>\n<caption>{}</caption>\n<thead><tr>", escaped(caption));
    for (const Doc& column : columns) out_ += fmt::format("<th scope=\"col\">{}</th>", say(column));
    out_ += "</tr></thead>\n<tbody>\n";
  }
  void end_table() { out_ += "</tbody>\n</table>\n"; }

  void attributes(std::string_view caption, const std::vector<AttributeRule>& rules) {
    table(caption, {{"Attribut", "Attribute"},
                    {"Krävs", "Required"},
                    {"Betydelse", "Meaning"},
                    {"Värde", "Value"}});
    for (const AttributeRule& a : rules)
      // A narrow window shows a row's cells one below the other, where "yes" alone says nothing.
      out_ += fmt::format(
          "<tr><th scope=\"row\">{}</th><td><span class=\"narrow\">{}: </span>{}</td><td>{}</td>"
          "<td>{}</td></tr>\n",
          code(a.name), say({"Krävs", "Required"}),
          a.required ? say({"Ja", "Yes"}) : say({"Nej", "No"}), escaped(say(a.doc)), value(a));
    end_table();
  }

  std::string value(const AttributeRule& a) const {
    std::string out = escaped(say(looks_like(a.type)));
    std::string values;
    for (const ValueDoc& v : a.values)
      values += fmt::format("<li>{}: {}</li>", code(v.value), escaped(say(v.doc)));
    if (a.type == ValueType::file_types)
      for (const FileType& type : known_file_types())
        values += fmt::format("<li>{}</li>", code(type.name));
    return values.empty() ? out : out + "<ul>" + values + "</ul>";
  }

  // ---- operators

  void operators_by_use() {
    paragraph(
        say({"Ett villkor är en mening. En fråga som inte visas har inget svar, och en "
             "jämförelse med en fråga utan svar är falsk.",
             "A condition is a sentence. A question that is not shown has no answer, and a "
             "comparison with a question without an answer is false."}));
    std::vector<AnswerType> types;
    for (const OperatorDoc& op : operators())
      for (const OperatorExample& e : op.examples)
        if (e.of && std::find(types.begin(), types.end(), *e.of) == types.end())
          types.push_back(*e.of);
    for (const AnswerType type : types) {
      const std::string number = std::to_string(static_cast<int>(type));
      heading(3, "o-" + number, name_of(type, swedish_));
      if (const std::string kinds = kinds_of(type); !kinds.empty())
        out_ += fmt::format("<p>{} {}.</p>\n", say({"Svaren på", "The answers to"}), kinds);
      operator_table(name_of(type, swedish_), OperatorDoc::Use::answer, type);
    }
    const auto part = [&](std::string_view id, Doc words, OperatorDoc::Use use) {
      heading(3, id, say(words));
      operator_table(say(words), use, std::nullopt);
    };
    part("o-rows", {"Rader i en upprepning", "Rows of a repeat"}, OperatorDoc::Use::rows);
    part("o-conditions", {"Flera villkor", "Several conditions"}, OperatorDoc::Use::conditions);
    part("o-calculation", {"Uträkningar", "Calculations"}, OperatorDoc::Use::calculation);
  }

  std::string kinds_of(AnswerType type) const {
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
    for (const Kind* kind : all_kinds()) {
      if (kind->answer == type) add(link(kind->name));
    }
    return out;
  }

  void operator_table(std::string_view caption, OperatorDoc::Use use,
                      std::optional<AnswerType> type) {
    table(caption, {{"Operator", "Operator"}, {"Betydelse", "Meaning"}, {"Exempel", "Example"}});
    for (const OperatorDoc& op : operators())
      for (const OperatorExample& e : op.examples)
        if (op.use == use && e.of == type)
          out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                              code(op.written), escaped(say(op.doc)), code(e.words));
    end_table();
  }

  // ---- rules.json

  void rules_for_receivers() {
    paragraph(
        say({"Formulärets schema.json säger nästan allt om en inskickad ansökan. Resten står i "
             "rules.json: datum mot varandra eller mot i dag, summor och kontrollsiffror. En regel "
             "bryts när if stämmer, eller saknas, och then inte stämmer. Med rows gäller den varje "
             "rad i upprepningen, och {row} i pointer är radens nummer från 0. Formatet har ett "
             "eget schema, rules.schema.json.",
             "A form's schema.json says almost all there is to say of a submission. The rest is in "
             "rules.json: dates against each other or today, sums, and check digits. A rule is "
             "broken when its if holds, or is left out, and its then does not. With rows it is "
             "asked of each row of the repeat, and {row} in pointer is the row's number from 0. "
             "The format has a schema of its own, rules.schema.json."}));
    out_ += fmt::format("<pre><code>{}</code></pre>\n", escaped(kRuleExample));
    table(say({"Villkor i rules.json", "Conditions in rules.json"}),
          {{"Form", "Form"}, {"Betydelse", "Meaning"}});
    for (const Node& node : kNodes) row(node.form, node.doc);
    end_table();
    table(say({"Bara i then", "In then only"}), {{"Form", "Form"}, {"Betydelse", "Meaning"}});
    std::set<std::string_view> seen;
    for (const Kind* kind : all_kinds())
      for (const ValueRule& rule : kind->rules)
        if (seen.insert(rule.function).second)
          row(fmt::format("[\"{}\", {}{}]", rule.function, say({"fråga", "question"}),
                          rule.arguments ? ", …" : ""),
              rule.doc);
    row("[\"calculated\", …, …, 2]",
        {"Svaret är vad uträkningen ger, avrundat till så många decimaler; money är i ören. Ger "
         "den inget finns inget svar.",
         "The answer is what the calculation gives, rounded to so many decimals; money is in öre. "
         "When it gives nothing there is no answer."});
    end_table();
  }

  void row(std::string_view form, Doc doc) {
    out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", code(form),
                        escaped(say(doc)));
  }

  RuleChapter rules_;
  bool swedish_;
  std::string out_{};
};

}  // namespace

std::string reference_page(const RuleBook& rules, bool swedish) {
  return Reference(rule_chapter(rules, swedish), swedish).run();
}

}  // namespace blankett
