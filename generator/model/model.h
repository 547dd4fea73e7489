#pragma once
// Model: what one form means. Blocks are inserted, references resolved, conditions compiled.
// Immutable once `link` has returned it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/index.h"
#include "base/source.h"
#include "model/condition.h"
#include "model/terms.h"

namespace blankett {

struct Kind;  // kinds/kind.h

/// What a text is for. Language rules say which roles they apply to by these names.
enum class TextRole : std::uint8_t {
  title,
  summary,
  label,
  hint,
  help,
  error,
  option,
  condition,
  event,
  channel,
  why,
  exit,
  check,
  alternative,
};
std::string_view name_of(TextRole role);
std::optional<TextRole> text_role(std::string_view name);

/// A run of text or one end of an inline element. The inline markup of the language is closed: the
/// only attribute an element can have is href (a), title (abbr), ref (term) or lang (span).
struct Piece {
  enum class Kind : std::uint8_t { text, open, close, empty } kind = Kind::text;
  std::string name{};       // the words, white space collapsed; or the element's name
  std::string attribute{};  // the value of the element's attribute
  Span at{};                // text: the bytes as written, before collapsing
};

struct Text {
  std::string id{};  // the translation unit: "boendeparkering.agande.option.egen"
  TextRole role = TextRole::label;
  std::vector<Piece> pieces{};
  Span at{};  // the whole text as written
  bool from_block = false;

  /// No words: nothing, or only white space and markup.
  bool empty() const;
  /// The words alone; block elements are parted by line breaks.
  std::string plain() const;
};

/// A text's words, and which of its pieces each stretch of them came from.
struct PlainText {
  struct Run {
    std::size_t begin = 0;  // in words
    std::size_t piece = 0;
  };
  std::string words{};
  std::vector<Run> runs{};
};
PlainText flattened(const Text& text);

/// Where bytes [begin, end) of the words stand in the source. A stretch that crosses inline markup
/// covers the markup too.
Span part_of(const Sources& sources, const Text& text, const PlainText& plain, std::size_t begin,
             std::size_t end);

struct Option {
  std::string value{};
  Index<Text> label{};
  Span at{};
  bool exclusive = false;  // of choices: chosen alone or not at all
};

struct ErrorText {
  std::string reason{};
  Index<Text> text{};
};

struct Group;
struct Step;

/// How much care an answer needs as personal data.
enum class DataCategory : std::uint8_t { ordinary, protected_, sensitive };

/// A setting of a kind, as written: max-length="40".
struct Setting {
  std::string value{};
  Span at{};
};

struct Question {
  std::string id{};    // last part of the path
  std::string path{};  // "person/fornamn": where the answer stands in the submission
  const Kind* kind = nullptr;
  Span at{};  // its id as written
  Index<Group> group{};
  Index<Step> step{};
  Index<Group> repeat{};  // the repeat whose rows it stands in
  std::string rows{};     // its path
  Index<Text> label{}, hint{}, help{}, why{};
  Index<Text> unit{};  // of a number: the words after its box
  std::vector<Option> options{};
  bool options_sorted = false;  // each language sorts them its own way
  std::vector<ErrorText> errors{};
  bool required = false;
  Condition required_when{};
  Condition show_when{};     // its own; it is shown when every ancestor is too
  Expression formula{};      // of a calculation
  unsigned decimals = 0;     // to which the result is rounded
  bool about_other = false;  // subject="other": no autocomplete of the person's own data
  DataCategory category = DataCategory::ordinary;
  std::map<std::string, Setting, std::less<>> settings{};
};

struct Exit {
  std::string id{};
  Span at{};
  Index<Step> step{};
  Condition when{};
  Index<Text> title{}, body{};
};

/// Speaks only when every question it compares has a value.
struct Check {
  Span at{};
  Index<Step> step{};
  Condition that{};
  Index<Text> message{};
  Index<Question> shown_at{};  // the last question it compares
  Index<Group>
      shown_at_rows{};  // instead, when that question stands in rows that the check does not
  std::vector<Index<Question>> needs{};
  Index<Group> repeat{};  // the repeat for each of whose rows it speaks
};

/// Words between the questions.
struct Info {
  Span at{};
  Index<Step> step{};
  Index<Group> group{};
  Index<Text> title{}, body{};
  Condition show_when{};
};

/// A film, a sound, a picture or a film in sign language, with what stands in for it.
struct Media {
  enum class Kind : std::uint8_t { video, audio, picture, sign_language } kind = Kind::picture;
  struct File {
    std::string name{};  // in the form's folder media/
    Span at{};
  };
  struct Captions {
    File file{};
    std::string language{};
  };
  Span at{};
  Index<Step> step{};
  Index<Group> group{};
  File file{};
  std::vector<Captions> captions{};
  Index<Text> title{}, alternative{}, transcript{};
  Condition show_when{};
};

/// One entry of a step or group, in the order of the document.
struct Item {
  enum class Kind : std::uint8_t { question, group, exit, check, info, media };
  Kind kind = Kind::question;
  Index<Question> question{};
  Index<Group> group{};
  Index<Exit> exit{};
  Index<Check> check{};
  Index<Info> info{};
  Index<Media> media{};
};

/// What makes a group repeat: the person adds as many rows as there are things to tell of.
struct Repeat {
  std::size_t min = 1, max = 10;
  Index<Text> row_title{};  // "Barn": the rows are called "Barn 1", "Barn 2"
  Index<Text> add{};        // the words of the button; none: the page's own
};

struct Group {
  std::string id{}, path{};
  Span at{};
  Index<Group> parent{};
  std::optional<Repeat> repeat{};
  Index<Question> first_question{};  // in it, in document order; one past the last when it has none
  Index<Step> step{};
  Index<Text> title{};
  Condition show_when{};
  std::vector<Item> items{};
};

struct Step {
  std::string id{};
  Span at{};
  Index<Text> title{};
  Condition show_when{};
  std::vector<Item> items{};
};

struct NamedCondition {
  std::string id{};
  Span at{};
  Index<Text> label{};
  Condition condition{};
  Index<Question> latest{};  // the last question it looks at, itself or through others
};

enum class ChannelKind : std::uint8_t { phone, visit, paper, email };

struct Channel {
  ChannelKind kind = ChannelKind::phone;
  Index<Text> text{};  // of paper: the address to send it to
  Span at{};           // its kind as written
};

struct Service {
  std::string owner{};
  std::vector<std::string> audience{};  // "private", "business", "organisation"
  std::string identification{};         // "e-id", "none"; empty when not said
  Index<Text> identification_why{};
  int processing_days = 0;  // 0: not promised
  std::vector<Index<Text>> events{};
  std::vector<Channel> channels{};
  std::string retention{};  // how long the case is kept, ISO 8601: "P2Y"; empty when not said
  bool registered = false;  // the case is kept in the public register
  Index<Text> privacy_purpose{};
  std::string privacy_controller{}, privacy_legal_basis{};
  std::string endpoint{};
};

/// What the author lets be as it is: <allow rule="…" reason="…" until="…"/>.
struct Suppression {
  std::string rule{}, reason{}, until{};  // until: ISO 8601; empty: without an end
  Span at{};                              // the whole element, with the space before it
  Span rule_at{}, reason_at{}, until_at{};
  /// The element that it stands in; of a <use>, also the blocks that it reaches.
  std::vector<Span> covers{};
};

struct Model {
  std::string id{}, version{}, language{};
  std::string folder{};  // "forms/boendeparkering"
  bool published = true;
  Span version_at{};                           // its value as written
  std::vector<std::string> requires_review{};  // "khr", "users", "expert", "self"
  Span requires_review_at{};
  SourceId source = SourceId::none;
  Index<Text> title{}, summary{};
  Service service{};
  Table<Text> texts{};
  Table<Question> questions{};  // in document order
  Table<Group> groups{};
  Table<Step> steps{};
  Table<Exit> exits{};
  Table<Check> checks{};
  Table<Info> infos{};
  Table<Media> media{};
  Table<NamedCondition> conditions{};
  TermBank terms{};                         // those that its texts refer to
  std::vector<Suppression> suppressions{};  // in document order
};

}  // namespace blankett
