// Builds the model in two passes. The first follows the document, inserts blocks and notes every
// condition; the second, when every question is known, compiles the conditions.
//   <use block="person" id="sokande"/>  →  group `sokande` with the block's questions, paths
//   `sokande/fornamn` …; names inside the block do not look out of it.
// Tested by link_test.cpp and condition_test.cpp.

#include "link/link.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/format.h"
#include "base/message.h"
#include "base/text.h"
#include "kinds/kind.h"
#include "link/allow.h"
#include "link/check.h"
#include "link/condition.h"
#include "link/messages.h"
#include "link/text.h"
#include "link/tokens.h"

namespace blankett {
namespace {

using linking::is_off;
using linking::say;
using linking::Says;

// What is no number has been reported by the grammar: it counts as not written.
std::optional<int> whole_number(std::string_view text) {
  constexpr std::size_t kDigits = 6;
  if (text.empty() || text.size() > kDigits) return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

int number(std::string_view text) { return whole_number(text).value_or(0); }

std::vector<std::string> names(std::string_view list) {
  const std::vector<std::string_view> parts = parts_of(list, ' ');
  return {parts.begin(), parts.end()};
}

std::string dotted(std::string path) {
  std::replace(path.begin(), path.end(), '/', '.');
  return path;
}

class Linker {
 public:
  Linker(const Library& library, const Sources& sources, Diagnostics& out)
      : library_(library), sources_(sources), out_(out) {}

  Model run(const Document& form, const std::string& folder) {
    const Element root = form.root();
    model_.source = form.source;
    model_.folder = folder;
    model_.id = root.value("id");
    model_.version = root.value("version");
    if (const Attribute* version = root.attribute("version")) model_.version_at = version->value_at;
    if (const Attribute* reviews = root.attribute("requires-review")) {
      model_.requires_review = names(reviews->value);
      model_.requires_review_at = reviews->value_at;
    }
    model_.language = root.attribute("xml:lang") ? root.value("xml:lang") : "sv";
    check_root(root, folder.substr(folder.rfind('/') + 1));
    context_.unit_prefix = model_.id;
    for (Element child : root.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "title") model_.title = text(child, TextRole::title, "title");
      if (child.name() == "summary") model_.summary = text(child, TextRole::summary, "summary");
      if (child.name() == "service") service(child);
      if (child.name() == "condition") named_condition(child);
      if (child.name() == "step" && is_off(child)) draft_step(child);
      else if (child.name() == "step") step(child);
    }
    if (model_.steps.empty() && drafts_ > 0)
      say(out_, Says::no_questions, id_span(root), {model_.id});
    model_.suppressions = linking::suppressions_of(form, library_, sources_, out_);
    compile_conditions();
    finish_checks();
    return std::move(model_);
  }

 private:
  // Where in the form the walk is.
  struct Context {
    Index<Step> step{};
    Index<Group> group{};
    Index<Group> repeat{};        // the repeat whose rows we are in
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
    Index<Question> calculation{};  // set when it is a formula
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
    terms(e);
    return add(linking::text_of(e, role, unit(suffix)));
  }
  // Every <term ref> below names a concept of the term bank.
  void terms(Element e) {
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() != "term") {
        terms(child);
        continue;
      }
      const Attribute* ref = child.attribute("ref");
      if (!ref) continue;  // reported by the grammar
      const std::string id(ref->value);
      const auto found = library_.terms.find(id);
      if (found == library_.terms.end()) {
        if (!library_.terms_refused) unknown_term(*ref);
      } else if (!found->second.terms.count(model_.language))
        say(out_, Says::term_without_source, ref->value_at, {id, model_.language});
      else model_.terms.insert(*found);
    }
  }

  void unknown_term(const Attribute& ref) {
    std::vector<std::string> known;
    for (const auto& [id, concept_] : library_.terms) known.push_back(id);
    const std::string id(ref.value);
    if (const auto meant = nearest(id, known))
      say(out_, Says::misspelt_term, ref.value_at, {id, *meant}, FixIt{ref.value_at, *meant});
    else say(out_, Says::unknown_term, ref.value_at, {id});
  }

  Index<Text> text(const Attribute* a, TextRole role, const std::string& suffix) {
    return a ? add(linking::text_of(*a, role, unit(suffix))) : Index<Text>{};
  }

  void service(Element e) {
    Service& s = model_.service;
    s.owner = e.value("owner");
    s.audience = names(e.value("audience"));
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
      } else if (name == "records") {
        s.retention = child.value("retention");
        s.registered = child.value("registered") == "yes";
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
    channel.at = e.attribute("kind") ? e.attribute("kind")->value_at : e.at();
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
    const std::string id = named.id;
    const Span own = named.at;
    const Index<NamedCondition> index = model_.conditions.add(std::move(named));
    const auto [found, fresh] = conditions_by_id_.emplace(id, index);
    if (!fresh) duplicate(own, model_.conditions[found->second].at, id);
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

  // What stands in it is switched off, not unknown.
  void draft_step(Element e) {
    ++drafts_;
    for (Element child : e.nodes())
      if (child.is_element() && child.attribute("id"))
        switched_off_.insert(std::string(child.value("id")));
  }

  void step(Element e) {
    Step step;
    step.id = e.value("id");
    step.at = id_span(e);
    step.title = title(e, "step." + step.id + ".title");
    const auto [known, fresh] = steps_.emplace(step.id, step.at);
    if (!fresh) duplicate(step.at, known->second, step.id);
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
    for (auto pending = pending_.rbegin(); pending != pending_.rend() && pending->step == index;
         ++pending)
      if (pending->within_step)
        pending->source.question_limit = static_cast<std::uint32_t>(model_.questions.size());
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
      if (name == "group" || name == "repeat") group(child);
      else if (name == "use") use(child);
      else if (name == "info") info(child);
      else if (name == "media") media(child);
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

  // Only one of two texts for the same place could be shown.
  void twice(const std::string& what, Span at, Span first) {
    out_.add({.message = &linking::message(Says::stands_twice),
              .at = at,
              .arguments = {what},
              .related = {{first, &linking::message(Says::first_stands_here)}}});
  }

  // One name, one thing: questions and groups share the names of the submission.
  void claim(const std::string& path, Span at, std::string_view id) {
    if (linking::is_language_word(id)) say(out_, Says::language_word, at, {std::string(id)});
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
    group.first_question = next_question();
    const std::string path = group.path;
    const Index<Group> index = model_.groups.add(std::move(group));
    groups_by_path_.emplace(path, index);
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
    if (e.name() == "repeat") {
      repeat(e, index);
      context_.repeat = index;
    }
    items(e);
    context_ = outer;
    if (model_.groups[index].repeat && model_.groups[index].first_question == next_question())
      say(out_, Says::no_questions, model_.groups[index].at, {model_.groups[index].id});
  }

  void repeat(Element e, Index<Group> index) {
    Repeat repeat;
    const auto read = [&](std::string_view name, std::size_t& into) {
      const auto written = whole_number(e.value(name));
      if (written) into = static_cast<std::size_t>(*written);
      return written || !e.attribute(name);
    };
    const bool readable = int{read("min", repeat.min)} + int{read("max", repeat.max)} == 2;
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      const std::string unit = "group." + context_.relative_path + ".";
      if (child.name() == "row-title")
        repeat.row_title = text(child, TextRole::title, unit + "row");
      if (child.name() == "add") repeat.add = text(child, TextRole::label, unit + "add");
    }
    if (readable && repeat.min > repeat.max) {
      const Attribute* at = e.attribute("max") ? e.attribute("max") : e.attribute("min");
      say(out_, Says::repeat_bounds, at->value_at,
          {model_.groups[index].id, std::to_string(repeat.min), std::to_string(repeat.max)});
    }
    if (context_.repeat)
      say(out_, Says::repeat_in_repeat, id_span(e),
          {model_.groups[index].id, model_.groups[context_.repeat].path});
    model_.groups[index].repeat = repeat;
  }

  // A part without an answer: its texts are named by its id, or by its number among those without.
  std::string part_unit(Element e) {
    const std::string_view own = e.value("id");
    if (!own.empty()) return std::string(e.name()) + "." + std::string(own);
    const std::size_t number =
        ++parts_in_[std::string(e.name()) + ":" + context_.unit_prefix + ":" + context_.use_path];
    return std::string(e.name()) + "." + std::to_string(number);
  }

  void info(Element e) {
    const std::string unit_name = part_unit(e);
    Info info;
    info.at = e.at();
    info.step = context_.step;
    info.group = context_.group;
    info.title = title(e, unit_name + ".title");
    terms(e);
    info.body = add(linking::text_of(e, TextRole::help, unit(unit_name + ".text"),
                                     info.title ? std::size_t{1} : std::size_t{0}));
    const Index<Info> index = model_.infos.add(std::move(info));
    put({.kind = Item::Kind::info, .info = index});
    pend_attribute(e, "show-when", false,
                   [index](Model& m) -> Condition& { return m.infos[index].show_when; });
  }

  static Media::File file_of(Element e) {
    const Attribute* src = e.attribute("src");
    return {std::string(e.value("src")), src ? src->value_at : e.at()};
  }

  void media(Element e) {
    // A decoration is a picture without words.
    static constexpr std::array<std::string_view, 5> kNames = {"video", "audio", "picture",
                                                               "sign-language", "decoration"};
    const std::string unit_name = part_unit(e);
    Media media;
    media.at = e.at();
    media.step = context_.step;
    media.group = context_.group;
    media.title = title(e, unit_name + ".title");
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      const auto kind = std::find(kNames.begin(), kNames.end(), child.name());
      if (kind == kNames.end()) continue;
      media.kind = child.name() == "decoration" ? Media::Kind::picture
                                                : static_cast<Media::Kind>(kind - kNames.begin());
      media.file = file_of(child);
      for (Element part : child.nodes()) {
        if (!part.is_element()) continue;
        if (part.name() == "captions")
          media.captions.push_back({file_of(part), std::string(part.value("lang"))});
        if (part.name() == "alternative")
          media.alternative = text(part, TextRole::alternative, unit_name + ".alternative");
        if (part.name() == "transcript")
          media.transcript = text(part, TextRole::help, unit_name + ".transcript");
      }
    }
    const Index<Media> index = model_.media.add(std::move(media));
    put({.kind = Item::Kind::media, .media = index});
    pend_attribute(e, "show-when", false,
                   [index](Model& m) -> Condition& { return m.media[index].show_when; });
  }

  void use(Element e) {
    const Attribute* name = e.attribute("block");
    if (!name) return;
    const auto block = library_.blocks.find(name->value);
    if (block == library_.blocks.end()) {
      poisoned_.insert(path_of(e.value("id")));
      const std::vector<std::string> names = ids_of(library_.blocks);
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
    if (checked_files_.insert("blocks/" + block->first).second)
      check_root(block->second.root(), block->first);
    check_version(e, block->second.root());
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

  static std::vector<std::string> ids_of(const Documents& documents) {
    std::vector<std::string> ids;
    for (const auto& [id, document] : documents) ids.push_back(id);
    return ids;
  }

  // A form that names a version is built with that major version or not at all. There is no fix:
  // the number is what a person writes when they have read what changed.
  void check_version(Element use, Element block) {
    const Attribute* version = use.attribute("version");
    const auto major = [](std::string_view v) { return v.substr(0, v.find('.')); };
    if (version && major(version->value) != major(block.value("version")))
      say(out_, Says::block_version, version->value_at,
          {std::string(use.value("block")), std::string(block.value("version")),
           std::string(version->value)});
  }

  // Every override and drop must name a question of the block.
  void check_use(Element e, Index<Group> index) {
    std::vector<std::string> ids;
    for (const Question& q : model_.questions)
      if (q.group == index) ids.push_back(q.id);
    const std::string inside = model_.groups[index].path + "/";
    for (const auto& [path, drop] : dropped_)
      if (path.starts_with(inside)) ids.push_back(path.substr(inside.size()));
    std::map<std::string, Span> seen;  // by what is overridden or dropped
    for (Element child : e.nodes()) {
      if (!child.is_element() || child.name() == "title") continue;
      const Attribute* question = child.attribute("question");
      if (!question) continue;
      const std::string id(question->value);
      const bool drop = child.name() == "drop";
      const std::string what = drop ? "`drop question=\"" + id + "\"`"
                                    : "`override question=\"" + id + "\" part=\"" +
                                          std::string(child.value("part")) + "\"`";
      const auto [first, fresh] = seen.emplace(what, question->value_at);
      if (!fresh) {
        twice(what, question->value_at, first->second);
        continue;
      }
      if (const auto dropped = dropped_.find(inside + id);
          !drop && dropped != dropped_.end() && !poisoned_.count(dropped->first))
        out_.add({.message = &linking::message(Says::override_dropped),
                  .at = question->value_at,
                  .arguments = {id},
                  .related = {{dropped->second, &linking::message(Says::dropped_here)}}});
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
    terms(*over);
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
    q.repeat = context_.repeat;
    if (q.repeat) q.rows = model_.groups[q.repeat].path;
    q.required = e.value("required") == "yes" || kind.always_required;
    q.about_other = e.value("subject") == "other";
    if (const auto drop = in_use("drop", q.id)) {
      const Attribute* name = drop->attribute("question");
      dropped_.emplace(q.path, name ? name->value_at : drop->at());
      switched_off_.insert(q.path);
      if (q.required || e.attribute("required-when")) {
        say(out_, Says::drop_required, drop->attribute("question")->value_at, {q.id});
        poisoned_.insert(q.path);  // what depends on it is not a second mistake
      }
      return;
    }
    claim(q.path, q.at, q.id);
    q.label = question_text(e, q, TextRole::label, "label");
    q.hint = question_text(e, q, TextRole::hint, "hint");
    q.help = question_text(e, q, TextRole::help, "help");
    q.why = text(e.attribute("why"), TextRole::why, relative(q.id) + ".why");
    q.unit = question_text(e, q, TextRole::hint, "unit");
    unit_forms(q);
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
    if (const Attribute* formula = e.attribute("formula")) {
      constexpr unsigned kOre = 2;
      model_.questions[index].decimals = answer_type(model_.questions[index]) == AnswerType::money
                                             ? kOre
                                             : static_cast<unsigned>(number(e.value("decimals")));
      pend(std::string(formula->value), formula->value_at, false, {});
      pending_.back().source.question_limit = index.value;
      pending_.back().calculation = index;
    }
  }

  // The unit is a message that chooses its form by the number.
  void unit_forms(const Question& q) {
    if (!q.unit) return;
    const Text& text = model_.texts[q.unit];
    const auto parsed = parse_unit(text.plain());
    if (const auto* fault = std::get_if<MessageFault>(&parsed))
      return say(out_, Says::unit_message, text.at, {fault->near});
    const auto& unit = std::get<MessageText>(parsed);
    if (unit.by.empty() || !is_language_tag(model_.language)) return;
    std::string all;
    for (const std::string& form :
         missing_categories(unit, plural_categories(formats_of(model_.language))))
      all += (all.empty() ? "" : ", ") + form;
    if (!all.empty()) say(out_, Says::unit_forms, text.at, {model_.language, all});
  }

  void options_and_errors(Element e, Question& q) {
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "option") option(child, q);
      if (child.name() == "error") error(child, q);
    }
    if (const Attribute* list = e.attribute("list")) shared_options(*list, q);
  }

  // The options of forms/lists/<id>.xml. Their texts are translated once, with the list.
  void shared_options(const Attribute& name, Question& q) {
    q.settings.emplace("list", Setting{std::string(name.value), name.value_at});
    if (!q.options.empty()) return say(out_, Says::list_and_options, name.name_at, {q.id});
    const auto list = library_.lists.find(name.value);
    if (list == library_.lists.end()) {
      poisoned_.insert(q.path);
      if (const auto meant = nearest(name.value, ids_of(library_.lists)))
        return say(out_, Says::misspelt_list, name.value_at, {std::string(name.value), *meant},
                   FixIt{name.value_at, *meant});
      return say(out_, Says::unknown_list, name.value_at, {std::string(name.value)});
    }
    if (list->second.empty()) {  // broken; said where it is
      poisoned_.insert(q.path);
      return;
    }
    const Element root = list->second.root();
    if (checked_files_.insert("lists/" + list->first).second) check_root(root, list->first);
    const Context outer = context_;
    context_.unit_prefix = "list." + list->first;
    context_.in_block = true;
    for (Element child : root.nodes())
      if (child.is_element() && child.name() == "option") {
        Option& option = add_option(child, q);
        option.label = text(child, TextRole::option, "option." + option.value);
      }
    context_ = outer;
    q.options_sorted = root.value("order") != "as-written";
  }

  void option(Element e, Question& q) {
    Option& option = add_option(e, q);
    option.label = text(e, TextRole::option, relative(q.id) + ".option." + option.value);
  }

  Option& add_option(Element e, Question& q) {
    const Attribute* value = e.attribute("value");
    Option option;
    option.value = e.value("value");
    option.at = value ? value->value_at : e.at();
    option.exclusive = e.value("exclusive") == "yes";
    for (const Option& other : q.options)
      if (other.value == option.value)
        out_.add({.message = &linking::message(Says::duplicate_option),
                  .at = option.at,
                  .arguments = {option.value},
                  .related = {{other.at, &linking::message(Says::first_used_here)}}});
    q.options.push_back(std::move(option));
    return q.options.back();
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
    for (Element other : e.parent().nodes()) {
      if (!other.is_element() || other.name() != "error" || other.value("for") != name) continue;
      if (other.at().begin == e.at().begin) break;
      return twice("`error for=\"" + name + "\"`", reason->value_at,
                   other.attribute("for")->value_at);
    }
    q.errors.push_back({name, text(e, TextRole::error, relative(q.id) + ".error." + name)});
  }

  void attributes(Element e, Question& q) {
    const Attribute* required = e.attribute("required");
    const Attribute* when = e.attribute("required-when");
    if (required && required->value == "yes" && when)
      say(out_, Says::required_twice, when->name_at, {q.id});
    // It has no answer of its own that could be missing.
    const Attribute* demand = required && required->value == "yes" ? required : when;
    if (e.attribute("formula") && demand)
      say(out_, Says::calculation_required, demand->name_at, {q.id, std::string(demand->name)});
    const Attribute* category = e.attribute("data-category");
    if (category && category->value == "protected") q.category = DataCategory::protected_;
    if (category && category->value == "sensitive") q.category = DataCategory::sensitive;
    if (q.category != DataCategory::ordinary && !e.attribute("why"))
      say(out_, Says::why_missing, category->value_at, {q.id, std::string(category->value)});
    for (const AttributeRule& rule : q.kind->attributes)
      if (const Attribute* a = e.attribute(rule.name))
        q.settings.emplace(rule.name, Setting{std::string(a->value), a->value_at});
    check_bounds(e, q, "min", "max");
    check_bounds(e, q, "min-choices", "max-choices");
    check_choices(e, q);
  }

  // No answer could be as large as the least and as small as the most.
  void check_bounds(Element e, const Question& q, std::string_view min, std::string_view max) {
    const Attribute *least = e.attribute(min), *most = e.attribute(max);
    const bool both = q.settings.count(min) == 1 && q.settings.count(max) == 1;
    const auto a = both ? Decimal::parse(least->value) : std::nullopt;
    const auto b = both ? Decimal::parse(most->value) : std::nullopt;
    if (a && b && *a > *b)
      say(out_, Says::min_above_max, most->value_at,
          {q.id, std::string(least->value), std::string(most->value), std::string(min),
           std::string(max)});
  }

  // An option that excludes the others can never be one of several.
  void check_choices(Element e, const Question& q) {
    const auto together = std::count_if(q.options.begin(), q.options.end(),
                                        [](const Option& option) { return !option.exclusive; });
    if (q.options.size() < 2) return;  // too few, or a list that is not there: reported
    for (const std::string_view name : {"min-choices", "max-choices"})
      if (q.settings.count(name) == 1 && number(e.value(name)) > together)
        return say(out_, Says::beyond_options, e.attribute(name)->value_at,
                   {q.id, std::to_string(together)});
  }

  void exit(Element e) {
    Exit exit;
    exit.id = e.value("id");
    exit.at = id_span(e);
    exit.step = context_.step;
    const auto [known, fresh] = exits_.emplace(exit.id, exit.at);
    if (!fresh) duplicate(exit.at, known->second, exit.id);
    exit.title = title(e, "exit." + exit.id + ".title");
    terms(e);
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
    check.repeat = context_.repeat;
    const std::string unit_name = part_unit(e);
    check.message = text(e, TextRole::check, unit_name + ".text");
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

  Index<Question> next_question() const {
    return {static_cast<std::uint32_t>(model_.questions.size())};
  }

  // A question's own condition looks only at what is asked before it.
  void limit_last(Element e, std::string_view name, std::uint32_t limit) {
    if (e.attribute(name)) pending_.back().source.question_limit = limit;
  }

  void compile_conditions() {
    const linking::Scope scope{
        model_,        questions_by_path_, groups_by_path_, conditions_by_id_,
        switched_off_, dropped_,           poisoned_,       closed_groups_};
    for (const Pending& pending : pending_) {
      if (pending.calculation) {
        Question& q = model_.questions[pending.calculation];
        q.formula =
            linking::compile_expression(pending.source, answer_type(q), scope, sources_, out_);
        continue;
      }
      pending.target(model_) = linking::compile(pending.source, scope, sources_, out_);
      // A named condition looks only at those above it, so each is done when it is looked at.
      if (pending.named)
        model_.conditions[pending.named].latest =
            latest(model_.conditions[pending.named].condition);
    }
  }

  Index<Question> latest(const Condition& condition) const {
    Index<Question> last;
    linking::for_each_operation(condition, [&](const Operation& operation) {
      const auto look = [&](Index<Question> q) {
        if (q && (!last || q.value > last.value)) last = q;
      };
      if (operation.op == Operator::named) look(model_.conditions[operation.named].latest);
      if (operation.repeat) look(model_.groups[operation.repeat].first_question);
      for (const Operand* operand : {&operation.subject, &operation.other, &operation.upper}) {
        look(operand->question);
        if (operand->repeat) look(model_.groups[operand->repeat].first_question);
      }
    });
    return last;
  }

  void finish_checks() {
    for (Check& check : model_.checks) {
      linking::look_through(check, model_);
      if (check.that.poisoned || !check.that) continue;
      if (!check.shown_at || model_.questions[check.shown_at].step != check.step)
        say(out_, Says::check_elsewhere, check.at);
    }
  }

  const Library& library_;
  const Sources& sources_;
  Diagnostics& out_;
  Model model_;
  Context context_;
  std::vector<Pending> pending_;
  std::map<std::string, Index<Question>, std::less<>> questions_by_path_;
  std::map<std::string, Index<Group>, std::less<>> groups_by_path_;
  std::map<std::string, Index<NamedCondition>, std::less<>> conditions_by_id_;
  std::map<std::string, Span> claimed_, steps_, exits_;
  std::set<std::string, std::less<>> switched_off_;
  std::set<std::string, std::less<>> poisoned_;  // what the grammar or a block reported already
  std::map<std::string, Span, std::less<>> dropped_;  // by path: the <drop>
  std::set<std::string> checked_files_;
  std::set<std::uint32_t> closed_groups_;
  std::map<std::string, std::size_t> parts_in_;
  std::size_t drafts_ = 0;  // steps
};

}  // namespace

Model link(const Document& form, const std::string& folder, const Library& library,
           const Sources& sources, Diagnostics& out) {
  return Linker(library, sources, out).run(form, folder);
}

bool is_published(const Document& form) { return !form.empty() && !is_off(form.root()); }

}  // namespace blankett
