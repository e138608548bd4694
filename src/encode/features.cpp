// See features.h. Hashes are 64-bit FNV-1a with a final mix; tables take their low bits.
#include "encode/features.h"

#include <algorithm>
#include <bit>
#include <string>

namespace whosays::encode {
namespace {

constexpr std::uint64_t kBasis = 14695981039346656037ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;

std::uint64_t mixed(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32);
}

std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed = 0) {
  std::uint64_t h = kBasis ^ (seed * 0x9e3779b97f4a7c15ULL);
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * kPrime;
  return mixed(h);
}

/// A word in one kind of punctuation, as it stands and in lower case, on the stack.
struct Normalised {
  std::array<char, kLongest> as_is{};
  std::array<char, kLongest> low{};
  std::size_t size = 0;
  void add(char c) {
    if (size == kLongest) return;
    as_is[size] = c;
    low[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  void add(std::string_view text) {
    for (const char c : text) add(c);
  }
  [[nodiscard]] std::string_view text() const { return {as_is.data(), size}; }
  [[nodiscard]] std::string_view lower() const { return {low.data(), size}; }
};

/// What stands for the three-byte sign E2 80 xx, or nothing when it is left as it is.
std::string_view plain_sign(unsigned char last) {
  switch (last) {
    case 0x98:
    case 0x99:
    case 0x9a:
    case 0x9b:
    case 0xb2: return "'";
    case 0x9c:
    case 0x9d:
    case 0x9e:
    case 0x9f:
    case 0xb3: return "\"";
    case 0x90:
    case 0x91:
    case 0x93: return "-";
    case 0x94:
    case 0x95: return "--";
    case 0xa6: return "...";
    default: return {};
  }
}

void add_part(std::string_view word, Normalised& out) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte == 0xe2 && i + 2 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0x80) {
      const std::string_view plain = plain_sign(static_cast<unsigned char>(word[i + 2]));
      if (!plain.empty()) {
        out.add(plain);
        i += 2;
        continue;
      }
    }
    if (byte == 0xc2 && i + 1 < word.size() && (word[i + 1] == '\xab' || word[i + 1] == '\xbb')) {
      out.add('"');
      ++i;
      continue;
    }
    out.add(word[i]);
  }
}

Normalised normalised(std::string_view word) {
  Normalised out;
  if (word == "``" || word == "''") {
    out.add('"');
  } else if (word.size() <= kLongest) {
    add_part(word, out);
  } else {
    add_part(word.substr(0, kLongest / 2), out);
    add_part(word.substr(word.size() - kLongest / 2), out);
  }
  return out;
}

char shape_of(char c) {
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= '0' && c <= '9') return 'd';
  if (static_cast<unsigned char>(c) >= 0x80) return 'u';
  return c;
}

/// Runs of one class count up to two.
std::uint32_t shape_hash(std::string_view word) {
  std::uint64_t h = kBasis;
  char last = 0;
  int run = 0;
  for (const char c : word) {
    const char shape = shape_of(c);
    run = shape == last ? run + 1 : 0;
    last = shape;
    if (run < 2) h = (h ^ static_cast<unsigned char>(shape)) * kPrime;
  }
  return static_cast<std::uint32_t>(mixed(h));
}

std::uint8_t casing_of(std::string_view word) {
  bool lower = false;
  bool upper = false;
  bool first_upper = false;
  for (const char c : word) {
    const char shape = shape_of(c);
    if (shape == 'X') {
      if (!lower && !upper) first_upper = true;
      upper = true;
    } else if (shape == 'x') {
      lower = true;
    }
  }
  if (!lower && !upper) return 0;
  if (!upper) return 1;
  if (!lower && word.size() > 1) return 3;
  return first_upper ? 2 : 1;
}

WordKeys keys_of(std::string_view word) {
  const Normalised n = normalised(word);
  std::array<char, kLongest> digits{};
  const std::string_view low = n.lower();
  std::transform(low.begin(), low.end(), digits.begin(), [](char c) { return c >= '0' && c <= '9' ? '0' : c; });
  const std::string_view plain{digits.data(), low.size()};
  const auto end = [&](std::size_t k) { return plain.substr(plain.size() - std::min(k, plain.size())); };
  const auto hash32 = [](std::string_view part, std::uint64_t seed) {
    return static_cast<std::uint32_t>(hash_of(part, seed));
  };
  WordKeys keys;
  keys.hash = hash_of(low);
  keys.suffix2 = hash32(end(2), 2);
  keys.suffix3 = hash32(end(3), 3);
  keys.suffix4 = hash32(end(4), 4);
  keys.prefix2 = hash32(plain.substr(0, 2), 5);
  keys.prefix3 = hash32(plain.substr(0, 3), 6);
  keys.letters = hash32(n.text(), 7);
  keys.shape = shape_hash(n.text());
  keys.casing = casing_of(n.text());
  return keys;
}

/// How the sentence is set: 0 as usual, 1 mostly capitals, 2 mostly capitalised words, 3 no capital at all.
std::uint32_t sentence_casing(std::span<const WordKeys> keys) {
  std::array<std::uint32_t, 4> count{};
  for (const WordKeys& k : keys) ++count[k.casing];
  const std::uint32_t words = count[1] + count[2] + count[3];
  if (words == 0) return 0;
  if (count[2] + count[3] == 0) return 3;
  if (words >= 3 && count[3] * 10 >= words * 7) return 1;
  if (words >= 3 && (count[2] + count[3]) * 10 >= words * 6) return 2;
  return 0;
}

std::uint32_t row(Table table, std::uint64_t hash) {
  return first_row(table) + (static_cast<std::uint32_t>(hash) & (kTableRows[static_cast<std::size_t>(table)] - 1));
}

/// A neighbour's three rows; `hash` 1 and 2 stand for the sentence's two borders.
void neighbour(Table first, const WordKeys& k, Rows& rows) {
  const auto at = static_cast<std::size_t>(first);
  rows[at] = row(first, k.hash);
  rows[at + 1] = row(static_cast<Table>(at + 1), k.suffix3);
  rows[at + 2] = row(static_cast<Table>(at + 2), k.shape);
}

}  // namespace

std::uint32_t KnownWords::find(std::uint64_t hash) const {
  if (slots_.empty()) return 0;
  const std::uint64_t mask = slots_.size() - 1;
  for (std::uint64_t at = hash & mask;; at = (at + 1) & mask) {
    const std::uint64_t slot = slots_[at];
    if (slot == 0) return 0;
    if (slot >> 24 == hash >> 24) return static_cast<std::uint32_t>(slot & 0xffffff);
  }
}

std::vector<std::uint64_t> KnownWords::build(std::span<const std::uint64_t> hashes) {
  std::vector<std::uint64_t> slots(std::bit_ceil(hashes.size() * 3 / 2 + 2), 0);
  const std::uint64_t mask = slots.size() - 1;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::uint64_t at = hashes[i] & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = (hashes[i] >> 24 << 24) | (i + 1);
  }
  return slots;
}

Result<KnownWords> KnownWords::checked(std::span<const std::uint64_t> slots, std::uint64_t most) {
  const auto wrong = [](std::string_view why) {
    return Error{ErrorKind::input, "core model: the table of known words " + std::string(why)};
  };
  if (!std::has_single_bit(slots.size())) return wrong("has a size that is no power of two");
  bool full = true;
  for (const std::uint64_t slot : slots) {
    full = full && slot != 0;
    if ((slot & 0xffffff) > most) return wrong("names a row that is not there");
  }
  if (full) return wrong("has no empty entry");
  return KnownWords(slots);
}

std::uint64_t word_hash(std::string_view word) { return hash_of(normalised(word).lower()); }

void features_of(std::span<const std::string_view> words, const KnownWords& known, std::vector<WordKeys>& keys,
                 std::vector<Rows>& out) {
  keys.clear();
  for (const std::string_view word : words) keys.push_back(keys_of(word));
  const std::uint32_t casing = sentence_casing(keys);
  WordKeys before;
  before.hash = 1;
  WordKeys after;
  after.hash = 2;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const WordKeys& k = keys[i];
    Rows rows{};
    const auto set = [&](Table table, std::uint64_t hash) { rows[static_cast<std::size_t>(table)] = row(table, hash); };
    set(Table::casing, casing * 4 + k.casing);
    set(Table::shape, k.shape);
    set(Table::suffix2, k.suffix2);
    set(Table::suffix3, k.suffix3);
    set(Table::suffix4, k.suffix4);
    set(Table::prefix2, k.prefix2);
    set(Table::prefix3, k.prefix3);
    set(Table::letters, k.letters);
    neighbour(Table::previous_word, i > 0 ? keys[i - 1] : before, rows);
    neighbour(Table::next_word, i + 1 < keys.size() ? keys[i + 1] : after, rows);
    rows[static_cast<std::size_t>(Table::known)] = kUnknownRow + known.find(k.hash);
    out.push_back(rows);
  }
}

}  // namespace whosays::encode
