#include "coref/tagged.h"

#include "base/utf8.h"

namespace whosays::coref {
namespace {

std::uint8_t shape_of(std::string_view word) {
  const utf8::Decoded first = utf8::decode(word, 0);
  if (utf8::is_digit(first.point)) return 3;
  if (!utf8::is_letter(first.point)) return utf8::is_word(first.point) ? 5 : 4;
  if (!utf8::is_upper(first.point)) return 0;
  for (std::size_t at = first.length; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    if (utf8::is_letter(d.point) && !utf8::is_upper(d.point)) return 1;
    at += d.length;
  }
  return word.size() > first.length ? 2 : 1;
}

std::uint32_t suffix(const std::string& word, std::size_t n) {
  return hash_of(word.size() <= n ? std::string_view(word) : std::string_view(word).substr(word.size() - n));
}

}  // namespace

Page page_of(std::string_view text, const Passage& passage) {
  Page page;
  page.text = text;
  page.passage = &passage;
  const std::uint32_t n = passage.words.size();
  page.sentence.assign(n, 0);
  for (std::uint32_t row = 0; row < passage.sentences.rows.size(); ++row) {
    const Sentence& s = passage.sentences.rows[row];
    for (std::uint32_t i = s.first_word; i < s.end_word; ++i) page.sentence[i] = row;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::string_view word = slice(text, passage.words.span[i]);
    page.lower.push_back(utf8::ascii_lowered(word));
    if (page.lower.back() == "’s") page.lower.back() = "'s";
    page.hash.push_back(hash_of(page.lower.back()));
    page.shape.push_back(shape_of(word));
  }
  page.tag.assign(n, kX);
  return page;
}

void tag_features(const Page& p, std::uint32_t first, std::uint32_t end, std::uint32_t i, Features& out) {
  out.clear();
  const auto word = [&](std::uint32_t at, int by) {
    const std::int64_t j = static_cast<std::int64_t>(at) + by;
    return j < first || j >= end ? kOutside : p.hash[static_cast<std::uint32_t>(j)];
  };
  const auto add = [&](std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    out.push_back(mix(mix(kind, a), b));
  };
  const std::uint32_t before = i > first ? p.tag[i - 1] : std::uint32_t{kTags};
  const std::uint32_t second = i > first + 1 ? p.tag[i - 2] : std::uint32_t{kTags};
  const std::string& w = p.lower[i];
  const std::uint32_t shape = p.shape[i] + (i == first ? 8U : 0U);
  add(1, word(i, 0));
  add(2, word(i, -1));
  add(3, word(i, 1));
  add(4, word(i, -2));
  add(5, word(i, 2));
  add(6, word(i, -1), word(i, 0));
  add(7, word(i, 0), word(i, 1));
  add(8, suffix(w, 1), shape);
  add(9, suffix(w, 2));
  add(10, suffix(w, 3));
  add(11, suffix(w, 4), before);
  add(12, hash_of(std::string_view(w).substr(0, 3)));
  add(13, shape, word(i, 1));
  add(14, before);
  add(15, before, second);
  add(16, before, word(i, 0));
  add(17, before, word(i, 1));
  add(18, shape, before);
  add(19, i + 1 < end ? suffix(p.lower[i + 1], 3) : kOutside, i + 1 < end ? p.shape[i + 1] : 9U);
  add(20, i > first ? suffix(p.lower[i - 1], 3) : kOutside);
  add(21, w.find('-') != std::string::npos ? 1 : 0, shape);
  add(22, 0);
}

void tag(Page& page, const Scorer& tagger) {
  Features features;
  for (const Sentence& s : page.passage->sentences.rows)
    for (std::uint32_t i = s.first_word; i < s.end_word; ++i) {
      tag_features(page, s.first_word, s.end_word, i, features);
      std::uint8_t best = 0;
      float most = -1e30F;
      for (std::uint8_t t = 0; t < kTags; ++t) {
        const float score = tagger.score(features, t);
        if (score > most) {
          most = score;
          best = t;
        }
      }
      page.tag[i] = best;
    }
}

}  // namespace whosays::coref
