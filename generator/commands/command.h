#pragma once
// What the command line asks for, and one function per subcommand. Each returns the exit code.

#include <string>
#include <vector>

#include "pipeline.h"

namespace blankett {

/// 0 clean; 1 the author's errors, or warnings under --strict; 2 usage; 3 the disk or our own bug.
enum ExitCode : int { kClean = 0, kAuthor = 1, kUsage = 2, kWorld = 3 };

enum class Format : std::uint8_t {
  text,
  json,
  sarif,
  // from an audit, so only check has them
  audit,
  html,
  junit,
  earl,
  wcag_em,
  openacr
};
enum class Report : std::uint8_t { text, json, html };

struct Arguments {
  Options options{};
  std::string out = "output";
  std::vector<std::string> paths{};  // check, fmt, fix, readability; the forms of lock
  std::string name{};                // explain, graph; the id of what is new; OLD of diff
  std::string what{};                // new: form, block or rule; NEW of diff;
                                     // OLD of readability
  std::string language{};            // new rule, reference, graph
  std::string file{};                // reference, graph, check; empty: stdout
  std::string uses{};                // graph --uses
  std::string today{};               // validate, check; empty: today
  std::string csv{};                 // extract: a table instead of files
  Format format = Format::text;
  Report report = Report::text;  // translations, readability
  unsigned jobs = 0;             // 0: as many as there are cores
  bool strict = false;
  bool timings = false;
  bool precompress = false;
  bool check_only = false;  // fmt --check
  bool dry_run = false;     // fix
  bool prefill = false;     // extract
  bool outline = false;     // check --print accessibility
  bool pictures = false;    // check --pictures
  bool changed = false;     // review --changed
};

int build(const Arguments& arguments);
int check(const Arguments& arguments);
int explain(const Arguments& arguments);
int schema(const Arguments& arguments);
int format(const Arguments& arguments);
int fix(const Arguments& arguments);
int create(const Arguments& arguments);
int reference(const Arguments& arguments);
int graph(const Arguments& arguments);
int judge(const Arguments& arguments);
int diff(const Arguments& arguments);
int lock(const Arguments& arguments);
int review(const Arguments& arguments);
int extract(const Arguments& arguments);
int merge(const Arguments& arguments);
int readability(const Arguments& arguments);
int translations(const Arguments& arguments);

/// Reads the command line; a usage error has been printed.
int run(int argc, const char* const* argv);

}  // namespace blankett
