// What a headline says in the present tense, found by the form of its verb: "Odel hammers Vell on tolls", "drops suit,
// says ferry is safe", "Vell shuts quay: ‘It is over’", "Vell faces criticism for tweets". The tagger takes many of
// these verbs for nouns ("blasts", "praises"), and then neither the patterns nor the net see a statement.
#pragma once

#include <vector>

#include "doc/document.h"
#include "quote/found.h"
#include "quote/headline_speakers.h"

namespace whosays::quote {

/// Adds what `found` has not. A subject is somebody whom the article's text lets speak, or a noun that speaks; verbs
/// are those of headline_present.tsv. Nothing happens without tags. O(words) a title, times its verbs.
void add_headline_verbs(const Passage& title, const KnownSpeakers& speakers, std::vector<Found>& found);

}  // namespace whosays::quote
