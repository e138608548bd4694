// Who stands behind a source of several who speak as one, each with the words that mean it.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "doc/document.h"

namespace whosays {

/// The members of the source's actor: each with its own name in the source's words, and all with the whole source
/// where it names none of them ("they"). Empty where one speaks. O(mentions of the members).
inline std::vector<std::pair<ActorId, Span>> members_of_source(const Document& document, const Statement& statement) {
  std::vector<std::pair<ActorId, Span>> out;
  const Actors& actors = document.actors;
  const auto source = document.statements.spans.at(statement.source);
  if (!statement.actor.valid() || statement.actor.value >= actors.rows.size() || source.empty()) return out;
  for (const ActorId member : actors.members.at(actors.rows[statement.actor.value].members)) {
    const auto mentions = actors.mentions.at(actors.rows[member.value].mentions);
    const auto own = std::ranges::find_if(mentions, [&](const Mention& m) {
      return m.field == statement.field &&
             std::ranges::any_of(source, [&](Span words) { return words.contains(m.span); });
    });
    out.emplace_back(member, own == mentions.end() ? source.front() : own->span);
  }
  return out;
}

}  // namespace whosays
