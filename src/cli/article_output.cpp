#include "cli/article_output.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "cli/output_file.h"
#include "doc/article_json.h"
#include "doc/conllu.h"
#include "doc/text_form.h"
#include "engine/pipeline.h"
#include "export/article_files.h"

namespace whosays::cli {

ArticleOutput::ArticleOutput(Context& context, ArticleOutputOptions options)
    : context_(context), options_(std::move(options)) {}

Status ArticleOutput::begin() {
  if (options_.folder.empty()) return success();
  if (!takes_one())
    return Error{ErrorKind::usage, "--out is for --format html and brat; the others go to standard output"};
  std::error_code problem;
  std::filesystem::create_directories(options_.folder, problem);
  if (problem) return Error{ErrorKind::io, fmt::format("{}: {}", options_.folder, problem.message())};
  if (options_.format != "brat") return success();
  return write_whole_file(options_.folder + "/annotation.conf",
                          [](std::ostream& out) { out << exports::brat_configuration(); });
}

Status ArticleOutput::put(const Document& document) {
  TRY_VOID(options_.folder.empty() ? put_on_stream(document) : put_into_folder(document));
  ++written_;
  return success();
}

Status ArticleOutput::put_on_stream(const Document& document) {
  std::ostream& out = context_.streams.out;
  if (takes_one() && written_ > 0)
    return Error{ErrorKind::usage, fmt::format("article {}: --format {} prints one article; --out FOLDER takes more",
                                               document.article.id, options_.format)};
  if (options_.format == "jsonl") {
    out << safe_json(to_json(document, JsonOptions{options_.offsets})) << '\n';
  } else if (options_.format == "conllu") {
    out << conllu::written(document);
  } else if (options_.format == "text") {
    TRY(const std::string text, text_form::dump(document, "all"));
    out << (context_.streams.out_is_terminal ? utf8::made_safe(text) : text);
  } else if (options_.format == "html") {
    exports::write_article_html(document, engine::kMachineNotice, out);
  } else if (options_.format == "brat") {
    exports::write_brat_annotations(document, out);
  } else {
    if (written_ == 0) machine_notice(context_);
    const show::ArticleViewOptions view{context_.streams.width, context_.streams.colour, options_.order};
    out << '\n' << show::article_view(document, view);
  }
  out << std::flush;
  return success();
}

Status ArticleOutput::put_into_folder(const Document& document) {
  const std::string stem = options_.folder + "/" + file_stem_of(document.article.id);
  const auto write = [&](const char* ending, const auto& writer) -> Status {
    TRY_VOID(may_write(stem + ending, options_.force));
    return write_whole_file(stem + ending, writer);
  };
  if (options_.format == "html")
    return write(".html",
                 [&](std::ostream& out) { exports::write_article_html(document, engine::kMachineNotice, out); });
  TRY_VOID(write(".txt", [&](std::ostream& out) { exports::write_brat_text(document, out); }));
  return write(".ann", [&](std::ostream& out) { exports::write_brat_annotations(document, out); });
}

}  // namespace whosays::cli
