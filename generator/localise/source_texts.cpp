// The texts that want translation, with what a translator has to know of each: what it is, where it
// stands, how long it may be. The notes are in Swedish, as the texts are.
// Tested by translation_test.cpp.

#include <algorithm>

#include "base/format.h"
#include "base/message.h"
#include "base/text.h"
#include "kinds/kind.h"
#include "localise/translation.h"

namespace blankett {
namespace {

// Names of things stand in headings and tabs, and words of buttons must fit on a phone. A source
// that is longer itself gives its translation a third more.
constexpr std::size_t kLongestTitle = 70, kLongestButton = 40;

std::size_t most(std::size_t usual, std::string_view source) {
  return std::max(usual, length(source) + length(source) / 3);
}

std::string in_quotes(std::string_view words) { return "”" + std::string(words) + "”"; }

class Describer {
 public:
  // Shared texts stand in other steps of other forms.
  Describer(const Model& model, bool shared)
      : model_(model), shared_(shared), about_(model.texts.size()) {
    form();
    for (const Step& step : model.steps) {
      title(step.title, "Rubrik på ett steg i formuläret.");
    }
    for (const Group& group : model.groups) this->group(group);
    for (const Question& q : model.questions) question(q);
    for (const Exit& exit : model.exits) {
      title(exit.title, "Rubrik på en sida där formuläret slutar.");
      note(exit.body, "x-text",
           "Text på sidan " + in_quotes(words(exit.title)) + ", där formuläret slutar.");
    }
    for (const Check& check : model.checks)
      note(check.message, "x-error",
           "Felmeddelande när svar inte stämmer med varandra. Det ska säga vad personen kan göra.");
    for (const Info& info : model.infos) {
      title(info.title, "Rubrik på en ruta med information.");
      note(info.body, "x-text", "Information mellan frågorna" + step(info.step) + ".");
    }
    for (const Media& media : model.media) {
      title(media.title, "Namn på en film, ett ljud eller en bild.");
      note(media.alternative, "x-alternative", "Beskriver en bild för den som inte ser den.");
      note(media.transcript, "x-transcript", "Allt som sägs och syns i en film, som text.");
    }
  }

  SourceText source_text(Index<Text> i) const {
    const Text& text = model_.texts[i];
    SourceText out = about_[i.value];
    out.id = text.id;
    out.pieces = numbered(text.pieces);
    if (out.restype.empty()) out.restype = "x-" + std::string(name_of(text.role));
    links(text, out);
    return out;
  }

 private:
  std::string words(Index<Text> i) const { return i ? model_.texts[i].plain() : std::string(); }
  std::string step(Index<Step> s) const {
    return s && !shared_ ? ", i steget " + in_quotes(words(model_.steps[s].title)) : std::string();
  }

  void note(Index<Text> i, std::string restype, std::string words) {
    if (!i) return;
    about_[i.value].restype = std::move(restype);
    about_[i.value].notes.push_back(std::move(words));
  }

  void title(Index<Text> i, std::string words) {
    if (!i) return;
    about_[i.value].most_characters = most(kLongestTitle, this->words(i));
    note(i, "heading", std::move(words));
  }

  void form() {
    title(model_.title, "Formulärets namn: rubrik, flik i webbläsaren och länk från listan.");
    note(model_.summary, "x-summary", "Står under namnet och i listan över e-tjänster.");
    const Service& s = model_.service;
    note(s.identification_why, "x-why", "Säger varför personen måste legitimera sig.");
    for (const Index<Text> event : s.events)
      note(event, "x-event",
           "Det som händer när personen har skickat in. Står i en numrerad lista.");
    for (const Channel& channel : s.channels)
      note(channel.text, "x-channel",
           "Ett annat sätt att nå oss. Nummer och adresser skrivs som de är.");
    note(s.privacy_purpose, "x-text", "Säger vad vi använder personens uppgifter till.");
    for (const NamedCondition& c : model_.conditions)
      note(c.label, "x-condition",
           "Ett villkor i ord, en hel mening utan punkt. Står inom citattecken i andra meningar.");
  }

  void group(const Group& g) {
    title(g.title, "Rubrik över flera frågor" + step(g.step) + ".");
    if (!g.repeat) return;
    note(g.repeat->row_title, "x-row-title",
         "Vad en av dem heter. Efter ordet står ett nummer: ”Barn 2”.");
    if (!g.repeat->add) return;
    about_[g.repeat->add.value].most_characters = most(kLongestButton, words(g.repeat->add));
    note(g.repeat->add, "button", "Text på en knapp.");
  }

  void question(const Question& q) {
    const std::string about = in_quotes(words(q.label));
    note(q.label, "label",
         "Fråga" + step(q.step) + ". Frågan upprepas i felmeddelanden och när svaren visas.");
    note(q.hint, "x-hint", "Hjälptext under frågan " + about + ".");
    note(q.help, "x-help", "Längre hjälp till frågan " + about + ". Personen öppnar den själv.");
    note(q.why, "x-why", "Säger varför vi frågar " + about + ".");
    note(q.unit, std::string(kUnitText),
         "Står efter rutan för svaret på " + about +
             ", och efter talet när svaret visas. Skriv {number, plural, one {dag} other {dagar}} "
             "med språkets alla former om orden böjs efter talet.");
    for (const Option& option : q.options)
      note(option.label, "x-option", "Ett svar att välja på frågan " + about + ".");
    for (const ErrorText& error : q.errors)
      note(error.text, "x-error",
           "Felmeddelande vid frågan " + about + ". Det ska säga vad personen kan göra.");
  }

  // Where the links of a text lead, since the markup itself does not say.
  static void links(const Text& text, SourceText& out) {
    int n = 0;
    for (const Piece& piece : text.pieces) {
      if (piece.kind != Piece::Kind::open && piece.kind != Piece::Kind::empty) continue;
      ++n;
      if (piece.name == "term") out.concepts.push_back(piece.attribute);
      if (piece.name == "a")
        out.notes.push_back(std::to_string(n) + " är en länk till " + piece.attribute);
      if (piece.name == "abbr")
        out.notes.push_back(std::to_string(n) + " är en förkortning av " + piece.attribute);
    }
  }

  const Model& model_;
  bool shared_;
  std::vector<SourceText> about_;
};

// "list.sprak.option.sv" → "lists/sprak"; "person.fornamn.label" → "blocks/person".
std::string shared_file(std::string_view id) {
  const bool list = id.starts_with("list.");
  if (list) id.remove_prefix(id.find('.') + 1);
  return (list ? "lists/" : "blocks/") + std::string(id.substr(0, id.find('.')));
}

// What a page's own words are for, by the beginning of their key.
struct WordsOfPage {
  std::string_view key, restype, note;
  std::size_t most = 0;
};
constexpr WordsOfPage kPlaces[] = {
    {"error.", "x-error",
     "Felmeddelande. {label} är frågans ord. Det ska säga vad personen kan göra."},
    {"condition.", "x-condition", "Del av ett villkor i ord. Delarna sätts in i varandra."},
    {"part.", "x-condition", "Sätts in som {part} i condition.part-of."},
    {"span.", "x-condition", "En tid, sätts in som {span}."},
    {"list.", "x-list", "Sätter ihop en uppräkning."},
    {"range.", "x-range", "Gränser för ett tal eller belopp, sätts in som {range}."},
    {"start.button", "button", "Text på en knapp.", kLongestButton},
    {"step.continue", "button", "Text på en knapp.", kLongestButton},
    {"step.back", "x-link", "Länk till sidan före.", kLongestButton},
    {"submit.button", "button", "Text på en knapp.", kLongestButton},
    {"save.download", "button", "Text på en knapp.", kLongestButton},
    {"resume.button", "button", "Text på en knapp.", kLongestButton},
    {"clear.button", "button", "Text på en knapp.", kLongestButton},
    {"repeat.remove", "button", "Text på en knapp.", kLongestButton},
    {"receipt.print", "button", "Text på en knapp.", kLongestButton},
    {"receipt.download", "button", "Text på en knapp.", kLongestButton},
    {"call.new", "button", "Text på en knapp.", kLongestButton},
    {"start.", "x-text", "Står på formulärets första sida."},
    {"privacy.", "x-text", "Säger hur vi använder personuppgifter."},
    {"channel.", "x-text", "Ett sätt att nå oss."},
    {"need.", "x-text", "Något att ha till hands innan man börjar."},
    {"count.", "x-text", "Hur mycket som får skrivas i en ruta."},
    {"submit.", "x-text", "Säger hur det går att skicka in."},
    {"receipt.", "x-text", "Står på kvittot, när svaren är inskickade."},
    {"review.", "x-text", "Står där personen kontrollerar sina svar."},
    {"save.", "x-text", "Står där personen sparar sina svar."},
    {"kept.", "x-text", "Sägs när det finns svar sedan förut."},
    {"resume.", "x-text", "Står där personen öppnar sparade svar."},
    {"clear.", "x-text", "Står där personen tar bort sina svar."},
    {"file.", "x-text", "Om filer, eller i filen med sparade svar."},
    {"statement.", "x-text", "Står i tillgänglighetsredogörelsen."},
    {"paper.", "x-text", "Står på blanketten, som fylls i för hand."},
    {"call.", "x-text", "Läses av den som svarar i telefon på kontaktcentret."},
    {"sheet.", "x-text", "Läses av den som granskar formuläret."},
    {"flow.", "x-text", "Beskriver formulärets gång för den som granskar."},
    {"contract.", "x-error", "Svar till ett datasystem. Läses av dem som sköter systemet."},
    {"", "x-text", "Ord på sidorna, gemensamma för alla formulär."},
};

std::string numbers_among(const std::vector<std::string>& slots) {
  std::string out;
  for (const std::string& slot : slots)
    if (is_number_slot(slot)) out += (out.empty() ? "{" : ", {") + slot + "}";
  return out;
}

}  // namespace

SourceFile form_texts(const Model& model) {
  const Describer describer(model, false);
  SourceFile out{
      "forms/" + model.id, model.folder + "/form.xml", model.texts[model.title].plain(), {}};
  for (std::uint32_t i = 0; i < model.texts.size(); ++i)
    if (const Text& text = model.texts[{i}]; !text.from_block && !text.empty())
      out.texts.push_back(describer.source_text({i}));
  return out;
}

void add_shared_texts(const Model& model, std::map<std::string, SourceFile, std::less<>>& files) {
  const Describer describer(model, true);
  for (std::uint32_t i = 0; i < model.texts.size(); ++i) {
    const Text& text = model.texts[{i}];
    if (!text.from_block || text.empty()) continue;
    const std::string name = shared_file(text.id);
    SourceFile& file = files[name];
    if (file.name.empty()) file = {name, "forms/" + name + ".xml", name, {}};
    const auto same = [&](const SourceText& each) { return each.id == text.id; };
    if (std::none_of(file.texts.begin(), file.texts.end(), same))
      file.texts.push_back(describer.source_text({i}));
  }
}

SourceFile page_word_texts(const Units& source_ui) {
  std::vector<std::pair<std::uint32_t, const Units::value_type*>> in_order;
  for (const auto& unit : source_ui) in_order.emplace_back(unit.second.element, &unit);
  std::sort(in_order.begin(), in_order.end());
  SourceFile out{"ui", "ui", "Ord som alla sidor har", {}};
  for (const auto& [element, unit] : in_order) {
    const std::string& key = unit->first;
    const Unit& text = unit->second;
    const auto* place = std::find_if(
        std::begin(kPlaces), std::end(kPlaces),
        [&](const WordsOfPage& p) { return p.most > 0 ? key == p.key : key.starts_with(p.key); });
    SourceText source;
    source.id = key;
    source.pieces = text.source;
    source.restype = place->restype;
    source.notes.emplace_back(place->note);
    const std::string words = plain_of(text.source);
    if (place->most > 0) source.most_characters = most(place->most, words);
    const auto message = parse_message(words);
    if (const auto* parsed = std::get_if<MessageText>(&message))
      if (const std::string numbers = numbers_among(slots_of(*parsed)); !numbers.empty())
        source.notes.push_back(numbers +
                               " är heltal: välj form med plural om språket behöver det.");
    out.texts.push_back(std::move(source));
  }
  return out;
}

}  // namespace blankett
