// Names that only the words for a speaker show: see with_sources in retyped.h.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/retyped.h"
#include "coref/sourced_bodies.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool names_trade_or_tie(std::string_view word) { return names_trade(word) || !converse_of(word).empty(); }

class SourceNames {
 public:
  SourceNames(const FieldView& view, Names names) : view_(view), names_(std::move(names)) {
    for (const Name& name : names_.rows)
      if (name.field == Field::text) {
        taken_.insert(name.span);
        if (name.type == NameType::other || name.type == NameType::place) weak_.insert(name.span);
      }
  }

  void add_others(const Names& others) {
    for (const Name& name : others.rows) {
      if (name.field != Field::text || (name.type != NameType::person && name.type != NameType::organisation)) continue;
      const Range tokens = view_.tokens_of(name.span);
      if (tokens.count > 5 || !is_run(tokens.first, tokens.first + tokens.count)) continue;
      if (tokens.count < 2 && (name.type == NameType::person || may_be_surname(tokens.first))) continue;
      if (!role_word(view_.lower(tokens.first)) && !is_the_native(tokens)) add(name.span, name.type);
    }
    // "Amsel was less sure": alone, where just one is named so in full.
    for (const Name& name : others.rows) {
      if (name.field != Field::text || (name.type != NameType::person && name.type != NameType::organisation)) continue;
      const Range tokens = view_.tokens_of(name.span);
      if (tokens.count != 1) continue;
      const bool body = name.type == NameType::organisation && may_be_surname(tokens.first);
      const bool part =
          is_lone_name(tokens.first) && is_part_of_name(tokens.first) && !shared_.contains(view_.word(tokens.first));
      if (part && (!body || first_of_.contains(view_.word(tokens.first))))
        add(name.span, NameType::person);
      else if (body)
        add(name.span, name.type);
    }
  }

  void add_sources(const Attributions& attributions) {
    for (const Attribution& row : attributions.rows) {
      const auto spans = attributions.spans.at(row.source);
      if (row.field == Field::text && !spans.empty()) add_source(view_.tokens_of(spans.front()));
    }
  }

  /// Dwayne “Thunder” Odel: the surname behind a nickname.
  void add_behind_nicknames(const Names& others) {
    std::vector<Name> rows = names_.rows;
    rows.insert(rows.end(), others.rows.begin(), others.rows.end());
    for (const Name& name : rows) {
      if (name.field != Field::text || name.type != NameType::person) continue;
      const Range tokens = view_.tokens_of(name.span);
      const std::uint32_t open = tokens.first + tokens.count;
      if (tokens.count != 1 || open + 3 >= view_.size() || !is_any_of(view_.word(open), {"“", "\""})) continue;
      if (gender_of_first_name(view_.lower(tokens.first)) == Gender::unknown) continue;
      const std::uint32_t close = is_any_of(view_.word(open + 2), {"”", "\""}) ? open + 2 : open + 3;
      if (close + 1 >= view_.size() || !is_any_of(view_.word(close), {"”", "\""}) || !view_.capital(close + 1))
        continue;
      add(name.span, NameType::person);
      add(view_.span(close + 1), NameType::person);
    }
  }

  /// "his daughter Sol", "aid worker Jun Watabe".
  void add_told() {
    for (std::uint32_t i = 1; i + 1 < view_.size(); ++i) {
      const std::string_view word = view_.lower(i);
      if (view_.kind(i) != TokenKind::word || view_.capital(i)) continue;
      const bool kin = !converse_of(word).empty();
      if (!kin && !role_word(word) && describing_noun(word).use == NounUse::none) continue;
      const std::uint32_t first = view_.word(i + 1) == "," ? i + 2 : i + 1;
      std::uint32_t end = first;
      while (end < view_.size() && view_.capital(end) && end < first + 4 && view_.sentence(end) == view_.sentence(i))
        ++end;
      const bool whose =
          i > 1 && is_any_of(view_.lower(i - 1), {"his", "her", "'s", "’s", "younger", "older", "elder"});
      const bool closed = end < view_.size() && (first == i + 1 || view_.word(end) == ",");
      const std::uint32_t least = kin && whose ? 1 : 2;
      if (end < first + least || end == first + 4 || !closed || !is_run(first, end)) continue;
      const std::string_view last = view_.lower(end - 1);
      const bool given = gender_of_first_name(view_.lower(first)) != Gender::unknown;
      if (!given && (names_trade(view_.lower(first)) || ends_body_name(last) || names_trade(last))) continue;
      add(view_.span(first, end), NameType::person);
    }
  }

  /// "He married Pema, a schoolteacher,": whom somebody married has a name, however short.
  void add_married() {
    for (std::uint32_t i = 1; i + 2 < view_.size(); ++i) {
      if (!is_any_of(view_.lower(i), {"married", "wed"}) || !view_.capital(i + 1)) continue;
      std::uint32_t end = i + 1;
      while (end < view_.size() && view_.capital(end) && end < i + 5 && view_.sentence(end) == view_.sentence(i)) ++end;
      const bool closed = end < view_.size() && is_any_of(view_.lower(end), {",", ".", "in", "last", "on", "at"});
      if (closed && end < i + 5 && is_run(i + 1, end) && is_lone_name(i + 1))
        add(view_.span(i + 1, end), NameType::person);
    }
  }

  /// "Amsel laughed", which neither the rules nor the core take for a name: the surname of just one who was named in
  /// full before, and no word of the text besides.
  void add_surnames() {
    constexpr std::size_t kShortest = 4;  // letters
    static const lexicon::WordSet common("names_common.txt");
    std::set<std::string_view> full;
    for (std::uint32_t i = 1; i + 1 < view_.size(); ++i) {
      const std::string_view word = view_.word(i);
      if (!view_.capital(i) || word.size() < kShortest || !is_part_of_name(i)) continue;
      const auto first = first_of_.find(word);
      if (first == first_of_.end() || shared_.contains(word)) continue;
      if (view_.word(i - 1) == first->second) full.insert(word);
      const bool begins = view_.sentence(i - 1) != view_.sentence(i);
      if (!begins || view_.capital(i + 1) || !full.contains(word) || !is_lone_name(i)) continue;
      if (!common.has(view_.lower(i)) && !is_ordinary(view_.lower(i))) add(view_.span(i), NameType::person);
    }
  }

  Names take() {
    std::erase_if(names_.rows,
                  [&](const Name& name) { return name.field == Field::text && dropped_.contains(name.span); });
    std::stable_sort(added_.begin(), added_.end(), [](const Name& a, const Name& b) { return a.span < b.span; });
    for (const Name& name : added_) {
      const auto at = std::find_if(names_.rows.begin(), names_.rows.end(), [&](const Name& other) {
        return other.field == Field::text && name.span < other.span;
      });
      names_.rows.insert(at, name);
    }
    return std::move(names_);
  }

 private:
  /// "The Spaniard", which the core takes for a body.
  [[nodiscard]] bool is_the_native(Range tokens) const {
    if (tokens.count != 1 || tokens.first == 0 || view_.lower(tokens.first - 1) != "the") return false;
    return describing_noun(view_.lower(tokens.first)).use == NounUse::bare;
  }

  /// "Amsel said", which the core takes for a body: whether somebody is named so in full is known later.
  [[nodiscard]] bool may_be_surname(std::uint32_t token) const {
    return view_.word(token).size() > 2 && view_.capital(token) && !role_word(view_.lower(token)) &&
           !is_any_of(view_.lower(token > 0 ? token - 1 : 0), {"the", "of"});
  }

  static constexpr std::size_t kMostAdded = 2000;  ///< each costs a shift of the rows behind it

  /// Not over a name that has a kind, but where this one is `longer` ("Dockers' Union"); what the rules only know to be
  /// some name gives way.
  void add(Span span, NameType type, bool longer = false) {
    if (added_.size() == kMostAdded) return;
    auto first = taken_.lower_bound(span);
    if (first != taken_.begin() && std::prev(first)->overlaps(span)) --first;
    auto end = first;
    for (; end != taken_.end() && end->overlaps(span); ++end)
      if (!weak_.contains(*end) && !(longer && span.contains(*end))) return;
    for (auto it = first; it != end; ++it) dropped_.insert(*it);
    taken_.erase(first, end);
    taken_.insert(span);
    Name name;
    name.span = span;
    name.type = type;
    added_.push_back(name);
  }

  /// Words with a capital, and nothing else but what stands within names.
  [[nodiscard]] bool is_run(std::uint32_t first, std::uint32_t end) const {
    if (first >= end || !view_.capital(first) || !view_.capital(end - 1)) return false;
    for (std::uint32_t i = first; i < end; ++i)
      if (!view_.capital(i) && !is_particle(view_.lower(i)) &&
          !is_any_of(view_.lower(i), {"'", "’", "'s", "’s", "&", "of"}))
        return false;
    return true;
  }

  /// "Skytrail, the airline worst hit,", "Moana, a nurse,": what stands behind the comma says what has the name.
  void add_explained(std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongest = 6;
    const std::string_view word = view_.lower(first);
    if (first + 3 > end || view_.word(first + 1) != "," || !is_lone_name(first)) return;
    if (view_.lower(first + 2) == "which") return add(view_.span(first), NameType::organisation);
    if (view_.lower(first + 2) == "who" && !word.ends_with('s')) return add(view_.span(first), NameType::person);
    if (!is_any_of(view_.lower(first + 2), {"the", "a", "an", "its", "his", "her"})) return;
    for (std::uint32_t i = first + 3; i < std::min(end, first + 3 + kLongest); ++i) {
      if (view_.kind(i) != TokenKind::word || (stops_role(view_.lower(i)) && !names_trade(view_.lower(i)))) return;
      if (i + 1 < end && view_.kind(i + 1) == TokenKind::word && !stops_role(view_.lower(i + 1)) &&
          (is_body_noun(view_.lower(i + 1)) || names_trade(view_.lower(i + 1))))
        continue;  // "the airline operator"
      if (is_body_noun(view_.lower(i))) return add(view_.span(first), NameType::organisation);
      if (names_trade_or_tie(view_.lower(i)) && !word.ends_with('s')) return add(view_.span(first), NameType::person);
    }
  }

  /// One word with a capital that no list knows as a noun.
  [[nodiscard]] bool is_lone_name(std::uint32_t token) const {
    static const lexicon::WordSet nations("names_nationalities.txt");
    const std::string_view word = view_.lower(token);
    return view_.capital(token) && word.size() > 2 && !nations.has(word) && !names_trade_or_tie(word) &&
           !names_trades(word) && !is_body_noun(word) && !stops_role(word) && !honorific(word) &&
           !is_any_of(
               word, {"the",     "he",     "she",      "they",     "it",      "we",       "who",     "others", "some",
                      "many",    "most",   "both",     "one",      "two",     "three",    "another", "none",   "nobody",
                      "someone", "anyone", "everyone", "somebody", "neither", "either",   "each",    "all",    "few",
                      "several", "here",   "there",    "now",      "then",    "later",    "earlier", "today",  "still",
                      "but",     "and",    "yet",      "instead",  "however", "yesterday"});
  }

  /// Whether it stands anywhere without a capital. Few articles ask, so its words are gathered for the first who does.
  [[nodiscard]] bool is_ordinary(std::string_view word) {
    if (!std::exchange(ordinary_known_, true))
      for (std::uint32_t i = 0; i < view_.size(); ++i)
        if (!view_.capital(i)) ordinary_.insert(view_.lower(i));
    return ordinary_.contains(word);
  }

  /// The surname of somebody who is named in full, or the given name: "Luka, the younger,".
  [[nodiscard]] bool is_part_of_name(std::uint32_t token) {
    // Once, also where nobody is named in full: sources ask one after another.
    if (!std::exchange(parts_known_, true))
      for (const std::vector<Name>* names : {&std::as_const(names_).rows, &std::as_const(added_)}) add_parts(*names);
    return parts_.contains(view_.word(token));
  }

  void add_parts(const std::vector<Name>& names) {
    for (const Name& name : names) {
      if (name.field != Field::text || name.type != NameType::person) continue;
      const Range words = view_.tokens_of(name.span);
      if (words.count < 2) continue;
      const std::string_view last = view_.word(words.first + words.count - 1);
      if (parts_.insert(last).second) first_of_.emplace(last, view_.word(words.first));
      if (const auto known = first_of_.find(last); known != first_of_.end() && known->second != view_.word(words.first))
        shared_.insert(last);
      if (gender_of_first_name(view_.lower(words.first)) != Gender::unknown) parts_.insert(view_.word(words.first));
    }
  }

  /// "Mast" where "Ulrike" was found in "Ulrike Mast last spoke": the name is both words.
  [[nodiscard]] bool ends_split_name(std::uint32_t token) {
    if (!std::exchange(split_known_, true)) find_split_names();
    const auto first = split_.find(view_.word(token));
    if (first == split_.end() || first->second + 1 >= token) return false;
    add(view_.span(first->second, first->second + 2), NameType::person, true);
    return true;
  }

  /// The first place where a given name that is a name alone has each word behind it, and behind that no capital.
  void find_split_names() {
    for (const Name& name : names_.rows) {
      if (name.field != Field::text || name.type != NameType::person) continue;
      const Range words = view_.tokens_of(name.span);
      const std::uint32_t last = words.first + words.count;
      if (words.count != 1 || last + 1 >= view_.size() || view_.capital(last + 1)) continue;
      if (gender_of_first_name(view_.lower(words.first)) == Gender::unknown) continue;
      split_.emplace(view_.word(last), words.first);
    }
  }

  /// "Her disciple of thirty years, Padmaja,": the noun before "of" says what somebody is.
  [[nodiscard]] bool is_said_of(std::uint32_t begin, std::uint32_t name) const {
    if (name < begin + 4 || view_.word(name - 1) != ",") return false;
    if (!is_any_of(view_.lower(begin), {"a", "an", "the", "his", "her", "its", "their"})) return false;
    bool trade = false;
    for (std::uint32_t i = begin + 1; i + 1 < name; ++i) {
      if (view_.kind(i) != TokenKind::word || view_.capital(i)) return false;
      if (i < begin + 5 && is_any_of(view_.lower(i), {"of", "from", "for"}))
        trade = trade || names_trade_or_tie(view_.lower(i - 1));
    }
    return trade;
  }

  /// "the Department of Housing and Urban Development": "of" and "and" within the name of a body, and what stands
  /// behind "and" is nobody's name elsewhere.
  [[nodiscard]] bool is_body_of_two(std::uint32_t first, std::uint32_t end) const {
    static const lexicon::WordSet bodies("institutions.txt");
    static const lexicon::WordSet common("names_common.txt");
    std::uint32_t of = 0, both = 0;
    bool kind = false;
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string_view word = view_.lower(i);
      if (is_any_of(word, {"of", "for"}) && of == 0)
        of = i;
      else if (word == "and" && both == 0)
        both = i;
      else if (!view_.capital(i))
        return false;
      if (of == 0) kind = kind || bodies.has(word) || ends_body_name(word) || word == "center" || word == "centre";
    }
    if (!kind || of == 0 || both < of + 2 || both + 1 >= end || end > both + 4) return false;
    const std::string_view last = view_.lower(end - 1);
    const bool field = common.has(last) || last.ends_with('s') || last.ends_with("ment") || last.ends_with("tion") ||
                       last.ends_with("ture") || last.ends_with("ing") || last.ends_with("ity");
    for (std::uint32_t i = 0; field && i < view_.size(); ++i)
      if ((i < both || i >= end) && view_.lower(i) == last && view_.capital(i) && view_.lower(i - (i > 0)) != "and")
        return false;
    return field;
  }

  void add_source(Range tokens) {
    const auto body = body_of_source(view_, tokens);
    if (!body || !body->linked) add_speaker(tokens);
    if (body)
      add(view_.span(body->name.first, body->name.first + body->name.count), NameType::organisation, body->linked);
  }

  void add_speaker(Range tokens) {
    static const lexicon::WordSet bodies("institutions.txt");
    std::uint32_t end = tokens.first + tokens.count;
    while (end > tokens.first && view_.kind(end - 1) == TokenKind::punctuation) --end;
    const std::uint32_t body = view_.lower(tokens.first) == "the" ? tokens.first + 1 : tokens.first;
    if (body + 4 < end && is_body_of_two(body, end)) return add(view_.span(body, end), NameType::organisation, true);
    add_explained(tokens.first, end);
    if (end > tokens.first + 2 && view_.word(end - 2) == "," && view_.kind(end - 1) == TokenKind::number)
      end -= 2;  // an age
    const bool alone = end == tokens.first + 1 || view_.word(tokens.first + 1) == ",";
    if (alone && is_lone_name(tokens.first) && (is_part_of_name(tokens.first) || ends_split_name(tokens.first))) {
      add(view_.span(tokens.first), NameType::person);
      if (end == tokens.first + 1) return;
    }
    std::uint32_t first = end;
    while (first > tokens.first && (view_.capital(first - 1) || is_any_of(view_.lower(first - 1), {"'", "’"}))) --first;
    if (first < end && view_.lower(first) == "the") ++first;
    const bool title = is_titled_name(first, end);
    if (title) ++first;
    const bool role =
        title || (first > tokens.first &&
                  (is_said_of(tokens.first, first) ||
                   names_trade_or_tie(view_.lower(view_.word(first - 1) == "," && first > 1 ? first - 2 : first - 1))));
    if (end > first + 4 || !is_run(first, end)) return;
    // "Relief group Open Hand", "The union, Tally,"
    const std::uint32_t said =
        first > tokens.first && view_.word(first - 1) == "," && first > 1 ? first - 2 : first - 1;
    if (first > tokens.first && is_body_noun(view_.lower(said)) && !view_.capital(said) &&
        gender_of_first_name(view_.lower(first)) == Gender::unknown && !names_trade_or_tie(view_.lower(first)))
      return add(view_.span(first, end), NameType::organisation);
    if (end < first + 2 && !(role && view_.word(first - 1) == "," && !names_trade(view_.lower(first)))) return;
    const std::string_view last = view_.lower(end - 1);
    const bool given = gender_of_first_name(view_.lower(first)) != Gender::unknown;
    const bool person = given || honorific(view_.lower(first));  // "Diane Mills", "Mrs Mills"
    if (!person && (ends_body_name(last) || bodies.has(last)))
      return add(view_.span(first, end), NameType::organisation, true);
    if ((role || given) && !role_word(view_.lower(first)) && !role_word(last))
      add(view_.span(first, end), NameType::person, is_one_word_each(first, end));
  }

  /// "Ranger Wenke Storm", "PC Ruth Alder": what somebody is begins the sentence, and two words or three follow.
  [[nodiscard]] bool is_titled_name(std::uint32_t first, std::uint32_t end) const {
    static const lexicon::WordSet nations("names_nationalities.txt");
    if (end < first + 3 || !is_run(first, end)) return false;
    const std::string_view word = view_.lower(first);
    const bool rank = is_any_of(word, {"pc", "sgt", "supt", "insp", "cllr"});
    const bool told = rank || (names_trade(word) && gender_of_given_name(word) == Gender::unknown);
    return told && !names_trade_or_tie(view_.lower(first + 1)) && !honorific(view_.lower(first + 1)) &&
           !nations.has(view_.lower(first + 1)) && !is_body_noun(view_.lower(end - 1));
  }

  /// No other name of several words lies there: "Vasko" gives way to "Roman Vasko".
  [[nodiscard]] bool is_one_word_each(std::uint32_t first, std::uint32_t end) const {
    const Span span = view_.span(first, end);
    auto at = taken_.lower_bound(span);
    if (at != taken_.begin() && std::prev(at)->overlaps(span)) --at;
    for (; at != taken_.end() && at->overlaps(span); ++at)
      if (view_.tokens_of(*at).count > 1) return false;
    return true;
  }

  const FieldView& view_;
  Names names_;
  std::set<Span> taken_;
  std::set<Span> weak_;     ///< of names that are some name, or a place
  std::set<Span> dropped_;  ///< for which another was added
  bool parts_known_ = false, split_known_ = false, ordinary_known_ = false;
  std::map<std::string_view, std::uint32_t> split_;        ///< second word of a split name, where it begins
  std::set<std::string_view> ordinary_;                    ///< words without a capital
  std::set<std::string_view> parts_;                       ///< of full names: surnames, given names
  std::map<std::string_view, std::string_view> first_of_;  ///< the word before a surname
  std::set<std::string_view> shared_;                      ///< surnames of several
  std::vector<Name> added_;
};

}  // namespace

Names with_sources(const FieldView& text, Names names, const Names& others, const Attributions& attributions) {
  SourceNames out(text, std::move(names));
  out.add_others(others);
  out.add_sources(attributions);
  out.add_told();
  out.add_married();
  out.add_behind_nicknames(others);
  out.add_surnames();
  return out.take();
}

}  // namespace whosays::coref
