// What the kernels of src/model reach on this machine: multiplications a second for dense layers, words a second for
// the rest, each set beside scalar. Sizes are the language core's.
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

#include "model/kernels.h"
#include "model/recurrence.h"

namespace {

using namespace whosays::model;

constexpr std::size_t kWords = 512;

template <class T>
std::vector<T> numbers(std::size_t count, int least, int most) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> any(least, most);
  std::vector<T> out(count);
  for (T& x : out) x = static_cast<T>(any(random));
  return out;
}

double rate_of(std::size_t amount) { return static_cast<double>(amount); }

void dense(benchmark::State& state, const Kernels& set) {
  const auto layer = Dense::pack("bench", 384, 192, numbers<std::int8_t>(384 * 192, -127, 127),
                                 numbers<std::int32_t>(384, 1 << 20, 1 << 25), std::vector<std::int64_t>(384));
  const auto x = numbers<std::int8_t>(kWords * 192, -64, 63);
  std::vector<std::int16_t> out(kWords * 384);
  for (auto _ : state) {
    set.dense(*layer, x, out.data());
    benchmark::ClobberMemory();
  }
  state.counters["MAC/s"] =
      benchmark::Counter(rate_of(kWords * 384 * 192), benchmark::Counter::kIsIterationInvariantRate);
}

/// Dense product and recurrence together, sentences of 20 words.
void layer_of(benchmark::State& state, const Kernels& set) {
  const auto layer = Dense::pack("bench", 384, 192, numbers<std::int8_t>(384 * 192, -127, 127),
                                 numbers<std::int32_t>(384, 1 << 20, 1 << 25), std::vector<std::int64_t>(384));
  const auto x = numbers<std::int8_t>(kWords * 192, -64, 63);
  std::vector<std::uint32_t> borders;
  for (std::uint32_t at = 0; at < kWords; at += 20) borders.push_back(at);
  borders.push_back(kWords);
  std::vector<std::int8_t> out(kWords * 2 * 96);
  for (auto _ : state) {
    recurrent(set, *layer, x, borders, out.data());
    benchmark::ClobberMemory();
  }
  state.counters["words/s"] = benchmark::Counter(rate_of(kWords), benchmark::Counter::kIsIterationInvariantRate);
}

/// 15 rows a word out of 83,000, by Zipf's law (the rank is uniform in its logarithm), scattered over the table.
void sum_rows(benchmark::State& state, const Kernels& set) {
  constexpr std::size_t kRows = 83000;
  const auto rows = numbers<std::int8_t>(kRows * 128, -127, 127);
  const auto multipliers = numbers<std::int16_t>(kRows, 10, 2000);
  const RowTable table{rows, multipliers, 128};
  auto chosen = numbers<std::uint32_t>(kWords * 64 * 15, 0, 1 << 20);
  for (std::uint32_t& row : chosen) {
    const double rank = std::pow(double{kRows - 1}, row / std::pow(2.0, 20));
    row = static_cast<std::uint32_t>(static_cast<std::uint64_t>(rank) * 48271 % kRows);
  }
  std::vector<std::int16_t> out(kWords * 128);
  std::size_t batch = 0;
  for (auto _ : state) {
    set.sum_rows(table, std::span(chosen).subspan(batch * kWords * 15, kWords * 15), 15, out.data());
    benchmark::ClobberMemory();
    batch = (batch + 1) % 64;
  }
  state.counters["words/s"] = benchmark::Counter(rate_of(kWords), benchmark::Counter::kIsIterationInvariantRate);
}

void tanh(benchmark::State& state, const Kernels& set) {
  const auto x = numbers<std::int16_t>(kWords * 128, -9000, 9000);
  std::vector<std::int8_t> out(x.size());
  for (auto _ : state) {
    set.tanh(x, out.data());
    benchmark::ClobberMemory();
  }
  state.counters["words/s"] = benchmark::Counter(rate_of(kWords), benchmark::Counter::kIsIterationInvariantRate);
}

/// Arc scores of sentences of 20 words: 20 dependents, 21 heads.
void products(benchmark::State& state, const Kernels& set) {
  const auto a = numbers<std::int8_t>(20 * 64, -64, 63);
  const auto b = numbers<std::int8_t>(21 * 64, -64, 63);
  std::vector<std::int32_t> out(20 * 21);
  for (auto _ : state) {
    set.products(a, b, 64, out.data());
    benchmark::ClobberMemory();
  }
  state.counters["words/s"] = benchmark::Counter(20, benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

int main(int count, char** arguments) {
  for (const Kernels* set : available_kernels()) {
    const auto add = [&](const char* what, void (*run)(benchmark::State&, const Kernels&)) {
      benchmark::RegisterBenchmark((std::string(what) + "/" + std::string(set->name)).c_str(),
                                   [run, set](benchmark::State& state) { run(state, *set); });
    };
    add("dense 192x384", dense);
    add("layer 192x384", layer_of);
    add("sum of 15 rows", sum_rows);
    add("tanh 128", tanh);
    add("products 64", products);
  }
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
