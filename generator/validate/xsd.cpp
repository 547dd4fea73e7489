// The grammar as an XSD 1.0 schema, for completion and help in authors' XML editors and as a second
// validator in tests. Swedish documentation only: editors show every language at once.
// Tested by grammar_test.cpp.

#include <fmt/format.h>

#include "base/text.h"
#include "kinds/file_types.h"
#include "validate/grammar.h"
#include "validate/value.h"

namespace blankett {
namespace {

std::string documentation(const Doc& doc) {
  return fmt::format(
      "<xs:annotation><xs:documentation xml:lang=\"sv\">{}</xs:documentation></xs:annotation>",
      escaped(doc.sv));
}

std::string enumeration(const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out = "<xs:restriction base=\"xs:string\">\n";
  for (const auto& [value, note] : values)
    out +=
        fmt::format("            <xs:enumeration value=\"{}\">{}</xs:enumeration>\n", value, note);
  return out + "          </xs:restriction>";
}

std::string simple_type(const AttributeRule& rule) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const ValueDoc& value : rule.values)
    values.emplace_back(value.value, documentation(value.doc));
  if (rule.type == ValueType::yes_no)
    values = {{"yes", documentation({"Ja.", "Yes."})}, {"no", documentation({"Nej.", "No."})}};
  if (rule.type == ValueType::file_types)
    for (const FileType& type : known_file_types()) {
      const std::string note = fmt::format("Filtypen {}.", type.label);
      values.emplace_back(type.name, documentation({note, note}));
    }
  const std::string one = values.empty()
                              ? fmt::format(
                                    "<xs:restriction base=\"xs:string\"><xs:pattern value=\"{}\"/>"
                                    "</xs:restriction>",
                                    escaped(xsd_pattern(rule.type)))
                              : enumeration(values);
  if (is_list(rule.type))
    return fmt::format(
        "<xs:simpleType><xs:restriction>\n          <xs:simpleType><xs:list><xs:simpleType>{}"
        "</xs:simpleType></xs:list></xs:simpleType>\n          <xs:minLength value=\"1\"/>"
        "\n        </xs:restriction></xs:simpleType>",
        one);
  if (values.empty()) return fmt::format("<xs:simpleType>{}</xs:simpleType>", one);
  return fmt::format("<xs:simpleType>\n          {}\n        </xs:simpleType>", one);
}

std::string attribute(const AttributeRule& rule) {
  if (rule.name == "xml:lang")
    return "      <xs:anyAttribute namespace=\"http://www.w3.org/XML/1998/namespace\" "
           "processContents=\"skip\"/>\n";
  return fmt::format(
      "      <xs:attribute name=\"{}\"{}>\n        {}\n        {}\n      </xs:attribute>\n",
      rule.name, rule.required ? " use=\"required\"" : "", documentation(rule.doc),
      simple_type(rule));
}

std::string occurs(const Particle& particle) {
  return fmt::format(
      " minOccurs=\"{}\" maxOccurs=\"{}\"", particle.least,
      particle.most == Particle::kMany ? "unbounded" : std::to_string(particle.most));
}

std::string choice(const std::vector<std::string_view>& names, std::string_view occurrence) {
  std::string out = fmt::format("        <xs:choice{}>\n", occurrence);
  for (const std::string_view name : names)
    out += fmt::format("          <xs:element ref=\"{}\"/>\n", name);
  return out + "        </xs:choice>\n";
}

std::string content(const ElementRule& rule) {
  if (rule.content == Content::mixed)
    return choice(rule.particles.front().elements, " minOccurs=\"0\" maxOccurs=\"unbounded\"");
  if (rule.content != Content::children) return {};
  std::string out = "      <xs:sequence>\n";
  for (const Particle& particle : rule.particles)
    out += particle.elements.size() == 1 ? fmt::format("        <xs:element ref=\"{}\"{}/>\n",
                                                       particle.elements.front(), occurs(particle))
                                         : choice(particle.elements, occurs(particle));
  return out + "      </xs:sequence>\n";
}

std::string element(const ElementRule& rule) {
  const bool mixed = rule.content == Content::mixed || rule.content == Content::text;
  std::string attributes, last;
  for (const AttributeRule& a : rule.attributes)
    (a.name == "xml:lang" ? last : attributes) += attribute(a);
  return fmt::format(
      "  <xs:element name=\"{}\">\n    {}\n    <xs:complexType{}>\n{}{}{}    </xs:complexType>\n"
      "  </xs:element>\n",
      rule.name, documentation(rule.doc), mixed ? " mixed=\"true\"" : "", content(rule), attributes,
      last);
}

}  // namespace

std::string xsd(const Grammar& grammar) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- Skapad av `blankett schema`. Ändra inte här: ändra grammatiken i kompilatorn. -->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n";
  for (const ElementRule& rule : grammar.elements) out += element(rule);
  return out + "</xs:schema>\n";
}

}  // namespace blankett
