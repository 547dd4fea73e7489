// One JSON object a line, kind to pipelines. Tested by report_test.cpp.

#include <nlohmann/json.hpp>

#include "base/report.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

void put_place(Json& out, const std::optional<Place>& place) {
  const bool known = place.has_value();
  out["file"] = known ? Json(place->file) : Json(nullptr);
  out["line"] = known ? Json(place->begin.line) : Json(nullptr);
  out["column"] = known ? Json(place->begin.column) : Json(nullptr);
  out["end_line"] = known ? Json(place->end.line) : Json(nullptr);
  out["end_column"] = known ? Json(place->end.column) : Json(nullptr);
}

}  // namespace

std::string report_json(std::span<const Finding> findings) {
  std::string out;
  for (const Finding& f : findings) {
    Json line;
    put_place(line, f.place);
    line["severity"] = name_of(f.severity);
    line["rule"] = f.rule;
    line["message"] = f.message;
    line["help"] = f.help.empty() ? Json(nullptr) : Json(f.help);
    line["standards"] = Json::array();
    for (std::size_t i = 0; i < f.standards.size();) {
      const std::size_t end = std::min(f.standards.find(' ', i), f.standards.size());
      line["standards"].push_back(f.standards.substr(i, end - i));
      i = end + 1;
    }
    for (const auto& [key, value] :
         {std::pair("part", &f.part), {"selector", &f.selector}, {"suppressed", &f.suppressed}})
      line[key] = value->empty() ? Json(nullptr) : Json(*value);
    line["related"] = Json::array();
    for (const auto& related : f.related) {
      Json item;
      put_place(item, related.place);
      item["message"] = related.message;
      line["related"].push_back(item);
    }
    line["fix"] = nullptr;
    if (f.fix) {
      Json fix;
      put_place(fix, f.fix->replace);
      fix["with"] = f.fix->with;
      line["fix"] = fix;
    }
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace blankett
