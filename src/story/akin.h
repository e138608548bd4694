// Who else may say what a claim says, in other words: counted in the most of its origins, never in the least.
//
//   statements, and sentences that no statement is made of -> passages, each wording once -> beside those of a claim
//
// A ceiling promises that there are no more. So whoever may be saying it is looked for in all articles that may speak
// of the same event, also where the reading found nobody who says it: there the outlet does. Of a family of copies the
// first place stands for all. Cost: linear in the texts once; for a claim the passages that share a word which fewer
// than kCommonest have.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "story/akin_chance.h"
#include "story/akin_event.h"
#include "story/akin_leads.h"
#include "story/akin_passage.h"
#include "story/altered.h"
#include "story/claims.h"
#include "story/credits.h"
#include "story/desk.h"
#include "story/relations.h"

namespace whosays::story {

/// Where something is said that may be what a claim says.
struct AkinPlace {
  ArticleIndex article = 0;
  std::optional<StatementIndex> statement;    ///< none: the article's own text
  Span sentence;                              ///< of own text
  std::optional<StatementIndex> unread = {};  ///< set aside: of own text, a statement that the reading makes of it
  AkinWay way = AkinWay::alike;               ///< how it was found
  float chance = 1;                           ///< that it says the same (akin_chance.h)

  /// Not alike: somebody who speaks in a report of the event (akin_leads.h), or in the one that leads with the claim
  /// (akin_report.h).
  [[nodiscard]] bool by_place() const { return way != AkinWay::alike; }
  /// By place, though nothing says that the report takes up the claim: no carrier that others follow.
  [[nodiscard]] bool is_further() const { return way == AkinWay::first_near || way == AkinWay::next_near; }
};

class Akin {
 public:
  Akin(const Desk& desk, const Credits& credits, const Relations& relations, const AlteredCopies& altered,
       const ClaimDecisions& decisions);

  /// In canonical order; none of the group's own statements.
  [[nodiscard]] std::vector<AkinPlace> of(const ClaimGroup& group) const;

 private:
  struct Passage {
    AkinSentence sentence;
    std::string_view kind;  ///< what may be said of it: a fact, a wish
    std::vector<AkinPlace> places;
  };
  static constexpr std::size_t kCommonest = 300;

  void file_statement(StatementIndex i);
  void file_referred(StatementIndex i, std::string_view kind);
  void file_text(ArticleIndex article);
  void file_beginning(ArticleIndex article, const AkinSentence& sentence);
  void put(AkinSentence sentence, std::string_view kind, const AkinPlace& place);
  void mark_common();
  [[nodiscard]] std::vector<std::size_t> worth_comparing(const AkinSentence& sentence) const;
  [[nodiscard]] const std::vector<std::size_t>& wordings(StatementIndex i) const;
  [[nodiscard]] std::optional<StatementIndex> content_in(const std::vector<StatementIndex>& statements, Span at) const;
  [[nodiscard]] bool of_one_event(ArticleIndex a, ArticleIndex b) const;

  class Search;

  const Desk& desk_;
  const Credits& credits_;
  const Relations& relations_;
  const ClaimDecisions& decisions_;
  std::vector<Passage> passages_;
  std::unordered_map<std::size_t, std::size_t> place_;                 ///< hash of a wording to its passage
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  ///< telling words to passages
  std::unordered_map<StatementIndex, std::vector<std::size_t>> of_statement_;
  std::vector<EventWords> event_words_;                           ///< of the first of each family of copies
  std::vector<std::vector<std::uint32_t>> beginnings_;            ///< stems near the beginning, until leads_ has them
  std::optional<AkinLeads> leads_;                                ///< when event_words_ are there
  std::unordered_map<ArticleIndex, std::vector<Span>> referred_;  ///< sentences that a next one says who says
  std::vector<std::vector<StatementIndex>> unread_;               ///< statements of each article that were set aside
};

}  // namespace whosays::story
