// content.xml as a stream, as office_docx.cpp does it. Notes stand where they are called and are held back to the end.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/office.h"
#include "read/xml_events.h"

namespace whosays::read {
namespace {

constexpr std::array<std::string_view, 6> kOdtPassedOver = {"office:annotation",  "text:tracked-changes",
                                                            "text:note-citation", "text:table-of-content",
                                                            "text:hidden-text",   "text:ruby-text"};
constexpr std::size_t kMostBlanks = 1000;  ///< of one text:s

class OdtText final : public XmlSink {
 public:
  explicit OdtText(OfficeBody& body) : body_(body) {}
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] std::size_t deletions() const { return deletions_; }
  [[nodiscard]] std::size_t comments() const { return comments_; }

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (passing_over_ > 0 || std::find(kOdtPassedOver.begin(), kOdtPassedOver.end(), name) != kOdtPassedOver.end()) {
      ++passing_over_;
      if (name == "text:deletion") ++deletions_;
      if (name == "office:annotation") ++comments_;
      return;
    }
    if (name == "style:style" && attributes.value("style:parent-style-name") == "Title")
      title_styles_.emplace(attributes.value("style:name"));
    if (name == "text:p" || name == "text:h")
      open_.push_back({{}, title_styles_.count(std::string(attributes.value("text:style-name"))) > 0});
    if (name == "text:list") ++lists_;
    if (name == "text:note") ++notes_;
    if (name == "table:table") body_.open_table();
    if (name == "table:table-row") body_.open_row();
    if (name == "table:table-cell") body_.open_cell();
    if (open_.empty()) return;
    std::string& words = open_.back().words;
    if (name == "text:tab") words += ' ';
    if (name == "text:line-break") words += '\n';
    if (name == "text:s") words.append(blanks(attributes.value("text:c")), ' ');
  }

  void close(std::string_view name) override {
    if (passing_over_ > 0) {
      --passing_over_;
      return;
    }
    if ((name == "text:p" || name == "text:h") && !open_.empty()) {
      const Paragraph paragraph = std::move(open_.back());
      open_.pop_back();
      take(paragraph);
    }
    if (name == "text:list" && lists_ > 0) --lists_;
    if (name == "text:note" && notes_ > 0) --notes_;
    if (name == "table:table") body_.close_table();
  }

  void text(std::string_view words) override {
    if (passing_over_ == 0 && !open_.empty()) open_.back().words += words;
  }

  void finish() {
    for (std::string& note : held_) body_.block(OfficeBody::Kind::paragraph, std::move(note));
  }

 private:
  struct Paragraph {
    std::string words;
    bool is_title = false;
  };

  static std::size_t blanks(std::string_view count) {
    std::size_t number = 1;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return std::min(number, kMostBlanks);
  }

  void take(const Paragraph& paragraph) {
    if (notes_ > 0) {
      held_.push_back(paragraph.words);
    } else if (paragraph.is_title && title_.empty() && !trimmed(paragraph.words).empty()) {
      title_ = paragraph.words;
    } else {
      body_.block(lists_ > 0 ? OfficeBody::Kind::item : OfficeBody::Kind::paragraph, paragraph.words);
    }
  }

  OfficeBody& body_;
  std::vector<Paragraph> open_;
  std::vector<std::string> held_;  ///< notes
  std::set<std::string> title_styles_{"Title"};
  std::string title_;
  std::size_t passing_over_ = 0;
  std::size_t lists_ = 0;
  std::size_t notes_ = 0;
  std::size_t deletions_ = 0;
  std::size_t comments_ = 0;
};

}  // namespace

Result<ReadArticle> read_odt(std::string_view bytes, const Request& request) {
  TRY(const ZipArchive archive, ZipArchive::open(bytes, request.limits));
  if (const auto manifest = archive.file("META-INF/manifest.xml");
      manifest.ok() && manifest->find("encryption-data") != std::string::npos)
    return Error{ErrorKind::input, "is encrypted; save a copy without a password, and read that"};
  auto xml = archive.file("content.xml");
  if (!xml.ok() && xml.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::input, "a zip archive, but no ODT document; unpack it, and read what is in it"};
  if (!xml.ok()) return std::move(xml.error());
  Extract extract;
  extract.media_type = "application/vnd.oasis.opendocument.text";
  take_properties(archive, "meta.xml", extract);
  OfficeBody body;
  OdtText text(body);
  TRY(const std::string trouble, read_xml(*xml, text));
  text.finish();
  extract.body = body.finish();
  if (!text.title().empty()) extract.title = text.title();
  if (!trouble.empty())
    extract.warnings.push_back(fmt::format("content.xml is not well-formed XML ({}); read as far as it goes", trouble));
  if (text.deletions() > 0 || text.comments() > 0)
    extract.warnings.push_back(
        fmt::format("left out: {} tracked deletions, {} comments", text.deletions(), text.comments()));
  return rendered(extract, bytes, request);
}

}  // namespace whosays::read
