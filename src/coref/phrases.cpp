#include "coref/phrases.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "coref/person_words.h"

namespace whosays::coref {
namespace {

std::uint32_t length_class(std::uint32_t n) { return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : 7; }

/// May stand before the noun as a part of its phrase.
bool belongs_before(Relation r) {
  switch (r) {
    case Relation::det:
    case Relation::det_predet:
    case Relation::cc_preconj:
    case Relation::amod:
    case Relation::compound:
    case Relation::nummod:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::nmod_unmarked:
    case Relation::flat:
    case Relation::goeswith:
    case Relation::acl: return true;
    default: return false;
  }
}

/// Follows the noun so closely that no phrase ends before it.
bool clings(const Page& p, std::uint32_t i) {
  switch (p.relation(i)) {
    case Relation::flat:
    case Relation::compound:
    case Relation::fixed:
    case Relation::goeswith:
    case Relation::nummod: return true;
    case Relation::case_: return p.is(i, "'s") || p.is(i, "'") || p.is(i, "’");
    default: return false;
  }
}

/// May follow the noun as a part of its phrase.
bool belongs_behind(Relation r) {
  switch (r) {
    case Relation::nmod:
    case Relation::nmod_desc:
    case Relation::nmod_unmarked:
    case Relation::amod:
    case Relation::acl:
    case Relation::acl_relcl:
    case Relation::appos:
    case Relation::det: return true;
    default: return false;
  }
}

bool is_mark(const Page& p, std::uint32_t i) { return p.relation(i) == Relation::punct; }

/// May a phrase be built around this word?
/// "Nobody", "none": names nobody, so nobody that later words could go back to.
bool is_negative_pronoun(const Page& p, std::uint32_t i) {
  return p.is(i, "nobody") || p.is(i, "none") || p.is(i, "nothing") || p.is(i, "neither") || p.is(i, "anybody") ||
         p.is(i, "anyone") || p.is(i, "anything");
}

bool may_head(const Page& p, std::uint32_t i) {
  const Relation r = p.relation(i);
  if (is_negative_pronoun(p, i)) return false;
  switch (p.tag(i)) {
    case Upos::noun: return r != Relation::flat && r != Relation::fixed && r != Relation::goeswith;
    case Upos::propn: return r != Relation::flat && r != Relation::goeswith;
    case Upos::pron: return !p.is(i, "who") && !p.is(i, "which") && !p.is(i, "there") && !p.is(i, "what");
    case Upos::num:
    case Upos::adj:
    case Upos::det:
    case Upos::x:
      return r == Relation::nsubj || r == Relation::nsubj_pass || r == Relation::obj || r == Relation::obl ||
             r == Relation::nmod || r == Relation::conj || r == Relation::obl_agent || r == Relation::nmod_poss;
    default: return false;
  }
}

/// First word of the phrase around `root`: what belongs before it, without a gap.
std::uint32_t first_of(const Page& p, std::uint32_t root) {
  std::array<std::uint32_t, 16> before{};
  std::size_t n = 0;
  for (std::uint32_t c = p.first_child[root]; c < root && n < before.size(); c = p.next_sibling[c]) before[n++] = c;
  std::uint32_t first = root;
  std::uint32_t reached = root;  // with marks that are inside if more belongs before them
  while (n > 0) {
    const std::uint32_t c = before[--n];
    if (p.right[c] != reached) break;
    if (is_mark(p, c) && !p.is(c, ",")) {
      reached = c;
      continue;
    }
    if (!belongs_before(p.relation(c))) break;
    first = reached = p.left[c];
  }
  return first;
}

}  // namespace

std::vector<std::uint32_t> names_of_words(const Page& page, const Names& names) {
  std::vector<std::uint32_t> out(page.size(), kNoWord);
  std::uint32_t word = 0;
  for (std::uint32_t row = 0; row < names.rows.size(); ++row) {
    const Name& name = names.rows[row];
    if (name.field != Field::text) continue;
    while (word < page.size() && page.span(word).end <= name.span.begin) ++word;
    for (; word < page.size() && page.span(word).begin < name.span.end; ++word) out[word] = row;
  }
  return out;
}

bool is_pronoun(std::string_view w) {
  static constexpr std::array<std::string_view, 34> kWords{
      "i",          "me",    "my",     "mine",       "myself",   "you", "your", "yours",     "yourself",
      "yourselves", "he",    "him",    "his",        "himself",  "she", "her",  "hers",      "herself",
      "it",         "its",   "itself", "we",         "us",       "our", "ours", "ourselves", "they",
      "them",       "their", "theirs", "themselves", "themself", "'em", "y'all"};
  return w.size() < 11 && is_one_of(w, kWords);
}

/// "Mr" that the tree hangs beside "Odel": the name's last word heads the phrase, here as elsewhere.
bool stands_apart_from_its_name(const Page& p, const std::vector<std::uint32_t>& name_of, std::uint32_t root) {
  if (!honorific(p.lower[root])) return false;
  std::uint32_t last = root;
  while (last + 1 < p.size() && name_of[last + 1] == name_of[root]) ++last;
  return last > root && (p.head(last) == Trees::kRoot || name_of[p.head(last)] != name_of[root]);
}

void phrase_candidates(const Page& p, const std::vector<std::uint32_t>& name_of, const Names& names, std::uint32_t root,
                       std::vector<Phrase>& out) {
  if (!may_head(p, root) || is_pronoun(p.lower[root])) return;
  const std::uint32_t row = name_of[root];
  if (row != kNoWord && p.head(root) != Trees::kRoot && name_of[p.head(root)] == row) return;  // a part of a name
  if (row != kNoWord && stands_apart_from_its_name(p, name_of, root)) return;
  const std::size_t from = out.size();
  const std::uint32_t first = first_of(p, root);
  const auto add = [&](std::uint32_t begin, std::uint32_t stop, std::uint32_t head) {
    while (stop > root + 1 && p.tag(stop - 1) == Upos::punct && !p.is(stop - 1, ")") && !p.is(stop - 1, "”")) --stop;
    for (std::size_t i = from; i < out.size(); ++i)
      if (out[i].first == begin && out[i].end == stop) return;
    if (out.size() - from < kMostEnds) out.push_back({begin, stop, head, root, kThing, 0});
  };
  std::uint32_t end = root + 1;
  std::uint32_t conjunction = kNoWord;
  std::uint32_t coordinated = kNoWord;  // where the last of several ends
  std::uint32_t child = p.first_child[root];
  while (child != kNoWord && child < root) child = p.next_sibling[child];
  std::uint32_t head = root;
  for (; child != kNoWord && p.left[child] == end && clings(p, child); child = p.next_sibling[child]) {
    end = p.right[child];
    if (p.relation(child) == Relation::flat) head = child;  // the surname
  }
  add(first, end, head);
  std::uint32_t reached = end;
  bool whole = true;  // nothing that is no part of the phrase has come yet
  for (; child != kNoWord; child = p.next_sibling[child]) {
    if (is_mark(p, child)) {
      reached = std::max(reached, p.right[child]);
      if (p.is(child, ")") && whole && end + 1 >= child) add(first, end = child + 1, head);
      continue;
    }
    if (p.relation(child) == Relation::conj) {
      whole = false;
      coordinated = p.right[child];
      for (std::uint32_t c = p.first_child[child]; c != kNoWord && c < child; c = p.next_sibling[c])
        if (p.relation(c) == Relation::cc) conjunction = c;
      continue;
    }
    if (!whole || p.left[child] > reached || !belongs_behind(p.relation(child))) {
      whole = false;
      continue;
    }
    reached = end = p.right[child];
    add(first, end, head);
  }
  if (conjunction != kNoWord) {
    // "Ana and Bo": one more phrase, whose head is the "and".
    out.push_back({first, coordinated, conjunction, root, kThing, 0});
  }
  if (row != kNoWord && names.rows[row].type != NameType::date) {
    std::uint32_t begin = root;
    std::uint32_t stop = root + 1;
    while (begin > 0 && name_of[begin - 1] == row) --begin;
    while (stop < p.size() && name_of[stop] == row) ++stop;
    if (out.size() - from >= kMostEnds) out.pop_back();
    add(begin, stop, std::min(head, stop - 1));
  }
}

void phrase_features(const Page& p, const std::vector<std::uint32_t>& name_of, const Names& names, const Phrase& phrase,
                     Features& out) {
  out.clear();
  const std::uint32_t first = phrase.first;
  const std::uint32_t end = phrase.end;
  const std::uint32_t head = phrase.head;
  const std::uint32_t root = phrase.root;
  const Sentence& s = p.sentence_row(first);
  const auto word = [&](std::int64_t i) {
    return i < s.first_word || i >= s.end_word ? kOutside : p.hash[static_cast<std::uint32_t>(i)];
  };
  const auto tg = [&](std::int64_t i) -> std::uint32_t {
    return i < s.first_word || i >= s.end_word ? kNoTag
                                               : static_cast<std::uint32_t>(p.tag(static_cast<std::uint32_t>(i)));
  };
  const auto add = [&](std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    out.push_back(mix(mix(mix(kind, a), b), c));
  };
  const std::int64_t f = first;
  const std::int64_t e = end;
  const std::uint32_t n = length_class(end - first);
  const auto relation = static_cast<std::uint32_t>(p.relation(root));
  const std::uint32_t row = name_of[root];
  const std::uint32_t name = row == kNoWord ? 99 : static_cast<std::uint32_t>(names.rows[row].type);
  // Does the phrase end and begin where the name does?
  const bool name_begins = row != kNoWord && (first == 0 || name_of[first - 1] != row) && name_of[first] == row;
  const bool name_ends = row != kNoWord && (end == p.size() || name_of[end] != row);
  const std::uint32_t fit = (name_begins ? 1U : 0U) + (name_ends ? 2U : 0U) + (p.tag(head) == Upos::cconj ? 4U : 0U);
  const std::uint32_t above = p.head(root);
  const std::uint32_t above_tag = above == Trees::kRoot ? kNoTag : static_cast<std::uint32_t>(p.tag(above));
  const bool possessed = p.is(end - 1, "'s") || p.is(end - 1, "'") || p.is(end - 1, "’");
  std::uint32_t last_in = 99;  // relations of what ends the phrase, and of what is left out behind it
  std::uint32_t next_out = 99;
  for (std::uint32_t c = p.first_child[root]; c != kNoWord; c = p.next_sibling[c]) {
    if (c < root || is_mark(p, c)) continue;
    if (c < end) last_in = static_cast<std::uint32_t>(p.relation(c));
    if (c >= end && next_out == 99) next_out = static_cast<std::uint32_t>(p.relation(c));
  }
  add(1, word(head), n > 4 ? 1 : 0);
  add(2, word(f), word(head));
  add(3, tg(f), tg(e - 1), n);
  add(4, tg(f - 1), tg(f));
  add(5, tg(e - 1), tg(e));
  add(6, p.lemma[root]);
  add(7, tg(e - 1), tg(e), tg(e + 1));
  add(8, word(f - 1), tg(f));
  add(9, word(e), tg(e - 1), last_in);
  add(10, word(f), relation);
  add(11, word(e - 1), tg(e));
  add(12, n, tg(head), tg(f));
  add(13, last_in, next_out, n);
  add(14, relation, last_in, next_out);
  add(15, p.shape[head], tg(head), name);
  add(16, word(static_cast<std::int64_t>(head) - 1), word(head));
  add(17, relation, name, fit);
  add(18, name, fit, last_in * 100 + next_out);
  add(19, relation, word(head));
  add(20, above_tag, relation, tg(f));
  add(21, above == Trees::kRoot ? 0 : p.lemma[above], relation);
  add(22, possessed ? 1 : 0, next_out, name);
  add(23, name, relation, above_tag);
  const std::string_view h = p.lower[head];
  add(24, hash_of(h.size() > 3 ? h.substr(h.size() - 3) : h), p.shape[head]);
  add(25, next_out, word(e), word(e + 1));
  add(26, last_in, next_out, name * 8 + fit);
  add(27, first == root ? 1 : 0, end - 1 - std::min(root, end - 1) < 6 ? end - 1 - root : 6, next_out);
  add(28, static_cast<std::uint32_t>(p.passage->tags.xpos[root]), relation, tg(f));
  add(29, 0);
  add(30, word(root + 1), next_out, last_in);
}

namespace {

/// Of phrases with one head the surest; in order.
std::vector<Phrase> one_a_head(std::vector<Phrase> all) {
  std::stable_sort(all.begin(), all.end(), [](const Phrase& a, const Phrase& b) {
    return a.head != b.head ? a.head < b.head : a.margin > b.margin;
  });
  all.erase(std::unique(all.begin(), all.end(), [](const Phrase& a, const Phrase& b) { return a.head == b.head; }),
            all.end());
  return all;
}

/// The likeliest kind, and how much likelier it is than no phrase.
void judge(const Scorer& model, const Features& features, Phrase& phrase) {
  std::array<float, kPhraseKinds> scores{};
  model.scores(features, scores);
  float most = -1e30F;
  for (std::uint8_t k = kPerson; k < kPhraseKinds; ++k)
    if (scores[k] > most) {
      most = scores[k];
      phrase.kind = static_cast<PhraseKind>(k);
    }
  phrase.margin = most - scores[kNone];
}

}  // namespace

std::vector<Phrase> phrases(const Page& p, const Names& names, const Scorer& model, float least) {
  const std::vector<std::uint32_t> name_of = names_of_words(p, names);
  std::vector<Phrase> out;
  std::vector<Phrase> candidates;
  Features features;
  features.clear_for(model.look_up());
  for (std::uint32_t root = 0; root < p.size(); ++root) {
    if (is_pronoun(p.lower[root])) {
      Phrase phrase{root, root + 1, root, root, kThing, 0};
      phrase_features(p, name_of, names, phrase, features);
      judge(model, features, phrase);
      phrase.margin = 10;
      out.push_back(phrase);
      continue;
    }
    candidates.clear();
    phrase_candidates(p, name_of, names, root, candidates);
    for (Phrase& phrase : candidates) {
      phrase_features(p, name_of, names, phrase, features);
      judge(model, features, phrase);
      if (phrase.margin > least) out.push_back(phrase);
    }
  }
  return one_a_head(std::move(out));
}

}  // namespace whosays::coref
