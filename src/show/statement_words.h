// One statement of a document in words, as `read` prints it for people: on the terminal and on the page of an article.
//
// Records of a ledger have their own phrases (words.h): they carry receipts, and a claim beside them. Words of the
// article come back as they stand, blanks collapsed; whoever prints them makes them safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/document.h"
#include "ledger/lines.h"

namespace whosays::show {

/// "says", "DENIES", "did not respond": the act as a label.
std::string_view act_label(Act act);

/// Statements in text order, but those inside others behind the one they stand in. Every row once, also where `within`
/// goes in a circle.
std::vector<std::uint32_t> chained_order(const Statements& statements);

/// How many statements this one stands inside of, at most kDeepest.
inline constexpr std::size_t kDeepest = 4;
std::size_t chain_depth(const Statements& statements, std::uint32_t row);

/// Statements that have one source, in the order of their first. A source that is an actor is one; so is the same
/// body of words, but never for unnamed sources: two of them are not one because they are called the same (rule 3).
struct SourceGroup {
  std::string heading;  ///< "Mira Tolland", "2 unnamed: national security sources"
  std::vector<std::uint32_t> rows;
};

/// Looks rows up in one document, which must outlive it.
class StatementWords {
 public:
  explicit StatementWords(const Document& document);

  [[nodiscard]] std::string of(Field field, Range spans) const;
  /// "l.4", "title".
  [[nodiscard]] std::string place(const Statement& statement) const;
  /// "her office = Harbour Board [institution, for Ana Vell]".
  [[nodiscard]] std::string source(const Statement& statement) const;
  /// Basis, reason for anonymity, certainty, terms, channel, hearers and what it came through; empty where nothing is
  /// to be said.
  [[nodiscard]] std::vector<std::string> footing(const Statement& statement) const;
  /// Those who are likely to be spoken against; "(unsure)" behind whoever is not sure enough to make it an allegation.
  [[nodiscard]] std::vector<std::string> against(const Statement& statement) const;
  /// What it answers: the row where it is in this article, and how far.
  struct Answered {
    StatementId statement;
    std::string extent;
  };
  [[nodiscard]] std::vector<Answered> answers(const Statement& statement) const;
  [[nodiscard]] std::string actor(ActorId id) const;
  [[nodiscard]] std::vector<SourceGroup> by_source() const;
  /// "12 statements, 2 set aside: 2 source unclear".
  [[nodiscard]] std::string summary() const;
  /// Publisher, date, byline, id; what is known of them.
  [[nodiscard]] std::string facts() const;

 private:
  [[nodiscard]] std::string heading(const Statement& statement) const;
  [[nodiscard]] std::string parties(Field field, Range range) const;

  const Document& document_;
  const Statements& statements_;
  LineIndex lines_;
};

}  // namespace whosays::show
