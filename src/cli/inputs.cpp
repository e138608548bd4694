#include "cli/inputs.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "net/reader.h"

namespace whosays::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array kArticleEndings = {".html",   ".htm",  ".xhtml", ".txt", ".text", ".md", ".jsonl",
                                        ".ndjson", ".warc", ".arc",   ".rss", ".atom", ".gz"};

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

/// A note on the folder it lies in, as software and data sets have them. Capitals at the beginning are their mark: an
/// article may well begin with "license".
bool is_note(const fs::path& path) {
  const std::string ending = utf8::ascii_lowered(path.extension().native());
  if (ending != ".md" && ending != ".txt") return false;
  const std::string stem = path.stem().string();
  constexpr std::array<std::string_view, 3> kNotes = {"README", "CONTRIBUTING", "LICENSE"};
  return std::any_of(kNotes.begin(), kNotes.end(), [&](std::string_view note) {
    return (ending == ".md" && stem.starts_with(note)) || utf8::ascii_lowered(stem) == utf8::ascii_lowered(note);
  });
}

bool has_article_ending(const fs::path& path) {
  const std::string ending = utf8::ascii_lowered(path.extension().native());
  return std::find(kArticleEndings.begin(), kArticleEndings.end(), ending) != kArticleEndings.end();
}

/// Why a path leads to nothing, in the words of `read`.
Error not_there(const std::string& path) {
  Error why{ErrorKind::input, path + ": cannot be read"};
  read::read_file(path, {}, [&](Result<read::ReadArticle> article) {
    if (!article.ok()) why = article.error();
    return false;
  });
  return why;
}

Error no_access(const std::string& path, const std::error_code& reason) {
  return {ErrorKind::input, fmt::format("{}: {}; check the name and its permissions", path, reason.message())};
}

class Expander {
 public:
  void take(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path == "-" || net::is_address(path)) {
      add_file(path);
    } else if (fs::is_directory(status)) {
      take_folder(path);
    } else if (fs::exists(status)) {
      add_file(path);
    } else if (!take_pattern(path)) {
      inputs_.failures.push_back(not_there(path));
    }
  }

  Inputs finish() { return std::move(inputs_); }

 private:
  void add_file(const std::string& path) {
    if (seen_.insert(path).second) inputs_.files.push_back(path);
  }

  /// A folder that cannot be entered is a failure of its own; what lies beside it is still read.
  void take_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (is_hidden(it->path()))
        ++inputs_.passed_over.hidden;
      else
        entries.push_back(it->path());
    }
    if (error) inputs_.failures.push_back(no_access(folder.string(), error));
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) take_entry(entry);
  }

  void take_entry(const fs::path& entry) {
    std::error_code ignored;
    if (fs::is_directory(entry, ignored)) {
      if (fs::is_symlink(fs::symlink_status(entry, ignored)))
        ++inputs_.passed_over.link_folders;
      else
        take_folder(entry);
    } else if (!has_article_ending(entry)) {
      ++inputs_.passed_over.other_endings;
    } else if (is_note(entry)) {
      ++inputs_.passed_over.notes;
    } else {
      add_file(entry.string());
    }
  }

  /// True when the pattern matched something.
  bool take_pattern(const std::string& pattern) {
    if (pattern.find_first_of("*?[") == std::string::npos) return false;
    glob_t found{};
    const bool matched = ::glob(pattern.c_str(), 0, nullptr, &found) == 0;
    for (std::size_t i = 0; matched && i < found.gl_pathc; ++i) take(found.gl_pathv[i]);
    ::globfree(&found);
    return matched;
  }

  Inputs inputs_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void add_input_format_option(CLI::App& verb, std::string& from) {
  verb.add_option("--from", from,
                  "how to read: text, markdown, html, feed, warc, eml, docx, odt, pdf or jsonl (else guessed)")
      ->type_name("WORD")
      ->check(
          CLI::IsMember({"jsonl", "html", "text", "markdown", "feed", "warc", "eml", "docx", "odt", "pdf", "sniff"}));
}

Result<read::Format> parse_input_format(const std::string& from) {
  if (from.empty()) return read::Format::sniff;
  const std::optional<read::Format> format = read::parse_format(from);
  if (!format)
    return Error{ErrorKind::usage, fmt::format("--from {} is not a format; whosays read --help lists them", from)};
  return *format;
}

void add_limit_options(CLI::App& verb, read::Limits& limits) {
  constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;
  constexpr unsigned kMostMegabytes = 3500;  // places in a text have 32 bits
  constexpr unsigned kMost = 1'000'000'000;
  constexpr unsigned kDeepest = 4000;  // what reads a tree calls itself once a level
  constexpr unsigned kMostSeconds = 3600;
  const auto group = [](CLI::Option* option, unsigned least, unsigned most, const char* unit) {
    option->type_name(unit)->check(CLI::Range(least, most))->group("Limits");
  };
  group(verb.add_option_function<unsigned>(
            "--max-input", [&limits](unsigned megabytes) { limits.max_input_bytes = megabytes * kMegabyte; },
            "of a file, JSON line or page of an archive, unpacked, in MB; 512 unless said"),
        1, kMostMegabytes, "MB");
  const auto number = [&](const char* name, std::uint32_t& limit, const char* what, unsigned most) {
    group(verb.add_option(name, limit, what)->capture_default_str(), 1, most, "N");
  };
  number("--max-depth", limits.max_html_depth, "of elements of HTML inside each other", kDeepest);
  number("--max-tags", limits.max_html_tags, "of a page of HTML", kMost);
  number("--max-entries", limits.max_feed_entries, "of a feed", kMost);
  number("--max-ratio", limits.max_unpack_ratio, "of unpacked to packed bytes, beyond 16 MB", kMost);
  number("--max-pdf-time", limits.max_pdf_seconds, "of pdftotext for one PDF, in seconds", kMostSeconds);
}

void add_threads_option(CLI::App& verb, unsigned& threads) {
  verb.add_option("-j,--jobs", threads, "articles to read at the same time; 0 is one a core")
      ->type_name("N")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
}

std::string words(const PassedOver& passed_over) {
  std::vector<std::string> reasons;
  const auto add = [&](std::size_t n, std::string_view why) {
    if (n > 0) reasons.push_back(fmt::format("{} {}", n, why));
  };
  add(passed_over.other_endings, "with another ending");
  add(passed_over.notes, passed_over.notes == 1 ? "note (README, LICENSE ...)" : "notes (README, LICENSE ...)");
  add(passed_over.hidden, "hidden");
  add(passed_over.link_folders, passed_over.link_folders == 1 ? "link to a folder" : "links to folders");
  return fmt::format("{} passed over: {}", passed_over.total(), joined(reasons, ", "));
}

Inputs expanded(const std::vector<std::string>& paths) {
  Expander expander;
  for (const std::string& path : paths) expander.take(path);
  return expander.finish();
}

}  // namespace whosays::cli
