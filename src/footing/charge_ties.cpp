#include "footing/charge_ties.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "footing/charge_memory.h"

namespace whosays::footing {
namespace {

void note(ChargeRow& row, ChargeFigure figure, std::int32_t value) {
  row.figures[static_cast<std::size_t>(figure)] = value;
}

/// Words with a capital, of which a body's or a person's name is made; not "US", "EU".
std::vector<std::string_view> name_words(std::string_view text) {
  constexpr std::size_t kShortest = 4;
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && (ascii::is_alnum(text[end]) || (text[end] & 0x80) != 0)) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    if (word.size() >= kShortest && ascii::is_upper(word.front())) out.push_back(word);
    begin = end + 1;
  }
  return out;
}

bool share(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::ranges::any_of(a, [&](std::string_view word) { return std::ranges::find(b, word) != b.end(); });
}

class Ties {
 public:
  Ties(const Input& input, const Said& said) : input_(input), said_(said) {
    const std::string& text = input.article.field(said.field);
    for (const Span span : said.source)
      for (const std::string_view word : name_words(slice(text, span))) source_.push_back(word);
    for (const ActorId actor : {said.source_actor, said.speaks_for}) add_roles(actor);
  }

  void add(ChargeRow& row) const {
    const std::string& text = input_.article.field(said_.field);
    std::vector<std::string_view> name = name_words(slice(text, row.party.span));
    add_name(row.party.actor, name);
    note(row, ChargeFigure::source_word, share(name, source_) ? 1 : 0);
    note(row, ChargeFigure::source_role, share(name, roles_) ? 1 : 0);
  }

 private:
  void add_name(ActorId actor, std::vector<std::string_view>& out) const {
    if (!actor.valid() || !input_.actors.rows[actor.value].named) return;
    for (const std::string_view word : name_words(input_.actors.rows[actor.value].name)) out.push_back(word);
  }
  void add_roles(ActorId actor) {
    if (!actor.valid()) return;
    for (const Role& role : input_.actors.roles.at(input_.actors.rows[actor.value].roles))
      for (const std::string_view word : name_words(role.text)) roles_.push_back(word);
  }

  const Input& input_;
  const Said& said_;
  std::vector<std::string_view> source_;  ///< of its own words
  std::vector<std::string_view> roles_;   ///< "the Fennmark mayor": of whoever speaks, and for whom
};

}  // namespace

void add_ties(const Input& input, const Said& said, ChargeRows& found) {
  if (input.memory == nullptr || found.rows.empty()) return;
  constexpr std::uint32_t kHundred = 100;
  const Ties ties(input, said);
  for (ChargeRow& row : found.rows) {
    const ActorStanding actor = input.memory->standing_of(row.party.actor, input);
    note(row, ChargeFigure::mentions, static_cast<std::int32_t>(actor.mentions));
    note(row, ChargeFigure::in_title, static_cast<std::int32_t>(actor.in_title));
    note(row, ChargeFigure::speaks, static_cast<std::int32_t>(actor.speaks));
    const std::uint32_t share = actor.mentions == 0 ? 0 : kHundred * actor.subjects / actor.mentions;
    note(row, ChargeFigure::subjects, static_cast<std::int32_t>(share));
    ties.add(row);
  }
}

}  // namespace whosays::footing
