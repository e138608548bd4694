// The page of this stage: one attribution after another gets its footing; then answers, which need all of them.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/hash.h"
#include "doc/language.h"
#include "footing/act.h"
#include "footing/against.h"
#include "footing/answers.h"
#include "footing/charge_memory.h"
#include "footing/footing.h"
#include "footing/grammar.h"
#include "footing/ground.h"
#include "footing/hearer.h"
#include "footing/own_statements.h"
#include "footing/source.h"
#include "footing/token_text.h"
#include "footing/via.h"
#include "footing/word_lists.h"

namespace whosays::footing {
namespace {

constexpr std::uint32_t kNearCue = 40;  ///< bytes between a cue and the time at which it was said
constexpr float kCommit = 0.5F;         ///< reading_confidence below this is set aside

/// Hash of original, field, source and content; the cue only where there is no content (two refusals of one source).
std::string statement_id(const Input& input, const Attribution& a) {
  HashBuilder hash;
  hash.add(input.article.sha256).add(input.article.sha256.empty() ? input.article.text : "").add(word(a.field));
  const auto add = [&](Range range) {
    for (const Span span : input.attributions.spans.at(range)) {
      hash.add(std::to_string(span.begin)).add(std::to_string(span.end));
    }
    hash.add("|");
  };
  add(a.source);
  add(a.content);
  if (a.content.empty() || a.source.empty()) add(a.cue);
  return hash.hex(16);
}

std::string one_digit(float number) {
  std::array<char, 16> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 1).ptr;
  return {text.data(), end};
}

/// "The dispersal suggests that ...": a cue of which a thing can be the subject.
bool shows_only(std::string_view lemma) {
  static const WordBag& shows = act_words("shows");
  return shows.contains(lemma) ||
         is_one_of(lemma, {"imply", "mean", "prove", "signal", "underscore", "reflect", "hint"});
}

class StatementBuilder {
 public:
  explicit StatementBuilder(const Input& input) : input_(input), sources_(input), anonymity_(input.text) {
    for (const IntegrityMark& mark : integrity(input).rows)
      if (mark.kind == IntegrityKind::truncated_sentence || mark.kind == IntegrityKind::orphaned_fragment)
        broken_.insert(broken_.end(), mark.spans.begin(), mark.spans.end());
    std::sort(broken_.begin(), broken_.end());
    for (std::uint32_t t = 0; t < input.times.rows.size(); ++t)
      (input.times.rows[t].field == Field::text ? times_ : title_times_).push_back(t);
  }

  Statements run() {
    out_.state = LayerState::present;
    for (const Attribution& attribution : input_.attributions.rows) {
      out_.rows.push_back(build(attribution));
      if (questions_.size() == kMostTogether) add_against();
    }
    add_against();
    const auto answers = read_answers(input_, out_);
    for (std::size_t row = 0; row < out_.rows.size(); ++row) out_.rows[row].answers = out_.answers.add(answers[row]);
    set_aside_with_their_outer();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::span<const Span> spans(Range range) const { return input_.attributions.spans.at(range); }

  Range copied(Range range) {
    const auto from = spans(range);
    return out_.spans.add(from);
  }

  Statement build(const Attribution& a) {
    SourceReading source = sources_.read(a);
    if (source.open_pronoun) set_first_person(a, source);
    const ActReading act = read_act(input_, a);
    GroundReading ground = read_ground(input_, a);
    // "The player, who cannot be named for legal reasons": a role, and no name on purpose.
    const bool by_role = source.source_class == SourceClass::named && (source.why == kByRole || source.why == kByNoun);
    const bool hidden = by_role && a.field == Field::text && !a.source.empty() &&
                        anonymity_.hide(input_.text, tokens_of(input_.text, spans(a.source).front()));
    if (by_role && (hidden || ground.anonymity_reason || hides_name(ground.terms)))
      source.source_class = SourceClass::unnamed;
    if (source.source_class == SourceClass::unnamed && a.field == Field::text && !a.source.empty())
      anonymity_.fill(input_.text, tokens_of(input_.text, spans(a.source).front()), ground);
    Statement s;
    s.id = statement_id(input_, a);
    s.field = a.field;
    s.form = a.form;
    s.source = copied(a.source);
    s.cue = copied(a.cue);
    s.content = copied(a.content);
    s.cue_lemma = a.cue_lemma;
    s.within = a.within;
    set_source(source, ground, s);
    s.act = act.act;
    s.stated_certainty = act.certainty;
    s.polarity = act.polarity;
    s.negated = act.negated;
    s.hedges = out_.spans.add(act.hedges);
    add_hearer(a, s);
    add_via(a, s);
    add_times(a, s);
    weigh(a, source, act, s);
    negations_.push_back(act.negation);
    s.why = "span: " + a.rule + "; class: " + source.why;
    questions_.emplace_back(input_, a, std::move(source), sources_, act.act);
    return s;
  }

  /// "“I asked why,” she said": in words that are quoted, "I" is who says them.
  void set_first_person(const Attribution& a, SourceReading& source) const {
    const Span who = spans(a.source).front();
    const Passage& passage = a.field == Field::text ? input_.text : input_.title;
    if (!a.within.valid() || a.within.value >= out_.rows.size() || slice(passage.tokens.lower, who) != "i") return;
    const Statement& outer = out_.rows[a.within.value];
    const auto behind = std::ranges::partition_point(passage.quotations.rows,
                                                     [&](const Quotation& q) { return q.span.begin <= who.begin; });
    // A quotation in the quotation is somebody else's.
    const bool quoted =
        behind != passage.quotations.rows.begin() && (behind - 1)->depth == 0 && (behind - 1)->span.contains(who);
    if (outer.form == Form::indirect || !quoted || outer.source_class == SourceClass::unnamed) return;
    source.actor = outer.actor;
    source.open_pronoun = !source.actor.valid();
    if (source.actor.valid()) source.why = "the one who is quoted";
  }

  [[nodiscard]] bool hides_name(const std::optional<Span>& terms) const {
    if (!terms) return false;
    const std::string_view words = slice(input_.text.tokens.lower, *terms);
    return words.find("anonym") != words.npos || words.find("name") != words.npos ||
           words.find("identif") != words.npos || words.find("background") != words.npos;
  }

  static void set_source(const SourceReading& source, const GroundReading& ground, Statement& s) {
    s.source_class = source.source_class;
    s.speaks_for = source.speaks_for;
    s.count = source.count;
    s.count_min = source.count_min;
    s.descriptor = source.descriptor;
    // An unnamed source is nobody's mention: it has no actor, not even inside its article's actor list.
    if (source.source_class != SourceClass::unnamed) s.actor = source.actor;
    s.basis = ground.basis;
    s.basis_span = ground.basis_span;
    s.channel = ground.channel;
    s.terms = ground.terms;
    if (source.source_class == SourceClass::unnamed) s.anonymity_reason = ground.anonymity_reason;
  }

  /// Of the rows that wait for it.
  void add_against() {
    const std::size_t first = out_.rows.size() - questions_.size();
    for (std::size_t i = 0; i < questions_.size(); ++i) add_against(first + i, questions_[i]);
    questions_.clear();
  }

  /// With what spoke for it: "; against Odel: rule, net 1.3".
  void add_against(std::size_t row, AgainstQuestion& question) {
    const Attribution& a = input_.attributions.rows[row];
    Statement& s = out_.rows[row];
    std::vector<Against> rows;
    for (const AgainstReading& reading : question.answer()) {
      rows.push_back({reading.actor, out_.spans.add(reading.spans), reading.confidence()});
      s.why += "; against " + std::string(slice(input_.article.field(a.field), reading.spans.front())) + ":";
      if (reading.by_rule) s.why += reading.log_odds ? " rule," : " rule";
      // One digit: more would only promise what the net cannot keep.
      if (reading.log_odds) s.why += " net " + one_digit(*reading.log_odds);
    }
    if (rows.empty() && row > 0 && out_.is_against_somebody(out_.rows[row - 1]))
      if (const Span who = left_out_of(a, out_.rows[row - 1]); !who.empty()) {
        const float confidence = out_.against.at(out_.rows[row - 1].against).front().reading_confidence;
        rows.push_back({sources_.actor_in(a.field, who), out_.spans.add(std::vector<Span>{who}), confidence});
        s.why += "; against " + std::string(slice(input_.article.field(a.field), who)) + ": by the words left out";
      }
    s.against = out_.against.add(rows);
  }

  /// "Zorre is arming the men. Zorre says Lisk is.": whoever does it by the words left out.
  [[nodiscard]] Span left_out_of(const Attribution& a, const Statement& before) const {
    const auto content = spans(a.content);
    if (content.size() != 1 || a.field != before.field) return {};
    const Passage& p = a.field == Field::text ? input_.text : input_.title;
    TokenRange tokens = tokens_of(p, content.front());
    const auto ends_in = [&]<std::size_t N>(const std::string_view(&words)[N]) {
      return tokens.end > tokens.begin + 1 && is_one_of(p.tokens.lower_at(tokens.end - 1), words);
    };
    if (ends_in({".", "”"})) --tokens.end;
    if (ends_in({"too"})) --tokens.end;
    constexpr std::uint32_t kLongest = 5;
    if (tokens.empty() || tokens.end - tokens.begin > kLongest) return {};
    if (is_one_of(p.tokens.lower_at(tokens.begin), {"he", "she", "it", "they", "i", "we", "there", "that", "this"}))
      return {};
    if (!ends_in({"is", "was", "are", "were", "did", "does", "do", "has", "had", "have"})) return {};
    return span_of(p, {tokens.begin, tokens.end - 1});
  }

  void add_hearer(const Attribution& a, Statement& s) {
    if (a.hearer.empty()) return;
    const std::vector<Span> whole = read_hearer(input_, a);
    if (whole.empty() || ((s.act == Act::promise || s.act == Act::demand) && is_thing_wanted(input_, a, whole.back())))
      return;
    Party party;
    party.actor = sources_.actor_in(a.field, whole.front());
    // "He asked him": whoever "him" is, not the one who asks.
    if (party.actor == s.actor) party.actor = ActorId();
    party.spans = out_.spans.add(whole);
    s.to = out_.parties.add(std::vector<Party>{party});
  }

  void add_via(const Attribution& a, Statement& s) {
    std::vector<Party> rows;
    for (const Span span : read_via(input_, a)) {
      Party party;
      party.actor = sources_.actor_in(a.field, span);
      party.spans = out_.spans.add(std::vector<Span>{span});
      rows.push_back(party);
    }
    s.via = out_.parties.add(rows);
  }

  /// Times inside the content are what it is about; the one next to the cue, in its sentence, is when it was said.
  void add_times(const Attribution& a, Statement& s) {
    std::vector<TimeId> about;
    for (const Span span : spans(a.content))
      for (const TimeId id : times_in(a.field, span))
        if (!input_.times.rows[id.value].value.empty()) about.push_back(id);
    s.about = out_.times.add(about);
    const auto cue = spans(a.cue);
    if (cue.empty()) return;
    const Passage& passage = a.field == Field::text ? input_.text : input_.title;
    const TokenRange sentence = sentence_tokens(passage, cue.front().begin);
    if (sentence.empty()) return;
    std::uint32_t nearest = kNearCue + 1;
    for (const TimeId id : times_in(a.field, span_of(passage, sentence))) {
      const Time& time = input_.times.rows[id.value];
      const std::uint32_t gap = gap_to_cue(a, time.span);
      if (gap >= nearest || !can_be_said(a, s, time, gap)) continue;
      nearest = gap;
      // Of "said Monday" nobody knows the day, and no other time of the sentence is meant.
      s.said = time.value.empty() ? TimeId() : id;
    }
  }

  /// Not how long or how often, and of the source's own words only when a paper is of; "now" and "currently" only
  /// beside the cue, and not as the word that goes over to it.
  [[nodiscard]] bool can_be_said(const Attribution& a, const Statement& s, const Time& time, std::uint32_t gap) const {
    const auto content = spans(a.content);
    if (std::ranges::any_of(content, [&](Span c) { return c.contains(time.span); })) return false;
    if (time.type == TimeType::duration || time.type == TimeType::set) return false;
    const Passage& passage = a.field == Field::text ? input_.text : input_.title;
    const auto source = spans(a.source);
    const bool of_source = std::ranges::any_of(source, [&](Span own) { return own.contains(time.span); });
    if (of_source) return s.source_class == SourceClass::document;
    if (s.channel && s.channel->contains(time.span)) return true;  // "in a 2011 speech"
    // "the 2016 convention"
    const TokenRange tokens = tokens_of(passage, time.span);
    constexpr std::size_t kYear = 4;
    const bool year = time.value.size() == kYear && tokens.end == tokens.begin + 1;
    if (year && (tokens.begin == 0 || !is_preposition(passage.tokens.lower_at(tokens.begin - 1)))) return false;
    return gap <= 1 ||
           !is_one_of(slice(passage.tokens.lower, time.span), {"now", "nowadays", "currently", "presently"});
  }

  /// Times that lie in a span. O(log times + result).
  [[nodiscard]] std::vector<TimeId> times_in(Field field, Span span) const {
    const auto& rows = field == Field::text ? times_ : title_times_;
    auto it = std::lower_bound(rows.begin(), rows.end(), span.begin,
                               [&](std::uint32_t t, std::uint32_t at) { return input_.times.rows[t].span.begin < at; });
    std::vector<TimeId> out;
    for (; it != rows.end() && input_.times.rows[*it].span.begin < span.end; ++it)
      if (span.contains(input_.times.rows[*it].span)) out.push_back(TimeId(*it));
    return out;
  }

  /// Bytes between a time and the cue: "said on Tuesday", "on Tuesday denied".
  [[nodiscard]] std::uint32_t gap_to_cue(const Attribution& a, Span time) const {
    std::uint32_t least = kNearCue + 1;
    for (const Span cue : spans(a.cue)) {
      if (cue.overlaps(time)) return 0;
      least = std::min(least, time.begin >= cue.end ? time.begin - cue.end : cue.begin - std::min(cue.begin, time.end));
    }
    return least;
  }

  void weigh(const Attribution& a, const SourceReading& source, const ActReading& act, Statement& s) const {
    s.reading_confidence = a.confidence;
    s.set_aside = a.doubt;
    if (!can_be_analysed(input_.article.language)) s.set_aside = "its language cannot be analysed";
    if (s.set_aside.empty() && touches_mark(a)) s.set_aside = "the sentence is broken";
    if (s.set_aside.empty() && source.open_pronoun &&
        (s.source_class != SourceClass::unnamed || source.why == kOpenPronoun))
      s.set_aside = "who is meant by the pronoun has not been settled";
    if (s.set_aside.empty()) s.set_aside = act.not_said;
    if (s.set_aside.empty() && source.why == kByNoun && shows_only(a.cue_lemma))
      s.set_aside = "what stands as its source shows, and says nothing";
    if (s.set_aside.empty() && source.why == kHappening) s.set_aside = "what stands as its source cannot speak";
    if (s.set_aside.empty() && s.reading_confidence < kCommit) s.set_aside = "the reading is not sure enough";
  }

  [[nodiscard]] bool touches_mark(const Attribution& a) const {
    if (a.field != Field::text) return false;
    for (const Range range : {a.source, a.cue, a.content}) {
      for (const Span span : spans(range)) {
        // Broken sentences do not overlap: the last that begins before the span's end decides.
        const auto after = std::lower_bound(broken_.begin(), broken_.end(), Span{span.end, 0});
        if (after != broken_.begin() && std::prev(after)->overlaps(span)) return true;
      }
    }
    return false;
  }

  /// What stands inside a doubtful statement is no surer than the statement.
  void set_aside_with_their_outer() {
    for (Statement& s : out_.rows) {
      if (!s.within.valid() || !s.set_aside.empty()) continue;
      const Statement& outer = out_.rows[s.within.value];
      const bool denied = outer.act == Act::deny || outer.act == Act::dispute || is_negated_in(s, outer);
      if (!outer.set_aside.empty()) s.set_aside = "the statement around it is set aside";
      if (s.set_aside.empty() && denied) s.set_aside = "it stands inside what is denied";
    }
  }

  /// "denied that he asked anybody to wait": nobody is said to have asked. In "he left and had asked them not to wait"
  /// he did: the negation must govern the cue.
  [[nodiscard]] bool is_negated_in(const Statement& s, const Statement& outer) const {
    const auto negation = negations_[s.within.value];
    const auto cue = out_.spans.at(s.cue);
    if (!outer.negated || !negation || cue.empty() || s.field != outer.field) return outer.negated;
    const Passage& p = s.field == Field::text ? input_.text : input_.title;
    const TokenRange words = tokens_of(p, cue.front());
    if (words.empty()) return true;
    const auto holds = [&](Range range) {
      return std::ranges::any_of(out_.spans.at(range), [&](Span own) { return tokens_of(p, own).holds(*negation); });
    };
    if (holds(s.source) || holds(s.cue)) return true;  // "no one has asked"
    if (*negation >= words.begin) return false;
    const Grammar g(p);
    if (!g.present()) return true;
    const std::uint32_t governor =
        g.is_root(g.word_at(*negation)) ? g.word_at(*negation) : g.head(g.word_at(*negation));
    std::uint32_t word = g.word_at(words.begin);
    constexpr int kMostHeads = 30;
    for (int steps = 0; steps < kMostHeads && !g.is_root(word) && word != governor; ++steps) word = g.head(word);
    return word == governor;
  }

  const Input& input_;
  SourceReader sources_;
  AnonymityTerms anonymity_;
  std::vector<Span> broken_;                             ///< sentences without beginning or end, in order
  std::vector<std::uint32_t> times_, title_times_;       ///< rows by position
  std::vector<std::optional<std::uint32_t>> negations_;  ///< of each row, the token that negates its content
  std::vector<AgainstQuestion> questions_;               ///< of the last rows, whose `against` is not settled yet
  Statements out_;
};

}  // namespace

Statements statements(const Input& input) {
  ChargeMemory memory;
  Input remembering = input;
  remembering.memory = &memory;
  const Attributions all = completed(remembering);
  const Input with_all{input.article, input.text,  input.title, all,           input.names,
                       input.actors,  input.times, input.watch, input.answers, &memory};
  return StatementBuilder(with_all).run();
}

}  // namespace whosays::footing
