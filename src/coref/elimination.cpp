#include "coref/elimination.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "coref/body_pronouns.h"
#include "coref/described_bodies.h"
#include "coref/described_subjects.h"
#include "coref/portraits.h"
#include "coref/pronoun_sentences.h"
#include "coref/roles.h"
#include "coref/titled_names.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kNearBack = 2;      ///< sentences in which the one who is meant stands
constexpr std::uint32_t kRivalsBack = 4;    ///< and in which nobody else may fit
constexpr std::size_t kMostPlaces = 2000;   ///< beyond it an article is a list: nobody is its only person or body
constexpr std::uint32_t kMostTokens = 400;  ///< of one look back

/// "Odel: ...": what somebody says in an interview.
struct Turn {
  Span words;
  Span speaker;
};

/// Somebody without a name.
struct Unnamed {
  std::uint32_t token;
  Gender gender;
  bool speaks = false;
};

class Elimination {
 public:
  Elimination(const Scene& scene, Cast& cast) : scene_(scene), view_(scene.text), cast_(cast), described_(scene, cast) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
      const Draft& draft = cast.actors[actor];
      for (const Mention& m : draft.mentions)
        if (m.field == Field::text) (draft.kind == ActorKind::person ? persons_ : bodies_).push_back({m.span, actor});
      for (const Role& role : draft.roles) known_.push_back(role.span);
    }
    for (const Draft& draft : cast.actors) genders_.push_back(gender_of_draft(draft));
    add_strangers(scene.names);
    add_strangers(scene.trained);
    std::sort(persons_.begin(), persons_.end(), by_place);
    std::sort(bodies_.begin(), bodies_.end(), by_place);
    for (const Placed& p : persons_) known_.push_back(p.span);
    std::sort(known_.begin(), known_.end());
    collect_unnamed();
    for (const Attribution& row : scene.attributions.rows) {
      const auto spans = scene.attributions.spans.at(row.source);
      if (row.field != Field::text || spans.empty()) continue;
      sources_.push_back(spans.front());
      for (const Span words : scene.attributions.spans.at(row.content))
        if (row.cue_lemma == ":") turns_.push_back({words, spans.front()});
    }
    std::sort(sources_.begin(), sources_.end());
    std::sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) { return a.words < b.words; });
  }

  void run() {
    const auto& rows = scene_.attributions.rows;
    std::vector<std::pair<Span, std::uint32_t>> sources;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const auto spans = scene_.attributions.spans.at(rows[i].source);
      if (rows[i].field == Field::text && !spans.empty()) sources.push_back({spans.front(), i});
    }
    std::sort(sources.begin(), sources.end());
    for (const auto& [span, row] : sources) {
      if (view_.quoted(span.begin) || mentioned(span)) continue;
      const Range tokens = view_.tokens_of(span);
      const Range body = spoken_for(view_, tokens);
      const std::uint32_t actor = body.count > 0 ? described_.meant(body) : meant(tokens, row);
      if (actor == kNobody) continue;
      const bool pronoun = tokens.count == 1 || view_.lower(tokens.first) != "the";
      const Span words = body.count > 0 ? view_.span(body.first, body.first + body.count)
                         : pronoun      ? view_.span(tokens.first)
                                        : span;
      cast_.actors[actor].mentions.push_back({Field::text, words});
      if (view_.lower(tokens.first) == "he") cast_.actors[actor].gender = genders_[actor] = Gender::male;
      if (view_.lower(tokens.first) == "she") cast_.actors[actor].gender = genders_[actor] = Gender::female;
      auto& list = cast_.actors[actor].kind == ActorKind::person ? persons_ : bodies_;
      list.insert(std::upper_bound(list.begin(), list.end(), Placed{words, actor}, by_place), {words, actor});
    }
  }

 private:
  static Gender gender_of_draft(const Draft& draft) {
    const Gender known = known_gender(draft);
    if (known != Gender::unknown || draft.kind != ActorKind::person) return known;
    const auto words = name_words(draft.name);
    return words.size() < 2 ? Gender::unknown : likely_gender(words.front());
  }

  static bool by_place(const Placed& a, const Placed& b) { return a.span < b.span; }

  /// Names of persons that no actor has.
  void add_strangers(const Names& names) {
    std::vector<Placed> known(persons_);
    std::sort(known.begin(), known.end(), by_place);
    for (const Name& name : names.rows) {
      if (name.field != Field::text || name.type != NameType::person) continue;
      auto at = std::partition_point(known.begin(), known.end(),
                                     [&](const Placed& p) { return p.span.end <= name.span.begin; });
      if (at == known.end() || !at->span.overlaps(name.span)) persons_.push_back({name.span, kNobody});
    }
  }

  /// "a captain", "the fishermen's wife": somebody without a name.
  void collect_unnamed() {
    static const lexicon::WordSet heads("unnamed_heads.txt");
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      auto role = role_word(view_.lower(i));
      if (!role && heads.has(view_.lower(i)) && !view_.lower(i).ends_with('s') &&
          !is_any_of(view_.lower(i), {"men", "women", "people", "police", "staff"}))
        role = Gender::unknown;
      if (!role || view_.quoted(view_.span(i).begin) || in_known(view_.span(i)) || is_somebody_named(i)) continue;
      unnamed_.push_back({i, *role, false});
    }
    for (const Attribution& row : scene_.attributions.rows)
      for (const Span span : scene_.attributions.spans.at(row.source))
        if (row.field == Field::text && is_unnamed_source(span))
          unnamed_.push_back({view_.token_at(span.begin), gender_of_words(span), true});
    std::sort(unnamed_.begin(), unnamed_.end(), [](const Unnamed& a, const Unnamed& b) { return a.token < b.token; });
  }

  /// "The widow" is no "he".
  [[nodiscard]] Gender gender_of_words(Span source) const {
    const Range tokens = view_.tokens_of(source);
    return tokens.count == 0 ? Gender::unknown
                             : role_word(view_.lower(tokens.first + tokens.count - 1)).value_or(Gender::unknown);
  }

  /// "A spokesman, Hugo Prass," and "Aron Pell has been fire chief": the word says what somebody with a name is.
  [[nodiscard]] bool is_somebody_named(std::uint32_t i) const {
    if (i + 1 < view_.size() && begins_person(view_.span(i + 1))) return true;
    // "The owner of the tractor, Vera Holz,"
    for (std::uint32_t next = i + 1; next < i + 6 && next + 1 < view_.size(); ++next) {
      if (view_.word(next) == "," && begins_person(view_.span(next + 1))) return true;
      if (view_.kind(next) != TokenKind::word) break;
    }
    for (std::uint32_t next = i + 1; next < i + 4 && next + 1 < view_.size(); ++next)
      if (is_any_of(view_.lower(next), {"is", "was", "be"}) && begins_person(view_.span(next + 1))) return true;
    for (std::uint32_t back = 1; back < 5 && back <= i; ++back) {
      const std::string_view w = view_.lower(i - back);
      if (view_.kind(i - back) != TokenKind::word) return false;
      if (w != "is" && w != "was" && w != "been" && w != "became" && w != "as") continue;
      const std::uint32_t first = view_.sentence_row(view_.sentence(i)).first_token;
      return begins_person(view_.span(first)) || view_.lower(first) == "he" || view_.lower(first) == "she";
    }
    return false;
  }

  [[nodiscard]] bool begins_person(Span token) const {
    auto at = std::partition_point(persons_.begin(), persons_.end(),
                                   [&](const Placed& p) { return p.span.begin < token.begin; });
    return at != persons_.end() && at->span.begin == token.begin && at->actor != kNobody;
  }

  /// Who speaks is one, has no name here and is no pronoun.
  [[nodiscard]] bool is_unnamed_source(Span span) const {
    static constexpr std::array<std::string_view, 9> kPronouns{"he", "she", "it",  "they", "i",
                                                               "we", "you", "who", "which"};
    const Range tokens = view_.tokens_of(span);
    if (tokens.count == 0 || mentioned(span)) return false;
    if (is_one_of(view_.lower(tokens.first), kPronouns)) return false;
    static const lexicon::WordSet bodies("institutions.txt");
    static const lexicon::WordSet media("media.txt");
    for (std::uint32_t i = tokens.first; i < tokens.first + tokens.count; ++i)
      if (in_known(view_.span(i))) return false;
    const std::string_view last = view_.lower(tokens.first + tokens.count - 1);
    return !last.ends_with('s') && !bodies.has(last) && !media.has(last);
  }

  [[nodiscard]] bool in_known(Span span) const {
    auto at = std::partition_point(known_.begin(), known_.end(), [&](Span s) { return s.begin <= span.begin; });
    for (int n = 0; at != known_.begin() && n < 3; ++n)
      if ((--at)->contains(span)) return true;
    return false;
  }

  /// The rules have settled it, or a name stands in it.
  [[nodiscard]] bool mentioned(Span span) const {
    const auto inside = [&](const std::vector<Placed>& all) {
      auto at = std::partition_point(all.begin(), all.end(), [&](const Placed& p) { return p.span.end <= span.begin; });
      return at != all.end() && at->span.overlaps(span);
    };
    return inside(persons_) || inside(bodies_);
  }

  [[nodiscard]] std::uint32_t meant(Range tokens, std::uint32_t row) const {
    if (tokens.count == 0) return kNobody;
    const std::string_view first = view_.lower(tokens.first);
    const bool possessive = tokens.count == 1 && (first == "his" || first == "her");  // "in her words"
    if (possessive || (tokens.count <= 2 && (first == "he" || first == "she"))) {
      const Gender gender = first == "he" || first == "his" ? Gender::male : Gender::female;
      const std::uint32_t only = only_person(gender, tokens.first);
      return only != kNobody ? only : nearest_person(tokens.first, row, gender);
    }
    if (tokens.count == 1 && first == "i") return whose_turn(tokens.first);
    if (tokens.count == 1 && first == "it")
      if (const std::uint32_t actor = own_subject(tokens.first); actor != kNobody) return actor;
    if (tokens.count == 1 && first == "it")
      if (const std::uint32_t actor = spoke_before(view_, bodies_, sources_, tokens.first); actor != kNobody)
        return actor;
    if (tokens.count == 1 && first == "which") return named_right_before(view_, bodies_, tokens.first);
    if (tokens.count == 1 && (first == "they" || first == "it")) return body_before(tokens.first, first == "they");
    if (tokens.count == 1 && first == "a" && scene_.attributions.rows[row].cue_lemma == ":") return interviewed();
    if (tokens.count == 1 && scene_.attributions.rows[row].cue_lemma == ":")
      if (const std::uint32_t actor = with_initials(view_.word(tokens.first)); actor != kNobody) return actor;
    return described_.meant(tokens);
  }

  /// "A:" of an interview: the only one who is named before it begins, else in the title.
  [[nodiscard]] std::uint32_t interviewed() const {
    std::uint32_t begin = view_.length();
    for (const Attribution& row : scene_.attributions.rows)
      if (const auto spans = scene_.attributions.spans.at(row.source);
          row.field == Field::text && row.cue_lemma == ":" && !spans.empty())
        begin = std::min(begin, spans.front().begin);
    std::uint32_t out = kNobody;
    for (const Placed& p : persons_) {
      if (p.span.begin >= begin) break;
      if (p.actor == kNobody || (out != kNobody && out != p.actor)) return kNobody;
      out = p.actor;
    }
    if (out != kNobody) return out;
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor) {
      const Draft& draft = cast_.actors[actor];
      const bool in_title = std::any_of(draft.mentions.begin(), draft.mentions.end(),
                                        [](const Mention& m) { return m.field == Field::title; });
      if (draft.kind != ActorKind::person || !in_title) continue;
      if (out != kNobody) return kNobody;
      out = actor;
    }
    return out;
  }

  /// "Mbeki-Strand: They had a man of thirty. I said so": in a turn of an interview whoever has it.
  [[nodiscard]] std::uint32_t whose_turn(std::uint32_t token) const {
    const Span here = view_.span(token);
    auto at = std::partition_point(turns_.begin(), turns_.end(), [&](const Turn& t) { return t.words <= here; });
    if (at == turns_.begin() || !(--at)->words.contains(here)) return kNobody;
    const Span speaker = at->speaker;
    const auto person = std::partition_point(persons_.begin(), persons_.end(),
                                             [&](const Placed& p) { return p.span.end <= speaker.begin; });
    return person != persons_.end() && person->span.overlaps(speaker) ? person->actor : kNobody;
  }

  /// "WOP:" of an interview with Wilhelmina Obasanjo-Pratt, where nobody else has these initials.
  [[nodiscard]] std::uint32_t with_initials(std::string_view label) const {
    constexpr std::size_t kShortest = 2, kLongest = 4;
    if (label.size() < kShortest || label.size() > kLongest) return kNobody;
    std::uint32_t out = kNobody;
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor) {
      const Draft& draft = cast_.actors[actor];
      if (draft.kind != ActorKind::person) continue;
      if (initials_of(draft.name) != label) continue;
      if (out != kNobody) return kNobody;
      out = actor;
    }
    return out;
  }

  [[nodiscard]] bool fits(std::uint32_t actor, Gender gender) const {
    return actor == kNobody || compatible(genders_[actor], gender);
  }

  /// The only one of the article, and nobody without a name beside them.
  [[nodiscard]] std::uint32_t only_person(Gender gender, std::uint32_t token) const {
    std::uint32_t out = kNobody;
    if (persons_.size() > kMostPlaces) return kNobody;
    for (const Placed& p : persons_) {
      if (!fits(p.actor, gender)) continue;
      if (p.actor == kNobody || (out != kNobody && out != p.actor)) return kNobody;
      out = p.actor;
    }
    const bool somebody = std::any_of(unnamed_.begin(), unnamed_.end(), [&](const Unnamed& u) {
      return compatible(u.gender, gender) && (u.speaks || hinders(view_, u.token, token));
    });
    return somebody ? kNobody : out;
  }

  [[nodiscard]] bool in_content(std::uint32_t row, Span span) const {
    for (const Span content : scene_.attributions.spans.at(scene_.attributions.rows[row].content))
      if (content.contains(span)) return true;
    return false;
  }

  /// Nobody else of the whole article fits.
  [[nodiscard]] bool is_alone(std::uint32_t actor, Gender gender) const {
    return std::none_of(persons_.begin(), persons_.end(),
                        [&](const Placed& p) { return p.actor != actor && fits(p.actor, gender); });
  }

  /// The only one who fits in the sentences before, and who stands near or is the only one of all.
  [[nodiscard]] std::uint32_t nearest_person(std::uint32_t token, std::uint32_t row, Gender gender) const {
    const auto begin_of = [&](std::uint32_t sentence) { return view_.sentence_row(sentence).first_token; };
    const std::uint32_t sentence = view_.sentence(token);
    const std::uint32_t close = begin_of(view_.sentence_back(token, kNearBack));
    const std::uint32_t far = std::min(close, begin_of(sentence - std::min(sentence, kRivalsBack)));
    if (token - far > kMostTokens) return kNobody;
    const Span here = view_.span(token);
    const std::uint32_t from = view_.span(far).begin;
    std::uint32_t out = kNobody;
    bool near = false;
    auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Placed& p) { return p.span.begin < from; });
    for (; at != persons_.end() && at->span.begin < here.begin; ++at) {
      if (!fits(at->actor, gender) || view_.quoted(at->span.begin) || in_content(row, at->span)) continue;
      if (at->actor == kNobody || (out != kNobody && out != at->actor)) return kNobody;
      out = at->actor;
      near = near || at->span.begin >= view_.span(close).begin;
    }
    // Somebody of unknown gender fits everything: too little to go by where others may have been named before.
    if (out == kNobody || genders_[out] != gender || two_together(view_, close, token)) return kNobody;
    if (!near && !is_alone(out, gender)) return kNobody;
    const bool somebody = std::any_of(unnamed_.begin(), unnamed_.end(), [&](const Unnamed& u) {
      return u.token >= far && u.token < token && compatible(u.gender, gender) &&
             (u.speaks || hinders(view_, u.token, token));
    });
    return somebody ? kNobody : out;
  }

  /// "The museum will keep it, it said", "Volta has 40 days, it said", "Volta released files which it said showed": the
  /// body that leads the sentence of "it" itself.
  [[nodiscard]] std::uint32_t own_subject(std::uint32_t token) const {
    const Sentence& sentence = view_.sentence_row(view_.sentence(token));
    if (token < sentence.first_token + 2 || view_.quoted(sentence.span.begin)) return kNobody;
    if (!is_any_of(view_.lower(token - 1), {",", "which", "that", "what"})) return kNobody;
    const Range subject = described_subject(view_, view_.sentence(token));
    if (subject.count > 1)
      if (const std::uint32_t actor = described_.meant(subject); actor != kNobody) return actor;
    const auto at = std::partition_point(bodies_.begin(), bodies_.end(),
                                         [&](const Placed& p) { return p.span.begin < sentence.span.begin; });
    if (view_.word(token - 1) != ",")
      return last_subject(view_, bodies_, {sentence.span.begin, view_.span(token).begin});
    if (at == bodies_.end() || at->span.end > view_.span(token).begin || !leads_sentence(view_, at->span))
      return kNobody;
    return cast_.actors[at->actor].kind == ActorKind::organisation ? at->actor : kNobody;
  }

  /// The body that leads the sentence before.
  [[nodiscard]] std::uint32_t body_before(std::uint32_t token, bool several) const {
    const std::uint32_t sentence = view_.sentence(token);
    if (sentence == 0) return kNobody;
    const Sentence& before = view_.sentence_row(sentence - 1);
    if (view_.sentence_row(sentence).paragraph != before.paragraph || token - before.first_token > kMostTokens)
      return kNobody;
    for (std::uint32_t i = before.first_token; i < token && several; ++i)
      if (plural_role(view_.lower(i)) || role_word(view_.lower(i))) return kNobody;
    const auto inside = [&](const std::vector<Placed>& all) {
      std::vector<Placed> out;
      auto at = std::partition_point(all.begin(), all.end(),
                                     [&](const Placed& p) { return p.span.begin < before.span.begin; });
      for (; at != all.end() && at->span.begin < view_.span(token).begin; ++at) out.push_back(*at);
      return out;
    };
    const auto bodies = inside(bodies_);
    if ((several && !inside(persons_).empty()) || bodies.empty()) return kNobody;
    const bool alone =
        std::all_of(bodies.begin(), bodies.end(), [&](const Placed& p) { return p.actor == bodies.front().actor; });
    if (!alone && (several || !speaks(bodies.front()))) return kNobody;
    const Draft& draft = cast_.actors[bodies.front().actor];
    const std::uint32_t first = view_.token_at(bodies.front().span.begin);
    const bool leads =
        first == before.first_token || (first == before.first_token + 1 && view_.lower(before.first_token) == "the");
    return draft.kind == ActorKind::organisation && leads ? bodies.front().actor : kNobody;
  }

  /// "Brightwater has rejected a bid from Penfold Foods, saying": it goes on, whoever else is named.
  [[nodiscard]] bool speaks(const Placed& body) const {
    const auto at =
        std::partition_point(sources_.begin(), sources_.end(), [&](Span s) { return s.begin <= body.span.begin; });
    return at != sources_.begin() && (at - 1)->contains({body.span.begin, body.span.begin + 1});
  }

  const Scene& scene_;
  const FieldView& view_;
  Cast& cast_;
  DescribedBodies described_;
  std::vector<Gender> genders_;   ///< of the actors
  std::vector<Placed> persons_;   ///< by place
  std::vector<Placed> bodies_;    ///< organisations and places, by place
  std::vector<Span> sources_;     ///< by place
  std::vector<Turn> turns_;       ///< by place
  std::vector<Span> known_;       ///< roles and mentions of persons
  std::vector<Unnamed> unnamed_;  ///< by place
};

}  // namespace

void resolve_by_elimination(const Scene& scene, Cast& cast) { Elimination(scene, cast).run(); }

}  // namespace whosays::coref
