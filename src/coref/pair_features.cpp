#include "coref/pair_features.h"

#include <algorithm>

namespace whosays::coref {
namespace {

constexpr std::uint32_t kPronounReach = 14;   ///< mentions back at which a name or description may join a pronoun
constexpr std::uint32_t kPronounsReach = 40;  ///< at which a pronoun may join anything
constexpr std::uint32_t kOtherReach = 24;     ///< at which a description may join one with another head

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

/// Who of the two speaks or is spoken to, and in which person.
std::uint32_t speech(const MentionRow& i, const MentionRow& j) {
  std::uint32_t out = (i.quoted ? 1U : 0U) + (j.quoted ? 2U : 0U);
  const bool one_speaker = i.speaker == j.speaker;
  out += one_speaker ? 4U : 0U;
  if (i.speaker != kNoSpeaker && i.speaker == j.source_of) out += 8;
  if (j.speaker != kNoSpeaker && j.speaker == i.source_of) out += 16;
  out += static_cast<std::uint32_t>(i.person) * 32U + static_cast<std::uint32_t>(j.person) * 128U;
  return out;
}

bool is(std::uint8_t name_type, NameType type) { return name_type == static_cast<std::uint8_t>(type); }

/// Adds a feature under several conditions: the mention's group, both groups, the mention's own form. Inlined, since it
/// is asked forty times for each pair of mentions.
class Adder {
 public:
  Adder(Features& out, std::uint32_t group, std::uint32_t form, std::uint32_t other)
      : out_(out), group_(group), form_(form), both_(mix(group, other)) {}
  [[gnu::always_inline]] void operator()(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    const std::uint32_t raw = raw_feature(kind, a, b);
    out_.push_back(stirred(raw, group_));
    out_.push_back(stirred(raw, both_));
    out_.push_back(stirred(raw, form_));
  }
  [[gnu::always_inline]] void once(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    out_.push_back(stirred(raw_feature(kind, a, b), 0));
  }
  [[gnu::always_inline]] void grouped(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0) {
    out_.push_back(stirred(raw_feature(kind, a, b), both_));
  }

 private:
  FeatureWriter out_;
  std::uint32_t group_;
  std::uint32_t form_;
  std::uint32_t both_;
};

}  // namespace

PairFeatures::PairFeatures(const Page& page, const std::vector<MentionRow>& mentions) : page_(page), m_(mentions) {
  known_.reserve(mentions.size());
  for (const MentionRow& m : mentions) {
    Known k;
    k.group = group(m);
    k.group_hash = mix(k.group, 5);
    k.form_hash = mix(m.form, 77);
    const Sentence& s = page.sentence_row(m.phrase.first);
    k.before = m.phrase.first > s.first_word ? page.hash[m.phrase.first - 1] : kOutside;
    k.after = m.phrase.end < s.end_word ? page.hash[m.phrase.end] : kOutside;
    k.leads = m.phrase.first <= s.first_word + 1;
    known_.push_back(k);
  }
}

/// Little that is learned of one holds for the other.
std::uint32_t PairFeatures::group(const MentionRow& m) const {
  if (m.type == MentionType::name) return 1;
  if (m.type == MentionType::noun) return 2;
  if (m.person == 1) return m.number == Number::one ? 3 : 4;
  if (m.person == 2) return 5;
  if (m.gender != Gender::unknown) return 6;
  return page_.lower[m.phrase.head].starts_with("it") ? 7 : 8;
}

bool PairFeatures::agrees(std::uint32_t i, const Entity& e) const {
  const MentionRow& m = m_[i];
  if (!compatible(m.gender, e.gender)) return false;
  if (m.type == MentionType::pronoun && m.person == 3 && e.first_person && m.number == Number::one &&
      m.gender == Gender::unknown)
    return false;
  return m.number == Number::unknown || e.number == Number::unknown || m.number == e.number;
}

void PairFeatures::name_words(std::uint32_t i, std::vector<std::uint32_t>& out) const {
  const Phrase& f = m_[i].phrase;
  for (std::uint32_t k = f.first; k <= f.head; ++k) {
    const bool capital = page_.shape[k] == 1 || page_.shape[k] == 2;
    if (capital && page_.tag(k) != Upos::det && !honorific(page_.lower[k])) out.push_back(page_.hash[k]);
  }
}

bool PairFeatures::possible(std::uint32_t i, std::uint32_t j, const Entity& e) const {
  const MentionRow& m = m_[i];
  const MentionRow& other = m_[j];
  if (m.cast != kNobody && e.cast != kNobody && m.cast != e.cast) return false;
  if (m.surely_gendered && (e.surely_gendered ? m.gender != e.gender : e.number == Number::many)) return false;
  // "Mr Brandt" is not Marek Odel, however near he stands.
  if (names_person(m) && !e.name_words.empty() && m.cast != e.cast) {
    std::vector<std::uint32_t> words;
    name_words(i, words);
    const auto shared = [&](std::uint32_t w) {
      return std::find(e.name_words.begin(), e.name_words.end(), w) != e.name_words.end();
    };
    if (std::none_of(words.begin(), words.end(), shared)) return false;
  }
  const Phrase& a = m.phrase;
  const Phrase& b = other.phrase;
  // A phrase is never one with a phrase inside it ("his" in "his mother").
  const bool overlap = a.first < b.end && b.first < a.end;
  if (overlap && m.type != MentionType::pronoun && other.type != MentionType::pronoun) return false;
  if (overlap && (b.head == a.head || b.root == a.root)) return false;
  if (m.surely_gendered && e.gender == Gender::unknown &&
      (is(e.name_type, NameType::organisation) || is(e.name_type, NameType::place)))
    return false;
  if (i - j > kOtherReach && m.type != MentionType::pronoun && other.type != MentionType::pronoun) {
    const bool names = m.type == MentionType::name && other.type == MentionType::name;
    if (!names && std::find(e.heads.begin(), e.heads.end(), m.head_hash) == e.heads.end()) return false;
  }
  if (m.type == MentionType::pronoun && i - j > kPronounsReach) return false;
  if (m.type == MentionType::pronoun) return m.person == 3 || !is(e.name_type, NameType::place);
  if (other.type == MentionType::pronoun) return i - j <= kPronounReach && other.person == 3;
  return true;
}

/// By the letters, without a string of its own.
bool PairFeatures::is_acronym_of(const MentionRow& a, const MentionRow& b) const {
  if (page_.shape[a.phrase.head] != 2 || b.phrase.end - b.phrase.first < 2) return false;
  const std::string_view wanted = page_.lower[a.phrase.head];
  std::size_t n = 0;
  for (std::uint32_t i = b.phrase.first; i < b.phrase.end; ++i) {
    if (page_.shape[i] != 1 && page_.shape[i] != 2) continue;
    if (n == wanted.size() || page_.lower[i][0] != wanted[n]) return false;
    ++n;
  }
  return n > 1 && n == wanted.size();
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
      if (page_.tag(a) == Upos::det) continue;
      all = false;
      for (std::uint32_t b = j.phrase.first; b < j.phrase.head && !all; ++b) all = page_.hash[a] == page_.hash[b];
    }
    return all ? 4 : 5;
  }
  if (std::find(e.heads.begin(), e.heads.end(), i.head_hash) != e.heads.end()) return 6;
  if (is_acronym_of(i, j) || is_acronym_of(j, i)) return 7;
  if (i.type == MentionType::name)
    for (std::uint32_t b = j.phrase.first; b < j.phrase.end; ++b)
      if (page_.hash[b] == i.head_hash) return 8;
  if (j.type == MentionType::name)
    for (std::uint32_t a = i.phrase.first; a < i.phrase.end; ++a)
      if (page_.hash[a] == j.head_hash) return 9;
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
  for (std::uint32_t k = j.phrase.end; k < i.phrase.first; ++k) {
    const Upos tag = page_.tag(k);
    h = mix(h, tag == Upos::noun || tag == Upos::verb || tag == Upos::adj ? number_of(tag) : page_.hash[k]);
  }
  return h;
}

/// How the two hang together in one tree.
std::uint32_t PairFeatures::in_tree(const MentionRow& i, const MentionRow& j) const {
  if (i.sentence != j.sentence) return 0;
  const std::uint32_t a = i.phrase.root;
  const std::uint32_t b = j.phrase.root;
  if (page_.head(a) == b) return 100 + number_of(page_.relation(a));
  if (page_.head(b) == a) return 200 + number_of(page_.relation(b));
  if (i.place == Place::predicate && j.verb == a && j.place == Place::subject) return 1;
  if (page_.left[b] <= a && a < page_.right[b]) return 2;
  if (page_.left[a] <= b && b < page_.right[a]) return 3;
  return 4;
}

/// The clause of the one above that of the other, and how far.
std::uint32_t PairFeatures::of_clauses(const MentionRow& i, const MentionRow& j) const {
  if (i.sentence != j.sentence || i.verb == kNoWord || j.verb == kNoWord) return 0;
  if (i.verb == j.verb) return 1;
  const bool i_below = page_.left[j.verb] <= i.verb && i.verb < page_.right[j.verb];
  const bool j_below = page_.left[i.verb] <= j.verb && j.verb < page_.right[i.verb];
  if (i_below) return 10 + number_of(page_.relation(i.verb));
  if (j_below) return 80 + number_of(page_.relation(j.verb));
  return 2;
}

/// "When he was minister, Odel ...": the main clause follows, and what its subject is.
std::uint32_t PairFeatures::ahead(const MentionRow& m) const {
  if (m.verb == kNoWord || page_.head(m.verb) == Trees::kRoot || page_.head(m.verb) < m.phrase.end) return 0;
  const std::uint32_t main = page_.head(m.verb);
  for (std::uint32_t c = page_.first_child[main]; c != kNoWord; c = page_.next_sibling[c]) {
    const bool subject = page_.relation(c) == Relation::nsubj || page_.relation(c) == Relation::nsubj_pass;
    if (subject && c >= m.phrase.end) return 2 + number_of(page_.tag(c)) + (m.type == MentionType::pronoun ? 32U : 0U);
  }
  return 1;
}

void PairFeatures::of_new(std::uint32_t i, const Outlook& o, Features& out) const {
  out.clear();
  const MentionRow& m = m_[i];
  const Known& k = known_[i];
  const Phrase& f = m.phrase;
  const Sentence& s = page_.sentence_row(f.first);
  Adder add(out, k.group_hash, k.form_hash, 99);
  const std::uint32_t length = std::min(f.end - f.first, 8U);
  const auto tagged = [&](std::int64_t at) -> std::uint32_t {
    return at < s.first_word || at >= s.end_word ? kNoTag : number_of(page_.tag(static_cast<std::uint32_t>(at)));
  };
  const std::int64_t first = f.first;
  const std::uint32_t match = (o.same_words != kNew ? 2U : 0U) + (o.same_head != kNew ? 1U : 0U);
  const std::uint32_t place = number_of(m.place);
  add(100, 0);
  add(101, m.head_hash);
  add(102, page_.hash[f.first]);
  add(103, k.before);
  add(104, k.after);
  add(105, length);
  add(106, match);
  add(107, match, length);
  add(108, std::min(o.fitting, 4U), place);
  add(109, number_of(m.article), number_of(m.number));
  add(110, f.kind, match);
  add(111, place, m.nested ? 1 : 0);
  add(112, m.quoted ? 1 : 0);
  add(113, std::min(m.sentence, 3U));
  add(114, tagged(first - 1), tagged(f.end));
  add(115, m.head_hash, match);
  add(116, std::min(i, 10U));
  add(117, number_of(m.article), match);
  add(118, std::min(static_cast<std::uint32_t>(std::max(f.margin, 0.F)), 8U), match);
  add(119, page_.hash[f.end - 1]);
  add(120, f.end - 1 - std::min(f.head, f.end - 1) < 4 ? f.end - 1 - f.head : 4, match);
  add(121, m.clause, place);
  add(122, m.cast != kNobody ? 1 : 0, match);
  add(123, m.name_type, match);
  add(124, m.name_type, place);
  add(126, ahead(m), place);
  add(125, (m.main_clause ? 1U : 0U) + 2U * std::min<std::uint32_t>(m.depth, 5U), place);
}

void PairFeatures::of_pair(std::uint32_t i, std::uint32_t j, const Entity& e, const Outlook& o, Standing st,
                           Features& out) const {
  out.clear();
  const MentionRow& m = m_[i];
  const MentionRow& a = m_[j];
  const Known& km = known_[i];
  const Known& ka = known_[j];
  Adder add(out, km.group_hash, km.form_hash, ka.group * 2 + (e.named ? 1U : 0U));
  const std::uint32_t apart = m.sentence - a.sentence;
  const std::uint32_t sentences = sentence_class(apart);
  const std::uint32_t near = std::min(sentences, 3U);
  const std::uint32_t agreement = gender_relation(m, e) * 8 + number_relation(m, e);
  const std::uint32_t string = strings(m, a, e);
  const std::uint32_t rank = std::min(st.rank, 5U);
  const std::uint32_t place_m = number_of(m.place);
  const std::uint32_t place_a = number_of(a.place);
  const std::uint32_t places = place_m * 16 + place_a;
  const std::uint32_t said = speech(m, a);
  const std::uint32_t recent = size_class(e.mentions.size());
  const std::uint32_t clauses = of_clauses(m, a);
  const std::uint32_t kinds = (m.phrase.kind * 8U + a.phrase.kind) * 16U + a.name_type;
  const std::uint32_t led = e.subject_in == kNobody || e.subject_in + 3 < m.sentence ? 4 : m.sentence - e.subject_in;
  add(1, 0);
  add(2, sentences);
  add(3, mention_class(st.distance));
  add(4, agreement);
  add(5, agreement, sentences);
  add(6, rank);
  add(7, rank, sentences);
  add(8, string);
  add(9, string, sentences);
  add(10, string, number_of(m.article) * 8 + number_of(a.article));
  add(11, places, std::min(sentences, 2U));
  add(12, place_a, rank);
  add(13, said);
  add(14, said, std::min(sentences, 2U));
  add(15, between(m, a));
  add(16, kinds);
  add(17, kinds, string);
  add(18, recent, rank);
  add(19, m.paragraph == a.paragraph ? 1 : 0, sentences);
  add(20, a.nested ? 1 : 0, place_a);
  add(21, clauses, places);
  add(22, o.same_words == j ? 1 : 0, (o.same_head == j ? 1U : 0U) + (o.same_words == kNew ? 2U : 0U));
  add(23, a.source_of != kNoSpeaker ? 1 : 0, (m.source_of != kNoSpeaker ? 1U : 0U) + 2 * near);
  add(24, m.cast != kNobody ? (e.cast == kNobody ? 1 : 2) : 0, e.named ? 1 : 0);
  add(25, number_of(a.article), number_of(a.number));
  add(26, ka.leads ? 1 : 0, near);
  add(27, rank * 16 + place_a, near);
  add(28, agreement, place_a * 8 + rank);
  add(29, m.number == Number::many ? 1 : 0, kinds);
  add(30, in_tree(m, a));
  add(31, clauses, rank);
  add(32, (a.main_clause ? 1U : 0U) * 16 + place_a, near * 8 + (m.place == a.place ? 1U : 0U));
  add(33, led, place_m * 8 + rank);
  add(34, st.largest ? 1 : 0, rank * 8 + near);
  add(35, e.name_type, agreement);
  add(36, std::min<std::uint32_t>(a.depth, 6U), place_a * 4 + near);
  add(37, led, (st.largest ? 8U : 0U) + near);
  add(38, a.main_clause == m.main_clause ? 1 : 0, places);
  add(39, m.name_type, a.name_type);
  // Words.
  add.once(40, m.form, a.head_hash);
  add.once(41, m.head_hash, a.head_hash);
  add.grouped(42, m.head_hash, string);
  add.grouped(43, a.head_hash, string);
  add.grouped(44, m.clause, place_m);
  add.grouped(45, a.clause, place_a);
  add.grouped(46, km.before);
  add.grouped(47, km.after);
  add.grouped(48, ka.before, sentences < 2 ? 1 : 0);
  add.grouped(49, ka.after, sentences < 2 ? 1 : 0);
  add.once(52, m.form, a.given_hash);
  add.grouped(50, m.clause == a.clause ? 1 : 0, places);
  if (apart <= 1) add.grouped(51, mix(m.clause, a.clause), places);
}

}  // namespace whosays::coref
