#include "coref/learned.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text_util.h"
#include "base/utf8.h"
#include "coref/described_words.h"
#include "coref/link_doubt_signs.h"
#include "coref/misspelt.h"
#include "coref/model.h"
#include "coref/organisations.h"
#include "coref/persons.h"
#include "coref/portraits.h"
#include "coref/pronoun_net.h"
#include "coref/roles.h"
#include "coref/titled_names.h"
#include "doc/spellings.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

/// A longer text is no article, and whom its pronouns mean is not worth minutes.
constexpr std::size_t kMostWords = 1'000'000;

class Assembler : LinkDoubts {
 public:
  using LinkDoubts::LinkDoubts;

  void run() {
    for (const Entity& entity : linking_.entities) {
      const std::uint32_t actor = entity.cast != kNobody ? entity.cast : holder_in(entity);
      if (actor != kNobody) {
        add_to(actor, entity);
      } else if (const auto kind = kind_of(entity)) {
        add_new(entity, *kind);
      }
    }
  }

 private:
  /// "Archbishop of Callis Thomas Weir", where the tree takes the office for the name: the actor whose name ends it.
  [[nodiscard]] std::uint32_t holder_in(const Entity& entity) const {
    for (const std::uint32_t i : entity.mentions) {
      if (m_[i].type != MentionType::name) continue;
      const Span span = span_of(i);
      auto at =
          std::ranges::partition_point(persons_, [&](const Person& person) { return person.span.begin <= span.begin; });
      for (; at != persons_.end() && at->span.end < span.end; ++at) {
      }
      if (at == persons_.end() || at->span.end != span.end || at->span.begin <= span.begin) continue;
      const std::uint32_t name = view_.token_at(at->span.begin);
      if (say_office(view_, view_.token_at(span.begin), name) || is_cut_title(view_.token_at(span.begin), name))
        return at->actor;
      if (view_.token_at(span.begin) + 1 < name && view_.word(before_courtesies(view_, name) - 1) == ",")
        return at->actor;
    }
    return kNobody;
  }

  /// "Sen. Vell", "Gov. Vell": words that are cut short with a stop, and nothing else.
  [[nodiscard]] bool is_cut_title(std::uint32_t first, std::uint32_t name) const {
    for (std::uint32_t i = first; i < name; ++i)
      if (view_.word(i) != "." && (!view_.capital(i) || (!view_.word(i).ends_with('.') && view_.word(i + 1) != ".")))
        return false;
    return view_.word(first).size() > 2;  // no initial
  }

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
      case kPerson:
        if (is_thing(entity)) return std::nullopt;
        return several ? ActorKind::group : ActorKind::person;
      case kBody: return ActorKind::organisation;
      case kPlace: return ActorKind::place;
      default: return std::nullopt;
    }
  }

  /// All that it is called by are nouns for no people: "the pier", whatever pronoun was linked to it.
  [[nodiscard]] bool is_thing(const Entity& entity) const {
    bool called = false;
    for (const std::uint32_t i : entity.mentions) {
      const MentionRow& m = m_[i];
      if (m.type == MentionType::name || m.phrase.kind == kPerson) return false;
      if (m.type != MentionType::noun) continue;
      if (page_.tag(m.phrase.head) != Upos::noun || is_person_noun(page_.lower[m.phrase.head])) return false;
      called = true;
    }
    return called;
  }

  /// Of "Mr. Odel, widely thought to run" the name alone.
  [[nodiscard]] Span name_span(std::uint32_t i) const {
    const std::uint32_t row = m_[i].name_row;
    const bool person = row != kNobody && names_person(m_[i]) && span_of(i).contains(names_.rows[row].span);
    return person ? names_.rows[row].span : span_of(i);
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

  void add_to(std::uint32_t actor, const Entity& entity) {
    Draft& draft = cast_.actors[actor];
    for (const std::uint32_t i : entity.mentions) {
      if (doubtful_source(i) || inside_source(i)) continue;
      if (entity.cast == kNobody && m_[i].source_of != kNoSpeaker && m_[i].type == MentionType::noun) continue;
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

  /// "The Minister", of whom the rules know who that is.
  [[nodiscard]] bool is_of_a_known_person(Span span) const {
    const auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Person& p) { return p.span < span; });
    return at != persons_.end() && at->span == span;
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
      if (is_of_a_known_person(span_of(i))) continue;
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

void add_learned(const Scene& scene, const Judges& judges, Cast& cast, const SpeakerStep* then) {
  const Passage& passage = scene.text.passage();
  const std::size_t words = passage.words.size();
  if (words == 0 || words > kMostWords || passage.tags.state != LayerState::present ||
      passage.trees.state != LayerState::present)
    return;
  const Page page = page_of(scene.text.words({0, scene.text.length()}), passage);
  const std::vector<MentionRow> mentions =
      mentions_of(page, phrases(page, scene.trained, judges.phrases, kLeastMargin), scene, cast);
  const Linking linking = link(page, mentions, judges.links, judges.settings);
  const LinkDoubtSigns doubts(scene, page, mentions, linking, judges.settings, cast);
  Assembler(scene, page, mentions, linking, judges.settings, cast).run();
  if (then == nullptr) return;
  const std::vector<SpeakerSigns> signs = doubts.of_sources();
  choose_speakers({scene, page, mentions, {linking, signs}, then->steps}, cast, then->watch);
}

void add_learned(const Scene& scene, const Steps& steps, Cast& cast, const SpeakerWatch* watch) {
  if (!model().present()) return;
  const TableScorer phrases(model().table(0));
  const TableScorer links(model().table(1));
  const PronounNet he_or_she(model().table(2), model().table(3));
  const SpeakerStep then{steps, watch};
  add_learned(scene, {phrases, {links, &he_or_she}, {}}, cast, &then);
}

}  // namespace whosays::coref
