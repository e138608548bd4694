#include "read/xml_events.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <array>
#include <limits>
#include <memory>
#include <mutex>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

struct Space {
  std::string_view part;  ///< of the namespace's address, in all editions of the format
  std::string_view prefix;
};
constexpr std::array kSpaces = {
    Space{"wordprocessingml", "w"},
    Space{"markup-compatibility", "mc"},
    Space{"purl.org/dc/elements", "dc"},
    Space{"purl.org/dc/terms", "dcterms"},
    Space{"package/2006/relationships", "rels"},
    Space{"opendocument:xmlns:text:", "text"},
    Space{"opendocument:xmlns:table:", "table"},
    Space{"opendocument:xmlns:office:", "office"},
    Space{"opendocument:xmlns:meta:", "meta"},
    Space{"opendocument:xmlns:style:", "style"},
    Space{"www.w3.org/1999/xhtml", "html"},
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// "w:p"; names of other namespaces have no prefix but a colon, so that they are never taken for ours.
std::string full_name(const xmlChar* name, const xmlChar* address) {
  const std::string_view space = view(address);
  if (space.empty()) return std::string(view(name));
  for (const Space& known : kSpaces)
    if (space.find(known.part) != std::string_view::npos) return fmt::format("{}:{}", known.prefix, view(name));
  return fmt::format(":{}", view(name));
}

struct Reading {
  XmlSink& sink;
  std::string first_error;
};

void on_start(void* data, const xmlChar* name, const xmlChar*, const xmlChar* address, int, const xmlChar**,
              int attributes, int, const xmlChar** values) {
  constexpr int kFieldsOfOne = 5;  // name, prefix, address, begin and end of the value
  XmlAttributes list;
  for (int i = 0; i < attributes; ++i) {
    const xmlChar** one = values + static_cast<std::ptrdiff_t>(i) * kFieldsOfOne;
    list.add(full_name(one[0], one[2]),
             std::string(reinterpret_cast<const char*>(one[3]), static_cast<std::size_t>(one[4] - one[3])));
  }
  static_cast<Reading*>(data)->sink.open(full_name(name, address), list);
}

void on_end(void* data, const xmlChar* name, const xmlChar*, const xmlChar* address) {
  static_cast<Reading*>(data)->sink.close(full_name(name, address));
}

void on_text(void* data, const xmlChar* words, int size) {
  static_cast<Reading*>(data)->sink.text({reinterpret_cast<const char*>(words), static_cast<std::size_t>(size)});
}

void on_error(void* data, xmlErrorPtr error) {
  std::string& first = static_cast<Reading*>(data)->first_error;
  if (error->domain == XML_FROM_NAMESPACE || error->level < XML_ERR_ERROR || !first.empty()) return;
  const std::string_view message = error->message == nullptr ? "unknown error" : error->message;
  first = fmt::format("line {}: {}", error->line, utf8::made_safe(utf8::repaired(trimmed(message)), false));
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

Result<std::string> read_xml(std::string_view xml, XmlSink& sink) {
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
  Reading reading{sink, {}};
  parser->userData = &reading;
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET;
  xmlDocPtr tree =
      xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, kOptions);
  if (tree != nullptr) xmlFreeDoc(tree);
  return std::move(reading.first_error);
}

}  // namespace whosays::read
