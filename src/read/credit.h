// Whom an article credits for its text or for a part of it: the news agency that its dateline, its byline or one of its
// last lines names. Said as the agency is called, whichever way it was written. Nothing is taken out of the text, and
// nothing is guessed: "the AP reported" is a source, not a credit.
#pragma once

#include <string>
#include <string_view>

#include "doc/document.h"

namespace whosays::read {

/// "CALLIS (AP) - The ferry" -> "Associated Press"; empty when the text does not begin so.
std::string credit_of_dateline(std::string_view text);

/// "Ilse Varga, The Canadian Press" -> "The Canadian Press"; "Reuters Staff" -> "Reuters".
std::string credit_of_byline(std::string_view byline);

/// "The Associated Press contributed to this report.", "With files from Reuters", "(AP)": one of the last three lines.
std::string credit_of_end(std::string_view text);

/// Fills `credit` when it is empty.
void find_credit(Article& article);

}  // namespace whosays::read
