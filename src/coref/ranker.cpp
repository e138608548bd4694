#include "coref/ranker.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "coref/pair_features.h"
#include "coref/pronoun_features.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kAhead = 16;         ///< mentions looked at behind a pronoun
constexpr std::uint32_t kMostStrangers = 3;  ///< of them names of nobody so far

class Linker {
 public:
  Linker(const Page& page, const std::vector<MentionRow>& mentions, const LinkScorers& scorers,
         const RankerSettings& settings, const std::function<void(const Choice&)>& watch)
      : m_(mentions),
        features_of_(page, mentions),
        of_people_(page, mentions),
        scorers_(scorers),
        settings_(settings),
        watch_(watch),
        look_up_(scorers.links.look_up()),
        person_look_up_(scorers.he_or_she == nullptr ? LookUp() : scorers.he_or_she->look_up()) {}

  Linking run() {
    out_.links.resize(m_.size());
    out_.entity.assign(m_.size(), 0);
    for (std::uint32_t i = 0; i < m_.size(); ++i) {
      const auto known = m_[i].cast == kNobody ? entity_of_cast_.end() : entity_of_cast_.find(m_[i].cast);
      if (known != entity_of_cast_.end()) {
        const Entity& entity = out_.entities[known->second];
        out_.links[i] = {entity.mentions.back(), 1, true};
      } else if (const auto ahead = named_ahead_.find(i); ahead != named_ahead_.end()) {
        out_.links[i] = {ahead->second, out_.links[ahead->second].probability, false};
      } else if (scorers_.he_or_she != nullptr && is_he_or_she(m_[i])) {
        choose_person(i);
      } else {
        choose(i);
      }
      join(i);
      remember(i);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Entity& entity_at(std::uint32_t j) const { return out_.entities[out_.entity[j]]; }

  /// Of each entity the last mention and the last that is no pronoun.
  void consider(std::uint32_t i, std::uint32_t j) {
    Entity& entity = out_.entities[out_.entity[j]];
    if (entity.last != j && entity.last_description != j) return;
    if (features_of_.possible(i, j, entity)) candidates_.push_back(j);
  }

  void collect(std::uint32_t i) {
    candidates_.clear();
    outlook_ = {};
    const MentionRow& m = m_[i];
    if (m.type != MentionType::pronoun) {
      if (const auto at = last_words_.find(m.words_hash); at != last_words_.end()) outlook_.same_words = at->second;
      if (const auto at = last_head_.find(m.head_hash); at != last_head_.end()) outlook_.same_head = at->second;
    }
    const std::uint32_t stop = i - std::min(i, kReach);
    for (std::uint32_t j = i; j > stop; --j) consider(i, j - 1);
    for (const std::uint32_t far : {outlook_.same_head, outlook_.same_words})
      if (far != kNew && far < stop && (candidates_.empty() || candidates_.back() != far)) consider(i, far);
  }

  /// The entities of the candidates that agree, nearest first.
  void rank_entities(std::uint32_t i) {
    ranked_.clear();
    largest_ = 0;
    for (const std::uint32_t j : candidates_) {
      const std::uint32_t number = out_.entity[j];
      Entity& entity = out_.entities[number];
      if (entity.seen_by == i || ranked_.size() == 16) continue;
      entity.seen_by = i;
      if (!features_of_.agrees(i, entity)) continue;
      ranked_.push_back(number);
      largest_ = std::max(largest_, entity.mentions.size());
    }
  }

  void features_of_pair(std::uint32_t i, std::uint32_t j, Features& out) const {
    const Entity& entity = entity_at(j);
    const auto at = std::find(ranked_.begin(), ranked_.end(), out_.entity[j]);
    const auto rank = at == ranked_.end() ? 5U : static_cast<std::uint32_t>(at - ranked_.begin());
    const Standing standing{i - j, rank, at != ranked_.end() && entity.mentions.size() >= largest_};
    features_of_.of_pair(i, j, entity, outlook_, standing, out);
  }

  void features_of_new(std::uint32_t i, Features& out) {
    outlook_.fitting = static_cast<std::uint32_t>(ranked_.size());
    features_of_.of_new(i, outlook_, out);
  }

  void choose(std::uint32_t i) {
    collect(i);
    const std::size_t n = candidates_.size();
    const bool kept = static_cast<bool>(watch_);  // all features are needed at once only while learning
    // Else those of two: a candidate is scored once the next one's features are made, and by then its rows, which were
    // asked for while its own were made, are there.
    const std::size_t rooms = kept ? n + 1 : 2;
    if (features_.size() < rooms) features_.resize(rooms);
    scores_.resize(n + 1);
    rank_entities(i);
    for (std::size_t c = 0; c <= n; ++c) {
      Features& features = features_[c % rooms];
      features.clear_for(look_up_);
      if (c < n)
        features_of_pair(i, candidates_[c], features);
      else
        features_of_new(i, features);
      if (c > 0) scores_[c - 1] = scorers_.links.score(features_[(c - 1) % rooms], 0);
    }
    scores_[n] = scorers_.links.score(features_[n % rooms], 0);
    candidates_.push_back(kNew);
    if (watch_) watch_({i, &candidates_, nullptr, &features_, &scores_, &out_});
    scores_[n] += settings_.new_bias;
    decide(i);
  }

  static bool is_he_or_she(const MentionRow& m) {
    return m.type == MentionType::pronoun && m.person == 3 && m.gender != Gender::unknown;
  }

  /// Every entity within reach once, nearest first; then names that follow in the sentence.
  void collect_people(std::uint32_t i) {
    collect(i);
    people_.clear();
    for (const std::uint32_t j : candidates_) {
      const Entity* entity = &entity_at(j);
      const bool known =
          std::any_of(people_.begin(), people_.end(), [&](const Candidate& c) { return c.entity == entity; });
      if (!known) people_.push_back({j, kNew, entity});
    }
    std::uint32_t strangers = 0;
    for (std::uint32_t k = i + 1; k < m_.size() && k < i + kAhead && m_[k].sentence == m_[i].sentence; ++k) {
      if (!of_people_.may_be_ahead(i, k)) continue;
      const Entity* entity = entity_ahead(k);
      const auto at =
          std::find_if(people_.begin(), people_.end(), [&](const Candidate& c) { return c.entity == entity; });
      if (entity == nullptr) {
        if (++strangers <= kMostStrangers) people_.push_back({kNew, k, nullptr});
      } else if (at == people_.end()) {
        people_.push_back({entity->last, k, entity});
      } else if (at->ahead == kNew) {
        at->ahead = k;
      }
    }
    candidates_.clear();
    for (const Candidate& c : people_) candidates_.push_back(c.mention != kNew ? c.mention : c.ahead);
  }

  /// The entity so far of a name that is still to come; null when it is new.
  [[nodiscard]] const Entity* entity_ahead(std::uint32_t k) const {
    if (m_[k].cast != kNobody) {
      const auto known = entity_of_cast_.find(m_[k].cast);
      return known == entity_of_cast_.end() ? nullptr : &out_.entities[known->second];
    }
    const auto same = last_words_.find(m_[k].words_hash);
    return same == last_words_.end() ? nullptr : &entity_at(same->second);
  }

  void choose_person(std::uint32_t i) {
    collect_people(i);
    const std::size_t n = people_.size();
    const bool kept = static_cast<bool>(watch_);
    if (features_.size() < (kept ? n + 1 : 1)) features_.resize(kept ? n + 1 : 1);
    scores_.resize(n + 1);
    of_people_.look(i, people_);
    for (std::size_t c = 0; c <= n; ++c) {
      Features& features = features_[kept ? c : 0];
      features.clear_for(person_look_up_);
      if (c < n) of_people_.of_candidate(c, features);
      if (c == n) of_people_.of_new(features);
      scores_[c] = scorers_.he_or_she->score(features, 0);
    }
    candidates_.push_back(kNew);
    if (watch_) watch_({i, &candidates_, &people_, &features_, &scores_, &out_});
    scores_[n] += settings_.nobody_bias;
    decide(i);
    const std::uint32_t chosen = out_.links[i].antecedent;
    if (chosen != kNew && chosen > i) named_ahead_[chosen] = i;
  }

  void decide(std::uint32_t i) {
    const auto best = static_cast<std::size_t>(std::max_element(scores_.begin(), scores_.end()) - scores_.begin());
    double all = 0;
    double chosen = 0;
    double second = 0;
    std::uint32_t runner_up = kNew;
    for (std::size_t c = 0; c < scores_.size(); ++c) {
      const double mass = std::exp(static_cast<double>(scores_[c] - scores_[best]));
      all += mass;
      const bool same = c == best || (candidates_[c] < i && candidates_[best] < i &&
                                      out_.entity[candidates_[c]] == out_.entity[candidates_[best]]);
      if (same) chosen += mass;
      if (same || candidates_[c] >= i || mass <= second) continue;
      second = mass;
      runner_up = out_.entity[candidates_[c]];
    }
    out_.links[i] = {candidates_[best], static_cast<float>(chosen / all), false, runner_up,
                     static_cast<float>(second / all)};
  }

  void join(std::uint32_t i) {
    const std::uint32_t antecedent = out_.links[i].antecedent;
    if (antecedent == kNew || antecedent > i) {
      out_.entity[i] = static_cast<std::uint32_t>(out_.entities.size());
      out_.entities.push_back({});
    } else {
      out_.entity[i] = out_.entity[antecedent];
    }
    Entity& e = out_.entities[out_.entity[i]];
    const MentionRow& m = m_[i];
    e.mentions.push_back(i);
    if (m.gender != Gender::unknown && (m.surely_gendered || e.gender == Gender::unknown) && !e.surely_gendered) {
      e.gender = m.gender;
      e.surely_gendered = m.surely_gendered;
    }
    if (e.number == Number::unknown || (m.type == MentionType::name)) e.number = m.number;
    e.first_person = e.first_person || (m.type == MentionType::pronoun && m.person == 1);
    e.named = e.named || m.type == MentionType::name;
    if (e.name_type == kNoName) e.name_type = m.name_type;
    if (m.place == Place::subject || m.place == Place::passive_subject) e.subject_in = m.sentence;
    e.last = i;
    if (m.type != MentionType::pronoun) e.last_description = i;
    if (m.type != MentionType::pronoun && e.heads.size() < 12 &&
        std::find(e.heads.begin(), e.heads.end(), m.head_hash) == e.heads.end())
      e.heads.push_back(m.head_hash);
    if (names_person(m) && e.name_words.size() < 16) features_of_.name_words(i, e.name_words);
    const std::uint32_t cast = antecedent != kNew && antecedent > i ? m_[antecedent].cast : m.cast;
    if (cast != kNobody) {
      e.cast = cast;
      entity_of_cast_.emplace(cast, out_.entity[i]);
    }
  }

  void remember(std::uint32_t i) {
    if (m_[i].type == MentionType::pronoun) return;
    last_words_[m_[i].words_hash] = i;
    last_head_[m_[i].head_hash] = i;
  }

  const std::vector<MentionRow>& m_;
  const PairFeatures features_of_;
  PronounFeatures of_people_;
  const LinkScorers& scorers_;
  const RankerSettings& settings_;
  const std::function<void(const Choice&)>& watch_;
  const LookUp look_up_;
  const LookUp person_look_up_;
  Linking out_;
  Outlook outlook_;
  std::vector<std::uint32_t> candidates_;
  std::vector<Candidate> people_;
  std::unordered_map<std::uint32_t, std::uint32_t> named_ahead_;  ///< names to come that a pronoun stands for: it
  std::vector<Features> features_;
  std::vector<float> scores_;
  std::vector<std::uint32_t> ranked_;
  std::size_t largest_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> entity_of_cast_;
  std::unordered_map<std::uint32_t, std::uint32_t> last_words_;
  std::unordered_map<std::uint32_t, std::uint32_t> last_head_;
};

}  // namespace

Linking link(const Page& page, const std::vector<MentionRow>& mentions, const LinkScorers& scorers,
             const RankerSettings& settings, const std::function<void(const Choice&)>& watch) {
  return Linker(page, mentions, scorers, settings, watch).run();
}

}  // namespace whosays::coref
