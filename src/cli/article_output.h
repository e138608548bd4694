// Where `read` puts an article that has been read: on standard output, or into a folder as one file or two an article.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "base/utf8.h"
#include "cli/verb.h"
#include "doc/document.h"
#include "show/article_view.h"

namespace whosays::cli {

struct ArticleOutputOptions {
  std::string format = "terminal";  ///< terminal, jsonl, text, conllu, html, brat
  utf8::Unit offsets = utf8::Unit::code_points;
  show::ArticleOrder order = show::ArticleOrder::statements;  ///< terminal
  std::string folder;  ///< of html and brat; empty: standard output, which then takes one article
  bool force = false;  ///< write over files in the folder
};

/// Takes article after article; one thread.
class ArticleOutput {
 public:
  ArticleOutput(Context& context, ArticleOutputOptions options);

  /// Before anything is read: makes the folder, writes what belongs to it whole (brat's annotation.conf).
  Status begin();
  Status put(const Document& document);
  /// How many articles were put.
  [[nodiscard]] std::size_t written() const { return written_; }

 private:
  Status put_on_stream(const Document& document);
  Status put_into_folder(const Document& document);
  [[nodiscard]] bool takes_one() const { return options_.format == "html" || options_.format == "brat"; }

  Context& context_;
  ArticleOutputOptions options_;
  std::size_t written_ = 0;
};

}  // namespace whosays::cli
