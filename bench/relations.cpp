// What it costs to compare many articles in a ledger: processor time an article at each twentieth, memory, size of the
// file; then what it costs to arrange their families, which is done once, as in `refresh`.
//
//   bench_relations make SIZE LEDGER [LATEST [PERIOD]] < ARTICLES   lines of JSON {id, text, title, date?, source?}, as
//       of a corpus; LATEST: how long a copy waits at most, PERIOD: when the shape repeats itself, both in articles
//   bench_relations compare LEDGER [MOST]                  those that wait, as `refresh` does, until MOST are compared
//
// Both go on where they were when they are called again after they were ended, however. Articles are made by
// collection.h and put into the ledger first, which is not counted. Lines of compare are appended to LEDGER.tsv too.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "base/hash.h"
#include "collection.h"
#include "doc/document.h"
#include "ledger/ledger.h"

namespace {

using Clock = std::chrono::steady_clock;
using whosays::Document;
using whosays::Ledger;

constexpr std::uint64_t kSeed = 11;
constexpr std::size_t kInBulk = 10'000;
constexpr unsigned kThreads = 2;

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if ((text[i] == '.' || text[i] == '?') && (text[i + 1] == ' ' || text[i + 1] == '\n')) {
      out.push_back(text.substr(begin, i + 2 - begin));
      begin = i + 2;
    }
  if (begin < text.size()) out.push_back(text.substr(begin));
  return out;
}

std::vector<bench::Given> given_articles() {
  std::vector<bench::Given> out;
  std::string line;
  while (std::getline(std::cin, line)) {
    rapidjson::Document article;
    article.Parse(line.c_str());
    if (article.HasParseError() || !article.HasMember("text")) continue;
    const auto text_of = [&](const char* key) {
      return article.HasMember(key) && article[key].IsString() ? std::string(article[key].GetString()) : std::string();
    };
    bench::Given one{text_of("title"), text_of("source"), sentences_of(text_of("text"))};
    if (one.sentences.size() > 5) out.push_back(std::move(one));
  }
  return out;
}

/// The most memory that the process has had, MB.
double memory_mb() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmHWM:") {
      double kilobytes = 0;
      status >> kilobytes;
      return kilobytes / 1e3;
    }
  return 0;
}

/// Processor time of this process: what other work on the machine does not change.
double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class T>
T wanted(whosays::Result<T> result) {
  if (result.ok()) return std::move(*result);
  fmt::print(stderr, "bench_relations: {}\n", result.error().message);
  std::exit(1);
}

void wanted(const whosays::Status& status) {
  if (status.ok()) return;
  fmt::print(stderr, "bench_relations: {}\n", status.error().message);
  std::exit(1);
}

Ledger opened(const std::string& path, whosays::OpenMode mode) {
  return wanted(Ledger::open(path, {mode, std::chrono::milliseconds(5000)}));
}

void add(Ledger& ledger, const bench::Made& made, bool compare) {
  Document document;
  document.engine = "bench";
  document.model = "none";
  whosays::Article& article = document.article;
  article.id = made.id;
  article.sha256 = whosays::sha256_hex(made.text);
  article.text = made.text;
  article.title = made.title;
  article.publisher = made.outlet;
  article.published = made.day;
  article.media_type = "text/plain";
  article.charset = "utf-8";
  article.text_map = whosays::SourceMap::identity(static_cast<std::uint32_t>(made.text.size()));
  whosays::Admission admission;
  admission.compare = compare;
  wanted(ledger.add(document, made.text, admission));
}

struct Times {
  double processor = processor_seconds();
  Clock::time_point wall = Clock::now();
  [[nodiscard]] double processor_us(std::size_t n) const {
    return 1e6 * (processor_seconds() - processor) / static_cast<double>(n);
  }
  [[nodiscard]] double wall_us(std::size_t n) const {
    return std::chrono::duration<double, std::micro>(Clock::now() - wall).count() / static_cast<double>(n);
  }
};

double megabytes(const std::string& path) { return static_cast<double>(std::filesystem::file_size(path)) / 1e6; }

void make(std::size_t size, const std::string& path, const bench::Shape& shape) {
  const std::vector<bench::Given> given = given_articles();
  if (given.size() < 100) {
    fmt::print(stderr,
               "bench_relations: fewer than 100 articles on standard input; see the head of bench/relations.cpp\n");
    std::exit(2);
  }
  const bench::Collection collection(given, kSeed, shape);
  const std::vector<bench::Place> plan = bench::plan_of(size, kSeed, shape);
  Ledger ledger = opened(path, whosays::OpenMode::create);
  std::size_t at = wanted(ledger.totals("bench", "none")).articles;
  const Times times;
  const std::size_t first = at;
  for (; at < size; ++at) {
    add(ledger, collection.article(at, plan[at]), false);
    if ((at + 1) % 10000 == 0)
      fmt::print(stderr, "{} of {} articles in {}, {:.0f} us each\n", at + 1, size, path,
                 times.wall_us(at + 1 - first));
  }
}

void tell(const std::string& path, const std::string& line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
  std::ofstream(path + ".tsv", std::ios::app) << line << '\n';
}

std::string counts_an_article(const whosays::ComparingCounts& before, const whosays::ComparingCounts& after,
                              std::size_t articles) {
  using Counts = whosays::ComparingCounts;
  std::string out;
  for (const auto count : {&Counts::keys, &Counts::holders, &Counts::scanned, &Counts::unpacked, &Counts::pushed,
                           &Counts::lessened, &Counts::compared, &Counts::kept, &Counts::fetched})
    out += fmt::format("\t{:.2f}", static_cast<double>(after.*count - before.*count) / static_cast<double>(articles));
  return out;
}

void compare(const std::string& path, std::size_t most) {
  Ledger ledger = opened(path, whosays::OpenMode::write);
  const std::size_t all = wanted(ledger.totals("bench", "none")).articles;
  const std::size_t size = std::min(all, most);
  std::size_t done = all - wanted(ledger.waiting());
  tell(path, fmt::format("# {} of {} articles are compared; microseconds an article", done, all));
  tell(path,
       "# articles\tprocessor\twall\tmemory, MB\tfile, "
       "MB\tkeys\tholders\tscanned\tunpacked\tpushed\tlessened\tcompared\tkept\tfetched");
  // A line at each twentieth, and at each tenth of the first tenth: there the most changes.
  const std::size_t tenth = std::max<std::size_t>(size / 10, 1);
  const Times times_of_all;
  const std::size_t first = done;
  while (done < size) {
    const std::size_t step = std::max<std::size_t>(done < tenth ? tenth / 10 : tenth / 2, 1);
    const std::size_t goal = std::min(size, (done / step + 1) * step);
    const std::size_t from = done;
    const Times times;
    const whosays::ComparingCounts before = ledger.comparing_counts();
    while (done < goal) {
      const std::size_t some = wanted(ledger.compare_waiting(std::min(kInBulk, goal - done), kThreads));
      if (some == 0) return;  // of another table
      done += some;
      if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{} of {} ", done, size);
    }
    tell(path, fmt::format("{}\t{:.0f}\t{:.0f}\t{:.0f}\t{:.0f}{}", done, times.processor_us(done - from),
                           times.wall_us(done - from), memory_mb(), megabytes(path),
                           counts_an_article(before, ledger.comparing_counts(), done - from)));
  }
  const Times times;
  wanted(ledger.arrange_groups());
  const std::size_t now = std::max<std::size_t>(done - first, 1);
  tell(path, fmt::format("# families arranged, an article: {:.0f}\t{:.0f}\t{:.0f}\t{:.0f}", times.processor_us(now),
                         times.wall_us(now), memory_mb(), megabytes(path)));
  tell(path, fmt::format("# {} articles in {:.0f} s by the clock, {:.0f} s of processor time", now,
                         1e-6 * times_of_all.wall_us(1), 1e-6 * times_of_all.processor_us(1)));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "make" && argc >= 4 && argc <= 6) {
    bench::Shape shape;
    if (argc > 4) shape.latest = std::stoul(argv[4]);
    if (argc > 5) shape.period = std::stoul(argv[5]);
    make(std::stoul(argv[2]), argv[3], shape);
  } else if (verb == "compare" && (argc == 3 || argc == 4)) {
    compare(argv[2], argc == 4 ? std::stoul(argv[3]) : static_cast<std::size_t>(-1));
  } else {
    fmt::print(stderr,
               "usage: bench_relations make SIZE LEDGER [LATEST [PERIOD]] < ARTICLES; bench_relations compare LEDGER "
               "[MOST]\n");
    return 2;
  }
  return 0;
}
