// Patterns: drafts of attributions in one segment.
//
// Each pattern reads units and gives drafts; the order of the patterns is the page in patterns.cpp. A draft keeps unit
// ranges; attributions.cpp turns them into spans. Parts of a segment that a draft uses are not read again on the same
// level; what stands inside a content is read by a call for that range (chains).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quote/cues.h"
#include "quote/phrases.h"
#include "quote/units.h"

namespace whosays::quote {

struct Draft {
  UnitRange source;  ///< empty: implicit
  std::vector<UnitRange> cue;
  std::vector<UnitRange> content;  ///< empty only for refusals
  UnitRange hearer;                ///< "told the court": who was told; empty when nobody is named
  UnitRange whole;                 ///< everything it uses
  std::string lemma;
  std::string_view rule;
};

/// Drafts in `range`, outermost only, in text order. `title` switches the headline patterns on.
std::vector<Draft> drafts_in(const Segment& segment, UnitRange range, bool title);

/// One pattern's workplace: the segment, the range to read, what is used already.
class Reader {
 public:
  Reader(const Segment& segment, UnitRange range, bool title);
  std::vector<Draft> run();

 private:
  // One member function a pattern; each adds its drafts.
  void refusals();
  void according_to();
  void as_somebody_put_it();
  void speaker_line();
  void headline();
  bool source_behind_dash();
  void attached();  ///< "..., she said", "“...,” said Ana Vell", "the bridge, she said, would close"
  void leading();   ///< "she said that ...", "denied asking", "told the court ..."
  void implicit();

  struct Place {
    std::uint32_t low;   ///< first unit that is free to the left
    std::uint32_t high;  ///< end of what is free to the right
  };
  [[nodiscard]] Place place_around(std::uint32_t i) const;
  [[nodiscard]] bool is_used(std::uint32_t i) const { return used_[i - range_.begin] != 0; }
  void add(Draft draft);
  bool as_informs_somebody(std::uint32_t as, Place place);
  bool attach(std::uint32_t verb, const Cue& cue, const VerbGroup& group);
  [[nodiscard]] bool leads_on(const Cue& cue, UnitRange behind, std::uint32_t after) const;
  [[nodiscard]] bool is_heading() const;
  [[nodiscard]] bool has_label(UnitRange before) const;
  [[nodiscard]] bool may_speak(UnitRange before) const;
  void in_somebodys_words();
  [[nodiscard]] std::uint32_t according_lead(std::uint32_t i) const;
  [[nodiscard]] bool names_speaker(UnitRange before) const;
  [[nodiscard]] bool ends_attribution(std::uint32_t i, std::uint32_t high) const;
  [[nodiscard]] std::uint32_t main_begin() const;
  [[nodiscard]] UnitRange speaker_of(UnitRange source) const;
  bool lead(std::uint32_t verb, const Cue& cue, const VerbGroup& group);
  [[nodiscard]] UnitRange leading_source(const Cue& cue, const VerbGroup& group, Place place) const;
  [[nodiscard]] const Draft* draft_before(std::uint32_t i) const;

  const Segment& s_;
  UnitRange range_;
  bool title_;
  std::vector<std::uint8_t> used_;
  std::vector<Draft> out_;
};

}  // namespace whosays::quote
