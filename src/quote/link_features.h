// Which source and which contents belong to a cue: the candidates, and what is known of each pair.
//
// Shared word for word by the trainer (train/statements) and the run time. A cue chooses its source or none; a content
// chooses its cue or none, so that a content has one cue and a cue any number of contents; two cues may have one source
// ("she said ... and added ..."). Candidates stand in the same or a neighbouring paragraph, the nearest few on each
// side.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "quote/labels.h"

namespace whosays::quote {

inline constexpr std::size_t kLinkFeatures = 10;
inline constexpr std::uint32_t kLinkRowCount = 4096;  ///< of the one hashed matrix
using LinkRows = std::array<std::uint16_t, kLinkFeatures>;

inline constexpr std::uint32_t kNoSpan = 0xffffffffU;

/// A cue and a source or content (both numbers of spans); kNoSpan stands for "none" on the side that is chosen.
struct LinkPair {
  std::uint32_t cue = kNoSpan;
  std::uint32_t span = kNoSpan;
  LinkRows rows{};
};

/// One choice: of pairs [first, end), the last of which is "none".
struct LinkGroup {
  LabelRole role = LabelRole::source;  ///< source: a cue chooses; content: a content chooses
  std::uint32_t chooser = 0;           ///< number of its span
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

struct LinkChoices {
  std::vector<LinkGroup> groups;
  std::vector<LinkPair> pairs;
};

/// All choices for the spans (in text order) of one passage.
LinkChoices link_choices(const Passage& passage, std::span<const RoleSpan> spans);

}  // namespace whosays::quote
