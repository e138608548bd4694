#include "quote/headline_reading.h"

#include <algorithm>
#include <optional>

#include "base/word_map.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/headline_speech.h"
#include "quote/headline_words.h"
#include "quote/learned.h"
#include "quote/rule_confidence.h"
#include "quote/tree_spans.h"
#include "quote/voices.h"

namespace whosays::quote {
namespace {

constexpr float kLeastInHeadline = 0.5F;
constexpr std::string_view kPassive = "headline_passive";
constexpr std::string_view kBeforeColon = "headline_source_first";

class Grammar {
 public:
  explicit Grammar(const Passage& passage) : p_(passage) {}

  void settle(Found& f, const std::vector<Found>& all) const {
    if (f.cue.empty() || f.content.empty()) return;
    give_to_nobody(f);
    want_no_thing(f);
    give_noun_to_content(f);
    end_with_sentence(f);
    end_before_as(f);
    take_rest_of_list(f, all);
  }

  /// "Bishop criticised for silence", "Valley declared disaster zone": in headlines a form in -ed is a participle,
  /// since what happens there happens now. Who is told something hears it.
  void give_to_nobody(Found& f) const {
    constexpr auto kNames = std::to_array<std::string_view>({"declare", "deem", "brand", "label", "dub"});
    if (f.cue.size() != 1) return;
    if (f.source.empty() && is_of_nobody(f)) trust(f);
    if (f.source.size() != 1 || f.content.size() != 1) return;
    const std::uint32_t first = word_at(p_, f.cue.front().begin);
    std::uint32_t verb = first;
    while (verb + 1 < p_.words.size() && p_.tags.upos[verb] == Upos::aux) ++verb;
    if (first == 0 || verb + 1 >= p_.words.size()) return;
    // "Storm nears, expected to grow"
    const bool behind_comma = lower(first - 1) == "," && lower(verb).ends_with("ed") && lower(verb + 1) == "to";
    const bool beside = behind_comma || p_.words.span[first - 1].end == f.source.front().end;
    const bool participle = lower(verb).ends_with("ed") || lower(verb) == "found";
    if (!beside || !participle || p_.tags.upos[verb] == Upos::aux) return;
    const std::string_view next = lower(verb + 1);
    const bool behind = f.content.front().begin > f.cue.front().begin;
    const std::string_view lemma = p_.tags.lemma_at(verb);
    const bool named = std::ranges::find(kNames, lemma) != kNames.end() &&
                       !any_word(p_, f.content.front(), [&](std::uint32_t w) { return is_finite(w); });
    const bool of = next == "of" && (lemma == "accuse" || lemma == "suspect");
    const bool expected = next == "to" && is_expected(lemma);
    // Whoever asks for something asks.
    const bool lacks_object = next == "over" || next == "as" || (lemma != "ask" && (next == "for" || next == "to"));
    if (!behind || !(named || of || expected || (lacks_object && has_person_for_object(lemma)))) return;
    if (!named && !of && !expected) {  // what for stands in the content
      f.cue.front().end = p_.words.span[verb].end;
      f.content.front().begin = p_.words.span[verb + 1].begin;
    }
    f.content.insert(f.content.begin(), f.source.front());
    f.source.clear();
    f.hearer.clear();
    trust(f);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  static void trust(Found& f) {
    f.rule = kPassive;
    f.confidence = std::max(f.confidence, rule_confidence(kPassive));
  }

  /// "{Vell} is accused of {theft}", as the net has it.
  [[nodiscard]] bool is_of_nobody(const Found& f) const {
    const std::uint32_t last = word_at(p_, f.cue.front().end - 1);
    if (f.content.size() != 2 || last == 0 || f.content.front().end > f.cue.front().begin) return false;
    const std::uint32_t verb = p_.tags.upos[last] == Upos::verb ? last : last - 1;
    return p_.words.span[verb].begin >= f.cue.front().begin && p_.tags.xpos[verb] == Xpos::vbn &&
           has_person_for_object(p_.tags.lemma_at(verb));
  }

  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t w) const {
    std::uint32_t end = p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]].end_word;
    while (end > w + 1 && p_.tags.upos[end - 1] == Upos::punct) --end;
    return end;
  }
  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    return is_finite_verb(p_, w) || p_.tags.xpos[w] == Xpos::md || p_.tags.upos[w] == Upos::aux;
  }

  /// Verbs whose object is spoken of or to, and so the passive's subject.
  static bool has_person_for_object(std::string_view lemma) {
    static const auto verbs = [] {
      static const lexicon::Table table("passive_subjects.tsv");
      WordBag out;
      for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.at(row, "subject") != "spoken_of") out.insert(table.at(row, "lemma"));
      return out;
    }();
    return verbs.contains(lemma);
  }

  /// "Vell expected to leave": somebody expects it of her.
  static bool is_expected(std::string_view lemma) {
    constexpr auto kVerbs = std::to_array<std::string_view>(
        {"expect", "believe", "report", "think", "rumor", "rumour", "suppose", "suspect", "predict", "find"});
    return std::ranges::find(kVerbs, lemma) != kVerbs.end();
  }

  /// "Vell promises an end to delays": what is promised, not to whom.
  void want_no_thing(Found& f) const {
    constexpr auto kGiving = std::to_array<std::string_view>({"promise", "offer", "pledge", "vow", "guarantee"});
    if (f.hearer.size() != 1 || f.content.size() != 1 || std::ranges::find(kGiving, f.lemma) == kGiving.end()) return;
    const std::string_view first = lower(word_at(p_, f.hearer.front().begin));
    if (first != "a" && first != "an" && first != "no" && first != "more") return;
    f.content.front().begin = std::min(f.content.front().begin, f.hearer.front().begin);
    f.hearer.clear();
  }

  /// "rejects [claim] that the bank hid losses": the noun is what is rejected.
  void give_noun_to_content(Found& f) const {
    if (!f.sure || f.cue.size() != 1 || f.content.size() != 1) return;
    Span& cue = f.cue.front();
    const std::uint32_t end = word_at(p_, cue.end - 1) + 1;
    std::uint32_t verb = word_at(p_, cue.begin);
    while (verb + 1 < end && !is_cue(verb)) ++verb;
    if (verb + 1 >= end || !is_cue(verb) || !may_be_said(verb + 1)) return;
    if (end >= p_.words.size() || f.content.front().begin != p_.words.span[end].begin) return;
    if (p_.tags.upos[end - 1] == Upos::punct) return;
    cue.end = p_.words.span[verb].end;
    f.content.front().begin = p_.words.span[verb + 1].begin;
  }

  [[nodiscard]] bool is_cue(std::uint32_t w) const { return p_.tags.upos[w] == Upos::verb || frames_of(lower(w)) != 0; }
  [[nodiscard]] bool may_be_said(std::uint32_t w) const {
    static const lexicon::WordSet said("said_things.txt");
    return p_.tags.upos[w] == Upos::noun || said.has(lower(w)) || said.has(p_.tags.lemma_at(w));
  }

  /// "Roof will hold, says Vell; Odel leaves": behind the mark another sentence begins.
  void end_with_sentence(Found& f) const {
    if (f.content.size() < 2 || f.content.front().end > f.cue.front().begin) return;
    const std::uint32_t first = word_at(p_, f.content.back().begin);
    if (first == 0 || f.content.back().begin < f.cue.back().end) return;
    const bool colon = lower(first - 1) == ":" && f.form == Form::indirect;
    if (colon || lower(first - 1) == ";") f.content.pop_back();
  }

  /// "Doctors urge calm as fever spreads": what else happens is the headline's.
  void end_before_as(Found& f) const {
    Span& content = f.content.back();
    const std::uint32_t first = word_at(p_, content.begin);
    std::optional<std::uint32_t> as;
    any_word(p_, content, [&](std::uint32_t w) {
      if (w > first && lower(w) == "as" && lower(w - 1) != "such" && lower(w - 1) != "far") as = w;
      return as.has_value();
    });
    if (!as || *as + 2 >= p_.words.size() || in_quotation(p_, p_.words.span[*as])) return;
    const std::string_view next = lower(*as + 1);
    if (next == "if" || next == "though" || next == "well") return;
    const std::uint32_t end = sentence_end(*as);
    for (std::uint32_t w = *as + 2; w < end && p_.tags.upos[w] != Upos::punct; ++w)
      if (is_finite_verb(p_, w) || p_.tags.upos[w] == Upos::aux) {
        content.end = p_.words.span[*as - 1].end;
        return;
      }
  }

  /// "accuses firm of fraud[, threats]": a headline's comma is an "and".
  void take_rest_of_list(Found& f, const std::vector<Found>& all) const {
    constexpr std::uint32_t kLongest = 6;
    Span& content = f.content.back();
    if (content.end <= f.cue.back().end) return;
    const std::uint32_t comma = word_at(p_, content.end);
    if (comma + 1 >= p_.words.size() || lower(comma) != ",") return;
    const std::uint32_t end = sentence_end(comma + 1);
    const Upos first = p_.tags.upos[comma + 1];
    if (end > comma + 1 + kLongest || first == Upos::adp || first == Upos::sconj || first == Upos::adv) return;
    for (std::uint32_t w = comma + 1; w < end; ++w)
      if (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux || p_.tags.upos[w] == Upos::punct) return;
    const Span rest{p_.words.span[comma + 1].begin, p_.words.span[end - 1].end};
    if (std::ranges::any_of(all, [&](const Found& g) { return overlap(g.source, {rest}) || overlap(g.cue, {rest}); }))
      return;
    content.end = rest.end;
  }

  const Passage& p_;
};

/// Whom the lists have found before a colon speaks up to the end; the net often ends at the first comma.
void keep_labels(const std::vector<Found>& by_lists, std::vector<Found>& found) {
  for (Found& f : found) {
    if (!f.rule.starts_with(kBeforeColon)) continue;
    for (const Found& listed : by_lists)
      if (listed.rule == kBeforeColon && overlap(listed.cue, f.cue)) {
        f.confidence = std::max(f.confidence, listed.confidence);
        f.source = listed.source;
        f.cue = listed.cue;
        f.content = listed.content;
        f.hearer = listed.hearer;
        f.form = listed.form;
      }
  }
}

/// A verb or what begins a clause, in what stands before a source.
bool holds_clause(const Passage& p, Span before) {
  return before.begin < before.end && any_word(p, before, [&](std::uint32_t w) {
           return p.tags.upos[w] == Upos::sconj || is_finite_verb(p, w) ||
                  slice(p.tokens.lower, p.words.span[w]) == "as";
         });
}

/// Where both have found a statement, the net's source may hold a predicate and its comma ("[Firm doubles down,]
/// says"), and its content may end at a comma that in a headline is an "and".
void take_spans_of_lists(const Passage& p, const std::vector<Found>& by_lists, std::vector<Found>& found) {
  for (Found& f : found) {
    if (!f.sure || f.cue.empty() || f.content.size() != 1) continue;
    for (const Found& listed : by_lists) {
      if (listed.content.size() != 1 || !overlap(listed.cue, f.cue)) continue;
      const bool comma = !f.source.empty() && slice(p.tokens.lower, f.source.back()).ends_with(',');
      if (comma && listed.source.size() == 1 && f.source.front().begin == listed.source.front().begin)
        f.source = listed.source;
      // "Violence rocks Callis as [police] insist"
      if (listed.source.size() == 1 && f.source.size() == 1 && listed.source.front().end == f.source.front().end &&
          holds_clause(p, {f.source.front().begin, listed.source.front().begin}))
        f.source = listed.source;
      // "Callis [gov. warns]"
      if (listed.source.size() == 1 && overlap(listed.source, f.cue)) {
        f.source = listed.source;
        f.cue = listed.cue;
      }
      const Span said = f.content.front();
      const Span longer = listed.content.front();
      const std::uint32_t next = word_at(p, said.end);
      if (longer.begin != said.begin || longer.end <= said.end || next + 1 >= p.words.size()) continue;
      // "says ‘offensive’ [launched]"
      const bool participle =
          (p.tags.xpos[next] == Xpos::vbn || p.tags.xpos[next] == Xpos::vbd) && p.words.span[next].end == longer.end;
      const std::string_view joint = slice(p.tokens.lower, p.words.span[next]);
      const Xpos tag = p.tags.xpos[next + 1];
      const bool goes_on = tag != Xpos::vbz && tag != Xpos::vbp && p.tags.upos[next + 1] != Upos::adp &&
                           p.tags.upos[next + 1] != Upos::sconj && p.tags.upos[next + 1] != Upos::adv;
      if (participle || ((joint == "," || joint == "and") && goes_on)) f.content.front().end = longer.end;
    }
  }
}

/// "slams Odel’s call for change": whose the noun is, is no subject of it; nor is what goes over a colon.
bool is_no_source(const Passage& p, const Found& f) {
  if (f.source.empty() || f.cue.empty() || f.source.back().end > f.cue.front().begin) return false;
  const std::string_view source = slice(p.tokens.lower, f.source.back());
  if (source.find(": ") != std::string_view::npos) return true;
  return source.ends_with("'s") || source.ends_with("’s") || source.ends_with('\'') || source.ends_with("’");
}

/// "Captains hope for calm, but pilots doubt forecast": the lists' content stands behind the cue, the net's before it.
bool turns_back(const Passage& p, const Found& listed, const Linked& linked, const LinkedStatement& s) {
  const RoleSpan& content = linked.spans[s.contents.back()];
  return !listed.content.empty() && listed.content.front().begin >= listed.cue.back().end &&
         p.words.span[content.end - 1].end <= listed.cue.front().begin;
}

/// "Port cyber chief: Norland opened gates"
bool speaks_before_colon(const Passage& p, const Found& f) {
  if (f.source.size() != 1 || f.cue.size() != 1 || slice(p.tokens.lower, f.cue.front()) != ":") return false;
  return f.source.front().end <= f.cue.front().begin && is_speaking_noun(p, word_at(p, f.source.front().end - 1));
}

/// "Aide predicts: Vell will win": the colon adds nothing to the verb.
bool repeats_another(const Found& f, const std::vector<Found>& all) {
  if (!f.rule.starts_with(kBeforeColon) || f.content.empty()) return false;
  return std::ranges::any_of(all, [&](const Found& g) {
    return &g != &f && !g.rule.starts_with(kBeforeColon) && !g.content.empty() && !g.cue.empty() &&
           g.cue.front() < f.cue.front() && overlap(g.content, f.content);
  });
}

}  // namespace

void read_with_net(std::string_view title, const Passage& passage, const LabelNet& net,
                   std::span<const std::int8_t> states, std::vector<Found>& found) {
  LabelNet::Scratch scratch;
  Linked linked;
  net.read(passage, states, scratch, linked);
  const HeadlineSpeech speech(passage);
  leave_out(found, [&](const Found& f) { return is_no_source(passage, f) || speech.is_doing(f); });
  std::erase_if(linked.statements, [&](const LinkedStatement& s) {
    const RoleSpan& cue = linked.spans[s.cue];
    const Span at{passage.words.span[cue.first].begin, passage.words.span[cue.end - 1].end};
    const auto listed = std::ranges::find_if(found, [&](const Found& f) { return overlap(f.cue, {at}); });
    if (speech.holds(linked, s)) return false;
    return listed == found.end() || turns_back(passage, *listed, linked, s);
  });
  const std::vector<Found> by_lists = found;
  found = combined(title, passage, std::move(found), linked);
  keep_labels(by_lists, found);
  take_spans_of_lists(passage, by_lists, found);
  std::vector<bool> again;
  for (const Found& f : found) again.push_back(repeats_another(f, found));
  std::size_t row = 0;
  leave_out(found, [&](const Found&) { return again[row++]; });
  const Grammar grammar(passage);
  for (Found& f : found) grammar.give_to_nobody(f);
}

void settle_headline_grammar(const Passage& passage, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const Grammar grammar(passage);
  for (Found& f : found) grammar.settle(f, found);
  for (Found& f : found)  // "Vell, 54," says
    if (!f.source.empty() && slice(passage.tokens.lower, f.source.back()).ends_with(',')) --f.source.back().end;
  leave_out(found, [&](Found& f) {
    // "embrace [proposed] rules"
    const auto verb = f.cue.size() == 1 ? only_verb(passage, f.cue, true) : std::nullopt;
    if (verb && f.source.empty() && f.cue.front() == passage.words.span[*verb] &&
        stands_before_its_noun(passage, *verb))
      return f.sure.has_value();
    if (speaks_before_colon(passage, f)) f.confidence = std::max(f.confidence, rule_confidence(kBeforeColon));
    return f.rule == "learned" && f.confidence < kLeastInHeadline;
  });
}

}  // namespace whosays::quote
