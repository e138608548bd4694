#include "quote/headline_speakers.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "lexicon/lexicon.h"
#include "quote/cues.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr std::string_view kRule = "headline_source_first";

class Label {
 public:
  Label(const Passage& passage, const KnownSpeakers& speakers) : p_(passage), speakers_(speakers) {}

  /// Sets the source right; true when it is nobody who speaks.
  bool settle(Found& f) const {
    if (f.rule != kRule || f.source.size() != 1 || f.content.empty()) return false;
    if (const auto verb = verb_in(f.source.front())) {
      if (frames_of(lower(*verb)) == 0 && f.form == Form::indirect) return true;
      end_before(f.source.front(), *verb);
    }
    const auto last = last_word(f.source.front());
    if (!last) return true;
    if (is_speaking_noun(*last)) return false;
    // What is said in so many words needs no other sign than a name.
    if (f.form == Form::direct && p_.tags.upos[*last] == Upos::propn) return false;
    return !speakers_.has(lower(*last)) || is_described(f);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }

  [[nodiscard]] bool is_finite(std::uint32_t w) const {
    const Xpos tag = p_.tags.xpos[w];
    return p_.tags.upos[w] == Upos::verb && (tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp);
  }

  /// A finite verb whose subject stands before it in the span.
  [[nodiscard]] std::optional<std::uint32_t> verb_in(Span span) const {
    std::optional<std::uint32_t> verb;
    any_word(p_, span, [&](std::uint32_t w) {
      if (!is_finite(w) || p_.words.span[w].begin == span.begin) return false;
      const auto subject = child_of(p_, w, {Relation::nsubj, Relation::nsubj_pass});
      if (subject && *subject < w && span.contains(p_.words.span[*subject])) verb = w;
      return verb.has_value();
    });
    return verb;
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

  /// "officials", "poll", "mayor", "Courier".
  [[nodiscard]] bool is_speaking_noun(std::uint32_t w) const {
    static const lexicon::WordSet speakers("source_nouns.txt");
    static const lexicon::WordSet persons("person_nouns.txt");
    static const lexicon::WordSet bodies("people_and_bodies.txt");
    static const lexicon::WordSet outlets("media.txt");
    const auto known = [&](std::string_view word) {
      return speakers.has(word) || persons.has(word) || bodies.has(word) || outlets.has(word);
    };
    std::string_view word = lower(w);
    if (known(word) || known(p_.tags.lemma_at(w))) return true;
    const bool plural = word.ends_with('s');  // a headline's capital makes a name of it, whose lemma is the word
    if (plural) word.remove_suffix(1);
    return plural && known(word);
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
};

}  // namespace

KnownSpeakers::KnownSpeakers(std::string_view byline, const Passage& text, const std::vector<Found>& told) {
  for (const Found& f : told) {
    if (f.rule.starts_with("headline")) continue;
    for (const Span source : f.source) {
      const auto first = std::ranges::partition_point(text.tokens.span, [&](Span t) { return t.end <= source.begin; });
      for (auto t = first; t != text.tokens.span.end() && t->begin < source.end; ++t) add(slice(text.tokens.lower, *t));
    }
  }
  add(byline);
}

void KnownSpeakers::add(std::string_view words) {
  std::string word;
  for (const char c : words) {
    if (ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80)
      word += ascii::lowered(c);
    else if (!word.empty())
      words_.insert(std::exchange(word, {}));
  }
  if (!word.empty()) words_.insert(std::move(word));
}

void settle_headline_speakers(const Passage& passage, const KnownSpeakers& speakers, std::vector<Found>& found) {
  if (!has_trees(passage)) return;
  const Label label(passage, speakers);
  leave_out(found, [&](Found& f) { return label.settle(f); });
}

}  // namespace whosays::quote
