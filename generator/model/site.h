#pragma once
// Site: path → bytes, sorted, so output is deterministic by construction. Page: one emitted or
// foreign page as the page rules see it.

#include <map>
#include <string>

#include "model/document.h"

namespace blankett {

using Site = std::map<std::string, std::string>;

struct Page {
  const Document* document = nullptr;
};

}  // namespace blankett
