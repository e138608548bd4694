// The closed word lists of the vocabulary (shared by code, JSON, text form and ledger), each with its two-way table.
//
// A word is written once, here: `word(Act::deny)` is "deny" and `parse_word<Act>("deny")` finds it again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace whosays {

/// Which of the article's two strings a span points into.
enum class Field : std::uint8_t { text, title };

/// How the content is set: all in quotation marks, partly, or not.
enum class Form : std::uint8_t { direct, mixed, indirect };

/// Who stands behind a statement; see the vocabulary in ARCHITECTURE.md.
enum class SourceClass : std::uint8_t {
  named,
  unnamed,
  institution,
  document,
  media,
  own_voice,
  witnessed,
  unspecified
};

/// What the source does with the content.
enum class Act : std::uint8_t {
  assert_,
  acknowledge,
  confirm,
  deny,
  dispute,
  decline,
  no_response,
  unreachable,
  neither_confirm_nor_deny,
  accuse,
  demand,
  promise,
  question,
  believe,
  propose,
  find,
  correct,
  retract,
  apologise
};

/// How the source knows, in the text's words.
enum class Basis : std::uint8_t { not_stated, took_part, saw_or_heard, read_document, was_briefed, was_told, infers };

/// How firmly the source commits, from its hedges. Not the program's confidence.
enum class Certainty : std::uint8_t { certain, probable, possible, unknown };

/// The source's commitment to the content as the span reads.
enum class Polarity : std::uint8_t { positive, negative };

/// How far a statement answers another.
enum class Extent : std::uint8_t { all, part, another_point, unclear };

enum class ActorKind : std::uint8_t { person, organisation, place, group, document };

enum class NameType : std::uint8_t { person, organisation, place, nationality, date, event, law, title, other };

enum class TimeType : std::uint8_t { date, time, duration, set };

enum class NoticeKind : std::uint8_t { correction, clarification, retraction, apology, legal };

enum class IntegrityKind : std::uint8_t {
  unclosed_quotation,
  truncated_sentence,
  translation_debris,
  name_variants,
  orphaned_fragment,
  mojibake,
  mixed_encoding
};

/// Whether somebody was told something, by somebody's account.
enum class ToldState : std::uint8_t { told, not_told, unclear };

/// Whether two had to do with each other, by somebody's account.
enum class TieState : std::uint8_t { stated, negated, unclear };

/// The words of an enumeration in the order of its values.
template <class E>
std::span<const std::string_view> words_of();

template <>
std::span<const std::string_view> words_of<Field>();
template <>
std::span<const std::string_view> words_of<Form>();
template <>
std::span<const std::string_view> words_of<SourceClass>();
template <>
std::span<const std::string_view> words_of<Act>();
template <>
std::span<const std::string_view> words_of<Basis>();
template <>
std::span<const std::string_view> words_of<Certainty>();
template <>
std::span<const std::string_view> words_of<Polarity>();
template <>
std::span<const std::string_view> words_of<Extent>();
template <>
std::span<const std::string_view> words_of<ActorKind>();
template <>
std::span<const std::string_view> words_of<NameType>();
template <>
std::span<const std::string_view> words_of<TimeType>();
template <>
std::span<const std::string_view> words_of<NoticeKind>();
template <>
std::span<const std::string_view> words_of<IntegrityKind>();
template <>
std::span<const std::string_view> words_of<ToldState>();
template <>
std::span<const std::string_view> words_of<TieState>();

template <class E>
std::string_view word(E value) {
  return words_of<E>()[static_cast<std::size_t>(value)];
}

template <class E>
std::optional<E> parse_word(std::string_view text) {
  const auto words = words_of<E>();
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

/// Confidence that a content is to somebody's discredit. From the first on it makes the statement an allegation; from
/// the second on it is asked whether somebody answers it; whoever is below is named as a doubt, and nothing hangs on
/// it.
inline constexpr float kSureAgainst = 0.5F;
inline constexpr float kLikelyAgainst = 0.265F;

/// True for the four ways of not answering, which may stand without content.
bool is_refusal(Act act);

}  // namespace whosays
