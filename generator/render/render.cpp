// Tested by render_test.cpp and golden_test.cpp.

#include "render/render.h"

#include <utility>

#include "contract/cases.h"
#include "contract/openapi.h"
#include "contract/rules_json.h"
#include "render/call.h"
#include "render/graph.h"
#include "render/page.h"
#include "render/paper.h"
#include "render/review_sheet.h"

namespace blankett {

std::string page_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string paper_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/blankett.html";
}

std::string call_path(const Edition& edition) {
  return edition.locale->language + "/" + edition.model->id + "/samtal.html";
}

std::string review_path(const Edition& edition) {
  return "reports/" + edition.locale->language + "/" + edition.model->id + "/index.html";
}

std::string drawing_path(const std::string& form, const std::string& language) {
  return "reports/" + language + "/" + form + "/flow.svg";
}

Site render(std::span<const Edition> all, const std::vector<std::string>& received,
            const Theme& theme, Renderer& renderer, const std::string& address) {
  Site site;
  if (all.empty()) return site;
  const Model& model = *all.front().model;
  const Contract contract(model, received);
  for (const Edition& edition : all) {
    if (edition.withheld()) continue;
    site[page_path(edition)] = guided_form(edition, all, theme, renderer);
    site[call_path(edition)] = phone_script(edition, all, theme, renderer);
    // A server gives the folder's index.html for the folder; the shorter, the easier to type.
    const std::string digital =
        address.empty() ? "" : address + "/" + edition.locale->language + "/" + model.id + "/";
    if (has_paper(model)) site[paper_path(edition)] = paper_form(edition, digital, theme, renderer);
    site[review_path(edition)] = review_sheet(edition, contract, theme, renderer);
    site[drawing_path(model.id, edition.locale->language)] = flow_drawing(edition);
  }
  const std::string folder = "schemas/" + model.id + "/" + model.version + "/";
  site[folder + "schema.json"] = contract.schema().json.dump(2) + "\n";
  site[folder + "rules.json"] = rules_json(contract, all);
  const Cases cases = cases_of(contract);
  site[folder + "cases.json"] = cases_json(cases, contract);
  site[folder + "openapi.json"] = openapi(contract, all, cases.example());
  for (const Edition& edition : all)
    if (!edition.withheld())
      site[folder + "labels." + edition.locale->language + ".json"] =
          labels_json(contract, edition);
  return site;
}

}  // namespace blankett
