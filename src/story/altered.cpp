#include "story/altered.h"

#include <algorithm>
#include <unordered_map>

#include "lexicon/phrase_index.h"
#include "story/dates.h"
#include "story/words.h"

namespace whosays::story {
namespace {

constexpr int kMuchDebris = 4;

/// Marks that machines leave (lexicon/debris.tsv), a decisive one counting two, and the braces of a spinner's template.
int debris_in(const std::string& text) {
  static const lexicon::PhraseIndex phrases("debris.tsv");
  int out = 0;
  const std::vector<Word> words = words_in(text);
  const auto lower = [&](std::uint32_t i) { return std::string_view(words[i].text); };
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (const auto match = phrases.match(i, static_cast<std::uint32_t>(words.size()), lower)) {
      out += phrases.table().at(match->row, "counts") == "2" ? 2 : 1;
      i = match->end - 1;
    }
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    const std::size_t bar = text.find('|', at);
    if (bar < end && end != std::string::npos && end - at < 80) out += 2;
  }
  return out;
}

}  // namespace

bool machine_altered(Relation relation) { return relation == Relation::spun || relation == Relation::translated; }

AlteredCopies::AlteredCopies(const Desk& desk, const std::vector<ArticleRelation>& relations, const Credits& credits,
                             Aligner& aligner)
    : desk_(desk), credits_(credits), altered_(desk.world.articles.size(), Altered::no) {
  find(relations);
  for (auto& [copy, original] : original_) {
    original.sentences = aligner.pairs(original.article, copy);
    of_[original.article].push_back(copy);
  }
}

// A parent comes before what is made from it but in odd orders of dates; then the second round knows it.
void AlteredCopies::mark(const std::vector<ArticleRelation>& relations) {
  for (int round = 0; round < 2; ++round)
    for (const ArticleIndex a : desk_.articles()) {
      const ArticleRelation& row = relations[a];
      if (desk_.article(a).state == PublicationState::draft || !row.parent) continue;
      const bool of_altered = row.relation == Relation::verbatim && altered_[*row.parent] == Altered::closer_here;
      if (machine_altered(row.relation) || of_altered) altered_[a] = Altered::closer_here;
    }
}

void AlteredCopies::find(const std::vector<ArticleRelation>& relations) {
  std::unordered_map<std::int64_t, bool> by_ledger;  // of the whole ledger, where this view lacks the closer version
  for (const RelatedArticle& row : desk_.world.related.articles) by_ledger.emplace(row.article_row, row.altered);
  mark(relations);
  std::vector<std::pair<ArticleIndex, ArticleIndex>> found;  // copy, closest version by relations
  for (const ArticleIndex a : desk_.articles()) {
    if (altered_[a] != Altered::closer_here) continue;
    std::optional<ArticleIndex> at = relations[a].parent;
    for (std::size_t steps = 0; at && altered_[*at] == Altered::closer_here && steps < relations.size(); ++steps)
      at = relations[*at].parent;
    if (at && altered_[*at] != Altered::closer_here) found.emplace_back(a, *at);
  }
  std::fill(altered_.begin(), altered_.end(), Altered::no);
  for (const auto& [copy, original] : found) settle(copy, original);
  for (const ArticleIndex a : desk_.articles()) {
    if (altered_[a] == Altered::closer_here || desk_.article(a).state == PublicationState::draft) continue;
    const auto ledger = by_ledger.find(desk_.article(a).row);
    const bool hidden = !relations[a].parent && ledger != by_ledger.end() && ledger->second;
    if (hidden || debris(a) >= kMuchDebris) altered_[a] = Altered::alone;
  }
}

// An original of thousands of copies is read once.
int AlteredCopies::debris(ArticleIndex article) {
  const auto [place, is_new] = debris_.try_emplace(article, 0);
  if (is_new) place->second = debris_in(desk_.article(article).text);
  return place->second;
}

// Much debris in the one and none in the other says which is which, whatever the dates.
void AlteredCopies::settle(ArticleIndex copy, ArticleIndex original) {
  const int theirs = debris(copy);
  const int ours = debris(original);
  const bool turned = ours >= kMuchDebris && theirs == 0;
  if (altered_[copy] != Altered::no || altered_[original] != Altered::no) return;  // of turned ones the earliest counts
  if (turned && desk_.article(original).state != PublicationState::draft) {
    altered_[original] = Altered::closer_here;
    original_[original].article = copy;
  } else if (!turned && (surely_made_from(copy, original) || (theirs >= kMuchDebris && ours == 0))) {
    altered_[copy] = Altered::closer_here;
    original_[copy].article = original;
  }
}

bool AlteredCopies::credits(ArticleIndex article, ArticleIndex other) const {
  const auto& all = credits_.of(article);
  return std::any_of(all.begin(), all.end(),
                     [&](const Credit& credit) { return !credit.own && credit.publisher == desk_.publisher(other); });
}

bool AlteredCopies::surely_made_from(ArticleIndex copy, ArticleIndex original) const {
  constexpr std::int64_t kSpunWithin = 31 * kMinutesADay;
  if (credits(original, copy)) return false;
  if (surely_before(desk_.since(copy), desk_.since(original))) return false;
  if (credits(copy, original)) return true;
  const auto before = moments_of(desk_.since(original));
  const auto after = moments_of(desk_.since(copy));
  return before && after && before->last < after->first && after->first - before->last <= kSpunWithin;
}

std::vector<AlteredCopies::Place> AlteredCopies::places_of(StatementIndex statement) const {
  std::vector<Place> out;
  const ArticleIndex home = desk_.home(statement);
  const auto copies = of_.find(home);
  const Span said = desk_.sentence(statement);
  if (copies == of_.end() || said.empty()) return out;
  const std::string& text = desk_.article(home).text;
  for (const ArticleIndex copy : copies->second) {
    const std::string& theirs = desk_.article(copy).text;
    const SentencePair* best = nullptr;
    bool turned = false;  // a negation was lost or came in: the copy says something else
    for (const SentencePair& pair : original_.at(copy).sentences) {
      if (!pair.a.overlaps(said) || pair.similarity < kSurelyAligned) continue;
      turned = turned || negation_differs(negations_in(slice(text, pair.a)), negations_in(slice(theirs, pair.b)));
      if (best == nullptr || pair.similarity > best->similarity) best = &pair;
    }
    if (best != nullptr && !turned) out.push_back({copy, best->b});
  }
  return out;
}

void set_altered_aside(World& world, const Story& story) {
  std::unordered_map<std::int64_t, ArticleIndex> altered;
  for (ArticleIndex a = 0; a < story.altered.size(); ++a)
    if (story.altered[a] == Altered::closer_here) altered.emplace(world.articles[a].row, a);
  if (altered.empty()) return;
  for (StatementRecord& s : world.statements) {
    const auto found = altered.find(s.article_row);
    if (found == altered.end() || !s.committed()) continue;
    s.set_aside = kAlteredCopy;
    ++world.articles[found->second].set_aside;
  }
}

}  // namespace whosays::story
