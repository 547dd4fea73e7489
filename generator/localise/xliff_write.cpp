// Units → XLIFF 1.2, strict: the order of elements and the values of attributes are those of its
// schema. Tested by translation_test.cpp and translation.spec.mjs.

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "localise/translation.h"

namespace blankett {
namespace {

constexpr std::string_view kTool = "blankett";  // whose notes these are, and may be written anew

// As XML, with the few entities that it needs, so that people can read what tools show them raw.
std::string in_xml(std::string_view text, bool in_attribute = false) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += in_attribute ? "&quot;" : "\""; break;
      default: out += c;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string()
                       : " " + std::string(name) + "=\"" + in_xml(value, true) + "\"";
}

// What an inline element does, in the words of XLIFF where it has them.
std::string ctype_of(std::string_view element) {
  if (element == "strong") return "bold";
  if (element == "em") return "italic";
  if (element == "a") return "link";
  if (element == "br") return "lb";
  return "x-" + std::string(element);
}

// The names of a source's inline elements, by number from 1.
std::vector<std::string> elements_of(const std::vector<Piece>& source) {
  std::vector<std::string> out;
  for (const Piece& piece : source)
    if (piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::empty)
      out.push_back(piece.name);
  return out;
}

std::string inline_xml(const std::vector<Piece>& pieces, const std::vector<std::string>& elements) {
  const auto ctype = [&](const std::string& id) -> std::string {
    std::size_t n = 0;
    for (const char c : id)
      n = c >= '0' && c <= '9' && n <= elements.size() ? n * 10 + static_cast<std::size_t>(c - '0')
                                                       : elements.size() + 1;
    return n >= 1 && n <= elements.size() ? ctype_of(elements[n - 1]) : "";
  };
  std::string out;
  for (const Piece& piece : pieces) {
    const bool language = piece.name == kOtherLanguage &&
                          piece.attribute.find_first_not_of("0123456789") != std::string::npos;
    switch (piece.kind) {
      case Piece::Kind::text: out += in_xml(piece.name); break;
      case Piece::Kind::open:
        out += language ? "<mrk mtype=\"x-language\"" + attribute("xml:lang", piece.attribute) + ">"
                        : "<g" + attribute("id", piece.attribute) +
                              attribute("ctype", ctype(piece.attribute)) + ">";
        break;
      case Piece::Kind::close: out += language ? "</mrk>" : "</g>"; break;
      case Piece::Kind::empty:
        out += "<x" + attribute("id", piece.attribute) +
               attribute("ctype", ctype(piece.attribute)) + "/>";
        break;
    }
  }
  return out;
}

std::string note(const std::string& words) {
  return "        <note from=\"" + std::string(kTool) + "\">" + in_xml(words) + "</note>\n";
}

// What the term bank has for the concepts of a text, in both languages.
std::vector<std::string> term_notes(const SourceText& source, const XliffOptions& options) {
  std::vector<std::string> out;
  if (!options.terms) return out;
  for (const std::string& id : source.concepts) {
    const auto found = options.terms->find(id);
    if (found == options.terms->end()) continue;
    const Term* own = found->second.in(options.source_language);
    const Term* other = found->second.in(options.language);
    if (!own) continue;
    std::string words = "Term: " + own->name;
    if (other) {
      words += " = " + other->name;
      for (const std::string& forbidden : other->forbidden) words += ", not " + forbidden;
    }
    out.push_back(words + ". " + own->definition);
  }
  return out;
}

void unit(std::string& out, const SourceText& source, const TranslationUnit* unit,
          const XliffOptions& options) {
  static const TranslationUnit kNone{};
  const TranslationUnit& u = unit ? *unit : kNone;
  const std::vector<std::string> elements = elements_of(source.pieces);
  out += "      <trans-unit" + attribute("id", source.id) + attribute("resname", source.id) +
         attribute("restype", source.restype);
  if (source.most_characters > 0)
    out += attribute("maxwidth", std::to_string(source.most_characters)) +
           attribute("size-unit", "char");
  if (u.approved) out += attribute("approved", "yes");
  const std::string words = inline_xml(source.pieces, elements);
  out += ">\n        <source>" + words + "</source>\n";
  if (u.target.empty())
    out += options.prefill ? "        <target state=\"needs-translation\">" + words + "</target>\n"
                           : "        <target state=\"needs-translation\"/>\n";
  else
    out += "        <target" + attribute("state", u.state) +
           attribute("state-qualifier", u.state_qualifier) + ">" + inline_xml(u.target, elements) +
           "</target>\n";
  for (const std::string& words_of_note : source.notes) out += note(words_of_note);
  for (const std::string& words_of_note : term_notes(source, options)) out += note(words_of_note);
  for (const std::string& kept : u.kept) out += "        " + kept + "\n";
  if (!u.previous_source.empty()) {
    const std::vector<std::string> none;
    out += "        <alt-trans alttranstype=\"" + std::string(kPreviousVersion) +
           "\">\n          <source>" + inline_xml(u.previous_source, none) +
           "</source>\n          <target" + attribute("state", u.previous_state) + ">" +
           inline_xml(u.previous_target, none) + "</target>\n        </alt-trans>\n";
  }
  out += "      </trans-unit>\n";
}

// Of XLIFF only: what tools have in namespaces of their own would need those declared.
std::string serialised(Element e) {
  if (e.is_text()) return in_xml(e.own_text());
  if (!e.is_element() || xliff_name(e).empty()) return {};
  const std::string name(xliff_name(e));
  std::string out = "<" + name;
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a)
    if (a->name != "xmlns" && (a->name.starts_with("xml:") || a->name.find(':') == a->name.npos))
      out += " " + std::string(a->name) + "=\"" + in_xml(a->value, true) + "\"";
  std::string inner;
  for (Element child : e.nodes()) inner += serialised(child);
  return out + (inner.empty() ? "/>" : ">" + inner + "</" + name + ">");
}

// Elements of XLIFF that may follow the target, of version 1.2.
bool is_kept(Element e) {
  static constexpr std::string_view kNames[] = {"note", "alt-trans", "context-group", "count-group",
                                                "prop-group"};
  const std::string_view name = xliff_name(e);
  if (name == "note" && e.value("from") == kTool) return false;
  if (name == "alt-trans" && e.value("alttranstype") == kPreviousVersion) return false;
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Remarks on words of a target, which would go with their marks: as notes.
void remarks(Element e, std::vector<std::string>& kept) {
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    remarks(child, kept);
    if (xliff_name(child) != "mrk") continue;
    const std::string_view remark =
        child.value(child.value("type") == "comment" ? "value" : "comment");
    if (!remark.empty())
      kept.push_back("<note annotates=\"target\">" +
                     in_xml(collapsed(child.text()) + ": " + std::string(remark)) + "</note>");
  }
}

// "xlf:mt": the part after the colon is the tool's.
bool is_by_machine(std::string_view sub_state) {
  const std::string_view word = sub_state.substr(sub_state.find(':') + 1);
  return word == "mt" || word == "leveraged-mt";
}

// Notes of version 2 stand in a list.
void notes_of_2(Element e, std::vector<std::string>& kept) {
  for (Element child : e.nodes())
    if (child.is_element() && xliff_name(child) == "note")
      kept.push_back("<note>" + in_xml(collapsed(child.text())) + "</note>");
}

}  // namespace

TranslationUnits translation_units(const Document& document, const Units& units) {
  TranslationUnits out;
  for (const auto& [id, unit] : units) {
    TranslationUnit& u = out[id];
    u.source = unit.source;
    u.target = unit.target;
    u.approved = unit.approved;
    u.previous_source = unit.previous_source;
    u.previous_target = unit.previous_target;
    for (Element child : Element(&document, unit.element).nodes()) {
      if (!child.is_element()) continue;
      const std::string_view name = xliff_name(child);
      if (name == "target") {
        u.state = child.value("state");
        u.state_qualifier = child.value("state-qualifier");
        remarks(child, u.kept);
      } else if (name == "alt-trans" && child.value("alttranstype") == kPreviousVersion) {
        for (Element part : child.nodes())
          if (part.is_element() && xliff_name(part) == "target" && is_state(part.value("state")))
            u.previous_state = part.value("state");
      } else if (name == "segment") {
        if (is_by_machine(child.value("subState"))) u.state_qualifier = "leveraged-mt";
        for (Element part : child.nodes())
          if (part.is_element() && xliff_name(part) == "target") remarks(part, u.kept);
      } else if (name == "notes") {
        notes_of_2(child, u.kept);
      } else if (is_kept(child)) {
        u.kept.push_back(serialised(child));
      }
    }
    // A copy of the source, made for tools that skip what has no target, is no translation.
    if (!unit.has_target && written(unit.target) == written(unit.source)) u.target.clear();
  }
  return out;
}

bool is_our_note(std::string_view note, const SourceText& source, const XliffOptions& options) {
  constexpr std::string_view kOpen = "<note", kClose = "</note>";
  const std::size_t begin = note.find('>');
  if (!note.starts_with(kOpen) || !note.ends_with(kClose) ||
      begin + 1 > note.size() - kClose.size())
    return false;
  const std::string_view words = note.substr(begin + 1, note.size() - kClose.size() - begin - 1);
  std::vector<std::string> ours = source.notes;
  for (std::string& term : term_notes(source, options)) ours.push_back(std::move(term));
  return std::any_of(ours.begin(), ours.end(),
                     [&](const std::string& each) { return in_xml(each) == words; });
}

std::string write_xliff(const SourceFile& source, const TranslationUnits& units,
                        const XliffOptions& options) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n  <file" +
      attribute("original", source.original) +
      attribute("source-language", options.source_language) +
      attribute("target-language", options.language) + attribute("datatype", "xml") +
      ">\n    <header>\n      <note from=\"" + std::string(kTool) + "\">" + in_xml(source.title) +
      "</note>\n    </header>\n    <body>\n";
  for (const SourceText& text : source.texts) {
    const auto found = units.find(text.id);
    unit(out, text, found == units.end() ? nullptr : &found->second, options);
  }
  return out + "    </body>\n  </file>\n</xliff>\n";
}

}  // namespace blankett
