// Reports of one event: what one leads with, another may lead with in words of its own.
//
// Two reporters of one accident share hardly a word ("the chairlift came to a standstill", "the ropeway gave up"), and
// neither words nor a sentence encoder tell such a pair from two sentences on one matter (docs/notes/stories-done.md).
// What tells is the place: both say it first. So where a claim stands in a headline or a first paragraph, or its source
// goes on with it in the second, or nobody speaks before, whoever speaks first in another report of the event may be
// saying it (the outlet, where it tells what it did itself and nobody speaks): one of the same days; one that came
// later, or that is not dated, if it takes up a quarter of what the claim says. And who was there or spoke to the
// outlet, wherever in the report, also where its lead is credited to the other. Not who denies it.
// Cost: a question for one report takes those that have one of its rare words.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "story/akin_event.h"
#include "story/akin_passage.h"
#include "story/credits.h"
#include "story/desk.h"
#include "story/relations.h"

namespace whosays::story {

/// A report of the same event that none of the two is made from.
struct Beside {
  ArticleIndex article = 0;
  bool these_days = false;   ///< of the same days; else later, or not dated: it may lead with what came of it
  bool same_outlet = false;  ///< an outlet's own next report may bring a source of its own
  bool credits = false;      ///< the other's outlet: what it leads with is the other's
};

class AkinLeads {
 public:
  /// `words`: of the first of each family of copies, and the stems near its beginning, sorted; articles without any are
  /// left out.
  AkinLeads(const Desk& desk, const Credits& credits, const Relations& relations, const std::vector<EventWords>& words,
            std::vector<std::vector<std::uint32_t>> beginnings);

  /// True when a statement stands in the headline or in the first paragraph, goes on in the second with what its source
  /// says there, or is the first that somebody makes.
  [[nodiscard]] bool leads(StatementIndex i) const;
  /// Ascending. Not those that were there days before: what they lead with was known.
  [[nodiscard]] std::vector<Beside> beside(ArticleIndex root) const;
  /// Other reports that may be of the event, of whatever day and by however little; ascending. None where many share so
  /// little. Rewrites of one another are no others.
  [[nodiscard]] std::vector<ArticleIndex> around(ArticleIndex root) const;
  /// True when a report takes up near its beginning enough of what a sentence says.
  [[nodiscard]] bool takes_up(ArticleIndex root, const AkinSentence& sentence) const;
  /// Those who say something to the article's own outlet, who were there, or who "tell the same", anywhere in it.
  [[nodiscard]] std::vector<StatementIndex> with_access(ArticleIndex article) const;
  /// Whoever says something first, near the beginning of a report; none when nobody does.
  [[nodiscard]] std::optional<StatementIndex> first_speaker(ArticleIndex article) const;
  /// Who speaks first in the rewrites of a report, with names that it does not have: no part of what was copied.
  [[nodiscard]] const std::vector<StatementIndex>& brought_in(ArticleIndex root) const;
  /// The sentence near the beginning of a report in which its outlet first says what it did itself ("we repeated the
  /// experiment"); none when it does not.
  [[nodiscard]] std::optional<Span> own_doing(ArticleIndex article) const;

 private:
  enum class Apart : std::uint8_t { days_before, these_days, later_or_undated };
  [[nodiscard]] Apart apart(ArticleIndex a, ArticleIndex b) const;
  [[nodiscard]] bool on_crowded_days(ArticleIndex root) const;
  [[nodiscard]] bool credits_outlet(ArticleIndex article, PublisherIndex outlet) const;
  [[nodiscard]] bool within_paragraphs(StatementIndex i, std::size_t paragraphs) const;
  void find_brought_in();

  const Desk& desk_;
  const Credits& credits_;
  const Relations& relations_;
  const std::vector<EventWords>& words_;
  EventIndex index_;
  std::vector<std::vector<std::uint32_t>> beginnings_;
  std::vector<std::int64_t> days_;  ///< when the first of each family was published, in minutes, sorted
  std::unordered_map<ArticleIndex, std::vector<StatementIndex>> brought_in_;  ///< by the first of the family
};

}  // namespace whosays::story
