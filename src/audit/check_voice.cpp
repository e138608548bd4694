// Who is said to say it, and with what verb.
//
// A sentence is in our own voice when no statement, set aside or not, and no quotation stands in it. It is a place to
// look at when it has a word to somebody's discredit near a name or a body, or tells what somebody knew or meant.
#include <fmt/format.h>

#include <algorithm>

#include "audit/checks.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"

namespace whosays::audit {
namespace {

/// "the inspectorate": a body named by its kind, with its article.
std::string body_in(const Draft& draft, Field field, const Sentence& sentence) {
  static const lexicon::WordSet kInstitutions("institutions.txt");
  const Tokens& tokens = draft.doc().passage(field).tokens;
  for (std::uint32_t t = sentence.first_token + 1; t < sentence.end_token; ++t)
    if (kInstitutions.has(tokens.lower_at(t)) && tokens.lower_at(t - 1) == "the")
      return fmt::format("the {}", tokens.lower_at(t));
  return {};
}

/// Who may be meant: the first person or organisation of the sentence (then `actor` is set), else a body.
std::string accused_in(const Draft& draft, Field field, const Sentence& sentence, ActorId& actor) {
  for (const ActorId id : draft.named_in(field, sentence.span)) {
    const ActorKind kind = draft.doc().actors.rows[id.value].kind;
    if (kind != ActorKind::person && kind != ActorKind::organisation) continue;
    actor = id;
    return draft.actor(id);
  }
  return body_in(draft, field, sentence);
}

/// "Odel knew": words of knowing and meaning behind somebody's name or pronoun.
bool tells_mind(const Draft& draft, Field field, Span phrase) {
  static constexpr std::string_view kPersons[] = {"he", "she", "they"};
  const Tokens& tokens = draft.doc().passage(field).tokens;
  const auto at = std::lower_bound(tokens.span.begin(), tokens.span.end(), phrase.begin,
                                   [](Span token, std::uint32_t byte) { return token.begin < byte; });
  if (at == tokens.span.begin()) return false;
  const auto before = static_cast<std::uint32_t>(at - tokens.span.begin() - 1);
  const std::string_view word = tokens.lower_at(before);
  return std::find(std::begin(kPersons), std::end(kPersons), word) != std::end(kPersons) ||
         !draft.named_in(field, tokens.span[before]).empty();
}

/// "Odel knew what that meant" may be read as Odel's statement, and is nobody's word but ours: the verb of knowing is
/// all that attributes it.
void check_mind_as_cue(const Job& job, Field field, const Sentence& sentence) {
  const Draft& draft = job.draft;
  for (const Span phrase : draft.phrases("mind", field, sentence.span)) {
    if (!tells_mind(draft, field, phrase) || draft.quoted(field, phrase.begin)) continue;
    const auto cue_is = [&](const Statement& s) {
      const auto cues = draft.doc().statements.spans.at(s.cue);
      return std::any_of(cues.begin(), cues.end(), [&](Span cue) { return cue.overlaps(phrase); });
    };
    const bool others_say = std::any_of(draft.statements().begin(), draft.statements().end(), [&](const Statement& s) {
      return s.field == field && !cue_is(s) && draft.place(s).overlaps(sentence.span);
    });
    if (others_say || std::none_of(draft.statements().begin(), draft.statements().end(), cue_is)) continue;
    job.add(draft.spot("own_voice", field, sentence.span,
                       fmt::format("what somebody knew or meant: {}; nobody is said to say so",
                                   in_marks(draft.words(field, sentence.span)))));
    return;
  }
}

void check_own_sentences(const Job& job, Field field) {
  const Draft& draft = job.draft;
  for (const Sentence& sentence : draft.sentences(field)) {
    if (draft.somebody_says(field, sentence)) {
      check_mind_as_cue(job, field, sentence);
      continue;
    }
    ActorId actor;
    const std::string whom = accused_in(draft, field, sentence, actor);
    const std::string shown = in_marks(draft.words(field, sentence.span));
    if (!whom.empty() && draft.charge_in(field, sentence.span)) {
      job.add(draft.spot("own_voice", field, sentence.span,
                         fmt::format("against {}: {}; nobody is said to say so", whom, shown)));
      job.own_voice.push_back({whom, actor, field, sentence.span});
      continue;
    }
    for (const Span phrase : draft.phrases("mind", field, sentence.span))
      if (tells_mind(draft, field, phrase)) {
        job.add(draft.spot("own_voice", field, sentence.span,
                           fmt::format("what somebody knew or meant: {}; nobody is said to say so", shown)));
        break;
      }
  }
}

void check_own_statements(const Job& job) {
  const Draft& draft = job.draft;
  for (const Statement& s : draft.statements()) {
    if (s.source_class != SourceClass::own_voice || !s.set_aside.empty()) continue;
    std::string whom;
    for (const Against& against : draft.doc().statements.against.at(s.against)) {
      if (!whom.empty()) whom += ", ";
      const std::string name = draft.actor(against.actor);
      whom += name.empty() ? draft.words(s, against.spans) : name;
    }
    job.add(draft.spot(
        "own_voice", s.field, draft.place(s),
        fmt::format("{}{}; nobody is said to say so", whom.empty() ? std::string() : fmt::format("against {}: ", whom),
                    in_marks(draft.words(s, s.content)))));
  }
}

/// Sources for whom the paper's own verb vouches: nobody answers for the word with a name.
bool vouched_for(SourceClass source_class) {
  return source_class == SourceClass::unnamed || source_class == SourceClass::media ||
         source_class == SourceClass::own_voice || source_class == SourceClass::unspecified ||
         source_class == SourceClass::document;
}

const Statement* statement_with_cue(const Draft& draft, Field field, Span phrase) {
  for (const Statement& s : draft.statements())
    if (s.field == field)
      for (const Span cue : draft.doc().statements.spans.at(s.cue))
        if (cue.overlaps(phrase)) return &s;
  return nullptr;
}

/// "confirmed" and "revealed" are a place to look at when they introduce what nobody with a name says, or stand in a
/// sentence that nobody is said to say.
void check_revealed(const Job& job, Field field) {
  const Draft& draft = job.draft;
  for (const Sentence& sentence : draft.sentences(field))
    for (const Span phrase : draft.phrases("revealed", field, sentence.span)) {
      const std::string shown = in_marks(draft.words(field, phrase));
      const Statement* statement = statement_with_cue(draft, field, phrase);
      if (statement != nullptr && vouched_for(statement->source_class)) {
        job.add(draft.spot("revealed", field, phrase,
                           fmt::format("{} is our word for what {} said", shown, draft.speaker(*statement))));
      } else if (statement == nullptr && !draft.somebody_says(field, sentence)) {
        job.add(draft.spot("revealed", field, phrase,
                           fmt::format("{} in {}", shown, in_marks(draft.words(field, sentence.span)))));
      }
    }
}

void check_off_record(const Job& job, Field field) {
  const Draft& draft = job.draft;
  for (const Sentence& sentence : draft.sentences(field))
    for (const Span phrase : draft.phrases("off_record", field, sentence.span))
      job.add(draft.spot(
          "off_record", field, phrase,
          fmt::format("{}: was it agreed that this may be printed?", in_marks(draft.words(field, sentence.span)))));
}

/// Verbs by their dictionary form, so that the list need not have all forms.
void check_loaded(const Job& job, Field field) {
  const Draft& draft = job.draft;
  const Passage& passage = draft.doc().passage(field);
  if (passage.tags.state == LayerState::absent) return;
  for (std::uint32_t w = 0; w < passage.words.size(); ++w) {
    const Span span = passage.words.span[w];
    if (passage.tags.upos[w] != Upos::verb || !in_list("loaded", passage.tags.lemma_at(w))) continue;
    if (draft.quoted(field, span.begin)) continue;
    job.add(draft.spot("loaded", field, span, in_marks(draft.words(field, span))));
  }
}

}  // namespace

void check_voice(const Job& job) {
  check_own_statements(job);
  for (const Field field : {Field::title, Field::text}) {
    if (field == Field::text) check_own_sentences(job, field);
    check_revealed(job, field);
    check_off_record(job, field);
    check_loaded(job, field);
  }
}

}  // namespace whosays::audit
