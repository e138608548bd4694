// See signatures.h.
#include "quote/signatures.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/one_of.h"
#include "base/text_util.h"
#include "quote/phrases.h"
#include "quote/rule_confidence.h"

namespace whosays::quote {
namespace {

constexpr std::uint32_t kLongestName = 11;  ///< units behind the dash

/// Each word up to the first comma has a capital: "Hemi Toro, a reader".
bool is_name(const Segment& s, UnitRange range) {
  for (std::uint32_t i = range.begin; i < range.end && !is_comma(s, i); ++i)
    if (is_dash(s, i) || (s.is_word(i) && !s.capital(i))) return false;
  return !s.has(range.begin, kDet | kPoss | kSubj);
}

/// Who signs behind the dash at `dash`: up to the next quotation or the segment's end. Empty where no name stands.
UnitRange name_behind(const Segment& s, std::uint32_t dash) {
  std::uint32_t end = dash + 1;
  if (!s.capital(end)) return {};
  for (; end < s.size() && !s.is_speech(end); ++end)
    if (s.has(end, kAux | kFinite) || end - dash > kLongestName) return {};
  const UnitRange name{dash + 1, end};
  // Before one more quotation it may be anything: "— Vell paused — “...”".
  return end == s.size() || is_name(s, name) ? name : UnitRange{};
}

Found signed_statement(const Segment& s, std::uint32_t dash, UnitRange name, Span quotation) {
  Found found;
  found.source = {s.span(UnitRange{name.begin, without_final_stop(s, name.begin, name.end)})};
  found.cue = {s.span(dash)};
  found.content = {quotation};
  found.lemma = "—";
  found.rule = "dash_signature";
  found.confidence = rule_confidence(found.rule);
  found.form = Form::direct;
  found.paragraph = s.paragraph;
  return found;
}

}  // namespace

bool Signatures::read(const Segment& segment, std::vector<Found>& out) {
  const bool near = segment.paragraph == paragraph_ || segment.paragraph == paragraph_ + 1;
  Span open = near ? quotation_ : Span{};
  quotation_ = {};
  std::vector<Found> found;
  for (std::uint32_t i = 0; i < segment.size();) {
    if (segment.is_speech(i)) {
      open = segment.span(i++);
      continue;
    }
    const UnitRange name = is_dash(segment, i) && !open.empty() ? name_behind(segment, i) : UnitRange{};
    if (name.empty()) return false;
    found.push_back(signed_statement(segment, i, name, open));
    open = {};
    i = name.end;
  }
  quotation_ = open;
  paragraph_ = segment.paragraph;
  out.insert(out.end(), found.begin(), found.end());
  return !found.empty();
}

namespace {

constexpr std::string_view kHandle = " (@";

/// Places in the text of "<content> — <name> (@handle) <date>".
struct Post {
  Span content, dash, name;
  std::uint32_t end = 0;
};

Span place_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// "May 3, 2031", "3 May 2031", "May 3": nothing else follows a signature.
bool is_date_or_nothing(std::string_view words) {
  constexpr std::size_t kLongest = 30;
  if (trimmed(words).empty()) return true;
  return words.size() <= kLongest && std::ranges::any_of(words, ascii::is_digit) &&
         std::ranges::none_of(words, [](char c) { return c == '?' || c == '!' || c == '"'; });
}

/// The dash that ends `words`, with what it is made of.
std::string_view dash_at_end(std::string_view words) {
  constexpr auto kDashes = std::to_array<std::string_view>({"—", "–", "―", "--", "&mdash;", "-"});
  for (const std::string_view dash : kDashes)
    if (words.ends_with(dash)) return words.substr(words.size() - dash.size());
  return {};
}

/// Without the addresses of pictures and pages that a post ends with.
std::string_view without_links(std::string_view words) {
  for (words = trimmed(words);;) {
    const std::size_t blank = words.find_last_of(" \n");
    const std::string_view last = blank == words.npos ? words : words.substr(blank + 1);
    if (!last.starts_with("http") && !last.starts_with("pic.twitter.com/")) return words;
    if (blank == words.npos) return {};
    words = trimmed(words.substr(0, blank));
  }
}

/// Without "Skip Twitter post 2 by @finch", which a page writes before a post for who cannot see it.
std::string_view without_skip(std::string_view words) {
  if (!words.starts_with("Skip Twitter post")) return words;
  const std::size_t handle = words.find('@');
  const std::size_t blank = words.find(' ', std::min(handle, words.size()));
  return blank == words.npos ? words : trimmed(words.substr(blank));
}

/// The post that is the paragraph.
std::optional<Post> post_in(std::string_view text, std::string_view paragraph) {
  constexpr std::size_t kLongestSigner = 60;
  const std::size_t handle = paragraph.rfind(kHandle);
  if (handle == paragraph.npos) return std::nullopt;
  const std::size_t close = paragraph.find(')', handle);
  if (close == paragraph.npos || !is_date_or_nothing(paragraph.substr(close + 1))) return std::nullopt;
  for (std::size_t at = handle; at > 0 && handle - at < kLongestSigner; --at) {
    const std::string_view before = paragraph.substr(0, at);
    const std::string_view dash = dash_at_end(before);
    const std::string_view name = trimmed(paragraph.substr(at, handle - at));
    if (dash.empty() || name.empty()) continue;
    // "Jean-Luc": a short dash stands apart.
    const bool apart = at == dash.size() || before[at - dash.size() - 1] == ' ' || before[at - dash.size() - 1] == '\n';
    if (dash == "-" && !apart) continue;
    const std::string_view content = without_skip(without_links(before.substr(0, at - dash.size())));
    return Post{place_of(text, content), place_of(text, dash), place_of(text, name),
                place_of(text, paragraph).begin + static_cast<std::uint32_t>(paragraph.size())};
  }
  return std::nullopt;
}

/// Paragraphs of a passage from first to last sentence.
std::vector<Span> paragraphs_of(const Passage& passage) {
  std::vector<Span> out;
  std::uint32_t last = 0;
  for (const Sentence& row : passage.sentences.rows) {
    if (!out.empty() && row.paragraph == last)
      out.back().end = row.span.end;
    else
      out.push_back(row.span);
    last = row.paragraph;
  }
  return out;
}

bool is_part_of_signature(const Found& f, const Post& post) {
  const std::vector<Span> signature = {{post.dash.begin, post.end}};
  if (overlap(f.source, signature) || overlap(f.cue, signature)) return true;
  return f.source.empty() && overlap(f.content, signature);
}

bool is_inside(const Found& f, Span content) {
  for (const auto* spans : {&f.source, &f.cue, &f.content})
    if (!std::ranges::all_of(*spans, [&](Span s) { return content.contains(s); })) return false;
  return true;
}

}  // namespace

void sign_posts(std::string_view text, const Passage& passage, std::vector<Found>& found) {
  if (text.find(kHandle) == text.npos) return;
  std::vector<Found> posts;
  std::vector<Post> places;
  Span before;  // the paragraph before
  for (const Span paragraph : paragraphs_of(passage)) {
    auto post = post_in(text, slice(text, paragraph));
    if (post && post->content.empty() && !before.empty())
      post->content = place_of(text, without_links(slice(text, before)));
    before = post ? Span{} : paragraph;
    if (!post || post->content.empty()) continue;
    Found f;
    f.source = {post->name};
    f.cue = {post->dash};
    f.content = {post->content};
    f.lemma = "—";
    f.rule = "post_signature";
    f.confidence = rule_confidence(f.rule);
    f.form = Form::direct;
    posts.push_back(std::move(f));
    places.push_back(*post);
  }
  if (posts.empty()) return;
  leave_out(found, [&](const Found& f) {
    return std::ranges::any_of(places, [&](const Post& post) { return is_part_of_signature(f, post); });
  });
  const auto shift = static_cast<std::uint32_t>(posts.size());
  for (Found& f : found) {
    if (f.within.valid()) {
      f.within = StatementId(f.within.value + shift);
    } else {
      for (std::uint32_t i = 0; i < shift && !f.within.valid(); ++i)
        if (is_inside(f, places[i].content)) f.within = StatementId(i);
    }
    posts.push_back(std::move(f));
  }
  found = in_order(std::move(posts));
}

}  // namespace whosays::quote
