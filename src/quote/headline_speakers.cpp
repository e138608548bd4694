#include "quote/headline_speakers.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/headline_words.h"
#include "quote/tree_spans.h"
#include "quote/word_class.h"

namespace whosays::quote {
namespace {

constexpr std::string_view kRule = "headline_source_first";
constexpr std::string_view kBehindColon = "headline_source_last";

class Label {
 public:
  Label(const Passage& passage, const KnownSpeakers& speakers, Field field)
      : p_(passage), speakers_(speakers), is_title_(field == Field::title) {}

  /// Sets the source right; true when it is nobody who speaks.
  bool settle(Found& f) const {
    if (f.source.size() != 1 || f.content.empty()) return false;
    if (f.rule == kBehindColon) return is_unknown_acronym(f.source.front());
    if (!is_before_colon(f)) return false;
    if (is_title_) begin_with_label(f.source.front());
    if (const auto verb = verb_with_subject(p_, f.source.front())) {
      if (frames_of(lower(*verb)) == 0 && f.form == Form::indirect) return true;
      end_before(f.source.front(), *verb);
    }
    const auto last = last_word(f.source.front());
    if (!last || p_.tags.xpos[word_at(p_, f.source.front().begin)] == Xpos::vbg) return true;  // "Defending Vell: ..."
    if (is_title_ && (is_column(f.source.front()) || is_letter(f))) return true;
    if (is_speaking_noun(p_, *last)) return false;
    if (is_title_ && f.form == Form::indirect && is_topic(f.content)) return true;
    // What is said in so many words needs no other sign than a name.
    if (f.form == Form::direct && p_.tags.upos[*last] == Upos::propn) return false;
    // "Coronavirus: ...", though coronavirus patients speak: one word alone has to be a name.
    const bool alone = p_.words.span[*last].begin == f.source.front().begin;
    return !(alone ? speakers_.has_name(lower(*last)) : speakers_.has(lower(*last))) || is_described(f);
  }

 private:
  /// By the lists' pattern alone; in a title, which nobody reads twice, also by the net.
  [[nodiscard]] bool is_before_colon(const Found& f) const {
    if (!is_title_) return f.rule == kRule;
    return f.cue.size() == 1 && slice(p_.tokens.lower, f.cue.front()) == ":" &&
           f.source.front().end <= f.cue.front().begin;
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  /// "Debt to double: QBO" where no QBO speaks.
  [[nodiscard]] bool is_unknown_acronym(Span source) const {
    const std::uint32_t word = word_at(p_, source.begin);
    if (p_.words.span[word] != source || is_speaking_noun(p_, word)) return false;
    return p_.tags.upos[word] == Upos::propn && !speakers_.has_name(lower(word));
  }

  /// "[White] House: ...": a name before the colon begins with the headline.
  void begin_with_label(Span& source) const {
    constexpr std::uint32_t kMostWords = 2;
    const std::uint32_t first = word_at(p_, source.begin);
    const std::uint32_t begin = p_.sentences.rows[p_.tokens.sentence[p_.words.token[first]]].first_word;
    if (first > begin + kMostWords) return;
    for (std::uint32_t w = begin; w < first; ++w)
      if (p_.tokens.capital[p_.words.token[w]] == 0 || p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::det ||
          p_.words.span[w].end + 1 != p_.words.span[w + 1].begin)
        return;
    source.begin = p_.words.span[begin].begin;
  }

  /// "The Note: Vell digs in": a headline has articles in the names of its columns alone.
  [[nodiscard]] bool is_column(Span source) const {
    static const lexicon::WordSet documents("documents.txt");
    const std::uint32_t first = word_at(p_, source.begin);
    return lower(first) == "the" && first + 1 < p_.words.size() && p_.words.span[first + 1].end == source.end &&
           documents.has(lower(first + 1));
  }

  /// "Memo to Vell: Leave": the writer's.
  [[nodiscard]] bool is_letter(const Found& f) const {
    static const lexicon::WordSet documents("documents.txt");
    const std::uint32_t word = word_at(p_, f.source.front().begin);
    return p_.words.span[word] == f.source.front() && !f.hearer.empty() && documents.has(lower(word));
  }

  /// "Odel: Full Steam Ahead": nothing happens.
  [[nodiscard]] bool is_topic(const std::vector<Span>& content) const {
    const std::string_view begin = lower(word_at(p_, content.front().begin));
    const bool of_noun = is_one_of(begin, {"a", "an", "the"});  // "Odel: A look at the man rumored to go"
    return std::ranges::none_of(content, [&](Span span) {
      return any_word(p_, span, [&](std::uint32_t w) {
        const Upos upos = p_.tags.upos[w];
        if (of_noun && (p_.tags.xpos[w] == Xpos::vbn || p_.tags.xpos[w] == Xpos::vb)) return false;
        return upos == Upos::verb || upos == Upos::aux || upos == Upos::pron || p_.tags.xpos[w] == Xpos::vbz ||
               lower(w) == "not" || upos == Upos::intj;
      });
    });
  }

  void end_before(Span& source, std::uint32_t verb) const {
    std::uint32_t last = verb - 1;
    while (last > 0 && p_.words.span[last].begin > source.begin &&
           (p_.tags.upos[last] == Upos::aux || p_.tags.upos[last] == Upos::adv || p_.tags.upos[last] == Upos::punct))
      --last;
    source.end = p_.words.span[last].end;
  }

  /// The last word that is more than a mark or a case.
  [[nodiscard]] std::optional<std::uint32_t> last_word(Span span) const {
    std::optional<std::uint32_t> last;
    any_word(p_, span, [&](std::uint32_t w) {
      if (p_.tags.upos[w] != Upos::punct && p_.tags.upos[w] != Upos::part) last = w;
      return false;
    });
    return last;
  }

  static bool is_person(std::string_view noun) {
    static const auto nouns = [] {
      static const lexicon::Table table("coref_person_nouns.tsv");
      std::unordered_set<std::string_view> out;
      for (std::size_t row = 0; row < table.rows(); ++row) out.insert(table.at(row, "word"));
      return out;
    }();
    return nouns.contains(noun);
  }

  /// "Ana Vell: Harbour master leaves": a noun alone is who the name is.
  [[nodiscard]] bool is_described(const Found& f) const {
    if (f.form != Form::indirect || f.content.size() != 1) return false;
    bool described = false;
    any_word(p_, f.content.front(), [&](std::uint32_t w) {
      if (p_.tags.upos[w] != Upos::verb && p_.tags.upos[w] != Upos::aux) return false;
      const auto subject = child_of(p_, w, {Relation::nsubj, Relation::nsubj_pass});
      described = subject && *subject < w && p_.tags.xpos[*subject] == Xpos::nn && is_person(lower(*subject)) &&
                  !child_of(p_, *subject, {Relation::det, Relation::nmod_poss, Relation::conj, Relation::nummod});
      return true;
    });
    return described;
  }

  const Passage& p_;
  const KnownSpeakers& speakers_;
  bool is_title_;
};

}  // namespace

namespace {

/// "Vell", "Vell, the mayor", "mayor of", but not "Bo" of "Bo survivors".
bool ends_name(const Passage& text, std::uint32_t token, std::uint32_t end) {
  const std::uint32_t next = token + 1;
  if (next >= text.tokens.size() || text.tokens.span[next].begin >= end) return true;
  const ClassSet classes = classes_of(text.tokens.lower_at(next));
  return text.tokens.kind[next] != TokenKind::word || (classes & (kPrep | kRel | kCoord | kDet)) != 0;
}

}  // namespace

KnownSpeakers::KnownSpeakers(std::string_view byline, const Passage& text, const std::vector<Found>& told) {
  for (const Found& f : told) {
    if (f.rule.starts_with("headline")) continue;
    for (const Span source : f.source) {
      const auto first = std::ranges::partition_point(text.tokens.span, [&](Span t) { return t.end <= source.begin; });
      for (auto t = first; t != text.tokens.span.end() && t->begin < source.end; ++t) {
        const auto at = static_cast<std::uint32_t>(t - text.tokens.span.begin());
        if (ends_name(text, at, source.end)) add(slice(text.tokens.lower, *t), text.tokens.capital[at] != 0);
      }
    }
  }
  add(byline, true);
}

void KnownSpeakers::add(std::string_view words, bool names) {
  std::string word;
  const auto note = [&] { words_[std::exchange(word, {})] |= names; };
  for (const char c : words) {
    if (ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80)
      word += ascii::lowered(c);
    else if (!word.empty())
      note();
  }
  if (!word.empty()) note();
}

void settle_headline_speakers(const Passage& passage, const KnownSpeakers& speakers, Field field,
                              std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const Label label(passage, speakers, field);
  leave_out(found, [&](Found& f) { return label.settle(f); });
}

}  // namespace whosays::quote
