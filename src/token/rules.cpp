// Paragraphs, and where sentences end by a list of abbreviations and what stands behind a stop.
#include "token/rules.h"

#include <algorithm>
#include <utility>

#include "base/text_util.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "token/abbreviations.h"

namespace whosays::token {
namespace {

constexpr std::uint32_t kLongestSentence = 2000;  ///< tokens; longer ones are cut, so that later stages stay bounded

const lexicon::WordSet& starters() {
  static const lexicon::WordSet set("sentence_starters.txt");
  return set;
}

/// True when single line ends are only where an editor wrapped the lines: then paragraphs end at blank lines alone.
bool is_hard_wrapped(std::string_view text) {
  std::size_t wrapped = 0;
  std::size_t lines = 0;
  std::string_view line = trimmed(text.substr(0, text.find('\n')));
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;) {
    const std::size_t next = text.find('\n', at + 1);
    const std::string_view behind = trimmed(text.substr(at + 1, next == std::string_view::npos ? next : next - at - 1));
    at = next;
    const std::string_view here = std::exchange(line, behind);
    if (here.empty() || behind.empty()) continue;
    ++lines;
    const char last = here.back();
    if (here.size() >= 50 && here.size() <= 90 && last != '.' && last != '"' && last != '!' && last != '?') ++wrapped;
  }
  return lines >= 4 && wrapped * 10 >= lines * 6;
}

/// Ends (in bytes) of paragraphs, in order; the last is the text's end.
std::vector<std::uint32_t> paragraph_ends(std::string_view text) {
  const bool only_blank_lines = is_hard_wrapped(text);
  std::vector<std::uint32_t> ends;
  ends.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    bool ends_here = !only_blank_lines;
    if (only_blank_lines) {
      std::size_t next = at + 1;
      while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
      ends_here = next < text.size() && text[next] == '\n';
    }
    if (ends_here) ends.push_back(static_cast<std::uint32_t>(at));
  }
  ends.push_back(static_cast<std::uint32_t>(text.size()));
  return ends;
}

class RuleSplitter {
 public:
  RuleSplitter(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> lost)
      : text_(text), tokens_(tokens), lost_(lost) {}

  Sentences run() {
    out_.state = LayerState::present;
    out_.rows.reserve(guessed_sentences(tokens_));
    std::uint32_t first = 0;
    std::uint32_t paragraph = 0;
    for (const std::uint32_t end : paragraph_ends(text_)) {
      std::uint32_t last = first;
      while (last < tokens_.size() && tokens_.span[last].begin < end) ++last;
      if (last == first) continue;
      split_paragraph(first, last, paragraph++);
      first = last;
    }
    out_.paragraphs = paragraph;
    return std::move(out_);
  }

 private:
  void split_paragraph(std::uint32_t first, std::uint32_t last, std::uint32_t paragraph) {
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t end = end_after(i, begin, last);
      if (end == 0 && i - begin + 1 < kLongestSentence) continue;
      const std::uint32_t cut = end != 0 ? end : i + 1;
      if (cut >= last) break;
      emit(begin, cut, paragraph);
      begin = cut;
      i = cut - 1;
    }
    emit(begin, last, paragraph);
  }

  void emit(std::uint32_t begin, std::uint32_t end, std::uint32_t paragraph) {
    if (begin >= end) return;
    out_.rows.push_back({{tokens_.span[begin].begin, tokens_.span[end - 1].end}, paragraph, begin, end});
  }

  /// The token after the sentence that ends at the stop `i` (closing marks included), or 0 when none ends there.
  [[nodiscard]] std::uint32_t end_after(std::uint32_t i, std::uint32_t begin, std::uint32_t last) const {
    if (!is_stop(i)) return 0;
    std::uint32_t next = i + 1;
    while (next < last && closes(next)) ++next;
    if (next >= last) return next;
    if (!blank_between(next - 1, next) && tokens_.kind[next] != TokenKind::word) return 0;
    if (is_abbreviation(i)) return ends_at_abbreviation(i, next, last) ? next : 0;
    if (i == begin && tokens_.kind[i] != TokenKind::word) return 0;
    return likely_beginning(next) ? next : 0;
  }

  [[nodiscard]] bool is_stop(std::uint32_t i) const {
    const std::string_view word = tokens_.lower_at(i);
    return word == "." || word == "!" || word == "?" || word == "…" || is_abbreviation(i);
  }

  [[nodiscard]] bool is_abbreviation(std::uint32_t i) const {
    return tokens_.kind[i] == TokenKind::word && tokens_.lower_at(i).ends_with('.');
  }

  /// An abbreviation ends a sentence where a function word with a capital follows, which no name begins with; a title
  /// ("Gen.") only where a closing mark parts it from what follows.
  [[nodiscard]] bool ends_at_abbreviation(std::uint32_t i, std::uint32_t next, std::uint32_t last) const {
    if (next == i + 1 && (abbreviation_marks(tokens_.lower_at(i)) & kJoins) != 0) return false;
    while (next + 1 < last && opens(next)) ++next;
    return starters().has(tokens_.lower_at(next)) && tokens_.capital[next] != 0;
  }

  /// A quotation mark or bracket that what follows belongs to.
  [[nodiscard]] bool opens(std::uint32_t i) const {
    const std::string_view word = tokens_.lower_at(i);
    return tokens_.kind[i] == TokenKind::quote_mark || word == "(" || word == "[";
  }

  /// Closing marks and further stops that belong to the sentence that has just ended.
  [[nodiscard]] bool closes(std::uint32_t i) const {
    const std::string_view word = tokens_.lower_at(i);
    if (word == ")" || word == "]" || word == "." || word == "!" || word == "?" || word == "…") return true;
    if (tokens_.kind[i] != TokenKind::quote_mark) return false;
    // Any mark may close: „Nein.“ and »Nein.« are pairs too.
    const bool touches_left = !blank_between(i - 1, i);
    const bool touches_right = i + 1 < tokens_.size() && !blank_between(i, i + 1);
    return touches_left && (!touches_right || word == "”" || word == "’" || word == "»");
  }

  [[nodiscard]] bool blank_between(std::uint32_t a, std::uint32_t b) const {
    return tokens_.span[a].end < tokens_.span[b].begin || std::ranges::binary_search(lost_, tokens_.span[b].begin);
  }

  [[nodiscard]] bool likely_beginning(std::uint32_t i) const {
    for (; i < tokens_.size(); ++i) {
      if (tokens_.capital[i] != 0 || tokens_.kind[i] == TokenKind::number) return true;
      if (tokens_.kind[i] == TokenKind::word) return !utf8::is_letter(utf8::decode(text_, tokens_.span[i].begin).point);
      // An opening mark or bracket: what follows it decides.
      if (tokens_.kind[i] == TokenKind::punctuation && !opens(i)) return false;
    }
    return false;
  }

  std::string_view text_;
  const Tokens& tokens_;
  std::span<const std::uint32_t> lost_;
  Sentences out_;
};

}  // namespace

Sentences rule_sentences(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> lost) {
  return RuleSplitter(text, tokens, lost).run();
}

}  // namespace whosays::token
