#include "engine/statement_net.h"

#include <fmt/format.h>

#include "quote/quote.h"
#include "token/token.h"

namespace whosays::engine {

Status stands_on(const quote::LabelNet& net, std::string_view core_fingerprint, std::size_t core_width) {
  if (net.core() != core_fingerprint)
    return Error{ErrorKind::input,
                 fmt::format("the statement model was trained on the core {}, and this program has the core {}: it is "
                             "not used, statements are read by word lists; train it again (train/statements/run)",
                             net.core().substr(0, 12), core_fingerprint.substr(0, 12))};
  if (net.core_width() != core_width)
    return Error{ErrorKind::input, fmt::format("the statement model needs {} numbers a word, and the core gives {}",
                                               net.core_width(), core_width)};
  return success();
}

ReadText read_text(const Core& core, std::string_view text) {
  token::Split split = token::split(text);
  ReadText out;
  out.passage.sentences = std::move(split.sentences);
  out.passage.tokens = std::move(split.tokens);
  out.passage.words = std::move(split.words);
  out.passage.quotations = quote::quotations(out.passage.sentences, out.passage.tokens);
  CoreScratch scratch;
  CoreLayers layers = core.read(Field::text, text, out.passage.sentences, out.passage.words, scratch);
  out.passage.trees = std::move(layers.trees);
  out.states = std::move(layers.states);
  return out;
}

std::string statement_sample(const Core& core, const quote::LabelNet& net, std::string_view text) {
  const auto [passage, states] = read_text(core, text);
  quote::LabelNet::Scratch memory;
  quote::Linked linked;
  net.read(passage, states, memory, linked);
  const auto words = [&](std::uint32_t span) -> std::string_view {
    if (span == quote::kNoSpan) return {};
    const quote::RoleSpan& s = linked.spans[span];
    return slice(text, Span{passage.words.span[s.first].begin, passage.words.span[s.end - 1].end});
  };
  std::string out;
  for (const quote::LinkedStatement& s : linked.statements) {
    out += fmt::format("[{}] <{}>", words(s.source), words(s.cue));
    for (const std::uint32_t content : s.contents) out += fmt::format(" {{{}}}", words(content));
    out += '\n';
  }
  return out;
}

}  // namespace whosays::engine
