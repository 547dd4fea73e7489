// Stands where hunspell's library was not there to build with. Tested by spelling_test.cpp.

#include "plain/dictionary.h"

namespace blankett::plain {

bool can_look_up_words() { return false; }
std::unique_ptr<WordFiles> open_words(const std::string& /*path*/) { return nullptr; }

}  // namespace blankett::plain
