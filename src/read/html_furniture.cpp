#include "read/html_furniture.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

constexpr std::array<std::string_view, 93> kTokens = {"share",         "sharing",
                                                      "social",        "sharebar",
                                                      "related",       "recirc",
                                                      "recommended",   "recommendations",
                                                      "recommend",     "comments",
                                                      "comment",       "disqus",
                                                      "newsletter",    "newsletters",
                                                      "signup",        "subscribe",
                                                      "subscription",  "ad",
                                                      "ads",           "advert",
                                                      "adverts",       "advertisement",
                                                      "advertising",   "adslot",
                                                      "dfp",           "sponsor",
                                                      "sponsored",     "promo",
                                                      "promos",        "promoted",
                                                      "promotion",     "byline",
                                                      "bylines",       "timestamp",
                                                      "caption",       "captions",
                                                      "copyright",     "breadcrumb",
                                                      "breadcrumbs",   "tags",
                                                      "taglist",       "topics",
                                                      "cookie",        "cookies",
                                                      "consent",       "gdpr",
                                                      "sidebar",       "outbrain",
                                                      "taboola",       "popular",
                                                      "trending",      "teaser",
                                                      "teasers",       "nav",
                                                      "navbar",        "navigation",
                                                      "menu",          "footer",
                                                      "masthead",      "modal",
                                                      "popup",         "overlay",
                                                      "toolbar",       "pagination",
                                                      "pager",         "kicker",
                                                      "eyebrow",       "login",
                                                      "register",      "donate",
                                                      "poll",          "gallery",
                                                      "slideshow",     "carousel",
                                                      "playlist",      "rating",
                                                      "syndication",   "skip",
                                                      "hidden",        "bio",
                                                      "avatar",        "noprint",
                                                      "printfriendly", "trc",
                                                      "addthis",       "sharethis",
                                                      "piano",         "zergnet",
                                                      "livefyre",      "revcontent",
                                                      "instaread",     "followus",
                                                      "mostread"};

constexpr std::array<std::string_view, 22> kPhrases = {
    "read-more",     "readmore",       "more-on",        "also-read",  "see-also",        "author-info",
    "author-bio",    "about-author",   "most-read",      "sign-up",    "visually-hidden", "sr-only",
    "screen-reader", "more-stories",   "more-news",      "story-meta", "article-meta",    "entry-meta",
    "post-meta",     "published-date", "date-published", "rich-link"};

/// How the ids begin under which React streams a page's parts.
constexpr std::string_view kStreamedId = "S:";

/// Asked some ten times an element, and mostly in vain: a set of the tokens' looks answers first.
class Tokens {
 public:
  Tokens() : sorted_(kTokens) {
    std::sort(sorted_.begin(), sorted_.end());
    for (const std::string_view token : sorted_) looks_.set(looks_of(token));
  }
  [[nodiscard]] bool hold(std::string_view token) const {
    return !token.empty() && looks_.test(looks_of(token)) && std::binary_search(sorted_.begin(), sorted_.end(), token);
  }

 private:
  static std::size_t looks_of(std::string_view token) {
    const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c) & 31U); };
    return (letter(token.front()) << 9U) | (letter(token.back()) << 4U) | (token.size() & 15U);
  }
  std::array<std::string_view, kTokens.size()> sorted_;
  std::bitset<std::size_t{1} << 14U> looks_;
};

/// The letters before and behind the hyphens of the phrases, as one number; most names have other pairs.
constexpr std::size_t pair_of(char before, char behind) {
  return (static_cast<std::size_t>(static_cast<unsigned char>(before) & 31U) << 5U) |
         (static_cast<unsigned char>(behind) & 31U);
}

bool holds_phrase(std::string_view names) {
  static const auto pairs = [] {
    std::bitset<1024> out;
    for (const std::string_view phrase : kPhrases)
      if (const std::size_t at = phrase.find('-'); at != std::string_view::npos)
        out.set(pair_of(phrase[at - 1], phrase[at + 1]));
    return out;
  }();
  bool worth_it = names.find("readmore") != std::string_view::npos;  // the one without a hyphen
  for (std::size_t at = names.find('-'); at < names.size() - 1 && !worth_it; at = names.find('-', at + 1))
    worth_it = at > 0 && pairs.test(pair_of(names[at - 1], names[at + 1]));
  return worth_it && std::any_of(kPhrases.begin(), kPhrases.end(),
                                 [&](std::string_view p) { return names.find(p) != std::string_view::npos; });
}

/// Names that mean furniture on some elements only: a dateline inside a paragraph belongs to it, and a paragraph of
/// credit ("With reports from ...") says where the article comes from; a picture's credit does not. Without a tag: on
/// any.
bool names_furniture_here(std::string_view token, std::optional<GumboTag> tag) {
  static const Tokens tokens;
  if (tokens.hold(token)) return true;
  if (token == "dateline") return !tag || is_block(*tag);
  if (token == "credit" || token == "credits") return !tag || *tag != GUMBO_TAG_P;
  return false;
}

/// Names in which "hidden" is said of something else than the element: a field's label (Drupal), what does not fit in
/// (Tailwind).
constexpr std::array<std::string_view, 5> kNotHidden = {"label-hidden", "label-visually-hidden", "overflow-hidden",
                                                        "overflow-x-hidden", "overflow-y-hidden"};

/// Strikes these out of the names, given in lower case with '-' for '_'. A variant of the page for one width of the
/// screen (Framer) is hidden on the others only.
void strike_not_hidden(char* names, std::size_t size) {
  const std::string_view all(names, size);
  const auto strike = [&](std::string_view name) {
    for (std::size_t at = all.find(name); at != std::string_view::npos; at = all.find(name, at + 1))
      std::fill_n(names + at, name.size(), '-');
  };
  for (const std::string_view name : kNotHidden) strike(name);
  if (all.find("ssr-variant") != std::string_view::npos) strike("hidden");
}

/// Lower-case words of a class list or id: "RelatedStories share-bar" -> related, stories, share, bar.
bool names_furniture(std::string_view names, std::optional<GumboTag> tag) {
  constexpr std::size_t kLongest = 512;
  if (names.empty()) return false;
  names = names.substr(0, kLongest);
  std::array<char, kLongest> lower;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled in the next line
  std::transform(names.begin(), names.end(), lower.begin(), [](char c) { return c == '_' ? '-' : ascii::lowered(c); });
  const std::string_view phrase(lower.data(), names.size());
  if (phrase.find("hidden") != std::string_view::npos) strike_not_hidden(lower.data(), names.size());
  if (holds_phrase(phrase)) return true;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const bool letter = at < names.size() && ascii::is_letter(names[at]);
    const bool hump = letter && at > begin && ascii::is_upper(names[at]) && !ascii::is_upper(names[at - 1]);
    if (letter && !hump) continue;
    if (names_furniture_here(phrase.substr(begin, at - begin), tag)) return true;
    begin = hump ? at : at + 1;
  }
  return false;
}

bool is_hidden(const GumboNode& node) {
  // React streams parts of a page as <div hidden id="S:0"> and a script shows them.
  if (has_attribute(node, "hidden")) return !attribute(node, "id").starts_with(kStreamedId);
  const std::string_view written = attribute(node, "style");
  if (written.empty()) return false;
  std::string style = utf8::ascii_lowered(written);
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

/// A figure of a table, as WordPress has them, is text.
bool holds_table(const GumboNode& node, int depth) {
  const auto children = children_of(node);
  return std::any_of(children.begin(), children.end(), [&](const GumboNode* child) {
    return tag_of(*child) == GUMBO_TAG_TABLE || (depth > 1 && holds_table(*child, depth - 1));
  });
}

bool is_role_of_furniture(std::string_view role) {
  static constexpr std::array<std::string_view, 11> kRoles = {"navigation", "banner",  "complementary", "contentinfo",
                                                              "search",     "dialog",  "alertdialog",   "menu",
                                                              "menubar",    "toolbar", "alert"};
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

}  // namespace

Role role_of(const GumboNode& node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_LABEL: return Role::never;
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML: return Role::content;
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_MENU: return Role::furniture;
    case GUMBO_TAG_FIGURE:
      if (!holds_table(node, 2)) return Role::furniture;
      break;
    default: break;
  }
  if (!is_element(node) || node.v.element.attributes.length == 0) return Role::content;
  if (is_hidden(node) || is_role_of_furniture(attribute(node, "role"))) return Role::furniture;
  const GumboTag tag = tag_of(node);
  const bool named = names_furniture(attribute(node, "class"), tag) || names_furniture(attribute(node, "id"), tag) ||
                     names_furniture(attribute(node, "itemprop"), tag);
  return named ? Role::furniture : Role::content;
}

bool may_name_furniture(std::string_view names) {
  return names.starts_with(kStreamedId) || names_furniture(names, std::nullopt);
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_FIGCAPTION: return true;
    default: return false;
  }
}

}  // namespace whosays::read
