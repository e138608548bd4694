#include "tag/tag.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "model/layers.h"

namespace whosays::tag {
namespace {

constexpr std::size_t kBatch = 256;  ///< words

template <class E>
Result<std::vector<E>> labels_of(const model::Model& model, std::string_view name) {
  TRY(const auto words, model.labels(name));
  std::vector<E> out;
  for (const std::string& text : words) {
    const auto known = parse_word<E>(text);
    if (!known) return Error{ErrorKind::input, fmt::format("core model: this program knows no {} {}", name, text)};
    out.push_back(*known);
  }
  return out;
}

template <class E>
std::optional<std::uint8_t> number_of(const std::vector<E>& labels, std::string_view text) {
  const auto known = parse_word<E>(text);
  const auto found = known ? std::ranges::find(labels, *known) : labels.end();
  return found == labels.end() ? std::nullopt : std::optional(static_cast<std::uint8_t>(found - labels.begin()));
}

}  // namespace

Result<Tagger> Tagger::load(const model::Model& model) {
  Tagger out(model);
  TRY(const auto hidden, model.number("hidden"));
  const auto inputs = static_cast<std::uint32_t>(2 * hidden);
  TRY(out.upos_labels_, labels_of<Upos>(model, "upos"));
  TRY(out.xpos_labels_, labels_of<Xpos>(model, "xpos"));
  TRY(out.upos_, model::dense_of(model, "upos", static_cast<std::uint32_t>(out.upos_labels_.size()), inputs));
  TRY(out.xpos_, model::dense_of(model, "xpos", static_cast<std::uint32_t>(out.xpos_labels_.size()), inputs));
  TRY(const auto pairs, model.labels("tag_pairs"));
  for (const std::string& text : pairs) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const auto upos = number_of(out.upos_labels_, std::string_view(text).substr(0, blank));
    const auto xpos = number_of(out.xpos_labels_, std::string_view(text).substr(std::min(blank + 1, text.size())));
    if (!upos || !xpos) return Error{ErrorKind::input, fmt::format("core model: no pair of tags: {}", text)};
    const auto at = static_cast<std::uint32_t>(out.pairs_.size());
    if (out.runs_.empty() || out.runs_.back().upos != *upos) out.runs_.push_back({*upos, at, at});
    out.pairs_.push_back({*upos, *xpos});
    out.runs_.back().end = at + 1;
  }
  if (out.pairs_.empty()) return Error{ErrorKind::input, "core model: it has no pairs of tags"};
  TRY(const auto rules, model.labels("lemma_rules"));
  TRY(const model::Tensor table, model.tensor("lemmas", model::Type::u64));
  TRY(out.lemmas_, Lemmas::make(rules, table.as<std::uint64_t>()));
  return out;
}

std::size_t Tagger::best_pair(const std::int32_t* upos, const std::int32_t* xpos) const {
  const auto best_of = [&](const Run& run, std::int64_t& most, std::size_t& best) {
    for (std::size_t p = run.first; p < run.end; ++p) {
      const std::int64_t sum = std::int64_t{upos[run.upos]} + xpos[pairs_[p].xpos];
      if (sum <= most) continue;
      most = sum;
      best = p;
    }
  };
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  const auto likely =
      std::ranges::max_element(runs_, [&](const Run& a, const Run& b) { return upos[a.upos] < upos[b.upos]; });
  std::int64_t reached = kLeast;
  std::size_t best = 0;
  best_of(*likely, reached, best);
  // Most runs cannot reach that: their part of speech scores too low for any fine tag.
  std::int64_t most_of_xpos = kLeast;
  for (std::size_t k = 0; k < xpos_labels_.size(); ++k) most_of_xpos = std::max<std::int64_t>(most_of_xpos, xpos[k]);
  std::int64_t most = kLeast;
  for (const Run& run : runs_)
    if (upos[run.upos] + most_of_xpos >= reached) best_of(run, most, best);
  return best;
}

void Tagger::choose(std::span<const std::int8_t> states, Scratch& scratch) const {
  const std::size_t words = states.size() / upos_.inputs();
  scratch.upos.resize(words * upos_labels_.size());
  scratch.xpos.resize(words * xpos_labels_.size());
  model::kernels().logits(upos_, states, scratch.upos.data());
  model::kernels().logits(xpos_, states, scratch.xpos.data());
  for (std::size_t i = 0; i < words; ++i) {
    const std::int32_t* u = scratch.upos.data() + i * upos_labels_.size();
    const std::int32_t* x = scratch.xpos.data() + i * xpos_labels_.size();
    const Pair best = pairs_[best_pair(u, x)];
    scratch.upos_of.push_back(upos_labels_[best.upos]);
    scratch.xpos_of.push_back(xpos_labels_[best.xpos]);
  }
}

void Tagger::add_lemmas(const SplitText& text, Scratch& scratch, Tags& out) const {
  const std::size_t words = text.words->size();
  out.lemma.reserve(words);
  out.lemmas.reserve(text.text.size());
  for (std::size_t i = 0; i < words; ++i) {
    const auto begin = static_cast<std::uint32_t>(out.lemmas.size());
    lemmas_.append(slice(text.text, text.words->span[i]), out.upos[i], out.xpos[i], scratch.plain, out.lemmas);
    out.lemma.push_back({begin, static_cast<std::uint32_t>(out.lemmas.size())});
  }
}

std::vector<Tags> Tagger::tags(std::span<const SplitText> texts, std::span<const std::int8_t> states,
                               Scratch& scratch) const {
  const std::size_t width = upos_.inputs();
  const std::size_t words = words_of(texts);
  scratch.upos_of.clear();
  scratch.xpos_of.clear();
  for (std::size_t first = 0; first < words; first += kBatch)
    choose(states.subspan(first * width, std::min(kBatch, words - first) * width), scratch);
  std::vector<Tags> out(texts.size());
  auto upos = scratch.upos_of.begin();
  auto xpos = scratch.xpos_of.begin();
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const auto n = static_cast<std::ptrdiff_t>(texts[t].words->size());
    out[t].state = LayerState::present;
    out[t].upos.assign(upos, upos + n);
    out[t].xpos.assign(xpos, xpos + n);
    upos += n;
    xpos += n;
    add_lemmas(texts[t], scratch, out[t]);
  }
  return out;
}

}  // namespace whosays::tag
