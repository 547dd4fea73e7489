// Rounds of corrections that do not touch one another, from the end of each file backwards. When
// one of a round does not help, a smaller round is tried, until the one at fault stands alone and
// is taken back. Tested by fix_test.cpp.

#include "authoring/fix.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/check.h"

namespace blankett {
namespace {

// A form seldom needs more than three. What is broken XML is found one mistake at a time.
constexpr int kMostRounds = 1000;
constexpr std::size_t kLargest = std::size_t{16} << 20;

using Key = std::tuple<std::string, std::string, std::string, std::uint32_t, std::string>;

Key key_of(const Finding& f) {
  return {f.fix->replace.file, f.rule, f.place->source_line, f.place->begin.column, f.fix->with};
}

bool before(const Finding& a, const Finding& b) {
  const Place &x = a.fix->replace, &y = b.fix->replace;
  return std::tie(x.file, x.first_byte, x.last_byte) < std::tie(y.file, y.first_byte, y.last_byte);
}

// Findings whose corrections can be made together, by file and place.
std::vector<Finding> choose(const std::vector<Finding>& findings, const std::set<Key>& refused,
                            const std::function<bool(const std::string&)>& may_change) {
  std::vector<Finding> out;
  for (const Finding& f : findings)
    if (f.fix && f.place && !refused.count(key_of(f)) && may_change(f.fix->replace.file))
      out.push_back(f);
  std::stable_sort(out.begin(), out.end(), before);
  std::vector<Finding> apart;
  for (Finding& f : out) {
    const Place& at = f.fix->replace;
    const bool overlaps = !apart.empty() && apart.back().fix->replace.file == at.file &&
                          (at.first_byte < apart.back().fix->replace.last_byte ||
                           at.first_byte == apart.back().fix->replace.first_byte);
    if (!overlaps) apart.push_back(std::move(f));
  }
  return apart;
}

std::map<std::string, std::string> edited(const std::vector<Finding>& round,
                                          const FileSystem& files) {
  std::map<std::string, std::string> changed;
  for (auto f = round.rbegin(); f != round.rend(); ++f) {
    const Place& at = f->fix->replace;
    auto found = changed.find(at.file);
    if (found == changed.end())
      found = changed.emplace(at.file, files.read(at.file, kLargest).value_or("")).first;
    CHECK(at.first_byte <= at.last_byte && at.last_byte <= found->second.size());
    found->second.replace(at.first_byte, at.last_byte - at.first_byte, f->fix->with);
  }
  return changed;
}

// Where a finding's place has come to when all of a round is done.
std::size_t moved(const Place& place, const std::vector<Finding>& round) {
  std::size_t at = place.first_byte;
  for (const Finding& f : round) {
    const Place& edit = f.fix->replace;
    if (edit.file == place.file && edit.last_byte <= place.first_byte)
      at = at + f.fix->with.size() - (edit.last_byte - edit.first_byte);
  }
  return at;
}

bool is_broken(const std::vector<Finding>& findings, const std::string& file) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
    return f.rule.starts_with("parse/") && f.place && f.place->file == file;
  });
}

std::size_t errors_in(const std::vector<Finding>& findings, const std::string& file) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& f) {
        return f.severity == Severity::error && f.place && f.place->file == file;
      }));
}

// A guess that is wrong often says something else wrong in its place: an error that was not there
// before, in the same tag or words. One that can be corrected in its turn is let pass, for a
// condition is read only to its first mistake.
bool brought_another(const Finding& f, const std::vector<Finding>& round,
                     const std::vector<Finding>& was, const std::vector<Finding>& is,
                     const std::string& bytes) {
  const std::string& file = f.fix->replace.file;
  const std::size_t at = std::min(moved(f.fix->replace, round), bytes.size());
  const std::size_t open = bytes.rfind('<', at), close = bytes.find('>', at);
  const std::size_t begin = open == bytes.npos ? 0 : open;
  const std::size_t end = std::min(close, bytes.size());
  const auto was_there = [&](const Finding& now) {
    return std::any_of(was.begin(), was.end(), [&](const Finding& old) {
      return old.rule == now.rule && old.message == now.message && old.place &&
             old.place->file == file;
    });
  };
  // What the grammar finds hides what later stages would say of the same tag: that is not new.
  const std::string_view of = f.rule.starts_with("validate/") ? "validate/" : "";
  return std::any_of(is.begin(), is.end(), [&](const Finding& now) {
    return now.rule.starts_with(of) && now.severity == Severity::error && !now.fix && now.place &&
           now.place->file == file && now.place->first_byte >= begin &&
           now.place->first_byte <= end && !was_there(now);
  });
}

// Its own finding is gone, the file is no worse XML than it was, and nothing else became wrong in
// its place unless the file as a whole is better. (What is not well-formed has no other findings,
// so they would all seem to be gone, or to be new.)
bool helped(const Finding& f, const std::vector<Finding>& round, const std::vector<Finding>& was,
            const std::vector<Finding>& is, const std::string& bytes) {
  const std::string& file = f.fix->replace.file;
  if (is_broken(is, file) && !is_broken(was, file)) return false;
  const auto in_file =
      static_cast<std::size_t>(std::count_if(round.begin(), round.end(), [&](const Finding& other) {
        return other.fix->replace.file == file && other.severity == Severity::error;
      }));
  const bool better =
      errors_in(is, file) + std::max<std::size_t>(in_file, 1) <= errors_in(was, file);
  if (!is_broken(was, file) && !better && brought_another(f, round, was, is, bytes)) return false;
  const std::size_t at = moved(*f.place, round);
  return std::none_of(is.begin(), is.end(), [&](const Finding& other) {
    return other.rule == f.rule && other.place && other.place->file == f.place->file &&
           other.place->first_byte == at;
  });
}

Correction correction(const Finding& f, const FileSystem& files, bool kept) {
  const Place& at = f.fix->replace;
  const std::string bytes = files.read(at.file, kLargest).value_or("");
  return {at, f.rule, bytes.substr(at.first_byte, at.last_byte - at.first_byte), f.fix->with, kept};
}

}  // namespace

std::optional<std::string> ChangedFiles::read(const std::string& path, std::size_t limit) const {
  const auto found = changed.find(path);
  if (found == changed.end()) return below_.read(path, limit);
  return found->second.substr(0, limit + 1);
}

Fixing fix(const FileSystem& files,
           const std::function<std::vector<Finding>(const FileSystem&)>& compile,
           const std::function<bool(const std::string& path)>& may_change) {
  Fixing run;
  ChangedFiles now(files);
  std::set<Key> refused;
  std::size_t most = static_cast<std::size_t>(-1);
  run.left = compile(now);
  for (int n = 0; n < kMostRounds; ++n) {
    std::vector<Finding> round = choose(run.left, refused, may_change);
    if (round.empty()) break;
    round.resize(std::min(round.size(), most));
    ChangedFiles then = now;
    for (auto& [path, bytes] : edited(round, now)) then.changed[path] = std::move(bytes);
    std::vector<Finding> found = compile(then);
    const bool all = std::all_of(round.begin(), round.end(), [&](const Finding& f) {
      return helped(f, round, run.left, found, then.changed[f.fix->replace.file]);
    });
    if (!all && round.size() > 1) {
      most = round.size() / 2;
      continue;
    }
    for (const Finding& f : round) run.corrections.push_back(correction(f, now, all));
    most = static_cast<std::size_t>(-1);
    if (all) {
      now.changed = std::move(then.changed);
      run.left = std::move(found);
    } else {
      refused.insert(key_of(round.front()));
    }
  }
  run.files = std::move(now.changed);
  return run;
}

}  // namespace blankett
