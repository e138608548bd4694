// The desk: one World laid out for looking things up, in an order that does not depend on the order of adding.
//
// Everything in this folder asks the desk. It holds references into the World, which must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "story/actors_across.h"
#include "story/dates.h"
#include "story/story.h"

namespace whosays::story {

using PublisherIndex = std::size_t;

class Desk {
 public:
  explicit Desk(const World& world);
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  const World& world;

  /// Articles by date of publication (undated last), then id and version; never by row, which tells of adding only.
  [[nodiscard]] const std::vector<ArticleIndex>& articles() const { return order_; }
  [[nodiscard]] std::size_t rank(ArticleIndex article) const { return rank_[article]; }
  [[nodiscard]] const ArticleRecord& article(ArticleIndex i) const { return world.articles[i]; }
  /// When it was published; none where that is not known.
  [[nodiscard]] const std::optional<Moments>& published(ArticleIndex i) const { return published_[i]; }
  /// From when its text is known to stand: what a copy is compared by.
  [[nodiscard]] std::string_view since(ArticleIndex i) const {
    return stands_since(article(i).published, article(i).modified);
  }

  /// Leaves out from now on the statements of articles with Altered::closer_here; one an article.
  void set_aside(const std::vector<Altered>& altered);

  /// Committed statements whose article is here, by article and place in it.
  [[nodiscard]] const std::vector<StatementIndex>& statements() const { return statements_; }
  [[nodiscard]] const StatementRecord& statement(StatementIndex i) const { return world.statements[i]; }
  /// The article of a row; none for rows that are not in this view.
  [[nodiscard]] std::optional<ArticleIndex> article_of(std::int64_t row) const;
  /// Requires a statement of statements().
  [[nodiscard]] ArticleIndex home(StatementIndex i) const;
  [[nodiscard]] const std::vector<StatementIndex>& statements_of(ArticleIndex article) const {
    return by_article_[article];
  }
  /// A committed statement of the same article by id.
  [[nodiscard]] std::optional<StatementIndex> find(ArticleIndex article, std::string_view id) const;
  /// The statement that a statement stands inside ("officials said that Odel said ..."): by whose account it was made.
  [[nodiscard]] std::optional<StatementIndex> outer(StatementIndex i) const {
    return statement(i).within.empty() ? std::nullopt : find(home(i), statement(i).within);
  }

  /// Remarks of an article, by their place in it.
  [[nodiscard]] const std::vector<std::size_t>& remarks_of(ArticleIndex article) const { return remarks_[article]; }

  /// Place of a statement in the canonical order.
  [[nodiscard]] std::pair<std::size_t, std::uint32_t> place(StatementIndex i) const;

  [[nodiscard]] PublisherIndex publisher(ArticleIndex article) const { return publisher_of_[article]; }
  [[nodiscard]] const std::string& publisher_name(PublisherIndex p) const { return publishers_[p]; }
  [[nodiscard]] std::size_t publishers() const { return publishers_.size(); }
  /// Names of publishers, in normal form, with what they mean; short forms ("courier") only where one publisher has
  /// them.
  [[nodiscard]] const std::vector<std::pair<std::string, PublisherIndex>>& outlets() const { return outlets_; }
  /// The publisher whose name stands in these words (normal form); none when none or several do.
  [[nodiscard]] std::optional<PublisherIndex> publisher_in(std::string_view words) const;

  [[nodiscard]] const ActorsAcross& actors() const { return actors_; }

  /// When a statement was made: its own date where known, else its article's date.
  [[nodiscard]] const std::string& made(StatementIndex i) const;
  /// Words and bytes of the sentence or sentences in which a statement's parts stand; empty for titles.
  [[nodiscard]] Span sentence(StatementIndex i) const;
  [[nodiscard]] std::string_view sentence_words(StatementIndex i) const;
  /// " [r41]", or nothing where there is no receipt.
  [[nodiscard]] std::string receipt(StatementIndex i) const;

 private:
  void order_articles();
  void order_statements();
  void order_remarks();
  void name_publishers();

  std::vector<ArticleIndex> order_;
  std::vector<std::size_t> rank_;
  std::vector<std::optional<Moments>> published_;
  std::unordered_map<std::int64_t, ArticleIndex> by_row_;
  std::vector<StatementIndex> statements_;
  std::vector<std::vector<StatementIndex>> by_article_;
  std::vector<std::vector<std::size_t>> remarks_;
  std::vector<PublisherIndex> publisher_of_;
  std::vector<std::string> publishers_;
  std::vector<std::pair<std::string, PublisherIndex>> outlets_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> outlets_by_word_;  ///< by the first word of the name
  ActorsAcross actors_;
};

}  // namespace whosays::story
