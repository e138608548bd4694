#include "footing/count.h"

#include <algorithm>
#include <charconv>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

enum class Bound : std::uint8_t { none, exact, least, above, rough };

/// Words of how many, longest first: "no fewer than", "scores of".
struct Quantity {
  Bound bound = Bound::exact;
  std::uint32_t value = 0;  ///< 0: a number follows
};

/// A column of numbers by the words of another.
WordMap<std::uint32_t> numbers_of(std::string_view file, std::string_view column) {
  WordMap<std::uint32_t> out;
  const lexicon::Table table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::uint32_t value = 0;
    const std::string_view digits = table.at(row, column);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    out[table.at(row, "word")] = value;
  }
  return out;
}

class CountReader {
 public:
  CountReader(const Passage& p, std::string_view text, TokenRange source) : p_(p), text_(text), source_(source) {}

  CountReading run() {
    at_ = source_.begin;
    read_bound_before();
    const bool definite = skip_article();
    read_quantity();
    forget_both();
    skip_order();
    add_others();
    if (!out_.count && !out_.count_min && bound_ == Bound::exact && definite && is_one_of_some()) out_.count = 1;
    describe();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t i) const {
    return i < source_.end ? p_.tokens.lower_at(i) : std::string_view();
  }
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < source_.end && is_one_of(p_.tokens.lower_at(i), words);
  }

  bool skip_article() {
    const bool definite = is(at_, {"the", "these", "those", "his", "her", "its", "their", "our", "my", "all"});
    if (definite && at_ + 1 < source_.end) ++at_;
    if (definite && is(at_, {"the", "of"}) && at_ + 1 < source_.end) ++at_;
    return definite;
  }

  void set(std::uint32_t value) {
    switch (bound_) {
      case Bound::exact: out_.count = value; break;
      case Bound::least: out_.count_min = value; break;
      case Bound::above: out_.count_min = value + 1; break;
      default: break;
    }
  }

  /// "at least", "more than", "as many as" before a number.
  void read_bound() {
    static const lexicon::PhraseIndex bounds("bounds.tsv");
    const auto hit = bounds.match(at_, source_.end, [&](std::uint32_t i) { return p_.tokens.lower_at(i); });
    if (!hit) return;
    set_bound(bounds.table().at(hit->row, "bound"));
    at_ = hit->end;
  }

  /// The bound may stand before what an earlier stage took for the source: "more than [50 people]".
  void read_bound_before() {
    static const lexicon::PhraseIndex bounds("bounds.tsv");
    constexpr std::uint32_t kLongest = 3;
    for (std::uint32_t size = kLongest; size > 0 && bound_ == Bound::exact; --size) {
      if (source_.begin < size) continue;
      const std::uint32_t begin = source_.begin - size;
      if (p_.tokens.sentence[begin] != p_.tokens.sentence[source_.begin]) continue;
      const auto hit = bounds.match(begin, source_.begin, [&](std::uint32_t i) { return p_.tokens.lower_at(i); });
      const bool number = number_of(lower(source_.begin)) && !is(source_.begin, {"a", "an", "one"});
      if (hit && hit->end == source_.begin && number) set_bound(bounds.table().at(hit->row, "bound"));
    }
  }

  void set_bound(std::string_view kind) {
    bound_ = kind == "least" ? Bound::least : kind == "above" ? Bound::above : Bound::rough;
  }

  /// "Both guest and hosts": of two kinds, not two.
  void forget_both() {
    if (out_.count != 2U || !is(source_.begin, {"both"})) return;
    for (std::uint32_t i = source_.begin + 1; i + 1 < source_.end; ++i)
      if (is(i, {"and"}) && (lower(source_.end - 1).ends_with('s') || lower(i - 1).ends_with('s'))) out_.count.reset();
  }

  void read_quantity() {
    const std::uint32_t begin = at_;
    read_bound();
    if (read_between() || read_many() || read_share() || read_ratio()) return;
    const bool half = is(at_, {"half"}) && is(at_ + 1, {"a"}) && is(at_ + 2, {"dozen"});
    const auto number = half ? std::optional<std::uint32_t>(6) : number_of(lower(at_));
    if (!number) {
      if (bound_ != Bound::exact) at_ = begin;
      return;
    }
    std::uint32_t value = *number;
    const bool article = is(at_, {"a", "an"});
    // "a growing number of"
    if (article && size_of_group(lower(at_ + 2)) && is(at_ + 3, {"of"})) ++at_;
    at_ += half ? 3 : 1;
    if (!half && is(at_, {"dozen"})) {
      value *= 12;
      ++at_;
    } else if (is(at_, {"hundred"})) {
      value *= 100;
      ++at_;
    } else if (article && read_group()) {
      return;
    }
    if (is(at_, {"or"}) && is(at_ + 1, {"so", "more"})) {  // "a dozen or so"
      bound_ = is(at_ + 1, {"more"}) ? Bound::least : Bound::rough;
      at_ += 2;
    }
    if (is(at_, {"-", "–"}) || (is(at_, {"to"}) && number_of(lower(at_ + 1)))) {  // "ten to twelve"
      out_.count_min = value;
      at_ += 2;
      return;
    }
    set(value);
    skip_whole();
  }

  /// "between nine and twelve"
  bool read_between() {
    if (!is(at_, {"between", "from"})) return false;
    const auto low = number_of(lower(at_ + 1));
    if (!low || !is(at_ + 2, {"and", "to"}) || !number_of(lower(at_ + 3))) return false;
    out_.count_min = *low;
    at_ += 4;
    return true;
  }

  /// "three of the five jurors"
  void skip_whole() {
    if (is(at_, {"of"}) && is(at_ + 1, {"the", "these", "those", "his", "her", "its", "their", "our"})) {
      at_ += 2;
      if (number_of(lower(at_)) && at_ + 1 < source_.end) ++at_;
    } else if (is(at_, {"of"}) && at_ + 1 < source_.end) {
      ++at_;
    }
  }

  /// "dozens of", "several": at least so many.
  bool read_many() {
    static const auto many = numbers_of("many.tsv", "least");
    const auto found = many.find(lower(at_));
    if (found == many.end()) return false;
    if (found->second > 0 && bound_ != Bound::rough) out_.count_min = found->second;
    ++at_;
    bound_ = Bound::none;
    while (is(at_, {"hundred", "dozen", "thousand", "more", "other", "of", "the", "these", "those"}) &&
           at_ + 1 < source_.end)
      ++at_;
    return true;
  }

  /// "a pair of", "a trio of", "a handful of", "a couple": read behind "a".
  bool read_group() {
    const auto size = size_of_group(lower(at_));
    if (!size) return false;
    if (*size == 0) {
      bound_ = Bound::none;
      ++at_;
      while (is(at_, {"of", "the", "them"}) && at_ + 1 < source_.end) ++at_;
      return true;
    }
    out_.count = size;
    if (is(at_ + 1, {"of"}) && at_ + 2 < source_.end) at_ += 2;
    return true;
  }

  /// 0 where the noun does not say.
  static std::optional<std::uint32_t> size_of_group(std::string_view word) {
    static const auto sizes = numbers_of("groups.tsv", "size");
    const auto found = sizes.find(word);
    return found != sizes.end() ? std::optional(found->second) : std::nullopt;
  }

  /// "two-thirds of the members", "half of the staff": a share of an unknown whole.
  bool read_share() {
    if (const auto size = size_of_group(lower(at_)); size && *size != 0) {  // "the pair"
      out_.count = size;
      return true;
    }
    const std::string_view word = lower(at_);
    // "a fifth of the voters", "over a third": behind the article
    const bool fraction = is(at_, {"a", "an", "one"}) &&
                          is(at_ + 1, {"half", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth"}) &&
                          (at_ + 2 >= source_.end || is(at_ + 2, {"of"}));
    // "a full 80 percent", "an astonishing 80 percent"
    const bool whole_percent =
        is(at_, {"a", "an"}) && number_of(lower(at_ + 2)) && is(at_ + 3, {"percent", "per", "%"});
    if (fraction || whole_percent) at_ += fraction ? 1 : 2;
    if (fraction && at_ + 1 >= source_.end) return true;
    const bool share = fraction || word.ends_with("-thirds") || word.ends_with("-quarters") ||
                       word.ends_with("-fifths") || is_one_of(word, {"thirds", "quarters"}) ||
                       (word == "half" && is(at_ + 1, {"of", "the"}));
    const bool percent = number_of(lower(at_)) && is(at_ + 1, {"percent", "per", "%"});
    const bool parted = number_of(word) && (is(at_ + 1, {"thirds", "quarters", "fifths"}) ||
                                            (is(at_ + 1, {"-"}) && is(at_ + 2, {"thirds", "quarters", "fifths"})));
    if (!share && !percent && !parted) return false;
    while (at_ + 1 < source_.end && !is(at_, {"of"})) ++at_;
    while (is(at_, {"of", "the", "all"}) && at_ + 1 < source_.end) ++at_;
    return true;
  }

  /// "six in ten voters", "two out of three": a share of an unknown whole.
  bool read_ratio() {
    const bool out_of = is(at_ + 1, {"out"}) && is(at_ + 2, {"of"});
    const std::uint32_t whole = at_ + (out_of ? 3 : 2);
    if (!number_of(lower(at_)) || (!out_of && !is(at_ + 1, {"in"})) || !number_of(lower(whole))) return false;
    at_ = std::min(whole + 1, source_.end - 1);
    return true;
  }

  /// "a second", "another", "three other"
  void skip_order() {
    while (at_ + 1 < source_.end && is(at_, {"second", "third", "fourth", "fifth", "sixth", "other", "separate",
                                             "different", "more", "further", "additional"}))
      ++at_;
  }

  /// "one former and two current employees": three; "one source ..., and a second who": two.
  void add_others() {
    if (!out_.count || bound_ != Bound::exact) return;
    for (std::uint32_t i = at_; i + 1 < source_.end; ++i) {
      if (!is(i, {"and"})) continue;
      const auto more = number_of(lower(i + 1));
      if (!more) continue;
      const bool second = is(i + 1, {"a"}) && is(i + 2, {"second", "third"});
      const bool near = i <= at_ + 2;  // adjectives only in between
      if (!second && (!near || is(i + 1, {"a", "an"}))) continue;
      out_.count = *out_.count + (second ? 1 : *more);
      if (near && !second) at_ = std::min(i + 3, source_.end - 1);
      return;
    }
  }

  /// "the official, one of three who spoke"
  [[nodiscard]] bool is_one_of_some() const {
    for (std::uint32_t i = at_; i + 2 < source_.end; ++i)
      if (is(i, {","}) && is(i + 1, {"one"}) && is(i + 2, {"of"})) return true;
    return false;
  }

  void describe() {
    std::uint32_t begin = std::min(at_, source_.end - 1);
    // "Many in the industry"
    if (is(begin, {"in", "at", "on", "within", "inside", "among", "with", "from"})) begin = source_.begin;
    if (begin + 1 == source_.end &&
        (number_of(lower(begin)) || is(begin, {"%", "percent", "cent", "half", "third", "quarter", "fourth", "fifth",
                                               "sixth", "eighth", "tenth"})))
      return;  // "seven in ten", "54 percent"
    std::uint32_t end = begin;
    while (end < source_.end && !is(end, {",", "which", "(", "—", "–", ";"})) ++end;
    if (end > begin && !is(begin, {"them", "us", "those", "whom"}))
      out_.descriptor = std::string(slice(text_, span_of(p_, {begin, end})));
  }

  const Passage& p_;
  std::string_view text_;
  TokenRange source_;
  std::uint32_t at_ = 0;
  Bound bound_ = Bound::exact;
  CountReading out_;
};

}  // namespace

std::optional<std::uint32_t> number_of(std::string_view lower) {
  static const auto words = numbers_of("numbers.tsv", "value");
  if (const auto found = words.find(lower); found != words.end()) return found->second;
  std::uint32_t value = 0;
  constexpr std::size_t kMostDigits = 9;
  if (lower.empty() || lower.size() > kMostDigits) return std::nullopt;
  for (const char c : lower) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return lower.front() == ',' ? std::nullopt : std::optional(value);
}

CountReading read_count(const Passage& passage, std::string_view text, TokenRange source) {
  return CountReader(passage, text, source).run();
}

}  // namespace whosays::footing
