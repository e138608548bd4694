// An index of names: those that may be like a given one, without comparing with all.
//
// Each name is filed under keys of its parts: how a part sounds, its first letters, its initial with another part's
// sound. A lookup reads the shortest lists first and stops at kMostCandidates, so that it costs about the same with a
// thousand names and with a million; the candidates are then compared (likeness.h). Keys that nearly every name has
// ("Mohammed", "Bank") are read last and usually not at all. Memory: about 100 bytes a name.
//
// Thread safety: lookups may run at once, adding may not.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/likeness.h"

namespace whosays::match {

inline constexpr std::size_t kMostCandidates = 200;

class NameIndex {
 public:
  /// Files a name; the number is the caller's. Names are kept as forms, for comparing.
  void add(std::uint32_t number, const NameForm& form);

  struct Match {
    std::uint32_t number = 0;
    Likeness likeness;
  };
  /// Names with a likeness of `least` or more, the most alike first, at most `most`.
  [[nodiscard]] std::vector<Match> find(const NameForm& form, double least, std::size_t most) const;

  [[nodiscard]] std::size_t size() const { return forms_.size(); }

 private:
  struct Filed {
    std::uint32_t number;
    NameForm form;
  };
  [[nodiscard]] std::vector<std::uint32_t> candidates(const NameForm& form) const;

  std::vector<Filed> forms_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places_;  ///< key -> places in forms_
};

}  // namespace whosays::match
