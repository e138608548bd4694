#include "net/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/header_fields.h"

namespace whosays::net {
namespace {

using read::Format;
using read::ReadArticle;

std::string shown(std::string_view address) { return utf8::made_safe(utf8::repaired(address), false); }

Error with_name(std::string_view name, Error error) {
  error.message = fmt::format("{}: {}", shown(name), error.message);
  return error;
}

/// What to read an answer as. A server's word counts where the bytes do not speak for themselves.
Result<Format> format_of(const Answer& answer, const std::string& path, Format wanted) {
  if (answer.body.empty()) return Error{ErrorKind::input, "the answer is empty"};
  if (wanted != Format::sniff) return wanted;
  const Format format = read::sniffed(answer.body, path);
  if (format != Format::text) return format;
  const std::string type = read::media_type(answer.content_type);
  if (type == "text/html" || type == "application/xhtml+xml") return Format::html;
  const bool text = type.empty() || type == "text/plain" || type == "text/markdown" || type == "text/x-markdown" ||
                    type == "application/octet-stream";
  if (!text)
    return Error{ErrorKind::input,
                 fmt::format("is {}, not an article; say --from text to read it anyway", shown(type))};
  return Format::text;
}

/// Reads an answer's body as a file's bytes; what comes out knows how it came.
void read_answer(Answer answer, Format format, const read::Request& request, const read::Sink& sink) {
  read::Request as_file = request;
  as_file.url = answer.retrieval.url;
  as_file.format = format;
  as_file.charset = read::charset_of(answer.content_type);
  const auto retrieval = std::make_shared<const Retrieval>(std::move(answer.retrieval));
  std::istringstream in(std::move(answer.body));
  read::read_stream(in, as_file, [&](Result<ReadArticle> found) {
    if (found.ok() && !found->retrieval) {
      found->retrieval = retrieval;
      found->article.retrieved = retrieval->retrieved;
    }
    return sink(std::move(found));
  });
}

std::string path_of(const Url& url) { return url.target.substr(0, url.target.find('?')); }

/// A link's title, byline and dates by the feed, where the page itself does not say.
void complete(const Article& entry, Article& page) {
  const auto fill = [](const std::string& from, std::string& to) {
    if (to.empty()) to = from;
  };
  fill(entry.publisher, page.publisher);
  fill(entry.byline, page.byline);
  fill(entry.published, page.published);
  fill(entry.modified, page.modified);
  fill(entry.language, page.language);
  if (page.title.empty()) page.title = entry.title;
}

/// True when the entry was changed after its page was stored. Both ISO 8601; compared by day, since zones differ.
bool changed_since(const Article& entry, const std::string& stored) {
  constexpr std::size_t kDay = 10;
  return entry.modified.size() >= kDay && stored.size() >= kDay &&
         entry.modified.substr(0, kDay) > stored.substr(0, kDay);
}

}  // namespace

bool is_address(const std::string& input) {
  const std::size_t at = input.find("://");
  return at != std::string::npos && at > 0 &&
         std::all_of(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(at), ascii::is_letter);
}

void Reader::read_input(const read::Request& request, const read::Sink& sink) {
  if (is_address(request.name)) return read_address(request, sink);
  const read::Sink with_pages = [&](Result<ReadArticle> found) {
    if (!options_.pages || !found.ok() || !found->partial) return sink(std::move(found));
    return read_page(std::move(*found), request, sink);
  };
  if (request.name == "-") return read::read_stream(std::cin, request, with_pages);
  read::read_file(request.name, request, with_pages);
}

Result<Answer> Reader::answer_of(const Url& url, const read::Request& request, const Validators& validators) {
  fetcher_.trust(url);
  // Somebody who wants a feed, or its pages, wants a program's visit.
  if (options_.pages || request.format == Format::feed) TRY_VOID(fetcher_.check_robots(url));
  if (options_.on_request) options_.on_request(url.text);
  return fetcher_.get(url, validators);
}

void Reader::read_address(const read::Request& request, const read::Sink& sink) {
  const auto fail = [&](Error error) { sink(with_name(request.name, std::move(error))); };
  const Result<Url> url = parse_url(request.name);
  if (!url.ok()) return fail(url.error());
  std::optional<Visit> earlier = options_.earlier ? options_.earlier(url->text) : std::nullopt;
  // Entries were stored without their pages then: now all are wanted.
  if (earlier && options_.pages && !earlier->pages) earlier.reset();
  Result<Answer> answer = answer_of(*url, request, earlier ? earlier->validators : Validators{});
  if (!answer.ok()) return fail(std::move(answer.error()));
  if (answer->not_modified) {
    ++not_modified_;
    return;
  }
  const Result<Format> format = format_of(*answer, path_of(*url), request.format);
  if (!format.ok()) return fail(format.error());
  if (*format == Format::feed)
    if (Status allowed = fetcher_.check_robots(*url); !allowed.ok()) return fail(std::move(allowed.error()));
  const Visit visit{url->text, options_.pages, {answer->retrieval.etag, answer->retrieval.last_modified}};
  bool whole = true;
  bool going_on = true;
  const read::Sink watching = [&](Result<ReadArticle> found) {
    whole = whole && found.ok();
    return going_on = sink(std::move(found));
  };
  read_answer(std::move(*answer), *format, request, [&](Result<ReadArticle> found) {
    if (!options_.pages || !found.ok() || !found->partial) return watching(std::move(found));
    return read_page(std::move(*found), request, watching);
  });
  if (whole && going_on) visits_.push_back(visit);
}

/// Gives the page in place of its entry. False when the sink wants no more.
bool Reader::read_page(ReadArticle entry, const read::Request& request, const read::Sink& sink) {
  const std::string link = entry.article.url;
  if (link.empty()) return sink(std::move(entry));
  if (options_.stored) {
    const Result<Url> url = parse_url(link);
    const std::string stored = url.ok() ? options_.stored(url->text) : std::string();
    if (!stored.empty() && !changed_since(entry.article, stored)) {
      ++pages_stored_;
      return true;
    }
  }
  Result<Page> answer = page_answer(link);
  if (!answer.ok()) return sink(with_name(request.name, with_name(link, std::move(answer.error()))));
  read::Request one = request;
  one.summary = nullptr;
  one.name = link;
  Result<ReadArticle> page = Error{ErrorKind::input, "no article in it"};
  const Format format = answer->format;
  read_answer(std::move(answer->answer), format, one, [&](Result<ReadArticle> found) {
    page = std::move(found);
    return false;
  });
  if (!page.ok()) return sink(with_name(request.name, std::move(page.error())));
  complete(entry.article, page->article);
  return sink(std::move(page));
}

Result<Reader::Page> Reader::page_answer(const std::string& link) {
  TRY(const Url url, parse_url(link));
  TRY_VOID(fetcher_.check_robots(url));
  fetcher_.wait_politely(url);
  if (options_.on_request) options_.on_request(url.text);
  TRY(Answer answer, fetcher_.get(url));
  TRY(const Format format, format_of(answer, path_of(url), Format::sniff));
  if (format != Format::html && format != Format::text)
    return Error{ErrorKind::input, "is no page; give its address yourself to read it"};
  return Page{std::move(answer), format};
}

}  // namespace whosays::net
