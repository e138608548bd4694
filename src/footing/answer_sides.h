// On whose side somebody speaks: as the one who is spoken against, for them, or of them.
#pragma once

#include <set>
#include <span>
#include <string_view>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// A source's words, as far as they tell for whom it speaks.
struct Speaker {
  std::set<std::string_view> keys;  ///< words of name and role
  bool bound = false;               ///< "he", "his lawyer", "its chairman": whoever was spoken of last, or theirs
  bool loyal = false;  ///< has a noun of those who speak for somebody (loyal_sources.txt), and has not left them
  bool body = false;   ///< "the airline", "the bank's director": some body that was named before
};

Speaker speaker_of(const Passage& passage, TokenRange source);

/// "Orvania's chairman", "Harlan Mace's lawyer" among words: loyal_sources.txt has one of them, and none says that it
/// is over.
bool is_loyal(const Passage& passage, TokenRange words);

/// The speaker is named where a statement says whom it is against: in those words or right behind ("the charity Open
/// Table").
bool is_named_at(const Passage& passage, const Speaker& speaker, std::span<const Span> against);

}  // namespace whosays::footing
