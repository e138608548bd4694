// "It" and "which" for a body: the one that stands right before, that spoke last, or that leads the clause before. Used
// by elimination.cpp only. A look-up is logarithmic, and within one sentence.
#pragma once

#include <vector>

#include "coref/scene.h"

namespace whosays::coref {

/// Somebody, or a body, at a place; kNobody for a person whom no actor is known for.
struct Placed {
  Span span;
  std::uint32_t actor;
};

// `bodies` and `sources` are in order of place; each gives an actor or kNobody.

/// "Marlow, which said so,": of the "which" at the token.
std::uint32_t named_right_before(const FieldView& view, const std::vector<Placed>& bodies, std::uint32_t token);

/// "..., the ministry said. It added": "it" leads its sentence, and one body alone spoke in the sentence before.
std::uint32_t spoke_before(const FieldView& view, const std::vector<Placed>& bodies, const std::vector<Span>& sources,
                           std::uint32_t token);

/// "Last week, Volta revealed files which it said": of the bodies there the last that is a clause's subject.
std::uint32_t last_subject(const FieldView& view, const std::vector<Placed>& bodies, Span where);

}  // namespace whosays::coref
