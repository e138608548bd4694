#include "coref/learned.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text_util.h"
#include "base/utf8.h"
#include "coref/described_words.h"
#include "coref/misspelt.h"
#include "coref/model.h"
#include "coref/organisations.h"
#include "coref/persons.h"
#include "coref/portraits.h"
#include "coref/pronoun_net.h"
#include "coref/roles.h"
#include "doc/spellings.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

/// A longer text is no article, and whom its pronouns mean is not worth minutes.
constexpr std::size_t kMostWords = 1'000'000;

class Assembler {
 public:
  Assembler(const Scene& scene, const Page& page, const std::vector<MentionRow>& mentions, const Linking& linking,
            const RankerSettings& settings, Cast& cast)
      : attributions_(scene.attributions),
        names_(scene.names),
        page_(page),
        m_(mentions),
        linking_(linking),
        settings_(settings),
        cast_(cast) {
    for (const Attribution& row : scene.attributions.rows)
      if (row.field == Field::text)
        for (const Span span : scene.attributions.spans.at(row.source)) sources_.push_back(span);
    std::sort(sources_.begin(), sources_.end());
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text && cast.actors[actor].kind == ActorKind::person) persons_.push_back({m.span, actor});
    std::sort(persons_.begin(), persons_.end(), [](const Person& a, const Person& b) { return a.span < b.span; });
  }

  void run() {
    for (const Entity& entity : linking_.entities) {
      if (entity.cast != kNobody) {
        add_to(entity.cast, entity);
      } else if (const auto kind = kind_of(entity)) {
        add_new(entity, *kind);
      }
    }
  }

 private:
  struct Person {
    Span span;
    std::uint32_t actor;
  };

  /// Kind by what most of its mentions are, names before descriptions; none for things and for what is said once.
  [[nodiscard]] std::optional<ActorKind> kind_of(const Entity& entity) const {
    if (entity.mentions.size() < 2) return std::nullopt;
    const bool several = entity.number == Number::many;
    if (entity.name_type == static_cast<std::uint8_t>(NameType::person) && !several) return ActorKind::person;
    if (entity.name_type == static_cast<std::uint8_t>(NameType::organisation)) return ActorKind::organisation;
    if (entity.name_type == static_cast<std::uint8_t>(NameType::place)) return ActorKind::place;
    std::array<float, kPhraseKinds> votes{};
    for (const std::uint32_t i : entity.mentions) {
      const MentionRow& m = m_[i];
      const bool personal = m.type == MentionType::pronoun && (m.person != 3 || m.gender != Gender::unknown);
      if (personal) votes[kPerson] += 3;
      votes[m.phrase.kind] += m.type == MentionType::name ? 2.F : m.type == MentionType::noun ? 1.F : 0.4F;
    }
    const auto best = std::max_element(votes.begin(), votes.end()) - votes.begin();
    switch (best) {
      case kPerson: return several ? ActorKind::group : ActorKind::person;
      case kBody: return ActorKind::organisation;
      case kPlace: return ActorKind::place;
      default: return std::nullopt;
    }
  }

  /// A description that brings in somebody without a name, or several: "an official", "two guards", "officials".
  [[nodiscard]] bool unnamed_source(const Entity& entity) const {
    static const lexicon::WordSet unnamed("unnamed_heads.txt");
    if (entity.named) return false;
    return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t i) {
      const MentionRow& m = m_[i];
      if (m.type != MentionType::noun || m.source_of == kNoSpeaker) return false;
      return m.article == Article_::indefinite || m.number == Number::many || unnamed.has(page_.lower[m.phrase.head]);
    });
  }

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

  /// Of "Mr. Odel, widely thought to run" the name alone.
  [[nodiscard]] Span name_span(std::uint32_t i) const {
    const std::uint32_t row = m_[i].name_row;
    const bool person = row != kNobody && names_person(m_[i]) && span_of(i).contains(names_.rows[row].span);
    return person ? names_.rows[row].span : span_of(i);
  }

  [[nodiscard]] Span span_of(std::uint32_t i) const { return page_.span(m_[i].phrase.first, m_[i].phrase.end); }

  /// Words that say who speaks and are no name: only what is as good as sure settles those, for somebody else's words
  /// in a mouth are worse than a gap.
  [[nodiscard]] bool doubtful_source(std::uint32_t i) const {
    const MentionRow& m = m_[i];
    if (m.source_of == kNoSpeaker || linking_.links[i].forced) return false;
    if (m.type == MentionType::name) return !shares_head(i);
    const std::uint32_t actor = linking_.entities[linking_.entity[i]].cast;
    if (actor != kNobody && !compatible(known_gender(cast_.actors[actor]), m.gender)) return true;
    if (actor != kNobody && m.type == MentionType::noun && has_another_trade(cast_.actors[actor], m)) return true;
    const float least = m.type == MentionType::pronoun ? settings_.sure_pronoun : settings_.sure_description;
    return linking_.links[i].probability < least || m.quoted || m.article == Article_::indefinite ||
           m.number == Number::many || somebody_else_spoke(i) || somebody_came_between(i) ||
           (m.type == MentionType::pronoun && (two_could_be_meant(i) || is_spoken_of(i)));
  }

  /// "the restaurateur" is no lawyer.
  [[nodiscard]] bool has_another_trade(const Draft& draft, const MentionRow& m) const {
    const std::string_view head = page_.lower[m.phrase.head];
    if (draft.role_words.empty() || describing_noun(head).use == NounUse::bare) return false;
    if (!names_trade(head) && describing_noun(head).use == NounUse::none) return false;
    return std::none_of(draft.role_words.begin(), draft.role_words.end(),
                        [&](const std::string& word) { return stands_for(head, word) > 0; });
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

  /// "Mr Brandt" is not Marek Odel, however near he stands.
  [[nodiscard]] bool shares_word(std::uint32_t i, std::string_view name) const {
    const std::string mine = utf8::ascii_lowered(slice(page_.text, span_of(i)));
    const std::string theirs = utf8::ascii_lowered(name);
    for (const std::string_view word : split(theirs, ' '))
      if (word.size() > 1 && mine.find(word) != std::string::npos) return true;
    return false;
  }

  /// A link to somebody with a name is not followed for another name, for "the resignation", or for "the man, Ana
  /// Vell", where Ana Vell is somebody else.
  [[nodiscard]] bool may_be_person(std::uint32_t i, std::uint32_t actor, std::string_view name) const {
    const MentionRow& m = m_[i];
    if (m.type == MentionType::name) return shares_word(i, name);
    if (m.type != MentionType::noun) return true;
    const std::string_view first = page_.lower[m.phrase.first];
    if (m.quoted && (first == "my" || first == "our")) return false;  // somebody of the one who speaks
    return (page_.tag(m.phrase.head) != Upos::noun || is_person_noun(page_.lower[m.phrase.head])) &&
           !names_another(m.phrase, actor);
  }

  /// A person's name stands in apposition to the phrase's head, and is not this actor's.
  [[nodiscard]] bool names_another(const Phrase& phrase, std::uint32_t actor) const {
    const Span span = page_.span(phrase.first, phrase.end);
    auto at = std::partition_point(persons_.begin(), persons_.end(),
                                   [&](const Person& p) { return p.span.begin < span.begin; });
    for (; at != persons_.end() && at->span.begin < span.end; ++at) {
      if (at->actor == actor) return false;
      for (std::uint32_t word = phrase.first; word < phrase.end; ++word)
        if (at->span.contains(page_.span(word)) && page_.head(word) == phrase.root &&
            page_.relation(word) == Relation::appos)
          return true;
    }
    return false;
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
    auto at = std::partition_point(persons_.begin(), persons_.end(),
                                   [&](const Person& p) { return p.span.begin < span_of(i).begin; });
    for (int n = 0; at != persons_.begin() && (at - 1)->span.begin >= begin; ++n) {
      --at;
      if (n == 40) return true;
      const bool other = at->actor != mine && !at->span.overlaps(chosen);
      if (!other || !compatible(cast_.actors[at->actor].gender, m_[i].gender)) continue;
      if (at->span.begin < chosen.begin || !is_subject(nearest) || is_joined(chosen, at->span)) return true;
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
      const bool person = (names_person(other) || other.phrase.kind == kPerson) && !other.quoted;
      if (!e.named || (person && m_[i].gender != Gender::unknown && !led)) return true;
    }
    return false;
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

  void add_to(std::uint32_t actor, const Entity& entity) {
    Draft& draft = cast_.actors[actor];
    for (const std::uint32_t i : entity.mentions) {
      if (doubtful_source(i) || inside_source(i)) continue;
      if (draft.kind == ActorKind::person && !may_be_person(i, actor, draft.name)) continue;
      const Span span = span_of(i);
      const auto known = std::find_if(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
        return m.field == Field::text && m.span.begin < span.end && span.begin < m.span.end;
      });
      if (m_[i].type != MentionType::pronoun && known != draft.mentions.end()) {
        // The name of a source stays as it is, for the span of the source may end with it.
        if (span.contains(known->span) && m_[i].source_of == kNoSpeaker) known->span = span;
        continue;
      }
      if (known != draft.mentions.end() && known->span == span) continue;
      if (m_[i].name_row != kNobody) cast_.actor_of_name[m_[i].name_row] = actor;
      draft.mentions.push_back({Field::text, span});
    }
    if (draft.gender == Gender::unknown) draft.gender = entity.gender;
  }

  /// Is the mention `i` a better name than the one of type `best` and `words` words? A name before a description before
  /// a pronoun; of descriptions the longest that is still short enough to read.
  [[nodiscard]] bool better_name(std::uint32_t i, MentionType best, std::uint32_t words) const {
    constexpr std::uint32_t kReadable = 8;
    const MentionRow& m = m_[i];
    const std::uint32_t mine = m.phrase.end - m.phrase.first;
    if (m.type == MentionType::name) return best != MentionType::name;
    if (m.type != MentionType::noun || best == MentionType::name) return false;
    return best == MentionType::pronoun || (mine > words && mine <= kReadable) || (words > kReadable && mine < words);
  }

  void add_new(const Entity& entity, ActorKind kind) {
    Draft draft;
    draft.kind = kind;
    draft.gender = entity.gender;
    const bool no_pronouns = unnamed_source(entity);
    MentionType best = MentionType::pronoun;
    std::uint32_t best_words = 0;
    for (const std::uint32_t i : entity.mentions) {
      const MentionRow& m = m_[i];
      const bool pronoun = m.type == MentionType::pronoun;
      if (pronoun && (no_pronouns || (m.person == 3 && doubtful_source(i)))) continue;
      if (entity.named && (doubtful_source(i) || inside_source(i))) continue;
      draft.mentions.push_back({Field::text, span_of(i)});
      if (!draft.name.empty() && !better_name(i, best, best_words)) continue;
      best = m.type;
      best_words = m.phrase.end - m.phrase.first;
      draft.name = blanks_collapsed(without_possessive(slice(page_.text, name_span(i))));
    }
    if (draft.mentions.size() < 2) return;
    // Across articles actors meet by name, and "the company" of one article is not that of another.
    draft.named = best == MentionType::name;
    cast_.actors.push_back(std::move(draft));
  }

  const Attributions& attributions_;
  const Names& names_;
  const Page& page_;
  const std::vector<MentionRow>& m_;
  const Linking& linking_;
  const RankerSettings& settings_;
  Cast& cast_;
  std::vector<Span> sources_;    ///< of attributions, by place
  std::vector<Person> persons_;  ///< mentions of persons that the rules have found, by place
};

}  // namespace

Cast cast_of_names(const Scene& scene) {
  Cast cast;
  cast.actor_of_name.assign(scene.names.rows.size(), kNobody);
  add_persons(scene, cast);
  add_organisations(scene, cast);
  add_places(scene, cast);
  add_roles(scene, cast);
  join_misspelt(scene, cast);
  add_role_mentions(scene, cast);
  return cast;
}

void add_learned(const Scene& scene, const Judges& judges, Cast& cast) {
  const Passage& passage = scene.text.passage();
  const std::size_t words = passage.words.size();
  if (words == 0 || words > kMostWords || passage.tags.state != LayerState::present ||
      passage.trees.state != LayerState::present)
    return;
  const Page page = page_of(scene.text.words({0, scene.text.length()}), passage);
  const std::vector<MentionRow> mentions =
      mentions_of(page, phrases(page, scene.trained, judges.phrases, kLeastMargin), scene, cast);
  const Linking linking = link(page, mentions, judges.links, judges.settings);
  Assembler(scene, page, mentions, linking, judges.settings, cast).run();
}

void add_learned(const Scene& scene, Cast& cast) {
  if (!model().present()) return;
  const TableScorer phrases(model().table(0));
  const TableScorer links(model().table(1));
  const PronounNet he_or_she(model().table(2), model().table(3));
  add_learned(scene, {phrases, {links, &he_or_she}, {}}, cast);
}

}  // namespace whosays::coref
