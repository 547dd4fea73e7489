// The XML door and reader. libxml2 is the door: it refuses what is not well-formed, and this file
// refuses a DTD before libxml2 sees it, so no entity can be declared. pugixml is the reader: it
// parses our own copy in place, so the address of every name and value is its offset in the source.
// Tested by parse_test.cpp.

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <pugixml.hpp>

#include "base/check.h"
#include "base/text.h"
#include "parse/messages.h"
#include "parse/parse.h"
#include "parse/tags.h"

namespace blankett {
namespace {

using parsing::say;
using parsing::Says;

Span at(SourceId source, std::size_t begin, std::size_t end) {
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t start_of(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

// Refuses a DTD and any declared encoding but UTF-8. A document type can stand only before the
// root element, after instructions and comments.
bool prolog_is_plain(std::string_view bytes, SourceId source, Diagnostics& out) {
  std::size_t i = start_of(bytes);
  while (i < bytes.size()) {
    if (bytes.substr(i, 9) == "<!DOCTYPE") {
      say(out, Says::dtd, at(source, i, i + 9));
      return false;
    }
    std::string_view close;
    if (bytes.substr(i, 4) == "<!--") close = "-->";
    else if (bytes.substr(i, 2) == "<?") close = "?>";
    else if (bytes[i] == '<') return true;
    const std::size_t end = close.empty() ? i + 1 : bytes.find(close, i);
    if (end == bytes.npos) return true;  // broken; libxml2 says how
    const std::string_view part = bytes.substr(i, end - i);
    const bool declaration = part.starts_with("<?xml") && part.size() > 5 &&
                             std::string_view(" \t\r\n").find(part[5]) != part.npos;
    if (declaration) {
      const std::size_t name = part.find("encoding");
      const std::size_t quote = name == part.npos ? part.npos : part.find_first_of("\"'", name);
      if (quote != part.npos) {
        const std::string_view value =
            part.substr(quote + 1, part.find(part[quote], quote + 1) - quote - 1);
        if (lower_case(value) != "utf-8") {
          const std::size_t begin = i + quote + 1;
          say(out, Says::encoding, at(source, begin, begin + value.size()), {std::string(value)});
          return false;
        }
      }
    }
    i = end + close.size();
  }
  return true;
}

// libxml2 takes quadratic time over the attributes of a tag and has a limit of its own for depth.
bool is_in_proportion(std::string_view bytes, SourceId source, Diagnostics& out) {
  constexpr std::size_t kDeepestTag = 256;
  std::size_t depth = 0, tags = 0;
  for (auto tag = parsing::next_tag(bytes, 0); tag; tag = parsing::next_tag(bytes, tag->end)) {
    ++tags;
    const std::size_t name = static_cast<std::size_t>(tag->name.data() - bytes.data());
    const Span place = at(source, name, name + tag->name.size());
    if (tag->attributes > parsing::kMostAttributes) {
      say(out, Says::too_many_attributes, place, {std::to_string(parsing::kMostAttributes)});
      return false;
    }
    if (tag->closes) depth -= depth > 0;
    else if (!tag->closes_self && ++depth > kDeepestTag) {
      say(out, Says::too_deep, place, {std::to_string(kDeepestTag)});
      return false;
    }
  }
  if (tags == 0) say(out, Says::empty, at(source, 0, 0));
  return tags > 0;
}

struct Complaint {
  bool made = false;
  int code = 0;
  std::size_t where = 0;      // the byte after what could not be read
  std::string first, second;  // names that libxml2 puts into its words
  int line = 0;               // of the tag the words are about
  std::string words;
};

void hear(void* user, xmlErrorPtr error) {
  auto* complaint = static_cast<Complaint*>(user);
  if (complaint->made || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
    return;
  complaint->made = true;
  complaint->code = error->code;
  complaint->where = static_cast<std::size_t>(
      std::max(0L, xmlByteConsumed(static_cast<xmlParserCtxtPtr>(error->ctxt))));
  complaint->first = error->str1 ? error->str1 : "";
  complaint->second = error->str2 ? error->str2 : "";
  complaint->line = error->int1;
  complaint->words = error->message ? error->message : "not well-formed";
  complaint->words.resize(std::min(complaint->words.find('\n'), complaint->words.size()));
}

// Says in our own words what authors get wrong, at the very bytes; the rest in libxml2's.
class Explainer {
 public:
  Explainer(std::string_view bytes, SourceId source, Diagnostics& out)
      : bytes_(bytes), source_(source), out_(out) {}

  void explain(const Complaint& c) {
    switch (c.code) {
      case XML_ERR_NAME_REQUIRED:
      case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      case XML_ERR_LT_IN_ATTRIBUTE: return lone_sign(c.where);
      case XML_ERR_UNDECLARED_ENTITY:
      case XML_WAR_UNDECLARED_ENTITY: return unknown_entity(c);
      case XML_ERR_TAG_NAME_MISMATCH: return other_end_tag(c);
      case XML_ERR_TAG_NOT_FINISHED:
        return say(out_, Says::not_closed, start_tag(c.first, c.line), {c.first});
      case XML_ERR_ATTRIBUTE_REDEFINED:
        return say(out_, Says::attribute_twice, last(c.first, c.where), {c.first});
      case XML_ERR_SPACE_REQUIRED:
      case XML_ERR_ATTRIBUTE_NOT_STARTED:
      case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: return say(out_, Says::quotes, character(c.where));
      case XML_ERR_HYPHEN_IN_COMMENT: return say(out_, Says::comment, last("--", c.where));
      case XML_ERR_COMMENT_NOT_FINISHED:
        return say(out_, Says::comment_not_closed, last("<!--", c.where));
      case XML_ERR_RESERVED_XML_NAME: return say(out_, Says::declaration, last("<?xml", c.where));
      case XML_ERR_INVALID_CHAR: return say(out_, Says::character, character(c.where));
      case XML_ERR_DOCUMENT_END: return say(out_, Says::after_root, character(c.where));
      case XML_ERR_DOCUMENT_EMPTY: return say(out_, Says::empty, at(source_, 0, 0));
      default: return say(out_, Says::not_well_formed, character(c.where), {c.words});
    }
  }

 private:
  // The character at an offset, or the last one on its line.
  Span character(std::size_t where) const {
    if (bytes_.empty()) return at(source_, 0, 0);
    where = std::min(where, bytes_.size() - 1);
    while (where > 0 && (bytes_[where] == '\n' || bytes_[where] == '\r')) --where;
    while (where > 0 && is_continuation(where)) --where;
    std::size_t end = where + 1;
    while (end < bytes_.size() && is_continuation(end)) ++end;
    return at(source_, where, end);
  }
  bool is_continuation(std::size_t i) const {
    return (static_cast<unsigned char>(bytes_[i]) & 0xC0) == 0x80;
  }

  // The last place before an offset where the words stand.
  Span last(std::string_view words, std::size_t before) const {
    const std::size_t found = words.empty() ? bytes_.npos : bytes_.rfind(words, before);
    return found == bytes_.npos ? character(before) : at(source_, found, found + words.size());
  }

  // The name in the start tag that ends on a line.
  Span start_tag(const std::string& name, int line) const {
    std::size_t end = 0;
    for (int n = 0; n < line && end != bytes_.npos; ++n)
      end = bytes_.find('\n', end == 0 ? 0 : end + 1);
    Span tag = last("<" + name, end == bytes_.npos ? bytes_.size() : end);
    tag.begin += tag.end - tag.begin > name.size();
    return tag;
  }

  void lone_sign(std::size_t where) {
    const std::size_t found = bytes_.find_last_of("&<", where);
    if (found == bytes_.npos) return say(out_, Says::quotes, character(where));
    const bool ampersand = bytes_[found] == '&';
    const Span sign = at(source_, found, found + 1);
    out_.add({.message = &parsing::message(ampersand ? Says::ampersand : Says::less_than),
              .at = sign,
              .fix = ampersand ? std::optional(FixIt{sign, "&amp;"}) : std::nullopt});
  }

  void unknown_entity(const Complaint& c) {
    const std::string entity = "&" + c.first + ";";
    say(out_, Says::unknown_entity, last(entity, c.where), {entity});
  }

  void other_end_tag(const Complaint& c) {
    Span tag = last("</" + c.second, c.where);
    tag.begin += 2 * (tag.end - tag.begin > c.second.size());
    out_.add({.message = &parsing::message(Says::other_end_tag),
              .at = tag,
              .arguments = {c.second, c.first},
              .related = {{start_tag(c.first, c.line), &parsing::message(Says::opened_here)}}});
  }

  std::string_view bytes_;
  SourceId source_;
  Diagnostics& out_;
};

// Well-formedness by libxml2's SAX parser with no handlers: nothing is built, nothing is fetched.
bool is_well_formed(std::string_view bytes, SourceId source, Diagnostics& out) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  Complaint complaint;
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.serror = hear;
  xmlParserCtxtPtr context =
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
  CHECK(context);
  xmlSAXHandlerPtr own = context->sax;
  context->sax = &handler;
  context->userData = &complaint;
  context->options |= XML_PARSE_NONET;
  xmlParseDocument(context);
  const bool well = context->wellFormed != 0;
  context->sax = own;
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
  if (well && !complaint.made) return true;
  Explainer(bytes, source, out).explain(complaint);
  return false;
}

// Copies pugixml's tree into a Document. Every pointer lies in `document.buffer`, so its distance
// from the start is the offset in the source.
class XmlReader {
 public:
  XmlReader(Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

  void read(const pugi::xml_node& root) {
    pugi::xml_node node = root;
    std::uint32_t parent = Node::kNone, previous = Node::kNone;
    while (node) {
      const std::uint32_t index = add(node, parent);
      if (index != Node::kNone) {
        if (previous != Node::kNone) document_.nodes[previous].next = index;
        else if (parent != Node::kNone) document_.nodes[parent].first_child = index;
        previous = index;
        if (pugi::xml_node child = node.first_child()) {
          parent = index;
          previous = Node::kNone;
          node = child;
          continue;
        }
      }
      while (node != root && !node.next_sibling()) {
        node = node.parent();
        previous = parent;
        parent = document_.nodes[parent].parent;
      }
      node = node == root ? pugi::xml_node{} : node.next_sibling();
    }
  }

 private:
  std::uint32_t offset(const char* p) const {
    return static_cast<std::uint32_t>(p - document_.buffer.get());
  }
  Span span(std::size_t begin, std::size_t end) const {
    return at(document_.source, begin, std::min(end, bytes_.size()));
  }

  std::uint32_t add(const pugi::xml_node& from, std::uint32_t parent) {
    Node node;
    node.parent = parent;
    node.attributes_begin = static_cast<std::uint32_t>(document_.attributes.size());
    switch (from.type()) {
      case pugi::node_element: {
        node.name = from.name();
        node.at = span(offset(from.name()), offset(from.name()) + node.name.size());
        for (const pugi::xml_attribute& a : from.attributes()) {
          add(a);
          node.attribute_marks |= mark_of(document_.attributes.back().name);
        }
        break;
      }
      case pugi::node_pcdata:
      case pugi::node_cdata: {
        node.kind = NodeKind::text;
        node.text = from.value();
        const std::uint32_t begin = offset(from.value());
        const char* close = from.type() == pugi::node_cdata ? "]]>" : "<";
        node.at = span(begin, bytes_.find(close, begin));
        break;
      }
      case pugi::node_pi: {
        node.kind = NodeKind::instruction;
        node.name = from.name();
        node.text = from.value();
        node.at = span(offset(from.name()), bytes_.find("?>", offset(from.name())));
        break;
      }
      default: return Node::kNone;
    }
    node.attributes_end = static_cast<std::uint32_t>(document_.attributes.size());
    document_.nodes.push_back(node);
    return static_cast<std::uint32_t>(document_.nodes.size() - 1);
  }

  void add(const pugi::xml_attribute& from) {
    Attribute a;
    a.name = from.name();
    a.value = from.value();
    a.name_at = span(offset(from.name()), offset(from.name()) + a.name.size());
    const std::uint32_t begin = offset(from.value());
    a.value_at = span(begin, bytes_.find(bytes_[begin - 1], begin));
    document_.attributes.push_back(a);
  }

  Document& document_;
  std::string_view bytes_;
};

Document read(const Sources& sources, SourceId source, Diagnostics& out) {
  const std::string_view bytes = sources.bytes(source);
  Document document;
  document.source = source;
  document.buffer = std::make_unique<char[]>(bytes.size() + 1);
  std::memcpy(document.buffer.get(), bytes.data(), bytes.size());
  pugi::xml_document tree;
  constexpr unsigned kOptions = (pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_pi) &
                                ~static_cast<unsigned>(pugi::parse_embed_pcdata);
  const std::size_t skip = start_of(bytes);
  const pugi::xml_parse_result result = tree.load_buffer_inplace(
      document.buffer.get() + skip, bytes.size() - skip, kOptions, pugi::encoding_utf8);
  if (result.status == pugi::status_no_document_element) {
    say(out, Says::empty, at(source, 0, 0));
    return {};
  }
  if (!result) {
    const std::size_t where =
        std::min(skip + static_cast<std::size_t>(result.offset), bytes.size());
    say(out, Says::not_well_formed, at(source, where, std::min(where + 1, bytes.size())),
        {result.description()});
    return {};
  }
  const pugi::xml_node root = tree.document_element();
  if (!root) {
    say(out, Says::empty, at(source, 0, 0));
    return {};
  }
  document.nodes.reserve(bytes.size() / 24);
  document.attributes.reserve(bytes.size() / 32);
  XmlReader(document, bytes).read(root);
  return document;
}

}  // namespace

Document parse(const Sources& sources, SourceId source, Diagnostics& out) {
  const std::string_view bytes = sources.bytes(source);
  if (bytes.size() > kLargestFile) {
    say(out, Says::too_large, at(source, 0, 0), {std::to_string(kLargestFile >> 20)});
    return {};
  }
  // A NUL is UTF-8, but no text has one: what has is UTF-16, which libxml2 would take for granted.
  const std::size_t bad = std::min(first_bad_utf8(bytes).value_or(bytes.size()), bytes.find('\0'));
  if (bad < bytes.size()) {
    say(out, Says::not_utf8, at(source, bad, bad + 1));
    return {};
  }
  if (!prolog_is_plain(bytes, source, out)) return {};
  if (!is_in_proportion(bytes, source, out)) return {};
  if (!is_well_formed(bytes, source, out)) return {};
  return read(sources, source, out);
}

Document parse_page(const Sources& sources, SourceId source, Diagnostics& out) {
  return read(sources, source, out);
}

}  // namespace blankett
