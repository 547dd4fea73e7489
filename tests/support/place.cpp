#include "support/place.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/project.h"

namespace blankett::tests {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

void put(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

Place::Place() {
  std::string name = (fs::temp_directory_path() / "blankett_cli_XXXXXX").string();
  top = ::mkdtemp(name.data());
  for (const auto& [path, bytes] : languages_and_theme()) put(top / path, bytes);
}

Place::~Place() {
  std::error_code error;
  fs::remove_all(top, error);
}

void Place::form(const std::string& id, const std::string& question,
                 const std::string& attributes) const {
  put(top / "forms" / id / "form.xml",
      "<form id=\"" + id + "\" version=\"1.0.0\" xml:lang=\"sv\"" + attributes +
          ">\n  <title>Ansök</title>\n  <summary>Du kan ansöka här.</summary>\n"
          "  <service owner=\"x\"><endpoint href=\"https://x.example/\"/></service>\n"
          "  <step id=\"ett\">\n    <title>Du</title>\n    " +
          question + "\n  </step>\n</form>\n");
}

void Place::english(const std::string& id) const {
  const auto unit = [&](const std::string& name, const std::string& sv, const std::string& en) {
    return "<trans-unit id=\"" + id + "." + name + "\"><source>" + sv + "</source><target>" + en +
           "</target></trans-unit>";
  };
  put(top / "locales/en/forms" / (id + ".xlf"),
      "<xliff version=\"1.2\"><file original=\"x\" source-language=\"sv\" target-language=\"en\" "
      "datatype=\"xml\"><body>" +
          unit("title", "Ansök", "Apply") + unit("summary", "Du kan ansöka här.", "Apply here.") +
          unit("step.ett.title", "Du", "You") + unit("namn.label", "Ditt namn", "Your name") +
          "</body></file></xliff>");
}

Run Place::run(const std::string& arguments, const std::string& environment,
               const std::string& folder) const {
  const std::string command = "cd '" + (top / folder).string() + "' && env -i " + environment +
                              " " + kCompiler + " " + arguments + " >'" + (top / ".out").string() +
                              "' 2>'" + (top / ".err").string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(top / ".out"),
          bytes_of(top / ".err")};
}

std::map<std::string, std::string> Place::site(const std::string& folder) const {
  std::map<std::string, std::string> files;
  if (!fs::exists(top / folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(top / folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(top / folder)] = bytes_of(entry.path());
  return files;
}

}  // namespace blankett::tests
