#include "coref/pronoun_features.h"

#include <algorithm>
#include <unordered_map>

namespace whosays::coref {
namespace {

constexpr std::uint32_t kSalientSentences = 5;  ///< back at which a mention still weighs
constexpr std::size_t kSalientMentions = 16;

std::uint32_t count_class(std::size_t n) { return n < 4 ? number_of(n) : n < 6 ? 4 : n < 9 ? 5 : n < 15 ? 6 : 7; }

bool leads_clause(const MentionRow& m) { return m.place == Place::subject || m.place == Place::passive_subject; }

float weight_of(const MentionRow& m) {
  float out = 35;
  switch (m.place) {
    case Place::subject: out = 80; break;
    case Place::passive_subject: out = 75; break;
    case Place::object: out = 50; break;
    case Place::behind_preposition: out = 40; break;
    case Place::possessor: out = 38; break;
    case Place::inside_phrase: out = 25; break;
    case Place::predicate: out = 30; break;
    default: break;
  }
  if (m.main_clause) out += 10;
  if (m.nested && m.place != Place::possessor) out -= 8;
  return out;
}

/// Of the entity against the pronoun: 0 unknown, 1 the same by a given name, 2 surely, 3 another, 4 several.
std::uint32_t gender_of(const MentionRow& m, const Entity& e) {
  if (e.number == Number::many) return 4;
  if (e.gender == Gender::unknown) return 0;
  if (e.gender != m.gender) return 3;
  return e.surely_gendered ? 2 : 1;
}

}  // namespace

class PronounFeatures::Adder {
 public:
  explicit Adder(Features& out) : out_(out) {}
  void operator()(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    out_.push_back(stirred(raw_feature(kind, a, b), 0x51ED27U));
  }

 private:
  Features& out_;
};

PronounFeatures::PronounFeatures(const Page& page, const std::vector<MentionRow>& mentions)
    : page_(page), m_(mentions), named_(mentions.size(), 0) {
  std::unordered_map<std::uint32_t, std::uint32_t> count;
  for (const MentionRow& m : m_)
    if (m.type == MentionType::name) ++count[m.head_hash];
  for (std::uint32_t i = 0; i < m_.size(); ++i) {
    if (m_[i].type != MentionType::name) continue;
    named_[i] = count[m_[i].head_hash];
    if (m_[i].phrase.kind != kPerson && m_[i].name_type != number_of(NameType::person)) continue;
    most_named_ = std::max(most_named_, named_[i]);
    if (first_person_ == kNew) first_person_ = i;
  }
}

bool PronounFeatures::may_be_ahead(std::uint32_t i, std::uint32_t j) const {
  const MentionRow& m = m_[i];
  const MentionRow& a = m_[j];
  const bool person = a.phrase.kind == kPerson || a.name_type == number_of(NameType::person);
  return a.type == MentionType::name && person && a.number != Number::many && a.sentence == m.sentence &&
         a.phrase.first > m.phrase.head && !(a.surely_gendered && a.gender != m.gender) &&
         page_.head(m.phrase.root) != a.phrase.root;
}

float PronounFeatures::salience(const Entity& entity) const {
  const std::uint32_t here = m_[i_].sentence;
  float out = 0;
  std::size_t n = 0;
  for (auto j = entity.mentions.rbegin(); j != entity.mentions.rend() && n < kSalientMentions; ++j, ++n) {
    const std::uint32_t apart = here - m_[*j].sentence;
    if (apart >= kSalientSentences) break;
    out += weight_of(m_[*j]) / static_cast<float>(1U << apart);
  }
  return out;
}

void PronounFeatures::look(std::uint32_t i, const std::vector<Candidate>& candidates) {
  i_ = i;
  candidates_ = candidates;
  standings_.assign(candidates.size(), {});
  agreeing_ = aheads_ = 0;
  last_same_ = last_subject_ = kNew;
  const MentionRow& m = m_[i];
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const Candidate& candidate = candidates[c];
    Standing& s = standings_[c];
    if (candidate.ahead != kNew) ++aheads_;
    if (candidate.entity == nullptr) continue;
    s.salience = salience(*candidate.entity);
    s.agrees = compatible(candidate.entity->gender, m.gender) && candidate.entity->number != Number::many;
    s.by_distance = agreeing_;
    if (s.agrees) ++agreeing_;
  }
  for (Standing& s : standings_)
    for (const Standing& other : standings_)
      if (other.agrees && other.salience > s.salience) ++s.by_salience;
  const std::uint32_t stop = i - std::min(i, kReach);
  for (std::uint32_t j = i; j > stop; --j) {
    const MentionRow& a = m_[j - 1];
    if (last_same_ == kNew && a.type == MentionType::pronoun && a.person == 3 && a.gender == m.gender)
      last_same_ = j - 1;
    const bool person = a.gender != Gender::unknown || a.phrase.kind == kPerson;
    if (last_subject_ == kNew && person && leads_clause(a) && a.number != Number::many &&
        compatible(a.gender, m.gender))
      last_subject_ = j - 1;
  }
}

/// How often names with its head stand in the whole text: class, and whether nobody is named more often.
std::uint32_t PronounFeatures::frequency(const Entity& entity) const {
  std::uint32_t most = 0;
  for (std::size_t n = 0; n < entity.mentions.size() && n < 4; ++n) most = std::max(most, named_[entity.mentions[n]]);
  if (entity.last_description != kNew) most = std::max(most, named_[entity.last_description]);
  return count_class(most) * 2 + (most > 0 && most >= most_named_ ? 1U : 0U);
}

std::uint32_t PronounFeatures::clauses(const MentionRow& a) const {
  const MentionRow& m = m_[i_];
  if (m.sentence != a.sentence || m.verb == kNoWord || a.verb == kNoWord) return 0;
  if (m.verb == a.verb) return 1;
  const bool m_below = page_.left[a.verb] <= m.verb && m.verb < page_.right[a.verb];
  if (m_below) return 10 + number_of(page_.relation(m.verb));
  const bool a_below = page_.left[m.verb] <= a.verb && a.verb < page_.right[m.verb];
  if (a_below) return 80 + number_of(page_.relation(a.verb));
  return 2;
}

/// Arcs up from the pronoun and down to the other, to the word above both.
std::uint32_t PronounFeatures::path(const MentionRow& a) const {
  const MentionRow& m = m_[i_];
  if (m.sentence != a.sentence) return 0;
  std::uint32_t up = 0;
  std::uint32_t word = m.phrase.root;
  const std::uint32_t other = a.phrase.root;
  while (up < 6 && !(page_.left[word] <= other && other < page_.right[word])) {
    if (page_.head(word) == Trees::kRoot) return 1;
    word = page_.head(word);
    ++up;
  }
  std::uint32_t down = 0;
  for (std::uint32_t at = other; at != word && down < 6; ++down) {
    if (page_.head(at) == Trees::kRoot) break;
    at = page_.head(at);
  }
  return 2 + up * 8 + down;
}

std::uint32_t PronounFeatures::verbs_between(const MentionRow& a) const {
  const std::uint32_t from = std::min(a.phrase.end, m_[i_].phrase.first);
  const std::uint32_t to = std::max(a.phrase.first, m_[i_].phrase.first);
  std::uint32_t n = 0;
  for (std::uint32_t k = from; k < to && k < from + 60; ++k) n += page_.tag(k) == Upos::verb ? 1U : 0U;
  return std::min(n, 7U);
}

std::uint32_t PronounFeatures::case_word(const MentionRow& a) const {
  std::uint32_t out = 0;
  for (std::uint32_t c = page_.first_child[a.phrase.root]; c != kNoWord; c = page_.next_sibling[c]) {
    if (page_.relation(c) == Relation::case_) out = page_.hash[c];
    if (page_.relation(c) == Relation::cc) out = mix(out, 3);
  }
  return out;
}

/// Where the pronoun stands: its place; of a possessor what its noun is to the clause.
std::uint32_t PronounFeatures::setting(std::uint32_t i) const {
  const MentionRow& m = m_[i];
  if (m.place != Place::possessor || page_.head(m.phrase.root) == Trees::kRoot) return number_of(m.place);
  return 16 + number_of(page_.relation(page_.head(m.phrase.root)));
}

void PronounFeatures::of_pronoun(Adder& add) const {
  const MentionRow& m = m_[i_];
  const Sentence& s = page_.sentence_row(m.phrase.first);
  const std::uint32_t before = m.phrase.first > s.first_word ? page_.hash[m.phrase.first - 1] : kOutside;
  add(100, setting(i_));
  add(101, std::min(agreeing_, 6U));
  add(102, std::min(m.sentence, 4U));
  add(103, m.quoted ? 1 : 0, m.speaker != kNoSpeaker ? 1 : 0);
  add(104, m.main_clause ? 1 : 0, m.verb == kNoWord ? 99 : number_of(page_.relation(m.verb)));
  add(105, before);
  add(106, std::min(m.phrase.first - s.first_word, 6U));
  add(107, m.clause);
  add(108, m.form);
  add(109, std::min(aheads_, 3U));
  add(110, m.source_of != kNoSpeaker ? 1 : 0);
  if (m.place == Place::possessor && page_.head(m.phrase.root) != Trees::kRoot)
    add(111, page_.lemma[page_.head(m.phrase.root)]);
}

void PronounFeatures::of_entity(const Entity& e, const Standing& st, Adder& add) const {
  const MentionRow& m = m_[i_];
  const std::uint32_t gender = gender_of(m, e);
  const std::uint32_t salient = std::min(st.by_salience, 5U);
  const std::uint32_t near = std::min(st.by_distance, 5U);
  add(1, gender);
  add(2, salient, std::min(agreeing_, 4U));
  add(3, near, std::min(agreeing_, 4U));
  add(4, salient, near);
  add(5, static_cast<std::uint32_t>(st.salience / 12));
  add(6, count_class(e.mentions.size()));
  add(7, frequency(e));
  add(8, e.named ? 1 : 0, e.name_type);
  add(9, e.cast != kNobody ? 1 : 0, gender);
  const std::uint32_t led = e.subject_in == kNobody ? 9 : std::min(m.sentence - e.subject_in, 5U);
  add(10, led, salient);
  add(11, led, setting(i_));
  const bool first = first_person_ != kNew && !e.mentions.empty() && e.mentions.front() <= first_person_ &&
                     e.mentions.front() + 1 >= first_person_;
  add(12, first ? 1 : 0, frequency(e));
  const auto has = [&](std::uint32_t j) {
    return j != kNew && std::binary_search(e.mentions.begin(), e.mentions.end(), j);
  };
  const bool same = has(last_same_);
  const std::uint32_t same_apart = last_same_ == kNew ? 7 : std::min(m.sentence - m_[last_same_].sentence, 4U);
  add(13, same ? 1 : 0, same_apart);
  add(14, same ? 1 : 0, same_apart * 8 + (last_same_ != kNew && setting(last_same_) == setting(i_) ? 1U : 0U));
  const bool subject = has(last_subject_);
  const std::uint32_t subject_apart = last_subject_ == kNew ? 7 : std::min(m.sentence - m_[last_subject_].sentence, 4U);
  add(15, subject ? 1 : 0, subject_apart);
  add(16, subject ? 1 : 0, setting(i_) * 8 + subject_apart);
  std::uint32_t here = 0;
  std::uint32_t before = 0;
  std::uint32_t heard = 0;
  for (auto j = e.mentions.rbegin(); j != e.mentions.rend() && m_[*j].sentence + 1 >= m.sentence; ++j) {
    (m_[*j].sentence == m.sentence ? here : before) += 1;
    if (m_[*j].place == m.place) heard |= m_[*j].sentence == m.sentence ? 1U : 2U;
  }
  add(17, std::min(here, 3U), std::min(before, 3U));
  add(18, heard, setting(i_));
  if (e.last_description != kNew) {
    const MentionRow& d = m_[e.last_description];
    add(19, std::min(m.sentence - d.sentence, 6U), number_of(d.type));
    add(20, number_of(d.place), std::min(m.sentence - d.sentence, 3U));
    add(21, d.phrase.end - d.phrase.first > 1 ? 1 : 0, named_[e.last_description] > 1 ? 1 : 0);
  }
}

void PronounFeatures::of_mention(const MentionRow& a, const Standing& st, Adder& add) const {
  const MentionRow& m = m_[i_];
  const bool ahead = a.phrase.first > m.phrase.first;
  const std::uint32_t side = ahead ? 128 : 0;
  const std::uint32_t apart = ahead ? 0 : m.sentence - a.sentence;
  const std::uint32_t near = std::min(apart, 3U);
  const std::uint32_t where = setting(i_);
  const std::uint32_t place = number_of(a.place);
  const std::uint32_t salient = std::min(st.by_salience, 3U);
  add(40 + side, std::min(apart, 8U));
  add(41 + side, place, near);
  add(42 + side, place * 64 + where, near);
  add(43 + side, clauses(a));
  add(44 + side, clauses(a), place * 64 + where);
  add(45 + side, path(a));
  add(46 + side, verbs_between(a), near);
  add(47 + side, number_of(a.type), a.phrase.kind);
  add(48 + side, page_.hash[a.phrase.head] == page_.hash[m.phrase.head] ? 1 : 0, near);
  add(49 + side, case_word(a), near);
  add(50 + side, number_of(page_.relation(a.phrase.root)), near);
  add(51 + side, a.nested ? 1 : 0, place);
  add(52 + side, (a.quoted ? 1U : 0U) + (m.quoted ? 2U : 0U) + (a.speaker == m.speaker ? 4U : 0U),
      (m.speaker != kNoSpeaker && m.speaker == a.source_of ? 1U : 0U) + (a.source_of != kNoSpeaker ? 2U : 0U) +
          (m.source_of != kNoSpeaker ? 4U : 0U));
  add(53 + side, a.main_clause ? 1 : 0, place * 4 + near);
  add(54 + side, std::min<std::uint32_t>(a.depth, 5U), near);
  const Sentence& s = page_.sentence_row(a.phrase.first);
  add(55 + side, std::min(a.phrase.first - s.first_word, 4U), near);
  add(56 + side, m.paragraph == a.paragraph ? 1 : 0, near);
  add(57 + side, a.clause, place);
  add(58 + side, m.clause == a.clause ? 1 : 0, place * 16 + number_of(m.place));
  add(59 + side, m.verb == kNoWord ? 99 : number_of(page_.relation(m.verb)), place * 4 + near);
  add(60 + side, a.name_type, near);
  add(61 + side, place * 4 + near, salient);
  const std::uint32_t words =
      ahead ? a.phrase.first - m.phrase.end : m.phrase.first - std::min(a.phrase.end, m.phrase.first);
  add(62 + side, words < 3 ? words : words < 6 ? 3 : words < 10 ? 4 : words < 20 ? 5 : words < 40 ? 6 : 7);
  if (page_.head(m.phrase.root) == a.phrase.root) add(63 + side, number_of(page_.relation(m.phrase.root)));
  if (m.place == Place::possessor && page_.head(m.phrase.root) != Trees::kRoot)
    add(64 + side, page_.lemma[page_.head(m.phrase.root)], place);
  const std::uint32_t next = a.phrase.end < s.end_word ? page_.hash[a.phrase.end] : kOutside;
  add(65 + side, next, near);
}

void PronounFeatures::of_candidate(std::size_t c, Features& out) const {
  out.clear();
  Adder add(out);
  const Candidate& candidate = candidates_[c];
  of_pronoun(add);
  add(0, candidate.mention != kNew ? 1 : 0, candidate.ahead != kNew ? 1 : 0);
  const MentionRow& m = m_[i_];
  if (candidate.entity != nullptr) {
    of_entity(*candidate.entity, standings_[c], add);
  } else {
    const MentionRow& a = m_[candidate.ahead];
    add(30, a.gender == Gender::unknown ? 0 : a.gender == m.gender ? 1 : 2);
    add(31, count_class(named_[candidate.ahead]), named_[candidate.ahead] >= most_named_ ? 1 : 0);
  }
  if (candidate.mention != kNew) of_mention(m_[candidate.mention], standings_[c], add);
  if (candidate.ahead != kNew) of_mention(m_[candidate.ahead], standings_[c], add);
}

void PronounFeatures::of_new(Features& out) const {
  out.clear();
  Adder add(out);
  of_pronoun(add);
  add(200, 0);
}

}  // namespace whosays::coref
