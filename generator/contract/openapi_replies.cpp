// What a receiver answers. The refusals are a table: each is a response of its status and an
// example, and the example's place in the document is the problem's type (RFC 9457), so that a type
// leads to its own explanation.
// Tested by openapi_test.cpp and, against a receiver's real replies, by receiver.spec.mjs.

#include "contract/openapi_replies.h"

#include <array>
#include <nlohmann/json.hpp>

#include "kinds/kind.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

struct Refusal {
  const char* name;
  int status;
  Doc title;   // as a receiver says it to a person
  Doc detail;  // likewise
  bool when_identified = false;
};

constexpr std::array<Refusal, 12> kRefusals = {{
    {"no_key",
     400,
     {"Nyckeln saknas", "The key is missing"},
     {"Skicka Idempotency-Key, ett UUID mellan citattecken.",
      "Send Idempotency-Key, a UUID between quotation marks."}},
    {"not_readable",
     400,
     {"Det går inte att läsa svaren", "The answers cannot be read"},
     {"Det som skickades är inte JSON eller inte multipart/form-data.",
      "What was sent is not JSON or not multipart/form-data."}},
    {"signed_out",
     401,
     {"Du är inte inloggad", "You are not signed in"},
     {"Logga in och skicka igen.", "Sign in and send again."},
     true},
    {"not_allowed",
     403,
     {"Du får inte skicka in det här", "You may not send this"},
     {"Inloggningen har för låg tillitsnivå.", "The sign-in has too low a level of assurance."},
     true},
    {"in_progress",
     409,
     {"Vi håller på att ta emot svaren", "We are already receiving the answers"},
     {"Vänta och skicka igen med samma nyckel.", "Wait, and send again with the same key."}},
    {"too_large",
     413,
     {"Det är för mycket att ta emot", "This is too much to receive"},
     {"Välj mindre filer eller färre filer.", "Choose smaller files, or fewer."}},
    {"unsupported_type",
     415,
     {"Vi tar inte emot det formatet", "We do not receive that format"},
     {"Skicka application/json, eller multipart/form-data om det finns filer.",
      "Send application/json, or multipart/form-data when there are files."}},
    {"does_not_fit",
     422,
     {"Svaren passar inte formuläret", "The answers do not fit the form"},
     {"Rätta svaren och skicka igen.", "Correct the answers and send again."}},
    {"key_reused",
     422,
     {"Nyckeln hör till andra svar", "The key belongs to other answers"},
     {"Använd en ny nyckel när svaren har ändrats.", "Use a new key when the answers change."}},
    {"too_many",
     429,
     {"Det kommer för många svar på en gång", "Too many answers come at once"},
     {"Vänta och skicka igen med samma nyckel.", "Wait, and send again with the same key."}},
    {"failed",
     500,
     {"Något gick fel hos oss", "Something went wrong on our side"},
     {"Skicka igen med samma nyckel.", "Send again with the same key."}},
    {"down",
     503,
     {"Vi kan inte ta emot svar just nu", "We cannot receive answers right now"},
     {"Vänta och skicka igen med samma nyckel.", "Wait, and send again with the same key."}},
}};

std::string both(const Doc& doc) { return std::string(doc.sv) + "\n\n" + std::string(doc.en); }

Json reference(const char* kind, const std::string& name) {
  return {{"$ref", "#/components/" + std::string(kind) + "/" + name}};
}

bool asks_to_wait(int status) { return status == 409 || status == 429 || status == 503; }

Json problem_response(int status) {
  Json out{{"description", ""}};
  Json examples = Json::object();
  std::string sv, en;
  for (const Refusal& refusal : kRefusals) {
    if (refusal.status != status) continue;
    sv += (sv.empty() ? "" : ", eller: ") + std::string(refusal.title.sv);
    en += (en.empty() ? "" : ", or: ") + std::string(refusal.title.en);
    examples[refusal.name] = reference("examples", refusal.name);
  }
  out["description"] = sv + ".\n\n" + en + ".";
  out["headers"]["Content-Language"] = reference("headers", "Content-Language");
  if (asks_to_wait(status)) out["headers"]["Retry-After"] = reference("headers", "Retry-After");
  if (status == 401) out["headers"]["WWW-Authenticate"] = reference("headers", "WWW-Authenticate");
  out["content"]["application/problem+json"] = {{"schema", reference("schemas", "Problem")},
                                                {"examples", std::move(examples)}};
  return out;
}

void add_problems(Json& responses, bool identified) {
  for (const Refusal& refusal : kRefusals) {
    const std::string status = std::to_string(refusal.status);
    if ((!refusal.when_identified || identified) && !responses.contains(status))
      responses[status] = problem_response(refusal.status);
  }
}

// What a wrong answer in this very form looks like.
Json errors(const Edition& edition) {
  for (const Question& q : edition.model->questions) {
    if (q.kind->computed || q.repeat) continue;
    return Json::array({{{"pointer", "#/answers/" + q.path},
                         {"detail", error_texts(edition, q).front().second},
                         {"code", "required"}}});
  }
  return Json::array();
}

Json examples(const Edition& edition, bool identified) {
  const bool swedish = edition.locale->spoken == "sv";
  const auto said = [&](const Doc& doc) { return swedish ? doc.sv : doc.en; };
  Json out{
      {"received",
       {{"summary", "Kvitto. Receipt."},
        {"value", {{"receipt_number", "2026-000001"}, {"received", "2026-11-24T08:30:00Z"}}}}}};
  for (const Refusal& refusal : kRefusals) {
    if (refusal.when_identified && !identified) continue;
    Json value{{"type", document_address(*edition.model) + "#/components/examples/" + refusal.name},
               {"title", said(refusal.title)},
               {"status", refusal.status},
               {"detail", said(refusal.detail)},
               {"instance", "urn:uuid:0b6f1c52-6f0e-4d8f-9a53-3a5f3b1c7d10"}};
    if (std::string_view(refusal.name) == "does_not_fit") value["errors"] = errors(edition);
    out[refusal.name] = {{"summary", both(refusal.title)}, {"value", std::move(value)}};
  }
  return out;
}

// Open objects: a receiver may say more than a page reads.
constexpr std::string_view kSchemas = R"json({
  "Receipt": {
    "type": "object",
    "description": "Kvittot som personen ser.\n\nThe receipt that the person sees.",
    "properties": {
      "receipt_number": {"type": "string", "minLength": 1, "maxLength": 100},
      "received": {
        "type": "string", "format": "date-time", "pattern": "Z$",
        "description": "När svaren togs emot, i UTC.\n\nWhen the answers were received, in UTC."
      }
    },
    "required": ["receipt_number", "received"]
  },
  "Problem": {
    "type": "object",
    "description": "RFC 9457. title och detail är skrivna för personen, på det språk som svaren har.\n\nRFC 9457. title and detail are written for the person, in the language of the submission.",
    "properties": {
      "type": {"type": "string", "format": "uri-reference"},
      "title": {"type": "string", "minLength": 1},
      "status": {"type": "integer", "minimum": 400, "maximum": 599},
      "detail": {"type": "string", "minLength": 1},
      "instance": {"type": "string", "format": "uri-reference"},
      "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Error"}}
    },
    "required": ["type", "title", "status", "detail", "instance"]
  },
  "Error": {
    "type": "object",
    "description": "Ett fel i ett svar. Sidan visar detail vid frågan.\n\nSomething wrong in an answer. The page shows detail at the question.",
    "properties": {
      "pointer": {
        "type": "string", "pattern": "^#(\\/.*)?$",
        "description": "JSON Pointer in i det som skickades. Rader räknas från 0. Ett svar som saknas pekas ut där det skulle ha stått.\n\nJSON Pointer into what was sent. Rows count from 0. A missing answer is pointed out where it would have stood."
      },
      "detail": {"type": "string", "minLength": 1},
      "code": {
        "type": "string", "minLength": 1,
        "description": "Vad som är fel, för program: ett nyckelord i schemat eller en regel i rules.json.\n\nWhat is wrong, for programs: a keyword of the schema or a rule of rules.json."
      }
    },
    "required": ["pointer", "detail", "code"]
  },
  "ApiInfo": {
    "type": "object",
    "description": "Vilket API det är.\n\nWhich API it is.",
    "properties": {
      "apiName": {"type": "string"},
      "apiVersion": {"type": "string"},
      "apiReleased": {"type": "string", "format": "date"},
      "apiDocumentation": {"type": "string", "format": "uri"},
      "apiStatus": {"type": "string", "enum": ["active", "deprecated", "retired"]}
    },
    "required": ["apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"]
  }
})json";

constexpr std::string_view kHeaders = R"json({
  "Content-Language": {
    "description": "Språket som title och detail har.\n\nThe language of title and detail.",
    "schema": {"type": "string"}, "example": "sv"
  },
  "Retry-After": {
    "description": "Så många sekunder ska den som skickar vänta.\n\nSo many seconds the sender should wait.",
    "required": true, "schema": {"type": "integer", "minimum": 0}, "example": 120
  }
})json";

constexpr std::string_view kKey = R"json({
  "name": "Idempotency-Key", "in": "header", "required": true,
  "description": "Ett UUID mellan citattecken, samma varje gång samma svar skickas (draft-ietf-httpapi-idempotency-key-header-07).\n\nA UUID between quotation marks, the same whenever the same answers are sent (draft-ietf-httpapi-idempotency-key-header-07).",
  "schema": {"type": "string", "pattern": "^\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"$"},
  "example": "\"8e03978e-40d5-43e8-bc93-6894a57f9324\""
})json";

}  // namespace

std::string document_address(const Model& model) {
  return model.service.endpoint + "/" + model.version + "/openapi.json";
}

nlohmann::ordered_json submit_responses(bool identified) {
  Json out;
  out["201"] = {{"description", both({"Svaren är mottagna.", "The answers are received."})},
                {"content",
                 {{"application/json",
                   {{"schema", reference("schemas", "Receipt")},
                    {"examples", {{"received", reference("examples", "received")}}}}}}}};
  out["200"] = {{"description", both({"En webbsida för den som skickar utan JavaScript.",
                                      "A web page for who sends without JavaScript."})},
                {"content", {{"text/html", {{"schema", {{"type", "string"}}}}}}}};
  add_problems(out, identified);
  return out;
}

nlohmann::ordered_json api_info_responses(const nlohmann::ordered_json& example) {
  Json out;
  out["200"] = {
      {"description", both({"Vilket API det är.", "Which API it is."})},
      {"content",
       {{"application/json",
         {{"schema", reference("schemas", "ApiInfo")},
          {"examples", {{"api_info", {{"summary", "api-info"}, {"value", example}}}}}}}}}};
  for (const int status : {429, 500, 503}) out[std::to_string(status)] = problem_response(status);
  return out;
}

nlohmann::ordered_json reply_components(const Edition& edition, bool identified) {
  Json out{{"schemas", Json::parse(kSchemas)},
           {"headers", Json::parse(kHeaders)},
           {"parameters", {{"Idempotency-Key", Json::parse(kKey)}}},
           {"examples", examples(edition, identified)}};
  if (identified)
    out["headers"]["WWW-Authenticate"] = {
        {"description", both({"Hur man loggar in.", "How to sign in."})},
        {"required", true},
        {"schema", {{"type", "string"}}},
        {"example", "Bearer"}};
  return out;
}

}  // namespace blankett
