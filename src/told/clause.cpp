#include "told/clause.h"

#include <algorithm>
#include <array>

#include "lexicon/lexicon.h"

namespace whosays::told {
namespace {

constexpr std::uint32_t kLongestSentence = 400;  ///< words; what is longer is a list or a table

/// Conjunctions whose clause is taken for granted, whatever the main clause does.
constexpr std::array<std::string_view, 10> kGranted{"after", "when",     "once",   "because", "as",
                                                    "since", "although", "though", "while",   "whereas"};
/// What opens a condition without "if".
constexpr std::array<std::string_view, 3> kInverted{"had", "were", "should"};

bool is_whether(std::string_view mark) { return mark == "whether" || mark == "if"; }

}  // namespace

struct ClauseReader::Walk {
  WordId verb;            ///< where it began
  WordId at;              ///< where it is
  StatementId carrier;    ///< the statement around the verb
  Standing out;           ///< what is known so far
  bool head = true;       ///< nothing but the clause itself between here and the carrier's cue
  bool done = false;      ///< nothing above matters
  bool governed = false;  ///< a governor has spoken
};

const WordMap<ClauseReader::Governor>& ClauseReader::governors() {
  static const WordMap<Governor> all = [] {
    WordMap<Governor> out;
    const lexicon::Table table("clause_governors.tsv");
    for (std::size_t r = 0; r < table.rows(); ++r)
      out[table.at(r, "lemma")] = {table.at(r, "plain"),         table.at(r, "whether"),
                                   table.at(r, "negated"),       table.at(r, "negated_whether"),
                                   table.at(r, "deed") == "yes", table.at(r, "control") == "object"};
    return out;
  }();
  return all;
}

ClauseReader::ClauseReader(const Input& input, const SyntaxView& view)
    : input_(input), view_(view), governors_(governors()) {
  const auto& sentences = input.text.sentences.rows;
  statements_.resize(sentences.size());
  broken_.resize(sentences.size(), 0);
  const auto in_sentences = [&](Span span, auto each) {
    auto it = std::partition_point(sentences.begin(), sentences.end(),
                                   [&](const Sentence& s) { return s.span.end <= span.begin; });
    for (; it != sentences.end() && it->span.begin < span.end; ++it)
      each(static_cast<std::size_t>(it - sentences.begin()));
  };
  for (std::uint32_t i = 0; i < input.statements.rows.size(); ++i) {
    const Statement& s = input.statements.rows[i];
    if (s.field != Field::text) continue;
    for (const Range range : {s.content, s.cue})
      for (const Span span : input.statements.spans.at(range))
        in_sentences(span, [&](std::size_t row) {
          if (statements_[row].empty() || statements_[row].back() != i) statements_[row].push_back(i);
        });
  }
  for (const IntegrityMark& mark : input.integrity.rows)
    if (mark.kind != IntegrityKind::name_variants)  // the sentence is whole, whoever misspelt a name in it
      for (const Span span : mark.spans) in_sentences(span, [&](std::size_t row) { broken_[row] = 1; });
}

// ---- small questions ------------------------------------------------------------------------------------------------

bool ClauseReader::in_content(WordId w, StatementId statement) const {
  const auto spans = input_.statements.spans.at(input_.statements.rows[statement.value].content);
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.contains(view_.span(w)); });
}

bool ClauseReader::is_cue(WordId w, StatementId statement) const {
  const auto spans = input_.statements.spans.at(input_.statements.rows[statement.value].cue);
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.overlaps(view_.span(w)); });
}

bool ClauseReader::has(WordId w, std::string_view mark) const { return view_.child_called(w, mark) != kNoWord; }

StatementId ClauseReader::said_by(WordId verb) const {
  for (const std::uint32_t i : statements_[view_.sentence_of(verb)])
    if (is_cue(verb, StatementId(i))) return StatementId(i);
  return {};
}

bool ClauseReader::is_passive(WordId verb) const { return view_.child(verb, {Relation::aux_pass}) != kNoWord; }

const ClauseReader::Governor* ClauseReader::governor(WordId w) const {
  const auto found = governors_.find(view_.lemma(w));
  return found == governors_.end() ? nullptr : &found->second;
}

bool ClauseReader::sentence_is_fit(WordId verb) const {
  const Sentence& sentence = view_.sentence(verb);
  if (broken_[view_.sentence_of(verb)] != 0 || sentence.end_word - sentence.first_word > kLongestSentence) return false;
  for (WordId w = sentence.end_word; w > sentence.first_word && w + 3 > sentence.end_word; --w)
    if (view_.lower(w - 1) == "?") return false;
  return true;
}

// ---- the statement around it ----------------------------------------------------------------------------------------

bool ClauseReader::quoted_by_nobody(WordId verb) const {
  // Quotations lie in the order of their beginnings; few lie inside one another.
  constexpr int kLookedBack = 4;
  const Span here = view_.span(verb);
  const auto& rows = input_.text.quotations.rows;
  auto it =
      std::partition_point(rows.begin(), rows.end(), [&](const Quotation& q) { return q.span.begin <= here.begin; });
  for (int back = 0; it != rows.begin() && back < kLookedBack; ++back)
    if (!(--it)->scare && it->span.contains(here)) return true;
  return false;
}

std::optional<StatementId> ClauseReader::carrier_of(WordId verb) const {
  StatementId inner, after;
  std::uint32_t smallest = 0xffffffffU;
  const Span here = view_.span(verb);
  for (const std::uint32_t i : statements_[view_.sentence_of(verb)]) {
    const StatementId id(i);
    const Statement& s = input_.statements.rows[i];
    if (is_cue(verb, id) || is_own_doubt(s)) continue;
    const auto spans = input_.statements.spans.at(s.content);
    if (in_content(verb, id)) {
      // "refused to tell the council": no account of hers.
      const auto deed = governors_.find(s.cue_lemma);
      if (deed != governors_.end() && deed->second.deed) continue;
      std::uint32_t size = 0;
      for (const Span span : spans) size += span.size();
      if (size < smallest) {
        smallest = size;
        inner = id;
      }
      continue;
    }
    // "Residents were told that the water was safe, Velling said": the content may have lost its beginning.
    const auto cue = input_.statements.spans.at(s.cue);
    if (!spans.empty() && !cue.empty() && spans.front().begin > here.end && cue.front().begin >= spans.back().end)
      after = id;
  }
  const StatementId carrier = inner.valid() ? inner : after;
  if (!carrier.valid()) return quoted_by_nobody(verb) ? std::nullopt : std::optional(carrier);
  if (!input_.statements.rows[carrier.value].set_aside.empty()) return std::nullopt;
  return carrier;
}

/// The clause begins the content: "denied that SHE WAS TOLD", not "denied that it was held back after she was told".
bool ClauseReader::leads_content(WordId clause, StatementId carrier) const {
  const auto spans = input_.statements.spans.at(input_.statements.rows[carrier.value].content);
  if (spans.empty()) return false;
  const auto skipped = [&](WordId w) {
    while (w < view_.passage().words.size() && (view_.upos(w) == Upos::punct || view_.lower(w) == "that")) ++w;
    return w;
  };
  // Not from "that" on, which the tree may have given to a later clause than its own.
  const auto mark = [&](WordId c) { return view_.relation(c) == Relation::mark; };
  return skipped(view_.word_at(spans.front().begin)) == skipped(view_.reach(clause, mark).first);
}

// ---- upwards --------------------------------------------------------------------------------------------------------

bool ClauseReader::after_whether(WordId verb) const {
  const WordId first = view_.reach(verb).first;
  // Also where the tree hangs the "whether" on the subject.
  if (is_whether(view_.lower(first))) return true;
  if (first <= view_.sentence(verb).first_word) return false;
  return is_whether(view_.lower(first - 1)) || view_.lower(first - 1) == "unless";
}

/// "Had she been told, the vote would have failed"; "Had she been told?" is a question.
bool ClauseReader::is_inverted_condition(WordId verb) const {
  const WordId subject = view_.child(verb, {Relation::nsubj, Relation::nsubj_pass});
  if (subject == kNoWord) return false;
  const Sentence& sentence = view_.sentence(verb);
  WordId first = sentence.first_word;
  while (first < sentence.end_word && view_.upos(first) == Upos::punct) ++first;
  const bool before_subject = first + 1 == view_.reach(subject).first;
  return before_subject && is_one_of(view_.lower(first), kInverted) && view_.lower(sentence.end_word - 1) != "?";
}

/// "It is unclear" as a statement that nobody makes: the article's own account, however sure its reading is.
bool ClauseReader::is_own_doubt(const Statement& s) const {
  const auto g = governors_.find(s.cue_lemma);
  if (!s.source.empty() || g == governors_.end()) return false;
  return is_one_of("unclear", {g->second.whether, g->second.negated_whether});
}

/// Somewhere in the sentence (inside the carrier's content) something is called unclear.
bool ClauseReader::says_unclear(WordId verb, StatementId carrier) const {
  const Sentence& sentence = view_.sentence(verb);
  for (WordId w = sentence.first_word; w < sentence.end_word; ++w) {
    if (carrier.valid() && !in_content(w, carrier)) continue;
    const Governor* g = governor(w);
    if (g == nullptr || w == verb) continue;
    if (g->whether == "unclear" && !negated(w)) return true;
    if (g->negated_whether == "unclear" && negated(w)) return true;
  }
  return false;
}

bool ClauseReader::step_conjoined(Walk& walk) const {
  const WordId above = view_.head(walk.at);
  const bool own = view_.child(walk.at, {Relation::nsubj, Relation::nsubj_pass}) != kNoWord;
  const bool helped = view_.child(walk.at, {Relation::aux, Relation::aux_pass, Relation::mark}) != kNoWord;
  walk.head = false;
  if (!own && walk.out.by == walk.at) walk.out.by = above;
  if (!own && !helped) {
    const Modality m = modality(above);
    // "says he would sit down and tell him": a bare form shares a helper with what it is joined to, or is misread.
    const bool shared = view_.child(above, {Relation::aux, Relation::mark}) != kNoWord;
    if (view_.xpos(walk.at) == Xpos::vb && !shared) return false;
    const WordId cc = view_.child(walk.at, {Relation::cc});
    const std::string_view joint = cc == kNoWord ? std::string_view{} : view_.lower(cc);
    if (m.unfit || m.until) return false;
    if (m.may) walk.out.footing = Footing::unclear;
    if (m.negated) {
      if ((joint != "or" && joint != "nor") || walk.out.footing != Footing::so) return false;
      walk.out.footing = Footing::not_so;
    }
  }
  walk.at = above;
  return true;
}

bool ClauseReader::step_governed(Walk& walk, WordId above) const {
  const Governor* g = governor(above);
  const std::string_view mark = view_.led_by(walk.at);
  const Relation relation = view_.relation(walk.at);
  const bool whether = is_whether(mark) || (walk.at == walk.verb && after_whether(walk.at));
  if (relation == Relation::advcl && is_one_of(mark, kGranted)) {
    walk.head = false;
    return walk.done = true;
  }
  const bool leads_elsewhere = !mark.empty() && mark != "that" && mark != "to" && mark != "of" && mark != "for" &&
                               mark != "without" && !is_whether(mark);
  if (leads_elsewhere) return false;
  const bool own = view_.child(walk.at, {Relation::nsubj, Relation::nsubj_pass}) != kNoWord;
  if (g == nullptr || mark == "without") {
    // "He left, telling nobody"; "signed it without telling the council".
    const bool free = relation == Relation::advcl && !own && !whether && (mark.empty() || mark == "without") &&
                      (view_.xpos(walk.at) == Xpos::vbg) && view_.upos(above) == Upos::verb;
    const Modality m = modality(above);
    if (!free || m.negated || m.unfit || m.may) return false;
    if (walk.out.by == walk.at) walk.out.by = above;
    walk.head = false;
    walk.at = above;
    return true;
  }
  const Modality m = modality(above);
  const bool negative = negated(above);
  const std::string_view effect =
      whether ? (negative ? g->negated_whether : g->whether) : (negative ? g->negated : g->plain);
  if (effect == "-" || effect.empty() || m.may || (m.unfit && !negative)) return false;
  if (mark == "to" && !g->deed && !has(walk.at, "have")) return false;
  if (effect == "unclear") walk.out.footing = Footing::unclear;
  if (effect == "not") {
    if (walk.out.footing == Footing::not_so) return false;
    if (walk.out.footing == Footing::so) walk.out.footing = Footing::not_so;
  }
  if (!own && walk.out.by == walk.at) {
    walk.out.by = above;
    if (g->object) walk.out.doer = Doer::object;
  }
  walk.head = false;
  walk.governed = true;
  walk.at = above;
  return true;
}

bool ClauseReader::step(Walk& walk) const {
  const WordId above = view_.head(walk.at);
  const bool outside = above != kNoWord && walk.carrier.valid() && !in_content(above, walk.carrier);
  if (above == kNoWord || outside) return walk.done = at_top(walk);
  for (const std::uint32_t i : statements_[view_.sentence_of(walk.at)])
    if (is_cue(above, StatementId(i)) && StatementId(i) != walk.carrier && !is_cue(walk.verb, StatementId(i)) &&
        !in_content(walk.at, StatementId(i)))
      return false;  // it hangs on somebody's saying, whose content ends before it
  switch (view_.relation(walk.at)) {
    case Relation::conj: return step_conjoined(walk);
    case Relation::parataxis: return walk.done = at_top(walk);
    case Relation::acl_relcl:
      // "no evidence that she was told" may be read as a relative clause; "nobody who was told" tells of nobody.
      if (governor(above) != nullptr) return step_governed(walk, above);
      if (has(above, "no") || has(above, "any") || view_.upos(above) == Upos::pron) return false;
      walk.head = false;
      return walk.done = true;
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::csubj_pass:
    case Relation::xcomp:
    case Relation::advcl:
    case Relation::acl: return step_governed(walk, above);
    default: break;
  }
  // "There is NO RECORD that", "found no evidence that": the noun has spoken, what it stands in must only be affirmed.
  if (!walk.governed || view_.upos(walk.at) == Upos::verb) return false;
  const Modality m = modality(above);
  if ((m.negated && !has(walk.at, "no")) || m.unfit || m.may) return false;
  return walk.done = true;
}

bool ClauseReader::at_top(Walk& walk) const {
  const WordId w = walk.at;
  if (is_inverted_condition(walk.verb)) return false;
  const std::string_view mark = view_.led_by(w);
  const bool refusal = walk.carrier.valid() && is_refusal(input_.statements.rows[walk.carrier.value].act);
  if (is_whether(mark) || after_whether(w)) {
    if (!refusal && !says_unclear(walk.verb, walk.carrier)) return false;
    walk.out.footing = Footing::unclear;
    walk.head = false;
    return true;
  }
  const bool relative = !mark.empty() && mark != "that" && mark != "to";
  if (relative && !(mark == "of" || mark == "for")) return false;
  if (mark == "to" && (!walk.carrier.valid() || !has(w, "have"))) return false;
  const bool own = view_.child(w, {Relation::nsubj, Relation::nsubj_pass}) != kNoWord;
  const bool gerund = view_.xpos(w) == Xpos::vbg && view_.child(w, {Relation::aux}) == kNoWord;
  const bool being = has(w, "being") || has(w, "having");
  const bool bare = !own && (gerund || being || mark == "to");
  if (bare && !walk.carrier.valid()) return false;
  if (bare && walk.out.by == w) {
    const WordId above = view_.head(w);
    const Governor* g = above == kNoWord ? nullptr : governor(above);
    walk.out.doer = g != nullptr && g->object ? Doer::object : Doer::source;
    if (walk.out.doer == Doer::object) walk.out.by = above;
  }
  return true;
}

/// How the source of the statement around it commits to the clause.
bool ClauseReader::by_source(Walk& walk) const {
  if (!walk.carrier.valid()) return true;
  const Statement& s = input_.statements.rows[walk.carrier.value];
  walk.out.statement = walk.carrier;
  Footing& footing = walk.out.footing;
  walk.out.own_account = s.source_class == SourceClass::own_voice;
  switch (s.act) {
    case Act::demand:
    case Act::promise:
    case Act::question:
    case Act::propose:
    case Act::retract: return false;
    case Act::neither_confirm_nor_deny: footing = Footing::unclear; break;
    case Act::decline:
    case Act::no_response:
    case Act::unreachable:
      if (footing != Footing::unclear) return false;
      break;
    case Act::believe: footing = Footing::unclear; break;
    default: break;
  }
  if (is_refusal(s.act)) {
    walk.out.own_account = true;  // who does not answer gives no account
    return true;
  }
  if (s.polarity == Polarity::negative) {
    if (!walk.head || !leads_content(walk.at, walk.carrier) || footing == Footing::not_so) return false;
    if (footing == Footing::so) footing = Footing::not_so;
  }
  if (s.stated_certainty != Certainty::certain) footing = Footing::unclear;
  return true;
}

std::optional<Standing> ClauseReader::around(WordId w) const {
  if (!sentence_is_fit(w)) return std::nullopt;
  const auto carrier = carrier_of(w);
  if (!carrier) return std::nullopt;
  Standing out;
  if (!carrier->valid()) return out;
  const Statement& s = input_.statements.rows[carrier->value];
  if (is_refusal(s.act) || s.polarity == Polarity::negative || s.stated_certainty != Certainty::certain)
    return std::nullopt;
  out.statement = *carrier;
  out.own_account = s.source_class == SourceClass::own_voice;
  return out;
}

std::optional<Standing> ClauseReader::standing(WordId verb) const {
  if (!sentence_is_fit(verb)) return std::nullopt;
  const auto carrier = carrier_of(verb);
  if (!carrier) return std::nullopt;
  const Modality m = modality(verb);
  if (m.unfit) return std::nullopt;
  Walk walk{.verb = verb, .at = verb, .carrier = *carrier, .out = {}};
  walk.out.by = verb;
  walk.out.until = m.negated && m.until;
  if (m.negated && !m.until) walk.out.footing = Footing::not_so;
  if (m.may) walk.out.footing = Footing::unclear;
  for (std::uint32_t steps = 0; !walk.done && steps < kLongestSentence; ++steps)
    if (!step(walk)) return std::nullopt;
  if (!by_source(walk)) return std::nullopt;
  return walk.out;
}

}  // namespace whosays::told
