#include "footing/answer_pairs.h"

#include <algorithm>
#include <iterator>

#include "footing/answer_words.h"
#include "footing/contradiction.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kBefore = 8;         ///< statements before that may be answered
constexpr std::uint32_t kAgainstBefore = 3;  ///< further ones, of those against who answers
constexpr std::uint32_t kBehind = 2;         ///< statements behind
constexpr std::uint32_t kAcross = 2;         ///< of the title for the text, and the other way round
constexpr std::size_t kFew = 4;
constexpr std::size_t kMostWords = 60;  ///< of a content that are compared
constexpr std::size_t kMostMentioned = 30;

std::size_t field_of(Field field) { return field == Field::text ? 0 : 1; }

void set(Signs& signs, Sign sign, bool holds = true) {
  if (holds) signs.set(static_cast<std::size_t>(sign));
}
bool has(const Signs& signs, Sign sign) { return signs.test(static_cast<std::size_t>(sign)); }

Sign sign_of(Act act) {
  switch (act) {
    case Act::deny: return Sign::denies;
    case Act::dispute: return Sign::disputes;
    case Act::acknowledge:
    case Act::confirm: return Sign::owns_up;
    case Act::apologise: return Sign::apologises;
    case Act::decline: return Sign::declines;
    case Act::no_response:
    case Act::unreachable: return Sign::silent;
    case Act::neither_confirm_nor_deny: return Sign::noncommittal;
    case Act::accuse:
    case Act::demand:
    case Act::question: return Sign::accuses;
    case Act::promise: return Sign::promises;
    default: return Sign::asserts;
  }
}

/// "hit_back" and "hit" where the list has one of them.
bool is_listed(const lexicon::WordSet& cues, std::string_view lemma) {
  return cues.has(lemma) || cues.has(lemma.substr(0, lemma.find('_')));
}

template <class T>
std::size_t in_both(const std::vector<T>& a, const std::vector<T>& b, std::vector<T>* common = nullptr) {
  std::vector<T> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const std::size_t n = both.size();
  if (common != nullptr) *common = std::move(both);
  return n;
}

}  // namespace

bool answers_by_act(const Statement& s) {
  const Sign sign = sign_of(s.act);
  return sign != Sign::asserts && sign != Sign::accuses && sign != Sign::promises;
}

AnswerPairs::AnswerPairs(const Input& input, const Statements& statements)
    : statements_(statements), words_(input, statements), remarks_(statements.rows.size()) {
  for (std::uint32_t actor = 0; actor < input.actors.rows.size(); ++actor)
    for (const Mention& m : input.actors.mentions.at(input.actors.rows[actor].mentions))
      mentions_[field_of(m.field)].emplace_back(m.span.begin, actor);
  for (auto& mentions : mentions_) std::ranges::sort(mentions);
  for (std::uint32_t row = 0; row < statements.rows.size(); ++row) look_at(row);
}

void AnswerPairs::look_at(std::uint32_t row) {
  const Statement& s = statements_.rows[row];
  Remark& remark = remarks_[row];
  remark.outer = !s.within.valid();
  if (!remark.outer) return;
  auto& outer = outer_[field_of(s.field)];
  remark.order = static_cast<std::uint32_t>(outer.size());
  outer.push_back(row);
  const Passage& p = words_.passage_of(s);
  const auto content = statements_.spans.at(s.content);
  const auto source = statements_.spans.at(s.source);
  const auto cue = statements_.spans.at(s.cue);
  const auto where = !content.empty() ? content.back() : !cue.empty() ? cue.front() : Span{};
  const TokenRange at = tokens_of(p, where);
  if (!at.empty()) {
    remark.sentence = p.tokens.sentence[at.begin];
    remark.paragraph = p.sentences.rows[remark.sentence].paragraph;
  }
  if (!content.empty()) remark.content = tokens_of(p, content.front());
  if (!source.empty()) remark.speaker = speaker_of(p, tokens_of(p, source.front()));
  const auto words = words_.content_words(s);
  remark.words.assign(words.begin(), words.end());
  if (remark.words.size() > kMostWords) remark.words.resize(kMostWords);
  for (const std::string_view word : remark.words) ++frequent_[word];
  const auto numbers = numbers_in(p, remark.content);
  remark.numbers.assign(numbers.begin(), numbers.end());
  remark.mentioned = mentioned_in(s.field, content);
  see_said(s, remark);
  see_told(s, remark);
  for (const Against& a : statements_.against.at(s.against))
    if (a.is_likely() && a.actor.valid() && s.field == Field::text) against_[a.actor.value].push_back(row);
}

std::vector<std::uint32_t> AnswerPairs::mentioned_in(Field field, std::span<const Span> spans) const {
  std::vector<std::uint32_t> out;
  const auto& mentions = mentions_[field_of(field)];
  for (const Span span : spans) {
    auto it = std::ranges::lower_bound(mentions, std::pair<std::uint32_t, std::uint32_t>(span.begin, 0));
    for (; it != mentions.end() && it->first < span.end && out.size() < kMostMentioned; ++it) out.push_back(it->second);
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

void AnswerPairs::see_said(const Statement& s, Remark& remark) const {
  static const lexicon::WordSet cues("answering_cues.txt");
  static const lexicon::PhraseIndex asked("asked_about.tsv");
  static const WordBag& insisting = act_words("insists");
  constexpr std::uint32_t kEarly = 5, kBrief = 7, kLengthy = 25;
  const Passage& p = words_.passage_of(s);
  Signs& out = remark.said;
  const TokenRange content = remark.content;
  set(out, sign_of(s.act));
  set(out, Sign::quoted, s.form != Form::indirect);
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const std::string_view word = p.tokens.lower_at(i);
    const bool no = is_negation(word) || is_one_of(word, {"nor", "neither", "nobody", "nothing", "none"});
    set(out, Sign::negated, no);
    set(out, Sign::negated_early, no && i < content.begin + kEarly);
    set(out, Sign::absolute, is_one_of(word, {"never", "always", "every", "nobody", "nothing", "ever", "none"}));
    set(out, Sign::first_person, is_one_of(word, {"i", "we", "our", "my", "us", "me"}));
  }
  const Asserted asserted = read_asserted(p, content, s.cue_lemma, {});
  set(out, Sign::alibi, asserted.alibi);
  set(out, Sign::rejects, asserted.rejects);
  set(out, Sign::admits, asserted.admits);
  set(out, Sign::knows_nothing, asserted.knows_nothing);
  set(out, Sign::gives_reason, asserted.gives_reason);
  set(out, Sign::limits, asserted.limits);
  set(out, Sign::numbers, asserted.numbers);
  const Meant meant = words_.meant_by(s);
  set(out, Sign::whole, meant == Meant::whole);
  set(out, Sign::vague, meant == Meant::unclear);
  set(out, Sign::pronoun, words_.is_pronoun(s));
  set(out, Sign::points_back, words_.points_back(s));
  set(out, Sign::brief, content.end - content.begin <= kBrief);
  set(out, Sign::lengthy, content.end - content.begin > kLengthy);
  set(out, Sign::replies, is_listed(cues, s.cue_lemma));
  set(out, Sign::insists, insisting.contains(s.cue_lemma));
  const std::string_view verb = std::string_view(s.cue_lemma).substr(0, s.cue_lemma.find('_'));
  set(out, Sign::says_deny, is_one_of(verb, {"deny", "refute", "rebut", "dispute", "contest", "plead", "disavow"}));
  set(out, Sign::says_reject, is_one_of(verb, {"reject", "dismiss", "repudiate"}));
  set(out, Sign::says_confirm, is_one_of(verb, {"confirm", "verify"}));
  set(out, Sign::says_agree, is_one_of(verb, {"agree", "recognize", "recognise", "accept", "disagree", "dissent"}));
  set(out, Sign::says_admit, is_one_of(verb, {"admit", "concede", "acknowledge", "apologise", "apologize", "own"}));
  static const lexicon::WordSet things("said_things.txt");
  constexpr std::uint32_t kFront = 4;
  for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kFront); ++i)
    set(out, Sign::names_claim, things.has(p.tokens.lower_at(i)));
  if (const auto cue = statements_.spans.at(s.cue); !cue.empty()) {
    const TokenRange sentence = sentence_tokens(p, cue.front().begin);
    set(out, Sign::asked, first_phrase(p, sentence, asked).has_value());
  }
  see_speaker(s, remark);
  set(out, Sign::earlier, words_.said_earlier(s));
  set(out, Sign::charges, statements_.is_against_somebody(s));
  set(out, Sign::untold_whom, !s.actor.valid());
}

void AnswerPairs::see_speaker(const Statement& s, Remark& remark) const {
  static const lexicon::WordSet spokesmen("spokespeople.txt");
  const Passage& p = words_.passage_of(s);
  Signs& out = remark.said;
  set(out, Sign::bound, remark.speaker.bound);
  set(out, Sign::loyal, remark.speaker.loyal);
  set(out, Sign::body, remark.speaker.body);
  if (const auto source = statements_.spans.at(s.source); !source.empty()) {
    const TokenRange who = tokens_of(p, source.front());
    for (std::uint32_t i = who.begin; i < who.end; ++i) set(out, Sign::spokesman, spokesmen.has(p.tokens.lower_at(i)));
  }
  set(out, Sign::unnamed, s.source_class == SourceClass::unnamed);
  set(out, Sign::document, s.source_class == SourceClass::document);
  set(out, Sign::outlet, s.source_class == SourceClass::media);
}

void AnswerPairs::see_told(const Statement& s, Remark& remark) const {
  constexpr std::uint32_t kBrief = 7;
  Signs& out = remark.told;
  set(out, Sign::told_against, statements_.is_against_somebody(s));
  set(out, Sign::told_accuses, s.act == Act::accuse);
  set(out, Sign::told_found, s.act == Act::find);
  set(out, Sign::told_answers, answers_by_act(s));
  set(out, Sign::told_own_voice, s.source_class == SourceClass::own_voice);
  set(out, Sign::told_document, s.source_class == SourceClass::document);
  set(out, Sign::told_outlet, s.source_class == SourceClass::media);
  set(out, Sign::told_unnamed, s.source_class == SourceClass::unnamed);
  set(out, Sign::told_several, words_.has_several(s));
  const std::string_view verb = std::string_view(s.cue_lemma).substr(0, s.cue_lemma.find('_'));
  set(out, Sign::told_alleges,
      is_one_of(verb, {"claim", "allege", "accuse", "charge", "blame", "criticize", "criticise", "suggest", "assert",
                       "argue", "contend", "suspect", "insist"}));
  set(out, Sign::told_reports, is_one_of(verb, {"report", "reveal", "find", "show", "accord", "write", "publish"}));
  set(out, Sign::told_plans, s.act == Act::promise || s.act == Act::propose || s.act == Act::believe);
  set(out, Sign::told_asks, s.act == Act::question);
  set(out, Sign::told_title, s.field == Field::title);
  set(out, Sign::told_brief, remark.content.end - remark.content.begin <= kBrief);
}

bool AnswerPairs::same_speaker(const Statement& a, const Statement& b) const {
  if (a.actor.valid() || b.actor.valid()) return a.actor == b.actor;
  const auto one = statements_.spans.at(a.source);
  const auto other = statements_.spans.at(b.source);
  if (one.empty() || other.empty() || a.field != b.field) return false;
  return one.front() == other.front() || slice(words_.passage_of(a).tokens.lower, one.front()) ==
                                             slice(words_.passage_of(b).tokens.lower, other.front());
}

std::vector<std::uint32_t> AnswerPairs::candidates(std::uint32_t row) const {
  const Statement& s = statements_.rows[row];
  const Remark& remark = remarks_[row];
  std::vector<std::uint32_t> out;
  if (!remark.outer) return out;
  const auto& outer = outer_[field_of(s.field)];
  const auto fits = [&](std::uint32_t other) {
    const Statement& t = statements_.rows[other];
    const bool asked = t.source.empty() && t.cue_lemma.starts_with("ask");  // "Asked about it, she said": the outlet
    return !t.content.empty() && !asked && !same_speaker(s, t) && !is_refusal(t.act);
  };
  for (std::uint32_t back = 1; back <= kBefore && back <= remark.order; ++back)
    if (const std::uint32_t other = outer[remark.order - back]; fits(other)) out.push_back(other);
  const std::uint32_t first = remark.order > kBefore ? outer[remark.order - kBefore] : 0;
  for (const ActorId actor : {s.actor, s.speaks_for}) {
    const auto found = actor.valid() ? against_.find(actor.value) : against_.end();
    if (found == against_.end()) continue;
    auto it = std::ranges::lower_bound(found->second, first);
    for (std::uint32_t n = 0; n < kAgainstBefore && it != found->second.begin(); ++n)
      if (--it; fits(*it) && std::ranges::find(out, *it) == out.end()) out.push_back(*it);
  }
  for (std::uint32_t on = 1; on <= kBehind && remark.order + on < outer.size(); ++on)
    if (const std::uint32_t other = outer[remark.order + on]; fits(other)) out.push_back(other);
  const auto& across = outer_[1 - field_of(s.field)];
  for (std::uint32_t i = 0; i < kAcross && i < across.size(); ++i)
    if (fits(across[i])) out.push_back(across[i]);
  return out;
}

void AnswerPairs::see_sides(std::uint32_t said, std::uint32_t told, Signs& out) const {
  const Statement& s = statements_.rows[said];
  const Statement& t = statements_.rows[told];
  const Remark& speaker = remarks_[said];
  for (const Against& a : statements_.against.at(t.against)) {
    if (!a.is_likely()) continue;
    set(out, Sign::side_actor, s.actor.valid() && a.actor == s.actor);
    set(out, Sign::side_for, s.speaks_for.valid() && a.actor == s.speaks_for);
    set(out, Sign::side_named, is_named_at(words_.passage_of(t), speaker.speaker, statements_.spans.at(a.spans)));
  }
  const auto& mentioned = remarks_[told].mentioned;
  for (const ActorId actor : {s.actor, s.speaks_for})
    set(out, Sign::side_mentioned, actor.valid() && std::ranges::binary_search(mentioned, actor.value));
  const Passage& p = words_.passage_of(t);
  const TokenRange content = remarks_[told].content;
  for (std::uint32_t i = content.begin; i < content.end && !has(out, Sign::side_word); ++i)
    set(out, Sign::side_word, speaker.speaker.keys.contains(p.tokens.lower_at(i)));
  const bool side = has(out, Sign::side_actor) || has(out, Sign::side_for) || has(out, Sign::side_named);
  set(out, Sign::against_other, statements_.is_against_somebody(t) && !side);
  for (const ActorId actor : {s.actor, s.speaks_for})
    set(out, Sign::elsewhere_charged, !side && actor.valid() && against_.contains(actor.value));
  set(out, Sign::share_actor, in_both(speaker.mentioned, mentioned) > 0);
  for (const Against& a : statements_.against.at(s.against)) {
    if (!a.is_likely()) continue;
    set(out, Sign::charges_self, s.actor.valid() && a.actor == s.actor);
    if (t.actor.valid()) set(out, Sign::countercharge, a.actor == t.actor);
  }
  if (t.actor.valid()) set(out, Sign::names_teller, std::ranges::binary_search(speaker.mentioned, t.actor.value));
  for (const Party& to : statements_.parties.at(t.to)) set(out, Sign::hearer, s.actor.valid() && to.actor == s.actor);
}

void AnswerPairs::see_words(const Remark& said, const Remark& told, const Statement& s, const Statement& t,
                            Signs& out) const {
  constexpr double kHalf = 0.5, kFifth = 0.2;
  std::vector<std::string_view> common;
  if (in_both(said.words, told.words, &common) == 0 && said.numbers.empty()) return;
  std::set<std::string_view> points(common.begin(), common.end());
  if (!common.empty())
    for (const std::string_view name : words_.names_of(s, t)) points.erase(name);
  const auto n = static_cast<double>(points.size());
  set(out, Sign::common_one, points.size() == 1);
  set(out, Sign::common_two, points.size() == 2);
  set(out, Sign::common_three, points.size() > 2);
  constexpr std::uint32_t kRare = 3;
  const auto rare = std::ranges::count_if(points, [&](std::string_view w) { return frequent_.at(w) <= kRare; });
  set(out, Sign::common_rare, rare > 0);
  set(out, Sign::rare_two, rare > 1);
  set(out, Sign::half_of_said, n > 0 && n >= kHalf * static_cast<double>(said.words.size()));
  set(out, Sign::fifth_of_said, n > 0 && n >= kFifth * static_cast<double>(said.words.size()));
  set(out, Sign::half_of_told, n > 0 && n >= kHalf * static_cast<double>(told.words.size()));
  set(out, Sign::fifth_of_told, n > 0 && n >= kFifth * static_cast<double>(told.words.size()));
  set(out, Sign::negates_common,
      n > 0 && has(said.said, Sign::negated) &&
          read_asserted(words_.passage_of(s), said.content, s.cue_lemma, points).negated);
  if (said.numbers.empty() || told.numbers.empty()) return;
  set(out, said.numbers == told.numbers ? Sign::numbers_same : Sign::numbers_differ);
}

void AnswerPairs::see_places(const Remark& said, const Remark& told, bool same_field, Signs& out) const {
  if (!same_field) return;
  if (told.order > said.order) {
    set(out, Sign::behind);
    set(out, Sign::next_behind, told.order == said.order + 1);
    return;
  }
  const std::uint32_t rows = said.order - told.order;
  set(out, Sign::next, rows == 1);
  set(out, Sign::second, rows == 2);
  set(out, Sign::third_fourth, rows == 3 || rows == 4);
  const std::uint32_t apart = said.sentence - std::min(said.sentence, told.sentence);
  constexpr std::uint32_t kNear = 5;
  set(out, Sign::same_sentence, apart == 0);
  set(out, Sign::next_sentence, apart == 1);
  set(out, Sign::second_sentence, apart == 2);
  set(out, Sign::within_five, apart <= kNear);
  set(out, Sign::same_paragraph, said.paragraph == told.paragraph);
}

Signs AnswerPairs::pair(std::uint32_t said, std::uint32_t told) const {
  const Remark& one = remarks_[said];
  const Remark& other = remarks_[told];
  const Statement& s = statements_.rows[said];
  const Statement& t = statements_.rows[told];
  Signs out = one.said | other.told;
  set(out, Sign::few, outer_[0].size() <= kFew);
  set(out, Sign::in_title, s.field == Field::title);
  see_sides(said, told, out);
  see_words(one, other, s, t, out);
  see_places(one, other, s.field == t.field, out);
  if (one.order > 0) {
    const std::uint32_t before = outer_[field_of(s.field)][one.order - 1];
    set(out, Sign::follows_own, same_speaker(s, statements_.rows[before]));
  }
  return out;
}

std::vector<Signs> AnswerPairs::signs(std::uint32_t row, const std::vector<std::uint32_t>& candidates) const {
  std::vector<Signs> out;
  out.reserve(candidates.size());
  for (const std::uint32_t told : candidates) out.push_back(pair(row, told));
  // What one is among the others: the nearest stand first.
  const auto mark = [&](auto holds, Sign nearest, Sign only) {
    std::size_t n = 0;
    Signs* first = nullptr;
    for (Signs& signs : out)
      if (holds(signs) && ++n == 1) first = &signs;
    if (first == nullptr) return;
    set(*first, nearest);
    set(*first, only, n == 1);
  };
  mark([](const Signs& s) { return has(s, Sign::side_actor) || has(s, Sign::side_for) || has(s, Sign::side_named); },
       Sign::nearest_side, Sign::only_side);
  mark([](const Signs& s) { return has(s, Sign::told_against) && !has(s, Sign::behind); }, Sign::nearest_against,
       Sign::only_against);
  const auto common = [](const Signs& s) {
    return has(s, Sign::common_three) ? 3 : has(s, Sign::common_two) ? 2 : has(s, Sign::common_one) ? 1 : 0;
  };
  int most = 1;
  for (const Signs& signs : out) most = std::max(most, common(signs));
  for (Signs& signs : out) set(signs, Sign::most_common, common(signs) == most);
  return out;
}

}  // namespace whosays::footing
