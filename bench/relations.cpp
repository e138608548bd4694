// What it costs to compare many articles in a ledger: at growing sizes, in bulk and one by one; memory, size of the
// file.
//
//   bench_relations SIZE LEDGER < ARTICLES     ARTICLES: lines of JSON {id, text, title, date?, source?}, as of a
//   corpus;
//                                              LEDGER: a file that is made, and may be deleted afterwards
//
// From the articles that are given SIZE are made, streamed, never held: each once, and then copies of them by a seeded
// corruptor (words left out, sentences turned, numbers and names kept), one of three; the other two are new articles,
// made of sentences of several, so that names and phrases repeat as in a real ledger. They are put into the ledger
// first, which is not counted; then those that wait are compared, as `refresh` does. Prints a line at each tenth of
// SIZE.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "base/hash.h"
#include "doc/document.h"
#include "ledger/ledger.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Source {
  std::string title, outlet;
  std::vector<std::string> sentences;
};

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

std::vector<Source> sources(std::size_t most) {
  std::vector<Source> out;
  std::string line;
  while (out.size() < most && std::getline(std::cin, line)) {
    rapidjson::Document article;
    article.Parse(line.c_str());
    if (article.HasParseError() || !article.HasMember("text")) continue;
    Source source;
    const auto text_of = [&](const char* key) {
      return article.HasMember(key) && article[key].IsString() ? std::string(article[key].GetString()) : std::string();
    };
    source.title = text_of("title");
    source.outlet = text_of("source");
    source.sentences = sentences_of(text_of("text"));
    if (source.sentences.size() > 5) out.push_back(std::move(source));
  }
  return out;
}

class Maker {
 public:
  Maker(const std::vector<Source>& sources, std::uint64_t seed) : sources_(sources), random_(seed) {}

  struct Made {
    std::string id, outlet, day, title, text;
  };
  Made next(std::size_t number) {
    Made made;
    made.id = fmt::format("b{}", number);
    made.day = fmt::format("20{:02}-{:02}-{:02}", 12 + random_() % 9, 1 + random_() % 12, 1 + random_() % 28);
    const Source& first = sources_[number % sources_.size()];
    made.title = first.title;
    made.outlet = number < sources_.size() ? first.outlet : fmt::format("Outlet {}", random_() % 500);
    if (number < sources_.size()) {
      for (const std::string& s : first.sentences) made.text += s;
    } else if (number % 3 == 0) {
      corrupted(sources_[random_() % sources_.size()], made.text);
    } else {
      // Sentences of many articles, one from each: names and phrases of the collection, nobody's text.
      for (std::size_t k = 0; k < first.sentences.size(); ++k) {
        const Source& other = sources_[random_() % sources_.size()];
        shuffled(other.sentences[random_() % other.sentences.size()], made.text);
      }
      made.title.clear();
    }
    return made;
  }

 private:
  void corrupted(const Source& source, std::string& out) {
    for (const std::string& sentence : source.sentences) {
      if (random_() % 12 == 0) continue;
      std::string word;
      for (const char c : sentence) {
        word += c;
        if (c != ' ') continue;
        const bool keeps = word.front() < 'a' || word.front() > 'z' || random_() % 5 != 0;
        if (keeps) out += word;
        word.clear();
      }
      out += word;
    }
  }
  // Its words in another order, three by three: no run of five is left.
  void shuffled(const std::string& sentence, std::string& out) {
    std::vector<std::string> words{""};
    for (const char c : sentence) {
      if (c == ' ' || c == '\n') {
        words.emplace_back();
      } else {
        words.back() += c;
      }
    }
    for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[random_() % i]);
    for (const std::string& word : words) out += word + ' ';
    out += '\n';
  }

  const std::vector<Source>& sources_;
  std::mt19937_64 random_;
};

double memory_mb() {
  std::ifstream status("/proc/self/statm");
  std::size_t pages = 0;
  std::size_t resident = 0;
  status >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
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

}  // namespace

namespace {

using whosays::Document;
using whosays::Ledger;

constexpr std::size_t kOneByOne = 50;  // articles at each tenth that are compared as they are added
constexpr std::size_t kInBulk = 200;
constexpr unsigned kThreads = 2;

template <class T>
T wanted(whosays::Result<T> result) {
  if (result.ok()) return std::move(*result);
  fmt::print(stderr, "bench_relations: {}\n", result.error().message);
  std::exit(1);
}

void add(Ledger& ledger, const Maker::Made& made, bool compare) {
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

void run(std::size_t size, Ledger& ledger, const std::string& path, Maker& maker, std::size_t given) {
  fmt::print("{} articles, {} of them given; microseconds an article\n", size, given);
  fmt::print("articles   compared: processor   wall   added at once: processor   memory, MB   file, MB\n");
  const std::size_t step = std::max<std::size_t>(2 * kOneByOne, size / 10);
  for (std::size_t done = 0; done < size; done += step) {
    const Times filling;
    for (std::size_t i = 0; i < step - kOneByOne; ++i) add(ledger, maker.next(done + i), false);
    const double adding = filling.processor_us(step - kOneByOne);
    const Times comparing;
    while (wanted(ledger.compare_waiting(kInBulk, kThreads)) > 0) {
    }
    wanted(ledger.arrange_groups());
    const double processor = comparing.processor_us(step - kOneByOne);
    const double wall = comparing.wall_us(step - kOneByOne);
    const Times at_once;
    for (std::size_t i = step - kOneByOne; i < step; ++i) add(ledger, maker.next(done + i), true);
    const double one_by_one = at_once.processor_us(kOneByOne) - adding;
    fmt::print("{:8} {:20.0f} {:6.0f} {:26.0f} {:12.0f} {:10.0f}\n", done + step, processor, wall, one_by_one,
               memory_mb(), static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    std::fflush(stdout);
  }
  wanted(ledger.arrange_groups());
  fmt::print("{} pairs kept\n", wanted(ledger.related()).pairs.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_relations SIZE LEDGER < ARTICLES\n");
    return 2;
  }
  const std::size_t size = std::stoul(argv[1]);
  const std::vector<Source> given = sources(std::max<std::size_t>(500, size / 10));
  if (given.empty()) {
    fmt::print(stderr, "bench_relations: no articles on standard input; see the head of bench/relations.cpp\n");
    return 2;
  }
  Maker maker(given, 11);
  Ledger ledger = wanted(Ledger::open(argv[2], {whosays::OpenMode::create, std::chrono::milliseconds(5000)}));
  run(size, ledger, argv[2], maker, given.size());
  return 0;
}
