#include "read/xml_events.h"

#include <fmt/format.h>

#include <array>

#include "read/xml_parser.h"

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

/// "w:p"; names of other namespaces have no prefix but a colon, so that they are never taken for ours.
std::string full_name(const XmlName& name) {
  if (name.space.empty()) return std::string(name.local);
  for (const Space& known : kSpaces)
    if (name.space.find(known.part) != std::string_view::npos) return fmt::format("{}:{}", known.prefix, name.local);
  return fmt::format(":{}", name.local);
}

class Renamed final : public XmlParserSink {
 public:
  explicit Renamed(XmlSink& sink) : sink_(sink) {}
  bool open(const XmlName& name, std::vector<XmlAttribute> attributes) override {
    XmlAttributes list;
    for (XmlAttribute& one : attributes) list.add(full_name(one.name), std::move(one.value));
    sink_.open(full_name(name), list);
    return true;
  }
  void close(const XmlName& name) override { sink_.close(full_name(name)); }
  void text(std::string_view words) override { sink_.text(words); }

 private:
  XmlSink& sink_;
};

}  // namespace

Result<std::string> read_xml(std::string_view xml, XmlSink& sink) {
  Renamed renamed(sink);
  return parse_xml(xml, XmlEncoding::as_declared, renamed);
}

}  // namespace whosays::read
