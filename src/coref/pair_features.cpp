#include "coref/pair_features.h"

#include <algorithm>

namespace whosays::coref {
namespace {

std::uint32_t sentence_class(std::uint32_t n) { return n < 5 ? n : n < 8 ? 5 : n < 14 ? 6 : n < 30 ? 7 : 8; }
std::uint32_t mention_class(std::uint32_t n) {
  return n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 24 ? 8 : n < 40 ? 9 : 10;
}
std::uint32_t size_class(std::size_t n) { return n < 4 ? static_cast<std::uint32_t>(n) : n < 7 ? 4 : n < 15 ? 5 : 6; }

std::uint32_t gender_relation(const MentionRow& m, const Entity& e) {
  if (m.gender == Gender::unknown) return e.gender == Gender::unknown ? 0 : 1;
  if (e.gender == Gender::unknown) return 2;
  return (m.gender == e.gender ? 3U : 4U) + (e.surely_gendered ? 2U : 0U);
}

std::uint32_t number_relation(const MentionRow& m, const Entity& e) {
  if (m.number == Number::unknown) return 0;
  if (e.number == Number::unknown) return 1;
  return m.number == e.number ? 2 : 3;
}

/// Adds a feature under several conjunctions.
class Adder {
 public:
  Adder(Features& out, std::uint32_t group, std::uint32_t form, std::uint32_t other)
      : out_(out), group_(group), form_(form), other_(other) {}
  void operator()(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    const std::uint32_t h = mix(mix(kind, a), b);
    out_.push_back(mix(h, group_));
    out_.push_back(mix(h, mix(group_, other_)));
    out_.push_back(mix(h, mix(form_, 77)));
  }
  void once(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) { out_.push_back(mix(mix(kind, a), b)); }
  void grouped(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    out_.push_back(mix(mix(mix(kind, a), b), mix(group_, other_)));
  }

 private:
  Features& out_;
  std::uint32_t group_;
  std::uint32_t form_;
  std::uint32_t other_;
};

}  // namespace

/// he and she are one group, so that what is learned for one holds for the other.
std::uint32_t PairFeatures::group(const MentionRow& m) const {
  if (m.type == MentionType::name) return 1;
  if (m.type == MentionType::noun) return 2;
  const std::string& w = page_.lower[m.phrase.head];
  if (m.person == 1) return m.number == Number::one ? 3 : 4;
  if (m.person == 2) return 5;
  if (m.gender != Gender::unknown) return 6;
  return w.starts_with("it") ? 7 : 8;
}

bool PairFeatures::agrees(std::uint32_t i, const Entity& e) const {
  const MentionRow& m = m_[i];
  if (!compatible(m.gender, e.gender)) return false;
  if (m.type == MentionType::pronoun && m.person == 3 && e.first_person && m.number == Number::one &&
      m.gender == Gender::unknown)
    return false;
  return m.number == Number::unknown || e.number == Number::unknown || m.number == e.number;
}

bool PairFeatures::possible(std::uint32_t i, std::uint32_t j, const Entity& e) const {
  const MentionRow& m = m_[i];
  const MentionRow& other = m_[j];
  if (m.cast != kNobody && e.cast != kNobody && m.cast != e.cast) return false;
  if (m.surely_gendered && e.surely_gendered && m.gender != e.gender) return false;
  const Phrase& a = m.phrase;
  const Phrase& b = other.phrase;
  // A phrase is never one with a phrase inside it ("his" in "his mother").
  const bool overlap = a.first < b.end && b.first < a.end;
  if (overlap && m.type != MentionType::pronoun && other.type != MentionType::pronoun) return false;
  if (overlap && b.head == a.head) return false;
  return true;
}

std::uint32_t PairFeatures::speech(const MentionRow& i, const MentionRow& j) const {
  std::uint32_t out = (i.quoted ? 1U : 0U) + (j.quoted ? 2U : 0U);
  const bool one_speaker = i.speaker == j.speaker;
  out += one_speaker ? 4U : 0U;
  if (i.speaker != kNoSpeaker && i.speaker == j.source_of) out += 8;
  if (j.speaker != kNoSpeaker && j.speaker == i.source_of) out += 16;
  out += static_cast<std::uint32_t>(i.person) * 32U + static_cast<std::uint32_t>(j.person) * 128U;
  return out;
}

bool PairFeatures::is_acronym_of(const MentionRow& a, const MentionRow& b) const {
  if (page_.shape[a.phrase.head] != 2 || b.phrase.end - b.phrase.first < 2) return false;
  std::string initials;
  for (std::uint32_t i = b.phrase.first; i < b.phrase.end; ++i)
    if (page_.shape[i] == 1 || page_.shape[i] == 2) initials += page_.lower[i].substr(0, 1);
  return initials.size() > 1 && initials == page_.lower[a.phrase.head];
}

std::uint32_t PairFeatures::strings(const MentionRow& i, const MentionRow& j, const Entity& e) const {
  if (i.type == MentionType::pronoun || j.type == MentionType::pronoun) {
    if (i.type == j.type) return page_.hash[i.phrase.head] == page_.hash[j.phrase.head] ? 1 : 2;
    return 0;
  }
  if (i.words_hash == j.words_hash) return 3;
  if (i.head_hash == j.head_hash) {
    bool all = true;  // do the words of one stand in the other?
    for (std::uint32_t a = i.phrase.first; a < i.phrase.head && all; ++a) {
      if (page_.tag[a] == kDet) continue;
      all = false;
      for (std::uint32_t b = j.phrase.first; b < j.phrase.head && !all; ++b) all = page_.hash[a] == page_.hash[b];
    }
    return all ? 4 : 5;
  }
  if (std::find(e.heads.begin(), e.heads.end(), i.head_hash) != e.heads.end()) return 6;
  if (is_acronym_of(i, j) || is_acronym_of(j, i)) return 7;
  for (std::uint32_t b = j.phrase.first; b < j.phrase.end; ++b)
    if (i.type == MentionType::name && page_.hash[b] == i.head_hash) return 8;
  for (std::uint32_t a = i.phrase.first; a < i.phrase.end; ++a)
    if (j.type == MentionType::name && page_.hash[a] == j.head_hash) return 9;
  return 10;
}

/// What stands between two neighbours, where that is short.
std::uint32_t PairFeatures::between(const MentionRow& i, const MentionRow& j) const {
  if (j.phrase.first <= i.phrase.first && j.phrase.end >= i.phrase.end) return 1;
  if (i.sentence != j.sentence || j.phrase.end > i.phrase.first) return 0;
  const std::uint32_t n = i.phrase.first - j.phrase.end;
  if (n == 0) return 2;
  if (n > 3) return 3;
  std::uint32_t h = 5;
  for (std::uint32_t k = j.phrase.end; k < i.phrase.first; ++k)
    h = mix(h, page_.tag[k] == kNoun || page_.tag[k] == kVerb || page_.tag[k] == kAdj ? page_.tag[k] : page_.hash[k]);
  return h;
}

void PairFeatures::of_new(std::uint32_t i, const Outlook& o, Features& out) const {
  out.clear();
  const MentionRow& m = m_[i];
  const Phrase& f = m.phrase;
  const Sentence& s = page_.sentence_row(f.first);
  Adder add(out, group(m), m.form, 99);
  const std::uint32_t length = std::min(f.end - f.first, 8U);
  const auto word = [&](std::int64_t at) {
    return at < s.first_word || at >= s.end_word ? kOutside : page_.hash[static_cast<std::uint32_t>(at)];
  };
  const auto tagged = [&](std::int64_t at) -> std::uint32_t {
    return at < s.first_word || at >= s.end_word ? std::uint32_t{kTags} : page_.tag[static_cast<std::uint32_t>(at)];
  };
  const std::int64_t first = f.first;
  const std::int64_t end = f.end;
  const std::uint32_t match = (o.same_words != kNew ? 2U : 0U) + (o.same_head != kNew ? 1U : 0U);
  add(100, 0);
  add(101, m.head_hash);
  add(102, word(first));
  add(103, word(first - 1));
  add(104, word(end));
  add(105, length);
  add(106, match);
  add(107, match, length);
  add(108, std::min(o.fitting, 4U));
  add(109, static_cast<std::uint32_t>(m.article), static_cast<std::uint32_t>(m.number));
  add(110, m.phrase.kind, match);
  add(111, static_cast<std::uint32_t>(m.place), m.nested ? 1 : 0);
  add(112, m.quoted ? 1 : 0);
  add(113, std::min(m.sentence, 3U));
  add(114, tagged(first - 1), tagged(end));
  add(115, m.head_hash, match);
  add(116, std::min(i, 10U));
  add(117, static_cast<std::uint32_t>(m.article), match);
  add(118, std::min(static_cast<std::uint32_t>(std::max(f.margin, 0.F)), 8U), match);
  add(119, word(end - 1));
  add(120, f.end - 1 - f.head < 4 ? f.end - 1 - f.head : 4, match);
  add(121, m.clause);
  add(122, m.cast != kNobody ? 1 : 0, match);
}

void PairFeatures::of_pair(std::uint32_t i, std::uint32_t j, const Entity& e, const Outlook& o, Standing st,
                           Features& out) const {
  out.clear();
  const MentionRow& m = m_[i];
  const MentionRow& a = m_[j];
  const std::uint32_t group_a = mix(group(a), e.named ? 1 : 0);
  Adder add(out, group(m), m.form, group_a);
  const std::uint32_t sentences = sentence_class(m.sentence - a.sentence);
  const std::uint32_t gender = gender_relation(m, e);
  const std::uint32_t number = number_relation(m, e);
  const std::uint32_t string = strings(m, a, e);
  const std::uint32_t rank = std::min(st.rank, 5U);
  const auto place_m = static_cast<std::uint32_t>(m.place);
  const auto place_a = static_cast<std::uint32_t>(a.place);
  const std::uint32_t said = speech(m, a);
  const std::uint32_t agreement = gender * 8 + number;
  const std::uint32_t recent = e.mentions.empty() ? 0 : size_class(e.mentions.size());
  add(1, 0);
  add(2, sentences);
  add(3, mention_class(st.distance));
  add(4, agreement);
  add(5, agreement, sentences);
  add(6, rank);
  add(7, rank, sentences);
  add(8, string);
  add(9, string, sentences);
  add(10, string, static_cast<std::uint32_t>(m.article) * 8 + static_cast<std::uint32_t>(a.article));
  add(11, place_m * 8 + place_a, sentences < 2 ? sentences : 2);
  add(12, place_a, rank);
  add(13, said);
  add(14, said, sentences < 2 ? sentences : 2);
  add(15, between(m, a));
  add(16, m.phrase.kind * 8U + a.phrase.kind);
  add(17, m.phrase.kind * 8U + a.phrase.kind, string);
  add(18, recent, rank);
  add(19, m.paragraph == a.paragraph ? 1 : 0, sentences);
  add(20, a.nested ? 1 : 0, place_a);
  add(21, (m.clause == a.clause && m.clause != 0) ? 1 : 0, place_m * 8 + place_a);
  add(22, o.same_words == j ? 1 : 0, (o.same_head == j ? 1U : 0U) + (o.same_words == kNew ? 2U : 0U));
  add(23, a.source_of != kNoSpeaker ? 1 : 0,
      (m.source_of != kNoSpeaker ? 1U : 0U) + 2 * (sentences < 3 ? sentences : 3));
  add(24, m.cast != kNobody ? (e.cast == kNobody ? 1 : 2) : 0, e.named ? 1 : 0);
  add(25, static_cast<std::uint32_t>(a.article), static_cast<std::uint32_t>(a.number));
  const std::uint32_t first_in_sentence = a.phrase.first <= page_.sentence_row(a.phrase.first).first_word + 1 ? 1 : 0;
  add(26, first_in_sentence, sentences < 3 ? sentences : 3);
  add(27, rank * 8 + place_a, sentences < 3 ? sentences : 3);
  add(28, agreement, place_a * 8 + rank);
  add(29, m.number == Number::many ? 1 : 0, a.phrase.kind);
  // Words.
  add.once(40, m.form, a.head_hash);
  add.once(41, m.head_hash, a.head_hash);
  add.grouped(42, m.head_hash, string);
  add.grouped(43, a.head_hash, string);
  add.grouped(44, m.clause, place_m);
  add.grouped(45, a.clause, place_a);
  if (m.phrase.first > 0) add.grouped(46, page_.hash[m.phrase.first - 1]);
  if (m.phrase.end < page_.size()) add.grouped(47, page_.hash[m.phrase.end]);
  if (a.phrase.first > 0) add.grouped(48, page_.hash[a.phrase.first - 1], sentences < 2 ? 1 : 0);
  if (a.phrase.end < page_.size()) add.grouped(49, page_.hash[a.phrase.end], sentences < 2 ? 1 : 0);
}

}  // namespace whosays::coref
