#include "footing/own_statements.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "footing/accusations.h"
#include "footing/grammar.h"
#include "footing/learned_against.h"
#include "footing/repairs.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr float kUnanswered = 0.9F;  ///< confidence of a refusal found here
constexpr float kFound = 0.8F;       ///< of a finding or a question read by its words
constexpr float kOutlet = 0.6F;      ///< of what the outlet says itself

/// A row to be added, with where it stands.
struct Added {
  Attribution row;
  std::vector<Span> source, cue, content;
  [[nodiscard]] std::uint32_t begin() const { return cue.empty() ? content.front().begin : cue.front().begin; }
};

class OwnStatements {
 public:
  explicit OwnStatements(const Input& input) : input_(input), sources_(input), out_(repaired(input)) {
    for (const Attribution& row : out_.rows)
      for (const Range range : {row.source, row.cue, row.content})
        for (const Span span : out_.spans.at(range))
          (row.field == Field::text ? told_ : told_in_title_).push_back(span);
    std::ranges::sort(told_);
  }

  Attributions run() {
    ask_of_title();
    for (const Sentence& sentence : input_.text.sentences.rows) {
      if (add_unanswered(sentence) || is_told(sentence.span)) continue;
      if (add_found_at_end(sentence) || add_looked_into(sentence)) continue;
      ask_of(sentence);
    }
    add_title();
    judge_asked();
    std::ranges::stable_sort(added_, {}, [](const Added& a) {
      return a.row.field == Field::title ? std::pair(0U, 0U) : std::pair(1U, a.begin());
    });
    merge();
    return std::move(out_);
  }

 private:
  /// A statement stands in the sentence. `told_` is sorted by begin; contents may be long, so a few before are looked
  /// at.
  [[nodiscard]] bool is_told(Span sentence) const {
    auto at = std::ranges::partition_point(told_, [&](Span s) { return s.begin < sentence.end; });
    for (int steps = 0; at != told_.begin() && steps < 12; ++steps)
      if ((--at)->overlaps(sentence)) return true;
    const auto& quotations = input_.text.quotations.rows;
    const auto q =
        std::ranges::partition_point(quotations, [&](const Quotation& x) { return x.span.begin < sentence.end; });
    return q != quotations.begin() && std::prev(q)->span.overlaps(sentence);
  }

  // ---- "A request for comment sent to the dean's office went unanswered." ----

  bool add_unanswered(const Sentence& sentence) {
    static const lexicon::WordSet asking("askings.txt");
    static const lexicon::PhraseIndex unanswered("unanswered.tsv");
    const Passage& p = input_.text;
    constexpr std::uint32_t kLongest = 30;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (!asking.has(p.tokens.lower_at(i))) continue;
      const auto hit = first_phrase(p, {i + 1, std::min(sentence.end_token, i + kLongest)}, unanswered);
      if (!hit) return false;
      return add_unanswered(sentence, i, *hit, unanswered.table());
    }
    return false;
  }

  bool add_unanswered(const Sentence& sentence, std::uint32_t noun, const PhraseHit& hit, const lexicon::Table& table) {
    static const WordBag& getting_to = act_words("gets to");
    static const WordBag& reaching = act_words("reaches");
    const Passage& p = input_.text;
    std::uint32_t begin = 0;  // of the source
    for (std::uint32_t i = noun + 1; i + 1 < hit.tokens.begin && begin == 0; ++i) {
      if (reaching.contains(p.tokens.lower_at(i))) begin = i + 1;
      const bool to = is_one_of(p.tokens.lower_at(i), {"to", "with", "at"});
      if (to && !getting_to.contains(p.tokens.lower_at(i + 1))) begin = i + 1;
    }
    if (begin == 0 || is_a_deed(begin)) return false;
    std::uint32_t end = begin;
    while (end < hit.tokens.begin &&
           !is_one_of(p.tokens.lower_at(end), {"for", "seeking", "on", "over", "by", "asking", "requesting", "late"}))
      ++end;
    while (end > begin && p.tokens.kind[end - 1] == TokenKind::punctuation) --end;
    if (end == begin) return false;
    std::uint32_t first = noun;  // "Repeated calls", "A request"
    while (first > sentence.first_token && noun - first < 3 && p.tokens.kind[first - 1] == TokenKind::word &&
           !is_one_of(p.tokens.lower_at(first - 1), {"but", "and", "that", "said"}))
      --first;
    std::uint32_t asked = begin;
    if (is_one_of(p.tokens.lower_at(asked - 2), {"sent", "made", "put", "left"}) && asked - 2 > noun) asked -= 2;
    Added added;
    added.source = {span_of(p, {begin, end})};
    added.cue = {span_of(p, {first, asked}), span_of(p, hit.tokens)};
    added.row.cue_lemma = table.at(hit.row, "phrase");
    added.row.rule = "unanswered";
    added.row.confidence = kUnanswered;
    const auto overlaps = [&](Span span) {
      return told_.end() != std::ranges::find_if(told_, [&](Span t) { return t.overlaps(span); });
    };
    if (is_told(sentence.span) && overlaps(added.cue.back())) return false;
    added_.push_back(std::move(added));
    return true;
  }

  /// "Efforts to deliver the town failed", "attempts to reach a deal failed": nobody was asked.
  [[nodiscard]] bool is_a_deed(std::uint32_t token) const {
    static const lexicon::WordSet things("reached_things.txt");
    const Passage& p = input_.text;
    const Grammar grammar(p);
    if (!grammar.present()) return false;
    if (p.tokens.lower_at(token - 1) == "to" && grammar.xpos(grammar.word_at(token)) == Xpos::vb) return true;
    constexpr std::uint32_t kLongest = 3;  // "a last-minute deal"
    for (std::uint32_t w = grammar.word_at(token); w < grammar.word_at(token) + kLongest && w < p.words.size(); ++w)
      if (grammar.upos(w) == Upos::noun) return things.has(grammar.lemma(w));
    return false;
  }

  // ---- findings behind what is found, and what is looked into ----

  void add_row(Field field, Span source, Span cue, Span content, std::string_view lemma, std::string_view rule) {
    Added added;
    added.source = {source};
    added.cue = {cue};
    added.content = {content};
    added.row.field = field;
    added.row.cue_lemma = lemma;
    added.row.rule = rule;
    added.row.confidence = kFound;
    added_.push_back(std::move(added));
  }

  /// "The charity spent more on lunches than on blankets, an audit found."
  bool add_found_at_end(const Sentence& sentence) {
    static const WordBag& found = act_words("found");
    const Passage& p = input_.text;
    TokenRange tokens{sentence.first_token, sentence.end_token};
    while (!tokens.empty() && p.tokens.kind[tokens.end - 1] == TokenKind::punctuation) --tokens.end;
    constexpr std::uint32_t kFewest = 4;       // of the content
    constexpr std::uint32_t kLongestName = 8;  // of the source
    constexpr std::uint32_t kBehind = 3;       // "on Friday"
    if (tokens.end < tokens.begin + kFewest + 3) return false;
    for (std::uint32_t verb = tokens.end; verb-- > tokens.begin + kFewest && verb + kBehind + 1 >= tokens.end;) {
      if (!found.contains(p.tokens.lower_at(verb))) continue;
      if (verb + 1 < tokens.end && !is_one_of(p.tokens.lower_at(verb + 1), {"on", "last", "this", "in", "yesterday"}))
        return false;
      std::uint32_t comma = verb;
      while (comma > tokens.begin && verb - comma <= kLongestName && p.tokens.lower_at(comma) != ",") --comma;
      if (p.tokens.lower_at(comma) != "," || comma < tokens.begin + kFewest || comma + 1 >= verb) return false;
      if (is_one_of(p.tokens.lower_at(comma + 1), {"which", "who", "and", "but", "that", "it", "as", "then", "or"}))
        return false;
      const std::string_view form = p.tokens.lower_at(verb);
      const std::string_view lemma = form.starts_with("f")      ? "find"
                                     : form.starts_with("r")    ? "rule"
                                     : form == "heard"          ? "hear"
                                     : form.starts_with("show") ? "show"
                                                                : "conclude";
      add_row(Field::text, span_of(p, {comma + 1, verb}), p.tokens.span[verb], span_of(p, {tokens.begin, comma}), lemma,
              "found_at_end");
      return true;
    }
    return false;
  }

  /// "The regulator is examining whether Brill Gas billed for nothing."
  bool add_looked_into(const Sentence& sentence) {
    static const WordBag& examining = act_words("examining");
    const Passage& p = input_.text;
    TokenRange tokens{sentence.first_token, sentence.end_token};
    while (!tokens.empty() && p.tokens.kind[tokens.end - 1] == TokenKind::punctuation) --tokens.end;
    for (std::uint32_t i = tokens.begin + 2; i + 2 < tokens.end; ++i) {
      if (p.tokens.lower_at(i) != "whether") continue;
      const bool into = p.tokens.lower_at(i - 1) == "into";
      const std::uint32_t verb = into ? i - 2 : i - 1;
      const std::string_view form = p.tokens.lower_at(verb);
      const bool looks = into ? is_one_of(form, {"looking", "inquiring", "enquiring"}) : examining.contains(form);
      if (!looks || verb <= tokens.begin + 1) return false;
      const bool is = is_one_of(p.tokens.lower_at(verb - 1), {"is", "are", "was", "were", "been"});
      if (!is) return false;
      add_row(Field::text, span_of(p, {tokens.begin, verb - 1}), span_of(p, {verb - 1, i}), span_of(p, {i, tokens.end}),
              "investigate", "looked_into");
      return true;
    }
    return false;
  }

  // ---- what the outlet says itself ----

  /// A sentence of the outlet's own, to be judged when all are known.
  struct Asked {
    Span span;
    WeighedContent content;
  };

  void ask_of(const Sentence& sentence) {
    const Passage& p = input_.text;
    TokenRange tokens{sentence.first_token, sentence.end_token};
    while (!tokens.empty() && p.tokens.kind[tokens.end - 1] == TokenKind::punctuation) --tokens.end;
    constexpr std::uint32_t kShortest = 4;
    if (tokens.end < tokens.begin + kShortest) return;
    Span shown = span_of(p, tokens);
    if (tokens.end < sentence.end_token && p.tokens.lower_at(tokens.end) == "?")
      shown.end = p.tokens.span[tokens.end].end;  // what is only asked says so
    if (auto content = weighed_of(p, Field::text, tokens)) asked_.push_back({shown, std::move(*content)});
    if (asked_.size() == kMostTogether) judge_asked();
  }

  void judge_asked() {
    for (Asked& sentence : asked_)
      if (is_charged(input_.text, std::move(sentence.content))) add_outlet(Field::text, sentence.span);
    asked_.clear();
  }

  /// By the rules and by the net.
  [[nodiscard]] std::optional<WeighedContent> weighed_of(const Passage& p, Field field, TokenRange tokens) const {
    const Grammar grammar(p);
    if (!grammar.present()) return std::nullopt;
    const PartyFinder parties(input_, field, grammar, sources_);
    const Accusations accusations(p, grammar, parties);
    std::vector<AgainstReading> by_rules;
    if (!charges_in(p, tokens).empty() && speaks_against(p, field, tokens, kStrong))
      for (const Accused& row : accusations.in(tokens))
        if (row.weight >= kStrong) by_rules.push_back({row.party.actor, {row.party.span}});
    Said said;
    said.field = field;
    said.contents = {tokens};
    if (p.tokens.lower_at(tokens.end < p.tokens.size() ? tokens.end : tokens.end - 1) == "?") said.act = Act::question;
    return weighed(input_, {p, grammar, parties, accusations}, std::move(said), std::move(by_rules));
  }

  [[nodiscard]] bool is_charged(const Passage& p, WeighedContent content) const {
    const Grammar grammar(p);
    const PartyFinder parties(input_, content.said.field, grammar, sources_);
    const Accusations accusations(p, grammar, parties);
    return !judged(input_, {p, grammar, parties, accusations}, std::move(content)).empty();
  }

  /// Somebody specific does or is what the words say.
  [[nodiscard]] bool speaks_against(const Passage& p, Field field, TokenRange tokens, int least) const {
    const Grammar grammar(p);
    if (!grammar.present()) return false;
    const PartyFinder parties(input_, field, grammar, sources_);
    for (const Accused& row : Accusations(p, grammar, parties).in(tokens)) {
      const bool pronoun = grammar.upos(row.party.word) == Upos::pron;
      if (row.weight >= least && (row.direct || row.weight > least) && (!pronoun || row.party.actor.valid()))
        return true;
    }
    return false;
  }

  /// The title is the first content of an article.
  void ask_of_title() {
    const Passage& p = input_.title;
    const TokenRange words = behind_label(p);
    if (words.end >= words.begin + 3 && told_in_title_.empty() && !explains(p, words))
      title_ = weighed_of(p, Field::title, words);
  }

  /// "OPINION: Odel's Sign": the label is no part of what the outlet says.
  [[nodiscard]] static TokenRange behind_label(const Passage& p) {
    static const lexicon::WordSet labels("headline_labels.txt");
    const bool labelled = p.tokens.size() > 2 && p.tokens.lower_at(1) == ":" && labels.has(p.tokens.lower_at(0));
    return {labelled ? 2U : 0U, p.tokens.size()};
  }

  /// "Why Odel refuses to say that": what it explains is known, unless a strong word calls it a wrong, or it is an
  /// opinion.
  [[nodiscard]] static bool explains(const Passage& p, TokenRange words) {
    if (words.begin > 0 || p.tokens.lower_at(words.begin) != "why" || p.tokens.lower_at(words.end - 1) == "?")
      return false;
    return std::ranges::none_of(charges_in(p, words), [](const Charge& charge) { return charge.weight >= kStrong; });
  }

  /// "Did Dr Rusk read the scan at all?" or a headline with a strong word.
  void add_title() {
    const Passage& p = input_.title;
    if (!title_) return;
    const Grammar grammar(p);
    const PartyFinder parties(input_, Field::title, grammar, sources_);
    const TokenRange all = behind_label(p);
    const bool asks = p.tokens.lower_at(all.end - 1) == "?" &&
                      is_one_of(p.tokens.lower_at(all.begin),
                                {"did", "was", "were", "has", "have", "had", "why", "who", "how", "is", "are"});
    const bool charged = is_charged(p, std::move(*title_)) || is_charged_heading(p, grammar, parties);
    if (charged ||
        (asks && !Accusations(p, grammar, parties).doers_in(all, Deed::not_harmless, std::span(&all, 1)).empty()))
      add_outlet(Field::title, span_of(p, all));
  }

  /// "Bishop's secret son", "Goalie in bribe case": a heading of nouns, a charge and somebody who can bear it.
  [[nodiscard]] static bool is_charged_heading(const Passage& p, const Grammar& g, const PartyFinder& parties) {
    bool charged = false;
    for (const Charge& charge : charges_in(p, {0, p.tokens.size()})) charged = charged || charge.weight >= kWeak;
    if (!charged) return false;
    for (std::uint32_t w = 0; w < p.words.size(); ++w)
      if (g.upos(w) == Upos::verb && g.xpos(w) != Xpos::vbg && g.xpos(w) != Xpos::vbn) return false;
    for (std::uint32_t w = 0; w < p.words.size(); ++w) {
      const bool bears = g.is_root(w) || g.relation(w) == Relation::nmod_poss || g.relation(w) == Relation::nsubj;
      if (bears && !parties.all_at(w).empty()) return true;
    }
    return false;
  }

  void add_outlet(Field field, Span content) {
    Added added;
    added.content = {content};
    added.row.field = field;
    added.row.rule = kOwnVoice;
    added.row.confidence = kOutlet;
    added_.push_back(std::move(added));
  }

  // ---- into the order of the text ----

  [[nodiscard]] std::uint32_t begin_of(const Attribution& row) const {
    std::uint32_t begin = 0xffffffffU;
    for (const Range range : {row.source, row.cue, row.content})
      for (const Span span : out_.spans.at(range)) begin = std::min(begin, span.begin);
    return begin;
  }

  void merge() {
    if (added_.empty()) return;
    std::vector<Attribution> rows;
    std::vector<std::uint32_t> moved(out_.rows.size());
    std::size_t next = 0;
    const auto add_until = [&](Field field, std::uint32_t begin) {
      for (; next < added_.size(); ++next) {
        const Added& a = added_[next];
        const bool earlier = a.row.field == field ? a.begin() < begin : a.row.field == Field::title;
        if (!earlier) return;
        rows.push_back(a.row);
        rows.back().source = out_.spans.add(a.source);
        rows.back().cue = out_.spans.add(a.cue);
        rows.back().content = out_.spans.add(a.content);
      }
    };
    for (std::size_t row = 0; row < out_.rows.size(); ++row) {
      if (!out_.rows[row].within.valid()) add_until(out_.rows[row].field, begin_of(out_.rows[row]));
      moved[row] = static_cast<std::uint32_t>(rows.size());
      rows.push_back(std::move(out_.rows[row]));
      if (rows.back().within.valid()) rows.back().within = StatementId(moved[rows.back().within.value]);
    }
    add_until(Field::text, 0xffffffffU);
    out_.rows = std::move(rows);
  }

  const Input& input_;
  SourceReader sources_;
  Attributions out_;
  std::vector<Span> told_, told_in_title_;  ///< spans of all statements
  std::vector<Added> added_;                ///< the title's first, in text order
  std::optional<WeighedContent> title_;
  std::vector<Asked> asked_;  ///< in text order
};

}  // namespace

Attributions completed(const Input& input) { return OwnStatements(input).run(); }

}  // namespace whosays::footing
