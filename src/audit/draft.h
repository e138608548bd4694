// The draft as the checks ask for it: its statements in words, lines as its writer sees them, sentences that nobody is
// said to say, unnamed sources as the text groups them.
//
// Holds references into the Brief, which must outlive it. Const after building.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"

namespace whosays::audit {

/// The statements of one unnamed source, or of some that the text does not tell apart. Inside this text only.
struct Unnamed {
  std::vector<std::size_t> statements;  ///< rows, in the order of the text
  std::optional<std::uint32_t> count;   ///< the largest that the text gives
};

class Draft {
 public:
  explicit Draft(const Brief& brief);

  [[nodiscard]] const Document& doc() const { return doc_; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return doc_.statements.rows; }

  /// For plain text and Markdown the line of the file; else the non-empty line of the text, 0 for the headline.
  [[nodiscard]] std::uint32_t line(Field field, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t line(const Statement& statement) const;
  /// Where a statement is shown to stand: its first content span, else its cue, else its source.
  [[nodiscard]] Span place(const Statement& statement) const;

  [[nodiscard]] std::string words(Field field, Span span) const;
  [[nodiscard]] std::string words(const Statement& statement, Range range) const;
  [[nodiscard]] std::string actor(ActorId id) const;
  /// `Marek Odel`, `2 unnamed, "two officials"`, `the text itself`.
  [[nodiscard]] std::string speaker(const Statement& statement) const;

  [[nodiscard]] const std::vector<Sentence>& sentences(Field field) const { return doc_.passage(field).sentences.rows; }
  /// True when some statement, set aside or not, or a quotation that is speech stands in the sentence, or words of
  /// saying that the reading made nothing of: then somebody may be said to say it.
  [[nodiscard]] bool somebody_says(Field field, const Sentence& sentence) const;
  /// Actors named in a span by a word with a capital, in the order of the text, each once.
  [[nodiscard]] std::vector<ActorId> named_in(Field field, Span span) const;
  /// True inside a quotation.
  [[nodiscard]] bool quoted(Field field, std::uint32_t at) const;
  /// Where phrases of a list of words.tsv stand in a span, whole words only, outside quotations.
  [[nodiscard]] std::vector<Span> phrases(std::string_view list, Field field, Span span) const;
  /// The first word to somebody's discredit in a span (lexicon/allegations.txt), outside quotations.
  [[nodiscard]] std::optional<Span> charge_in(Field field, Span span) const;

  [[nodiscard]] const std::vector<Unnamed>& unnamed() const { return unnamed_; }

  [[nodiscard]] Spot spot(std::string_view rule, Field field, Span span, std::string words) const;

 private:
  void group_unnamed();

  const Document& doc_;
  std::string_view original_;
  bool lines_of_file_ = false;
  std::vector<Unnamed> unnamed_;
};

/// Words to somebody's discredit: entries of lexicon/allegations.txt, a trailing * for any ending.
bool is_charge(std::string_view lower);

/// In straight quotation marks, cut to some eighty characters.
std::string in_marks(std::string_view words);

}  // namespace whosays::audit
