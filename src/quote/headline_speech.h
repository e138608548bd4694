// What the trained net finds in headlines that the word lists do not: kept where the headline tells what somebody
// says. The net learned from texts, where a deed seldom stands beside its doer without more; in headlines most verbs
// are deeds ("Vell strikes deal with Callis").
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "doc/document.h"
#include "quote/found.h"
#include "quote/linked.h"

namespace whosays::quote {

class HeadlineSpeech {
 public:
  /// Wants tags and trees of the title.
  explicit HeadlineSpeech(const Passage& title) : p_(title) {}

  /// Whether what the net has found is something that somebody says, by its cue, its source and its content.
  [[nodiscard]] bool holds(const Linked& linked, const LinkedStatement& statement) const;

  /// What the lists have found is a deed: "Car firm recalls 9,000 vans".
  [[nodiscard]] bool is_doing(const Found& listed) const;

 private:
  struct Parts;
  [[nodiscard]] std::string_view lower(std::uint32_t w) const { return slice(p_.tokens.lower, p_.words.span[w]); }
  [[nodiscard]] bool may_speak(const RoleSpan& source, const RoleSpan& cue) const;
  [[nodiscard]] bool may_hear(const RoleSpan& content) const;
  [[nodiscard]] bool is_said(const Parts& parts) const;
  [[nodiscard]] std::optional<std::uint32_t> verb_of(const Parts& parts) const;
  [[nodiscard]] bool has_object_alone(const Parts& parts, std::uint32_t verb) const;
  [[nodiscard]] bool is_office_deed(std::string_view lemma, const RoleSpan& content, bool quoted) const;
  [[nodiscard]] bool is_finder(const RoleSpan& source) const;
  [[nodiscard]] std::uint32_t head_of(const RoleSpan& span) const;
  [[nodiscard]] bool is_joint(std::uint32_t w) const;
  [[nodiscard]] bool is_mark(std::uint32_t w) const;
  [[nodiscard]] bool is_quoted(const RoleSpan& content, const RoleSpan& cue) const;
  [[nodiscard]] bool has_clause(const RoleSpan& content) const;

  const Passage& p_;
};

}  // namespace whosays::quote
