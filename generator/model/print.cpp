// Text forms of the nouns: stable, one thing a line, indented by nesting. What --print shows and
// what the goldens keep. Tested by golden_test.cpp.

#include "model/print.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstdlib>

namespace blankett {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '"' || c == '\\') out.append({'\\', c});
    else out += c;
  }
  return out + "\"";
}

// The model does not know the kinds, so a date or a time is seen by what it is compared with; two
// answers are compared in the words of numbers.
bool is_of_time(const Operand& o) {
  return o.kind == Operand::Kind::date || o.kind == Operand::Kind::time ||
         o.kind == Operand::Kind::today;
}

std::string_view word_of(Operator op, bool of_time = false) {
  switch (op) {
    case Operator::is:
    case Operator::equals: return "is";
    case Operator::is_not:
    case Operator::differs: return "is not";
    case Operator::is_one_of: return "is one of";
    case Operator::is_not_one_of: return "is not one of";
    case Operator::contains: return "contains";
    case Operator::contains_any: return "contains any of";
    case Operator::contains_all: return "contains all of";
    case Operator::is_longer: return "is longer than";
    case Operator::is_shorter: return "is shorter than";
    case Operator::is_answered: return "is answered";
    case Operator::less: return of_time ? "is before" : "is less than";
    case Operator::at_most: return of_time ? "is on or before" : "is at most";
    case Operator::more: return of_time ? "is after" : "is more than";
    case Operator::at_least: return of_time ? "is on or after" : "is at least";
    case Operator::between: return "is between";
    case Operator::any_row: return "any";
    case Operator::every_row: return "every";
    case Operator::no_row: return "no";
    default: return "";
  }
}

std::string spelled(const Operand& o, const Model& model) {
  switch (o.kind) {
    case Operand::Kind::answer: {
      const std::string& path = model.questions[o.question].path;
      return o.part.empty() ? path : path + "/" + o.part;
    }
    case Operand::Kind::rows: return model.groups[o.repeat].path;
    case Operand::Kind::number: return o.number.text();
    case Operand::Kind::date:
    case Operand::Kind::time: return o.text;
    case Operand::Kind::today: {
      static constexpr std::string_view kUnits[] = {"days", "months", "years"};
      if (o.offset == 0) return "today";
      return fmt::format("{} {} {}", std::abs(o.offset), kUnits[static_cast<std::size_t>(o.unit)],
                         o.offset < 0 ? "ago" : "from now");
    }
    case Operand::Kind::count: return "number of " + model.groups[o.repeat].path;
    case Operand::Kind::sum: return "sum of " + model.questions[o.question].path;
    case Operand::Kind::none: break;
  }
  return "";
}

std::string comparison(const Operation& o, const Model& model) {
  if (!o.inner.empty())
    return fmt::format("{} {} has ({})", word_of(o.op), model.groups[o.repeat].path,
                       print(o.inner.front(), model));
  std::string out =
      fmt::format("{} {}", spelled(o.subject, model), word_of(o.op, is_of_time(o.other)));
  for (std::size_t i = 0; i < o.values.size(); ++i)
    out += (i ? ", " : " ") + in_quotes(o.values[i]);
  if (o.other.kind != Operand::Kind::none) out += " " + spelled(o.other, model);
  if (o.upper.kind != Operand::Kind::none) out += " and " + spelled(o.upper, model);
  return out;
}

// With the markup of the text, so that a golden shows it.
std::string spelled(const Text& text) {
  std::string out;
  for (const Piece& piece : text.pieces) {
    switch (piece.kind) {
      case Piece::Kind::text: out += piece.name; break;
      case Piece::Kind::open:
        out += "<" + piece.name + (piece.attribute.empty() ? "" : "=" + piece.attribute) + ">";
        break;
      case Piece::Kind::close: out += "</" + piece.name + ">"; break;
      case Piece::Kind::empty: out += "<" + piece.name + "/>"; break;
    }
  }
  return in_quotes(out);
}

class ModelPrinter {
 public:
  explicit ModelPrinter(const Model& model) : model_(model) {}

  std::string run() {
    line(0, fmt::format("form {} {} {}", model_.id, model_.version, model_.language));
    text(1, "title", model_.title);
    text(1, "summary", model_.summary);
    const Service& s = model_.service;
    line(1, fmt::format("service owner={} identification={} days={} endpoint={}", s.owner,
                        s.identification, s.processing_days, s.endpoint));
    if (!s.audience.empty()) line(2, fmt::format("audience {}", fmt::join(s.audience, " ")));
    if (!s.retention.empty())
      line(2, fmt::format("records {}{}", s.retention, s.registered ? " registered" : ""));
    text(2, "why", s.identification_why);
    for (const Index<Text> event : s.events) text(2, "event", event);
    for (const Channel& channel : s.channels)
      if (channel.text) text(2, "channel", channel.text);
    text(2, "privacy", s.privacy_purpose);
    for (const NamedCondition& c : model_.conditions) {
      line(1, fmt::format("condition @{}: {}", c.id, print(c.condition, model_)));
      text(2, "label", c.label);
    }
    for (const Step& step : model_.steps) {
      line(1, fmt::format("step {}", step.id));
      shown(2, step.show_when);
      text(2, "title", step.title);
      items(2, step.items);
    }
    return std::move(out_);
  }

 private:
  void line(int depth, std::string_view words) {
    out_ += fmt::format("{:{}}{}\n", "", depth * 2, words);
  }
  void text(int depth, std::string_view name, Index<Text> i) {
    if (i)
      line(depth, fmt::format("{} [{}] {}", name, model_.texts[i].id, spelled(model_.texts[i])));
  }
  void shown(int depth, const Condition& c) {
    if (c) line(depth, "show-when " + print(c, model_));
  }

  void items(int depth, const std::vector<Item>& items) {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question: question(depth, model_.questions[item.question]); break;
        case Item::Kind::group: {
          const Group& group = model_.groups[item.group];
          if (group.repeat)
            line(depth,
                 fmt::format("repeat {} {}-{}", group.path, group.repeat->min, group.repeat->max));
          else line(depth, fmt::format("group {}", group.path));
          shown(depth + 1, group.show_when);
          text(depth + 1, "title", group.title);
          if (group.repeat) {
            text(depth + 1, "row-title", group.repeat->row_title);
            text(depth + 1, "add", group.repeat->add);
          }
          this->items(depth + 1, group.items);
          break;
        }
        case Item::Kind::exit: {
          const Exit& exit = model_.exits[item.exit];
          line(depth, fmt::format("exit {} when {}", exit.id, print(exit.when, model_)));
          text(depth + 1, "title", exit.title);
          text(depth + 1, "body", exit.body);
          break;
        }
        case Item::Kind::check: {
          const Check& check = model_.checks[item.check];
          line(depth, fmt::format("check that {}", print(check.that, model_)));
          if (check.shown_at) line(depth + 1, "at " + model_.questions[check.shown_at].path);
          text(depth + 1, "message", check.message);
          break;
        }
        case Item::Kind::info: {
          const Info& info = model_.infos[item.info];
          line(depth, "info");
          shown(depth + 1, info.show_when);
          text(depth + 1, "title", info.title);
          text(depth + 1, "body", info.body);
          break;
        }
        case Item::Kind::media: {
          const Media& media = model_.media[item.media];
          line(depth, "media " + media.file.name);
          shown(depth + 1, media.show_when);
          text(depth + 1, "title", media.title);
          text(depth + 1, "alternative", media.alternative);
          text(depth + 1, "transcript", media.transcript);
          for (const Media::Captions& c : media.captions)
            line(depth + 1, fmt::format("captions {} {}", c.language, c.file.name));
          break;
        }
      }
    }
  }

  void question(int depth, const Question& q) {
    static constexpr std::array<std::string_view, 3> kCategories = {"", " protected", " sensitive"};
    line(depth, fmt::format("question {}{}{}{}", q.path, q.required ? " required" : "",
                            q.about_other ? " about-other" : "",
                            kCategories[static_cast<std::size_t>(q.category)]));
    for (const auto& [name, setting] : q.settings)
      line(depth + 1, fmt::format("{}={}", name, setting.value));
    shown(depth + 1, q.show_when);
    if (q.required_when) line(depth + 1, "required-when " + print(q.required_when, model_));
    if (q.formula) line(depth + 1, "formula " + print(q.formula, model_));
    text(depth + 1, "label", q.label);
    text(depth + 1, "hint", q.hint);
    text(depth + 1, "help", q.help);
    text(depth + 1, "why", q.why);
    for (const Option& option : q.options) text(depth + 1, "option " + option.value, option.label);
    for (const ErrorText& error : q.errors) text(depth + 1, "error " + error.reason, error.text);
  }

  const Model& model_;
  std::string out_;
};

}  // namespace

std::string print(const Condition& condition, const Model& model) {
  std::vector<std::string> stack;
  const auto pop = [&] {
    std::string top = std::move(stack.back());
    stack.pop_back();
    return top;
  };
  for (const Operation& o : condition.operations) {
    switch (o.op) {
      case Operator::named: stack.push_back("@" + model.conditions[o.named].id); break;
      case Operator::not_: stack.push_back("not (" + pop() + ")"); break;
      case Operator::and_:
      case Operator::or_: {
        const std::string second = pop(), first = pop();
        stack.push_back(
            fmt::format("({} {} {})", first, o.op == Operator::and_ ? "and" : "or", second));
        break;
      }
      default: stack.push_back(comparison(o, model));
    }
  }
  if (condition.poisoned) return "?";
  return stack.empty() ? "" : stack.back();
}

std::string print(const Expression& expression, const Model& model) {
  using Does = ExpressionStep::Kind;
  if (expression.poisoned) return "?";
  std::vector<std::string> stack;
  const auto pop = [&] {
    std::string top = std::move(stack.back());
    stack.pop_back();
    return top;
  };
  const auto call = [&](std::string_view name, unsigned count) {
    std::string arguments = pop();
    for (unsigned i = 1; i < count; ++i) arguments = pop() + ", " + arguments;
    stack.push_back(fmt::format("{}({})", name, arguments));
  };
  for (const ExpressionStep& step : expression.steps) {
    switch (step.kind) {
      case Does::operand: stack.push_back(spelled(step.operand, model)); break;
      case Does::add:
      case Does::subtract:
      case Does::multiply:
      case Does::divide: {
        const std::string second = pop(), first = pop();
        const char sign = "+-*/"[static_cast<int>(step.kind) - static_cast<int>(Does::add)];
        stack.push_back(fmt::format("({} {} {})", first, sign, second));
        break;
      }
      case Does::negate: stack.push_back("-" + pop()); break;
      case Does::round: stack.push_back(fmt::format("round({}, {})", pop(), step.count)); break;
      case Does::lowest: call("min", step.count); break;
      case Does::highest: call("max", step.count); break;
      case Does::choose: {
        const std::string no = pop(), yes = pop();
        stack.push_back(
            fmt::format("(if {} then {} else {})", print(step.condition.front(), model), yes, no));
        break;
      }
    }
  }
  return stack.empty() ? "" : stack.back();
}

std::string print(const Document& document, const Sources& sources) {
  std::string out;
  std::vector<int> depth(document.nodes.size(), 0);
  for (std::size_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.parent != Node::kNone) depth[i] = depth[node.parent] + 1;
    if (node.kind == NodeKind::text && node.text.find_first_not_of(" \t\r\n") == node.text.npos)
      continue;
    const Position at = sources.position(node.at.source, node.at.begin);
    out += fmt::format("{:>4}:{:<4}{:{}}", at.line, at.column, "", depth[i] * 2);
    switch (node.kind) {
      case NodeKind::element: out += fmt::format("<{}>", node.name); break;
      case NodeKind::text: out += in_quotes(node.text); break;
      case NodeKind::instruction: out += fmt::format("<?{} {}?>", node.name, node.text); break;
    }
    for (std::uint32_t a = node.attributes_begin; a < node.attributes_end; ++a) {
      const Attribute& attribute = document.attributes[a];
      const Position value = sources.position(attribute.value_at.source, attribute.value_at.begin);
      out += fmt::format(" {}={}@{}:{}", attribute.name, in_quotes(attribute.value), value.line,
                         value.column);
    }
    out += '\n';
  }
  return out;
}

std::string print(const Model& model) { return ModelPrinter(model).run(); }

std::string print(const Edition& edition) {
  std::string out = fmt::format("edition {} {} {}\n", edition.model->id, edition.locale->language,
                                edition.locale->direction);
  for (const Text& text : edition.texts)
    out += fmt::format("  {} {} {}\n", text.id, name_of(text.role), spelled(text));
  return out;
}

}  // namespace blankett
