// How fast the whole line is: clean text to a frozen document with its statements, and that as JSON, on one core.
//
//   bench_line TEXT...     words (between blanks) a second of both, and what the first article costs beside the others:
//                          opening the models, reading the word lists
//
// The texts are read as articles of their own, again and again, until there are about 100,000 words; the time is the
// processor's. Of the program that leaves out its start, the file and its language: what people wait for is measured by
//   perf stat -e task-clock whosays read --from jsonl --format jsonl -j 1 FILE     (docs/notes/reading-speed.md)

#include <cstdio>
#include <sstream>
#include <vector>

#include "doc/article_json.h"
#include "engine/pipeline.h"
#include "measure.h"

namespace {

using namespace whosays;

/// Between blanks, as `wc -w` counts.
std::size_t words_of(const std::string& text) {
  std::istringstream in(text);
  std::size_t words = 0;
  for (std::string word; in >> word;) ++words;
  return words;
}

Article article_of(const std::string& text) {
  Article out;
  out.id = "0000000000000000";
  out.language = "en";
  out.media_type = "text/plain";
  out.text = text;
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: bench_line TEXT...\n");
    return 2;
  }
  std::vector<std::string> texts;
  std::size_t all = 0;
  for (int i = 1; i < count; ++i) {
    texts.push_back(contents(arguments[i]));
    all += words_of(texts.back());
  }
  if (all == 0) {
    std::fprintf(stderr, "bench_line: no words in the texts\n");
    return 2;
  }
  const double begin = now();
  engine::analyse(article_of(texts.front()));
  const double first = now() - begin;
  std::size_t words = 0;
  double reading = 0;
  double writing = 0;
  std::size_t bytes = 0;
  while (words < 100'000) {
    for (const std::string& text : texts) {
      const double start = now();
      const FrozenDocument document = engine::analyse(article_of(text));
      const double between = now();
      bytes += to_json(*document).size();
      writing += now() - between;
      reading += between - start;
    }
    words += all;
  }
  const auto n = static_cast<double>(words);
  std::printf(
      "first article %.1f ms; %zu words in articles of %zu on average; words/s: line %.0f, JSON %.0f (%zu bytes a "
      "word), both %.0f\n",
      1000 * first, words, all / texts.size(), n / reading, n / writing, bytes / words, n / (reading + writing));
  return 0;
}
