#include "read/mojibake.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace whosays::read {
namespace {

constexpr std::array<char32_t, 32> kWesternControls = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that a character was before it was decoded as windows-1252 or Latin-1; 0 when it was none above 0x7F.
unsigned char byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  if (c < 0x152 || c > 0x2122) return 0;
  const auto* const found = std::find(kWesternControls.begin(), kWesternControls.end(), c);
  return found == kWesternControls.end() ? 0 : static_cast<unsigned char>(0x80 + (found - kWesternControls.begin()));
}

enum class Trust : std::uint8_t { certain, in_company, in_a_run };

struct Sequence {
  Span span;          ///< of the text
  std::string meant;  ///< one character
  Trust trust = Trust::in_a_run;
};

/// The bytes of a sequence, and whether one of its characters is a C1 control, which no text has.
struct Bytes {
  std::string bytes;
  bool control = false;
};

Trust trust_of(const Bytes& found) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(found.bytes[i]); };
  if (found.control) return Trust::certain;
  if (at(0) == 0xF0) return at(1) == 0x9F ? Trust::certain : Trust::in_a_run;
  if (at(0) == 0xE2) {  // punctuation, currency, letterlike signs
    const bool sign = at(1) == 0x80 || at(1) == 0x82 || at(1) == 0x84;
    return sign ? Trust::certain : Trust::in_a_run;
  }
  if (at(0) < 0xC2 || at(0) > 0xC5) return Trust::in_a_run;
  const bool blank = at(1) == 0xA0;
  const bool quotation = at(1) == 0xAB || at(1) == 0xBB;
  const bool symbol = at(1) > 0xA0 && at(1) <= 0xBF && !quotation;
  return symbol || (blank && at(0) == 0xC2) ? Trust::certain : Trust::in_company;
}

/// The sequence that begins at `at`, if the characters there are the bytes of one.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  Bytes found;
  std::size_t wanted = kLongest;
  std::size_t end = at;
  while (end < text.size() && found.bytes.size() < wanted) {
    const utf8::Decoded d = utf8::decode(text, end);
    const unsigned char byte = byte_of(d.point);
    if (found.bytes.empty()) {
      if (byte < 0xC2 || byte > 0xF4) return std::nullopt;
      wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    } else if (byte < 0x80 || byte > 0xBF) {
      return std::nullopt;
    }
    found.control = found.control || (d.point >= 0x80 && d.point < 0xA0);
    found.bytes += static_cast<char>(byte);
    end += d.length;
  }
  if (found.bytes.size() < wanted || utf8::first_invalid(found.bytes) != std::string_view::npos) return std::nullopt;
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  return Sequence{span, found.bytes, trust_of(found)};
}

/// All sequences in text order. The first character of each is U+00C2 to U+00F4: bytes C3 82 to C3 B4.
std::vector<Sequence> sequences_of(std::string_view text) {
  std::vector<Sequence> out;
  std::size_t at = text.find('\xC3');
  while (at != std::string_view::npos) {
    const auto found = sequence_at(text, at);
    if (found) out.push_back(*found);
    at = text.find('\xC3', found ? found->span.end : at + 1);
  }
  return out;
}

/// Keeps those that are certain, by themselves, as part of a run, or in company.
void keep_certain(std::vector<Sequence>& sequences) {
  constexpr std::size_t kRun = 3;
  for (std::size_t begin = 0; begin < sequences.size();) {
    std::size_t end = begin + 1;
    while (end < sequences.size() && sequences[end].span.begin == sequences[end - 1].span.end) ++end;
    const bool certain_in_it = std::any_of(sequences.begin() + static_cast<std::ptrdiff_t>(begin),
                                           sequences.begin() + static_cast<std::ptrdiff_t>(end),
                                           [](const Sequence& s) { return s.trust == Trust::certain; });
    for (std::size_t i = begin; i < end; ++i)
      if (end - begin >= kRun || (certain_in_it && sequences[i].trust == Trust::in_company))
        sequences[i].trust = Trust::certain;
    begin = end;
  }
  const auto certain =
      std::count_if(sequences.begin(), sequences.end(), [](const Sequence& s) { return s.trust == Trust::certain; });
  const bool company = certain >= 2;
  std::erase_if(sequences, [&](const Sequence& s) {
    return s.trust == Trust::in_a_run || (s.trust == Trust::in_company && !company);
  });
}

void put_right(MappedText& text, const std::vector<Sequence>& sequences) {
  TextBuilder builder(text);
  std::uint32_t at = 0;
  for (const Sequence& s : sequences) {
    builder.copy({at, s.span.begin});
    builder.put(s.meant, s.span);
    at = s.span.end;
  }
  builder.copy({at, static_cast<std::uint32_t>(text.text.size())});
  text = builder.finish();
}

void warn_of(std::size_t count, std::string_view what, Article& article) {
  if (count > 0) article.warnings.push_back(fmt::format("{} {} {}", count, count == 1 ? "place" : "places", what));
}

}  // namespace

char32_t western(unsigned char byte) { return byte < 0x80 || byte >= 0xA0 ? byte : kWesternControls[byte - 0x80U]; }

std::vector<Repair> mend(MappedText& text) {
  constexpr int kTimesOver = 3;
  std::vector<Repair> out;
  for (int pass = 0; pass < kTimesOver; ++pass) {
    std::vector<Sequence> sequences = sequences_of(text.text);
    keep_certain(sequences);
    if (sequences.empty()) break;
    for (const Sequence& s : sequences)
      if (const auto range = text.map.find(s.span)) out.push_back({*range, EncodingMark::Kind::mojibake});
    put_right(text, sequences);
  }
  std::sort(out.begin(), out.end(), [](const Repair& a, const Repair& b) { return a.range < b.range; });
  return out;
}

void mark_repairs(Article& article, std::span<const Repair> repairs) {
  if (repairs.empty()) return;
  const std::size_t before = article.encoding_marks.size();
  for (const SourceMap::Piece& piece : article.text_map.pieces()) {
    if (piece.verbatim()) continue;
    const OriginalRange range{piece.original_begin, piece.original_begin + piece.original_size};
    const auto behind = std::upper_bound(repairs.begin(), repairs.end(), range.begin,
                                         [](std::uint64_t at, const Repair& r) { return at < r.range.begin; });
    if (behind == repairs.begin()) continue;
    const Repair& repair = *(behind - 1);
    if (range.begin >= repair.range.end || range.end > repair.range.end || range.begin == range.end) continue;
    article.encoding_marks.push_back({repair.kind, true, {piece.text_begin, piece.text_begin + piece.text_size}});
  }
  warn_of(article.encoding_marks.size() - before, "where characters had been decoded wrongly put right", article);
}

void mark_what_is_left(Article& article) {
  using Kind = EncodingMark::Kind;
  const std::size_t before = article.encoding_marks.size();
  std::vector<Sequence> sequences = sequences_of(article.text);
  keep_certain(sequences);
  for (const Sequence& s : sequences) article.encoding_marks.push_back({Kind::mojibake, false, s.span});
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  // "â€" and a character that was lost: a quotation mark, nobody knows which.
  constexpr std::string_view kHalf = "\xC3\xA2\xE2\x82\xAC";
  for (const auto& [words, kind] : {std::pair{kReplacement, Kind::mixed}, std::pair{kHalf, Kind::mojibake}})
    for (std::size_t at = article.text.find(words); at != std::string::npos; at = article.text.find(words, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      const Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
      const bool known = std::any_of(sequences.begin(), sequences.end(), [&](const Sequence& s) {
        return s.span.begin <= span.begin && span.begin < s.span.end;
      });
      if (!known) article.encoding_marks.push_back({kind, false, span});
    }
  if (article.encoding_marks.size() == before) return;
  std::sort(article.encoding_marks.begin(), article.encoding_marks.end(),
            [](const EncodingMark& a, const EncodingMark& b) { return a.span < b.span; });
}

}  // namespace whosays::read
