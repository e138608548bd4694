// What the trainer and the teacher's voices (train/statements/teacher, PyTorch) tell each other.
//
// A voice gives each label of a word its share. The mean of the net's shares and of the voices' is decoded as it is and
// linked by the net: so the teacher reads. Files have the articles in their order, of each the number of its words
// (int32), then so many numbers a word; words are those that the net has.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace whosays::statements {

/// The verbs, as the command line has them; its exit code, or none when it names none of them:
///   words ARTICLES OUT                            of each word begin and end (code points), border behind it, label
///                                                 (int32; labels.h)
///   shares CORE NET ARTICLES OUT                  of each word the shares of its kLabels labels by the net (double)
///   statements CORE NET ARTICLES SCORES OUT       lines as the scorer reads them, by SCORES: of each word kLabels
///                                                 logarithms of shares in steps of 2^-11 (int32)
///   spans CORE NET ARTICLES SCORES OUT            the same by the net's links alone, without the word lists
std::optional<int> teacher_verb(const std::vector<std::string>& arguments);

}  // namespace whosays::statements
