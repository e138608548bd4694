// Every word votes for the rule of all its endings; an ending is kept when its most frequent rule differs from that of
// the longest shorter one that is kept.
#include "lemmas.h"

#include <algorithm>
#include <map>

#include "tag/lemmas.h"

namespace whosays::train {
namespace {

struct Ending {
  std::string text;
  bool whole = false;
  Upos upos = Upos::x;
  Xpos xpos = Xpos::xx;
  std::map<std::uint32_t, std::uint32_t> votes;  ///< rule, number of word types (of words for `whole`)
};

std::uint32_t winner(const Ending& ending) {
  return std::max_element(ending.votes.begin(), ending.votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

LemmaTable learned_lemmas(const std::vector<Sentence>& sentences, const LabelSets& labels) {
  using Key = std::tuple<Upos, Xpos, std::string>;
  std::map<Key, std::map<std::uint32_t, std::uint32_t>> words;
  std::map<std::string, std::uint32_t> numbers;
  LemmaTable out;
  std::string plain;
  for (const Sentence& s : sentences)
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      const auto upos = parse_word<Upos>(labels.upos.words[static_cast<std::size_t>(s.upos[i])]);
      const auto xpos = parse_word<Xpos>(labels.xpos.words[static_cast<std::size_t>(s.xpos[i])]);
      if (!upos || !xpos || s.lemmas[i] == "_" || s.words[i].size() > 40) continue;
      const std::string rule = tag::rule_text(tag::rule_of(s.words[i], s.lemmas[i]));
      const auto [at, is_new] = numbers.emplace(rule, static_cast<std::uint32_t>(out.rules.size()));
      if (is_new) out.rules.push_back(rule);
      tag::plain_form(s.words[i], plain);
      ++words[{*upos, *xpos, plain}][at->second];
    }
  std::map<std::uint64_t, Ending> endings;
  for (const auto& [key, rules] : words) {
    const auto& [upos, xpos, word] = key;
    const auto vote = [&](std::string_view text, bool whole, std::uint32_t rule, std::uint32_t n) {
      Ending& e = endings[tag::ending_key(text, whole, upos, xpos)];
      e.text = text;
      e.whole = whole;
      e.upos = upos;
      e.xpos = xpos;
      e.votes[rule] += n;
    };
    for (const auto& [rule, n] : rules) vote(word, true, rule, n);
    const std::uint32_t own = winner({"", false, upos, xpos, rules});
    for (std::size_t n = 0; n <= std::min(tag::kLongestEnding, word.size()); ++n)
      vote(std::string_view(word).substr(word.size() - n), false, own, 1);
  }
  std::vector<const Ending*> order;
  for (const auto& [key, ending] : endings) order.push_back(&ending);
  std::sort(order.begin(), order.end(), [](const Ending* a, const Ending* b) {
    return std::make_pair(a->whole, a->text.size()) < std::make_pair(b->whole, b->text.size());
  });
  std::map<std::uint64_t, std::uint32_t> kept;
  for (const Ending* e : order) {
    std::uint32_t total = 0;
    for (const auto& [rule, n] : e->votes) total += n;
    if (!e->whole && !e->text.empty() && total < 2) continue;
    const std::uint32_t rule = winner(*e);
    const std::uint32_t* shorter = nullptr;
    const std::size_t most = e->whole ? std::min(tag::kLongestEnding, e->text.size()) + 1 : e->text.size();
    for (std::size_t n = most; shorter == nullptr && n-- > 0;) {
      const auto found =
          kept.find(tag::ending_key(std::string_view(e->text).substr(e->text.size() - n), false, e->upos, e->xpos));
      if (found != kept.end()) shorter = &found->second;
    }
    if (shorter == nullptr || *shorter != rule) kept[tag::ending_key(e->text, e->whole, e->upos, e->xpos)] = rule;
  }
  // Rules by frequency of use; those beyond what a slot holds are left out.
  std::vector<std::uint32_t> used(out.rules.size(), 0);
  for (const auto& [key, rule] : kept) ++used[rule];
  std::vector<std::uint32_t> by_use(out.rules.size());
  for (std::uint32_t i = 0; i < by_use.size(); ++i) by_use[i] = i;
  std::stable_sort(by_use.begin(), by_use.end(), [&](std::uint32_t a, std::uint32_t b) { return used[a] > used[b]; });
  std::vector<std::uint32_t> number(out.rules.size(), 0xffffffffU);
  std::vector<std::string> rules;
  for (const std::uint32_t rule : by_use)
    if (used[rule] > 0 && rules.size() < 4096) {
      number[rule] = static_cast<std::uint32_t>(rules.size());
      rules.push_back(out.rules[rule]);
    }
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> values;
  for (const auto& [key, rule] : kept) {
    if (number[rule] == 0xffffffffU) continue;
    keys.push_back(key);
    values.push_back(number[rule]);
  }
  out.rules = std::move(rules);
  out.endings = keys.size();
  out.slots = tag::Lemmas::table(keys, values);
  return out;
}

}  // namespace whosays::train
