// Boxes of text in two columns. Words are broken by an estimate of their width, on the generous
// side: a drawing that is made without a browser cannot measure them. Tested by graph_test.cpp.

#include "render/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "kinds/words.h"

namespace blankett {
namespace {

constexpr int kMargin = 10, kBox = 300, kBetween = 50, kPadding = 14;
constexpr int kLine = 24, kGap = 40;
constexpr std::size_t kPerLine = 29;  // characters that surely fit in a box

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::string line;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    if (!line.empty() && length(line) + 1 + length(word) > kPerLine)
      out.push_back(std::exchange(line, {}));
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    begin = end + 1;
  }
  if (!line.empty()) out.push_back(line);
  return out;
}

struct Box {
  std::vector<std::string> title{}, note{};
  bool conditional = false;

  int height() const { return 2 * kPadding + kLine * static_cast<int>(title.size() + note.size()); }
};

class Drawing {
 public:
  explicit Drawing(const Edition& edition)
      : edition_(edition), model_(*edition.model), locale_(*edition.locale) {}

  std::string run() {
    end_box(locale_.text("flow.start"));
    for (const Step& step : model_.steps) {
      arrow_down();
      draw(step);
    }
    arrow_down();
    end_box(locale_.text("review.title"));
    const int width = 2 * kMargin + kBox + (has_exits_ ? kBetween + kBox : 0);
    const int height = y_ + kMargin;
    std::string words;
    for (const std::string& sentence : flow_in_words(edition_)) words += sentence + "\n";
    // Presentation attributes, since the pages forbid styles of their own.
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
        "height=\"{1}\" role=\"img\" aria-labelledby=\"flow-title flow-words\" lang=\"{2}\" "
        "font-family=\"Verdana, Arial, sans-serif\" font-size=\"15\" fill=\"#212121\">\n"
        "<title id=\"flow-title\">{3}</title>\n<desc id=\"flow-words\">{4}</desc>\n"
        "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n{5}</svg>\n",
        width, height, locale_.language,
        escaped(locale_.say("flow.title", {{"form", edition_.plain(model_.title)}})),
        escaped(words), body_);
  }

 private:
  std::string only_if(std::string_view key, const Condition& condition) const {
    if (!condition) return {};
    return locale_.say(key, {{"condition", in_words(condition, edition_)}});
  }

  void rectangle(int x, int y, const Box& box, bool round) {
    body_ += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#fff\" "
        "stroke=\"#212121\" stroke-width=\"2\"{}/>\n",
        x, y, kBox, box.height(), round ? 22 : 4,
        box.conditional ? " stroke-dasharray=\"8 5\"" : "");
    int line = y + kPadding + 17;
    const auto words = [&](const std::vector<std::string>& lines, const char* weight) {
      for (const std::string& text : lines) {
        body_ += fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", x + kPadding, line, weight,
                             escaped(text));
        line += kLine;
      }
    };
    words(box.title, " font-weight=\"bold\"");
    words(box.note, "");
  }

  void arrow(int x1, int y1, int x2, int y2) {
    const bool down = x1 == x2;
    body_ += fmt::format(
        "<path d=\"M{} {}L{} {}M{} {}L{} {}L{} {}\" fill=\"none\" stroke=\"#212121\" "
        "stroke-width=\"2\"/>\n",
        x1, y1, x2, y2, down ? x2 - 6 : x2 - 8, down ? y2 - 8 : y2 - 6, x2, y2,
        down ? x2 + 6 : x2 - 8, down ? y2 - 8 : y2 + 6);
  }

  void arrow_down() {
    arrow(kMargin + kBox / 2, y_, kMargin + kBox / 2, y_ + kGap);
    y_ += kGap;
  }

  void end_box(const std::string& words) {
    const Box box{lines_of(words)};
    rectangle(kMargin, y_, box, true);
    y_ += box.height();
  }

  void draw(const Step& step) {
    Box box{lines_of(edition_.plain(step.title)),
            lines_of(only_if("flow.shown-if", step.show_when)), static_cast<bool>(step.show_when)};
    rectangle(kMargin, y_, box, false);
    int beside = y_;
    for (const Exit& exit : model_.exits) {
      if (&model_.steps[exit.step] != &step) continue;
      has_exits_ = true;
      const Box out{lines_of(edition_.plain(exit.title)),
                    lines_of(only_if("flow.exit-if", exit.when))};
      const int x = kMargin + kBox + kBetween, middle = beside + out.height() / 2;
      // From the step, or down its side when the step is lower than its exits.
      const int from = std::min(middle, y_ + box.height() - 10);
      if (from != middle)
        body_ += fmt::format(
            "<path d=\"M{} {}L{} {}L{} {}\" fill=\"none\" stroke=\"#212121\" "
            "stroke-width=\"2\"/>\n",
            kMargin + kBox, from, kMargin + kBox + kBetween / 2, from,
            kMargin + kBox + kBetween / 2, middle);
      arrow(from == middle ? kMargin + kBox : kMargin + kBox + kBetween / 2, middle, x, middle);
      rectangle(x, beside, out, true);
      beside += out.height() + kGap / 2;
    }
    const int below = beside == y_ ? y_ : beside - kGap / 2;
    const int bottom = y_ + box.height();
    if (below > bottom)  // the line goes on beside the exits
      body_ += fmt::format(
          "<path d=\"M{0} {1}L{0} {2}\" fill=\"none\" stroke=\"#212121\" "
          "stroke-width=\"2\"/>\n",
          kMargin + kBox / 2, bottom, below);
    y_ = std::max(bottom, below);
  }

  const Edition& edition_;
  const Model& model_;
  const Locale& locale_;
  std::string body_;
  int y_ = kMargin;
  bool has_exits_ = false;
};

}  // namespace

std::string flow_drawing(const Edition& edition) { return Drawing(edition).run(); }

std::vector<std::string> flow_in_words(const Edition& edition) {
  const Model& model = *edition.model;
  const Locale& locale = *edition.locale;
  std::vector<std::string> out;
  std::size_t number = 0;
  for (const Step& step : model.steps) {
    std::string words = locale.say(
        "flow.step", {{"number", std::to_string(++number)}, {"title", edition.plain(step.title)}});
    if (step.show_when)
      words +=
          " " + locale.say("flow.shown-if", {{"condition", in_words(step.show_when, edition)}});
    out.push_back(std::move(words));
    for (const Exit& exit : model.exits)
      if (&model.steps[exit.step] == &step)
        out.push_back(locale.say("flow.exit", {{"title", edition.plain(exit.title)},
                                               {"condition", in_words(exit.when, edition)}}));
  }
  return out;
}

}  // namespace blankett
