#include "ledger/records.h"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string_view>

namespace whosays {

namespace {
constexpr std::array<std::string_view, 4> kStates{"published", "draft", "private", "embargoed"};
constexpr std::array<std::string_view, 11> kParts{"source", "cue",   "content", "hedge", "against", "basis",
                                                  "reason", "terms", "channel", "to",    "via"};
constexpr std::array<std::string_view, 6> kDecisions{"merge", "split", "pin", "accept", "reject", "note"};
constexpr std::array<std::string_view, 2> kAbout{"actor", "statement"};
}  // namespace

template <>
std::span<const std::string_view> words_of<PublicationState>() {
  return kStates;
}
template <>
std::span<const std::string_view> words_of<Part>() {
  return kParts;
}
template <>
std::span<const std::string_view> words_of<DecisionKind>() {
  return kDecisions;
}
template <>
std::span<const std::string_view> words_of<DecisionAbout>() {
  return kAbout;
}

std::string relation_id(std::string_view article, std::uint32_t version, std::string_view sha256) {
  return fmt::format("{}@{}@{}", article, version, sha256);
}

std::string_view stands_since(std::string_view published, std::string_view modified) {
  constexpr std::size_t kDay = 10;  // "2031-05-03"
  const bool changed_later = !published.empty() && modified.substr(0, kDay) > published.substr(0, kDay);
  return changed_later || published.empty() ? (modified.empty() ? published : modified) : published;
}

}  // namespace whosays
