#include "footing/bodies.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footing/function_words.h"
#include "footing/spoken_for.h"
#include "footing/token_text.h"

namespace whosays::footing {
namespace {

/// "the hospital" and "Hospital" are one.
std::string key_of(const Passage& p, Span span) {
  std::string out;
  const TokenRange tokens = tokens_of(p, span);
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
    if (i > tokens.begin || !is_one_of(p.tokens.lower_at(i), {"the", "a", "an"}))
      out += std::string(p.tokens.lower_at(i)) + " ";
  return out;
}

}  // namespace

Actors with_bodies(const Input& input) {
  Actors out = input.actors;
  std::vector<std::tuple<Field, Span, bool>> known;  // and whether it is of a person
  for (const Actor& actor : out.rows)
    for (const Mention& m : out.mentions.at(actor.mentions))
      known.emplace_back(m.field, m.span, actor.kind == ActorKind::person);
  std::ranges::sort(known);
  const auto is_known = [&](Field field, Span span) {
    const Passage& p = field == Field::text ? input.text : input.title;
    auto at = std::ranges::lower_bound(known, std::tuple(field, Span{span.end, 0}, false));
    constexpr int kBack = 6;
    for (int steps = 0; at != known.begin() && steps < kBack; ++steps)
      if (--at; std::get<Field>(*at) == field && std::get<Span>(*at).overlaps(span))
        return std::get<bool>(*at) || !is_cut_name(p, span, std::get<Span>(*at));
    return false;
  };
  std::unordered_map<std::string, std::size_t> by_key;
  std::vector<std::pair<Actor, std::vector<Mention>>> added;
  for (const Attribution& a : input.attributions.rows) {
    const auto span = spoken_for(input, a);
    if (!span || is_known(a.field, *span)) continue;
    const Passage& p = a.field == Field::text ? input.text : input.title;
    if (tokens_of(p, *span).empty() || is_possessive_of_others(slice(p.tokens.lower, *span))) continue;
    const auto [found, is_new] = by_key.emplace(key_of(p, *span), added.size());
    if (is_new) {
      Actor actor;
      actor.name = std::string(slice(input.article.field(a.field), *span));
      actor.named = false;
      actor.kind = ActorKind::organisation;
      added.emplace_back(std::move(actor), std::vector<Mention>());
    }
    added[found->second].second.push_back({a.field, *span});
  }
  for (auto& [actor, mentions] : added) {
    actor.mentions = out.mentions.add(mentions);
    out.rows.push_back(std::move(actor));
  }
  return out;
}

}  // namespace whosays::footing
