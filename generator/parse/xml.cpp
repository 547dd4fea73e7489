// The XML door and reader. libxml2 is the door: it refuses what is not well-formed, and this file
// refuses a DTD before libxml2 sees it, so no entity can be declared. pugixml is the reader: it
// parses our own copy in place, so the address of every name and value is its offset in the source.
// Tested by parse_test.cpp.

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <mutex>
#include <pugixml.hpp>

#include "base/text.h"
#include "parse/messages.h"
#include "parse/parse.h"

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
    if (part.starts_with("<?xml ")) {
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

struct Complaint {
  bool made = false;
  int line = 0;
  int column = 0;
  std::string words;
};

void hear(void* user, xmlErrorPtr error) {
  auto* complaint = static_cast<Complaint*>(user);
  if (complaint->made || error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
    return;
  complaint->made = true;
  complaint->line = error->line;
  complaint->column = error->int2;
  complaint->words = error->message ? error->message : "";
  while (!complaint->words.empty() && complaint->words.back() == '\n') complaint->words.pop_back();
}

std::size_t offset_of(std::string_view bytes, int line, int column) {
  std::size_t i = 0;
  for (int n = 1; n < line; ++n) {
    const std::size_t end = bytes.find('\n', i);
    if (end == bytes.npos) break;
    i = end + 1;
  }
  return std::min(bytes.size(), i + static_cast<std::size_t>(std::max(column, 1) - 1));
}

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
  if (!context) return true;  // an empty file: the reader says so
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
  std::size_t where = offset_of(bytes, complaint.line, complaint.column);
  if (where == bytes.size() && where > 0) --where;
  // libxml2 reports the place after what it could not read; step back from a line end.
  while (where > 0 && (bytes[where] == '\n' || bytes[where] == '\r')) --where;
  while (where > 0 && (static_cast<unsigned char>(bytes[where]) & 0xC0) == 0x80) --where;
  std::size_t end = where + 1;
  while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) ++end;
  say(out, Says::not_well_formed, at(source, where, end),
      {complaint.words.empty() ? "not well-formed" : complaint.words});
  return false;
}

// Copies pugixml's tree into a Document. Every pointer lies in `document.buffer`, so its distance
// from the start is the offset in the source.
class Reader {
 public:
  Reader(Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

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
        for (const pugi::xml_attribute& a : from.attributes()) add(a);
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
  Reader(document, bytes).read(root);
  return document;
}

}  // namespace

Document parse(const Sources& sources, SourceId source, Diagnostics& out) {
  const std::string_view bytes = sources.bytes(source);
  if (bytes.size() > kLargestFile) {
    say(out, Says::too_large, at(source, 0, 0), {std::to_string(kLargestFile >> 20)});
    return {};
  }
  if (const auto bad = first_bad_utf8(bytes)) {
    say(out, Says::not_utf8, at(source, *bad, *bad + 1));
    return {};
  }
  if (!prolog_is_plain(bytes, source, out)) return {};
  if (!is_well_formed(bytes, source, out)) return {};
  return read(sources, source, out);
}

Document parse_page(const Sources& sources, SourceId source, Diagnostics& out) {
  return read(sources, source, out);
}

}  // namespace blankett
