// The page: a draft in, places to look at out.
#include "audit/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "audit/checks.h"
#include "base/text_util.h"

namespace whosays::audit {
namespace {

/// Lines of figures, which nobody here has checked.
std::string lines_of_figures(const Brief& brief) {
  std::set<std::uint32_t> lines;
  for (const WorksheetRow& row : worksheet(brief))
    if (row.kind == "number" || row.kind == "age") lines.insert(row.lines.begin(), row.lines.end());
  std::vector<std::string> out;
  for (const std::uint32_t line : lines) out.push_back(fmt::format("l.{}", line));
  return joined(out, ", ");
}

std::vector<std::string> what_is_not_checked(const Brief& brief, const Rules& rules) {
  std::vector<std::string> out{"whether it is so", "who the sources are", "law", "pictures"};
  if (const std::string lines = lines_of_figures(brief); !lines.empty())
    out.push_back(fmt::format("figures {} (--worksheet)", lines));
  if (brief.world == nullptr) out.emplace_back("earlier articles (no ledger was given: -l FILE)");
  if (brief.requests == nullptr) out.emplace_back("who was asked (--reply FILE)");
  std::vector<std::string> off;
  for (const Rule& rule : rules.all())
    if (!rule.on) off.push_back(rule.id);
  if (!off.empty()) out.push_back(fmt::format("rules switched off: {}", joined(off, ", ")));
  return out;
}

std::uint32_t count_words(const Document& draft) {
  std::uint32_t words = 0;
  for (const Field field : {Field::title, Field::text})
    for (const TokenKind kind : draft.passage(field).tokens.kind)
      if (kind == TokenKind::word || kind == TokenKind::number) ++words;
  return words;
}

void sort_by_place(std::vector<Spot>& spots) {
  std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
    const auto key = [](const Spot& s) { return std::tuple(s.field == Field::text, s.span.begin); };
    return key(a) < key(b);
  });
}

}  // namespace

Audit audit(const Brief& brief, const Rules& rules) {
  const Draft draft(brief);
  Audit out;
  out.name = brief.name;
  out.words = count_words(brief.draft);
  out.statements = draft.statements().size();
  out.with_ledger = brief.world != nullptr;
  out.with_reply = brief.requests != nullptr;
  for (const Statement& s : draft.statements())
    if (!s.set_aside.empty()) out.set_aside.push_back({draft.line(s), s.set_aside});
  std::vector<OwnVoice> own_voice;
  const Job job{draft, rules, out, own_voice};
  check_headline(job);
  check_voice(job);
  check_unnamed(job);
  check_papers(job, brief.world);
  check_answers(job, brief.requests);
  if (brief.world != nullptr) check_ledger(job, *brief.world);
  sort_by_place(out.look);
  sort_by_place(out.note);
  out.not_checked = what_is_not_checked(brief, rules);
  return out;
}

}  // namespace whosays::audit
