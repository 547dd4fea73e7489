// blankett new form|block|rule ID: files to begin from, which build as they are.

#include <fmt/format.h>

#include <algorithm>

#include "authoring/starters.h"
#include "base/text.h"
#include "commands/command.h"
#include "validate/value.h"
#include "write/file.h"

namespace blankett {
namespace {

class Scaffold {
 public:
  explicit Scaffold(const Arguments& arguments)
      : a_(arguments), swedish_(arguments.options.reader == "sv") {}

  int run() {
    const Options& o = a_.options;
    const Folders folders{o.forms, o.locales};
    const bool rule = a_.what == "rule";
    if (!rule && !a_.language.empty())
      return no("bara en regel har ett språk: ta bort --language",
                "only a rule has a language: leave --language out");
    if (!id_is_good()) return kUsage;
    if (rule) return rule_in(a_.language.empty() ? "sv" : a_.language, folders);
    if (!files_.is_folder(o.forms))
      return no("det finns ingen mapp {}; stå i projektets mapp eller ange --forms",
                "there is no folder {}; stand in the project's folder or give --forms", o.forms);
    const bool english = files_.is_file(o.locales + "/en/locale.xml");
    return a_.what == "form" ? write(new_form(a_.name, folders, english), o.forms + "/" + a_.name)
                             : write(new_block(a_.name, folders, english), "");
  }

 private:
  template <class... Values>
  int no(const char* sv, const char* en, const Values&... values) const {
    fmt::print(stderr, "blankett: {}\n", fmt::format(fmt::runtime(swedish_ ? sv : en), values...));
    return kUsage;
  }

  bool id_is_good() const {
    const std::string& id = a_.name;
    if (has_form(id, {.name = "id", .type = ValueType::form_id})) return true;
    const std::string meant = as_id(id);
    const std::string mean =
        meant.empty() ? "" : (swedish_ ? "; menade du `" : "; did you mean `") + meant + "`?";
    no("`{}` kan inte vara ett namn: börja med en liten bokstav a–z; sedan a–z, 0–9 och ett - "
       "emellan{}",
       "`{}` cannot be a name: begin with a small letter a-z; then a-z and 0-9, with single - "
       "between{}",
       id, mean);
    return false;
  }

  int rule_in(const std::string& language, const Folders& folders) {
    std::vector<std::string> languages;
    for (const std::string& name : files_.entries(folders.locales))
      if (files_.is_file(folders.locales + "/" + name + "/locale.xml")) languages.push_back(name);
    if (std::find(languages.begin(), languages.end(), language) != languages.end())
      return write(new_rule(a_.name, folders, language), "");
    std::string all;
    for (const std::string& name : languages) all += (all.empty() ? "`" : ", `") + name + "`";
    return no("det finns inget språk `{}` i {}; språken är {}",
              "there is no language `{}` in {}; the languages are {}", language, folders.locales,
              all.empty() ? "–" : all);
  }

  // `folder` is what the files have to themselves; "" when they stand among others. Nothing is
  // written when anything is there.
  int write(const std::vector<NewFile>& files, const std::string& folder) {
    if (!folder.empty() && files_.is_folder(folder))
      return no("{} finns redan; välj ett annat namn", "{} is there already; choose another name",
                folder);
    const bool shared =
        folder == a_.options.forms + "/blocks" || folder == a_.options.forms + "/lists";
    if (shared)
      return no("{} är mappen för det som formulären delar; välj ett annat namn",
                "{} is the folder of what forms share; choose another name", folder);
    for (const NewFile& file : files)
      if (files_.is_file(file.path))
        return no("{} finns redan; välj ett annat namn", "{} is there already; choose another name",
                  file.path);
    for (const NewFile& file : files) {
      if (const auto wrong = replace_file(file.path, file.bytes)) {
        no("{} kunde inte skrivas: {}", "{} could not be written: {}", file.path, *wrong);
        return kWorld;
      }
      fmt::print("{}\n", file.path);
    }
    std::fflush(stdout);
    next_steps();
    return kClean;
  }

  void next_steps() const {
    const std::string forms = a_.options.forms, id = a_.name;
    const auto say = [&](const std::string& sv, const std::string& en) {
      fmt::print(stderr, "{}\n", swedish_ ? sv : en);
    };
    if (a_.what == "form")
      return say(
          "Byt texterna mot dina egna, på båda språken. Kör sedan: blankett check " + forms + "/" +
              id,
          "Put your own words in, in both languages. Then run: blankett check " + forms + "/" + id);
    if (a_.what == "block")
      return say("Sätt in blocket i ett formulär med <use block=\"" + id +
                     "\" id=\"…\"/>. Kör sedan: blankett check " + forms,
                 "Insert the block in a form with <use block=\"" + id +
                     "\" id=\"…\"/>. Then run: blankett check " + forms);
    say("Byt orden och exemplen mot dina egna. Kör sedan: blankett explain " + id,
        "Put your own words and examples in. Then run: blankett explain " + id);
  }

  const Arguments& a_;
  bool swedish_;
  DiskFiles files_{};
};

}  // namespace

int create(const Arguments& arguments) { return Scaffold(arguments).run(); }

}  // namespace blankett
