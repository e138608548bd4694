// For whom a source speaks, as an actor: what source.cpp asks once it knows who the source is.
#include <string>

#include "footing/function_words.h"
#include "footing/source.h"
#include "footing/source_class.h"
#include "footing/source_phrase.h"
#include "footing/spoken_for.h"

namespace whosays::footing {

/// A spokesperson of a body speaks as the body; one of a person ("Odel's lawyer") is somebody else who speaks for them.
/// People who only belong to a body ("two officials of the port") speak for nobody.
void SourceReader::set_spoken_for(const Attribution& attribution, SourceReading& out) const {
  const bool by_noun = out.speaks_for.valid();
  const auto span = footing::spoken_for(input_, attribution);
  if (!span) {
    if (by_noun && out.actor == out.speaks_for && out.source_class != SourceClass::named) out.actor = ActorId();
    out.speaks_for = ActorId();
    return;
  }
  out.speaks_for = named_for(attribution.field, *span);
  if (!out.speaks_for.valid())
    if (const auto around = mention_around(attribution.field, span->begin)) out.speaks_for = around->actor;
  if (!out.speaks_for.valid()) out.speaks_for = called_so_before(attribution, *span);
  if (out.speaks_for.valid()) {
    if (out.speaks_for == out.actor && out.source_class == SourceClass::named) out.speaks_for = ActorId();
    return;
  }
  const auto& nameless = attribution.field == Field::text ? nameless_ : nameless_in_title_;
  for (const Placed& m : nameless)
    if (m.span.overlaps(*span) && !out.speaks_for.valid()) out.speaks_for = m.actor;
}

/// Of "White House" marked as "House" the body is whoever bears the whole name, where the article has one.
ActorId SourceReader::named_for(Field field, Span body) const {
  const ActorId marked = actor_in(field, body);
  const std::string_view words = slice(input_.article.field(field), body);
  for (std::uint32_t row = 0; marked.valid() && row < input_.actors.rows.size(); ++row)
    if (input_.actors.rows[row].named && input_.actors.rows[row].name == words) return ActorId(row);
  const auto placed = mentions_in(field, body);
  const Passage& passage = field == Field::text ? input_.text : input_.title;
  return !placed.empty() && !is_person(marked) && is_cut_name(passage, body, placed.front().span) ? ActorId() : marked;
}

/// "His spokesman" speaks for who spoke last; "an agency spokesman" for whom "the agency" was before.
ActorId SourceReader::called_so_before(const Attribution& attribution, Span body) const {
  const Passage& passage = attribution.field == Field::text ? input_.text : input_.title;
  const std::string_view words = slice(passage.tokens.lower, body);
  if (is_one_of(words, {"his", "her"})) return last_.source_class == SourceClass::named ? last_.actor : ActorId();
  const std::string called = "the " + std::string(words);
  const auto& placed = mentions(attribution.field);
  auto at = std::ranges::lower_bound(placed, body.begin, {}, [](const Placed& m) { return m.span.begin; });
  while (at != placed.begin())
    if (--at; slice(passage.tokens.lower, at->span) == called) return at->actor;
  return {};
}

/// "Vell, a spokeswoman for the port, ... Vell said": she goes on to speak for it.
void SourceReader::remember_spoken_for(const Attribution& attribution, SourceReading& out) {
  if (out.source_class != SourceClass::named || !out.actor.valid()) return;
  if (out.speaks_for.valid() && speaks_by_office(input_, attribution))
    spoken_for_[out.actor.value] = out.speaks_for;
  else if (out.speaks_for.valid())
    return;
  else if (const auto known = spoken_for_.find(out.actor.value); known != spoken_for_.end())
    out.speaks_for = known->second;
}

/// "Lawyers said": for whom, nobody has said.
void SourceReader::settle_counsel(const SourcePhrase& p, Field field, SourceReading& out) const {
  if (out.source_class != SourceClass::institution || out.speaks_for.valid() || !is_counsel(p)) return;
  out = classed(class_of_lone_counsel(p), kByRole);
  if (out.source_class == SourceClass::unnamed) describe_unnamed(p, input_.article.field(field), out);
}

}  // namespace whosays::footing
