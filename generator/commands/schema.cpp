// blankett schema: the XSD of the form language, for XML editors.

#include <cstdio>

#include "commands/command.h"
#include "validate/grammar.h"

namespace blankett {

int schema(const Arguments&) {
  const std::string out = xsd(grammar());
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kClean;
}

}  // namespace blankett
