#include "quote/turns_of_phrase.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr float kPhraseConfidence = 0.8F;    ///< by eye: docs/notes/statements.md
constexpr std::uint32_t kFarthestPart = 12;  ///< words from one part of a phrase to the next

class PhraseReader {
 public:
  PhraseReader(const Passage& passage, const std::vector<Found>& rows) : p_(passage), rows_(rows) {}

  std::vector<Found> run() {
    for (std::uint32_t w = 1; w + 1 < p_.words.size(); ++w) {
      if (is_dash(w) && lower(w + 1) == "as") as_put(w);
      if (p_.tags.upos[w] == Upos::verb && lower(w + 1) == "by") branded(w);
      if (lower(w) == "at" && p_.tags.upos[w - 1] == Upos::noun) took_a_shot(w);
      if (lower(w) == "with" && lower(w + 1) == "which") took_issue(w);
      if (lower(w) == "from" && is_blame(w - 1)) came_under(w);
    }
    for (const Found& row : rows_) claimed_before(row);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] std::string_view lemma(std::uint32_t w) const { return p_.tags.lemma_at(w); }
  [[nodiscard]] const Sentence& sentence(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]];
  }
  [[nodiscard]] std::uint32_t end_of(std::uint32_t w) const {
    return std::min(sentence(w).end_word, w + kFarthestPart);
  }
  [[nodiscard]] Span words(std::uint32_t first, std::uint32_t end) const {
    return {p_.words.span[first].begin, p_.words.span[end - 1].end};
  }

  [[nodiscard]] bool is_dash(std::uint32_t w) const {
    constexpr auto kDashes = std::to_array<std::string_view>({"--", "—", "–", "―"});
    return is_one_of(lower(w), kDashes) ||
           (lower(w) == "-" && w + 1 < p_.words.size() && p_.words.span[w].end < p_.words.span[w + 1].begin);
  }

  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp;
  }

  /// Nothing here is nothing but a quotation.
  [[nodiscard]] Form form_of(const std::vector<Span>& content) const {
    const bool quoted = std::ranges::any_of(content, [&](Span part) {
      return any_word(p_, part, [&](std::uint32_t w) { return in_quotation(p_, p_.words.span[w]); });
    });
    return quoted ? Form::mixed : Form::indirect;
  }

  void add(Span source, Span cue, std::vector<Span> content, std::string lemma, std::string_view rule) {
    if (in_quotation(p_, cue)) return;
    Found f;
    f.source = {source};
    f.cue = {cue};
    f.content = std::move(content);
    f.lemma = std::move(lemma);
    f.rule = rule;
    f.confidence = kPhraseConfidence;
    f.form = form_of(f.content);
    f.paragraph = sentence(word_at(p_, cue.begin)).paragraph;
    out_.push_back(std::move(f));
  }

  /// "To lose the river — as the author Orrin Vale recently phrased it — is to lose the town."
  void as_put(std::uint32_t dash) {
    const Sentence& row = sentence(dash);
    for (std::uint32_t it = dash + 4; it + 1 < end_of(dash); ++it) {
      if (is_dash(it)) return;
      if (lower(it) != "it" || !is_dash(it + 1)) continue;
      const std::uint32_t verb = it - 1;
      if (!is_finite(verb) || (lemma(verb) != "put" && lemma(verb) != "phrase") || row.first_word >= dash ||
          it + 3 > row.end_word)
        return;
      std::uint32_t last = verb;
      while (last > dash + 2 && p_.tags.upos[last - 1] == Upos::adv) --last;
      add(words(dash + 2, last), words(verb, it + 1),
          {words(row.first_word, dash), words(it + 2, without_stop(row, it + 3))}, "put_it", "phrase_as_put");
      return;
    }
  }

  [[nodiscard]] std::uint32_t without_stop(const Sentence& row, std::uint32_t low) const {
    std::uint32_t end = row.end_word;
    while (end > low && lower(end - 1) == ".") --end;
    return end;
  }

  /// "a plan branded by Ana Vell as “a trap”"
  void branded(std::uint32_t verb) {
    if (p_.tags.xpos[verb] != Xpos::vbn || (frames_of(lower(verb)) & (kLabel | kAs)) == 0) return;
    for (std::uint32_t as = verb + 3; as + 1 < end_of(verb); ++as) {
      if (p_.tags.upos[as] == Upos::verb || lower(as) == ",") return;
      if (lower(as) != "as") continue;
      const auto quoted = quotation_near(as + 1);
      if (!quoted) return;
      const Span called{p_.words.span[as].begin, quoted->end};
      std::vector<Span> content = {called};
      if (const auto noun = noun_before(verb)) content.insert(content.begin(), *noun);
      add(words(verb + 2, as), words(verb, verb + 2), std::move(content), std::string(lemma(verb)),
          "phrase_branded_by");
      return;
    }
  }

  /// A quotation that begins at the word or behind an article.
  [[nodiscard]] std::optional<Span> quotation_near(std::uint32_t w) const {
    constexpr std::uint32_t kBefore = 8;  // bytes
    const std::uint32_t from = p_.words.span[w].begin;
    const auto q =
        std::ranges::partition_point(p_.quotations.rows, [&](const Quotation& row) { return row.span.begin < from; });
    if (q == p_.quotations.rows.end() || !q->closed || q->span.begin > from + kBefore) return std::nullopt;
    return q->span;
  }

  [[nodiscard]] std::optional<Span> noun_before(std::uint32_t verb) const {
    std::uint32_t first = verb;
    while (first > sentence(verb).first_word && is_in_noun_phrase(first - 1)) --first;
    if (first == verb || !is_noun(verb - 1)) return std::nullopt;
    return words(first, verb);
  }

  [[nodiscard]] bool is_noun(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::propn;
  }
  [[nodiscard]] bool is_in_noun_phrase(std::uint32_t w) const {
    const Upos upos = p_.tags.upos[w];
    return is_noun(w) || upos == Upos::det || upos == Upos::adj || upos == Upos::num;
  }

  /// The noun phrase from the word on.
  [[nodiscard]] std::optional<Span> phrase_from(std::uint32_t first) const {
    std::uint32_t end = first;
    while (end < end_of(first) && is_in_noun_phrase(end)) ++end;
    if (end < end_of(first) && end > first && p_.tags.xpos[end] == Xpos::pos) {  // "Odel's lawyer"
      const std::uint32_t owner = end++;
      while (end < end_of(first) && is_in_noun_phrase(end)) ++end;
      if (end == owner + 1) end = owner;
    }
    if (end == first && p_.tags.xpos[first] == Xpos::prp) end = first + 1;
    if (end == first || (!is_noun(end - 1) && p_.tags.xpos[first] != Xpos::prp)) return std::nullopt;
    return words(first, end);
  }

  [[nodiscard]] bool has_capital(std::uint32_t w) const { return p_.tokens.capital[p_.words.token[w]] != 0; }

  [[nodiscard]] bool is_somebody(std::uint32_t w) const {
    static const lexicon::WordSet people("people_and_bodies.txt");
    const Upos upos = p_.tags.upos[w];
    return upos == Upos::propn || upos == Upos::pron || has_capital(w) || people.has(lemma(w));
  }

  /// The subject of the verb, also of the one that it is joined to.
  [[nodiscard]] std::optional<Span> subject_of(std::uint32_t verb) const {
    const auto own = child_of(p_, verb, {Relation::nsubj});
    const std::uint32_t above = p_.trees.head[verb];
    const bool joined = p_.trees.relation[verb] == Relation::conj && above != Trees::kRoot;
    const auto subject = own ? own : joined ? child_of(p_, above, {Relation::nsubj}) : std::nullopt;
    if (!subject || *subject > verb || !is_somebody(*subject)) return std::nullopt;
    const Span whole = branch_of(p_, *subject);
    const Span who{whole.begin, std::min(whole.end, p_.words.span[(own ? verb : above) - 1].end)};
    std::uint32_t first = word_at(p_, who.begin);
    if (p_.tags.upos[first] != Upos::adp) return who;
    // "At the regatta Vell took": the tree has made one name of both.
    for (first = word_at(p_, who.end); first > 0 && has_capital(first - 1);) --first;
    if (p_.words.span[first].begin >= who.end) return std::nullopt;
    return Span{p_.words.span[first].begin, who.end};
  }

  /// "On Monday Vell took a shot at Odel"
  void took_a_shot(std::uint32_t at) {
    constexpr auto kShots = std::to_array<std::string_view>({"dig", "jab", "jibe", "potshot", "shot", "swipe"});
    if (!is_one_of(lemma(at - 1), kShots)) return;
    std::uint32_t verb = at - 1;
    while (verb > 0 && is_in_noun_phrase(verb)) --verb;
    if (lemma(verb) != "take" || !is_finite(verb)) return;
    const auto who = subject_of(verb);
    const auto whom = phrase_from(at + 1);
    if (who && whom) add(*who, words(verb, at + 1), {*whom}, "take_a_shot_at", "phrase_took_a_shot");
  }

  /// "a claim with which the council took issue"
  void took_issue(std::uint32_t with) {
    const auto noun = noun_before(with);
    for (std::uint32_t verb = with + 3; noun && verb + 1 < end_of(with); ++verb) {
      if (lemma(verb) != "take" || lower(verb + 1) != "issue") continue;
      add(words(with + 2, verb), words(verb, verb + 2), {*noun}, "take_issue_with", "phrase_took_issue");
      return;
    }
  }

  [[nodiscard]] bool is_blame(std::uint32_t w) const {
    return lower(w) == "criticism";  // "fire" and "attack" may be what guns do
  }

  /// "Vell came under sharp criticism from Odel": Odel's, against Vell.
  void came_under(std::uint32_t from) {
    std::uint32_t under = from - 1;
    while (under > 0 && is_in_noun_phrase(under)) --under;
    if (under == 0 || lower(under) != "under" || lemma(under - 1) != "come") return;
    const auto whom = subject_of(under - 1);
    const auto who = phrase_from(from + 1);
    if (whom && who) add(*who, words(under - 1, from + 1), {*whom}, "come_under_criticism_from", "phrase_came_under");
  }

  /// "Vell claimed — and Odel later affirmed — that ...": the first verb has what the second one has.
  void claimed_before(const Found& row) {
    if (row.source.size() != 1 || row.content.size() != 1 || row.content.front().begin < row.cue.back().end) return;
    const std::uint32_t that = word_at(p_, row.content.front().begin);
    const std::uint32_t and_ = word_at(p_, row.source.front().begin) - 1;
    if (and_ < 3 || and_ >= that || that >= p_.words.size() || !is_dash(that - 1) || !is_dash(and_ - 1) ||
        (lower(and_) != "and" && lower(and_) != "but" && lower(and_) != "or"))
      return;
    const std::uint32_t verb = and_ - 2;
    if (p_.tags.upos[verb] != Upos::verb || (frames_of(lower(verb)) & kClause) == 0) return;
    if (const auto who = subject_of(verb))
      add(*who, p_.words.span[verb], row.content, std::string(lemma(verb)), "phrase_joined_aside");
  }

  const Passage& p_;
  const std::vector<Found>& rows_;
  std::vector<Found> out_;
};

/// The statement with the smallest content around all of it.
StatementId around(const Found& f, const std::vector<Found>& found) {
  StatementId best;
  std::uint32_t smallest = 0;
  for (std::uint32_t row = 0; row < found.size(); ++row)
    for (const Span content : found[row].content) {
      const auto inside = [&](Span span) { return content.contains(span); };
      if (!inside(f.cue.front()) || !inside(f.source.front()) || !std::ranges::all_of(f.content, inside)) continue;
      if (best.valid() && content.size() >= smallest) continue;
      best = StatementId(row);
      smallest = content.size();
    }
  return best;
}

}  // namespace

void add_turns_of_phrase(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  std::vector<Found> phrases = PhraseReader(passage, found).run();
  if (phrases.empty()) return;
  // Where the net has the same words it knows better how far the content goes; but it is not sure of them.
  for (Found& f : found)
    std::erase_if(phrases, [&](const Found& phrase) {
      if (phrase.rule == "phrase_came_under" || !overlap(f.cue, phrase.cue) || !overlap(f.source, phrase.source) ||
          !overlap(f.content, phrase.content))
        return false;
      f.rule = phrase.rule;
      f.confidence = kPhraseConfidence;
      return true;
    });
  leave_out(found, [&](const Found& f) {
    return std::ranges::any_of(phrases, [&](const Found& phrase) { return overlap(f.cue, phrase.cue); });
  });
  for (Found& phrase : phrases) {
    phrase.within = around(phrase, found);
    found.push_back(std::move(phrase));
  }
}

}  // namespace whosays::quote
