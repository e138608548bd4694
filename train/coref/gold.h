// Texts with their gold, from the lines that gold.py writes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "coref/mentions.h"
#include "doc/document.h"

namespace whosays::train {

struct GoldEntity {
  Span span;
  coref::PhraseKind kind = coref::kThing;
};

struct GapName {
  Span span;
  bool meant = false;
};

/// One text; spans in bytes. GUM has chains and entities, GAP a pronoun and two names.
struct GoldText {
  Article article;
  std::vector<std::vector<Span>> chains;
  std::vector<GoldEntity> entities;
  Span pronoun;
  std::vector<GapName> names;
};

std::vector<GoldText> read_gold(const std::string& path);

/// A text as the stage gets it, with what the stages before it say. Owns everything; parts point at one another.
struct Prepared {
  FrozenDocument document;
  Names by_rules;
  std::unique_ptr<coref::FieldView> text;
  std::unique_ptr<coref::FieldView> title;
  std::unique_ptr<coref::Scene> scene;
  coref::Cast cast;
  coref::Page page;
};
std::unique_ptr<Prepared> prepared(const GoldText& gold);

std::string file_bytes(const std::string& path);

}  // namespace whosays::train
