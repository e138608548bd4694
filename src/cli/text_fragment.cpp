#include "cli/text_fragment.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::cli {
namespace {

constexpr std::size_t kWhole = 120;      // characters up to which words stand whole
constexpr std::size_t kMostAround = 12;  // words before and behind
constexpr std::size_t kFirstEnds = 4;    // words at either end of a long quotation, at first
constexpr std::size_t kMostEnds = 12;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Letters and digits, and all that is no ASCII.
bool is_of_a_word(char c) { return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

/// A browser breaks no word at these when letters stand on both sides.
bool joins(char c) { return c == '\'' || c == '.' || c == ',' || c == ':' || c == '_'; }

/// The text as a browser compares it: words with where they stand and the block they stand in.
struct Word {
  Span span;
  std::uint32_t block = 0;
};

class FragmentPage {
 public:
  explicit FragmentPage(std::string_view text) : text_(text), lower_(utf8::ascii_lowered(text)) {
    std::uint32_t block = 0;
    for (std::uint32_t at = 0; at < text.size();) {
      if (is_blank(text[at])) {
        block += text[at] == '\n' ? 1U : 0U;
        ++at;
        continue;
      }
      std::uint32_t end = at;
      while (end < text.size() && !is_blank(text[end])) ++end;
      words_.push_back({{at, end}, block});
      at = end;
    }
  }

  /// Words without a blank in them, cut to the span at both ends of `first` to `last`.
  [[nodiscard]] std::string between(Span span, std::string_view from) const {
    std::string out;
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      const bool blank = is_blank(from[at]);
      if (!blank) out += from[at];
      if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }
  [[nodiscard]] std::string shown(Span span) const { return between(span, text_); }

  [[nodiscard]] std::size_t word_at(std::uint32_t at) const {
    const auto found =
        std::upper_bound(words_.begin(), words_.end(), at, [](auto a, const Word& word) { return a < word.span.end; });
    return static_cast<std::size_t>(found - words_.begin());
  }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

  /// Every place where the words of `span` stand, without regard to case and blanks.
  [[nodiscard]] std::vector<Span> places_of(Span span) const {
    std::vector<Span> out;
    const std::string first = lower_.substr(span.begin, first_size(span));
    for (std::size_t at = lower_.find(first); at != std::string::npos; at = lower_.find(first, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      const std::uint32_t end = match_end(begin, span);
      if (end != 0 && is_border(begin) && is_border(end)) out.push_back({begin, end});
    }
    return out;
  }

  /// The same words stand before `place` (or behind it) as `context` holds.
  [[nodiscard]] bool has_before(Span place, Span context) const {
    if (context.empty()) return true;
    const std::string wanted = between(context, lower_);
    std::string found;
    for (std::uint32_t at = place.begin; at > 0 && found.size() <= wanted.size() + 1; --at) {
      const char c = is_blank(lower_[at - 1]) ? ' ' : lower_[at - 1];
      if (c != ' ' || (!found.empty() && found.back() != ' ')) found += c;
    }
    std::reverse(found.begin(), found.end());
    return found.ends_with(wanted);
  }
  [[nodiscard]] bool has_behind(Span place, Span context) const {
    if (context.empty()) return true;
    std::uint32_t at = place.end;
    while (at < lower_.size() && is_blank(lower_[at])) ++at;
    return match_end(at, context) != 0;
  }

  /// No word goes on over this place.
  [[nodiscard]] bool is_border(std::uint32_t at) const {
    if (at == 0 || at >= text_.size()) return true;
    const char before = text_[at - 1];
    const char behind = text_[at];
    if (is_of_a_word(before) && is_of_a_word(behind)) return false;
    const bool joined_before = joins(before) && at >= 2 && is_of_a_word(text_[at - 2]) && is_of_a_word(behind);
    const bool joined_behind =
        joins(behind) && is_of_a_word(before) && at + 1 < text_.size() && is_of_a_word(text_[at + 1]);
    return !joined_before && !joined_behind;
  }

 private:
  [[nodiscard]] std::size_t first_size(Span span) const {
    std::uint32_t end = span.begin;
    while (end < span.end && !is_blank(lower_[end])) ++end;
    return end - span.begin;
  }
  /// Where a match of `span`'s words that begins at `at` ends; 0 when there is none.
  [[nodiscard]] std::uint32_t match_end(std::uint32_t at, Span span) const {
    std::uint32_t wanted = span.begin;
    while (wanted < span.end) {
      if (at >= lower_.size()) return 0;
      if (is_blank(lower_[wanted])) {
        if (!is_blank(lower_[at])) return 0;
        while (wanted < span.end && is_blank(lower_[wanted])) ++wanted;
        while (at < lower_.size() && is_blank(lower_[at])) ++at;
      } else {
        if (lower_[wanted] != lower_[at]) return 0;
        ++wanted;
        ++at;
      }
    }
    return at;
  }

  std::string_view text_;
  std::string lower_;
  std::vector<Word> words_;
};

std::string escaped(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (is_of_a_word(c) && byte < 0x80) || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

/// Whole words, without blanks at the ends.
Span widened(const FragmentPage& page, std::string_view text, Span span) {
  while (span.begin < span.end && is_blank(text[span.begin])) ++span.begin;
  while (span.end > span.begin && is_blank(text[span.end - 1])) --span.end;
  if (span.empty()) return span;
  while (!page.is_border(span.begin)) --span.begin;
  while (!page.is_border(span.end)) ++span.end;
  return span;
}

struct Parts {
  Span prefix, start, end, suffix;  ///< empty ones are left out
};

/// The place at which a browser would stop: the first that fits. Also says whether it is the only one.
struct Found {
  Span place;
  std::size_t count = 0;
};

Found found(const FragmentPage& page, const Parts& parts) {
  Found out;
  const std::vector<Span> ends = parts.end.empty() ? std::vector<Span>() : page.places_of(parts.end);
  for (const Span start : page.places_of(parts.start)) {
    if (!page.has_before(start, parts.prefix)) continue;
    Span place = start;
    if (!parts.end.empty()) {
      const auto end = std::find_if(ends.begin(), ends.end(),
                                    [&](Span e) { return e.begin >= start.end && page.has_behind(e, parts.suffix); });
      if (end == ends.end()) continue;
      place.end = end->end;
    } else if (!page.has_behind(start, parts.suffix)) {
      continue;
    }
    if (out.count++ == 0) out.place = place;
  }
  return out;
}

/// Up to `count` words of one block that end before `word` (or begin at it): what a browser can match in one piece.
Span words_before(const FragmentPage& page, std::size_t word, std::uint32_t until, std::size_t count) {
  const auto& words = page.words();
  // The word in which the quotation begins may have characters before it: an opening mark.
  std::size_t first = word;
  Span out{until, until};
  if (word < words.size() && words[word].span.begin < until) {
    out = {words[word].span.begin, until};
  } else if (word > 0) {
    --first;
    out = words[first].span;
    if (count > 0) --count;
  } else {
    return out;
  }
  for (; count > 0 && first > 0 && words[first - 1].block == words[first].block; --count)
    out.begin = words[--first].span.begin;
  return out;
}

Span words_behind(const FragmentPage& page, std::uint32_t from, std::size_t count) {
  const auto& words = page.words();
  std::size_t last = page.word_at(from);
  if (last >= words.size() || count == 0) return {from, from};
  Span out{std::max(from, words[last].span.begin), words[last].span.end};
  for (--count; count > 0 && last + 1 < words.size() && words[last + 1].block == words[last].block; --count)
    out.end = words[++last].span.end;
  return out;
}

std::string written(const FragmentPage& page, const Parts& parts) {
  std::string out = "#:~:text=";
  if (!parts.prefix.empty()) out += escaped(page.shown(parts.prefix)) + "-,";
  out += escaped(page.shown(parts.start));
  if (!parts.end.empty()) out += "," + escaped(page.shown(parts.end));
  if (!parts.suffix.empty()) out += ",-" + escaped(page.shown(parts.suffix));
  return out;
}

/// Start and end for words that do not stand whole: `count` words at either end, in their blocks.
Parts ends_of(const FragmentPage& page, Span span, std::size_t count) {
  const auto& words = page.words();
  std::size_t first = page.word_at(span.begin);
  std::size_t last = page.word_at(span.end - 1);
  Parts parts{{}, {span.begin, words[first].span.end}, {words[last].span.begin, span.end}, {}};
  const std::size_t middle = first + (last - first) / 2;
  for (std::size_t n = 1; n < count && first + 1 <= middle && words[first + 1].block == words[first].block; ++n)
    parts.start.end = words[++first].span.end;
  for (std::size_t n = 1; n < count && last - 1 > middle && words[last - 1].block == words[last].block; ++n)
    parts.end.begin = words[--last].span.begin;
  return parts;
}

}  // namespace

std::string text_fragment(std::string_view text, Span span) {
  const FragmentPage page(text);
  span = widened(page, text, span);
  if (span.empty()) return {};
  const std::size_t first = page.word_at(span.begin);
  const std::size_t last = page.word_at(span.end - 1);
  const bool whole = page.words()[first].block == page.words()[last].block &&
                     (first == last || utf8::count(text.substr(span.begin, span.size())) <= kWhole);
  const auto settled = [&](const Parts& parts) {
    const Found there = found(page, parts);
    return there.count == 1 && there.place == span;
  };
  Parts parts{{}, span, {}, {}};
  for (std::size_t count = kFirstEnds; !whole && count <= kMostEnds; count += 2) {
    parts = ends_of(page, span, count);
    if (settled(parts)) break;
  }
  for (std::size_t around = 1; around <= kMostAround && !settled(parts); ++around) {
    parts.prefix = words_before(page, first, span.begin, around);
    if (around > 2) parts.suffix = words_behind(page, span.end, around - 2);
  }
  return written(page, parts);
}

std::string with_text_fragment(std::string_view url, std::string_view text, Span span) {
  const std::string fragment = text_fragment(text, span);
  if (fragment.empty()) return std::string(url);
  const std::size_t own = url.find('#');
  if (own == std::string_view::npos) return std::string(url) + fragment;
  const std::string_view kept = url.substr(0, std::min(url.find(":~:"), url.size()));
  return std::string(kept) + fragment.substr(1);
}

}  // namespace whosays::cli
