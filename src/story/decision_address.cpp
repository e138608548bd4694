#include "story/decision_address.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace whosays::story {

DecisionAddress address_of(const DecisionRecord& decision) {
  return {decision.original, decision.field, decision.span, decision.words};
}

std::string payload_of(const DecisionAddress& address) {
  return fmt::format("{} {} {} {} {}", address.original, word(address.field), address.span.begin, address.span.end,
                     address.words);
}

std::optional<DecisionAddress> address_from(std::string_view payload) {
  std::array<std::string_view, 4> head;
  for (std::string_view& cell : head) {
    const std::size_t blank = payload.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    cell = payload.substr(0, blank);
    payload.remove_prefix(blank + 1);
  }
  const auto number = [](std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  DecisionAddress out{std::string(head[0]), Field::text, {number(head[2]), number(head[3])}, std::string(payload)};
  if (const auto field = parse_word<Field>(head[1])) out.field = *field;
  return out;
}

DecisionRecord decision_at(const DecisionAddress& address, DecisionKind kind, DecisionAbout about) {
  DecisionRecord out;
  out.kind = kind;
  out.about = about;
  out.original = address.original;
  out.field = address.field;
  out.span = address.span;
  out.words = address.words;
  return out;
}

}  // namespace whosays::story
