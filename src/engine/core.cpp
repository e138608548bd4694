#include "engine/core.h"

#include <fmt/format.h>

#include <algorithm>

#include "token/token.h"

namespace whosays::engine {

Result<Core> Core::load(const model::Model& model) {
  TRY(encode::Encoder encoder, encode::Encoder::load(model));
  TRY(tag::Tagger tagger, tag::Tagger::load(model));
  TRY(parse::Parser parser, parse::Parser::load(model));
  TRY(names::Recogniser recogniser, names::Recogniser::load(model));
  return Core(std::move(encoder), std::move(tagger), std::move(parser), std::move(recogniser));
}

CoreLayers Core::read(Field field, std::string_view text, const Sentences& sentences, const Words& words,
                      CoreScratch& scratch) const {
  std::vector<std::int8_t> states = encoder_.states(text, sentences, words, scratch.encode);
  Tags tags = tagger_.tags(text, words, states, scratch.tag);
  Trees trees = parser_.trees(text, sentences, words, states, scratch.parse);
  std::vector<Name> names = recogniser_.names(field, sentences, words, states, scratch.names);
  return {std::move(tags), std::move(trees), std::move(names), std::move(states)};
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
