#include "story/akin_event.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "relate/frequency.h"
#include "relate/scan.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::uint8_t kLeastLevel = 10;  // in one article of 32: what most articles have tells nothing
constexpr float kNameFactor = 2;          // names say of whom it is

bool begins_sentence(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  if (i == 0) return true;
  for (std::size_t at = words[i - 1].span.end; at < words[i].span.begin; ++at)
    if (std::string_view(".!?:\n").find(text[at]) != std::string_view::npos) return true;
  return false;
}

}  // namespace

EventWords::EventWords(std::string_view text) {
  struct Seen {
    float level = 0, times = 0;
    bool name = false;
  };
  std::map<std::uint32_t, Seen> seen;
  const std::vector<Word> words = words_in(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].number || is_calendar(words[i].text)) continue;
    const std::uint32_t form = relate::hash_of(stem(words[i].text));
    const std::uint8_t level = relate::level_of(form);
    if (level < kLeastLevel) continue;
    Seen& of = seen[form];
    of.level = static_cast<float>(level);
    of.times += 1;
    of.name = of.name || (words[i].capital && !begins_sentence(text, words, i));
  }
  float squares = 0;
  for (const auto& [form, of] : seen) {
    const float weight = of.level * (1 + std::log(of.times)) * (of.name ? kNameFactor : 1);
    items_.push_back({form, weight});
    squares += weight * weight;
  }
  for (Item& item : items_) item.weight /= std::sqrt(squares);
}

float shared_event(const EventWords& a, const EventWords& b) {
  float out = 0;
  for (auto x = a.items_.begin(), y = b.items_.begin(); x != a.items_.end() && y != b.items_.end();) {
    if (x->stem < y->stem) {
      ++x;
    } else if (y->stem < x->stem) {
      ++y;
    } else {
      out += x++->weight * y++->weight;
    }
  }
  return out;
}

EventIndex::EventIndex(const std::vector<EventWords>& words) : texts_(words.size()) {
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const EventWords::Item& item : words[i].items_)
      by_stem_[item.stem].push_back({static_cast<std::uint32_t>(i), item.weight});
}

std::vector<std::pair<std::size_t, float>> EventIndex::near(const EventWords& words) const {
  std::vector<float> shared(texts_);
  for (const EventWords::Item& item : words.items_)  // in the order of shared_event: sums to the same bit
    if (const auto it = by_stem_.find(item.stem); it != by_stem_.end())
      for (const Place& place : it->second) shared[place.text] += item.weight * place.weight;
  std::vector<std::pair<std::size_t, float>> out;
  for (std::size_t i = 0; i < texts_; ++i)
    if (shared[i] > 0) out.emplace_back(i, shared[i]);
  return out;
}

}  // namespace whosays::story
