// A content without a cue: somebody is quoted, and the labels have passed over the word that says so.
//
// Nothing can be said of such a content, so that the path of labels is asked once more with the cue's labels cheaper in
// the sentences that the content touches.
// Shared by the trainer's scoring (train/statements) and the run time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "doc/document.h"
#include "quote/labels.h"
#include "quote/linked.h"

namespace whosays::quote {

/// By how much the first words of cues are made cheaper, in steps of 1/2048. Chosen on PolNeAR dev
/// (docs/notes/statements.md), where asking more often took long and found little.
inline constexpr std::int32_t kRaise = 4096;

/// Makes cues cheaper by kRaise where a content of `spans` stands in none of `statements`; false if there is none such.
/// `scores` has kLabels numbers for each of the passage's words from `first` on, as far as it reaches.
bool raise_cues(const Passage& passage, std::span<const RoleSpan> spans, const std::vector<LinkedStatement>& statements,
                std::uint32_t first, std::span<std::int32_t> scores);

}  // namespace whosays::quote
