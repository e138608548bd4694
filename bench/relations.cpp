// What it costs to relate many articles: cost an article at growing sizes, memory, pairs, groups.
//
//   bench_relations SIZE < ARTICLES     ARTICLES: lines of JSON {id, text, title, date?, source?}, as of a corpus
//
// From the articles that are given SIZE are made, streamed, never held: each once, and then copies of them by a seeded
// corruptor (words left out, sentences turned, numbers and names kept), one of three; the other two are new articles,
// made of sentences of several, so that names and phrases repeat as in a real ledger. Prints a line at each tenth of
// SIZE.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "relate/relate.h"

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

int main(int argc, char** argv) {
  const std::size_t size = argc > 1 ? std::stoul(argv[1]) : 10000;
  const std::vector<Source> given = sources(std::max<std::size_t>(500, size / 10));
  if (given.empty()) {
    fmt::print(stderr, "bench_relations: no articles on standard input; see the head of bench/relations.cpp\n");
    return 2;
  }
  Maker maker(given, 11);
  whosays::relate::Relating relating;
  fmt::print("{} articles, {} of them given; processor time\n", size, given.size());
  fmt::print("articles   added, us each   pairs compared   groups of 2 or more   arranging, us each   memory, MB\n");
  double making = 0;
  double begun = processor_seconds();
  std::size_t last = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const double before = processor_seconds();
    const Maker::Made made = maker.next(i);
    making += processor_seconds() - before;
    relating.add({made.id, made.outlet, made.day, "", made.title, made.text});
    if ((i + 1) % std::max<std::size_t>(1, size / 10) != 0) continue;
    relating.compare_pairs();
    const double adding = processor_seconds() - begun - making;
    const double arrange_begun = processor_seconds();
    const auto rows = relating.rows();
    const double arranging = processor_seconds() - arrange_begun;
    std::size_t groups = 0;
    for (const auto& row : rows) groups += row.kind == whosays::relate::Kind::origin ? 1U : 0U;
    fmt::print("{:8} {:16.0f} {:16} {:21} {:20.0f} {:12.0f}\n", i + 1, 1e6 * adding / static_cast<double>(i + 1 - last),
               relating.links().size(), groups, 1e6 * arranging / static_cast<double>(i + 1), memory_mb());
    std::fflush(stdout);
    last = i + 1;
    making = 0;
    begun = processor_seconds();
  }
  return 0;
}
