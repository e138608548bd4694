// Signs of a description that need no list: the pronoun with which the speaker's own words go on, what somebody is
// called where the name stands, words behind the description's head that are told of somebody.
#include <algorithm>

#include "coref/roles.h"
#include "coref/speaker_fields.h"
#include "coref/speaker_pairs.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kPlacesBack = 300;    ///< places looked at, of all actors
constexpr std::uint32_t kEchoReach = 9;       ///< tokens of what is said until "she" stands
constexpr std::uint32_t kLongestPhrase = 9;   ///< words of what stands beside a name's comma
constexpr std::size_t kShortestTold = 4;      ///< letters of a word that tells somebody
constexpr std::uint32_t kLongestClause = 30;  ///< words of a description

Gender gender_of_pronoun(std::string_view word, bool possessive) {
  if (word == "he" || (possessive && is_any_of(word, {"his", "him", "himself"}))) return Gender::male;
  if (word == "she" || (possessive && is_any_of(word, {"her", "herself"}))) return Gender::female;
  return Gender::unknown;
}

bool is_relational(std::string_view word) {
  return is_any_of(word, {"of", "for", "at", "in", "from", "to", "with", "on", "who", "whose"});
}

class Words {
 public:
  Words(const DescriptionGround& ground, const Scene& scene)
      : ground_(ground),
        view_(ground.view),
        scene_(scene),
        own_(ground.source()),
        field_(fields_of(ground.asked.head)) {
    read_echo();
    read_next();
    read_clause();
  }

  void add(std::uint32_t actor, SpeakerSigns& out) const {
    const Gender gender = known_gender(ground_.cast.actors[actor]);
    add_echo(gender, echo_, SpeakerSign::echo_same, SpeakerSign::echo_other, out);
    add_echo(gender, echo_his_, SpeakerSign::echo_his_same, SpeakerSign::echo_his_other, out);
    add_echo(gender, next_, SpeakerSign::next_same, SpeakerSign::next_other, out);
    read_places(actor, out);
  }

 private:
  static void add_echo(Gender gender, Gender echo, SpeakerSign same, SpeakerSign other, SpeakerSigns& out) {
    if (echo == Gender::unknown || gender == Gender::unknown) return;
    out.add(gender == echo ? same : other);
  }

  /// "The inventor said she was relieved": the first pronoun of words that are not quoted.
  void read_echo() {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[own_.attribution].content);
    if (content.empty() || view_.quoted(content.front().begin)) return;
    const Range tokens = view_.tokens_of(content.front());
    const std::uint32_t end = std::min(tokens.first + tokens.count, tokens.first + kEchoReach);
    for (std::uint32_t i = tokens.first; i < end && echo_ == Gender::unknown; ++i) {
      echo_ = gender_of_pronoun(view_.lower(i), false);
      if (echo_his_ == Gender::unknown) echo_his_ = gender_of_pronoun(view_.lower(i), true);
    }
  }

  /// Who speaks next is "she", in the same sentence or at the head of the next.
  void read_next() {
    const auto& sources = ground_.places.sources();
    const std::uint32_t n = ground_.asked.number + 1;
    if (n >= sources.size() || sources[n].sentence > own_.sentence + 1) return;
    const Range tokens = view_.tokens_of(sources[n].span);
    if (tokens.count == 1) next_ = gender_of_pronoun(view_.lower(tokens.first), false);
  }

  /// "The man who held the door", "the driver of line 9": words of the source but its head.
  void read_clause() {
    const Range tokens = view_.tokens_of(own_.span);
    for (std::uint32_t i = tokens.first + 1; i < tokens.first + std::min(tokens.count, kLongestClause); ++i) {
      const std::string_view word = view_.lower(i);
      if (word != ground_.asked.head && tells(i) && std::ranges::find(clause_, word) == clause_.end())
        clause_.push_back(word);
    }
  }

  [[nodiscard]] bool tells(std::uint32_t token) const {
    const std::string_view word = view_.lower(token);
    if (view_.kind(token) == TokenKind::number) return true;
    return view_.kind(token) == TokenKind::word && word.size() >= kShortestTold && !stops_role(word) &&
           !is_any_of(word,
                      {"said",  "says",   "told",  "with",  "from", "have", "been", "were", "that", "this", "they",
                       "their", "former", "which", "whose", "when", "then", "into", "also", "only", "would"});
  }

  void read_places(std::uint32_t actor, SpeakerSigns& out) const {
    const auto& places = ground_.places.places();
    std::vector<std::string_view> shared;
    std::uint32_t fields = 0;
    const std::uint32_t end = ground_.places.place_from(own_.span.begin);
    for (std::uint32_t at = end, n = 0; at > 0 && n < kPlacesBack; --at, ++n) {
      const ActorPlace& place = places[at - 1];
      if (place.actor != actor || place.quoted) continue;
      if (place.type == MentionType::name) {
        out.add(SpeakerSign::called_here, is_called_here(place));
        out.add(SpeakerSign::noun_before_name, follows_noun(place));
      }
      share(at - 1, shared, fields);
    }
    for (const std::uint32_t token : ground_.told_of(actor)) share_word(token, shared);
    out.add(SpeakerSign::field_at_place, fields > 0);
    out.add(SpeakerSign::field_at_places, fields > 2);
    out.add(SpeakerSign::clause_told, !shared.empty());
    out.add(SpeakerSign::clause_told_two, shared.size() > 1);
  }

  /// What is told behind the mention, to the next of somebody else.
  void share(std::uint32_t at, std::vector<std::string_view>& shared, std::uint32_t& fields) const {
    const auto& places = ground_.places.places();
    const ActorPlace& place = places[at];
    std::uint32_t end = std::min(view_.sentence_row(place.sentence).end_token, own_.token);
    for (std::uint32_t next = at + 1; next < places.size() && places[next].token < end; ++next)
      if (places[next].actor != place.actor && places[next].leads) end = places[next].token;
    for (std::uint32_t i = place.token; i < end; ++i) {
      share_word(i, shared);
      if (field_ != 0 && view_.lower(i) != ground_.asked.head && (fields_of(view_.lower(i)) & field_) != 0) ++fields;
    }
  }

  void share_word(std::uint32_t token, std::vector<std::string_view>& shared) const {
    const std::string_view word = view_.lower(token);
    for (const std::string_view one : clause_)
      if ((one == word || (one.size() > kShortestTold && same_stem(one, word))) &&
          std::ranges::find(shared, one) == shared.end())
        shared.push_back(one);
  }

  /// "The volcano Monte Ferro": a noun for a thing between "the" and the name.
  [[nodiscard]] bool follows_noun(const ActorPlace& place) const {
    const std::uint32_t first = view_.token_at(place.span.begin);
    if (first < 2 || view_.capital(first - 1) || view_.kind(first - 1) != TokenKind::word) return false;
    const std::string_view noun = view_.lower(first - 1);
    return is_any_of(view_.lower(first - 2), {"the", "a", "an"}) && !names_trade(noun) &&
           describing_noun(noun).use == NounUse::none && converse_of(noun).empty();
  }

  /// The description's noun stands right before the name, beside its comma, or behind "who is".
  [[nodiscard]] bool is_called_here(const ActorPlace& place) const {
    const std::string_view head = ground_.asked.head;
    if (head.empty()) return false;
    const Range tokens = view_.tokens_of(place.span);
    const std::uint32_t first = before_courtesies(view_, tokens.first), end = tokens.first + tokens.count;
    const Sentence& sentence = view_.sentence_row(place.sentence);
    if (first > sentence.first_token && view_.lower(first - 1) == head) return true;
    return stands_before(sentence, first, end) || stands_behind(sentence, end);
  }

  /// "It was a student, Ana Vell.", "The judge of the lower court, Ana Vell, said".
  [[nodiscard]] bool stands_before(const Sentence& sentence, std::uint32_t first, std::uint32_t end) const {
    if (first < sentence.first_token + 3 || view_.word(first - 1) != ",") return false;
    const bool closed = end >= sentence.end_token || view_.kind(end) == TokenKind::punctuation ||
                        is_any_of(view_.lower(end), {"who", "whose", "and"});
    for (std::uint32_t i = first - 1, n = 0; i > sentence.first_token && n < kLongestPhrase; ++n) {
      if (view_.kind(--i) != TokenKind::word && view_.word(i) != "-") return false;
      if (view_.lower(i) != ground_.asked.head) continue;
      const bool head = i + 2 == first || is_relational(view_.lower(i + 1)) || view_.lower(i + 1) == "and";
      return head && (closed || i <= sentence.first_token + 3);
    }
    return false;
  }

  /// "Ana Vell, 19, the challenger, won"; "Ana Vell, who is a dentist,".
  [[nodiscard]] bool stands_behind(const Sentence& sentence, std::uint32_t end) const {
    if (end + 2 >= sentence.end_token || view_.word(end) != ",") return false;
    std::uint32_t i = end + 1;
    if (view_.kind(i) == TokenKind::number && i + 2 < sentence.end_token && view_.word(i + 1) == ",") i += 2;
    if (is_any_of(view_.lower(i), {"who", "now", "herself", "himself", "then"})) ++i;
    if (i < sentence.end_token && is_any_of(view_.lower(i), {"is", "was"})) ++i;
    if (i < sentence.end_token && is_any_of(view_.lower(i), {"a", "an", "the", "now", "his", "her", "its"})) ++i;
    for (std::uint32_t n = 0; i < sentence.end_token && n < kLongestPhrase; ++i, ++n) {
      if (view_.kind(i) != TokenKind::word) return false;
      if (view_.lower(i) == ground_.asked.head) return true;
      if (is_relational(view_.lower(i))) return false;
    }
    return false;
  }

  const DescriptionGround& ground_;
  const FieldView& view_;
  const Scene& scene_;
  const SpeakerSource& own_;
  Gender echo_ = Gender::unknown, echo_his_ = Gender::unknown, next_ = Gender::unknown;
  std::vector<std::string_view> clause_;
  std::uint64_t field_;  ///< of the head
};

}  // namespace

void add_description_words(const DescriptionGround& ground, const Scene& scene,
                           std::vector<SpeakerCandidate>& candidates) {
  const Words words(ground, scene);
  for (SpeakerCandidate& candidate : candidates) words.add(candidate.actor, candidate.signs);
  const auto has = [&](SpeakerSign sign) {
    return std::ranges::count_if(candidates, [&](const SpeakerCandidate& c) { return c.signs.has(sign); });
  };
  const auto called = has(SpeakerSign::called_here), told = has(SpeakerSign::clause_told);
  const auto here = has(SpeakerSign::field_at_place);
  const auto told_two = has(SpeakerSign::clause_told_two);
  for (SpeakerCandidate& candidate : candidates) {
    SpeakerSigns& out = candidate.signs;
    out.add(SpeakerSign::field_place_only, here == 1 && out.has(SpeakerSign::field_at_place));
    out.add(SpeakerSign::called_rival, called > (out.has(SpeakerSign::called_here) ? 1 : 0));
    out.add(SpeakerSign::clause_only, out.has(SpeakerSign::clause_told) &&
                                          (told == 1 || (told_two == 1 && out.has(SpeakerSign::clause_told_two))));
    out.add(SpeakerSign::clause_rival, told > 0 && !out.has(SpeakerSign::clause_told));
  }
}

}  // namespace whosays::coref
