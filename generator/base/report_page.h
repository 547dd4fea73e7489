#pragma once
// What every report for people begins and ends with: one HTML file with one style, whose hash
// stands in its policy, and no script.

#include <string>
#include <string_view>
#include <vector>

namespace blankett {

/// A heading to go to.
struct ReportChapter {
  std::string_view id{}, words{};
  std::string_view language{};  // of the words; empty: the report's
};

struct ReportPage {
  bool swedish = true;
  std::string title{};
  std::string made{};  // a line below the title; "blankett" and its version are added
  std::vector<ReportChapter> contents{};
};

/// To the beginning of <main>. What follows may use the classes `scroll` (around a table that can
/// be wider than the window; it has to be a region that can be focused), `finding` and `long`.
std::string report_head(const ReportPage& page);
std::string_view report_foot();

}  // namespace blankett
