#include "quote/reading_figures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "quote/reading_words.h"
#include "quote/rule_confidence.h"
#include "quote/tree_spans.h"

namespace whosays::quote {
namespace {

constexpr std::int32_t kUntold = -1;
constexpr std::int32_t kMostWords = 60;       ///< a longer way is as far as this
constexpr std::int32_t kMostStatements = 60;  ///< of an article; paragraphs too

constexpr std::array<std::string_view, kReadingFigures> kFigureNames = {"source_link",
                                                                        "content_link",
                                                                        "source_labels",
                                                                        "cue_labels",
                                                                        "content_labels",
                                                                        "content_held",
                                                                        "pattern",
                                                                        "confidence",
                                                                        "direct",
                                                                        "mixed",
                                                                        "source_words",
                                                                        "cue_words",
                                                                        "content_words",
                                                                        "content_parts",
                                                                        "source_is_name",
                                                                        "source_is_pronoun",
                                                                        "source_is_plural",
                                                                        "source_opens_the",
                                                                        "source_opens_some",
                                                                        "cue_past",
                                                                        "cue_present",
                                                                        "cue_ing",
                                                                        "cue_participle",
                                                                        "cue_base",
                                                                        "cue_is_root",
                                                                        "cue_is_clause",
                                                                        "cue_is_relative",
                                                                        "cue_is_adverbial",
                                                                        "cue_modal",
                                                                        "cue_opens_to",
                                                                        "cue_passive",
                                                                        "cue_negated",
                                                                        "cue_ends_in_noun",
                                                                        "cue_ends_in_adposition",
                                                                        "content_is_clause",
                                                                        "content_is_open_clause",
                                                                        "content_is_object",
                                                                        "content_is_oblique",
                                                                        "content_has_finite_verb",
                                                                        "content_has_subject",
                                                                        "content_has_name",
                                                                        "content_opens_that",
                                                                        "content_opens_to",
                                                                        "content_opens_quoted",
                                                                        "content_opens_adposition",
                                                                        "content_before_cue",
                                                                        "source_to_cue",
                                                                        "content_to_cue",
                                                                        "content_opens_sentence",
                                                                        "content_ends_sentence",
                                                                        "share_of_sentence",
                                                                        "sentence_words",
                                                                        "cue_in_quotation",
                                                                        "before_it",
                                                                        "behind_it",
                                                                        "in_content_of_other",
                                                                        "paragraph",
                                                                        "statements",
                                                                        "cue_rate_most",
                                                                        "cue_rate_least",
                                                                        "cue_rate_last",
                                                                        "source_rate_last",
                                                                        "content_rate_first"};

/// Words [first, end) of the spans, without what lies between them.
using WordRows = std::vector<std::uint32_t>;

class FigureReader {
  using enum ReadingFigure;

 public:
  FigureReader(const Passage& passage, const std::vector<Found>& found) : p_(passage), found_(found) {
    for (std::uint32_t row = 0; row < found.size(); ++row)
      if (!found[row].within.valid() && !extent(found[row]).empty()) outermost_.push_back(row);
  }

  std::vector<ReadingFigures> run() {
    std::vector<ReadingFigures> out(found_.size());
    for (std::size_t at = 0; at < outermost_.size(); ++at) {
      row_ = &out[outermost_[at]];
      const Found& f = found_[outermost_[at]];
      read_shares(f);
      source_ = words_of(f.source);
      cue_ = words_of(f.cue);
      content_ = words_of(f.content);
      read_source();
      read_cue(f);
      read_content();
      read_ways();
      read_sentence(f);
      read_neighbours(at);
    }
    return out;
  }

 private:
  std::int32_t& set(ReadingFigure figure) { return (*row_)[static_cast<std::size_t>(figure)]; }
  static std::int32_t thousandths(float share) { return static_cast<std::int32_t>(std::lround(share * 1000)); }
  static std::int32_t length(std::size_t words) {
    return static_cast<std::int32_t>(std::min<std::size_t>(words, kMostWords));
  }

  static Span extent(const Found& f) {
    Span out{0xffffffffU, 0};
    for (const auto* spans : {&f.source, &f.cue, &f.content})
      for (const Span span : *spans) out = {std::min(out.begin, span.begin), std::max(out.end, span.end)};
    return out.end == 0 ? Span{} : out;
  }

  [[nodiscard]] WordRows words_of(const std::vector<Span>& spans) const {
    WordRows out;
    for (const Span span : spans)
      for (std::uint32_t w = word_at(p_, span.begin); w < p_.words.size() && p_.words.span[w].begin < span.end; ++w)
        if (p_.tags.upos[w] != Upos::punct) out.push_back(w);
    return out;
  }

  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t w) const {
    return p_.sentences.rows[p_.tokens.sentence[p_.words.token[w]]];
  }
  [[nodiscard]] bool is_verb(std::uint32_t w) const {
    return p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux;
  }

  void read_shares(const Found& f) {
    for (const ReadingFigure figure :
         {source_link, content_link, source_labels, cue_labels, content_labels, content_held})
      set(figure) = kUntold;
    if (f.sure) {
      set(source_link) = thousandths(f.sure->source_link);
      set(content_link) = thousandths(f.sure->content_link);
      set(source_labels) = thousandths(f.sure->source);
      set(cue_labels) = thousandths(f.sure->cue);
      set(content_labels) = thousandths(f.sure->content);
      set(content_held) = thousandths(f.sure->held);
    }
    constexpr std::string_view kBoth = "+learned";
    const std::string_view rule = f.rule;
    if (rule != kBoth.substr(1))
      set(pattern) =
          thousandths(rule_confidence(rule.substr(0, rule.size() - (rule.ends_with(kBoth) ? kBoth.size() : 0))));
    set(confidence) = thousandths(f.confidence);
    set(direct) = f.form == Form::direct;
    set(mixed) = f.form == Form::mixed;
    set(content_parts) = length(f.content.size());
  }

  void read_source() {
    set(source_words) = length(source_.size());
    set(source_rate_last) = kUntold;
    if (source_.empty()) return;
    const auto any = [&](auto test) { return std::ranges::any_of(source_, test); };
    set(source_is_name) = any([&](std::uint32_t w) { return p_.tags.upos[w] == Upos::propn; });
    set(source_is_pronoun) = source_.size() == 1 && p_.tags.upos[source_[0]] == Upos::pron;
    set(source_is_plural) = any([&](std::uint32_t w) { return p_.tags.xpos[w] == Xpos::nns; });
    constexpr std::array<std::string_view, 9> kSome = {"a",    "an",      "some",  "many", "several",
                                                       "most", "another", "other", "few"};
    set(source_opens_the) = lower(source_[0]) == "the";
    set(source_opens_some) = std::ranges::find(kSome, lower(source_[0])) != kSome.end();
    set(source_rate_last) = reading_rates(lower(source_.back())).source;
  }

  void read_cue(const Found& f) {
    set(cue_words) = length(cue_.size());
    for (const ReadingFigure figure : {cue_rate_most, cue_rate_least, cue_rate_last}) set(figure) = kUntold;
    if (cue_.empty()) return;
    set(cue_in_quotation) = in_quotation(p_, f.cue.front());
    std::int32_t most = kUntold;
    std::int32_t least = 1000;
    for (const std::uint32_t w : cue_) {
      const std::int32_t rate = reading_rates(lower(w)).cue;
      most = std::max(most, rate);
      least = std::min(least, rate);
      if (p_.tags.xpos[w] == Xpos::md) set(cue_modal) = 1;
      if (p_.trees.relation[w] == Relation::aux_pass) set(cue_passive) = 1;
      if (lower(w) == "not" || lower(w) == "n't" || lower(w) == "n’t" || lower(w) == "never") set(cue_negated) = 1;
    }
    set(cue_rate_most) = most;
    set(cue_rate_least) = least;
    set(cue_rate_last) = reading_rates(lower(cue_.back())).cue;
    set(cue_opens_to) = lower(cue_[0]) == "to";
    set(cue_ends_in_noun) = p_.tags.upos[cue_.back()] == Upos::noun;
    set(cue_ends_in_adposition) = p_.tags.upos[cue_.back()] == Upos::adp;
    const auto verb = std::ranges::find_if(cue_, [&](std::uint32_t w) { return p_.tags.upos[w] == Upos::verb; });
    if (verb != cue_.end()) read_verb(*verb);
  }

  void read_verb(std::uint32_t verb) {
    switch (p_.tags.xpos[verb]) {
      case Xpos::vbd: set(cue_past) = 1; break;
      case Xpos::vbz:
      case Xpos::vbp: set(cue_present) = 1; break;
      case Xpos::vbg: set(cue_ing) = 1; break;
      case Xpos::vbn: set(cue_participle) = 1; break;
      case Xpos::vb: set(cue_base) = 1; break;
      default: break;
    }
    switch (p_.trees.relation[verb]) {
      case Relation::root: set(cue_is_root) = 1; break;
      case Relation::ccomp:
      case Relation::xcomp: set(cue_is_clause) = 1; break;
      case Relation::acl:
      case Relation::acl_relcl: set(cue_is_relative) = 1; break;
      case Relation::advcl: set(cue_is_adverbial) = 1; break;
      default: break;
    }
  }

  void read_content() {
    set(content_words) = length(content_.size());
    set(content_rate_first) = kUntold;
    if (content_.empty()) return;
    const std::uint32_t first = content_.front();
    const std::uint32_t last = content_.back();
    for (const std::uint32_t w : content_) {
      const Relation relation = p_.trees.relation[w];
      if (is_verb(w) && p_.tags.xpos[w] != Xpos::vb && p_.tags.xpos[w] != Xpos::vbg && p_.tags.xpos[w] != Xpos::vbn)
        set(content_has_finite_verb) = 1;
      if (relation == Relation::nsubj || relation == Relation::nsubj_pass) set(content_has_subject) = 1;
      if (p_.tags.upos[w] == Upos::propn) set(content_has_name) = 1;
    }
    const auto top = std::ranges::find_if(content_, [&](std::uint32_t w) {
      const std::uint32_t head = p_.trees.head[w];
      return head == Trees::kRoot || head < first || head > last;
    });
    if (top != content_.end()) read_top(p_.trees.relation[*top]);
    const std::string_view word = lower(first);
    set(content_opens_that) = word == "that";
    set(content_opens_to) = word == "to";
    set(content_opens_adposition) = p_.tags.upos[first] == Upos::adp;
    set(content_opens_quoted) = in_quotation(p_, p_.words.span[first]);
    set(content_rate_first) = reading_rates(word).content;
  }

  void read_top(Relation relation) {
    switch (relation) {
      case Relation::ccomp:
      case Relation::parataxis:
      case Relation::root: set(content_is_clause) = 1; break;
      case Relation::xcomp: set(content_is_open_clause) = 1; break;
      case Relation::obj: set(content_is_object) = 1; break;
      case Relation::obl:
      case Relation::nmod: set(content_is_oblique) = 1; break;
      default: break;
    }
  }

  /// Words from `a` to `b`, which do not overlap.
  static std::int32_t way(const WordRows& a, const WordRows& b) {
    if (a.empty() || b.empty()) return kUntold;
    const std::uint32_t far = a.front() < b.front() ? b.front() - std::min(b.front(), a.back() + 1)
                                                    : a.front() - std::min(a.front(), b.back() + 1);
    return length(far);
  }

  void read_ways() {
    set(source_to_cue) = way(source_, cue_);
    set(content_to_cue) = way(content_, cue_);
    set(content_before_cue) = !content_.empty() && !cue_.empty() && content_.front() < cue_.front();
  }

  void read_sentence(const Found& f) {
    const WordRows& words = !cue_.empty() ? cue_ : !content_.empty() ? content_ : source_;
    if (words.empty()) return;
    const Sentence& sentence = sentence_of(words.front());
    const std::uint32_t size = sentence.end_word - sentence.first_word;
    set(sentence_words) = length(size);
    set(paragraph) = static_cast<std::int32_t>(std::min<std::uint32_t>(sentence.paragraph, kMostStatements));
    const Span all = extent(f);
    const std::uint32_t begin = std::max(word_at(p_, all.begin), sentence.first_word);
    const std::uint32_t end = std::min(word_at(p_, all.end), sentence.end_word);
    if (size > 0 && end > begin) set(share_of_sentence) = static_cast<std::int32_t>((end - begin) * 1000 / size);
    if (content_.empty()) return;
    const Sentence& of_content = sentence_of(content_.front());
    set(content_opens_sentence) = of_content.first_word == content_.front();
    std::uint32_t behind = content_.back() + 1;
    const Sentence& of_end = sentence_of(content_.back());
    while (behind < of_end.end_word && p_.tags.upos[behind] == Upos::punct) ++behind;
    set(content_ends_sentence) = behind >= of_end.end_word;
  }

  void read_neighbours(std::size_t at) {
    const Span here = extent(found_[outermost_[at]]);
    set(statements) = static_cast<std::int32_t>(std::min<std::size_t>(outermost_.size(), kMostStatements));
    set(before_it) = at == 0 ? kMostWords : between(extent(found_[outermost_[at - 1]]), here);
    set(behind_it) = at + 1 == outermost_.size() ? kMostWords : between(here, extent(found_[outermost_[at + 1]]));
    const auto& cue = found_[outermost_[at]].cue;
    for (std::size_t other = at == 0 ? 0 : at - 1; other < outermost_.size() && other <= at + 1; ++other)
      if (other != at && overlap(found_[outermost_[other]].content, cue)) set(in_content_of_other) = 1;
  }

  [[nodiscard]] std::int32_t between(Span first, Span second) const {
    const auto a = static_cast<std::int32_t>(word_at(p_, first.end));
    const auto b = static_cast<std::int32_t>(word_at(p_, second.begin));
    return std::clamp(b - a, -kMostWords, kMostWords);
  }

  const Passage& p_;
  const std::vector<Found>& found_;
  std::vector<std::uint32_t> outermost_;
  ReadingFigures* row_ = nullptr;
  WordRows source_, cue_, content_;
};

}  // namespace

std::string_view name_of(ReadingFigure figure) { return kFigureNames[static_cast<std::size_t>(figure)]; }

std::vector<ReadingFigures> reading_figures(const Passage& passage, const std::vector<Found>& found) {
  return FigureReader(passage, found).run();
}

}  // namespace whosays::quote
