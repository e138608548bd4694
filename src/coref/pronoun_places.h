// Where persons and sources stand in the text, for the pronouns that are sources: mentions of people by place, who
// speaks where, and what leads a sentence. Used by pronouns.cpp only. A look-up is logarithmic; a look back is bounded.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "coref/described_words.h"
#include "coref/portraits.h"
#include "coref/pronoun_sentences.h"
#include "coref/roles.h"

namespace whosays::coref {

inline constexpr std::uint32_t kMostLookedAt =
    200;  ///< mentions or tokens of one look back; beyond it the pronoun stays open

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

class PronounPlaces {
 public:
  PronounPlaces(const Scene& scene, Cast& cast) : scene_(scene), view_(scene.text), cast_(cast) {
    collect_appearances();
    collect_sources();
  }

 protected:
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
    const bool possessive = tokens.count == 1 && (first == "his" || first == "her");  // "in her words"
    if (possessive || (tokens.count <= 2 && (first == "he" || first == "she" || first == "they"))) {
      out.kind = SourceKind::pronoun;
    } else if (const auto person = head_in(appearances_, span)) {
      out.actor = *person;
      out.kind = *person == kNobody ? SourceKind::unnamed : SourceKind::person;
    } else if (head_in(other_mentions_, span) || is_thing(tokens)) {
      out.kind = SourceKind::other_actor;
    } else if (const auto whom = antecedent_of_who(tokens)) {
      out.kind = SourceKind::person;
      out.actor = *whom;
    }
    return out;
  }

  /// "it", "which", "police", "prosecutors": nobody whom "he" or "she" could mean.
  [[nodiscard]] bool is_thing(Range tokens) const {
    const std::uint32_t end = tokens.first + tokens.count;
    if (tokens.count == 1 && is_any_of(view_.lower(tokens.first), {"it", "which", "that", "this", "police"}))
      return true;
    return tokens.count <= 3 && plural_role(view_.lower(end - 1)).has_value();
  }

  /// "Odel, who said so,", "said Odel, a Vell Democrat, who": the person whose mention stands right before, or before
  /// what says what they are. "A lawyer for Odel, who" and "Holm and Odel, who" leave it open.
  [[nodiscard]] std::optional<std::uint32_t> antecedent_of_who(Range tokens) const {
    constexpr std::uint32_t kLongest = 7;  // tokens of an apposition
    if (tokens.count != 1 || view_.lower(tokens.first) != "who" || tokens.first < 2) return std::nullopt;
    const bool comma = view_.word(tokens.first - 1) == ",";
    const std::uint32_t end = comma ? tokens.first - 1 : tokens.first;
    if (plural_role(view_.lower(end - 1)) || names_trades(view_.lower(end - 1))) return std::nullopt;
    const bool says_what = role_word(view_.lower(end - 1)).has_value();
    if (const auto whom = ends_at(end); whom && !says_what) return *whom == kNobody ? std::nullopt : whom;
    for (std::uint32_t i = end - 1; comma && i > 0 && i + kLongest > end; --i) {
      if (is_any_of(view_.lower(i), {"to", "by", "from", "with", "and", "or"})) break;
      if (view_.word(i) != ",") continue;
      const auto whom = ends_at(i);
      return whom && *whom != kNobody ? whom : std::nullopt;
    }
    return std::nullopt;
  }

  /// The person whose mention ends before the token and is nobody's complement.
  [[nodiscard]] std::optional<std::uint32_t> ends_at(std::uint32_t token) const {
    const std::uint32_t byte = view_.span(token - 1).end;
    const auto behind = std::partition_point(appearances_.begin(), appearances_.end(),
                                             [&](const Appearance& a) { return a.span.begin < byte; });
    if (behind == appearances_.begin() || (behind - 1)->span.end != byte) return std::nullopt;
    const std::uint32_t name = before_courtesies(view_, view_.token_at((behind - 1)->span.begin));
    const std::string_view before = name > 0 ? view_.lower(name - 1) : std::string_view();
    const bool of_another = name > 1 && is_any_of(before, {"of", "for", "to", "with"}) &&
                            (role_word(view_.lower(name - 2)) || names_trade(view_.lower(name - 2)));
    return of_another || before == "and" ? kNobody : (behind - 1)->actor;
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
    // "One of the men, Perry Dacre,"
    const bool one_of =
        anew && begin + 2 < inside.first && view_.lower(begin) == "one" && view_.lower(begin + 1) == "of";
    for (std::uint32_t i = one_of ? begin + 2 : begin; i < inside.first; ++i) {
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

  [[nodiscard]] bool in_own_content(const Source& source, Span span) const {
    for (const Span content : scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content))
      if (content.contains(span)) return true;
    return false;
  }

  /// Stands in what somebody says.
  [[nodiscard]] bool is_reported(Span span) const {
    auto at = std::partition_point(sources_.begin(), sources_.end(),
                                   [&](const Source& s) { return s.span.begin <= span.begin; });
    for (int n = 0; at != sources_.begin() && n < 4; ++n)
      if (in_own_content(*--at, span)) return true;
    return false;
  }

  /// Words of several sentences, no quotation: "Odel keeps a drawer for answers. It is empty, he says."
  [[nodiscard]] bool begins_before(const Source& source) const {
    const auto content = scene_.attributions.spans.at(scene_.attributions.rows[source.attribution].content);
    return !content.empty() && content.front().begin < source.span.begin &&
           view_.sentence(view_.token_at(content.front().begin)) < view_.sentence(view_.token_at(source.span.begin));
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

  [[nodiscard]] bool is_subject(const Appearance& a) const { return leads_sentence(view_, a.span); }

  /// "Aker came with a policeman": who leads the sentence goes on.
  [[nodiscard]] bool is_beside(const Appearance& from, std::uint32_t token) const {
    const std::uint32_t sentence = view_.sentence(token);
    if (view_.sentence(view_.token_at(from.span.begin)) != sentence || !is_subject(from)) return false;
    const std::uint32_t first = view_.sentence_row(sentence).first_token;
    for (std::uint32_t i = token, n = 0; i > first + 1 && n < 4; --i, ++n)
      if (is_any_of(view_.lower(i - 1), {"a", "an", "the", "his", "her"}))  // "a report by her own treasurer"
        return is_any_of(view_.lower(i - 2), {"with", "of", "for", "from", "near", "beside", "behind", "like", "by"});
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

}  // namespace whosays::coref
