// How fast the language core reads: raw text to sentences, words, lemmas, tags, trees and names, on one core.
//
//   bench_core MODEL.wsm TEXT...
//
// Prints words a second of each step and of all, characters (bytes) a second of all, memory, how soon it is ready, and
// its allocations.
//
// Ready: processor time from main until the model is mapped, its hash verified and the first sentence read; and the
// same for the program's own core, which is in its file and was verified by the build. Allocations: calls of operator
// new for one text and for ten times that text, once the scratch is warm. Together: the texts as strings of one call,
// whose sentences share batches (the splitting left out). For the rates the text is repeated until it
// has about 400,000 words, as documents of its own; scratch is kept between documents as the program's workers do.
// bench/run runs it beside other programs on the same text.
#include <sys/resource.h>

#include <cstdio>
#include <sstream>
#include <vector>

#include "base/test_allocations.h"
#include "engine/core.h"
#include "measure.h"
#include "token/token.h"

namespace {

using namespace whosays;

constexpr std::string_view kSentence = "Commissioner Marek Odel denied it on Tuesday.";

double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// What one document takes from the heap.
std::uint64_t taken_by(const engine::Core& core, const std::string& text, engine::CoreScratch& scratch) {
  const std::uint64_t before = allocations();
  const token::Split split = token::split(text);
  const auto layers = core.read(Field::text, text, split.sentences, split.words, scratch);
  return allocations() - before;
}

/// Prints how fast the same documents are when their strings share batches.
void print_together(const engine::Core& core, const std::vector<std::string>& texts, engine::CoreScratch& scratch) {
  std::vector<token::Split> splits;
  std::vector<engine::CoreInput> inputs;
  std::size_t words_once = 0;
  for (const std::string& text : texts) {
    splits.push_back(token::split(text));
    words_once += splits.back().words.size();
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    inputs.push_back({Field::text, {texts[i], &splits[i].sentences, &splits[i].words}});
  if (words_once == 0) return;
  std::size_t words = 0;
  const double begin = now();
  for (; words < 400000; words += words_once) const auto layers = core.read(inputs, scratch);
  std::printf("the same documents together; words/s: tags, trees and names %.0f\n",
              static_cast<double>(words) / (now() - begin));
}

void print_allocations(const engine::Core& core, const std::vector<std::string>& texts) {
  std::string once;
  for (const std::string& text : texts) once += text + "\n\n";
  std::string tenfold;
  for (int i = 0; i < 10; ++i) tenfold += once;
  engine::CoreScratch scratch;
  taken_by(core, tenfold, scratch);
  const std::uint64_t few = taken_by(core, once, scratch);
  const std::uint64_t many = taken_by(core, tenfold, scratch);
  std::printf("allocations: %llu for a text of %zu bytes, %llu for ten times that text\n",
              static_cast<unsigned long long>(few), once.size(), static_cast<unsigned long long>(many));
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
  const double opened = now();
  if (core->sample(kSentence).empty()) return 2;
  std::printf("ready in %.1f ms, %.1f of them to map and verify the model\n", 1000 * (now() - opening),
              1000 * (opened - opening));
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
  print_together(*core, texts, scratch);
  print_allocations(*core, texts);
  const double beginning = now();
  if (engine::embedded_core().sample(kSentence).empty()) return 2;
  std::printf("the program's own core is ready in %.1f ms\n", 1000 * (now() - beginning));
  return 0;
}
