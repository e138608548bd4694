// Where a decision is about: an original, a field, a span in it, the words there; as text in the payload of a merge.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/records.h"

namespace whosays::story {

/// Outlives readings: a new model changes ids, and may change spans or words, but rarely both.
struct DecisionAddress {
  std::string original;  ///< sha256
  Field field = Field::text;
  Span span;
  std::string words;
};

DecisionAddress address_of(const DecisionRecord& decision);

/// One line: SHA-256 of the original, field, begin, end, the words.
std::string payload_of(const DecisionAddress& address);
/// None for payloads that are no address.
std::optional<DecisionAddress> address_from(std::string_view payload);

/// What a decision of that kind about these words is kept as; without initials and time.
DecisionRecord decision_at(const DecisionAddress& address, DecisionKind kind, DecisionAbout about);

}  // namespace whosays::story
