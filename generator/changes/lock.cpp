// boendeparkering 1.0.0 5f3a…16 @checks:0a1b2c3d agande:9f8e7d6c …
//   form, version, fingerprint of the whole, and the beginning of the fingerprint of each part, so
//   that a build can say which parts changed.
// Fingerprints are made of what answers may be and when they are given, never of words.
// Tested by lock_test.cpp.

#include "changes/lock.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/hash.h"
#include "changes/answer_schema.h"
#include "changes/meaning.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"lock/changed", "version {0} is locked, but what it promises has changed: {1}",
     "give the form a new version, {2} for example; `blankett diff` tells which one follows"},
    {"lock/behind", "version {0} is lower than {1}, which is locked",
     "give the form a version above {1}"},
    {"lock/missing", "version {0} is not locked",
     "lock it when it is published: blankett lock {1}"},
    {"lock/line", "this is no line of a lock file",
     "a line is a form, a version, a fingerprint and the parts; take the file back from version "
     "control"},
    {"lock/twice", "version {1} of `{0}` is locked twice", "keep the line that was there first"},
};
enum { kChanged, kBehind, kMissing, kLine, kTwice };

constexpr int kHexadecimal = 16;
constexpr std::size_t kWholeDigits = 16, kPartDigits = 8;

std::string digits(std::uint32_t part) { return hex(part).substr(kWholeDigits - kPartDigits); }

constexpr std::string_view kLanguages = "@languages";

// `language` of what is sent is one of them.
std::string promise_of(std::vector<std::string> languages) {
  std::sort(languages.begin(), languages.end());
  std::string out;
  for (const std::string& language : languages) out += language + " ";
  return out;
}

constexpr unsigned kHalf = 32;
std::uint32_t first_half(std::uint64_t fingerprint) {
  return static_cast<std::uint32_t>(fingerprint >> kHalf);
}

// When a question is shown: every part it stands in must be.
class Promising {
 public:
  Promising(const Model& model, std::vector<std::string> languages)
      : model_(model), languages_(std::move(languages)) {}

  Promises run() {
    for (const Question& q : model_.questions) add(q.path, question(q));
    for (const Group& group : model_.groups)
      if (group.repeat)
        add(group.path + "/", "rows " + std::to_string(group.repeat->min) + "-" +
                                  std::to_string(group.repeat->max) + " " +
                                  hex(meanings_.fingerprint(shown(group))));
    add("@endpoint", model_.service.endpoint);
    add("@identification", model_.service.identification == "e-id" ? "e-id" : "none");
    add(std::string(kLanguages), promise_of(std::move(languages_)));
    std::vector<std::uint64_t> checks, exits;
    for (const Check& check : model_.checks)
      checks.push_back(meanings_.fingerprint(meanings_.of(check.that, model_)));
    for (const Exit& exit : model_.exits)
      exits.push_back(meanings_.fingerprint(meanings_.of(exit.when, model_)));
    add("@checks", together(std::move(checks)));
    add("@exits", together(std::move(exits)));
    return std::move(out_);
  }

 private:
  void add(const std::string& name, const std::string& promise) {
    out_.emplace(name, hash_of(promise));
  }

  static std::string together(std::vector<std::uint64_t> fingerprints) {
    std::sort(fingerprints.begin(), fingerprints.end());
    std::string out;
    for (const std::uint64_t f : fingerprints) out += hex(f);
    return out;
  }

  Meanings::Id shown(const Group& group) {
    const Meanings::Id own = meanings_.of(group.show_when, model_);
    return meanings_.both({own, group.parent
                                    ? shown(model_.groups[group.parent])
                                    : meanings_.of(model_.steps[group.step].show_when, model_)});
  }

  Meanings::Id shown(const Question& q) {
    const Meanings::Id own = meanings_.of(q.show_when, model_);
    return meanings_.both({own, q.group ? shown(model_.groups[q.group])
                                        : meanings_.of(model_.steps[q.step].show_when, model_)});
  }

  Meanings::Id required(const Question& q) {
    if (q.required) return meanings_.always();
    return q.required_when ? meanings_.of(q.required_when, model_) : meanings_.never();
  }

  std::string question(const Question& q) {
    return answer_schema(q) + " shown " + hex(meanings_.fingerprint(shown(q))) + " required " +
           hex(meanings_.fingerprint(required(q))) + " is " + meanings_.spelled(q.formula, model_);
  }

  const Model& model_;
  std::vector<std::string> languages_;
  Meanings meanings_;
  Promises out_;
};

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> out;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) out.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

template <class Number>
bool read_digits(std::string_view text, std::size_t digits, Number& into) {
  if (text.size() != digits) return false;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), into, kHexadecimal);
  return error == std::errc{} && end == text.data() + text.size();
}

struct Line {
  std::string_view form;
  Version version;
  LockedVersion locked;
};

// `wrong`: the word that is not what it should be.
std::optional<Line> read_line(std::string_view text, std::string_view& wrong) {
  const std::vector<std::string_view> words = words_of_line(text);
  wrong = text;
  if (words.size() < 3) return std::nullopt;
  Line line;
  line.form = words[0];
  wrong = words[1];
  const auto version = Version::parse(words[1]);
  if (!version) return std::nullopt;
  line.version = *version;
  wrong = words[2];
  if (!read_digits(words[2], kWholeDigits, line.locked.whole)) return std::nullopt;
  for (std::size_t i = 3; i < words.size(); ++i) {
    wrong = words[i];
    const std::size_t colon = wrong.rfind(':');
    std::uint32_t part = 0;
    if (colon == wrong.npos || colon == 0 ||
        !read_digits(wrong.substr(colon + 1), kPartDigits, part))
      return std::nullopt;
    if (!line.locked.parts.emplace(wrong.substr(0, colon), part).second) return std::nullopt;
  }
  return line;
}

template <class See>
void each_line(std::string_view bytes, See see) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    see(line, begin);
    begin = end + 1;
  }
}

bool is_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == line.npos || line[first] == '#';
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 6;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
    out += (i ? ", `" : "`") + names[i] + "`";
  if (names.size() > kMost) out += " … +" + std::to_string(names.size() - kMost);
  return out;
}

}  // namespace

Promises promises_of(const Model& model, std::vector<std::string> languages) {
  return Promising(model, std::move(languages)).run();
}

LockedVersion locked(const Promises& promises) {
  LockedVersion out;
  std::string all;
  for (const auto& [name, fingerprint] : promises) {
    all += name + ":" + hex(fingerprint) + " ";
    out.parts.emplace(name, first_half(fingerprint));
  }
  out.whole = hash_of(all);
  return out;
}

Lock parse_lock(const Sources& sources, SourceId source, Diagnostics& out) {
  Lock lock;
  const std::string_view bytes = sources.bytes(source);
  each_line(bytes, [&](std::string_view text, std::size_t) {
    if (is_comment(text)) return;
    std::string_view wrong;
    const auto line = read_line(text, wrong);
    const auto span = [&](std::string_view part) {
      const auto begin = static_cast<std::uint32_t>(part.data() - bytes.data());
      return Span{source, begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    if (!line) return out.add({.message = &kMessages[kLine], .at = span(wrong)});
    if (!lock.forms[std::string(line->form)].emplace(line->version, line->locked).second)
      out.add({.message = &kMessages[kTwice],
               .at = span(text),
               .arguments = {std::string(line->form), line->version.text()}});
  });
  return lock;
}

std::string lock_line(const std::string& form, const Version& version,
                      const LockedVersion& locked) {
  std::string out = form + " " + version.text() + " " + hex(locked.whole);
  for (const auto& [name, part] : locked.parts) out += " " + name + ":" + digits(part);
  return out + "\n";
}

std::string with_lines(std::string_view file, const std::vector<std::string>& lines) {
  // Form and version of a line, so that 1.10.0 comes after 1.9.0. A comment has neither.
  const auto key = [](std::string_view text) {
    std::string_view wrong;
    const auto line = read_line(text.substr(0, text.find_first_of("\r\n")), wrong);
    return line ? std::pair(std::string(line->form), line->version)
                : std::pair(std::string(), Version{});
  };
  std::vector<std::string> all;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size() - 1) + 1;
    all.emplace_back(file.substr(0, end));
    file.remove_prefix(end);
  }
  if (!all.empty() && all.back().back() != '\n') all.back() += '\n';
  for (const std::string& line : lines) {
    const auto own = key(line);
    const auto place = std::find_if(all.begin(), all.end(),
                                    [&](const std::string& other) { return own < key(other); });
    all.insert(place, line);
  }
  std::string out;
  for (const std::string& line : all) out += line;
  return out;
}

std::vector<std::string> differences(const LockedVersion& a, const LockedVersion& b) {
  std::vector<std::string> out;
  for (const auto& [name, part] : a.parts) {
    const auto other = b.parts.find(name);
    if (other == b.parts.end() || other->second != part) out.push_back(name);
  }
  for (const auto& [name, part] : b.parts)
    if (!a.parts.count(name)) out.push_back(name);
  std::sort(out.begin(), out.end());
  // Two halves can be alike where the whole is not.
  if (out.empty() && a.whole != b.whole) out.emplace_back("…");
  return out;
}

std::vector<std::string> received_languages(const std::string& form,
                                            const std::vector<std::string>& published,
                                            const std::vector<std::string>& waiting,
                                            const Lock& lock) {
  std::vector<std::string> all = published;
  all.insert(all.end(), waiting.begin(), waiting.end());
  const auto versions = lock.forms.find(form);
  constexpr std::size_t kMost = 16;
  if (versions == lock.forms.end() || versions->second.empty() || all.size() > kMost) return all;
  const auto& parts = versions->second.rbegin()->second.parts;
  const auto promised = parts.find(kLanguages);
  if (promised == parts.end()) return all;
  // The lock has no names, only the fingerprint of their list: it is one of these.
  for (std::size_t chosen = 0; chosen < std::size_t{1} << all.size(); ++chosen) {
    std::vector<std::string> locked;
    for (std::size_t i = 0; i < all.size(); ++i)
      if ((chosen >> i & 1U) == 1U) locked.push_back(all[i]);
    if (first_half(hash_of(promise_of(locked))) != promised->second) continue;
    std::vector<std::string> out = published;
    for (const std::string& language : waiting)
      if (std::find(locked.begin(), locked.end(), language) != locked.end())
        out.push_back(language);
    return out;
  }
  return all;
}

void check_lock(const Model& model, const std::vector<std::string>& languages, const Lock& lock,
                Diagnostics& out) {
  const auto version = Version::parse(model.version);
  if (!version) return;  // reported by the grammar
  const auto missing = [&] {
    out.add({.message = &kMessages[kMissing],
             .severity = Severity::warning,
             .at = model.version_at,
             .arguments = {model.version, model.id}});
  };
  const auto form = lock.forms.find(model.id);
  if (form == lock.forms.end() || form->second.empty()) return missing();
  const Version last = form->second.rbegin()->first;
  if (*version < last)
    return out.add({.message = &kMessages[kBehind],
                    .at = model.version_at,
                    .arguments = {model.version, last.text()}});
  if (last < *version) return missing();
  const auto changed =
      differences(form->second.rbegin()->second, locked(promises_of(model, languages)));
  if (!changed.empty())
    out.add({.message = &kMessages[kChanged],
             .at = model.version_at,
             .arguments = {model.version, listed(changed), after(last, Level::minor).text()}});
}

std::span<const Message> lock_messages() { return kMessages; }

}  // namespace blankett
