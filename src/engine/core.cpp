#include "engine/core.h"

#include <fmt/format.h>

#include <algorithm>

#include "token/token.h"

namespace whosays::engine {
namespace {

/// Words of the strings that are read together: several batches of the encoder. A longer string is read by itself, so
/// that its states are moved and not copied.
constexpr std::size_t kTogether = 2048;

}  // namespace

Result<Core> Core::load(const model::Model& model) {
  TRY(encode::Encoder encoder, encode::Encoder::load(model));
  TRY(tag::Tagger tagger, tag::Tagger::load(model));
  TRY(parse::Parser parser, parse::Parser::load(model));
  TRY(names::Recogniser recogniser, names::Recogniser::load(model));
  return Core(std::move(encoder), std::move(tagger), std::move(parser), std::move(recogniser));
}

void Core::read_group(std::span<const CoreInput> inputs, std::span<const std::size_t> group, CoreScratch& scratch,
                      std::vector<CoreLayers>& out) const {
  std::vector<SplitText> texts;
  for (const std::size_t i : group) texts.push_back(inputs[i].split);
  std::vector<std::int8_t> states = encoder_.states(texts, scratch.encode);
  std::vector<Tags> tags = tagger_.tags(texts, states, scratch.tag);
  std::span<const std::int8_t> rest = states;
  for (std::size_t g = 0; g < group.size(); ++g) {
    const auto& [text, sentences, words] = texts[g];
    const std::span<const std::int8_t> mine = rest.first(words->size() * width());
    rest = rest.subspan(mine.size());
    CoreLayers& layers = out[group[g]];
    layers.tags = std::move(tags[g]);
    layers.trees = parser_.trees(text, *sentences, *words, mine, scratch.parse);
    layers.names = recogniser_.names(inputs[group[g]].field, *sentences, *words, mine, scratch.names);
    if (group.size() > 1) layers.states.assign(mine.begin(), mine.end());
  }
  if (group.size() == 1) out[group.front()].states = std::move(states);
}

std::vector<CoreLayers> Core::read(std::span<const CoreInput> inputs, CoreScratch& scratch) const {
  std::vector<CoreLayers> out(inputs.size());
  std::vector<std::size_t> group;
  std::size_t words = 0;
  const auto read_gathered = [&] {
    if (!group.empty()) read_group(inputs, group, scratch, out);
    group.clear();
    words = 0;
  };
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::size_t more = inputs[i].split.words->size();
    if (words + more > kTogether) read_gathered();
    group.push_back(i);
    words += more;
  }
  read_gathered();
  return out;
}

CoreLayers Core::read(Field field, std::string_view text, const Sentences& sentences, const Words& words,
                      CoreScratch& scratch) const {
  const CoreInput input{field, {text, &sentences, &words}};
  return std::move(read(std::span(&input, 1), scratch).front());
}

std::string Core::sample(std::string_view text) const {
  const token::Split split = token::split(text);
  CoreScratch scratch;
  const CoreLayers layers = read(Field::text, text, split.sentences, split.words, scratch);
  std::string out;
  for (const Sentence& sentence : split.sentences.rows)
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      const Span span = split.words.span[i];
      const auto name = std::ranges::find_if(layers.names, [&](const Name& n) { return n.span.contains(span); });
      const std::uint32_t head = layers.trees.head[i];
      out +=
          fmt::format("{} {} {} {} {} {} {}\n", slice(text, span), layers.tags.lemma_at(i), word(layers.tags.upos[i]),
                      word(layers.tags.xpos[i]), head == Trees::kRoot ? 0 : head - sentence.first_word + 1,
                      word(layers.trees.relation[i]), name == layers.names.end() ? "-" : word(name->type));
    }
  return out;
}

}  // namespace whosays::engine
