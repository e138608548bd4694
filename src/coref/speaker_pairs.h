// The actors whom the words of a source could mean, each with the signs that speak for and against it.
//
// Cost: for each source kMostPlaces mentions looked back at, times kMostCandidates.
#pragma once

#include <span>
#include <vector>

#include "coref/portraits.h"
#include "coref/ranker.h"
#include "coref/speaker_source.h"

namespace whosays::coref {

/// What the learned link of each mention says, with the doubts that the rules have of it.
struct LinkSigns {
  const Linking& linking;
  const std::vector<SpeakerSigns>& doubts;  ///< a row a mention
};

struct SpeakerCandidate {
  std::uint32_t actor = kNobody;
  SpeakerSigns signs;
};

class SpeakerPairs {
 public:
  SpeakerPairs(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows, const LinkSigns& links,
               const Portraits& portraits, const Cast& cast, const SpeakerPlaces& places);

  [[nodiscard]] std::vector<SpeakerCandidate> candidates(const AskedSource& asked) const;

 private:
  /// An actor as it stands before a source.
  struct Stand {
    std::uint32_t actor = kNobody;
    std::uint32_t last = kNobody;  ///< row of places: outside of speech and of the source's own words
    std::uint32_t any = kNobody;   ///< wherever
    bool ahead = false;
    bool fits = true;     ///< is known to be of the gender asked for, where one is asked
    bool chosen = false;  ///< is a candidate
  };
  struct Counted {
    std::uint32_t names = 0;
    std::uint32_t first = kNobody;  ///< token of the first name
  };

  [[nodiscard]] std::vector<Stand> stands(const AskedSource& asked) const;
  void add_ahead(const AskedSource& asked, std::vector<Stand>& out) const;
  [[nodiscard]] bool may_mean(const AskedSource& asked, std::uint32_t actor) const;
  [[nodiscard]] bool fits_gender(const AskedSource& asked, std::uint32_t actor) const;
  [[nodiscard]] bool in_own_content(const AskedSource& asked, Span span) const;
  void add_counts(const AskedSource& asked, const std::vector<Stand>& all, SpeakerSigns& out) const;
  void add_self(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_distance(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_last(const Stand& stand, SpeakerSigns& out) const;
  void add_spoke(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_led(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_rivals(const AskedSource& asked, const std::vector<Stand>& all, const Stand& stand, SpeakerSigns& out) const;
  void add_since(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_link(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_current(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_strangers(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_same_pronoun(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_sentence_before(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_name(const AskedSource& asked, const Stand& stand, SpeakerSigns& out) const;
  void add_kinds(const std::vector<Stand>& all, const Stand& stand, SpeakerSigns& out) const;
  [[nodiscard]] std::uint32_t row_from(std::uint32_t byte) const;
  [[nodiscard]] bool is_named(const MentionRow& row) const;
  [[nodiscard]] static bool is_clause_subject(const MentionRow& row) {
    return row.place == Place::subject || row.place == Place::passive_subject;
  }
  [[nodiscard]] bool is_in_subject(const ActorPlace& place) const;
  [[nodiscard]] std::uint32_t actor_of_entity(std::uint32_t entity) const;

  const Scene& scene_;
  const FieldView& view_;
  const Page& page_;
  const std::vector<MentionRow>& rows_;
  const LinkSigns& links_;
  const Portraits& portraits_;
  const Cast& cast_;
  const SpeakerPlaces& places_;
  std::vector<Counted> counted_;
  std::uint32_t first_named_ = kNobody;
  std::vector<Span> hearers_;        ///< by their ends
  std::vector<std::uint32_t> told_;  ///< of each sentence how many before it are no speech
};

/// What the signs of one description are read off.
struct DescriptionGround {
  const FieldView& view;
  const Portraits& portraits;
  const Cast& cast;
  const SpeakerPlaces& places;
  const AskedSource& asked;

  [[nodiscard]] const SpeakerSource& source() const { return places.sources()[asked.number]; }
  /// Words of clauses about somebody before the source: tokens, by place.
  [[nodiscard]] std::span<const std::uint32_t> told_of(std::uint32_t actor) const;
  /// Calls f with everything that somebody was said to be before the source.
  template <class F>
  void each_said(std::uint32_t actor, F&& f) const {
    for (const Said& said : portraits.of[actor].said)
      if (said.token < source().token) f(said);
  }
};

/// Signs of a description and one actor: what they are said to be, ages, nations, kin.
void add_description_signs(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates);

/// Signs of words, relations and people without names that stand around it (speaker_hints.cpp).
void add_description_hints(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates);

/// Signs of how the article uses the words and what it tells of each, behind the source too (speaker_uses.cpp). Reads
/// the signs of the two before.
void add_description_uses(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates);

/// Signs of words: pronouns of what is said, what stands at a name, what stands behind the description's head
/// (speaker_words.cpp).
void add_description_words(const DescriptionGround& ground, const Scene& scene,
                           std::vector<SpeakerCandidate>& candidates);

}  // namespace whosays::coref
