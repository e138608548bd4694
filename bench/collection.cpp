#include "collection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <queue>

#include "base/ascii.h"
#include "relate/words.h"

namespace bench {
namespace {

namespace ascii = whosays::ascii;

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::uint64_t next(std::uint64_t& state) { return mixed(state++); }

/// Between 0 and 1, neither of them.
double share(std::uint64_t& state) { return (static_cast<double>(next(state) >> 12) + 0.5) / 4503599627370496.0; }

bool chance(std::uint64_t& state, double probability) { return share(state) < probability; }

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

bool in_word(char c) { return ascii::is_alnum(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// Calls word(piece, opening) and other(piece) in turn; opening: the first word.
template <class W, class O>
void each_piece(std::string_view text, W word, O other) {
  bool opening = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const bool is_word = in_word(text[at]);
    while (end < text.size() && in_word(text[end]) == is_word) ++end;
    if (is_word) {
      word(text.substr(at, end - at), opening);
      opening = false;
    } else {
      other(text.substr(at, end - at));
    }
    at = end;
  }
}

enum class Class { name, number, small, word, opening };

Class class_of(std::string_view piece, bool opening) {
  if (std::any_of(piece.begin(), piece.end(), [](char c) { return ascii::is_digit(c); })) return Class::number;
  std::string low(piece);
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (whosays::relate::is_function_word(low) || piece.size() == 1) return opening ? Class::opening : Class::small;
  if (piece.front() >= 'A' && piece.front() <= 'Z') return opening ? Class::opening : Class::name;
  return Class::word;
}

/// Articles of one family. Power law: P(more than n) = (2 / n) ^ 1.2.
std::uint32_t family_size(std::uint64_t& random) {
  if (chance(random, 0.4)) return 1;
  return static_cast<std::uint32_t>(std::min(4000.0, 2 * std::pow(share(random), -1 / 1.2)));
}

/// What tells a family's size and waits: the same for all families of one place in the period.
std::uint64_t chance_of(std::uint32_t family, std::uint32_t period, std::uint64_t seed) {
  return mixed(seed) ^ mixed(period > 0 ? family % period : family);
}

}  // namespace

std::uint32_t families_of_period(const Shape& shape, std::uint64_t seed) {
  std::uint32_t families = 0;
  for (std::size_t articles = 0; articles < shape.period; ++families) {
    std::uint64_t random = chance_of(families, 0, seed);
    articles += family_size(random);
  }
  return families;
}

std::vector<Place> plan_of(std::size_t size, std::uint64_t seed, const Shape& shape) {
  struct Due {
    std::size_t number;
    Place place;
    bool operator>(const Due& other) const {
      return number != other.number               ? number > other.number
             : place.family != other.place.family ? place.family > other.place.family
                                                  : place.copy > other.place.copy;
    }
  };
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
  std::vector<Place> out;
  const std::uint32_t period = families_of_period(shape, seed);
  std::uint32_t families = 0;
  while (out.size() < size) {
    if (!due.empty() && due.top().number <= out.size()) {
      out.push_back(due.top().place);
      due.pop();
      continue;
    }
    std::uint64_t random = chance_of(families, period, seed);
    const std::uint32_t members = family_size(random);
    for (std::uint32_t copy = 1; copy < members; ++copy) {
      const bool late = chance(random, 0.1);
      const double wait = late ? static_cast<double>(shape.latest) * share(random) : std::pow(20000.0, share(random));
      due.push({out.size() + 1 + static_cast<std::size_t>(wait), {families, copy}});
    }
    out.push_back({families++, 0});
  }
  return out;
}

Collection::Collection(const std::vector<Given>& given, std::uint64_t seed, const Shape& shape)
    : given_(given), seed_(seed), period_(families_of_period(shape, seed)) {
  constexpr std::size_t kFrom = 2000;  // articles: some millions of words
  for (std::size_t i = 0; i < std::min(kFrom, given.size()); ++i)
    for (const std::string& sentence : given[i * given.size() / std::min(kFrom, given.size())].sentences)
      each_piece(
          sentence,
          [&](std::string_view piece, bool opening) {
            switch (class_of(piece, opening)) {
              case Class::name: names_.emplace_back(piece); break;
              case Class::number: numbers_.emplace_back(piece); break;
              case Class::small: small_.emplace_back(piece); break;
              case Class::word: words_.emplace_back(piece); break;
              case Class::opening: break;
            }
          },
          [](std::string_view) {});
}

std::string Collection::disguised(std::string_view sentence, std::uint32_t family, std::uint64_t& random) const {
  const std::uint64_t world = mixed(seed_ ^ mixed(family / 100));
  const std::uint64_t own = mixed(seed_ ^ mixed(std::uint64_t{family} << 32));
  const auto drawn = [](const std::vector<std::string>& from, std::string_view piece, std::uint64_t by) {
    return from[mixed(hash_of(piece) ^ by) % from.size()];
  };
  std::string out;
  each_piece(
      sentence,
      [&](std::string_view piece, bool opening) {
        switch (class_of(piece, opening)) {
          case Class::name: out += drawn(names_, piece, world); return;
          case Class::number: out += drawn(numbers_, piece, world); return;
          case Class::small:
            out += chance(random, 0.3) ? small_[next(random) % small_.size()] : std::string(piece);
            return;
          case Class::word:
            out += mixed(hash_of(piece) ^ ~own) % 10 == 0 ? std::string(piece) : drawn(words_, piece, own);
            return;
          case Class::opening: break;
        }
        std::string word = drawn(words_, piece, own);
        word.front() = word.front() >= 'a' && word.front() <= 'z' ? static_cast<char>(word.front() - 32) : word.front();
        out += word;
      },
      [&](std::string_view piece) { out += piece; });
  return out;
}

Collection::Text Collection::family_text(std::uint32_t family) const {
  constexpr std::uint32_t kAsItIs = 6;  // one family of so many
  const bool as_it_is = period_ == 0 && family % kAsItIs == 0 && family / kAsItIs < given_.size();
  const std::uint32_t drawn = period_ > 0 ? family % period_ : family;
  const Given& from = given_[as_it_is ? family / kAsItIs : mixed(seed_ + drawn) % given_.size()];
  if (as_it_is) return {from.title, from.sentences};
  std::uint64_t random = mixed(seed_ ^ 3) ^ mixed(family);
  Text out;
  out.title = disguised(from.title, family, random);
  for (const std::string& sentence : from.sentences) out.sentences.push_back(disguised(sentence, family, random));
  return out;
}

// A fifth of its words become others: what spinners and rewriters leave.
void Collection::reword(std::string& sentence, std::uint64_t& random) const {
  std::string out;
  each_piece(
      sentence,
      [&](std::string_view piece, bool opening) {
        const bool other = class_of(piece, opening) == Class::word && chance(random, 0.35);
        out += other ? words_[next(random) % words_.size()] : std::string(piece);
      },
      [&](std::string_view piece) { out += piece; });
  sentence = std::move(out);
}

void Collection::corrupt(Text& text, std::uint32_t family, std::uint64_t random) const {
  std::vector<std::string>& sentences = text.sentences;
  const double kind = share(random);
  if (kind < 0.35) {
    std::string line = "\nOf";
    for (int i = 0; i < 12; ++i) line += ' ' + words_[next(random) % words_.size()];
    sentences.push_back(line + ".\n");
  } else if (kind < 0.55) {
    const double kept = 0.3 + 0.5 * share(random);
    sentences.resize(1 + static_cast<std::size_t>(kept * static_cast<double>(sentences.size() - 1)));
  } else if (kind < 0.70) {
    for (std::string& sentence : sentences) reword(sentence, random);
  } else if (kind < 0.85) {
    const double dropped = 0.1 + 0.3 * share(random);
    const std::string first = sentences.front();
    std::erase_if(sentences, [&](const std::string&) { return chance(random, dropped); });
    if (sentences.empty()) sentences.push_back(first);
    for (std::size_t i = 0; i + 1 < sentences.size(); ++i)
      if (chance(random, 0.15)) std::swap(sentences[i], sentences[i + 1]);
  } else if (kind < 0.95) {
    const std::uint64_t by = next(random);
    for (std::string& sentence : sentences) {
      std::string out;
      each_piece(
          sentence,
          [&](std::string_view piece, bool opening) {
            out += piece;
            const bool spelt_otherwise = class_of(piece, opening) == Class::name && mixed(hash_of(piece) ^ by) % 4 == 0;
            if (!spelt_otherwise || piece.size() <= 3) return;
            char& last = out[out.size() - 1];
            char& before = out[out.size() - 2];
            // Only letters of one byte: with half a character it is no text that a ledger can hold.
            if (ascii::is_alnum(last) && ascii::is_alnum(before)) std::swap(last, before);
          },
          [&](std::string_view piece) { out += piece; });
      sentence = std::move(out);
    }
  } else {
    const Text other =
        family_text(family < 50 ? family + 1 : family - 1 - static_cast<std::uint32_t>(next(random) % 50));
    sentences.resize(1 + sentences.size() / 2);
    sentences.insert(sentences.end(), other.sentences.begin(),
                     other.sentences.begin() + static_cast<std::ptrdiff_t>((other.sentences.size() + 1) / 2));
  }
}

Made Collection::article(std::size_t number, Place place) const {
  std::uint64_t random = mixed(seed_ ^ mixed(number));
  Text text = family_text(place.family);
  if (place.copy > 0) corrupt(text, place.family, random + 1000);
  Made out;
  out.id = fmt::format("b{}", number);
  // Ten thousand articles a day: dates go with the numbers.
  const std::size_t day = number / 10000;
  out.day = fmt::format("2031-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
  out.outlet = fmt::format("Outlet {}", next(random) % 500);
  out.title = std::move(text.title);
  for (const std::string& sentence : text.sentences) out.text += sentence;
  return out;
}

}  // namespace bench
