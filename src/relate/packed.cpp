#include "relate/packed.h"

#include <algorithm>

#include "relate/derived.h"
#include "relate/leb128.h"

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
  packing_.clear();
  const auto add = [&](std::uint64_t number) { append_leb128(packing_, number); };
  add(page.words.size());
  for (const Word& word : page.words) add(std::uint64_t{number_of(word)} << kBitsOfPlace | bits_of_place(word));
  add(page.sentences.size());
  std::uint32_t before = 0;  // the end of the one before
  for (const Sentence& sentence : page.sentences) {
    add(sentence.begin - before);
    add(sentence.end - sentence.begin);
    before = sentence.end;
  }
  for (const auto& list : {page.title, page.outlet}) {
    add(list.size());
    for (const std::uint32_t hash : list) add(hash);
  }
  return {page, packing_};
}

Page Packing::unpacked(const PackedPage& packed) const {
  Lent<PageLists> lists;
  lists->clear();
  std::size_t at = 0;
  const auto next = [&] {
    std::uint64_t number = 0;
    take_leb128(packed.bytes, at, number);
    return static_cast<std::uint32_t>(number);
  };
  for (std::uint32_t left = next(); left > 0; --left) {
    const std::uint32_t number = next();
    lists->words.push_back(words_[number >> kBitsOfPlace]);
    set_place(lists->words.back(), number);
  }
  std::uint32_t end = 0;
  for (std::uint32_t left = next(); left > 0; --left) {
    const std::uint32_t begin = end + next();
    end = begin + next();
    add_sentence(*lists, begin, end);
  }
  for (auto* list : {&lists->title, &lists->outlet})
    for (std::uint32_t left = next(); left > 0; --left) list->push_back(next());
  complete(*lists);
  return {packed.head, *lists};
}

}  // namespace whosays::relate
