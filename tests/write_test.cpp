// Writing a site: staged beside the folder, swapped in whole, left alone when nothing changed.

#include "write/write.h"

#include <brotli/decode.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/hash.h"
#include "base/process.h"
#include "support/catch.h"
#include "write/file.h"

namespace blankett::tests {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test; the site is `top/output`.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "blankett_write_XXXXXX").string();
    top = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(top, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path top;
  fs::path site() const { return top / "output"; }
};

std::string bytes_of(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

void put(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

// Every file and link below a folder, by path; the manifest by name only.
std::string listed(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory() && !entry.is_symlink()) continue;
    const std::string path = entry.path().lexically_relative(folder).string();
    files[path] = path.ends_with(kManifestName) ? "" : " " + bytes_of(entry.path());
  }
  std::string out;
  for (const auto& [path, bytes] : files) out += path + bytes + "\n";
  return out;
}

struct Identity {
  ino_t inode;
  timespec changed;
  friend bool operator==(const Identity& a, const Identity& b) {
    return a.inode == b.inode && a.changed.tv_sec == b.changed.tv_sec &&
           a.changed.tv_nsec == b.changed.tv_nsec;
  }
};
Identity identity(const fs::path& path) {
  struct stat s {};
  ::stat(path.c_str(), &s);
  return {s.st_ino, s.st_mtim};
}

std::string said(const Diagnostics& out) {
  std::string words;
  for (const Finding& f : resolve(out, Sources(), {})) words += f.rule + ": " + f.message + "\n";
  return words;
}

// What is said of a whole build; "" when it went well.
std::string build(const std::string& folder, const std::map<std::string, std::string>& files,
                  std::vector<Summary> forms = {}) {
  Diagnostics out;
  const auto stage = StagedSite::open(folder, out);
  if (!stage) return said(out);
  for (const auto& [path, bytes] : files) stage->put(path, bytes);
  const bool well = stage->commit(std::move(forms), out);
  CHECK(well == out.empty());
  return said(out);
}

// Brotli has no command in Debian's base system; its own library judges.
std::string brotli_decoded(const std::string& bytes) {
  std::string out(std::size_t{1} << 20, '\0');
  std::size_t size = out.size();
  const auto result =
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data()));
  CHECK(result == BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

bool has_stage(const fs::path& top) { return fs::exists(top / ".output.next"); }

const std::map<std::string, std::string> kSite = {
    {"assets/a.css", "a{}"}, {"sv/index.html", "<p>sv</p>"}, {"sv/form/index.html", "<p>form</p>"}};

}  // namespace

TEST_CASE("a first build writes the site and its manifest", "[write]") {
  const Folder folder;
  CHECK(build(folder.site(), kSite, {{"sv", "form", "<b>T</b>", "S", "T"}}) == "");
  CHECK(listed(folder.top) ==
        "output/.blankett.json\noutput/assets/a.css a{}\noutput/sv/form/index.html <p>form</p>\n"
        "output/sv/index.html <p>sv</p>\n");
  const Manifest manifest = read_manifest(folder.site());
  CHECK(manifest.files.size() == 3);
  CHECK(manifest.files.at("assets/a.css") == hex(hash_of("a{}")));
  REQUIRE(manifest.forms.size() == 1);
  CHECK(manifest.forms[0].language == "sv");
  CHECK(manifest.forms[0].form == "form");
  CHECK(manifest.forms[0].title_html == "<b>T</b>");
  CHECK(manifest.forms[0].summary_html == "S");
  CHECK(manifest.forms[0].title == "T");
}

// What a build with compressed copies leaves; `language` is kept as it was when nothing is given.
std::map<std::string, Identity> build_compressed(const Folder& folder, const std::string& page,
                                                 bool keep = false) {
  Diagnostics out;
  const auto stage = StagedSite::open(folder.site(), out, true);
  REQUIRE(stage);
  if (keep)
    for (const auto& [path, hash] : stage->old().files) stage->keep(path);
  else
    for (const char* path : {"sv/index.html", "sv/small.html", "media/a.png"})
      stage->put(path, path == std::string("sv/small.html") ? "<p/>" : page);
  REQUIRE(stage->commit({}, out));
  std::map<std::string, Identity> files;
  for (const auto& [path, hash] : read_manifest(folder.site()).files) {
    CHECK(hex(hash_of(bytes_of(folder.site() / path))) == hash);
    files.emplace(path, identity(folder.site() / path));
  }
  return files;
}

std::string repeated(const char* text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string unzipped(const std::string& command, const fs::path& file) {
  const ProgramRun run = run_program({command, "-dc"}, bytes_of(file));
  CHECK(run.code == 0);
  return run.out;
}

TEST_CASE("texts have compressed copies, which give the same bytes back", "[write]") {
  const Folder folder;
  const std::string page = repeated("<p>Sök plats åt ditt barn</p>\n", 200);
  const auto files = build_compressed(folder, page);
  std::string names;
  for (const auto& [path, identity] : files) names += path + " ";
  // Not what is smaller than a packet, nor what is compressed already.
  CHECK(names == "media/a.png sv/index.html sv/index.html.br sv/index.html.gz sv/small.html ");
  CHECK(bytes_of(folder.site() / "sv/index.html.br").size() < page.size() / 20);
  CHECK(unzipped("gzip", folder.site() / "sv/index.html.gz") == page);
  CHECK(brotli_decoded(bytes_of(folder.site() / "sv/index.html.br")) == page);
  // No name, no time: a second build elsewhere gives the same.
  const Folder other;
  build_compressed(other, page);
  for (const char* ending : {".br", ".gz"})
    CHECK(bytes_of(folder.site() / ("sv/index.html" + std::string(ending))) ==
          bytes_of(other.site() / ("sv/index.html" + std::string(ending))));
}

TEST_CASE("compressed copies are made again only when their file has changed", "[write]") {
  const Folder folder;
  const std::string page = repeated("<p>a</p>\n", 300);
  const auto first = build_compressed(folder, page);
  CHECK(build_compressed(folder, page) == first);
  CHECK(build_compressed(folder, page, true) == first);
  const auto changed = build_compressed(folder, page + "<p>b</p>");
  CHECK_FALSE(changed.at("sv/index.html.br") == first.at("sv/index.html.br"));
  CHECK(unzipped("gzip", folder.site() / "sv/index.html.gz") == page + "<p>b</p>");
  // A copy that somebody has touched is no copy.
  put(folder.site() / "sv/index.html.gz", "spoilt");
  build_compressed(folder, page + "<p>b</p>");
  CHECK(unzipped("gzip", folder.site() / "sv/index.html.gz") == page + "<p>b</p>");
  // A file that has become small loses its copies.
  CHECK(build_compressed(folder, "<p/>").size() == 3);
}

TEST_CASE("a build without compressed copies leaves none", "[write]") {
  const Folder folder;
  build_compressed(folder, repeated("<p>a</p>\n", 300));
  REQUIRE(build(folder.site(), kSite) == "");
  CHECK(read_manifest(folder.site()).files.size() == 3);
  CHECK_FALSE(fs::exists(folder.site() / "sv/index.html.br"));
}

TEST_CASE("parents of the folder are made", "[write]") {
  const Folder folder;
  CHECK(build(folder.top / "a/b/c", kSite) == "");
  CHECK(bytes_of(folder.top / "a/b/c/assets/a.css") == "a{}");
}

TEST_CASE("equal bytes keep their file and its time", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  const Identity same = identity(folder.site() / "assets/a.css");
  const Identity changed = identity(folder.site() / "sv/index.html");
  auto files = kSite;
  files["sv/index.html"] = "<p>SV</p>";  // of the same length
  CHECK(build(folder.site(), files) == "");
  CHECK(identity(folder.site() / "assets/a.css") == same);
  CHECK_FALSE(identity(folder.site() / "sv/index.html") == changed);
  CHECK(bytes_of(folder.site() / "sv/index.html") == "<p>SV</p>");
}

TEST_CASE("a build that changes nothing touches nothing", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  const Identity site = identity(folder.site());
  const Identity manifest = identity(folder.site() / kManifestName);
  CHECK(build(folder.site(), kSite) == "");
  CHECK(identity(folder.site()) == site);
  CHECK(identity(folder.site() / kManifestName) == manifest);
  CHECK_FALSE(has_stage(folder.top));
}

TEST_CASE("a file that somebody changed or deleted is written anew", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  put(folder.site() / "assets/a.css", "b{}");
  fs::remove(folder.site() / "sv/index.html");
  CHECK(build(folder.site(), kSite) == "");
  CHECK(bytes_of(folder.site() / "assets/a.css") == "a{}");
  CHECK(bytes_of(folder.site() / "sv/index.html") == "<p>sv</p>");
}

TEST_CASE("what is no longer in the site vanishes", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  CHECK(build(folder.site(), {{"sv/index.html", "new"}}) == "");
  CHECK(listed(folder.top) == "output/.blankett.json\noutput/sv/index.html new\n");
}

TEST_CASE("a folder that is not ours is left alone", "[write]") {
  const Folder folder;
  put(folder.site() / "thesis.txt", "years of work");
  CHECK(build(folder.site(), kSite) ==
        "write/foreign-folder: " + folder.site().string() +
            " was not made by blankett and is not empty; it is left alone\n");
  CHECK(listed(folder.top) == "output/thesis.txt years of work\n");
}

TEST_CASE("a file in the place of the folder is left alone", "[write]") {
  const Folder folder;
  put(folder.site(), "a file");
  CHECK(build(folder.site(), kSite).starts_with("write/foreign-folder: "));
  CHECK(listed(folder.top) == "output a file\n");
}

TEST_CASE("an empty folder is taken", "[write]") {
  const Folder folder;
  fs::create_directory(folder.site());
  CHECK(build(folder.site(), kSite) == "");
  CHECK(fs::exists(folder.site() / "sv/index.html"));
}

TEST_CASE("a folder that is a link stays one", "[write]") {
  const Folder folder;
  fs::create_directory(folder.top / "real");
  fs::create_directory_symlink(folder.top / "real", folder.site());
  CHECK(build(folder.site(), kSite) == "");
  CHECK(fs::is_symlink(folder.site()));
  CHECK(bytes_of(folder.top / "real/sv/index.html") == "<p>sv</p>");
  CHECK(build(folder.site(), {{"x", "y"}}) == "");
  CHECK(listed(folder.top / "real") == ".blankett.json\nx y\n");
  CHECK_FALSE(fs::exists(folder.top / ".real.next"));
}

TEST_CASE("a link to nowhere is refused", "[write]") {
  const Folder folder;
  fs::create_directory_symlink(folder.top / "gone", folder.site());
  const fs::path before = fs::current_path();
  CHECK(build(folder.site(), kSite).starts_with("write/failed: " + folder.site().string()));
  CHECK(fs::is_symlink(folder.site()));
  CHECK_FALSE(fs::exists(before / "..next"));
}

TEST_CASE("what a killed build left is cleared away", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  put(folder.top / ".output.next/sv/half.html", "<p");
  CHECK(build(folder.site(), {{"x", "y"}}) == "");
  CHECK(listed(folder.top) == "output/.blankett.json\noutput/x y\n");
  CHECK_FALSE(has_stage(folder.top));
}

TEST_CASE("a second build at the same time is refused", "[write]") {
  const Folder folder;
  Diagnostics out;
  const auto first = StagedSite::open(folder.site(), out);
  REQUIRE(first);
  first->put("x", "first");
  CHECK(build(folder.site(), kSite) ==
        "write/busy: another build is writing " + folder.site().string() + "\n");
  CHECK(first->commit({}, out));
  CHECK(listed(folder.site()) == ".blankett.json\nx first\n");
}

TEST_CASE("the lock ends with the build", "[write]") {
  const Folder folder;
  Diagnostics out;
  auto first = StagedSite::open(folder.site(), out);
  first.reset();
  CHECK(build(folder.site(), kSite) == "");
}

TEST_CASE("a stage that is not committed leaves no trace", "[write]") {
  const Folder folder;
  {
    Diagnostics out;
    const auto stage = StagedSite::open(folder.site(), out);
    REQUIRE(stage);
    CHECK(stage->put("sv/index.html", "x"));
    CHECK(has_stage(folder.top));
    CHECK_FALSE(fs::exists(folder.site()));
  }
  CHECK(listed(folder.top) == "");
  CHECK_FALSE(has_stage(folder.top));
}

TEST_CASE("a failure to write leaves the old site", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  const std::string before = listed(folder.top);
  // A file cannot be where a folder is needed.
  const std::string words = build(folder.site(), {{"a", "file"}, {"a/b", "x"}});
  CHECK(words.starts_with("write/failed: " + folder.site().string() + " could not be written: "));
  CHECK(words.find(".output.next/a/b: Not a directory") != std::string::npos);
  CHECK(listed(folder.top) == before);
  CHECK_FALSE(has_stage(folder.top));
}

TEST_CASE("a folder below a file cannot be made", "[write]") {
  const Folder folder;
  put(folder.top / "file", "x");
  CHECK(build(folder.top / "file/output", kSite) ==
        "write/failed: " + (folder.top / "file/.output.next").string() +
            " could not be written: Not a directory\n");
  CHECK(build(folder.top / "file/a/output", kSite).starts_with("write/failed: "));
  CHECK(listed(folder.top) == "file x\n");
}

TEST_CASE("a partial build keeps the rest as it is", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  const Identity kept = identity(folder.site() / "sv/index.html");
  Diagnostics out;
  {
    const auto stage = StagedSite::open(folder.site(), out);
    REQUIRE(stage);
    CHECK(stage->old().files.size() == 3);
    CHECK(stage->keep("sv/index.html"));
    CHECK(stage->put("sv/form/index.html", "new"));
    CHECK(stage->commit({}, out));
  }
  CHECK(listed(folder.site()) ==
        ".blankett.json\nsv/form/index.html new\nsv/index.html <p>sv</p>\n");
  CHECK(identity(folder.site() / "sv/index.html") == kept);
  CHECK(read_manifest(folder.site()).files.at("sv/index.html") == hex(hash_of("<p>sv</p>")));
}

TEST_CASE("a kept file that is gone is not missed", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  fs::remove(folder.site() / "sv/index.html");
  Diagnostics out;
  const auto stage = StagedSite::open(folder.site(), out);
  CHECK(stage->keep("sv/index.html"));
  CHECK(stage->commit({}, out));
  CHECK(read_manifest(folder.site()).files.empty());
}

TEST_CASE("what was kept and then put is the old file until the swap", "[write]") {
  const Folder folder;
  REQUIRE(build(folder.site(), kSite) == "");
  const Identity css = identity(folder.site() / "assets/a.css");
  {
    Diagnostics out;
    const auto stage = StagedSite::open(folder.site(), out);
    stage->keep("assets/a.css");
    CHECK(stage->put("assets/a.css", "a{}"));  // the same bytes: the same file
    stage->keep("sv/index.html");
    CHECK(stage->put("sv/index.html", "other"));  // not written through the link
    CHECK(bytes_of(folder.site() / "sv/index.html") == "<p>sv</p>");
    CHECK(stage->commit({}, out));
  }
  CHECK(identity(folder.site() / "assets/a.css") == css);
  CHECK(bytes_of(folder.site() / "sv/index.html") == "other");
}

TEST_CASE("files are put from many threads", "[write]") {
  const Folder folder;
  Diagnostics out;
  const auto stage = StagedSite::open(folder.site(), out);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&stage, t] {
      for (int i = 0; i < 25; ++i)
        stage->put(std::to_string(i) + "/" + std::to_string(t), std::to_string(i * t));
    });
  threads.clear();
  CHECK(stage->commit({}, out));
  CHECK(read_manifest(folder.site()).files.size() == 100);
  CHECK(bytes_of(folder.site() / "24/3") == "72");
}

TEST_CASE("the folder may be relative or end with a slash", "[write]") {
  const Folder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.top);
  CHECK(build("output", kSite) == "");
  CHECK(build("output/", {{"x", "1"}}) == "");
  CHECK(build("./a/../output//", {{"x", "2"}}) == "");
  fs::current_path(before);
  CHECK(build(folder.site().string() + "/", {{"x", "3"}}) == "");
  CHECK(listed(folder.top) == "output/.blankett.json\noutput/x 3\n");
}

TEST_CASE("a manifest that is not ours, or broken, is no manifest", "[write]") {
  const Folder folder;
  const auto manifest = [&](const std::string& bytes) {
    put(folder.site() / kManifestName, bytes);
    return read_manifest(folder.site());
  };
  CHECK(read_manifest(folder.top / "none").files.empty());
  for (const char* bytes :
       {"", "[", "[]", "null", "{}", R"({"generator":"other","files":{"a":"b"}})",
        R"({"generator":5,"files":{"a":"b"}})"}) {
    INFO(bytes);
    CHECK(manifest(bytes).files.empty());
  }
  const Manifest odd = manifest(R"({"generator":"blankett","files":{"a":1,"b":"x","../c":"x",
      "/d":"x","e/../../f":"x"},"forms":[1,{"language":2,"form":"f"},{"language":"sv","form":"g"}]})");
  CHECK(odd.files == std::map<std::string, std::string>{{"b", "x"}});  // nothing outside the folder
  REQUIRE(odd.forms.size() == 1);
  CHECK(odd.forms[0].form == "g");
}

TEST_CASE("a file that blankett did not make is never lost", "[write]") {
  const Folder folder;
  put(folder.site() / kManifestName, "{\"generator\": 5");  // a broken manifest names no file
  CHECK(build(folder.site(), kSite) == "");
  put(folder.site() / "statistik/2026.csv", "x");
  CHECK(build(folder.site(), kSite).find("statistik/2026.csv") != std::string::npos);
  CHECK(fs::exists(folder.site() / "statistik/2026.csv"));
}

TEST_CASE("one file is replaced whole, with its rights, through its link", "[write]") {
  const Folder folder;
  const fs::path file = folder.top / "new/folder/form.xml";
  CHECK(replace_file(file.string(), "one") == std::nullopt);
  CHECK(bytes_of(file) == "one");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(file, folder.top / "link.xml");
  CHECK(replace_file((folder.top / "link.xml").string(), "two") == std::nullopt);
  CHECK(fs::is_symlink(folder.top / "link.xml"));
  CHECK(bytes_of(file) == "two");
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(replace_file((file / "below").string(), "x") != std::nullopt);
  CHECK(replace_file((folder.top / "new").string(), "x") != std::nullopt);  // a folder
  fs::create_symlink("nowhere", folder.top / "dead");
  CHECK(replace_file((folder.top / "dead").string(), "x") != std::nullopt);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.top))
    files += entry.is_regular_file() && !entry.is_symlink();
  CHECK(files == 1);
}

}  // namespace blankett::tests
