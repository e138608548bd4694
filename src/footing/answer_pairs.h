// What is seen of two statements, the second of which may answer the first: signs that hold or do not, for the trees of
// answer_trees.h.
//
// A statement is looked at once; a pair costs the words of both. Candidates are a bounded number for each statement, so
// that a text of n statements costs O(n log n) beside its words. Const after construction, thread safe.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footing/answer_sides.h"
#include "footing/answer_signs.h"
#include "footing/footing.h"
#include "footing/statement_words.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// Denies, disputes, owns up, declines ...: answers something by its act.
bool answers_by_act(const Statement& s);

class AnswerPairs {
 public:
  AnswerPairs(const Input& input, const Statements& statements);

  /// What `row` may answer, the nearest before it first; empty for what stands inside another statement.
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t row) const;
  /// Of `row` with each of its candidates.
  [[nodiscard]] std::vector<Signs> signs(std::uint32_t row, const std::vector<std::uint32_t>& candidates) const;

 private:
  struct Remark {
    bool outer = false;
    std::uint32_t order = 0;                    ///< among the outer ones of its field
    std::uint32_t sentence = 0, paragraph = 0;  ///< its cue's or its content's
    Speaker speaker;
    TokenRange content;
    std::vector<std::string_view> words, numbers;  ///< sorted
    std::vector<std::uint32_t> mentioned;          ///< actors in the content, sorted
    Signs said, told;
  };

  void look_at(std::uint32_t row);
  void see_said(const Statement& s, Remark& remark) const;
  void see_speaker(const Statement& s, Remark& remark) const;
  void see_told(const Statement& s, Remark& remark) const;
  [[nodiscard]] std::vector<std::uint32_t> mentioned_in(Field field, std::span<const Span> spans) const;
  [[nodiscard]] bool same_speaker(const Statement& a, const Statement& b) const;
  [[nodiscard]] Signs pair(std::uint32_t said, std::uint32_t told) const;
  void see_sides(std::uint32_t said, std::uint32_t told, Signs& out) const;
  void see_words(const Remark& said, const Remark& told, const Statement& s, const Statement& t, Signs& out) const;
  void see_places(const Remark& said, const Remark& told, bool same_field, Signs& out) const;

  const Statements& statements_;
  StatementWords words_;
  std::vector<Remark> remarks_;
  std::unordered_map<std::string_view, std::uint32_t> frequent_;                  ///< statements by their words
  std::array<std::vector<std::uint32_t>, 2> outer_;                               ///< rows by field
  std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, 2> mentions_;  ///< first byte, actor; by field
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> against_;         ///< rows, by whom they are against
};

/// Is told the signs of each pair that is weighed: for training.
struct AnswerWatch : std::function<void(std::uint32_t said, std::uint32_t told, const Signs&)> {
  using function::function;
};

}  // namespace whosays::footing
