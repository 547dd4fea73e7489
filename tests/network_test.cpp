// That nothing is asked of the network is not a matter of what there is to see: the program runs
// where the kernel kills whoever opens a socket, itself and every program that it starts.

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <functional>
#include <vector>

#include "support/catch.h"
#include "support/place.h"

namespace blankett::tests {
namespace {

// From here on a system call that leads to a network, or to a service that does, is the last.
// Inherited by what is started; needs no rights.
bool cut_off() {
  constexpr std::array<unsigned, 4> kForbidden = {__NR_socket, __NR_socketpair, __NR_connect,
                                                  __NR_io_uring_setup};
  std::vector<sock_filter> filter = {{BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)}};
  for (const unsigned call : kForbidden) {
    filter.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, 1, call});
    filter.push_back({BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS});
  }
  filter.push_back({BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW});
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

constexpr int kNotCutOff = 99;

// How something ends that runs cut off in a folder: its exit code, or minus the signal.
int ends_with(const std::filesystem::path& folder, const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::chdir(folder.c_str()) != 0 || !cut_off()) ::_exit(kNotCutOff);
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int blankett_ends_with(const Place& place, std::vector<std::string> arguments) {
  return ends_with(place.top, [&] {
    std::vector<char*> argv;
    std::string name = kCompiler;
    argv.push_back(name.data());
    for (std::string& each : arguments) argv.push_back(each.data());
    argv.push_back(nullptr);
    const int out = ::open("said", O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execv(kCompiler, argv.data());
    ::_exit(kNotCutOff);
  });
}

constexpr const char* kPage =
    "<!DOCTYPE html><html lang=sv><head><meta charset=utf-8><title>Sök bidrag</title>"
    "<base href=\"http://bas.example/\"><link rel=stylesheet href=\"https://a.example/a.css\">"
    "<link rel=stylesheet href=\"//b.example/b.css\"><link rel=stylesheet href=\"c.css\">"
    "<link rel=preload as=font href=\"https://d.example/d.woff2\">"
    "<link rel=stylesheet href=\"file:///etc/hostname\">"
    "<style>@import url(https://e.example/e.css); @import \"ftp://f.example/f.css\";"
    "body { background: url(http://127.0.0.1:80/g.png) }</style>"
    "<script src=\"https://h.example/h.js\"></script></head><body><main><h1>Sök bidrag</h1>"
    "<img src=\"http://localhost/i.png\" srcset=\"https://j.example/j.png 2x\" alt=\"En karta\">"
    "<iframe src=\"https://k.example/\" title=\"Karta\"></iframe>"
    "<object data=\"https://l.example/l.svg\">Karta</object>"
    "<video src=\"https://m.example/m.webm\" poster=\"https://n.example/n.png\"></video>"
    "<svg role=img aria-label=Karta><use href=\"https://o.example/o.svg#a\"/>"
    "<image href=\"https://p.example/p.png\"/></svg>"
    "<a href=\"https://q.example/\" ping=\"https://r.example/\">Till "
    "kartan</a></main></body></html>";

}  // namespace

TEST_CASE("what is cut off cannot open a socket", "[network]") {
  const Place place;
  CHECK(ends_with(place.top, [] {}) == 0);
  CHECK(ends_with(place.top, [] { ::socket(AF_INET, SOCK_STREAM, 0); }) == -SIGSYS);
  CHECK(ends_with(place.top, [] { ::socket(AF_UNIX, SOCK_STREAM, 0); }) == -SIGSYS);
  // Nor can what it starts.
  CHECK(ends_with(place.top, [] {
          ::execl("/bin/bash", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9", nullptr);
        }) == -SIGSYS);
}

TEST_CASE("a page full of references elsewhere is checked without the network", "[network]") {
  const Place place;
  put(place.top / "a.html", kPage);
  put(place.top / "c.css", "@import url(https://s.example/s.css); p { color: red }");
  put(place.top / "b.html", kPage);
  for (const char* format : {"text", "html", "sarif", "earl"}) {
    INFO(format);
    const int code = blankett_ends_with(
        place, {"check", "a.html", "b.html", "--format", format, "--diagnostics-language", "sv"});
    CHECK((code == 0 || code == 1));
    CHECK(has(bytes_of(place.top / "said"), "a.html"));
  }
}

TEST_CASE("forms are built, reviewed and explained without the network", "[network]") {
  const Place place;
  place.form("f");
  CHECK(blankett_ends_with(place, {"build"}) == 0);
  CHECK(place.site().count("sv/f/index.html") == 1);
  CHECK(blankett_ends_with(place, {"check", "forms", "output"}) == 0);
  CHECK(blankett_ends_with(place, {"review", "f"}) == 0);
  CHECK(blankett_ends_with(place, {"explain", "page-title"}) == 0);
}

}  // namespace blankett::tests
