// Every request of a page is stopped on its way and answered here (Fetch.requestPaused), so that a
// foreign page reaches neither the network nor a file. Tested by pictures_test.cpp.

#include "pictures/browser.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/base64.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX has no header for it

namespace blankett {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;

constexpr std::array<const char*, 3> kPrograms = {"chromium", "chromium-browser", "google-chrome"};
constexpr std::array<const char*, 15> kArguments = {
    "--headless", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions",
    "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // Also in frames that get a process of their own, which the protocol does not reach.
    "--blink-settings=scriptEnabled=false", "--disable-features=IsolateSandboxedIframes",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"};
constexpr auto kPatience = std::chrono::seconds(60);
constexpr int kTheirInput = 3, kTheirOutput = 4;  // as --remote-debugging-pipe has them

// The program in a group of its own, with one end of a socket as both, and all that it leaves in a
// folder. 0 when it did not start.
pid_t spawn(std::vector<std::string> words, int socket, const std::string& folder, int& failure) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, socket, kTheirInput);
  ::posix_spawn_file_actions_adddup2(&actions, kTheirInput, kTheirOutput);
  for (const int silent : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    ::posix_spawn_file_actions_addopen(&actions, silent, "/dev/null", O_RDWR, 0);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string own = "TMPDIR=" + folder;
  std::vector<char*> variables = {own.data()};
  for (char** variable = environ; *variable; ++variable)
    if (!std::string_view(*variable).starts_with("TMPDIR=")) variables.push_back(*variable);
  variables.push_back(nullptr);
  pid_t child = 0;
  failure = ::posix_spawnp(&child, argv[0], &actions, &attributes, argv.data(), variables.data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? child : 0;
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

struct Browser::State {
  pid_t program = 0;
  int socket = -1;
  std::string folder{};  // of the profile, which goes with the browser
  std::string read{};    // what has come, up to a message that is not whole
  int last_id = 0;
  std::string session{}, main_frame{};
  Resources resources{};
  bool served = false;  // the page that was opened
  bool loaded = false;
  bool gone = false;  // it ended, or does not answer: nothing more is asked of it

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (socket >= 0) ::close(socket);
    if (program > 0) {
      ::kill(-program, SIGKILL);
      while (::waitpid(program, nullptr, 0) < 0 && errno == EINTR) continue;
    }
    std::error_code error;
    if (!folder.empty()) fs::remove_all(folder, error);
  }

  bool send(std::string_view method, Json parameters) {
    Json message{{"id", ++last_id}, {"method", method}, {"params", std::move(parameters)}};
    if (message["params"].is_null()) message["params"] = Json::object();
    if (!session.empty()) message["sessionId"] = session;
    const std::string bytes = message.dump(-1, ' ', false, Json::error_handler_t::replace) + '\0';
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t n = ::send(socket, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      done += static_cast<std::size_t>(n);
    }
    return true;
  }

  // The next message; nothing when none comes in time.
  std::optional<Json> receive(Clock::time_point until) {
    for (;;) {
      if (const std::size_t end = read.find('\0'); end != read.npos) {
        Json out =
            Json::parse(read.begin(), read.begin() + static_cast<std::ptrdiff_t>(end), nullptr,
                        /*allow_exceptions=*/false);
        read.erase(0, end + 1);
        return out.is_object() ? std::optional(std::move(out)) : std::nullopt;
      }
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      pollfd waits{socket, POLLIN, 0};
      const int ready = left > 0 ? ::poll(&waits, 1, static_cast<int>(left)) : 0;
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return std::nullopt;
      std::array<char, 1 << 16> part;
      const ssize_t n = ::recv(socket, part.data(), part.size(), 0);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return std::nullopt;
      read.append(part.data(), static_cast<std::size_t>(n));
    }
  }

  void answer_request(const Json& event) {
    const std::string address = text_at(event.value("request", Json()), "url");
    const Json id = event.value("requestId", Json());
    const bool page =
        text_at(event, "resourceType") == "Document" && text_at(event, "frameId") == main_frame;
    // A page that leads elsewhere stays.
    if (page && served) {
      send("Fetch.failRequest", {{"requestId", id}, {"errorReason", "Aborted"}});
      return;
    }
    served = served || page;
    const auto resource = resources ? resources(address) : std::nullopt;
    if (!resource) {
      send("Fetch.failRequest", {{"requestId", id}, {"errorReason", "BlockedByClient"}});
      return;
    }
    Json headers = Json::array();
    if (!resource->type.empty())
      headers.push_back({{"name", "Content-Type"}, {"value", resource->type}});
    send("Fetch.fulfillRequest", {{"requestId", id},
                                  {"responseCode", 200},
                                  {"responseHeaders", std::move(headers)},
                                  {"body", base64(resource->bytes)}});
  }

  void take(const Json& message) {
    const std::string method = text_at(message, "method");
    if (method == "Page.loadEventFired") loaded = true;
    if (method == "Fetch.requestPaused") answer_request(message.value("params", Json()));
  }

  std::optional<Json> call(std::string_view method, Json parameters) {
    if (gone || !send(method, std::move(parameters))) {
      gone = true;
      return std::nullopt;
    }
    const int id = last_id;
    const auto until = Clock::now() + kPatience;
    while (auto message = receive(until)) {
      if (message->value("id", Json()) != id) take(*message);
      else if (message->value("result", Json()).is_object())
        return std::move(message->at("result"));
      else return std::nullopt;
    }
    gone = true;
    return std::nullopt;
  }
};

Browser::Browser(std::unique_ptr<State> state) : state_(std::move(state)) {}
Browser::~Browser() = default;

std::unique_ptr<Browser> Browser::start(std::string& problem) {
  auto state = std::make_unique<State>();
  std::error_code error;
  std::string folder = (fs::temp_directory_path(error) / "blankett-XXXXXX").string();
  int sockets[2];
  if (!::mkdtemp(folder.data())) {
    problem = folder + ": " + std::strerror(errno);
    return nullptr;
  }
  state->folder = folder;
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
    problem = std::strerror(errno);
    return nullptr;
  }
  state->socket = sockets[0];
  std::vector<std::string> words = {""};
  words.insert(words.end(), kArguments.begin(), kArguments.end());
  words.push_back("--user-data-dir=" + folder);
  // The sandbox of Chromium cannot be had for root, and then it does not start.
  if (::geteuid() == 0) words.emplace_back("--no-sandbox");
  int failure = ENOENT;
  for (const char* program : kPrograms) {
    if (failure != ENOENT) break;
    words.front() = program;
    state->program = spawn(words, sockets[1], folder, failure);
  }
  ::close(sockets[1]);
  if (failure != 0) {
    problem = std::string(kPrograms.front()) + ": " + std::strerror(failure);
    return nullptr;
  }
  state->call("Browser.setDownloadBehavior", {{"behavior", "deny"}});
  const auto target = state->call("Target.createTarget", {{"url", "about:blank"}});
  const auto attached =
      target ? state->call("Target.attachToTarget",
                           {{"targetId", text_at(*target, "targetId")}, {"flatten", true}})
             : std::nullopt;
  if (attached) {
    state->session = text_at(*attached, "sessionId");
    state->main_frame = text_at(*target, "targetId");  // a page's frame is called as its target is
  }
  // Our own pages forbid the style that shows a place.
  if (state->session.empty() ||
      !state->call("Emulation.setScriptExecutionDisabled", {{"value", true}}) ||
      !state->call("Fetch.enable", {{"patterns", {{{"urlPattern", "*"}}}}}) ||
      !state->call("Page.setBypassCSP", {{"enabled", true}}) || !state->call("Page.enable", {})) {
    problem = words.front() + " " + kArguments[1] + ": " + std::strerror(EPROTO);
    return nullptr;
  }
  return std::unique_ptr<Browser>(new Browser(std::move(state)));
}

bool Browser::open(const std::string& address, int width, int height, Resources resources) {
  State& s = *state_;
  s.resources = std::move(resources);
  s.loaded = s.served = false;
  if (!s.call("Emulation.setDeviceMetricsOverride",
              {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}}))
    return false;
  const auto went = s.call("Page.navigate", {{"url", address}});
  if (!went || went->contains("errorText")) return false;
  const auto until = Clock::now() + kPatience;
  while (!s.loaded) {
    const auto message = s.receive(until);
    if (!message) {
      s.gone = true;
      return false;
    }
    s.take(*message);
  }
  return true;
}

bool Browser::is_gone() const { return state_->gone; }

std::optional<nlohmann::json> Browser::call(std::string_view method, nlohmann::json parameters) {
  return state_->call(method, std::move(parameters));
}

}  // namespace blankett
