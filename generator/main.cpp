// argv → exit code. What third parties throw past their wrappers is our bug.

#include <cstdio>
#include <exception>

#include "commands/command.h"

int main(int argc, char** argv) {
  try {
    return blankett::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "blankett: internal error: %s\n", error.what());
    return blankett::kWorld;
  }
}
