// Before a headline's colon stands who speaks ("Vell: ‘The quay is safe’") or what the article is about ("Quay
// closure: Callis waits"). Who speaks is somebody whom the article lets speak.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// The words of all sources in an article's text, and of its byline.
class KnownSpeakers {
 public:
  KnownSpeakers(std::string_view byline, const Passage& text, const std::vector<Found>& told);
  /// In lower case.
  [[nodiscard]] bool has(std::string_view word) const { return words_.contains(std::string(word)); }

 private:
  void add(std::string_view words);

  std::unordered_set<std::string> words_;
};

/// Statements that the list of words found in headlines and headings: the source ends before its verb ("[Vell] opens
/// quay: ‘At last’"), and a label that is nobody who speaks has said nothing. Nothing happens where there are no trees.
void settle_headline_speakers(const Passage& passage, const KnownSpeakers& speakers, std::vector<Found>& found);

}  // namespace whosays::quote
