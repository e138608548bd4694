#include "read/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"
#include "read/html_content.h"
#include "read/html_guard.h"
#include "read/html_metadata.h"
#include "read/html_reduced.h"
#include "read/html_tree.h"
#include "read/title.h"

namespace whosays::read {
namespace {

/// Letters and digits only, lower case: equal headlines differ in quotation marks and blanks.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : utf8::ascii_lowered(text)) {
    const bool kept = ascii::is_digit(c) || ascii::is_lower(c) || static_cast<unsigned char>(c) >= 0xC3;
    if (kept || (!out.empty() && utf8::is_continuation(c) && static_cast<unsigned char>(out.back()) >= 0xC3)) out += c;
  }
  return out;
}

struct TitleCandidates {
  std::vector<MappedText> headings;  ///< h1, in document order
  MappedText tab;                    ///< <title>
};

TitleCandidates candidates_of(const Elements& elements, const std::string& source) {
  TitleCandidates out;
  for (const GumboNode* node : elements) {
    if (tag_of(*node) == GUMBO_TAG_H1) {
      MappedText heading = flat_text(*node, source);
      if (!heading.text.empty()) out.headings.push_back(std::move(heading));
    }
    if (tag_of(*node) == GUMBO_TAG_TITLE && out.tab.text.empty()) out.tab = flat_text(*node, source);
  }
  return out;
}

/// The title that the page's metadata names, where it stands on the page, so that it leads back to its bytes.
MappedText chosen_title(const TitleCandidates& candidates, const PageMetadata& page) {
  for (const std::string& wanted : {page.headline, page.shared_title, candidates.tab.text}) {
    if (wanted.empty()) continue;
    const std::string bare = plain(wanted.substr(0, title_length_without_outlet(wanted, page.publisher)));
    for (const MappedText& heading : candidates.headings)
      if (plain(heading.text) == bare) return heading;
  }
  if (page.headline.empty() && candidates.headings.size() == 1) return candidates.headings.front();
  const std::string& named = page.headline.empty() ? page.shared_title : page.headline;
  if (named.empty()) return candidates.headings.empty() ? candidates.tab : candidates.headings.front();
  if (const std::size_t at = candidates.tab.text.find(named); at != std::string::npos) {
    const auto begin = static_cast<std::uint32_t>(at);
    return sub_text(candidates.tab, {begin, begin + static_cast<std::uint32_t>(named.size())});
  }
  return {named, {}};
}

/// Composes a text whose map leads into the buffer with the buffer's own map. Unmapped text keeps an empty map.
MappedText led_to_original(const MappedText& text, const MappedText& source) {
  if (text.map.empty()) return {text.text, {}};
  TextBuilder builder(source);
  builder.append(text);
  return builder.finish();
}

void take_title(const Elements& elements, const MappedText& source, const PageMetadata& page, Article& article) {
  MappedText title = chosen_title(candidates_of(elements, source.text), page);
  const std::size_t kept = title_length_without_outlet(title.text, page.publisher);
  if (title.map.empty()) {
    title.text.resize(kept);
  } else {
    title = sub_text(title, {0, static_cast<std::uint32_t>(kept)});
  }
  title = led_to_original(title, source);
  article.title = std::move(title.text);
  article.title_map = std::move(title.map);
}

/// The line of the date says another day than the page's metadata, and no "updated".
void note_another_day(std::string_view line, std::string_view date, Article& article) {
  const std::string lower = utf8::ascii_lowered(line);
  if (lower.find("updat") != std::string::npos || lower.find("modif") != std::string::npos) return;
  if (!are_two_days(article.published, date) || (!article.modified.empty() && !are_two_days(article.modified, date)))
    return;
  article.warnings.push_back("the page gives two dates of publication, " + article.published + " and " +
                             std::string(date) + ": the first was taken");
}

/// Headline, byline and date lines that stand at the head of the article; they are metadata, not body.
bool is_of_the_head(const Block& block, std::size_t index, const std::string& title, Article& article) {
  constexpr std::size_t kHead = 6;
  if (block.kind == BlockKind::heading && !title.empty() && plain(block.words.text) == title) return true;
  if (index >= kHead) return false;
  if (!title.empty() && plain(block.words.text) == title) return true;
  if (const auto names = byline_of(block.words.text)) {
    if (article.byline.empty()) article.byline = *names;
    return true;
  }
  if (const auto date = date_line(block.words.text)) {
    if (article.published.empty()) article.published = *date;
    note_another_day(block.words.text, *date, article);
    return true;
  }
  return false;
}

void take_body(std::vector<Block> blocks, const MappedText& source, Article& article) {
  const std::string title = plain(article.title);
  TextBuilder body(source);
  std::optional<BlockKind> before;
  std::uint32_t end = 0;
  std::size_t index = 0;
  for (const Block& block : blocks) {
    if (is_of_the_head(block, index++, title, article)) continue;
    const Span span = source_span(block.words);
    if (before) {
      const bool list = *before == BlockKind::item && block.kind == BlockKind::item;
      body.put(list ? "\n" : "\n\n", span.begin >= end ? Span{end, span.begin} : Span{span.begin, span.begin});
    }
    body.append(block.words);
    before = block.kind;
    end = span.end;
  }
  MappedText text = body.finish();
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
}

void take_metadata(const PageMetadata& page, Article& article) {
  article.byline = page.byline;
  article.publisher = page.publisher;
  article.published = page.published;
  article.modified = page.modified;
  if (!page.published_too.empty())
    article.warnings.push_back("the page gives two dates of publication, " + page.published + " and " +
                               page.published_too + ": the first was taken");
  article.language = page.language;
  if (article.url.empty()) article.url = page.url;
}

/// The body that the page keeps in its JSON-LD: it stands for the script as a whole.
void take_json_body(const PageMetadata& page, const MappedText& source, Article& article) {
  const std::string_view bare = trimmed(page.article_body);
  if (bare.empty()) return;
  TextBuilder builder(source);
  builder.put(bare, page.article_body_source);
  MappedText text = builder.finish();
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
  article.warnings.emplace_back("the page shows no text; its JSON-LD holds the article");
}

void take_stripped(const MappedText& source, const TreeSize& size, const Limits& limits, Article& article) {
  MappedText text = stripped_text(source);
  while (!text.text.empty() && (text.text.back() == ' ' || text.text.back() == '\n'))
    text = sub_text(text, {0, static_cast<std::uint32_t>(trimmed(text.text).size())});
  article.text = std::move(text.text);
  article.text_map = std::move(text.map);
  article.warnings.push_back(
      size.too_deep
          ? fmt::format("elements nested more than {} deep; read without its structure, menus included",
                        limits.max_html_depth)
          : fmt::format(
                "more than {} tags, or thousands of attributes in one; read without its structure, menus included",
                limits.max_html_tags));
}

}  // namespace

void read_html(const MappedText& page_source, const Limits& limits, Article& article) {
  MappedText source = reduced_page(page_source);
  make_references_safe(source.text);
  const TreeSize size = estimated_tree(source.text, limits);
  if (size.too_deep || size.too_many) return take_stripped(page_source, size, limits, article);
  const HtmlTree tree(source.text);
  const Elements elements = elements_under(*tree.root());
  const PageMetadata page = page_metadata(elements, source.text);
  take_metadata(page, article);
  take_title(elements, source, page, article);
  take_body(article_blocks(elements, source.text), source, article);
  if (article.text.empty()) take_json_body(page, source, article);
}

}  // namespace whosays::read
