// The report for people: one HTML file without script. Tested by audit_test.cpp and
// reports.spec.mjs, which also holds the hash of the style to the style.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "audit/report.h"
#include "base/markdown.h"
#include "base/report_page.h"
#include "base/sentences.h"
#include "base/text.h"

namespace blankett {
namespace {

constexpr std::size_t kOpenPlaces = 5;  // the others are folded

struct Group {
  const AuditedRule* rule = nullptr;
  std::string id{};
  std::vector<std::size_t> findings{};
  std::vector<std::size_t> situations{};  // sorted; empty: none of the ten
};

class Writer {
 public:
  Writer(const Audit& audit, bool swedish)
      : audit_(audit), swedish_(swedish), judged_(judge(audit)) {}

  std::string write() {
    collect();
    head();
    summary();
    found();
    suppressed();
    people();
    not_run();
    all_criteria();
    checklist();
    rules();
    return out_ + std::string(report_foot());
  }

 private:
  std::string_view say(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  void put(std::string_view markup) { out_ += markup; }
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Arguments>(arguments)...);
  }

  void collect() {
    std::map<std::string, Group> groups;
    for (std::size_t i = 0; i < audit_.findings.size(); ++i) {
      const Finding& f = audit_.findings[i];
      if (!f.suppressed.empty()) continue;
      const AuditedRule* rule = audit_.rule_of(f);
      Group& group = groups[rule ? rule->id : f.rule];
      group.rule = rule;
      group.id = rule ? rule->id : f.rule;
      group.findings.push_back(i);
      for (const Criterion* c : criteria_of(f.standards))
        group.situations.insert(group.situations.end(), c->situations.begin(), c->situations.end());
    }
    for (auto& [id, group] : groups) {
      auto& s = group.situations;
      std::sort(s.begin(), s.end());
      s.erase(std::unique(s.begin(), s.end()), s.end());
      groups_.push_back(std::move(group));
    }
  }

  std::size_t count(SubjectKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(audit_.subjects.begin(), audit_.subjects.end(),
                      [&](const Subject& s) { return s.kind == kind; }));
  }
  std::size_t count(Severity severity) const {
    return static_cast<std::size_t>(std::count_if(
        audit_.findings.begin(), audit_.findings.end(),
        [&](const Finding& f) { return f.severity == severity && f.suppressed.empty(); }));
  }

  std::string rule_title(const Group& group) const {
    if (!group.rule) return group.id;
    const std::string title = markdown_title(group.rule->page.in(swedish_));
    return title.empty() ? group.id : title;
  }

  static std::string_view without_title(std::string_view page) {
    if (!page.starts_with("# ")) return page;
    return page.substr(std::min(page.find('\n'), page.size()));
  }

  static std::string anchor(std::string_view id) {
    std::string out;
    for (const char c : id) out += c == '/' ? '.' : c;
    return escaped(out);
  }

  void head() {
    put(report_head(
        {.swedish = swedish_,
         .title = std::string(say("Tillgänglighetsrapport", "Accessibility report")),
         .made = fmt::format("{} {}", say("Gjord", "Made"), audit_.date),
         .contents = {{"summary", say("I korthet", "In short")},
                      {"found", say("Det som hittades", "What was found")},
                      {"suppressed", say("Undantag", "Suppressed")},
                      {"people", say("Det som människor har bedömt", "What people have judged")},
                      {"not-run", say("Det som inte kördes", "What did not run")},
                      {"criteria", say("Alla kriterier", "All criteria")},
                      {"checklist", say("Att granska för hand", "To check by hand")},
                      {"rules", say("Om reglerna", "About the rules")}}}));
  }

  void summary() {
    put("<h2 id=\"summary\">{}</h2>\n<ul>\n", say("I korthet", "In short"));
    const auto counts = [&](std::initializer_list<std::pair<std::string_view, std::size_t>> list) {
      std::string line;
      for (const auto& [words, number] : list)
        line += fmt::format("{}{}: {}", line.empty() ? "" : ", ", words, number);
      put("<li>{}</li>\n", line);
    };
    counts({{say("Formulär", "Forms"), count(SubjectKind::form)},
            {say("språkversioner", "language versions"), count(SubjectKind::edition)},
            {say("sidor", "pages"), count(SubjectKind::page)}});
    counts({{say("Fel", "Errors"), count(Severity::error)},
            {say("varningar", "warnings"), count(Severity::warning)},
            {say("frågor till en person", "questions to a person"), count(Severity::review)}});
    put("<li>{}</li>\n</ul>\n",
        say("En maskin kan inte säga att en tjänst är tillgänglig. Godkänt står bara där den kan "
            "avgöra "
            "hela kriteriet, eller där människor har bedömt det. Resten finns i listan över det "
            "som ska granskas för hand.",
            "A machine cannot say that a service is accessible. Passed stands only where it can "
            "decide "
            "the whole criterion, or where people have judged it. The rest is in the list of what "
            "is to be checked by hand."));
  }

  void place(const Finding& f, const std::vector<std::size_t>& about) {
    put("<li>");
    const Subject* page = nullptr;
    for (const std::size_t s : about)
      if (audit_.subjects[s].kind == SubjectKind::page) page = &audit_.subjects[s];
    const bool in_form = page && f.place && f.place->file != page->file;
    if (page) {
      if (!page->title.empty()) put("{} <q>{}</q>", say("Sidan", "The page"), escaped(page->title));
      if (!page->language.empty()) put(" ({})", escaped(page->language));
      put(" {}, ", linked_name(*page));
      if (about.size() > 1)
        put("{} {}, ", say("och fler sidor:", "and more pages:"), about.size() - 1);
    } else if (!f.part_title.empty()) {
      put("<q>{}</q> <code>{}</code>, ", escaped(f.part_title), escaped(f.part));
    } else if (!f.part.empty()) {
      put("<code>{}</code>, ", escaped(f.part));
    }
    if (f.place && page && !in_form) put("{} {}", say("rad", "line"), f.place->begin.line);
    else if (f.place)
      put("<code>{}:{}:{}</code>", escaped(f.place->file), f.place->begin.line,
          f.place->begin.column);
    else put("{}", say("hela projektet", "the whole project"));
    if (!f.selector.empty()) put(" <code>{}</code>", escaped(f.selector));
    if (!f.picture.empty())
      put("<br><img src=\"{}\" alt=\"{}\">", escaped(f.picture),
          say("Bild av platsen", "Picture of the place"));
    put("</li>\n");
  }

  // A page that is a file, from where the report stands.
  std::string file_link(const std::string& name) const {
    namespace fs = std::filesystem;
    std::string path = name;
    if (!audit_.folder.empty()) {
      std::error_code error;
      const fs::path from = fs::weakly_canonical(fs::absolute(audit_.folder, error), error);
      const fs::path to = fs::weakly_canonical(fs::absolute(name, error), error);
      if (!error) path = to.lexically_relative(from).generic_string();
    }
    // A name could be anything, so a scheme is never taken from it.
    std::string out = path.find(':') == path.npos ? "" : "./";
    for (const char c : path)
      if (c == '%') out += "%25";
      else if (c == '#') out += "%23";
      else if (c == '?') out += "%3F";
      else out += c;
    return out;
  }

  // A link where there is something to follow: a page of ours is nowhere until its site is.
  std::string linked_name(const Subject& page) const {
    if (page.ours() && audit_.site.empty())
      return fmt::format("<code>{}</code>", escaped(page.name));
    return fmt::format("<a href=\"{}\">{}</a>",
                       escaped(page.ours() ? audit_.address(page) : file_link(page.name)),
                       escaped(page.name));
  }

  void group(const Group& g) {
    put("<h4 id=\"found-{}\">{}</h4>\n", anchor(g.id), escaped(rule_title(g)));
    const std::string page = g.rule ? g.rule->page.in(swedish_) : std::string();
    put(markdown_first_paragraph(page));
    std::set<std::string> concerned;
    for (const std::size_t i : g.findings)
      for (const Criterion* c : criteria_of(audit_.findings[i].standards))
        concerned.insert(fmt::format("{} {}{}", c->id, escaped(c->name.in(swedish_)),
                                     c->clause == "new" ? "" : " (EN 301 549 " + c->clause + ")"));
    if (!concerned.empty()) {
      put("<p>{}: ", say("Det gäller", "This is about"));
      bool first = true;
      for (const std::string& c : concerned) {
        put("{}{}", first ? "" : "; ", c);
        first = false;
      }
      put(".</p>\n");
    }
    if (g.rule && is_advice(g.rule->standards))
      put("<p>{}</p>\n", say("Det är ett råd. Inget kriterium underkänns för det.",
                             "This is advice. No criterion fails for it."));
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> messages;
    for (const std::size_t i : g.findings)
      messages[{audit_.findings[i].message, audit_.findings[i].help}].push_back(i);
    for (const auto& [words, places] : messages) {
      const Finding& f = audit_.findings[places.front()];
      put("<div class=\"finding\">\n<p><strong>{}:</strong> {}</p>\n", kind_of(f),
          escaped(words.first));
      if (!words.second.empty())
        put("<p><strong>{}:</strong> {}</p>\n", say("Gör så här", "To put it right"),
            escaped(words.second));
      put("<ul>\n");
      const std::size_t shown = std::min(places.size(), kMostPlaces);
      const bool folded = shown > kOpenPlaces + 1;
      for (std::size_t n = 0; n < shown; ++n) {
        if (folded && n == kOpenPlaces)
          put("</ul>\n<details>\n<summary>{}: {}</summary>\n<ul>\n",
              say("Fler ställen", "More places"), places.size() - kOpenPlaces);
        place(audit_.findings[places[n]], audit_.about[places[n]]);
      }
      if (places.size() > kMostPlaces)
        put("<li>{}</li>\n", swedish_
                                 ? fmt::format("Och {} ställen till.", places.size() - kMostPlaces)
                                 : fmt::format("And {} more places.", places.size() - kMostPlaces));
      put("</ul>\n{}</div>\n", folded ? "</details>\n" : "");
    }
    if (g.rule && !page.empty())
      put("<p><a href=\"#rule-{}\">{} <code>{}</code></a></p>\n", anchor(g.id),
          say("Om regeln", "About the rule"), escaped(g.id));
  }

  std::string_view kind_of(const Finding& f) const {
    if (f.severity == Severity::review) return say("Fråga till en person", "Question to a person");
    if (f.severity == Severity::error) return say("Fel", "Error");
    return f.severity == Severity::warning ? say("Varning", "Warning") : say("Upplysning", "Note");
  }

  void found() {
    put("<h2 id=\"found\">{}</h2>\n", say("Det som hittades", "What was found"));
    if (groups_.empty())
      put("<p>{}</p>\n", say("Reglerna hittade ingenting.", "The rules found nothing."));
    std::set<const Group*> shown;
    for (std::size_t s = 0; s < criteria().situations.size(); ++s) {
      std::vector<const Group*> here;
      for (const Group& g : groups_)
        if (std::binary_search(g.situations.begin(), g.situations.end(), s)) here.push_back(&g);
      if (here.empty()) continue;
      put("<h3>{}</h3>\n", escaped(criteria().situations[s].name.in(swedish_)));
      std::string again;
      for (const Group* g : here)
        if (!shown.insert(g).second)
          again += fmt::format("<li><a href=\"#found-{}\">{}</a></li>\n", anchor(g->id),
                               escaped(rule_title(*g)));
      if (!again.empty())
        put("<p>{}</p>\n<ul>\n{}</ul>\n",
            say("Det här står ovanför, och gäller också här:",
                "This stands above, and is about this too:"),
            again);
      for (const Group* g : here)
        if (g->situations.front() == s) group(*g);
    }
    bool heading = false;
    for (const Group& g : groups_) {
      if (!g.situations.empty()) continue;
      if (!heading) put("<h3>{}</h3>\n", say("Annat", "Other things"));
      heading = true;
      group(g);
    }
  }

  void suppressed() {
    put("<h2 id=\"suppressed\">{}</h2>\n", say("Undantag", "Suppressed"));
    std::string list;
    for (const Finding& f : audit_.findings)
      if (!f.suppressed.empty())
        list += fmt::format(
            "<li>{} <code>{}</code>{}. {}: {}</li>\n", escaped(f.message), escaped(f.rule),
            f.place
                ? fmt::format(", <code>{}:{}</code>", escaped(f.place->file), f.place->begin.line)
                : "",
            say("Skäl", "Reason"), escaped(f.suppressed));
    if (list.empty())
      put("<p>{}</p>\n", say("Inga fynd är undantagna.", "No finding is suppressed."));
    else put("<ul>\n{}</ul>\n", list);
  }

  void people() {
    put("<h2 id=\"people\">{}</h2>\n",
        say("Det som människor har bedömt", "What people have judged"));
    if (audit_.people.empty()) {
      put("<p>{}</p>\n",
          say("Ingen har bedömt formulären, eller ingen har skrivit det i deras review.xml.",
              "Nobody has judged the forms, or nobody has written so in their review.xml."));
      return;
    }
    put("<p>{}</p>\n",
        say("Det här står i formulärens review.xml. En bedömning gäller formuläret och dess sidor "
            "på det språket, så länge inget av det som bedömdes har ändrats. Det som en regel har "
            "underkänt är underkänt ändå.",
            "This is what the forms' review.xml say. A judgement holds for the form and its pages "
            "in that language, as long as nothing that was judged has changed. What a rule has "
            "failed has failed all the same."));
    std::vector<const PeopleVerdict*> all;
    for (const PeopleVerdict& said : audit_.people) all.push_back(&said);
    // Criterion by criterion, as the table is read.
    std::stable_sort(all.begin(), all.end(), [](const PeopleVerdict* a, const PeopleVerdict* b) {
      return a->criterion < b->criterion;
    });
    put("<ul>\n");
    for (const PeopleVerdict* said : all) {
      const Criterion& c = criteria().all[said->criterion];
      put("<li>{} {}: <strong>{}</strong>. {}</li>\n", c.id, escaped(c.name.in(swedish_)),
          words_of(said->verdict).in(swedish_), escaped(said_of(*said).in(swedish_)));
    }
    put("</ul>\n");
  }

  void not_run() {
    put("<h2 id=\"not-run\">{}</h2>\n", say("Det som inte kördes", "What did not run"));
    std::string list;
    for (const Subject& s : audit_.subjects)
      if (s.skipped != Skip::none)
        list += fmt::format("<li><code>{}</code>: {}</li>\n", escaped(s.name),
                            words_of(s.skipped).in(swedish_));
    if (!list.empty())
      put("<p>{}</p>\n<ul>\n{}</ul>\n",
          say("De här har inga regler sett på:", "No rule looked at these:"), list);
    std::string unread;
    for (const Subject& s : audit_.subjects)
      if (const std::string words = unread_of(s, swedish_); !words.empty())
        unread += fmt::format("<li><code>{}</code>: {}</li>\n", escaped(s.name), escaped(words));
    if (!unread.empty())
      put("<p>{}</p>\n<ul>\n{}</ul>\n",
          say("Stilmallar som inte kunde läsas. Det som hänger på dem är frågor till en person, "
              "eftersom de kan ändra eller dölja det:",
              "Style sheets that could not be read. What hangs on them is a question to a person, "
              "since they could change or hide it:"),
          unread);
    std::map<std::string, std::string> rules;  // why → which
    for (const AuditedRule& rule : audit_.rules) {
      Said why;
      bool anywhere = false;
      for (const Subject& s : audit_.subjects) {
        anywhere = anywhere || audit_.ran(rule, s);
        if (s.skipped == Skip::none && why.english.empty()) why = audit_.not_run(rule, s);
      }
      if (anywhere || why.english.empty()) continue;
      std::string& those = rules[why.in(swedish_)];
      those += fmt::format("{}<code>{}</code>", those.empty() ? "" : ", ", escaped(rule.id));
    }
    for (const auto& [why, those] : rules)
      put("<p>{} {} {}</p>\n", say("Regler som inte kördes:", "Rules that did not run:"),
          those + ".", escaped(why));
    put("<p>{}</p>\n",
        say("Ingenting kördes i en webbläsare den här gången. De prov som gör det på våra egna "
            "sidor nämns vid sina kriterier nedan. De säger inget om andras sidor.",
            "Nothing ran in a browser this time. The tests that do so on our own pages are named "
            "at their criteria below. They say nothing of the pages of others."));
    const InBrowser in = audit_.in_browser();
    if (!in.run)
      put("<p>{}</p>\n", say("För det här temat finns inget sparat resultat av prov i webbläsare.",
                             "For this theme no result of tests in a browser is kept."));
    else
      put("<p>{}</p>\n",
          escaped(fmt::format(
              fmt::runtime(
                  in.current
                      ? say("Temat {} provades senast i {} den {} (blankett {}) och är som då.",
                            "The theme {} was last tested in {} on {} (blankett {}), and is as it "
                            "was then.")
                      : say("Temat {} provades senast i {} den {} (blankett {}). Temat eller "
                            "blankett har ändrats sedan dess, så resultaten gäller ett tidigare "
                            "utseende.",
                            "The theme {} was last tested in {} on {} (blankett {}). The theme or "
                            "blankett has changed since, so the results are of an earlier look.")),
              in.run->theme, in.run->browser, in.run->date, in.run->blankett)));
    if (audit_.pictures_left_out > 0)
      put("<p>{} {}</p>\n",
          say("Bilder togs bara av de första platserna. Så många platser här är utan bild:",
              "Pictures were taken of the first places only. So many places here have none:"),
          audit_.pictures_left_out);
    if (audit_.pictures_failed > 0)
      put("<p>{} {}</p>\n",
          say("Webbläsaren kunde inte visa alla sidor. Så många platser är därför utan bild:",
              "The browser could not show all pages. So many places have no picture for that:"),
          audit_.pictures_failed);
    if (std::none_of(audit_.findings.begin(), audit_.findings.end(),
                     [](const Finding& f) { return !f.picture.empty(); }))
      put("<p>{}</p>\n",
          say("Inga bilder av sidorna är tagna. Var ett fynd finns står i ord och som väljare.",
              "No pictures of the pages were taken. Where a finding is stands in words and as a "
              "selector."));
  }

  // The pages with each outcome of a criterion.
  std::map<Verdict, std::size_t> pages_of(std::size_t criterion) const {
    std::map<Verdict, std::size_t> pages;
    for (std::size_t i = 0; i < judged_.size(); ++i)
      if (audit_.subjects[i].kind == SubjectKind::page) ++pages[judged_[i][criterion].verdict];
    return pages;
  }

  // Whether nobody need look at it: it is passed, or not there, wherever it was asked.
  bool is_settled(std::size_t criterion) const {
    bool any = false;
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      if (judged_[i].empty()) continue;
      any = true;
      const Verdict verdict = judged_[i][criterion].verdict;
      if (verdict == Verdict::failed || verdict == Verdict::cant_tell) return false;
    }
    return any;
  }

  bool has_failed(std::size_t criterion) const {
    return std::any_of(judged_.begin(), judged_.end(), [&](const auto& judged) {
      return !judged.empty() && judged[criterion].verdict == Verdict::failed;
    });
  }

  // Cards and not a table: its last column holds paragraphs, and screens can be 320 px wide.
  void all_criteria() {
    put("<h2 id=\"criteria\">{}</h2>\n<p>{}</p>\n", say("Alla kriterier", "All criteria"),
        say("WCAG 2.2 på nivå A och AA, med antalet sidor som fick varje utfall.",
            "WCAG 2.2, levels A and AA, with the number of pages of each outcome."));
    std::array<std::vector<std::size_t>, 3> parts;
    for (std::size_t c = 0; c < criteria().all.size(); ++c)
      parts[has_failed(c) ? 0 : is_settled(c) ? 2 : 1].push_back(c);
    const std::array<std::string_view, 3> headings = {
        say("Underkända", "Failed"), say("Kan inte avgöras", "Cannot tell"),
        say("Godkända eller förekommer inte", "Passed or not present")};
    for (std::size_t part = 0; part < parts.size(); ++part) {
      if (parts[part].empty()) continue;
      const bool folded = part == 2;
      put("<h3>{}: {}</h3>\n", headings[part], parts[part].size());
      if (folded) put("<details>\n<summary>{}</summary>\n", say("Visa dem", "Show them"));
      put("<ul class=\"criteria\">\n");
      for (const std::size_t c : parts[part]) card(c);
      put("</ul>\n{}", folded ? "</details>\n" : "");
    }
  }

  void card(std::size_t index) {
    const Criterion& c = criteria().all[index];
    put("<li>\n<h4>{} {}</h4>\n<p>{} {} · {}</p>\n", c.id, escaped(c.name.in(swedish_)),
        say("Nivå", "Level"), c.level,
        c.clause == "new" ? std::string(say("ny i WCAG 2.2", "new in WCAG 2.2"))
                          : "EN 301 549 " + c.clause);
    std::string outcomes;
    for (const auto& [verdict, pages] : pages_of(index))
      outcomes += fmt::format("{}{}: {}", outcomes.empty() ? "" : ", ",
                              words_of(verdict).in(swedish_), pages);
    if (!outcomes.empty()) put("<p>{}.</p>\n", outcomes);
    std::size_t by_people = 0;
    for (const PeopleVerdict& said : audit_.people) by_people += said.criterion == index;
    if (by_people > 0)
      put("<p><a href=\"#people\">{}: {}</a></p>\n",
          say("Bedömningar av människor", "Judgements by people"), by_people);
    for (const std::size_t i : exceptions_at(audit_, index))
      put("<p>{}</p>\n", escaped(said_of(audit_.exceptions[i]).in(swedish_)));
    put("<details>\n<summary>{}</summary>\n",
        say("Hur våra sidor uppfyller det", "How our pages meet it"));
    if (c.construction) put("<p>{}</p>\n", escaped(c.construction->in(swedish_)));
    std::string rules;
    for (const AuditedRule& rule : audit_.rules)
      for (const Criterion* named : criteria_of(rule.standards))
        if (named == &c)
          rules += fmt::format("{}<code>{}</code>", rules.empty() ? "" : ", ", escaped(rule.id));
    if (!rules.empty()) put("<p>{}: {}</p>\n", say("Regler", "Rules"), rules);
    std::set<std::string> files;
    for (const std::string& id : c.proofs) files.insert(criteria().proofs.at(id).file);
    std::string tests;
    for (const std::string& file : files)
      tests += fmt::format("{}<code>{}</code>", tests.empty() ? "" : ", ", file);
    if (!tests.empty()) put("<p>{}: {}</p>\n", say("Prov", "Tests"), tests);
    if (const Said shown = audit_.shown_in_browser(c); !shown.english.empty())
      put("<p>{}</p>\n", with_test_name(c, shown.in(swedish_)));
    put("<p>{}</p>\n</details>\n</li>\n",
        c.decided_by.empty() ? say("En person avgör.", "A person decides.")
                             : say("En maskin kan avgöra det.", "A machine can decide it."));
  }

  // What the test is called is English in every report.
  std::string with_test_name(const Criterion& c, const std::string& words) const {
    const InBrowser in = audit_.in_browser();
    const Proof* test = in.run ? in.run->of(c) : nullptr;
    const std::size_t at = test ? words.find(test->test) : words.npos;
    if (!swedish_ || at == words.npos) return escaped(words);
    return escaped(words.substr(0, at)) + "<span lang=\"en\">" + escaped(test->test) + "</span>" +
           escaped(words.substr(at + test->test.size()));
  }

  void checklist() {
    put("<h2 id=\"checklist\">{}</h2>\n<p>{}</p>\n",
        say("Att granska för hand", "To check by hand"),
        say("Fyll i listan och skriv ut den, eller spara den som PDF. Då följer svaren med. Den "
            "som "
            "granskar behöver ett tangentbord, en skärmläsare och en telefon.",
            "Fill in the list and print it, or save it as PDF: the answers come along. Whoever "
            "checks "
            "needs a keyboard, a screen reader and a phone."));
    put("<p>{}</p>\n",
        say("I formulärets review.xml blir Bra <code>passed</code>, Brister <code>failed</code>, "
            "Gäller inte <code>not-applicable</code> och Kan inte avgöra "
            "<code>cannot-tell</code>. Ett krav gäller inte när ingen av dess frågor gör det, och "
            "där skrivs varför.",
            "In the form's review.xml Good becomes <code>passed</code>, Faults "
            "<code>failed</code>, Does not apply <code>not-applicable</code> and Cannot tell "
            "<code>cannot-tell</code>. A criterion does not apply when none of its questions does, "
            "and there the reason is written."));
    for (const auto& [id, words] :
         {std::pair<std::string_view, std::string_view>{"who",
                                                        say("Vem har granskat?", "Who checked?")},
          {"when", say("När?", "When?")},
          {"what", say("Vilken tjänst och version?", "Which service and version?")}})
      put("<p><label class=\"long\" for=\"by-{0}\">{1}</label><input type=\"text\" id=\"by-{0}\" "
          "name=\"by-{0}\"></p>\n",
          id, words);
    bool settled = false;
    for (std::size_t c = 0; c < criteria().all.size(); ++c) {
      settled = settled || is_settled(c);
      if (!is_settled(c)) questions(criteria().all[c]);
    }
    if (!settled) return;
    put("<h3>{}</h3>\n<details>\n<summary>{}</summary>\n",
        say("Det som redan är avgjort", "What is settled already"),
        say("Kriterier som är godkända eller inte förekommer",
            "Criteria that are passed or not present"));
    for (std::size_t c = 0; c < criteria().all.size(); ++c)
      if (is_settled(c)) questions(criteria().all[c], 4);
    put("</details>\n");
  }

  void questions(const Criterion& c, int level = 3) {
    put("<h{0}>{1} {2} ({3})</h{0}>\n", level, c.id, escaped(c.name.in(swedish_)), c.level);
    for (std::size_t q = 0; q < c.person.size(); ++q)
      question(fmt::format("{}-{}", c.slug, q + 1), c.person[q]);
  }

  void question(const std::string& name, const Said& words) {
    put("<fieldset>\n<legend>{}</legend>\n", escaped(words.in(swedish_)));
    for (const auto& [value, label] :
         {std::pair<std::string_view, std::string_view>{"met", say("Bra", "Good")},
          {"faults", say("Brister", "Faults")},
          {"none", say("Gäller inte", "Does not apply")},
          {"cannot-tell", say("Kan inte avgöra", "Cannot tell")}})
      put("<label><input type=\"radio\" name=\"{0}\" value=\"{1}\"> {2}</label>\n", name, value,
          label);
    put("<label class=\"long\" for=\"note-{0}\">{1}</label>\n<textarea id=\"note-{0}\" "
        "name=\"note-{0}\" rows=\"2\"></textarea>\n</fieldset>\n",
        name, say("Vad såg du, och var?", "What did you see, and where?"));
  }

  void rules() {
    put("<h2 id=\"rules\">{}</h2>\n", say("Om reglerna", "About the rules"));
    put("<p>{}</p>\n", say("Alla regler som hittade något. Fler finns med blankett explain.",
                           "Every rule that found something. blankett explain has the others."));
    for (const Group& g : groups_) {
      if (!g.rule || g.rule->page.in(swedish_).empty()) continue;
      // Its title is one level below the heading of this part. Folded: a link opens none, so the
      // heading stands outside.
      put("<section id=\"rule-{}\">\n<h3>{}</h3>\n<details>\n<summary>{}</summary>\n", anchor(g.id),
          escaped(rule_title(g)), say("Läs om regeln", "Read about the rule"));
      put(markdown_html(without_title(g.rule->page.in(swedish_)), 3));
      put("</details>\n</section>\n");
    }
  }

  const Audit& audit_;
  bool swedish_;
  std::vector<std::vector<Judgement>> judged_;
  std::vector<Group> groups_{};
  std::string out_{};
};

}  // namespace

std::string report_html(const Audit& audit, bool swedish) { return Writer(audit, swedish).write(); }

}  // namespace blankett
