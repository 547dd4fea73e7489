// Steps, groups, rows, information and named conditions: what stands around the questions. Tested
// by changes_test.cpp.

#include <algorithm>

#include "changes/comparing.h"

namespace blankett {
namespace {

const Step* step_named(const Model& model, const std::string& id) {
  const auto found = std::find_if(model.steps.begin(), model.steps.end(),
                                  [&](const Step& s) { return s.id == id; });
  return found == model.steps.end() ? nullptr : &*found;
}

const Group* group_at(const Model& model, const std::string& path) {
  const auto found = std::find_if(model.groups.begin(), model.groups.end(),
                                  [&](const Group& g) { return g.path == path; });
  return found == model.groups.end() ? nullptr : &*found;
}

// Rows of which there is always one are an answer that a receiver always gets.
bool is_demanded(const Group& group) { return group.repeat && group.repeat->min > 0; }

bool demanded_in_step(const Model& model, const std::string& id) {
  const auto in_step = [&](const auto& part) {
    return is_demanded(part) && model.steps[part.step].id == id;
  };
  return std::any_of(model.questions.begin(), model.questions.end(), in_step) ||
         std::any_of(model.groups.begin(), model.groups.end(), in_step);
}

bool demanded_in_group(const Model& model, const std::string& path) {
  const auto in_group = [&](const auto& part) {
    return is_demanded(part) && (part.path + "/").starts_with(path + "/");
  };
  return std::any_of(model.questions.begin(), model.questions.end(), in_group) ||
         std::any_of(model.groups.begin(), model.groups.end(), in_group);
}

void compare_steps(Comparing& c) {
  const Model &was = *c.old.model, &is = *c.now.model;
  std::vector<std::string> order_was, order_is;
  for (const Step& step : was.steps) {
    if (step_named(is, step.id)) order_was.push_back(step.id);
    else c.say("step-removed", step.id, {{"what", c.what(step, c.old)}});
  }
  std::string titles;
  for (const Step& step : is.steps) {
    titles += (titles.empty() ? "" : ", ") + c.plain_now(step.title);
    const Step* old = step_named(was, step.id);
    if (!old) {
      c.say("step-added", step.id, {{"what", c.what(step, c.now)}});
      continue;
    }
    order_is.push_back(step.id);
    c.text("title-changed", step.id, {{"what", c.what(*old, c.old)}}, old->title, step.title);
    c.shown(step.id, c.what(step, c.now), old->show_when, step.show_when,
            demanded_in_step(was, step.id));
  }
  if (order_was != order_is) c.say("steps-reordered", "", {{"new", titles}});
}

void compare_rows(Comparing& c, const Group& was, const Group& is) {
  const auto bound = [&](std::size_t from, std::size_t to, std::string_view raised,
                         std::string_view lowered) {
    if (from != to)
      c.say(to > from ? raised : lowered, is.path,
            {{"what", c.what(is, c.now)},
             {"old", std::to_string(from)},
             {"new", std::to_string(to)}});
  };
  bound(was.repeat->min, is.repeat->min, "min-rows-raised", "min-rows-lowered");
  bound(was.repeat->max, is.repeat->max, "max-rows-raised", "max-rows-lowered");
  if (!c.same_words(was.repeat->row_title, is.repeat->row_title) ||
      !c.same_words(was.repeat->add, is.repeat->add))
    c.say("row-words-changed", is.path, {{"what", c.what(is, c.now)}});
}

void new_group(Comparing& c, const Group& group) {
  const std::string what = c.what(group, c.now);
  if (group.repeat)
    c.say("repeat-added", group.path,
          {{"what", what},
           {"old", std::to_string(group.repeat->min)},
           {"new", std::to_string(group.repeat->max)}});
  else c.say("group-added", group.path, {{"what", what}});
}

void compare_groups(Comparing& c) {
  const Model &was = *c.old.model, &is = *c.now.model;
  for (const Group& group : was.groups)
    if (!group_at(is, group.path))
      c.say(group.repeat ? "repeat-removed" : "group-removed", group.path,
            {{"what", c.what(group, c.old)}});
  for (const Group& group : is.groups) {
    const Group* old = group_at(was, group.path);
    if (!old) {
      new_group(c, group);
      continue;
    }
    if (!old->repeat && group.repeat)
      c.say("group-became-repeat", group.path, {{"what", c.what(*old, c.old)}});
    else if (old->repeat && !group.repeat)
      c.say("repeat-became-group", group.path, {{"what", c.what(*old, c.old)}});
    else if (group.repeat) compare_rows(c, *old, group);
    c.text("title-changed", group.path, {{"what", c.what(*old, c.old)}}, old->title, group.title);
    c.shown(group.path, c.what(group, c.now), old->show_when, group.show_when,
            demanded_in_group(was, group.path));
  }
}

void compare_conditions(Comparing& c) {
  const auto named = [](const Model& model, const std::string& id) -> const NamedCondition* {
    for (const NamedCondition& n : model.conditions)
      if (n.id == id) return &n;
    return nullptr;
  };
  for (const NamedCondition& n : c.old.model->conditions)
    if (!named(*c.now.model, n.id))
      c.say("condition-removed", "@" + n.id, {{"name", c.plain_old(n.label)}});
  for (const NamedCondition& n : c.now.model->conditions) {
    const std::string name = c.plain_now(n.label);
    const NamedCondition* old = named(*c.old.model, n.id);
    if (!old) {
      c.say("condition-added", "@" + n.id, {{"name", name}});
      continue;
    }
    c.text("condition-relabelled", "@" + n.id, {}, old->label, n.label);
    if (c.meaning_before(old->condition) != c.meaning_now(n.condition))
      c.say("condition-changed", "@" + n.id,
            {{"name", name},
             {"old", c.when(old->condition, c.old)},
             {"new", c.when(n.condition, c.now)}},
            old->condition, n.condition);
  }
}

const std::string& unit_of(const Info& info, const Model& model) {
  return model.texts[info.body ? info.body : info.title].id;
}

std::string name_of(const Info& info, const Edition& edition) {
  return collapsed(edition.plain(info.title ? info.title : info.body));
}

bool same_info(Comparing& c, const Info& was, const Info& is) {
  return c.same_words(was.title, is.title) && c.same_words(was.body, is.body) &&
         c.meaning_before(was.show_when) == c.meaning_now(is.show_when);
}

// Information has no name that must be there: the same words are the same, and then the same unit
// of translation.
void compare_infos(Comparing& c) {
  std::vector<const Info*> was, is;
  for (const Info& info : c.old.model->infos) was.push_back(&info);
  for (const Info& info : c.now.model->infos) is.push_back(&info);
  const auto pair = [&](auto&& alike, auto&& then) {
    std::erase_if(was, [&](const Info* old) {
      const auto found =
          std::find_if(is.begin(), is.end(), [&](const Info* now) { return alike(*old, *now); });
      if (found == is.end()) return false;
      then(**found);
      is.erase(found);
      return true;
    });
  };
  pair([&](const Info& a, const Info& b) { return same_info(c, a, b); }, [](const Info&) {});
  pair([&](const Info& a,
           const Info& b) { return unit_of(a, *c.old.model) == unit_of(b, *c.now.model); },
       [&](const Info& now) {
         c.say("info-changed", "", {{"name", name_of(now, c.now)}});
       });
  for (const Info* info : was) c.say("info-removed", "", {{"name", name_of(*info, c.old)}});
  for (const Info* info : is) c.say("info-added", "", {{"name", name_of(*info, c.now)}});
}

const Media* media_of(const Model& model, const std::string& file) {
  for (const Media& media : model.media)
    if (media.file.name == file) return &media;
  return nullptr;
}

bool same_media(Comparing& c, const Media& was, const Media& is) {
  const bool same_captions =
      std::equal(was.captions.begin(), was.captions.end(), is.captions.begin(), is.captions.end(),
                 [](const Media::Captions& a, const Media::Captions& b) {
                   return a.file.name == b.file.name && a.language == b.language;
                 });
  return was.kind == is.kind && same_captions && c.same_words(was.title, is.title) &&
         c.same_words(was.alternative, is.alternative) &&
         c.same_words(was.transcript, is.transcript) &&
         c.meaning_before(was.show_when) == c.meaning_now(is.show_when);
}

void compare_media(Comparing& c) {
  for (const Media& media : c.old.model->media)
    if (!media_of(*c.now.model, media.file.name))
      c.say("media-removed", "", {{"name", media.file.name}});
  for (const Media& media : c.now.model->media) {
    const Media* old = media_of(*c.old.model, media.file.name);
    if (!old) c.say("media-added", "", {{"name", media.file.name}});
    else if (!same_media(c, *old, media)) c.say("media-changed", "", {{"name", media.file.name}});
  }
}

}  // namespace

void compare_parts(Comparing& c) {
  compare_conditions(c);
  compare_steps(c);
  compare_groups(c);
  compare_infos(c);
  compare_media(c);
}

}  // namespace blankett
