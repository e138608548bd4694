#include "footing/source_pronouns.h"

#include <algorithm>
#include <string>

#include "footing/function_words.h"
#include "footing/grammar.h"
#include "footing/source.h"
#include "footing/source_phrase.h"

namespace whosays::footing {
namespace {

/// "He added", "she went on": by its meaning the one who spoke last.
bool goes_on(const Attribution& attribution) { return is_one_of(attribution.cue_lemma, {"add", "continue", "go_on"}); }

bool is_first_person_word(std::string_view word) {
  const std::size_t mark = word.find_first_of("'\xe2");  // "I've", "we’re"
  return is_one_of(word.substr(0, mark), {"i", "we", "me", "us", "my", "our"});
}

/// The noun phrase a relative pronoun stands for; empty where the tree has none.
TokenRange antecedent(const Passage& passage, std::uint32_t token) {
  const Grammar g(passage);
  if (!g.present()) return {};
  const std::uint32_t pronoun = g.word_at(token);
  if (g.is_root(pronoun)) return {};
  const auto who = g.subject_of(g.head(pronoun));
  if (!who || who->word >= pronoun) return {};
  const TokenRange words = g.phrase(who->word);
  return {passage.words.token[words.begin], passage.words.token[words.end - 1] + 1};
}

}  // namespace

std::string_view without_verb(std::string_view word) {
  const std::size_t mark = word.find_first_of("'\xe2");
  if (mark == word.npos || mark == 0) return word;
  const std::size_t behind = mark + (word[mark] == '\'' ? 1 : 3);  // the curly one has three bytes
  const std::string_view verb = behind <= word.size() ? word.substr(behind) : std::string_view();
  return is_one_of(verb, {"ll", "ve", "re", "d", "s"}) ? word.substr(0, mark) : word;
}

bool is_pronoun(std::string_view w) {
  return is_one_of(
      w, {"he", "she", "they", "it", "we", "i", "who", "which", "that", "you", "his", "her", "their", "him", "them"});
}

bool is_first_person(const Passage& passage, TokenRange source) {
  constexpr std::uint32_t kLongest = 4;  // "a few of us"
  if (source.end - source.begin > kLongest) return false;
  const std::string_view first = passage.tokens.lower_at(source.begin);
  const bool alone = source.end - source.begin == 1;  // and not "our president"
  if (is_first_person_word(first) && (alone || first == "we")) return true;
  return source.end - source.begin > 2 && passage.tokens.lower_at(source.end - 1) == "us" &&
         passage.tokens.lower_at(source.end - 2) == "of";
}

bool are_initials(const Passage& passage, TokenRange source) {
  constexpr std::size_t kMost = 3;
  if (source.end - source.begin != 1) return false;
  const std::string_view word = passage.tokens.lower_at(source.begin);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() > 1 && word.size() <= kMost && std::ranges::all_of(word, is_letter);
}

bool is_quoted(const Passage& passage, Span span) {
  const auto& rows = passage.quotations.rows;
  const auto behind =
      std::ranges::partition_point(rows, [&](const Quotation& q) { return q.span.begin <= span.begin; });
  constexpr std::ptrdiff_t kNested = 4;  // those inside a longer one begin behind it
  for (auto it = behind; it != rows.begin() && behind - it < kNested;)
    if (--it; it->span.contains(span)) return true;
  return false;
}

/// "Mrs Umek, who tells that": whoever the relative clause is about.
ActorId SourceReader::named_before(const Attribution& attribution) const {
  const Span who = input_.attributions.spans.at(attribution.source).front();
  const auto around = mention_around(attribution.field, who.begin);
  return around && around->span.begin < who.begin ? around->actor : ActorId();
}

bool SourceReader::agrees(std::string_view pronoun) const {
  const bool plural =
      last_.count.value_or(1) > 1 || last_.count_min || (!last_.count && last_.descriptor.ends_with('s'));
  return plural == (pronoun == "they" || pronoun == "we");
}

/// `near`: the source before stands in this paragraph or close before it.
SourceReading SourceReader::read_pronoun(const Attribution& attribution, std::string_view word, bool near) const {
  ActorId actor = actor_in(attribution.field, input_.attributions.spans.at(attribution.source).front());
  // "Sakamoto Tea"; one word alone may be a surname after all.
  if (is_one_of(word, {"he", "she"}) && actor.valid()) {
    const Actor& row = input_.actors.rows[actor.value];
    if (row.kind == ActorKind::organisation && row.name.find(' ') != std::string::npos) actor = ActorId();
  }
  if (!actor.valid() && word == "who") actor = named_before(attribution);
  if (actor.valid())
    return classed(is_person(actor) ? SourceClass::named : SourceClass::institution, "pronoun of an actor", actor);
  if (near && goes_on(attribution) && last_.source_class == SourceClass::named && last_.actor.valid()) {
    SourceReading out = last_;
    out.open_pronoun = false;
    out.why = "goes on speaking";
    return out;
  }
  if (goes_on_as_subject(attribution, word)) {
    SourceReading out = last_;
    out.why = "pronoun after the source before";
    return out;
  }
  SourceReading out = classed(SourceClass::unnamed, "pronoun after an unnamed source");
  if (!near || last_.source_class != SourceClass::unnamed || !agrees(word))
    out = classed(class_of_open(attribution, word, near), kOpenPronoun);
  out.open_pronoun = true;
  return out;
}

/// "The audit found a leak. It also says ...": a pronoun that begins a sentence goes on with what began the one before
/// as a source, where it is one thing, or several for "they". Who denies or declines is more likely somebody else.
bool SourceReader::goes_on_as_subject(const Attribution& attribution, std::string_view word) const {
  if (!is_one_of(word, {"it", "they"}) || last_.open_pronoun || last_tokens_.empty()) return false;
  if (is_one_of(attribution.cue_lemma, {"deny", "decline", "refuse", "reject", "dismiss", "dispute", "respond", "reply",
                                        "apologise", "apologize", "insist"}))
    return false;
  const Passage& p = attribution.field == Field::text ? input_.text : input_.title;
  const std::uint32_t own = tokens_of(p, input_.attributions.spans.at(attribution.source).front()).begin;
  const std::uint32_t sentence = p.tokens.sentence[own];
  if (last_tokens_.end > own || p.tokens.sentence[last_tokens_.begin] + 1 != sentence) return false;
  constexpr std::uint32_t kFront = 2;  // "According to"
  if (p.sentences.rows[sentence].first_token != own) return false;
  if (last_tokens_.begin > p.sentences.rows[sentence - 1].first_token + kFront) return false;
  const SourcePhrase before = source_phrase(p, span_of(p, last_tokens_));
  const bool several = before.lower(before.head).ends_with('s') && !before.capital(before.head);
  if (word == "they") return last_.count.value_or(1) > 1 || (last_.source_class == SourceClass::institution && several);
  return !several && (last_.source_class == SourceClass::document || last_.source_class == SourceClass::media ||
                      last_.source_class == SourceClass::institution);
}

/// Of a pronoun whose actor is not known.
SourceClass SourceReader::class_of_open(const Attribution& attribution, std::string_view word, bool near) const {
  if (is_one_of(word, {"who", "which", "that"})) {
    const Passage& passage = attribution.field == Field::text ? input_.text : input_.title;
    const Span own = input_.attributions.spans.at(attribution.source).front();
    const TokenRange noun = antecedent(passage, tokens_of(passage, own).begin);
    if (!noun.empty()) return read_words(attribution.field, span_of(passage, noun)).source_class;
    return word == "who" ? SourceClass::named : SourceClass::unnamed;
  }
  if (is_one_of(word, {"they", "their", "them"})) return SourceClass::unnamed;  // several, whom nobody has named
  if (word != "it") return SourceClass::named;
  const bool paper = last_.source_class == SourceClass::document || last_.source_class == SourceClass::media;
  return near && paper ? last_.source_class : SourceClass::institution;
}

/// "The manager" behind "a manager of the yard", of whom no name is told: unnamed still, though "the" says which one.
void SourceReader::keep_nameless(const SourcePhrase& p, Field field, SourceReading& out) {
  const std::string noun(p.lower(p.head));
  if (out.source_class == SourceClass::unnamed && !out.actor.valid() && is_one_of(p.lower(p.core.begin), {"a", "an"}))
    came_nameless_.insert(noun);
  const bool by_role = out.why == kByRole || out.why == kByNoun;
  if (out.source_class != SourceClass::named || !by_role || out.actor.valid() || !came_nameless_.contains(noun)) return;
  out.source_class = SourceClass::unnamed;
  out.why = "a description that came without a name";
  describe_unnamed(p, input_.article.field(field), out);
}

}  // namespace whosays::footing
