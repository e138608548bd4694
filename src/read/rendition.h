// What stands in the ledger for a packed file (a mail, an office document, a PDF): its rendition, a plain text.
//
//   File: application/pdf, 48213 bytes, SHA-256 6f3a...      what it was taken from
//   Title: Ferry inspection report                            what the file states of itself
//   Published: 2031-05-03
//
//   The body, a line a paragraph, list item or table row; a form feed where a page of a PDF begins.
//
// Why. The words of such a file stand packed, coded or cut to pieces in its bytes, so that no range of them reads as
// the words. And the file holds what may not be kept: the headers of a mail, comments, deleted text. The rendition is
// stored as the article's original; every character of text and title leads back into it byte by byte, receipts verify
// on it without any reader, and reading it again (`refresh`) gives the same article. The hash on its first line ties
// it to the file that the user has. The same file gives the same rendition (of a PDF: with the same pdftotext).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/read.h"

namespace whosays::read {

/// What a reader of packed files found. Strings are cleaned when the rendition is written: any UTF-8 will do.
struct Extract {
  std::string media_type;  ///< of the file
  std::string title;
  std::string byline;
  std::string published;  ///< ISO 8601
  std::string modified;   ///< ISO 8601
  std::string language;   ///< as the file states it
  std::string body;       ///< of a BodyWriter
  std::vector<std::string> warnings;
};

/// What programs write into a file's properties when nobody did: "Microsoft Word - draft 3.doc", "Untitled", "admin".
bool is_program_title(std::string_view title);
bool is_program_author(std::string_view name);

/// Collects the body. Blanks are collapsed, control characters go; empty blocks leave no trace.
class BodyWriter {
 public:
  /// A paragraph or heading, an empty line before it.
  void paragraph(std::string_view words) { put(words, "\n\n"); }
  /// A list item, table row or broken line: directly below the one before.
  void line(std::string_view words) { put(words, "\n"); }
  /// More of the paragraph before.
  void more(std::string_view words) { put(words, " "); }
  /// A new page begins with what comes next.
  void page() { ++new_pages_; }
  [[nodiscard]] bool empty() const { return body_.empty(); }
  std::string finish() { return std::move(body_); }

 private:
  void put(std::string_view words, std::string_view between);
  std::string body_;
  std::size_t new_pages_ = 0;
};

/// The article that a packed file gives, with its rendition as original. An error when there is no text in it.
Result<ReadArticle> rendered(const Extract& extract, std::string_view file, const Request& request);

/// The first line of a rendition.
struct RenditionFile {
  std::string media_type;
  std::uint64_t size = 0;
  std::string sha256;
};

/// None when the original is no rendition.
std::optional<RenditionFile> rendition_file(std::string_view original);

/// 1-based page of a byte of a rendition; 0 when it has no pages.
std::uint32_t rendition_page(std::string_view original, std::uint64_t at);

}  // namespace whosays::read
