#include "coref/namesakes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "coref/person_forms.h"
#include "coref/portraits.h"

namespace whosays::coref {
namespace {

class Namesakes {
 public:
  Namesakes(const Scene& scene, Cast& cast) : scene_(scene), cast_(cast) {
    for (const Attribution& a : scene.attributions.rows)
      for (const Span span : scene.attributions.spans.at(a.source)) sources_[a.field == Field::text].push_back(span);
    for (auto& spans : sources_) std::sort(spans.begin(), spans.end());
  }

  void settle() {
    for (std::uint32_t actor = 0; actor < cast_.actors.size(); ++actor)
      if (const std::string surname = surname_of(cast_.actors[actor]); !surname.empty())
        holders_[surname].push_back(actor);
    for (std::uint32_t row = 0; row < scene_.names.rows.size(); ++row) {
      const Name& name = scene_.names.rows[row];
      if (name.type != NameType::person || cast_.actor_of_name[row] != kNobody || !speaks(name.field, name.span))
        continue;
      const Form form = form_of(scene_, row);
      if (form.words.size() != 1) continue;
      // Asked once for a name: the answer takes a walk through all names.
      const auto [known, added] = meant_.try_emplace({form.words[0], form.honorific.value_or(Gender::unknown)});
      if (added) known->second = meant(form);
      if (known->second) cast_.mention(*known->second, row, name);
    }
  }

 private:
  static std::string surname_of(const Draft& actor) {
    if (actor.kind != ActorKind::person || !actor.named) return {};
    const std::vector<std::string> words = name_words(actor.name);
    return words.size() > 1 ? words.back() : std::string();
  }

  [[nodiscard]] bool speaks(Field field, Span span) const {
    return !scene_.view(field).quoted(span.begin) && source_of(field, span).has_value();
  }

  [[nodiscard]] std::optional<Span> source_of(Field field, Span span) const {
    const auto& spans = sources_[field == Field::text];
    auto source = std::upper_bound(spans.begin(), spans.end(), Span{span.begin, 0xFFFFFFFFU});
    if (source == spans.begin() || (--source)->end < span.end) return std::nullopt;
    return *source;
  }

  [[nodiscard]] std::optional<std::uint32_t> meant(const Form& form) const {
    const auto found = holders_.find(form.words[0]);
    if (found == holders_.end() || found->second.size() < 2) return std::nullopt;
    std::optional<std::uint32_t> out;
    for (const std::uint32_t actor : found->second) {
      if (!has_spoken(actor) ||
          !compatible(known_gender(cast_.actors[actor]), form.honorific.value_or(Gender::unknown)))
        continue;
      if (out) return std::nullopt;
      out = actor;
    }
    if (out && is_known_before(*out, form.words[0])) return std::nullopt;
    return out;
  }

  /// Under the full name, and not as somebody's: "Paul, the son of Ron Paul,".
  [[nodiscard]] bool has_spoken(std::uint32_t actor) const {
    const auto& mentions = cast_.actors[actor].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return name_words(scene_.view(m.field).words(m.span)).size() > 1 && speaks(m.field, m.span) &&
             leads_its_source(m.field, m.span);
    });
  }

  [[nodiscard]] bool leads_its_source(Field field, Span span) const {
    const Span source = *source_of(field, span);
    return std::none_of(scene_.names.rows.begin(), scene_.names.rows.end(), [&](const Name& name) {
      return name.type == NameType::person && name.field == field && name.span.begin >= source.begin &&
             name.span.begin < span.begin;
    });
  }

  /// The surname alone stands before the full name: it is somebody else's, whom everybody knows.
  [[nodiscard]] bool is_known_before(std::uint32_t actor, const std::string& surname) const {
    const auto& mentions = cast_.actors[actor].mentions;
    const auto first = std::min_element(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return std::pair(a.field == Field::text, a.span) < std::pair(b.field == Field::text, b.span);
    });
    return std::any_of(scene_.names.rows.begin(), scene_.names.rows.end(), [&](const Name& name) {
      if (name.type != NameType::person || name.field != Field::text || first->field != Field::text) return false;
      if (name.span.begin >= first->span.begin) return false;
      const std::vector<std::string> words = name_words(scene_.view(name.field).words(name.span));
      return words.size() == 1 && words[0] == surname;
    });
  }

  const Scene& scene_;
  Cast& cast_;
  std::array<std::vector<Span>, 2> sources_;  ///< in order; of the title, of the text
  std::unordered_map<std::string, std::vector<std::uint32_t>> holders_;
  std::map<std::pair<std::string, Gender>, std::optional<std::uint32_t>> meant_;
};

}  // namespace

void settle_namesakes(const Scene& scene, Cast& cast) { Namesakes(scene, cast).settle(); }

}  // namespace whosays::coref
