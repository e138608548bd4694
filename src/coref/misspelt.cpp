#include "coref/misspelt.h"

#include <algorithm>
#include <map>

namespace whosays::coref {
namespace {

constexpr std::size_t kShortestSurname = 4;
constexpr std::size_t kMostOfOneName = 12;  ///< of one given name; a list of people has more

/// One letter more, less or other, or two that changed places.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b || b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() < b.size()) return a.substr(same) == b.substr(same + 1);
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

bool share_role(const Draft& a, const Draft& b) {
  return std::any_of(a.role_words.begin(), a.role_words.end(), [&](const std::string& word) {
    return std::find(b.role_words.begin(), b.role_words.end(), word) != b.role_words.end();
  });
}

class Misspelt {
 public:
  Misspelt(const Scene& scene, Cast& cast) : scene_(scene), cast_(cast) {}

  void run() {
    std::map<std::string, std::vector<std::uint32_t>> by_given;
    for (std::uint32_t a = 0; a < cast_.actors.size(); ++a) {
      if (cast_.actors[a].kind != ActorKind::person) continue;
      const auto words = name_words(cast_.actors[a].name);
      if (words.size() == 2 && words[0].size() > 1) by_given[words[0]].push_back(a);
    }
    std::vector<std::uint32_t> into(cast_.actors.size());
    for (std::uint32_t a = 0; a < into.size(); ++a) into[a] = a;
    for (const auto& [given, actors] : by_given)
      if (actors.size() > 1 && actors.size() <= kMostOfOneName) compare(actors, into);
    if (joined_) renumber(into);
  }

 private:
  void compare(const std::vector<std::uint32_t>& actors, std::vector<std::uint32_t>& into) {
    for (const std::uint32_t a : actors)
      for (const std::uint32_t b : actors) {
        if (a >= b || into[a] != a || into[b] != b || !are_one(cast_.actors[a], cast_.actors[b])) continue;
        const bool keeps = cast_.actors[a].mentions.size() >= cast_.actors[b].mentions.size();
        absorb(cast_.actors[keeps ? a : b], cast_.actors[keeps ? b : a]);
        into[keeps ? b : a] = keeps ? a : b;
        joined_ = true;
      }
  }

  [[nodiscard]] bool are_one(const Draft& a, const Draft& b) const {
    const std::string first = name_words(a.name)[1];
    const std::string second = name_words(b.name)[1];
    return std::min(first.size(), second.size()) >= kShortestSurname && one_slip(first, second) && share_role(a, b) &&
           compatible(a.gender, b.gender) && !meet(a, b);
  }

  /// Both are named in one sentence.
  [[nodiscard]] bool meet(const Draft& a, const Draft& b) const {
    const auto sentence = [&](const Mention& m) {
      const FieldView& view = scene_.view(m.field);
      return view.sentence(view.token_at(m.span.begin));
    };
    return std::any_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& m) {
      return std::any_of(b.mentions.begin(), b.mentions.end(), [&](const Mention& other) {
        return m.field == other.field && sentence(m) == sentence(other);
      });
    });
  }

  static void absorb(Draft& into, Draft& from) {
    into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
    into.roles.insert(into.roles.end(), from.roles.begin(), from.roles.end());
    into.role_words.insert(into.role_words.end(), from.role_words.begin(), from.role_words.end());
    if (into.gender == Gender::unknown) into.gender = from.gender;
    from.mentions.clear();
  }

  void renumber(const std::vector<std::uint32_t>& into) {
    std::vector<std::uint32_t> number(into.size(), kNobody);
    std::vector<Draft> kept;
    for (std::uint32_t a = 0; a < into.size(); ++a) {
      if (into[a] != a) continue;
      number[a] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(cast_.actors[a]));
    }
    cast_.actors = std::move(kept);
    const auto last = [&](std::uint32_t a) {
      while (into[a] != a) a = into[a];
      return number[a];
    };
    for (std::uint32_t& actor : cast_.actor_of_name)
      if (actor != kNobody) actor = last(actor);
  }

  const Scene& scene_;
  Cast& cast_;
  bool joined_ = false;
};

}  // namespace

void join_misspelt(const Scene& scene, Cast& cast) { Misspelt(scene, cast).run(); }

}  // namespace whosays::coref
