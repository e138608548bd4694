// receipts: re-verify every receipt against its article and original. Exit 1 when one fails.
#include <fmt/format.h>

#include <memory>
#include <unordered_set>

#include "base/counted.h"
#include "base/utf8.h"
#include "cli/receipt_view.h"
#include "cli/verbs.h"

namespace whosays::cli {
namespace {

struct ReceiptsOptions {
  LedgerOptions ledger;
  std::vector<std::string> ids;
};

/// Which receipts are asked for: those named, those of the articles in view, or all.
class Wanted {
 public:
  static Result<Wanted> of(Ledger& ledger, const ReceiptsOptions& options) {
    Wanted wanted;
    wanted.ids_.insert(options.ids.begin(), options.ids.end());
    if (options.ledger.as_of.empty() && options.ledger.publisher.empty()) return wanted;
    View view = options.ledger.view();
    view.all_versions = true;
    TRY(const std::vector<ArticleRecord> articles, ledger.articles(view));
    wanted.by_row_ = true;
    for (const ArticleRecord& article : articles) wanted.rows_.insert(article.row);
    return wanted;
  }
  [[nodiscard]] bool has(const ReceiptRecord& receipt) const {
    return (ids_.empty() || ids_.contains(receipt.id)) && (!by_row_ || rows_.contains(receipt.article_row));
  }

 private:
  std::unordered_set<std::string> ids_;
  std::unordered_set<std::int64_t> rows_;
  bool by_row_ = false;
};

void print_failure(Context& context, const ReceiptCheck& check) {
  context.streams.out << fmt::format("{} FAILS  article {}, l.{}: {}\n", check.receipt.id,
                                     utf8::made_safe(check.receipt.article, false), check.receipt.line,
                                     utf8::made_safe(check.failure, false));
}

/// Names that no receipt answered to are told one by one. True when there is one.
bool report_unknown(Context& context, const ReceiptsOptions& options, const std::unordered_set<std::string>& seen) {
  bool unknown = false;
  for (const std::string& id : options.ids) {
    if (seen.contains(id)) continue;
    unknown = true;
    report_failure(context, fmt::format("there is no receipt {} in {}", id, options.ledger.path));
  }
  return unknown;
}

Result<ExitCode> run_receipts(Context& context, const ReceiptsOptions& options) {
  TRY(Ledger ledger, open_ledger(options.ledger.path));
  TRY_VOID(check_publisher(ledger, options.ledger));
  TRY(const Wanted wanted, Wanted::of(ledger, options));
  std::size_t checked = 0;
  std::size_t failed = 0;
  std::unordered_set<std::string> seen;
  TRY_VOID(ledger.verify_receipts([&](const ReceiptCheck& check) {
    if (!wanted.has(check.receipt)) return;
    ++checked;
    if (!options.ids.empty()) seen.insert(check.receipt.id);
    if (!check.failure.empty()) ++failed;
    if (options.ledger.jsonl())
      context.streams.out << safe_json(receipt_json(check.receipt, {true, check.failure})) << '\n';
    else if (!check.failure.empty())
      print_failure(context, check);
  }));
  const bool unknown = report_unknown(context, options, seen);
  if (!options.ids.empty() && checked == 0) return kUsage;  // "0 verified, all hold" would sound like an answer
  const std::string summary = failed == 0 ? fmt::format("{} verified, all hold", counted(checked, "receipt"))
                                          : fmt::format("{} verified, {} failed", counted(checked, "receipt"), failed);
  (options.ledger.jsonl() ? context.streams.err : context.streams.out) << summary << '\n';
  if (failed > 0) return kFound;
  return unknown ? kPartial : kFine;
}

}  // namespace

void add_receipts(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReceiptsOptions>();
  CLI::App& verb =
      new_verb(app, {"receipts", "re-verify every receipt against its article (exit 1 if one fails)", kGroupLedger,
                     "whosays receipts -l harbour.db\n"
                     "whosays receipts r41 r47 --format jsonl -l harbour.db"});
  verb.add_option("ID", options->ids, "only these receipts (r41)")->type_name("");
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_receipts(context, *options); });
}

}  // namespace whosays::cli
