#include "augment.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace whosays::train {
namespace {

void set_case(Sentence& s, int how) {
  for (std::string& word : s.words)
    for (std::size_t i = 0; i < word.size(); ++i) {
      char& c = word[i];
      const bool lower_case = ascii::is_lower(c);
      const bool upper_case = ascii::is_upper(c);
      if (how == 0 && upper_case) c = static_cast<char>(c + 32);
      if (how == 1 && lower_case) c = static_cast<char>(c - 32);
      if (how == 2 && i == 0 && lower_case && word.size() > 3) c = static_cast<char>(c - 32);
    }
}

template <class T>
void drop_last(std::vector<T>& v) {
  if (!v.empty()) v.pop_back();
}

void drop_stop(Sentence& s) {
  const std::string& last = s.words.back();
  if (s.words.size() < 3 || (last != "." && last != "!" && last != "?")) return;
  const auto n = static_cast<std::int32_t>(s.words.size());
  if (std::find(s.head.begin(), s.head.end(), n) != s.head.end()) return;
  if (!s.names.empty() && s.names.back().end == s.words.size()) return;
  s.words.pop_back();
  drop_last(s.lemmas);
  drop_last(s.upos);
  drop_last(s.xpos);
  drop_last(s.head);
  drop_last(s.relation);
  drop_last(s.taught);
  for (Taught& t : s.taught)  // a head that is no longer there has no share
    for (std::size_t k = 0; k < t.head.size(); ++k)
      if (t.head[k] == n) t.head[k] = 0, t.head_share[k] = 0;
}

}  // namespace

Sentence augmented(const Sentence& sentence, std::mt19937& random) {
  const auto chance = std::uniform_real_distribution<float>(0, 1)(random);
  Sentence s = sentence;
  if (chance < 0.06F)
    set_case(s, 0);
  else if (chance < 0.08F)
    set_case(s, 1);
  else if (chance < 0.13F)
    set_case(s, 2);
  if (std::uniform_real_distribution<float>(0, 1)(random) < 0.06F) drop_stop(s);
  return s;
}

}  // namespace whosays::train
