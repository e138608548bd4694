#include "quote/headline_case.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <unordered_map>

#include "base/ascii.h"
#include "lexicon/lexicon.h"

namespace whosays::quote {
namespace {

std::string lowered(std::string_view word) {
  std::string out(word);
  std::ranges::transform(out, out.begin(), ascii::lowered);
  return out;
}

/// "Vell", not "VELL", "McVell" or "iVell".
bool has_first_capital_alone(std::string_view word) {
  return ascii::is_upper(word.front()) && std::ranges::none_of(word.substr(1), ascii::is_upper);
}

/// How the text writes a word inside its sentences.
struct Usage {
  std::uint32_t small = 0;
  std::uint32_t capital = 0;
};

class Cased {
 public:
  Cased(SplitText title, SplitText text) : title_(title), text_(text) {}

  std::optional<std::string> run() {
    if (!is_set_in_capitals(title_, *title_.sentences)) return std::nullopt;
    note_words();
    count_usage();
    if (std::ranges::none_of(usage_, [](const auto& u) { return u.second.small + u.second.capital > 0; }))
      return std::nullopt;
    std::string out(title_.text);
    for (const Sentence& row : title_.sentences->rows)
      for (std::uint32_t w = row.first_word; w < row.end_word; ++w)
        if (w != row.first_word && is_written_small(w)) {
          char& first = out[title_.words->span[w].begin];
          first = ascii::lowered(first);
        }
    if (out == title_.text) return std::nullopt;
    return out;
  }

 private:
  static std::string_view word(const SplitText& s, std::uint32_t w) {
    const Span span = s.words->span[w];
    return s.text.substr(span.begin, span.size());
  }

  /// Three of four words of four letters and more have a capital.
  static bool is_set_in_capitals(const SplitText& s, const Sentence& row) {
    std::size_t long_ones = 0;
    std::size_t capital = 0;
    for (std::uint32_t w = row.first_word; w < row.end_word; ++w) {
      const std::string_view form = word(s, w);
      if (form.size() < 4 || !ascii::is_letter(form.front())) continue;
      ++long_ones;
      capital += ascii::is_upper(form.front()) ? 1U : 0U;
    }
    return long_ones >= 2 && capital * 4 >= long_ones * 3;
  }
  static bool is_set_in_capitals(const SplitText& s, const Sentences& sentences) {
    return !sentences.rows.empty() && std::ranges::all_of(sentences.rows, [&](const Sentence& row) {
      return row.end_word - row.first_word < 3 || is_set_in_capitals(s, row);
    }) && std::ranges::any_of(sentences.rows, [&](const Sentence& row) { return is_set_in_capitals(s, row); });
  }

  /// Most words of a text are none of the title's: a row of bits by length and first letter tells.
  static std::size_t bit_of(std::string_view form) {
    return (static_cast<std::size_t>(static_cast<unsigned char>(ascii::lowered(form.front()))) * 37U + form.size()) %
           kBits;
  }

  void note_words() {
    for (std::uint32_t w = 0; w < title_.words->size(); ++w) {
      const std::string_view form = word(title_, w);
      if (!has_first_capital_alone(form)) continue;
      usage_.try_emplace(lowered(form));
      known_.set(bit_of(form));
    }
  }

  void count_usage() {
    for (const Sentence& row : text_.sentences->rows) {
      bool is_heading = false;
      bool asked = false;
      for (std::uint32_t w = row.first_word; w < row.end_word; ++w) {
        const std::string_view form = word(text_, w);
        if (!known_.test(bit_of(form)) || !ascii::is_letter(form.front())) continue;
        const auto usage = usage_.find(lowered(form));
        if (usage == usage_.end()) continue;
        if (ascii::is_lower(form.front())) {
          ++usage->second.small;
          continue;
        }
        if (!std::exchange(asked, true)) is_heading = is_set_in_capitals(text_, row);
        if (!is_heading && is_inside(row, w)) ++usage->second.capital;
      }
    }
  }

  /// Neither a sentence's nor a quotation's first word.
  [[nodiscard]] bool is_inside(const Sentence& row, std::uint32_t w) const {
    if (w == row.first_word) return false;
    const char before = word(text_, w - 1).back();
    return ascii::is_alnum(before) || before == ',' || before == '-' || before == '.';
  }

  [[nodiscard]] bool is_written_small(std::uint32_t w) const {
    const std::string_view form = word(title_, w);
    if (!has_first_capital_alone(form) || form == "I") return false;
    const std::string lower = lowered(form);
    const Usage usage = usage_.at(lower);
    if (usage.small > 0 || usage.capital > 0) return usage.small > usage.capital;
    return !looks_like_name(lower);
  }

  static bool looks_like_name(std::string_view lower) {
    static const lexicon::WordSet places("names_places.txt");
    static const lexicon::WordSet peoples("names_nationalities.txt");
    static const lexicon::WordSet organisations("names_organisations.txt");
    static const lexicon::WordSet ordinary("names_common.txt");
    static const WordBag given = [] {
      static const lexicon::Table table("names_given.tsv");
      WordBag out;
      for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "name"));
      return out;
    }();
    if (ordinary.has(lower)) return false;
    const bool people = peoples.has(lower) || (lower.ends_with('s') && peoples.has(lower.substr(0, lower.size() - 1)));
    return people || places.has(lower) || organisations.has(lower) || given.contains(lower);
  }

  static constexpr std::size_t kBits = 1024;
  SplitText title_;
  SplitText text_;
  std::unordered_map<std::string, Usage> usage_;  ///< of the title's words, in lower case
  std::bitset<kBits> known_;
};

}  // namespace

std::optional<std::string> in_sentence_case(SplitText title, SplitText text) { return Cased(title, text).run(); }

}  // namespace whosays::quote
