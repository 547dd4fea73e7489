// The wrapper of hunspell; built when its library is there. Tested by spelling_test.cpp.

#include <hunspell/hunspell.hxx>

#include "plain/dictionary.h"

namespace blankett::plain {
namespace {

class HunspellFiles : public WordFiles {
 public:
  explicit HunspellFiles(const std::string& path)
      : hunspell_((path + ".aff").c_str(), (path + ".dic").c_str()) {}
  bool knows(const std::string& word) override { return hunspell_.spell(word); }

 private:
  Hunspell hunspell_;
};

}  // namespace

bool can_look_up_words() { return true; }
std::unique_ptr<WordFiles> open_words(const std::string& path) {
  return std::make_unique<HunspellFiles>(path);
}

}  // namespace blankett::plain
