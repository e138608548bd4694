#include "footing/repairs.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "footing/token_text.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// A noun of people, bodies, papers or outlets, as it may stand in front of a headline's colon.
bool is_speaking_noun(std::string_view word) {
  static const lexicon::WordSet papers("documents.txt");
  const auto is_noun = [](std::string_view noun) { return agent_nouns().contains(noun) || papers.has(noun); };
  return is_noun(word) || (word.ends_with('s') && is_noun(word.substr(0, word.size() - 1)));
}

class Repairs {
 public:
  explicit Repairs(const Input& input) : input_(input), out_(input.attributions) {}

  Attributions run() {
    for (std::uint32_t row = 0; row < out_.rows.size(); ++row) add_second_clause(row);
    for (Attribution& row : out_.rows) {
      trim_dateline(row);
      reach_back(row);
      drop_accused_source(row);
      drop_hearing_source(row);
      widen_wanting(row);
    }
    drop_others();
    return std::move(out_);
  }

 private:
  /// What is no statement: a headline's topic, and beside "The Herald, citing two officials, said ..." through whom it
  /// came.
  void drop_others() {
    std::vector<StatementId> moved(out_.rows.size());
    std::uint32_t kept = 0;
    for (std::uint32_t at = 0; at < out_.rows.size(); ++at)
      if (!is_citing(at) && !is_topic(at)) moved[at] = StatementId(kept++);
    if (kept == out_.rows.size()) return;
    std::vector<Attribution> rows;
    for (std::uint32_t at = 0; at < out_.rows.size(); ++at) {
      if (!moved[at].valid()) continue;
      rows.push_back(std::move(out_.rows[at]));
      if (rows.back().within.valid()) rows.back().within = moved[rows.back().within.value];
    }
    out_.rows = std::move(rows);
  }

  /// "Coronavirus: Schools to close": the words in front of a headline's colon are nobody, by the article's actors and
  /// by the nouns of people, bodies and papers, and what follows is no quotation.
  [[nodiscard]] bool is_topic(std::uint32_t at) const {
    const Attribution& row = out_.rows[at];
    if (row.rule != "headline_source_first" || row.form != Form::indirect || row.source.empty()) return false;
    const Passage& p = row.field == Field::text ? input_.text : input_.title;
    const Span source = out_.spans.at(row.source).front();
    const TokenRange tokens = tokens_of(p, source);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (is_speaking_noun(p.tokens.lower_at(i))) return false;
    for (const Actor& actor : input_.actors.rows)
      for (const Mention& m : input_.actors.mentions.at(actor.mentions))
        if (m.field == row.field && m.span.overlaps(source)) return false;
    return true;
  }

  /// "CALLIS (AP) - Mira Tolland said": place, agency and dash at a paragraph's beginning are no part of the source,
  /// nor of what is said.
  void trim_dateline(Attribution& row) {
    if (row.field != Field::text) return;
    row.source = out_.spans.add(without_dateline(out_.spans.at(row.source)));
    row.content = out_.spans.add(without_dateline(out_.spans.at(row.content)));
  }

  [[nodiscard]] std::vector<Span> without_dateline(std::span<const Span> spans) const {
    std::vector<Span> out(spans.begin(), spans.end());
    if (out.empty()) return out;
    const TokenRange tokens = tokens_of(input_.text, out.front());
    const std::uint32_t behind = tokens.empty() ? 0 : behind_dateline(tokens.begin);
    if (behind > tokens.begin && behind < tokens.end) out.front().begin = input_.text.tokens.span[behind].begin;
    return out;
  }

  /// The first token behind the dateline of the sentence, where one stands there and begins at its beginning.
  [[nodiscard]] std::uint32_t behind_dateline(std::uint32_t token) const {
    constexpr std::uint32_t kLongest = 14;
    const Passage& p = input_.text;
    const Sentence& sentence = p.sentences.rows[p.tokens.sentence[token]];
    const std::uint32_t end = std::min(sentence.first_token + kLongest, sentence.end_token);
    const auto is_dash = [&](std::uint32_t i) { return is_one_of(p.tokens.lower_at(i), {"-", "–", "—"}); };
    std::uint32_t dash = sentence.first_token;
    while (dash < end && !is_dash(dash)) ++dash;
    if (dash + 1 >= end || dash == sentence.first_token) return 0;
    const bool word = p.tokens.kind[sentence.first_token] == TokenKind::word;
    const bool agency = dash > sentence.first_token + 1 && p.tokens.lower_at(dash - 1) == ")" &&
                        p.tokens.capital[dash - 2] != 0;  // "(AP) -"
    const std::string_view place = slice(input_.article.text, p.tokens.span[sentence.first_token]);
    const bool capitals = place.size() > 2 && std::ranges::none_of(place, ascii::is_lower);
    if (!agency && !(word && capitals)) return 0;
    return is_dash(dash + 1) ? dash + 2 : dash + 1;
  }

  [[nodiscard]] bool is_citing(std::uint32_t at) const {
    const Attribution& row = out_.rows[at];
    if (row.cue.empty() || row.source.empty()) return false;
    const Passage& p = row.field == Field::text ? input_.text : input_.title;
    const Span cue = out_.spans.at(row.cue).front();
    if (!is_one_of(slice(p.tokens.lower, cue), {"citing", "quoting"})) return false;
    const Span source = out_.spans.at(row.source).front();
    const TokenRange sentence = sentence_tokens(p, cue.begin);
    for (std::uint32_t other = at > 2 ? at - 2 : 0; other < std::min<std::size_t>(out_.rows.size(), at + 3); ++other) {
      const Attribution& beside = out_.rows[other];
      if (other == at || beside.field != row.field || beside.cue.empty() || beside.source.empty()) continue;
      const Span its = out_.spans.at(beside.cue).front();
      const bool here = sentence.holds(tokens_of(p, its).begin);
      if (here && out_.spans.at(beside.source).front().overlaps(source)) return cites_somebody(row, p);
    }
    return false;
  }

  /// "citing the audit", "citing two officials": where it comes from (via.h). "citing concerns about the hull" is a
  /// reason that is given, and says something.
  [[nodiscard]] bool cites_somebody(const Attribution& row, const Passage& p) const {
    if (row.content.empty()) return true;
    const TokenRange content = tokens_of(p, out_.spans.at(row.content).front());
    constexpr std::uint32_t kHead = 6;  // tokens within which the head of what is cited stands
    for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kHead); ++i)
      if (is_speaking_noun(p.tokens.lower_at(i)) || p.tokens.capital[i] != 0) return true;
    return false;
  }

  /// "is accused of lying": the subject of a passive charge does not speak.
  void drop_accused_source(Attribution& row) {
    if (row.cue_lemma != "accuse" || row.source.empty() || row.cue.empty()) return;
    const Passage& passage = row.field == Field::text ? input_.text : input_.title;
    const Span cue = out_.spans.at(row.cue).front();
    const Span source = out_.spans.at(row.source).front();
    if (source.begin > cue.begin) return;
    const TokenRange tokens = tokens_of(passage, cue);
    bool passive = false;
    for (std::uint32_t i = tokens.begin > 2 ? tokens.begin - 2 : 0; i < tokens.end && !passive; ++i)
      if (is_one_of(passage.tokens.lower_at(i), {"is", "was", "are", "were", "been", "being", "be", "stands", "stood"}))
        passive = i + 3 >= tokens.begin && passage.tokens.span[i].begin >= source.end;
    if (!passive) return;
    std::vector<Span> content{source};
    const auto rest = out_.spans.at(row.content);
    content.insert(content.end(), rest.begin(), rest.end());
    row.content = out_.spans.add(content);
    row.source = out_.spans.add(std::vector<Span>());
  }

  /// "Jurors heard that ...": they were told, and by whom is not said.
  void drop_hearing_source(Attribution& row) {
    static const lexicon::WordSet hearers("hearers.txt");
    if (row.cue_lemma != "hear" || row.source.empty() || row.cue.empty() || row.content.empty()) return;
    const Passage& passage = row.field == Field::text ? input_.text : input_.title;
    const TokenRange source = tokens_of(passage, out_.spans.at(row.source).front());
    bool hears = false;
    for (std::uint32_t i = source.begin; i < source.end; ++i) hears = hears || hearers.has(passage.tokens.lower_at(i));
    if (!hears || out_.spans.at(row.source).front().begin > out_.spans.at(row.cue).front().begin) return;
    if (row.hearer.empty()) row.hearer = row.source;
    row.source = out_.spans.add(std::vector<Span>());
  }

  /// "want | to know what became of it": it is the knowing that asks.
  void widen_wanting(Attribution& row) {
    if (row.cue_lemma != "want" || row.cue.empty() || row.content.empty()) return;
    const Passage& passage = row.field == Field::text ? input_.text : input_.title;
    std::vector<Span> content(out_.spans.at(row.content).begin(), out_.spans.at(row.content).end());
    const TokenRange tokens = tokens_of(passage, content.front());
    if (tokens.end < tokens.begin + 3 || passage.tokens.lower_at(tokens.begin) != "to" ||
        passage.tokens.lower_at(tokens.begin + 1) != "know")
      return;
    std::vector<Span> cue(out_.spans.at(row.cue).begin(), out_.spans.at(row.cue).end());
    cue.back().end = passage.tokens.span[tokens.begin + 1].end;
    content.front().begin = passage.tokens.span[tokens.begin + 2].begin;
    row.cue = out_.spans.add(cue);
    row.content = out_.spans.add(content);
    row.cue_lemma = "want_to_know";
  }

  /// "said that it rained, and that the roof leaked": the second clause too, with what is told inside it.
  void add_second_clause(std::uint32_t at) {
    Attribution& row = out_.rows[at];
    if (row.content.empty() || row.cue.empty()) return;
    const Passage& p = row.field == Field::text ? input_.text : input_.title;
    std::vector<Span> content(out_.spans.at(row.content).begin(), out_.spans.at(row.content).end());
    const TokenRange tokens = tokens_of(p, content.back());
    if (tokens.empty() || p.tokens.lower_at(tokens_of(p, content.front()).begin) != "that") return;
    const Sentence& sentence = p.sentences.rows[p.tokens.sentence[tokens.end - 1]];
    std::uint32_t i = tokens.end;
    if (i < sentence.end_token && p.tokens.lower_at(i) == ",") ++i;
    if (i + 2 >= sentence.end_token || p.tokens.lower_at(i) != "and" || p.tokens.lower_at(i + 1) != "that") return;
    std::uint32_t end = sentence.end_token;
    while (end > i && p.tokens.kind[end - 1] == TokenKind::punctuation) --end;
    const Span second = span_of(p, {i, end});
    for (std::uint32_t other = 0; other < out_.rows.size(); ++other) {
      Attribution& inner = out_.rows[other];
      if (other == at || inner.field != row.field || inner.cue.empty()) continue;
      if (!second.contains(out_.spans.at(inner.cue).front())) continue;
      if (other < at || inner.within.valid()) return;  // a reading of its own
      if (!inner.source.empty() && !second.contains(out_.spans.at(inner.source).front())) return;
      inner.within = StatementId(at);
    }
    content.back().end = second.end;
    row.content = out_.spans.add(content);
  }

  /// "The treasurer could not explain | where it had gone, two members said": what stands in front belongs to it, when
  /// nobody else says it.
  void reach_back(Attribution& row) {
    if (row.content.empty() || row.cue.empty() || row.source.empty() || row.within.valid()) return;
    const Passage& p = row.field == Field::text ? input_.text : input_.title;
    std::vector<Span> content(out_.spans.at(row.content).begin(), out_.spans.at(row.content).end());
    const Span cue = out_.spans.at(row.cue).front();
    const Span source = out_.spans.at(row.source).front();
    const TokenRange tokens = tokens_of(p, content.front());
    const std::uint32_t behind = tokens_of(p, content.back()).end;
    if (tokens.empty() || behind + 1 >= p.tokens.size() || content.size() > 1) return;
    const Sentence& sentence = p.sentences.rows[p.tokens.sentence[tokens.begin]];
    if (sentence.first_token == tokens.begin || cue.begin < content.back().end || source.begin < content.back().end)
      return;
    if (p.tokens.lower_at(behind) != "," || p.tokens.sentence[behind] != p.tokens.sentence[tokens.begin]) return;
    const Span front{sentence.span.begin, content.front().begin};
    for (std::uint32_t i = sentence.first_token; i < tokens.begin; ++i)
      if (is_one_of(p.tokens.lower_at(i), {"“", "”", "\"", ",", ":", ";", "and", "but", "—", "–"})) return;
    for (const Attribution& other : out_.rows) {
      if (&other == &row || other.field != row.field) continue;
      for (const Range range : {other.source, other.cue, other.content})
        for (const Span span : out_.spans.at(range))
          if (span.overlaps(front)) return;
    }
    content.front().begin = sentence.span.begin;
    row.content = out_.spans.add(content);
  }

  const Input& input_;
  Attributions out_;
};

}  // namespace

Attributions repaired(const Input& input) { return Repairs(input).run(); }

}  // namespace whosays::footing
