// The trained net of statement extraction at run time: labels of words, and which spans belong to a cue.
//
// Integers only, by src/model's kernels: the same result on every machine. The net stands on the language core's states
// (one row of int8 a word) and on its trees; train/statements/labeller.h draws it. It reads a whole article at once; a
// long text falls into parts at ends of paragraphs, so that its memory is bounded. A loaded LabelNet does not
// change and may be used by many threads; a scratch belongs to one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/room.h"
#include "model/container.h"
#include "model/kernels.h"
#include "quote/label_features.h"
#include "quote/linked.h"
#include "quote/word_vectors.h"

namespace whosays::quote {

/// Revision of the run time that a model's header must include.
inline constexpr model::Expected kExpectedNet{"statements", 1};

/// A part has at least this many words when it ends at a paragraph's end, and no more than twice as many.
inline constexpr std::uint32_t kPartWords = 4000;

class LabelNet {
 public:
  /// Memory that is used again from passage to passage.
  struct Scratch {
    std::vector<LabelRows> features;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint8_t> borders;
    std::vector<std::string_view> words;
    std::vector<const std::int8_t*> vectors;
    Room<std::int16_t> wide;
    Room<std::int8_t> states, next;
    std::vector<std::int32_t> scores, raised;
    std::vector<std::uint8_t> labels;
  };

  /// The error names the tensor or number that does not fit.
  static Result<LabelNet> load(const model::Model& model);

  /// Numbers of a word's states that `read` needs, and the fingerprint of the core whose states it was trained on.
  [[nodiscard]] std::size_t core_width() const { return core_width_; }
  [[nodiscard]] const std::string& core() const { return core_; }

  /// Requires trees, and core_width() numbers for each word of the passage. `words` is given each word's label and its
  /// share, for those who ask why.
  void read(const Passage& passage, std::span<const std::int8_t> states, Scratch& scratch, Linked& out,
            std::vector<WordLabel>* words = nullptr) const;

  /// What the trainer's teacher (train/statements/teacher.h) needs of a net. The label scores of a passage's words,
  /// kLabels a word in steps of 2^-11, and what is added to them for what follows what.
  [[nodiscard]] std::vector<std::int32_t> label_scores(const Passage& passage, std::span<const std::int8_t> states,
                                                       Scratch& scratch) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  /// From now on `read` labels by scores that others made, in the same form, for each word of the passage that it is
  /// given; nothing is added for what follows what. Links stay the net's. The scores have to live until then.
  void label_by(std::span<const std::int32_t> scores);

 private:
  explicit LabelNet(const model::Model& model) : model_(model) {}
  /// The net's states of words [first, end) of the passage, in the scratch; `states` are the core's.
  std::span<const std::int8_t> encode(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                      std::span<const std::int8_t> states, Scratch& s) const;
  /// The same, with the words' label scores in the scratch. Its features are there already.
  std::span<const std::int8_t> score(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                     std::span<const std::int8_t> states, Scratch& s) const;
  /// Spans, shares and links of words [first, end), whose scores the scratch has and whose states `encode` gave; the
  /// states at the spans' ends, as `link` takes them.
  std::vector<std::int8_t> label(const Passage& passage, std::uint32_t first, std::uint32_t end,
                                 std::span<const std::int8_t> states, Scratch& s, Linked& part) const;
  [[nodiscard]] std::vector<std::int8_t> ends_of(std::span<const RoleSpan> spans,
                                                 std::span<const std::int8_t> states) const;
  void link(const Passage& passage, std::span<const std::int8_t> ends, Linked& out) const;
  [[nodiscard]] std::vector<std::int16_t> sides(const model::Dense& layer, std::span<const std::int8_t> ends) const;

  model::Model model_;  ///< keeps the bytes in use
  std::string core_;
  std::size_t core_width_ = 0, tables_ = 0, hidden_ = 0, link_ = 0;
  WordVectors vectors_;
  model::RowTable rows_, link_rows_;
  std::vector<model::Dense> layers_;
  model::Dense labels_, cue_, other_, out_;
  Transitions transitions_{};
  std::span<const std::int32_t> others_;  ///< label_by's scores; empty in the program
};

}  // namespace whosays::quote
