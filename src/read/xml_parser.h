// The one place where libxml2 parses: XML to the events of its SAX2 interface, for feeds and for the formats whose
// element names we know (xml_events.h).
//
// No tree is built, no entity grows, no DTD is read, no file or address is opened; libxml2's limits hold (256 elements
// inside elements, 10 MB a text). It goes on behind errors as far as it can. Names and values are valid UTF-8, whatever
// the bytes were. Cost: linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace whosays::read {

/// A name as the file writes it, and the address of its namespace; views are valid during the call that gives them.
struct XmlName {
  std::string_view local, prefix, space;
};

struct XmlAttribute {
  XmlName name;
  std::string value;
};

class XmlParserSink {
 public:
  XmlParserSink() = default;
  XmlParserSink(const XmlParserSink&) = delete;
  XmlParserSink& operator=(const XmlParserSink&) = delete;
  virtual ~XmlParserSink() = default;
  /// False stops the parser: nothing comes behind it but the end.
  virtual bool open(const XmlName& name, std::vector<XmlAttribute> attributes) = 0;
  virtual void close(const XmlName& name) = 0;
  virtual void text(std::string_view words) = 0;
};

enum class XmlEncoding { as_declared, utf8 };

/// What is not well-formed, as far as a person can use it ("line 3: ..."); empty when nothing is.
Result<std::string> parse_xml(std::string_view xml, XmlEncoding encoding, XmlParserSink& sink);

}  // namespace whosays::read
