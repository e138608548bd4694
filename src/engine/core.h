// The trained language core as one thing: a model, and what it finds in one string: tags, trees, names.
//
// The stages behind it (encode, tag, parse, names) do not know each other; they share the model's bytes and the
// encoder's states, which live here for as long as a document is read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doc/document.h"
#include "doc/split_text.h"
#include "encode/encode.h"
#include "model/container.h"
#include "names/recogniser.h"
#include "parse/parse.h"
#include "tag/tag.h"

namespace whosays::engine {

/// Memory of one thread; keeps its size from document to document.
struct CoreScratch {
  encode::Scratch encode;
  tag::Scratch tag;
  parse::Scratch parse;
  names::RecogniserScratch names;
};

/// One string and which it is of its article.
struct CoreInput {
  Field field = Field::text;
  SplitText split;
};

struct CoreLayers {
  Tags tags;
  Trees trees;
  std::vector<Name> names;
  std::vector<std::int8_t> states;  ///< Core::width() a word; scratch for the stages behind, never stored
};

/// Immutable; may be used by many threads, each with its scratch.
class Core {
 public:
  /// The error names what in the model is missing or wrong.
  static Result<Core> load(const model::Model& model);

  /// Numbers of a word's states.
  [[nodiscard]] std::size_t width() const { return encoder_.width(); }

  /// Everything that the core finds in each string. Short strings are read together, of one article or of several:
  /// what is found does not depend on it (EmbeddedCore tests), only the time. O(words).
  [[nodiscard]] std::vector<CoreLayers> read(std::span<const CoreInput> inputs, CoreScratch& scratch) const;
  /// The same for one string. The memory of trees is bounded by windows.
  [[nodiscard]] CoreLayers read(Field field, std::string_view text, const Sentences& sentences, const Words& words,
                                CoreScratch& scratch) const;

  /// A text as the self-test of a model has it: one line a word (form, lemma, tags, head, relation, name).
  [[nodiscard]] std::string sample(std::string_view text) const;

 private:
  Core(encode::Encoder encoder, tag::Tagger tagger, parse::Parser parser, names::Recogniser recogniser)
      : encoder_(std::move(encoder)),
        tagger_(std::move(tagger)),
        parser_(std::move(parser)),
        recogniser_(std::move(recogniser)) {}
  /// Adds what is found to out[i], for each i of `group`.
  void read_group(std::span<const CoreInput> inputs, std::span<const std::size_t> group, CoreScratch& scratch,
                  std::vector<CoreLayers>& out) const;
  encode::Encoder encoder_;
  tag::Tagger tagger_;
  parse::Parser parser_;
  names::Recogniser recogniser_;
};

/// The core that is part of the program. Opened at the first call, without a copy.
/// The build has verified the model, and a unit test opens it.
const Core& embedded_core();
/// Its fingerprint, 64 hex digits, and the first 12 of them.
const std::string& core_fingerprint();
const std::string& core_identity();

}  // namespace whosays::engine
