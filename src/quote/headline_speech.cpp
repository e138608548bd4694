#include "quote/headline_speech.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/headline_words.h"
#include "quote/tree_spans.h"
#include "quote/units.h"

namespace whosays::quote {
namespace {

template <class Test>
bool any_of(const RoleSpan& span, Test test) {
  for (std::uint32_t w = span.first; w < span.end; ++w)
    if (test(w)) return true;
  return false;
}

bool is_verb(const Passage& p, std::uint32_t w) { return p.tags.upos[w] == Upos::verb; }

const lexicon::WordSet& verbs_of_objects() {
  static const lexicon::WordSet verbs("headline_verbs.txt");
  return verbs;
}

/// Dictionary forms of all cues: what many do is in this form ("Mayors condemn plan").
bool is_cue_lemma(std::string_view lemma) {
  static const auto all = [] {
    static const lexicon::Table table("cues.tsv");
    WordBag out;
    for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "lemma"));
    return out;
  }();
  return all.contains(lemma);
}

/// The cue of the lexicon that words [w, end) begin with.
const Cue* cue_of(const Passage& p, std::uint32_t w, std::uint32_t end) {
  const Segment words = segment_of({}, p, p.words.token[w], p.words.token[end - 1] + 1, 0);
  return words.size() > 0 ? cue_at(words, 0) : nullptr;
}

/// Dictionary form, by the cues where they have the word: of a headline's verb the tagger often makes a noun.
std::string_view lemma_of(const Passage& p, std::uint32_t w, std::uint32_t end) {
  if (const Cue* cue = cue_of(p, w, end)) return cue->lemma;
  const std::string_view lower = slice(p.tokens.lower, p.words.span[w]);
  return verbs_of_objects().has(lower) ? lower : p.tags.lemma_at(w);
}

enum class Unless : std::uint8_t { never, finder };

const WordMap<Unless>& doings() {
  static const auto all = [] {
    static const lexicon::Table table("headline_doings.tsv");
    WordMap<Unless> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      out.emplace(table.at(row, "lemma"), table.at(row, "unless") == "finder" ? Unless::finder : Unless::never);
    return out;
  }();
  return all;
}

/// Verbs whose object is spoken to: it alone is nothing that is said ("Vell warns trading partners").
bool is_of_hearers(std::string_view lemma) {
  static const auto all = [] {
    static const lexicon::Table table("passive_subjects.tsv");
    WordBag out;
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (table.at(row, "subject") == "heard") out.insert(table.at(row, "lemma"));
    return out;
  }();
  return all.contains(lemma);
}

}  // namespace

struct HeadlineSpeech::Parts {
  RoleSpan source, cue, content;
  bool has_source = false;
  std::uint32_t verb = 0;
  bool quoted = false;
  bool clause = false;
};

bool HeadlineSpeech::holds(const Linked& linked, const LinkedStatement& s) const {
  Parts parts;
  parts.cue = linked.spans[s.cue];
  parts.has_source = s.source != kNoSpan;
  if (parts.has_source) parts.source = linked.spans[s.source];
  parts.content = linked.spans[s.contents.back()];
  for (const std::uint32_t content : s.contents) {
    parts.quoted = parts.quoted || is_quoted(linked.spans[content], parts.cue);
    parts.clause = parts.clause || has_clause(linked.spans[content]);
  }
  if (parts.has_source && !may_speak(parts.source, parts.cue)) return false;
  return is_said(parts);
}

bool HeadlineSpeech::is_said(const Parts& parts) const {
  const RoleSpan& cue = parts.cue;
  const bool ends_with_colon = lower(cue.end - 1) == ":";
  const std::optional<std::uint32_t> verb = verb_of(parts);
  if (!verb) {
    // Who stands before a colon is settled by headline_speakers.h; "confident he could win"
    if (ends_with_colon) return cue.end - cue.first == 1 || (parts.quoted && is_mark(parts.content.first));
    if (lower(cue.first) == "according") return true;
    return cue.end - cue.first == 1 && p_.tags.upos[cue.first] == Upos::adj && parts.clause && parts.has_source;
  }
  static constexpr auto kGreetings = std::to_array<std::string_view>({"goodbye", "farewell", "hello"});
  if (std::ranges::find(kGreetings, lower(parts.content.first)) != kGreetings.end()) return false;
  if (lower(cue.first) == "to" || p_.tags.xpos[cue.first] == Xpos::md) return false;
  const std::string_view lemma = lemma_of(p_, *verb, cue.end);
  if (lemma == "refuse" || lemma == "fail") return false;  // refusals are the lists'
  const lexicon::WordSet& of_objects = verbs_of_objects();
  const bool is_cue = cue_of(p_, *verb, cue.end) != nullptr || is_cue_lemma(lemma);
  const bool speaks = is_cue || of_objects.has(lemma) || lemma == "see";
  // "sent students a letter decrying": the first verb tells what happens.
  constexpr std::uint32_t kLongest = 4;
  if (cue.end - cue.first > kLongest && !ends_with_colon) return false;
  // "expected no change", "said the ferry sank": nobody is meant but where it is a passive.
  // "Growers [embrace proposed] rules"
  const bool led_by_noun = any_of({cue.role, cue.first, *verb}, [&](std::uint32_t w) {
    return p_.tags.upos[w] == Upos::noun || p_.tags.upos[w] == Upos::propn || p_.tags.upos[w] == Upos::adj;
  });
  if (led_by_noun) return false;
  const bool first_verb_is_deed =
      is_verb(p_, cue.first) && cue.first != *verb && cue_of(p_, cue.first, cue.end) == nullptr;
  if (first_verb_is_deed && !ends_with_colon) return false;
  if (!parts.has_source && !any_of(cue, [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::aux; })) return false;
  if (parts.quoted) return speaks || ends_with_colon;
  if (!speaks) return false;
  if (parts.clause) return true;
  if (is_office_deed(lemma, parts.content, false)) return false;
  // "warn in open letter"
  const bool in_place = *verb + 1 == cue.end && p_.tags.upos[parts.content.first] == Upos::adp;
  if (in_place || (is_of_hearers(lemma) && *verb + 1 == cue.end && may_hear(parts.content))) return false;
  const bool tries = lower(parts.content.first) == "to" && (lemma == "seek" || lemma == "want");
  return !tries && (has_object_alone(parts, *verb) || of_objects.has(lemma));
}

/// "Odel slams quay plan": a deed by its verb, unless this one tells what is said.
bool HeadlineSpeech::has_object_alone(const Parts& parts, std::uint32_t verb) const {
  const std::string_view lemma = lemma_of(p_, verb, parts.cue.end);
  if (lemma == "see") {  // "Nurses see trap in new contract", not "See the Light", "Sees Opera"
    return p_.tags.upos[parts.content.first] != Upos::det &&
           any_of(parts.content, [&](std::uint32_t w) { return lower(w) == "in" || lower(w) == "as"; });
  }
  if (lower(parts.content.first) == "to") return true;
  const auto doing = doings().find(lemma);
  if (doing != doings().end()) return doing->second == Unless::finder && parts.has_source && is_finder(parts.source);
  return cue_of(p_, verb, parts.cue.end) != nullptr || is_cue_lemma(lemma);
}

/// The last verb of the cue; else the one word, with its preposition, that stands behind its source and may be a cue.
std::optional<std::uint32_t> HeadlineSpeech::verb_of(const Parts& parts) const {
  const RoleSpan& cue = parts.cue;
  std::optional<std::uint32_t> verb;
  for (std::uint32_t w = cue.first; w < cue.end; ++w)
    if (is_verb(p_, w)) verb = w;
  if (verb || !parts.has_source || parts.source.end != cue.first || cue.first + 1 >= p_.words.size()) return verb;
  // not "Sunday shows’ ...", "tell-all"
  const Upos next = p_.tags.upos[cue.first + 1];
  const bool alone = next != Upos::part && next != Upos::punct;
  const bool known =
      cue_of(p_, cue.first, cue.end) != nullptr || verbs_of_objects().has(lemma_of(p_, cue.first, cue.end));
  if (alone && known) verb = cue.first;
  return verb;
}

/// "Council confirms Odel as harbour chief", "Vell calls pilots to wish them luck".
bool HeadlineSpeech::is_office_deed(std::string_view lemma, const RoleSpan& content, bool quoted) const {
  if (quoted) return false;
  for (std::uint32_t w = content.first + 1; w + 1 < content.end; ++w) {
    if (lemma == "confirm" && lower(w) == "as" &&
        !any_of({content.role, w, content.end}, [&](std::uint32_t i) { return is_finite_verb(p_, i); }))
      return true;
    if (lemma == "call" && lower(w) == "to" && p_.tags.xpos[w + 1] == Xpos::vb) return true;
  }
  return false;
}

bool HeadlineSpeech::is_doing(const Found& f) const {
  if (f.rule != "noun" || f.form != Form::indirect || f.source.empty()) return false;
  if (f.content.size() == 1) {
    const RoleSpan content{LabelRole::content, word_at(p_, f.content.front().begin),
                           word_at(p_, f.content.front().end - 1) + 1};
    if (is_office_deed(f.lemma, content, false)) return true;
  }
  const auto doing = doings().find(f.lemma);
  if (doing == doings().end()) return false;
  const std::uint32_t first = word_at(p_, f.source.front().begin);
  const std::uint32_t last = word_at(p_, f.source.front().end - 1);
  return doing->second == Unless::never || !is_finder({LabelRole::source, first, last + 1});
}

bool HeadlineSpeech::is_finder(const RoleSpan& source) const {
  static const lexicon::WordSet finders("headline_finders.txt");
  return finders.has(lower(head_of(source))) || finders.has(lower(source.end - 1));
}

/// "warns trading partners", but "urges new limits"
bool HeadlineSpeech::may_hear(const RoleSpan& content) const {
  const std::uint32_t head = head_of(content);
  return p_.tags.upos[head] == Upos::propn || is_speaking_noun(p_, head);
}

/// A name, a plural, a noun that speaks, with no clause about it.
bool HeadlineSpeech::may_speak(const RoleSpan& source, const RoleSpan& cue) const {
  const bool predicate = any_of(source, [&](std::uint32_t w) {
    return p_.tags.upos[w] == Upos::aux || (is_finite_verb(p_, w) && p_.trees.relation[w] != Relation::acl_relcl);
  });
  if (predicate) return false;
  const std::string_view last = lower(source.end - 1);
  if (last == "'s" || last == "’s" || last == "'" || last == "’") return false;
  // "Police arrest hundreds in protest calling for vote": who calls stands beside the participle.
  const bool participle = p_.tags.xpos[cue.first] == Xpos::vbg;
  if (source.end < cue.first && (participle || !is_joint(cue.first - 1))) return false;
  const std::uint32_t head = head_of(source);
  const Upos upos = p_.tags.upos[head];
  if (upos == Upos::propn || upos == Upos::pron || p_.tags.xpos[head] == Xpos::nns) return true;
  return is_speaking_noun(p_, head) || is_speaking_noun(p_, source.end - 1) || is_finder(source) ||
         p_.tags.upos[head] == Upos::num;
}

/// "Vell signs bill[,] says", "Vell [also] says"; not "for 150 believed trapped".
bool HeadlineSpeech::is_joint(std::uint32_t w) const {
  const Upos upos = p_.tags.upos[w];
  return upos == Upos::punct || upos == Upos::cconj || upos == Upos::adv || upos == Upos::aux;
}

/// The word that hangs on something outside the span; the last one where the tree has none.
std::uint32_t HeadlineSpeech::head_of(const RoleSpan& span) const {
  for (std::uint32_t w = span.first; w < span.end; ++w) {
    const std::uint32_t head = p_.trees.head[w];
    const bool outside = head == Trees::kRoot || head < span.first || head >= span.end;
    if (outside && p_.trees.relation[w] != Relation::punct) return w;
  }
  return span.end - 1;
}

bool HeadlineSpeech::is_mark(std::uint32_t w) const {
  return p_.tokens.kind[p_.words.token[w]] == TokenKind::quote_mark;
}

bool HeadlineSpeech::is_quoted(const RoleSpan& content, const RoleSpan& cue) const {
  const Span said{p_.words.span[content.first].begin, p_.words.span[content.end - 1].end};
  const std::uint32_t at = p_.words.span[cue.first].begin;
  return std::ranges::any_of(p_.quotations.rows, [&](const Quotation& q) {
    return q.closed && q.span.overlaps(said) && !(q.span.begin <= at && at < q.span.end);
  });
}

bool HeadlineSpeech::has_clause(const RoleSpan& content) const {
  return any_of(content, [&](std::uint32_t w) {
    const Xpos tag = p_.tags.xpos[w];
    const bool finite = tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::md;
    return finite && (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux);
  });
}

}  // namespace whosays::quote
