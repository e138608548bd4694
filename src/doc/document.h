// The Document: one article and what every stage has found in it.
//
// A Document is an Article (article.h) with layers. A layer belongs to the stage that returned it; only the engine puts
// layers in, in the order of the line, and then freezes the document: everyone after it sees `const Document&`.
//
// Invariants: all strings are valid UTF-8; all spans are byte ranges on code point borders of the string that their
// field names; rows are in text order; Ranges point into the pools of their own layer.
// Thread safety: const access from any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/span.h"
#include "doc/article.h"
#include "doc/layer.h"
#include "doc/syntax.h"
#include "doc/vocabulary.h"

namespace whosays {

// ---- token: sentences, tokens, words ----

enum class TokenKind : std::uint8_t { word, number, punctuation, quote_mark, symbol };

/// Columns of one string's tokens. `lower` is the string with ASCII letters in lower case, at the same offsets, so that
/// a token's lower-case form is a view and costs no allocation.
struct Tokens {
  LayerState state = LayerState::absent;
  std::string lower;
  std::vector<Span> span;
  std::vector<TokenKind> kind;
  std::vector<std::uint32_t> sentence;  ///< row in Sentences
  std::vector<std::uint8_t> capital;    ///< 1 when the first letter is a capital

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(span.size()); }
  [[nodiscard]] std::string_view lower_at(std::uint32_t i) const { return slice(lower, span[i]); }
};

/// Columns of one string's words in the sense of Universal Dependencies: what is tagged, has a head, and stands in a
/// line of CoNLL-U. "don't" is one token and two words ("do", "n't"), "state-run" one token and three words, "..."
/// three tokens and one word. A word's form is its span's characters; words lie in text order, do not overlap, and
/// cover every token. The rules of reading stand on tokens, the trained parts on words.
struct Words {
  LayerState state = LayerState::absent;
  std::vector<Span> span;
  std::vector<std::uint32_t> token;  ///< row in Tokens of the token that holds the word's first byte
  std::vector<std::uint8_t> part;    ///< 0: written apart; 1, 2, ...: which part of one written word ("do" 1, "n't" 2)

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(span.size()); }
};

/// A sentence never crosses a paragraph (a blank line or, where there are none, a line end).
struct Sentence {
  Span span;  ///< without blanks at the ends
  std::uint32_t paragraph = 0;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t first_word = 0;
  std::uint32_t end_word = 0;
};

struct Sentences {
  LayerState state = LayerState::absent;
  std::vector<Sentence> rows;
  std::uint32_t paragraphs = 0;
};

// ---- tag, parse: beside Words, a row a word ----

/// Parts of speech and lemmas. Lemmas lie in one string, so that none costs an allocation.
struct Tags {
  LayerState state = LayerState::absent;
  std::vector<Upos> upos;
  std::vector<Xpos> xpos;
  std::vector<Span> lemma;  ///< in `lemmas`
  std::string lemmas;

  [[nodiscard]] std::string_view lemma_at(std::uint32_t word) const { return slice(lemmas, lemma[word]); }
  void add_lemma(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(lemmas.size());
    lemmas += text;
    lemma.push_back({begin, begin + static_cast<std::uint32_t>(text.size())});
  }
};

/// Heads and relations. Every sentence's words form one tree: one has kRoot as its head, no path goes in a circle, no
/// head lies in another sentence.
struct Trees {
  LayerState state = LayerState::absent;
  std::vector<std::uint32_t> head;  ///< row in Words
  std::vector<Relation> relation;

  static constexpr std::uint32_t kRoot = 0xffffffffU;
};

// ---- quote: quotation structure, statements' spans ----

/// Words in quotation marks. A quotation that goes on over paragraphs is one row from its first mark to its last.
struct Quotation {
  Span span;               ///< with its marks
  std::uint8_t depth = 0;  ///< 0 outermost
  bool closed = true;      ///< false when the closing mark is missing; the span then ends with the paragraph
  bool scare = false;      ///< a few words set off, not speech: a name, a term, a title
};

struct Quotations {
  LayerState state = LayerState::absent;
  std::vector<Quotation> rows;
};

/// Layers over one string. Title and text have one each.
struct Passage {
  Sentences sentences;
  Tokens tokens;
  Words words;
  Tags tags;
  Trees trees;
  Quotations quotations;
};

/// The three roles of one attribution, before anything is said about its footing. Span ranges point into
/// Attributions::spans.
struct Attribution {
  Field field = Field::text;
  Form form = Form::indirect;
  Range source;
  Range cue;
  Range content;
  Range hearer;  ///< who was told, when the cue takes a hearer
  std::string cue_lemma;
  StatementId within;
  float confidence = 0;  ///< that source, cue and content belong together, 0 to 1
  std::string doubt;     ///< why it should be set aside; empty when it should not
  std::string rule;      ///< name of the pattern that found it, for `inspect --explain`
};

struct Attributions {
  LayerState state = LayerState::absent;
  std::vector<Attribution> rows;
  Pool<Span> spans;
};

// ---- names, coref, time ----

struct Name {
  Field field = Field::text;
  Span span;
  NameType type = NameType::other;
};

struct Names {
  LayerState state = LayerState::absent;
  std::vector<Name> rows;
};

struct Role {
  std::string text;
  Span span;
};

struct Mention {
  Field field = Field::text;
  Span span;
};

/// Somebody or something behind all its mentions in this article. Whoever has no name ("the company", "a fisherman",
/// the writer's "I") is an actor inside this article alone: no statement is theirs, no record is made of them (rule 3).
struct Actor {
  std::string name;  ///< fullest form; without a name the best description
  bool named = true;
  ActorKind kind = ActorKind::person;
  Range roles;
  Range mentions;
  Range members;  ///< of several who speak as one ("Ana Vell and Jan Holm said"): each has its own row
};

struct Actors {
  LayerState state = LayerState::absent;
  std::vector<Actor> rows;
  Pool<Role> roles;
  Pool<Mention> mentions;
  Pool<ActorId> members;
};

struct Time {
  Field field = Field::text;
  Span span;
  std::string value;  ///< ISO 8601 / TIMEX3: "2031-05", "2031-W18", "P2D"; empty when it cannot be settled
  TimeType type = TimeType::date;
};

struct Times {
  LayerState state = LayerState::absent;
  std::vector<Time> rows;
};

// ---- footing: statements ----

struct Against {
  ActorId actor;
  Range spans;
  float reading_confidence = 1;  ///< that the content is to this one's discredit, 0 to 1
  [[nodiscard]] bool is_sure() const { return reading_confidence >= kSureAgainst; }
  [[nodiscard]] bool is_likely() const { return reading_confidence >= kLikelyAgainst; }
};

struct Answer {
  StatementId statement;  ///< none when what it answers is not in this article
  Extent extent = Extent::unclear;
};

/// Who else is in the chain: told to, told through.
struct Party {
  ActorId actor;
  Range spans;
};

/// An attribution with its footing. Optional fields are unknown when empty; see DESIGN for each one's meaning.
struct Statement {
  std::string id;  ///< 16 hex digits of original, field, source and content spans
  Field field = Field::text;
  Form form = Form::indirect;
  Range source;
  SourceClass source_class = SourceClass::unspecified;
  ActorId actor;
  ActorId speaks_for;
  std::optional<std::uint32_t> count;
  std::optional<std::uint32_t> count_min;
  std::string descriptor;  ///< of an unnamed source, in the text's words without the count
  Basis basis = Basis::not_stated;
  std::optional<Span> basis_span;
  std::optional<Span> anonymity_reason;
  std::optional<Span> terms;
  std::optional<Span> channel;
  Range cue;
  std::string cue_lemma;
  Range content;
  Act act = Act::assert_;
  Certainty stated_certainty = Certainty::certain;
  Polarity polarity = Polarity::positive;
  bool negated = false;
  Range hedges;
  Range against;
  Range answers;
  StatementId within;
  Range to;
  Range via;
  TimeId said;
  Range about;
  float reading_confidence = 0;
  std::string set_aside;  ///< why; empty when committed
  std::string why;        ///< the rules that decided, for `inspect --explain`
};

struct Statements {
  LayerState state = LayerState::absent;
  std::vector<Statement> rows;
  Pool<Span> spans;
  Pool<Against> against;
  Pool<Answer> answers;
  Pool<Party> parties;
  Pool<TimeId> times;

  /// Somebody is spoken against, as far as is likely.
  [[nodiscard]] bool is_against_somebody(const Statement& s) const {
    for (const Against& row : against.at(s.against))
      if (row.is_likely()) return true;
    return false;
  }
};

// ---- told: who was told what, who had to do with whom ----

/// By somebody's account, somebody was told something, was not, or it is left open. In the text, never in the title.
struct ToldRow {
  Span who;       ///< who is told, in the text's words
  ActorId actor;  ///< of `who`; none for people without a name ("residents")
  ToldState state = ToldState::told;
  Span cue;                       ///< the words of telling, "was never told"
  std::optional<Span> what;       ///< what of, in the text's words
  std::optional<Span> from_span;  ///< who tells, in the text's words
  ActorId from;                   ///< of `from_span`; never an unnamed source
  TimeId when;                    ///< of the telling
  StatementId statement;          ///< the statement that carries the words; none where the article carries them alone
  bool own_account = true;        ///< the article's own account; else that of the statement's source
};

struct Told {
  LayerState state = LayerState::absent;
  std::vector<ToldRow> rows;
};

/// By somebody's account, two actors had to do with each other: who met, paid, appointed, leads ... whom.
struct Tie {
  std::string kind;  ///< as in lexicon/tie_verbs.tsv: "met", "paid", "leads"
  ActorId who, whom;
  Span who_span, cue, whom_span;
  TieState state = TieState::stated;
  TimeId when;
  StatementId statement;    ///< as in ToldRow
  bool own_account = true;  ///< as in ToldRow
};

struct Ties {
  LayerState state = LayerState::absent;
  std::vector<Tie> rows;
};

struct Unknowns {
  LayerState state = LayerState::absent;
  std::vector<Mention> rows;  ///< where the article says that something is not known
};

struct Notice {
  NoticeKind kind = NoticeKind::correction;
  Span span;
  std::string date;
};

struct Notices {
  LayerState state = LayerState::absent;
  std::vector<Notice> rows;
};

struct IntegrityMark {
  IntegrityKind kind = IntegrityKind::unclosed_quotation;
  std::vector<Span> spans;
  std::string note;
};

struct Integrity {
  LayerState state = LayerState::absent;
  std::vector<IntegrityMark> rows;
};

// ---- the whole ----

struct Document {
  Article article;
  Passage text;
  Passage title;
  Attributions attributions;  ///< scratch between quote and footing; kept for `inspect`
  Names names;
  Actors actors;
  Times times;
  Statements statements;
  Told told;
  Ties ties;
  Unknowns unknowns;
  Notices notices;
  Integrity integrity;
  std::string engine;  ///< version of the program that read it
  std::string model;   ///< fingerprint of models and word lists

  [[nodiscard]] const Passage& passage(Field f) const { return f == Field::text ? text : title; }
  [[nodiscard]] std::string_view words(Field f, Span span) const { return slice(article.field(f), span); }
};

/// A document that nobody changes any more.
using FrozenDocument = std::shared_ptr<const Document>;

/// The words of several spans, joined by " ... " where text lies between them.
std::string words_of_spans(std::string_view text, std::span<const Span> spans);

/// 1-based number of the non-empty line of the text on which a byte stands: the "l.4" of cards and audits.
std::uint32_t line_of(std::string_view text, std::uint32_t at);

}  // namespace whosays
