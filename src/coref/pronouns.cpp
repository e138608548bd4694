#include "coref/pronouns.h"

#include <algorithm>
#include <optional>
#include <span>

#include "coref/portraits.h"
#include "coref/roles.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kMostLookedAt = 200;  ///< mentions or tokens of one look back; beyond it the pronoun stays open

/// A person brought up at a place of the text: by name, by role or by a pronoun that was resolved.
struct Appearance {
  Span span;
  std::uint32_t actor;  ///< kNobody for a name that stayed open
};

enum class SourceKind { person, other_actor, unnamed, pronoun };

struct Source {
  Span span;
  std::uint32_t attribution;
  SourceKind kind = SourceKind::unnamed;
  std::uint32_t actor = kNobody;
};

class Resolver {
 public:
  Resolver(const Scene& scene, Cast& cast) : scene_(scene), view_(scene.text), cast_(cast) {
    collect_appearances();
    collect_sources();
  }

  void run() {
    for (Source& source : sources_) {
      if (source.kind != SourceKind::pronoun || view_.quoted(source.span.begin)) continue;
      const std::uint32_t token = view_.token_at(source.span.begin);
      const std::string_view word = view_.lower(token);
      const std::uint32_t actor = word == "they" ? only_person() : antecedent(source, word);
      if (actor == kNobody) continue;
      source.actor = actor;
      const Span span = view_.span(token);
      cast_.actors[actor].mentions.push_back({Field::text, span});
      if (word != "they") cast_.actors[actor].gender = gender_of(word);
      resolved_.push_back({span, actor});
    }
  }

 private:
  static Gender gender_of(std::string_view pronoun) { return pronoun == "he" ? Gender::male : Gender::female; }

  void collect_appearances() {
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor) {
      const Draft& draft = cast_.actors[actor];
      if (draft.kind != ActorKind::person) others_ = true;
      if (draft.kind == ActorKind::person) ++persons_;
      for (const Mention& mention : draft.mentions)
        if (mention.field == Field::text && draft.kind == ActorKind::person)
          appearances_.push_back({mention.span, actor});
      for (const Mention& mention : draft.mentions)
        if (mention.field == Field::text && draft.kind != ActorKind::person)
          other_mentions_.push_back({mention.span, actor});
      for (const Role& role : draft.roles) roles_.push_back(role.span);
    }
    for (std::uint32_t row = 0; row < scene_.names.rows.size(); ++row) {
      const Name& name = scene_.names.rows[row];
      if (name.field == Field::text && name.type == NameType::person && cast_.actor_of_name[row] == kNobody)
        appearances_.push_back({name.span, kNobody});
    }
    const auto by_place = [](const Appearance& a, const Appearance& b) { return a.span < b.span; };
    std::sort(appearances_.begin(), appearances_.end(), by_place);
    std::sort(other_mentions_.begin(), other_mentions_.end(), by_place);
    std::sort(roles_.begin(), roles_.end());
  }

  void collect_sources() {
    const auto& rows = scene_.attributions.rows;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const auto spans = scene_.attributions.spans.at(rows[i].source);
      if (rows[i].field != Field::text || spans.empty()) continue;
      sources_.push_back(source_of(spans.front(), i));
    }
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const Source& a, const Source& b) { return a.span < b.span; });
  }

  [[nodiscard]] Source source_of(Span span, std::uint32_t attribution) const {
    Source out{span, attribution, SourceKind::unnamed, kNobody};
    const Range tokens = view_.tokens_of(span);
    if (tokens.count == 0) return out;
    const std::string_view first = view_.lower(tokens.first);
    if (tokens.count <= 2 && (first == "he" || first == "she" || first == "they")) {
      out.kind = SourceKind::pronoun;
    } else if (const auto person = head_in(appearances_, span)) {
      out.actor = *person;
      out.kind = *person == kNobody ? SourceKind::unnamed : SourceKind::person;
    } else if (head_in(other_mentions_, span)) {
      out.kind = SourceKind::other_actor;
    }
    return out;
  }

  /// The actor whose mention heads the span.
  [[nodiscard]] std::optional<std::uint32_t> head_in(const std::vector<Appearance>& all, Span span) const {
    auto at =
        std::partition_point(all.begin(), all.end(), [&](const Appearance& a) { return a.span.begin < span.begin; });
    for (; at != all.end() && span.contains(at->span); ++at) {
      const bool title_of_next =
          at + 1 != all.end() && span.contains((at + 1)->span) && is_title_before(view_, at->span, (at + 1)->span);
      if (!title_of_next && heads(at->span, span)) return at->actor;
    }
    return std::nullopt;
  }

  /// No "of", "for", "'s" stands around a name that would make it a complement. In "Odel's lawyer, Sara Nime" and
  /// "Odel's lawyer Sara Nime" the second name begins anew.
  [[nodiscard]] bool heads(Span name, Span span) const {
    const Range inside = view_.tokens_of(name);
    const std::uint32_t begin = view_.token_at(span.begin);
    const bool anew =
        inside.first > begin && (view_.word(inside.first - 1) == "," || role_word(view_.lower(inside.first - 1)));
    for (std::uint32_t i = begin; i < inside.first; ++i) {
      const std::string_view w = view_.lower(i);
      const bool possessive = w == "'s" || w == "’s";
      if (w == "of" || w == "for" || w == "to" || w == "by" || w == "with" || w == "from" || w == "and" ||
          (possessive && !anew))
        return false;
    }
    const std::uint32_t next = inside.first + inside.count;
    if (next >= view_.size() || view_.span(next).begin >= span.end) return true;
    const std::string_view w = view_.lower(next);
    return w != "'s" && w != "’s" && w != "and" && w != "'";
  }

  /// Named in the words for another who speaks, and no more: "Holt, once adviser to Odel, said".
  [[nodiscard]] bool describes_speaker(const Appearance& a) const {
    const Source* source = source_around(a.span);
    return source != nullptr && source->actor != a.actor;
  }

  /// The source with a person's name whose words hold the span.
  [[nodiscard]] const Source* source_around(Span span) const {
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin <= span.begin; });
    for (int n = 0; at != sources_.begin() && n < 4; ++n) {
      --at;
      if (at->kind == SourceKind::person && at->span.contains(span)) return &*at;
    }
    return nullptr;
  }

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

  [[nodiscard]] bool in_own_content(const Source& source, Span span) const {
    for (const Span content : scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content))
      if (content.contains(span)) return true;
    return false;
  }

  /// Persons that may be meant, nearest first: in the window, outside quotations and the pronoun's own words.
  [[nodiscard]] std::optional<std::vector<Appearance>> nearby(const Source& source, std::uint32_t begin) const {
    std::vector<Appearance> out;
    const auto before = [&](const Appearance& a) { return a.span.begin < source.span.begin; };
    for (const auto* list : {&appearances_, &resolved_}) {
      auto at = std::partition_point(list->begin(), list->end(), before);
      for (std::uint32_t n = 0; at != list->begin() && (at - 1)->span.begin >= begin; ++n) {
        if (n == kMostLookedAt) return std::nullopt;
        --at;
        if (view_.quoted(at->span.begin) || in_own_content(source, at->span) || describes_speaker(*at)) continue;
        out.push_back(*at);
      }
    }
    std::sort(out.begin(), out.end(), [](const Appearance& a, const Appearance& b) { return b.span < a.span; });
    return out;
  }

  [[nodiscard]] Gender gender(std::uint32_t actor) const {
    if (actor == kNobody) return Gender::unknown;
    const Gender known = known_gender(cast_.actors[actor]);
    if (known != Gender::unknown) return known;
    const auto words = name_words(cast_.actors[actor].name);
    return words.size() < 2 ? Gender::unknown : likely_gender(words.front());
  }

  [[nodiscard]] std::uint32_t antecedent(const Source& source, std::string_view pronoun) const {
    const std::uint32_t begin = window_begin(view_.token_at(source.span.begin));
    const auto persons = nearby(source, begin);
    if (!persons) return kNobody;
    const auto fits = [&](const Appearance& a) { return compatible(gender(a.actor), gender_of(pronoun)); };
    const auto nearest = std::find_if(persons->begin(), persons->end(), fits);
    if (nearest == persons->end() || nearest->actor == kNobody) return kNobody;
    if (!speaks_or_leads(*nearest)) return who_goes_on(source, *persons, gender_of(pronoun));
    if (open_source_between(*nearest, source)) return kNobody;
    if (unnamed_between(*nearest, source, gender_of(pronoun))) return kNobody;
    if (gender(nearest->actor) == Gender::unknown && !goes_on_speaking(*nearest, source))
      if (somebody_else_fits(nearest->actor, source, gender_of(pronoun))) return kNobody;
    return nearest->actor;
  }

  /// Of whom nobody knows what they are, a pronoun says little: nobody else who fits may stand further back either.
  [[nodiscard]] bool somebody_else_fits(std::uint32_t actor, const Source& source, Gender wanted) const {
    constexpr std::uint32_t kFurtherBack = 6;
    const std::uint32_t token = view_.token_at(source.span.begin);
    const std::uint32_t begin = view_.sentence_row(view_.sentence_back(token, kFurtherBack)).span.begin;
    const auto persons = nearby(source, begin);
    return !persons || std::any_of(persons->begin(), persons->end(), [&](const Appearance& other) {
      return other.actor != actor && compatible(gender(other.actor), wanted);
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
    return near && !unnamed_between({last.span, last.actor}, source, wanted) ? last.actor : kNobody;
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

  /// Who speaks does not name themselves.
  [[nodiscard]] bool is_named_in(std::span<const Span> content, std::uint32_t actor) const {
    return std::any_of(content.begin(), content.end(), [&](Span span) {
      auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                     [&](const Appearance& a) { return a.span.begin < span.begin; });
      for (; at != appearances_.end() && at->span.begin < span.end; ++at)
        if (at->actor == actor) return true;
      return false;
    });
  }

  /// A source of that place, or the subject at the head of its sentence.
  [[nodiscard]] bool speaks_or_leads(const Appearance& a) const {
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin <= a.span.begin; });
    for (int n = 0; at != sources_.begin() && n < 8; ++n) {
      --at;
      if (at->actor == a.actor && at->span.contains(a.span)) return true;
    }
    return is_subject(a);
  }

  /// "Odel's lawyer, Sara Nime, came": the name stands beside the subject.
  [[nodiscard]] bool is_beside_subject(std::uint32_t first, std::uint32_t begin) const {
    if (first < begin + 3 || view_.word(first - 1) != "," || !role_word(view_.lower(first - 2))) return false;
    if (first - begin > 8) return false;
    for (std::uint32_t i = begin; i + 2 < first; ++i) {
      const std::string_view w = view_.lower(i);
      const bool fits = view_.kind(i) == TokenKind::word || w == "'s" || w == "’s";
      if (!fits || (stops_role(w) && w != "the" && w != "a" && w != "its" && w != "his" && w != "her" && w != "their" &&
                    w != "'s" && w != "’s"))
        return false;
    }
    return true;
  }

  [[nodiscard]] bool is_subject(const Appearance& a) const {
    const Range tokens = view_.tokens_of(a.span);
    const std::uint32_t begin = view_.sentence_row(view_.sentence(tokens.first)).first_token;
    if (is_beside_subject(tokens.first, begin)) return true;
    const std::uint32_t next = tokens.first + tokens.count;
    if (next < view_.size()) {
      const std::string_view w = view_.lower(next);
      if (w == "'s" || w == "’s" || w == "and" || w == "or") return false;
    }
    std::uint32_t first = tokens.first;
    while (first > begin && view_.kind(first - 1) == TokenKind::word &&
           (view_.lower(first - 1) == "the" || !stops_role(view_.lower(first - 1))))
      --first;
    return first == begin;
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
      if (is_beside(from, i)) continue;
      if (is_told_by(from, view_.span(i))) continue;  // and goes on speaking
      if (hinders(view_, i, end)) return true;
    }
    return false;
  }

  /// "Aker came with a policeman": who leads the sentence goes on.
  [[nodiscard]] bool is_beside(const Appearance& from, std::uint32_t token) const {
    const std::uint32_t sentence = view_.sentence(token);
    if (view_.sentence(view_.token_at(from.span.begin)) != sentence || !is_subject(from)) return false;
    const std::uint32_t first = view_.sentence_row(sentence).first_token;
    for (std::uint32_t i = token, n = 0; i > first + 1 && n < 4; --i, ++n)
      if (is_any_of(view_.lower(i - 1), {"a", "an", "the"}))
        return is_any_of(view_.lower(i - 2), {"with", "of", "for", "from", "near", "beside", "behind", "like"});
    return false;
  }

  /// Stands in what `from` says there as a source: "said the driver had not looked".
  [[nodiscard]] bool is_told_by(const Appearance& from, Span span) const {
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin <= span.begin; });
    for (int n = 0; at != sources_.begin() && n < 4; ++n) {
      --at;
      if (at->actor == from.actor && at->span.contains(from.span) && in_own_content(*at, span)) return true;
    }
    return false;
  }

  [[nodiscard]] bool in_role(Span span) const {
    const auto at = std::partition_point(roles_.begin(), roles_.end(), [&](Span s) { return s.begin <= span.begin; });
    return at != roles_.begin() && (at - 1)->contains(span);
  }

  [[nodiscard]] bool in_appearance(Span span) const {
    const auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                         [&](const Appearance& a) { return a.span.begin <= span.begin; });
    return at != appearances_.begin() && (at - 1)->span.contains(span);
  }

  const Scene& scene_;
  const FieldView& view_;
  Cast& cast_;
  std::vector<Appearance> appearances_;     ///< persons, by place
  std::vector<Appearance> resolved_;        ///< pronouns, by place
  std::vector<Appearance> other_mentions_;  ///< organisations and places, by place
  std::vector<Span> roles_;
  std::vector<Source> sources_;  ///< by place
  std::uint32_t persons_ = 0;
  bool others_ = false;
};

}  // namespace

void resolve_pronouns(const Scene& scene, Cast& cast) { Resolver(scene, cast).run(); }

}  // namespace whosays::coref
