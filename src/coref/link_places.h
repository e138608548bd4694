// Where sources and persons stand beside the learned links, for their doubts. Used by link_doubts.h only. A look-up is
// logarithmic, a look back bounded.
#pragma once

#include <algorithm>
#include <vector>

#include "coref/portraits.h"
#include "coref/ranker.h"

namespace whosays::coref {

class LinkPlaces {
 public:
  LinkPlaces(const Scene& scene, const Page& page, const std::vector<MentionRow>& mentions, const Linking& linking,
             const RankerSettings& settings, Cast& cast)
      : attributions_(scene.attributions),
        names_(scene.names),
        view_(scene.text),
        page_(page),
        m_(mentions),
        linking_(linking),
        settings_(settings),
        cast_(cast) {
    for (const Attribution& row : scene.attributions.rows)
      if (row.field == Field::text)
        for (const Span span : scene.attributions.spans.at(row.source)) sources_.push_back(span);
    std::sort(sources_.begin(), sources_.end());
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text && cast.actors[actor].kind == ActorKind::person) persons_.push_back({m.span, actor});
    std::sort(persons_.begin(), persons_.end(), [](const Person& a, const Person& b) { return a.span < b.span; });
  }

 protected:
  struct Person {
    Span span;
    std::uint32_t actor;
  };

  [[nodiscard]] Span span_of(std::uint32_t i) const { return page_.span(m_[i].phrase.first, m_[i].phrase.end); }

  /// Of the pronoun's sentence and `back` before it: somebody else is named whose gender `fits`.
  template <class Fits>
  [[nodiscard]] bool another_near(std::uint32_t i, std::uint32_t back, Fits fits) const {
    const std::uint32_t mine = linking_.entities[linking_.entity[i]].cast;
    const std::uint32_t end = span_of(i).begin;
    const std::uint32_t begin = view_.sentence_row(view_.sentence_back(view_.token_at(end), back)).span.begin;
    auto at =
        std::partition_point(persons_.begin(), persons_.end(), [&](const Person& p) { return p.span.begin < end; });
    for (int n = 0; at != persons_.begin() && (at - 1)->span.begin >= begin && n < 40; ++n) {
      --at;
      if (at->actor != mine && fits(known_gender(cast_.actors[at->actor]))) return true;
    }
    return false;
  }

  const Attributions& attributions_;
  const Names& names_;
  const FieldView& view_;
  const Page& page_;
  const std::vector<MentionRow>& m_;
  const Linking& linking_;
  const RankerSettings& settings_;
  Cast& cast_;
  std::vector<Span> sources_;    ///< of attributions, by place
  std::vector<Person> persons_;  ///< mentions of persons that the rules have found, by place
};

}  // namespace whosays::coref
