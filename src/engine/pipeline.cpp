// The line. Each stage takes what it needs and returns one layer; nobody writes into another's layer.
#include "engine/pipeline.h"

#include <array>
#include <optional>
#include <string>

#include "coref/coref.h"
#include "coref/model.h"
#include "encode/encode.h"
#include "engine/core.h"
#include "engine/statement_net.h"
#include "footing/bodies.h"
#include "footing/charge_net.h"
#include "footing/footing.h"
#include "footing/joint_sources.h"
#include "footing/papers.h"
#include "lexicon/lexicon.h"
#include "names/names.h"
#include "parse/parse.h"
#include "quote/headline_case.h"
#include "quote/joined_headline.h"
#include "quote/quote.h"
#include "read/read.h"
#include "tag/tag.h"
#include "time/time.h"
#include "token/token.h"
#include "told/told.h"

namespace whosays::engine {
namespace {

constexpr std::array kStages = {
    read::kStage,  token::kStage, encode::kStage,         tag::kStage,
    parse::kStage, names::kStage, quote::kQuotationStage, quote::kAttributionStage,
    coref::kStage, time::kStage,  footing::kStage,        told::kStage,
};

Passage split_and_quoted(std::string_view text) {
  Passage passage;
  auto [sentences, tokens, words] = token::split(text);
  passage.sentences = std::move(sentences);
  passage.tokens = std::move(tokens);
  passage.words = std::move(words);
  passage.quotations = quote::quotations(passage.sentences, passage.tokens);
  return passage;
}

/// The encoder's states take some 200 bytes a word. A text of more words than this is no article: it has no tags and
/// trees, its layers say so (absent), and its names and statements are those of the rules.
constexpr std::size_t kMostWords = 2'000'000;

/// A document on its way down the line, and what the core found in it beside tags and trees.
struct Draft {
  std::shared_ptr<Document> document;
  std::vector<Name> names;  ///< the title's first
  /// Of the words of text and title; empty when they were not read.
  std::vector<std::int8_t> text_states, title_states;
  std::optional<std::string> plain_title;  ///< as the core reads it, where that is not as it is set
};

Draft split(Article article) {
  Draft draft;
  draft.document = std::make_shared<Document>();
  Document& d = *draft.document;
  d.engine = version();
  d.model = model();
  d.article = std::move(article);
  d.text = split_and_quoted(d.article.text);
  d.title = split_and_quoted(d.article.title);
  if (auto joined = quote::joined_headline(d.title)) d.title = std::move(*joined);
  draft.plain_title = quote::in_sentence_case({d.article.title, &d.title.sentences, &d.title.words},
                                              {d.article.text, &d.text.sentences, &d.text.words});
  return draft;
}

/// Where an input of the core belongs.
struct Place {
  Draft* draft;
  Field field;
};

/// Puts tags and trees of both fields into each document.
void tag_and_parse(std::span<Draft> drafts) {
  std::vector<Place> places;
  std::vector<CoreInput> inputs;
  for (Draft& draft : drafts)
    for (const Field field : {Field::title, Field::text}) {
      const Passage& passage = draft.document->passage(field);
      if (passage.words.size() > kMostWords) continue;
      places.push_back({&draft, field});
      const std::string_view set = draft.document->article.field(field);
      const std::string_view read = field == Field::title && draft.plain_title ? *draft.plain_title : set;
      inputs.push_back({field, {read, &passage.sentences, &passage.words}});
    }
  CoreScratch scratch;
  std::vector<CoreLayers> found = embedded_core().read(inputs, scratch);
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& [draft, field] = places[i];
    CoreLayers& layers = found[i];
    Passage& passage = field == Field::title ? draft->document->title : draft->document->text;
    passage.tags = std::move(layers.tags);
    passage.trees = std::move(layers.trees);
    draft->names.insert(draft->names.end(), layers.names.begin(), layers.names.end());
    (field == Field::title ? draft->title_states : draft->text_states) = std::move(layers.states);
  }
}

/// Everything behind the core.
FrozenDocument understood(Draft draft) {
  Document& d = *draft.document;
  const Article& a = d.article;
  const Names by_rules = names::find(a, d.text, d.title);
  d.names = names::combined(a, d.text, d.title, by_rules, draft.names);
  d.attributions = quote::attributions(a, d.text, d.title,
                                       {embedded_statement_net(), draft.text_states, nullptr, draft.title_states});
  d.actors = coref::resolve(a, d.text, d.title, by_rules, d.names, d.attributions);
  d.times = time::find(a, d.text, d.title);
  d.actors = footing::with_bodies({a, d.text, d.title, d.attributions, by_rules, d.actors, d.times});

  const footing::Input input{a, d.text, d.title, d.attributions, by_rules, d.actors, d.times};
  d.statements = footing::statements(input);
  footing::name_papers(input, d.statements);
  d.unknowns = footing::unknowns(input);
  d.notices = footing::notices(input);
  d.integrity = footing::integrity(input);

  const told::Input clauses{a, d.text, d.actors, d.times, d.statements, d.integrity};
  d.told = told::told(clauses);
  d.ties = told::ties(clauses);
  Actors with_groups = d.actors;
  footing::join_sources(input, with_groups, d.statements);
  d.actors = std::move(with_groups);
  return std::move(draft.document);
}

}  // namespace

std::string_view version() { return WHOSAYS_VERSION; }

const std::string& model() {
  static const std::string identity = "wordlists-" + lexicon::fingerprint() + "-core-" + core_identity() +
                                      "-statements-" + statement_net_identity() + "-actors-" + coref::model_identity() +
                                      "-allegations-" + footing::charge_net_identity();
  return identity;
}

std::span<const StageInfo> stages() { return kStages; }

std::vector<FrozenDocument> analyse_together(std::vector<Article> articles) {
  std::vector<Draft> drafts;
  for (Article& article : articles) drafts.push_back(split(std::move(article)));
  tag_and_parse(drafts);
  std::vector<FrozenDocument> out;
  for (Draft& draft : drafts) out.push_back(understood(std::move(draft)));
  return out;
}

FrozenDocument analyse(Article article) {
  std::vector<Article> one;
  one.push_back(std::move(article));
  return std::move(analyse_together(std::move(one)).front());
}

}  // namespace whosays::engine
