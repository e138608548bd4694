#include "coref/speaker_source.h"

#include <algorithm>

#include "coref/described_bodies.h"
#include "coref/description_pairs.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kSourcesBack = 40;  ///< looked back at

std::optional<SourceForm> pronoun_form(const FieldView& view, Range tokens) {
  const std::string_view first = view.lower(tokens.first);
  if (tokens.count <= 2 && (first == "he" || (first == "his" && tokens.count == 1))) return SourceForm::he;
  if (tokens.count <= 2 && (first == "she" || (first == "her" && tokens.count == 1))) return SourceForm::she;
  if (tokens.count != 1) return std::nullopt;
  if (first == "it") return SourceForm::it;
  if (first == "they") return SourceForm::they;
  return std::nullopt;
}

std::optional<SourceForm> description_form(std::string_view first) {
  if (is_any_of(first, {"the", "this", "that"})) return SourceForm::the_noun;
  if (is_any_of(first, {"his", "her", "its", "their"})) return SourceForm::their_noun;
  return std::nullopt;
}

/// Somebody's name stands in the words and they are not only whose it is.
bool names_somebody(const FieldView& view, const SpeakerPlaces& places, Span span) {
  for (std::uint32_t at = places.place_from(span.begin); at < places.places().size(); ++at) {
    const ActorPlace& place = places.places()[at];
    if (place.span.begin >= span.end) return false;
    const std::uint32_t next = view.token_at(place.span.end);
    const bool possesses = next < view.size() && (view.lower(next) == "'s" || view.lower(next) == "’s");
    const std::uint32_t before = place.token > 0 ? place.token - 1 : 0;
    const bool complement = is_any_of(view.lower(before), {"of", "for", "at", "in", "from"});
    if (place.type == MentionType::name && view.capital(place.token) && !possesses && !complement) return true;
  }
  return false;
}

/// "the student, who asked not to be named,": stays without a name, whoever else is a student.
bool wants_no_name(const FieldView& view, Range tokens) {
  bool negated = false;
  for (std::uint32_t i = tokens.first; i < tokens.first + tokens.count; ++i) {
    const std::string_view word = view.lower(i);
    if (is_any_of(word, {"anonymity", "anonymous", "anonymously", "unnamed", "unidentified"})) return true;
    if (negated && is_any_of(word, {"named", "identified", "name", "quoted"})) return true;
    negated = negated || is_any_of(word, {"not", "declined", "refused"});
  }
  return false;
}

bool describe(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows, const SpeakerSource& source,
              AskedSource& out) {
  static const lexicon::WordSet documents("documents.txt");
  out.phrase = description_phrase(scene.text, before_who(scene.text, source.span));
  if (out.phrase) {
    out.head = out.phrase->head;
    out.gender = coref::gender_of(*out.phrase);
  }
  if (source.row != kNew && rows[source.row].type == MentionType::noun) {
    const MentionRow& row = rows[source.row];
    if (row.number == Number::many && !out.phrase) return false;
    if (out.head.empty()) out.head = page.lower[row.phrase.head];
    if (out.gender == Gender::unknown) out.gender = row.gender;
  } else if (!out.phrase) {
    return false;
  }
  if (documents.has(out.head) || is_any_of(out.head, {"source", "sources", "insider", "insiders", "person", "people"}))
    return false;
  const bool person = out.phrase.has_value() || is_person_noun(out.head) || names_trade(out.head);
  const bool body = is_body_noun(out.head);
  out.persons = person || !body;
  out.bodies = body || !person;
  return true;
}

bool in_content(const Scene& scene, std::uint32_t attribution, Span span) {
  const auto content = scene.attributions.spans.at(scene.attributions.rows[attribution].content);
  return std::any_of(content.begin(), content.end(), [&](Span s) { return s.contains(span); });
}

/// Who spoke last before it, and who before that.
void look_back(const Scene& scene, const SpeakerPlaces& places, AskedSource& out) {
  const auto& sources = places.sources();
  const SpeakerSource& own = sources[out.number];
  for (std::uint32_t n = out.number, steps = 0; n > 0 && steps < kSourcesBack; --n, ++steps) {
    const SpeakerSource& other = sources[n - 1];
    if (other.span == own.span || in_content(scene, own.attribution, other.span)) continue;
    const auto note = [&](std::uint32_t& last, std::uint32_t& before) {
      if (last == kNobody)
        last = n - 1;
      else if (before == kNobody && other.actor != sources[last].actor)
        before = n - 1;
    };
    note(out.last, out.before);
    if (other.main) note(out.last_main, out.before_main);
    if (out.before_main != kNobody) return;
  }
}

}  // namespace

std::optional<AskedSource> asked_source(const Scene& scene, const Page& page, const std::vector<MentionRow>& rows,
                                        const SpeakerPlaces& places, std::uint32_t number) {
  const SpeakerSource& source = places.sources()[number];
  const FieldView& view = scene.text;
  const Range tokens = view.tokens_of(source.span);
  if (tokens.count == 0) return std::nullopt;
  AskedSource out;
  out.number = number;
  if (const auto pronoun = pronoun_form(view, tokens)) {
    out.form = *pronoun;
    if (out.form == SourceForm::he) out.gender = Gender::male;
    if (out.form == SourceForm::she) out.gender = Gender::female;
    out.persons = out.form != SourceForm::it;
    out.bodies = out.gender == Gender::unknown;
  } else {
    const auto form = description_form(view.lower(tokens.first));
    if (!form || wants_no_name(view, tokens) || names_somebody(view, places, source.span) ||
        !describe(scene, page, rows, source, out))
      return std::nullopt;
    out.form = *form;
  }
  const auto content = scene.attributions.spans.at(scene.attributions.rows[source.attribution].content);
  out.begin = content.empty() ? source.span.begin : std::min(source.span.begin, content.front().begin);
  const std::uint32_t token = std::min(view.token_at(out.begin), source.token);
  out.sentence = view.sentence(token);
  out.paragraph = view.sentence_row(out.sentence).paragraph;
  look_back(scene, places, out);
  return out;
}

namespace {

void add_form(const AskedSource& asked, SpeakerSigns& out) {
  out.add(SpeakerSign::he_or_she, asked.form == SourceForm::he || asked.form == SourceForm::she);
  out.add(SpeakerSign::it, asked.form == SourceForm::it);
  out.add(SpeakerSign::they, asked.form == SourceForm::they);
  out.add(SpeakerSign::the_noun, asked.form == SourceForm::the_noun);
  out.add(SpeakerSign::their_noun, asked.form == SourceForm::their_noun);
}

void add_cue(std::string_view lemma, SpeakerSigns& out) {
  out.add(SpeakerSign::src_says, is_any_of(lemma, {"say", "tell"}));
  out.add(SpeakerSign::src_adds,
          is_any_of(lemma, {"add", "continue", "go", "conclude", "recall", "insist", "note", "explain"}));
  out.add(SpeakerSign::src_answers, is_any_of(lemma, {"counter", "retort", "reply", "respond", "rejoin", "object",
                                                      "disagree", "interject", "answer", "deny", "dispute"}));
  out.add(SpeakerSign::src_asks, is_any_of(lemma, {"ask", "question", "inquire", "enquire", "wonder", "demand"}));
  out.add(SpeakerSign::src_thinks,
          is_any_of(lemma, {"think", "believe", "know", "hope", "expect", "fear", "feel", "want"}));
}

}  // namespace

SpeakerSigns signs_of_source(const Scene& scene, const SpeakerPlaces& places, const AskedSource& asked) {
  const FieldView& view = scene.text;
  const auto& sources = places.sources();
  const SpeakerSource& own = sources[asked.number];
  const Attribution& row = scene.attributions.rows[own.attribution];
  const auto content = scene.attributions.spans.at(row.content);
  SpeakerSigns out;
  add_form(asked, out);
  add_cue(row.cue_lemma, out);
  const bool behind = asked.begin < own.span.begin;
  const bool direct = !content.empty() && view.quoted(content.front().begin);
  out.add(SpeakerSign::src_quoted, view.quoted(own.span.begin));
  out.add(SpeakerSign::src_nested, row.within.valid());
  out.add(SpeakerSign::src_leads, own.token <= view.sentence_row(own.sentence).first_token + 1);
  out.add(SpeakerSign::src_behind, behind);
  out.add(SpeakerSign::src_direct, direct);
  out.add(SpeakerSign::src_direct_behind, direct && behind);
  out.add(SpeakerSign::src_first, asked.last == kNobody);
  out.add(SpeakerSign::src_last_open, asked.last != kNobody && sources[asked.last].actor == kNobody);
  const bool opens = asked.last == kNobody || sources[asked.last].paragraph != asked.paragraph;
  out.add(SpeakerSign::src_opens_paragraph, opens);
  out.add(SpeakerSign::src_alone,
          opens && (asked.sentence == 0 || view.sentence_row(asked.sentence - 1).paragraph != asked.paragraph));
  out.add(SpeakerSign::src_second, asked.last != kNobody && sources[asked.last].sentence == own.sentence);
  out.add(SpeakerSign::src_sentence_spoke, asked.last != kNobody && sources[asked.last].sentence + 1 == asked.sentence);
  if (asked.sentence > 0) {
    const Span before = view.sentence_row(asked.sentence - 1).span;
    out.add(SpeakerSign::src_after_question, !before.empty() && view.words({before.end - 1, before.end}) == "?");
  }
  return out;
}

}  // namespace whosays::coref
