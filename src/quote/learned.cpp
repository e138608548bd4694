// Which combination is best was decided on PolNeAR's dev part: docs/notes/statements.md has the table.
#include "quote/learned.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "quote/beside_quotation.h"
#include "quote/cues.h"
#include "quote/extents.h"
#include "quote/inner.h"
#include "quote/inverted.h"
#include "quote/tree_sources.h"
#include "quote/tree_spans.h"
#include "quote/tree_statements.h"
#include "quote/units.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffffU;
constexpr int kDeepestChain = 64;

bool stands_in(const std::vector<Span>& inner, const std::vector<Span>& outer) {
  return !inner.empty() && std::ranges::all_of(inner, [&](Span x) {
    return std::ranges::any_of(outer, [&](Span y) { return y.contains(x); });
  });
}

class Combination {
 public:
  Combination(std::string_view text, const Passage& passage, std::vector<Found> lists, const Linked& learned)
      : text_(text), p_(passage), lists_(std::move(lists)) {
    for (const LinkedStatement& s : learned.statements) net_.push_back(found_of(learned, s));
    go_on_in_quotations(learned);
    settle_extents(text_, p_, net_);
    match();
    add_sources();
    std::vector<Found> kept;
    for (std::uint32_t n = 0; n < net_.size(); ++n)
      if (list_of_net_[n] != kNowhere || !states_terms(net_[n])) kept.push_back(std::move(net_[n]));
    net_ = std::move(kept);
  }

  std::vector<Found> run() {
    match();
    for (std::uint32_t n = 0; n < net_.size(); ++n) out_.push_back(merged(n));
    note_contents();
    for (std::uint32_t r = 0; r < lists_.size(); ++r)
      if (of_list_[r] == kNowhere) add_listed(r);
    add_beside();
    add_inner();
    note_contents();
    for (std::uint32_t row = 0; row < out_.size(); ++row) out_[row].within = outer_of(row);
    for (std::uint32_t row = 0; row < out_.size(); ++row)
      if (goes_round(row)) out_[row].within = {};
    return in_order(std::move(out_));
  }

 private:
  [[nodiscard]] Span words(const RoleSpan& s) const {
    return {p_.words.span[s.first].begin, p_.words.span[s.end - 1].end};
  }

  [[nodiscard]] Found found_of(const Linked& learned, const LinkedStatement& s) const {
    Found f;
    if (s.source != kNoSpan) f.source = {words(learned.spans[s.source])};
    f.cue = {words(learned.spans[s.cue])};
    for (const std::uint32_t content : s.contents) f.content.push_back(words(learned.spans[content]));
    f.rule = "learned";
    f.sure = sure_of(learned, s);
    f.confidence = learned_confidence(*f.sure, 0);
    f.lemma = lemma_of(learned.spans[s.cue]);
    set_form(f);
    return f;
  }

  /// A content that no cue has and that is a later paragraph of a quotation goes with what is said next in its
  /// paragraph ("“Anybody may ask.” He added that ..."), else with what the quotation began in.
  void go_on_in_quotations(const Linked& learned) {
    std::vector<bool> has_cue(learned.spans.size(), false);
    for (const LinkedStatement& s : learned.statements)
      for (const std::uint32_t content : s.contents) has_cue[content] = true;
    for (std::uint32_t i = 0; i < learned.spans.size(); ++i) {
      if (learned.spans[i].role != LabelRole::content || has_cue[i]) continue;
      const Span more = words(learned.spans[i]);
      const Quotation* q = quotation_at(more, {kNowhere, kNowhere});
      if (q == nullptr) continue;
      constexpr int kNearest = 8;  // statements
      auto begun = std::ranges::partition_point(net_, [&](const Found& f) { return f.cue.front().end <= more.begin; });
      if (begun != net_.end() && begun->content.front().begin >= more.end &&
          paragraph_of(begun->cue.front()) == paragraph_of(more)) {
        begun->content.insert(begun->content.begin(), more);
        continue;
      }
      for (int steps = 0; begun != net_.begin() && steps < kNearest; ++steps) {
        --begun;
        if (begun->content.back().end > more.begin || !q->span.contains(begun->content.back())) continue;
        begun->content.push_back(more);
        break;
      }
    }
  }

  [[nodiscard]] std::uint32_t paragraph_of(Span span) const {
    return p_.sentences.rows[p_.tokens.sentence[token_at(span.begin)]].paragraph;
  }

  static Sure sure_of(const Linked& learned, const LinkedStatement& s) {
    Sure sure{s.source_sure, s.content_sure, 1, 1, 1, 1};
    if (learned.shares.size() != learned.spans.size()) return sure;
    if (s.source != kNoSpan) sure.source = learned.shares[s.source].exact;
    sure.cue = learned.shares[s.cue].exact;
    for (const std::uint32_t content : s.contents) {
      sure.content = std::min(sure.content, learned.shares[content].exact);
      sure.held = std::min(sure.held, learned.shares[content].held);
    }
    return sure;
  }

  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(
        std::ranges::partition_point(p_.tokens.span, [&](Span t) { return t.end <= byte; }) - p_.tokens.span.begin());
  }

  /// Of the first cue of the lexicon in the span; else of the verb, or of the last word.
  [[nodiscard]] std::string lemma_of(const RoleSpan& cue) const {
    const Span span = words(cue);
    const std::uint32_t first = token_at(span.begin);
    const std::uint32_t end = token_at(span.end - 1) + 1;
    if (p_.tokens.lower_at(first) == "according") return "according_to";
    const Segment segment = segment_of(text_, p_, first, end, 0);
    for (std::uint32_t i = 0; i < segment.size(); ++i)
      if (const Cue* found = cue_at(segment, i); found != nullptr) return std::string(found->lemma);
    if (p_.tags.upos.size() != p_.words.size()) return std::string(p_.tokens.lower_at(first));
    for (std::uint32_t i = cue.first; i < cue.end; ++i)
      if (p_.tags.upos[i] == Upos::verb) return std::string(p_.tags.lemma_at(i));
    return std::string(p_.tags.lemma_at(cue.end - 1));
  }

  /// Quotations around the cue are somebody else's: only those that do not hold it make a content direct.
  void set_form(Found& f) const {
    bool quoted = false;
    bool plain = false;
    for (const Span content : f.content) {
      for (std::uint32_t t = token_at(content.begin); t < p_.tokens.size() && p_.tokens.span[t].begin < content.end;
           ++t) {
        const TokenKind kind = p_.tokens.kind[t];
        if (kind != TokenKind::word && kind != TokenKind::number) continue;
        const Quotation* q = quotation_at(p_.tokens.span[t], f.cue.front());
        (q == nullptr ? plain : quoted) = true;
        if (q != nullptr && !q->closed) f.unclosed = true;
      }
    }
    f.form = !quoted ? Form::indirect : plain ? Form::mixed : Form::direct;
  }

  [[nodiscard]] const Quotation* quotation_at(Span word, Span cue) const {
    const auto& rows = p_.quotations.rows;
    auto after = std::ranges::partition_point(rows, [&](const Quotation& q) { return q.span.begin <= word.begin; });
    for (int steps = 0; after != rows.begin() && steps < 8; ++steps) {
      --after;
      if (after->span.contains(word) && !after->span.contains(cue)) return &*after;
      if (after->depth == 0) break;
    }
    return nullptr;
  }

  /// The net's statement for each of the lists', by their cues; of several, the net's takes the outermost.
  void match() {
    of_list_.assign(lists_.size(), kNowhere);
    list_of_net_.assign(net_.size(), kNowhere);
    row_of_list_.assign(lists_.size(), kNowhere);
    for (std::uint32_t r = 0; r < lists_.size(); ++r) {
      if (lists_[r].cue.empty()) continue;
      const std::uint32_t begin = lists_[r].cue.front().begin;
      const auto from = std::ranges::partition_point(net_, [&](const Found& n) { return n.cue.front().end <= begin; });
      // A cue of the lists may have parts with another cue between them.
      auto n = static_cast<std::uint32_t>(from - net_.begin());
      for (const std::uint32_t end = n + 4; n < net_.size() && n < end; ++n) {
        if (!overlap(net_[n].cue, lists_[r].cue)) continue;
        of_list_[r] = row_of_list_[r] = n;
        if (list_of_net_[n] == kNowhere) list_of_net_[n] = r;
        break;
      }
    }
  }

  [[nodiscard]] bool has_verb(const std::vector<Span>& spans) const {
    if (p_.tags.upos.size() != p_.words.size()) return false;
    return std::ranges::any_of(spans, [&](Span span) {
      for (std::uint32_t w = word_at(p_, span.begin); w < p_.words.size() && p_.words.span[w].begin < span.end; ++w)
        if (p_.tags.upos[w] == Upos::verb || p_.tags.upos[w] == Upos::aux) return true;
      return false;
    });
  }

  /// Where neither of the two has a source, the tree may know it.
  void add_sources() {
    for (std::uint32_t n = 0; n < net_.size(); ++n) {
      if (!net_[n].source.empty() || (list_of_net_[n] != kNowhere && !lists_[list_of_net_[n]].source.empty())) continue;
      if (const auto who = source_by_tree(p_, net_[n]))
        net_[n].source = {*who};
      else if (has_trees(p_) && speak_from_behind(p_, net_[n]))
        set_form(net_[n]);
    }
  }

  /// "who asked not to be named": the terms of a source, for footing, and nothing that is said.
  [[nodiscard]] bool states_terms(const Found& f) const {
    constexpr std::array<std::string_view, 8> kTerms = {
        "not to be named",   "not to be identified", "not to be quoted", "not be named",
        "not be identified", "to remain anonymous",  "to be identified", "anonymity"};
    const std::string_view content = slice(p_.tokens.lower, f.content.front());
    return std::ranges::any_of(kTerms, [&](std::string_view terms) { return content.starts_with(terms); });
  }

  /// Patterns that are right more often than the net, or whose form the corpus does not know.
  static bool is_better_by_lists(const Found& listed) {
    constexpr std::array<std::string_view, 8> kRules = {"implicit",       "interrupted",    "interrupted_quotation",
                                                        "refusal",        "transcript",     "speaker_colon",
                                                        "dash_signature", "block_quotation"};
    return listed.content.empty() || std::ranges::find(kRules, listed.rule) != kRules.end();
  }

  /// Row n of the result: the net's statement with what the lists know of it.
  /// "often says", "did not respond to": the net's cue is the list's and words beside it that are nothing else there.
  /// Not "It is widely believed", whose "it" is nobody.
  [[nodiscard]] bool says_more(const std::vector<Span>& cue, const Found& listed) const {
    return stands_in(listed.cue, cue) && !overlap(cue, listed.source) && !overlap(cue, listed.content) &&
           !overlap(cue, listed.hearer) && p_.tokens.lower_at(token_at(cue.front().begin)) != "it";
  }

  [[nodiscard]] Found merged(std::uint32_t n) const {
    const std::uint32_t r = list_of_net_[n];
    if (r == kNowhere) return net_[n];
    const Found& listed = lists_[r];
    const bool has_no_source = net_[n].source.empty() && !listed.source.empty();
    Found f = net_[n];
    f.confidence = learned_confidence(*f.sure, listed.confidence);
    f.rule = listed.rule + "+learned";
    if (is_better_by_lists(listed) || has_no_source) {
      f.source = listed.source;
      if (!says_more(f.cue, listed)) f.cue = listed.cue;
      f.content = listed.content;
      f.hearer = listed.hearer;
      f.lemma = listed.lemma;
      f.form = listed.form;
      f.unclosed = listed.unclosed;
      return f;
    }
    // "The dam, engineers said, would hold"
    const bool lost_predicate = listed.rule == "attached" && stands_in(f.content, listed.content) &&
                                has_verb(listed.content) && !has_verb(f.content);
    if (lost_predicate) {
      f.content = listed.content;
      f.form = listed.form;
      f.unclosed = listed.unclosed;
    }
    f.lemma = listed.lemma;
    f.hearer = listed.hearer;
    if (overlap(f.hearer, f.source) || overlap(f.hearer, f.cue)) f.hearer.clear();
    // "“...?” the judge asked Hugo Lenk."
    if (f.content.size() > 1) std::erase_if(f.content, [&](Span part) { return stands_in({part}, f.hearer); });
    return f;
  }

  /// What only the lists found. In a content of the net's it stands as far as it lies inside.
  void add_listed(std::uint32_t r) {
    Found f = lists_[r];
    f.confidence = unlearned_confidence(f.confidence);
    const std::uint32_t outer = content_around(f.cue, kNowhere);
    row_of_list_[r] = outer != kNowhere ? outer : static_cast<std::uint32_t>(out_.size());
    if (outer == kNowhere) {
      out_.push_back(f);
      out_.back().within = {};
      origin_[static_cast<std::uint32_t>(out_.size() - 1)] = r;
      return;
    }
    if (!f.source.empty() && !stands_in(f.source, out_[outer].content)) {
      // The two contradict each other: what the net alone has found gives way.
      if (outer >= net_.size() || list_of_net_[outer] != kNowhere || origin_.contains(outer)) return;
      out_[outer] = f;
      out_[outer].within = {};
      origin_[outer] = r;
      return;
    }
    Found inner = f;
    inner.content.clear();
    for (const Span part : f.content)
      for (const Span whole : out_[outer].content)
        if (part.overlaps(whole)) inner.content.push_back(part.clamped_to(whole));
    if (inner.content.empty() != f.content.empty()) return;
    row_of_list_[r] = static_cast<std::uint32_t>(out_.size());
    origin_[row_of_list_[r]] = r;
    out_.push_back(std::move(inner));
  }

  /// Quotations that neither of the two gave to anybody, what somebody calls something, what trees show besides.
  void add_beside() {
    for (const auto find : {beside_quotations, tree_statements})
      for (Found& f : find(p_, out_)) {
        set_form(f);
        out_.push_back(std::move(f));
      }
  }

  /// What somebody says inside contents, by the tree; also inside what is found so.
  void add_inner() {
    constexpr int kDeepest = 4;
    for (int depth = 0; depth < kDeepest; ++depth) {
      std::vector<Found> inner = inner_statements(p_, out_);
      if (inner.empty()) return;
      for (Found& f : inner) {
        set_form(f);
        out_.push_back(std::move(f));
      }
    }
  }

  /// All contents by their beginning, for content_around.
  void note_contents() {
    contents_.clear();
    for (std::uint32_t row = 0; row < out_.size(); ++row)
      for (const Span content : out_[row].content) contents_.push_back({content, row});
    std::ranges::sort(contents_);
  }

  /// The row with the smallest content that holds all of the spans; not `but`. Contents nest a few levels deep at most,
  /// so only the nearest are looked at.
  [[nodiscard]] std::uint32_t content_around(const std::vector<Span>& spans, std::uint32_t but) const {
    if (spans.empty()) return kNowhere;
    const Span whole{spans.front().begin, spans.back().end};
    auto at = std::ranges::partition_point(contents_, [&](const auto& c) { return c.first.begin <= whole.begin; });
    std::uint32_t best = kNowhere;
    std::uint32_t smallest = kNowhere;
    for (int steps = 0; at != contents_.begin() && steps < 16; ++steps) {
      --at;
      const auto& [content, row] = *at;
      if (row == but || !content.contains(whole) || content.size() >= smallest) continue;
      best = row;
      smallest = content.size();
    }
    return best;
  }

  /// The statement that a row stands in: the one that the lists say, else the one whose content holds all of it.
  [[nodiscard]] StatementId outer_of(std::uint32_t row) const {
    const Found& f = out_[row];
    const auto origin = origin_.find(row);
    const std::uint32_t r = origin != origin_.end() ? origin->second : row < net_.size() ? list_of_net_[row] : kNowhere;
    if (r != kNowhere && lists_[r].within.valid()) {
      const std::uint32_t outer = row_of_list_[lists_[r].within.value];
      if (outer != row && stands_in(f.cue, out_[outer].content)) return StatementId(outer);
    }
    std::vector<Span> all = f.source;
    for (const auto* spans : {&f.cue, &f.content}) all.insert(all.end(), spans->begin(), spans->end());
    std::ranges::sort(all);
    const std::uint32_t outer = content_around(all, row);
    return outer == kNowhere ? StatementId() : StatementId(outer);
  }

  /// Two contents that hold each other's cue.
  [[nodiscard]] bool goes_round(std::uint32_t row) const {
    StatementId at = out_[row].within;
    for (int steps = 0; at.valid() && steps < kDeepestChain; ++steps) {
      if (at.value == row) return true;
      at = out_[at.value].within;
    }
    return at.valid();
  }

  std::string_view text_;
  const Passage& p_;
  std::vector<Found> lists_, net_, out_;
  std::vector<std::uint32_t> of_list_;      ///< the net's statement, by row of the lists
  std::vector<std::uint32_t> list_of_net_;  ///< the lists' row whose knowledge a statement of the net's has
  std::vector<std::uint32_t> row_of_list_;  ///< in out_
  std::unordered_map<std::uint32_t, std::uint32_t> origin_;  ///< row of the lists, by row that only they found
  std::vector<std::pair<Span, std::uint32_t>> contents_;
};

}  // namespace

std::vector<Found> combined(std::string_view text, const Passage& passage, std::vector<Found> by_lists,
                            const Linked& learned) {
  return Combination(text, passage, std::move(by_lists), learned).run();
}

}  // namespace whosays::quote
