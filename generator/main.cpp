// argv → exit code. What third parties throw past their wrappers is our bug.

#include <cstdio>
#include <exception>

#include "commands/command.h"

int main(int argc, char** argv) {
  try {
    const int code = blankett::run(argc, argv);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    std::fprintf(stderr, "blankett: stdout could not be written\n");
    return blankett::kWorld;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "blankett: internal error: %s\n", error.what());
    return blankett::kWorld;
  }
}
