#include "quote/hearers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

/// How the hearers of a verb stand behind it.
struct Frame {
  bool object = false;
  std::vector<std::string> prepositions;
};

const WordMap<Frame>& frames() {
  static const auto all = [] {
    const lexicon::Table table("hearer_verbs.tsv");
    WordMap<Frame> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      Frame& frame = out[table.at(row, "lemma")];
      const std::string_view how = table.at(row, "hearer");
      if (how == "object")
        frame.object = true;
      else
        frame.prepositions.emplace_back(how);
    }
    return out;
  }();
  return all;
}

/// Nouns for who can be spoken to.
bool may_listen(std::string_view lemma) {
  static const lexicon::WordSet people("person_nouns.txt");
  static const lexicon::WordSet bodies("institutions.txt");
  static const lexicon::WordSet courts("hearers.txt");
  static const auto groups = [] {
    WordBag out;
    const lexicon::Table table("hearer_groups.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, "cue") == "yes") out.insert(table.at(row, "word"));
    return out;
  }();
  return people.has(lemma) || bodies.has(lemma) || courts.has(lemma) || groups.contains(lemma);
}

bool overlap_any(Span span, const std::vector<Span>& spans) {
  return std::ranges::any_of(spans, [&](Span other) { return span.overlaps(other); });
}

class Hearers {
 public:
  explicit Hearers(const Passage& passage) : p_(passage) {}

  void settle(Found& found) const {
    if (found.cue.empty() || found.content.empty()) return;
    if (!found.hearer
             .empty()) {  // "told the Morning Courier bold tactics would fail", where the net has it all as said
      complete(found.hearer.front(), found.content.front());
      begin_behind(found.content.front(), found.hearer.front());
      return;
    }
    const auto verb = only_verb(p_, found.cue, false);
    if (!verb) return;
    const auto frame = frames().find(p_.tags.lemma_at(*verb));
    if (frame == frames().end()) return;
    const auto hearer = hearer_of(*verb, frame->second);
    if (!hearer) return;
    Span span = branch_of(p_, *hearer);
    span.begin = std::max(span.begin, p_.words.span[*verb + 1].begin);
    const std::uint32_t first = word_at(p_, span.begin);
    if (first < *hearer && p_.trees.relation[first] == Relation::case_) span.begin = p_.words.span[first + 1].begin;
    begin_behind(found.content.front(), span);
    // What hangs on the hearer may be the content by the tree, and is none of the hearer.
    for (const Span content : found.content)
      if (content.begin > span.begin && content.begin < span.end) span.end = content.begin;
    trim_end(span);
    if (span.begin >= span.end || overlap_any(span, found.content) || overlap_any(span, found.source)) return;
    found.hearer = {span};
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> hearer_of(std::uint32_t verb, const Frame& frame) const {
    const Sentence& row = p_.sentences.rows[p_.tokens.sentence[p_.words.token[verb]]];
    for (std::uint32_t w = verb + 1; w < row.end_word; ++w) {
      if (p_.trees.head[w] != verb) continue;
      const Relation relation = p_.trees.relation[w];
      if (frame.object && (relation == Relation::iobj || relation == Relation::obj) && is_no_thing(w)) return w;
      if (relation == Relation::obl && led_by(w, frame.prepositions) && listens(w)) return w;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_no_thing(std::uint32_t w) const {
    static const lexicon::WordSet things("spoken_things.txt");
    const Upos tag = p_.tags.upos[w];
    return (tag == Upos::noun || tag == Upos::propn || tag == Upos::pron || tag == Upos::num) &&
           !things.has(p_.tags.lemma_at(w));
  }

  [[nodiscard]] bool listens(std::uint32_t w) const {
    const Upos tag = p_.tags.upos[w];
    if (tag == Upos::propn) return true;
    return is_no_thing(w) && (tag == Upos::pron || may_listen(p_.tags.lemma_at(w)));
  }

  [[nodiscard]] bool led_by(std::uint32_t noun, const std::vector<std::string>& prepositions) const {
    for (std::uint32_t w = noun; w > 0 && hangs_on(p_, w - 1, noun); --w)
      if (p_.trees.head[w - 1] == noun && p_.trees.relation[w - 1] == Relation::case_)
        return std::ranges::find(prepositions, slice(p_.tokens.lower, p_.words.span[w - 1])) != prepositions.end();
    return false;
  }

  /// "told the Odel ferry | company that it ...": the lists end a hearer with its name, the tree with the noun that it
  /// stands before.
  void complete(Span& hearer, Span& content) const {
    constexpr std::uint32_t kFar = 4;
    const std::uint32_t last = word_at(p_, hearer.end - 1);
    if (word_at(p_, content.begin) != last + 1) return;
    const std::uint32_t head = p_.trees.head[last];
    if (head <= last || head > last + kFar || head + 1 >= p_.words.size()) return;
    for (std::uint32_t w = last; w < head; ++w)
      if (p_.trees.head[w] != head || !stands_before_a_noun(p_.trees.relation[w])) return;
    const Relation role = p_.trees.relation[head];
    if (p_.tags.upos[head] != Upos::noun || (role != Relation::obj && role != Relation::iobj)) return;
    std::uint32_t next = head + 1;
    if (slice(p_.tokens.lower, p_.words.span[next]) == "," && next + 1 < p_.words.size()) ++next;
    if (p_.words.span[next].begin >= content.end) return;
    hearer.end = p_.words.span[head].end;
    content.begin = p_.words.span[next].begin;
  }

  static bool stands_before_a_noun(Relation relation) {
    return relation == Relation::compound || relation == Relation::amod || relation == Relation::nmod;
  }

  /// "the council to wait" of which the council is told.
  void begin_behind(Span& content, Span hearer) const {
    if (content.begin != hearer.begin || hearer.end >= content.end) return;
    const std::uint32_t next = behind_time(word_at(p_, hearer.end));
    if (next >= p_.words.size() || p_.words.span[next].begin >= content.end) return;
    content.begin = p_.words.span[next].begin;
  }

  /// The "to" of "[asked the agent] this spring to wait", else `word`: when somebody asked is not what they asked.
  [[nodiscard]] std::uint32_t behind_time(std::uint32_t word) const {
    constexpr std::uint32_t kLongest = 6;
    const auto limit = std::min(word + kLongest, static_cast<std::uint32_t>(p_.words.size()));
    std::uint32_t to = word;
    while (to < limit && slice(p_.tokens.lower, p_.words.span[to]) != "to") ++to;
    if (to == limit) return word;
    const std::uint32_t asked = p_.trees.head[to];
    if (asked == Trees::kRoot || p_.trees.relation[asked] != Relation::xcomp) return word;
    const std::uint32_t verb = p_.trees.head[asked];
    for (std::uint32_t w = word; w < to; ++w)
      if (!says_when(w, verb)) return word;
    return to;
  }

  /// Whether the word belongs to a time or place that hangs on the verb.
  [[nodiscard]] bool says_when(std::uint32_t word, std::uint32_t verb) const {
    while (p_.trees.head[word] != Trees::kRoot && p_.trees.head[word] != verb) word = p_.trees.head[word];
    return p_.trees.head[word] == verb &&
           (p_.trees.relation[word] == Relation::obl || p_.trees.relation[word] == Relation::obl_unmarked);
  }

  void trim_end(Span& span) const {
    while (span.end > span.begin) {
      const std::uint32_t last = word_at(p_, span.end - 1);
      if (last >= p_.words.size()) return;
      if (p_.words.span[last].begin < span.end && p_.trees.relation[last] != Relation::punct &&
          p_.words.span[last].end <= span.end)
        return;
      span.end = last == 0 ? span.begin : std::min(span.end - 1, p_.words.span[last - 1].end);
    }
  }

  const Passage& p_;
};

}  // namespace

void settle_hearers(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const Hearers hearers(passage);
  for (Found& f : found) hearers.settle(f);
}

}  // namespace whosays::quote
