#include "coref/persons.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "coref/person_forms.h"
#include "coref/portraits.h"
#include "lexicon/lexicon.h"
#include "lexicon/nicknames.h"

namespace whosays::coref {
namespace {

class Persons {
 public:
  Persons(const Scene& scene, Cast& cast) : scene_(scene), cast_(cast) {}

  void run() {
    for (std::uint32_t row = 0; row < scene_.names.rows.size(); ++row)
      if (scene_.names.rows[row].type == NameType::person) forms_.push_back(form_of(scene_, row));
    std::erase_if(forms_, [&](const Form& form) { return is_no_name(scene_, form); });
    complete();
    bring_in();
    add_full_names();
    add_initialled();
    for (const Form& form : forms_)
      if (!form.full() && cast_.actor_of_name[form.row] == kNobody) add_short(form);
    add_lone_surnames();
  }

 private:
  struct Person {
    std::uint32_t actor;
    std::vector<std::string> words;
    std::uint32_t first_row;
    bool relative = false;  ///< brought in as somebody's: "first lady Ana Odel", "his daughter, Ana Odel"
  };

  void bring_in() {
    const Form* last = nullptr;
    for (Form& form : forms_) {
      form.brought_in = introduction_of(scene_.view(scene_.names.rows[form.row].field), form.span);
      // "His father" is one of that name only behind one of that name.
      if (last == nullptr || last->words.back() != form.words.back()) form.brought_in.relative = false;
      last = &form;
    }
  }

  /// "Brenda and Clive Moss" have one surname, and William “Buck” Tanner is one name.
  void complete() {
    for (std::size_t i = 0; i + 1 < forms_.size(); ++i) {
      Form& form = forms_[i];
      const Form& next = forms_[i + 1];
      if (form.words.size() != 1 || gender_of_first_name(form.words[0]) == Gender::unknown) continue;
      if (between(form, next) == " and " && next.words.size() == 2 && next.full() && !next.honorific)
        form.words.push_back(next.words.back());
      for (std::size_t behind = i + 1; behind < std::min(forms_.size(), i + 3); ++behind) {
        const std::string_view nickname = between(form, forms_[behind]);
        if (nickname.size() < 9 || nickname.size() > 26) continue;
        if (!(nickname.starts_with(" “") && nickname.ends_with("” ")) &&
            !(nickname.starts_with(" \"") && nickname.ends_with("\" ")))
          continue;
        // 'Odel called Holm "a troll;" Holm accused': words, and no name.
        if (nickname.find_first_of(";,.!?") != std::string_view::npos) continue;
        form.words.insert(form.words.end(), forms_[behind].words.begin(), forms_[behind].words.end());
        form.span.end = forms_[behind].span.end;
        forms_.erase(forms_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     forms_.begin() + static_cast<std::ptrdiff_t>(behind) + 1);
        break;
      }
    }
  }

  /// The words between two names of one field, or none.
  [[nodiscard]] std::string_view between(const Form& form, const Form& next) const {
    const Field field = scene_.names.rows[form.row].field;
    if (field != scene_.names.rows[next.row].field || next.span.begin < form.span.end) return {};
    return scene_.view(field).words({form.span.end, next.span.begin});
  }

  /// "J. T. Moor": nobody's full name fits, so it is one, and "Moor" his.
  void add_initialled() {
    std::map<std::string, std::uint32_t> persons;
    for (const Form& form : forms_) {
      if (!form.initialled() || by_full_surname_.contains(form.words.back())) continue;
      const std::string key = form.words.front() + "\t" + form.words.back();
      const auto [found, added] = persons.emplace(key, static_cast<std::uint32_t>(persons_.size()));
      if (added) {
        add_person(form);
        by_surname_[form.words.back()].push_back(found->second);
      }
      mention(persons_[found->second].actor, form);
    }
  }

  void add_full_names() {
    Groups groups;
    std::vector<std::string> order;
    for (const Form& form : forms_) {
      if (!form.full() || form.initialled()) continue;
      const std::string key = form.words.front() + "\t" + form.words.back() + "\t" + form.suffix;
      auto& group = groups[key];
      if (group.empty()) order.push_back(key);
      group.push_back(&form);
    }
    join_nicknames(order, groups);
    for (const std::string& key : order) add_group(groups[key]);
    for (const auto& [surname, holders] : by_surname_) by_full_surname_.insert(surname);
  }

  using Groups = std::map<std::string, std::vector<const Form*>>;

  /// "Joe Odel" and "Joseph R. Odel" are one, if the text does not say of either whose son or wife that is.
  void join_nicknames(std::vector<std::string>& order, Groups& groups) const {
    constexpr std::size_t kMostCompared = 100;
    if (order.size() > kMostCompared) return;
    for (std::size_t i = 0; i < order.size(); ++i)
      for (std::size_t j = i + 1; j < order.size();) {
        auto& mine = groups[order[i]];
        auto& other = groups[order[j]];
        const Form& a = *mine.front();
        const Form& b = *other.front();
        const bool one = a.words.back() == b.words.back() && a.suffix == b.suffix &&
                         lexicon::is_nickname(a.words.front(), b.words.front()) && !comes_as_relative(scene_, a) &&
                         !comes_as_relative(scene_, b);
        if (!one) {
          ++j;
          continue;
        }
        mine.insert(mine.end(), other.begin(), other.end());
        groups.erase(order[j]);
        order.erase(order.begin() + static_cast<std::ptrdiff_t>(j));
      }
  }

  /// Mentions with equal first and last word, or nicknames: one person, unless their middle names contradict each
  /// other.
  void add_group(const std::vector<const Form*>& group) {
    for (const auto& one : kept_apart(group)) add_one_name(one);
  }

  void add_one_name(const std::vector<const Form*>& group) {
    std::string longest;
    for (const Form* form : group)
      if (middle_of(*form).size() > longest.size()) longest = middle_of(*form);
    const bool agree = std::all_of(group.begin(), group.end(),
                                   [&](const Form* form) { return middles_agree(middle_of(*form), longest); });
    std::map<std::string, std::uint32_t> persons;
    for (const Form* form : group) {
      const std::string key = agree ? "" : middle_of(*form);
      const auto [found, added] = persons.emplace(key, static_cast<std::uint32_t>(persons_.size()));
      if (added) add_person(*form);
      auto& called = by_given_[form->words.front()];
      if (std::find(called.begin(), called.end(), found->second) == called.end()) called.push_back(found->second);
      mention(persons_[found->second].actor, *form);
    }
  }

  /// Mentions of one name by whom the text brings in with it: "Jonas Reik, the goalkeeper", "Jonas Reik, the referee".
  /// Where it brings in two the mentions that say nothing are left open.
  [[nodiscard]] static std::vector<std::vector<const Form*>> kept_apart(const std::vector<const Form*>& forms) {
    std::vector<std::vector<const Form*>> out;
    for (const Form* form : forms) {
      if (form->brought_in.empty()) continue;
      const auto fits = std::find_if(out.begin(), out.end(), [&](const auto& group) {
        return std::none_of(group.begin(), group.end(),
                            [&](const Form* other) { return tell_two(form->brought_in, other->brought_in); });
      });
      if (fits == out.end()) {
        out.push_back({form});
      } else {
        fits->push_back(form);
      }
    }
    if (out.size() < 2) out.assign(1, forms);
    return out;
  }

  /// The text brings in with a short form somebody who is not that person: "Judge Tace", "Tace, the accused"; or again,
  /// with an initial, whom it has brought in by the full name: that may be the brother.
  [[nodiscard]] bool is_another(const Form& form, const Person& person) const {
    const auto told = brought_in_.find(person.actor);
    if (form.brought_in.empty() || told == brought_in_.end()) return false;
    if (form.initialled()) return true;
    return std::any_of(told->second.begin(), told->second.end(),
                       [&](const Introduction* other) { return tell_two(form.brought_in, *other); });
  }

  std::uint32_t add_person(const Form& form) {
    const auto actor = static_cast<std::uint32_t>(cast_.actors.size());
    cast_.actors.push_back({});
    cast_.actors.back().kind = ActorKind::person;
    const auto index = static_cast<std::uint32_t>(persons_.size());
    persons_.push_back({actor, form.words, form.row, form.full() && comes_as_relative(scene_, form)});
    if (form.full()) {
      by_surname_[form.words.back()].push_back(index);
      by_given_[form.words.front()].push_back(index);
      Gender& gender = cast_.actors.back().gender;
      gender = gender_of_given_name(form.words.front());
      // Something that is no given name stands before it, or a first name that is not called by.
      if (gender == Gender::unknown && form.words.size() > 2 && form.words[1].size() > 2)
        gender = gender_of_given_name(form.words[1]);
    }
    return actor;
  }

  void mention(std::uint32_t actor, const Form& form) {
    Name name = scene_.names.rows[form.row];
    name.span = form.span;
    cast_.mention(actor, form.row, name);
    Draft& draft = cast_.actors[actor];
    const std::string_view words = scene_.view(name.field).words(name.span);
    if (words.size() > draft.name.size()) draft.name = words;
    if (!form.brought_in.empty()) brought_in_[actor].push_back(&form.brought_in);
    if (form.honorific && *form.honorific != Gender::unknown) draft.gender = *form.honorific;
  }

  /// Persons whose full name ends with these words, and whose gender the honorific allows.
  [[nodiscard]] std::vector<std::uint32_t> surname_holders(const Form& form) const {
    std::vector<std::uint32_t> out;
    const auto found = by_surname_.find(form.words.back());
    if (found == by_surname_.end()) return out;
    const std::size_t skipped = form.initialled() ? form.words.size() - 1 : 0;
    for (const std::uint32_t index : found->second) {
      const Person& person = persons_[index];
      const std::size_t n = form.words.size() - skipped;
      const bool ends =
          n < person.words.size() && std::equal(form.words.end() - static_cast<std::ptrdiff_t>(n), form.words.end(),
                                                person.words.end() - static_cast<std::ptrdiff_t>(n));
      const bool letter = !form.initialled() || person.words[0].starts_with(form.words[0]);
      const Gender gender = known_gender(cast_.actors[person.actor]);
      if (ends && letter && compatible(gender, form.honorific.value_or(Gender::unknown))) out.push_back(index);
    }
    return out;
  }

  /// "President Odel", "Odel" before any full name: not his wife Ana Odel, of whom the article tells later.
  [[nodiscard]] bool is_of_relative(const Form& form, const Person& person) const {
    const Name& name = scene_.names.rows[form.row];
    const Name& full = scene_.names.rows[person.first_row];
    if (form.honorific && *form.honorific != Gender::unknown) return false;
    const bool before = name.field == Field::text && full.field == Field::text && name.span.begin < full.span.begin;
    const FieldView& view = scene_.view(name.field);
    const std::uint32_t first = view.token_at(name.span.begin);
    const bool titled = first > 0 && view.capital(first - 1) && role_word(view.lower(first - 1)).has_value();
    return before || titled || lone_.contains(key_of(form));
  }

  /// "Mrs Odel", where only a man has that name, is she who was brought in as his wife or mother: "his wife, Ana,".
  [[nodiscard]] const Form* relative_of(const Form& form) const {
    if (form.honorific != Gender::female || form.words.size() != 1) return nullptr;
    const auto holders = by_surname_.find(form.words[0]);
    if (holders == by_surname_.end()) return nullptr;
    for (const std::uint32_t index : holders->second)
      if (known_gender(cast_.actors[persons_[index].actor]) == Gender::female) return nullptr;
    const Form* out = nullptr;
    for (const Form& other : forms_) {
      if (other.row >= form.row || other.words.size() != 1 || cast_.actor_of_name[other.row] != kNobody) continue;
      if (!comes_as_wife(scene_.view(scene_.names.rows[other.row].field), other.span)) continue;
      if (out != nullptr && out->words != other.words) return nullptr;
      out = &other;
    }
    return out;
  }

  void add_short(const Form& form) {
    if (const Form* relative = relative_of(form)) return lone_[key_of(*relative)].push_back(&form);
    std::vector<std::uint32_t> surnames = surname_holders(form);
    if (surnames.size() > 1)
      if (const auto main = main_holder(surnames, form)) surnames = {*main};
    const auto given = by_given_.find(form.words.back());
    const bool is_given = form.words.size() == 1 && given != by_given_.end();
    if (surnames.size() == 1) {
      const Person& person = persons_[surnames[0]];
      // A bare "Odel" that is also somebody's given name: only after the surname's holder has been introduced.
      if (is_given && !form.honorific && person.first_row > form.row) return;
      if (is_another(form, person)) return set_apart(form);
      if (form.brought_in.empty() && set_apart_.contains(key_of(form))) return;
      if (person.relative && is_of_relative(form, person)) return lone_[key_of(form)].push_back(&form);
      return mention(person.actor, form);
    }
    if (!surnames.empty() || (by_surname_.contains(form.words.back()) && !form.initialled())) return;
    if (is_given) {
      // "Sir Desmond" is Sir Desmond Halliard; "Mr Desmond" is somebody of that surname.
      if ((form.honorific && !with_given_name(scene_.view(scene_.names.rows[form.row].field), form.span)) ||
          given->second.size() != 1)
        return;
      const Person& person = persons_[given->second[0]];
      if (is_another(form, person)) return set_apart(form);
      return mention(person.actor, form);
    }
    const std::uint32_t person = middle_name_of(form);
    if (person != kNobody) return mention(persons_[person].actor, form);
    lone_[key_of(form)].push_back(&form);
  }

  /// Of several who bear a surname whom it means alone: the only one who has been named yet, or the one whose wife,
  /// son or sister the others are.
  [[nodiscard]] std::optional<std::uint32_t> main_holder(const std::vector<std::uint32_t>& holders,
                                                         const Form& form) const {
    if (form.honorific && *form.honorific != Gender::unknown) return std::nullopt;
    const auto only = [&](const auto& fits) -> std::optional<std::uint32_t> {
      if (std::count_if(holders.begin(), holders.end(), fits) != 1) return std::nullopt;
      return *std::find_if(holders.begin(), holders.end(), fits);
    };
    const auto named = only([&](std::uint32_t index) { return persons_[index].first_row < form.row; });
    if (named && !persons_[*named].relative) return named;
    // Before its first holder is named the surname may be a sister's, but in a headline.
    const bool title = scene_.names.rows[form.row].field == Field::title;
    return named ? std::nullopt : only([&](std::uint32_t index) {
      return !persons_[index].relative && (title || persons_[index].first_row < form.row);
    });
  }

  /// Somebody else of that name; who is called so without another word may be either.
  void set_apart(const Form& form) {
    set_apart_.insert(key_of(form));
    lone_[key_of(form)].push_back(&form);
  }

  /// "Ortega" of Lucía Ortega Brill: the first of two surnames, where just one person has it.
  [[nodiscard]] std::uint32_t middle_name_of(const Form& form) const {
    constexpr std::size_t kMostCompared = 400;
    std::uint32_t out = kNobody;
    if (form.words.size() != 1 || form.words[0].size() < 4 || persons_.size() > kMostCompared) return out;
    if (gender_of_first_name(form.words[0]) != Gender::unknown) return out;
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
      const auto& words = persons_[i].words;
      if (words.size() != 3 || words[1] != form.words[0] || persons_[i].first_row > form.row) continue;
      if (out != kNobody) return kNobody;
      out = i;
    }
    return out;
  }

  [[nodiscard]] static std::string key_of(const Form& form) {
    std::string key;
    for (const std::string& word : form.words) key += word + " ";
    return key;
  }

  /// Surnames without any full name in the article: one person each, two where "Mr" and "Ms" say so.
  void add_lone_surnames() {
    for (const auto& [key, all] : lone_)
      for (const auto& forms : kept_apart(all)) add_lone(forms);
  }

  void add_lone(const std::vector<const Form*>& forms) {
    bool female = false;
    bool male = false;
    for (const Form* form : forms) {
      female = female || form->honorific == Gender::female;
      male = male || form->honorific == Gender::male;
    }
    std::map<Gender, std::uint32_t> actors;
    for (const Form* form : forms) {
      const Gender gender = female && male ? form->honorific.value_or(Gender::unknown) : Gender::unknown;
      if (female && male && gender == Gender::unknown) continue;
      const auto found = actors.find(gender);
      const std::uint32_t actor = found == actors.end() ? add_person(*form) : found->second;
      actors[gender] = actor;
      if (female && male) cast_.actors[actor].name = with_honorific(*form);
      mention(actor, *form);
      if (form->words != forms.front()->words) cast_.actors[actor].name = with_honorific(*form);
    }
  }

  /// "Mr Odel": tells two people without a given name apart.
  [[nodiscard]] std::string with_honorific(const Form& form) const {
    const Name& name = scene_.names.rows[form.row];
    const FieldView& view = scene_.view(name.field);
    const std::uint32_t first = view.token_at(name.span.begin);
    return std::string(view.word(first - 1)) + " " + std::string(view.words(form.span));
  }

  const Scene& scene_;
  Cast& cast_;
  std::vector<Form> forms_;
  std::vector<Person> persons_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_given_;
  std::map<std::string, std::vector<const Form*>> lone_;
  std::set<std::string> set_apart_;  ///< short forms that two people have
  std::unordered_map<std::uint32_t, std::vector<const Introduction*>> brought_in_;  ///< by actor
  std::set<std::string> by_full_surname_;  ///< surnames of those with a given name
};

}  // namespace

void add_persons(const Scene& scene, Cast& cast) { Persons(scene, cast).run(); }

}  // namespace whosays::coref
