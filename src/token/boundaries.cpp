#include "token/boundaries.h"

#include <algorithm>
#include <array>
#include <bit>

namespace whosays::token {
namespace {

/// 0, 1, 2, 3, 4-5, 6-8, 9-14, 15-29, 30-59, more. A table, since it is asked seven times for each word.
std::uint32_t length_class(std::uint32_t words) {
  static constexpr auto kClasses = [] {
    constexpr std::uint32_t kBorders[] = {1, 2, 3, 4, 6, 9, 15, 30, 60};
    std::array<std::uint8_t, 61> out{};
    for (std::uint32_t n = 0; n < out.size(); ++n)
      for (const std::uint32_t border : kBorders) out[n] = static_cast<std::uint8_t>(out[n] + (n >= border ? 1 : 0));
    return out;
  }();
  return kClasses[std::min<std::size_t>(words, kClasses.size() - 1)];
}

/// How many of the borders (in per cent of `all`) the part reaches.
std::uint32_t share_class(std::uint64_t part, std::uint64_t all, std::array<std::uint64_t, 3> borders) {
  std::uint32_t at = 0;
  while (at < borders.size() && part * 100 >= all * borders[at]) ++at;
  return at;
}

bool is_small(Shape shape) { return shape == Shape::lower || shape == Shape::letter; }
bool is_capital(Shape shape) {
  return shape == Shape::capital || shape == Shape::upper || shape == Shape::mixed || shape == Shape::initial;
}
bool is_end(Shape shape) { return shape == Shape::stop || shape == Shape::mark || shape == Shape::ellipsis; }

}  // namespace

BoundaryReader::BoundaryReader(std::string_view text, const Forms& forms) : text_(text), f_(forms) {
  const std::uint32_t words = std::clamp<std::uint32_t>(std::bit_ceil(forms.size() / 4 + 1), 4, 8192);
  small_.assign(words, 0);
  std::uint32_t small = 0;
  std::uint32_t capital = 0;
  std::uint32_t ends = 0;
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    small += is_small(forms.shape[i]) ? 1U : 0U;
    capital += is_capital(forms.shape[i]) ? 1U : 0U;
    ends += is_end(forms.shape[i]) ? 1U : 0U;
    if (is_small(forms.shape[i])) {
      const std::uint32_t bit = forms.hash[i] >> 7U;
      small_[(bit >> 6U) & (words - 1)] |= std::uint64_t{1} << (bit & 63U);
    }
  }
  const std::uint32_t all = small + capital + 1;
  style_ = share_class(capital, all, {2, 33, 75}) * 4 + share_class(ends, all, {2, 4, 10});
}

void BoundaryReader::paragraph(std::uint32_t begin, std::uint32_t end) {
  begin_ = begin;
  end_ = end;
  sentence(begin);
}

void BoundaryReader::sentence(std::uint32_t form) {
  first_ = form;
  quoted_ = false;
  brackets_ = 0;
}

bool BoundaryReader::begins_with_name(std::uint32_t form) const {
  return form == first_ && form + 1 < end_ && f_.shape[form] == Shape::capital &&
         f_.shape[form + 1] == Shape::capital && f_.gap[form + 1] == Gap::blank;
}

void BoundaryReader::pass(std::uint32_t form) {
  const Shape shape = f_.shape[form];
  if (shape == Shape::quote) quoted_ = !quoted_;
  if (shape == Shape::opening) ++brackets_;
  if (shape == Shape::closing && brackets_ > 0) --brackets_;
}

std::uint32_t BoundaryReader::shape(std::int64_t form) const {
  return form >= begin_ && form < end_ ? static_cast<std::uint32_t>(f_.shape[static_cast<std::size_t>(form)]) : 0;
}

std::uint32_t BoundaryReader::hash(std::int64_t form) const {
  if (form < begin_ || form >= end_) return 0;
  const auto i = static_cast<std::size_t>(form);
  const Shape shape = f_.shape[i];
  const bool digits = (shape >= Shape::digit2 && shape <= Shape::digits) || shape == Shape::number;
  return digits ? static_cast<std::uint32_t>(shape) : f_.hash[i];
}

std::uint32_t BoundaryReader::tail(std::int64_t form) const {
  if (form < begin_ || form >= end_) return 0;
  const std::string_view word = slice(text_, f_.span[static_cast<std::size_t>(form)]);
  std::uint32_t h = 7;
  for (const char c : word.substr(word.size() - std::min<std::size_t>(3, word.size())))
    h = mixed(h, static_cast<unsigned char>(c) | 0x20U);
  return h;
}

bool BoundaryReader::seen_small(std::uint32_t form) const {
  const std::uint32_t bit = f_.hash[form] >> 7U;
  return ((small_[(bit >> 6U) & (small_.size() - 1)] >> (bit & 63U)) & 1U) != 0;
}

void BoundaryReader::features(std::uint32_t form, bool rule, Features& out) const {
  const std::int64_t i = form;
  const std::uint32_t c = shape(i);
  const std::uint32_t n = shape(i + 1);
  const std::uint32_t p = shape(i - 1);
  const std::uint32_t nn = shape(i + 2);
  const std::uint32_t pp = shape(i - 2);
  const std::uint32_t nnn = shape(i + 3);
  const std::uint32_t gap = static_cast<std::uint32_t>(f_.gap[form + 1]);
  const std::uint32_t gap2 = form + 2 < end_ ? static_cast<std::uint32_t>(f_.gap[form + 2]) : 3;
  const std::uint32_t hc = hash(i);
  const std::uint32_t hn = hash(i + 1);
  const std::uint32_t hp = hash(i - 1);
  const std::uint32_t hnn = hash(i + 2);
  const std::uint32_t length = length_class(form + 1 - first_);
  const std::uint32_t left = length_class(end_ - form - 1);
  const std::uint32_t whole = length_class(end_ - begin_);
  const std::uint32_t open = (quoted_ ? 1U : 0U) + 2 * std::min(brackets_, 2U);
  const std::uint32_t small = seen_small(form + 1) ? 1 : 0;
  const std::uint32_t here = mixed(mixed(mixed(3, c), n), gap);
  const std::uint32_t says = rule ? 1 : 0;
  const std::uint32_t width = std::min(form > begin_ ? f_.span[form - 1].size() : 0U, 6U);
  const std::uint32_t tc = tail(i);
  const std::uint32_t tn = tail(i + 1);
  const std::uint32_t h_first = hash(first_);
  std::uint32_t name = 0;
  const auto put = [&](auto... values) {
    std::uint32_t h = ++name * 0x9E3779B1U;
    ((h = mixed(h, values)), ...);
    out.add(h);
  };
  put(here);
  put(here, says);
  put(here, p);
  put(here, p, pp);
  put(here, nn, gap2);
  put(here, nn, nnn);
  put(here, p, nn, says);
  put(hc, n, gap);
  put(c, hn, gap);
  put(hc, hn);
  put(hp, c, n);
  put(hp, hc, n, gap);
  put(hp, hc, hn);
  put(c, hn, hnn);
  put(hc, hn, hnn);
  put(c, hn, nn, says);
  put(c, n, hnn);
  put(p, c, hn);
  put(hash(i - 2), hp, c, n);
  put(hc, n, nn);
  put(here, length, says);
  put(here, left);
  put(here, length, left);
  put(here, whole, length);
  put(here, open, says);
  put(here, open, p, length);
  put(here, small, says);
  put(hc, n, small);
  put(here, style_);
  put(here, style_, says, length);
  put(c, hn, style_);
  put(hp, here, says);
  put(tc, n, gap);
  put(c, tn, gap);
  put(tc, hn);
  put(hc, tn);
  put(tc, tn, n);
  put(here, p, width, small);
  put(here, h_first);
  put(h_first, length, c, n);
  put(here, shape(first_), length);
  put(here, pp, p, nn, nnn);
}

std::uint32_t BoundaryReader::gap(std::int64_t form) const {
  return form > begin_ && form < end_ ? static_cast<std::uint32_t>(f_.gap[static_cast<std::size_t>(form)]) : 3;
}

BoundaryRows BoundaryReader::form_rows(std::uint32_t form, const KnownForms& known) const {
  const std::int64_t i = form;
  const std::string_view word = slice(text_, f_.span[form]);
  const std::uint32_t c = shape(i);
  const auto letters = [&](std::size_t from, std::size_t to) {
    std::uint32_t h = 11;
    for (const char letter : word.substr(from, to)) h = mixed(h, static_cast<unsigned char>(letter) | 0x20U);
    return h >> 7U;
  };
  const std::size_t size = word.size();
  const std::uint32_t width = std::min(static_cast<std::uint32_t>(size), 15U);
  const bool first_capital = word[0] >= 'A' && word[0] <= 'Z';
  BoundaryRows out{};
  std::uint32_t at = 0;
  std::uint32_t base = 0;
  const auto put = [&](std::uint32_t value) {
    out[at] = base + value % kFormTables[at];
    base += kFormTables[at++];
  };
  put(letters(size - std::min<std::size_t>(3, size), 3));
  put(letters(size - std::min<std::size_t>(2, size), 2));
  put(letters(0, 3));
  put(c * 4 + gap(i));
  put(c * 4 + gap(i + 1));
  put(shape(i - 1) * 32 + c);
  put(c * 32 + shape(i + 1));
  put((seen_small(form) ? 1U : 0U) + (first_capital ? 2U : 0U) + 4 * std::min(width, 15U));
  put(c * 16 + width);
  put(length_class(form - begin_));
  put(length_class(end_ - form - 1));
  put(style_ * 32 + c);
  put(style_ * 16 + length_class(end_ - begin_));
  put(hash(i) >> 5U);
  out[at] = base + known.find(f_.hash[form]);
  return out;
}

BoundaryRows BoundaryReader::place_rows(const Place& place) const {
  const std::int64_t i = place.form;
  const std::uint32_t c = shape(i);
  const std::uint32_t n = shape(i + 1);
  const std::uint32_t length = length_class(place.form + 1 - first_);
  const std::uint32_t left = length_class(end_ - place.form - 1);
  const std::uint32_t open = (quoted_ ? 1U : 0U) + 2 * std::min(brackets_, 2U);
  const std::uint32_t says = place.rule ? 1 : 0;
  const std::uint32_t small = seen_small(place.form + 1) ? 1 : 0;
  const auto score = static_cast<std::uint32_t>(std::clamp(place.score, -256, 255) + 256);
  BoundaryRows out{};
  std::uint32_t at = 0;
  std::uint32_t base = 0;
  const auto put = [&](std::uint32_t value) {
    out[at] = base + value % kPlaceTables[at];
    base += kPlaceTables[at++];
  };
  put(score / 8);
  put(score / 32 * 4 + says * 2 + small);
  put(length * 32 + c);
  put(length * 16 + left);
  put(shape(i - 1) * 32 + c);
  put(mixed(mixed(mixed(5, c), n), gap(i + 1)) >> 7U);
  put(open * 64 + c * 2 + says);
  put(((small * 2 + says) * 4 + gap(i + 1)) * 32 + n);
  put(mixed(3, hash(i)) >> 7U);
  put(mixed(3, hash(i + 1)) >> 7U);
  put(mixed(3, hash(first_)) >> 7U);
  put(length * 32 + shape(first_));
  put(style_ * 16 + length);
  put(mixed(tail(i), gap(i + 1)) >> 7U);
  put(n * 32 + shape(i + 2));
  return out;
}

}  // namespace whosays::token
