// Reports of one event in the same days: what one leads with, another may lead with in words of its own.
//
// Two reporters of one accident share hardly a word ("the chairlift came to a standstill", "the ropeway gave up"), and
// neither words nor a sentence encoder tell such a pair from two sentences on one matter (docs/notes/stories-done.md).
// What tells is the place: both say it first. So where a claim stands in a headline or a first paragraph, whoever
// speaks first in another report of the event may be saying it. Cost: pairs of articles within some days of each other,
// once.
#pragma once

#include <optional>
#include <vector>

#include "story/akin_event.h"
#include "story/credits.h"
#include "story/desk.h"
#include "story/relations.h"

namespace whosays::story {

class AkinLeads {
 public:
  /// `words`: of the first of each family of copies; articles without any are left out.
  AkinLeads(const Desk& desk, const Credits& credits, const Relations& relations, const std::vector<EventWords>& words);

  /// True when a statement stands in the headline or in the first paragraph.
  [[nodiscard]] bool leads(StatementIndex i) const;
  /// Reports of the same event and days, each made from none of the others, that do not credit its outlet; sorted.
  [[nodiscard]] const std::vector<ArticleIndex>& beside(ArticleIndex root) const { return beside_[root]; }
  /// Whoever says something first, near the beginning of a report; none when nobody does.
  [[nodiscard]] std::optional<StatementIndex> first_speaker(ArticleIndex article) const;

 private:
  [[nodiscard]] bool are_beside(ArticleIndex a, ArticleIndex b) const;
  [[nodiscard]] bool credits_outlet(ArticleIndex article, PublisherIndex outlet) const;
  [[nodiscard]] bool within_paragraphs(StatementIndex i, std::size_t paragraphs) const;

  const Desk& desk_;
  const Credits& credits_;
  const Relations& relations_;
  const std::vector<EventWords>& words_;
  std::vector<std::vector<ArticleIndex>> beside_;
};

}  // namespace whosays::story
