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

/// A name with a word of outlets in it, or of an agency of news: "the Sallow Gazette", "the Harbour news agency".
bool is_outlets_name(const SourcePhrase& p);

/// All of the name, or all but its last word, is an outlet's: whatever an earlier stage took it for.
bool leads_with_outlet(const SourcePhrase& p);

/// "The Odel Report", "New Research" in a headline's capitals: a paper, whatever its capitals.
bool is_named_paper(const SourcePhrase& p);

/// The head says of which party or leaning: "House Republicans".
bool is_partisan(const SourcePhrase& p);

/// "Republicans", "some Senate Republicans": people whom nobody has named, whatever an earlier stage took them for.
bool are_many_people(const SourcePhrase& p);

/// "Another House Republican": one of a party, who is not the House.
bool is_some_partisan(const SourcePhrase& p);

/// "WCLL", "KODL-TV": a station's call letters.
bool is_call_sign(std::string_view name);

/// "The First Lady", in a headline "Callis Ports Chief": one person by role, though it has the capitals of a name.
bool is_role_in_capitals(const SourcePhrase& phrase);

/// "The Centers for Health", "Ferry Matters, a research group": a name that says, or behind whose comma it is said,
/// that it is a body's.
bool is_named_as_body(const SourcePhrase& phrase, std::uint32_t apposed);

/// "Ferry Call, a website": behind the comma it is said to be an outlet.
bool is_named_as_outlet(const SourcePhrase& phrase, std::uint32_t apposed);

/// "Quill.com": a site by its address; and whose such a one mostly is.
bool is_site(const SourcePhrase& p);
SourceClass class_of_site(const SourcePhrase& p);

/// A country, a city or a body that the lists of names know.
bool is_known_body(const SourcePhrase& p);

/// A noun of what happens or is the case: it shows something, and nobody says it.
bool is_happening(std::string_view head);

/// The list of places knows the name.
bool is_places_name(std::string_view name);

/// "Lawyers", who speak for somebody only where it is said for whom; and what they are where it is not.
bool is_counsel(const SourcePhrase& p);
SourceClass class_of_lone_counsel(const SourcePhrase& p);

/// One of the words is in the list.
bool any_in(const SourcePhrase& p, TokenRange range, const lexicon::WordSet& set);

/// Class of a phrase whose head is a common noun.
std::pair<SourceClass, std::string> class_of_noun(const SourcePhrase& p);

}  // namespace whosays::footing
