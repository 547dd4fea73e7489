#include "model/rule.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "base/sentences.h"
#include "base/text.h"
#include "page/origin.h"
#include "page/page.h"
#include "rules/blocks.h"
#include "rules/phrases.h"

namespace blankett::rules::pages_process {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"pages-process/missing", "of the {0} steps of this process, {1} cannot be found here",
     "check all pages of the process together: who begins must be able to finish"},
    {"pages-process/unreached", "nothing in the process leads to step {0} of {1}",
     "put a link or a button to it on the step before"},
    {"pages-process/receipt", "nothing in the process leads to “{0}”",
     "put a link or a button to it on the last step"},
    {"pages-process/begins", "the process begins here", ""},
    {"pages-process/own", "nobody gets to `{0}` from the start of this form",
     "put back what a template of the theme has lost"},
};
enum { kMissing, kUnreached, kReceipt, kBegins, kOwn };

// ---- a form of ours: one page holds the whole process, and its script shows a part at a time

bool is_within(Element e, Element around) {
  while (e.index() != around.index()) {
    if (!e.has_parent()) return false;
    e = e.parent();
  }
  return true;
}

void check_own(const Page& page, Diagnostics& out) {
  std::vector<Element> steps;
  std::optional<Element> start;
  std::set<std::string_view> views;
  for (const Element e : page.elements()) {
    const std::string_view view = e.value("data-view");
    if (!view.empty()) views.insert(view);
    if (view == "step") steps.push_back(e);
    if (e.attribute("data-start")) start = e;
  }
  if (steps.empty()) return;  // the script for the phone
  const auto lost = [&](Element at, std::string_view what) {
    say(out, kMessages[kOwn], Severity::error, at.at(), {std::string(what)});
  };
  const auto target = start ? target_of(page, *start) : std::nullopt;
  if (!target) return lost(start.value_or(page.elements().front()), steps.front().value("id"));
  for (const Element step : steps)
    if (!is_within(step, *target)) lost(step, step.value("id"));
  for (const std::string_view view : {"review", "receipt"})
    if (views.count(view) == 0) lost(*start, view);
}

// ---- pages that say which step they are

struct Claim {
  std::size_t number, of;
  Element at;
};

// Digits of Europe, Arabic and Persian. 0: not a number below a hundred.
std::size_t number_of(std::string_view word) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = [&](std::size_t at) {
      return at < word.size() ? static_cast<unsigned char>(word[at]) : 0U;
    };
    if (byte(i) >= '0' && byte(i) <= '9') out = out * 10 + (byte(i) - '0');
    else if (byte(i) == 0xD9 && byte(i + 1) >= 0xA0 && byte(i + 1) <= 0xA9)
      out = out * 10 + (byte(++i) - 0xA0);
    else if (byte(i) == 0xDB && byte(i + 1) >= 0xB0 && byte(i + 1) <= 0xB9)
      out = out * 10 + (byte(++i) - 0xB0);
    else return 0;
    if (out > 99) return 0;
  }
  return out;
}

// "Steg 2 av 4", "Vaihe 2/4", which is two words, "Steg 2 / 4", which is three.
std::optional<Claim> claim_in(std::string_view text, Element at) {
  const std::vector<Range> words = words_of(text);
  const auto word = [&](std::size_t i) {
    return i < words.size() ? text.substr(words[i].begin, words[i].end - words[i].begin)
                            : std::string_view{};
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view first = word(i + 1);
    const std::size_t slash = std::min(first.find('/'), first.size());
    const std::size_t number = number_of(first.substr(0, slash));
    if (number == 0 || !is_phrase("step", word(i))) continue;
    std::size_t of = 0;
    if (slash < first.size()) of = number_of(first.substr(slash + 1));
    else if (is_phrase("of", word(i + 2))) of = number_of(word(i + 3));
    else if (i + 2 < words.size() &&
             trimmed(text.substr(words[i + 1].end, words[i + 2].begin - words[i + 1].end)) == "/")
      of = number_of(word(i + 2));
    if (of >= 2 && number <= of) return Claim{number, of, at};
  }
  return std::nullopt;
}

bool may_hold_number(std::string_view text) {
  return text.find_first_of("0123456789\xD9\xDB") != text.npos;
}

// What an element says in few words; "" when it says more. Never reads far: an element holds what
// is in it, and many hold the same.
std::string short_words(Element e) {
  constexpr std::size_t kLongest = 200, kMostNodes = 50;
  std::string out;
  std::vector<Element> open = {e};
  for (std::size_t read = 0; !open.empty(); ++read) {
    const Element next = open.back();
    open.pop_back();
    if (next.is_text()) out += next.own_text();
    if (read == kMostNodes || out.size() > kLongest) return {};
    if (!next.is_element()) continue;
    const std::size_t before = open.size();
    for (const Element child : next.nodes()) {
      if (open.size() - before > kMostNodes) return {};
      open.push_back(child);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(before), open.end());
  }
  return collapsed(out);
}

// The element whose text a number is read with.
Element around(Element text) {
  static constexpr std::array<std::string_view, 12> kWithin = {
      "a", "abbr", "b", "bdi", "data", "em", "i", "mark", "small", "span", "strong", "time"};
  Element e = text.parent();
  while (e.has_parent() && std::binary_search(kWithin.begin(), kWithin.end(), e.name()))
    e = e.parent();
  return e;
}

// Which step the page is: what it marks as current, else its title, its headings, its other words.
// A page that names several with the same right shows a list of them.
std::optional<Claim> claim_of(const Page& page) {
  enum { kCurrent, kTitle, kHeading, kWords, kPlaces };
  std::array<std::vector<Claim>, kPlaces> claims;
  std::set<std::uint32_t> read;
  const std::vector<bool> current =
      within(page, [](Element e) { return e.value("aria-current") == "step"; });
  for (const Element e : page.elements())
    for (const Element node : e.nodes()) {
      if (!node.is_text() || !may_hold_number(node.own_text())) continue;
      const Element box = around(node);
      const bool title = box.name() == "title";
      if (!(title || page.is_exposed(e)) || !read.insert(box.index()).second) continue;
      const auto claim = claim_in(short_words(box), box);
      if (!claim) continue;
      const bool heading = box.name().size() == 2 && box.name()[0] == 'h';
      claims[current[e.index()] ? kCurrent
             : title            ? kTitle
             : heading          ? kHeading
                                : kWords]
          .push_back(*claim);
    }
  for (const std::vector<Claim>& all : claims) {
    if (all.empty()) continue;
    const Claim& first = all.front();
    const bool agree = std::all_of(all.begin(), all.end(), [&](const Claim& c) {
      return c.number == first.number && c.of == first.of;
    });
    return agree ? std::optional(first) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Element> receipt_heading(const Page& page) {
  for (const Element e : page.elements())
    if (e.name() == "h1" && page.is_exposed(e) && is_phrase("receipt", words_in(e))) return e;
  return std::nullopt;
}

// ---- where pages lead

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// "a/steg2.html" and "a/steg2", "a/index.html" and "a".
std::string key_of(std::string path) {
  for (const std::string_view end : {"index.html", "index.htm", ".html", ".htm", "/"})
    if (path.ends_with(end)) path.resize(path.size() - end.size());
  return path;
}

std::string last_of(const std::string& key) { return key.substr(key.rfind('/') + 1); }

// The address in "5; url='a.html'".
std::string_view refreshed(std::string_view content) {
  const std::size_t at = lower_case(content).find("url=");
  if (at == content.npos) return {};
  content = trimmed(content.substr(at + 4));
  while (!content.empty() && (content.front() == '"' || content.front() == '\''))
    content.remove_prefix(1);
  return content.substr(0, content.find_first_of("\"'"));
}

class Site {
 public:
  struct Ways {
    std::vector<std::size_t> to{};
    bool asks_server = false;  // which then decides where people come
  };

  Site(std::span<const Page* const> pages, const Sources& sources) : pages_(pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      paths_.push_back(sources.path(pages[i]->document->source));
      const std::string key = key_of(paths_[i]);
      by_key_.emplace(key, i);
      by_name_[last_of(key)].emplace_back(key, i);
    }
  }

  const std::string& path(std::size_t page) const { return paths_[page]; }

  Ways ways(std::size_t from) const {
    Ways out;
    const Page& page = *pages_[from];
    const auto lead = [&](std::string_view href) {
      const auto to = target(from, href);
      if (to && *to != from) out.to.push_back(*to);
      return to;
    };
    for (const Element e : page.elements()) {
      const std::string_view name = e.name();
      if (name == "a" || name == "area") {
        const std::string_view href = trimmed(e.value("href"));
        if (href.empty() || href.front() == '#' || !page.is_exposed(e)) continue;
        if (lead(href) == from && href.find('?') != href.npos) out.asks_server = true;
      } else if (name == "form" && page.is_rendered(e)) {
        const auto to = lead(trimmed(e.value("action")));
        if (!to || *to == from || lower_case(e.value("method")) == "post") out.asks_server = true;
      } else if (e.attribute("formaction")) {
        if (!lead(trimmed(e.value("formaction")))) out.asks_server = true;
      } else if (name == "meta" && lower_case(e.value("http-equiv")) == "refresh") {
        lead(refreshed(e.value("content")));
      }
    }
    return out;
  }

 private:
  // The page that an address on another one means, if it is here.
  std::optional<std::size_t> target(std::size_t from, std::string_view href) const {
    href = href.substr(0, href.find_first_of("?#"));
    if (href.empty()) return from;
    const std::size_t host = href.find("://");
    if (host == href.npos && href.find(':') != href.npos) return std::nullopt;
    // An address from the top of a site: the folder that is its top here is not known.
    if (host != href.npos || href.front() == '/') {
      const std::size_t top = host == href.npos ? 0 : href.find('/', host + 3);
      if (top == href.npos) return std::nullopt;
      const std::string end = key_of(std::string(href.substr(top)));
      if (end.size() < 2) return std::nullopt;
      const auto same = by_name_.find(last_of(end));
      if (same == by_name_.end()) return std::nullopt;
      for (const auto& [key, page] : same->second)
        if (key.ends_with(end) || key == end.substr(1)) return page;
      return std::nullopt;
    }
    const std::filesystem::path there = folder_of(paths_[from]) + std::string(href);
    const auto found = by_key_.find(key_of(there.lexically_normal().string()));
    return found == by_key_.end() ? std::nullopt : std::optional(found->second);
  }

  std::span<const Page* const> pages_;
  std::vector<std::string> paths_{};
  std::map<std::string, std::size_t> by_key_{};
  std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> by_name_{};
};

// ---- a process of several pages

struct Step {
  std::size_t page;
  Claim claim;
};

bool asks(const Page& page) {
  return std::any_of(page.elements().begin(), page.elements().end(), [](Element e) {
    return e.name() == "form" || e.name() == "input" || e.name() == "select" ||
           e.name() == "textarea";
  });
}

class Process {
 public:
  Process(const Site& site, std::vector<Step> steps, const std::set<std::size_t>& receipts)
      : site_(site), steps_(std::move(steps)), receipts_(receipts) {
    std::stable_sort(steps_.begin(), steps_.end(),
                     [](const Step& a, const Step& b) { return a.claim.number < b.claim.number; });
  }

  void check(Diagnostics& out) {
    const Claim& begins = steps_.front().claim;
    say_missing(out);
    for (const Step& step : steps_)
      if (step.claim.number == begins.number) reach(step.page);
    for (const Step& step : steps_) {
      if (reached_.count(step.page) == 1) continue;
      out.add({.message = &kMessages[kUnreached],
               .severity = Severity::review,
               .at = step.claim.at.at(),
               .arguments = {std::to_string(step.claim.number), std::to_string(step.claim.of)},
               .related = {{begins.at.at(), &kMessages[kBegins]}}});
      reach(step.page);  // what follows is no second mistake
    }
  }

  bool has_reached(std::size_t page) const { return reached_.count(page) == 1; }

 private:
  void say_missing(Diagnostics& out) const {
    const Claim& first = steps_.front().claim;
    std::string missing;
    for (std::size_t n = 1; n <= first.of; ++n)
      if (std::none_of(steps_.begin(), steps_.end(),
                       [&](const Step& s) { return s.claim.number == n; }))
        missing += (missing.empty() ? "" : ", ") + std::to_string(n);
    if (!missing.empty())
      say(out, kMessages[kMissing], Severity::review, first.at.at(),
          {std::to_string(first.of), missing});
  }

  void reach(std::size_t page) {
    std::vector<std::size_t> open;
    const auto come = [&](std::size_t to) {
      if (reached_.insert(to).second) open.push_back(to);
    };
    come(page);
    while (!open.empty()) {
      const std::size_t from = open.back();
      open.pop_back();
      const Site::Ways ways = site_.ways(from);
      for (const std::size_t to : ways.to) come(to);
      if (ways.asks_server)
        for (const std::size_t to : after(from)) come(to);
    }
  }

  // Where a server may lead from a page: to the next step that is here, from the last one to a
  // receipt; from a page between the steps to any.
  std::vector<std::size_t> after(std::size_t page) const {
    const auto own =
        std::find_if(steps_.begin(), steps_.end(), [&](const Step& s) { return s.page == page; });
    std::vector<std::size_t> out;
    const std::size_t number = own == steps_.end() ? 0 : own->claim.number;
    std::size_t next = 0;
    for (const Step& s : steps_) {
      if (next == 0 && s.claim.number > number) next = s.claim.number;
      if (own == steps_.end() || (next != 0 && s.claim.number == next)) out.push_back(s.page);
    }
    if (next == 0 || own == steps_.end()) out.insert(out.end(), receipts_.begin(), receipts_.end());
    return out;
  }

  const Site& site_;
  std::vector<Step> steps_;
  const std::set<std::size_t>& receipts_;
  std::set<std::size_t> reached_{};
};

void check(std::span<const Page* const> pages, const Sources& sources, Diagnostics& out) {
  // Steps of as many, in one folder, are of one process.
  std::map<std::pair<std::string, std::size_t>, std::vector<Step>> found;
  std::map<std::string, std::set<std::size_t>> receipts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!form_of(*pages[i]->document).empty()) {
      check_own(*pages[i], out);
      continue;
    }
    const std::string folder = folder_of(sources.path(pages[i]->document->source));
    if (const auto claim = claim_of(*pages[i])) found[{folder, claim->of}].push_back({i, *claim});
    else if (receipt_heading(*pages[i])) receipts[folder].insert(i);
  }
  if (found.empty()) return;
  const Site site(pages, sources);
  std::map<std::string, Span> begins;
  for (auto& [place, steps] : found) {
    if (std::none_of(steps.begin(), steps.end(),
                     [&](const Step& s) { return asks(*pages[s.page]); }))
      continue;  // an article in parts
    begins.emplace(place.first, steps.front().claim.at.at());
    Process process(site, std::move(steps), receipts[place.first]);
    process.check(out);
    std::erase_if(receipts[place.first],
                  [&](std::size_t page) { return process.has_reached(page); });
  }
  for (const auto& [folder, at] : begins)
    for (const std::size_t page : receipts[folder]) {
      const Element heading = *receipt_heading(*pages[page]);
      out.add({.message = &kMessages[kReceipt],
               .severity = Severity::review,
               .at = heading.at(),
               .arguments = {words_in(heading)},
               .related = {{at, &kMessages[kBegins]}}});
    }
}

}  // namespace

constinit const Rule rule{.id = "pages-process",
                          .severity = Severity::error,
                          .standards = "best-practice en301549:9.6",
                          .messages = kMessages,
                          .pages = check};
}  // namespace blankett::rules::pages_process
