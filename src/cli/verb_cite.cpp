// cite: print one receipt, or the receipts of one statement.
#include <fmt/format.h>

#include <memory>

#include "cli/receipt_view.h"
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

Result<ExitCode> run_cite(Context& context, const CiteOptions& options) {
  TRY(Ledger ledger, open_ledger(options.ledger.path));
  TRY(const std::vector<ReceiptRecord> receipts, receipts_of(ledger, options.id));
  TRY(const ArticleRecord article, article_of(ledger, receipts.front()));
  const Result<std::string> original = ledger.original(article.sha256);  // a damaged one is for `receipts` to tell
  for (const ReceiptRecord& receipt : receipts) {
    const ReceiptFile file = original.ok() ? receipt_file(receipt, *original) : ReceiptFile{};
    if (options.ledger.jsonl())
      context.streams.out << safe_json(receipt_json(receipt, {}, file)) << '\n';
    else
      context.streams.out << receipt_view(receipt, article, context.streams.width, file) << '\n';
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
