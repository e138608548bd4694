// Explicit credits: where an article says that another outlet reported it.
//
//   "the Courier reported", "first reported by the Courier", "according to the Callis Courier", "told the Courier",
//   a statement whose source is an outlet, a statement made to an outlet
//
// A credit is what the article says, with its own receipt; it may be wrong. Cost: linear in the text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/desk.h"

namespace whosays::story {

/// One credit in the running text.
struct Credit {
  PublisherIndex publisher = 0;
  Span span;  ///< bytes of the outlet's name
  std::uint32_t line = 0;
  bool told = false;  ///< "told the Courier": somebody spoke to it
  bool own = false;   ///< the article's own outlet: access of its own
};

/// To whom a statement goes back, as its article says.
struct CreditedTo {
  std::optional<PublisherIndex> publisher;  ///< an outlet of this World
  std::string outlet;                       ///< else: the name of an outlet that is not in this World, normal form
  bool source_counted = false;              ///< the statement has a source of its own who spoke to that outlet
};

/// Credits of every article and statement of a World.
class Credits {
 public:
  explicit Credits(const Desk& desk);

  [[nodiscard]] const std::vector<Credit>& of(ArticleIndex article) const { return credits_[article]; }
  /// What the statement, or the one it stands inside, credits; nothing when it credits nobody.
  [[nodiscard]] std::optional<CreditedTo> of_statement(StatementIndex statement) const;
  /// True when the article credits an outlet that is not its own.
  [[nodiscard]] bool credits_another(ArticleIndex article) const;
  /// True when the sentence says that the article's own outlet reported so before.
  [[nodiscard]] bool tells_of_own_report(StatementIndex statement) const;
  /// True when the source of a statement is the outlet that publishes it.
  [[nodiscard]] bool is_own_outlet(StatementIndex statement) const;
  /// True when whoever makes a statement makes it to the article's own outlet: "told us".
  [[nodiscard]] bool told_here(StatementIndex statement) const;
  /// True when the article says that somebody spoke to its own outlet.
  [[nodiscard]] bool own_access(ArticleIndex article) const;

 private:
  [[nodiscard]] std::optional<CreditedTo> direct(StatementIndex statement) const;
  /// The outlet that its source is, by its full name.
  [[nodiscard]] std::optional<PublisherIndex> outlet_called(const StatementRecord& s) const;
  /// "By officials, in the Callis Courier": where an unnamed source said so, by the outlet's full name.
  [[nodiscard]] std::optional<PublisherIndex> said_in(StatementIndex statement) const;
  /// The one outlet beside its own that an article credits.
  [[nodiscard]] std::optional<PublisherIndex> only_other_outlet(ArticleIndex article) const;
  const Desk& desk_;
  std::vector<std::vector<Credit>> credits_;
};

}  // namespace whosays::story
