#include "relate/packed.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "relate/derived.h"
#include "relate/leb128.h"

namespace whosays::relate {
namespace {

constexpr std::size_t kSlab = std::size_t{1} << 20U;

/// Where the words end that are quoted as the one at `at` is.
std::size_t end_of_run(std::span<const Word> words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && words[end].quoted == words[at].quoted) ++end;
  return end;
}

std::size_t place_hash(const Word& word) {
  return static_cast<std::size_t>((std::uint64_t{word.form} << 32U | word.stem) * 0x9e3779b97f4a7c15ULL >> 16U);
}

}  // namespace

std::uint32_t Packing::number_of(Word word) {
  word.quoted = false;
  if (2 * (words_.size() + 1) > places_.size()) grow();
  const std::size_t mask = places_.size() - 1;
  std::size_t at = place_hash(word) & mask;
  while (places_[at] != 0 && words_[places_[at] - 1] != word) at = (at + 1) & mask;
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

std::string_view Packing::packed(const Page& page) {
  const PageHead& head = page;
  static_assert(std::is_trivially_copyable_v<PageHead>);
  packing_.assign(reinterpret_cast<const char*>(&head), sizeof head);
  const auto add = [&](std::uint64_t number) { append_leb128(packing_, number); };
  add(page.words.size());
  for (const Word& word : page.words) add(number_of(word));
  bool quoted = false;
  for (std::size_t at = 0; at < page.words.size(); quoted = !quoted) {
    const std::size_t end = page.words[at].quoted == quoted ? end_of_run(page.words, at) : at;  // none at the beginning
    add(end - at);
    at = end;
  }
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
  return packing_;
}

Page Packing::unpacked(std::string_view bytes) const {
  Lent<PageLists> lists;
  lists->clear();
  PageHead head;
  std::memcpy(&head, bytes.data(), sizeof head);
  std::size_t at = sizeof head;
  const auto next = [&] {
    std::uint64_t number = 0;
    take_leb128(bytes, at, number);
    return static_cast<std::uint32_t>(number);
  };
  for (std::uint32_t left = next(); left > 0; --left) lists->words.push_back(words_[next()]);
  bool quoted = false;
  for (std::size_t word = 0; word < lists->words.size(); quoted = !quoted)
    for (std::uint32_t left = next(); left > 0; --left) lists->words[word++].quoted = quoted;
  std::uint32_t end = 0;
  for (std::uint32_t left = next(); left > 0; --left) {
    const std::uint32_t begin = end + next();
    end = begin + next();
    add_sentence(*lists, begin, end);
  }
  for (auto* list : {&lists->title, &lists->outlet})
    for (std::uint32_t left = next(); left > 0; --left) list->push_back(next());
  complete(*lists);
  return {head, *lists};
}

std::string_view PackedPages::find(std::int64_t row) const {
  const auto found = places_.find(row);
  if (found == places_.end()) return {};
  return std::string_view(slabs_[found->second.slab - gone_].bytes).substr(found->second.at);
}

bool PackedPages::stays(std::int64_t row) const {
  const auto found = places_.find(row);
  return found != places_.end() && found->second.slab - gone_ + most_slabs_ >= slabs_.size() + most_slabs_ / 4;
}

void PackedPages::keep(std::int64_t row, std::string_view packed) {
  if (most_slabs_ == 0) return;
  if (slabs_.empty() || slabs_.back().bytes.size() + packed.size() > kSlab) {
    if (slabs_.size() >= most_slabs_) drop_oldest();
    slabs_.emplace_back().bytes.reserve(std::max(kSlab, packed.size()));
  }
  Slab& slab = slabs_.back();
  places_[row] = {gone_ + static_cast<std::uint32_t>(slabs_.size()) - 1, static_cast<std::uint32_t>(slab.bytes.size())};
  slab.rows.push_back(row);
  slab.bytes += packed;
}

void PackedPages::drop_oldest() {
  for (const std::int64_t row : slabs_.front().rows) {
    const auto found = places_.find(row);
    if (found != places_.end() && found->second.slab == gone_) places_.erase(found);
  }
  slabs_.pop_front();
  ++gone_;
}

void PackedPages::clear() {
  gone_ += static_cast<std::uint32_t>(slabs_.size());
  slabs_.clear();
  places_.clear();
}

void PackedPages::limit(std::size_t bytes) {
  most_slabs_ = bytes / kSlab;
  while (slabs_.size() > most_slabs_) drop_oldest();
}

}  // namespace whosays::relate
