// The receiving endpoint as OpenAPI 3.1, after DIGG's REST API profile: what is posted, what comes
// back, and what the receiver promises. All that differs between forms comes from the Model; what
// every receiver answers stands in openapi_replies.cpp.
// Tested by openapi_test.cpp; by two validators, a client and the reference receiver in
// openapi.spec.mjs.

#include "contract/openapi.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "contract/endpoint.h"
#include "contract/json_schema.h"
#include "contract/openapi_replies.h"
#include "kinds/kind.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// Of a question's names for parts, so many are listed one by one.
constexpr std::size_t kMostListed = 50;

// The whole schema stands in the document too: not every tool follows a reference out of it.
constexpr const char* kSubmission = "#/components/schemas/Submission";

class DocumentWriter {
 public:
  DocumentWriter(const Contract& contract, std::span<const Edition> editions, const Json& example)
      : contract_(contract),
        editions_(editions),
        model_(*editions.front().model),
        example_(example),
        endpoint_(endpoint_of(model_.service.endpoint)) {
    for (const Edition& edition : editions)
      if (edition.locale->language == model_.language) own_ = &edition;
    if (!own_) own_ = &editions.front();
    for (const Question& q : model_.questions)
      if (q.kind->name == "file") files_.push_back(&q);
  }

  Json run() {
    Json out{{"openapi", "3.1.0"},
             {"info", info()},
             {"jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema"},
             {"servers", Json::array({server(endpoint_.server)})},
             {"security", security()},
             {"paths",
              {{endpoint_.path, {{"post", submit()}}},
               {"/api-info",
                {{"servers", Json::array({server(api_info_server())})}, {"get", api_info()}}}}},
             {"components", reply_components(*own_, identified())}};
    out["components"]["schemas"]["Submission"] = schema_at(kSubmission, contract_.schema().json);
    if (identified()) out["components"]["securitySchemes"] = {{"e-id", e_id()}};
    return out;
  }

 private:
  bool identified() const { return model_.service.identification == "e-id"; }

  // Both languages, always: who writes a receiver may read only one of them.
  static std::string both(const std::string& sv, const std::string& en) { return sv + "\n\n" + en; }

  static Json server(const std::string& url) {
    return {{"url", url}, {"description", "Drift. Production."}};
  }

  // Forms may share a server. Each says what it is in a place of its own.
  std::string api_info_server() const {
    return endpoint_.path == "/" ? endpoint_.server : endpoint_.server + endpoint_.path;
  }

  // ---- info

  Json info() const {
    std::string summaries;
    for (const Edition& edition : editions_)
      summaries += edition.locale->name + ": " + edition.plain(model_.title) + ". " +
                   edition.plain(model_.summary) + "\n\n";
    return {{"title", own_->plain(model_.title)},
            {"summary", own_->plain(model_.summary)},
            {"description",
             summaries +
                 both("Hit skickar formuläret " + model_.id + " " + model_.version +
                          " sina svar. Sidan finns på en annan adress än mottagaren. Svara därför "
                          "på webbläsarens förfrågan (CORS) och släpp igenom Content-Type och "
                          "Idempotency-Key.",
                      "The form " + model_.id + " " + model_.version +
                          " sends its answers here. The page stands at another address than the "
                          "receiver. So answer the browser's preflight request (CORS), and let "
                          "Content-Type and Idempotency-Key through.")},
            {"version", model_.version},
            {"contact", {{"name", model_.service.owner}}},
            {"license",
             {{"name", "Ingen licens är angiven. No licence is stated."},
              {"identifier", "LicenseRef-not-stated"}}},
            {"x-sla", sla()},
            {"x-limitations", limitations()}};
  }

  Json sla() const {
    Json out{{"availability",
              both("Inte utlovad. När mottagaren är nere behåller sidan svaren, och personen kan "
                   "skicka dem igen.",
                   "Not promised. While the receiver is down the page keeps the answers, and the "
                   "person can send them again.")},
             {"responseTime",  // patience() in the theme's send.mjs
              both("Sidan väntar 60 sekunder på ett svar, och längre när den skickar filer.",
                   "The page waits 60 seconds for a reply, and longer when it sends files.")}};
    Json support = Json::array();
    for (const Channel& channel : model_.service.channels)
      if (channel.text && channel.kind != ChannelKind::paper)
        support.push_back(own_->plain(channel.text));
    if (!support.empty()) out["support"] = std::move(support);
    if (model_.service.processing_days > 0)
      out["processing_days"] = model_.service.processing_days;  // until the decision
    return out;
  }

  Json limitations() const {
    Json gaps = Json::array(
        {"DOK.03: formuläret anger ingen adress till en kontaktperson och ingen licens."});
    for (std::string& gap : profile_gaps(endpoint_)) gaps.push_back(std::move(gap));
    return {{"description",
             both("Så många byte får en begäran ha. Allt som passar schemat ryms.",
                  "A request may have so many bytes. All that fits the schema has room.")},
            {"max_request_bytes", max_request_bytes()},
            {"profile", std::move(gaps)}};
  }

  // ---- how large a request can be

  // Of the JSON of a value, never too low: a control character is written with six.
  static double largest(const Json& schema) {
    if (schema.contains("enum") || schema.contains("const")) return 200;
    if (schema.contains("anyOf")) {
      double most = 0;
      for (const Json& each : schema.at("anyOf")) most = std::max(most, largest(each));
      return most;
    }
    const std::string type = schema.value("type", "");
    if (type == "string") return 6 * schema.value("maxLength", 100.0) + 2;
    if (type == "array") return (largest(schema.at("items")) + 2) * schema.value("maxItems", 1.0);
    double sum = 30;  // a number, or the braces
    if (type == "object")
      for (const auto& [name, inner] : schema.at("properties").items())
        sum += largest(inner) + static_cast<double>(name.size()) + 4;
    return sum;
  }

  std::size_t rows_around(const Question& q) const {
    return q.repeat ? model_.groups[q.repeat].repeat->max : 1;
  }

  // In whole megabytes, and exact: far below 2^53.
  std::uint64_t max_request_bytes() const {
    constexpr double kMega = 1e6, kMost = 1e15, kPartHeader = 1000;
    double sum = 0;
    for (const Question& q : model_.questions) {
      const Json schema = q.kind->schema(q);
      double one = largest(schema) + 6 * static_cast<double>(q.path.size());
      if (q.kind->name == "file")
        one += schema.at("maxItems").get<double>() * (kPartHeader + largest_file(q));
      sum += one * static_cast<double>(rows_around(q));
    }
    return (static_cast<std::uint64_t>(std::min(sum, kMost) / kMega) + 1) *
           static_cast<std::uint64_t>(kMega);
  }

  static Json file_member(const Question& q, const char* member) {
    return q.kind->schema(q).at("items").at("properties").at(member);
  }
  static double largest_file(const Question& q) {
    return file_member(q, "size").at("maximum").get<double>();
  }

  // ---- posting

  Json submit() const {
    Json out{
        {"operationId", "submit"},
        {"summary", "Ta emot svaren"},
        {"description",
         both(
             "Tar emot svaren en gång. Samma Idempotency-Key och samma svar ger samma kvitto, hur "
             "många gånger de än skickas. Utan JavaScript skickar sidan i stället sina fält som de "
             "står, utan nyckel och utan delen submission. Svara då med en webbsida.",
             "Takes the answers in once. The same Idempotency-Key with the same answers gives the "
             "same receipt, however often they are sent. Without JavaScript the page sends its "
             "fields as they stand instead, with neither a key nor the part submission. Answer "
             "that with a web page.")},
        {"parameters", parameters()},
        {"requestBody",
         {{"required", true},
          {"description",
           both("Svaren som JSON. Filer skickas bredvid, i var sin del.",
                "The answers as JSON. Files are sent beside it, each in a part of its own.")},
          {"content", content()}}},
        {"responses", submit_responses(identified())}};
    return out;
  }

  Json parameters() const {
    Json out = Json::array({{{"$ref", "#/components/parameters/Idempotency-Key"}}});
    for (const auto& [name, value] : endpoint_.query)
      out.push_back({{"name", name},
                     {"in", "query"},
                     {"required", true},
                     {"description", both("Hör till adressen.", "Belongs to the address.")},
                     {"schema", {{"type", "string"}, {"const", value}}},
                     {"example", value}});
    return out;
  }

  Json content() const {
    Json out;
    out["application/json"]["schema"] = {{"$ref", kSubmission}};
    if (!example_.is_null()) out["application/json"]["examples"]["submission"] = named(example_);
    if (!files_.empty()) out["multipart/form-data"] = multipart();
    return out;
  }

  Json named(Json value) const {
    return {{"summary", own_->plain(model_.title)}, {"value", std::move(value)}};
  }

  Json multipart() const {
    Json properties{{"submission", {{"$ref", kSubmission}}}};
    Json patterns = Json::object();
    Json encoding{{"submission", {{"contentType", "application/json"}}}};
    for (const Question* q : files_) {
      Json part{{"title", own_->plain(q->label)},
                {"description", both("Filens bytes.", "The bytes of the file.")},
                {"maxLength", file_member(*q, "size").at("maximum")}};
      std::string types;
      const Json accepted = file_member(*q, "media_type").at("enum");
      for (const Json& type : accepted)
        types += (types.empty() ? "" : ", ") + type.get<std::string>();
      const std::size_t most = q->kind->schema(*q).at("maxItems").get<std::size_t>();
      const bool all = most * rows_around(*q) <= kMostListed;
      if (!all) patterns[file_member(*q, "part").at("pattern").get<std::string>()] = part;
      for (const std::string& name : part_names(*q, all ? most : 1, all ? rows_around(*q) : 1)) {
        properties[name] = part;
        encoding[name] = {{"contentType", types}};
      }
    }
    Json schema{{"type", "object"},
                {"properties", std::move(properties)},
                {"required", {"submission"}},
                {"unevaluatedProperties", false}};
    if (!patterns.empty()) schema["patternProperties"] = std::move(patterns);
    Json out{{"schema", std::move(schema)}, {"encoding", std::move(encoding)}};
    if (example_.is_null()) return out;
    Json value{{"submission", example_}};
    add_parts(example_.at("answers"), value);
    out["examples"]["submission"] = named(std::move(value));
    return out;
  }

  // "avtal-1", "barn.1.intyg-1": as kinds/file.cpp has them.
  static std::vector<std::string> part_names(const Question& q, std::size_t files,
                                             std::size_t rows) {
    std::vector<std::string> out;
    for (std::size_t row = 1; row <= rows; ++row) {
      std::string name = q.path;
      if (q.repeat) name.insert(q.rows.size(), "/" + std::to_string(row));
      std::replace(name.begin(), name.end(), '/', '.');
      for (std::size_t i = 1; i <= files; ++i) out.push_back(name + "-" + std::to_string(i));
    }
    return out;
  }

  // A part for each file that the answers list.
  static void add_parts(const Json& answers, Json& parts) {
    if (!answers.is_structured()) return;
    if (answers.is_object() && answers.contains("part") && answers.contains("media_type")) {
      parts[answers.at("part").get<std::string>()] = "…";
      return;
    }
    for (const Json& inner : answers) add_parts(inner, parts);
  }

  // ---- who sends

  Json security() const {
    if (!identified()) return Json::array();
    return Json::array({{{"e-id", Json::array()}}});
  }

  static Json e_id() {
    return {
        {"type", "http"},
        {"scheme", "bearer"},
        {"bearerFormat", "JWT"},
        {"description",
         both("En signerad JWT från stadens inloggning. Sidan har ingen egen: portalen framför "
              "mottagaren lägger till den. acr säger tillitsnivån och ska vara lägst nivå 3: "
              "http://id.elegnamnden.se/loa/1.0/loa3, "
              "http://id.swedenconnect.se/loa/1.0/uncertified-loa3, "
              "http://id.elegnamnden.se/loa/1.0/loa4, http://id.elegnamnden.se/loa/1.0/eidas-sub "
              "eller http://id.elegnamnden.se/loa/1.0/eidas-high.",
              "A signed JWT from the city's sign-in. The page has none: the portal in front of the "
              "receiver adds it. acr says the level of assurance, which is 3 or higher: one of the "
              "addresses above.")}};
  }

  // ---- /api-info

  Json api_info() const {
    const Json example{{"apiName", model_.id},
                       {"apiVersion", model_.version},
                       {"apiReleased", "2026-11-24"},
                       {"apiDocumentation", document_address(model_)},
                       {"apiStatus", "active"}};
    return {{"operationId", "api_info"},
            {"summary", "Om mottagaren"},
            {"description",
             both("Säger vilken version mottagaren har.", "Says which version the receiver has.")},
            {"security", Json::array()},
            {"responses", api_info_responses(example)}};
  }

  const Contract& contract_;
  std::span<const Edition> editions_;
  const Model& model_;
  const Json& example_;
  Endpoint endpoint_;
  const Edition* own_ = nullptr;  // in the language it was written in
  std::vector<const Question*> files_;
};

}  // namespace

std::string openapi(const Contract& contract, std::span<const Edition> editions,
                    const Json& example) {
  return DocumentWriter(contract, editions, example).run().dump(2) + "\n";
}

}  // namespace blankett
