// What all other contents of an article say of one, later ones too: whether the article tells of charges, and whether
// the same actor is spoken against elsewhere, by the same source, or speaks against that source itself. Figures of
// charge_figures.h, from the net's scores without any memory; charge_memory.h has what the net itself is told, of
// earlier contents alone.
//
// A sentence of the outlet's own is judged before statements are known, and by the other sentences alone.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footing/charge_features.h"

namespace whosays::footing {

class ChargeOthers {
 public:
  static constexpr std::uint32_t kNoContent = 0xffffffffU;
  /// Keeps a content with its rows' scores. A sentence that was judged before it became a statement is not kept again.
  /// Its number; kNoContent of one where nobody may be meant.
  std::uint32_t keep(const Said& said, const ChargeRows& found, std::span<const std::int32_t> scores);
  /// Into the rows of the content of that number.
  void add_to(std::uint32_t content, ChargeRows& found) const;

 private:
  /// Scores of contents, each content once.
  struct Tally {
    std::array<std::pair<std::int32_t, std::uint32_t>, 2> highest;  ///< with their contents
    std::int64_t sum = 0;
    std::uint32_t count = 0, charged = 0;
    void add(std::int32_t score, std::uint32_t content);
  };
  /// The same without one content, whose own score is known.
  struct Rest {
    std::int32_t highest = 0, mean = 0;
    std::uint32_t count = 0, charged = 0;
  };
  struct Content {
    Field field = Field::text;
    std::uint32_t begin = 0;  ///< its first token
    bool own = false;
    std::int32_t best = 0;
    std::vector<std::pair<ActorId, std::int32_t>> actors;  ///< each once, with its highest score
    ActorId source;
  };
  /// Of those that one may look at: sentences of the outlet's own, or all.
  struct View {
    std::vector<std::pair<std::int32_t, std::uint32_t>> highest;  ///< the four highest contents, in order
    std::uint32_t contents = 0, charged = 0;
    std::vector<Tally> actors;  ///< by their ids
    void add(const Content& content, std::uint32_t number);
  };

  [[nodiscard]] static Rest without(const Tally* tally, std::uint32_t content, const std::int32_t* own);
  void of_article(std::uint32_t content, const View& view, ChargeRow& row) const;
  void of_actor(std::uint32_t content, const View& view, ChargeRow& row) const;
  void of_source(std::uint32_t content, ChargeRow& row) const;
  [[nodiscard]] const Tally* of_pair(ActorId source, ActorId actor) const;
  [[nodiscard]] static const std::int32_t* score_of(const Content& content, ActorId actor);

  std::vector<Content> contents_;
  View own_, all_;
  std::unordered_map<std::uint64_t, Tally> pairs_;    ///< of a source and whom it speaks of
  std::unordered_map<std::uint32_t, Tally> sources_;  ///< of a source, the best of its contents
};

}  // namespace whosays::footing
