#include "relate/evidence.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <type_traits>

#include "relate/align.h"
#include "relate/frequency.h"
#include "relate/order.h"
#include "relate/runs.h"

namespace whosays::relate {
namespace {

constexpr float kExact = 0.93F;  // similarity of two sentences that read the same

constexpr std::array<std::string_view, kTraits> kWords{"run_share",
                                                       "run_share_low",
                                                       "run_words",
                                                       "run_longest",
                                                       "run_quoted",
                                                       "chain_share",
                                                       "chain_share_low",
                                                       "chain_similarity",
                                                       "chain_function",
                                                       "chain_content",
                                                       "chain_count",
                                                       "chain_straight",
                                                       "order",
                                                       "names",
                                                       "names_low",
                                                       "name_order",
                                                       "title",
                                                       "credit",
                                                       "agency",
                                                       "one_house",
                                                       "gap",
                                                       "length",
                                                       "length_ratio"};

float part(double some, double all) { return all <= 0 ? 0 : static_cast<float>(std::min(1.0, some / all)); }

// Logarithm from 0 at nothing to 1 at `full`.
float logarithmic(double x, double full) { return static_cast<float>(std::min(1.0, std::log1p(x) / std::log1p(full))); }

double weight_of(std::span<const Stem> names) {
  double sum = 0;
  for (const Stem& name : names) sum += name.level;
  return sum;
}

double weight_of_both(std::span<const Stem> a, std::span<const Stem> b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].stem == b[j].stem) sum += a[i].level;
    const bool step_a = a[i].stem <= b[j].stem;
    const bool step_b = b[j].stem <= a[i].stem;
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return sum;
}

std::uint32_t times_named(const Page& page, std::span<const std::uint32_t> outlet) {
  std::uint32_t times = 0;
  if (outlet.empty()) return 0;
  for (std::size_t i = 0; i + outlet.size() <= page.words.size(); ++i) {
    std::size_t k = 0;
    while (k < outlet.size() && page.words[i + k].form == outlet[k]) ++k;
    times += k == outlet.size() ? 1U : 0U;
  }
  return times;
}

float gap_of(const Page& a, const Page& b) {
  if (a.day == 0 || b.day == 0) return 0.4F;
  const std::int32_t days = std::abs(a.day - b.day);
  constexpr std::array<std::int32_t, 5> kSteps{0, 1, 3, 10, 60};
  float out = 0;
  for (const std::int32_t step : kSteps) out += days > step ? 0.2F : 0.0F;
  return out;
}

struct Comparing {
  const Page& a;
  const Page& b;
  Evidence out;

  float& trait(Trait t) { return out.traits[static_cast<std::size_t>(t)]; }

  void both(Trait high, Trait low, float x, float y) {
    trait(high) = std::max(x, y);
    trait(low) = std::min(x, y);
  }

  void take_runs() {
    const Runs runs = runs_between(a, b);
    out.own_words = std::max(runs.own_a, runs.own_b);
    out.quoted_words = runs.quoted;
    out.longest = runs.longest;
    out.a.run_share = part(runs.own_a, a.own);
    out.b.run_share = part(runs.own_b, b.own);
    both(Trait::run_share, Trait::run_share_low, out.a.run_share, out.b.run_share);
    trait(Trait::run_words) = logarithmic(out.own_words, 1000);
    trait(Trait::run_longest) = logarithmic(out.longest, 500);
    trait(Trait::run_quoted) = logarithmic(out.quoted_words, 1000);
  }

  // Mean level of the words of one sentence that the other does not have. Of copies the sentences have the same stems,
  // mostly: then no word is looked up.
  static void add_rarer(const Page& page, const Sentence& mine, std::span<const Stem> other, double& sum,
                        double& count) {
    const std::span<const Stem> stems = page.stems_of(mine);
    if (std::equal(stems.begin(), stems.end(), other.begin(), other.end())) return;
    for (std::uint32_t i = mine.begin; i < mine.end; ++i) {
      const Word& word = page.words[i];
      if (word.function || word.number) continue;
      const auto place = std::lower_bound(other.begin(), other.end(), word.stem,
                                          [](const Stem& stem, std::uint32_t wanted) { return stem.stem < wanted; });
      if (place != other.end() && place->stem == word.stem) continue;
      sum += word.level;
      ++count;
    }
  }

  void take_alignment() {
    const Alignment alignment = align(a, b);
    double own_a = 0, own_b = 0, similarity = 0, function = 0, content = 0, weight = 0, exact = 0;
    double words_a = 0, words_b = 0, rare_a = 0, rare_b = 0, odd_a = 0, odd_b = 0;
    std::uint32_t straight = 0, longest_straight = 0;
    const AlignedPair* before = nullptr;
    for (const AlignedPair& pair : alignment.chain) {
      const Sentence& x = a.sentences[pair.a];
      const Sentence& y = b.sentences[pair.b];
      const double words = std::min(x.end - x.begin, y.end - y.begin);
      own_a += x.own;
      own_b += y.own;
      weight += words;
      similarity += words * pair.similarity;
      function += words * pair.function;
      content += words * pair.content;
      exact += pair.similarity >= kExact ? words : 0;
      words_a += x.end - x.begin;
      words_b += y.end - y.begin;
      add_rarer(a, x, b.stems_of(y), rare_a, odd_a);
      add_rarer(b, y, a.stems_of(x), rare_b, odd_b);
      const bool next = before && pair.a == before->a + 1 && pair.b == before->b + 1;
      straight = next ? straight + 1 : 1;
      longest_straight = std::max(longest_straight, straight);
      before = &pair;
    }
    out.aligned = static_cast<std::uint32_t>(alignment.chain.size());
    out.a.chain_share = part(own_a, a.own);
    out.b.chain_share = part(own_b, b.own);
    out.a.rarer = odd_a < 5 ? 0 : static_cast<float>(rare_a / odd_a / kRarest);
    out.b.rarer = odd_b < 5 ? 0 : static_cast<float>(rare_b / odd_b / kRarest);
    out.exact = part(exact, weight);
    out.stretch = words_a == 0 ? 1 : static_cast<float>(words_b / words_a);
    both(Trait::chain_share, Trait::chain_share_low, out.a.chain_share, out.b.chain_share);
    trait(Trait::chain_similarity) = part(similarity, weight);
    trait(Trait::chain_function) = part(function, weight);
    trait(Trait::chain_content) = part(content, weight);
    trait(Trait::chain_count) = logarithmic(out.aligned, 40);
    trait(Trait::chain_straight) = logarithmic(longest_straight, 30);
    trait(Trait::order) = part(alignment.chain_mass, alignment.best_mass);
  }

  void take_names() {
    const double weight = weight_of_both(a.name_set, b.name_set);
    out.a.names = part(weight, weight_of(a.name_set));
    out.b.names = part(weight, weight_of(b.name_set));
    both(Trait::names, Trait::names_low, out.a.names, out.b.names);
    out.names = static_cast<std::uint32_t>(common_subsequence(a.names, b.names, b.name_places));
    trait(Trait::name_order) = part(out.names, static_cast<double>(std::min(a.names.size(), b.names.size())));
  }

  void take_frame() {
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.title.begin(), a.title.end(), b.title.begin(), b.title.end(), std::back_inserter(shared));
    trait(Trait::title) =
        part(2.0 * static_cast<double>(shared.size()), static_cast<double>(a.title.size() + b.title.size()));
    trait(Trait::one_house) = a.publisher != 0 && a.publisher == b.publisher ? 1.0F : 0.0F;
    if (trait(Trait::one_house) == 0) {
      out.a.names_other = times_named(a, b.outlet);
      out.b.names_other = times_named(b, a.outlet);
    }
    const std::uint32_t named = std::max(out.a.names_other, out.b.names_other);
    trait(Trait::credit) = named == 0 ? 0.0F : named == 1 ? 0.6F : 1.0F;
    trait(Trait::agency) = (a.agency_tag ? 0.5F : 0.0F) + (b.agency_tag ? 0.5F : 0.0F);
    trait(Trait::gap) = gap_of(a, b);
    trait(Trait::length) = logarithmic(std::min(a.own, b.own), 1500);
    trait(Trait::length_ratio) = part(std::min(a.own, b.own), std::max(a.own, b.own));
    out.same_address = a.url != 0 && a.url == b.url;
    out.same_text = a.whole == b.whole && a.words.size() == b.words.size() && a.words.size() >= kGram;
  }
};

}  // namespace

std::string_view word(Trait trait) { return kWords[static_cast<std::size_t>(trait)]; }

Evidence compare(const Page& a, const Page& b) {
  Comparing comparing{a, b, {}};
  comparing.take_runs();
  comparing.take_alignment();
  comparing.take_names();
  comparing.take_frame();
  return comparing.out;
}

namespace {

// Each number in turn, by its 32 bits, the lowest byte first.
template <class E, class F>
void each_number(E& e, F take) {
  for (auto& trait : e.traits) take(trait);
  for (auto* side : {&e.a, &e.b}) {
    take(side->run_share);
    take(side->chain_share);
    take(side->names);
    take(side->rarer);
    take(side->names_other);
  }
  take(e.own_words);
  take(e.quoted_words);
  take(e.longest);
  take(e.aligned);
  take(e.names);
  take(e.exact);
  take(e.stretch);
}

constexpr std::size_t kPackedBytes = 4 * (kTraits + std::size_t{2} * 5 + 7) + 1;

}  // namespace

std::string packed(const Evidence& evidence) {
  std::string out;
  out.reserve(kPackedBytes);
  each_number(evidence, [&](const auto& number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(bits >> shift);
  });
  out += static_cast<char>((evidence.same_text ? 1 : 0) | (evidence.same_address ? 2 : 0));
  return out;
}

std::optional<Evidence> unpacked(std::string_view bytes) {
  if (bytes.size() != kPackedBytes) return std::nullopt;
  Evidence out;
  std::size_t at = 0;
  each_number(out, [&](auto& number) {
    std::uint32_t bits = 0;
    for (unsigned shift = 0; shift < 32; shift += 8)
      bits |= std::uint32_t{static_cast<unsigned char>(bytes[at++])} << shift;
    number = std::bit_cast<std::remove_reference_t<decltype(number)>>(bits);
  });
  out.same_text = (bytes[at] & 1) != 0;
  out.same_address = (bytes[at] & 2) != 0;
  return out;
}

}  // namespace whosays::relate
