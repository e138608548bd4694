#include "time/patterns.h"

#include <algorithm>

#include "base/text_util.h"
#include "lexicon/lexicon.h"
#include "time/classes.h"

namespace whosays::time {
namespace {

std::vector<std::string_view> alternatives(std::string_view text) { return split(text, '|'); }

/// One line of the table. The views point into the table, which lives as long as the program.
Rule compiled(std::string_view pattern, std::string_view value, std::string_view type) {
  Rule rule;
  rule.value = value;
  rule.type = parse_word<TimeType>(type);
  for (std::string_view piece : split(pattern, ' ')) {
    if (piece.empty()) continue;
    if (piece.front() == '(') {
      rule.context = alternatives(piece.substr(1, piece.size() - 2));
      continue;
    }
    Rule::Part part;
    part.optional = piece.back() == '?';
    if (part.optional) piece.remove_suffix(1);
    part.is_class = piece.front() == '<';
    part.words = part.is_class ? std::vector{piece.substr(1, piece.size() - 2)} : alternatives(piece);
    if (part.is_class) part.piece_class = class_named(part.words[0]);
    rule.parts.push_back(std::move(part));
  }
  return rule;
}

class RuleTable {
 public:
  RuleTable() {
    const lexicon::Table table("times.tsv");
    for (std::size_t i = 0; i < table.rows(); ++i)
      rules_.push_back(compiled(table.at(i, "pattern"), table.at(i, "value"), table.at(i, "type")));
    for (const Rule& rule : rules_) index(rule);
  }

  /// Rules whose first part is this word; and those that begin with a class.
  [[nodiscard]] const std::vector<const Rule*>& by_word(std::string_view word) const {
    const auto found = by_word_.find(word);
    return found == by_word_.end() ? none_ : found->second;
  }
  struct OfClass {
    PieceClass piece_class;
    std::vector<const Rule*> rules;
  };
  [[nodiscard]] const std::vector<OfClass>& by_class() const { return by_class_; }

 private:
  void index(const Rule& rule) {
    for (const Rule::Part& part : rule.parts) {
      for (const std::string_view word : part.words) {
        if (!part.is_class) {
          by_word_[word].push_back(&rule);
          continue;
        }
        auto found = std::find_if(by_class_.begin(), by_class_.end(),
                                  [&](const OfClass& entry) { return entry.piece_class == part.piece_class; });
        if (found == by_class_.end()) found = by_class_.insert(by_class_.end(), {part.piece_class, {}});
        found->rules.push_back(&rule);
      }
      if (!part.optional) return;
    }
  }

  std::vector<Rule> rules_;
  WordMap<std::vector<const Rule*>> by_word_;
  std::vector<OfClass> by_class_;
  std::vector<const Rule*> none_;
};

const RuleTable& rule_table() {
  static const RuleTable table;
  return table;
}

class Matcher {
 public:
  explicit Matcher(const Pieces& pieces) : p_(pieces) {}

  [[nodiscard]] Match best_at(std::uint32_t at) const {
    Match best;
    for (const Rule* rule : rule_table().by_word(p_.word(at))) consider(*rule, at, best);
    const bool ordinary =
        p_.rows[at].kind == PieceKind::letters && !time_words().knows(p_.word(at)) && p_.word(at) != "q";
    if (ordinary) return best;
    Captures scratch;
    for (const RuleTable::OfClass& entry : rule_table().by_class()) {
      if (match_class(entry.piece_class, p_, at, scratch) == 0) continue;
      for (const Rule* rule : entry.rules) consider(*rule, at, best);
    }
    return best;
  }

 private:
  void consider(const Rule& rule, std::uint32_t at, Match& best) const {
    if (!rule.context.empty() && !after_context(rule, at)) return;
    if (is_proper_noun(rule, at) || is_counted(rule, at)) return;
    Captures captures;
    const std::uint32_t end = matched(rule, 0, at, at, captures);
    const bool earlier_line = best.rule != nullptr && &rule < best.rule;
    if (end > best.end || (end == best.end && end != 0 && earlier_line)) best = {&rule, at, end, captures};
  }

  /// "the Callis Daily", "Tomorrow Party": a single word of the table with a capital inside a sentence is a name,
  /// unless it is a feast.
  [[nodiscard]] bool is_proper_noun(const Rule& rule, std::uint32_t at) const {
    const bool one_word = rule.parts.size() == 1 && !rule.parts[0].is_class;
    const bool begins = at == 0 || p_.rows[at - 1].sentence != p_.rows[at].sentence;
    if (!one_word || begins || !p_.rows[at].capital || rule.value.starts_with("feast")) return false;
    return p_.rows[at - 1].kind == PieceKind::letters;
  }

  /// "weeks ago" behind a number that no rule could read says less than the text does.
  [[nodiscard]] bool is_counted(const Rule& rule, std::uint32_t at) const {
    const Rule::Part& first = rule.parts[0];
    return first.is_class && first.words[0] == "units" && at > 0 && p_.rows[at - 1].kind == PieceKind::digits;
  }

  [[nodiscard]] bool after_context(const Rule& rule, std::uint32_t at) const {
    if (at == 0 || p_.rows[at - 1].sentence != p_.rows[at].sentence) return false;
    return std::find(rule.context.begin(), rule.context.end(), p_.word(at - 1)) != rule.context.end();
  }

  /// The piece at which the next part may begin: a hyphen between two parts counts as a blank.
  [[nodiscard]] std::uint32_t next_part(std::uint32_t first, std::uint32_t at) const {
    const bool hyphen =
        at > first && at + 1 < p_.size() && p_.word(at) == "-" && !p_.rows[at].spaced && !p_.rows[at + 1].spaced;
    return hyphen ? at + 1 : at;
  }

  /// End of the match of parts from `part` on at piece `at`, or 0. Tries an optional part before leaving it out.
  /// What did not match has left `captures` as they were.
  [[nodiscard]] std::uint32_t matched(const Rule& rule, std::size_t part, std::uint32_t first, std::uint32_t at,
                                      Captures& captures) const {
    if (part == rule.parts.size()) return at;
    const Rule::Part& now = rule.parts[part];
    const std::uint32_t begin = next_part(first, at);
    if (begin < p_.size() && p_.rows[begin].sentence == p_.rows[first].sentence) {
      const std::uint32_t end = now.is_class ? matched_class(rule, part, first, begin, captures)
                                             : matched_word(rule, part, first, begin, captures);
      if (end != 0) return end;
    }
    return now.optional ? matched(rule, part + 1, first, at, captures) : 0;
  }

  /// The same with the part `part` at `begin`, and nowhere else.
  [[nodiscard]] std::uint32_t matched_class(const Rule& rule, std::size_t part, std::uint32_t first,
                                            std::uint32_t begin, Captures& captures) const {
    Captures tried = captures;
    const std::uint32_t after = match_class(rule.parts[part].piece_class, p_, begin, tried);
    const std::uint32_t end = after == 0 ? 0 : matched(rule, part + 1, first, after, tried);
    if (end != 0) captures = std::move(tried);
    return end;
  }
  [[nodiscard]] std::uint32_t matched_word(const Rule& rule, std::size_t part, std::uint32_t first, std::uint32_t begin,
                                           Captures& captures) const {
    const auto& words = rule.parts[part].words;
    const bool there = std::find(words.begin(), words.end(), p_.word(begin)) != words.end();
    return there ? matched(rule, part + 1, first, begin + 1, captures) : 0;
  }

  const Pieces& p_;
};

}  // namespace

TimeWords::TimeWords() {
  const lexicon::Table table("times_words.tsv");
  for (std::size_t i = 0; i < table.rows(); ++i)
    by_word_[table.at(i, "word")].push_back({table.at(i, "class"), table.at(i, "value")});
}

std::optional<std::string_view> TimeWords::find(std::string_view word_class, std::string_view word) const {
  const auto entries = by_word_.find(word);
  if (entries == by_word_.end()) return std::nullopt;
  for (const Entry& entry : entries->second)
    if (entry.word_class == word_class) return entry.value;
  return std::nullopt;
}

const TimeWords& time_words() {
  static const TimeWords words;
  return words;
}

std::vector<Match> matches_in(const Pieces& pieces) {
  std::vector<Match> out;
  const Matcher matcher(pieces);
  for (std::uint32_t at = 0; at < pieces.size();) {
    const bool may_begin = pieces.rows[at].kind != PieceKind::other;
    const bool inside_word = !pieces.rows[at].spaced && at > 0 && pieces.rows[at - 1].kind != PieceKind::other;
    Match match = may_begin && !inside_word ? matcher.best_at(at) : Match{};
    if (match.end == 0) {
      ++at;
      continue;
    }
    at = match.end;
    if (match.rule->type) out.push_back(std::move(match));
  }
  return out;
}

}  // namespace whosays::time
