#include "read/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/title.h"

namespace whosays::read {
namespace {

/// A piece of shown text: a range of the source, or a sign of ours that stands for one.
struct MarkedPiece {
  Span range;
  std::string shown;  ///< empty: as the source has it
};

struct MarkdownBlock {
  std::vector<MarkedPiece> pieces;
  bool line = false;     ///< directly below the one before
  unsigned heading = 0;  ///< its level; 0 for what is none
};

/// Collects the blocks that md4c reports.
class Blocks {
 public:
  Blocks(std::string_view source, std::uint32_t from) : source_(source), at_(from), from_(from) {}
  std::vector<MarkdownBlock> list;

  static int enter_block(MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Blocks*>(self)->enter(type, detail);
  }
  static int leave_block(MD_BLOCKTYPE type, void*, void* self) { return static_cast<Blocks*>(self)->leave(type); }
  static int enter_span(MD_SPANTYPE type, void*, void* self) {
    static_cast<Blocks*>(self)->pictures_ += type == MD_SPAN_IMG ? 1 : 0;
    return 0;
  }
  static int leave_span(MD_SPANTYPE type, void*, void* self) {
    static_cast<Blocks*>(self)->pictures_ -= type == MD_SPAN_IMG ? 1 : 0;
    return 0;
  }
  static int on_text(MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* self) {
    static_cast<Blocks*>(self)->text(type, words, size);
    return 0;
  }

 private:
  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_LI: begin(items_++ > 0); break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL: items_ = 0; break;
      case MD_BLOCK_H:
        begin(false);
        list.back().heading = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_CODE: begin(false); break;
      case MD_BLOCK_TABLE: rows_ = 0; break;
      case MD_BLOCK_TR:
        begin(rows_++ > 0);
        cells_ = 0;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        if (cells_++ > 0) list.back().pieces.push_back({{at_, at_}, " | "});
        break;
      default: break;
    }
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) items_ = 1;  // an item of the list around it may follow
    return 0;
  }

  /// A paragraph that opens a list item is the item.
  void begin(bool line) {
    if (!list.empty() && list.back().pieces.empty()) return;
    list.push_back({{}, line, 0});
  }

  void text(MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size) {
    if (type == MD_TEXT_HTML || pictures_ > 0) return;
    if (list.empty()) begin(false);
    std::vector<MarkedPiece>& pieces = list.back().pieces;
    const bool inside = words >= source_.data() + from_ && words + size <= source_.data() + source_.size();
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || !inside) {
      const bool line_end = type == MD_TEXT_BR || std::string_view(words, size) == "\n";
      const char* shown = type == MD_TEXT_SOFTBR     ? " "
                          : line_end                 ? "\n"
                          : type == MD_TEXT_NULLCHAR ? "\xEF\xBF\xBD"
                                                     : " ";
      pieces.push_back({{at_, at_}, shown});
      return;
    }
    const auto begin = static_cast<std::uint32_t>(words - source_.data());
    at_ = begin + size;
    pieces.push_back({{begin, at_}, type == MD_TEXT_ENTITY ? entity(std::string_view(words, size)) : std::string()});
  }

  /// The few that people write by hand; any other is shown as it stands.
  static std::string entity(std::string_view written) {
    struct Known {
      std::string_view name, shown;
    };
    static constexpr std::array kKnown = {
        Known{"&amp;", "&"},        Known{"&lt;", "<"},         Known{"&gt;", ">"},         Known{"&quot;", "\""},
        Known{"&nbsp;", " "},       Known{"&apos;", "'"},       Known{"&rsquo;", "\u2019"}, Known{"&lsquo;", "\u2018"},
        Known{"&ldquo;", "\u201C"}, Known{"&rdquo;", "\u201D"}, Known{"&ndash;", "\u2013"}, Known{"&mdash;", "\u2014"},
        Known{"&hellip;", "\u2026"}};
    for (const Known& known : kKnown)
      if (known.name == written) return std::string(known.shown);
    return std::string(written);
  }

  std::string_view source_;
  std::uint32_t at_;  ///< where the piece before ended
  std::uint32_t from_;
  std::size_t items_ = 0, rows_ = 0, cells_ = 0;
  int pictures_ = 0;
};

MappedText text_of(const MarkdownBlock& block, const MappedText& source) {
  TextBuilder builder(source);
  const auto put = [&](const MarkedPiece& piece, std::uint32_t next) {
    if (piece.shown.empty()) return builder.copy(piece.range);
    // A line end stands for whatever the source has between the words on either side.
    builder.put(piece.shown,
                piece.range.empty() ? Span{piece.range.begin, std::max(next, piece.range.begin)} : piece.range);
  };
  for (std::size_t i = 0; i < block.pieces.size(); ++i)
    put(block.pieces[i], i + 1 < block.pieces.size() ? block.pieces[i + 1].range.begin : block.pieces[i].range.end);
  MappedText text = builder.finish();
  const std::string_view kept = trimmed(text.text);
  if (kept.size() == text.text.size()) return text;
  const auto begin = static_cast<std::uint32_t>(kept.empty() ? 0 : kept.data() - text.text.data());
  return sub_text(text, {begin, begin + static_cast<std::uint32_t>(kept.size())});
}

// ---- front matter
// --------------------------------------------------------------------------------------------------------

/// Takes one "key: value" line; quotation marks around the value go.
void take_front_line(const MappedText& source, std::string_view line, Article& article) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || line.starts_with(' ')) return;
  const std::string key = utf8::ascii_lowered(trimmed(line.substr(0, colon)));
  std::string_view value = trimmed(line.substr(colon + 1));
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
    value = value.substr(1, value.size() - 2);
  if (value.empty()) return;
  if (key == "title") {
    const auto begin = static_cast<std::uint32_t>(value.data() - source.text.data());
    MappedText title = sub_text(source, {begin, begin + static_cast<std::uint32_t>(value.size())});
    article.title = std::move(title.text);
    article.title_map = std::move(title.map);
  }
  if (key == "author" || key == "byline") article.byline = value;
  if (key == "date" || key == "published") article.published = iso_date(value).value_or("");
  if (key == "url" || key == "canonical_url") article.url = value;
  if (key == "publisher") article.publisher = value;
  if (key == "lang" || key == "language") article.language = value;
}

/// Takes the front matter; returns where the text begins.
std::uint32_t take_front_matter(const MappedText& source, Article& article) {
  constexpr std::size_t kMost = std::size_t{64} << 10;
  const std::string_view text = source.text;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  const std::size_t end = std::min(text.find("\n---", 3), text.size());
  if (end > kMost || end == text.size()) return 0;
  for (const std::string_view line : split(text.substr(4, end - 4 + 1), '\n')) take_front_line(source, line, article);
  const std::size_t after = text.find('\n', end + 1);
  return static_cast<std::uint32_t>(after == std::string_view::npos ? text.size() : after + 1);
}

/// Byline and date lines at the head; they are metadata, not body.
bool is_of_the_head(std::string_view words, Article& article) {
  if (const auto names = byline_of(words)) {
    if (article.byline.empty()) article.byline = *names;
    return true;
  }
  const auto date = date_line(words);
  if (date && article.published.empty()) article.published = *date;
  return date.has_value();
}

}  // namespace

void read_markdown(const MappedText& source, Article& article) {
  const std::uint32_t from = take_front_matter(source, article);
  Blocks blocks(source.text, from);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = Blocks::enter_block;
  parser.leave_block = Blocks::leave_block;
  parser.enter_span = Blocks::enter_span;
  parser.leave_span = Blocks::leave_span;
  parser.text = Blocks::on_text;
  md_parse(source.text.data() + from, static_cast<MD_SIZE>(source.text.size() - from), &parser, &blocks);
  constexpr std::size_t kHead = 4;
  TextBuilder body(source);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const MarkdownBlock& block = blocks.list[i];
    MappedText words = text_of(block, source);
    if (words.text.empty()) continue;
    if (body.empty() && block.heading == 1 &&
        (article.title.empty() || blanks_collapsed(words.text) == article.title)) {
      article.title_map = std::move(words.map);
      article.title = std::move(words.text);
      continue;
    }
    if (body.empty() && i < kHead && is_of_the_head(words.text, article)) continue;
    const std::uint32_t begin = block.pieces.front().range.begin;
    if (!body.empty()) body.put(block.line ? "\n" : "\n\n", {end, std::max(begin, end)});
    // `words` leads to the original already; its ranges of the source are those of its pieces.
    MappedText in_source =
        text_of(block, {source.text, SourceMap::identity(static_cast<std::uint32_t>(source.text.size()))});
    body.append(in_source);
    end = std::max(end, source_span(in_source).end);
  }
  MappedText text = body.finish();
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
}

}  // namespace whosays::read
