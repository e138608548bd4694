#include "coref/apposed_names.h"

#include <algorithm>
#include <vector>

#include "coref/described_bodies.h"
#include "coref/described_words.h"
#include "coref/roles.h"

namespace whosays::coref {
namespace {

struct NamedPlace {
  Span span;
  std::uint32_t actor;
  bool person;
};

class Apposed {
 public:
  Apposed(const Scene& scene, Cast& cast) : scene_(scene), view_(scene.text), cast_(cast) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
      for (const Mention& m : cast.actors[actor].mentions)
        if (m.field == Field::text) named_.push_back({m.span, actor, cast.actors[actor].kind == ActorKind::person});
    std::sort(named_.begin(), named_.end(), [](const NamedPlace& a, const NamedPlace& b) { return a.span < b.span; });
  }

  void run() {
    for (const Attribution& row : scene_.attributions.rows) {
      const auto spans = scene_.attributions.spans.at(row.source);
      if (row.field == Field::text && !spans.empty()) look_at(view_.tokens_of(spans.front()));
    }
  }

 private:
  [[nodiscard]] std::vector<NamedPlace>::const_iterator from(std::uint32_t byte) const {
    return std::partition_point(named_.begin(), named_.end(), [&](const NamedPlace& n) { return n.span.end <= byte; });
  }

  /// The comma behind what somebody is: in the words, or right behind them.
  [[nodiscard]] std::uint32_t comma_of(Range source) const {
    constexpr std::uint32_t kLongest = 12;
    const std::uint32_t end = std::min({source.first + source.count + 1, source.first + kLongest, view_.size()});
    for (std::uint32_t i = source.first + 1; i < end; ++i)
      if (view_.word(i) == ",") return i;
    return view_.size();
  }

  /// "of the Harnfeld, Ana Vell" is no place, "the union, Ana Vell" no person: the noun before "of", "for" or the
  /// comma.
  [[nodiscard]] bool is_of_person(std::uint32_t first, std::uint32_t comma) const {
    // "two officials that the commissioner, Ana Vell," are not she.
    for (std::uint32_t i = first + 1; i < comma; ++i)
      if (is_any_of(view_.lower(i), {"that", "who", "which", "and"})) return false;
    for (std::uint32_t i = first + 1; i < comma; ++i)
      if (is_any_of(view_.lower(i), {"of", "for", "at", "in", "from", "on", "to", "with"})) return is_person(i - 1);
    return is_person(comma - 1);
  }

  [[nodiscard]] bool is_person(std::uint32_t token) const {
    const std::string_view word = view_.lower(token);
    return !is_body_noun(word) && !plural_role(word) && !names_trades(word) &&
           (is_person_noun(word) || names_trade(word) || role_word(word) || word == "counsel" || word == "accused" ||
            !converse_of(word).empty());
  }

  void look_at(Range source) {
    if (source.count == 0) return;
    const std::uint32_t comma = comma_of(source);
    if (comma + 1 >= view_.size() || view_.sentence(comma + 1) != view_.sentence(source.first)) return;
    const Span what = view_.span(source.first, comma);
    for (auto at = from(what.begin); at != named_.end() && at->span.begin < what.end; ++at)
      if (at->person || at->span.contains(what)) return;
    std::uint32_t name = comma + 1;
    while (name < comma + 4 && name + 1 < view_.size() && honorific(view_.lower(name))) ++name;
    const auto who = from(view_.span(name).begin);
    if (who == named_.end() || who->span.begin > view_.span(name).begin || !who->person || !view_.capital(name)) return;
    const std::uint32_t behind = view_.token_at(who->span.end);
    const bool closed = behind < view_.size() && view_.word(behind) == ",";
    const bool inside = source.first + source.count > comma + 1;
    if ((!closed && !inside) || !is_of_person(source.first, comma)) return;
    cast_.actors[who->actor].mentions.push_back({Field::text, what});
  }

  const Scene& scene_;
  const FieldView& view_;
  Cast& cast_;
  std::vector<NamedPlace> named_;  ///< by place
};

}  // namespace

void add_apposed(const Scene& scene, Cast& cast) { Apposed(scene, cast).run(); }

}  // namespace whosays::coref
