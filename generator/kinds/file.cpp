// file: one or several files. The submission lists them; their bytes travel beside it as parts of
// the multipart body.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "kinds/file_types.h"
#include "kinds/kind.h"
#include "kinds/sample.h"

namespace blankett::kinds::file {
extern const Kind kind;
namespace {

constexpr std::array<AttributeRule, 3> kAttributes = {{
    {"accept",
     ValueType::file_types,
     true,
     {"Filtyperna som tas emot, till exempel: pdf jpg png.",
      "The file types accepted, for example: pdf jpg png."}},
    {"max-size",
     ValueType::size,
     true,
     {"Hur stor en fil får vara, till exempel: 10 MB.",
      "How large a file may be, for example: 10 MB."}},
    {"max-files",
     ValueType::number,
     false,
     {"Hur många filer som tas emot. Utan attributet är det en.",
      "How many files are accepted. One when it is left out."}},
}};

constexpr std::array<std::string_view, 4> kErrors = {"type", "size", "count", "empty"};

const std::string& setting(const Question& question, std::string_view name) {
  static const std::string none;
  const auto found = question.settings.find(name);
  return found == question.settings.end() ? none : found->second.value;
}

std::size_t most_files(const Question& question) {
  return number_setting(question, "max-files", 1);
}

std::string accept_list(const Question& question) {
  std::string out;
  for (const FileType* type : file_types(setting(question, "accept")))
    for (const std::string_view extension : type->extensions) {
      if (extension.empty()) continue;
      if (!out.empty()) out += ',';
      out.append(extension);
    }
  return out;
}

Params view(const ViewContext& context) {
  return {{"id", context.id},
          {"name", context.name},
          {"accept", accept_list(context.question)},
          {"describedby", context.describedby},
          {"multiple", most_files(context.question) > 1},
          {"required", context.required}};
}

// Which type a file's name says it has; null for another.
const FileType* type_of(const Question& question, std::string name) {
  name = lower_case(name);
  for (const FileType* type : file_types(setting(question, "accept")))
    for (const std::string_view extension : type->extensions)
      if (!extension.empty() && name.ends_with(extension)) return type;
  return nullptr;
}

// How the names of the question's parts of the multipart body begin, as a pattern. In a repeat the
// number of the row stands after its path.
std::string part_name(const Question& question) {
  std::string out;
  for (std::size_t i = 0; i < question.path.size(); ++i) {
    if (question.path[i] == '/') out += "\\.";
    else out += question.path[i];
    if (!question.rows.empty() && i + 1 == question.rows.size()) out += "\\.[1-9][0-9]*";
  }
  return out;
}

// The name of the question's part with this number.
std::string part_of(std::string instance, std::size_t number) {
  std::replace(instance.begin(), instance.end(), '/', '.');
  return instance + "-" + std::to_string(number);
}

nlohmann::ordered_json schema(const Question& question) {
  auto media_types = nlohmann::ordered_json::array();
  for (const FileType* type : file_types(setting(question, "accept")))
    media_types.push_back(type->media_type);
  nlohmann::ordered_json item{
      {"type", "object"},
      {"properties",
       {{"part", string_schema("^" + part_name(question) + "-[1-9][0-9]*$")},
        {"name", {{"type", "string"}, {"minLength", 1}, {"maxLength", 255}}},
        {"media_type", {{"type", "string"}, {"enum", std::move(media_types)}}},
        {"size",
         {{"type", "integer"},
          {"minimum", 1},
          {"maximum", bytes_in(setting(question, "max-size")).value_or(0)}}}}},
      {"required", {"part", "name", "media_type", "size"}},
      {"unevaluatedProperties", false}};
  return {{"type", "array"},
          {"items", std::move(item)},
          {"minItems", 1},
          {"uniqueItems", true},
          {"maxItems", most_files(question)}};
}

nlohmann::ordered_json types_by_extension(const Question& question) {
  auto types = nlohmann::ordered_json::object();
  for (const FileType* type : file_types(setting(question, "accept")))
    for (const std::string_view extension : type->extensions)
      if (!extension.empty()) types[std::string(extension)] = type->media_type;
  return types;
}

// The parts are numbered from 1, in the order of the files; in a repeat they name its row.
bool is_numbered(const Question&, const nlohmann::ordered_json& value,
                 const std::string& instance) {
  for (std::size_t i = 0; i < value.size(); ++i)
    if (value[i].at("part") != part_of(instance, i + 1)) return false;
  return true;
}

constexpr std::array<ValueRule, 2> kRules = {{
    {
        .reason = "contract.numbered-parts",
        .function = "numbered-parts",
        .doc = {"Filernas delar heter som frågan, med radens nummer i en upprepning, och är "
                "numrerade från 1 i filernas ordning: avtal-1, avtal-2; barn.2.intyg-1.",
                "The parts of the files are named as the question, with the row's number in a "
                "repeat, and numbered from 1 in the order of the files: avtal-1, avtal-2; "
                "barn.2.intyg-1."},
        .holds = is_numbered,
    },
    {.reason = "type",
     .function = "typed-file",
     .doc = {"Filernas namn slutar som deras typ säger.",
             "The names of the files end as their type says."},
     .holds =
         [](const Question& question, const nlohmann::ordered_json& value, const std::string&) {
           return std::all_of(value.begin(), value.end(), [&](const auto& file) {
             const FileType* type = type_of(question, file.at("name"));
             return type && file.at("media_type") == type->media_type;
           });
         },
     .arguments = types_by_extension},
}};

std::string reason(const Question&, const nlohmann::ordered_json&, std::string_view pointer,
                   std::string_view keyword) {
  if (keyword == "maxItems") return "count";
  if (pointer.ends_with("/size")) return keyword == "minimum" ? "empty" : "size";
  return "type";
}

std::vector<Sample> samples(const Question& question, const std::string& instance) {
  std::vector<Sample> out;
  const auto listed = [&](const FileType* type, std::size_t count, std::uint64_t size) {
    auto files = nlohmann::ordered_json::array();
    for (std::size_t i = 1; i <= count; ++i)
      files.push_back({{"part", part_of(instance, i)},
                       {"name", "fil" + std::to_string(i) + std::string(type->extensions.front())},
                       {"media_type", type->media_type},
                       {"size", size}});
    return files;
  };
  const std::vector<const FileType*> types = file_types(setting(question, "accept"));
  if (types.empty()) return out;
  const std::uint64_t largest = bytes_in(setting(question, "max-size")).value_or(0);
  constexpr std::uint64_t kSmall = 1000;
  for (const FileType* type : types) out.push_back({listed(type, 1, kSmall)});
  out.push_back({listed(types.front(), 1, largest)});
  if (most_files(question) > 1)
    out.push_back({listed(types.front(), most_files(question), kSmall)});
  out.push_back({listed(types.front(), most_files(question) + 1, kSmall), "count"});
  out.push_back({listed(types.front(), 1, largest + 1), "size"});
  out.push_back({listed(types.front(), 1, 0), "empty"});
  auto misnumbered = listed(types.front(), 1, kSmall);
  misnumbered[0]["part"] = part_of(instance, 2);
  out.push_back({std::move(misnumbered), "part", false});
  const FileType other{"", "", "application/octet-stream", {".exe", ""}};
  out.push_back({listed(&other, 1, kSmall), "type"});
  auto misnamed = listed(types.front(), 1, kSmall);
  misnamed[0]["name"] = "fil1.exe";
  out.push_back({std::move(misnamed), "type"});
  return out;
}

void client(const Question& question, nlohmann::ordered_json& out) {
  out["types"] = types_by_extension(question);
  out["max_bytes"] = bytes_in(setting(question, "max-size")).value_or(0);
  out["max_files"] = most_files(question);
}

// "10 MB" as the language writes it.
std::string size_in_words(const std::string& size, const Formats& formats) {
  const std::size_t space = size.find(' ');
  if (space == size.npos) return size;
  return filled(size.ends_with("kB") ? formats.kilobytes : formats.megabytes,
                {{"amount", number_in_words(size.substr(0, space), formats)}});
}

Slots slots(const Edition& edition, const Question& question) {
  std::vector<std::string> names;
  for (const FileType* type : file_types(setting(question, "accept")))
    names.emplace_back(type->label);
  return {{"types", either(*edition.locale, names)},
          {"size", size_in_words(setting(question, "max-size"), edition.locale->formats)},
          {"max", std::to_string(most_files(question))}};
}

std::string hint(const Edition& edition, const Question& question) {
  const bool one = most_files(question) == 1;
  return edition.locale->say(one ? "file.rules" : "file.rules-many", slots(edition, question));
}

Paper paper(const Edition& edition, const Question&) {
  const Locale& locale = *edition.locale;
  return {.words = locale.text("paper.attach"), .options_html = {locale.text("paper.attached")}};
}

}  // namespace

constinit const Kind kind{
    .name = "file",
    .doc = {"En fil som personen skickar med, till exempel ett avtal.",
            "A file the person sends along, an agreement for example."},
    .example =
        "<file id=\"avtal\" accept=\"pdf jpg png\" max-size=\"10 MB\"><label>Avtal för "
        "bilen</label></file>",
    .answer = AnswerType::only_presence,
    .attributes = kAttributes,
    .errors = kErrors,
    .at_hand = true,
    .seconds = 60,
    .component = "file-upload",
    .view = view,
    .paper = paper,
    .schema = schema,
    .reason = reason,
    .rules = kRules,
    .samples = samples,
    .client = client,
    .slots = slots,
    .hint = hint,
};

}  // namespace blankett::kinds::file
