#pragma once
// A question kind: everything the stages must know of it, in one table entry. One file per kind.

#include <array>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "model/edition.h"
#include "model/model.h"

namespace blankett {

/// A sentence of documentation in both languages of authors.
struct Doc {
  std::string_view sv, en;
};

/// What an attribute's value must look like. Each has one checker in C++ and one XSD type.
enum class ValueType : std::uint8_t {
  text,
  name,
  form_id,
  yes_no,
  one_of,
  names_of,
  number,   // 1 to 999999
  count,    // 0 to 999999
  decimal,  // -12.5
  version,
  language,
  date,
  duration,
  condition,
  expression,
  file_name,  // in the form's folder media
  size,
  web_address,
  link,
  file_types,
  names,
};

struct ValueDoc {
  std::string_view value;
  Doc doc;
};

struct AttributeRule {
  std::string_view name;
  ValueType type = ValueType::text;
  bool required = false;
  Doc doc{};
  std::span<const ValueDoc> values{};  // one_of, names_of
};

/// The type that conditions see.
enum class AnswerType : std::uint8_t {
  text,
  choice,
  choices,
  yes_no,
  number,
  money,
  date,
  time,
  only_presence,
};

/// A part of an answer that conditions can name: `period/from`. Kinds in the browser give it by
/// `part(value, name)`, or else it is the member of that name.
struct AnswerPart {
  std::string_view name;
  AnswerType type = AnswerType::text;
  Doc doc{};
  bool computed = false;  // not a member of the submission: nothing a schema can look at
};

/// The declared parameters of a component, ready for its template. Text is escaped by the template;
/// a key ending in `_html` holds markup that came from a component.
struct Params;
using Param = std::variant<std::string, bool, std::vector<Params>>;
struct Params {
  /// The value is moved out of the braces it was written in (an initializer_list gives only const
  /// access, and a page's markup is too large to copy at every level).
  struct Entry {
    Entry(std::string_view k, std::string text) : key(k), value(std::move(text)) {}
    Entry(std::string_view k, const char* text) : key(k), value(std::string(text)) {}
    Entry(std::string_view k, bool flag) : key(k), value(flag) {}
    Entry(std::string_view k, std::vector<Params> list) : key(k), value(std::move(list)) {}
    std::string_view key;
    mutable Param value;
  };
  std::vector<std::pair<std::string_view, Param>> items{};

  Params() = default;
  Params(std::initializer_list<Entry> entries) {
    items.reserve(entries.size());
    for (const Entry& entry : entries) items.emplace_back(entry.key, std::move(entry.value));
  }
  void set(std::string_view key, std::string text) { items.emplace_back(key, std::move(text)); }
};

/// What a kind's view may look at.
struct ViewContext {
  const Edition& edition;
  const Question& question;
  std::string name;         // of its inputs: its path, with the row's number in a repeat
  std::string id;           // of its first input
  std::string describedby;  // ids of hint and reason
  bool required = false;    // by whatever else is answered: the browser itself may demand it
};

/// A part of an answer on paper. Each `_` of `boxes` is a box for one character, and what stands
/// between them is printed: "________-____". Without boxes there are lines to write on.
struct PaperPart {
  std::string title{};  // begins a row of its own: "Från och med"
  std::string label{};  // "Dag"; empty when the question says it all
  std::string boxes{};
  std::size_t lines = 1;
  bool short_line = false;
  std::string unit{};  // printed after it
};
/// What an answer takes of a sheet of paper.
struct Paper {
  std::string words{};                      // how to answer, or what is done instead
  std::vector<std::string> options_html{};  // to tick
  std::vector<PaperPart> parts{};           // to write
};

struct Sample;  // kinds/sample.h

/// What holds of every right answer of a kind, and no JSON Schema can say.
struct ValueRule {
  // One of the kind's errors; or, when no person can do it wrong in a page, of the words
  // `contract.…`
  std::string_view reason;
  std::string_view function;  // its name in rules.json
  Doc doc{};                  // what it demands, for whoever writes a receiver
  std::string_view part{};    // of the answer: where the fault is shown
  /// `instance` is the question's path, with the row's number in a repeat.
  bool (*holds)(const Question&, const nlohmann::ordered_json& value,
                const std::string& instance) = nullptr;
  /// What the function takes after the path; null when nothing.
  nlohmann::ordered_json (*arguments)(const Question&) = nullptr;
  bool (*applies)(const Question&) = nullptr;  // null: always
};

struct Kind {
  std::string_view name;
  Doc doc{};
  std::string_view example{};  // XML of a question of this kind, for the reference
  AnswerType answer = AnswerType::text;
  std::span<const AttributeRule> attributes{};
  std::span<const std::string_view> errors{};  // reasons beside `missing`
  std::span<const AnswerPart> parts{};
  bool has_options = false;
  bool has_unit = false;         // its element may hold <unit>
  bool computed = false;         // from other answers: shown, never asked, never required
  bool always_required = false;  // whenever it is shown
  bool identifies = false;       // a number that stands for a person: never kept in a browser
  bool at_hand = false;  // something that people look up before they begin; see `need.<kind>`
  /// Roughly how long an answer takes. Our own estimate, for the time that the start page promises.
  unsigned seconds = 10;
  /// field: one input with a label. group: several inputs with a legend. none: the control brings
  /// its own label.
  enum class Frame : std::uint8_t { field, group, none } frame = Frame::field;
  std::string_view component{};  // the control's folder in the theme
  Params (*view)(const ViewContext&) = nullptr;
  /// Another control for some questions of the kind (a long list of options); null when never.
  /// It gives the component's name, or "" for the usual one; its frame is `field`.
  std::string_view (*other_component)(const Question&) = nullptr;
  /// The answer on paper; null: a line to write on.
  Paper (*paper)(const Edition&, const Question&) = nullptr;
  /// JSON Schema 2020-12 of the answer.
  nlohmann::ordered_json (*schema)(const Question&) = nullptr;
  /// Which of the kind's errors a value has that its schema refuses at `pointer` for `keyword`;
  /// empty or null: what the keyword says of every kind.
  std::string (*reason)(const Question&, const nlohmann::ordered_json& value,
                        std::string_view pointer, std::string_view keyword) = nullptr;
  /// What the schema cannot say of a value that it takes.
  std::span<const ValueRule> rules{};
  /// Answers that reach the kind's limits, and wrong ones, each a step from right. `instance` is
  /// the question's path, with the row's number in a repeat. Null when nobody answers it.
  std::vector<Sample> (*samples)(const Question&, const std::string& instance) = nullptr;
  /// A computed part of an answer, empty when it has none.
  std::string (*part)(const nlohmann::ordered_json& value, std::string_view name) = nullptr;
  /// A right answer whose computed part is this date; null when a kind has none.
  nlohmann::ordered_json (*with_part)(std::string_view date) = nullptr;
  /// What the browser must know beside label, requiredness and error texts; null when nothing.
  void (*client)(const Question&, nlohmann::ordered_json&) = nullptr;
  /// Values for the slots of default error texts and hints beside {label}; null when none.
  Slots (*slots)(const Edition&, const Question&) = nullptr;
  /// A default hint when the author wrote none; null when none.
  std::string (*hint)(const Edition&, const Question&) = nullptr;
};

/// Every kind, by name. The list is generated from the files of this folder, each of which defines
/// `blankett::kinds::<file>::kind`.
std::span<const Kind* const> all_kinds();
const Kind* find_kind(std::string_view name);
/// What conditions see of this question: its kind's type, but a calculation may give money.
AnswerType answer_type(const Question& question);
/// The names, for "did you mean".
std::vector<std::string> kind_names();

// What several kinds share.

/// Boxes for a date, in the order of the language.
std::vector<PaperPart> paper_date(const Locale& locale, const std::string& title = {});
/// The options to tick.
std::vector<std::string> paper_options(const Edition& edition, const Question& question);

/// Why an answer can be refused → what is said to the person: the author's words, or the kind's own
/// with the label in them. `missing` first.
std::vector<std::pair<std::string_view, std::string>> error_texts(const Edition& edition,
                                                                  const Question& question);

/// A text box. `type`, `inputmode` and `autocomplete` as HTML spells them; "" leaves one out.
/// `width` is the width in characters the answer needs: "4", "10", "20" or "30".
struct TextInput {
  std::string_view type = "text", inputmode{}, autocomplete{}, width = "30";
  bool spellcheck = true;
  bool words = false;  // with spellcheck off: a name, whose letters say its direction
};
Params text_input(const ViewContext& context, const TextInput& input);

/// The unit of a question's number, empty when it has none: one form or a plural by the number.
MessageText unit_of(const Edition& edition, const Question& question);
/// The form of it that stands beside the box.
std::string unit_beside_box(const Edition& edition, const Question& question);

/// A text box for a number, with its unit ("" for none) after it.
Params number_input(const ViewContext& context, std::string_view inputmode, std::string_view width,
                    const std::string& unit);

/// The options in the order the citizen meets them: as written, or sorted as the language sorts;
/// those that exclude the others stay last.
std::vector<const Option*> options_of(const Edition& edition, const Question& question);

/// {"type":"string","pattern":…}. The pattern must be valid under both the u and the v flag.
nlohmann::ordered_json string_schema(std::string_view pattern);

/// Every text in a value is in composed form (NFC), as the page sends it.
bool is_composed(const Question& question, const nlohmann::ordered_json& value,
                 const std::string& instance);
inline constexpr ValueRule kComposed{
    .reason = "contract.composed",
    .function = "composed",
    .doc = {"All text är skriven med sammansatta tecken, Unicode NFC.",
            "All text is in composed form, Unicode NFC."},
    .holds = is_composed,
};

struct Limits;

/// A day of the calendar, ISO 8601.
nlohmann::ordered_json date_schema();
/// Free text without white space at its ends: the page trims.
nlohmann::ordered_json text_schema(std::size_t longest);
/// Texts of the least and the greatest length, and one character more.
std::vector<Sample> text_samples(std::size_t longest, const std::string& usual);
/// Of limits: the least, the most, and what lies a step outside; `as_json` is how one is sent.
std::vector<Sample> limit_samples(const Limits& limits, unsigned decimals,
                                  nlohmann::ordered_json (*as_json)(Decimal));
/// Twelve digits; with `interim`, a letter may stand in the ninth place.
std::string personal_number_pattern(bool interim);

/// Whether a yes-no setting says yes.
bool is_set(const Question& question, std::string_view name);
/// The number in a setting, or `otherwise` when it is not set.
std::size_t number_setting(const Question& question, std::string_view name, std::size_t otherwise);

/// The values of an attribute that says how many decimals.
inline constexpr std::array<ValueDoc, 7> kDecimalPlaces = {{
    {"0", {"Hela tal.", "Whole numbers."}},
    {"1", {"En decimal.", "One decimal."}},
    {"2", {"Två decimaler.", "Two decimals."}},
    {"3", {"Tre decimaler.", "Three decimals."}},
    {"4", {"Fyra decimaler.", "Four decimals."}},
    {"5", {"Fem decimaler.", "Five decimals."}},
    {"6", {"Sex decimaler.", "Six decimals."}},
}};

/// The least and the most that a number or an amount may be. Without min and max they are 0 and as
/// much as fifteen digits hold, which a JSON number carries exactly.
struct Limits {
  Decimal least{}, most{};
  bool says_most = false;
};
Limits limits_of(const Question& question, unsigned decimals);
/// "at least 1 and at most 10", with numbers as the language writes them.
std::string in_words(const Limits& limits, const Locale& locale, bool money = false);

/// "first, second, third", with the comma of the language. The parts are numbers or its own words.
std::string listed(const Locale& locale, const std::vector<std::string>& parts);
/// "first, second or third" in the locale's words.
std::string either(const Locale& locale, const std::vector<std::string>& parts);

}  // namespace blankett
