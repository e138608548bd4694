#include "coref/learned.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text_util.h"
#include "coref/model.h"
#include "coref/organisations.h"
#include "coref/persons.h"
#include "coref/roles.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

/// A longer text is no article, and whom its pronouns mean is not worth minutes.
constexpr std::size_t kMostWords = 1'000'000;

class Assembler {
 public:
  Assembler(const Page& page, const std::vector<MentionRow>& mentions, const Linking& linking, Cast& cast)
      : page_(page), m_(mentions), linking_(linking), cast_(cast) {}

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
  /// Kind by what most of its mentions are, names before descriptions; none for things and for what is said once.
  [[nodiscard]] std::optional<ActorKind> kind_of(const Entity& entity) const {
    if (entity.mentions.size() < 2) return std::nullopt;
    std::array<float, kPhraseKinds> votes{};
    for (const std::uint32_t i : entity.mentions) {
      const MentionRow& m = m_[i];
      const bool personal = m.type == MentionType::pronoun && (m.person != 3 || m.gender != Gender::unknown);
      if (personal) votes[kPerson] += 3;
      votes[m.phrase.kind] += m.type == MentionType::name ? 2.F : m.type == MentionType::noun ? 1.F : 0.4F;
    }
    const auto best = std::max_element(votes.begin(), votes.end()) - votes.begin();
    switch (best) {
      case kPerson: return entity.number == Number::many ? ActorKind::group : ActorKind::person;
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

  [[nodiscard]] Span span_of(std::uint32_t i) const { return page_.span(m_[i].phrase.first, m_[i].phrase.end); }

  /// Words that say who speaks and are no name: only the rules settle those. On the open paragraphs of
  /// tests/golden/coref the learned links put one source of four into a wrong mouth.
  [[nodiscard]] bool doubtful_source(std::uint32_t i) const {
    return m_[i].type != MentionType::name && m_[i].source_of != kNoSpeaker && !linking_.links[i].forced;
  }

  void add_to(std::uint32_t actor, const Entity& entity) {
    Draft& draft = cast_.actors[actor];
    for (const std::uint32_t i : entity.mentions) {
      if (doubtful_source(i)) continue;
      const Span span = span_of(i);
      const auto known = std::find_if(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
        return m.field == Field::text && m.span.begin < span.end && span.begin < m.span.end;
      });
      if (m_[i].type != MentionType::pronoun && known != draft.mentions.end()) {
        if (span.contains(known->span)) known->span = span;
        continue;
      }
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
      if (pronoun && (no_pronouns || doubtful_source(i))) continue;
      if (entity.named && doubtful_source(i)) continue;
      draft.mentions.push_back({Field::text, span_of(i)});
      if (!draft.name.empty() && !better_name(i, best, best_words)) continue;
      best = m.type;
      best_words = m.phrase.end - m.phrase.first;
      draft.name = blanks_collapsed(page_.text.substr(span_of(i).begin, span_of(i).end - span_of(i).begin));
    }
    if (draft.mentions.size() < 2) return;
    // Across articles actors meet by name, and "the company" of one article is not that of another.
    draft.named = best == MentionType::name;
    cast_.actors.push_back(std::move(draft));
  }

  const Page& page_;
  const std::vector<MentionRow>& m_;
  const Linking& linking_;
  Cast& cast_;
};

}  // namespace

Cast cast_of_names(const Scene& scene) {
  Cast cast;
  cast.actor_of_name.assign(scene.names.rows.size(), kNobody);
  add_persons(scene, cast);
  add_organisations(scene, cast);
  add_places(scene, cast);
  add_roles(scene, cast);
  add_role_mentions(scene, cast);
  return cast;
}

void add_learned(const Scene& scene, const Judges& judges, Cast& cast) {
  const std::size_t words = scene.text.passage().words.size();
  if (words == 0 || words > kMostWords) return;
  Page page = page_of(scene.text.words({0, scene.text.length()}), scene.text.passage());
  tag(page, judges.tagger);
  const std::vector<MentionRow> mentions = mentions_of(page, phrases(page, judges.phrases, kLeastMargin), scene, cast);
  const Linking linking = link(page, mentions, judges.ranker, judges.settings);
  Assembler(page, mentions, linking, cast).run();
}

void add_learned(const Scene& scene, Cast& cast) {
  if (!model().present()) return;
  const TableScorer tagger(model().table(0));
  const TableScorer phrases(model().table(1));
  const TableScorer ranker(model().table(2));
  add_learned(scene, {tagger, phrases, ranker, {}}, cast);
}

}  // namespace whosays::coref
