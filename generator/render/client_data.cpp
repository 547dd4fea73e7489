// The form as data for the browser: the same conditions, checks and words as the compiler has.
// Tested by render_test.cpp; conditions, against the compiler's own verdicts, by
// condition.spec.mjs.

#include "render/client_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "contract/condition_json.h"
#include "kinds/kind.h"
#include "kinds/ui_texts.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Edition& edition) : edition_(edition), model_(*edition.model) {}

  Json run() {
    const Locale& locale = *edition_.locale;
    Json out{{"form", model_.id},
             {"version", model_.version},
             {"language", locale.language},
             {"endpoint", model_.service.endpoint},
             {"title", edition_.plain(model_.title)},
             {"site", locale.text("site-name")},
             {"formats", formats(locale)},
             {"conditions", Json::object()}};
    for (const NamedCondition& c : model_.conditions)
      out["conditions"][c.id] = condition_json(c.condition, model_);
    out["steps"] = steps();
    out["questions"] = questions();
    out["groups"] = groups();
    out["exits"] = exits();
    out["checks"] = checks();
    out["parts"] = parts();
    Json text = Json::object();
    for (const UiText& ui : ui_texts())
      if (ui.in_browser) text[ui.key] = message(locale.message(ui.key));
    out["text"] = std::move(text);
    return out;
  }

 private:
  // As js/format.mjs reads them.
  static Json formats(const Locale& locale) {
    const Formats& f = locale.formats;
    const auto digits = [](const auto& categories) {
      std::string out;
      for (const std::uint8_t category : categories) out += static_cast<char>('0' + category);
      return out;
    };
    return {{"digits", f.digits},
            {"decimal", f.decimal},
            {"group", f.group},
            {"minus", f.minus},
            {"least", f.least_grouped},
            {"money", f.money},
            {"kilobytes", f.kilobytes},
            {"megabytes", f.megabytes},
            {"months", f.months},
            {"weekdays", f.weekdays},
            {"date", f.date},
            {"full", f.full_date},
            {"time", f.time},
            {"moment", f.moment},
            {"plurals", digits(f.plurals)},
            {"fractions", digits(f.fractions)},
            {"rtl", locale.direction == "rtl"}};
  }

  static Json message(const MessageText& text) {
    if (text.by.empty()) return text.words;
    Json cases = Json::object();
    for (const auto& [name, each] : text.cases) cases[name] = message(each);
    return {{"by", text.by}, {"plural", text.plural}, {"cases", std::move(cases)}};
  }

  void put_condition(Json& out, const char* key, const Condition& condition) const {
    if (condition) out[key] = condition_json(condition, model_);
  }

  void items(const std::vector<Item>& items, Json& out) const {
    for (const Item& item : items) {
      switch (item.kind) {
        case Item::Kind::question:
          out.push_back({{"question", model_.questions[item.question].path}});
          break;
        case Item::Kind::group: {
          const Group& group = model_.groups[item.group];
          if (!group.repeat) {
            this->items(group.items, out);
            break;
          }
          Json rows = Json::array();
          this->items(group.items, rows);
          out.push_back({{"repeat", group.path}, {"items", std::move(rows)}});
          break;
        }
        case Item::Kind::exit: out.push_back({{"exit", model_.exits[item.exit].id}}); break;
        case Item::Kind::check: out.push_back({{"check", item.check.value}}); break;
        case Item::Kind::info:
        case Item::Kind::media: break;  // nothing to answer: see parts()
      }
    }
  }

  // Whether the person only vouches for the answers there.
  bool only_declares(const std::vector<Item>& items) const {
    return std::all_of(items.begin(), items.end(), [&](const Item& item) {
      if (item.kind == Item::Kind::question)
        return model_.questions[item.question].kind->name == "declaration";
      const bool group = item.kind == Item::Kind::group && !model_.groups[item.group].repeat;
      return (group && only_declares(model_.groups[item.group].items)) ||
             item.kind == Item::Kind::info;
    });
  }

  // What is shown between the questions, by the numbers that the page gives it.
  Json parts() const {
    Json out = Json::array();
    const auto add = [&](const Condition& show, Index<Group> group, Index<Step> step) {
      Json entry{{"step", model_.steps[step].id}};
      if (group) entry["group"] = model_.groups[group].path;
      put_condition(entry, "show", show);
      out.push_back(std::move(entry));
    };
    for (const Info& info : model_.infos) add(info.show_when, info.group, info.step);
    for (const Media& media : model_.media) add(media.show_when, media.group, media.step);
    return out;
  }

  // The repeat that a group lies in, itself not counted.
  const Group* rows_around(const Group& group) const {
    for (Index<Group> g = group.parent; g; g = model_.groups[g].parent)
      if (model_.groups[g].repeat) return &model_.groups[g];
    return nullptr;
  }

  Json steps() const {
    Json out = Json::array();
    for (const Step& step : model_.steps) {
      Json entry{{"id", step.id}, {"title", edition_.plain(step.title)}};
      put_condition(entry, "show", step.show_when);
      const bool last =
          &step == &model_.steps[Index<Step>{static_cast<std::uint32_t>(model_.steps.size() - 1)}];
      if (last && model_.steps.size() > 1 && only_declares(step.items)) entry["declares"] = true;
      Json list = Json::array();
      items(step.items, list);
      entry["items"] = std::move(list);
      out.push_back(std::move(entry));
    }
    return out;
  }

  // In the browser, between visits: nothing that would hurt whoever used the computer before.
  static bool may_be_kept(const Question& q) {
    return q.category == DataCategory::ordinary && !q.kind->identifies && q.kind->name != "file";
  }

  Json errors(const Question& q) const {
    Json out = Json::object();
    for (const auto& [reason, text] : error_texts(edition_, q)) out[std::string(reason)] = text;
    return out;
  }

  Json questions() const {
    Json out = Json::array();
    for (const Question& q : model_.questions) {
      Json entry{{"path", q.path},
                 {"kind", q.kind->name},
                 {"label", edition_.plain(q.label)},
                 {"step", model_.steps[q.step].id}};
      if (q.repeat) entry["repeat"] = model_.groups[q.repeat].path;
      if (q.unit) entry["unit"] = message(unit_of(edition_, q));
      put_condition(entry, "show", q.show_when);
      if (!may_be_kept(q)) entry["unkept"] = true;
      if (q.required) entry["required"] = true;
      put_condition(entry, "required", q.required_when);
      if (!q.options.empty()) {
        Json options = Json::object();
        for (const Option& option : q.options) options[option.value] = edition_.plain(option.label);
        entry["options"] = std::move(options);
      }
      if (q.formula) entry["formula"] = expression_json(q.formula, model_);
      if (!q.kind->computed) entry["errors"] = errors(q);
      if (q.kind->client) q.kind->client(q, entry);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json groups() const {
    Json out = Json::array();
    for (const Group& group : model_.groups) {
      Json entry{{"path", group.path}, {"title", edition_.plain(group.title)}};
      if (const Group* rows = rows_around(group)) entry["in"] = rows->path;
      put_condition(entry, "show", group.show_when);
      if (group.repeat)
        entry["repeat"] = {{"min", group.repeat->min},
                           {"max", group.repeat->max},
                           {"row", edition_.plain(group.repeat->row_title)}};
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json exits() const {
    Json out = Json::array();
    for (const Exit& exit : model_.exits)
      out.push_back({{"id", exit.id},
                     {"step", model_.steps[exit.step].id},
                     {"when", condition_json(exit.when, model_)}});
    return out;
  }

  Json checks() const {
    Json out = Json::array();
    for (const Check& check : model_.checks) {
      Json needs = Json::array();
      for (const Index<Question> q : check.needs) needs.push_back(model_.questions[q].path);
      Json entry{{"step", model_.steps[check.step].id},
                 {"that", condition_json(check.that, model_)},
                 {"needs", std::move(needs)},
                 {"at", check.shown_at_rows ? model_.groups[check.shown_at_rows].path
                                            : model_.questions[check.shown_at].path},
                 {"message", edition_.plain(check.message)}};
      if (check.repeat) entry["repeat"] = model_.groups[check.repeat].path;
      out.push_back(std::move(entry));
    }
    return out;
  }

  const Edition& edition_;
  const Model& model_;
};

}  // namespace

std::string client_data(const Edition& edition) {
  const std::string json = Writer(edition).run().dump();
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (const char c : json) {
    switch (c) {  // these occur in strings only, where an escape means the same
      case '<': out += "\\u003c"; break;
      case '>': out += "\\u003e"; break;
      case '&': out += "\\u0026"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace blankett
