// blankett reference: the reference of the form language and of the rules, one web page.

#include "authoring/reference.h"

#include <fmt/format.h>

#include <cstdio>

#include "commands/command.h"
#include "commands/rule_book.h"
#include "write/file.h"

namespace blankett {

int reference(const Arguments& arguments) {
  const bool reader_is_swedish = arguments.options.reader == "sv";
  const std::string& language = arguments.language;
  const bool swedish = language.empty() ? reader_is_swedish : language == "sv";
  Options options = arguments.options;
  options.reader = swedish ? "sv" : "en";  // what rules say is in the language of the page
  const DiskFiles files;
  const auto project = load(files, options);
  const std::string page = reference_page(rule_book(*project), swedish);
  if (arguments.file.empty()) {
    std::fwrite(page.data(), 1, page.size(), stdout);
    return kClean;
  }
  const auto wrong = replace_file(arguments.file, page);
  if (!wrong) return kClean;
  fmt::print(stderr,
             fmt::runtime(reader_is_swedish ? "blankett: {} kunde inte skrivas: {}\n"
                                            : "blankett: {} could not be written: {}\n"),
             arguments.file, *wrong);
  return kWorld;
}

}  // namespace blankett
