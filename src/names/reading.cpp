#include "names/reading.h"

#include <algorithm>

#include "base/utf8.h"
#include "names/word_lists.h"

namespace whosays::names {
namespace {

constexpr std::size_t kLongestWord = 60;  ///< bytes; longer ones are no names but debris

bool has_small_letter(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    if (utf8::is_letter(d.point) && !utf8::is_upper(d.point)) return true;
    at += d.length;
  }
  return false;
}

std::size_t capitals(std::string_view word) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    if (utf8::is_upper(d.point)) ++n;
    at += d.length;
  }
  return n;
}

/// "don't", "we'll": never a name, whatever its capital.
bool is_contraction(std::string_view lower) {
  const auto is_of_mark = [](char c) { return c == '\'' || c == "’"[0]; };
  if (std::none_of(lower.begin(), lower.end(), is_of_mark)) return false;  // nearly every word
  for (const std::string_view mark : {"'", "’"}) {
    const std::size_t at = lower.rfind(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view tail = lower.substr(at + mark.size());
    if (tail == "t" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") return true;
  }
  return false;
}

}  // namespace

Reading::Reading(std::string_view text, const Passage& passage, Field field)
    : text_(text), passage_(passage), field_(field) {
  const std::uint32_t n = size();
  classes_.resize(n);
  capital_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (kind(i) != TokenKind::word) continue;
    classes_[i] = word_lists().classes(lower(i));
    if (is_contraction(lower(i))) classes_[i] |= kCommon;
    capital_[i] = starts_capitalised(i) && !is(i, kCalendar) && word(i).size() <= kLongestWord ? 1 : 0;
  }
  casing_.reserve(sentences());
  for (const Sentence& row : passage.sentences.rows) casing_.push_back(casing_of(row));
}

bool Reading::starts_capitalised(std::uint32_t i) const {
  const std::string_view w = word(i);
  if (w.starts_with("'") || w.starts_with("’") || w.find("://") != std::string_view::npos) return false;
  if (passage_.tokens.capital[i] != 0) return true;
  const std::size_t joiner = w.find_first_of("-'");
  if (joiner == std::string_view::npos || joiner == 0 || joiner + 1 >= w.size()) return false;
  const std::string_view head = w.substr(0, joiner);
  const bool particle = (word_lists().classes(head) & kParticle) != 0 || head == "d" || head == "l";
  return particle && utf8::is_upper(utf8::decode(w, joiner + 1).point);
}

bool Reading::acronym(std::uint32_t i) const {
  if (capital_[i] == 0 || has_small_letter(word(i))) return false;
  const std::size_t n = capitals(word(i));
  return n >= 2 && n <= 6 && word(i).size() <= 12;
}

bool Reading::initial(std::uint32_t i) const {
  const Sentence& row = passage_.sentences.rows[passage_.tokens.sentence[i]];
  if (i == row.first_token) return true;
  const std::string_view before = word(i - 1);
  if (kind(i - 1) == TokenKind::quote_mark) return true;
  return kind(i - 1) != TokenKind::word && kind(i - 1) != TokenKind::number && before != "," && before != ")";
}

bool Reading::adjacent(std::uint32_t left, std::uint32_t right) const {
  const std::uint32_t begin = passage_.tokens.span[left].end;
  const std::uint32_t end = passage_.tokens.span[right].begin;
  if (begin == end || end - begin > 8) return false;
  std::size_t lines = 0;
  for (const char c : text_.substr(begin, end - begin)) lines += c == '\n' ? 1U : 0U;
  return lines <= 1;
}

std::string Reading::key(std::uint32_t first, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::string_view w = lower(i);
    if (!out.empty() && !w.starts_with("'") && !w.starts_with("’")) out += ' ';
    out += w;
  }
  return out;
}

Casing Reading::casing_of(const Sentence& row) const {
  std::size_t words = 0;
  std::size_t capital = 0;
  bool small_letters = false;
  for (std::uint32_t i = row.first_token; i < row.end_token; ++i) {
    if (kind(i) != TokenKind::word || lower(i).starts_with('\'')) continue;
    small_letters = small_letters || has_small_letter(word(i));
    if (word(i).size() < 4 && passage_.tokens.capital[i] == 0) continue;  // "of", "the" stay small in headlines
    ++words;
    capital += passage_.tokens.capital[i];
  }
  if (words < 2) return Casing::sentence;
  if (!small_letters && capital == words) return Casing::all_capitals;
  const bool ends_like_a_sentence = word(row.end_token - 1) == ".";
  const std::size_t least = field_ == Field::title ? 2 : 5;
  if (words < least || (field_ == Field::text && ends_like_a_sentence)) return Casing::sentence;
  return capital * 4 >= words * 3 ? Casing::title_case : Casing::sentence;
}

void add_usage(const Reading& reading, Usage& usage) {
  for (std::uint32_t row = 0; row < reading.sentences(); ++row) {
    if (reading.casing(row) != Casing::sentence) continue;
    for (std::uint32_t i = reading.sentence(row).first_token; i < reading.sentence(row).end_token; ++i) {
      if (reading.kind(i) != TokenKind::word) continue;
      if (!reading.capitalised(i)) {
        if (!reading.is(i, kCalendar)) usage.small.insert(reading.lower(i));
      } else if (!reading.initial(i)) {
        usage.inside.insert(reading.lower(i));
      }
    }
  }
}

}  // namespace whosays::names
