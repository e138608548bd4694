// Voices: who stands behind a claim in each article, and which article each one follows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "story/akin.h"
#include "story/room.h"

namespace whosays::story {

/// One source, or some unnamed ones, of one claim.
struct Voice {
  std::optional<std::uint32_t> size = 1;  ///< how many people at most; empty: cannot be counted
  StatementIndex statement = 0;           ///< its first
  bool unnamed = false;
  bool paper = false;                  ///< a paper that others rest on, or that the outlet quotes
  bool akin = false;                   ///< says it in other words, if it says it
  bool of_lead = false;                ///< of these: only speaks in a report of the same event (AkinPlace)
  float chance = 1;                    ///< of these: that it does
  std::optional<AkinPlace> text = {};  ///< an article's own text; then `statement` is none of it
};

/// A member that goes back to another article.
struct Following {
  StatementIndex statement = 0;
  ArticleIndex to = 0;
  bool copied = false;  ///< the text says so; else it credits
};

struct Voices {
  std::map<std::string, Voice> by_key;  ///< equal keys are one voice
  std::vector<std::string> order;       ///< keys in canonical order
  std::vector<Following> following;
  std::vector<StatementIndex> absent;  ///< members that credit an article which is not here
};

/// With who may say it in other words, `akin`. Cost: members times carriers in the worst case (copies of one family
/// compare sentences).
Voices voices_of(const Room& room, const ClaimGroup& group, const std::vector<AkinPlace>& akin);

}  // namespace whosays::story
