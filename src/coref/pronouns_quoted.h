// "He" and "she" within somebody's speech, as far as rules know whom the speech is about. Used by pronouns.cpp only.
#pragma once

#include "coref/pronoun_places.h"

namespace whosays::coref {

class QuotedPronouns : protected PronounPlaces {
 public:
  using PronounPlaces::PronounPlaces;

 protected:
  /// "“My supervisor, Mr Ekdahl, kept me. He said ...”": within somebody's speech the only one who is named in it, and
  /// nobody without a name beside them.
  [[nodiscard]] std::uint32_t only_one_told_of(const Source& source, Gender wanted) const {
    const auto& rows = view_.passage().quotations.rows;
    const auto behind = std::partition_point(rows.begin(), rows.end(),
                                             [&](const Quotation& q) { return q.span.begin <= source.span.begin; });
    if (behind == rows.begin() || (behind - 1)->depth != 0) return kNobody;
    const std::uint32_t begin = (behind - 1)->span.begin;
    std::uint32_t out = kNobody;
    auto at = std::partition_point(appearances_.begin(), appearances_.end(),
                                   [&](const Appearance& a) { return a.span.begin < begin; });
    Span last{};
    for (; at != appearances_.end() && at->span.begin < source.span.begin; ++at) {
      if (!compatible(gender(at->actor), wanted)) continue;
      if (at->actor == kNobody || (out != kNobody && out != at->actor)) return kNobody;
      out = at->actor;
      last = at->span;
    }
    const std::uint32_t token = view_.token_at(source.span.begin);
    if (out == kNobody || gender(out) != wanted || token - view_.token_at(begin) > kMostLookedAt) return kNobody;
    if (view_.sentence(view_.token_at(last.begin)) + 1 < view_.sentence(token)) return kNobody;
    for (std::uint32_t i = view_.token_at(begin); i < token; ++i) {
      const auto role = role_word(view_.lower(i));
      const bool kin = !converse_of(view_.lower(i)).empty();
      if ((!role && !kin) || (role && !compatible(*role, wanted))) continue;
      if (!in_role(view_.span(i)) && !in_appearance(view_.span(i)) && view_.span(i).begin > last.end) return kNobody;
    }
    return out;
  }

  /// "Princess Eudora opened the wing. “She asked me,” said Tyrone Akers": the only one who fits near the speech,
  /// beside the one who speaks.
  [[nodiscard]] std::uint32_t spoken_of(const Source& source, Gender wanted) const {
    constexpr std::uint32_t kNear = 2;
    const std::uint32_t speaker = speaker_of(source);
    const Quotation* speech = speech_around(source.span.begin);
    if (speaker == kNobody || speech == nullptr) return kNobody;
    const std::uint32_t token = view_.token_at(speech->span.begin);
    const std::uint32_t begin = view_.sentence_row(view_.sentence_back(token, kNear)).span.begin;
    if (names_or_kin_within(*speech, source)) return kNobody;
    const auto persons = nearby({speech->span, source.attribution}, begin);
    if (!persons) return kNobody;
    const Appearance* out = nullptr;
    for (const Appearance& a : *persons) {
      if (a.actor == speaker || !compatible(gender(a.actor), wanted)) continue;
      if (a.actor == kNobody || (out != nullptr && out->actor != a.actor)) return kNobody;
      if (out == nullptr) out = &a;
    }
    return out != nullptr && gender(out->actor) == wanted ? out->actor : kNobody;
  }

 private:
  [[nodiscard]] const Quotation* speech_around(std::uint32_t byte) const {
    const auto& rows = view_.passage().quotations.rows;
    const auto behind =
        std::partition_point(rows.begin(), rows.end(), [&](const Quotation& q) { return q.span.begin <= byte; });
    return behind == rows.begin() || (behind - 1)->depth != 0 ? nullptr : &*(behind - 1);
  }

  /// Of the statement that the pronoun's own stands in.
  [[nodiscard]] std::uint32_t speaker_of(const Source& source) const {
    const auto outer = scene_.attributions.rows[source.attribution].within;
    if (!outer.valid()) return kNobody;
    const auto span = scene_.attributions.spans.at(scene_.attributions.rows[outer.value].source);
    if (span.empty()) return kNobody;
    auto at =
        std::partition_point(sources_.begin(), sources_.end(), [&](const Source& s) { return s.span < span.front(); });
    for (int n = 0; at != sources_.end() && at->span == span.front() && n < 8; ++at, ++n)
      if (at->attribution == outer.value) return at->actor;
    return kNobody;
  }

  /// "my mother": whoever is brought up in the speech before the pronoun is another.
  [[nodiscard]] bool names_or_kin_within(const Quotation& speech, const Source& source) const {
    const std::uint32_t end = view_.token_at(source.span.begin);
    const std::uint32_t first = view_.token_at(speech.span.begin);
    if (end - first > kMostLookedAt) return true;
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string_view word = view_.lower(i);
      if (role_word(word) || !converse_of(word).empty() || in_appearance(view_.span(i))) return true;
    }
    return false;
  }
};

}  // namespace whosays::coref
