#pragma once
// write: Site → disk. A build is staged beside the output folder and swapped in at the end, so the
// folder always holds a whole site: the old one or the new one.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "render/render.h"

namespace blankett {

/// What the last build left: every file with the hash of its bytes, and the summary of every form.
/// Its file, kManifestName, is also the mark of a folder that blankett made.
struct Manifest {
  std::map<std::string, std::string> files{};
  std::vector<Summary> forms{};
};
inline constexpr std::string_view kManifestName = ".blankett.json";

/// The manifest of an output folder; empty if there is none.
Manifest read_manifest(const std::string& folder);

class StagedSite {
 public:
  /// Opens a stage beside `folder`. Refuses a folder that has files but no manifest, and a second
  /// build of the same folder at the same time; what a killed build left is cleared away.
  /// With `precompress` every text stands there also as .br and .gz, for servers that send such.
  static std::unique_ptr<StagedSite> open(const std::string& folder, Diagnostics& out,
                                          bool precompress = false);
  ~StagedSite();  // an uncommitted stage leaves no trace

  /// Stages a file. May be called from several threads. A file whose bytes are those of the old
  /// site is the old file, with its time, and so are its compressed copies.
  bool put(const std::string& path, std::string_view bytes);
  /// Keeps a file of the old site as it is, with its compressed copies.
  bool keep(const std::string& path);
  /// Swaps the stage in. Nothing is touched when nothing changed.
  bool commit(std::vector<Summary> forms, Diagnostics& out);

  const Manifest& old() const;

 private:
  struct State;
  explicit StagedSite(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

std::span<const Message> write_messages();

}  // namespace blankett
