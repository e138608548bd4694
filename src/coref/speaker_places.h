// Where the actors stand and who speaks where, as the choice of whom a source means looks at it: all mentions of the
// cast and all sources by place.
//
// In: the cast as rules and links have left it. O((mentions + sources) log); look-backs are bounded by their callers.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "coref/mentions.h"
#include "coref/ranker.h"

namespace whosays::coref {

/// How many mentions each actor had when a step was over; from it one tells which step has added a mention.
struct Steps {
  enum Step : std::uint8_t { roles, descriptions, pronouns, elimination, links };
  std::array<std::vector<std::uint32_t>, links> mentions;
  void note(Step step, const Cast& cast);
  [[nodiscard]] Step of(std::uint32_t actor, std::uint32_t mention) const;
};

/// A mention of an actor.
struct ActorPlace {
  Span span;
  std::uint32_t actor = kNobody;
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t row = kNew;        ///< MentionRow, where there is one
  std::uint32_t source = kNobody;  ///< row of sources() whose speaker it is
  MentionType type = MentionType::name;
  Steps::Step by = Steps::roles;
  bool quoted = false;
  bool leads = false;  ///< subject at the head of its sentence
};

/// Words for a source.
struct SpeakerSource {
  Span span;
  std::uint32_t attribution = 0;
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t row = kNew;       ///< MentionRow of its head
  std::uint32_t actor = kNobody;  ///< whom it means by now
  Span said;                      ///< the mention that says so
  bool main = false;              ///< in nobody else's words
  Steps::Step by = Steps::roles;
};

class SpeakerPlaces {
 public:
  SpeakerPlaces(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows, const Steps& steps,
                const Cast& cast);

  [[nodiscard]] const std::vector<ActorPlace>& places() const { return places_; }
  [[nodiscard]] const std::vector<SpeakerSource>& sources() const { return sources_; }
  /// The first of the places that begins at the byte or behind it.
  [[nodiscard]] std::uint32_t place_from(std::uint32_t byte) const;
  /// From now on the source means that actor, by the mention; kNobody: nobody.
  void settle(std::uint32_t source, std::uint32_t actor, Span mention);

 private:
  void collect_places();
  void collect_sources();
  void find_speaker(std::uint32_t source);
  [[nodiscard]] std::uint32_t row_in(Span span) const;

  const Scene& scene_;
  const FieldView& view_;
  const Page& page_;
  const std::vector<MentionRow>& rows_;
  const Steps& steps_;
  const Cast& cast_;
  std::vector<std::uint32_t> row_of_word_;  ///< of each word that heads one
  std::vector<ActorPlace> places_;
  std::vector<SpeakerSource> sources_;
};

}  // namespace whosays::coref
