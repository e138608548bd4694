// What the tests of reading share: read a string, check that every character of the result leads back.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "read/read.h"

namespace whosays::read {

inline std::vector<Result<ReadArticle>> read_all(const std::string& bytes, Format format = Format::sniff,
                                                 const Limits& limits = {}, const std::string& name = "invented") {
  std::vector<Result<ReadArticle>> out;
  std::istringstream in(bytes);
  Request request;
  request.name = name;
  request.format = format;
  request.limits = limits;
  read_stream(in, request, [&](Result<ReadArticle> read) {
    out.push_back(std::move(read));
    return true;
  });
  return out;
}

/// The only article; the test fails when there is none.
inline ReadArticle read_one_article(const std::string& bytes, Format format = Format::sniff) {
  auto all = read_all(bytes, format);
  EXPECT_EQ(all.size(), 1u);
  if (all.empty() || !all.front().ok()) {
    ADD_FAILURE() << (all.empty() ? "nothing read" : all.front().error().message);
    return {};
  }
  return std::move(*all.front());
}

/// The message of the only failure, or empty.
inline std::string failure_of(const std::string& bytes, Format format = Format::sniff, const Limits& limits = {}) {
  auto all = read_all(bytes, format, limits);
  EXPECT_EQ(all.size(), 1u);
  if (all.empty() || all.front().ok()) return {};
  return all.front().error().message;
}

/// The bytes of the original behind the first occurrence of `words` in the text.
inline std::string original_of(const ReadArticle& read, const std::string& words, Field field = Field::text) {
  const std::string& text = read.article.field(field);
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return "<not in the text>";
  const auto begin = static_cast<std::uint32_t>(at);
  const auto range = read.article.map(field).find({begin, begin + static_cast<std::uint32_t>(words.size())});
  if (!range) return "<not mapped>";
  return read.original.substr(range->begin, range->end - range->begin);
}

/// Every byte of text is mapped into the original, and every ASCII letter or digit stands there as itself (or inside a
/// character reference).
inline void expect_mapped(const ReadArticle& read) {
  const std::string& text = read.article.text;
  ASSERT_EQ(read.article.text_map.text_size(), text.size());
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const auto range = read.article.text_map.find({at, at + 1});
    ASSERT_TRUE(range.has_value()) << "byte " << at;
    ASSERT_LE(range->end, read.original.size());
    const std::string original = read.original.substr(range->begin, range->end - range->begin);
    const bool plain =
        utf8::is_word(static_cast<unsigned char>(text[at])) && static_cast<unsigned char>(text[at]) < 0x80;
    if (plain && original.find('&') == std::string::npos && original.find('\0') == std::string::npos) {
      ASSERT_EQ(original, std::string(1, text[at])) << "byte " << at;
    }
  }
}

}  // namespace whosays::read
