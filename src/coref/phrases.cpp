#include "coref/phrases.h"

#include <algorithm>
#include <array>

namespace whosays::coref {
namespace {

bool is_noun(std::uint8_t tag) { return tag == kNoun || tag == kPropn || tag == kPron || tag == kNum || tag == kSym; }

std::uint32_t length_class(std::uint32_t n) { return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : 7; }

}  // namespace

bool is_pronoun(const std::string& w) {
  static constexpr std::array<std::string_view, 38> kWords{
      "i",          "me",       "my",  "mine",    "myself", "you",       "your", "yours",   "yourself", "yourselves",
      "he",         "him",      "his", "himself", "she",    "her",       "hers", "herself", "it",       "its",
      "itself",     "we",       "us",  "our",     "ours",   "ourselves", "they", "them",    "their",    "theirs",
      "themselves", "themself", "'s",  "y'all",   "ya",     "em",        "'em",  "thee"};
  return w != "'s" && std::find(kWords.begin(), kWords.end(), w) != kWords.end();
}

std::uint32_t head_of(const Page& p, std::uint32_t first, std::uint32_t end) {
  std::uint32_t head = end;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint8_t t = p.tag[i];
    if (head != end && t == kCconj && i + 1 < end) return i;
    if (head != end && (t == kAdp || t == kSconj || t == kPunct || t == kVerb || t == kAux || t == kCconj)) {
      if (t == kPunct && p.is(i, "-")) continue;
      break;
    }
    if (head != end && t == kPron && !p.is(i, "one")) break;
    if (is_noun(t)) head = i;
    if (p.is(i, "'s") || p.is(i, "'")) head = end;  // the possessor is not the head
  }
  if (head != end) return head;
  for (std::uint32_t i = end; i > first; --i)
    if (is_noun(p.tag[i - 1])) return i - 1;
  return end - 1;
}

bool may_begin(const Page& p, std::uint32_t i) {
  switch (p.tag[i]) {
    case kPunct:
    case kCconj:
    case kSconj:
    case kAdp:
    case kAux:
    case kPart:
    case kIntj: return p.is(i, "$");
    default: return true;
  }
}

bool may_end(const Page& p, std::uint32_t i) {
  switch (p.tag[i]) {
    case kPunct: return p.is(i, ")") || p.is(i, "”") || p.is(i, "\"");
    case kCconj:
    case kSconj:
    case kDet:
    case kAux: return p.is(i, "that") || p.is(i, "this") || p.is(i, "all") || p.is(i, "those");
    case kPart: return p.is(i, "'s") || p.is(i, "'");
    default: return true;
  }
}

void phrase_features(const Page& p, std::uint32_t first, std::uint32_t end, Features& out) {
  out.clear();
  const Sentence& s = p.sentence_row(first);
  const auto word = [&](std::int64_t i) {
    return i < s.first_word || i >= s.end_word ? kOutside : p.hash[static_cast<std::uint32_t>(i)];
  };
  const auto tg = [&](std::int64_t i) -> std::uint32_t {
    return i < s.first_word || i >= s.end_word ? std::uint32_t{kTags} : p.tag[static_cast<std::uint32_t>(i)];
  };
  const auto add = [&](std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    out.push_back(mix(mix(mix(kind, a), b), c));
  };
  const std::int64_t f = first;
  const std::int64_t e = end;
  const std::uint32_t head = head_of(p, first, end);
  const std::uint32_t n = length_class(end - first);
  add(1, word(head));
  add(2, word(f), word(head));
  add(3, tg(f), tg(e - 1), n);
  add(4, tg(f - 1), tg(f));
  add(5, tg(e - 1), tg(e));
  add(6, tg(f - 2), tg(f - 1), tg(f));
  add(7, tg(e - 1), tg(e), tg(e + 1));
  add(8, word(f - 1), tg(f));
  add(9, word(e), tg(e - 1));
  add(10, word(f), tg(f - 1));
  add(11, word(e - 1), tg(e));
  add(12, n, tg(head), tg(f));
  add(13, tg(f - 1), tg(e), n);
  add(14, word(f - 1), word(e));
  add(15, end - 1 - head < 6 ? end - 1 - head : 6, tg(e), word(head + 1));
  add(16, p.shape[head], tg(head), tg(head + 1));
  add(17, word(head - 1), word(head));
  add(18, tg(f), tg(e), tg(f - 1));
  std::uint32_t shape = 7;  // the phrase's tags in a row
  std::uint32_t inside = 0;
  int depth = 0;
  std::uint32_t last = kTags;
  for (std::uint32_t i = first; i < end; ++i) {
    if (p.tag[i] != last) shape = mix(shape, p.tag[i]);
    last = p.tag[i];
    if (p.tag[i] == kVerb || p.tag[i] == kAux) inside |= 1U;
    if (p.tag[i] == kPunct) inside |= p.is(i, ",") ? 2U : 4U;
    if (p.tag[i] == kCconj) inside |= 8U;
    if (p.tag[i] == kAdp) inside |= 16U;
    if (p.tag[i] == kSconj || p.is(i, "that") || p.is(i, "who") || p.is(i, "which")) inside |= 32U;
    if (p.is(i, "(")) ++depth;
    if (p.is(i, ")")) --depth;
  }
  add(19, shape, tg(e));
  add(20, shape, tg(f - 1));
  add(21, inside, n, tg(e));
  add(22, depth == 0 ? 0 : depth > 0 ? 1 : 2);
  add(23, inside, tg(f - 1), tg(e));
  const std::string& h = p.lower[head];
  add(24, hash_of(h.size() > 3 ? std::string_view(h).substr(h.size() - 3) : std::string_view(h)), p.shape[head]);
  add(25, word(e), word(e + 1));
  add(26, word(f - 2), word(f - 1));
  add(27, tg(e), tg(e + 1), inside);
  add(28, e == s.end_word ? 1 : 0, inside);
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

}  // namespace

std::vector<Phrase> phrases(const Page& p, const Scorer& model, float least) {
  std::vector<Phrase> out;
  Features features;
  for (std::uint32_t first = 0; first < p.size(); ++first) {
    const std::uint32_t stop = std::min(p.sentence_row(first).end_word, first + kLongest);
    if (is_pronoun(p.lower[first])) {
      PhraseKind kind = kThing;
      phrase_features(p, first, first + 1, features);
      float most = -1e30F;
      for (std::uint8_t k = kPerson; k < kPhraseKinds; ++k)
        if (const float s = model.score(features, k); s > most) {
          most = s;
          kind = static_cast<PhraseKind>(k);
        }
      out.push_back({first, first + 1, first, kind, 10});
      if (!p.is(first, "his") && !p.is(first, "my") && !p.is(first, "their") && !p.is(first, "our") &&
          !p.is(first, "your") && !p.is(first, "its") && !p.is(first, "her"))
        continue;
    }
    if (!may_begin(p, first)) continue;
    for (std::uint32_t end = first + 1; end <= stop; ++end) {
      if (!may_end(p, end - 1) || (end == first + 1 && is_pronoun(p.lower[first]))) continue;
      phrase_features(p, first, end, features);
      const float none = model.score(features, kNone);
      float most = -1e30F;
      PhraseKind kind = kThing;
      for (std::uint8_t k = kPerson; k < kPhraseKinds; ++k)
        if (const float s = model.score(features, k); s > most) {
          most = s;
          kind = static_cast<PhraseKind>(k);
        }
      if (most - none > least) out.push_back({first, end, head_of(p, first, end), kind, most - none});
    }
  }
  return one_a_head(std::move(out));
}

}  // namespace whosays::coref
