// From the blocks of pages to paragraphs.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed_dates.h"
#include "read/pdf.h"
#include "read/pdf_layout.h"
#include "read/title.h"

namespace whosays::read {
namespace {

constexpr float kLarger = 1.25F;  ///< a headline's letters, against the usual ones
constexpr std::size_t kLongestTitle = 250;
constexpr std::size_t kWordsOfHeadline = 3;

/// A paragraph as it was set, cut where a new page begins.
struct PdfPiece {
  std::string words;
  std::size_t new_pages = 0;
};
using PdfParagraph = std::vector<PdfPiece>;

/// Words of the document, to decide on hyphens.
using WordSet = std::unordered_set<std::string>;

std::string bare(std::string_view word) {
  const auto inside = [](char c) {
    return c == '-' || ascii::is_lower(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  std::string lowered = utf8::ascii_lowered(word);
  while (!lowered.empty() && !inside(lowered.back())) lowered.pop_back();
  std::size_t begin = 0;
  while (begin < lowered.size() && !inside(lowered[begin])) ++begin;
  return lowered.substr(begin);
}

WordSet words_of(const Layout& layout) {
  WordSet out;
  for (const LayoutPage& page : layout.pages)
    for (const LayoutBlock& block : page.blocks)
      for (const LayoutLine& line : block.lines)
        for (const std::string_view word : split(line.words, ' ')) out.insert(bare(word));
  return out;
}

bool begins_small(std::string_view words) {
  if (words.empty()) return false;
  const char32_t first = utf8::decode(words, 0).point;
  return utf8::is_letter(first) && !utf8::is_upper(first);
}

/// Number of bytes of the hyphen at the end that stands for a cut word; 0 when there is none.
std::size_t hyphen_at_end(std::string_view words) {
  for (const std::string_view hyphen : {"-", "\xC2\xAD", "\xE2\x80\x90"})
    if (words.ends_with(hyphen) && words.size() > hyphen.size() + 1) return hyphen.size();
  return 0;
}

/// Sets `next` behind `words`, as the line that follows. Returns how many bytes of `next` went with a cut word.
std::size_t join_cut_word(std::string& words, std::string_view next, const WordSet& known) {
  const std::size_t hyphen = hyphen_at_end(words);
  if (hyphen == 0 || !begins_small(next)) return 0;
  const std::size_t end = std::min(next.find(' '), next.size());
  const std::size_t blank = words.rfind(' ');
  const std::string before = words.substr(blank == std::string::npos ? 0 : blank + 1);
  const std::string head = bare(std::string_view(before).substr(0, before.size() - hyphen));
  const std::string tail = bare(next.substr(0, end));
  const bool compound = known.count(head + tail) == 0 && known.count(head + "-" + tail) > 0;
  if (!compound) words.resize(words.size() - hyphen);
  words += next.substr(0, end);
  return end;
}

void add_line(std::string& words, std::string_view line, const WordSet& known) {
  const std::size_t used = join_cut_word(words, line, known);
  if (used == 0 && !words.empty()) words += ' ';
  words += line.substr(used);
}

bool is_bullet(std::string_view words) {
  for (const std::string_view mark : {"\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x80\x93 ", "\xEF\x82\xB7"})
    if (words.starts_with(mark)) return true;
  return false;
}

/// Whether a paragraph begins with line `i` of the block.
bool begins_paragraph(const LayoutBlock& block, std::size_t i) {
  const LayoutLine& line = block.lines[i];
  const LayoutLine& before = block.lines[i - 1];
  const float height = std::max(line.height, 1.0F);
  if (is_bullet(line.words)) return true;
  if (line.height > before.height * kLarger || before.height > line.height * kLarger) return true;
  const bool indented = line.box.left - block.box.left > 0.7F * height;
  const bool before_indented = before.box.left - block.box.left > 0.7F * height;
  const bool ended = ends_like_sentence(before.words);
  if (indented && !before_indented && ended) return true;
  const float width = block.box.right - block.box.left;
  const bool before_short = block.box.right - before.box.right > 0.2F * width;
  const bool gap = line.box.top - before.box.bottom > 0.9F * height;
  return (before_short && ended && !begins_small(line.words)) || (gap && !begins_small(line.words));
}

class Assembler {
 public:
  explicit Assembler(const WordSet& known) : known_(known) {}

  void new_page() { ++new_pages_; }

  void block(const LayoutBlock& block) {
    std::string words;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
      if (i > 0 && begins_paragraph(block, i)) {
        take(words);
        words.clear();
      }
      add_line(words, block.lines[i].words, known_);
    }
    take(words);
  }

  std::string finish() {
    BodyWriter body;
    for (const PdfParagraph& paragraph : paragraphs_) {
      for (std::size_t i = 0; i < paragraph.size(); ++i) {
        for (std::size_t page = 0; page < paragraph[i].new_pages; ++page) body.page();
        i == 0 ? body.paragraph(paragraph[i].words) : body.more(paragraph[i].words);
      }
    }
    return body.finish();
  }

 private:
  /// True when the paragraph before broke off and `words` can be its rest.
  [[nodiscard]] bool goes_on(std::string_view words) const {
    if (paragraphs_.empty() || !begins_small(words)) return false;
    const std::string& last = paragraphs_.back().back().words;
    return !ends_like_sentence(last) && !last.ends_with(':');
  }

  void take(std::string_view words) {
    if (trimmed(words).empty()) return;
    if (!goes_on(words)) {
      paragraphs_.push_back({{std::string(words), new_pages_}});
    } else if (new_pages_ == 0) {
      add_line(paragraphs_.back().back().words, words, known_);
    } else {
      const std::size_t used = join_cut_word(paragraphs_.back().back().words, words, known_);
      words.remove_prefix(used);
      if (trimmed(words).empty()) return;  // the page begins with what comes next
      paragraphs_.back().push_back({std::string(words), new_pages_});
    }
    new_pages_ = 0;
  }

  const WordSet& known_;
  std::vector<PdfParagraph> paragraphs_;
  std::size_t new_pages_ = 0;
};

/// The height that most words have.
float usual_height(const Layout& layout) {
  std::vector<std::pair<float, std::size_t>> heights;
  std::size_t all = 0;
  for (const LayoutPage& page : layout.pages)
    for (const LayoutBlock& block : page.blocks)
      for (const LayoutLine& line : block.lines) heights.emplace_back(line.height, line.count), all += line.count;
  std::sort(heights.begin(), heights.end());
  std::size_t seen = 0;
  for (const auto& [height, count] : heights)
    if ((seen += count) * 2 >= all) return height;
  return 0;
}

/// Lines of page 1, next to each other, in letters of one size.
struct Headline {
  std::size_t block = 0;
  std::size_t first = 0, end = 0;  ///< lines
  float height = 0;
  std::string words;
  std::size_t count = 0;
};

std::vector<Headline> headlines_of(const LayoutPage& page, float usual, const WordSet& known) {
  std::vector<Headline> out;
  for (std::size_t b = 0; b < page.blocks.size(); ++b) {
    const std::vector<LayoutLine>& lines = page.blocks[b].lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].height < usual * kLarger || lines[i].box.top > page.height * 0.6F) continue;
      const bool goes_on = !out.empty() && out.back().block == b && out.back().end == i &&
                           std::abs(out.back().height - lines[i].height) < 0.05F * lines[i].height;
      if (!goes_on) out.push_back({b, i, i, lines[i].height, {}, 0});
      add_line(out.back().words, lines[i].words, known);
      out.back().count += lines[i].count;
      out.back().end = i + 1;
    }
  }
  return out;
}

/// Takes the headline out of page 1: the largest, unless that is a name at the page's head above a longer one.
std::string take_headline(Layout& layout, const WordSet& known) {
  if (layout.pages.empty()) return {};
  LayoutPage& page = layout.pages.front();
  std::vector<Headline> all = headlines_of(page, usual_height(layout), known);
  std::erase_if(all, [](const Headline& h) { return h.words.size() > kLongestTitle; });
  if (all.empty()) return {};
  const auto larger = [](const Headline& a, const Headline& b) { return a.height > b.height; };
  std::stable_sort(all.begin(), all.end(), larger);
  const auto long_one =
      std::find_if(all.begin(), all.end(), [](const Headline& h) { return h.count >= kWordsOfHeadline; });
  const Headline& found = long_one == all.end() ? all.front() : *long_one;
  std::vector<LayoutLine>& lines = page.blocks[found.block].lines;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(found.first),
              lines.begin() + static_cast<std::ptrdiff_t>(found.end));
  if (lines.empty()) page.blocks.erase(page.blocks.begin() + static_cast<std::ptrdiff_t>(found.block));
  return found.words;
}

}  // namespace

Result<Extract> extract_layout(std::string_view xhtml) {
  TRY(Layout layout, parse_layout(xhtml));
  drop_running_lines(layout);
  for (LayoutPage& page : layout.pages) order_blocks(page);
  const WordSet known = words_of(layout);
  Extract extract;
  extract.media_type = "application/pdf";
  extract.title = take_headline(layout, known);
  if (extract.title.empty() && !is_program_title(layout.title)) extract.title = layout.title;
  if (!is_program_author(layout.author)) extract.byline = layout.author;
  extract.modified = feed_date(layout.created);
  Assembler assembler(known);
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    if (i > 0) assembler.new_page();
    for (const LayoutBlock& block : layout.pages[i].blocks) assembler.block(block);
  }
  extract.body = assembler.finish();
  if (!layout.trouble.empty())
    extract.warnings.push_back(
        fmt::format("pdftotext's output is not well-formed ({}); read as far as it goes", layout.trouble));
  return extract;
}

}  // namespace whosays::read
