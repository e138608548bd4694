#include "coref/pronouns.h"

#include <algorithm>
#include <optional>

#include "coref/pronoun_sentences.h"
#include "coref/pronouns_quoted.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kSentencesBack = 2;

class Resolver : QuotedPronouns {
 public:
  using QuotedPronouns::QuotedPronouns;

  void run() {
    for (const Source& source : sources_)
      if (source.kind == SourceKind::person && view_.lower(view_.token_at(source.span.begin)) == "who")
        add_mention(source.actor, view_.span(view_.token_at(source.span.begin)));
    for (Source& source : sources_) {
      if (source.kind != SourceKind::pronoun) continue;
      const std::uint32_t token = view_.token_at(source.span.begin);
      const std::string_view word = subject_of(view_.lower(token));
      const std::uint32_t actor = word == "they"                    ? only_person()
                                  : view_.quoted(source.span.begin) ? only_one_told_of(source, gender_of(word))
                                                                    : antecedent(source, word);
      if (actor != kNobody) settle(source, word, actor);
    }
    // Who speaks is known by now, before the words or behind them.
    for (Source& source : sources_) {
      if (source.kind != SourceKind::pronoun || source.actor != kNobody || !view_.quoted(source.span.begin)) continue;
      const std::string_view word = subject_of(view_.lower(view_.token_at(source.span.begin)));
      const std::uint32_t actor = word == "they" ? kNobody : spoken_of(source, gender_of(word));
      if (actor != kNobody) settle(source, word, actor);
    }
  }

 private:
  void settle(Source& source, std::string_view word, std::uint32_t actor) {
    source.actor = actor;
    if (word != "they") cast_.actors[actor].gender = gender_of(word);
    add_mention(actor, view_.span(view_.token_at(source.span.begin)));
  }

  void add_mention(std::uint32_t actor, Span span) {
    cast_.actors[actor].mentions.push_back({Field::text, span});
    const auto by_place = [](const Appearance& a, const Appearance& b) { return a.span < b.span; };
    const Appearance settled{span, actor};
    resolved_.insert(std::upper_bound(resolved_.begin(), resolved_.end(), settled, by_place), settled);
  }

  static std::string_view subject_of(std::string_view pronoun) {
    return pronoun == "his" ? "he" : pronoun == "her" ? "she" : pronoun;
  }

  static Gender gender_of(std::string_view pronoun) { return pronoun == "he" ? Gender::male : Gender::female; }

  [[nodiscard]] std::uint32_t only_person() const {
    if (others_ || persons_ != 1) return kNobody;
    for (const Appearance& a : appearances_)
      if (a.actor == kNobody) return kNobody;
    for (const Source& source : sources_)
      if (source.kind == SourceKind::unnamed) return kNobody;
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor)
      if (cast_.actors[actor].kind == ActorKind::person)
        return cast_.actors[actor].gender == Gender::unknown ? actor : kNobody;
    return kNobody;
  }

  /// First byte of the stretch in which an antecedent may stand.
  [[nodiscard]] std::uint32_t window_begin(std::uint32_t token) const {
    return view_.sentence_row(view_.sentence_back(token, kSentencesBack)).span.begin;
  }

  [[nodiscard]] std::uint32_t antecedent(const Source& source, std::string_view pronoun) const {
    const std::uint32_t begin = window_begin(view_.token_at(source.span.begin));
    auto persons = nearby(source, begin);
    if (!persons) return kNobody;
    std::erase_if(*persons, [&](const Appearance& a) { return has_died(view_, a.span); });
    const auto fits = [&](const Appearance& a) { return compatible(gender(a.actor), gender_of(pronoun)); };
    if (const std::uint32_t ahead = named_ahead(source, gender_of(pronoun)); ahead != kNobody) return ahead;
    if (const std::uint32_t asked = asked_by_pronoun(source, pronoun, *persons); asked != kNobody) return asked;
    if (answers(source))
      if (const std::uint32_t other = who_answers(source, *persons, gender_of(pronoun)); other != kNobody) return other;
    if (const std::uint32_t speaker = last_speaker(source, gender_of(pronoun)); speaker != kNobody) return speaker;
    if (begins_before(source) && names_somebody(source, gender_of(pronoun))) return kNobody;
    const auto nearest = std::find_if(persons->begin(), persons->end(), fits);
    if (nearest == persons->end() || nearest->actor == kNobody) return kNobody;
    if (is_only_in_sentence(*nearest, source, *persons, gender_of(pronoun))) return nearest->actor;
    if (!speaks_or_leads(*nearest) && !is_asked(*nearest, source) && !is_presented(*nearest, source))
      return who_goes_on(source, *persons, gender_of(pronoun));
    if (open_source_between(*nearest, source)) return kNobody;
    if (two_together(view_, view_.token_at(nearest->span.end), view_.token_at(source.span.begin))) return kNobody;
    if (unnamed_between(*nearest, source, gender_of(pronoun))) return kNobody;
    if ((answers(source) && spoke_just_before(*nearest, source)) || asks_before(*nearest, source)) return kNobody;
    if (gender(nearest->actor) == Gender::unknown && !goes_on_speaking(*nearest, source) &&
        !is_cleft(view_, nearest->span))
      if (somebody_else_fits(nearest->actor, source, gender_of(pronoun), spoke_just_before(*nearest, source)))
        return kNobody;
    return nearest->actor;
  }

  /// "Even before she announced it, Ana Vell had": nobody before fits, and who is named behind the clause leads.
  [[nodiscard]] std::uint32_t named_ahead(const Source& source, Gender wanted) const {
    constexpr std::uint32_t kLongest = 30;
    const std::uint32_t token = view_.token_at(source.span.begin);
    const Sentence& sentence = view_.sentence_row(view_.sentence(token));
    if (token > sentence.first_token + 3 || !opens_clause(sentence.first_token, token)) return kNobody;
    for (const Appearance& a : appearances_)
      if (a.span.begin < source.span.begin && compatible(gender(a.actor), wanted)) return kNobody;
    auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                   [&](const Appearance& a) { return a.span.begin < source.span.end; });
    if (at == appearances_.end() || at->actor == kNobody || view_.quoted(at->span.begin)) return kNobody;
    const std::uint32_t name = view_.token_at(at->span.begin);
    const bool leads = name < sentence.end_token && name < token + kLongest && view_.word(name - 1) == ",";
    return leads && compatible(gender(at->actor), wanted) ? at->actor : kNobody;
  }

  [[nodiscard]] bool opens_clause(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i)
      if (is_any_of(view_.lower(i), {"before", "after", "when", "while", "as", "although", "though", "since", "because",
                                     "until", "if", "once"}))
        return true;
    return false;
  }

  /// "He married Pema, a schoolteacher, in 1959; she once told": in the pronoun's own sentence nobody else fits, and
  /// the clause before is at its end.
  [[nodiscard]] bool is_only_in_sentence(const Appearance& nearest, const Source& source,
                                         const std::vector<Appearance>& persons, Gender wanted) const {
    const std::uint32_t token = view_.token_at(source.span.begin);
    const Sentence& sentence = view_.sentence_row(view_.sentence(token));
    if (token < sentence.first_token + 2 || nearest.span.begin < sentence.span.begin) return false;
    if (view_.word(token - 1) != ";" || unnamed_between(nearest, source, wanted)) return false;
    return std::none_of(persons.begin(), persons.end(), [&](const Appearance& other) {
      return other.span.begin >= sentence.span.begin && other.actor != nearest.actor &&
             compatible(gender(other.actor), wanted);
    });
  }

  /// "The coroner asked Jerome Abalos whether it was his. He said": who is asked answers.
  [[nodiscard]] bool is_asked(const Appearance& a, const Source& source) const {
    const std::uint32_t token = view_.token_at(source.span.begin);
    const std::uint32_t row = view_.sentence(token);
    std::uint32_t first = view_.token_at(a.span.begin);
    if (row == 0 || view_.sentence(first) + 1 != row || token != view_.sentence_row(row).first_token) return false;
    const std::uint32_t begin = view_.sentence_row(row - 1).first_token;
    for (int n = 0; first > begin && n < 4; ++n) {
      const std::string_view word = view_.lower(--first);
      if (is_any_of(word, {"asked", "questioned", "pressed", "challenged"})) return true;
      if (word != "the" && word != "about" && !role_word(word) && !honorific(word)) return false;
    }
    return false;
  }

  /// The sentence before brings them in at its end, and nobody else leads it.
  [[nodiscard]] bool is_presented(const Appearance& a, const Source& source) const {
    const std::uint32_t row = view_.sentence(view_.token_at(source.span.begin));
    const std::uint32_t own = view_.sentence(view_.token_at(a.span.begin));
    const std::uint32_t begin = view_.sentence_row(own).span.begin;
    return own + 1 == row && is_brought_in(view_, a.span) &&
           std::none_of(appearances_.begin(), appearances_.end(), [&](const Appearance& other) {
             return other.actor != a.actor && other.span.begin >= begin && other.span.begin < a.span.begin;
           });
  }

  /// In the sentence before: another answers.
  [[nodiscard]] bool asks_before(const Appearance& a, const Source& source) const {
    const std::uint32_t row = view_.sentence(view_.token_at(source.span.begin));
    return view_.sentence(view_.token_at(a.span.begin)) + 1 == row && has_asked(view_, a.span);
  }

  /// "Odel's daughter Joyce asked her for the secret. She said": not the one who asked, where just one other fits.
  [[nodiscard]] std::uint32_t asked_by_pronoun(const Source& source, std::string_view pronoun,
                                               const std::vector<Appearance>& persons) const {
    const std::uint32_t token = view_.token_at(source.span.begin);
    const std::uint32_t row = view_.sentence(token);
    if (row == 0 || token != view_.sentence_row(row).first_token) return kNobody;
    const Sentence& before = view_.sentence_row(row - 1);
    const std::string_view object = pronoun == "he" ? "him" : "her";
    for (std::uint32_t i = before.first_token; i + 2 < before.end_token; ++i) {
      if (view_.lower(i) != "asked" || view_.lower(i + 1) != object || view_.quoted(view_.span(i).begin)) continue;
      const bool ends = view_.kind(i + 2) == TokenKind::punctuation ||
                        is_any_of(view_.lower(i + 2), {"for", "about", "if", "whether", "why", "what", "how", "when",
                                                       "where", "who", "which"});
      if (is_reported(view_.span(i))) return kNobody;
      const auto asker = std::find_if(persons.begin(), persons.end(), [&](const Appearance& a) {
        return a.span.begin < view_.span(i).begin && a.span.begin >= before.span.begin;
      });
      if (!ends || asker == persons.end()) return kNobody;
      return only_other(persons, asker->actor, gender_of(pronoun));
    }
    return kNobody;
  }

  /// The one of those who may be meant who is not `actor`, is known to fit, and has no other beside them who may.
  [[nodiscard]] std::uint32_t only_other(const std::vector<Appearance>& persons, std::uint32_t actor,
                                         Gender wanted) const {
    std::uint32_t out = kNobody;
    for (const Appearance& a : persons) {
      if (a.actor == actor || !compatible(gender(a.actor), wanted)) continue;
      if (a.actor == kNobody || (out != kNobody && out != a.actor)) return kNobody;
      out = a.actor;
    }
    return out != kNobody && gender(out) == wanted ? out : kNobody;
  }

  /// Said to another: "Odel said so. She countered"; not "Asked if it was so, she replied".
  [[nodiscard]] bool answers(const Source& source) const {
    const std::uint32_t token = view_.token_at(source.span.begin);
    for (std::uint32_t i = view_.sentence_row(view_.sentence(token)).first_token; i < token; ++i)
      if (view_.lower(i) == "asked") return false;
    return is_any_of(scene_.attributions.rows[source.attribution].cue_lemma,
                     {"counter", "retort", "reply", "respond", "rejoin", "object", "disagree", "interject"});
  }

  /// Not whoever spoke last.
  [[nodiscard]] std::uint32_t who_answers(const Source& source, const std::vector<Appearance>& persons,
                                          Gender wanted) const {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content);
    const std::uint32_t begin =
        content.empty() ? source.span.begin : std::min(source.span.begin, content.front().begin);
    const Source* last = main_source_before(begin);
    if (last == nullptr || last->actor == kNobody) return kNobody;
    if (view_.sentence(view_.token_at(last->span.begin)) < view_.sentence_back(view_.token_at(begin), 1))
      return kNobody;
    return only_other(persons, last->actor, wanted);
  }

  /// The source of the sentence before, and its subject: the next "he" is theirs, if they are a man.
  [[nodiscard]] bool spoke_just_before(const Appearance& who, const Source& source) const {
    const std::uint32_t row = view_.sentence(view_.token_at(source.span.begin));
    return view_.sentence(view_.token_at(who.span.begin)) + 1 == row && is_subject(who) &&
           std::any_of(sources_.begin(), sources_.end(),
                       [&](const Source& s) { return s.actor == who.actor && s.span.contains(who.span); });
  }

  /// "Odel said that Holm had lied. He added": who spoke in the sentence before goes on, whoever is named in what they
  /// said. Of a gender that nobody knows they do where nobody else who may fit is named there.
  [[nodiscard]] std::uint32_t last_speaker(const Source& source, Gender wanted) const {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content);
    const std::uint32_t begin =
        content.empty() ? source.span.begin : std::min(source.span.begin, content.front().begin);
    const std::uint32_t token = view_.token_at(begin);
    const std::uint32_t row = view_.sentence(token);
    if (row == 0 || token > view_.sentence_row(row).first_token + 2) return kNobody;
    if (scene_.attributions.rows[source.attribution].within.valid() || names_somebody(source, wanted)) return kNobody;
    if (answers(source)) return kNobody;
    const Source* last = main_source_before(begin);
    if (last == nullptr || last->actor == kNobody || !compatible(gender(last->actor), wanted)) return kNobody;
    if (in_own_content(*last, source.span) || asks(*last)) return kNobody;
    if (view_.sentence(view_.token_at(last->span.begin)) < view_.sentence_back(token, 1)) return kNobody;
    if (is_named_in(content, last->actor) || unnamed_between({last->span, last->actor}, source, wanted)) return kNobody;
    // "Holm described the couple as polite. She said": of those who were told of it is not.
    if (two_together(view_, view_.token_at(end_of_words(*last)), token)) return kNobody;
    const bool sure = gender(last->actor) == wanted;
    const std::uint32_t from = view_.sentence_row(view_.sentence(view_.token_at(last->span.begin))).span.begin;
    auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                   [&](const Appearance& a) { return a.span.begin < from; });
    for (; at != appearances_.end() && at->span.begin < begin; ++at) {
      if (at->actor == last->actor || last->span.contains(at->span) || view_.quoted(at->span.begin)) continue;
      if (!(sure && in_own_content(*last, at->span)) && compatible(gender(at->actor), wanted)) return kNobody;
    }
    return last->actor;
  }

  /// One past what they say there, where that stands behind them; else past themselves.
  [[nodiscard]] std::uint32_t end_of_words(const Source& source) const {
    std::uint32_t end = source.span.end;
    for (const Span span : scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content))
      if (span.begin >= source.span.end) end = std::max(end, span.end);
    return end;
  }

  /// Another answers.
  [[nodiscard]] bool asks(const Source& source) const {
    return is_any_of(scene_.attributions.rows[source.attribution].cue_lemma,
                     {"ask", "question", "inquire", "enquire", "wonder", "press", "challenge", "demand"});
  }

  /// "Ms Brannigan laughed, she said later": whoever is named in what stands before the pronoun may be its speaker.
  [[nodiscard]] bool names_somebody(const Source& source, Gender wanted) const {
    for (const Span content : scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content)) {
      if (content.begin >= source.span.begin || view_.quoted(content.begin)) continue;
      auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                     [&](const Appearance& a) { return a.span.begin < content.begin; });
      for (; at != appearances_.end() && at->span.begin < content.end; ++at)
        if (compatible(gender(at->actor), wanted)) return true;
    }
    return false;
  }

  /// Of the statements that stand in no other and in no quotation: the last source before the byte.
  [[nodiscard]] const Source* main_source_before(std::uint32_t byte) const {
    auto at =
        std::partition_point(sources_.begin(), sources_.end(), [&](const Source& s) { return s.span.begin < byte; });
    for (int n = 0; at != sources_.begin() && n < 8; ++n) {
      --at;
      if (!scene_.attributions.rows[at->attribution].within.valid() && !view_.quoted(at->span.begin)) return &*at;
    }
    return nullptr;
  }

  /// Of whom nobody knows what they are, a pronoun says little: nobody else who fits may stand further back either; of
  /// who is `likely` otherwise, nobody who is known to.
  [[nodiscard]] bool somebody_else_fits(std::uint32_t actor, const Source& source, Gender wanted, bool likely) const {
    constexpr std::uint32_t kFurtherBack = 6;
    const std::uint32_t token = view_.token_at(source.span.begin);
    const std::uint32_t begin = view_.sentence_row(view_.sentence_back(token, kFurtherBack)).span.begin;
    const auto persons = nearby(source, begin);
    return !persons || std::any_of(persons->begin(), persons->end(), [&](const Appearance& other) {
      return other.actor != actor && (likely ? gender(other.actor) == wanted : compatible(gender(other.actor), wanted));
    });
  }

  /// "Holt mocked what Odel had brought in. “...,” he said.": direct speech is of the one who spoke last before it,
  /// where whoever is named behind them leads nothing.
  [[nodiscard]] std::uint32_t who_goes_on(const Source& source, const std::vector<Appearance>& persons,
                                          Gender wanted) const {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content);
    if (content.empty() || content.front().begin >= source.span.begin || !view_.quoted(content.front().begin))
      return kNobody;
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin < content.front().begin; });
    if (at == sources_.begin() || (--at)->kind != SourceKind::person || at->actor == kNobody) return kNobody;
    const Source& last = *at;
    if (gender(last.actor) != wanted || is_named_in(content, last.actor)) return kNobody;
    bool near = false;
    for (const Appearance& a : persons) {
      near = near || last.span.contains(a.span);
      const bool rival = a.span.begin >= last.span.end && a.actor != last.actor && is_subject(a);
      if (rival && compatible(gender(a.actor), wanted)) return kNobody;
    }
    const bool both = two_together(view_, view_.token_at(last.span.end), view_.token_at(source.span.begin));
    return near && !both && !unnamed_between({last.span, last.actor}, source, wanted) ? last.actor : kNobody;
  }

  /// "Dace, the engineer, said it would not. “...,” he said.": the one who spoke in the sentence before the speech.
  [[nodiscard]] bool goes_on_speaking(const Appearance& who, const Source& source) const {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content);
    if (content.empty() || content.front().begin >= source.span.begin || !view_.quoted(content.front().begin))
      return false;
    const std::uint32_t begin = view_.sentence(view_.token_at(content.front().begin));
    const std::uint32_t spoke = view_.sentence(view_.token_at(who.span.begin));
    return spoke + 1 == begin && std::any_of(sources_.begin(), sources_.end(), [&](const Source& s) {
             return s.actor == who.actor && s.span.contains(who.span);
           });
  }

  /// Between the two a source spoke who has no name here, or a pronoun that stayed open.
  [[nodiscard]] bool open_source_between(const Appearance& nearest, const Source& source) const {
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin < source.span.begin; });
    while (at != sources_.begin()) {
      --at;
      if (at->span.end <= nearest.span.begin || at->span.contains(nearest.span)) return false;
      const bool open = at->kind == SourceKind::unnamed || (at->kind == SourceKind::pronoun && at->actor == kNobody);
      // Within a speech somebody may be quoted, and speaks in it only.
      if (open && at->span.begin >= nearest.span.begin && !view_.quoted(at->span.begin)) return true;
    }
    return false;
  }

  /// "a fisherman", "the minister": somebody without a name here who could be meant.
  [[nodiscard]] bool unnamed_between(const Appearance& from, const Source& source, Gender wanted) const {
    const std::uint32_t end = view_.token_at(source.span.begin);
    const std::uint32_t first = view_.token_at(from.span.end);
    if (end - std::min(first, end) > kMostLookedAt) return true;
    for (std::uint32_t i = first; i < end; ++i) {
      const auto role = role_word(view_.lower(i));
      if (!role || !compatible(*role, wanted) || in_role(view_.span(i)) || in_appearance(view_.span(i))) continue;
      if (view_.quoted(view_.span(i).begin) || in_own_content(source, view_.span(i))) continue;
      if (source_around(view_.span(i)) != nullptr) continue;  // says who it is that speaks
      if (view_.lower(i - 1) == "the" && from.actor != kNobody && has_role(cast_.actors[from.actor], view_.lower(i)))
        continue;
      if (is_beside(from, i) || says_what_they_are(view_, from.span, i)) continue;
      if (is_told_by(from, view_.span(i))) continue;  // and goes on speaking
      if (hinders(view_, i, end)) return true;
    }
    return false;
  }

  static bool has_role(const Draft& draft, std::string_view word) {
    return std::find(draft.role_words.begin(), draft.role_words.end(), word) != draft.role_words.end();
  }
};

}  // namespace

void resolve_pronouns(const Scene& scene, Cast& cast) { Resolver(scene, cast).run(); }

}  // namespace whosays::coref
