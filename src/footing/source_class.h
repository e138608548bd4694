// What the words of a source say of it alone, by lists: a name, people, a body, a paper, an outlet. Used by source.cpp
// only.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "footing/footing.h"
#include "footing/source_phrase.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {

struct SourceLists {
  lexicon::WordSet institutions{"institutions.txt"};
  lexicon::WordSet media{"media.txt"};
  lexicon::WordSet documents{"documents.txt"};
  lexicon::WordSet spokespeople{"spokespeople.txt"};
  lexicon::WordSet unnamed{"unnamed_heads.txt"};
  lexicon::WordSet people{"source_nouns.txt"};
  lexicon::WordSet persons{"person_nouns.txt"};
  lexicon::WordSet nationalities{"names_nationalities.txt"};
};
const SourceLists& source_lists();

/// A common noun for people, bodies, papers or outlets.
bool is_source_noun(std::string_view word);

/// "Brandt declined": one word with a capital at a sentence's beginning is a name unless a list knows it as a noun.
bool is_lone_name(const SourcePhrase& p);

/// "Prosecutors", "A College Student" in a headline's capitals: a noun for people, not a name. One person's title
/// without an article may be a name ("Attorney General").
bool is_people_noun(const SourcePhrase& p);

/// One of the words is in the list.
bool any_in(const SourcePhrase& p, TokenRange range, const lexicon::WordSet& set);

/// Class of a phrase whose head is a common noun.
std::pair<SourceClass, std::string> class_of_noun(const SourcePhrase& p);

}  // namespace whosays::footing
