// XML as a stream of events, for the formats whose element names we know (office documents, pdftotext's layout).
//
// Elements have the name that their format's papers use ("w:p", "text:h"), whatever prefix the file chose: the prefix
// follows from the namespace. No entity grows, no DTD is read, no file or address is opened; libxml2's limits hold (256
// elements inside elements, 10 MB a text). Cost: linear.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace whosays::read {

class XmlAttributes {
 public:
  void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
  /// Empty when there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const {
    for (const auto& [key, value] : list_)
      if (key == name) return value;
    return {};
  }

 private:
  std::vector<std::pair<std::string, std::string>> list_;
};

class XmlSink {
 public:
  XmlSink() = default;
  XmlSink(const XmlSink&) = delete;
  XmlSink& operator=(const XmlSink&) = delete;
  virtual ~XmlSink() = default;
  virtual void open(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view words) = 0;
};

/// What is not well-formed, as far as a person can use it; empty when nothing is. Events come up to there.
Result<std::string> read_xml(std::string_view xml, XmlSink& sink);

}  // namespace whosays::read
