#include "quote/word_vectors.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"

namespace whosays::quote {

std::string_view plain_word(std::string_view word) {
  // Nearly all words: none of the signs below begins with a letter but "n't".
  if (word.empty() || (ascii::is_lower(word.front()) && word.front() != 'n')) return word;
  if (word == "“" || word == "”" || word == "„" || word == "‟" || word == "«" || word == "»" || word == "''" ||
      word == "``" || word == "\"")
    return "\"";
  if (word == "‘" || word == "’" || word == "`" || word == "'") return "'";
  if (word == "’s" || word == "'s") return "'s";
  if (word == "n’t" || word == "n't") return "n't";
  if (word == "–" || word == "—" || word == "--") return "-";
  return word;
}

std::uint64_t WordVectors::hash(std::string_view lower) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : lower) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32);
}

std::vector<std::uint64_t> WordVectors::table(std::span<const std::uint64_t> hashes) {
  std::vector<std::uint64_t> slots(std::bit_ceil(hashes.size() * 4 / 3 + 2), 0);
  const std::uint64_t mask = slots.size() - 1;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::uint64_t at = hashes[i] & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = (hashes[i] >> 24 << 24) | (i + 1);
  }
  return slots;
}

Result<WordVectors> WordVectors::of(const model::Model& model) {
  const bool none = std::ranges::none_of(model.tensors(), [](const model::Tensor& t) { return t.name == "vectors"; });
  if (none) return WordVectors();
  TRY(const model::Tensor rows, model.tensor("vectors", model::Type::i8));
  TRY(const model::Tensor known, model.tensor("known", model::Type::u64));
  const auto slots = known.as<std::uint64_t>();
  const bool sound = std::has_single_bit(slots.size()) && rows.rows > 0 && rows.cols > 0 && rows.cols <= 512 &&
                     std::ranges::any_of(slots, [](std::uint64_t s) { return s == 0; }) &&
                     std::ranges::all_of(slots, [&](std::uint64_t s) { return (s & 0xffffff) < rows.rows; });
  if (!sound) return Error{ErrorKind::input, "statement model: the table of words and their vectors do not fit"};
  return WordVectors(slots, rows.as<std::int8_t>(), rows.cols);
}

const std::int8_t* WordVectors::vector_of(std::uint64_t hash) const {
  std::size_t row = 0;
  for (std::uint64_t at = hash & mask(); slots_[at] != 0; at = (at + 1) & mask())
    if (slots_[at] >> 24 == hash >> 24) {
      row = slots_[at] & 0xffffff;
      break;
    }
  return rows_.data() + row * width_;
}

void WordVectors::find(std::span<const std::string_view> lower, std::vector<const std::int8_t*>& out) const {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(lower.size());
  for (const std::string_view word : lower) {
    hashes.push_back(hash(plain_word(word)));
    __builtin_prefetch(&slots_[hashes.back() & mask()]);
  }
  out.clear();
  for (const std::uint64_t of_word : hashes) {
    out.push_back(vector_of(of_word));
    __builtin_prefetch(out.back());
  }
}

}  // namespace whosays::quote
