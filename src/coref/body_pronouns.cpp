#include "coref/body_pronouns.h"

#include <algorithm>

#include "base/one_of.h"
#include "coref/described_subjects.h"

namespace whosays::coref {
namespace {

/// The first that begins at the byte or behind it.
auto from(const std::vector<Placed>& bodies, std::uint32_t byte) {
  return std::partition_point(bodies.begin(), bodies.end(), [&](const Placed& p) { return p.span.begin < byte; });
}

/// The body itself speaks: no "minister of Volta", no "Volta spokesman".
bool is_source(const FieldView& view, const std::vector<Span>& sources, Span mention) {
  const auto behind =
      std::partition_point(sources.begin(), sources.end(), [&](Span s) { return s.begin <= mention.begin; });
  if (behind == sources.begin() || (behind - 1)->end != mention.end) return false;
  const std::uint32_t first = view.token_at((behind - 1)->begin);
  return (behind - 1)->begin == mention.begin ||
         (view.lower(first) == "the" && view.span(first + 1).begin == mention.begin);
}

}  // namespace

std::uint32_t named_right_before(const FieldView& view, const std::vector<Placed>& bodies, std::uint32_t token) {
  if (token < 2 || view.word(token - 1) != ",") return kNobody;
  const std::uint32_t byte = view.span(token - 2).end;
  const auto behind = from(bodies, byte);
  if (behind == bodies.begin() || (behind - 1)->span.end != byte) return kNobody;
  const std::uint32_t name = view.token_at((behind - 1)->span.begin);
  const bool of_another = name > 0 && is_any_of(view.lower(name - 1), {"of", "in", "for", "at", "and"});
  return of_another ? kNobody : (behind - 1)->actor;
}

std::uint32_t spoke_before(const FieldView& view, const std::vector<Placed>& bodies, const std::vector<Span>& sources,
                           std::uint32_t token) {
  const std::uint32_t row = view.sentence(token);
  if (row == 0 || token != view.sentence_row(row).first_token) return kNobody;
  const Span before = view.sentence_row(row - 1).span;
  std::uint32_t out = kNobody;
  for (auto at = from(bodies, before.begin); at != bodies.end() && at->span.begin < before.end; ++at) {
    if (view.quoted(at->span.begin) || !is_source(view, sources, at->span)) continue;
    if (out != kNobody && out != at->actor) return kNobody;
    out = at->actor;
  }
  return out;
}

std::uint32_t last_subject(const FieldView& view, const std::vector<Placed>& bodies, Span where) {
  auto at = from(bodies, where.end);
  while (at != bodies.begin() && (--at)->span.begin >= where.begin)
    if (at->span.end <= where.end && is_subject(view, at->span)) return at->actor;
  return kNobody;
}

}  // namespace whosays::coref
