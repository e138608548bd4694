// Finding one's way in a World and its Story: which article a statement stands in, which claim it belongs to, who
// checked it, which claim a person means by "7" or "9f3a".
//
// Holds references: World and Story must outlive it. Building is O(n); every question is O(1) or O(log n) unless it
// says otherwise. Const after building, any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "story/story.h"

namespace whosays::show {

/// A person's decision on a statement, for "checked by".
struct Check {
  std::string initials;
  std::string decided_at;  ///< ISO 8601
  DecisionKind kind = DecisionKind::accept;
};

/// Digits of an id that people are shown.
inline constexpr std::size_t kHandleDigits = 8;

class Lookup {
 public:
  Lookup(const story::World& world, const story::Story& story);

  [[nodiscard]] const story::World& world() const { return world_; }
  [[nodiscard]] const story::Story& story() const { return story_; }
  [[nodiscard]] const StatementRecord& statement(story::StatementIndex i) const { return world_.statements[i]; }
  [[nodiscard]] const ArticleRecord& article(story::ArticleIndex i) const { return world_.articles[i]; }
  [[nodiscard]] const story::Claim& claim(story::ClaimIndex i) const { return story_.claims[i]; }
  /// The earliest statement of a claim. Claims have at least one member.
  [[nodiscard]] const StatementRecord& first(const story::Claim& claim) const {
    return statement(claim.members.front());
  }

  /// The article of a ledger row; an empty article when the view does not hold it.
  [[nodiscard]] const ArticleRecord& article_at(std::int64_t row) const;
  [[nodiscard]] std::optional<story::ArticleIndex> article_index(std::int64_t row) const;
  [[nodiscard]] std::optional<story::ClaimIndex> claim_of(story::StatementIndex statement) const;

  /// Statements of one ledger row, in the order of the world.
  [[nodiscard]] const std::vector<story::StatementIndex>& statements_of(std::int64_t article_row) const;

  /// Places in Story::drift where this article is the later one, and in Story::names of its names.
  [[nodiscard]] const std::vector<std::size_t>& drift_of(story::ArticleIndex article) const {
    return drift_by_article_[article];
  }
  [[nodiscard]] const std::vector<std::size_t>& names_of(story::ArticleIndex article) const {
    return names_by_article_[article];
  }

  /// The statement that a statement stands inside: by whose account it was made. Null when it stands in none.
  [[nodiscard]] const StatementRecord* outer(const StatementRecord& statement) const;

  /// What a person means: a running number (decimal, at most three digits, 1 for the first) or the beginning of the id
  /// of any statement in the claim. Errors say what to do. O(statements).
  [[nodiscard]] Result<story::ClaimIndex> find_claim(std::string_view handle) const;

  /// True when the article only repeats another: word for word, reworded by machine, translated.
  [[nodiscard]] bool is_copy(std::int64_t article_row) const;

  /// Decisions by people on a statement, in the order they were made. O(decisions).
  [[nodiscard]] std::vector<Check> checks(const StatementRecord& statement) const;

  /// Statements that any verb may use: not set aside.
  [[nodiscard]] std::size_t committed() const { return committed_; }

 private:
  const story::World& world_;
  const story::Story& story_;
  std::unordered_map<std::int64_t, story::ArticleIndex> article_by_row_;
  std::unordered_map<std::int64_t, std::vector<story::StatementIndex>> statements_by_row_;
  std::vector<std::optional<story::ClaimIndex>> claim_by_statement_;
  std::vector<std::vector<std::size_t>> drift_by_article_, names_by_article_;
  std::size_t committed_ = 0;
};

/// Receipt of a statement's content, or of its cue where there is no content; empty when it has none.
std::string receipt_of(const StatementRecord& statement);

/// The first part of that kind; null when there is none.
const PartRecord* part_of(const StatementRecord& statement, Part part);

}  // namespace whosays::show
