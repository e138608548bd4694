// Why a learned link is not followed where it would put words into a mouth: words for a speaker that are no name are
// settled by what is as good as sure only, for somebody else's words in a mouth are worse than a gap. Used by
// learned.cpp only.
#pragma once

#include <algorithm>
#include <vector>

#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/link_places.h"
#include "coref/portraits.h"
#include "coref/ranker.h"
#include "coref/roles.h"

namespace whosays::coref {

class LinkDoubts : protected LinkPlaces {
 public:
  using LinkPlaces::LinkPlaces;

 protected:
  /// Stands inside the words of a source without being who it is: "her lawyer", "Odel spokesman Jan Holm". Footing
  /// takes the persons in a source for its speaker, so these are left to the rules.
  [[nodiscard]] bool inside_source(std::uint32_t i) const {
    if (m_[i].source_of != kNoSpeaker || linking_.links[i].forced) return false;
    const Span span = span_of(i);
    auto at = std::partition_point(sources_.begin(), sources_.end(), [&](Span s) { return s.begin <= span.begin; });
    for (int n = 0; at != sources_.begin() && n < 4; ++n) {
      --at;
      if (at->contains(span)) return true;
    }
    return false;
  }

  /// Words that say who speaks and are no name: only what is as good as sure settles those, for somebody else's words
  /// in a mouth are worse than a gap.
  [[nodiscard]] bool doubtful_source(std::uint32_t i) const {
    const MentionRow& m = m_[i];
    if (m.source_of == kNoSpeaker || linking_.links[i].forced) return false;
    if (m.type == MentionType::name) return !shares_head(i);
    const std::uint32_t actor = linking_.entities[linking_.entity[i]].cast;
    if (actor != kNobody && !compatible(known_gender(cast_.actors[actor]), m.gender) && !is_misled_by_given_name(i))
      return true;
    if (actor != kNobody && m.type == MentionType::noun &&
        (has_another_trade(cast_.actors[actor], m) || is_named_beside(i, actor) ||
         is_body(actor, page_.lower[m.phrase.head])))
      return true;
    const float least = m.type != MentionType::pronoun        ? settings_.sure_description
                        : is_known_to_fit(i) || spoke_last(i) ? settings_.sure_speaker
                                                              : settings_.sure_pronoun;
    if (leads_own_sentence(i) && !m.quoted) return false;
    const float probability = linking_.links[i].probability;
    if (probability < least || m.quoted || m.article == Article_::indefinite || m.number == Number::many) return true;
    const bool another_spoke = somebody_else_spoke(i);
    if (another_spoke && !(probability >= settings_.surest_pronoun && is_known_to_fit(i))) return true;
    if (m.type != MentionType::pronoun) return somebody_came_between(i);
    if (stranger_came_last(i) || another_named_since(i) || is_spoken_of(i) || either_of_two(i)) return true;
    const int slight = static_cast<int>(another_spoke) + static_cast<int>(somebody_came_between(i)) +
                       static_cast<int>(two_could_be_meant(i)) + static_cast<int>(another_is_known_to_fit(i));
    return slight > (probability >= settings_.surest_pronoun && !is_one_of_two(i) ? 1 : 0);
  }

  /// "He", and the one who was chosen is a man, and nobody else who fits stands before "he" in its sentence: with
  /// nothing else against it (`doubtful_source`) 17 of 18 such links were right in news, whatever their probability.
  [[nodiscard]] bool is_known_to_fit(std::uint32_t i) const {
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    return m_[i].gender != Gender::unknown && mine != kNobody && known_gender(cast_.actors[mine]) == m_[i].gender &&
           !another_near(i, 0, [&](Gender gender) { return compatible(gender, m_[i].gender); });
  }

  /// "Ashley Vell ... He": a given name alone says otherwise, the link is very sure, and nobody else is near.
  [[nodiscard]] bool is_misled_by_given_name(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 4;
    const Draft& draft = cast_.actors[linking_.entities[linking_.entity[i]].cast];
    return m_[i].type == MentionType::pronoun && draft.gender == Gender::unknown &&
           linking_.links[i].probability >= settings_.surest_pronoun &&
           !another_near(i, kNear, [&](Gender gender) { return compatible(gender, m_[i].gender); });
  }

  /// The one who was chosen is last mentioned as a source, in this sentence or one of the two before it: with nothing
  /// else against it the link was right in each of 11 such places in news, whatever its probability.
  [[nodiscard]] bool spoke_last(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 2;
    std::uint32_t last = i;
    while (last > 0 && linking_.entity[last - 1] != linking_.entity[i]) --last;
    if (last == 0) return false;
    const MentionRow& before = m_[last - 1];
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    if (before.source_of == kNoSpeaker || before.source_of == m_[i].source_of || before.quoted || mine == kNobody ||
        before.sentence + kNear < m_[i].sentence || m_[i].gender == Gender::unknown ||
        known_gender(cast_.actors[mine]) != m_[i].gender)
      return false;
    const std::uint32_t end = span_of(last - 1).end;
    auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Person& p) { return p.span.begin < end; });
    for (; at != persons_.end() && at->span.begin < span_of(i).begin; ++at)
      if (at->actor != mine && compatible(known_gender(cast_.actors[at->actor]), m_[i].gender)) return false;
    return true;
  }

  /// "Cochran faced concerns over comments he made": the one who was chosen is the subject before it in its own
  /// sentence, and nobody else who fits stands between.
  [[nodiscard]] bool leads_own_sentence(std::uint32_t i) const {
    if (m_[i].type != MentionType::pronoun || m_[i].gender == Gender::unknown || m_[i].person != 3) return false;
    const auto own = attributions_.spans.at(attributions_.rows[m_[i].source_of].content);
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence == m_[i].sentence; --j) {
      const MentionRow& other = m_[j - 1];
      if (other.quoted) continue;
      const Span span = span_of(j - 1);
      if (std::any_of(own.begin(), own.end(), [&](Span content) { return content.contains(span); })) return false;
      const Entity& e = linking_.entities[linking_.entity[j - 1]];
      if (linking_.entity[j - 1] == linking_.entity[i]) {
        if (other.type == MentionType::pronoun) continue;
        return other.type == MentionType::name && is_subject(other) && e.cast != kNobody &&
               known_gender(cast_.actors[e.cast]) == m_[i].gender;
      }
      const bool one = e.number != Number::many && other.number != Number::many;
      if (one && may_be_somebody(other) && compatible(e.gender, m_[i].gender)) return false;
    }
    return false;
  }

  /// "The typist has written to her MP. He has written back": the sentence before has somebody without a name who fits,
  /// and not the one who was chosen.
  [[nodiscard]] bool stranger_came_last(std::uint32_t i) const {
    if (m_[i].gender == Gender::unknown) return false;
    bool stranger = false;
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence + 1 >= m_[i].sentence; --j) {
      const MentionRow& other = m_[j - 1];
      if (linking_.entity[j - 1] == linking_.entity[i]) return false;
      const Entity& e = linking_.entities[linking_.entity[j - 1]];
      stranger = stranger || (other.sentence < m_[i].sentence && other.type == MentionType::noun && !other.quoted &&
                              other.phrase.kind == kPerson && other.number != Number::many && !e.named &&
                              e.cast == kNobody && other.article != Article_::none &&
                              is_person_noun(page_.lower[other.phrase.head]) && compatible(e.gender, m_[i].gender));
    }
    return stranger;
  }

  /// "Mr Vell's trial begins in May", "For Vell, that is a problem": whom the sentence is about.
  [[nodiscard]] bool begins_sentence(Span name) const {
    constexpr std::uint32_t kNear = 2;  // tokens
    const std::uint32_t token = view_.token_at(name.begin);
    return token <= view_.sentence_row(view_.sentence(token)).first_token + kNear;
  }

  /// Since the one who was chosen had a name or spoke, a sentence has begun with somebody else who fits, outside of the
  /// pronoun's own words.
  [[nodiscard]] bool another_named_since(std::uint32_t i) const {
    constexpr std::uint32_t kFarthest = 12;  // sentences
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    if (m_[i].gender == Gender::unknown || mine == kNobody) return false;
    const auto is_firm = [&](std::uint32_t j) {
      const bool counts = m_[j].type == MentionType::name ? !m_[j].quoted : m_[j].source_of != kNoSpeaker;
      return counts && linking_.entity[j] == linking_.entity[i];
    };
    std::uint32_t firm = i;
    do {
      if (firm == 0 || m_[--firm].sentence + kFarthest < m_[i].sentence) return false;
    } while (!is_firm(firm));
    const std::uint32_t begin = page_.sentence_row(m_[firm].phrase.first).span.end;
    const auto own = attributions_.spans.at(attributions_.rows[m_[i].source_of].content);
    auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Person& p) { return p.span.begin < begin; });
    for (int n = 0; at != persons_.end() && n < 40; ++at, ++n) {
      if (at->span.begin >= span_of(i).begin) return false;
      const bool said = std::any_of(own.begin(), own.end(), [&](Span content) { return content.contains(at->span); });
      const bool another = at->actor != mine && !said && !view_.quoted(at->span.begin) && begins_sentence(at->span);
      if (another && compatible(known_gender(cast_.actors[at->actor]), m_[i].gender)) return true;
    }
    return false;
  }

  /// "The two embraced. ... he said"
  [[nodiscard]] bool either_of_two(std::uint32_t i) const {
    const std::uint32_t end = view_.token_at(span_of(i).begin);
    const Sentence& sentence = view_.sentence_row(view_.sentence_back(end, 1));
    return m_[i].gender != Gender::unknown && two_together(view_, sentence.first_token, end);
  }

  /// Nobody knows whether the one who was chosen is a man or a woman, and somebody stands near who is known to fit.
  [[nodiscard]] bool another_is_known_to_fit(std::uint32_t i) const {
    constexpr std::uint32_t kNear = 2;
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    if (m_[i].gender == Gender::unknown || mine == kNobody || known_gender(cast_.actors[mine]) != Gender::unknown)
      return false;
    return another_near(i, kNear, [&](Gender gender) { return gender == m_[i].gender; });
  }

  /// "The prime minister, Augusta Feldmann": the words for the speaker go on with the name of somebody else.
  [[nodiscard]] bool is_named_beside(std::uint32_t i, std::uint32_t actor) const {
    const std::uint32_t end = span_of(i).end;
    const auto source = attributions_.spans.at(attributions_.rows[m_[i].source_of].source);
    if (source.empty() || !source.front().contains(span_of(i))) return false;
    const auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Person& p) { return p.span.begin < end; });
    return at != persons_.end() && at->actor != actor && source.front().contains(at->span) &&
           before_courtesies(view_, view_.token_at(at->span.begin)) == view_.token_at(end) + 1;
  }

  /// "the restaurateur" is no lawyer.
  [[nodiscard]] bool has_another_trade(const Draft& draft, const MentionRow& m) const {
    const std::string_view head = page_.lower[m.phrase.head];
    if (draft.role_words.empty() || describing_noun(head).use == NounUse::bare) return false;
    if (!names_trade(head) && describing_noun(head).use == NounUse::none) return false;
    return std::none_of(draft.role_words.begin(), draft.role_words.end(),
                        [&](const std::string& word) { return stands_for(head, word) > 0; });
  }

  /// "The regulator".
  [[nodiscard]] bool is_body(std::uint32_t actor, std::string_view head) const {
    return cast_.actors[actor].kind == ActorKind::person && is_body_noun(head) && !names_trade(head);
  }

  /// Who speaks does not speak of themselves by name or as "he".
  [[nodiscard]] bool is_spoken_of(std::uint32_t i) const {
    constexpr std::uint32_t kMostLookedAt = 200;
    if (m_[i].person != 3) return false;
    const auto spoken = attributions_.spans.at(attributions_.rows[m_[i].source_of].content);
    for (std::uint32_t j = i, n = 0; j > 0 && n < kMostLookedAt; --j, ++n) {
      const MentionRow& other = m_[j - 1];
      if (other.sentence + 12 < m_[i].sentence) return false;
      if (linking_.entity[j - 1] != linking_.entity[i] || !other.quoted || other.type != MentionType::name) continue;
      const Span span = span_of(j - 1);
      if (std::any_of(spoken.begin(), spoken.end(), [&](Span s) { return s.contains(span); })) return true;
    }
    return false;
  }

  /// Since the one who was chosen stood last, or in the sentence before that, somebody else has led a clause who fits:
  /// "Odel was not there. An official came out. He said". A gap is better than the official's words in Odel's mouth.
  [[nodiscard]] bool somebody_came_between(std::uint32_t i) const {
    const bool of_person =
        m_[i].type == MentionType::pronoun ? m_[i].gender != Gender::unknown : m_[i].phrase.kind == kPerson;
    if (!of_person) return false;
    const std::uint32_t mine = linking_.entity[i];
    bool passed = false;
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence + 3 >= m_[i].sentence; --j) {
      const MentionRow& other = m_[j - 1];
      const Entity& e = linking_.entities[linking_.entity[j - 1]];
      if (linking_.entity[j - 1] == mine) {
        if (is_subject(other)) return false;
        passed = true;
        continue;
      }
      const bool person = other.phrase.kind == kPerson || other.gender != Gender::unknown;
      const bool one = other.number != Number::many && e.number != Number::many;
      if (person && one && is_subject(other) && !other.quoted && other.type != MentionType::pronoun &&
          compatible(e.gender, m_[i].gender))
        return true;
    }
    return !passed;
  }

  /// A name that speaks is somebody's whose name ends so too, or nobody's that is known.
  [[nodiscard]] bool shares_head(std::uint32_t i) const {
    const Entity& e = linking_.entities[linking_.entity[i]];
    if (e.cast == kNobody || m_[i].cast == e.cast) return true;
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](std::uint32_t j) {
      return j != i && m_[j].type == MentionType::name && m_[j].head_hash == m_[i].head_hash;
    });
  }

  [[nodiscard]] bool is_subject(const MentionRow& m) const {
    return m.place == Place::subject || m.place == Place::passive_subject;
  }

  /// "Aunes and Holm"
  [[nodiscard]] bool is_joined(Span first, Span second) const {
    constexpr std::uint32_t kLongest = 8;
    if (second.begin < first.end || second.begin - first.end > kLongest) return false;
    const std::string_view between = slice(page_.text, {first.end, second.begin});
    return between.find(" and ") != std::string_view::npos || between == ", ";
  }

  /// "Ana Vell and Maud Perr left. She": the last that is heard of the one who was chosen.
  [[nodiscard]] bool is_one_of_two(std::uint32_t i) const {
    std::uint32_t last = i;
    while (last > 0 && linking_.entity[last - 1] != linking_.entity[i]) --last;
    if (last == 0) return true;
    const Span chosen = span_of(last - 1);
    auto at = std::partition_point(persons_.begin(), persons_.end(),
                                   [&](const Person& p) { return p.span.begin < chosen.begin; });
    const auto joined = [&](const Person& p) {
      return compatible(known_gender(cast_.actors[p.actor]), m_[i].gender) &&
             (is_joined(p.span, chosen) || is_joined(chosen, p.span));
    };
    if (at != persons_.begin() && joined(*(at - 1))) return true;
    while (at != persons_.end() && at->span.begin < chosen.end) ++at;
    return at != persons_.end() && joined(*at);
  }

  /// Nothing leads a clause before it in its sentence: "In a letter to Holm, Odel wrote".
  [[nodiscard]] bool is_first_subject(std::uint32_t i) const {
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence == m_[i].sentence; --j)
      if (is_subject(m_[j - 1])) return false;
    return true;
  }

  /// Another person with a name who fits stands before the one who was chosen in the same sentence ("Odel told Holm ...
  /// He"), or behind, and the one who was chosen leads nothing there.
  [[nodiscard]] bool two_could_be_meant(std::uint32_t i) const {
    std::uint32_t last = i;
    while (last > 0 && linking_.entity[last - 1] != linking_.entity[i]) --last;
    if (last == 0) return true;
    const MentionRow& nearest = m_[--last];
    const Span chosen = span_of(last);
    const std::uint32_t begin = page_.sentence_row(nearest.phrase.first).span.begin;
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    const bool leads = is_subject(nearest) && nearest.main_clause && is_first_subject(last);
    auto at = std::partition_point(persons_.begin(), persons_.end(),
                                   [&](const Person& p) { return p.span.begin < span_of(i).begin; });
    for (int n = 0; at != persons_.begin() && (at - 1)->span.begin >= begin; ++n) {
      --at;
      if (n == 40) return true;
      const bool other = at->actor != mine && !at->span.overlaps(chosen);
      if (!other || !compatible(cast_.actors[at->actor].gender, m_[i].gender)) continue;
      if (at->span.begin < chosen.begin ? !leads : !is_subject(nearest) || is_joined(chosen, at->span)) return true;
    }
    return false;
  }

  /// The last source before `i`, at most two sentences back, is somebody else who could be meant, without a name or
  /// with one, and the one who was chosen leads nothing since.
  [[nodiscard]] bool somebody_else_spoke(std::uint32_t i) const {
    const std::uint32_t mine = linking_.entity[i];
    bool led = false;
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence + 2 >= m_[i].sentence; --j) {
      const MentionRow& other = m_[j - 1];
      const bool is_mine = linking_.entity[j - 1] == mine;
      if (is_mine && !other.quoted && other.type == MentionType::name) led = led || is_subject(other);
      if (other.source_of == kNoSpeaker || other.source_of == m_[i].source_of) continue;
      if (is_mine) return other.type != MentionType::name && left_open(j - 1) && another_led(j - 1);
      const Entity& e = linking_.entities[linking_.entity[j - 1]];
      if (e.number == Number::many || !compatible(e.gender, m_[i].gender)) continue;
      if (!e.named && m_[i].gender != Gender::unknown && !may_be_somebody(other)) continue;
      const bool person = (names_person(other) || other.phrase.kind == kPerson) && !other.quoted;
      if (!e.named || (person && m_[i].gender != Gender::unknown && !led)) return true;
    }
    return false;
  }

  /// "it", "which", "the indictment" speak, and are nobody whom "he" could mean.
  [[nodiscard]] bool may_be_somebody(const MentionRow& m) const {
    if (m.type == MentionType::pronoun) return m.person != 3 || m.gender != Gender::unknown;
    return m.phrase.kind == kPerson || is_person_noun(page_.lower[m.phrase.head]);
  }

  /// A source without a name that is in no actor; those before `i` are decided.
  [[nodiscard]] bool left_open(std::uint32_t i) const {
    const Span span = span_of(i);
    const std::uint32_t actor = linking_.entities[linking_.entity[i]].cast;
    if (linking_.links[i].forced || actor == kNobody) return false;
    return std::none_of(cast_.actors[actor].mentions.begin(), cast_.actors[actor].mentions.end(),
                        [&](const Mention& m) { return m.field == Field::text && m.span.overlaps(span); });
  }

  /// It brings in somebody new, or since the one who was chosen had a name somebody else who has one led a clause.
  [[nodiscard]] bool another_led(std::uint32_t i) const {
    if (m_[i].article == Article_::indefinite) return true;
    for (std::uint32_t j = i; j > 0 && m_[j - 1].sentence + 12 >= m_[i].sentence; --j) {
      const MentionRow& other = m_[j - 1];
      if (other.type != MentionType::name || other.quoted) continue;
      if (linking_.entity[j - 1] == linking_.entity[i]) return false;
      if (names_person(other) && (is_subject(other) || other.source_of != kNoSpeaker) &&
          compatible(linking_.entities[linking_.entity[j - 1]].gender, m_[i].gender))
        return true;
    }
    return false;
  }
};

}  // namespace whosays::coref
