#include "read/feed_xml.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <limits>
#include <memory>
#include <mutex>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed_charset.h"
#include "read/feed_elements.h"
#include "read/feed_repair.h"

namespace whosays::read {
namespace {

/// What the callbacks share. The parser's own structure is its user data's owner, so C gets a pointer to this.
struct Reading {
  explicit Reading(FeedBuilder& builder_in) : builder(builder_in) {}
  FeedBuilder& builder;
  xmlParserCtxtPtr parser = nullptr;
  std::string first_error;
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Without replacing entities the parser leaves "&" in attributes as "&#38;", and only that.
std::string attribute_value(std::string_view value) {
  constexpr std::string_view kAmpersand = "&#38;";
  std::string out;
  for (std::size_t at = value.find(kAmpersand); at != std::string_view::npos; at = value.find(kAmpersand)) {
    out += value.substr(0, at);
    out += '&';
    value.remove_prefix(at + kAmpersand.size());
  }
  return out += value;
}

// Signatures of libxml2's SAX2 interface.
void on_start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* address, int, const xmlChar**,
              int attributes, int, const xmlChar** values) {
  auto& reading = *static_cast<Reading*>(data);
  constexpr int kFieldsOfOne = 5;  // name, prefix, address, begin and end of the value
  FeedElement element;
  element.space = feed_space(view(address), view(prefix));
  element.as_written = view(name);
  element.name = utf8::ascii_lowered(element.as_written);
  for (int i = 0; i < attributes; ++i) {
    const xmlChar** one = values + static_cast<std::ptrdiff_t>(i) * kFieldsOfOne;
    const auto size = static_cast<std::size_t>(one[4] - one[3]);
    const std::string_view value(reinterpret_cast<const char*>(one[3]), size);
    const std::string before = view(one[1]) == "xml" ? "xml:" : "";
    element.attributes.emplace_back(before + utf8::ascii_lowered(view(one[0])), attribute_value(value));
  }
  reading.builder.open(element);
  if (reading.builder.is_full() || !reading.builder.is_feed()) xmlStopParser(reading.parser);
}

void on_end(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  static_cast<Reading*>(data)->builder.close();
}

void on_text(void* data, const xmlChar* words, int size) {
  static_cast<Reading*>(data)->builder.text({reinterpret_cast<const char*>(words), static_cast<std::size_t>(size)});
}

void on_error(void* data, xmlErrorPtr error) {
  auto& reading = *static_cast<Reading*>(data);
  const bool mild = error->domain == XML_FROM_NAMESPACE || error->level < XML_ERR_ERROR;
  if (mild || !reading.first_error.empty()) return;
  const std::string_view message = error->message == nullptr ? "unknown error" : error->message;
  reading.first_error =
      fmt::format("line {}: {}", error->line, utf8::made_safe(utf8::repaired(trimmed(message)), false));
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

/// The first thing that is wrong with the XML; empty when it is well-formed.
Result<std::string> run_parser(const std::string& xml, FeedBuilder& builder) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Error{ErrorKind::input, "a feed above 2 GB; split it"};
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
  Reading reading(builder);
  reading.parser = parser.get();
  parser->userData = &reading;
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;
  xmlDocPtr tree =
      xmlCtxtReadMemory(parser.get(), xml.data(), static_cast<int>(xml.size()), nullptr, "UTF-8", kOptions);
  if (tree != nullptr) xmlFreeDoc(tree);
  if (builder.is_full() || (!builder.root().empty() && !builder.is_feed())) return std::string();
  return reading.first_error;
}

}  // namespace

Result<Feed> parse_xml_feed(std::string_view bytes, const Request& request) {
  const Limits& limits = request.limits;
  TRY(DecodedFeed decoded, decode_xml(bytes, request.charset));
  RepairedXml xml = repaired_xml(decoded.text);
  decoded.text.clear();
  FeedBuilder builder(request.url, limits.max_feed_entries);
  TRY(const std::string broken, run_parser(xml.text, builder));
  const std::string& wrong = !xml.stopped.empty() ? xml.stopped : !xml.repairs.empty() ? xml.repairs : broken;
  if (builder.root().empty())
    return Error{ErrorKind::input, fmt::format("no feed: no element in it ({})", wrong.empty() ? "no markup" : wrong)};
  if (!builder.is_feed())
    return Error{ErrorKind::input,
                 fmt::format("no feed: its first element is <{}>; a feed begins with <rss>, <feed> or "
                             "<rdf:RDF>, or is a JSON Feed",
                             utf8::made_safe(builder.root().substr(0, builder.root().find(' ')), false))};
  const bool full = builder.is_full();
  Feed feed = builder.finish();
  feed.charset = decoded.charset;
  feed.warnings = std::move(decoded.warnings);
  if (full) feed.warnings.push_back(fmt::format("more than {} entries; the rest is left out", limits.max_feed_entries));
  feed.trouble = wrong;
  if (wrong.empty()) return feed;
  const std::string_view rest = xml.stopped.empty() ? "read as far as it goes" : "the rest was not read";
  feed.warnings.push_back(fmt::format("the feed is not well-formed XML ({}); {}", wrong, rest));
  return feed;
}

}  // namespace whosays::read
