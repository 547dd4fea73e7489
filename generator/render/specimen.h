#pragma once
// An example of a component among others in one page: markup as components make it, with what must
// be unique made so.

#include <string>
#include <string_view>

namespace blankett::specimen {

/// Ids, names and what refers to them begin with `prefix`, and names of landmarks end with it;
/// references that lead nowhere go
/// (links to #main), and so does `hidden` of the whole. Headings begin at level 4
/// and skip none.
std::string isolated(std::string_view html, std::string_view prefix);

/// As the script shows a field whose answer is wrong.
std::string with_error(std::string_view html, std::string_view message);

/// As the first thing that can have focus looks when it has; empty when nothing can.
std::string with_focus(std::string_view html);

/// With its first option chosen, and with its button of no use while something is sent; empty when
/// it has none.
std::string chosen(std::string_view html);
std::string waiting(std::string_view html);

/// Every address of a file becomes this one.
std::string with_source(std::string_view html, std::string_view address);

/// Whether it has something to answer, and whether that brings a label of its own.
bool has_control(std::string_view html);
bool has_label(std::string_view html);

}  // namespace blankett::specimen
