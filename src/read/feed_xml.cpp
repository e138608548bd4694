#include "read/feed_xml.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/feed_charset.h"
#include "read/feed_elements.h"
#include "read/feed_repair.h"
#include "read/xml_parser.h"

namespace whosays::read {
namespace {

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

class Building final : public XmlParserSink {
 public:
  explicit Building(FeedBuilder& builder) : builder_(builder) {}
  bool open(const XmlName& name, std::vector<XmlAttribute> attributes) override {
    FeedElement element;
    element.space = feed_space(name.space, name.prefix);
    element.as_written = name.local;
    element.name = utf8::ascii_lowered(element.as_written);
    for (const XmlAttribute& one : attributes) {
      const std::string before = one.name.prefix == "xml" ? "xml:" : "";
      element.attributes.emplace_back(before + utf8::ascii_lowered(one.name.local), attribute_value(one.value));
    }
    builder_.open(element);
    return !builder_.is_full() && builder_.is_feed();
  }
  void close(const XmlName&) override { builder_.close(); }
  void text(std::string_view words) override { builder_.text(words); }

 private:
  FeedBuilder& builder_;
};

/// The first thing that is wrong with the XML; empty when it is well-formed.
Result<std::string> run_parser(const std::string& xml, FeedBuilder& builder) {
  Building building(builder);
  TRY(std::string wrong, parse_xml(xml, XmlEncoding::utf8, building));
  if (builder.is_full() || (!builder.root().empty() && !builder.is_feed())) return std::string();
  return wrong;
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
