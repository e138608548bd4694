// See signatures.h.
#include "quote/signatures.h"

#include "quote/phrases.h"
#include "quote/rule_confidence.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kLongestName = 11;  ///< units behind the dash

/// Each word up to the first comma has a capital: "Hemi Toro, a reader".
bool is_name(const Segment& s, UnitRange range) {
  for (std::uint32_t i = range.begin; i < range.end && !is_comma(s, i); ++i)
    if (is_dash(s, i) || (s.is_word(i) && !s.capital(i))) return false;
  return !s.has(range.begin, kDet | kPoss | kSubj);
}

/// Who signs behind the dash at `dash`: up to the next quotation or the segment's end. Empty where no name stands.
UnitRange name_behind(const Segment& s, std::uint32_t dash) {
  std::uint32_t end = dash + 1;
  if (!s.capital(end)) return {};
  for (; end < s.size() && !s.is_speech(end); ++end)
    if (s.has(end, kAux | kFinite) || end - dash > kLongestName) return {};
  const UnitRange name{dash + 1, end};
  // Before one more quotation it may be anything: "— Vell paused — “...”".
  return end == s.size() || is_name(s, name) ? name : UnitRange{};
}

Found signed_statement(const Segment& s, std::uint32_t dash, UnitRange name, Span quotation) {
  Found found;
  found.source = {s.span(UnitRange{name.begin, without_final_stop(s, name.begin, name.end)})};
  found.cue = {s.span(dash)};
  found.content = {quotation};
  found.lemma = "—";
  found.rule = "dash_signature";
  found.confidence = rule_confidence(found.rule);
  found.form = Form::direct;
  found.paragraph = s.paragraph;
  return found;
}

}  // namespace

bool Signatures::read(const Segment& segment, std::vector<Found>& out) {
  const bool near = segment.paragraph == paragraph_ || segment.paragraph == paragraph_ + 1;
  Span open = near ? quotation_ : Span{};
  quotation_ = {};
  std::vector<Found> found;
  for (std::uint32_t i = 0; i < segment.size();) {
    if (segment.is_speech(i)) {
      open = segment.span(i++);
      continue;
    }
    const UnitRange name = is_dash(segment, i) && !open.empty() ? name_behind(segment, i) : UnitRange{};
    if (name.empty()) return false;
    found.push_back(signed_statement(segment, i, name, open));
    open = {};
    i = name.end;
  }
  quotation_ = open;
  paragraph_ = segment.paragraph;
  out.insert(out.end(), found.begin(), found.end());
  return !found.empty();
}

}  // namespace whosays::quote
