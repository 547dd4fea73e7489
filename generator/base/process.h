#pragma once
// Another program, started without a shell.

#include <string>
#include <string_view>
#include <vector>

namespace blankett {

struct ProgramRun {
  bool started = false;
  int code = -1;             // of the program; -1 when a signal ended it
  std::string out{}, err{};  // err says why when it did not start
};

/// Runs words[0], found as a shell would find it, with the rest as its arguments and `input` to
/// read, and waits for its end.
ProgramRun run_program(std::vector<std::string> words, std::string_view input = {});

}  // namespace blankett
