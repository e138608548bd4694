// Statements out of hand-marked sentences, so that only this stage is tested: attributions are written as in
// quote/quote_test_support.h, actors are given by their words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_util.h"
#include "footing/footing.h"
#include "quote/quote_test_support.h"
#include "quote/tree_test_support.h"

namespace whosays::footing {

/// An article without a title, actors and statements, every layer present.
inline Document bare_article(std::string text, Passage passage) {
  Document d;
  d.article.id = "x";
  d.article.text = std::move(text);
  d.text = std::move(passage);
  d.title = quote::passage_of("");
  d.attributions.state = d.actors.state = d.names.state = d.times.state = LayerState::present;
  return d;
}

/// Of one sentence whose tree is drawn.
inline Document article_of(const quote::Drawn& sentence) { return bare_article(sentence.text, sentence.passage); }

struct MarkedStatement {
  std::string marked;
  std::string lemma = "say";  ///< of the cue, or the fixed phrase of a refusal
};

/// Every statement is marked in the same text. `actors`: "Marek Odel/Odel; org Port Authority; ..." with other words
/// of theirs behind slashes; a person unless it begins with "org ".
inline Document scene(const std::vector<MarkedStatement>& statements, std::string_view actors = "") {
  const std::string text = quote::read_marks(statements.front().marked).text;
  Document d = bare_article(text, quote::passage_of(text));
  for (const MarkedStatement& statement : statements) {
    const quote::Marked marks = quote::read_marks(statement.marked);
    if (marks.cue.empty()) continue;  // a sentence that states nothing
    Attribution row;
    row.source = d.attributions.spans.add(marks.source);
    row.cue = d.attributions.spans.add(marks.cue);
    row.content = d.attributions.spans.add(marks.content);
    row.hearer = d.attributions.spans.add(marks.hearer);
    row.cue_lemma = statement.lemma;
    row.confidence = 1;
    row.rule = "by hand";
    const bool quoted = !marks.content.empty() && slice(text, marks.content.front()).starts_with("“");
    if (quoted) row.form = Form::direct;
    d.attributions.rows.push_back(std::move(row));
  }
  for (std::string_view words : split(actors, ';')) {
    words = trimmed(words);
    if (words.empty()) continue;
    Actor actor;
    if (words.starts_with("org ")) {
      actor.kind = ActorKind::organisation;
      words.remove_prefix(4);
    }
    std::vector<Mention> mentions;
    for (const std::string_view form : split(words, '/')) {
      if (actor.name.empty()) actor.name = form;
      for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        const Span span{begin, begin + static_cast<std::uint32_t>(form.size())};
        const bool known =
            std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span.overlaps(span); });
        if (!known) mentions.push_back({Field::text, span});
      }
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    actor.mentions = d.actors.mentions.add(mentions);
    d.actors.rows.push_back(std::move(actor));
  }
  return d;
}

/// One sentence after another, each with its own marks or none; "\n" at an end ends the paragraph.
inline Document story(const std::vector<MarkedStatement>& sentences, std::string_view actors = "") {
  std::vector<MarkedStatement> all = sentences;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string whole;
    for (std::size_t k = 0; k < sentences.size(); ++k) {
      const std::string& marked = sentences[k].marked;
      whole += (k == 0 || whole.ends_with('\n') ? "" : " ") + (k == i ? marked : quote::read_marks(marked).text);
    }
    all[i].marked = whole;
  }
  return scene(all, actors);
}

inline Input input_of(const Document& d) {
  return {d.article, d.text, d.title, d.attributions, d.names, d.actors, d.times};
}

/// The scene with the layer under test.
inline Document read(const std::vector<MarkedStatement>& statements_in_text, std::string_view actors = "") {
  Document d = scene(statements_in_text, actors);
  d.statements = statements(input_of(d));
  return d;
}

inline std::string name_of(const Document& d, ActorId actor) {
  return actor.valid() ? d.actors.rows[actor.value].name : std::string("-");
}

}  // namespace whosays::footing
