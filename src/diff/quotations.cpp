// Quotations of both versions: the same, cut, changed, gone, new.
#include "story/quotations.h"

#include <algorithm>

#include "diff/versions.h"
#include "story/words.h"

namespace whosays::diff {
namespace {

struct Best {
  story::Wording wording = story::Wording::other;
  std::size_t row = 0;
};

/// Better ones last.
int rank_of(story::Wording wording) {
  switch (wording) {
    case story::Wording::other: return 0;
    case story::Wording::changed: return 1;
    case story::Wording::cut: return 2;
    case story::Wording::same: return 3;
  }
  return 0;
}

Best best_for(const story::Quoted& quoted, const std::vector<story::Quoted>& others, bool quoted_is_earlier) {
  Best best;
  for (std::size_t j = 0; j < others.size(); ++j) {
    const story::Wording wording =
        quoted_is_earlier ? story::compare(quoted, others[j]) : story::compare(others[j], quoted);
    if (rank_of(wording) > rank_of(best.wording)) best = {wording, j};
  }
  return best;
}

bool stands(const std::string& text, const std::string& words) {
  return story::has_words(story::normal(text), story::normal(words));
}

}  // namespace

void compare_quotations(const story::World& world, const Version& a, const Version& b, std::vector<Change>& out) {
  const story::Desk desk(world);
  const std::vector<story::Quoted> in_a = story::quotations_of(desk, 0);
  const std::vector<story::Quoted> in_b = story::quotations_of(desk, 1);
  for (const story::Quoted& quoted : in_a) {
    const Best best = best_for(quoted, in_b, true);
    const Place from = a.place(Field::text, quoted.span);
    if (best.wording == story::Wording::other) {
      const bool unmarked = stands(b.article.text, quoted.words);
      out.push_back({What::quotation, How::removed, from, {}, unmarked ? "the words stand without marks" : ""});
    } else if (best.wording != story::Wording::same) {
      const bool cut = best.wording == story::Wording::cut;
      out.push_back({What::quotation, cut ? How::cut : How::changed, from, b.place(Field::text, in_b[best.row].span)});
    } else if (in_b[best.row].plain.size() < quoted.plain.size()) {
      out.push_back({What::quotation, How::changed, from, b.place(Field::text, in_b[best.row].span), "shorter now"});
    }
  }
  for (const story::Quoted& quoted : in_b)
    if (best_for(quoted, in_a, false).wording == story::Wording::other) {
      const bool unmarked = stands(a.article.text, quoted.words);
      out.push_back({What::quotation,
                     How::added,
                     {},
                     b.place(Field::text, quoted.span),
                     unmarked ? "the words stood without marks" : ""});
    }
}

}  // namespace whosays::diff
