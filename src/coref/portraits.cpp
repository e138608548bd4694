#include "coref/portraits.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "coref/described_words.h"
#include "coref/portrait_signs.h"
#include "coref/roles.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kSilent = 2;       ///< sentences without a name that still tell of the one before
constexpr std::uint32_t kMostTold = 400;   ///< words about one person that are kept
constexpr std::uint32_t kTradePhrase = 6;  ///< words between "is" and what somebody is

bool is_genitive(std::string_view word) { return is_any_of(word, {"'s", "’s", "'", "’"}); }

std::string_view stopless(std::string_view word) {
  return word.size() > 1 && word.back() == '.' ? word.substr(0, word.size() - 1) : word;
}

/// Ranks and offices as they are shortened before a name.
bool is_rank(std::string_view word) {
  return is_any_of(word, {"rep", "gov",  "sen",  "sgt", "insp", "det", "capt", "lt",  "col",  "gen",  "maj",
                          "adm", "cllr", "prof", "rev", "fr",   "pc",  "supt", "cpl", "cmdr", "pres", "brig"});
}

/// Before names they are no nouns: "a senior Odel adviser".
bool is_rank_word(std::string_view word) {
  return is_any_of(word, {"senior", "junior", "minor", "major", "fellow", "elder", "native", "rival", "chief"});
}

struct Named {
  std::uint32_t token;  ///< first of the mention
  std::uint32_t end;
  std::uint32_t actor;
};

class Painter {
 public:
  Painter(const Scene& scene, const Cast& cast) : view_(scene.text), cast_(cast) {
    out_.of.resize(cast.actors.size());
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
      if (cast.actors[actor].kind != ActorKind::person) continue;
      for (const Mention& m : cast.actors[actor].mentions) {
        if (m.field != Field::text || view_.quoted(m.span.begin)) continue;
        const Range tokens = view_.tokens_of(m.span);
        if (tokens.count > 0) places_.push_back({tokens.first, tokens.first + tokens.count, actor});
      }
      for (const Role& role : cast.actors[actor].roles) add_role(actor, role);
    }
    std::sort(places_.begin(), places_.end(), [](const Named& a, const Named& b) { return a.token < b.token; });
  }

  Portraits run() {
    std::uint32_t before = kNobody;  // who led the last sentence that names somebody
    std::uint32_t silent = 0;
    std::size_t at = 0;
    for (std::uint32_t row = 0; row < view_.passage().sentences.rows.size(); ++row) {
      const Sentence& sentence = view_.sentence_row(row);
      const std::size_t first = at;
      while (at < places_.size() && places_[at].token < sentence.end_token) ++at;
      if (first == at) {
        // What stands before anybody is named is told of whoever is named first.
        if (before == kNobody && !places_.empty() && row < kSilent)
          tell(places_.front().actor, sentence.first_token, sentence.end_token);
        if (before != kNobody && ++silent <= kSilent) tell(before, sentence.first_token, sentence.end_token);
        continue;
      }
      before = places_[first].actor;
      silent = 0;
      for (std::size_t i = first; i < at; ++i) {
        const std::uint32_t begin = i == first ? sentence.first_token : places_[i].token;
        tell(places_[i].actor, begin, i + 1 < at ? places_[i + 1].token : sentence.end_token);
        read_place(i, sentence, i + 1 < at ? places_[i + 1].token : sentence.end_token);
        tie(i, first, sentence);
      }
    }
    return std::move(out_);
  }

 private:
  void tell(std::uint32_t actor, std::uint32_t begin, std::uint32_t end) {
    Portrait& portrait = out_.of[actor];
    for (std::uint32_t i = begin; i < end && portrait.told.size() < kMostTold; ++i)
      if (view_.kind(i) == TokenKind::word && !view_.quoted(view_.span(i).begin)) portrait.told.push_back(i);
  }

  void add_role(std::uint32_t actor, const Role& role) {
    const Range tokens = view_.tokens_of(role.span);
    Said said;
    said.whole = utf8::ascii_lowered(role.text);
    said.past = said.whole.starts_with("former ") || said.whole.starts_with("retired ") ||
                said.whole.find(" former ") != std::string::npos || said.whole.starts_with("ex-");
    said.token = tokens.first;
    for (std::uint32_t i = tokens.first; i < tokens.first + tokens.count; ++i) {
      const std::string_view word = view_.lower(i);
      if (is_any_of(word, {"of", "for", "at", "in", "to", "who"})) break;
      if (!names_trade(word) && describing_noun(word).use == NounUse::none) continue;
      said.word = word;
      said.title = view_.capital(i);
      out_.of[actor].said.push_back(said);
    }
  }

  /// What stands around one mention: a title before it, an age, "is a ...", ", a ... ,".
  void read_place(std::size_t at, const Sentence& sentence, std::uint32_t end) {
    const Named& place = places_[at];
    Portrait& portrait = out_.of[place.actor];
    portrait.first = std::min(portrait.first, place.token);
    if (place.token > sentence.first_token) {
      std::uint32_t before = place.token - 1;
      if (view_.word(before) == "." && before > sentence.first_token) --before;  // "Sgt." in two
      const std::string_view word = stopless(view_.lower(before));
      if (const auto age = age_of(word)) portrait.age = age;
      if (view_.capital(before) && (honorific(view_.lower(before)) || is_rank(word) || names_trade(word)))
        portrait.said.push_back({std::string(word), std::string(word), before, false, true});
    }
    read_called(place, sentence, end, portrait);
    read_before(place, sentence, portrait);
    read_office_of(place, sentence, portrait);
    for (std::uint32_t i = place.token; i < place.end; ++i)
      if (const auto age = age_of(view_.lower(i))) portrait.age = age;
    read_age_told(place.end, end, portrait);
    const std::uint32_t begin = sentence.first_token;  // "At nine, Ana Vell"
    if (place.token == begin + 3 && view_.lower(begin) == "at" && view_.word(begin + 2) == ",")
      if (const auto age = years(view_.lower(begin + 1))) portrait.age = age;
    if (place.end + 1 < end && view_.word(place.end) == ",") {
      read_age(place.end + 1, portrait);
      const std::uint32_t next = place.end + 1;
      if (view_.lower(next) == "the" && next + 1 < end &&
          is_any_of(view_.lower(next + 1), {"eldest", "oldest", "elder", "older", "youngest", "younger"})) {
        const std::string word(view_.lower(next + 1));
        portrait.said.push_back({word, word, next + 1, false, false, true});
      }
      if (is_any_of(view_.lower(next), {"a", "an", "the"})) read_phrase(next + 1, end, false, portrait);
    }
    for (std::uint32_t i = place.end; i + 1 < end; ++i) {
      if (view_.quoted(view_.span(i).begin)) continue;
      const std::string_view word = view_.lower(i);
      const bool now = is_any_of(word, {"is", "becomes", "became", "appointed", "elected", "named", "remains"});
      const bool past = is_any_of(word, {"was", "been"});
      const bool as = word == "as" && i > place.end && is_post(view_.lower(i - 1));
      if (now || past || as) read_phrase(i + 1, end, past || (as && view_.lower(i - 1).starts_with("serv")), portrait);
      if (word == "said" || word == "says") break;
    }
  }

  /// "A tenant on the ninth floor, Olga Brunn," at the beginning of a sentence: what stands before the name's comma.
  void read_before(const Named& place, const Sentence& sentence, Portrait& portrait) const {
    constexpr std::uint32_t kLongest = 9;
    std::uint32_t first = sentence.first_token;
    const std::uint32_t name = before_courtesies(view_, place.token);
    if (name < first + 3 || name > first + kLongest || view_.word(name - 1) != ",") return;
    if (!is_any_of(view_.lower(first), {"a", "an", "the", "its", "his", "her", "their"})) {
      for (std::uint32_t i = first; i + 2 < name; ++i)  // "Sundby's head surgeon, Ana Vell,"
        if (is_genitive(view_.lower(i))) first = i;
      if (!is_genitive(view_.lower(first))) return;
    }
    const bool whose = is_any_of(view_.lower(first), {"its", "his", "her", "their"});
    for (std::uint32_t i = first + 1; i + 1 < name; ++i) {
      const std::string_view word = view_.lower(i);
      if (view_.kind(i) != TokenKind::word) return;
      if (!names_trade(word) && describing_noun(word).use == NounUse::none) continue;
      if (names_trade(view_.lower(i + 1))) continue;  // "the harbour master"
      portrait.said.push_back({std::string(word), std::string(word), first + 1, false, false, whose});
      return;
    }
  }

  /// "the former mayor of Santa Briga, Eusebio Calderas": the trade before "of", wherever in the sentence.
  void read_office_of(const Named& place, const Sentence& sentence, Portrait& portrait) const {
    constexpr std::uint32_t kLongest = 9;
    const std::uint32_t name = before_courtesies(view_, place.token);
    if (name < sentence.first_token + 4 || view_.word(name - 1) != ",") return;
    for (std::uint32_t i = name - 2, n = 0; i > sentence.first_token && n < kLongest; --i, ++n) {
      if (view_.kind(i) != TokenKind::word) return;
      if (!is_any_of(view_.lower(i), {"of", "for", "at"}) || !names_trade(view_.lower(i - 1))) continue;
      std::uint32_t first = i - 1;
      while (first > sentence.first_token && i - first < 5 && view_.kind(first - 1) == TokenKind::word &&
             !stops_role(view_.lower(first - 1)))
        --first;
      const std::string whole = utf8::ascii_lowered(view_.words(view_.span(first, i)));
      const bool past = whole.starts_with("former ") || whole.starts_with("retired ") || whole.starts_with("ex-");
      portrait.said.push_back({std::string(view_.lower(i - 1)), whole, first, past, false});
      return;
    }
  }

  static bool is_post(std::string_view verb) {
    return is_any_of(verb,
                     {"works", "work", "worked", "working", "serves", "served", "serving", "acts", "acted", "resigned",
                      "resigns", "retired", "quit", "stood", "elected", "appointed", "down", "out", "career"});
  }

  void read_age(std::uint32_t token, Portrait& portrait) const {
    if (token + 1 >= view_.size()) return;
    if (view_.lower(token) == "aged") ++token;
    if (const auto age = years(view_.word(token))) portrait.age = age;
  }

  /// "Ana Vell (31)", "Ana Vell, who is 31,", "when Ana Vell turned 31", "who died aged 88".
  void read_age_told(std::uint32_t first, std::uint32_t end, Portrait& portrait) const {
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t i = first; i + 1 < std::min(end, first + kReach); ++i) {
      const std::string_view word = view_.lower(i);
      const bool bracket = i == first && word == "(";
      const bool is = is_any_of(word, {"is", "was"}) && i + 2 < end && view_.kind(i + 2) == TokenKind::punctuation;
      if (!bracket && !is && !is_any_of(word, {"turned", "turns", "aged"})) continue;
      if (const auto age = years(view_.word(i + 1))) portrait.age = age;
    }
  }

  static std::optional<int> years(std::string_view word) {
    const auto age = age_of(std::string(word) + "-year-old");
    return age && *age < 120 ? age : std::nullopt;
  }

  /// Another comma follows, and nobody speaks before it: no "..., an adviser said".
  [[nodiscard]] bool is_closed(std::uint32_t first, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 9;
    for (std::uint32_t i = first; i < std::min(end, first + kLongest); ++i) {
      if (view_.word(i) == ",") return true;
      if (is_any_of(view_.lower(i), {"said", "says", "told", "added"})) return false;
    }
    return false;
  }

  /// The comma behind "of Penmoor College", "from the union"; else the token itself.
  [[nodiscard]] std::uint32_t behind_place(std::uint32_t token, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 7;
    if (token >= end || !is_any_of(view_.lower(token), {"of", "from", "at"})) return token;
    for (std::uint32_t i = token + 1; i < std::min(end, token + kLongest); ++i) {
      if (view_.word(i) == ",") return i;
      if (view_.kind(i) != TokenKind::word) break;
    }
    return token;
  }

  /// Words for somebody that no list need have: "Third seed Ana Vell", "Ana Vell, a flanker,".
  void read_called(const Named& place, const Sentence& sentence, std::uint32_t end, Portrait& portrait) const {
    constexpr std::uint32_t kLongest = 4;
    const auto goes_on = [&](std::uint32_t i) {
      return view_.kind(i) == TokenKind::word && !stops_role(view_.lower(i)) && !is_genitive(view_.lower(i));
    };
    std::uint32_t first = place.token;
    while (first > sentence.first_token && place.token - first < kLongest && goes_on(first - 1)) --first;
    if (first < place.token) {
      portrait.called.push_back({first, place.token - first});
      const std::string_view word = view_.lower(place.token - 1);
      const std::string whole = utf8::ascii_lowered(view_.words(view_.span(first, place.token)));
      if (names_trade(word) && !view_.capital(place.token - 1) && !is_rank_word(word))  // "Head keeper Ana Vell"
        portrait.said.push_back({std::string(word), whole, first, whole.starts_with("former ")});
    }
    const std::uint32_t comma = behind_place(place.end, end);
    if (comma + 2 < end && comma > place.end && is_any_of(view_.lower(comma + 1), {"a", "an", "the"}) &&
        is_closed(comma + 1, end))
      read_phrase(comma + 2, end, false, portrait);  // "Ana Vell of Penmoor College, a toxicologist,"
    if (place.end + 2 >= end || view_.word(place.end) != ",") return;
    if (!is_any_of(view_.lower(place.end + 1), {"a", "an", "the"})) return;
    std::uint32_t last = place.end + 2;
    while (last < std::min(end, place.end + 2 + kLongest) && goes_on(last)) ++last;
    if (last > place.end + 2) portrait.called.push_back({place.end + 2, last - place.end - 2});
  }

  /// "a lifeguard at the lido", "transport minister until": the person noun at the end of a noun phrase.
  void read_phrase(std::uint32_t first, std::uint32_t end, bool past, Portrait& portrait) const {
    if (first < end && is_any_of(view_.lower(first), {"a", "an", "the", "its", "their", "his", "her"})) ++first;
    std::uint32_t last = kNobody;
    for (std::uint32_t i = first; i < std::min(end, first + kTradePhrase); ++i) {
      const std::string_view word = view_.lower(i);
      if (view_.kind(i) != TokenKind::word || (stops_role(word) && !names_trade(word))) break;
      if (is_genitive(word)) {
        last = kNobody;
        continue;
      }
      if (names_trade(word)) last = i;
    }
    if (last == kNobody) return;
    const std::string whole = utf8::ascii_lowered(view_.words(view_.span(first, last + 1)));
    const bool former = whole.starts_with("former ") || whole.starts_with("retired ");
    portrait.said.push_back({std::string(view_.lower(last)), whole, first, past || former, false});
  }

  /// "and his daughter Elin", "Odel's wife, Ana": the relation before the mention, and whose it is.
  void tie(std::size_t at, std::size_t first, const Sentence& sentence) {
    const Named& place = places_[at];
    std::uint32_t i = place.token;
    const auto back = [&] { return i > sentence.first_token; };
    while (back() && i + 3 > place.token && is_courtesy(i - 1)) --i;  // "Her son, the Hon. Giles Tressider"
    i = std::min(i, before_courtesies(view_, place.token));
    if (back() && view_.word(i - 1) == ",") --i;
    if (!back() || (converse_of(view_.lower(i - 1)).empty() && !names_trade(view_.lower(i - 1)))) return;
    const std::uint32_t relation = --i;
    for (int n = 0; back() && n < 3; ++n) {
      const std::string_view word = view_.lower(i - 1);
      if (is_any_of(word, {"his", "her", "their"})) {
        const Gender gender = word == "his" ? Gender::male : word == "her" ? Gender::female : Gender::unknown;
        const std::uint32_t to = possessor(at, first, gender);
        if (to != kNobody) add_tie(to, place, relation, i);
        if (to != kNobody && is_only(at, first, to)) out_.ties.back().gender = gender;
        return;
      }
      if (is_genitive(word)) {
        if (at > first && places_[at - 1].end + 1 == i) add_tie(places_[at - 1].actor, place, relation, i);
        return;
      }
      if (view_.kind(i - 1) != TokenKind::word || stops_role(word)) return;
      --i;
    }
  }

  [[nodiscard]] bool is_courtesy(std::uint32_t token) const {
    const std::string_view word = view_.lower(token);
    return view_.word(token) == "." || word == "the" || honorific(word).has_value();
  }

  /// Each of the two is then said to be something: the son, and the father.
  void add_tie(std::uint32_t to, const Named& place, std::uint32_t relation, std::uint32_t begin) {
    const std::string word(view_.lower(relation));
    const std::string modifier(relation > begin ? view_.lower(relation - 1) : "");
    out_.ties.push_back({to, place.actor, word, modifier, place.token});
    const Converse converse = converse_of(word);
    const Gender gender = known_gender(cast_.actors[to]);
    out_.of[place.actor].said.push_back({word, word, relation, false, false, true});
    for (const std::string_view other : {converse.male, converse.female, converse.either})
      if (!converse.empty() && compatible(gender, role_word(other).value_or(Gender::unknown)))
        out_.of[to].said.push_back({std::string(other), std::string(other), relation, false, false, true, true});
  }

  /// Nobody else stands before the mention in its sentence and the one before it.
  [[nodiscard]] bool is_only(std::size_t at, std::size_t first, std::uint32_t actor) const {
    const std::uint32_t sentence = view_.sentence(places_[at].token);
    for (std::size_t i = at; i > 0; --i) {
      const Named& other = places_[i - 1];
      if (i - 1 < first && view_.sentence(other.token) + 1 < sentence) break;
      if (other.actor != actor && other.actor != places_[at].actor) return false;
    }
    return true;
  }

  /// Of those before the mention in its sentence the one named first who fits, else who was named last before it.
  [[nodiscard]] std::uint32_t possessor(std::size_t at, std::size_t first, Gender gender) const {
    const auto fits = [&](std::size_t i) {
      return places_[i].actor != places_[at].actor && compatible(known_gender(cast_.actors[places_[i].actor]), gender);
    };
    for (std::size_t i = first; i < at; ++i)
      if (fits(i)) return places_[i].actor;
    for (std::size_t i = first, n = 0; i > 0 && n < 4; --i, ++n)
      if (fits(i - 1)) return places_[i - 1].actor;
    return kNobody;
  }

  const FieldView& view_;
  const Cast& cast_;
  std::vector<Named> places_;  ///< of persons, outside quotations
  Portraits out_;
};

}  // namespace

Portraits portraits_of(const Scene& scene, const Cast& cast) {
  Portraits out = Painter(scene, cast).run();
  add_signs(scene.text, cast, out);
  return out;
}

Gender known_gender(const Draft& draft) {
  if (draft.gender != Gender::unknown || draft.kind != ActorKind::person) return draft.gender;
  const auto words = name_words(draft.name);
  return words.size() < 2 ? Gender::unknown : gender_of_first_name(words.front());
}

std::optional<int> age_of(std::string_view word) {
  const std::size_t at = word.find("-year-old");
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  int age = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + at, age);
  if (error == std::errc() && end == word.data() + at && age > 0) return age;
  static constexpr auto kNumbers = std::to_array<std::string_view>(
      {"one",     "two",     "three",     "four",     "five",     "six",      "seven",
       "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
       "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
  const auto found = std::find(kNumbers.begin(), kNumbers.end(), word.substr(0, at));
  if (found == kNumbers.end()) return std::nullopt;
  return static_cast<int>(found - kNumbers.begin()) + 1;
}

}  // namespace whosays::coref
