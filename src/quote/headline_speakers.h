// Before a headline's colon stands who speaks ("Vell: ‘The quay is safe’") or what the article is about ("Quay
// closure: Callis waits"). Who speaks is somebody whom the article lets speak.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quote/found.h"

namespace whosays::quote {

/// The words with which names end in the sources of an article's text, and those of its byline.
class KnownSpeakers {
 public:
  KnownSpeakers(std::string_view byline, const Passage& text, const std::vector<Found>& told);
  /// In lower case.
  [[nodiscard]] bool has(std::string_view word) const { return words_.contains(std::string(word)); }
  /// Written with a capital where it speaks.
  [[nodiscard]] bool has_name(std::string_view word) const {
    const auto at = words_.find(std::string(word));
    return at != words_.end() && at->second;
  }

 private:
  void add(std::string_view words, bool names);

  std::unordered_map<std::string, bool> words_;  ///< whether with a capital
};

/// Statements that the list of words found in headlines and headings: the source ends before its verb ("[Vell] opens
/// quay: ‘At last’"), and a label that is nobody who speaks has said nothing. Nothing happens where there are no trees.
void settle_headline_speakers(const Passage& passage, const KnownSpeakers& speakers, Field field,
                              std::vector<Found>& found);

}  // namespace whosays::quote
