// cite: print one receipt, or the receipts of one statement.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/receipt_view.h"
#include "cli/text_fragment.h"
#include "cli/verbs.h"

namespace whosays::cli {
namespace {

struct CiteOptions {
  LedgerOptions ledger;
  std::string id;
};

bool is_receipt_id(std::string_view id) {
  return id.size() > 1 && id.front() == 'r' && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// The receipts meant: one, or those of a statement's parts in the order source, cue, content and so on.
Result<std::vector<ReceiptRecord>> receipts_of(Ledger& ledger, const std::string& id) {
  std::vector<ReceiptRecord> receipts;
  if (is_receipt_id(id)) {
    TRY(ReceiptRecord receipt, ledger.receipt(id));
    receipts.push_back(std::move(receipt));
    return receipts;
  }
  TRY(const StatementRecord statement, ledger.statement(id));
  for (const PartRecord& part : statement.parts) {
    if (part.receipt.empty()) continue;
    TRY(ReceiptRecord receipt, ledger.receipt(part.receipt));
    receipts.push_back(std::move(receipt));
  }
  if (receipts.empty())
    return Error{ErrorKind::not_found, fmt::format("statement {} has no receipt; whosays receipts says more", id)};
  return receipts;
}

/// The version of the article that the receipt was made from.
Result<ArticleRecord> article_of(Ledger& ledger, const ReceiptRecord& receipt) {
  View everything;
  everything.all_versions = true;
  TRY(const std::vector<ArticleRecord> articles, ledger.articles(everything));
  for (const ArticleRecord& article : articles)
    if (article.row == receipt.article_row) return article;
  return Error{ErrorKind::corrupt, fmt::format("receipt {} names an article that is not there", receipt.id)};
}

/// Where the receipt's words are found by others: in the original by its lines, on the web by an address. The lines of
/// UTF-16 and 32 are not counted.
Result<Citation> citation_of(Ledger& ledger, const ReceiptRecord& receipt, const ArticleRecord& article) {
  Citation citation;
  TRY(const ReadingForm reading, ledger.reading_form(article.row));
  TRY(const std::optional<Retrieval> retrieval, ledger.retrieval(article.row));
  if (retrieval) citation.retrieved = retrieval->retrieved;
  if (receipt.bytes && !reading.charset.starts_with("utf-16") && !reading.charset.starts_with("utf-32")) {
    const Result<std::string> original = ledger.original(receipt.original);
    if (!original.ok()) return citation;  // a damaged one is for `receipts` to tell
    const std::string_view before = std::string_view(*original).substr(0, receipt.bytes->begin);
    citation.original_line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    citation.file = receipt_file(receipt, *original);
  }
  if (article.url.empty() || reading.media_type != "text/html") return citation;
  // The title stands above the text, as on the page.
  const std::string page = reading.title + "\n\n" + reading.text;
  const auto above = receipt.field == Field::title ? 0 : static_cast<std::uint32_t>(reading.title.size() + 2);
  const Span span{receipt.span.begin + above, receipt.span.end + above};
  if (span.begin <= span.end && span.end <= page.size()) citation.address = with_text_fragment(article.url, page, span);
  return citation;
}

Result<ExitCode> run_cite(Context& context, const CiteOptions& options) {
  TRY(Ledger ledger, open_ledger(options.ledger.path));
  TRY(const std::vector<ReceiptRecord> receipts, receipts_of(ledger, options.id));
  TRY(const ArticleRecord article, article_of(ledger, receipts.front()));
  for (const ReceiptRecord& receipt : receipts) {
    TRY(const Citation citation, citation_of(ledger, receipt, article));
    if (options.ledger.jsonl())
      context.streams.out << safe_json(receipt_json(receipt, {}, citation)) << '\n';
    else
      context.streams.out << receipt_view(receipt, article, citation, context.streams.width) << '\n';
  }
  if (!options.ledger.jsonl()) context.streams.out << kWhatAReceiptProves << '\n';
  return kFine;
}

}  // namespace

void add_cite(CLI::App& app, Context& context) {
  auto options = std::make_shared<CiteOptions>();
  CLI::App& verb = new_verb(app, {"cite", "print one receipt: the words, where they stand, the bytes", kGroupLedger,
                                  "whosays cite r41 -l harbour.db\n"
                                  "whosays cite 9c01d4 -l harbour.db        (all receipts of a statement)"});
  verb.add_option("ID", options->id, "a receipt (r41), or the beginning of a statement's id")
      ->required()
      ->type_name("");
  add_ledger_option(verb, options->ledger.path);
  add_format_option(verb, options->ledger.format);
  when_run(verb, context, [&context, options] { return run_cite(context, *options); });
}

}  // namespace whosays::cli
