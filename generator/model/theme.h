#pragma once
// Theme: how the pages look and behave, read once. Plain data; parsed templates are per thread.

#include <map>
#include <string>

namespace blankett {

struct Theme {
  std::string name{};
  std::map<std::string, std::string, std::less<>> templates{};  // component → template, minified
  std::string css{}, js{};
  std::string css_path{},
      js_path{};  // in the site, named by their hash: "assets/blankett.1a2b.css"
};

}  // namespace blankett
