// The stage: read both fields, collect runs in sentences, learn from all of them, decide each, then look into
// headlines.
//
// In: tokens and sentences. Out: names in order. Cost: linear in tokens, memory linear in distinct words.
#include "names/names.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "names/consistent.h"
#include "names/headlines.h"
#include "names/reading.h"
#include "names/runs.h"
#include "names/typing.h"

namespace whosays::names {
namespace {

struct Candidate {
  const Reading* reading;
  Run run;
};

std::vector<Candidate> candidates(const std::array<const Reading*, 2>& readings, const Usage& usage) {
  std::vector<Candidate> out;
  for (const Reading* reading : readings)
    for (std::uint32_t row = 0; row < reading->sentences(); ++row)
      if (reading->casing(row) == Casing::sentence)
        for (const Run& run : runs_of(*reading, row, usage)) out.push_back({reading, run});
  return out;
}

void remember(const Candidate& candidate, NameType type, KnownNames& known) {
  if (type == NameType::title || type == NameType::other) return;
  const Reading& reading = *candidate.reading;
  known.insert_or_assign(reading.key(candidate.run.first, candidate.run.end), type);
  if (type == NameType::person && candidate.run.size() > 1)
    known.emplace(reading.key(candidate.run.end - 1, candidate.run.end), type);
}

std::tuple<bool, std::uint32_t> place_of(const Name& name) { return {name.field == Field::text, name.span.begin}; }
bool stands_before(const Name& a, const Name& b) { return place_of(a) < place_of(b); }

bool is_kind_of_rules(NameType type) {
  return type == NameType::title || type == NameType::law || type == NameType::event;
}

}  // namespace

Names find(const Article& article, const Passage& text, const Passage& title) {
  const Reading in_text(article.text, text, Field::text);
  const Reading in_title(article.title, title, Field::title);
  const std::array<const Reading*, 2> readings{&in_title, &in_text};
  Usage usage;
  for (const Reading* reading : readings) add_usage(*reading, usage);

  Typing typing(usage);
  const std::vector<Candidate> all = candidates(readings, usage);
  for (const Candidate& candidate : all) typing.learn(*candidate.reading, candidate.run);

  Names out;
  out.state = LayerState::present;
  KnownNames known;
  for (const Candidate& candidate : all) {
    const auto type = typing.decide(*candidate.reading, candidate.run);
    if (!type) continue;
    remember(candidate, *type, known);
    out.rows.push_back(
        {candidate.reading->field(), candidate.reading->span(candidate.run.first, candidate.run.end), *type});
  }
  for (const Reading* reading : readings)
    for (std::uint32_t row = 0; row < reading->sentences(); ++row) {
      if (reading->casing(row) == Casing::sentence) continue;
      const std::vector<Name> found = headline_names(*reading, row, known);
      out.rows.insert(out.rows.end(), found.begin(), found.end());
    }
  std::sort(out.rows.begin(), out.rows.end(), stands_before);
  return out;
}

Names combined(const Article& article, const Passage& text, const Passage& title, const Names& by_rules,
               std::vector<Name> trained) {
  Names out;
  out.state = LayerState::present;
  out.rows = made_consistent(article, text, title, std::move(trained));
  const std::size_t found = out.rows.size();
  std::size_t at = 0;
  for (const Name& name : by_rules.rows) {
    if (!is_kind_of_rules(name.type)) continue;
    const auto is_before = [&](const Name& other) {
      return other.field == name.field ? other.span.end <= name.span.begin : other.field == Field::title;
    };
    while (at < found && is_before(out.rows[at])) ++at;
    const bool taken = at < found && out.rows[at].field == name.field && out.rows[at].span.overlaps(name.span);
    if (!taken) out.rows.push_back(name);
  }
  std::sort(out.rows.begin(), out.rows.end(), stands_before);
  return out;
}

}  // namespace whosays::names
