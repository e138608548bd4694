#include "coref/retyped.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "coref/body_begins.h"
#include "coref/body_signs.h"
#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/description_phrase.h"
#include "coref/name_parts.h"
#include "coref/person_forms.h"
#include "coref/portraits.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {

bool ends_body_name(std::string_view word) {
  static const lexicon::WordSet words("coref_body_words.txt");
  return words.has(word);
}

namespace {

class Retyper {
 public:
  Retyper(const FieldView& text, const FieldView& title, const Names& names, const Names& others)
      : text_(text), title_(title), names_(names), spoken_of_(bodies_spoken_of(text)) {
    collect(names);
    for (const Name& name : names.rows)
      if (name.type == NameType::person &&
          (is_person_here(name) || brings_in_person(introduction_of(view(name), name.span))))
        begins_of_bodies_.leave(key_of(name));
    for (const Name& name : names.rows) ends_.insert({name.field, name.span.end});
    collect(others);
  }

  Names run() {
    Names out = names_;
    std::map<std::string, NameType> bodies;
    for (const Name& name : names_.rows)
      if (name.type == NameType::person)
        if (const auto type = body_type(name); type != NameType::person) bodies.emplace(key_of(name), type);
    for (Name& name : out.rows)
      if (name.type == NameType::person)
        trim(name);
      else if (name.type == NameType::organisation)
        trim_body(name);
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
      const bool title = i + 1 < out.rows.size() && is_title_of_next(out.rows[i], out.rows[i + 1]);
      if (title || is_office_alone(out.rows[i]) || is_member(out.rows, i)) out.rows[i].type = NameType::title;
    }
    merge(out);
    for (Name& name : out.rows) {
      if (name.type != NameType::other) continue;
      const auto words = name_words(view(name).words(name.span));
      if (words.size() > 1 && ends_body_name(words.back()) && !is_given(words.front()) && !honorific(words.front()))
        name.type = NameType::organisation;  // not "Diane Mills", "Mrs Mills"
    }
    for (Name& name : out.rows)
      if (name.type == NameType::organisation && view(name).tokens_of(name.span).count == 1 &&
          brings_in_person(introduction_of(view(name), name.span)))
        name.type = NameType::person;
    if (bodies.empty()) return out;
    for (Name& name : out.rows) {
      if (name.type != NameType::person) continue;
      const auto found = bodies.find(key_of(name));
      const bool somebody = is_person_here(name) || brings_in_person(introduction_of(view(name), name.span));
      if (found != bodies.end() && !somebody) name.type = found->second;
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
      const bool body =
          name.type == NameType::organisation || (ends_body_name(words.back()) && !is_given(words.front()));
      // "Vellmark" of Vellmark Foods Ltd; not "Obama" of the Obama White House
      if (body && ends_body_name(words.back()) && words.front() != "the") first_words_.insert(words.front());
      if (name.type == NameType::organisation) begins_of_bodies_.add(words);
      if (name.type == NameType::person) begins_.emplace(std::pair(name.field, name.span.end), name.span.begin);
      if (name.type == NameType::person && !body)
        for (const std::string& word : words) of_people_.insert(word);
    }
  }

  /// "Tenor Umberto Salis", "Sisters Ada", "Mzee Athumani Lukindo": what somebody is, or is called out of courtesy, is
  /// no part of the name.
  void trim(Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    std::uint32_t end = tokens.first + tokens.count;
    std::uint32_t first = tokens.first;
    take_stop(v, end, name);
    for (std::uint32_t i = first + 1; i + 1 < end; ++i)  // "Trude, 44"
      if (v.word(i) == "," && v.kind(i + 1) == TokenKind::number) name.span.end = v.span((end = i) - 1).end;
    while (end > first + 2 && is_behind_names(v.word(end - 1))) name.span.end = v.span(--end - 1).end;
    for (std::uint32_t i = first + 1; i + 2 < end; ++i)  // "Father of two Simon Petty"
      if (v.lower(i) == "of" && is_any_of(v.lower(i + 1), {"one", "two", "three", "four", "five", "six"}))
        first = i + 2;
    const bool told = first > 0 && !v.capital(first - 1) && names_trade(v.lower(first - 1));  // "officer Dean Friel"
    for (std::uint32_t i = first; i + 1 < end && i < tokens.first + 4; ++i)
      if (v.capital(i + 1) && (!told || honorific(v.lower(i))) && is_no_part(v, i, end)) first = i + 1;
    while (first + 1 < end && shouts_before(v, first)) ++first;
    if (tokens.count == 1 && first > 1 && (is_given_behind_rank(v, first - 1) || is_given_elsewhere(v, first - 1)))
      name.span.begin = v.span(first - 1).begin;
    if (first > tokens.first) name.span.begin = v.span(first).begin;
  }

  /// "Nicolae T., who": the stop belongs to the initial.
  static void take_stop(const FieldView& v, std::uint32_t end, Name& name) {
    if (end + 1 >= v.size() || utf8::count(v.word(end - 1)) != 1 || v.word(end) != ".") return;
    const bool goes_on =
        v.sentence(end + 1) == v.sentence(end) && (is_any_of(v.word(end + 1), {",", ")", ";"}) || !v.capital(end + 1));
    if (goes_on && v.span(end).begin == name.span.end) name.span.end = v.span(end).end;
  }

  /// "Insurer Nordic Mutual" at a sentence's beginning: what a body is, is no part of its name.
  void trim_body(Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    if (tokens.count < 2 || tokens.first != v.sentence_row(v.sentence(tokens.first)).first_token) return;
    const std::string_view word = v.lower(tokens.first);
    const bool maker = word.size() > 5 && (word.ends_with("er") || word.ends_with("or")) && is_body_noun(word);
    if ((maker || word == "watchdog" || word == "charity") && v.capital(tokens.first + 1))
      name.span.begin = v.span(tokens.first + 1).begin;
  }

  /// "Dean" in "PC Dean Friel": two titles do not stand beside each other.
  [[nodiscard]] static bool is_given_behind_rank(const FieldView& v, std::uint32_t token) {
    const std::string_view before = v.lower(token - 1);
    return v.capital(token) && is_name_too(v.lower(token)) && is_given(v.lower(token)) &&
           v.span(token).end + 1 == v.span(token + 1).begin && v.sentence(token - 1) == v.sentence(token) &&
           (honorific(before) || stands_for("officer", before) > 0);
  }

  /// "June" in "Commissioner June Atwater", which the core takes for one name.
  [[nodiscard]] bool is_given_elsewhere(const FieldView& v, std::uint32_t token) const {
    const auto whole = begins_.find({v.field(), v.span(token + 1).end});
    return whole != begins_.end() && !ends_.contains({v.field(), v.span(token).end}) &&
           whole->second <= v.span(token).begin && v.capital(token) && is_given(v.lower(token)) &&
           v.span(token).end + 1 == v.span(token + 1).begin;
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
    std::string word = key_of(name);
    if (word.starts_with("the ")) word.erase(0, 4);
    if (name.type == NameType::person && is_the_native(name)) return true;
    if (is_any_of(word, {"rep", "sen", "gov", "rev", "sgt", "supt"}) && !of_people_.contains(word)) return true;
    if (name.type != NameType::person || !role_word(word) || of_people_.contains(word) || is_given(word)) return false;
    if (is_person_here(name)) return false;
    return !is_any_of(
        word, {"abbot",   "archer",  "baker",  "barber", "baron",  "bishop",   "butcher", "carpenter", "cook",
               "dean",    "duke",    "earl",   "farmer", "fisher", "gardener", "hunter",  "king",      "knight",
               "marshal", "mason",   "miller", "page",   "pope",   "porter",   "prince",  "singer",    "skipper",
               "steward", "tailor",  "tanner", "taylor", "turner", "weaver",   "warden",  "ward",      "constable",
               "major",   "justice", "judge",  "driver", "guard",  "shepherd", "sailor"});
  }

  /// "the Frenchman", "the Pole"
  [[nodiscard]] bool is_the_native(const Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    if (tokens.count != 1 || tokens.first == 0 || v.lower(tokens.first - 1) != "the") return false;
    return is_nation(v.lower(tokens.first)) || describing_noun(v.lower(tokens.first)).use == NounUse::bare;
  }

  /// "The Republican", "Democrat Ana Vell": one of the party, not the party.
  [[nodiscard]] bool is_member(const std::vector<Name>& rows, std::size_t row) const {
    const Name& name = rows[row];
    if (!is_any_of(key_of(name), {"democrat", "republican", "tory", "socialist", "communist", "nationalist"}))
      return false;
    const bool titles = row + 1 < rows.size() && rows[row + 1].type == NameType::person &&
                        rows[row + 1].field == name.field && rows[row + 1].span.begin == name.span.end + 1;
    const FieldView& v = view(name);
    const std::uint32_t token = v.token_at(name.span.begin);
    const bool the = token > 0 && v.lower(token - 1) == "the";
    return titles || (the && token + 1 < v.size() &&
                      is_any_of(v.lower(token + 1), {"said", "says", "told", "added", "asked", "replied", "wrote",
                                                     "argued", "warned", "promised", "has", "had", "was", "is"}));
  }

  /// "Mayor" in "Mayor Fergus Wyle", found as a name of its own.
  [[nodiscard]] bool is_title_of_next(const Name& name, const Name& next) const {
    if (next.type != NameType::person || name.field != next.field || next.span.begin <= name.span.end) return false;
    if (name.type == NameType::organisation) return is_office_of(name) && stands_before(name, next);
    return name.type == NameType::person && next.span.begin == name.span.end + 1 && role_word(key_of(name)).has_value();
  }

  /// "Superintendent of Police"
  [[nodiscard]] bool is_office_of(const Name& name) const {
    const auto words = name_words(view(name).words(name.span));
    return words.size() > 2 && role_word(words.front()) && words[1] == "of";
  }

  /// Nothing but courtesies between the two.
  [[nodiscard]] bool stands_before(const Name& name, const Name& next) const {
    constexpr std::uint32_t kMost = 3;
    const FieldView& v = view(name);
    const std::uint32_t end = v.token_at(next.span.begin);
    const Range tokens = v.tokens_of(name.span);
    const std::uint32_t first = tokens.first + tokens.count;
    if (first > end || end - first > kMost) return false;
    for (std::uint32_t i = first; i < end; ++i)
      if (v.word(i) != "." && !honorific(v.lower(i))) return false;
    return true;
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
    if (words.size() == 1 && is_home(v, tokens.first)) return NameType::place;
    if (words.size() > 1 && gender_of_given_name(words.front()) == Gender::unknown &&
        (stands_at(v, tokens.first) ||
         (ends_body_name(words.back()) && called_before(v, tokens.first) == NameType::organisation)))
      return NameType::organisation;
    if (is_given(words.front()) || utf8::count(words.front()) == 1 || honorific(words.front())) return NameType::person;
    if (brings_in_person(introduction_of(v, name.span))) return NameType::person;
    if (words.size() < 3 && begins_of_bodies_.has(key_of(name)) && !of_people_.contains(words.back()))
      return NameType::organisation;
    if (words.size() > 1) {
      if (ends_body_name(words.back()) || is_maker(words.front())) return NameType::organisation;
    } else if (of_people_.contains(words.front())) {
      return NameType::person;
    } else if (first_words_.contains(words.front())) {
      return NameType::organisation;
    }
    if (const NameType called = called_before(v, tokens.first); called != NameType::person) return called;
    if (shows_body(v, tokens, spoken_of_)) return NameType::organisation;
    const std::uint32_t next = tokens.first + tokens.count;
    if (next + 1 < v.size() && v.word(next) == "," && v.lower(next + 1) == "which") return NameType::organisation;
    if (tokens.first > 0 && v.lower(tokens.first - 1) == "the" && is_the_body(v, tokens, words))
      return NameType::organisation;
    return acts_as_it(v, tokens, words) ? kind_of_it(v, tokens) : NameType::person;
  }

  /// "Gordon Attenbury of Fernhill": where somebody is from.
  [[nodiscard]] bool is_home(const FieldView& v, std::uint32_t token) const {
    return token > 2 && v.lower(token - 1) == "of" && v.capital(token - 3) &&
           begins_.contains({v.field(), v.span(token - 2).end});
  }

  /// "Drugmaker Corvanta", "Carmaker Hollander".
  [[nodiscard]] static bool is_maker(std::string_view word) {
    return word.size() > 6 && (word.ends_with("maker") || word.ends_with("makers")) && word != "filmmaker" &&
           word != "peacemaker";
  }

  /// "the charity Rooftree", "shares in Hallgren Optics", "the village Kaltenbrück".
  [[nodiscard]] static NameType called_before(const FieldView& v, std::uint32_t first) {
    if (first < 2 || v.sentence(first - 2) != v.sentence(first)) return NameType::person;
    const std::string_view before = v.lower(first - 1);
    if (is_any_of(before, {"in", "of"}) && v.lower(first - 2) == "shares") return NameType::organisation;
    if (v.capital(first - 1) || v.kind(first - 1) != TokenKind::word) return NameType::person;
    bool determined = false;
    const std::uint32_t begin = v.sentence_row(v.sentence(first)).first_token;
    for (std::uint32_t i = first - 1, n = 0; i > begin && n < 3 && !determined; --i, ++n)
      determined = is_any_of(v.lower(i - 1), {"the", "a", "an", "its", "of", "local", "rival", "by"}) ||
                   (i - 1 == begin && v.capital(begin));  // "Energy firm Borealis Wind"
    if (!determined) return NameType::person;
    if (is_any_of(before, {"village", "town", "city", "hamlet", "suburb", "district", "county", "province"}))
      return NameType::place;
    return is_body_noun(before) && before != "board" && before != "head" ? NameType::organisation : NameType::person;
  }

  /// "the Lantern"; not "the Estonian", "the Teagues", "the Reverend".
  [[nodiscard]] static bool is_the_body(const FieldView& v, Range tokens, const std::vector<std::string>& words) {
    const std::string_view last = v.lower(tokens.first + tokens.count - 1);
    if (last.ends_with('s') || is_nation(words.front())) return false;
    const std::uint32_t next = tokens.first + tokens.count;
    const bool goes_on =
        next < v.size() && (v.kind(next) == TokenKind::word && (v.capital(next) || v.lower(next) == "'s"));
    if (std::ranges::any_of(
            words, [](const std::string& w) { return role_word(w) || describing_noun(w).use != NounUse::none; }))
      return false;
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
  std::vector<std::string_view> spoken_of_;  ///< "bank", where the text has "the bank"
  std::set<std::string> of_people_;          ///< words of longer names of people
  std::set<std::string> first_words_;        ///< of longer names of bodies
  BodyBegins begins_of_bodies_;
  std::map<std::pair<Field, std::uint32_t>, std::uint32_t> begins_;  ///< of names of people with several words, by end
  std::set<std::pair<Field, std::uint32_t>> ends_;                   ///< of all names
};

}  // namespace

Names retyped(const FieldView& text, const FieldView& title, const Names& names, const Names& others) {
  return Retyper(text, title, names, others).run();
}

}  // namespace whosays::coref
