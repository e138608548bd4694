#include "coref/roles.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "coref/described_words.h"

namespace whosays::coref {
namespace {

constexpr std::uint32_t kWordsBefore = 4;   ///< longest role before a name
constexpr std::uint32_t kWordsBehind = 14;  ///< longest role behind a name

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> kDeterminers{"a", "an", "the", "its", "his", "her", "their", "then"};
constexpr std::array<std::string_view, 11> kLinks{"of",   "for", "at",  "with", "in",   "to",
                                                  "from", "on",  "and", "who",  "under"};

bool is_clitic(std::string_view word) { return word == "'s" || word == "’s"; }

class RoleFinder {
 public:
  RoleFinder(const Scene& scene, Cast& cast) : scene_(scene), view_(scene.text), cast_(cast) {}

  void run() {
    for (std::uint32_t row = 0; row < scene_.names.rows.size(); ++row) {
      const std::uint32_t actor = cast_.actor_of_name[row];
      if (actor == kNobody || scene_.names.rows[row].field != Field::text) continue;
      if (cast_.actors[actor].kind != ActorKind::person) continue;
      const Range tokens = view_.tokens_of(scene_.names.rows[row].span);
      before(row, actor, tokens.first);
      behind(actor, tokens.first + tokens.count);
      named_after(actor, tokens);
    }
  }

 private:
  void add(std::uint32_t actor, std::uint32_t first, std::uint32_t end, std::string_view word) {
    Draft& draft = cast_.actors[actor];
    const Span span = view_.span(first, end);
    draft.roles.push_back({std::string(view_.words(span)), span});
    if (word.empty()) return;
    draft.role_words.emplace_back(word);
    const Gender gender = role_word(word).value_or(Gender::unknown);
    if (draft.gender == Gender::unknown) draft.gender = gender;
  }

  [[nodiscard]] std::uint32_t sentence_begin(std::uint32_t token) const {
    return view_.sentence_row(view_.sentence(token)).first_token;
  }
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t token) const {
    return view_.sentence_row(view_.sentence(token)).end_token;
  }

  void before(std::uint32_t row, std::uint32_t actor, std::uint32_t name) {
    const std::uint32_t begin = sentence_begin(name);
    std::uint32_t end = name;
    if (end > begin && honorific(view_.lower(end - 1)) && !role_word(view_.lower(end - 1))) --end;
    const bool capital = end > begin && view_.capital(end - 1);
    if (end == begin ||
        (!role_word(view_.lower(end - 1)) && !(capital && describing_noun(view_.lower(end - 1)).use != NounUse::none)))
      return;
    const std::uint32_t word = end - 1;
    add(actor, view_.capital(word) ? title_begin(row, word) : modifiers_begin(begin, word), end, view_.lower(word));
  }

  /// "Transport Minister": the title that the names stage has found, else the word alone.
  [[nodiscard]] std::uint32_t title_begin(std::uint32_t row, std::uint32_t word) const {
    if (row == 0) return word;
    const Name& title = scene_.names.rows[row - 1];
    const bool ends_here =
        title.type == NameType::title && title.field == Field::text && title.span.end == view_.span(word).end;
    return ends_here ? view_.token_at(title.span.begin) : word;
  }

  /// "former harbour commissioner": back to a word at which a role cannot go on; none within reach, the word alone.
  [[nodiscard]] std::uint32_t modifiers_begin(std::uint32_t begin, std::uint32_t word) const {
    std::uint32_t first = word;
    while (first > begin && word - first < kWordsBefore) {
      const std::string_view w = view_.lower(first - 1);
      const bool named = view_.capital(first - 1) && first - 1 > begin && (first != word || in_name(first - 1));
      if (view_.kind(first - 1) != TokenKind::word || stops_role(w) || is_clitic(w) || named) return first;
      --first;
    }
    return first == begin ? first : word;
  }

  /// A part of a name: "Odel spokesman", not "Transport minister".
  [[nodiscard]] bool in_name(std::uint32_t token) const {
    const Span span = view_.span(token);
    const auto holds = [&](const Names& names) {
      return std::any_of(names.rows.begin(), names.rows.end(), [&](const Name& name) {
        return name.field == Field::text && name.type != NameType::title && name.span.overlaps(span);
      });
    };
    return holds(scene_.names) || holds(scene_.trained);
  }

  void behind(std::uint32_t actor, std::uint32_t after) {
    if (after >= view_.size() || view_.word(after) != ",") return;
    const std::uint32_t stop = sentence_end(after);
    std::uint32_t first = after + 1;
    if (first + 1 < stop && view_.kind(first) == TokenKind::number && view_.word(first + 1) == ",")
      first += 2;  // an age
    if (first + 1 >= stop) return;
    if (view_.lower(first) == "who") {
      if (leads_role(view_.lower(first + 1))) add(actor, first + 1, phrase_end(first + 1, stop), "");
      return;
    }
    const bool determined = one_of(view_.lower(first), kDeterminers);
    if (determined) ++first;
    const std::uint32_t word = head_word(first, stop, determined);
    if (word != kNobody) add(actor, first, phrase_end(first, stop), view_.lower(word));
  }

  /// The role word of a phrase that can be an apposition, else kNobody: nothing but a link or the end may follow it.
  [[nodiscard]] std::uint32_t head_word(std::uint32_t first, std::uint32_t stop, bool determined) const {
    const std::uint32_t reach = std::min(stop, first + 6);
    for (std::uint32_t i = first; i < reach; ++i) {
      const std::string_view w = view_.lower(i);
      if (view_.kind(i) != TokenKind::word || (stops_role(w) && !role_word(w))) return kNobody;
      const bool ends = i + 1 >= stop || view_.kind(i + 1) != TokenKind::word || one_of(view_.lower(i + 1), kLinks);
      if ((role_word(w) || (determined && names_trade(w))) && ends) return i;
    }
    return kNobody;
  }

  [[nodiscard]] std::uint32_t phrase_end(std::uint32_t first, std::uint32_t stop) const {
    std::uint32_t end = first;
    while (end < stop && end < first + kWordsBehind && view_.lower(end) != "who" &&
           (view_.kind(end) == TokenKind::word || view_.kind(end) == TokenKind::number) && view_.lower(end) != "said")
      ++end;
    return std::max(end, first + 1);
  }

  /// "the harbour commissioner, Marek Odel,"
  void named_after(std::uint32_t actor, Range name) {
    const std::uint32_t begin = sentence_begin(name.first);
    const std::uint32_t after = name.first + name.count;
    const std::uint32_t courtesy = before_courtesies(view_, name.first);
    if (courtesy < begin + 3 || view_.word(courtesy - 1) != ",") return;
    if (after < view_.size() && view_.kind(after) == TokenKind::word) return;
    const std::uint32_t word = courtesy - 2;
    if (!role_word(view_.lower(word))) return;
    std::uint32_t first = word;
    while (first > begin && word - first < kWordsBefore && view_.kind(first - 1) == TokenKind::word &&
           !stops_role(view_.lower(first - 1)) && !one_of(view_.lower(first - 1), kDeterminers))
      --first;
    if (first > begin && one_of(view_.lower(first - 1), kDeterminers) && view_.lower(first - 1).size() > 2)
      add(actor, first, word + 1, view_.lower(word));
  }

  const Scene& scene_;
  const FieldView& view_;
  Cast& cast_;
};

/// Which role words belong to exactly one named person, and to nobody unnamed.
class RoleHolders {
 public:
  RoleHolders(const FieldView& view, const Cast& cast) : view_(view), cast_(cast) {
    for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor) {
      for (const Role& role : cast.actors[actor].roles) named_.push_back(role.span);
      for (const std::string& word : cast.actors[actor].role_words) holders_[word].insert(actor);
    }
    std::sort(named_.begin(), named_.end());
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      if (const auto singular = plural_role(view_.lower(i))) open_.insert(*singular);
      if (role_word(view_.lower(i)) && !in_role(view_.span(i)) && introduces_unnamed(view_, i))
        open_.emplace(view_.lower(i));
    }
  }

  /// Of several who have the word the one whose role has the words before it too: "the foreign minister".
  [[nodiscard]] std::uint32_t holder_of(std::string_view words, std::string_view word) const {
    const auto found = holders_.find(std::string(word));
    if (found == holders_.end() || open_.contains(std::string(word)) || words.size() <= word.size()) return kNobody;
    std::uint32_t out = kNobody;
    for (const std::uint32_t actor : found->second) {
      const auto& roles = cast_.actors[actor].roles;
      const bool fits = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        return utf8::ascii_lowered(role.text).find(words) != std::string::npos;
      });
      if (!fits) continue;
      if (out != kNobody) return kNobody;
      out = actor;
    }
    return out;
  }

  [[nodiscard]] std::uint32_t only_holder(std::string_view word) const {
    const std::string key(word);
    const auto found = holders_.find(key);
    if (found == holders_.end() || found->second.size() != 1 || open_.contains(key)) return kNobody;
    return *found->second.begin();
  }

  [[nodiscard]] bool in_role(Span span) const {
    auto at = std::partition_point(named_.begin(), named_.end(), [&](Span s) { return s.begin <= span.begin; });
    return at != named_.begin() && (at - 1)->contains(span);
  }

 private:
  const FieldView& view_;
  const Cast& cast_;
  std::vector<Span> named_;
  std::unordered_map<std::string, std::unordered_set<std::uint32_t>> holders_;
  std::unordered_set<std::string> open_;
};

/// "the commissioner", "the harbour commissioner" beginning at `the`; the token of the role word, or kNobody.
std::uint32_t role_after_the(const FieldView& view, std::uint32_t the) {
  const std::uint32_t stop = std::min(view.size(), the + 5);
  for (std::uint32_t i = the + 1; i < stop && view.sentence(i) == view.sentence(the); ++i) {
    if (view.kind(i) != TokenKind::word || (stops_role(view.lower(i)) && !role_word(view.lower(i)))) return kNobody;
    const bool more = i + 1 < view.size() && view.sentence(i + 1) == view.sentence(i) && role_word(view.lower(i + 1));
    if (role_word(view.lower(i)) && !more) return i;
  }
  return kNobody;
}

/// Nothing behind it that says whose or which: "the commissioner for trade", "the commissioner, Odel", "commissioner
/// Odel".
bool stands_alone(const FieldView& view, std::uint32_t word) {
  const std::uint32_t next = word + 1;
  if (next >= view.size() || view.sentence(next) != view.sentence(word)) return true;
  if (view.word(next) == ",") return next + 1 >= view.size() || !view.capital(next + 1);
  const std::string_view w = view.lower(next);
  return !view.capital(next) && w != "of" && w != "for" && w != "who" && w != "at" && w != "from" && w != "in" &&
         !is_clitic(w);
}

}  // namespace

bool introduces_unnamed(const FieldView& view, std::uint32_t token) {
  const std::uint32_t begin = view.sentence_row(view.sentence(token)).first_token;
  for (std::uint32_t i = token; i > begin && token - i < 4; --i) {
    const std::string_view w = view.lower(i - 1);
    if (w == "a" || w == "an" || w == "another" || w == "one" || w == "second" || w == "unnamed") return true;
    if (view.kind(i - 1) != TokenKind::word || stops_role(w)) return false;
  }
  return false;
}

bool hinders(const FieldView& view, std::uint32_t token, std::uint32_t pronoun) {
  constexpr std::uint32_t kLeads = 4;
  if (token > 1 && view.lower(token - 2) == "by" && is_any_of(view.lower(token - 1), {"a", "an"}))
    return false;  // "read out by a colleague"
  if (introduces_unnamed(view, token)) return true;
  if (view.lower(token) == "head") return false;  // "shook his head"
  for (std::uint32_t i = token; i > 0 && token - i < kLeads; --i) {
    const std::string_view w = view.lower(i - 1);
    if (is_clitic(w) || w == "his" || w == "her" || w == "its" || w == "their") return true;  // "Odel's lawyer"
    if (view.kind(i - 1) != TokenKind::word || stops_role(w)) break;
  }
  const std::uint32_t sentence = view.sentence(token);
  const std::uint32_t first = view.sentence_row(sentence).first_token;
  return view.lower(first) == "the" && token - first < kLeads && sentence + 1 >= view.sentence(pronoun);
}

std::uint32_t before_courtesies(const FieldView& view, std::uint32_t name) {
  constexpr std::uint32_t kMost = 6;
  for (std::uint32_t first = name; first > 0 && name - first < kMost; --first) {
    if (view.word(first - 1) == ",") return first;
    const std::string_view word = view.lower(first - 1);
    const bool mark = is_any_of(word, {".", "(", ")"});
    const bool rank = view.capital(first - 1) && (role_word(word) || stands_for("officer", word) > 0);
    if (!mark && !rank && !honorific(word)) break;
  }
  return name;
}

bool two_together(const FieldView& view, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t kMostTokens = 60;
  if (end > first + kMostTokens) first = end - kMostTokens;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::string_view word = view.lower(i);
    const bool after_the = i > 0 && view.lower(i - 1) == "the";
    const bool begins = word == "both" && i + 1 < end && is_any_of(view.lower(i + 1), {"men", "women"});
    if (!begins && !(after_the && is_any_of(word, {"two", "pair", "couple"}))) continue;
    // "the two tickets", "the couple's car" are no people.
    const bool people =
        word != "two" ||
        (i + 1 < end &&
         (is_any_of(view.lower(i + 1), {"men", "women", "ladies", "of"}) || view.kind(i + 1) != TokenKind::word ||
          view.lower(i + 1).ends_with("ed") ||
          is_any_of(view.lower(i + 1),
                    {"met",  "were", "had",   "have",  "are",   "left", "spoke", "sat",   "shook", "fought",
                     "came", "went", "stood", "drove", "ran",   "sang", "drank", "ate",   "fell",  "broke",
                     "took", "kept", "knew",  "then",  "later", "both", "also",  "never", "did",   "could"})));
    if (people && !view.quoted(view.span(i).begin)) return true;
  }
  return false;
}

bool is_title_before(const FieldView& view, Span first, Span second) {
  constexpr std::uint32_t kLongest = 6;
  const Range name = view.tokens_of(first);
  const std::uint32_t begin = name.first + name.count, end = view.token_at(second.begin);
  if (end <= begin || end - begin > kLongest) return false;
  const bool rank = end - begin > 1 && view.capital(end - 1) && role_word(view.lower(end - 2));  // "spokesman Col"
  if (!role_word(view.lower(end - 1)) && !rank) return false;
  for (std::uint32_t i = begin; i < end; ++i)
    if (view.kind(i) != TokenKind::word || stops_role(view.lower(i))) return false;
  return true;
}

void add_roles(const Scene& scene, Cast& cast) { RoleFinder(scene, cast).run(); }

void add_role_mentions(const Scene& scene, Cast& cast) {
  const FieldView& view = scene.text;
  const RoleHolders holders(view, cast);
  std::vector<std::uint32_t> first_mention(cast.actors.size(), kNobody);
  for (std::uint32_t actor = 0; actor < cast.actors.size(); ++actor)
    for (const Mention& mention : cast.actors[actor].mentions)
      if (mention.field == Field::text) first_mention[actor] = std::min(first_mention[actor], mention.span.begin);
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    if (view.lower(i) != "the") continue;
    const std::uint32_t word = role_after_the(view, i);
    if (word == kNobody || !stands_alone(view, word) || holders.in_role(view.span(word))) continue;
    const std::string modified = utf8::ascii_lowered(view.words(view.span(i + 1, word + 1)));
    std::uint32_t actor = holders.only_holder(view.lower(word));
    if (actor == kNobody) actor = holders.holder_of(modified, view.lower(word));
    if (actor == kNobody || first_mention[actor] > view.span(i).begin || view.quoted(view.span(i).begin)) continue;
    const auto& roles = cast.actors[actor].roles;
    const bool fits = word == i + 1 || std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
                        return utf8::ascii_lowered(role.text).find(modified) != std::string::npos;
                      });
    if (fits) cast.actors[actor].mentions.push_back({Field::text, view.span(i, word + 1)});
  }
}

}  // namespace whosays::coref
