#include "tag/tag.h"

#include <fmt/format.h>

#include <algorithm>
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
    out.pairs_.push_back({*upos, *xpos});
  }
  if (out.pairs_.empty()) return Error{ErrorKind::input, "core model: it has no pairs of tags"};
  TRY(const auto rules, model.labels("lemma_rules"));
  TRY(const model::Tensor table, model.tensor("lemmas", model::Type::u64));
  TRY(out.lemmas_, Lemmas::make(rules, table.as<std::uint64_t>()));
  return out;
}

void Tagger::choose(std::span<const std::int8_t> states, Scratch& scratch, Tags& out) const {
  const std::size_t words = states.size() / upos_.inputs();
  scratch.upos.resize(words * upos_labels_.size());
  scratch.xpos.resize(words * xpos_labels_.size());
  model::kernels().logits(upos_, states, scratch.upos.data());
  model::kernels().logits(xpos_, states, scratch.xpos.data());
  for (std::size_t i = 0; i < words; ++i) {
    const std::int32_t* u = scratch.upos.data() + i * upos_labels_.size();
    const std::int32_t* x = scratch.xpos.data() + i * xpos_labels_.size();
    Pair best = pairs_.front();
    std::int64_t most = std::int64_t{u[best.upos]} + x[best.xpos];
    for (const Pair pair : pairs_) {
      const std::int64_t sum = std::int64_t{u[pair.upos]} + x[pair.xpos];
      if (sum <= most) continue;
      most = sum;
      best = pair;
    }
    out.upos.push_back(upos_labels_[best.upos]);
    out.xpos.push_back(xpos_labels_[best.xpos]);
  }
}

Tags Tagger::tags(std::string_view text, const Words& words, std::span<const std::int8_t> states,
                  Scratch& scratch) const {
  Tags out;
  out.state = LayerState::present;
  out.upos.reserve(words.size());
  out.xpos.reserve(words.size());
  out.lemma.reserve(words.size());
  out.lemmas.reserve(text.size());
  const std::size_t width = upos_.inputs();
  for (std::size_t first = 0; first < words.size(); first += kBatch) {
    const auto mine = states.subspan(first * width, std::min(kBatch, words.size() - first) * width);
    choose(mine, scratch, out);
  }
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const auto begin = static_cast<std::uint32_t>(out.lemmas.size());
    lemmas_.append(slice(text, words.span[i]), out.upos[i], out.xpos[i], scratch.plain, out.lemmas);
    out.lemma.push_back({begin, static_cast<std::uint32_t>(out.lemmas.size())});
  }
  return out;
}

}  // namespace whosays::tag
