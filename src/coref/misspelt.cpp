#include "coref/misspelt.h"

#include <algorithm>
#include <map>

#include "base/slip.h"
#include "coref/person_words.h"

namespace whosays::coref {
namespace {

constexpr std::size_t kShortestSurname = 4;
constexpr std::size_t kShortestAlone = 5;   ///< of a surname that stands alone
constexpr std::size_t kMostAlone = 200;     ///< of them, and of full names that they are compared with
constexpr std::size_t kMostOfOneName = 12;  ///< of one given name; a list of people has more

/// "finance" of "minister of finance"; empty where the role does not say of what.
std::string_view field_of(std::string_view role) {
  for (const std::string_view link : {" of the ", " for the ", " of ", " for "})
    if (const std::size_t at = role.find(link); at != std::string_view::npos) {
      const std::string_view rest = role.substr(at + link.size());
      return rest.substr(0, rest.find(' '));
    }
  return {};
}

/// "minister of finance", "minister of ports"
bool in_two_fields(const Draft& a, const Draft& b) {
  return std::any_of(a.roles.begin(), a.roles.end(), [&](const Role& one) {
    return std::any_of(b.roles.begin(), b.roles.end(), [&](const Role& other) {
      const std::string_view first = field_of(one.text), second = field_of(other.text);
      return !first.empty() && !second.empty() && first != second;
    });
  });
}

bool share_role(const Draft& a, const Draft& b) {
  return !in_two_fields(a, b) && std::any_of(a.role_words.begin(), a.role_words.end(), [&](const std::string& word) {
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
    join_surnames(into);
    if (joined_) renumber(into);
  }

 private:
  struct Named {
    std::uint32_t actor;
    std::string surname;
  };

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

  /// "Mr Odeel" where Marek Odel was named before, and nobody else whose surname is as near.
  void join_surnames(std::vector<std::uint32_t>& into) {
    std::vector<Named> alone, full;
    for (std::uint32_t a = 0; a < cast_.actors.size(); ++a) {
      const Draft& draft = cast_.actors[a];
      if (draft.kind != ActorKind::person || into[a] != a || draft.mentions.empty()) continue;
      auto words = name_words(draft.name);
      std::erase_if(words, [](const std::string& word) { return honorific(word).has_value(); });
      if (words.empty()) continue;
      (words.size() == 1 ? alone : full).push_back({a, words.back()});
    }
    if (alone.size() > kMostAlone || full.size() > kMostAlone) return;
    for (const Named& one : alone) {
      if (one.surname.size() < kShortestAlone || !cast_.actors[one.actor].roles.empty()) continue;
      std::uint32_t meant = kNobody;
      std::size_t near = 0;
      for (const Named& other : full) {
        const Draft &a = cast_.actors[one.actor], &b = cast_.actors[other.actor];
        if (other.surname.size() < kShortestSurname || !one_slip_apart(one.surname, other.surname) || meet(a, b))
          continue;
        ++near;
        if (compatible(a.gender, b.gender) && comes_before(b, a)) meant = other.actor;
      }
      if (near != 1 || meant == kNobody) continue;
      absorb(cast_.actors[meant], cast_.actors[one.actor]);
      into[one.actor] = meant;
      joined_ = true;
    }
  }

  [[nodiscard]] static bool comes_before(const Draft& a, const Draft& b) {
    const auto first = [](const Draft& draft) {
      return std::min_element(draft.mentions.begin(), draft.mentions.end(), [](const Mention& x, const Mention& y) {
        return std::pair(x.field == Field::text, x.span) < std::pair(y.field == Field::text, y.span);
      });
    };
    const auto of_a = first(a), of_b = first(b);
    return std::pair(of_a->field == Field::text, of_a->span) < std::pair(of_b->field == Field::text, of_b->span);
  }

  [[nodiscard]] bool are_one(const Draft& a, const Draft& b) const {
    const std::string first = name_words(a.name)[1];
    const std::string second = name_words(b.name)[1];
    return std::min(first.size(), second.size()) >= kShortestSurname && one_slip_apart(first, second) &&
           share_role(a, b) && compatible(a.gender, b.gender) && !meet(a, b);
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
