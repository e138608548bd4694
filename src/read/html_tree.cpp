#include "read/html_tree.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

std::size_t point_length(std::string_view text, std::size_t at) {
  return at < text.size() ? utf8::decode(text, at).length : 0;
}

/// Whether a guess at the end of an entity fits: what stands there in the source must be what comes next in the text.
bool fits(std::string_view raw, std::size_t raw_at, std::string_view text, std::size_t text_at) {
  if (raw_at >= raw.size()) return text_at >= text.size();
  const char c = raw[raw_at];
  if (c == '&' || c == '<' || c == '\r' || c == '\0') return true;
  return text_at < text.size() && text[text_at] == c;
}

struct Step {
  std::size_t raw = 0;   ///< bytes of the source
  std::size_t text = 0;  ///< bytes of decoded text
};

/// A numeric reference "&#8217;", or nothing.
Step numeric_step(std::string_view raw, std::string_view text) {
  if (!raw.starts_with("&#")) return {};
  std::size_t at = 2;
  const bool hex = at < raw.size() && (raw[at] | 0x20) == 'x';
  if (hex) ++at;
  const std::size_t digits = at;
  while (at < raw.size() && (hex ? ascii::is_hex_digit(raw[at]) : ascii::is_digit(raw[at]))) ++at;
  if (at == digits) return {};
  if (at < raw.size() && raw[at] == ';') ++at;
  return {at, point_length(text, 0)};
}

/// A named reference: Gumbo has decoded it, so only its length has to be found. With a semicolon first, then (HTML's
/// legacy names) the longest without one that what follows agrees with; one or two code points of text.
Step named_step(std::string_view raw, std::string_view text) {
  std::size_t end = 1;
  while (end < raw.size() && end < 40 && ascii::is_alnum(raw[end])) ++end;
  if (end < 2) return {};
  const bool ampersand = text.starts_with("&");
  const bool amp = raw.starts_with("&amp") || raw.starts_with("&AMP");
  if (ampersand && !amp) return {};
  const std::size_t one = point_length(text, 0);
  if (one == 0) return {};
  if (amp && ampersand) return {raw.substr(4).starts_with(";") ? std::size_t{5} : std::size_t{4}, 1};
  const std::size_t two = one + point_length(text, one);
  if (end < raw.size() && raw[end] == ';') {
    if (fits(raw, end + 1, text, one)) return {end + 1, one};
    if (two > one && fits(raw, end + 1, text, two)) return {end + 1, two};
  }
  for (std::size_t length = end; length >= 3; --length)
    if (fits(raw, length, text, one)) return {length, one};
  return {end, one};
}

/// How many source bytes carry no text: tags and comments that the parser ignored, zero bytes.
std::size_t skipped(std::string_view raw, bool raw_markup) {
  if (raw[0] == '\0') return 1;
  if (raw[0] != '<' || raw_markup || raw.size() < 2) return 0;
  const char c = raw[1];
  if (raw.starts_with("<![CDATA[")) return 9;
  if (c != '/' && c != '!' && c != '?' && !ascii::is_letter(c)) return 0;
  const bool comment = raw.starts_with("<!--");
  const std::size_t end = raw.find(comment ? "-->" : ">");
  return end == std::string_view::npos ? 0 : end + (comment ? 3 : 1);
}

Step next_step(std::string_view raw, std::string_view text) {
  if (raw[0] == '&') {
    if (const Step numeric = numeric_step(raw, text); numeric.raw > 0) return numeric;
    if (const Step named = named_step(raw, text); named.raw > 0) return named;
  }
  if (raw[0] == text[0]) return {1, 1};
  if (raw[0] == '\r' && text[0] == '\n') return {raw.substr(1).starts_with("\n") ? std::size_t{2} : std::size_t{1}, 1};
  if (raw[0] == '\0' && text.starts_with("\xEF\xBF\xBD")) return {1, 3};
  return {};
}

}  // namespace

void make_references_safe(std::string& html) {
  constexpr std::size_t kMostHex = 7, kMostDecimal = 9;  // digits that 31 bits always hold
  for (std::size_t at = html.find("&#"); at != std::string::npos; at = html.find("&#", at)) {
    at += 2;
    const bool hex = at < html.size() && (html[at] | 0x20) == 'x';
    const std::size_t first = hex ? at + 1 : at;
    std::size_t end = first;
    while (end < html.size() && (hex ? ascii::is_hex_digit(html[end]) : ascii::is_digit(html[end]))) ++end;
    const std::size_t counted = std::min(html.find_first_not_of('0', first), end);
    if (end - counted > (hex ? kMostHex : kMostDecimal))
      std::fill(html.begin() + static_cast<std::ptrdiff_t>(first), html.begin() + static_cast<std::ptrdiff_t>(end),
                '0');
    at = end;
  }
}

HtmlTree::HtmlTree(const std::string& source) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory_;
  options.allocator = [](void* memory, std::size_t size) { return static_cast<NodeMemory*>(memory)->take(size); };
  options.deallocator = [](void* memory, void* piece) { static_cast<NodeMemory*>(memory)->give_back(piece); };
  // Never destroyed piece by piece: the tree goes with its memory.
  output_ = gumbo_parse_with_options(&options, source.data(), source.size());
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found != nullptr ? std::string_view(found->value) : std::string_view();
}

bool has_attribute(const GumboNode& node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

Elements elements_under(const GumboNode& node) {
  Elements out;
  Elements open{&node};
  while (!open.empty()) {
    const GumboNode* next = open.back();
    open.pop_back();
    out.push_back(next);
    const Children children = children_of(*next);
    auto child = children.rbegin();
    while (child != children.rend()) {
      if (is_element(**child)) open.push_back(*child);
      ++child;
    }
  }
  return out;
}

void append_text_node(const GumboNode& node, const std::string& source, bool raw_markup, MappedText& out) {
  const std::string_view text = node.v.text.text;
  const char* begin = node.v.text.original_text.data;
  const char* const last = source.data() + source.size();
  if (begin == nullptr || begin < source.data() || begin > last) return;
  const auto offset = static_cast<std::size_t>(begin - source.data());
  const std::size_t length = std::min(node.v.text.original_text.length, source.size() - offset);
  const std::string_view raw = std::string_view(source).substr(offset, length);
  if (raw == text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    out.map.add(size, offset, size);
    out.text += text;
    return;
  }
  std::size_t at = 0;
  std::size_t from = 0;
  while (at < text.size() && from < raw.size()) {
    const bool shown_zero = raw[from] == '\0' && text.substr(at).starts_with("\xEF\xBF\xBD");
    const std::size_t gone = shown_zero ? 0 : skipped(raw.substr(from), raw_markup);
    if (gone > 0) {
      from += gone;
      continue;
    }
    const Step step = next_step(raw.substr(from), text.substr(at));
    if (step.raw == 0) break;
    out.map.add(static_cast<std::uint32_t>(step.text), offset + from, static_cast<std::uint32_t>(step.raw));
    at += step.text;
    from += step.raw;
  }
  // What could not be aligned (the parser moved it) stands for the rest of the node as a whole.
  if (at < text.size()) {
    out.map.add(static_cast<std::uint32_t>(text.size() - at), offset + from,
                static_cast<std::uint32_t>(raw.size() - std::min(from, raw.size())));
  }
  out.text += text;
}

void append_collapsed(const MappedText& part, MappedText& out) {
  const std::string_view text = part.text;
  const std::vector<SourceMap::Piece>& pieces = part.map.pieces();
  std::size_t piece = 0;
  // Characters that stand for `taken` bytes of the part; a blank may be shorter here than there (a no-break space).
  const auto put = [&](std::string_view words, std::size_t at, std::uint32_t taken) {
    while (piece + 1 < pieces.size() && pieces[piece].text_begin + pieces[piece].text_size <= at) ++piece;
    if (piece >= pieces.size()) return;
    const SourceMap::Piece& p = pieces[piece];
    const std::uint64_t begin = p.verbatim() ? p.original_begin + (at - p.text_begin) : p.original_begin;
    out.map.add(static_cast<std::uint32_t>(words.size()), begin, p.verbatim() ? taken : p.original_size);
    out.text += words;
  };
  // How far from `at` on plain letters stand in the original as they do here.
  const auto end_of_plain = [&](std::size_t at) {
    while (piece + 1 < pieces.size() && pieces[piece].text_begin + pieces[piece].text_size <= at) ++piece;
    if (piece >= pieces.size() || !pieces[piece].verbatim()) return at;
    const std::size_t limit = std::min<std::size_t>(text.size(), pieces[piece].text_begin + pieces[piece].text_size);
    while (at < limit && text[at] > ' ' && text[at] < '\x7F') ++at;
    return at;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = end_of_plain(at); end > at) {
      put(text.substr(at, end - at), at, static_cast<std::uint32_t>(end - at));
      at = end;
      continue;
    }
    const utf8::Decoded d = utf8::decode(text, at);
    const bool blank_wanted = !out.text.empty() && out.text.back() != ' ' && out.text.back() != '\n';
    if (!utf8::is_space(d.point)) {
      put(text.substr(at, d.length), at, d.length);
    } else if (blank_wanted) {
      put(" ", at, d.length);
    }
    at += d.length;
  }
}

void trim_end(MappedText& text) {
  std::size_t end = text.text.size();
  while (end > 0 && (text.text[end - 1] == ' ' || text.text[end - 1] == '\n')) --end;
  if (end < text.text.size()) text = sub_text(text, {0, static_cast<std::uint32_t>(end)});
}

MappedText flat_text(const GumboNode& node, const std::string& source) {
  MappedText out;
  std::vector<const GumboNode*> open{&node};
  while (!open.empty()) {
    const GumboNode* next = open.back();
    open.pop_back();
    if (is_text(*next)) {
      MappedText part;
      const bool raw_markup = next->parent != nullptr && tag_of(*next->parent) == GUMBO_TAG_TITLE;
      append_text_node(*next, source, raw_markup, part);
      append_collapsed(part, out);
      continue;
    }
    const GumboTag tag = tag_of(*next);
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) continue;
    const auto children = children_of(*next);
    open.insert(open.end(), children.rbegin(), children.rend());
  }
  trim_end(out);
  return out;
}

}  // namespace whosays::read
