// Office documents to articles: DOCX (Office Open XML) and ODT (OpenDocument).
//
// What a reader of the document sees as its text, in order: headings, paragraphs, list items, tables row by row (cells
// between " | "; a table that only lays out a page gives its paragraphs), foot- and endnotes at the end. Text that was
// inserted under tracking counts as text. Not kept: deleted text, comments, hidden text, headers and footers of pages,
// tables of contents, field codes, the names of those who edited. Title: the paragraph in the style "Title", else the
// one in the document's properties, unless programs wrote it; byline, dates of creation and last change from there.
// The original is the rendition (rendition.h). Bounded as zip_archive.h and xml_events.h say.
#pragma once

#include <string_view>
#include <vector>

#include "read/read.h"
#include "read/rendition.h"
#include "read/zip_archive.h"

namespace whosays::read {

Result<ReadArticle> read_docx(std::string_view bytes, const Request& request);
Result<ReadArticle> read_odt(std::string_view bytes, const Request& request);

// ---- shared by the two
// ---------------------------------------------------------------------------------------------------

/// Blocks as they come, tables held until they are whole.
class OfficeBody {
 public:
  enum class Kind { paragraph, heading, item };
  void block(Kind kind, std::string words);
  void open_table();
  void open_row();
  void open_cell();
  void close_table();
  std::string finish();

 private:
  struct Block {
    Kind kind;
    std::string words;
  };
  using Cell = std::vector<Block>;
  using Row = std::vector<Cell>;
  using Table = std::vector<Row>;

  void put(const Block& block);
  std::vector<Table> open_;
  BodyWriter body_;
  bool after_item_ = false;
};

/// Metadata of docProps/core.xml or meta.xml into the extract; what cannot be read is left out.
void take_properties(const ZipArchive& archive, const std::string& name, Extract& extract);

}  // namespace whosays::read
