#include "coref/description_body.h"

#include <algorithm>

namespace whosays::coref {
namespace {

Span span_of(const FieldView& view, Range tokens) { return view.span(tokens.first, tokens.first + tokens.count); }

bool is_mentioned_in(const Draft& draft, Span span) {
  return std::any_of(draft.mentions.begin(), draft.mentions.end(),
                     [&](const Mention& m) { return m.field == Field::text && m.span.overlaps(span); });
}

bool stands_before_head(const FieldView& view, const Cast& cast, const DescriptionPhrase& phrase, ActorKind kind) {
  if (phrase.body.count == 0) return false;
  const Span span = span_of(view, phrase.body);
  return std::any_of(cast.actors.begin(), cast.actors.end(),
                     [&](const Draft& draft) { return draft.kind == kind && is_mentioned_in(draft, span); });
}

}  // namespace

bool names_body(const FieldView& view, const Cast& cast, const DescriptionPhrase& phrase) {
  return stands_before_head(view, cast, phrase, ActorKind::organisation);
}

bool holds_person(const FieldView& view, const Cast& cast, const DescriptionPhrase& phrase) {
  return stands_before_head(view, cast, phrase, ActorKind::person);
}

bool body_stands_by(const FieldView& view, const Cast& cast, Range body, std::uint32_t said) {
  const std::uint32_t row = view.sentence(said);
  const Span near{view.sentence_row(row > 0 ? row - 1 : 0).span.begin, view.sentence_row(row).span.end};
  const Span span = span_of(view, body);
  return std::any_of(cast.actors.begin(), cast.actors.end(), [&](const Draft& draft) {
    return draft.kind == ActorKind::organisation && is_mentioned_in(draft, span) && is_mentioned_in(draft, near);
  });
}

}  // namespace whosays::coref
