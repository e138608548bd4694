// Pages about actors. Unnamed sources have none: they are no actors, and their statements are on nobody's page as a
// source.
#include <algorithm>
#include <map>
#include <set>

#include "base/text_util.h"
#include "story/desk.h"
#include "story/same_voice.h"
#include "story/spellings.h"
#include "story/words.h"

namespace whosays::story {
namespace {

std::set<std::string> words_of_name(std::string_view name) {
  std::set<std::string> out;
  for (const Word& word : words_in(name))
    if (!is_filler(word.text) && !is_function(word.text)) out.insert(word.text);
  return out;
}

bool has_all_words(const World& world, const JoinedActor& actor, const std::set<std::string>& wanted) {
  const auto includes = [&](std::string_view name) {
    const auto words = words_of_name(name);
    return std::includes(words.begin(), words.end(), wanted.begin(), wanted.end());
  };
  if (includes(actor.name)) return true;
  return std::any_of(actor.records.begin(), actor.records.end(), [&](std::size_t i) {
    const auto& aliases = world.actors[i].aliases;
    return std::any_of(aliases.begin(), aliases.end(),
                       [&](const ActorRecord::Alias& alias) { return includes(alias.text); });
  });
}

bool is_denial(Act act) {
  return act == Act::deny || act == Act::dispute || act == Act::decline || act == Act::neither_confirm_nor_deny;
}

// Whose words a statement is: its actor's, and of several who speak as one each one's.
std::vector<std::string> speakers(const StatementRecord& s) {
  std::vector<std::string> out = members_of(s);
  if (!s.actor.empty()) out.push_back(s.actor);
  return out;
}

class Pages {
 public:
  Pages(const World& world, const Story* story) : desk_(world), story_(story) {
    if (story != nullptr)
      for (const Claim& claim : story->claims)
        for (const FindingLine& finding : claim.findings)
          if (finding.rejects) clearing_.insert(finding.statement);
    for (const StatementIndex i : desk_.statements()) {
      const StatementRecord& s = desk_.statement(i);
      if (s.source_class != SourceClass::unnamed)
        for (const std::string& speaker : speakers(s)) says_[{s.article_row, normal(speaker)}].push_back(i);
      std::set<std::string> against;
      for (const PartRecord& part : s.parts)
        if (part.is_charge() && !part.actor.empty()) against.insert(normal(part.actor));
      // Who denies what is said against them says nothing against themselves (who admits it does), and neither does a
      // finding that clears.
      if (is_denial(s.act))
        for (const std::string& speaker : speakers(s)) against.erase(normal(speaker));
      if (clearing_.contains(i)) against.clear();
      for (const std::string& name : against) about_[{s.article_row, name}].push_back(i);
    }
  }

  std::vector<ActorPage> run(std::string_view name) const {
    const auto& all = desk_.actors().all();
    const std::string wanted = normal(name);
    const auto words = words_of_name(name);
    std::vector<const JoinedActor*> found;
    for (const JoinedActor& actor : all)
      if (!wanted.empty() && normal(actor.name) == wanted) found.push_back(&actor);
    if (found.empty() && !words.empty())
      for (const JoinedActor& actor : all)
        if (actor.kind != ActorKind::group && has_all_words(desk_.world, actor, words)) found.push_back(&actor);
    std::vector<ActorPage> out;
    for (const JoinedActor* actor : found) out.push_back(page(*actor));
    return out;
  }

 private:
  [[nodiscard]] ActorPage page(const JoinedActor& actor) const {
    ActorPage out;
    out.name = actor.name;
    std::vector<const ActorRecord*> records;
    std::set<std::string> roles;
    for (const std::size_t i : actor.records) {
      const ActorRecord& record = desk_.world.actors[i];
      const std::pair key(record.article_row, normal(record.name));
      out.articles.push_back(*desk_.article_of(record.article_row));
      if (!record.receipt.empty()) out.receipts.push_back(record.receipt);
      records.push_back(&record);
      std::set<std::string> here;  // a role counts once an article
      for (const std::string& role : record.roles) {
        if (roles.insert(normal(role)).second) out.roles.push_back(role);
        if (here.insert(normal(role)).second) add_role(role, desk_.article(out.articles.back()).published, out);
      }
      if (const auto it = says_.find(key); it != says_.end())
        out.says.insert(out.says.end(), it->second.begin(), it->second.end());
      if (const auto it = about_.find(key); it != about_.end())
        out.about.insert(out.about.end(), it->second.begin(), it->second.end());
      add_named(record, out);
    }
    out.articles.erase(std::unique(out.articles.begin(), out.articles.end()), out.articles.end());
    out.spellings = spellings_of(records);
    std::stable_sort(out.role_lines.begin(), out.role_lines.end(), [](const RoleLine& a, const RoleLine& b) {
      return std::pair(a.first.empty(), a.first) < std::pair(b.first.empty(), b.first);
    });
    out.not_joined = kept_apart(actor);
    out.joined_by = actor.decided_by;
    if (story_ != nullptr) add_altered(actor, out);
    return out;
  }

  // What others say of them in this article that is not to their discredit: content that has one of their spellings of
  // two words, or the name itself. A bare surname may be somebody else's.
  void add_named(const ActorRecord& record, ActorPage& out) const {
    std::set<std::string> names{normal(record.name)};
    for (const ActorRecord::Alias& alias : record.aliases)
      if (const auto spelling = spelling_in(alias.text); spelling && spelling->find(' ') != std::string::npos)
        names.insert(normal(*spelling));
    for (const StatementIndex i : desk_.statements_of(*desk_.article_of(record.article_row))) {
      const StatementRecord& s = desk_.statement(i);
      if (is_speaker(s, record.name)) continue;
      if (std::find(out.about.begin(), out.about.end(), i) != out.about.end()) continue;
      const std::string content = normal(s.content);
      if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return has_words(content, name); }))
        out.named.push_back(i);
    }
  }

  static bool is_speaker(const StatementRecord& s, const std::string& name) {
    const auto all = speakers(s);
    return std::any_of(all.begin(), all.end(), [&](const std::string& who) { return normal(who) == normal(name); });
  }

  // A name of an altered copy stands with the actor whose record the closest version has, and with its own record.
  void add_altered(const JoinedActor& actor, ActorPage& out) const {
    const std::set<std::size_t> records(actor.records.begin(), actor.records.end());
    for (const DriftedName& name : story_->names) {
      const std::int64_t row = desk_.article(name.original_article).row;
      const bool stands_for = std::any_of(records.begin(), records.end(), [&](std::size_t r) {
        const ActorRecord& record = desk_.world.actors[r];
        return record.article_row == row && record.name == name.original;
      });
      if (stands_for || records.contains(name.record)) out.altered.push_back(name);
    }
  }

  static void add_role(const std::string& role, const std::string& published, ActorPage& out) {
    const std::string key = normal(role);
    auto line = std::find_if(out.role_lines.begin(), out.role_lines.end(),
                             [&](const RoleLine& known) { return normal(known.text) == key; });
    if (line == out.role_lines.end()) line = out.role_lines.insert(line, {role, {}, {}, 0});
    ++line->articles;
    if (published.empty()) return;
    if (line->first.empty() || published < line->first) line->first = published;
    if (line->last.empty() || published > line->last) line->last = published;
  }

  // Names that share a word; one that is the same name is shown with its role and outlet, so that it can be told apart.
  [[nodiscard]] std::vector<std::string> kept_apart(const JoinedActor& actor) const {
    const auto mine = words_of_name(actor.name);
    std::set<std::string> out;
    for (const JoinedActor& other : desk_.actors().all()) {
      if (&other == &actor || other.own_label == actor.own_label) continue;
      if ((other.kind == ActorKind::group) != (actor.kind == ActorKind::group)) continue;  // "Ana Vell and Jan Holm"
      const auto theirs = words_of_name(other.name);
      const bool shares =
          std::any_of(mine.begin(), mine.end(), [&](const auto& w) { return w.size() > 2 && theirs.contains(w); });
      if (shares) out.insert(normal(other.name) == normal(actor.name) ? described(other) : other.name);
    }
    return {out.begin(), out.end()};
  }

  [[nodiscard]] std::string described(const JoinedActor& actor) const {
    const ActorRecord& record = desk_.world.actors[actor.records.front()];
    const ArticleRecord& article = desk_.article(*desk_.article_of(record.article_row));
    std::string out = actor.name;
    if (!record.roles.empty()) out += ", " + record.roles.front();
    return out + " (" + (article.publisher.empty() ? article.id : article.publisher) + ")";
  }

  Desk desk_;
  const Story* story_;
  std::set<StatementIndex> clearing_;  ///< findings that reject a claim
  std::map<std::pair<std::int64_t, std::string>, std::vector<StatementIndex>> says_, about_;
};

}  // namespace

std::vector<ActorPage> who(const World& world, std::string_view name, const Story* story) {
  return Pages(world, story).run(name);
}

}  // namespace whosays::story
