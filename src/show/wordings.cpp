#include "show/wordings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/layout.h"
#include "base/text_util.h"
#include "show/words.h"

namespace whosays::show {
namespace {

/// Certain before probable before possible; what is believed is less than what is said.
int firmness(const StatementRecord& s) {
  const int stated = s.stated_certainty == Certainty::certain ? 3 : s.stated_certainty == Certainty::probable ? 2 : 1;
  return s.act == Act::believe ? std::min(stated, 2) : stated;
}

}  // namespace

std::string wording_rows(const Lookup& lookup, const story::Claim& claim, const Setting& setting) {
  constexpr std::size_t kHanging = kHandleDigits + 2;
  std::vector<story::StatementIndex> members = claim.members;
  std::stable_sort(members.begin(), members.end(), [&](story::StatementIndex a, story::StatementIndex b) {
    return firmness(lookup.statement(a)) > firmness(lookup.statement(b));
  });
  std::string out;
  std::set<std::string> seen;
  for (const story::StatementIndex i : members) {
    const StatementRecord& s = lookup.statement(i);
    const std::string words = blanks_collapsed(s.content);
    std::string text = seen.insert(words).second ? quoted(words) : std::string("the same words");
    text += fmt::format(", {}", place_words(s, lookup.article_at(s.article_row)));
    out += layout::labelled(s.id.substr(0, kHandleDigits), text, kHanging, setting.width);
  }
  for (const story::AlteredPlace& place : claim.altered)
    out += layout::labelled("altered",
                            fmt::format("{}, {}, l.{}: by machine, gives the claim no wording", quoted(place.words),
                                        article_words(lookup.article(place.article)), place.line),
                            kHanging, setting.width);
  return out;
}

}  // namespace whosays::show
