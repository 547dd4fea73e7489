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
    {"parse/ampersand", "a lone `&` cannot be written in XML", "write &amp;"},
    {"parse/unknown-entity", "XML has no character called `{0}`",
     "write the character itself, or its number: &#160; is a no-break space"},
    {"parse/less-than", "a lone `<` cannot be written in XML",
     "write &lt; in a text; a condition is written in words, is before for example"},
    {"parse/other-end-tag", "`{0}` ends here, but `{1}` is what is open",
     "write </{1}>, or close `{1}` before this place"},
    {"parse/opened-here", "it was opened here", ""},
    {"parse/not-closed", "`{0}` is never closed", "write </{0}> where it ends"},
    {"parse/attribute-twice", "the attribute `{0}` stands twice in this tag", "keep one of them"},
    {"parse/quotes", "the attributes of this tag cannot be told apart",
     "write name=\"value\", with both quotes, and a space before the next name"},
    {"parse/after-root", "nothing may follow the end of the first element",
     "move this inside it, or delete it"},
    {"parse/comment", "`--` cannot stand inside a comment",
     "write it in another way, – for example"},
    {"parse/comment-not-closed", "the comment that begins here is never closed",
     "write --> where it ends"},
    {"parse/declaration", "`<?xml …?>` can stand only at the very beginning of a file",
     "delete what stands before it, empty lines too"},
    {"parse/character", "a character here cannot be written in XML",
     "delete it; it cannot be seen, and often comes along with copied text"},
    {"parse/empty", "the file holds no element",
     "is it the right file? a form begins with <form …>"},
    {"parse/too-deep", "the elements nest deeper than {0} levels here",
     "look for elements that are opened and never closed"},
    {"parse/too-many-attributes", "the tag has more than {0} attributes",
     "look for a quotation mark or a `>` that is missing"},
    {"parse/empty-page", "the page is empty",
     "is it the right file? save the page anew, from a browser that shows it"},
    {"parse/charset", "the page is written in `{0}`, which is not read here",
     "save the page as UTF-8, with <meta charset=\"utf-8\">, and check that file"},
};

}  // namespace

namespace parsing {

const Message& message(Says says) { return kMessages[static_cast<std::size_t>(says)]; }

void say(Diagnostics& out, Says says, Span at, std::vector<std::string> arguments) {
  out.add({.message = &message(says), .at = at, .arguments = std::move(arguments)});
}

}  // namespace parsing

std::span<const Message> parse_messages() { return kMessages; }

}  // namespace blankett
