#include "story/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "relate/relate.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr std::size_t kLookBack = 400;  // articles of a credited outlet that are compared
constexpr double kSameSentence = 0.7;   // share of the words of the crediting sentence that the credited article has
constexpr std::size_t kFewestOfSentence = 5;  // in that sentence
constexpr std::size_t kLead = 3;              // the credit stands in the first third of the article

Relation relation_of(relate::Kind kind) {
  switch (kind) {
    case relate::Kind::origin: return Relation::origin;
    case relate::Kind::verbatim: return Relation::verbatim;
    case relate::Kind::spun: return Relation::spun;
    case relate::Kind::translated: return Relation::translated;
    case relate::Kind::rewrite: return Relation::rewrite;
    case relate::Kind::followup: return Relation::followup;
    case relate::Kind::other: return Relation::other;
    case relate::Kind::independent: break;
  }
  return Relation::independent;
}

/// What an article is about, as far as words tell: stems, and which of them are names.
struct Subject {
  std::vector<std::string> stems;
  std::set<std::string> names;
};

Subject subject_of(std::string_view text) {
  Subject subject;
  std::set<std::string> stems;
  bool opening = true;
  for (const Word& word : words_in(text)) {
    const std::string form = stem(word.text);
    if (is_filler(word.text) || is_function(form)) {
      opening = false;
      continue;
    }
    stems.insert(form);
    if (word.capital && !opening) subject.names.insert(form);
    opening = false;
  }
  subject.stems.assign(stems.begin(), stems.end());
  return subject;
}

using Places = std::unordered_map<std::int64_t, relate::PageIndex>;  // of articles, by their rows

class Relating {
 public:
  Relating(const Desk& desk, const Credits& credits)
      : desk_(desk), credits_(credits), count_(desk.world.articles.size()), parent_(count_), note_(count_) {
    out_.rows.resize(count_);
    out_.copied.assign(count_, 0);
    for (const ArticleIndex i : desk_.articles()) by_publisher_[desk.publisher(i)].push_back(i);
  }

  Relations run() {
    take_texts();
    for (const ArticleIndex i : desk_.articles())
      if (alone(i) && !crediting_child(i)) take_credit(i);
    break_circles();
    number_groups();
    return std::move(out_);
  }

 private:
  void take_texts() {
    Places place;
    std::vector<std::string> ids;
    for (const ArticleRecord& article : desk_.world.articles) {
      place.emplace(article.row, static_cast<relate::PageIndex>(ids.size()));
      ids.push_back(relation_id(article.id, article.version, article.sha256));
    }
    if (all_kept(place))
      take_kept(place, ids);
    else
      compare_anew(place, ids);
    out_.copy_root.resize(count_);
    out_.also_root.resize(count_);
    for (ArticleIndex i = 0; i < count_; ++i) {
      const relate::Row& row = texts_[i];
      out_.rows[i].relation = relation_of(row.kind);
      out_.copy_root[i] = row.group;
      if (row.also) out_.also_root[i] = texts_[*row.also].group;
      if (!row.parent) continue;
      if (has_own_report(i)) {
        out_.rows[i].relation = Relation::independent;
        note_[i] = "says that somebody spoke to its own outlet, and credits nobody; " + like_words(i, *row.parent);
        continue;
      }
      parent_[i] = *row.parent;
      out_.copied[i] = 1;
      note_[i] =
          text_words(i, *row.parent, relate::evidence_words(links_[*row.link], static_cast<relate::PageIndex>(i)));
      if (row.full) note_[i] += fmt::format("; its group has {} articles and takes no more", relate::kMostMembers);
    }
    for (ArticleIndex i = 0; i < count_; ++i) {
      ArticleIndex at = i;
      while (parent_[at]) at = *parent_[at];
      if (at != i || has_own_report(i)) out_.copy_root[i] = at;
    }
  }

  // Two reports of one event say much in one order. A later one that is in its own words, to whose outlet somebody
  // spoke, and that credits nobody, is a report of its own.
  [[nodiscard]] bool has_own_report(ArticleIndex i) const {
    const auto parent = texts_[i].parent;
    return parent && texts_[i].kind == relate::Kind::rewrite && credits_.own_access(i) &&
           !credits_.credits_another(i) && surely_before(desk_.since(*parent), desk_.since(i));
  }
  [[nodiscard]] std::string like_words(ArticleIndex i, ArticleIndex other) const {
    return fmt::format("else as {} ({}): {}", desk_.article(other).id, outlet(other),
                       relate::evidence_words(links_[*texts_[i].link], static_cast<relate::PageIndex>(i)));
  }

  // The ledger keeps the pairs of just these articles, no more and no fewer: who is compared with whom under a key that
  // many share depends on all of them.
  [[nodiscard]] bool all_kept(const Places& place) const {
    const std::vector<RelatedArticle>& kept = desk_.world.related.articles;
    return kept.size() == count_ && place.size() == count_ &&
           std::all_of(kept.begin(), kept.end(), [&](const auto& row) { return place.contains(row.article_row); });
  }

  void take_kept(const Places& place, const std::vector<std::string>& ids) {
    std::vector<const relate::Facts*> facts(count_);
    for (const RelatedArticle& row : desk_.world.related.articles) facts[place.at(row.article_row)] = &row.facts;
    for (const RelatedPair& pair : desk_.world.related.pairs)
      links_.push_back(relate::link_of(place.at(pair.article_row), place.at(pair.other_row), pair.evidence));
    texts_ = relate::arrange(facts, relate::ranks_of(facts, ids), links_);
  }

  // Part of a ledger, or a draft beside it: what is kept is evidence still, and only the rest is compared.
  void compare_anew(const Places& place, const std::vector<std::string>& ids) {
    relate::Relating relating;
    for (std::size_t i = 0; i < count_; ++i) {
      const ArticleRecord& article = desk_.world.articles[i];
      relating.add({ids[i], article.publisher, stands_since(article.published, article.modified), article.url,
                    article.title, article.text});
    }
    for (const RelatedPair& pair : desk_.world.related.pairs) {
      const auto a = place.find(pair.article_row);
      const auto b = place.find(pair.other_row);
      if (a != place.end() && b != place.end()) relating.know(a->second, b->second, pair.evidence);
    }
    texts_ = relating.rows();
    links_ = relating.links();
  }

  [[nodiscard]] std::string text_words(ArticleIndex child, ArticleIndex parent, const std::string& evidence) const {
    const ArticleRecord& of = desk_.article(parent);
    std::string words = fmt::format("as {} ({}): {}", of.id, outlet(parent), evidence);
    const std::string& address = desk_.article(child).url;
    if (!address.empty() && address == of.url) words += "; at the same address, a later state of it";
    if (const auto credit = credit_of(child, desk_.publisher(parent)))
      words += fmt::format("; credits {}, l.{}", outlet(parent), credit->line);
    else if (!surely_before(desk_.since(parent), desk_.since(child)))
      words += "; which of the two was first is not known";
    return words;
  }

  // In no group by its text.
  [[nodiscard]] bool alone(ArticleIndex i) const { return !parent_[i] && texts_[i].kind != relate::Kind::origin; }

  [[nodiscard]] const std::string& outlet(ArticleIndex i) const { return desk_.publisher_name(desk_.publisher(i)); }

  [[nodiscard]] std::optional<Credit> credit_of(ArticleIndex article, PublisherIndex publisher) const {
    for (const Credit& credit : credits_.of(article))
      if (credit.publisher == publisher && !credit.own) return credit;
    return std::nullopt;
  }

  // True when an article that this one credits is already made from this one: no credit back.
  [[nodiscard]] bool crediting_child(ArticleIndex i) const {
    return std::any_of(credits_.of(i).begin(), credits_.of(i).end(), [&](const Credit& credit) {
      if (credit.own) return false;
      const auto& theirs = by_publisher_.at(credit.publisher);
      return std::any_of(theirs.begin(), theirs.end(), [&](ArticleIndex other) { return parent_[other] == i; });
    });
  }

  const Subject& subject(ArticleIndex i) {
    auto it = subjects_.find(i);
    if (it == subjects_.end()) it = subjects_.emplace(i, subject_of(desk_.article(i).text)).first;
    return it->second;
  }

  // Share of the words of `mine` that `theirs` has; 0 when they share no name.
  static double nearness(const Subject& mine, const Subject& theirs) {
    const bool name =
        std::any_of(mine.names.begin(), mine.names.end(), [&](const auto& n) { return theirs.names.contains(n); });
    if (mine.stems.empty() || !name) return 0;
    std::vector<std::string> both;
    std::set_intersection(mine.stems.begin(), mine.stems.end(), theirs.stems.begin(), theirs.stems.end(),
                          std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(mine.stems.size());
  }

  // What the sentence with the credit is about, without the outlet's own name.
  [[nodiscard]] Subject crediting_sentence(ArticleIndex article, const Credit& credit) const {
    const std::string& text = desk_.article(article).text;
    Subject subject = subject_of(slice(text, sentence_around(text, credit.span)));
    for (const Word& word : words_in(desk_.publisher_name(credit.publisher))) {
      std::erase(subject.stems, stem(word.text));
      subject.names.erase(stem(word.text));
    }
    return subject;
  }

  void take_credit(ArticleIndex article) {
    std::optional<ArticleIndex> best;
    const Credit* by = nullptr;
    double best_score = kSameSentence;
    for (const Credit& credit : credits_.of(article)) {
      if (credit.own || credit.span.begin * kLead > desk_.article(article).text.size()) continue;
      const Subject sentence = crediting_sentence(article, credit);
      if (sentence.stems.size() < kFewestOfSentence) continue;
      const auto& theirs = by_publisher_.at(credit.publisher);
      std::size_t compared = 0;
      for (auto it = theirs.rbegin(); it != theirs.rend() && compared < kLookBack; ++it) {
        if (*it == article || surely_before(desk_.since(article), desk_.since(*it))) continue;
        ++compared;
        const double score = nearness(sentence, subject(*it));
        if (score < best_score) continue;  // equal: the earlier one
        best_score = score;
        best = *it;
        by = &credit;
      }
    }
    if (best) {
      parent_[article] = best;
      note_[article] = fmt::format("credits {}, l.{}; its own wording", outlet(*best), by->line);
    } else if (const auto first = first_credit(article)) {
      note_[article] = fmt::format("credits {}, l.{}; the article meant is not among these",
                                   desk_.publisher_name(first->publisher), first->line);
    }
  }

  [[nodiscard]] const Credit* first_credit(ArticleIndex article) const {
    for (const Credit& credit : credits_.of(article))
      if (!credit.own) return &credit;
    return nullptr;
  }

  // Each circle of parents loses the link of its earliest article.
  void break_circles() {
    std::vector<std::uint32_t> seen(count_, 0);
    std::uint32_t walk = 0;
    for (const ArticleIndex start : desk_.articles()) {
      ++walk;
      ArticleIndex at = start;
      while (seen[at] == 0 && parent_[at]) {
        seen[at] = walk;
        at = *parent_[at];
      }
      if (seen[at] == walk && parent_[at]) open_circle(at);
      if (seen[at] == 0) seen[at] = walk;
    }
  }

  void open_circle(ArticleIndex member) {
    ArticleIndex earliest = member;
    for (ArticleIndex at = *parent_[member]; at != member; at = *parent_[at])
      if (desk_.rank(at) < desk_.rank(earliest)) earliest = at;
    parent_[earliest].reset();
    out_.copied[earliest] = 0;
    note_[earliest] = "these articles credit each other in a circle; the earliest by date is taken as first";
  }

  // An article with access of its own beside a credit is more than a rewrite, and goes back to nobody as a whole.
  [[nodiscard]] bool belongs_to_parent(ArticleIndex i) const {
    return parent_[i] && (out_.copied[i] || !credits_.own_access(i));
  }

  [[nodiscard]] ArticleIndex root(ArticleIndex at) const {
    while (belongs_to_parent(at)) at = *parent_[at];
    return at;
  }

  void number_groups() {
    std::vector<std::size_t> number(count_, 0);
    std::vector<std::size_t> members(count_, 0);
    std::size_t next = 0;
    for (const ArticleIndex i : desk_.articles()) ++members[root(i)];
    for (const ArticleIndex i : desk_.articles())
      if (root(i) == i) number[i] = next++;
    for (ArticleIndex i = 0; i < count_; ++i) {
      ArticleRelation& row = out_.rows[i];
      const ArticleIndex first = root(i);
      row.parent = parent_[i];
      row.group = number[first];
      row.evidence = note_[i];
      if (const auto also = texts_[i].also)
        row.evidence += fmt::format(
            "{}part of it stands in {} ({}), too: {}", row.evidence.empty() ? "" : "; ", desk_.article(*also).id,
            outlet(*also), relate::evidence_words(links_[*texts_[i].also_link], static_cast<relate::PageIndex>(i)));
      if (!parent_[i] && members[i] > 1) row.relation = Relation::origin;
      if (members[i] == 1 && row.relation == Relation::origin) row.relation = Relation::independent;
      if (!parent_[i] || out_.copied[i]) continue;
      row.relation = first == i ? Relation::other : Relation::rewrite;
      if (first == i) row.evidence += "; says that somebody spoke to its own outlet as well";
    }
  }

  const Desk& desk_;
  const Credits& credits_;
  std::size_t count_;
  std::vector<relate::Row> texts_;
  std::vector<relate::Link> links_;
  std::vector<std::optional<ArticleIndex>> parent_;
  std::vector<std::string> note_;
  std::map<PublisherIndex, std::vector<ArticleIndex>> by_publisher_;
  std::map<ArticleIndex, Subject> subjects_;
  Relations out_;
};

}  // namespace

Relations relate(const Desk& desk, const Credits& credits) { return Relating(desk, credits).run(); }

}  // namespace whosays::story
