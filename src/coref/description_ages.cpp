#include "coref/description_ages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/word_map.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

/// 80 for an octogenarian; 0 for a word that says no such thing.
int decade_of(std::string_view head) {
  static constexpr std::array<std::string_view, 5> kWords{"sexagenarian", "septuagenarian", "octogenarian",
                                                          "nonagenarian", "centenarian"};
  const auto found = std::find(kWords.begin(), kWords.end(), head);
  return found == kWords.end() ? 0 : 60 + 10 * static_cast<int>(found - kWords.begin());
}

int years_in(std::string_view cell) {
  int out = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return out;
}

}  // namespace

bool age_fits(const DescriptionPhrase& phrase, const Portrait& portrait) {
  if (!portrait.age) return true;
  const int age = *portrait.age;
  if (phrase.age) return *phrase.age == age;
  if (is_any_of(phrase.head, {"teenager", "teen"})) return age > 12 && age < 20;
  if (is_any_of(phrase.head, {"boy", "girl", "schoolboy", "schoolgirl", "youngster", "pupil"})) return is_young(age);
  if (is_any_of(phrase.head, {"pensioner", "retiree", "grandmother", "grandfather"})) return age > 44;
  if (is_any_of(phrase.head, {"man", "woman", "gentleman", "lady"})) return age > 15;
  const int decade = decade_of(phrase.head);
  return decade == 0 || (age >= decade && age < decade + 10);
}

bool is_of_an_age(std::string_view head) {
  return is_any_of(head, {"teenager", "teen", "youngster", "schoolboy", "schoolgirl", "boy", "girl", "pensioner"}) ||
         decade_of(head) > 0;
}

bool is_young(int age) {
  constexpr int kGrownUp = 19;
  return age < kGrownUp;
}

bool is_young(const Portrait& portrait, std::uint32_t before) {
  return std::any_of(portrait.said.begin(), portrait.said.end(), [&](const Said& said) {
    return said.token < before &&
           is_any_of(said.word, {"pupil", "schoolboy", "schoolgirl", "student", "boy", "girl", "teenager", "son",
                                 "daughter", "youngster", "grandson", "granddaughter"});
  });
}

bool age_is_likely(int age, const Portrait& portrait, std::uint32_t before) {
  static const lexicon::Table table("coref_ages.tsv");
  static const auto spans = [] {
    WordMap<std::pair<int, int>> out;
    for (std::size_t i = 0; i < table.rows(); ++i)
      out.emplace(table.at(i, "word"), {years_in(table.at(i, "least")), years_in(table.at(i, "most"))});
    return out;
  }();
  return std::ranges::all_of(portrait.said, [&](const Said& said) {
    const auto found = said.token < before && !said.past ? spans.find(said.word) : spans.end();
    return found == spans.end() || (age >= found->second.first && age <= found->second.second);
  });
}

}  // namespace whosays::coref
