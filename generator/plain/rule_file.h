#pragma once
// Reads one rule of a language: its file, and the phrases of the tables that it names.

#include <memory>
#include <string>

#include "model/document.h"
#include "model/language_rule.h"
#include "plain/tables.h"

namespace blankett::plain {

/// Where a rule and its tables come from.
struct RuleFile {
  const std::string& name;      // of the file, without ".xml"
  const std::string& language;  // of the folder
  const Document& document;     // valid by the grammar
  const Tables& tables;
};

/// Null when its detector is not known. It speaks the reader's language, or else English.
std::unique_ptr<LanguageRule> read_rule(const RuleFile& file, std::string_view reader,
                                        Diagnostics& out);

}  // namespace blankett::plain
