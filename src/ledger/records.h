// Records: the plain values that travel across articles. The ledger writes and reads them, stories are made of them,
// exports and verbs show them. They hold no pointer into a Document or a database.
//
// Spans in records are bytes of the text (or title) version that the record names. Words are copied out, so that a
// record can be shown without its article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "doc/source_map.h"
#include "doc/spellings.h"
#include "doc/vocabulary.h"
#include "relate/evidence.h"

namespace whosays {

enum class PublicationState : std::uint8_t { published, draft, private_, embargoed };
template <>
std::span<const std::string_view> words_of<PublicationState>();

/// One version of one article (an appearance and what was read in it).
struct ArticleRecord {
  std::int64_t row = 0;  ///< row of this version in the ledger; orders by time of adding
  std::string id;
  std::uint32_t version = 1;  ///< 1 for the first text under this id
  bool current = true;        ///< the newest version under this id
  std::string sha256;         ///< of the stored original
  std::string url, publisher, title, byline, published, modified, language;
  PublicationState state = PublicationState::published;
  std::string embargo_until;  ///< ISO date, only when embargoed
  std::string added_at;       ///< ISO 8601 UTC
  std::string retrieved;      ///< ISO 8601, when the bytes came over the network or into a web archive; empty for files
  std::string origin_path;    ///< where it was added from (a path or URL), for people
  std::string engine, model;
  std::uint32_t words = 0;
  std::uint32_t statements = 0;  ///< all that were read
  std::uint32_t set_aside = 0;   ///< of these, set aside
  std::string text;              ///< empty unless asked for
};

/// The day (or moment) from which the text is known to stand as it does: of its last stated change where that is on a
/// later day than its publication, else of its publication. Empty when neither is stated.
std::string_view stands_since(std::string_view published, std::string_view modified);

/// What names a version when it is compared: versions of one article share its id.
std::string relation_id(std::string_view article, std::uint32_t version, std::string_view sha256);

/// What is kept of an article and of a pair for telling which is made from which.
struct RelatedArticle {
  std::int64_t article_row = 0;
  relate::Facts facts;
  bool altered = false;  ///< by its text, beside all of the ledger: reworded by machine, translated
};
struct RelatedPair {
  std::int64_t article_row = 0, other_row = 0;  ///< the article whose number is smaller first
  relate::Evidence evidence;
};

/// All that is kept, of newest versions; nothing when another frequency table made it.
struct RelatedRecords {
  std::vector<RelatedArticle> articles;
  std::vector<RelatedPair> pairs;
};

/// Proof that words stand in an article.
struct ReceiptRecord {
  std::string id;       ///< "r41", stable within one ledger
  std::string article;  ///< article id
  std::int64_t article_row = 0;
  std::string original;                ///< sha256 of the original
  std::optional<OriginalRange> bytes;  ///< range in the original; none for words built from metadata
  Field field = Field::text;
  Span span;               ///< in the text version of article_row
  std::uint32_t line = 0;  ///< 1-based non-empty line of the text
  std::string words;
  std::string before, after;  ///< a little text on either side
};

enum class Part : std::uint8_t { source, cue, content, hedge, against, basis, reason, terms, channel, to, via };
template <>
std::span<const std::string_view> words_of<Part>();

/// One span of a statement, with its receipt.
struct PartRecord {
  Part part = Part::content;
  Span span;
  std::string words;
  std::string actor;    ///< name of the actor meant (against, to, via; source: a member of several), when known
  std::string receipt;  ///< id of the receipt
  float reading_confidence = 1;  ///< of against: that it is to this one's discredit
  /// Somebody counts as spoken against: recall comes first where one looks first. What is less likely makes no
  /// allegation.
  [[nodiscard]] bool is_charge() const { return part == Part::against && reading_confidence >= kLikelyAgainst; }
  [[nodiscard]] bool is_sure_charge() const { return part == Part::against && reading_confidence >= kSureAgainst; }
};

struct AnswerRecord {
  std::string statement;  ///< id, empty when what it answers is not in the article
  Extent extent = Extent::unclear;
};

struct StatementRecord {
  std::string id;
  std::int64_t article_row = 0;
  std::string article;        ///< article id
  std::uint32_t ordinal = 0;  ///< position in the article's list
  Field field = Field::text;
  Form form = Form::indirect;
  SourceClass source_class = SourceClass::unspecified;
  std::string source;      ///< words, spans joined
  std::string actor;       ///< name of the source's actor in this article; empty when not known or unnamed
  std::string speaks_for;  ///< name of the body spoken for
  std::optional<std::uint32_t> count, count_min;
  std::string descriptor;
  Basis basis = Basis::not_stated;
  std::string cue, cue_lemma;
  std::string content;  ///< words, spans joined
  Act act = Act::assert_;
  Certainty stated_certainty = Certainty::certain;
  Polarity polarity = Polarity::positive;
  bool negated = false;
  std::string within;  ///< id of the statement it stands inside
  std::string said;    ///< ISO value of when it was said
  float reading_confidence = 0;
  std::string set_aside;   ///< why; empty when committed
  std::uint32_t line = 0;  ///< line of its first content span, or of its cue
  std::vector<PartRecord> parts;
  std::vector<AnswerRecord> answers;
  [[nodiscard]] bool committed() const { return set_aside.empty(); }
};

/// A named actor of one article. Across articles the default is two (rule 3 and issue 6); nothing here joins them.
struct ActorRecord {
  std::int64_t article_row = 0;
  std::string article;
  std::uint32_t ordinal = 0;
  std::string name;
  ActorKind kind = ActorKind::person;
  std::vector<std::string> roles;
  using Alias = Spelling;
  std::vector<Alias> aliases;  ///< spellings with counts, most frequent first
  std::string receipt;         ///< of its first mention by name; empty when it has none
  Field field = Field::text;
  Span span;  ///< of that mention
};

/// A time expression of one article with its value.
struct TimeRecord {
  std::int64_t article_row = 0;
  std::string article;
  Field field = Field::text;
  Span span;
  std::string words;
  std::string value;
  TimeType type = TimeType::date;
  std::uint32_t line = 0;
  std::string statement;  ///< id of the statement whose content holds it; empty when in the article's own voice
  std::string receipt;
};

/// Words by which an article says that something is not known, or notices of its own (editor's notes).
struct RemarkRecord {
  std::int64_t article_row = 0;
  std::string article;
  bool notice = false;  ///< else: an unknown
  NoticeKind kind = NoticeKind::correction;
  std::string date;
  Span span;
  std::string words;
  std::uint32_t line = 0;
  std::string receipt;
};

/// By somebody's account, somebody was told something, was not, or it is left open.
struct ToldRecord {
  std::int64_t article_row = 0;
  std::string article;
  ToldState state = ToldState::told;
  std::string who;        ///< name of the actor; empty for people without one
  std::string who_words;  ///< as the text has it
  std::string what;       ///< words; empty when the text does not say
  std::string from;       ///< name of the actor who told; empty when there is none
  std::string from_words;
  std::string happened;     ///< ISO value of when it was told
  std::string statement;    ///< id of the statement that carries the words; empty: the article alone
  bool own_account = true;  ///< the article says so itself; else the statement's source
  std::string cue;          ///< the words of telling: "was never told"
  Span span;                ///< of the cue
  std::uint32_t line = 0;
  std::string receipt;       ///< of the cue
  std::string what_receipt;  ///< empty without `what`
};

/// By somebody's account, two actors had to do with each other.
struct TieRecord {
  std::int64_t article_row = 0;
  std::string article;
  std::string kind;  ///< "met", "paid", "leads"
  TieState state = TieState::stated;
  std::string who, whom;  ///< names of the actors
  std::string happened;
  std::string statement;
  bool own_account = true;
  std::string cue;
  Span span;
  std::uint32_t line = 0;
  std::string receipt;
};

enum class DecisionKind : std::uint8_t { merge, split, pin, accept, reject, note };
template <>
std::span<const std::string_view> words_of<DecisionKind>();

/// What a decision is about: an actor of an article (its name), or a statement (its content).
enum class DecisionAbout : std::uint8_t { actor, statement };
template <>
std::span<const std::string_view> words_of<DecisionAbout>();

/// What a person decided: append-only, addressed by original, span and words, never by an id that a new model changes.
struct DecisionRecord {
  std::int64_t row = 0;
  DecisionKind kind = DecisionKind::note;
  DecisionAbout about = DecisionAbout::actor;
  std::string original;  ///< sha256
  Field field = Field::text;
  Span span;
  std::string words;
  std::string payload;  ///< the other side of a merge, the text of a note
  std::string initials;
  std::string decided_at;  ///< ISO 8601 UTC
};

/// What comparing has done since this ledger was opened: what it costs, whatever else the machine does.
struct ComparingCounts {
  std::uint64_t keys = 0;      ///< looked up
  std::uint64_t holders = 0;   ///< of keys, read
  std::uint64_t scanned = 0;   ///< texts read and made into pages: new ones, and older ones that were not in memory
  std::uint64_t unpacked = 0;  ///< older pages that were in memory, packed
  std::uint64_t pushed = 0;    ///< articles that are heads of some key no longer, once a round: their pairs were read
  std::uint64_t lessened = 0;  ///< pairs of theirs that meet by fewer keys for it
  std::uint64_t compared = 0;  ///< pairs
  std::uint64_t kept = 0;      ///< pairs that have something in common
  std::uint64_t fetched = 0;   ///< pages of the file that were not in SQLite's memory
};

}  // namespace whosays
