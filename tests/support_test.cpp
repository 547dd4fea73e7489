// The tools of the tests themselves: a diff that hid a line would hide a mistake.

#include "support/catch.h"
#include "support/golden.h"
#include "support/project.h"

namespace blankett::tests {

TEST_CASE("a diff shows every line that differs, with what stands around it") {
  CHECK(unified_diff("a\nb\n", "a\nb\n") == "");
  CHECK(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n") ==
        "@@ -2 +2 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
  CHECK(unified_diff("", "new\n") == "@@ -1 +1 @@\n+new\n");
  CHECK(unified_diff("a\nb\nc\n", "b\nc\nd\n") == "@@ -1 +1 @@\n-a\n b\n c\n+d\n");
  CHECK(unified_diff("a", "a\n") == "the texts differ only in their last line end\n");
}

TEST_CASE("a form is put in the folder that its id names") {
  CHECK(form_file("<form version=\"1\" id=\"a\"><x id=\"b\"/>").begin()->first ==
        "forms/a/form.xml");
  CHECK(form_file("<form><x id=\"b\"/>", "c").begin()->first == "forms/c/form.xml");
  CHECK(form_file("", "c").begin()->first == "forms/c/form.xml");
}

TEST_CASE("a finding is listed with its place, its help, its fix and what is related") {
  const Place here{"f.xml", {4, 12}, {4, 14}, "…"};
  const Place there{"g.xml", {1, 2}, {1, 3}, "…"};
  Finding finding{.severity = Severity::warning, .rule = "a/b", .message = "words"};
  CHECK(listed({finding}, "f.xml") == "- warning a/b words\n");
  finding.place = here;
  finding.help = "do";
  finding.fix = {here, "x"};
  finding.related = {{there, "see"}};
  CHECK(listed({finding}, "f.xml") ==
        "4:12-4:14 warning a/b words | do | fix: \"x\"\n  g.xml:1:2-1:3 see\n");
  finding.fix = {there, "x"};
  CHECK(listed({finding}, "g.xml") ==
        "f.xml:4:12-4:14 warning a/b words | do | fix: 1:2-1:3 \"x\"\n  1:2-1:3 see\n");
}

}  // namespace blankett::tests
