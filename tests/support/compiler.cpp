#include "support/place.h"

namespace blankett::tests {
const char* const kCompiler = BLANKETT;
}  // namespace blankett::tests
