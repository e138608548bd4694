#include "coref/body_signs.h"

#include <algorithm>

#include "coref/described_bodies.h"

namespace whosays::coref {
namespace {

/// "between the Railway Union and Transcarvia": beside a body that its own name shows.
bool stands_between_bodies(const FieldView& view, std::uint32_t name) {
  constexpr std::uint32_t kLongest = 12;
  const std::uint32_t begin = view.sentence_row(view.sentence(name)).first_token;
  if (name < begin + 3 || view.lower(name - 1) != "and") return false;
  bool body = false;
  for (std::uint32_t i = name - 2; i > begin && name - i < kLongest; --i) {
    if (view.lower(i) == "between") return body;
    if (view.kind(i) != TokenKind::word) return false;
    body = body || (view.capital(i) && is_body_noun(view.lower(i)));
  }
  return false;
}

}  // namespace

std::vector<std::string_view> bodies_spoken_of(const FieldView& view) {
  constexpr std::size_t kShortest = 4;  // letters
  std::vector<std::string_view> out;
  for (std::uint32_t i = 1; i < view.size(); ++i) {
    const std::string_view word = view.lower(i);
    if (word.size() < kShortest || view.capital(i) || view.lower(i - 1) != "the") continue;
    if (is_body_noun(word) && std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
  }
  return out;
}

bool shows_body(const FieldView& view, Range name, const std::vector<std::string_view>& spoken_of) {
  constexpr std::size_t kPrefix = 3;  // letters
  if (name.count != 1) return false;
  const std::string_view word = view.lower(name.first);
  const bool ends_so = std::any_of(spoken_of.begin(), spoken_of.end(), [&](std::string_view noun) {
    return word.size() >= noun.size() + kPrefix && word.ends_with(noun);
  });
  return ends_so || stands_between_bodies(view, name.first);
}

}  // namespace whosays::coref
