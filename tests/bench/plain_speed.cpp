// How fast texts are read with the plain-language rules, and how long the rules take to load, in
// CPU time of one thread.
//   plain_speed LOCALES LANGUAGE WORDS TEXT.txt… → words a second, without and with suggestions
// Each line of the files is a text; they are read again until WORDS words have been. Nothing is
// kept from one reading to the next.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline.h"
#include "plain/linter.h"

namespace {

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  constexpr double kNano = 1e-9;
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * kNano;
}

}  // namespace

int main(int count, char** words) {
  using namespace blankett;
  if (count < 5) return 2;
  const std::string language = words[2];
  const auto wanted = static_cast<std::size_t>(std::atoll(words[3]));
  std::vector<std::string> texts;
  for (int i = 4; i < count; ++i) {
    std::ifstream file(words[i]);
    for (std::string line; std::getline(file, line);)
      if (!line.empty()) texts.push_back(line);
  }

  Options options;
  options.locales = words[1];
  constexpr int kLoads = 20;
  const DiskFiles files;
  std::vector<double> loads;
  std::unique_ptr<Project> project;
  for (int i = 0; i < kLoads; ++i) {
    const double began = cpu_seconds();
    project = load_language(files, language, options);
    loads.push_back(cpu_seconds() - began);
  }
  std::sort(loads.begin(), loads.end());
  fmt::print("{}: the rules load in {:.1f} ms (first {:.1f} to {:.1f})\n", language,
             loads[kLoads / 2] * 1000, loads.front() * 1000, loads.back() * 1000);
  if (project->locales.empty() || texts.empty()) return 1;

  for (const bool suggestions : {false, true}) {
    options.suggestions = suggestions;
    project = load_language(files, language, options);
    const plain::Linter& linter = *project->locales.front().linter;
    std::size_t read = 0, found = 0;
    const double began = cpu_seconds();
    for (std::size_t i = 0; read < wanted; i = i + 1 == texts.size() ? 0 : i + 1) {
      const plain::Analysis analysis(texts[i], linter.lexicon());
      found += linter.check(TextRole::help, analysis).size();
      read += analysis.words.size();
    }
    const double took = cpu_seconds() - began;
    fmt::print("{}: {} words, {:.0f} words a second {}, {} findings\n", language, read,
               static_cast<double>(read) / took,
               suggestions ? "with suggestions" : "without suggestions", found);
  }
}
