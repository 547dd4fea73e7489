#pragma once
// link: Document → Model. Inserts blocks, resolves every name, types and compiles every condition.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/model.h"

namespace blankett {

using Documents = std::map<std::string, Document, std::less<>>;

/// The city's building blocks, option lists and terms, by id. One that was refused is there, but
/// empty, so that forms that use it are not said to name an unknown one.
struct Library {
  Documents blocks{}, lists{};
  TermBank terms{};
  bool terms_refused = false;  // the file of terms: no term is said to be unknown
};

/// `folder` is the form's folder as given, "forms/boendeparkering". The model is as good as it can
/// be; what is derived from a reported mistake is marked poisoned and stays silent.
Model link(const Document& form, const std::string& folder, const Library& library,
           const Sources& sources, Diagnostics& out);

/// Whether a form is published; asked before it is compiled.
bool is_published(const Document& form);

std::span<const Message> link_messages();

}  // namespace blankett
