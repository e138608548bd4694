// A web archive to articles: each page in it (an HTTP answer with status 200, a resource or a conversion, as HTML or
// plain text) is one article, its original the decoded body, its URL the record's,
// retrieved when the record says. The charset of the answer's Content-Type counts as HTTP's does.
//
// Streamed: memory is one page, bounded by Limits.max_input_bytes, whatever the archive's size; what is no page is
// skipped without being held, and counted. A record that cannot be read is one Error, and the next is read. A page that
// is not whole (cut file, length that lies, gzip data whose check fails) is an Error, never a shorter article, unless
// the page's own measure says that all of it is there.
#pragma once

#include <functional>
#include <string>

#include "read/byte_source.h"
#include "read/read.h"

namespace whosays::read {

/// How one page becomes an article: as a file of its own would.
using PageReader = std::function<Result<ReadArticle>(std::string bytes, Format format, const Request& request)>;

/// Counts into `request.summary` where there is one. An archive without a single page is one Error that counts.
void read_archive(ByteSource& source, const Request& request, const PageReader& read_page, const Sink& sink);

}  // namespace whosays::read
