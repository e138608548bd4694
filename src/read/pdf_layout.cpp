#include "read/pdf_layout.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/xml_events.h"

namespace whosays::read {
namespace {

constexpr float kEdge = 0.1F;  ///< of a page's height: where running lines stand
constexpr float kGutter = 8;   ///< points
constexpr std::size_t kMostBlocks = 1000;
constexpr double kWordsOfProse = 3.5;  ///< a line; tables have fewer

float layout_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value > -1e6 && value < 1e6 ? static_cast<float>(value) : 0;
}

Box box_of(const XmlAttributes& attributes) {
  return {layout_number(attributes.value("xMin")), layout_number(attributes.value("yMin")),
          layout_number(attributes.value("xMax")), layout_number(attributes.value("yMax"))};
}

class LayoutSink final : public XmlSink {
 public:
  Layout layout;

  void open(std::string_view name, const XmlAttributes& attributes) override {
    words_.clear();
    if (name == "html:meta" && attributes.value("name") == "Author") layout.author = attributes.value("content");
    if (name == "html:meta" && attributes.value("name") == "CreationDate") layout.created = attributes.value("content");
    if (name == "html:page")
      layout.pages.push_back({layout_number(attributes.value("width")), layout_number(attributes.value("height")), {}});
    if (layout.pages.empty()) return;
    std::vector<LayoutBlock>& blocks = layout.pages.back().blocks;
    if (name == "html:block") blocks.push_back({box_of(attributes), {}});
    if (blocks.empty()) return;
    if (name == "html:line") blocks.back().lines.push_back({box_of(attributes), {}, 0, 0});
    if (name == "html:word") word_ = box_of(attributes);
  }

  void text(std::string_view words) override { words_ += words; }

  void close(std::string_view name) override {
    if (name == "html:title") layout.title = words_;
    if (name != "html:word" || layout.pages.empty() || layout.pages.back().blocks.empty()) return;
    LayoutBlock& block = layout.pages.back().blocks.back();
    if (block.lines.empty() || trimmed(words_).empty()) return;
    LayoutLine& line = block.lines.back();
    if (!line.words.empty()) line.words += ' ';
    line.words += trimmed(words_);
    line.height = std::max(line.height, word_.bottom - word_.top);
    ++line.count;
  }

 private:
  std::string words_;
  Box word_;
};

/// Digits as one sign, so that "page 3" and "page 12" are the same line.
std::string running_form(std::string_view words) {
  std::string out;
  for (const char c : utf8::ascii_lowered(words)) {
    const bool digit = ascii::is_digit(c);
    if (!digit) out += c;
    if (digit && (out.empty() || out.back() != '#')) out += '#';
  }
  return out;
}

bool is_page_number(std::string_view form) {
  static const std::set<std::string_view> kForms = {"#",        "page #",     "page # of #", "# of #", "#/#",
                                                    "# / #",    "- # -",      "– # –",       "p. #",   "seite #",
                                                    "page #/#", "page # | #", "[#]"};
  return kForms.count(form) > 0;
}

/// 't' or 'b' when the line stands at an edge.
char edge_of(const LayoutLine& line, const LayoutPage& page) {
  if (line.box.bottom < page.height * kEdge) return 't';
  return line.box.top > page.height * (1 - kEdge) ? 'b' : 0;
}

// ---- reading order
// -------------------------------------------------------------------------------------------------------

using LayoutBlocks = std::vector<LayoutBlock*>;

bool is_prose(const LayoutBlocks& blocks) {
  std::size_t lines = 0;
  std::size_t words = 0;
  for (const LayoutBlock* block : blocks) {
    lines += block->lines.size();
    for (const LayoutLine& line : block->lines) words += line.count;
  }
  return lines >= 2 && static_cast<double>(words) >= kWordsOfProse * static_cast<double>(lines);
}

/// LayoutBlocks on either side of a place that no block covers.
struct Cut {
  LayoutBlocks first, second;
};

/// The widest vertical gutter with prose on both sides.
std::optional<Cut> vertical_cut(LayoutBlocks blocks) {
  std::sort(blocks.begin(), blocks.end(), [](auto* a, auto* b) { return a->box.left < b->box.left; });
  float reach = blocks.empty() ? 0 : blocks.front()->box.right;
  float widest = kGutter;
  std::size_t at = 0;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const float gap = blocks[i]->box.left - reach;
    if (gap > widest) widest = gap, at = i;
    reach = std::max(reach, blocks[i]->box.right);
  }
  if (at == 0) return std::nullopt;
  const auto middle = blocks.begin() + static_cast<std::ptrdiff_t>(at);
  Cut cut{{blocks.begin(), middle}, {middle, blocks.end()}};
  if (!is_prose(cut.first) || !is_prose(cut.second)) return std::nullopt;
  return cut;
}

/// Positions in `blocks`, which are in order of their tops, at which everything before lies above everything behind.
std::vector<std::size_t> horizontal_gaps(const LayoutBlocks& blocks) {
  std::vector<std::size_t> out;
  float reach = blocks.empty() ? 0 : blocks.front()->box.bottom;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i]->box.top >= reach - 1) out.push_back(i);
    reach = std::max(reach, blocks[i]->box.bottom);
  }
  return out;
}

/// Restores pdftotext's order: blocks of one page stand in one array.
LayoutBlocks as_found(LayoutBlocks blocks) {
  std::sort(blocks.begin(), blocks.end());
  return blocks;
}

void append(LayoutBlocks& out, const LayoutBlocks& more) { out.insert(out.end(), more.begin(), more.end()); }

LayoutBlocks ordered(LayoutBlocks blocks) {
  LayoutBlocks out;
  // What stands above is taken off from the top until a gutter is found below, or nothing is left.
  for (;;) {
    if (const auto cut = vertical_cut(blocks)) {
      append(out, ordered(cut->first));
      append(out, ordered(cut->second));
      return out;
    }
    std::sort(blocks.begin(), blocks.end(), [](auto* a, auto* b) { return a->box.top < b->box.top; });
    const std::vector<std::size_t> gaps = horizontal_gaps(blocks);
    const auto part = [&](std::size_t from, std::size_t to) {
      return LayoutBlocks(blocks.begin() + static_cast<std::ptrdiff_t>(from),
                          blocks.begin() + static_cast<std::ptrdiff_t>(to));
    };
    bool found = false;
    for (std::size_t i = gaps.size(); i-- > 0 && !found;) {
      if (!vertical_cut(part(0, gaps[i]))) continue;
      append(out, ordered(part(0, gaps[i])));
      blocks = part(gaps[i], blocks.size());
      found = true;
    }
    if (found) continue;
    std::size_t below = 0;
    for (const std::size_t gap : gaps)
      if (below == 0 && vertical_cut(part(gap, blocks.size()))) below = gap;
    if (below == 0) below = gaps.empty() ? blocks.size() : gaps.front();
    append(out, as_found(part(0, below)));
    if (below == blocks.size()) return out;
    blocks = part(below, blocks.size());
  }
}

}  // namespace

Result<Layout> parse_layout(std::string_view xhtml) {
  LayoutSink sink;
  // The DOCTYPE names an address; nothing is fetched, but nothing needs it either.
  const std::size_t begin = xhtml.find("<html");
  if (begin != std::string_view::npos) xhtml.remove_prefix(begin);
  TRY(sink.layout.trouble, read_xml(xhtml, sink));
  return std::move(sink.layout);
}

std::size_t drop_running_lines(Layout& layout) {
  std::map<std::pair<char, std::string>, std::size_t> pages_with;
  for (const LayoutPage& page : layout.pages) {
    std::set<std::pair<char, std::string>> here;
    for (const LayoutBlock& block : page.blocks)
      for (const LayoutLine& line : block.lines)
        if (const char edge = edge_of(line, page); edge != 0) here.emplace(edge, running_form(line.words));
    for (const auto& key : here) ++pages_with[key];
  }
  std::size_t dropped = 0;
  for (LayoutPage& page : layout.pages) {
    for (LayoutBlock& block : page.blocks) {
      dropped += std::erase_if(block.lines, [&](const LayoutLine& line) {
        const char edge = edge_of(line, page);
        if (edge == 0) return false;
        const std::string form = running_form(line.words);
        const std::size_t pages = pages_with[{edge, form}];
        return is_page_number(form) || (pages >= 2 && pages * 3 >= layout.pages.size());
      });
    }
    std::erase_if(page.blocks, [](const LayoutBlock& block) { return block.lines.empty(); });
  }
  return dropped;
}

void order_blocks(LayoutPage& page) {
  if (page.blocks.size() < 3 || page.blocks.size() > kMostBlocks) return;
  LayoutBlocks blocks;
  for (LayoutBlock& block : page.blocks) blocks.push_back(&block);
  std::vector<LayoutBlock> out;
  for (LayoutBlock* block : ordered(std::move(blocks))) out.push_back(std::move(*block));
  page.blocks = std::move(out);
}

}  // namespace whosays::read
