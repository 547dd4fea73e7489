// Pictures in reports, taken with the real browser: that there are some, of what can be seen, and
// that a foreign page is shown without its scripts, the network or files that are none of its.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/base64.h"
#include "support/catch.h"
#include "support/place.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

constexpr const char* kPng = "data:image/png;base64,iVBORw0KGgo";

// The pictures of a page by the place that they are of; "" where there is none.
std::map<std::string, std::string> pictures(const Place& place, const std::string& path) {
  const Run run = place.run("check --pictures --format audit " + path);
  INFO(run.err);
  const Json json = Json::parse(run.out);
  std::map<std::string, std::string> out;
  for (const Json& f : json.at("findings"))
    if (f.at("selector").is_string())
      out[f.at("selector")] = f.at("picture").is_string() ? f.at("picture") : Json("");
  return out;
}

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"sv\"><head><title>Sidan om sidan</title>" + head +
         "</head><body><main><h1>Sidan om sidan</h1>" + body + "</main></body></html>";
}

}  // namespace

TEST_CASE("base64 is as RFC 4648 has it") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foob") == "Zm9vYg==");
  CHECK(base64("\xFF\xFE\xFD") == "//79");
}

TEST_CASE("a place in a page has a picture, and one that cannot be seen has none", "[cli]") {
  const Place place;
  put(place.top / "a.html", page("<img src=\"x.png\" width=\"80\" height=\"40\">"
                                 "<input id=\"namn\"><p hidden><input id=\"dold\"></p>"));
  const auto found = pictures(place, "a.html");
  REQUIRE(found.size() >= 2);
  for (const auto& [selector, picture] : found) {
    INFO(selector);
    CHECK(picture.starts_with(kPng));
  }
  // Of a title nothing is seen.
  put(place.top / "b.html",
      "<!DOCTYPE html><html lang=\"sv\"><head><title> </title></head><body>"
      "<main><h1>Sidan</h1></main></body></html>");
  const auto untitled = pictures(place, "b.html");
  for (const auto& [selector, picture] : untitled)
    if (selector.find("title") != selector.npos) CHECK(picture == "");
  const Run html = place.run("check --pictures --format html a.html");
  CHECK(has(html.out, std::string("<img src=\"") + kPng));
  CHECK(has(html.out, "img-src data:"));
  CHECK_FALSE(has(html.out, "No pictures of the pages were taken"));
  CHECK(has(place.run("check --format html a.html").out, "No pictures of the pages were taken"));
}

TEST_CASE("a picture shows the page with the styles that are its own", "[cli]") {
  const Place place;
  const std::string body = "<input>";
  const auto only = [&](const std::string& path) {
    const auto found = pictures(place, path);
    REQUIRE(!found.empty());
    return found.begin()->second;
  };
  put(place.top / "inner/a.html", page(body, "<link rel=\"stylesheet\" href=\"../a%20b.css\">"));
  put(place.top / "inner/b.html", page(body));
  put(place.top / "a b.css", "body { background: #f00 }");
  CHECK(only("inner/a.html") != only("inner/b.html"));
}

TEST_CASE("a foreign page in a browser has no script, network or files", "[cli]") {
  const Place place;
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(server, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
  REQUIRE(::listen(server, 8) == 0);
  socklen_t size = sizeof at;
  REQUIRE(::getsockname(server, reinterpret_cast<sockaddr*>(&at), &size) == 0);
  const std::string address = "127.0.0.1:" + std::to_string(ntohs(at.sin_port));
  const std::string body = "<input>";
  const auto shown = [&](const std::string& more, const std::string& head = "") {
    put(place.top / "sidor/a.html", page(body + more, head));
    const auto found = pictures(place, "sidor/a.html");
    REQUIRE(!found.empty());
    return found.begin()->second;
  };
  const std::string plain = shown("");
  REQUIRE(plain.starts_with(kPng));
  CHECK(shown("<script>document.body.style.background='red';new WebSocket('ws://" + address +
              "')</script>") == plain);
  put(place.top / "hemlig.css", "body { background: red }");
  const std::string outside = (place.top / "hemlig.css").string();
  CHECK(shown("", "<link rel=\"stylesheet\" href=\"http://" + address +
                      "/x.css\"><link rel=\"preconnect\" href=\"http://" + address +
                      "\"><link rel=\"stylesheet\" href=\"file://" + outside + "\">") == plain);
  const Place other;  // a project beside this one
  put(other.top / "x.css", "body { background: red }");
  CHECK(shown("", "<link rel=\"stylesheet\" href=\"" + (other.top / "x.css").string() + "\">") ==
        plain);
  shown("<iframe src=\"http://" + address + "/\"></iframe><img alt=\"\" src=\"//" + address +
        "/x.png\"><meta http-equiv=\"refresh\" content=\"0;url=http://" + address + "/\">");
  pollfd waits{server, POLLIN, 0};
  CHECK(::poll(&waits, 1, 0) == 0);  // nobody has called
  ::close(server);
}

TEST_CASE("frames of a foreign page have no script either, and nothing is downloaded", "[cli]") {
  const Place place;
  const auto frame = [&](const std::string& attributes) {
    put(place.top / "a.html", page("<iframe id=\"ram\" " + attributes + "></iframe>"));
    const auto found = pictures(place, "a.html");
    const auto at = found.find("#ram");
    REQUIRE(at != found.end());
    return at->second;
  };
  const std::string quiet = frame("sandbox=\"allow-scripts\" srcdoc=\"<p>\"");
  REQUIRE(quiet.starts_with(kPng));
  CHECK(frame("sandbox=\"allow-scripts\" srcdoc=\"<script>document.write('SKRIPT')</script>\"") ==
        quiet);
  CHECK(frame("sandbox=\"allow-scripts allow-modals\" "
              "srcdoc=\"<script>for(;;)alert(1)</script>\"") == quiet);
  put(place.top / "hem/Downloads/x", "");
  const std::string home = "HOME=" + (place.top / "hem").string();
  put(place.top / "a.html",
      page("<iframe id=\"ram\" src=\"data:application/octet-stream;base64,AAAA\"></iframe>"
           "<iframe src=\"a.zip\"></iframe>"));
  put(place.top / "a.zip", "PK");
  CHECK(place.run("check --pictures --format audit a.html", home).code == 1);
  CHECK(place.site("hem/Downloads").size() == 1);
}

TEST_CASE("a page stays where it is, and its places are brought into view", "[cli]") {
  const Place place;
  put(place.top / "b.html", page("<p>Elsewhere"));
  put(place.top / "a.html",
      page("<input>", "<meta http-equiv=\"refresh\" content=\"0;url=b.html\">"));
  put(place.top / "c.html", page("<div style=\"height:5000px\"></div><input>"));
  put(place.top / "d.html",
      page("<div style=\"height:300px;overflow:auto\"><div style=\"height:1500px\"></div><input>"
           "</div>"));
  for (const char* file : {"a.html", "c.html", "d.html"}) {
    INFO(file);
    const auto found = pictures(place, file);
    const auto box = std::find_if(found.begin(), found.end(), [](const auto& place_and_picture) {
      return place_and_picture.first.find("input") != std::string::npos;
    });
    REQUIRE(box != found.end());
    CHECK(box->second.starts_with(kPng));
  }
  // Cut away, or without any colour: there is nothing to see.
  for (const char* style :
       {"opacity:0", "position:absolute;left:-9999px", "clip-path:inset(50%)"}) {
    INFO(style);
    put(place.top / "e.html", page("<input style=\"" + std::string(style) + "\">"));
    for (const auto& [selector, picture] : pictures(place, "e.html")) CHECK(picture == "");
  }
}

TEST_CASE("a report takes the pictures that it shows, of each message some", "[cli]") {
  const Place place;
  std::string images;
  for (int i = 0; i < 60; ++i) images += "<img src=\"x.png\" width=\"9\" height=\"9\">";
  put(place.top / "a.html", page(images + "<button></button>"));
  const Run run = place.run("check --pictures --format html a.html");
  std::size_t count = 0;
  for (std::size_t at = 0; (at = run.out.find(kPng, at)) != run.out.npos; ++at) ++count;
  CHECK(count == 51);
  CHECK_FALSE(has(run.out, "So many places"));
}

// A browser that starts and then does not do what it should, with a real one where it is asked to.
TEST_CASE("a browser that ends, keeps silent or prattles is given up", "[cli]") {
  const Place place;
  put(place.top / "a.html", page("<input>"));
  for (const char* answer : {"exit 0", "printf 'prat\\0' >&4; sleep 1",
                             "printf '{\"id\":1,\"result\":{\"targetId\":5}}\\0' >&4"}) {
    INFO(answer);
    put(place.top / "bin/chromium", std::string("#!/bin/sh\n") + answer + "\n");
    std::filesystem::permissions(place.top / "bin/chromium", std::filesystem::perms::owner_all);
    const Run run = place.run("check --pictures --format html -o r.html a.html",
                              "PATH=" + (place.top / "bin").string() + ":/usr/bin:/bin");
    CHECK(run.code == 3);
    CHECK(has(run.err, "did not start or answer: chromium"));
    CHECK(has(bytes_of(place.top / "r.html"), "So many places have no picture for that: 1"));
  }
  const Run nowhere = place.run("check --pictures --format html -o r.html a.html", "TMPDIR=/proc");
  CHECK(nowhere.code == 3);
  CHECK(has(nowhere.err, "/proc/blankett-"));
}

TEST_CASE("a report links to the pages from where it stands", "[cli]") {
  const Place place;
  put(place.top / "sidor/a#b?c%41.html", page("<input>"));
  put(place.top / "ut/x", "");
  place.run("check --format html -o ut/r.html 'sidor/a#b?c%41.html'");
  CHECK(has(bytes_of(place.top / "ut/r.html"), "href=\"../sidor/a%23b%3Fc%2541.html\""));
  CHECK(has(place.run("check --format html 'sidor/a#b?c%41.html'").out,
            "href=\"sidor/a%23b%3Fc%2541.html\""));
}

TEST_CASE("a report is written without a browser too, and says what was not done", "[cli]") {
  const Place place;
  put(place.top / "a.html", page("<input>"));
  const Run none = place.run("check --pictures --format html -o r.html a.html", "PATH=/nowhere");
  CHECK(none.code == 3);
  CHECK(has(none.err, "did not start or answer: chromium: "));
  CHECK(has(none.err, "apt-get install chromium"));
  CHECK(has(bytes_of(place.top / "r.html"), "No pictures of the pages were taken"));
  const Run text = place.run("check --pictures a.html");
  CHECK(text.code == 2);
  CHECK(has(text.err, "only html and audit have pictures"));
  const Run texts = place.run("check --pictures --language sv a.html");
  CHECK(texts.code == 2);
  CHECK(has(texts.err, "--pictures: does not go with --language"));
  // A page that needs no picture needs no browser.
  put(place.top / "forms/f/x", "");
  CHECK(place.run("check --pictures --format html forms", "PATH=/nowhere").code != 3);
}

}  // namespace blankett::tests
