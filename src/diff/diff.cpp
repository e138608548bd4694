// The page: two versions in, changes out.
#include "diff/diff.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "diff/versions.h"
#include "story/words.h"

namespace whosays::diff {
namespace {

std::vector<RemarkRecord> new_notices(const DocumentRecords& a, const DocumentRecords& b) {
  std::set<std::string> known;
  for (const RemarkRecord& remark : a.remarks)
    if (remark.notice) known.insert(story::normal(remark.words));
  std::vector<RemarkRecord> out;
  for (const RemarkRecord& remark : b.remarks)
    if (remark.notice && !known.contains(story::normal(remark.words))) out.push_back(remark);
  return out;
}

/// What differs between the two sides of a change, as stems; numbers stay numbers.
std::set<std::string> what_differs(const Change& change) {
  const std::set<std::string> a = key_stems_of(change.a.words);
  const std::set<std::string> b = key_stems_of(change.b.words);
  std::set<std::string> out;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out.empty() ? a : out;
}

bool speaks_of(const RemarkRecord& notice, const Change& change) {
  constexpr std::size_t kEnough = 2;
  const std::set<std::string> said = key_stems_of(notice.words);
  const std::set<std::string> differs = what_differs(change);
  std::size_t shared = 0;
  for (const std::string& stem : differs) shared += said.contains(stem) ? 1U : 0U;
  return !differs.empty() && shared >= std::min(kEnough, differs.size());
}

/// Words by which a notice goes on in its next paragraph.
bool speaks_of_itself(std::string_view paragraph) {
  static const std::set<std::string_view> kWords = {"article",   "story",     "text",    "version",
                                                    "regret",    "regrets",   "error",   "correct",
                                                    "corrected", "published", "headline"};
  const std::vector<std::string> words = plain_words(paragraph);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return kWords.contains(word); });
}

/// The notice with the paragraphs behind it that are new as a whole and speak of the article.
Span whole_notice(Span notice, const Version& b, const Alignment& alignment) {
  const std::string& text = b.article.text;
  while (notice.end < text.size()) {
    const std::size_t begin = text.find_first_not_of(" \n\t", notice.end);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span paragraph{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    bool new_as_a_whole = true;
    for (std::size_t j = 0; j < b.sentences.size(); ++j)
      if (paragraph.overlaps(b.sentences[j].span) && alignment.to_a[j]) new_as_a_whole = false;
    if (!new_as_a_whole || !speaks_of_itself(slice(text, paragraph))) break;
    notice.end = paragraph.end;
  }
  return notice;
}

/// Of no common id or address, and with hardly a sentence of the shorter one in both. Of two outlets more is asked: a
/// reprint has most of its sentences in common.
bool are_two_articles(const Version& a, const Version& b, const Alignment& alignment) {
  constexpr std::size_t kFewest = 6;
  if (!a.article.url.empty() && a.article.url == b.article.url) return false;
  if (!a.article.id.empty() && a.article.id == b.article.id) return false;
  const bool two_outlets = !a.article.publisher.empty() && !b.article.publisher.empty() &&
                           story::normal(a.article.publisher) != story::normal(b.article.publisher);
  const std::size_t shorter = std::min(a.sentences.size(), b.sentences.size());
  const auto both = static_cast<std::size_t>(
      std::count_if(alignment.to_b.begin(), alignment.to_b.end(), [](const auto& j) { return j.has_value(); }));
  if (two_outlets) return both * 10 < shorter * 6;
  return shorter >= kFewest && both * 4 < shorter;
}

std::optional<Change> headline_change(const Version& a, const Version& b) {
  const std::string& before = a.article.title;
  const std::string& after = b.article.title;
  if (story::normal(before) == story::normal(after)) return std::nullopt;
  const auto whole = [](const std::string& text) { return Span{0, static_cast<std::uint32_t>(text.size())}; };
  Change out{What::headline, How::changed, a.place(Field::title, whole(before)), b.place(Field::title, whole(after))};
  if (before.empty()) out.how = How::added;
  if (after.empty()) out.how = How::removed;
  return out;
}

/// Both versions as two articles, so that quotations are looked up as across a story.
story::World world_of(const DocumentRecords& a, const DocumentRecords& b) {
  story::World out;
  for (const DocumentRecords* side : {&a, &b}) {
    out.articles.push_back(side->article);
    out.statements.insert(out.statements.end(), side->statements.begin(), side->statements.end());
  }
  return out;
}

/// Gives each notice all of its paragraphs; returns where they stand.
std::vector<Span> widen_notices(std::vector<RemarkRecord>& notices, const Version& version,
                                const Alignment& alignment) {
  std::vector<Span> out;
  for (RemarkRecord& notice : notices) {
    notice.span = whole_notice(notice.span, version, alignment);
    notice.words = std::string(slice(version.article.text, notice.span));
    out.push_back(notice.span);
  }
  return out;
}

}  // namespace

std::string_view word(What what) {
  constexpr std::array<std::string_view, 9> kWords{"headline",  "attribution", "act",    "certainty", "count",
                                                   "quotation", "name",        "number", "sentence"};
  return kWords[static_cast<std::size_t>(what)];
}

std::string_view word(How how) {
  constexpr std::array<std::string_view, 7> kWords{"added",    "removed",  "changed", "dropped",
                                                   "softened", "hardened", "cut"};
  return kWords[static_cast<std::size_t>(how)];
}

std::size_t Difference::unnoticed() const {
  return static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(), [](const Change& change) { return !change.noticed; }));
}

Difference compare(DocumentRecords a, DocumentRecords b) {
  Difference out;
  out.notices = new_notices(a, b);
  const Version first{a.article, a.statements, sentences_of(a.article.text)};
  const Version second{b.article, b.statements, sentences_of(b.article.text)};
  const Alignment alignment = align(first.sentences, second.sentences);
  if (are_two_articles(first, second, alignment)) {
    out.two_articles = true;
    out.notices.clear();
    return out;
  }
  if (auto headline = headline_change(first, second)) out.changes.push_back(std::move(*headline));
  compare_statements(first, second, alignment, out.changes);
  compare_quotations(world_of(a, b), first, second, out.changes);
  const std::vector<Span> notices = widen_notices(out.notices, second, alignment);
  // What the notice itself says is no change of the article.
  std::erase_if(out.changes, [&](const Change& change) {
    return change.a.words.empty() && change.b.field == Field::text &&
           std::any_of(notices.begin(), notices.end(), [&](Span notice) { return notice.overlaps(change.b.span); });
  });
  compare_sentences(first, second, alignment, notices, out.changes);
  for (Change& change : out.changes)
    change.noticed = std::any_of(out.notices.begin(), out.notices.end(),
                                 [&](const RemarkRecord& notice) { return speaks_of(notice, change); });
  std::stable_sort(out.changes.begin(), out.changes.end(), [](const Change& x, const Change& y) {
    const auto at = [](const Change& c) { return c.b.words.empty() ? c.a.span.begin : c.b.span.begin; };
    return std::tuple(x.what, at(x)) < std::tuple(y.what, at(y));
  });
  out.a = std::move(a.article);
  out.b = std::move(b.article);
  return out;
}

}  // namespace whosays::diff
