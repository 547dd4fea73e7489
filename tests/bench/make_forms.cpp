// Makes a project of N synthetic forms in L languages for the benchmark: 25 questions in five
// steps, conditions, a building block, an exit, checks; every form differs a little. The page texts
// and rules are those of the repository.
//   make_forms REPOSITORY FOLDER FORMS LANGUAGES

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kLanguages = {"sv", "en", "fi", "es", "pl",
                                             "so", "de", "fr", "nb", "da"};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A form and, beside it, its texts in the order of their translation units.
struct Form {
  std::string xml;
  std::vector<std::pair<std::string, std::string>> units;  // id without the form's, words
};

class Maker {
 public:
  explicit Maker(int number) : number_(number) {}

  Form make() {
    const std::string id = fmt::format("ansokan-{}", number_);
    xml_ = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<form id=\"{}\" version=\"1.0.0\" "
        "xml:lang=\"sv\">\n",
        id);
    text("title", "title", fmt::format("Ansök om tillstånd nummer {}", number_));
    text("summary", "summary", "Du som bor i staden kan ansöka här. Det tar ungefär tio minuter.");
    xml_ += fmt::format(
        "<service owner=\"kontoret\"><processing days=\"{}\"/><endpoint "
        "href=\"https://e.example/{}\"/></service>\n",
        5 + number_ % 20, id);
    xml_ += "<condition id=\"bada\" label=\"";
    unit("condition.bada.label", "Du har svarat ja på båda frågorna");
    xml_ += "Du har svarat ja på båda frågorna\">ja_1 is yes and ja_2 is yes</condition>\n";
    for (int step = 1; step <= 5; ++step) this->step(step);
    xml_ += "</form>\n";
    return {std::move(xml_), std::move(units_)};
  }

 private:
  void unit(const std::string& id, const std::string& words) { units_.emplace_back(id, words); }
  void text(const char* element, const std::string& id, const std::string& words) {
    xml_ += fmt::format("<{0}>{1}</{0}>\n", element, words);
    unit(id, words);
  }
  void open(const std::string& kind, const std::string& id, const std::string& more,
            const std::string& label) {
    xml_ += fmt::format("<{} id=\"{}\"{}>", kind, id, more);
    text("label", id + ".label", label);
  }
  void close(const std::string& kind) { xml_ += fmt::format("</{}>\n", kind); }

  void step(int n) {
    xml_ += fmt::format("<step id=\"steg_{}\">\n", n);
    text("title", fmt::format("step.steg_{}.title", n), fmt::format("Uppgifter i del {}", n));
    const std::string s = std::to_string(n);
    open("yes-no", "ja_" + s, " required=\"yes\"",
         "Har du sökt det här tidigare, fråga " + s + "?");
    close("yes-no");
    if (n == 1) {
      xml_ +=
          "<exit id=\"slut\" when=\"ja_1 is no\"><title>Du kan inte ansöka här</title><p>Ring oss "
          "i stället.</p></exit>\n";
      unit("exit.slut.title", "Du kan inte ansöka här");
      unit("exit.slut.text", "<g id=\"1\" ctype=\"x-p\">Ring oss i stället.</g>");
      xml_ += "<use block=\"person\" id=\"person\"/>\n";
    }
    open("choice", "val_" + s, " required=\"yes\"", "Vad gäller din ansökan i del " + s + "?");
    for (const char* option : {"bil", "cykel", "buss"}) {
      const std::string words = fmt::format("Jag använder {} varje dag", option);
      xml_ += fmt::format("<option value=\"{}\">{}</option>", option, words);
      unit(fmt::format("val_{}.option.{}", n, option), words);
    }
    close("choice");
    open("text", "namn_" + s, fmt::format(" show-when=\"val_{} is one of bil, cykel\"", n),
         "Vad heter den som äger fordonet i del " + s + "?");
    text("hint", "namn_" + s + ".hint", "Skriv för- och efternamn så som det står i registret.");
    close("text");
    open("email", "epost_" + s, n > 2 ? " show-when=\"@bada\"" : "", "E-postadress för del " + s);
    close("email");
    open("date", "dag_" + s, n > 1 ? " required=\"yes\"" : "",
         "Vilken dag ska det börja gälla i del " + s + "?");
    close("date");
    if (n > 1) {
      const std::string words =
          fmt::format("Dagen i del {} måste vara efter dagen i del {}", n, n - 1);
      xml_ += fmt::format("<check that=\"dag_{} is after dag_{}\">{}</check>\n", n, n - 1, words);
      unit(fmt::format("check.{}.text", n - 1), words);
    }
    if (n == 5) {
      open("declaration", "intyg", " required=\"yes\"", "Jag intygar att mina svar stämmer");
      close("declaration");
    }
    xml_ += "</step>\n";
  }

  int number_;
  std::string xml_;
  std::vector<std::pair<std::string, std::string>> units_;
};

std::string xliff(const std::string& id, const std::string& language, const Form& form) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" "
      "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"forms/{0}/form.xml\" "
      "source-language=\"sv\" target-language=\"{1}\" datatype=\"xml\"><body>\n",
      id, language);
  for (const auto& [unit, words] : form.units)
    out += fmt::format(
        "<trans-unit id=\"{0}.{1}\" "
        "resname=\"{0}.{1}\"><source>{2}</source><target>{2}</target></trans-unit>\n",
        id, unit, words);
  return out + "</body></file></xliff>\n";
}

void locale(const fs::path& repository, const fs::path& folder, const std::string& language) {
  const fs::path from = repository / "locales" / (language == "sv" ? "sv" : "en");
  const fs::path to = folder / "locales" / language;
  const auto renamed = [&](const fs::path& file) {
    std::string text = read(from / file);
    text = std::regex_replace(text, std::regex("target-language=\"en\""),
                              "target-language=\"" + language + "\"");
    text =
        std::regex_replace(text, std::regex("lang=\"en\" name"), "lang=\"" + language + "\" name");
    if (!text.empty()) write(to / file, text);
  };
  renamed("locale.xml");
  renamed("ui.xlf");
  renamed("blocks/person.xlf");
  for (const auto& rule : fs::directory_iterator(from / "rules"))
    renamed(fs::path("rules") / rule.path().filename());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "make_forms REPOSITORY FOLDER FORMS LANGUAGES\n");
    return 2;
  }
  const fs::path repository = argv[1], folder = argv[2];
  const int forms = std::atoi(argv[3]);
  const auto languages = static_cast<std::size_t>(std::atoi(argv[4]));
  if (forms < 1 || languages < 1 || languages > kLanguages.size()) return 2;
  for (std::size_t i = 0; i < languages; ++i) locale(repository, folder, kLanguages[i]);
  write(folder / "forms/blocks/person.xml", read(repository / "forms/blocks/person.xml"));
  for (int n = 1; n <= forms; ++n) {
    const std::string id = fmt::format("ansokan-{}", n);
    const Form form = Maker(n).make();
    write(folder / "forms" / id / "form.xml", form.xml);
    for (std::size_t i = 1; i < languages; ++i)
      write(folder / "locales" / kLanguages[i] / "forms" / (id + ".xlf"),
            xliff(id, kLanguages[i], form));
  }
}
