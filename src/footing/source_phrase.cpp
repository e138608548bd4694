#include "footing/source_phrase.h"

#include <algorithm>

#include "base/ascii.h"
#include "footing/function_words.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

bool ends_core_of_source(std::string_view w) {
  return is_one_of(
      w, {",",         "of",         "for",      "in",        "at",     "from",   "with",    "to",      "on",
          "between",   "among",      "against",  "over",      "during", "since",  "through", "towards", "toward",
          "regarding", "concerning", "behind",   "without",   "under",  "by",     "who",     "which",   "whose",
          "close",     "near",       "familiar", "involved",  "(",      "that",   "named",   "called",  "and",
          "about",     "inside",     "within",   "including", "dubbed", "titled", "entitled"});
}

/// A paper or a body, behind which a participle says what was done to it.
bool speaks_itself(std::string_view word) {
  static const lexicon::WordSet papers("documents.txt");
  static const WordBag& more_papers = source_words("paper");
  static const lexicon::WordSet bodies("institutions.txt");
  return papers.has(word) || more_papers.contains(word) || bodies.has(word);
}

/// Behind the name of a body with a preposition in it the noun that is meant: "The University of Callis [professor]".
std::uint32_t behind_bodys_name(const SourcePhrase& p) {
  static const lexicon::WordSet persons("person_nouns.txt");
  static const lexicon::WordSet unnamed("unnamed_heads.txt");
  const auto links = [&](std::uint32_t i) {
    return is_one_of(p.lower(i), {"of", "for", "and", "on"}) && p.capital(i - 1) && i + 1 < p.range.end &&
           p.capital(i + 1);
  };
  // "Odel and Port Authority officials" are not all officials.
  if (p.core.end >= p.range.end || !links(p.core.end) || p.lower(p.core.end) == "and") return p.core.end;
  std::uint32_t i = p.core.end;
  while (i < p.range.end && (p.capital(i) || links(i))) ++i;
  if (i >= p.range.end) return p.core.end;
  const bool meant = persons.has(p.lower(i)) || unnamed.has(p.lower(i)) || speaks_itself(p.lower(i));
  return meant && (i + 1 == p.range.end || ends_core_of_source(p.lower(i + 1))) ? i + 1 : p.core.end;
}

/// "A Quill study [last year]", "Democrats [today]": when it spoke, at the end of the words.
std::uint32_t time_begins(const SourcePhrase& p) {
  static const WordBag& kWhen = source_words("when");
  static const WordBag& kSpans = source_words("span");
  const std::uint32_t last = p.range.end - 1;
  if (last <= p.range.begin) return p.range.end;
  if (kWhen.contains(p.lower(last)) && !p.capital(last)) return last;
  for (std::uint32_t i = p.range.begin + 1; i < last; ++i)  // "owners facing a vote next year"
    if (!p.capital(i) && p.lower(i).ends_with("ing")) return p.range.end;
  const bool span = kSpans.contains(p.lower(last)) && last > p.range.begin + 1;
  return span && is_one_of(p.lower(last - 1), {"last", "this", "next"}) && !p.capital(last - 1) ? last - 1
                                                                                                : p.range.end;
}

}  // namespace

bool SourcePhrase::in_headline_capitals() const {
  const Sentence& sentence = passage.sentences.rows[passage.tokens.sentence[range.begin]];
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (lower(i).size() < 4 || !ascii::is_letter(lower(i).front())) continue;
    ++words;
    capitals += capital(i) ? 1U : 0U;
  }
  return words >= 4 && capitals * 5 >= words * 4;
}

bool SourcePhrase::name_like(std::uint32_t i) const {
  const bool opens = i > 0 && passage.tokens.kind[i - 1] == TokenKind::quote_mark;  // “Some are saying ...
  const bool first = opens || passage.sentences.rows[passage.tokens.sentence[i]].first_token == i;
  return capital(i) && (!first || (i + 1 < range.end && capital(i + 1)));
}

bool is_dash_alone(const Tokens& tokens, std::uint32_t token) {
  if (is_one_of(tokens.lower_at(token), {"—", "–", "―", "--"})) return true;
  return tokens.lower_at(token) == "-" && token > 0 && tokens.span[token - 1].end < tokens.span[token].begin;
}

SourcePhrase source_phrase(const Passage& passage, Span span) {
  static const WordBag& participles = source_words("participle");
  static const WordBag& weekdays = source_words("day");
  SourcePhrase p{passage, tokens_of(passage, span), {}, 0};
  p.core = p.range;
  const std::uint32_t when = time_begins(p);
  for (std::uint32_t i = p.range.begin + 1; i < p.range.end; ++i) {
    const std::string_view w = p.lower(i);
    if (i == when) {  // said of the noun itself, and not of what follows it
      p.core.end = p.range.end = when;
      break;
    }
    const bool last = i + 1 == p.range.end;
    const bool participle = !p.capital(i) &&
                            (participles.contains(w) || (w.size() > 4 && (w.ends_with("ed") || w.ends_with("ing")))) &&
                            (last ? i > p.range.begin + 1 : !p.capital(i + 1) && ends_core_of_source(p.lower(i + 1)));
    // "a report released earlier this month"
    const bool of_noun = !p.capital(i) && !p.name_like(i - 1) && (participles.contains(w) || w.ends_with("ed")) &&
                         speaks_itself(p.lower(i - 1));
    // "The final results Monday"
    const bool day = last && p.capital(i) && !p.capital(i - 1) && weekdays.contains(w);
    const bool such_as = w == "such" && !last && p.lower(i + 1) == "as";
    if (ends_core_of_source(w) || participle || of_noun || such_as || day || is_dash_alone(passage.tokens, i)) {
      p.core.end = day && i > p.range.begin + 1 && p.lower(i - 1) == "out" ? i - 1 : i;  // "a poll out Monday"
      break;
    }
  }
  p.core.end = behind_bodys_name(p);
  p.head = p.core.end - 1;
  if (p.head > p.core.begin && is_one_of(p.lower(p.head), {"'s", "’s", "'", "’"})) --p.head;  // "McAbee's"
  return p;
}

bool names_examples(const SourcePhrase& p, std::uint32_t token) {
  return token < p.range.end &&
         is_one_of(p.lower(token), {"including", "among", "such", "like", "led", "along", "with", "not"});
}

bool is_person_word(std::string_view word) {
  static const lexicon::WordSet people("source_nouns.txt");
  static const lexicon::WordSet persons("person_nouns.txt");
  static const lexicon::WordSet bodies("institutions.txt");
  return (people.has(word) || persons.has(word)) && !bodies.has(word);
}

/// The token at which an apposition to the head begins: behind the core's comma, and in "the head of the rescue team,
/// Fergus Adair" behind the comma that ends what is said of the head; the range's end where there is none.
std::uint32_t apposition_begin(const SourcePhrase& p) {
  constexpr std::uint32_t kLongest = 14;
  if (p.core.end >= p.range.end || names_examples(p, p.core.end + 1)) return p.range.end;
  if (p.lower(p.core.end) == "," || is_dash_alone(p.passage.tokens, p.core.end)) return p.core.end + 1;
  const std::string_view first = p.lower(p.core.begin);
  const bool one = first == "one" && p.core.end == p.core.begin + 1;  // "One of the dissenters, Milo Roe,"
  const bool several = is_person_word(p.lower(p.head)) && p.lower(p.head).ends_with('s') && !one;
  const bool person = is_person_word(p.lower(p.head)) && !several;
  bool definite = one || is_definite_determiner(first);
  for (std::uint32_t i = p.core.begin; i < p.core.end; ++i)  // "Tidewise's head of research, Ana Vell,"
    definite = definite || is_one_of(p.lower(i), {"'s", "’s"});
  if (several || (!definite && !(person && is_one_of(first, {"a", "an"})))) return p.range.end;
  const std::string_view link = p.lower(p.core.end);
  const bool goes_on = is_one_of(link, {"of", "for", "at", "in"}) ||
                       (person && is_one_of(link, {"on", "to", "from"})) || (person && definite && link == "who");
  if (!goes_on) return p.range.end;
  for (std::uint32_t i = p.core.end + 1; i + 1 < std::min(p.range.end, p.core.end + kLongest); ++i) {
    if (p.lower(i) == "," || is_dash_alone(p.passage.tokens, i)) {
      const bool another =
          names_examples(p, i + 1) || is_one_of(p.lower(i + 1), {"who", "which", "whose", "where", "and", "or", "but"});
      return !another && (one || !is_person_word(p.lower(i - 1))) ? i + 1 : p.range.end;
    }
    if (p.passage.tokens.kind[i] != TokenKind::word && !is_one_of(p.lower(i), {"'s", "’s", "'", "’", "&"})) break;
  }
  return p.range.end;
}

/// Where what stands behind the core's comma stops being said of the core's own name: at a relative clause.
std::uint32_t apposition_end(const SourcePhrase& p) {
  std::uint32_t end = p.core.end;
  while (end < p.range.end && !is_one_of(p.lower(end), {"who", "which", "whose", "that", "where"})) ++end;
  return end;
}

bool in_relative_clause(const Passage& passage, Span span) {
  const TokenRange tokens = tokens_of(passage, span);
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
    if (is_one_of(passage.tokens.lower_at(i), {"that", "who", "whom", "which", "whose"})) return true;
  return false;
}

}  // namespace whosays::footing
