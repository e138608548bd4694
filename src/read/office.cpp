// What DOCX and ODT share: tables, and the properties of a document.
#include "read/office.h"

#include <algorithm>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed_dates.h"
#include "read/xml_events.h"

namespace whosays::read {
namespace {

constexpr std::size_t kLongestCell = 200;  ///< bytes; tables with longer ones lay out a page

class Properties final : public XmlSink {
 public:
  explicit Properties(Extract& extract) : extract_(extract) {}
  void open(std::string_view, const XmlAttributes&) override { words_.clear(); }
  void text(std::string_view words) override { words_ += words; }
  void close(std::string_view name) override {
    const std::string value(trimmed(words_));
    words_.clear();
    if (value.empty()) return;
    if (name == "dc:title" && !is_program_title(value)) extract_.title = value;
    if (name == "dc:creator" && extract_.byline.empty() && !is_program_author(value)) extract_.byline = value;
    if (name == "meta:initial-creator" && !is_program_author(value)) extract_.byline = value;
    if (name == "dcterms:created" || name == "meta:creation-date") extract_.published = feed_date(value);
    if (name == "dcterms:modified" || name == "dc:date") extract_.modified = feed_date(value);
    if (name == "dc:language") extract_.language = value;
  }

 private:
  Extract& extract_;
  std::string words_;
};

}  // namespace

void OfficeBody::block(Kind kind, std::string words) {
  if (trimmed(words).empty()) return;
  if (open_.empty()) return put({kind, std::move(words)});
  if (open_.back().empty()) open_row();
  if (open_.back().back().empty()) open_cell();
  open_.back().back().back().push_back({kind, std::move(words)});
}

void OfficeBody::open_table() { open_.emplace_back(); }

void OfficeBody::open_row() {
  if (!open_.empty()) open_.back().emplace_back();
}

void OfficeBody::open_cell() {
  if (open_.empty()) return;
  if (open_.back().empty()) open_row();
  open_.back().back().emplace_back();
}

void OfficeBody::close_table() {
  if (open_.empty()) return;
  const Table table = std::move(open_.back());
  open_.pop_back();
  const bool lays_out = std::any_of(table.begin(), table.end(), [](const Row& row) {
    return std::any_of(row.begin(), row.end(), [](const Cell& cell) {
      return cell.size() > 1 || (cell.size() == 1 && cell[0].words.size() > kLongestCell);
    });
  });
  for (const Row& row : table) {
    std::vector<std::string> cells;
    for (const Cell& cell : row) {
      if (lays_out) {
        for (const Block& inner : cell) block(inner.kind, inner.words);
      } else if (!cell.empty()) {
        cells.push_back(cell[0].words);
      }
    }
    block(Kind::item, joined(cells, " | "));
  }
  after_item_ = false;
}

void OfficeBody::put(const Block& block) {
  const bool item = block.kind == Kind::item;
  // A line that the writer broke ends where it was broken.
  bool first = true;
  for (const std::string_view line : split(block.words, '\n')) {
    if (trimmed(line).empty()) continue;
    (item && after_item_) || !first ? body_.line(line) : body_.paragraph(line);
    first = false;
  }
  after_item_ = item;
}

std::string OfficeBody::finish() {
  while (!open_.empty()) close_table();
  return body_.finish();
}

void take_properties(const ZipArchive& archive, const std::string& name, Extract& extract) {
  const auto xml = archive.file(name);
  if (!xml.ok()) return;
  Properties properties(extract);
  (void)read_xml(*xml, properties);
}

}  // namespace whosays::read
