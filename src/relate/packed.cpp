#include "relate/packed.h"

#include <algorithm>

#include "relate/derived.h"

namespace whosays::relate {
namespace {

constexpr unsigned kBitsOfPlace = 3;

std::uint32_t bits_of_place(const Word& word) {
  return (word.quoted ? 4U : 0U) | (word.name ? 2U : 0U) | (word.number ? 1U : 0U);
}

void set_place(Word& word, std::uint32_t bits) {
  word.quoted = (bits & 4U) != 0;
  word.name = (bits & 2U) != 0;
  word.number = (bits & 1U) != 0;
}

bool same_word(const Word& x, const Word& y) {
  return x.form == y.form && x.stem == y.stem && x.level == y.level && x.function == y.function &&
         x.first_person == y.first_person;
}

std::size_t place_hash(const Word& word) {
  return static_cast<std::size_t>((std::uint64_t{word.form} << 32U | word.stem) * 0x9e3779b97f4a7c15ULL >> 16U);
}

}  // namespace

std::uint32_t Packing::number_of(const Word& word) {
  if (2 * (words_.size() + 1) > places_.size()) grow();
  const std::size_t mask = places_.size() - 1;
  std::size_t at = place_hash(word) & mask;
  while (places_[at] != 0 && !same_word(words_[places_[at] - 1], word)) at = (at + 1) & mask;
  if (places_[at] == 0) {
    words_.push_back(word);
    places_[at] = static_cast<std::uint32_t>(words_.size());
  }
  return places_[at] - 1;
}

void Packing::grow() {
  places_.assign(std::max<std::size_t>(1U << 12U, 2 * places_.size()), 0);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t at = place_hash(words_[i]) & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = static_cast<std::uint32_t>(i) + 1;
  }
}

PackedPage Packing::packed(const Page& page) {
  PackedPage out;
  out.head = page;
  const auto size = [&] { return static_cast<std::uint32_t>(out.numbers.size()); };
  out.numbers.reserve(page.words.size() + page.sentences.size() + page.title.size() + page.outlet.size());
  for (const Word& word : page.words) out.numbers.push_back(number_of(word) << kBitsOfPlace | bits_of_place(word));
  out.sentences_at = size();
  static_assert(kMostWords < 1U << 16U);
  for (const Sentence& sentence : page.sentences) out.numbers.push_back(sentence.begin << 16U | sentence.end);
  out.title_at = size();
  out.numbers.insert(out.numbers.end(), page.title.begin(), page.title.end());
  out.outlet_at = size();
  out.numbers.insert(out.numbers.end(), page.outlet.begin(), page.outlet.end());
  return out;
}

Page Packing::unpacked(const PackedPage& packed) const {
  Lent<PageLists> lists;
  lists->clear();
  const auto& numbers = packed.numbers;
  for (std::uint32_t i = 0; i < packed.sentences_at; ++i) {
    lists->words.push_back(words_[numbers[i] >> kBitsOfPlace]);
    set_place(lists->words.back(), numbers[i]);
  }
  for (std::uint32_t i = packed.sentences_at; i < packed.title_at; ++i)
    add_sentence(*lists, numbers[i] >> 16U, numbers[i] & 0xFFFFU);
  complete(*lists);
  const auto from = [&](std::uint32_t at) { return numbers.begin() + static_cast<std::ptrdiff_t>(at); };
  lists->title.assign(from(packed.title_at), from(packed.outlet_at));
  lists->outlet.assign(from(packed.outlet_at), numbers.end());
  return {packed.head, *lists};
}

}  // namespace whosays::relate
