#include "cli/receipt_view.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "cli/terminal.h"
#include "read/rendition.h"

namespace whosays::cli {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Json& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

template <class Number>
void pair(Json& json, const char* key, Number begin, Number end) {
  json.Key(key);
  json.StartArray();
  json.Uint64(begin);
  json.Uint64(end);
  json.EndArray();
}

std::string place_of(const ReceiptRecord& receipt) {
  return receipt.field == Field::title ? std::string("title") : fmt::format("l.{}", receipt.line);
}

/// For what people copy: on a line of its own when it does not fit beside its label, and never broken, though the line
/// be longer than the width: a terminal gives it back in one piece.
std::string unbroken(std::string_view label, std::string_view value, std::size_t width) {
  if (value.empty()) return {};
  const std::string safe = utf8::made_safe(value, false);
  if (kLabelWidth + layout::width_of(safe) <= width) return layout::fitted(label, kLabelWidth) + safe + "\n";
  return fmt::format("{}\n{}\n", label, safe);
}

}  // namespace

ReceiptFile receipt_file(const ReceiptRecord& receipt, std::string_view original) {
  const auto file = read::rendition_file(original);
  if (!file) return {};
  return {fmt::format("{}, {} bytes", file->media_type, file->size), file->sha256,
          receipt.bytes ? read::rendition_page(original, receipt.bytes->begin) : 0};
}

std::string receipt_view(const ReceiptRecord& receipt, const ArticleRecord& article, const Citation& citation,
                         std::size_t width) {
  const ReceiptFile& file = citation.file;
  std::string page;
  const auto line = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) page += layout::labelled(label, value, kLabelWidth, width);
  };
  const std::string around =
      fmt::format("{}[[{}]]{}", blanks_collapsed(receipt.before).empty() ? "" : "... " + receipt.before, receipt.words,
                  receipt.after.empty() ? "" : receipt.after + " ...");
  line(receipt.id, blanks_collapsed(around));
  std::vector<std::string> where{article.publisher.empty() ? "publisher not known" : article.publisher,
                                 article.published.empty() ? "no date" : article.published, place_of(receipt)};
  if (file.page > 0) where.push_back(fmt::format("p.{}", file.page));
  line("where", joined(where, ", "));
  line("article", article.title.empty() ? article.id : fmt::format("{}  {}", article.id, article.title));
  if (article.version > 1 || !article.current)
    line("version", fmt::format("{}{}", article.version, article.current ? "" : ", no longer the newest"));
  page += unbroken("url", article.url, width);
  if (citation.address != article.url) page += unbroken("words at", citation.address, width);
  line("retrieved", citation.retrieved);
  line("file", file.description);
  page += unbroken("its sha256", file.sha256, width);
  page += unbroken("sha256", receipt.original, width);
  const std::string_view of = file.sha256.empty() ? "the original" : "the text taken from the file";
  line("bytes", receipt.bytes
                    ? fmt::format("{} to {} of {}{}", receipt.bytes->begin, receipt.bytes->end, of,
                                  citation.original_line > 0 ? fmt::format(", line {}", citation.original_line) : "")
                    : "none: these words come from the article's metadata");
  return page;
}

std::string receipt_json(const ReceiptRecord& receipt, const ReceiptVerdict& verdict, const Citation& citation) {
  const ReceiptFile& file = citation.file;
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  text(json, "schema", "whosays.receipt/1");
  text(json, "id", receipt.id);
  text(json, "article", receipt.article);
  text(json, "original", receipt.original);
  if (receipt.bytes) pair(json, "bytes", receipt.bytes->begin, receipt.bytes->end);
  if (citation.original_line > 0) {
    json.Key("original_line");
    json.Uint64(citation.original_line);
  }
  text(json, "field", word(receipt.field));
  pair(json, "text_bytes", receipt.span.begin, receipt.span.end);
  json.Key("line");
  json.Uint(receipt.line);
  if (file.page > 0) {
    json.Key("page");
    json.Uint(file.page);
  }
  if (!file.sha256.empty()) text(json, "file_sha256", file.sha256);
  text(json, "words", receipt.words);
  text(json, "before", receipt.before);
  text(json, "after", receipt.after);
  if (!citation.address.empty()) text(json, "words_at", citation.address);
  if (!citation.retrieved.empty()) text(json, "retrieved", citation.retrieved);
  if (verdict.checked) {
    json.Key("holds");
    json.Bool(verdict.failure.empty());
    if (!verdict.failure.empty()) text(json, "failure", verdict.failure);
  }
  json.EndObject();
  return buffer.GetString();
}

}  // namespace whosays::cli
