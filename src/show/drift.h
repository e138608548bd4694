// What differs between copies and what they are made from, as lines for pages and exports.
#pragma once

#include <string>
#include <vector>

#include "show/lookup.h"

namespace whosays::show {

/// Drift in one article against earlier ones.
std::vector<const story::DriftLine*> drift_in(const Lookup& lookup, story::ArticleIndex article);

/// Drift in what makes up a claim: its statements, its answers, its findings, in any article.
std::vector<const story::DriftLine*> drift_of_claim(const Lookup& lookup, const story::Claim& claim);

/// `name, l.3: Odel, now Odell` and both forms, a line each, ends in no line end. Words of articles stand in quotation
/// marks; the earlier form with where it stands.
std::string drift_words(const Lookup& lookup, const story::DriftLine& line);

/// "quotation differs", "hedge lost".
std::string_view drift_label(story::DriftKind kind);

}  // namespace whosays::show
