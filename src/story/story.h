// Stories: what many articles say together. Pure functions on records; nothing here opens a file or a ledger.
//
//   World (records of one view) -> relations between articles -> claims -> standing (origins, answers, findings,
//   notices) and gaps
//
// Statements join in a claim only when their words and actors agree, or a model says so. What is not recognised widens
// a range or leaves two claims apart; it never raises a floor.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "doc/stage.h"
#include "ledger/records.h"

namespace whosays::story {

inline constexpr StageInfo kStage{"story", "relations by text and credit, claims joined by words and by a model"};

/// The records of one view of the ledger; all indices below are positions in these vectors.
struct World {
  std::vector<ArticleRecord> articles;  ///< with text, by date of publication
  std::vector<StatementRecord> statements;
  std::vector<ActorRecord> actors;
  std::vector<TimeRecord> times;
  std::vector<RemarkRecord> remarks;
  std::vector<ToldRecord> told;
  std::vector<TieRecord> ties;
  std::vector<DecisionRecord> decisions;
  RelatedRecords related;  ///< what the ledger keeps of pairs; what is missing is compared when the story is told
  std::string as_of;       ///< empty: now
};

using ArticleIndex = std::size_t;
using StatementIndex = std::size_t;
using ClaimIndex = std::size_t;

/// How one article relates to others. `independent`: no copying was found, which raises no floor of origins (rule 2).
/// `unknown`: not looked at.
enum class Relation : std::uint8_t {
  origin,
  verbatim,
  spun,
  translated,
  rewrite,
  independent,
  followup,
  other,
  unknown
};

/// "origin", "verbatim" ...: as in JSON.
std::string_view word(Relation relation);

struct ArticleRelation {
  Relation relation = Relation::unknown;
  std::optional<ArticleIndex> parent;  ///< the article it copies or credits
  std::size_t group = 0;               ///< articles with one number go back to one first report
  std::string evidence;  ///< in words: "as a17 (Callis Courier): 22 sentences in the same order ...; credits ..."
};

/// Whether a machine altered an article's text: reworded it, translated it, copied such a text.
enum class Altered : std::uint8_t {
  no,
  closer_here,  ///< so its statements are set aside (rule 5), and it only carries what a closer version says
  alone         ///< by its own marks or by what the ledger knows; no closer version is in this view
};

/// A name in an altered copy that is not spelt so in the closest version that no machine altered.
struct DriftedName {
  ArticleIndex article = 0;           ///< the copy
  ArticleIndex original_article = 0;  ///< the closest version
  std::size_t record = 0;             ///< in World::actors
  std::string spelling;               ///< as it stands in the copy
  std::uint32_t line = 0;             ///< where first
  std::string original;               ///< the name at the same place there; empty: not settled
  std::string settled_by;             ///< initials, where a person settled it and not the original
};

/// How many independent origins stand behind a claim. The floor has to be earned (DESIGN, rule 2).
struct Origins {
  std::uint32_t at_least = 0;
  std::optional<std::uint32_t> at_most;  ///< empty: unknown
  std::vector<std::string> because;      ///< each reason in words, with receipts
  std::vector<ArticleIndex> carriers;    ///< articles that carry the claim, by date
  std::uint32_t only_may = 0;            ///< how many of the most only may say it; 0 where that is not known
  std::vector<std::size_t> may = {};     ///< statements of those, some of whom are counted
};

/// Where a copy that a machine altered says what a statement says: the sentence at its place. It counts as carrying it,
/// and gives nothing its wording.
struct AlteredPlace {
  ArticleIndex article = 0;
  StatementIndex instead_of = 0;  ///< the statement of the closer version
  std::uint32_t line = 0;
  std::string words;  ///< the copy's sentence
};

/// Who decided something, and when.
struct Decided {
  std::string initials;
  std::string at;  ///< ISO 8601
  bool operator==(const Decided&) const = default;
};

/// One answer to a claim; the same answer in many articles is one (rule 4).
struct AnswerLine {
  StatementIndex statement = 0;         ///< its earliest appearance
  std::vector<StatementIndex> repeats;  ///< the same answer elsewhere: in all carriers, and in the first others
  std::string who;                      ///< as named: the actor, or the words of the source
  Extent extent = Extent::unclear;
  std::vector<ArticleIndex> altered = {};  ///< copies altered by machine that have it at its place
  std::size_t more = 0;                    ///< further repeats, in articles that do not carry the claim
};

/// The conclusion of a body with a mandate after its own examination.
struct FindingLine {
  StatementIndex statement = 0;
  std::string body;
  Extent scope = Extent::unclear;  ///< this same point, a part of it, another point
  bool rejects = false;            ///< it says that the claim is not so
  bool inconclusive = false;  ///< it says that it could not tell ("no evidence that"): neither rejects nor supports
  bool accepted = false;      ///< a person accepted it; else "reported"
  std::string accepted_by;
  std::string accepted_at;            ///< ISO 8601
  bool linked = false;                ///< the reading itself says that it answers a statement of the claim
  std::vector<ArticleIndex> altered;  ///< copies altered by machine that have it at its place
};

struct NoticeLine {
  std::size_t remark = 0;  ///< in World::remarks
  ArticleIndex article = 0;
  bool speaks_of_it = true;  ///< its words are about this claim, or about the article as a whole
};

enum class GapKind : std::uint8_t { basis, named_source, answer, second_origin, finding };

/// What these articles do not have: "none found in these articles", never "there is none".
struct Gap {
  GapKind kind = GapKind::answer;
  std::string about;  ///< for `answer`: the actor without one
};

/// Statements, in any number of articles, that say the same thing of the same actors.
struct Claim {
  std::string id;                       ///< id of its earliest statement; any member's id leads here
  std::vector<StatementIndex> members;  ///< earliest first
  bool allegation = false;
  std::vector<std::string> against;      ///< actors to whose discredit it is
  std::set<std::string> surely_against;  ///< those of them of whom one statement at least is surely read so
  Origins origins;
  std::vector<AlteredPlace> altered;  ///< carriers that a machine altered, by date
  bool only_altered = false;          ///< every statement of it stands in an article that is Altered::alone
  std::vector<AnswerLine> answers;
  std::vector<FindingLine> findings;
  std::vector<NoticeLine> notices;
  std::vector<std::size_t> unknowns;  ///< in World::remarks: what is said to be unclear in the carriers
  // Linked, kept apart. Denying one of two does not deny the other.
  std::vector<ClaimIndex> weaker;       ///< the same, said less firmly: suspected, "may", fewer at least
  std::vector<ClaimIndex> firmer;       ///< the same links from the other side
  std::vector<ClaimIndex> reports;      ///< this one is that a report, an outlet or somebody says that one
  std::vector<ClaimIndex> reported_by;  ///< the same from the other side
  /// May be the same in other words: not joined, and for a person to join or not.
  std::vector<ClaimIndex> near;
  bool by_machine = false;         ///< joins statements of several originals that no person has joined
  std::vector<Decided> joined_by;  ///< persons who joined statements of it, in order
  std::vector<Gap> gaps;
};

/// What may differ between an article and one that is made from it or quotes the same words.
enum class DriftKind : std::uint8_t { quotation, name, number, attribution, hedge, roles, negation, headline };

/// Words that stand in an article.
struct DriftPlace {
  ArticleIndex article = 0;
  Field field = Field::text;
  Span span;
  std::uint32_t line = 0;  ///< 0 in a headline
  std::string words;
  std::string receipt;  ///< of a statement's part that holds them; empty when there is none
};

/// The earlier form beside the later one. Which is right is not said. A headline's earlier form is its own text.
struct DriftLine {
  DriftKind kind = DriftKind::quotation;
  DriftPlace earlier, later;
  std::string note;  ///< what exactly: "Odel, now Odell", "breaks off"
};

struct Story {
  std::vector<ArticleRelation> relations;  ///< one an article
  std::vector<DriftLine> drift;            ///< by the later article, then place
  std::vector<Altered> altered;            ///< one an article
  std::vector<DriftedName> names;          ///< of altered copies, by article
  std::vector<Claim> claims;               ///< those against someone first, then by number of carriers
};

/// Everything above from one view. Deterministic; the order of adding does not matter. O(n log n) in statements plus
/// the candidate pairs that share a rare word.
Story tell(const World& world);

/// The same, and marks in `world` what it set aside, so that whatever reads the World afterwards leaves it out too.
Story tell_setting_aside(World& world);

/// One row of the timeline's three clocks.
struct Moment {
  enum class Clock : std::uint8_t { happened, said, published } clock = Clock::published;
  std::string value;  ///< ISO, possibly a month or a year; empty sorts last as "undated"
  std::string what;   ///< words for people: a content, a headline
  std::string by;     ///< who says so (happened, said) or publisher (published)
  ArticleIndex article = 0;
  std::optional<StatementIndex> statement;
  std::string receipt;
  std::string earliest, latest;  ///< ISO days that it can mean, both included; empty where it is open
  std::string when;              ///< words that say how exact it is: "in May 2031", "before 12 May 2031"
};

std::vector<Moment> timeline(const World& world);

/// A role as articles give it, with the first and last date of publication of those that do: what somebody is called
/// changes over time.
struct RoleLine {
  std::string text;
  std::string first, last;  ///< ISO; empty when no such article is dated
  std::size_t articles = 0;
};

/// A page about one actor. Unnamed sources never have one.
struct ActorPage {
  std::string name;
  std::vector<ActorRecord::Alias> spellings;  ///< names only (story/spellings.h)
  std::vector<std::string> roles;
  std::vector<RoleLine> role_lines;  ///< the same with their dates, by the first
  std::vector<ArticleIndex> articles;
  std::vector<StatementIndex> says;     ///< statements whose source is this actor
  std::vector<StatementIndex> about;    ///< statements of others against this actor
  std::vector<StatementIndex> named;    ///< the other statements of others whose content names this actor
  std::vector<std::string> not_joined;  ///< names that share a part and were kept apart
  std::vector<std::string> receipts;    ///< of its first mention in each article: what `who --split` takes
  std::vector<std::string> joined_by;   ///< initials of those who joined its articles by hand
  std::vector<DriftedName> altered;     ///< spellings in altered copies that stand for this name, or are this actor's
};

/// Pages of the actors whose name or spelling matches `name`: exact full name first, else every name that has all its
/// words. Same full name and no conflicting role joins across articles; everything else is kept apart. With the Story,
/// names of altered copies stand with what they stand for.
std::vector<ActorPage> who(const World& world, std::string_view name, const Story* story = nullptr);

/// Short words for people: "1 to 3", "1 to ?".
std::string range_words(const Origins& origins);

/// Carriers of the claim in which no notice was found.
std::size_t carriers_without_notice(const Claim& claim);

}  // namespace whosays::story
