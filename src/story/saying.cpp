// What is compared of a content: the second half of claims.h.
#include <algorithm>

#include "base/utf8.h"
#include "story/claim_pairs.h"
#include "story/claims.h"
#include "story/words.h"

namespace whosays::story {
namespace {

// Participles hedge only after "be" or before "to": "is suspected of", not "officers suspected".
bool is_participle_hedge(std::string_view word) {
  return word == "alleged" || word == "suspected" || word == "believed" || word == "thought" || word == "understood" ||
         word == "reported";
}

// Who somebody is ("Odel, 58,", "the agent Odel Brandt", "Brandt, the agent of Skerrin Line,") is no part of what is
// said of them: one report says it so and the next one otherwise. Passed over is only what the reading found to be an
// office of theirs; "a convicted forger" stays, for that can be denied alone.

bool comma_between(std::string_view text, const Word& left, const Word& right) {
  return text.substr(left.span.end, right.span.begin - left.span.end).find(',') != std::string_view::npos;
}

/// Where the office before a name begins: "the harbour commissioner of Callis, [Marek Odel]"; the name where there is
/// none.
std::size_t office_before(std::string_view text, const std::vector<Word>& words, std::size_t name,
                          const std::set<std::string>& offices) {
  constexpr std::size_t kLongest = 8;
  const auto is_office = [&](std::size_t i) { return offices.contains(stem(words[i].text)); };
  std::size_t at = name;
  if (name > 0 && comma_between(text, words[name - 1], words[name])) {
    // Behind a comma only all of "the ..., " from its article on, when that is the office.
    for (std::size_t i = name; i-- > 0 && name - i <= kLongest;) {
      if (i + 1 < name && comma_between(text, words[i], words[i + 1])) break;
      if ((words[i].text == "the" || words[i].text == "a" || words[i].text == "an") && i + 1 < name && is_office(i + 1))
        return i;
    }
    return name;
  }
  while (at > 0 && name - at < kLongest && is_office(at - 1) && !comma_between(text, words[at - 1], words[at])) --at;
  if (at == name) return name;
  const bool article =
      at > 0 && (words[at - 1].text == "the" || words[at - 1].text == "a" || words[at - 1].text == "an");
  return article ? at - 1 : at;
}

/// Where ", 58," or ", the agent who represents Skerrin Line," behind a name ends; the name's end where there is none.
std::size_t identity_behind(std::string_view text, const std::vector<Word>& words, std::size_t name_end,
                            const std::set<std::string>& offices) {
  constexpr std::size_t kLongest = 12;
  static const std::set<std::string_view> kServing = {"represents", "represented", "works",  "worked",
                                                      "runs",       "ran",         "heads",  "headed",
                                                      "leads",      "led",         "chairs", "chaired"};
  if (name_end == 0 || name_end >= words.size() || !comma_between(text, words[name_end - 1], words[name_end]))
    return name_end;
  std::size_t end = name_end + 1;
  while (end < words.size() && end - name_end < kLongest && !comma_between(text, words[end - 1], words[end])) ++end;
  const bool closed = end == words.size() ? end - name_end < kLongest : comma_between(text, words[end - 1], words[end]);
  // "Trell, the mayor, and Holm" may be three people.
  if (!closed || (end < words.size() && (words[end].text == "and" || words[end].text == "or"))) return name_end;
  if (words[name_end].number) return end == name_end + 1 ? end : name_end;
  const std::string& first = words[name_end].text;
  const std::size_t head = first == "the" || first == "a" || first == "an" ? name_end + 1 : name_end;
  if (head >= end || !offices.contains(stem(words[head].text))) return name_end;
  for (std::size_t i = head; i < end; ++i) {
    const std::string& word = words[i].text;
    if (is_negation(word) || word == "and" || word == "then") return name_end;
    const bool clause = word == "who" || word == "which" || word == "whom" || word == "whose";
    if (clause && (i + 1 >= end || !kServing.contains(words[i + 1].text))) return name_end;
  }
  return end;
}

class Reader {
 public:
  Reader(const Desk& desk, const StatementRecord& statement) : desk_(desk), statement_(statement) {}

  Saying run() {
    bool parts = false;
    for (const PartRecord& part : statement_.parts)
      if (part.part == Part::content) {
        read(part.words, part.span.begin);
        parts = true;
      }
    if (!parts) read(statement_.content, 0);
    out_.negative = negations_ > 0 ? negations_ % 2 == 1 : statement_.negated;
    if (statement_.act == Act::believe) out_.strength = std::min(out_.strength, 2);
    if (statement_.stated_certainty == Certainty::probable) out_.strength = std::min(out_.strength, 2);
    if (statement_.stated_certainty == Certainty::possible || statement_.stated_certainty == Certainty::unknown)
      out_.strength = 1;
    return std::move(out_);
  }

 private:
  // How many words at `at` are a spelling of an actor of this article; the label in `label`.
  std::size_t spelling_at(const std::vector<Word>& words, std::size_t at, std::string& label) const {
    if (!words[at].capital) return 0;
    for (const auto& [name, of] : desk_.actors().spellings(statement_.article_row)) {
      std::string seen;
      std::size_t count = 0;
      while (at + count < words.size() && seen.size() < name.size()) {
        if (count > 0) seen += ' ';
        seen += words[at + count++].text;
      }
      if (seen != name) continue;
      label = of;
      return count;
    }
    return 0;
  }

  // An actor that the reading found behind these very words ("he").
  std::string part_actor(Span at) const {
    for (const PartRecord& part : statement_.parts)
      if (part.part != Part::content && part.part != Part::source && !part.actor.empty() && part.span == at)
        return desk_.actors().label(statement_.article_row, part.actor);
    return {};
  }

  void add_name(const std::string& label) {
    const std::string word = "@" + label;
    out_.names.insert(label);
    if (out_.words.empty() || out_.words.back() != word) out_.words.push_back(word);
  }

  bool take_hedge(const std::vector<Word>& words, std::size_t& i) {
    const Word& word = words[i];
    const int strength = word.capital && i > 0 ? 0 : hedge_strength(word.text);  // "in May"
    if (strength == 0) return false;
    const bool to = i + 1 < words.size() && words[i + 1].text == "to";
    const bool after_be = !out_.words.empty() && out_.words.back() == "be";
    if (is_participle_hedge(word.text)) {
      if (!to && !after_be) return false;
      if (after_be) out_.words.pop_back();
    } else if (to && after_be) {
      out_.words.pop_back();  // "is likely to"
    }
    out_.strength = std::min(out_.strength, strength);
    if (to) ++i;
    return true;
  }

  /// "kept back" and "held back" are one deed, however it is worded.
  bool take_pair(const std::vector<Word>& words, std::size_t& i) {
    static const std::set<std::string_view> kHolding = {"keep", "keeping", "kept", "hold", "holding", "held"};
    if (i + 1 >= words.size() || words[i + 1].text != "back" || !kHolding.contains(words[i].text)) return false;
    out_.words.emplace_back("hold-back");
    out_.keys.insert("hold-back");
    ++i;
    return true;
  }

  void take_word(const std::vector<Word>& words, std::size_t& i) {
    const Word& word = words[i];
    if (take_hedge(words, i) || is_filler(word.text) || take_pair(words, i)) return;
    if (is_negation(word.text)) {
      ++negations_;
      if (word.text == "not" || word.text.ends_with("n't") || word.text == "cannot" || word.text == "never") return;
    }
    if (is_first_person(word.text)) out_.first_person = true;
    if (is_pointing(word.text)) out_.pointing = true;
    const std::string form = word.number ? word.text : stem(word.text);
    if (word.capital && !is_first_person(word.text) && !is_pointing(word.text)) {
      const std::string label = desk_.actors().label(statement_.article_row, word.text);
      if (label != word.text || (i > 0 && !is_function(form))) return add_name(label);
    }
    out_.words.push_back(form);
    if (!is_function(form) && !is_negation(word.text)) out_.keys.insert(form);
  }

  /// Words [begin, end) of a content that are a name.
  struct Named {
    std::size_t begin = 0, end = 0;
    std::string label;
  };

  std::vector<Named> names_in(const std::vector<Word>& words) const {
    std::vector<Named> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::string label;
      if (const std::size_t count = spelling_at(words, i, label); count > 0) {
        out.push_back({i, i + count, label});
        i += count - 1;
      }
    }
    return out;
  }

  void read(const std::string& text, std::uint32_t offset) {
    const std::vector<Word> words = words_in(text);
    const std::vector<Named> names = names_in(words);
    std::vector<bool> passed_over(words.size());
    for (const Named& name : names) {
      const auto& offices = desk_.actors().offices(statement_.article_row, name.label);
      const std::size_t begin = office_before(text, words, name.begin, offices);
      const std::size_t end = identity_behind(text, words, name.end, offices);
      std::fill(passed_over.begin() + static_cast<std::ptrdiff_t>(begin),
                passed_over.begin() + static_cast<std::ptrdiff_t>(name.begin), true);
      std::fill(passed_over.begin() + static_cast<std::ptrdiff_t>(name.end),
                passed_over.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    auto name = names.begin();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (name != names.end() && name->begin == i) {
        if (!passed_over[i]) add_name(name->label);
        i = name->end - 1;
        ++name;
        continue;
      }
      if (passed_over[i]) continue;
      const std::string label = part_actor({words[i].span.begin + offset, words[i].span.end + offset});
      if (!label.empty()) {
        add_name(label);
      } else {
        take_word(words, i);
      }
    }
  }

  const Desk& desk_;
  const StatementRecord& statement_;
  Saying out_;
  std::size_t negations_ = 0;
};

// A Headline Like This names nobody by its capitals.
std::string without_title_case(std::string_view text) {
  constexpr std::size_t kLong = 4;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Word& word : words_in(text)) {
    if (word.text.size() < kLong || word.number) continue;
    ++words;
    capitals += word.capital ? 1U : 0U;
  }
  return capitals > 3 && capitals * 4 >= words * 3 ? utf8::ascii_lowered(text) : std::string(text);
}

}  // namespace

Saying saying_of(const Desk& desk, StatementIndex statement) { return Reader(desk, desk.statement(statement)).run(); }

Saying saying_of_words(std::string_view text) {
  static const World kNoWorld;
  static const Desk kNobody(kNoWorld);
  StatementRecord statement;
  statement.content = without_title_case(text);
  return Reader(kNobody, statement).run();
}

std::vector<Saying> sayings_of(const Desk& desk) {
  std::vector<Saying> out(desk.world.statements.size());
  for (const StatementIndex i : desk.statements()) out[i] = saying_of(desk, i);
  return out;
}

std::set<std::string> against_of(const Desk& desk, StatementIndex i) {
  std::set<std::string> out;
  const StatementRecord& s = desk.statement(i);
  for (const PartRecord& part : s.parts)
    if (part.is_charge() && !part.actor.empty()) out.insert(desk.actors().label(s.article_row, part.actor));
  return out;
}

}  // namespace whosays::story
