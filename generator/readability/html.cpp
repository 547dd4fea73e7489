// The report for people: one HTML file without script. Pictures are drawn with the colour of the
// text, so that they suit a dark scheme, and say in words what they show. Tested by
// readability_test.cpp and reports.spec.mjs.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/report_page.h"
#include "readability/report.h"

namespace blankett {
namespace {

class PageWriter {
 public:
  PageWriter(const Readability& report, bool swedish) : report_(report), swedish_(swedish) {}

  std::string write() {
    head();
    rewrite();
    for (std::size_t i = 0; i < report_.parts.size(); ++i) part(i);
    about();
    return out_ + std::string(report_foot());
  }

 private:
  std::string_view say(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> form, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Arguments>(arguments)...);
  }
  std::string number(std::optional<double> value) const { return number_of(value, swedish_); }
  // The language of the texts; empty when it is that of the report.
  std::string_view other_language() const {
    const bool same = report_.language == (swedish_ ? "sv" : "en");
    return same ? std::string_view() : std::string_view(report_.language);
  }
  // What stands in the language of the texts.
  std::string spoken(std::string_view words) const {
    return other_language().empty() ? escaped(words)
                                    : fmt::format("<span lang=\"{}\">{}</span>",
                                                  escaped(report_.language), escaped(words));
  }

  void head() {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < report_.parts.size(); ++i) ids.push_back(anchor(i));
    ReportPage page{.swedish = swedish_,
                    .title = std::string(say("Så läsbara är texterna", "How the texts read"))};
    page.made = fmt::format("{}: {}", say("Språk", "Language"), report_.language);
    if (!report_.since.empty())
      page.made += fmt::format(", {} {}", say("jämfört med", "compared with"), report_.since);
    page.contents.push_back({"rewrite", say("Skriv om de här först", "Rewrite these first"), {}});
    for (std::size_t i = 0; i < report_.parts.size(); ++i)
      page.contents.push_back({ids[i], title_of(report_.parts[i]), other_language()});
    page.contents.push_back({"about", say("Om måtten", "About the measures"), {}});
    out_ = report_head(page);
  }

  static std::string anchor(std::size_t part) { return fmt::format("part-{}", part + 1); }
  static const std::string& title_of(const ReadPart& part) {
    return part.title.empty() ? part.name : part.title;
  }

  // ---- the texts

  // The text with what the findings are about marked; what is about a whole sentence is not.
  std::string marked(const ReadText& text) const {
    std::vector<Range> marks;
    for (const ReadFinding& f : text.findings)
      if (!f.whole) marks.push_back(f.at);
    std::sort(marks.begin(), marks.end(), [](Range a, Range b) { return a.begin < b.begin; });
    std::string out;
    std::size_t done = 0;
    for (const Range at : marks) {
      if (at.end <= done) continue;
      const std::size_t begin = std::max(at.begin, done);
      out += escaped(std::string_view(text.plain).substr(done, begin - done));
      out += "<mark>" + escaped(std::string_view(text.plain).substr(begin, at.end - begin)) +
             "</mark>";
      done = at.end;
    }
    return out + escaped(std::string_view(text.plain).substr(done));
  }

  void rewrite() {
    put("<h2 id=\"rewrite\">{}</h2>\n", say("Skriv om de här först", "Rewrite these first"));
    if (const std::string what = not_checked(report_, swedish_); !what.empty())
      put("<p>{}</p>\n", escaped(what));
    if (report_.rewrite.empty()) {
      put("<p>{}</p>\n",
          say("Reglerna hittade inget att skriva om.", "The rules found nothing to rewrite."));
      return;
    }
    put("<p>{}</p>\n<ol>\n",
        say("Det här är texterna som vinner mest på att skrivas om: de med flest och allvarligast "
            "fynd och med de längsta meningarna.",
            "These texts gain most from a rewrite: those with the most and the worst findings and "
            "the longest sentences."));
    for (const ReadText& text : report_.rewrite) one_text(text);
    put("</ol>\n");
  }

  void one_text(const ReadText& text) {
    const ReadPart& part = report_.parts[text.part];
    put("<li>\n<h3>{}: {}</h3>\n", spoken(title_of(part)),
        escaped(name_of_role(text.role, swedish_)));
    put("<p><code>{}:{}</code>{}</p>\n", escaped(text.file), text.line,
        text.id.empty() ? std::string() : fmt::format(" <code>{}</code>", escaped(text.id)));
    put("<blockquote class=\"finding\" lang=\"{}\" dir=\"auto\"><p>{}</p></blockquote>\n",
        escaped(report_.language), marked(text));
    put("<p>{}</p>\n", fmt::format(fmt::runtime(say("{}. Den längsta meningen har {}.",
                                                    "{}. The longest sentence has {}.")),
                                   counted(text.words, Counted::word, swedish_), text.longest));
    if (!text.findings.empty()) {
      put("<ul>\n");
      for (const ReadFinding& f : text.findings) finding(f);
      put("</ul>\n");
    }
    put("</li>\n");
  }

  // A message with its words in their language. English ones have backticks around them, for a
  // terminal.
  std::string said(const ReadFinding& f) const {
    std::string out;
    bool quoted = false;
    for (std::string_view rest = f.words; !rest.empty();) {
      const std::size_t slot = slot_at(rest);
      if (slot < f.arguments.size()) {
        const std::string& argument = f.arguments[slot];
        const bool number = std::all_of(argument.begin(), argument.end(),
                                        [](char c) { return c >= '0' && c <= '9'; });
        out += number ? argument : spoken(argument);
        rest.remove_prefix(rest.find('}') + 1);
        continue;
      }
      if (rest[0] == '`') out += quoted ? "”" : "“", quoted = !quoted;
      else out += escaped(rest.substr(0, 1));
      rest.remove_prefix(1);
    }
    return out;
  }
  // The number of the "{1}" that the text begins with; none: the largest number.
  static std::size_t slot_at(std::string_view text) {
    std::size_t slot = std::string_view::npos;
    const char* const last = text.data() + text.size();
    if (text[0] != '{') return slot;
    std::size_t number = 0;
    const auto [end, wrong] = std::from_chars(text.data() + 1, last, number);
    if (wrong == std::errc() && end != last && *end == '}') slot = number;
    return slot;
  }

  void finding(const ReadFinding& f) {
    const std::string_view kind = f.severity == Severity::error     ? say("Fel", "Error")
                                  : f.severity == Severity::warning ? say("Varning", "Warning")
                                                                    : say("Förslag", "Suggestion");
    put("<li><strong>{}:</strong> {}", kind, said(f));
    if (!f.better.empty() && f.message.find(f.better) == std::string::npos)
      put(". {}: <b lang=\"{}\">{}</b>", say("Bättre", "Better"), escaped(report_.language),
          escaped(f.better));
    put(" <code>{}</code>, {} {}</li>\n", escaped(f.rule), say("rad", "line"), f.line);
  }

  // ---- the profiles

  std::string_view judged(plain::Verdict is) const {
    switch (is) {
      case plain::Verdict::met: return say("Når målet", "Meets the target");
      case plain::Verdict::over: return say("Över målet", "Over the target");
      case plain::Verdict::far_over: return say("Långt över målet", "Far over the target");
      case plain::Verdict::unknown: break;
    }
    return say("För få ord för att säga", "Too few words to say");
  }

  void part(std::size_t index) {
    const ReadPart& p = report_.parts[index];
    put("<h2 id=\"{}\">{}</h2>\n", anchor(index), spoken(title_of(p)));
    const plain::Measures& all = p.now.all;
    put("<p><code>{}</code>. {}</p>\n", escaped(p.name),
        fmt::format(
            fmt::runtime(say("{} i {} och {}. {}, {} och {}.", "{} in {} and {}. {}, {} and {}.")),
            counted(all.words(), Counted::word, swedish_),
            counted(all.texts(), Counted::text, swedish_),
            counted(all.sentences(), Counted::sentence, swedish_),
            counted(all.errors(), Counted::error, swedish_),
            counted(all.warnings(), Counted::warning, swedish_),
            counted(all.suggestions(), Counted::suggestion, swedish_)));
    if (!report_.since.empty() && !p.before)
      put("<p>{}</p>\n", say("Den äldre versionen har inte den här.",
                             "The older version does not have this one."));
    targets_table(p);
    lengths_table(p);
    roles_table(p);
  }

  // "1–5 ord: 12 meningar; …", what the picture shows.
  std::string in_words(const plain::Measures& measures) const {
    const auto lengths = measures.lengths();
    std::string out;
    for (std::size_t i = 0; i < lengths.size(); ++i)
      if (lengths[i] > 0)
        out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", step(i), lengths[i]);
    return fmt::format("{} {}.", say("Meningar efter antal ord.", "Sentences by their words."),
                       out);
  }
  static std::string step(std::size_t i) {
    const std::size_t first = i * plain::kLengthStep + 1;
    return i + 1 == plain::kLengths ? fmt::format("{}+", first)
                                    : fmt::format("{}–{}", first, first + plain::kLengthStep - 1);
  }

  // Bars in the colour of the text. Those over 20 words are hollow, so that it is not colour that
  // tells.
  std::string picture(const plain::Measures& measures, std::size_t bar, std::size_t height) const {
    const auto lengths = measures.lengths();
    const std::size_t most =
        std::max<std::size_t>(1, *std::max_element(lengths.begin(), lengths.end()));
    const std::size_t width = bar * lengths.size(), gap = std::max<std::size_t>(1, bar / 8);
    std::string out = fmt::format(
        "<svg role=\"img\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
        "aria-label=\"{2}\">",
        width, height, escaped(in_words(measures)));
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      if (lengths[i] == 0) continue;
      const auto tall = static_cast<std::size_t>(
          std::ceil(static_cast<double>(height - 2) * static_cast<double>(lengths[i]) /
                    static_cast<double>(most)));
      const bool beyond = i * plain::kLengthStep >= plain::kLongSentence;
      out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>", i * bar + gap,
                         height - 1 - tall, bar - 2 * gap, tall,
                         beyond ? "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" "
                                : "fill=\"currentColor\" ");
    }
    return out + fmt::format(
                     "<line x1=\"0\" y1=\"{0}\" x2=\"{1}\" y2=\"{0}\" "
                     "stroke=\"currentColor\"/></svg>",
                     height - 1, width);
  }

  void lengths_table(const ReadPart& p) {
    const plain::Measures& all = p.now.all;
    if (all.sentences() == 0) return;
    constexpr std::size_t kBar = 32, kHeight = 80;
    put("<p>{}</p>\n", picture(all, kBar, kHeight));
    open_table(p, say("meningarnas längd", "sentence lengths"),
               {say("Ord i meningen", "Words in the sentence"), say("Meningar", "Sentences")});
    const auto lengths = all.lengths();
    for (std::size_t i = 0; i < lengths.size(); ++i)
      put("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", step(i), lengths[i]);
    close_table();
    put("<p>{}</p>\n",
        fmt::format(fmt::runtime(say("I bilden är staplarna för meningar över {} ord ihåliga. Den "
                                     "längsta meningen har {}.",
                                     "In the picture the bars of sentences over {} words are "
                                     "hollow. The longest sentence has {}.")),
                    plain::kLongSentence, counted(all.longest(), Counted::word, swedish_)));
  }

  // A table of a part; `about` says what it shows.
  void open_table(const ReadPart& p, std::string_view about,
                  std::initializer_list<std::string_view> columns) {
    put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table-{0}\">\n"
        "<table>\n<caption id=\"table-{0}\">{1}: {2}</caption>\n<thead><tr>",
        ++tables_, spoken(title_of(p)), about);
    for (const std::string_view column : columns)
      if (!column.empty()) put("<th scope=\"col\">{}</th>", column);
    put("</tr></thead>\n<tbody>\n");
  }
  void close_table() { put("</tbody>\n</table>\n</div>\n"); }

  void targets_table(const ReadPart& p) {
    const bool compared = p.before.has_value();
    open_table(p, say("måtten mot målen", "the measures and the targets"),
               {say("Mått", "Measure"), say("Nu", "Now"), say("Mål", "Target"),
                say("Bedömning", "Verdict"), compared ? say("Förut", "Before") : "",
                compared ? say("Ändring", "Change") : ""});
    for (const std::string_view measure : kMeasures) {
      const auto value = shown(p.now.all, measure);
      const plain::Target* target = target_of(report_, measure, std::nullopt);
      put("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td>",
          name_of_measure(measure, swedish_), number(value),
          target ? swedish_ ? fmt::format("högst {:.0f}", target->most)
                            : fmt::format("at most {:.0f}", target->most)
                 : std::string(say("inget", "none")),
          target ? judged(verdict(*target, p.now.all)) : std::string_view("–"));
      if (compared) {
        const auto before = shown(p.before->all, measure);
        put("<td>{}</td><td>{}</td>", number(before), change(before, value));
      }
      put("</tr>\n");
    }
    close_table();
  }

  std::string change(std::optional<double> before, std::optional<double> now) const {
    if (!before || !now) return "–";
    const std::string of = number(std::abs(*now - *before));
    if (of == number(0.0)) return std::string(say("ingen", "none"));
    return (*now > *before ? "+" : "−") + of;
  }

  std::string judged_cell(std::string_view measure, TextRole role, const plain::Measures& m) const {
    std::string value = number(shown(m, measure));
    const plain::Target* target = target_of(report_, measure, role);
    if (!target) return value;
    const plain::Verdict is = verdict(*target, m);
    if (is != plain::Verdict::over && is != plain::Verdict::far_over) return value;
    return fmt::format("<strong>{}</strong> ({} {:.0f})", value, say("mål", "target"),
                       target->most);
  }

  void roles_table(const ReadPart& p) {
    open_table(
        p, say("efter vad texterna är till för", "by what the texts are for"),
        {say("Texter", "Texts"), say("Antal", "Number"), say("Ord", "Words"),
         say("Meningarnas längd", "Sentence lengths"), say("Ord i en mening", "Words a sentence"),
         "LIX", say("Passiver", "Passives"), say("Krångliga ord", "Listed words"),
         say("Substantiverade verb", "Nominalisations"), say("Fynd", "Findings")});
    constexpr std::size_t kBar = 8, kHeight = 24;
    for (const auto& [role, m] : p.now.roles) {
      put("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td>",
          name_of_role(role, swedish_), m.texts(), m.words(), picture(m, kBar, kHeight));
      for (const std::string_view measure :
           {"sentence-words", "lix", "passives", "list-words", "nominalisations"})
        put("<td>{}</td>", judged_cell(measure, role, m));
      put("<td>{}</td></tr>\n", m.errors() + m.warnings() + m.suggestions());
    }
    close_table();
  }

  void about() {
    put("<h2 id=\"about\">{}</h2>\n<ul>\n", say("Om måtten", "About the measures"));
    const auto item = [&](const std::string& words) { put("<li>{}</li>\n", words); };
    item(swedish_ ? fmt::format("LIX är antalet ord i en mening plus hur många procent av orden "
                                "som är långa: fler än {} bokstäver. Under 30 är mycket lätt, "
                                "30–40 lätt, 40–50 medel, 50–60 svårt. Det står bara för minst "
                                "100 ord.",
                                report_.long_word)
                  : fmt::format("LIX is the words of a sentence plus the percent of long words: "
                                "more than {} letters. Below 30 is very easy, 30–40 easy, 40–50 "
                                "medium, 50–60 hard. It is shown for 100 words and more.",
                                report_.long_word));
    item(
        std::string(say("OVIX säger hur olika orden är. Det växer med textens längd och står "
                        "bara för minst 300 ord. Det finns inget mål.",
                        "OVIX tells how much the words vary. It grows with the length of a text "
                        "and is shown for 300 words and more. It has no target.")));
    item(std::string(
        say("Passiver, krångliga ord och substantiverade verb är antal på 1 000 ord. "
            "De räknas utan ordklasser och står bara för minst 100 ord.",
            "Passives, listed words and nominalisations are numbers per 1,000 words. "
            "They are counted without parts of speech and shown for 100 words and more.")));
    item(std::string(say("Ett mått är ingen dom. En text kan ha lågt LIX och ändå vara svår.",
                         "A measure is no verdict. A text can have a low LIX and still be hard.")));
    put("</ul>\n");
  }

  const Readability& report_;
  bool swedish_;
  std::size_t tables_ = 0;
  std::string out_{};
};

}  // namespace

std::string readability_html(const Readability& report, bool swedish) {
  return PageWriter(report, swedish).write();
}

}  // namespace blankett
