// Stage, compare, swap. The swap is one renameat2(RENAME_EXCHANGE); where the file system cannot do
// that (a mount point, some overlays) files are renamed in one by one: assets, pages, manifest.
// Tested by write_test.cpp and, with kill -9, by kill_test.sh.

#include "write/write.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/date.h"
#include "base/hash.h"
#include "base/version.h"
#include "write/compress.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

constexpr Message kMessages[] = {
    {"write/foreign-folder", "{0} was not made by blankett and is not empty; it is left alone",
     "choose another folder with --out, or empty this one"},
    {"write/busy", "another build is writing {0}", "wait until it is done"},
    {"write/failed", "{0} could not be written: {1}",
     "check the disk and the rights of the folder"},
    {"write/foreign-file", "{0} holds {1}, which blankett did not make; the folder is left alone",
     "move the file out: a build replaces the whole folder"},
};

void say(Diagnostics& out, int message, std::vector<std::string> arguments) {
  out.add({.message = &kMessages[message], .arguments = std::move(arguments)});
}

bool is_empty_or_missing(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return true;
  return fs::is_directory(folder, error) && fs::is_empty(folder, error);
}

// A file in the folder that the manifest does not name: replacing the folder would lose it.
std::optional<std::string> foreign_file(const fs::path& folder, const Manifest& manifest) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_directory(error) && !it->is_symlink(error)) continue;
    const std::string path = it->path().lexically_relative(folder).generic_string();
    if (path != kManifestName && !manifest.files.count(path)) return path;
  }
  return std::nullopt;
}

bool has_bytes(const fs::path& file, std::string_view bytes) {
  std::error_code error;
  if (fs::is_symlink(file, error) || !fs::is_regular_file(file, error)) return false;
  if (fs::file_size(file, error) != bytes.size() || error) return false;
  std::ifstream in(file, std::ios::binary);
  std::string old(bytes.size(), '\0');
  in.read(old.data(), static_cast<std::streamsize>(old.size()));
  return in.good() && old == bytes;
}

// Never into a file that is there: in a stage that is a link to the old site's file.
bool write_file(const fs::path& file, std::string_view bytes) {
  ::unlink(file.c_str());
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0) return false;
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    done += static_cast<std::size_t>(n);
  }
  return ::close(fd) == 0 && done == bytes.size();
}

std::string text_at(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A path from a manifest decides what is deleted, so it must stay in the folder.
bool is_inside(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  return !normal.empty() && normal.is_relative() && *normal.begin() != "..";
}

std::string manifest_json(const Manifest& manifest) {
  nlohmann::ordered_json out{{"generator", "blankett"}, {"version", kVersion}};
  auto files = nlohmann::ordered_json::object();
  for (const auto& [path, hash] : manifest.files) files[path] = hash;
  auto forms = nlohmann::ordered_json::array();
  for (const Summary& form : manifest.forms)
    forms.push_back({{"language", form.language},
                     {"form", form.form},
                     {"title", form.title},
                     {"title_html", form.title_html},
                     {"summary_html", form.summary_html},
                     {"origin", form.origin},
                     {"conformance", form.conformance},
                     {"shortcomings", form.shortcomings},
                     {"has_outside", form.has_outside},
                     {"prepared", form.prepared},
                     {"updated", form.updated}});
  out["forms"] = std::move(forms);
  out["files"] = std::move(files);
  return out.dump(1) + "\n";
}

}  // namespace

struct StagedSite::State {
  fs::path folder, stage;
  int lock = -1;
  bool precompress = false;
  Manifest old, fresh;
  std::mutex mutex;
  std::string failure;  // the first one

  bool failed(const fs::path& path, int error = errno) {
    const std::lock_guard guard(mutex);
    if (failure.empty()) failure = path.string() + ": " + std::strerror(error);
    return false;
  }
  void note(const std::string& path, std::string hash) {
    const std::lock_guard guard(mutex);
    fresh.files[path] = std::move(hash);
  }
  bool link_old(const std::string& path) const {
    std::error_code error;
    fs::create_hard_link(folder / path, stage / path, error);
    if (error == std::errc::file_exists) return fs::equivalent(folder / path, stage / path, error);
    return !error;
  }
  // A file of the old site, in the stage.
  bool take_old(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(folder / path, error)) return true;  // somebody deleted it
    fs::create_directories((stage / path).parent_path(), error);
    if (!link_old(path)) {
      fs::copy_file(folder / path, stage / path, error);
      if (error) return failed(stage / path, error.value());
    }
    note(path, old.files.at(path));
    return true;
  }
  // Whether a file of the old site is still what the manifest says.
  bool is_intact(const std::string& path) const {
    const auto known = old.files.find(path);
    if (known == old.files.end()) return false;
    std::ifstream in(folder / path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return in.good() && hex(hash_of(bytes)) == known->second;
  }
  bool put_copies(const std::string& path, std::string_view bytes, bool same);
  bool swap();
  bool swap_file_by_file();
};

namespace {

std::string conformance_at(const nlohmann::json& form) {
  const std::string out = text_at(form, "conformance");
  return out == "full" || out == "known" || out == "none" ? out : "unknown";
}

// Nothing where it is no day: "2026-02-31".
std::string day_at(const nlohmann::json& form, const char* key) {
  std::string out = text_at(form, key);
  constexpr std::string_view kShape = "0000-00-00";
  const bool shaped =
      std::equal(out.begin(), out.end(), kShape.begin(), kShape.end(),
                 [](char c, char like) { return like == '0' ? c >= '0' && c <= '9' : c == like; });
  return shaped && moved_by_days(out, 0) == out ? out : std::string();
}

std::size_t number_at(const nlohmann::json& form, const char* key) {
  const auto found = form.find(key);
  return found != form.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

}  // namespace

Manifest read_manifest(const std::string& folder) {
  Manifest manifest;
  std::ifstream in(fs::path(folder) / kManifestName, std::ios::binary);
  const auto json = nlohmann::json::parse(in, nullptr, /*allow_exceptions=*/false);
  if (text_at(json, "generator") != "blankett") return manifest;
  const auto files = json.find("files");
  if (files != json.end() && files->is_object())
    for (const auto& [path, hash] : files->items())
      if (hash.is_string() && is_inside(path)) manifest.files[path] = hash.get<std::string>();
  const auto forms = json.find("forms");
  if (forms != json.end() && forms->is_array())
    for (const auto& form : *forms)
      if (!text_at(form, "language").empty() && !text_at(form, "form").empty())
        manifest.forms.push_back({text_at(form, "language"), text_at(form, "form"),
                                  text_at(form, "title_html"), text_at(form, "summary_html"),
                                  text_at(form, "title"), text_at(form, "origin"),
                                  conformance_at(form), number_at(form, "shortcomings"),
                                  form.value("has_outside", nlohmann::json()) == true,
                                  day_at(form, "prepared"), day_at(form, "updated")});
  return manifest;
}

StagedSite::StagedSite(std::unique_ptr<State> state) : state_(std::move(state)) {}

std::unique_ptr<StagedSite> StagedSite::open(const std::string& folder, Diagnostics& out,
                                             bool precompress) {
  auto state = std::make_unique<State>();
  state->precompress = precompress;
  std::error_code error;
  fs::path path = fs::absolute(folder, error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  if (fs::is_symlink(path, error)) {
    path = fs::canonical(path, error);
    if (error) {  // a link to nowhere
      say(out, 2, {folder, error.message()});
      return nullptr;
    }
  }
  state->folder = path;
  state->stage = path.parent_path() / ("." + path.filename().string() + ".next");
  if (!is_empty_or_missing(path) && !fs::exists(path / kManifestName, error)) {
    say(out, 0, {folder});
    return nullptr;
  }
  if (const auto file = foreign_file(path, read_manifest(path.string()))) {
    say(out, 3, {folder, *file});
    return nullptr;
  }
  fs::create_directories(path.parent_path(), error);
  // The lock is on the stage itself: it vanishes with its process, so a killed build leaves no
  // lock.
  for (int attempt = 0; attempt < 2; ++attempt) {
    fs::create_directory(state->stage, error);
    state->lock = ::open(state->stage.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (state->lock < 0) {
      say(out, 2, {state->stage.string(), std::strerror(errno)});
      return nullptr;
    }
    if (::flock(state->lock, LOCK_EX | LOCK_NB) != 0) {
      say(out, 1, {folder});
      return nullptr;
    }
    if (fs::is_empty(state->stage, error)) break;
    // What a killed build left. Its folder goes, and with it our lock on it: take the next one.
    fs::remove_all(state->stage, error);
    ::close(state->lock);
    state->lock = -1;
  }
  state->old = read_manifest(path.string());
  return std::unique_ptr<StagedSite>(new StagedSite(std::move(state)));
}

StagedSite::~StagedSite() {
  std::error_code error;
  if (state_->lock >= 0) {
    fs::remove_all(state_->stage, error);
    ::close(state_->lock);
  }
}

const Manifest& StagedSite::old() const { return state_->old; }

bool StagedSite::put(const std::string& path, std::string_view bytes) {
  State& s = *state_;
  std::error_code error;
  fs::create_directories((s.stage / path).parent_path(), error);
  if (error) return s.failed(s.stage / path, error.value());
  const bool same = has_bytes(s.folder / path, bytes) && s.link_old(path);
  if (!same && !write_file(s.stage / path, bytes)) return s.failed(s.stage / path);
  s.note(path, hex(hash_of(bytes)));
  return !s.precompress || s.put_copies(path, bytes, same);
}

// Compressing takes far longer than all else that is done for a page, so what the old site has is
// used as long as the bytes are the same.
bool StagedSite::State::put_copies(const std::string& path, std::string_view bytes, bool same) {
  if (!is_compressible(path, bytes.size())) return true;
  for (const Encoding& encoding : kEncodings) {
    const std::string copy = path + std::string(encoding.ending);
    if (same && is_intact(copy) && link_old(copy)) {
      note(copy, old.files.at(copy));
      continue;
    }
    const std::string compressed = encoding.compress(bytes);
    if (compressed.empty() || compressed.size() >= bytes.size()) continue;
    if (!write_file(stage / copy, compressed)) return failed(stage / copy);
    note(copy, hex(hash_of(compressed)));
  }
  return true;
}

bool StagedSite::keep(const std::string& path) {
  State& s = *state_;
  for (const Encoding& encoding : kEncodings)  // a copy goes with its file
    if (path.ends_with(encoding.ending) &&
        s.old.files.count(path.substr(0, path.size() - encoding.ending.size())))
      return true;
  bool kept = s.take_old(path);
  for (const Encoding& encoding : kEncodings) {
    const std::string copy = path + std::string(encoding.ending);
    if (s.old.files.count(copy)) kept = s.take_old(copy) && kept;
  }
  return kept;
}

bool StagedSite::State::swap() {
  if (::renameat2(AT_FDCWD, stage.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0)
    return true;
  if (errno == ENOENT) return ::rename(stage.c_str(), folder.c_str()) == 0;
  if (errno == EINVAL || errno == EBUSY || errno == EXDEV || errno == ENOSYS)
    return swap_file_by_file();
  return false;
}

// Assets before the pages that name them, the manifest last, what is no longer there after that.
bool StagedSite::State::swap_file_by_file() {
  std::vector<std::string> order;
  for (const auto& [path, hash] : fresh.files)
    if (path.starts_with("assets/")) order.push_back(path);
  for (const auto& [path, hash] : fresh.files)
    if (!path.starts_with("assets/")) order.push_back(path);
  order.emplace_back(kManifestName);
  std::error_code error;
  // Should this be cut short, what stands there half done is still known to be ours.
  Manifest both = fresh;
  both.files.insert(old.files.begin(), old.files.end());
  for (const std::string& path : order) both.files.emplace(path + ".next", "");
  if (!write_file(folder / kManifestName, manifest_json(both))) return false;
  for (const std::string& path : order) {
    fs::create_directories((folder / path).parent_path(), error);
    const fs::path beside = folder / (path + ".next");  // the stage may be on another file system
    fs::copy_file(stage / path, beside, fs::copy_options::overwrite_existing, error);
    if (error) return false;
    fs::rename(beside, folder / path, error);
    if (error) return false;
  }
  for (const auto& [path, hash] : old.files)
    if (!fresh.files.count(path)) fs::remove(folder / path, error);
  return true;
}

bool StagedSite::commit(std::vector<Summary> forms, Diagnostics& out) {
  State& s = *state_;
  s.fresh.forms = std::move(forms);
  const std::string manifest = manifest_json(s.fresh);
  if (s.failure.empty() && !write_file(s.stage / kManifestName, manifest))
    s.failed(s.stage / kManifestName);
  if (s.failure.empty()) {
    bool unchanged = has_bytes(s.folder / kManifestName, manifest);
    std::error_code error;
    // The manifest names what was written; what stands in the folder may have been touched since.
    for (const auto& [path, hash] : s.fresh.files)
      unchanged = unchanged && fs::equivalent(s.folder / path, s.stage / path, error) && !error;
    if (unchanged) return true;
    if (!s.swap()) s.failed(s.folder);
  }
  if (!s.failure.empty()) {
    say(out, 2, {s.folder.string(), s.failure});
    return false;
  }
  return true;
}

std::span<const Message> write_messages() { return kMessages; }

}  // namespace blankett
