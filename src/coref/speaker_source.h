// The words of a source whose speaker is to be chosen: what kind of words they are, whom they could mean, and what the
// text has before them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "coref/description_phrase.h"
#include "coref/speaker_places.h"
#include "coref/speaker_signs.h"

namespace whosays::coref {

enum class SourceForm : std::uint8_t { he, she, it, they, the_noun, their_noun };

/// What is known of the source alone.
struct AskedSource {
  std::uint32_t number = 0;  ///< row of SpeakerPlaces::sources()
  SourceForm form = SourceForm::he;
  Gender gender = Gender::unknown;
  std::string_view head;  ///< of a description, lower case
  std::optional<DescriptionPhrase> phrase;
  bool persons = true;  ///< may mean a person
  bool bodies = true;
  std::uint32_t begin = 0;     ///< byte: of the source or of what is said, whichever is first
  std::uint32_t sentence = 0;  ///< of that byte
  std::uint32_t paragraph = 0;
  std::uint32_t last = kNobody;    ///< row of sources(): who spoke last before it
  std::uint32_t before = kNobody;  ///< the last before that of somebody else
  std::uint32_t last_main = kNobody;
  std::uint32_t before_main = kNobody;
};

/// None for a name, for words that bring in somebody without one, and for documents.
std::optional<AskedSource> asked_source(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows,
                                        const SpeakerPlaces& places, std::uint32_t number);

/// The signs that are of the source, not of a candidate.
SpeakerSigns signs_of_source(const Scene& scene, const SpeakerPlaces& places, const AskedSource& asked);

}  // namespace whosays::coref
