#include "token/joints.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace whosays::token {
namespace {

bool has_capital(Shape shape) {
  return shape == Shape::capital || shape == Shape::upper || shape == Shape::mixed || shape == Shape::initial;
}

constexpr std::uint32_t kAt = mixed(0x51U, '@');
constexpr std::uint32_t kPlainWords = 0;

/// Behind the last piece of the run without blanks that begins at `first`; bounded.
std::uint32_t run_end(const Pieces& p, std::uint32_t first) {
  const std::uint32_t most = std::min(p.size(), first + kMostPieces);
  std::uint32_t end = first + 1;
  while (end < most && p.gap[end] == Gap::none) ++end;
  return end;
}

/// Behind an address of the net ("https://...", "www....") that begins at `first`, or `first`: all up to the next blank
/// or bracket, but for marks at its end, which are the sentence's.
std::uint32_t net_address_end(const Pieces& p, std::uint32_t first) {
  const bool scheme = p.hash[first] == letters_hash("http") || p.hash[first] == letters_hash("https");
  if (!scheme && p.hash[first] != letters_hash("www")) return first;
  const std::uint32_t last = run_end(p, first);
  const auto is = [&](std::uint32_t i, char c) { return i < last && p.hash[i] == mark_hash(c); };
  const bool begins = scheme ? is(first + 1, ':') && is(first + 2, '/') && is(first + 3, '/') : is(first + 1, '.');
  const std::uint32_t inner = first + (scheme ? 4 : 2);
  if (!begins || inner >= last) return first;
  std::uint32_t end = inner;
  while (end < last && !is(end, '<') && !is(end, '>') && p.shape[end] != Shape::quote) ++end;
  while (end > inner) {
    const Shape shape = p.shape[end - 1];
    if (shape != Shape::stop && shape != Shape::mark && shape != Shape::comma && shape != Shape::colon &&
        shape != Shape::closing && shape != Shape::apostrophe)
      break;
    --end;
  }
  return end > inner ? end : first;
}

/// Behind the name of a file ("report_2.pdf") that begins at `first`, or `first`.
std::uint32_t file_name_end(const Pieces& p, std::uint32_t first) {
  constexpr std::array kEndings = {letters_hash("doc"),  letters_hash("docx"), letters_hash("gif"), letters_hash("htm"),
                                   letters_hash("html"), letters_hash("jpeg"), letters_hash("jpg"), letters_hash("pdf"),
                                   letters_hash("png"),  letters_hash("ppt"),  letters_hash("rtf"), letters_hash("txt"),
                                   letters_hash("xls"),  letters_hash("xlsx"), letters_hash("zip")};
  const auto is_word = [&](std::uint32_t i) { return is_letters(p.shape[i]) || is_digits(p.shape[i]); };
  if (!is_word(first)) return first;
  const std::uint32_t last = run_end(p, first);
  for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
    if (p.shape[at] != Shape::stop) {
      if (!is_word(at) && p.hash[at] != mark_hash('_')) return first;
      continue;
    }
    const bool known = std::find(kEndings.begin(), kEndings.end(), p.hash[at + 1]) != kEndings.end();
    if (known && (at + 2 == last || !is_word(at + 2))) return at + 2;
  }
  return first;
}

/// Behind an address of a mailbox ("odel@callis.example", "odel...@callis.example") that begins at `first`, or `first`.
std::uint32_t mail_address_end(const Pieces& p, std::uint32_t first) {
  const auto is_word = [&](std::uint32_t i) { return is_letters(p.shape[i]) || is_digits(p.shape[i]); };
  if (!is_word(first)) return first;
  const std::uint32_t last = run_end(p, first);
  std::uint32_t at = first + 1;
  while (at < last && (is_word(at) || p.shape[at] == Shape::stop || p.hash[at] == mark_hash('_') ||
                       p.hash[at] == mark_hash('-') || p.hash[at] == mark_hash('+') || p.hash[at] == mark_hash('%')))
    ++at;
  if (at >= last || p.hash[at] != kAt) return first;
  std::uint32_t end = first;  // behind the last part with a stop before it
  ++at;
  while (at < last && is_word(at)) {
    while (at + 1 < last && is_word(at + 1)) ++at;
    if (p.shape[at - 1] == Shape::stop) end = at + 1;
    if (at + 1 >= last || (p.shape[at + 1] != Shape::stop && p.hash[at + 1] != mark_hash('-'))) break;
    at += 2;
  }
  return end;
}

/// The piece at `i` is the mark or the colon of "‘unfit’: Courier", which no face is (":'(", "':-/").
bool ends_quotation_at_colon(const Pieces& p, std::uint32_t i) {
  const std::uint32_t mark = p.shape[i] == Shape::colon ? i - 1 : i;
  if (mark == 0 || mark + 1 >= p.size() || p.shape[mark] != Shape::apostrophe || p.shape[mark + 1] != Shape::colon)
    return false;
  const bool ends = mark + 2 == p.size() || p.gap[mark + 2] != Gap::none;
  return ends && p.gap[mark] == Gap::none && p.gap[mark + 1] == Gap::none &&
         (is_letters(p.shape[mark - 1]) || is_digits(p.shape[mark - 1]) || p.shape[mark - 1] == Shape::mark);
}

Shape shape_of(const Pieces& p, std::uint32_t first, std::uint32_t end) {
  if (end - first == 1) return p.shape[first];
  bool letters = false;
  bool capital = false;
  bool at = false;
  bool stops = true;
  bool marks = true;
  for (std::uint32_t i = first; i < end; ++i) {
    letters = letters || is_letters(p.shape[i]);
    capital = capital || has_capital(p.shape[i]);
    at = at || p.hash[i] == kAt || (p.shape[i] == Shape::slash && i + 1 < end && p.shape[i + 1] == Shape::slash);
    stops = stops && (p.shape[i] == Shape::stop || p.shape[i] == Shape::ellipsis);
    marks = marks && (p.shape[i] == Shape::mark || p.shape[i] == Shape::stop);
  }
  if (stops) return Shape::ellipsis;
  if (marks) return Shape::mark;
  if (letters && at) return Shape::address;
  if (is_digits(p.shape[first])) return Shape::number;
  if (letters) return capital ? Shape::compound_up : Shape::compound;
  return p.shape[first] == p.shape[end - 1] && p.shape[first] == Shape::quote ? Shape::quote : Shape::face;
}

}  // namespace

void add_form(Forms& forms, const Pieces& p, std::uint32_t first, std::uint32_t end) {
  std::uint32_t hash = p.hash[first];
  for (std::uint32_t i = first + 1; i < end; ++i) hash = mixed(hash, p.hash[i]);
  forms.span.push_back({p.span[first].begin, p.span[end - 1].end});
  forms.hash.push_back(hash);
  forms.shape.push_back(shape_of(p, first, end));
  forms.gap.push_back(p.gap[first]);
}

std::uint32_t JointReader::shape(std::uint32_t piece) const {
  return piece >= chunk_begin_ && piece < chunk_end_ ? static_cast<std::uint32_t>(p_.shape[piece]) : 0;
}

std::uint32_t JointReader::hash(std::uint32_t piece) const {
  if (piece < chunk_begin_ || piece >= chunk_end_) return 0;
  return is_digits(p_.shape[piece]) ? static_cast<std::uint32_t>(p_.shape[piece]) : p_.hash[piece];
}

/// What kind of run without blanks this is: plain, an address of a mailbox or of the net.
void JointReader::see_chunk(std::uint32_t piece) {
  chunk_begin_ = piece;
  chunk_end_ = piece + 1;
  chunk_kind_ = kPlainWords;
  std::uint32_t stops = 0;
  while (chunk_end_ < p_.size() && p_.gap[chunk_end_] == Gap::none) {
    const std::uint32_t i = chunk_end_++;
    if (p_.hash[i] == kAt) chunk_kind_ |= 1U;
    if (p_.shape[i] == Shape::slash && p_.shape[i - 1] == Shape::slash) chunk_kind_ |= 2U;
    if (p_.shape[i] == Shape::stop && is_letters(p_.shape[i - 1])) stops = std::min(stops + 1, 3U);
  }
  chunk_kind_ |= stops << 2U;
}

void JointReader::begin(std::uint32_t piece) {
  if (piece >= chunk_end_ || piece == 0) see_chunk(piece);
  first_ = piece;
  count_ = 0;
  looks_ = 0;
  join(piece);
}

void JointReader::join(std::uint32_t piece) {
  ++count_;
  looks_ = mixed(looks_, static_cast<std::uint32_t>(p_.shape[piece]) + 1);
}

void JointReader::features(std::uint32_t i, Features& out) const {
  const std::uint32_t l1 = shape(i);
  const std::uint32_t l2 = i == 0 ? 0 : shape(i - 1);
  const std::uint32_t l3 = i < 2 ? 0 : shape(i - 2);
  const std::uint32_t r1 = shape(i + 1);
  const std::uint32_t r2 = shape(i + 2);
  const std::uint32_t r3 = shape(i + 3);
  const std::uint32_t hl1 = hash(i);
  const std::uint32_t hl2 = i == 0 ? 0 : hash(i - 1);
  const std::uint32_t hr1 = hash(i + 1);
  const std::uint32_t hr2 = hash(i + 2);
  const std::uint32_t next_gap = chunk_end_ < p_.size() ? static_cast<std::uint32_t>(p_.gap[chunk_end_]) : 3;
  const std::uint32_t next = next_gap == 1 ? static_cast<std::uint32_t>(p_.shape[chunk_end_]) : 40 + next_gap;
  const std::uint32_t next_hash = next_gap == 1 ? p_.hash[chunk_end_] : 0;
  const std::uint32_t rest = std::min(chunk_end_ - i - 1, 4U);
  const std::uint32_t done = std::min(count_, 5U);
  const std::uint32_t left_done = std::min(i - chunk_begin_ + 1, 5U);
  const std::uint32_t look = mixed(looks_, done);
  std::uint32_t name = 0;
  const auto put = [&](auto... values) {
    std::uint32_t h = ++name * 0x9E3779B1U;
    ((h = mixed(h, values)), ...);
    out.add(h);
  };
  put(l1, r1);
  put(l1, r1, done);
  put(l2, l1, r1);
  put(l1, r1, r2);
  put(l2, l1, r1, r2);
  put(l3, l2, l1, r1, done);
  put(l2, l1, r1, r2, r3);
  put(look, r1);
  put(look, r1, r2);
  put(look, r1, r2, r3);
  put(hl1, hr1);
  put(hl1, r1);
  put(l1, hr1);
  put(hl1, r1, r2);
  put(hl1, hr1, hr2);
  put(hl2, hl1, hr1);
  put(hl2, hl1, r1);
  put(l2, hl1, hr1);
  put(hl1, hr1, r2);
  put(l1, hr1, hr2);
  put(l1, r1, rest);
  put(l1, hr1, rest, next);
  put(hl1, hr1, rest);
  put(hl1, hr1, left_done);
  put(look, hr1, rest, next);
  put(hl1, r1, rest, next);
  put(hl2, hl1, rest, next);
  put(hl1, hr1, rest, next_hash);
  put(l1, r1, chunk_kind_);
  put(hl1, hr1, chunk_kind_);
  put(look, hr1, chunk_kind_);
  put(hash(first_), hr1);
  put(hash(first_), hr1, hr2, rest);
}

Forms join_pieces(const Pieces& pieces, const Linear& model) {
  Forms forms;
  forms.span.reserve(pieces.size());
  forms.hash.reserve(pieces.size());
  forms.shape.reserve(pieces.size());
  forms.gap.reserve(pieces.size());
  JointReader reader(pieces);
  Features features;
  for (std::uint32_t first = 0; first < pieces.size();) {
    reader.begin(first);
    std::uint32_t end =
        std::max({net_address_end(pieces, first), mail_address_end(pieces, first), file_name_end(pieces, first)});
    if (end > first) {
      add_form(forms, pieces, first, end);
      first = end;
      continue;
    }
    end = first + 1;
    while (end < pieces.size() && pieces.gap[end] == Gap::none && reader.pieces() < kMostPieces) {
      if (ends_quotation_at_colon(pieces, end)) break;
      features.count = 0;
      reader.features(end - 1, features);
      if (model.score(features) > 0) break;
      reader.join(end++);
    }
    add_form(forms, pieces, first, end);
    first = end;
  }
  return forms;
}

}  // namespace whosays::token
