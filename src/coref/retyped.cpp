#include "coref/retyped.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "coref/described_words.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

bool is_body_word(std::string_view word) {
  return is_any_of(
      word,
      {"group",       "holdings", "ltd",        "limited", "inc",        "plc",       "corp",         "motors",
       "foods",       "energy",   "steel",      "freight", "capital",    "partners",  "industries",   "systems",
       "software",    "airlines", "airways",    "wings",   "lines",      "logistics", "technologies", "brothers",
       "enterprises", "herald",   "tribune",    "gazette", "chronicle",  "courier",   "foundation",   "trust",
       "association", "alliance", "federation", "council", "university", "college",   "agency",       "ministry",
       "hospital",    "museum",   "resort",     "hotel",   "railway",    "railways",  "ferries",      "pharmaceuticals",
       "bank",        "club",     "county",     "fc",      "united",     "rovers",    "shipping",     "homes"});
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
      if (name.type == NameType::person)
        for (const std::string& word : words) of_people_.insert(word);
      if (name.type == NameType::organisation && words.front() != "the") ++first_words_[words.front()];
    }
  }

  /// A courtesy, a title or a role stands before it.
  [[nodiscard]] bool is_person_here(const Name& name) const {
    const FieldView& v = view(name);
    const std::uint32_t first = v.token_at(name.span.begin);
    if (first == 0 || v.sentence(first - 1) != v.sentence(first)) return false;
    const std::string_view before = v.lower(first - 1);
    return honorific(before).has_value() || role_word(before).has_value();
  }

  [[nodiscard]] NameType body_type(const Name& name) const {
    const FieldView& v = view(name);
    const Range tokens = v.tokens_of(name.span);
    const auto words = name_words(v.words(name.span));
    if (tokens.count == 0 || words.empty() || words.size() > 6 || is_person_here(name)) return NameType::person;
    if (gender_of_first_name(words.front()) != Gender::unknown || utf8::count(words.front()) == 1 ||
        honorific(words.front()))
      return NameType::person;
    if (words.size() > 1) {
      if (is_body_word(words.back())) return NameType::organisation;
    } else if (of_people_.contains(words.front())) {
      return NameType::person;
    } else if (const auto found = first_words_.find(words.front()); found != first_words_.end() && found->second > 0) {
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
  std::set<std::string> of_people_;                   ///< words of longer names of people
  std::map<std::string, std::uint32_t> first_words_;  ///< of longer names of bodies
};

}  // namespace

Names retyped(const FieldView& text, const FieldView& title, const Names& names, const Names& others) {
  return Retyper(text, title, names, others).run();
}

}  // namespace whosays::coref
