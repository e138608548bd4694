// See turns.h.
#include "quote/turns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "quote/rule_confidence.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kLongestLabel = 4;  ///< words
constexpr std::size_t kFewestTurns = 3;     ///< of an interview
constexpr std::size_t kMostLabels = 12;     ///< more are the entries of a list

/// The words before a colon at the segment's beginning, all with a capital; empty where there are none.
UnitRange label_of(const Segment& s) {
  static const lexicon::WordSet labels("headline_labels.txt");
  std::uint32_t colon = 0;
  while (colon < s.size() && colon <= kLongestLabel && !s.is(colon, ":")) {
    if (!s.is_word(colon) || s.is_number(colon) || !s.capital(colon) || s.has(colon, kCalendar)) return {};
    ++colon;
  }
  const bool ends = colon > 0 && colon <= kLongestLabel && colon + 1 < s.size() && s.is(colon, ":") && s.is_mark(colon);
  if (!ends || s.is_quotation(colon + 1) || labels.has(s.lower(0)) || labels.has(s.lower(colon - 1))) return {};
  return {0, colon};
}

/// "Wilhelmina Obasanjo-Pratt" of the label "WOP" stands in the segment.
bool names_initials(const Segment& s, std::string_view initials) {
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    std::string letters;
    for (std::uint32_t k = i; k < s.size() && s.capital(k) && letters.size() < initials.size(); ++k) {
      const std::string_view word = s.text({k, k + 1});
      for (std::size_t at = 0; at < word.size(); ++at)
        if (at == 0 || word[at - 1] == '-') letters += word[at];
    }
    if (letters == initials && s.text({i, i + 1}) != initials) return true;
  }
  return false;
}

bool is_initials(std::string_view label) {
  return label.size() >= 2 && label.size() <= 4 &&
         std::ranges::all_of(label, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_clause(const Segment& s, std::uint32_t begin) {
  for (std::uint32_t i = begin; i < s.size(); ++i)
    if (s.has(i, kSubj | kAux | kFinite)) return true;
  return false;
}

}  // namespace

void mark_turns(std::vector<Segment>& segments) {
  std::map<std::string_view, std::size_t> turns;
  std::size_t all = 0, clauses = 0;
  for (const Segment& s : segments) {
    const UnitRange label = label_of(s);
    if (label.empty()) continue;
    ++turns[s.text(label)];
    ++all;
    clauses += has_clause(s, label.end) ? 1U : 0U;
  }
  const bool q_and_a = turns.contains("Q") && turns.contains("A");
  const bool initials = std::ranges::any_of(turns, [&](const auto& turn) {
    return turn.second >= kFewestTurns && is_initials(turn.first) &&
           std::ranges::any_of(segments, [&](const Segment& s) { return names_initials(s, turn.first); });
  });
  // "Vell: 45 percent" is a table.
  if (!q_and_a && !initials && (all < kFewestTurns || turns.size() > kMostLabels || 2 * clauses < all)) return;
  std::set<std::string> last_words;  // of labels that come back: "ODEL" is Marek Odel
  for (const auto& [label, n] : turns)
    if (n > 1) last_words.insert(utf8::ascii_lowered(label.substr(label.rfind(' ') + 1)));
  const auto is_named = [&](const Segment& s) {
    for (std::uint32_t i = std::max(label_of(s).end, 1U); i < s.size(); ++i)
      if (s.is_word(i) && s.capital(i) && last_words.contains(std::string(s.lower(i)))) return true;
    return false;
  };
  if (!q_and_a && !initials && std::none_of(segments.begin(), segments.end(), is_named)) return;
  for (Segment& s : segments) {
    const UnitRange label = label_of(s);
    if (label.empty()) continue;
    const std::string_view words = s.text(label);
    // Once only it may be a heading, but for the other side of two: "Evening Courier:", "Courier:".
    s.is_turn = q_and_a ? words == "Q" || words == "A" : turns[words] > 1 || turns.size() <= 4;
  }
}

namespace {

constexpr std::string_view kTranscript = "transcript";

/// "VELL", "Q", "MR. ODEL", not "THE FACTS".
bool is_label_in_capitals(std::string_view label) {
  return !label.starts_with("THE ") && std::ranges::any_of(label, ascii::is_upper) &&
         std::ranges::none_of(label, [](char c) { return ascii::is_lower(c) || ascii::is_digit(c); });
}

bool is_turn(const Found& f) { return f.rule.starts_with(kTranscript) && f.source.size() == 1; }

}  // namespace

std::vector<Found> turns_in_capitals(std::string_view text, const std::vector<Found>& found) {
  std::map<std::string_view, std::size_t> turns;
  for (const Found& f : found)
    if (is_turn(f) && is_label_in_capitals(slice(text, f.source.front()))) ++turns[slice(text, f.source.front())];
  std::vector<Found> out;
  // "Q: ... A: ..." is an interview already with one of each.
  const bool interview = turns.contains("Q") && turns.contains("A");
  if (!interview && std::ranges::count_if(turns, [](const auto& turn) { return turn.second > 1; }) < 2) return out;
  for (const Found& f : found) {
    if (!is_turn(f) || f.within.valid()) continue;
    const std::string_view label = slice(text, f.source.front());
    const auto turn = turns.find(label);
    const bool asks_or_answers = interview && (label == "Q" || label == "A");
    if (turn == turns.end() || (turn->second < 2 && !asks_or_answers)) continue;
    out.push_back(f);
    out.back().confidence = std::max(f.confidence, rule_confidence(kTranscript));
  }
  return out;
}

void keep_turns(std::vector<Found> turns, std::vector<Found>& found) {
  if (turns.empty()) return;
  // Both in text order: outer statements stand by their beginning.
  std::map<std::uint32_t, std::size_t> rows;  // by where the cue begins
  for (std::size_t row = 0; row < found.size(); ++row)
    if (!found[row].cue.empty()) rows.try_emplace(found[row].cue.front().begin, row);
  for (Found& turn : turns) {
    const auto row = rows.find(turn.cue.front().begin);
    if (row == rows.end())
      found.push_back(std::move(turn));
    else
      found[row->second].confidence = std::max(found[row->second].confidence, turn.confidence);
  }
  found = in_order(std::move(found));
}

}  // namespace whosays::quote
