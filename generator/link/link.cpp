// Builds the model in two passes. The first follows the document, inserts blocks and notes every
// condition; the second, when every question is known, compiles the conditions.
//   <use block="person" id="sokande"/>  →  group `sokande` with the block's questions, paths
//   `sokande/fornamn` …; names inside the block do not look out of it.
// Tested by link_test.cpp and condition_test.cpp.

#include "link/link.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "kinds/kind.h"
#include "link/condition.h"
#include "link/messages.h"
#include "link/text.h"

namespace blankett {
namespace {

using linking::say;
using linking::Says;

bool is_off(Element e) {
  const std::string_view status = e.value("status");
  return status == "off" || status == "draft";
}

int number(std::string_view text) {
  int out = 0;
  for (const char c : text) out = out * 10 + (c - '0');
  return out;
}

std::string dotted(std::string path) {
  std::replace(path.begin(), path.end(), '/', '.');
  return path;
}

class Linker {
 public:
  Linker(const Blocks& blocks, const Sources& sources, Diagnostics& out)
      : blocks_(blocks), sources_(sources), out_(out) {}

  Model run(const Document& form, const std::string& folder) {
    const Element root = form.root();
    model_.source = form.source;
    model_.folder = folder;
    model_.id = root.value("id");
    model_.version = root.value("version");
    model_.language = root.attribute("xml:lang") ? root.value("xml:lang") : "sv";
    check_root(root, folder.substr(folder.rfind('/') + 1));
    context_.unit_prefix = model_.id;
    for (Element child : root.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "title") model_.title = text(child, TextRole::title, "title");
      if (child.name() == "summary") model_.summary = text(child, TextRole::summary, "summary");
      if (child.name() == "service") service(child);
      if (child.name() == "condition") named_condition(child);
      if (child.name() == "step" && !is_off(child)) step(child);
    }
    compile_conditions();
    finish_checks();
    return std::move(model_);
  }

 private:
  // Where in the form the walk is.
  struct Context {
    Index<Step> step{};
    Index<Group> group{};
    std::string unit_prefix{};    // of translation units: the form's id or the block's
    std::string relative_path{};  // path within that form or block
    bool in_block = false;
    std::vector<std::string> open_blocks{};  // to find cycles
    const Element* use = nullptr;            // the innermost <use>, whose overrides apply
    std::string use_path{};
  };

  // A condition to be compiled in the second pass, and where it goes.
  struct Pending {
    linking::ConditionSource source{};
    bool within_step = false;  // may look at the whole step: exits and checks
    Index<Step> step{};
    std::function<Condition&(Model&)> target{};
    Index<NamedCondition> named{};  // set when the condition is a named one
  };

  void check_root(Element root, const std::string& folder_name) {
    if (const Attribute* id = root.attribute("id"); id && id->value != folder_name)
      say(out_, Says::id_not_folder, id->value_at, {std::string(id->value), folder_name});
    if (const Attribute* lang = root.attribute("xml:lang"); lang && lang->value != "sv")
      say(out_, Says::language, lang->value_at, {std::string(lang->value)});
  }

  Index<Text> add(Text text) {
    text.from_block = context_.in_block;
    return model_.texts.add(std::move(text));
  }
  std::string unit(const std::string& suffix) const { return context_.unit_prefix + "." + suffix; }
  Index<Text> text(Element e, TextRole role, const std::string& suffix) {
    return add(linking::text_of(e, role, unit(suffix)));
  }
  Index<Text> text(const Attribute* a, TextRole role, const std::string& suffix) {
    return a ? add(linking::text_of(*a, role, unit(suffix))) : Index<Text>{};
  }

  void service(Element e) {
    Service& s = model_.service;
    s.owner = e.value("owner");
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      const std::string_view name = child.name();
      if (name == "identification") {
        s.identification = child.value("level");
        s.identification_why =
            text(child.attribute("why"), TextRole::why, "service.identification.why");
      } else if (name == "processing") {
        s.processing_days = number(child.value("days"));
      } else if (name == "after-submission") {
        for (Element event : child.nodes())
          if (event.is_element())
            s.events.push_back(text(event, TextRole::event,
                                    "service.event." + std::to_string(s.events.size() + 1)));
      } else if (name == "channel") {
        channel(child);
      } else if (name == "privacy") {
        s.privacy_controller = child.value("controller");
        s.privacy_legal_basis = child.value("legal-basis");
        s.privacy_purpose =
            text(child.attribute("purpose"), TextRole::summary, "service.privacy.purpose");
      } else if (name == "endpoint") {
        s.endpoint = child.value("href");
      }
    }
  }

  void channel(Element e) {
    static constexpr std::array<std::string_view, 4> kNames = {"phone", "visit", "paper", "email"};
    Channel channel;
    const auto kind = std::find(kNames.begin(), kNames.end(), e.value("kind"));
    channel.kind = static_cast<ChannelKind>(kind - kNames.begin());
    const std::string suffix =
        "service.channel." + std::to_string(model_.service.channels.size() + 1);
    Text words = linking::text_of(e, TextRole::channel, unit(suffix));
    // Paper may go without words; an empty text of another way in is found by the rules.
    const bool needs_words = channel.kind != ChannelKind::paper;
    if (needs_words || !words.empty()) channel.text = add(std::move(words));
    model_.service.channels.push_back(channel);
  }

  void named_condition(Element e) {
    NamedCondition named;
    named.id = e.value("id");
    named.at = e.attribute("id") ? e.attribute("id")->value_at : e.at();
    named.label =
        text(e.attribute("label"), TextRole::condition, "condition." + named.id + ".label");
    for (const NamedCondition& other : model_.conditions)
      if (other.id == named.id) duplicate(named.at, other.at, named.id);
    const Index<NamedCondition> index = model_.conditions.add(std::move(named));
    Span at = e.at();
    for (Element node : e.nodes())
      if (node.is_text()) {
        at = node.at();
        break;
      }
    pend(e.text(), at, false,
         [index](Model& m) -> Condition& { return m.conditions[index].condition; });
    pending_.back().source.question_limit = Index<Question>::kNone;  // judged where it is used
    pending_.back().source.named_limit = index.value;
    pending_.back().named = index;
  }

  void step(Element e) {
    Step step;
    step.id = e.value("id");
    step.at = id_span(e);
    step.title = title(e, "step." + step.id + ".title");
    for (const Step& other : model_.steps)
      if (other.id == step.id) duplicate(step.at, other.at, step.id);
    const std::string id = step.id;
    const Span at = step.at;
    const Index<Step> index = model_.steps.add(std::move(step));
    pend_attribute(e, "show-when", false,
                   [index](Model& m) -> Condition& { return m.steps[index].show_when; });
    context_.step = index;
    const std::size_t before = model_.questions.size(), poisoned = poisoned_.size();
    items(e);
    if (model_.questions.size() == before && poisoned_.size() == poisoned)
      say(out_, Says::no_questions, at, {id});
    for (Pending& pending : pending_)
      if (pending.within_step && pending.step == index)
        pending.source.question_limit = static_cast<std::uint32_t>(model_.questions.size());
    context_.step = {};
  }

  Index<Text> title(Element e, const std::string& suffix) {
    for (Element child : e.nodes())
      if (child.is_element() && child.name() == "title")
        return text(child, TextRole::title, suffix);
    return {};
  }

  static Span id_span(Element e) {
    const Attribute* id = e.attribute("id");
    return id ? id->value_at : e.at();
  }

  void put(Item item) {
    if (context_.group) model_.groups[context_.group].items.push_back(item);
    else model_.steps[context_.step].items.push_back(item);
  }

  std::string path_of(std::string_view id) const {
    return context_.group ? model_.groups[context_.group].path + "/" + std::string(id)
                          : std::string(id);
  }
  std::string relative(std::string_view id) const {
    return context_.relative_path.empty() ? std::string(id)
                                          : context_.relative_path + "." + std::string(id);
  }

  void items(Element parent) {
    for (Element child : parent.nodes()) {
      if (!child.is_element()) continue;
      const std::string_view name = child.name();
      if (is_off(child)) {
        if (child.attribute("id")) switched_off_.insert(path_of(child.value("id")));
        continue;
      }
      if (name == "group") group(child);
      else if (name == "use") use(child);
      else if (name == "exit") exit(child);
      else if (name == "check") check(child);
      else if (const Kind* kind = find_kind(name)) question(child, *kind);
      else if (child.attribute("id")) poisoned_.insert(path_of(child.value("id")));
    }
  }

  void duplicate(Span at, Span first, const std::string& id) {
    out_.add({.message = &linking::message(Says::duplicate_id),
              .at = at,
              .arguments = {id},
              .related = {{first, &linking::message(Says::first_used_here)}}});
  }

  // One name, one thing: questions and groups share the names of the submission.
  void claim(const std::string& path, Span at, std::string_view id) {
    const auto [found, fresh] = claimed_.emplace(path, at);
    if (!fresh) duplicate(at, found->second, std::string(id));
  }

  Index<Group> open_group(Element e) {
    Group group;
    group.id = e.value("id");
    group.path = path_of(group.id);
    group.at = id_span(e);
    group.parent = context_.group;
    group.step = context_.step;
    claim(group.path, group.at, group.id);
    const Index<Group> index = model_.groups.add(std::move(group));
    pend_attribute(e, "show-when", false,
                   [index](Model& m) -> Condition& { return m.groups[index].show_when; });
    put({.kind = Item::Kind::group, .group = index});
    return index;
  }

  void group(Element e) {
    const Index<Group> index = open_group(e);
    const Context outer = context_;
    context_.group = index;
    context_.relative_path = relative(e.value("id"));
    model_.groups[index].title = title(e, "group." + context_.relative_path + ".title");
    items(e);
    context_ = outer;
  }

  void use(Element e) {
    const Attribute* name = e.attribute("block");
    if (!name) return;
    const auto block = blocks_.find(name->value);
    if (block == blocks_.end()) {
      poisoned_.insert(path_of(e.value("id")));
      std::vector<std::string> names;
      for (const auto& [id, document] : blocks_) names.push_back(id);
      if (const auto meant = nearest(name->value, names))
        say(out_, Says::misspelt_block, name->value_at, {std::string(name->value), *meant},
            FixIt{name->value_at, *meant});
      else say(out_, Says::unknown_block, name->value_at, {std::string(name->value)});
      return;
    }
    if (block->second.empty()) {  // broken; said where it is
      poisoned_.insert(path_of(e.value("id")));
      return;
    }
    if (checked_blocks_.insert(block->first).second) check_root(block->second.root(), block->first);
    const auto& open = context_.open_blocks;
    if (std::find(open.begin(), open.end(), block->first) != open.end())
      return say(out_, Says::block_cycle, name->value_at, {block->first});

    const Index<Group> index = open_group(e);
    closed_groups_.insert(index.value);
    const Context outer = context_;
    const Index<Text> own_title = title(e, "group." + dotted(model_.groups[index].path) + ".title");
    context_.group = index;
    context_.unit_prefix = block->first;
    context_.relative_path.clear();
    context_.in_block = true;
    context_.open_blocks.push_back(block->first);
    context_.use = &e;
    context_.use_path = model_.groups[index].path;
    const Element root = block->second.root();
    const Index<Text> block_title = own_title ? Index<Text>{} : title(root, "title");
    model_.groups[index].title = own_title ? own_title : block_title;
    items(root);
    context_ = outer;
    check_use(e, index);
  }

  // Every override and drop must name a question of the block.
  void check_use(Element e, Index<Group> index) {
    std::vector<std::string> ids;
    for (const Question& q : model_.questions)
      if (q.group == index) ids.push_back(q.id);
    const std::string inside = model_.groups[index].path + "/";
    for (const std::string& path : dropped_)
      if (path.starts_with(inside)) ids.push_back(path.substr(inside.size()));
    for (Element child : e.nodes()) {
      if (!child.is_element() || child.name() == "title") continue;
      const Attribute* question = child.attribute("question");
      if (!question) continue;
      const std::string id(question->value);
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      std::string known;
      for (const std::string& name : ids) known += (known.empty() ? "`" : ", `") + name + "`";
      if (const auto meant = nearest(id, ids))
        say(out_, Says::misspelt_override, question->value_at, {id, *meant},
            FixIt{question->value_at, *meant});
      else say(out_, Says::unknown_override, question->value_at, {id, known});
    }
  }

  // The element in the innermost <use> that speaks about this question of its block.
  std::optional<Element> in_use(std::string_view element, std::string_view id,
                                std::string_view part = {}) const {
    if (!context_.use || model_.groups[context_.group].path != context_.use_path)
      return std::nullopt;
    for (Element child : context_.use->nodes())
      if (child.is_element() && child.name() == element && child.value("question") == id &&
          (part.empty() || child.value("part") == part))
        return child;
    return std::nullopt;
  }

  Index<Text> question_text(Element e, const Question& q, TextRole role, std::string_view part) {
    const std::string suffix = relative(q.id) + "." + std::string(part);
    Index<Text> own;
    for (Element child : e.nodes())
      if (child.is_element() && child.name() == part) own = text(child, role, suffix);
    const auto over = in_use("override", q.id, part);
    if (!over) return own;
    if (!own) {
      say(out_, Says::empty_override, over->at(), {q.id, std::string(part)});
      return own;
    }
    // The form's words, so the form's translation unit.
    Text words =
        linking::text_of(*over, role, model_.id + "." + dotted(q.path) + "." + std::string(part));
    model_.texts[own] = std::move(words);
    return own;
  }

  void question(Element e, const Kind& kind) {
    Question q;
    q.id = e.value("id");
    q.path = path_of(q.id);
    q.kind = &kind;
    q.at = id_span(e);
    q.group = context_.group;
    q.step = context_.step;
    q.required = e.value("required") == "yes" || kind.always_required;
    q.about_other = e.value("subject") == "other";
    if (const auto drop = in_use("drop", q.id)) {
      dropped_.insert(q.path);
      switched_off_.insert(q.path);
      if (q.required || e.attribute("required-when"))
        say(out_, Says::drop_required, drop->attribute("question")->value_at, {q.id});
      return;
    }
    claim(q.path, q.at, q.id);
    q.label = question_text(e, q, TextRole::label, "label");
    q.hint = question_text(e, q, TextRole::hint, "hint");
    q.help = question_text(e, q, TextRole::help, "help");
    q.why = text(e.attribute("why"), TextRole::why, relative(q.id) + ".why");
    options_and_errors(e, q);
    attributes(e, q);
    questions_by_path_.emplace(
        q.path, Index<Question>{static_cast<std::uint32_t>(model_.questions.size())});
    const Index<Question> index = model_.questions.add(std::move(q));
    put({.kind = Item::Kind::question, .question = index});
    pend_attribute(e, "show-when", false,
                   [index](Model& m) -> Condition& { return m.questions[index].show_when; });
    limit_last(e, "show-when", index.value);
    pend_attribute(e, "required-when", false,
                   [index](Model& m) -> Condition& { return m.questions[index].required_when; });
    limit_last(e, "required-when", index.value);
  }

  void options_and_errors(Element e, Question& q) {
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "option") option(child, q);
      if (child.name() == "error") error(child, q);
    }
  }

  void option(Element e, Question& q) {
    const Attribute* value = e.attribute("value");
    Option option;
    option.value = e.value("value");
    option.at = value ? value->value_at : e.at();
    for (const Option& other : q.options)
      if (other.value == option.value)
        out_.add({.message = &linking::message(Says::duplicate_option),
                  .at = option.at,
                  .arguments = {option.value},
                  .related = {{other.at, &linking::message(Says::first_used_here)}}});
    option.label = text(e, TextRole::option, relative(q.id) + ".option." + option.value);
    q.options.push_back(std::move(option));
  }

  void error(Element e, Question& q) {
    const Attribute* reason = e.attribute("for");
    if (!reason) return;
    std::vector<std::string> known = {"missing"};
    known.insert(known.end(), q.kind->errors.begin(), q.kind->errors.end());
    const std::string name(reason->value), kind(q.kind->name);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      if (const auto meant = nearest(name, known))
        return say(out_, Says::misspelt_reason, reason->value_at, {name, kind, *meant},
                   FixIt{reason->value_at, *meant});
      std::string list;
      for (const std::string& k : known) list += (list.empty() ? "`" : ", `") + k + "`";
      return say(out_, Says::unknown_reason, reason->value_at, {name, kind, list});
    }
    q.errors.push_back({name, text(e, TextRole::error, relative(q.id) + ".error." + name)});
  }

  void attributes(Element e, Question& q) {
    const Attribute* required = e.attribute("required");
    const Attribute* when = e.attribute("required-when");
    if (required && required->value == "yes" && when)
      say(out_, Says::required_twice, when->name_at, {q.id});
    const Attribute* category = e.attribute("data-category");
    if (category && category->value != "ordinary" && !e.attribute("why"))
      say(out_, Says::why_missing, category->value_at, {q.id, std::string(category->value)});
    for (const AttributeRule& rule : q.kind->attributes)
      if (const Attribute* a = e.attribute(rule.name))
        q.settings.emplace(rule.name, Setting{std::string(a->value), a->value_at});
  }

  void exit(Element e) {
    Exit exit;
    exit.id = e.value("id");
    exit.at = id_span(e);
    exit.step = context_.step;
    for (const Exit& other : model_.exits)
      if (other.id == exit.id) duplicate(exit.at, other.at, exit.id);
    exit.title = title(e, "exit." + exit.id + ".title");
    exit.body = add(linking::text_of(e, TextRole::exit, unit("exit." + exit.id + ".text"), 1));
    const Index<Exit> index = model_.exits.add(std::move(exit));
    put({.kind = Item::Kind::exit, .exit = index});
    pend_attribute(e, "when", true,
                   [index](Model& m) -> Condition& { return m.exits[index].when; });
  }

  void check(Element e) {
    Check check;
    check.at = e.attribute("that") ? e.attribute("that")->value_at : e.at();
    check.step = context_.step;
    const std::size_t number = ++checks_in_[context_.unit_prefix + ":" + context_.use_path];
    check.message = text(e, TextRole::check, "check." + std::to_string(number) + ".text");
    const Index<Check> index = model_.checks.add(std::move(check));
    put({.kind = Item::Kind::check, .check = index});
    pend_attribute(e, "that", true,
                   [index](Model& m) -> Condition& { return m.checks[index].that; });
  }

  void pend(std::string text, Span at, bool within_step, std::function<Condition&(Model&)> target) {
    Pending pending;
    pending.source.text = std::move(text);
    pending.source.at = at;
    pending.source.group = context_.group;
    pending.source.question_limit = static_cast<std::uint32_t>(model_.questions.size());
    pending.source.named_limit = static_cast<std::uint32_t>(model_.conditions.size());
    pending.within_step = within_step;
    pending.step = context_.step;
    pending.target = std::move(target);
    pending_.push_back(std::move(pending));
  }

  void pend_attribute(Element e, std::string_view name, bool within_step,
                      std::function<Condition&(Model&)> target) {
    if (const Attribute* a = e.attribute(name))
      pend(std::string(a->value), a->value_at, within_step, std::move(target));
  }

  // A question's own condition looks only at what is asked before it.
  void limit_last(Element e, std::string_view name, std::uint32_t limit) {
    if (e.attribute(name)) pending_.back().source.question_limit = limit;
  }

  void compile_conditions() {
    const linking::Scope scope{model_, questions_by_path_, switched_off_, poisoned_,
                               closed_groups_};
    for (const Pending& pending : pending_) {
      pending.target(model_) = linking::compile(pending.source, scope, sources_, out_);
      // A named condition looks only at those above it, so each is done when it is looked at.
      if (pending.named)
        model_.conditions[pending.named].latest =
            latest(model_.conditions[pending.named].condition);
    }
  }

  Index<Question> latest(const Condition& condition) const {
    Index<Question> last;
    for (const Operation& operation : condition.operations) {
      const Index<Question> inner = operation.op == Operator::named
                                        ? model_.conditions[operation.named].latest
                                        : Index<Question>{};
      for (const Index<Question> q : {operation.question, operation.date.question, inner})
        if (q && (!last || q.value > last.value)) last = q;
    }
    return last;
  }

  void compared(const Condition& condition, std::vector<Index<Question>>& needs,
                Index<Question>& last, std::set<std::uint32_t>& seen) const {
    for (const Operation& operation : condition.operations) {
      if (operation.op == Operator::named) {
        if (seen.insert(operation.named.value).second)
          compared(model_.conditions[operation.named].condition, needs, last, seen);
        continue;
      }
      for (const Index<Question> q : {operation.question, operation.date.question}) {
        if (!q) continue;
        if (!last || q.value > last.value) last = q;
        if (operation.op != Operator::is_answered &&
            std::find(needs.begin(), needs.end(), q) == needs.end())
          needs.push_back(q);
      }
    }
  }

  void finish_checks() {
    for (Check& check : model_.checks) {
      std::set<std::uint32_t> seen;
      compared(check.that, check.needs, check.shown_at, seen);
      if (check.that.poisoned || !check.that) continue;
      if (!check.shown_at || model_.questions[check.shown_at].step != check.step)
        say(out_, Says::check_elsewhere, check.at);
    }
  }

  const Blocks& blocks_;
  const Sources& sources_;
  Diagnostics& out_;
  Model model_;
  Context context_;
  std::vector<Pending> pending_;
  std::map<std::string, Index<Question>, std::less<>> questions_by_path_;
  std::map<std::string, Span> claimed_;
  std::set<std::string, std::less<>> switched_off_;
  std::set<std::string, std::less<>> poisoned_;  // what the grammar or a block reported already
  std::set<std::string> dropped_;
  std::set<std::string> checked_blocks_;
  std::set<std::uint32_t> closed_groups_;
  std::map<std::string, std::size_t> checks_in_;
};

}  // namespace

Model link(const Document& form, const std::string& folder, const Blocks& blocks,
           const Sources& sources, Diagnostics& out) {
  return Linker(blocks, sources, out).run(form, folder);
}

bool is_published(const Document& form) { return !form.empty() && !is_off(form.root()); }

}  // namespace blankett
