// The public face over reading, the line and the JSON: copies the document into plain values, so that no type of ours
// reaches the caller's program.
#include "engine/engine.h"

#include <exception>
#include <span>
#include <sstream>
#include <utility>

#include "doc/article_json.h"
#include "engine/pipeline.h"
#include "read/read.h"

namespace whosays {
namespace {

read::Format internal(ReadFormat format) {
  switch (format) {
    case ReadFormat::sniff: return read::Format::sniff;
    case ReadFormat::jsonl: return read::Format::jsonl;
    case ReadFormat::html: return read::Format::html;
    case ReadFormat::text: return read::Format::text;
  }
  return read::Format::sniff;
}

utf8::Unit internal(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::code_points: return utf8::Unit::code_points;
    case OffsetUnit::utf8: return utf8::Unit::utf8;
    case OffsetUnit::utf16: return utf8::Unit::utf16;
  }
  return utf8::Unit::code_points;
}

std::vector<ReadSpan> copied(std::span<const Span> spans) {
  std::vector<ReadSpan> out;
  out.reserve(spans.size());
  for (const Span span : spans) out.push_back({span.begin, span.end});
  return out;
}

ReadStatement copied(const Document& document, const Statement& row) {
  const std::string& text = document.article.field(row.field);
  const auto spans = [&](Range range) { return document.statements.spans.at(range); };
  ReadStatement out;
  out.id = row.id;
  out.field = word(row.field);
  out.form = word(row.form);
  out.source = copied(spans(row.source));
  out.cue = copied(spans(row.cue));
  out.content = copied(spans(row.content));
  out.source_words = words_of_spans(text, spans(row.source));
  out.cue_words = words_of_spans(text, spans(row.cue));
  out.content_words = words_of_spans(text, spans(row.content));
  out.source_class = word(row.source_class);
  const bool unnamed = row.source_class == SourceClass::unnamed;  // such a source has no actor, whatever a stage says
  if (row.actor.valid() && !unnamed) out.actor = document.actors.rows[row.actor.value].name;
  out.count = row.count;
  out.basis = word(row.basis);
  out.act = word(row.act);
  out.certainty = word(row.stated_certainty);
  out.polarity = word(row.polarity);
  out.set_aside = row.set_aside;
  out.confidence = row.reading_confidence;
  return out;
}

ReadOutcome copied(const Document& document, const ReadOptions& options) {
  ReadOutcome out;
  out.id = document.article.id;
  out.title = document.article.title;
  out.text = document.article.text;
  out.json = to_json(document, {internal(options.offsets)});
  out.statements.reserve(document.statements.rows.size());
  for (const Statement& row : document.statements.rows) out.statements.push_back(copied(document, row));
  return out;
}

ReadOutcome failed(std::string message) {
  ReadOutcome out;
  out.error = message.empty() ? "could not be read" : std::move(message);
  return out;
}

ReadOutcome analysed(Result<read::ReadArticle> read, const ReadOptions& options) {
  if (!read.ok()) return failed(std::move(read.error().message));
  return copied(*engine::analyse(std::move(read->article)), options);
}

}  // namespace

std::string_view version() { return engine::version(); }

std::string_view reading_model() { return engine::model(); }

std::vector<ReadOutcome> Reader::read(std::string_view bytes, const ReadOptions& options) const {
  std::vector<ReadOutcome> outcomes;
  const std::string name = options.name.empty() ? "input" : options.name;
  try {
    std::istringstream in{std::string(bytes)};
    read::Request request;
    request.name = name;
    request.url = options.url;
    request.format = internal(options.format);
    read::read_stream(in, request, [&](Result<read::ReadArticle> read) {
      outcomes.push_back(analysed(std::move(read), options));
      return true;
    });
  } catch (const std::exception& error) {  // memory, above all
    outcomes.push_back(failed(name + ": stopped while reading it: " + error.what() + "; try it in smaller pieces"));
  }
  if (outcomes.empty()) outcomes.push_back(failed(name + ": there is no article in it"));
  return outcomes;
}

}  // namespace whosays
