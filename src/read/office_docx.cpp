// word/document.xml as a stream: runs collect into paragraphs, paragraphs into the body.
//
// Paragraphs may stand inside paragraphs (text boxes), so those that are open form a stack.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/office.h"
#include "read/xml_events.h"

namespace whosays::read {
namespace {

/// What is in the file and not in the text: deleted, moved away, a second form of the same, codes, earlier properties.
constexpr std::array<std::string_view, 11> kPassedOver = {
    "w:del",       "w:moveFrom",  "mc:Fallback",   "w:instrText",    "w:delText", "w:delInstrText",
    "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:sectPrChange", "w:rt"};

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

struct Paragraph {
  std::string words;
  std::string style;
  bool item = false;
};

class DocxText final : public XmlSink {
 public:
  explicit DocxText(OfficeBody& body) : body_(body) {}
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] std::size_t deletions() const { return deletions_; }
  [[nodiscard]] std::size_t comments() const { return comments_; }

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (passing_over_ > 0 || std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end()) {
      if (passing_over_++ == 0 && (name == "w:del" || name == "w:moveFrom")) deleted_words_ = false;
      deleted_words_ = deleted_words_ || name == "w:delText" || name == "w:t";
      return;
    }
    in_words_ = name == "w:t";
    if (name == "w:p") open_.emplace_back();
    if (name == "w:tbl") body_.open_table();
    if (name == "w:tr") body_.open_row();
    if (name == "w:tc") body_.open_cell();
    if (name == "w:r") hidden_ = false;
    if (name == "w:vanish") hidden_ = !is_off(attributes.value("w:val"));
    if (name == "w:commentReference") ++comments_;
    if (open_.empty()) return;
    Paragraph& paragraph = open_.back();
    if (name == "w:pStyle") paragraph.style = utf8::ascii_lowered(attributes.value("w:val"));
    if (name == "w:numPr") paragraph.item = true;
    if (hidden_) return;
    if (name == "w:tab") paragraph.words += ' ';
    if (name == "w:br" || name == "w:cr") paragraph.words += '\n';
    if (name == "w:noBreakHyphen") paragraph.words += '-';
  }

  void close(std::string_view name) override {
    if (passing_over_ > 0) {
      if (--passing_over_ == 0 && (name == "w:del" || name == "w:moveFrom") && deleted_words_) ++deletions_;
      return;
    }
    in_words_ = false;
    if (name == "w:p" && !open_.empty()) {
      const Paragraph paragraph = std::move(open_.back());
      open_.pop_back();
      take(paragraph);
    }
    if (name == "w:tbl") body_.close_table();
  }

  void text(std::string_view words) override {
    if (in_words_ && passing_over_ == 0 && !hidden_ && !open_.empty()) open_.back().words += words;
  }

 private:
  void take(const Paragraph& paragraph) {
    if (paragraph.style.starts_with("toc")) return;
    if (paragraph.style == "title" && title_.empty() && !trimmed(paragraph.words).empty()) {
      title_ = paragraph.words;
      return;
    }
    const bool item = paragraph.item && !paragraph.style.starts_with("heading");
    body_.block(item ? OfficeBody::Kind::item : OfficeBody::Kind::paragraph, paragraph.words);
  }

  OfficeBody& body_;
  std::vector<Paragraph> open_;
  std::string title_;
  std::size_t passing_over_ = 0;  ///< depth inside what is passed over
  std::size_t deletions_ = 0;
  std::size_t comments_ = 0;
  bool deleted_words_ = false;
  bool in_words_ = false;
  bool hidden_ = false;
};

/// The target of the relation that names the main document.
class MainPart final : public XmlSink {
 public:
  std::string target;
  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "rels:Relationship" || !attributes.value("Type").ends_with("/officeDocument")) return;
    target = attributes.value("Target");
    if (target.starts_with('/')) target.erase(0, 1);
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}
};

std::string main_part(const ZipArchive& archive) {
  MainPart part;
  if (const auto xml = archive.file("_rels/.rels"); xml.ok()) (void)read_xml(*xml, part);
  return part.target.empty() || !archive.has(part.target) ? "word/document.xml" : part.target;
}

}  // namespace

Result<ReadArticle> read_docx(std::string_view bytes, const Request& request) {
  TRY(const ZipArchive archive, ZipArchive::open(bytes, request.limits));
  const std::string main = main_part(archive);
  auto xml = archive.file(main);
  if (!xml.ok() && xml.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::input, "a zip archive, but no DOCX document; unpack it, and read what is in it"};
  if (!xml.ok()) return std::move(xml.error());
  Extract extract;
  extract.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  take_properties(archive, "docProps/core.xml", extract);
  OfficeBody body;
  DocxText text(body);
  TRY(const std::string trouble, read_xml(*xml, text));
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  for (const char* notes : {"footnotes.xml", "endnotes.xml"}) {
    const auto more = archive.file(folder + notes);
    if (more.ok()) (void)read_xml(*more, text);
  }
  extract.body = body.finish();
  if (!text.title().empty()) extract.title = text.title();
  if (!trouble.empty())
    extract.warnings.push_back(fmt::format("{} is not well-formed XML ({}); read as far as it goes", main, trouble));
  if (text.deletions() > 0 || text.comments() > 0)
    extract.warnings.push_back(
        fmt::format("left out: {} tracked deletions, {} comments", text.deletions(), text.comments()));
  return rendered(extract, bytes, request);
}

}  // namespace whosays::read
