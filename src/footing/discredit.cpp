#include "footing/discredit.h"

#include <algorithm>

#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// Words shorter than three bytes are padded by themselves, so that they have a beginning too.
std::size_t beginning_of(std::string_view word) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < 3; ++i) out = out << 5U | (static_cast<unsigned char>(word[i % word.size()]) & 31U);
  return out;
}

}  // namespace

StemList::StemList(std::initializer_list<File> files) {
  for (const File& file : files)
    for (std::string_view word : lexicon::WordSet(file.name)) {
      const bool stem = word.ends_with('*');
      if (stem) word.remove_suffix(1);
      if (word.empty() || (stem && word.size() < 3)) continue;
      (stem ? stems_ : exact_)[word] |= file.mark;
      if (stem) lengths_ |= std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
      beginnings_.set(beginning_of(word));
    }
}

std::uint8_t StemList::marks(std::string_view lower) const {
  if (lower.empty() || !beginnings_.test(beginning_of(lower))) return 0;
  std::uint8_t out = 0;
  if (const auto found = exact_.find(lower); found != exact_.end()) out = found->second;
  for (std::size_t size = std::min<std::size_t>(lower.size(), 63); size >= 3; --size)
    if ((lengths_ >> size & 1U) != 0)
      if (const auto found = stems_.find(lower.substr(0, size)); found != stems_.end()) out |= found->second;
  return out;
}

std::vector<Charge> charges_in(const Passage& passage, TokenRange range) {
  constexpr std::uint8_t kStrongWord = 1;
  constexpr std::uint8_t kWeakWord = 2;
  constexpr std::uint8_t kFaintWord = 4;
  static const StemList words(
      {{"allegations.txt", kStrongWord}, {"allegations_weak.txt", kWeakWord}, {"allegations_faint.txt", kFaintWord}});
  static const lexicon::PhraseIndex phrases("allegation_phrases.tsv");
  static const lexicon::PhraseIndex idioms("allegation_idioms.tsv");
  const auto lower = [&](std::uint32_t i) { return passage.tokens.lower_at(i); };
  std::vector<Charge> out;
  for (std::uint32_t i = range.begin; i < range.end;) {
    if (passage.tokens.kind[i] != TokenKind::word) {
      ++i;
    } else if (const auto idiom = idioms.match(i, range.end, lower)) {
      i = idiom->end;
    } else if (const auto phrase = phrases.match(i, range.end, lower)) {
      const std::string_view weight = phrases.table().at(phrase->row, "weight");
      out.push_back({{i, phrase->end}, weight == "faint" ? kFaint : weight == "weak" ? kWeak : kStrong, true});
      i = phrase->end;
    } else {
      const std::uint8_t marks = words.marks(lower(i));
      if (marks != 0) {
        const bool weak = (marks & kWeakWord) != 0;
        out.push_back({{i, i + 1}, weak ? kWeak : (marks & kStrongWord) != 0 ? kStrong : kFaint, false});
      }
      ++i;
    }
  }
  return out;
}

bool praises(const Passage& passage, TokenRange range) {
  static const StemList praise("praise.txt");
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (praise.has(passage.tokens.lower_at(i))) return true;
  return false;
}

}  // namespace whosays::footing
