#include "parse/messages.h"

#include "parse/parse.h"

namespace blankett {
namespace {

// In the order of Says.
constexpr Message kMessages[] = {
    {"parse/too-large", "the file is larger than {0} MB",
     "split it, or take out what does not belong in it"},
    {"parse/not-utf-8", "the text is not UTF-8 from here on", "save the file as UTF-8"},
    {"parse/encoding", "the file says its encoding is `{0}`",
     "save the file as UTF-8 and write encoding=\"UTF-8\""},
    {"parse/dtd", "a document type (`<!DOCTYPE`) is refused: it could declare entities",
     "delete the declaration; nothing here needs one"},
    {"parse/not-well-formed", "the XML is broken here: {0}",
     "look at this tag and the one before it: is something not closed?"},
    {"parse/empty", "the file holds no element", "write the root element"},
    {"parse/too-deep", "the page nests deeper than {0} elements", "check a simpler page"},
};

}  // namespace

namespace parsing {

void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments) {
  out.add({.message = &kMessages[static_cast<std::size_t>(says)],
           .at = at,
           .arguments = std::move(arguments)});
}

}  // namespace parsing

std::span<const Message> parse_messages() { return kMessages; }

}  // namespace blankett
