// Signs of how the article uses a description and tells of each candidate, before the source and behind it: where "the
// cellist" stood first, what else a candidate is called, which field of life is told of whom.
#include <algorithm>
#include <bit>

#include "coref/description_verbs.h"
#include "coref/speaker_fields.h"
#include "coref/speaker_pairs.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kUsesFarthest = 600;  ///< tokens looked back at
constexpr std::size_t kMostToldBehind = 200;  ///< tokens told of somebody behind the source

class Uses {
 public:
  Uses(const DescriptionGround& ground, const std::vector<SpeakerCandidate>& candidates)
      : ground_(ground), view_(ground.view), own_(ground.source()), candidates_(candidates), first_(first_use()) {}

  [[nodiscard]] SpeakerSigns of_source() const {
    SpeakerSigns out;
    out.add(SpeakerSign::used_before, first_ < own_.token);
    out.add(SpeakerSign::field_known, fields_of(ground_.asked.head) != 0);
    return out;
  }

  /// Where the words were used first somebody is who was spoken of right before.
  void add_first_use(std::vector<SpeakerCandidate>& out) const {
    const auto& places = ground_.places.places();
    const std::uint32_t end = ground_.places.place_from(view_.span(first_).begin);
    const std::uint32_t sentence = view_.sentence(first_);
    std::uint32_t nearest = kNobody, only = kNobody, led = kNobody;
    bool several = false;
    for (std::uint32_t at = end, n = 0; at > 0 && n < 40; --at, ++n) {
      const ActorPlace& place = places[at - 1];
      if (place.quoted || !is_candidate(place.actor)) continue;
      if (nearest == kNobody) nearest = place.actor;
      if (place.sentence + 1 < sentence) break;
      several = several || (only != kNobody && only != place.actor);
      only = place.actor;
      if (place.leads && place.sentence < sentence) led = place.actor;
    }
    for (SpeakerCandidate& candidate : out) {
      candidate.signs.add(SpeakerSign::use_nearest, candidate.actor == nearest);
      candidate.signs.add(SpeakerSign::use_only, candidate.actor == only && !several);
      candidate.signs.add(SpeakerSign::use_led, candidate.actor == led);
      candidate.signs.add(SpeakerSign::use_before_name, first_place(candidate.actor) > view_.span(first_).begin);
    }
  }

  void add(std::uint32_t actor, SpeakerSigns& out) const {
    for (const Said& said : ground_.portraits.of[actor].said)
      out.add(SpeakerSign::office_later,
              said.token > own_.token && stands_for(ground_.asked.head, said.word) > 1 && !said.derived);
    const auto& told = ground_.portraits.of[actor].told;
    const DescribingNoun& noun = describing_noun(ground_.asked.head);
    std::size_t looked = 0;
    for (auto token = std::ranges::upper_bound(told, own_.token); token != told.end() && looked < kMostToldBehind;
         ++token, ++looked) {
      for (const Cue& cue : noun.cues) out.add(SpeakerSign::told_later, same_stem(cue.word, view_.lower(*token)));
      out.add(SpeakerSign::told_later, is_verb_of(view_, ground_.asked.head, *token));
    }
    add_called(actor, out);
  }

  /// How many words of the description's field are told of somebody, before the source.
  [[nodiscard]] int told_of_field(std::uint32_t actor) const {
    const std::uint64_t asked = fields_of(ground_.asked.head);
    if (asked == 0) return 0;
    int count = 0;
    for (const std::uint32_t token : ground_.told_of(actor))
      if (view_.lower(token) != ground_.asked.head && (fields_of(view_.lower(token)) & asked) != 0) ++count;
    ground_.each_said(actor, [&](const Said& said) {
      if ((fields_of(said.word) & asked) != 0) ++count;
    });
    return count;
  }

 private:
  [[nodiscard]] bool is_candidate(std::uint32_t actor) const {
    return std::ranges::any_of(candidates_, [&](const SpeakerCandidate& c) { return c.actor == actor; });
  }

  [[nodiscard]] std::uint32_t first_place(std::uint32_t actor) const {
    for (const ActorPlace& place : ground_.places.places())
      if (place.actor == actor) return place.span.begin;
    return kNobody;
  }

  /// The token at which the article says "the cellist", "the old cellist" first; else the source's own.
  [[nodiscard]] std::uint32_t first_use() const {
    const std::string_view head = ground_.asked.head;
    if (head.empty()) return own_.token;
    for (std::uint32_t i = own_.token > kUsesFarthest ? own_.token - kUsesFarthest : 1; i < own_.token; ++i) {
      if (view_.lower(i) != head || view_.quoted(view_.span(i).begin)) continue;
      if (view_.lower(i - 1) == "the") return i - 1;
      if (i > 1 && view_.lower(i - 2) == "the") return i - 2;
    }
    return own_.token;
  }

  /// "The surgeon said. ... the anaesthetist": who is called otherwise elsewhere is another.
  void add_called(std::uint32_t actor, SpeakerSigns& out) const {
    constexpr int kMost = 300;
    int looked = 0;
    for (const ActorPlace& place : ground_.places.places()) {
      if (place.actor != actor || place.type != MentionType::noun || place.span.overlaps(own_.span)) continue;
      if (++looked > kMost) return;
      const Range tokens = view_.tokens_of(place.span);
      if (tokens.count == 0 || !is_any_of(view_.lower(tokens.first), {"the", "his", "her", "its"})) continue;
      const std::string_view head = view_.lower(tokens.first + tokens.count - 1);
      const bool same = head == ground_.asked.head;
      out.add(SpeakerSign::head_later, same && place.token > own_.token);
      if (same || !names_trade(head) || describing_noun(head).use == NounUse::bare) continue;
      const bool kindred = stands_for(ground_.asked.head, head) > 0 || stands_for(head, ground_.asked.head) > 0;
      out.add(kindred ? SpeakerSign::called_alike : SpeakerSign::called_other);
    }
  }

  const DescriptionGround& ground_;
  const FieldView& view_;
  const SpeakerSource& own_;
  const std::vector<SpeakerCandidate>& candidates_;
  std::uint32_t first_;
};

bool is_another(const SpeakerSigns& signs) {
  return !signs.has(SpeakerSign::person) ||
         ((signs.has(SpeakerSign::trade_other) || signs.has(SpeakerSign::called_other)) &&
          !signs.has(SpeakerSign::called_alike) && !signs.has(SpeakerSign::office_exact) &&
          !signs.has(SpeakerSign::office_list) && !signs.has(SpeakerSign::office_broad));
}

}  // namespace

void add_description_uses(const DescriptionGround& ground, std::vector<SpeakerCandidate>& candidates) {
  const Uses uses(ground, candidates);
  const SpeakerSigns common = uses.of_source();
  std::vector<int> told;
  for (SpeakerCandidate& candidate : candidates) {
    candidate.signs.bits |= common.bits;
    uses.add(candidate.actor, candidate.signs);
    told.push_back(uses.told_of_field(candidate.actor));
  }
  uses.add_first_use(candidates);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    bool most = told[i] > 0, others_known = true;
    for (std::size_t j = 0; j < candidates.size(); ++j) {
      if (j == i) continue;
      most = most && told[i] > told[j];
      others_known = others_known && is_another(candidates[j].signs);
    }
    SpeakerSigns& out = candidates[i].signs;
    out.add(SpeakerSign::field_told, told[i] > 0);
    out.add(SpeakerSign::field_told_two, told[i] > 1);
    out.add(SpeakerSign::field_told_four, told[i] > 3);
    out.add(SpeakerSign::field_most, most);
    out.add(SpeakerSign::field_only, most && std::ranges::count_if(told, [](int n) { return n > 0; }) == 1);
    out.add(SpeakerSign::field_nobody, std::ranges::all_of(told, [](int n) { return n == 0; }));
    out.add(SpeakerSign::others_are_others, others_known);
    out.add(SpeakerSign::last_left, others_known && !is_another(out));
  }
}

}  // namespace whosays::coref
