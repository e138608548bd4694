#include "read/html_content.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "read/html_furniture.h"
#include "read/link_cards.h"
#include "read/title.h"

namespace whosays::read {
namespace {

constexpr std::size_t kDeepest = 4096;  // the guard keeps trees far below; recursion must end in any case

/// Text bytes of a stretch of inline content.
struct Inline {
  std::size_t bytes = 0;
  std::size_t link_bytes = 0;
};

struct Measure {
  double weight = 0;  ///< of all paragraphs below that are no furniture by their own account
  std::size_t bytes = 0;
  std::size_t link_bytes = 0;
};

/// What is known of each element of a page, by its address: role, and weight where it was measured. A table with open
/// places, because pages have thousands of elements and each is asked for several times.
class Measures {
 public:
  /// None when the element was not measured.
  [[nodiscard]] const Measure* find(const GumboNode* node) const {
    const Row* row = row_of(node);
    return row != nullptr && row->measured ? &row->measure : nullptr;
  }
  void set(const GumboNode* node, const Measure& measure) {
    Row& row = place_for(node);
    row.measure = measure;
    row.measured = true;
  }
  void set_role(const GumboNode* node, Role role) {
    Row& row = place_for(node);
    row.role = role;
    row.has_role = true;
  }
  [[nodiscard]] Role role(const GumboNode& node) const {
    const Row* row = row_of(&node);
    return row != nullptr && row->has_role ? row->role : role_of(node);
  }

 private:
  struct Row {
    const GumboNode* node = nullptr;
    Measure measure;
    Role role = Role::content;
    bool measured = false;
    bool has_role = false;
  };

  [[nodiscard]] std::size_t first_place(const GumboNode* node) const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>((reinterpret_cast<std::uintptr_t>(node) >> 4U) * kGolden >> 32U) &
           (rows_.size() - 1);
  }
  [[nodiscard]] const Row* row_of(const GumboNode* node) const {
    for (std::size_t i = first_place(node);; i = (i + 1) & (rows_.size() - 1)) {
      if (rows_[i].node == node) return &rows_[i];
      if (rows_[i].node == nullptr) return nullptr;
    }
  }
  Row& place_for(const GumboNode* node) {
    if (used_ * 2 >= rows_.size()) grow();
    std::size_t i = first_place(node);
    while (rows_[i].node != nullptr && rows_[i].node != node) i = (i + 1) & (rows_.size() - 1);
    if (rows_[i].node == nullptr) ++used_;
    rows_[i].node = node;
    return rows_[i];
  }
  void grow() {
    std::vector<Row> before(rows_.size() * 2);
    before.swap(rows_);
    for (const Row& row : before) {
      if (row.node == nullptr) continue;
      std::size_t i = first_place(row.node);
      while (rows_[i].node != nullptr) i = (i + 1) & (rows_.size() - 1);
      rows_[i] = row;
    }
  }

  std::vector<Row> rows_ = std::vector<Row>(1024);  ///< a power of two of them
  std::size_t used_ = 0;
};

bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
         tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

/// Text outside links beyond the length of a menu entry or a teaser.
double paragraph_weight(const Inline& text, GumboTag tag) {
  constexpr std::size_t kTeaser = 40;
  const std::size_t words = text.bytes - std::min(text.bytes, text.link_bytes);
  if (is_heading(tag) || words <= kTeaser || text.link_bytes * 2 > text.bytes) return 0;
  const auto weight = static_cast<double>(words) - static_cast<double>(kTeaser) / 2;
  return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_DD ? weight * 0.6 : weight;
}

std::size_t words_size(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

/// Fills weights bottom-up; returns the inline text that belongs to the block around the node.
class Measurer {
 public:
  explicit Measurer(Measures& measures, bool noscript = false) : measures_(measures), noscript_(noscript) {}

  Inline measure(const GumboNode& node, bool in_link, std::size_t depth) {
    if (is_text(node)) {
      const std::size_t bytes = words_size(node.v.text.text);
      return {bytes, in_link ? bytes : 0};
    }
    if (!is_element(node) || depth > kDeepest) return {};
    const Role role = noscript_ && tag_of(node) == GUMBO_TAG_NOSCRIPT ? Role::content : role_of(node);
    measures_.set_role(&node, role);
    if (role == Role::never) return {};
    const GumboTag tag = node.v.element.tag;
    Inline own;
    Measure sum;
    for (const GumboNode* child : children_of(node)) {
      const Inline inner = measure(*child, in_link || tag == GUMBO_TAG_A, depth + 1);
      own.bytes += inner.bytes;
      own.link_bytes += inner.link_bytes;
      if (const Measure* found = measures_.find(child)) {
        sum.weight += found->weight;
        sum.bytes += found->bytes;
        sum.link_bytes += found->link_bytes;
      }
    }
    if (!is_block(tag)) {
      if (sum.bytes > 0) measures_.set(&node, sum);  // blocks inside an inline element
      return own;
    }
    sum.weight += paragraph_weight(own, tag);
    sum.bytes += own.bytes;
    sum.link_bytes += own.link_bytes;
    measures_.set(&node, sum);
    return {};
  }

 private:
  Measures& measures_;
  bool noscript_;  ///< what is shown to browsers without scripts counts
};

/// Named as furniture, and small enough that the name may be believed.
bool is_furniture(const GumboNode& node, const Measures& measures, double total) {
  constexpr double kMuch = 0.35;
  const Role role = measures.role(node);
  if (role != Role::furniture) return role == Role::never;
  const Measure* found = measures.find(&node);
  return found == nullptr || found->weight < kMuch * total;
}

/// The weight that is left of a node when furniture below it is taken out; fills `kept` for all below.
double kept_weight(const GumboNode& node, const Measures& measures, double total, Measures& kept, std::size_t depth) {
  if (!is_element(node) || depth > kDeepest || is_furniture(node, measures, total)) return 0;
  const Measure* found = measures.find(&node);
  if (found == nullptr) return 0;
  double children_before = 0;
  double children_after = 0;
  for (const GumboNode* child : children_of(node)) {
    if (const Measure* inner = measures.find(child)) children_before += inner->weight;
    children_after += kept_weight(*child, measures, total, kept, depth + 1);
  }
  const double weight = found->weight - children_before + children_after;
  kept.set(&node, {weight, found->bytes, found->link_bytes});
  return weight;
}

double weight_in(const Measures& measures, const GumboNode* node) {
  const Measure* found = measures.find(node);
  return found == nullptr ? 0 : found->weight;
}

/// The heaviest element that the page itself marks as the article, when it holds enough of the page.
const GumboNode* marked_container(const Elements& elements, const Measures& kept) {
  constexpr double kEnough = 0.35;
  const double total = weight_in(kept, elements.front());
  const GumboNode* body = nullptr;
  const GumboNode* article = nullptr;
  for (const GumboNode* node : elements) {
    const double weight = weight_in(kept, node);
    if (weight < kEnough * total || weight <= 0) continue;
    const bool marked = utf8::ascii_lowered(attribute(*node, "itemprop")).find("articlebody") != std::string::npos;
    if (marked && (body == nullptr || weight > weight_in(kept, body))) body = node;
    if (tag_of(*node) == GUMBO_TAG_ARTICLE && (article == nullptr || weight > weight_in(kept, article))) article = node;
  }
  return body != nullptr ? body : article;
}

/// Weight of paragraphs that stand beside a child: an article may begin outside the box that holds the rest of it.
double weight_of_paragraphs(const GumboNode& node, const Measures& kept) {
  double sum = 0;
  for (const GumboNode* child : children_of(node))
    if (tag_of(*child) == GUMBO_TAG_P || tag_of(*child) == GUMBO_TAG_BLOCKQUOTE) sum += weight_in(kept, child);
  return sum;
}

const GumboNode* container_of(const Elements& elements, const Measures& kept) {
  constexpr double kNearlyAll = 0.8;
  constexpr double kBeside = 0.03;
  const GumboNode* node = marked_container(elements, kept);
  if (node == nullptr) node = elements.front();
  for (;;) {
    const GumboNode* heaviest = nullptr;
    for (const GumboNode* child : children_of(*node))
      if (heaviest == nullptr || weight_in(kept, child) > weight_in(kept, heaviest)) heaviest = child;
    if (heaviest == nullptr || weight_in(kept, heaviest) <= 0) return node;
    if (weight_in(kept, heaviest) < kNearlyAll * weight_in(kept, node)) return node;
    const GumboTag tag = tag_of(*heaviest);
    if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE) return node;
    if (weight_of_paragraphs(*node, kept) > kBeside * weight_in(kept, node)) return node;
    node = heaviest;
  }
}

/// Walks the container and cuts it into blocks.
class BlockWriter {
 public:
  BlockWriter(const std::string& source, const Measures& measures, double total)
      : source_(source), measures_(measures), total_(total) {}

  void walk(const GumboNode& node, bool in_link, std::size_t depth) {
    if (is_text(node)) return add_text(node, in_link);
    if (!is_element(node) || depth > kDeepest) return;
    const GumboTag tag = node.v.element.tag;
    if (depth > 0 && (is_furniture(node, measures_, total_) || is_link_list(node, tag))) return;
    if (tag == GUMBO_TAG_BR) return add_line_end(node);
    const bool block = is_block(tag);
    if (block) flush();
    const BlockKind outer = kind_;
    if (is_heading(tag)) kind_ = BlockKind::heading;
    if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TR) kind_ = BlockKind::item;
    for (const GumboNode* child : children_of(node)) walk(*child, in_link || tag == GUMBO_TAG_A, depth + 1);
    if (block) flush();
    kind_ = outer;
  }

  std::vector<Block> finish() {
    flush();
    return std::move(blocks_);
  }

 private:
  void add_text(const GumboNode& node, bool in_link) {
    MappedText part;
    append_text_node(node, source_, false, part);
    const std::size_t before = block_.words.text.size();
    append_collapsed(part, block_.words);
    if (in_link) block_.link_bytes += words_size(std::string_view(block_.words.text).substr(before));
    if (block_.words.text.size() > before && block_.words.text.back() != ' ') line_ended_ = false;
  }

  /// One <br> is a line end, two end the paragraph.
  void add_line_end(const GumboNode& node) {
    if (line_ended_) return flush();
    trim_blank();
    if (block_.words.text.empty()) return;
    const GumboStringPiece tag = node.v.element.original_tag;
    const bool inside = tag.data != nullptr && tag.data >= source_.data() && tag.data < source_.data() + source_.size();
    const auto at = inside ? static_cast<std::uint64_t>(tag.data - source_.data()) : 0;
    block_.words.text += '\n';
    block_.words.map.add(1, at, inside ? static_cast<std::uint32_t>(tag.length) : 0);
    line_ended_ = true;
  }

  void trim_blank() { trim_end(block_.words); }

  void flush() {
    trim_blank();
    line_ended_ = false;
    block_.kind = kind_;
    if (!block_.words.text.empty()) blocks_.push_back(std::move(block_));
    block_ = {};
  }

  /// Lists that are mostly links lead elsewhere; so do tables and boxes of links.
  bool is_link_list(const GumboNode& node, GumboTag tag) const {
    if (tag != GUMBO_TAG_UL && tag != GUMBO_TAG_OL && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_TABLE &&
        tag != GUMBO_TAG_SECTION)
      return false;
    const Measure* found = measures_.find(&node);
    return found != nullptr && found->bytes > 0 && found->link_bytes * 5 > found->bytes * 3;
  }

  const std::string& source_;
  const Measures& measures_;
  double total_;
  Block block_;
  BlockKind kind_ = BlockKind::paragraph;
  bool line_ended_ = false;
  std::vector<Block> blocks_;
};

/// Takes out what is said a second time, word for word: pages hold variants of their text for other widths of the
/// screen. Short blocks go only behind long ones that do, headings only before them.
void drop_repeated(std::vector<Block>& blocks) {
  constexpr std::size_t kLong = 80;
  std::unordered_set<std::string_view> seen;
  std::vector<bool> repeated(blocks.size(), false);
  std::vector<bool> dropped(blocks.size(), false);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    repeated[i] = !seen.insert(blocks[i].words.text).second;
    const bool beside = i > 0 && dropped[i - 1];
    dropped[i] = repeated[i] && (blocks[i].words.text.size() >= kLong || beside);
  }
  for (std::size_t i = blocks.size(); i-- > 1;)
    if (dropped[i] && repeated[i - 1] && blocks[i - 1].kind == BlockKind::heading) dropped[i - 1] = true;
  std::vector<Block> out;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (!dropped[i]) out.push_back(std::move(blocks[i]));
  blocks = std::move(out);
}

bool is_only_link(const Block& block) { return block.link_bytes * 10 >= words_size(block.words.text) * 9; }

/// Drops furniture lines, pointers to other articles, and headings with nothing under them.
std::vector<Block> without_furniture(std::vector<Block> blocks) {
  std::vector<Block> out;
  bool pointed_at = false;
  for (Block& block : blocks) {
    const std::string& words = block.words.text;
    const bool sentence = ends_like_sentence(words);
    const bool after_label = pointed_at;
    pointed_at = false;
    if (furniture::is_pointer_label_line(words)) {
      pointed_at = true;
      continue;
    }
    constexpr std::size_t kHeadline = 220;
    if (after_label && !sentence && words.size() <= kHeadline) continue;
    if (furniture::is_line(words)) continue;
    if (furniture::pointer_label(words) > 0 && (!sentence || block.link_bytes * 2 > words.size()) &&
        words.size() <= kHeadline)
      continue;
    if (is_only_link(block) && block.kind != BlockKind::heading && !sentence) continue;
    block.words = without_link_cards(std::move(block.words));
    out.push_back(std::move(block));
  }
  while (!out.empty() && out.back().kind == BlockKind::heading) out.pop_back();
  return out;
}

/// With elements that are named as furniture left out, as long as they hold little of the total; of nothing, no element
/// holds little.
std::vector<Block> blocks_below(const Elements& elements, const std::string& source, const Measures& measures,
                                double total) {
  Measures kept;
  kept_weight(*elements.front(), measures, total, kept, 0);
  const GumboNode* container = container_of(elements, kept);
  BlockWriter writer(source, measures, total);
  writer.walk(*container, false, 0);
  std::vector<Block> blocks = writer.finish();
  drop_repeated(blocks);
  return without_furniture(std::move(blocks));
}

}  // namespace

std::vector<Block> article_blocks(const Elements& elements, const std::string& source) {
  const GumboNode& root = *elements.front();
  Measures measures;
  Measurer(measures).measure(root, false, 0);
  const double total = weight_in(measures, &root);
  std::vector<Block> blocks = blocks_below(elements, source, measures, total);
  // A page that names each of its paragraphs like furniture is not believed.
  if (blocks.empty()) blocks = blocks_below(elements, source, measures, 0);
  if (!blocks.empty()) return blocks;
  constexpr double kMoreThanAskingForScripts = 150;
  Measures without_scripts;
  Measurer(without_scripts, true).measure(root, false, 0);
  if (weight_in(without_scripts, &root) < kMoreThanAskingForScripts) return blocks;
  return blocks_below(elements, source, without_scripts, 0);
}

}  // namespace whosays::read
