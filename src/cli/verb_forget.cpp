// forget: take articles out of the ledger so that no byte of them stays in the file.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "base/counted.h"
#include "base/layout.h"
#include "base/utf8.h"
#include "cli/verbs.h"

namespace whosays::cli {
namespace {

struct ForgetOptions {
  std::string ledger = LedgerOptions{}.path;
  std::vector<std::string> ids;
  bool yes = false;
};

std::string name_of(const ArticleRecord& article) {
  const std::string title = utf8::made_safe(article.title.empty() ? "no title" : article.title, false);
  const std::string by = utf8::made_safe(article.publisher.empty() ? "no publisher" : article.publisher, false);
  return fmt::format("{}  {}  ({})", article.id, title, by);
}

void print_wrapped(Context& context, std::string_view text) {
  for (const std::string& line : layout::wrapped(text, context.streams.width)) context.streams.out << line << '\n';
}

/// Asks on a terminal; elsewhere only --yes is a yes.
Result<bool> agreed(Context& context, const ForgetOptions& options, const std::vector<ArticleRecord>& articles) {
  if (options.yes) return true;
  if (!context.streams.in_is_terminal)
    return Error{ErrorKind::usage, "nobody is there to ask; --yes forgets without asking"};
  for (const ArticleRecord& article : articles) context.streams.err << "  " << name_of(article) << '\n';
  context.streams.err << fmt::format("Take {} out of {} for good, all versions? [y/N] ",
                                     counted(articles.size(), "article"), options.ledger)
                      << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

std::vector<ArticleRecord> resolved(Context& context, Ledger& ledger, const std::vector<std::string>& ids,
                                    std::size_t& failed) {
  std::vector<ArticleRecord> articles;
  for (const std::string& id : ids) {
    Result<ArticleRecord> article = ledger.article(id);
    if (article.ok()) {
      const bool twice = std::any_of(articles.begin(), articles.end(),
                                     [&](const ArticleRecord& known) { return known.id == article->id; });
      if (!twice) articles.push_back(std::move(*article));
    } else {
      ++failed;
      report_failure(context, article.error());
    }
  }
  return articles;
}

Result<ExitCode> run_forget(Context& context, const ForgetOptions& options) {
  TRY(Ledger ledger, Ledger::open(options.ledger, {OpenMode::write, std::chrono::milliseconds(5000)}));
  std::size_t failed = 0;
  const std::vector<ArticleRecord> articles = resolved(context, ledger, options.ids, failed);
  if (articles.empty()) return kUsage;
  TRY(const bool yes, agreed(context, options, articles));
  if (!yes) {
    context.streams.out << "nothing was taken out\n";
    return kFine;
  }
  std::size_t gone = 0;
  for (const ArticleRecord& article : articles) {
    const Result<std::uint32_t> versions = ledger.forget(article.id);
    if (!versions.ok()) {
      ++failed;
      report_failure(context, fmt::format("article {}: {}", article.id, versions.error().message));
      continue;
    }
    ++gone;
    print_wrapped(context, fmt::format("forgotten: {}, {}", name_of(article), counted(*versions, "version")));
  }
  if (gone > 0)
    print_wrapped(context, fmt::format("Texts, statements, receipts and originals of them are no longer in {}. "
                                       "Backups, other copies of the ledger, exports and the files they were added "
                                       "from are not touched.",
                                       options.ledger));
  return failed == 0 ? kFine : (gone > 0 ? kPartial : kUsage);
}

}  // namespace

void add_forget(CLI::App& app, Context& context) {
  auto options = std::make_shared<ForgetOptions>();
  CLI::App& verb = new_verb(app, {"forget", "take an article out so that no byte of it stays in the file", kGroupLedger,
                                  "whosays forget 3f2a90c1 -l harbour.db\n"
                                  "whosays forget 3f2a90c1 77be0d42 --yes -l harbour.db"});
  verb.add_option("ID", options->ids, "articles' ids, or their beginnings")->required()->type_name("");
  add_ledger_option(verb, options->ledger);
  verb.add_flag("--yes", options->yes, "do not ask");
  when_run(verb, context, [&context, options] { return run_forget(context, *options); });
}

}  // namespace whosays::cli
