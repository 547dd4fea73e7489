// The table itself. The order of the file is the order of the reference. Question kinds add their
// own elements from generator/kinds/. Tested by validate_test.cpp and grammar_test.cpp.

#include "validate/grammar.h"

#include <algorithm>
#include <array>

namespace blankett {
namespace {

using Names = std::vector<std::string_view>;
constexpr unsigned kMany = Particle::kMany;

// Built when asked for: the program has no global constructors.
Names inline_elements() { return {"em", "strong", "a", "abbr", "span", "br"}; }
// Where the words name something to press, or are read out as a name, a link has no place.
Names linkless_elements() { return {"em", "strong", "abbr", "span", "br"}; }
Names rich_elements() { return {"em", "strong", "a", "abbr", "span", "br", "p", "ul", "ol"}; }

constexpr std::array<ValueDoc, 3> kStatus = {{
    {"published", {"Publiceras.", "Is published."}},
    {"draft", {"Ett utkast: följer inte med i bygget.", "A draft: left out of the build."}},
    {"off", {"Avstängd: följer inte med i bygget.", "Switched off: left out of the build."}},
}};
constexpr std::array<ValueDoc, 2> kOffStatus = {{
    {"draft", {"Ett utkast: följer inte med i bygget.", "A draft: left out of the build."}},
    {"off", {"Avstängd: följer inte med i bygget.", "Switched off: left out of the build."}},
}};
constexpr std::array<ValueDoc, 3> kAudience = {{
    {"private", {"Privatpersoner.", "Private persons."}},
    {"business", {"Företag.", "Businesses."}},
    {"organisation", {"Föreningar och andra organisationer.", "Associations and others."}},
}};
constexpr std::array<ValueDoc, 2> kIdentification = {{
    {"e-id", {"Personen loggar in med e-legitimation.", "The person signs in with an e-ID."}},
    {"none", {"Ingen inloggning behövs.", "No sign-in is needed."}},
}};
constexpr std::array<ValueDoc, 4> kChannels = {{
    {"phone", {"Telefon.", "Telephone."}},
    {"visit", {"Besök.", "A visit."}},
    {"paper", {"Blankett på papper.", "A paper form."}},
    {"email", {"E-post.", "E-mail."}},
}};
constexpr std::array<ValueDoc, 4> kLegalBasis = {{
    {"public-task", {"Uppgift av allmänt intresse.", "Task in the public interest."}},
    {"legal-obligation", {"Rättslig förpliktelse.", "Legal obligation."}},
    {"consent", {"Samtycke.", "Consent."}},
    {"contract", {"Avtal.", "Contract."}},
}};
constexpr std::array<ValueDoc, 2> kSubject = {{
    {"self",
     {"Personen själv. Webbläsaren får fylla i svaret.",
      "The person itself. The browser may fill in the answer."}},
    {"other",
     {"Någon annan. Webbläsaren fyller inte i svaret.",
      "Somebody else. The browser does not fill it in."}},
}};
constexpr std::array<ValueDoc, 3> kCategories = {{
    {"ordinary", {"Vanliga personuppgifter.", "Ordinary personal data."}},
    {"protected",
     {"Extra skyddsvärda uppgifter, till exempel personnummer.",
      "Data that needs extra care, a personal number for example."}},
    {"sensitive",
     {"Känsliga personuppgifter, till exempel hälsa.",
      "Special categories of personal data, health for example."}},
}};
constexpr std::array<ValueDoc, 3> kTextParts = {{
    {"label", {"Frågans text.", "The label of the question."}},
    {"hint", {"Frågans stödtext.", "The hint of the question."}},
    {"help", {"Frågans hjälptext.", "The help of the question."}},
}};
constexpr std::array<ValueDoc, 2> kDirections = {{
    {"ltr", {"Från vänster till höger.", "Left to right."}},
    {"rtl", {"Från höger till vänster.", "Right to left."}},
}};
constexpr std::array<ValueDoc, 3> kDateParts = {{
    {"day", {"Dagen.", "The day."}},
    {"month", {"Månaden.", "The month."}},
    {"year", {"Året.", "The year."}},
}};
constexpr std::array<ValueDoc, 2> kRuleKinds = {{
    {"substitution", {"Ord som har en enklare ersättning.", "Words with a plainer replacement."}},
    {"occurrence", {"Högst så många ord i en mening.", "At most so many words in a sentence."}},
}};
constexpr std::array<ValueDoc, 3> kSeverities = {{
    {"note", {"En upplysning.", "A note."}},
    {"warning", {"En varning.", "A warning."}},
    {"error", {"Ett fel: formuläret byggs inte.", "An error: the form is not built."}},
}};
constexpr std::array<ValueDoc, 13> kRoles = {{
    {"title", {"Rubriker.", "Headings."}},
    {"summary", {"Sammanfattningar.", "Summaries."}},
    {"label", {"Frågor.", "Labels."}},
    {"hint", {"Stödtexter.", "Hints."}},
    {"help", {"Hjälptexter.", "Help."}},
    {"error", {"Felmeddelanden.", "Error messages."}},
    {"option", {"Svarsalternativ.", "Options."}},
    {"condition", {"Namn på villkor.", "Names of conditions."}},
    {"event", {"Vad som händer sedan.", "What happens next."}},
    {"channel", {"Kontaktvägar.", "Channels."}},
    {"why", {"Varför vi frågar.", "Why we ask."}},
    {"exit", {"Texten på en avslutande sida.", "The text of an exit page."}},
    {"check", {"Meddelandet från en kontroll.", "The message of a check."}},
}};
constexpr std::array<ValueDoc, 1> kUnits = {{{"words", {"Ord.", "Words."}}}};
constexpr std::array<ValueDoc, 1> kPer = {{{"sentence", {"Varje mening.", "Each sentence."}}}};

constexpr AttributeRule kLang = {"xml:lang",
                                 ValueType::language,
                                 false,
                                 {"Språket, till exempel sv.", "The language, sv for example."}};
constexpr AttributeRule kShowWhen = {
    "show-when",
    ValueType::condition,
    false,
    {"Visas bara när villkoret gäller.", "Shown only when the condition holds."}};
constexpr AttributeRule kElementStatus = {
    "status",
    ValueType::one_of,
    false,
    {"Sätts när delen ska vänta eller är avstängd.", "Set while the part waits or is off."},
    kOffStatus};

AttributeRule id_attribute(Doc doc) { return {"id", ValueType::name, true, doc}; }

// What every question can carry, before what its kind adds.
std::vector<AttributeRule> question_attributes(const Kind& kind) {
  std::vector<AttributeRule> out = {
      id_attribute({"Frågans namn i det som skickas. Ändras aldrig när frågan väl används.",
                    "The question's name in the submission. Never changed once in use."}),
      {"required",
       ValueType::yes_no,
       false,
       {"yes när frågan måste besvaras.", "yes when the question must be answered."}},
      {"required-when",
       ValueType::condition,
       false,
       {"Måste besvaras när villkoret gäller.", "Must be answered when the condition holds."}},
      kShowWhen,
      {"subject",
       ValueType::one_of,
       false,
       {"Vem svaret handlar om.", "Whom the answer is about."},
       kSubject},
      {"data-category",
       ValueType::one_of,
       false,
       {"Vilket slags personuppgift svaret är.", "What kind of personal data the answer is."},
       kCategories},
      {"why",
       ValueType::text,
       false,
       {"Varför vi frågar. Visas för personen.", "Why we ask. Shown to the person."}},
      kElementStatus,
  };
  out.insert(out.end(), kind.attributes.begin(), kind.attributes.end());
  return out;
}

ElementRule question_element(const Kind& kind) {
  ElementRule rule{kind.name, kind.doc, Content::children, question_attributes(kind), {}};
  rule.particles = {{{"label"}, 0, 1}, {{"hint"}, 0, 1}, {{"help"}, 0, 1}};
  if (kind.has_options) rule.particles.push_back({{"option"}, 0, kMany});
  rule.particles.push_back({{"error"}, 0, kMany});
  return rule;
}

// What a step or a group holds.
Names items(bool in_step) {
  Names names;
  for (const Kind* kind : all_kinds()) names.push_back(kind->name);
  names.insert(names.end(), {"group", "use", "check"});
  if (in_step) names.push_back("exit");
  return names;
}

std::vector<ElementRule> form_elements() {
  return {
      {"form",
       {"Ett formulär.", "A form."},
       Content::children,
       {{"id",
         ValueType::form_id,
         true,
         {"Formulärets namn i adressen. Samma som mappens namn.",
          "The form's name in the address. The same as its folder's name."}},
        {"version",
         ValueType::version,
         true,
         {"Formulärets version, till exempel 1.2.0.",
          "The version of the form, 1.2.0 for example."}},
        kLang,
        {"status",
         ValueType::one_of,
         false,
         {"Om formuläret publiceras. Utan attributet publiceras det.",
          "Whether the form is published. It is when this is left out."},
         kStatus}},
       {{{"title"}, 1, 1},
        {{"summary"}, 1, 1},
        {{"service"}, 1, 1},
        {{"condition"}, 0, kMany},
        {{"step"}, 1, kMany}}},
      {"block",
       {"En byggsten som flera formulär kan använda.", "A building block that forms can share."},
       Content::children,
       {{"id",
         ValueType::form_id,
         true,
         {"Byggstenens namn. Samma som filens namn.", "The block's name, the same as its file's."}},
        {"version",
         ValueType::version,
         true,
         {"Byggstenens version.", "The version of the block."}},
        kLang},
       {{{"title"}, 0, 1}, {items(false), 1, kMany}}},
      {"title", {"En rubrik.", "A heading."}, Content::mixed, {}, {{linkless_elements()}}},
      {"summary",
       {"En eller två meningar om vad tjänsten är till för.",
        "A sentence or two on what the service is for."},
       Content::mixed,
       {},
       {{inline_elements()}}},
      {"service",
       {"Tjänsten bakom formuläret: vem som äger den, vad som händer sedan, andra vägar in.",
        "The service behind the form: its owner, what happens next, other ways in."},
       Content::children,
       {{"owner",
         ValueType::name,
         true,
         {"Förvaltningen som äger tjänsten.", "The office that owns the service."}},
        {"life-situations",
         ValueType::names,
         false,
         {"Livssituationer som tjänsten hör till, åtskilda av mellanslag.",
          "Life situations it belongs to, parted by spaces."}},
        {"audience",
         ValueType::names_of,
         false,
         {"Vilka tjänsten är till för.", "Whom the service is for."},
         kAudience}},
       {{{"identification"}, 0, 1},
        {{"processing"}, 0, 1},
        {{"after-submission"}, 0, 1},
        {{"channel"}, 0, kMany},
        {{"records"}, 0, 1},
        {{"privacy"}, 0, 1},
        {{"endpoint"}, 1, 1}}},
      {"identification",
       {"Hur personen visar vem den är.", "How the person proves who it is."},
       Content::empty,
       {{"level", ValueType::one_of, true, {"Nivån.", "The level."}, kIdentification},
        {"why",
         ValueType::text,
         false,
         {"Varför det behövs. Visas för personen.", "Why it is needed. Shown to the person."}}},
       {}},
      {"processing",
       {"Hur lång tid ett beslut tar.", "How long a decision takes."},
       Content::empty,
       {{"days", ValueType::number, true, {"Arbetsdagar.", "Working days."}}},
       {}},
      {"after-submission",
       {"Vad som händer när personen har skickat in.", "What happens after sending."},
       Content::children,
       {},
       {{{"event"}, 1, kMany}}},
      {"event",
       {"En sak som händer, i ordning.", "One thing that happens, in order."},
       Content::mixed,
       {},
       {{inline_elements()}}},
      {"channel",
       {"En väg in som inte kräver dator.", "A way in that needs no computer."},
       Content::mixed,
       {{"kind", ValueType::one_of, true, {"Vilken väg.", "Which way."}, kChannels}},
       {{linkless_elements()}}},
      {"records",
       {"Hur ärendet registreras och hur länge det sparas.",
        "How the case is registered and how long it is kept."},
       Content::empty,
       {{"series", ValueType::name, true, {"Diarieserien.", "The series of the register."}},
        {"retention",
         ValueType::duration,
         true,
         {"Hur länge det sparas, till exempel P2Y.", "How long it is kept, P2Y for example."}},
        {"registered",
         ValueType::yes_no,
         false,
         {"Om ärendet diarieförs.", "Whether the case is registered."}}},
       {}},
      {"privacy",
       {"Hur personuppgifterna används.", "How the personal data is used."},
       Content::empty,
       {{"controller",
         ValueType::text,
         true,
         {"Den personuppgiftsansvariga nämnden.", "The data controller."}},
        {"legal-basis", ValueType::one_of, true, {"Rättslig grund.", "Legal basis."}, kLegalBasis},
        {"purpose",
         ValueType::text,
         true,
         {"Vad uppgifterna används till.", "What the data is used for."}}},
       {}},
      {"endpoint",
       {"Adressen som tar emot svaren.", "The address that receives the answers."},
       Content::empty,
       {{"href",
         ValueType::web_address,
         true,
         {"En adress som börjar med https://.", "An address that begins with https://."}}},
       {}},
      {"condition",
       {"Ett villkor med namn. Används som @namn.", "A condition with a name, used as @name."},
       Content::text,
       {id_attribute({"Villkorets namn.", "The name of the condition."}),
        {"label",
         ValueType::text,
         true,
         {"Villkoret i ord, för den som läser.", "The condition in words, for readers."}}},
       {}},
      {"step",
       {"Ett steg: en sida i formuläret.", "A step: one page of the form."},
       Content::children,
       {id_attribute({"Stegets namn.", "The name of the step."}), kShowWhen, kElementStatus},
       {{{"title"}, 1, 1}, {items(true), 1, kMany}}},
      {"group",
       {"Frågor som hör ihop.", "Questions that belong together."},
       Content::children,
       {id_attribute({"Gruppens namn i det som skickas.", "The group's name in the submission."}),
        kShowWhen, kElementStatus},
       {{{"title"}, 0, 1}, {items(false), 1, kMany}}},
      {"use",
       {"Sätter in en byggsten som en grupp.", "Inserts a block as a group."},
       Content::children,
       {{"block", ValueType::form_id, true, {"Byggstenens namn.", "The name of the block."}},
        id_attribute({"Gruppens namn i det som skickas.", "The group's name in the submission."}),
        kShowWhen,
        kElementStatus},
       {{{"title"}, 0, 1}, {{"override"}, 0, kMany}, {{"drop"}, 0, kMany}}},
      {"override",
       {"Ersätter en text i byggstenen.", "Replaces a text of the block."},
       Content::mixed,
       {{"question", ValueType::name, true, {"Frågans namn.", "The name of the question."}},
        {"part", ValueType::one_of, true, {"Vilken text.", "Which text."}, kTextParts}},
       {{rich_elements()}}},
      {"drop",
       {"Tar bort en frivillig fråga ur byggstenen.",
        "Leaves out an optional question of the block."},
       Content::empty,
       {{"question", ValueType::name, true, {"Frågans namn.", "The name of the question."}}},
       {}},
      {"exit",
       {"En sida som avslutar formuläret i förtid.", "A page that ends the form early."},
       Content::children,
       {id_attribute({"Sidans namn.", "The name of the page."}),
        {"when", ValueType::condition, true, {"När den visas.", "When it is shown."}},
        kElementStatus},
       {{{"title"}, 1, 1}, {{"p", "ul", "ol"}, 1, kMany}}},
      {"check",
       {"En kontroll av svar mot varandra. Texten är felmeddelandet.",
        "A check of answers against each other. Its text is the error message."},
       Content::mixed,
       {{"that", ValueType::condition, true, {"Det som ska stämma.", "What must hold."}},
        kElementStatus},
       {{linkless_elements()}}},
      {"label",
       {"Frågan som personen läser.", "The question as the person reads it."},
       Content::mixed,
       {},
       {{linkless_elements()}}},
      {"hint",
       {"En kort stödtext, till exempel ett exempel på svar.",
        "A short hint, an example answer for instance."},
       Content::mixed,
       {},
       {{linkless_elements()}}},
      {"help",
       {"Hjälp för den som behöver veta mer. Visas hopfälld.",
        "Help for those who need to know more. Shown folded."},
       Content::mixed,
       {},
       {{rich_elements()}}},
      {"option",
       {"Ett svarsalternativ.", "One option."},
       Content::mixed,
       {{"value",
         ValueType::name,
         true,
         {"Svaret i det som skickas. Översätts aldrig.",
          "The answer in the submission. Never translated."}}},
       {{linkless_elements()}}},
      {"error",
       {"Ett eget felmeddelande i stället för det vanliga.",
        "An error message of your own instead of the usual one."},
       Content::mixed,
       {{"for",
         ValueType::text,
         true,
         {"Felet: missing, format …", "The mistake: missing, format …"}}},
       {{linkless_elements()}}},
      {"em", {"Betoning.", "Emphasis."}, Content::mixed, {}, {{inline_elements()}}},
      {"strong", {"Viktigt.", "Importance."}, Content::mixed, {}, {{inline_elements()}}},
      {"a",
       {"En länk.", "A link."},
       Content::mixed,
       {{"href",
         ValueType::link,
         true,
         {"Adressen: https, mailto eller tel.", "The address: https, mailto or tel."}}},
       {{{"em", "strong", "abbr", "span", "br"}}}},
      {"abbr",
       {"En förkortning.", "An abbreviation."},
       Content::text,
       {{"title", ValueType::text, true, {"Det den står för.", "What it stands for."}}},
       {}},
      {"span",
       {"Ord på ett annat språk.", "Words in another language."},
       Content::text,
       {{"lang", ValueType::language, true, {"Språket.", "The language."}}},
       {}},
      {"br", {"En ny rad.", "A new line."}, Content::empty, {}, {}},
      {"p", {"Ett stycke.", "A paragraph."}, Content::mixed, {}, {{inline_elements()}}},
      {"ul", {"En punktlista.", "A list of points."}, Content::children, {}, {{{"li"}, 1, kMany}}},
      {"ol",
       {"En numrerad lista.", "A numbered list."},
       Content::children,
       {},
       {{{"li"}, 1, kMany}}},
      {"li",
       {"En punkt i en lista.", "A point in a list."},
       Content::mixed,
       {},
       {{inline_elements()}}},
  };
}

std::vector<ElementRule> locale_elements() {
  return {
      {"locale",
       {"Ett språk.", "A language."},
       Content::empty,
       {{"lang", ValueType::language, true, {"Språkets kod.", "Its code."}},
        {"name", ValueType::text, true, {"Namnet på språket självt.", "Its own name for itself."}},
        {"dir",
         ValueType::one_of,
         true,
         {"Skriftens riktning.", "The direction of its script."},
         kDirections},
        {"date-order",
         ValueType::names_of,
         true,
         {"Ordningen mellan day, month och year.", "The order of day, month and year."},
         kDateParts}},
       {}},
      {"rule",
       {"En språkregel.", "A language rule."},
       Content::children,
       {{"id",
         ValueType::form_id,
         true,
         {"Regelns namn. Samma som filens namn.", "The rule's name, the same as its file's."}},
        {"kind", ValueType::one_of, true, {"Vad regeln söker.", "What it looks for."}, kRuleKinds},
        {"severity",
         ValueType::one_of,
         true,
         {"Hur allvarligt det är.", "How bad it is."},
         kSeverities},
        {"roles",
         ValueType::names_of,
         true,
         {"Texterna den gäller.", "The texts it applies to."},
         kRoles},
        {"max", ValueType::number, false, {"Det högsta antalet.", "The most allowed."}},
        {"unit", ValueType::one_of, false, {"Vad som räknas.", "What is counted."}, kUnits},
        {"per", ValueType::one_of, false, {"Var det räknas.", "Where it is counted."}, kPer}},
       {{{"why"}, 1, kMany},
        {{"message"}, 1, kMany},
        {{"swap"}, 0, kMany},
        {{"bad", "good"}, 2, kMany}}},
      {"why", {"Skälet till regeln.", "The reason for the rule."}, Content::text, {kLang}, {}},
      {"message",
       {"Det som sägs. {0} är orden, {1} ersättningen eller gränsen.",
        "What is said. {0} is the words, {1} the replacement or the limit."},
       Content::text,
       {kLang},
       {}},
      {"swap",
       {"Ett ord och dess ersättning.", "A word and its replacement."},
       Content::empty,
       {{"word", ValueType::text, true, {"Ordet eller uttrycket.", "The word or phrase."}},
        {"with", ValueType::text, true, {"Ersättningen.", "The replacement."}}},
       {}},
      {"bad",
       {"Ett exempel som regeln hittar.", "An example the rule finds."},
       Content::mixed,
       {},
       {{{"m"}}}},
      {"good", {"Ett exempel som är bra.", "An example that is good."}, Content::text, {}, {}},
      {"m",
       {"Orden som regeln ska hitta.", "The words the rule must find."},
       Content::text,
       {},
       {}},
  };
}

Grammar build() {
  Grammar out;
  out.roots = {"form", "block", "locale", "rule"};
  out.elements = form_elements();
  for (const Kind* kind : all_kinds()) out.elements.push_back(question_element(*kind));
  for (ElementRule& rule : locale_elements()) out.elements.push_back(std::move(rule));
  return out;
}

}  // namespace

const ElementRule* Grammar::find(std::string_view name) const {
  const auto found = std::find_if(elements.begin(), elements.end(),
                                  [&](const ElementRule& rule) { return rule.name == name; });
  return found == elements.end() ? nullptr : &*found;
}

const Grammar& grammar() {
  static const Grammar built = build();
  return built;
}

}  // namespace blankett
