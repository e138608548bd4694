// See headline_forms.h.
#include "quote/headline_forms.h"

#include <algorithm>
#include <vector>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"

namespace whosays::quote {
namespace {

Wants wants_of(std::string_view word) {
  if (word == "reason") return Wants::reason;
  if (word == "as") return Wants::as;
  return word == "clause" ? Wants::clause : Wants::object;
}

}  // namespace

std::span<const PresentForm> present_forms(std::string_view lower) {
  static const lexicon::Table table("headline_present.tsv");
  static const auto all = [] {
    WordMap<std::vector<PresentForm>> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view third = table.at(row, "third");
      const std::size_t blank = std::min(third.find(' '), third.size());
      PresentForm entry{table.at(row, "verb"), third.substr(std::min(blank + 1, third.size())),
                        wants_of(table.at(row, "wants")), true};
      for (const std::string_view form : {third.substr(0, blank), entry.lemma}) {
        auto& bucket = out[form];
        bucket.insert(entry.particle.empty() ? bucket.end() : bucket.begin(), entry);
        entry.third = false;
      }
    }
    return out;
  }();
  const auto found = all.find(lower);
  return found == all.end() ? std::span<const PresentForm>() : std::span<const PresentForm>(found->second);
}

bool is_headline_present(const Passage& p, std::uint32_t w) {
  if (p.tags.xpos[w] == Xpos::vbz) return true;
  const std::string_view word = slice(p.tokens.lower, p.words.span[w]);
  return word.ends_with('s') && (frames_of(word) != 0 || !present_forms(word).empty());
}

}  // namespace whosays::quote
