// A list is read from name to name: brackets, what stands behind "of" and appositions are stepped over, and before a
// name its titles. What is no plain list is none: a wrong member would speak.
#include "footing/name_lists.h"

#include <algorithm>
#include <string_view>

#include "footing/function_words.h"
#include "footing/source_phrase.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kTitle = 9;        ///< tokens of titles before a name of the list
constexpr std::uint32_t kApposition = 16;  ///< tokens of what somebody is, behind the name
constexpr std::uint32_t kBracket = 8;

struct Item {
  ActorId actor;
  TokenRange tokens;
  bool behind_and = false;
};

class ListReader {
 public:
  ListReader(const Input& input, const SourceReader& sources, Field field, TokenRange range)
      : input_(input),
        p_(field == Field::text ? input.text : input.title),
        end_(range.end),
        title_(field == Field::title) {
    if (range.empty()) return;
    for (const SourceReader::Placed& m : sources.mentions_in(field, span_of(p_, range))) add(m);
  }

  [[nodiscard]] const std::vector<Item>& names() const { return names_; }

  /// Neither "Vell's lawyer" nor "Vell supporters".
  [[nodiscard]] bool stands_alone(const Item& item) const {
    const std::uint32_t i = item.tokens.end;
    return i >= end_ || is_dash(i) || is_relative_pronoun(lower(i)) || is_preposition(lower(i)) ||
           is_one_of(lower(i), {",", "and", "&", "nor", "(", ")", "along", "together", "both", "also", ";"});
  }

  /// The list that begins with a name.
  [[nodiscard]] std::optional<NameList> from(const Item& first) const {
    if (!stands_alone(first)) return std::nullopt;
    NameList out{first.tokens, {first.actor}, false};
    bool closed = false;
    for (auto next = behind(first); next; next = behind(*next)) {
      if (std::ranges::find(out.members, next->actor) != out.members.end()) return std::nullopt;
      out.members.push_back(next->actor);
      out.tokens.end = next->tokens.end;
      closed = closed || next->behind_and;
    }
    out.others = are_others(out.tokens.end);
    const bool pair_of_title = title_ && out.members.size() == 2;  // "Vell, Holm say"
    if (out.members.size() < 2 || (!closed && !out.others && !pair_of_title)) return std::nullopt;
    return has_full_name(out) && !leads_on(out.tokens.end) && are_bodies(out) ? std::optional(std::move(out))
                                                                              : std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t i) const {
    return i < end_ ? p_.tokens.lower_at(i) : std::string_view();
  }
  [[nodiscard]] bool capital(std::uint32_t i) const { return i < end_ && p_.tokens.capital[i] != 0; }
  [[nodiscard]] bool is_dash(std::uint32_t i) const { return i < end_ && is_one_of(lower(i), {"-", "--", "–", "—"}); }

  void add(const SourceReader::Placed& m) {
    const TokenRange tokens = tokens_of(p_, m.span);
    if (tokens.empty() || input_.actors.rows[m.actor.value].kind == ActorKind::document) return;
    const bool pronoun = tokens.end - tokens.begin == 1 && is_one_of(lower(tokens.begin), {"he", "she"});
    const bool named = capital(tokens.begin) || (lower(tokens.begin) == "the" && capital(tokens.begin + 1));
    if (!pronoun && !named) return;
    if (!names_.empty() && tokens.begin < names_.back().tokens.end) return;
    names_.push_back({m.actor, tokens, false});
  }

  [[nodiscard]] const Item* name_at(std::uint32_t token) const {
    const auto at = std::ranges::lower_bound(names_, token, {}, [](const Item& item) { return item.tokens.begin; });
    return at != names_.end() && at->tokens.begin == token ? &*at : nullptr;
  }

  /// "Mayor Jan Holm", "his wife, Ana", "the head of the union, Jan Holm": the name that words from here on lead to.
  [[nodiscard]] std::optional<Item> titled(std::uint32_t from) const {
    bool complement = false;  // "of the union"
    for (std::uint32_t i = from; i < std::min(end_, from + kTitle); ++i) {
      const std::string_view word = lower(i);
      if (const Item* item = name_at(i);
          item != nullptr && !complement && (i == from || !is_preposition(lower(i - 1)))) {
        if (stands_alone(*item)) return *item;
        i = item->tokens.end - 1;
        continue;
      }
      if (word == "," ? i == from || !is_determined(from) : is_broken_by(word)) return std::nullopt;
      if (word == ",") complement = false;
      if (is_preposition(word)) {
        if (i == from || (!is_determined(from) && word != "of")) return std::nullopt;
        complement = is_determined(from) || !capital(i + 1);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_determined(std::uint32_t i) const {
    return is_definite_determiner(lower(i)) || is_one_of(lower(i), {"a", "an"});
  }

  /// What no title has.
  [[nodiscard]] static bool is_broken_by(std::string_view word) {
    return is_relative_pronoun(word) ||
           is_one_of(word, {"and", "&", "or", ";", ":", "\"", "“", "”", "(", ")", "not", "but"});
  }

  /// The next name of the list.
  [[nodiscard]] std::optional<Item> behind(const Item& item) const {
    const std::uint32_t at = behind_place(item.tokens.end);
    std::uint32_t i = at;
    if (lower(i) == ",") ++i;
    const std::uint32_t names = behind_and(i);
    if (names == i && i == at) return std::nullopt;
    if (auto next = titled(names)) {
      next->behind_and = names > i;
      return next;
    }
    return names == i ? behind_apposition(i) : std::nullopt;
  }

  /// "(D-Callis)", "of the Harbour Guild".
  [[nodiscard]] std::uint32_t behind_place(std::uint32_t i) const {
    if (lower(i) == "(") {
      for (std::uint32_t k = i; k < std::min(end_, i + kBracket); ++k)
        if (lower(k) == ")") return k + 1;
    }
    if (!is_one_of(lower(i), {"of", "from", "in", "at"})) return i;
    std::uint32_t k = i + 1;
    while (k < end_ && (capital(k) || is_one_of(lower(k), {"the", "of", "for", "'s", "’s"}))) ++k;
    return k;
  }

  [[nodiscard]] std::uint32_t behind_and(std::uint32_t i) const {
    if (is_one_of(lower(i), {"and", "&", "nor"})) return i + 1;
    if (is_one_of(lower(i), {"along", "together"}) && lower(i + 1) == "with") return i + 2;
    if (lower(i) == "as" && lower(i + 1) == "well" && lower(i + 2) == "as") return i + 3;
    return i;
  }

  /// "Ana Vell, the mayor of Callis, and Jan Holm".
  [[nodiscard]] std::optional<Item> behind_apposition(std::uint32_t from) const {
    for (std::uint32_t i = from; i + 2 < end_ && i < from + kApposition; ++i) {
      if (is_one_of(lower(i), {";", ":", "\"", "“", "”"})) return std::nullopt;
      if ((lower(i) != "," && !is_dash(i)) || !is_one_of(lower(i + 1), {"and", "&"})) continue;
      auto next = titled(i + 2);
      if (next) next->behind_and = true;
      return next;
    }
    return std::nullopt;
  }

  /// "and others", "and two other senators"
  [[nodiscard]] bool are_others(std::uint32_t i) const {
    if (lower(i) == ",") ++i;
    if (!is_one_of(lower(i), {"and", "among"})) return false;
    for (std::uint32_t k = i + 1; k < std::min(end_, i + 4); ++k)
      if (is_one_of(lower(k), {"other", "others"})) return true;
    return false;
  }

  /// "Border agent and president of the Guild (HG) Ana Vell": titles of another name.
  [[nodiscard]] bool leads_on(std::uint32_t i) const {
    i = lower(i) == "(" ? behind_place(i) : i;
    return capital(i);
  }

  /// "The Institute for Science and Coastal Security" is one body: its halves stand nowhere else alone.
  [[nodiscard]] bool are_bodies(const NameList& list) const {
    for (std::size_t k = 0; k < list.members.size(); ++k) {
      const Actor& actor = input_.actors.rows[list.members[k].value];
      if (actor.kind != ActorKind::organisation) continue;
      const bool first = k == 0;
      const auto mentions = input_.actors.mentions.at(actor.mentions);
      if (std::ranges::none_of(mentions, [&](const Mention& m) { return is_whole(m, first); })) return false;
    }
    return true;
  }

  /// Nothing is joined to it on that side: "the Guild" behind "and", or before it.
  [[nodiscard]] bool is_whole(const Mention& m, bool first) const {
    const Passage& p = m.field == Field::text ? input_.text : input_.title;
    const TokenRange tokens = tokens_of(p, m.span);
    if (tokens.empty()) return false;
    if (p.tokens.lower_at(tokens.begin) == "the") return true;
    if (!first) return tokens.begin == 0 || !is_one_of(p.tokens.lower_at(tokens.begin - 1), {"and", "&", "nor"});
    if (tokens.end >= p.tokens.size() || !is_one_of(p.tokens.lower_at(tokens.end), {"and", "&"})) return true;
    return tokens.end + 1 < p.tokens.size() &&
           is_one_of(p.tokens.lower_at(tokens.end + 1), {"the", "its", "his", "her"});
  }

  /// Of persons at least one is named in full somewhere: "Holm and Vell" may be a firm.
  [[nodiscard]] bool has_full_name(const NameList& list) const {
    bool persons = false;
    for (const ActorId member : list.members) {
      const Actor& actor = input_.actors.rows[member.value];
      if (actor.name.find(' ') != std::string::npos) return true;
      persons = persons || actor.kind == ActorKind::person;
    }
    return !persons;
  }

  const Input& input_;
  const Passage& p_;
  std::uint32_t end_;
  bool title_;
  std::vector<Item> names_;
};

/// What stands before the first name says what they are: "Senators", "The last two mayors of Callis --"; none in
/// "supporters of", "led by", "many, including".
bool says_who_they_are(const Passage& p, TokenRange words) {
  std::uint32_t titles = words.begin;  // behind the last comma or dash
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const std::string_view word = p.tokens.lower_at(i);
    if (word == "," || is_dash_alone(p.tokens, i) || is_one_of(word, {"--", "—"})) titles = i + 1;
    if (is_relative_pronoun(word) || is_one_of(word, {"\"", "“", "”", ";", "including", "among", "such", "like", "as",
                                                      "than", "except", "and", "or", "by", "with", "from", "without"}))
      return false;
  }
  for (std::uint32_t i = titles; i < words.end; ++i)
    if (is_preposition(p.tokens.lower_at(i)) &&
        (p.tokens.lower_at(i) != "of" || i + 1 == words.end || p.tokens.capital[i + 1] == 0))
      return false;
  return true;
}

}  // namespace

std::optional<NameList> NameLists::in_source(Field field, TokenRange source) const {
  const Passage& p = field == Field::text ? input_.text : input_.title;
  const ListReader reader(input_, sources_, field, source);
  for (const auto& first : reader.names()) {
    if (!reader.stands_alone(first)) continue;  // "the House leaders, Ana Vell and Jan Holm"
    if (!says_who_they_are(p, {source.begin, first.tokens.begin})) return std::nullopt;
    if (auto list = reader.from(first)) return list;
  }
  return std::nullopt;
}

std::vector<NameList> NameLists::all_in(Field field) const {
  const Passage& p = field == Field::text ? input_.text : input_.title;
  std::vector<NameList> out;
  for (const Sentence& sentence : p.sentences.rows) {
    const ListReader reader(input_, sources_, field, {sentence.first_token, sentence.end_token});
    for (const auto& first : reader.names()) {
      if (!out.empty() && first.tokens.begin < out.back().tokens.end) continue;
      if (auto list = reader.from(first)) out.push_back(std::move(*list));
    }
  }
  return out;
}

}  // namespace whosays::footing
