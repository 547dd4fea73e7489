// Sources and places in them, tables, files, findings: what everything else stands on.

#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "base/finding.h"
#include "base/hash.h"
#include "base/index.h"
#include "base/process.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

std::string place(const Sources& sources, SourceId id, std::uint32_t offset) {
  const Position p = sources.position(id, offset);
  return std::to_string(p.line) + ":" + std::to_string(p.column);
}

// Places of every byte offset from 0 to the end.
std::string places(const std::string& bytes) {
  Sources sources;
  const SourceId id = sources.add("x", bytes);
  std::string out;
  for (std::uint32_t i = 0; i <= bytes.size(); ++i) out += (i ? " " : "") + place(sources, id, i);
  return out;
}

Finding finding(std::string rule, std::optional<Place> at) {
  Finding f;
  f.rule = std::move(rule);
  f.place = std::move(at);
  return f;
}

Place at(std::string file, std::uint32_t line, std::uint32_t column) {
  return {std::move(file), {line, column}, {line, column + 1}, ""};
}

}  // namespace

TEST_CASE("sources keep their bytes and names", "[base]") {
  Sources sources;
  const SourceId a = sources.add("a.xml", "<a/>");
  const SourceId b = sources.add("b.xml", std::string("b\0c", 3));
  CHECK(sources.path(a) == "a.xml");
  CHECK(sources.path(b) == "b.xml");
  CHECK(sources.bytes(a) == "<a/>");
  CHECK(sources.bytes(b) == std::string_view("b\0c", 3));
  CHECK(sources.bytes(Span{a, 1, 2}) == "a");
  CHECK(sources.bytes(Span{a, 4, 4}) == "");
}

TEST_CASE("bytes stay where they are when sources are added", "[base]") {
  Sources sources;
  const SourceId first = sources.add("first", "x");
  const char* before = sources.bytes(first).data();
  for (int i = 0; i < 1000; ++i) sources.add("more", "y");
  CHECK(sources.bytes(first).data() == before);
}

TEST_CASE("a child's sources see those of the parent", "[base]") {
  Sources project;
  const SourceId block = project.add("block.xml", "block");
  Sources form(&project), other(&project);
  const SourceId one = form.add("one.xml", "one");
  const SourceId two = other.add("two.xml", "two");
  CHECK(one == two);  // siblings do not know of each other
  CHECK(form.path(block) == "block.xml");
  CHECK(form.bytes(one) == "one");
  CHECK(other.bytes(two) == "two");
  Sources page(&form);
  const SourceId inner = page.add("page.html", "page");
  CHECK(page.bytes(block) == "block");
  CHECK(page.bytes(one) == "one");
  CHECK(page.bytes(inner) == "page");
}

TEST_CASE("lines and columns count code points from one", "[base]") {
  CHECK(places("") == "1:1");
  CHECK(places("ab") == "1:1 1:2 1:3");
  CHECK(places("a\nb\n") == "1:1 1:2 2:1 2:2 3:1");
  CHECK(places("a\r\nb") == "1:1 1:2 1:3 2:1 2:2");
  CHECK(places("a\rb\r") == "1:1 1:2 2:1 2:2 3:1");
  CHECK(places("\r\r\n\n") == "1:1 2:1 2:2 3:1 4:1");
  CHECK(places("\tx") == "1:1 1:2 1:3");     // a tab is one column
  CHECK(places("åb") == "1:1 1:2 1:2 1:3");  // inside å is after it
  CHECK(places("😀") == "1:1 1:2 1:2 1:2 1:2");
}

TEST_CASE("a byte-order mark takes no column", "[base]") {
  Sources sources;
  const SourceId id = sources.add("x", "\xEF\xBB\xBF<a>\n<b>");
  CHECK(place(sources, id, 3) == "1:1");
  CHECK(place(sources, id, 4) == "1:2");
  CHECK(place(sources, id, 7) == "2:1");
  CHECK(sources.line(id, 1) == "<a>");
}

TEST_CASE("a place past the end is the end", "[base]") {
  Sources sources;
  const SourceId id = sources.add("x", "ab");
  CHECK(place(sources, id, 99) == "1:3");
}

TEST_CASE("a line is without its line end", "[base]") {
  Sources sources;
  const SourceId id = sources.add("x", "ett\r\ntvå\n\nfyra");
  CHECK(sources.line(id, 1) == "ett");
  CHECK(sources.line(id, 2) == "två");
  CHECK(sources.line(id, 3) == "");
  CHECK(sources.line(id, 4) == "fyra");
  CHECK(sources.line(id, 5) == "");
  const SourceId old = sources.add("y", "ett\r\rtvå\r");
  CHECK(sources.line(old, 1) == "ett");
  CHECK(sources.line(old, 2) == "");
  CHECK(sources.line(old, 3) == "två");
  CHECK(sources.line(old, 4) == "");
  const SourceId empty = sources.add("empty", "");
  CHECK(sources.line(empty, 1) == "");
}

TEST_CASE("an index names an element of its table", "[base]") {
  Table<std::string> table;
  CHECK(table.empty());
  const Index<std::string> a = table.add("a");
  const Index<std::string> b = table.add("b");
  CHECK(table[a] == "a");
  CHECK(table[b] == "b");
  CHECK(a != b);
  table[a] = "A";
  std::string all;
  for (const std::string& item : table) all += item;
  CHECK(all == "Ab");
  CHECK(table.size() == 2);
  const Index<std::string> none;
  CHECK_FALSE(none);
  CHECK(a);
}

TEST_CASE("disk and memory give the same answers", "[base]") {
  namespace fs = std::filesystem;
  const fs::path top = fs::temp_directory_path() / "blankett_base_test";
  fs::remove_all(top);
  const std::map<std::string, std::string> files = {
      {"b.xml", "bb"},   {"a/z.xml", "zzz"}, {"a/å.xml", std::string("\0x", 2)},
      {"a/b/c.xml", ""}, {"a.b/d", "d"},     {"a-c", "dash"},
      {"aa", "a"}};
  std::map<std::string, std::string> absolute;
  for (const auto& [path, bytes] : files) {
    fs::create_directories((top / path).parent_path());
    std::ofstream(top / path, std::ios::binary) << bytes;
    absolute[top / path] = bytes;
  }
  const MemoryFiles memory(absolute);
  const DiskFiles disk;
  std::string said_by_disk, said_by_memory;
  for (const FileSystem* system :
       {static_cast<const FileSystem*>(&disk), static_cast<const FileSystem*>(&memory)}) {
    std::string& out = system == &disk ? said_by_disk : said_by_memory;
    for (const char* name : {"", "/a", "/a/b", "/b.xml", "/a/z.xml", "/a/å.xml", "/a/b/c.xml",
                             "/none", "/a.b", "/a-c", "/aa", "/b.xml/x"}) {
      const std::string path = top.string() + name;
      out += std::string(name) + (system->is_file(path) ? " file" : "") +
             (system->is_folder(path) ? " folder" : "");
      for (const std::string& entry : system->entries(path)) out += " " + entry;
      for (const std::size_t limit : {0, 1, 2, 3, 100}) {
        const auto bytes = system->read(path, limit);
        out += bytes ? " <" + *bytes + ">" : " -";
      }
      out += "\n";
    }
  }
  fs::remove_all(top);
  CHECK(said_by_disk == said_by_memory);
  using namespace std::string_literals;
  CHECK(said_by_memory ==
        " folder a a-c a.b aa b.xml - - - - -\n"
        "/a folder b z.xml å.xml - - - - -\n"
        "/a/b folder c.xml - - - - -\n"
        "/b.xml file <b> <bb> <bb> <bb> <bb>\n"
        "/a/z.xml file <z> <zz> <zzz> <zzz> <zzz>\n"
        "/a/å.xml file <\0> <\0x> <\0x> <\0x> <\0x>\n"
        "/a/b/c.xml file <> <> <> <> <>\n"
        "/none - - - - -\n"
        "/a.b folder d - - - - -\n"
        "/a-c file <d> <da> <das> <dash> <dash>\n"
        "/aa file <a> <a> <a> <a> <a>\n"
        "/b.xml/x - - - - -\n"s);
}

TEST_CASE("diagnostics know their severities", "[base]") {
  static constexpr Message kMessage{"a/b", "x", ""};
  Diagnostics out;
  CHECK(out.empty());
  CHECK_FALSE(out.has_errors());
  out.add({.message = &kMessage, .severity = Severity::warning});
  out.add({.message = &kMessage, .severity = Severity::review});
  CHECK_FALSE(out.has_errors());
  out.add({.message = &kMessage});
  CHECK(out.has_errors());
  CHECK(out.count(Severity::warning) == 1);
  CHECK(out.count(Severity::note) == 0);
  CHECK(out.size() == 3);
  CHECK(name_of(Severity::note) == "note");
  CHECK(name_of(Severity::review) == "review");
  CHECK(name_of(Severity::warning) == "warning");
  CHECK(name_of(Severity::error) == "error");
}

TEST_CASE("a finding has words, standards and places in the reader's language", "[base]") {
  static constexpr Message kMessage{"some-rule/what", "found `{0}`", "write {1}"};
  static constexpr Message kFirst{"some-rule/first", "first used here", ""};
  Sources sources;
  const SourceId id = sources.add("f.xml", "<a>\n  <å b=\"fel\"/>\n</a>");
  Diagnostics out;
  out.add({.message = &kMessage,
           .severity = Severity::warning,
           .at = {id, 13, 16},
           .arguments = {"fel", "rätt"},
           .related = {{{id, 1, 2}, &kFirst}},
           .fix = FixIt{{id, 13, 16}, "rätt"}});
  const MessageTexts swedish = {{"some-rule/what", "hittade ”{0}”"},
                                {"some-rule/what#help", "skriv {1}"}};
  const auto standards = [](std::string_view rule) {
    return rule == "some-rule" ? std::string_view("wcag:1.3.1") : std::string_view{};
  };
  const Finding f = resolve(out, sources, {nullptr, standards}).at(0);
  CHECK(f.message == "found `fel`");
  CHECK(f.help == "write rätt");
  CHECK(f.rule == "some-rule/what");
  CHECK(f.standards == "wcag:1.3.1");
  CHECK(f.severity == Severity::warning);
  REQUIRE(f.place);
  CHECK(f.place->file == "f.xml");
  CHECK(f.place->source_line == "  <å b=\"fel\"/>");
  CHECK(f.place->begin.line == 2);
  CHECK(f.place->begin.column == 9);
  CHECK(f.place->end.column == 12);
  REQUIRE(f.related.size() == 1);
  CHECK(f.related[0].message == "first used here");
  CHECK(f.related[0].place.begin.line == 1);
  REQUIRE(f.fix);
  CHECK(f.fix->with == "rätt");
  CHECK(f.fix->replace.begin.column == 9);
  const Finding s = resolve(out, sources, {&swedish, nullptr}).at(0);
  CHECK(s.message == "hittade ”fel”");
  CHECK(s.help == "skriv rätt");
  CHECK(s.related[0].message == "first used here");  // not translated: English
  CHECK(s.standards == "");
}

TEST_CASE("a finding about the world has no place", "[base]") {
  static constexpr Message kMessage{"write/failed", "{0}", ""};
  Diagnostics out;
  out.add({.message = &kMessage, .arguments = {"disk"}});
  const Finding f = resolve(out, Sources(), {}).at(0);
  CHECK_FALSE(f.place);
  CHECK(f.message == "disk");
}

TEST_CASE("arguments fill numbered slots", "[base]") {
  CHECK(fill_arguments("", {}) == "");
  CHECK(fill_arguments("`{0}` and `{1}`, `{0}`", {"a", "b"}) == "`a` and `b`, `a`");
  CHECK(fill_arguments("{0}", {"{1}", "x"}) == "{1}");  // values are not scanned
  CHECK(fill_arguments("{2} {x} {10} {", {"a"}) == "{2} {x} {10} {");
  CHECK(fill_arguments("{0}", {}) == "{0}");
}

TEST_CASE("a number among the arguments has the decimals of the language", "[base]") {
  CHECK(fill_arguments("{0, number}:1 of {1}", {"4.5", "a.b"}, ",") == "4,5:1 of a.b");
  CHECK(fill_arguments("{0, number}:1", {"4.5"}) == "4.5:1");
  CHECK(fill_arguments("{0, number}", {"21"}, ",") == "21");
  CHECK(fill_arguments("{0, plural}", {"4.5"}, ",") == "{0, plural}");
}

TEST_CASE("findings are sorted by file and place, and else keep their order", "[base]") {
  std::vector<Finding> findings = {finding("1", at("b", 1, 1)),  finding("2", at("a", 10, 2)),
                                   finding("3", at("a", 2, 10)), finding("4", std::nullopt),
                                   finding("5", at("a", 2, 9)),  finding("6", at("a", 2, 10)),
                                   finding("7", std::nullopt)};
  sort_findings(findings);
  std::string order;
  for (const Finding& f : findings) order += f.rule;
  CHECK(order == "4753621");
}

TEST_CASE("the hash is FNV-1a of 64 bits", "[base]") {
  CHECK(hex(hash_of("")) == "cbf29ce484222325");
  CHECK(hex(hash_of("a")) == "af63dc4c8601ec8c");
  CHECK(hex(hash_of("foobar")) == "85944171f73967e8");
  CHECK(hash_of(std::string_view("\0", 1)) != hash_of(""));
  CHECK(hex(0) == "0000000000000000");
  CHECK(hex(0xABC) == "0000000000000abc");
}

TEST_CASE("a program reads, writes and ends", "[base]") {
  const std::string much(std::size_t{1} << 20, 'x');  // more than a pipe holds
  const ProgramRun echo = run_program({"cat"}, much);
  CHECK(echo.started);
  CHECK(echo.code == 0);
  CHECK(echo.out == much);
  CHECK(echo.err == "");
  const ProgramRun failing = run_program({"sh", "-c", "echo out; echo err >&2; exit 7"});
  CHECK(failing.started);
  CHECK(failing.code == 7);
  CHECK(failing.out == "out\n");
  CHECK(failing.err == "err\n");
  CHECK(run_program({"sh", "-c", "kill -9 $$"}).code == -1);
  // No shell: what an argument says is an argument.
  CHECK(run_program({"printf", "%s", "$HOME; ls *"}).out == "$HOME; ls *");
}

TEST_CASE("a program that is not there does not start", "[base]") {
  const ProgramRun run = run_program({"/nowhere/program"});
  CHECK_FALSE(run.started);
  CHECK(run.err == "No such file or directory");
}

}  // namespace blankett::tests
