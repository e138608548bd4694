// Unnamed sources of this text: how they know, why they are not named, and everything that is told of one of them.
//
// The text's own grouping is taken: "two officials", "the officials", "one of the officials" are one row. Nothing here
// looks into another article or into the ledger (DESIGN, rule 3).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/checks.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "story/words.h"

namespace whosays::audit {
namespace {

/// The statement by which the group is shown: the first of the text, where there is one, rather than the headline's.
const Statement& shown_of(const Draft& draft, const Unnamed& group) {
  for (const std::size_t i : group.statements)
    if (draft.statements()[i].field == Field::text) return draft.statements()[i];
  return draft.statements()[group.statements.front()];
}

std::string group_words(const Draft& draft, const Unnamed& group) {
  const Statement& first = shown_of(draft, group);
  const std::string said = draft.words(first, first.source);
  const std::string count = group.count ? fmt::format("{} unnamed", *group.count) : std::string("unnamed");
  return said.empty() ? count : fmt::format("{}, {}", count, in_marks(said));
}

Span source_place(const Draft& draft, const Statement& s) {
  const auto spans = draft.doc().statements.spans.at(s.source);
  return spans.empty() ? draft.place(s) : spans.front();
}

void check_basis(const Job& job, const Unnamed& group) {
  const Draft& draft = job.draft;
  const Statement* without = nullptr;
  const Statement* with = nullptr;
  for (const std::size_t i : group.statements) {
    const Statement& s = draft.statements()[i];
    const Statement*& kind = s.basis == Basis::not_stated ? without : with;
    if (kind == nullptr || (kind->field == Field::title && s.field == Field::text)) kind = &s;
  }
  if (without == nullptr) return;
  // "One of the two officials, who saw it" says how one of them knows.
  const bool stated_for_all = with != nullptr && (!group.count || with->count.value_or(1) >= *group.count);
  if (stated_for_all) return;
  std::string words = fmt::format("{}: the text does not say", group_words(draft, group));
  if (with != nullptr) {
    Span where = with->basis_span.value_or(draft.place(*with));
    for (const Span source : draft.doc().statements.spans.at(with->source))
      if (source.contains(where)) where = source;
    words += fmt::format("; for one, l.{}: {}", draft.line(with->field, where.begin),
                         in_marks(draft.words(with->field, where)));
  }
  job.add(draft.spot("basis", without->field, source_place(draft, *without), std::move(words)));
}

void check_separate(const Job& job, const Unnamed& group) {
  const Draft& draft = job.draft;
  for (const std::size_t i : group.statements) {
    const Statement& s = draft.statements()[i];
    for (const Span source : draft.doc().statements.spans.at(s.source))
      for (const Span word : draft.phrases("separate", s.field, source)) {
        job.add(draft.spot("separate", s.field, word,
                           fmt::format("{}: nothing in the text supports it", in_marks(draft.words(s.field, word)))));
        return;
      }
  }
}

void check_reason(const Job& job, const Unnamed& group) {
  const Draft& draft = job.draft;
  for (const std::size_t i : group.statements) {
    const Statement& s = draft.statements()[i];
    if (!s.anonymity_reason) continue;
    job.add(draft.spot("reason_stated", Field::text, *s.anonymity_reason, "stated"));
    return;
  }
  const Statement& first = shown_of(draft, group);
  job.add(draft.spot("reason", first.field, source_place(draft, first),
                     fmt::format("{}: the text does not say", group_words(draft, group))));
}

/// True when the words tell more than how many and the bare head: "officials", "two officials", "they" tell nothing.
bool tells_something(std::string_view words) {
  constexpr std::size_t kBare = 2;
  std::size_t telling = 0;
  for (const story::Word& word : story::words_in(words))
    if (!story::is_filler(word.text) && !story::is_function(story::stem(word.text)) && !story::is_pointing(word.text))
      ++telling;
  return telling > kBare;
}

void check_details(const Job& job, const Unnamed& group) {
  const Draft& draft = job.draft;
  std::vector<std::string> details;
  std::set<std::string> seen;
  const Statement* last = nullptr;
  const auto add = [&](const Statement& s, Span span, bool whole) {
    const std::string words = draft.words(s.field, span);
    if ((whole && !tells_something(words)) || !seen.insert(utf8::ascii_lowered(words)).second) return;
    const std::uint32_t line = draft.line(s.field, span.begin);
    details.push_back(line == 0 ? fmt::format("{} headline", in_marks(words))
                                : fmt::format("{} l.{}", in_marks(words), line));
    last = &s;
  };
  for (const std::size_t i : group.statements) {
    const Statement& s = draft.statements()[i];
    const auto sources = draft.doc().statements.spans.at(s.source);
    for (const Span source : sources) add(s, source, true);
    const auto inside = [&](Span span) {
      return std::any_of(sources.begin(), sources.end(), [&](Span source) { return source.contains(span); });
    };
    if (s.basis_span && !inside(*s.basis_span)) add(s, *s.basis_span, false);
  }
  if (details.size() < 2) return;
  job.add(draft.spot("details", last->field, source_place(draft, *last), joined(details, ", ")));
}

}  // namespace

void check_unnamed(const Job& job) {
  for (const Unnamed& group : job.draft.unnamed()) {
    check_basis(job, group);
    check_separate(job, group);
    check_reason(job, group);
    check_details(job, group);
  }
}

}  // namespace whosays::audit
