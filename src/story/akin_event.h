// Which articles may speak of one event: by the words that few articles have, names most.
//
// In: texts. Out: how much two of them share, from 0 to 1. Long articles share some rare words by chance, and short
// ones of one event have few: so what is shared is weighed against what both have (the cosine that topic detection
// uses, with the frozen levels of src/relate in the place of counts of the ledger). Cost: linear in a text once; a pair
// takes the distinct words of both; all that share enough with one text, the texts that have each of its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whosays::story {

/// Distinct words of a text that tell what it is about, sorted; weights of unit length.
class EventWords {
 public:
  EventWords() = default;
  explicit EventWords(std::string_view text);

  [[nodiscard]] bool empty() const { return items_.empty(); }
  /// 0: nothing in common; 1: the same words.
  friend float shared_event(const EventWords& a, const EventWords& b);

 private:
  friend class EventIndex;
  struct Item {
    std::uint32_t stem = 0;
    float weight = 0;
  };
  std::vector<Item> items_;
};

float shared_event(const EventWords& a, const EventWords& b);

/// Texts by their words, to find those that share much with one without asking each.
class EventIndex {
 public:
  explicit EventIndex(const std::vector<EventWords>& words);

  /// Places in `words` of all that share something with `words`, and how much, just as shared_event says; ascending.
  [[nodiscard]] std::vector<std::pair<std::size_t, float>> near(const EventWords& words) const;

 private:
  struct Place {
    std::uint32_t text = 0;
    float weight = 0;
  };
  std::size_t texts_ = 0;
  std::unordered_map<std::uint32_t, std::vector<Place>> by_stem_;
};

/// From where on two articles may speak of one event: one of fifty pairs on one event is below; of those of the same
/// days, which may share less, one of a hundred (docs/notes/stories-done.md, "Of one event").
inline constexpr float kOneEventOfAnyDay = 0.147F;
inline constexpr float kOneEventOfTheseDays = 0.097F;
/// Where few articles share even that much with one, all of them may.
inline constexpr float kOneEventAmongFew = 0.03F;

}  // namespace whosays::story
