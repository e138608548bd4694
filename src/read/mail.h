// A mail to one article: subject as title, the sender's name as byline, date, and its text.
//
// Nothing else of the mail is kept: no address, no recipient, no path, no header, no attachment; nor the signature
// below "-- ". Its original is the rendition (rendition.h). HTML goes through the reader of pages.
#pragma once

#include <string_view>

#include "read/read.h"

namespace whosays::read {

Result<ReadArticle> read_mail(std::string_view bytes, const Request& request);

}  // namespace whosays::read
