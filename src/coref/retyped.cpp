#include "coref/retyped.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "coref/described_words.h"
#include "coref/portraits.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool is_body_word(std::string_view word) {
  static const lexicon::WordSet words("coref_body_words.txt");
  return words.has(word);
}

class Retyper {
 public:
  Retyper(const FieldView& text, const FieldView& title, const Names& names, const Names& others)
      : text_(text), title_(title), names_(names) {
    collect(names);
    collect(others);
  }

  Names run() {
    Names out = names_;
    std::map<std::string, NameType> bodies;
    for (const Name& name : names_.rows)
      if (name.type == NameType::person)
        if (const auto type = body_type(name); type != NameType::person) bodies.emplace(key_of(name), type);
    for (Name& name : out.rows)
      if (name.type == NameType::person) trim(name);
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
      const bool title = i + 1 < out.rows.size() && is_title_of_next(out.rows[i], out.rows[i + 1]);
      if (title || is_office_alone(out.rows[i])) out.rows[i].type = NameType::title;
    }
    merge(out);
    for (Name& name : out.rows) {
      const auto words = name_words(view(name).words(name.span));
      if (name.type == NameType::other && words.size() > 1 && is_body_word(words.back()))
        name.type = NameType::organisation;
    }
    if (bodies.empty()) return out;
    for (Name& name : out.rows) {
      if (name.type != NameType::person) continue;
      const auto found = bodies.find(key_of(name));
      if (found != bodies.end() && !is_person_here(name)) name.type = found->second;
    }
    return out;
  }

 private:
  [[nodiscard]] const FieldView& view(const Name& name) const { return name.field == Field::text ? text_ : title_; }
  [[nodiscard]] std::string key_of(const Name& name) const { return utf8::ascii_lowered(view(name).words(name.span)); }

  void collect(const Names& names) {
    for (const Name& name : names.rows) {
      const auto words = name_words(view(name).words(name.span));
      if (words.size() < 2) continue;
      const bool body = name.type == NameType::organisation || (is_body_word(words.back()) && !is_given(words.front()));
      // "Vellmark" of Vellmark Foods Ltd; not "Obama" of the Obama White House
      if (body && is_body_word(words.back()) && words.front() != "the") first_words_.insert(words.front());
      if (name.type == NameType::person && !body)
        for (const std::string& word : words) of_people_.insert(word);
    }
  }

  /// "Tenor Umberto Salis", "Sisters Ada", "Aid worker Jun Watabe": what somebody is, is no part of the name.
  void trim(Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    const std::uint32_t end = tokens.first + tokens.count;
    std::uint32_t first = tokens.first;
    const bool told = first > 0 && !v.capital(first - 1) && names_trade(v.lower(first - 1));  // "officer Dean Friel"
    for (std::uint32_t i = first; i + 1 < end && i < tokens.first + 4 && !told; ++i) {
      const std::string_view word = v.lower(i);
      const bool trade =
          age_of(word) || ((names_trade(word) || names_trades(word)) && !is_given(word) && !honorific(word));
      if (trade && v.capital(i + 1)) first = i + 1;
    }
    while (first + 1 < end && shouts_before(v, first)) ++first;
    if (first > tokens.first) name.span.begin = v.span(first).begin;
  }

  /// "JUST WATCHED Odel", "COURIER Odel's plan": a label in capitals before a name that is not in capitals. "ODEL
  /// Marek" is a name.
  [[nodiscard]] static bool shouts_before(const FieldView& v, std::uint32_t token) {
    constexpr std::size_t kShortest = 4;  // "JD Odel" has initials
    const std::string_view word = v.word(token);
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
    const std::string_view next = v.word(token + 1);
    return word.size() >= kShortest && std::all_of(word.begin(), word.end(), is_large) &&
           std::any_of(next.begin(), next.end(), is_small) && v.capital(token + 1) && !is_given(v.lower(token + 1));
  }

  /// "Gideon" and "Rusk" behind it, both found as names, are one.
  void merge(Names& names) const {
    for (std::size_t i = 0; i + 1 < names.rows.size(); ++i) {
      Name& name = names.rows[i];
      const Name& next = names.rows[i + 1];
      const bool beside = name.field == next.field && next.span.begin == name.span.end + 1;
      if (!beside || name.type != NameType::person || next.type != NameType::person) continue;
      if (view(name).tokens_of(name.span).count != 1 || view(next).tokens_of(next.span).count != 1) continue;
      if (!is_given(key_of(name))) continue;
      name.span.end = next.span.end;
      names.rows.erase(names.rows.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  /// "Counsel asked": an office where a name should stand. "Baker said" may be a name.
  [[nodiscard]] bool is_office_alone(const Name& name) const {
    const std::string word = key_of(name);
    if (name.type != NameType::person || !role_word(word) || of_people_.contains(word) || is_given(word)) return false;
    if (is_person_here(name)) return false;
    return !is_any_of(
        word, {"abbot",   "archer",  "baker",  "barber", "baron",  "bishop",   "butcher", "carpenter", "cook",
               "dean",    "duke",    "earl",   "farmer", "fisher", "gardener", "hunter",  "king",      "knight",
               "marshal", "mason",   "miller", "page",   "pope",   "porter",   "prince",  "singer",    "skipper",
               "steward", "tailor",  "tanner", "taylor", "turner", "weaver",   "warden",  "ward",      "constable",
               "major",   "justice", "judge",  "driver", "guard",  "shepherd", "sailor"});
  }

  /// "Mayor" in "Mayor Fergus Wyle", found as a name of its own.
  [[nodiscard]] bool is_title_of_next(const Name& name, const Name& next) const {
    return name.type == NameType::person && next.type == NameType::person && name.field == next.field &&
           next.span.begin == name.span.end + 1 && role_word(key_of(name)).has_value();
  }

  /// A courtesy, a title or a role stands before it.
  [[nodiscard]] bool is_person_here(const Name& name) const {
    const FieldView& v = view(name);
    const std::uint32_t first = v.token_at(name.span.begin);
    if (first == 0 || v.sentence(first - 1) != v.sentence(first)) return false;
    const std::string_view before = v.lower(first - 1);
    return honorific(before).has_value() || role_word(before).has_value();
  }

  static bool is_given(std::string_view word) { return gender_of_first_name(word) != Gender::unknown; }

  [[nodiscard]] NameType body_type(const Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    const auto words = name_words(v.words(name.span));
    if (tokens.count == 0 || words.empty() || words.size() > 6 || is_person_here(name)) return NameType::person;
    if (is_given(words.front()) || utf8::count(words.front()) == 1 || honorific(words.front())) return NameType::person;
    if (words.size() > 1) {
      if (is_body_word(words.back())) return NameType::organisation;
    } else if (of_people_.contains(words.front())) {
      return NameType::person;
    } else if (first_words_.contains(words.front())) {
      return NameType::organisation;
    }
    const std::uint32_t next = tokens.first + tokens.count;
    if (next + 1 < v.size() && v.word(next) == "," && v.lower(next + 1) == "which") return NameType::organisation;
    if (tokens.first > 0 && v.lower(tokens.first - 1) == "the" && is_the_body(v, tokens, words))
      return NameType::organisation;
    return acts_as_it(v, tokens, words) ? kind_of_it(v, tokens) : NameType::person;
  }

  /// "the Lantern"; not "the Estonian", "the Teagues", "the Reverend".
  [[nodiscard]] static bool is_the_body(const FieldView& v, Range tokens, const std::vector<std::string>& words) {
    static const lexicon::WordSet nations("names_nationalities.txt");
    const std::string_view last = v.lower(tokens.first + tokens.count - 1);
    if (last.ends_with('s') || nations.has(words.front())) return false;
    const std::uint32_t next = tokens.first + tokens.count;
    const bool goes_on =
        next < v.size() && (v.kind(next) == TokenKind::word && (v.capital(next) || v.lower(next) == "'s"));
    for (const std::string& word : words)
      if (describing_noun(word).use != NounUse::none || role_word(word)) return false;
    // "the Fell Rescue's Craig Dunmore"
    if (goes_on && v.lower(next) == "'s") return next + 1 < v.size() && v.capital(next + 1);
    return !goes_on;
  }

  /// "Morvania recalled its envoy": leads the sentence, and "its" is the next word for anybody.
  [[nodiscard]] static bool acts_as_it(const FieldView& v, Range tokens, const std::vector<std::string>& words) {
    constexpr std::uint32_t kReach = 4;
    const Sentence& sentence = v.sentence_row(v.sentence(tokens.first));
    if (words.size() > 2 || tokens.first != sentence.first_token) return false;
    const std::uint32_t next = tokens.first + tokens.count;
    for (std::uint32_t i = next; i < std::min(sentence.end_token, next + kReach); ++i) {
      if (v.kind(i) != TokenKind::word || v.capital(i)) return false;
      if (v.lower(i) == "its") return i > next;
      if (is_any_of(v.lower(i), {"said", "says", "and", "that", "of", "in", "for", "at", "with"})) return false;
    }
    return false;
  }

  /// What follows "its" tells a country from a company.
  [[nodiscard]] static NameType kind_of_it(const FieldView& v, Range tokens) {
    const std::uint32_t end = v.sentence_row(v.sentence(tokens.first)).end_token;
    for (std::uint32_t i = tokens.first; i < end; ++i)
      if (is_any_of(v.lower(i),
                    {"envoy", "ambassador", "border", "borders", "troops", "army", "parliament", "government",
                     "citizens", "capital", "flag", "navy", "airspace", "constitution", "president"}))
        return NameType::place;
    return NameType::organisation;
  }

  const FieldView& text_;
  const FieldView& title_;
  const Names& names_;
  std::set<std::string> of_people_;    ///< words of longer names of people
  std::set<std::string> first_words_;  ///< of longer names of bodies
};

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
      if (name.type == NameType::person && tokens.count < 2) continue;
      if (!role_word(view_.lower(tokens.first))) add(name.span, name.type);
    }
  }

  void add_sources(const Attributions& attributions) {
    for (const Attribution& row : attributions.rows) {
      const auto spans = attributions.spans.at(row.source);
      if (row.field == Field::text && !spans.empty()) add_source(view_.tokens_of(spans.front()));
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
      if (!given && (names_trade(view_.lower(first)) || is_body_word(last) || names_trade(last))) continue;
      add(view_.span(first, end), NameType::person);
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

  void add_source(Range tokens) {
    static const lexicon::WordSet bodies("institutions.txt");
    std::uint32_t end = tokens.first + tokens.count;
    while (end > tokens.first && view_.kind(end - 1) == TokenKind::punctuation) --end;
    std::uint32_t first = end;
    while (first > tokens.first && (view_.capital(first - 1) || is_any_of(view_.lower(first - 1), {"'", "’"}))) --first;
    if (first < end && view_.lower(first) == "the") ++first;
    const bool role =
        first > tokens.first &&
        names_trade_or_tie(view_.lower(view_.word(first - 1) == "," && first > 1 ? first - 2 : first - 1));
    if (end > first + 4 || !is_run(first, end)) return;
    if (end < first + 2 && !(role && view_.word(first - 1) == "," && !names_trade(view_.lower(first)))) return;
    const std::string_view last = view_.lower(end - 1);
    if (is_body_word(last) || bodies.has(last)) return add(view_.span(first, end), NameType::organisation, true);
    const bool given = gender_of_first_name(view_.lower(first)) != Gender::unknown;
    if ((role || given) && !role_word(view_.lower(first)) && !role_word(last))
      add(view_.span(first, end), NameType::person);
  }

  const FieldView& view_;
  Names names_;
  std::set<Span> taken_;
  std::set<Span> weak_;     ///< of names that are some name, or a place
  std::set<Span> dropped_;  ///< for which another was added
  std::vector<Name> added_;
};

}  // namespace

Names with_sources(const FieldView& text, Names names, const Names& others, const Attributions& attributions) {
  SourceNames out(text, std::move(names));
  out.add_others(others);
  out.add_sources(attributions);
  out.add_told();
  return out.take();
}

Names retyped(const FieldView& text, const FieldView& title, const Names& names, const Names& others) {
  return Retyper(text, title, names, others).run();
}

}  // namespace whosays::coref
