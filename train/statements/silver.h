// Silver articles: unlabelled ones as the program itself reads them, with an earlier net (the teacher) and the word
// lists. A net that learns from them as well, seeing less of each word than its teacher did, travels further than the
// corpus.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "article.h"
#include "quote/label_net.h"
#include "states.h"

namespace whosays::statements {

/// The net of a container that stands on the core of `inputs`; none when the path is empty. Ends the program when it
/// cannot be used.
std::optional<quote::LabelNet> net_of(const std::string& path, const Inputs& inputs);

/// Outermost statements of a sample that `Inputs::read` has read, by the word lists and, where there is one, the net.
std::vector<GoldAttribution> outermost(const Sample& sample, std::span<const std::int8_t> states,
                                       const quote::LabelNet* net);

/// Outermost statements of the articles of a file of {"id", "text"} lines (silver.py). `teacher` is a container that
/// stands on the same core; it may be empty: word lists alone then.
std::vector<GoldArticle> silver_articles(const std::string& path, const std::string& teacher, Inputs& inputs);

/// What a teacher says of the words of silver articles: for each article the number of its words (int32), then kLabels
/// shares a word as bytes of 255.
class SharesReader {
 public:
  /// Ends the program when the file cannot be read.
  explicit SharesReader(const std::string& path);
  /// The next article's shares; empty behind the last.
  std::vector<std::uint8_t> next();

 private:
  std::ifstream in_;
};

}  // namespace whosays::statements
