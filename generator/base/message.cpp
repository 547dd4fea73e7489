// Tested by format_test.cpp, against ICU's own formatting.

#include "base/message.h"

#include <unicode/messagepattern.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/direction.h"
#include "base/icu.h"

namespace blankett {
namespace {

class MessageReader {
 public:
  explicit MessageReader(std::string_view message) : message_(utf16(message)) {}

  std::variant<MessageText, MessageFault> run() {
    UParseError where{};
    pattern_.parse(message_, &where, status_);
    if (U_FAILURE(status_))
      return MessageFault{MessageFault::What::syntax, near(std::max(0, where.offset))};
    MessageText out = message(0);
    if (fault_) return *std::move(fault_);
    return out;
  }

 private:
  std::string near(std::int32_t at) const {
    constexpr std::int32_t kShown = 20;
    return utf8(message_.tempSubString(at, kShown));
  }

  MessageText fail(MessageFault::What what, std::int32_t at) {
    if (!fault_) fault_ = MessageFault{what, near(at)};
    return {};
  }

  // Puts words before all leaves, or after them.
  static void surround(MessageText& text, const std::string& before, const std::string& after) {
    if (text.by.empty()) text.words = before + text.words + after;
    for (auto& [name, each] : text.cases) surround(each, before, after);
  }

  static std::size_t leaves(const MessageText& text) {
    std::size_t n = text.by.empty() ? 1 : 0;
    for (const auto& [name, each] : text.cases) n += leaves(each);
    return n;
  }

  // Appends to every leaf a message of its own.
  static void append(MessageText& to, const MessageText& tail) {
    if (!to.by.empty()) {
      for (auto& [name, each] : to.cases) append(each, tail);
    } else if (tail.by.empty()) {
      to.words += tail.words;
    } else {
      MessageText hoisted = tail;
      surround(hoisted, to.words, {});
      to = std::move(hoisted);
    }
  }

  void add(MessageText& to, const MessageText& tail, std::int32_t at) {
    if (leaves(to) * leaves(tail) > kMostCases) {
      fail(MessageFault::What::too_many, at);
      return;
    }
    append(to, tail);
  }

  void add_words(MessageText& to, const std::string& words) {
    if (!words.empty()) append(to, {.words = words, .by = {}, .plural = false, .cases = {}});
  }

  // The message that starts at a part: its words and arguments in order.
  MessageText message(std::int32_t start, const std::string& number = {}) {
    MessageText out;
    std::int32_t from = pattern_.getPart(start).getLimit();
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    for (std::int32_t i = start + 1; i <= limit && !fault_; ++i) {
      const auto& part = pattern_.getPart(i);
      add_words(out, utf8(message_.tempSubStringBetween(from, part.getIndex())));
      from = part.getLimit();
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT: return out;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER: add_words(out, "{" + number + "}"); break;
        case UMSGPAT_PART_TYPE_ARG_START: {
          add(out, argument(i), part.getIndex());
          i = pattern_.getLimitPartIndex(i);
          from = pattern_.getPart(i).getLimit();
          break;
        }
        case UMSGPAT_PART_TYPE_INSERT_CHAR: break;  // an apostrophe, as it stands
        default: return fail(MessageFault::What::quoting, part.getIndex());
      }
    }
    return out;
  }

  MessageText argument(std::int32_t start) {
    const auto& part = pattern_.getPart(start);
    const UMessagePatternArgType type = part.getArgType();
    const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    if (type == UMSGPAT_ARG_TYPE_NONE) return {"{" + name + "}", {}, false, {}};
    const bool plural = type == UMSGPAT_ARG_TYPE_PLURAL;
    if (!plural && type != UMSGPAT_ARG_TYPE_SELECT)
      return fail(MessageFault::What::argument, part.getIndex());
    MessageText out{{}, name, plural, {}};
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    std::string selector;
    for (std::int32_t i = start + 2; i < limit && !fault_; ++i) {
      const auto& each = pattern_.getPart(i);
      switch (each.getType()) {
        case UMSGPAT_PART_TYPE_ARG_SELECTOR: selector = utf8(pattern_.getSubstring(each)); break;
        case UMSGPAT_PART_TYPE_ARG_INT:  // the value of "=1"; before all cases it is an offset
          if (selector.empty()) return fail(MessageFault::What::argument, part.getIndex());
          break;
        case UMSGPAT_PART_TYPE_MSG_START:
          out.cases.emplace_back(selector, message(i, name));
          i = pattern_.getLimitPartIndex(i);
          break;
        default: return fail(MessageFault::What::argument, part.getIndex());
      }
    }
    const bool has_other = std::any_of(out.cases.begin(), out.cases.end(),
                                       [](const auto& c) { return c.first == "other"; });
    if (!has_other && !fault_) return fail(MessageFault::What::no_other, part.getIndex());
    return out;
  }

  icu::UnicodeString message_;
  UErrorCode status_ = U_ZERO_ERROR;
  icu::MessagePattern pattern_{status_};
  std::optional<MessageFault> fault_{};
};

template <class Visit>
void each_leaf(const MessageText& message, const Visit& visit) {
  if (message.by.empty()) visit(message);
  for (const auto& [name, each] : message.cases) each_leaf(each, visit);
}

template <class Visit>
void each_choice(const MessageText& message, const Visit& visit) {
  if (!message.by.empty()) visit(message);
  for (const auto& [name, each] : message.cases) each_choice(each, visit);
}

}  // namespace

std::variant<MessageText, MessageFault> parse_message(std::string_view message) {
  if (message.find('{') == message.npos && message.find('}') == message.npos)
    return MessageText{std::string(message), {}, false, {}};
  return MessageReader(message).run();
}

std::variant<MessageText, MessageFault> parse_unit(std::string_view words) {
  auto parsed = parse_message(words);
  if (const auto* unit = std::get_if<MessageText>(&parsed)) {
    std::optional<MessageFault> fault;
    each_choice(*unit, [&](const MessageText& choice) {
      if (!choice.plural || choice.by != "number")
        fault = MessageFault{MessageFault::What::argument, "{" + choice.by};
    });
    each_leaf(*unit, [&](const MessageText& leaf) {
      for (const std::string& slot : slots_of(leaf.words))
        fault = MessageFault{MessageFault::What::argument, "{" + slot + "}"};
    });
    if (fault) return *std::move(fault);
  }
  return parsed;
}

const std::string& unit_beside(const MessageText& unit, const Formats& formats) {
  const MessageText* leaf = &unit;
  while (!leaf->by.empty()) leaf = &chosen(*leaf, "5", formats);
  return leaf->words;
}

std::vector<std::string> slots_of(const MessageText& message) {
  std::vector<std::string> names;
  each_choice(message, [&](const MessageText& choice) { names.push_back(choice.by); });
  each_leaf(message, [&](const MessageText& leaf) {
    for (std::string& name : slots_of(leaf.words)) names.push_back(std::move(name));
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> missing_categories(const MessageText& message,
                                            const std::vector<std::string_view>& wanted) {
  std::vector<std::string> out;
  each_choice(message, [&](const MessageText& choice) {
    if (!choice.plural) return;
    for (const std::string_view category : wanted)
      if (std::none_of(choice.cases.begin(), choice.cases.end(),
                       [&](const auto& c) { return c.first == category; }) &&
          std::find(out.begin(), out.end(), category) == out.end())
        out.emplace_back(category);
  });
  return out;
}

std::vector<std::string> counted_slots(const MessageText& message) {
  std::vector<std::string> out;
  each_choice(message, [&](const MessageText& choice) {
    if (choice.plural) out.push_back(choice.by);
  });
  return out;
}

const MessageText& chosen(const MessageText& message, std::string_view value,
                          const Formats& formats) {
  const auto named = [&](std::string_view name) -> const MessageText* {
    for (const auto& [each, text] : message.cases)
      if (each == name) return &text;
    return nullptr;
  };
  if (message.plural) {
    if (const MessageText* exact = named("=" + std::string(value))) return *exact;
    value = plural_category(value, formats);
  }
  const MessageText* found = named(value);
  return found ? *found : *named("other");
}

bool is_number_slot(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "all", "count",   "days", "decimals", "done",    "least", "max",
      "min", "minutes", "most", "number",   "percent", "said",  "total"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string said(const MessageText& message, const Slots& slots, const Formats& formats,
                 bool right_to_left) {
  const auto value = [&](std::string_view name) -> std::string_view {
    for (const auto& [slot, words] : slots)
      if (slot == name) return words;
    return {};
  };
  const MessageText* leaf = &message;
  while (!leaf->by.empty()) leaf = &chosen(*leaf, value(leaf->by), formats);
  Slots written;
  for (const auto& [name, words] : slots)
    written.emplace_back(name, is_number_slot(name) ? number_in_words(words, formats)
                                                    : bidi_isolated(words, right_to_left));
  return filled(leaf->words, written);
}

}  // namespace blankett
