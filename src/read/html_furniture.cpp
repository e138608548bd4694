#include "read/html_furniture.h"

#include <algorithm>
#include <array>

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

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Names that mean furniture on some elements only: a dateline inside a paragraph belongs to it, and a paragraph of
/// credit ("With reports from ...") says where the article comes from; a picture's credit does not.
bool names_furniture_here(std::string_view token, GumboTag tag) {
  if (token == "dateline") return is_block(tag);
  if (token == "credit" || token == "credits") return tag != GUMBO_TAG_P;
  return std::find(kTokens.begin(), kTokens.end(), token) != kTokens.end();
}

/// Lower-case words of a class list or id: "RelatedStories share-bar" -> related, stories, share, bar.
bool names_furniture(std::string_view names, GumboTag tag) {
  constexpr std::size_t kLongest = 512;
  names = names.substr(0, kLongest);
  std::string phrase = utf8::ascii_lowered(names);
  std::replace(phrase.begin(), phrase.end(), '_', '-');
  for (const std::string_view p : kPhrases)
    if (phrase.find(p) != std::string::npos) return true;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const bool letter = at < names.size() && is_ascii_letter(names[at]);
    const bool hump = letter && at > begin && is_capital(names[at]) && !is_capital(names[at - 1]);
    if (letter && !hump) continue;
    const std::string_view token = std::string_view(phrase).substr(begin, at - begin);
    if (names_furniture_here(token, tag)) return true;
    begin = hump ? at : at + 1;
  }
  return false;
}

bool is_hidden(const GumboNode& node) {
  if (has_attribute(node, "hidden")) return true;
  std::string style = utf8::ascii_lowered(attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
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
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_MENU: return Role::furniture;
    default: break;
  }
  if (is_hidden(node) || is_role_of_furniture(attribute(node, "role"))) return Role::furniture;
  const GumboTag tag = tag_of(node);
  const bool named = names_furniture(attribute(node, "class"), tag) || names_furniture(attribute(node, "id"), tag) ||
                     names_furniture(attribute(node, "itemprop"), tag);
  return named ? Role::furniture : Role::content;
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
