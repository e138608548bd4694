// The doubts of each learned link that says who a source is, as signs. Used by learned.cpp only.
#pragma once

#include <vector>

#include "coref/link_doubts.h"
#include "coref/speaker_signs.h"

namespace whosays::coref {

class LinkDoubtSigns : LinkDoubts {
 public:
  using LinkDoubts::LinkDoubts;

  /// A row a mention; empty where it is no source or has no link.
  [[nodiscard]] std::vector<SpeakerSigns> of_sources() const {
    std::vector<SpeakerSigns> out(m_.size());
    for (std::uint32_t i = 0; i < m_.size(); ++i)
      if (m_[i].source_of != kNoSpeaker && m_[i].type != MentionType::name && linking_.links[i].antecedent != kNew &&
          linking_.links[i].antecedent < i)
        out[i] = of(i);
    return out;
  }

 private:
  [[nodiscard]] SpeakerSigns of(std::uint32_t i) const {
    SpeakerSigns out;
    const std::uint32_t actor = linking_.entities[linking_.entity[i]].cast;
    if (actor != kNobody) {
      const Draft& draft = cast_.actors[actor];
      out.add(SpeakerSign::doubt_gender, !compatible(known_gender(draft), m_[i].gender));
      out.add(SpeakerSign::doubt_trade, m_[i].type == MentionType::noun && has_another_trade(draft, m_[i]));
      out.add(SpeakerSign::doubt_beside, m_[i].type == MentionType::noun && is_named_beside(i, actor));
    }
    out.add(SpeakerSign::doubt_another_spoke, somebody_else_spoke(i));
    out.add(SpeakerSign::doubt_came_between, somebody_came_between(i));
    out.add(SpeakerSign::doubt_stranger, stranger_came_last(i));
    out.add(SpeakerSign::doubt_named_since, another_named_since(i));
    out.add(SpeakerSign::doubt_spoken_of, is_spoken_of(i));
    out.add(SpeakerSign::doubt_either, either_of_two(i));
    out.add(SpeakerSign::doubt_two, two_could_be_meant(i));
    out.add(SpeakerSign::doubt_known_other, another_is_known_to_fit(i));
    out.add(SpeakerSign::doubt_one_of_two, is_one_of_two(i));
    out.add(SpeakerSign::sure_fits, is_known_to_fit(i));
    out.add(SpeakerSign::sure_spoke_last, spoke_last(i));
    out.add(SpeakerSign::sure_leads, leads_own_sentence(i));
    return out;
  }
};

}  // namespace whosays::coref
