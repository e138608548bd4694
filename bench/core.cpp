// How fast the language core reads: raw text to sentences, words, lemmas, tags, trees and names, on one core.
//
//   bench_core MODEL.wsm TEXT...     words a second of each step and of all, characters (bytes) a second of all
//
// The text is repeated until it has about 200,000 words, as documents of its own; scratch is kept between documents as
// the program's workers do. bench/run runs it beside other programs on the same text.
#include <sys/resource.h>

#include <cstdio>
#include <sstream>
#include <vector>

#include "engine/core.h"
#include "measure.h"
#include "token/token.h"

namespace {

using namespace whosays;

double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: bench_core MODEL.wsm TEXT...\n");
    return 2;
  }
  const double opening = now();
  const auto model = model::Model::open(arguments[1]);
  if (!model.ok()) {
    std::fprintf(stderr, "%s\n", model.error().message.c_str());
    return 2;
  }
  const auto core = engine::Core::load(*model);
  if (!core.ok()) {
    std::fprintf(stderr, "%s\n", core.error().message.c_str());
    return 2;
  }
  std::printf("opened and verified in %.1f ms\n", 1000 * (now() - opening));
  std::vector<std::string> texts;
  for (int i = 2; i < count; ++i) texts.push_back(contents(arguments[i]));
  engine::CoreScratch scratch;
  std::size_t words = 0;
  std::size_t bytes = 0;
  double splitting = 0;
  double reading = 0;
  while (words < 400000) {
    for (const std::string& text : texts) {
      const double begin = now();
      const token::Split split = token::split(text);
      const double between = now();
      splitting += between - begin;
      const auto layers = core->read(Field::text, text, split.sentences, split.words, scratch);
      reading += now() - between;
      words += layers.trees.head.size();
      bytes += text.size();
    }
    if (words == 0) break;
  }
  const auto n = static_cast<double>(words);
  std::printf(
      "kernels %.*s, %zu words; words/s: sentences and words %.0f, tags, trees and names %.0f, all %.0f; %.0f "
      "characters/s; %.0f MB\n",
      static_cast<int>(model::kernels().name.size()), model::kernels().name.data(), words, n / splitting, n / reading,
      n / (splitting + reading), static_cast<double>(bytes) / (splitting + reading), megabytes());
  return 0;
}
