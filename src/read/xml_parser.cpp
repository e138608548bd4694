#include "read/xml_parser.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <limits>
#include <memory>
#include <mutex>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

/// What the callbacks share: C gets a pointer to this.
struct XmlParsing {
  XmlParserSink& sink;
  xmlParserCtxtPtr parser;
  std::string first_error;
};

/// When libxml2 goes on behind an error, what it hands over need not be UTF-8.
std::string xml_text(const xmlChar* begin, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(begin), size);
  return utf8::first_invalid(bytes) == std::string_view::npos ? std::string(bytes) : utf8::repaired(bytes);
}

std::string_view xml_view(const xmlChar* text) {
  const std::string_view bytes = text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
  return utf8::first_invalid(bytes) == std::string_view::npos ? bytes : "?";
}

XmlName xml_name(const xmlChar* local, const xmlChar* prefix, const xmlChar* space) {
  return {xml_view(local), xml_view(prefix), xml_view(space)};
}

// Signatures of libxml2's SAX2 interface.
void on_start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int, const xmlChar**,
              int count, int, const xmlChar** fields) {
  auto& parsing = *static_cast<XmlParsing*>(data);
  constexpr int kFieldsOfOne = 5;  // name, prefix, address, begin and end of the value
  std::vector<XmlAttribute> attributes;
  attributes.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const xmlChar** one = fields + static_cast<std::ptrdiff_t>(i) * kFieldsOfOne;
    attributes.push_back(
        {xml_name(one[0], one[1], one[2]), xml_text(one[3], static_cast<std::size_t>(one[4] - one[3]))});
  }
  if (!parsing.sink.open(xml_name(name, prefix, space), std::move(attributes))) xmlStopParser(parsing.parser);
}

void on_end(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* space) {
  static_cast<XmlParsing*>(data)->sink.close(xml_name(name, prefix, space));
}

void on_text(void* data, const xmlChar* words, int size) {
  static_cast<XmlParsing*>(data)->sink.text(xml_text(words, static_cast<std::size_t>(size)));
}

void on_error(void* data, xmlErrorPtr error) {
  std::string& first = static_cast<XmlParsing*>(data)->first_error;
  const bool mild = error->domain == XML_FROM_NAMESPACE || error->level < XML_ERR_ERROR;
  if (mild || !first.empty()) return;
  const std::string_view message = error->message == nullptr ? "unknown error" : error->message;
  first = fmt::format("line {}: {}", error->line, utf8::made_safe(trimmed(utf8::repaired(message)), false));
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

Result<std::string> parse_xml(std::string_view xml, XmlEncoding encoding, XmlParserSink& sink) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Error{ErrorKind::input, "XML above 2 GB; split it"};
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (parser == nullptr) return Error{ErrorKind::io, "no memory for the XML parser"};
  // Every callback that is not set does nothing: no tree, no entities, no files.
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_error;
  *parser->sax = handler;
  XmlParsing parsing{sink, parser.get(), {}};
  parser->userData = &parsing;
  const bool utf8 = encoding == XmlEncoding::utf8;
  const int options = XML_PARSE_RECOVER | XML_PARSE_NONET | (utf8 ? XML_PARSE_IGNORE_ENC : 0);
  xmlDocPtr tree = xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), nullptr,
                                     utf8 ? "UTF-8" : nullptr, options);
  if (tree != nullptr) xmlFreeDoc(tree);
  return std::move(parsing.first_error);
}

}  // namespace whosays::read
