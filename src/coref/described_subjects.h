// Phrases that describe somebody and are the subject at the head of a sentence: "The founder has bought more shoes",
// "Her co-author needed a microscope". Whom they mean tells whose the next "he" is. By the trees; O(words).
#pragma once

#include <vector>

#include "coref/scene.h"

namespace whosays::coref {

/// In order of place, outside quotations; none where there are no trees.
std::vector<Span> described_subjects(const FieldView& view);

/// The tokens of such a subject of the sentence, or an empty range.
Range described_subject(const FieldView& view, std::uint32_t sentence);

/// A word of the name is the subject of a clause, by the trees.
bool is_subject(const FieldView& view, Span name);

}  // namespace whosays::coref
