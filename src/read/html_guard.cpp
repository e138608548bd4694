#include "read/html_guard.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace whosays::read {
namespace {

bool is_name_char(char c) {
  return c != '>' && c != '/' && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
}

template <std::size_t N>
bool among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 17> kVoid = {"area",  "base",  "br",       "col",   "embed", "hr",
                                                    "img",   "input", "link",     "meta",  "param", "source",
                                                    "track", "wbr",   "basefont", "frame", "keygen"};
constexpr std::array<std::string_view, 8> kRawText = {"script", "style",  "textarea", "title",
                                                      "xmp",    "iframe", "noembed",  "noframes"};
constexpr std::array<std::string_view, 14> kFormatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                                          "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 7> kScopeEnds = {"table", "template", "html", "td", "th", "caption", "object"};
constexpr std::array<std::string_view, 6> kMarkers = {"td", "th", "caption", "object", "applet", "marquee"};
/// Elements that HTML does not call special: their end tags look no further than the next special one.
constexpr std::array<std::string_view, 24> kOrdinary = {
    "span", "label", "abbr", "cite", "q",   "sub", "sup",  "time",   "var",   "kbd",   "samp",    "mark",
    "data", "del",   "ins",  "dfn",  "bdi", "bdo", "ruby", "canvas", "video", "audio", "picture", "svg"};

/// What the lists above say of a name, found with one look.
struct TagKind {
  bool is_void = false, raw_text = false, formatting = false, scope_end = false, marker = false, ordinary = false;
  [[nodiscard]] bool special() const { return !formatting && !ordinary; }
};

TagKind tag_kind_of(std::string_view name) {
  static const std::unordered_map<std::string_view, TagKind> kinds = [] {
    std::unordered_map<std::string_view, TagKind> out;
    for (const auto n : kVoid) out[n].is_void = true;
    for (const auto n : kRawText) out[n].raw_text = true;
    for (const auto n : kFormatting) out[n].formatting = true;
    for (const auto n : kScopeEnds) out[n].scope_end = true;
    for (const auto n : kMarkers) out[n].marker = true;
    for (const auto n : kOrdinary) out[n].ordinary = true;
    return out;
  }();
  const auto found = kinds.find(name);
  TagKind kind = found == kinds.end() ? TagKind{} : found->second;
  kind.ordinary = kind.ordinary || name.find('-') != std::string_view::npos;
  return kind;
}

struct Tag {
  std::string name;
  TagKind kind;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the '>'
  bool closes = false;
  std::size_t attributes = 0;  ///< at most that many; Gumbo compares each with each
};

/// Steps from tag to tag; comments, declarations and the inside of raw text are passed over. An unfinished tag at the
/// end is none, as in HTML.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  bool next(Tag& tag) {
    for (;;) {
      const std::size_t open = html_.find('<', at_);
      if (open == std::string_view::npos || open + 1 >= html_.size()) return false;
      const char c = html_[open + 1];
      if (c == '!' || c == '?') {
        if (!skip_declaration(open)) return false;
        continue;
      }
      const bool closes = c == '/';
      const std::size_t name = open + (closes ? 2 : 1);
      if (name >= html_.size() || !ascii::is_letter(html_[name])) {
        at_ = open + 1;
        continue;
      }
      return read_tag(open, name, closes, tag);
    }
  }

 private:
  bool skip_declaration(std::size_t open) {
    const bool comment = html_.compare(open, 4, "<!--") == 0;
    const std::size_t end = comment ? html_.find("-->", open + 2) : html_.find('>', open);
    at_ = end == std::string_view::npos ? html_.size() : end + (comment ? 3 : 1);
    return end != std::string_view::npos;
  }

  bool read_tag(std::size_t open, std::size_t name, bool closes, Tag& tag) {
    constexpr std::size_t kLongestName = 32;
    std::size_t end = name;
    while (end < html_.size() && is_name_char(html_[end])) ++end;
    tag.name = utf8::ascii_lowered(html_.substr(name, std::min(end - name, kLongestName)));
    tag.kind = tag_kind_of(tag.name);
    tag.begin = open;
    tag.closes = closes;
    tag.attributes = 0;
    end = tag_end(end, tag.attributes);
    if (end == std::string_view::npos) return false;
    tag.end = end;
    at_ = end;
    if (!closes && tag.kind.raw_text) skip_raw(tag.name);
    return true;
  }

  /// Behind the '>' that ends the tag; quoted attribute values may hold '>'.
  [[nodiscard]] std::size_t tag_end(std::size_t at, std::size_t& attributes) const {
    bool value = false;
    while (at < html_.size()) {
      const char c = html_[at];
      if (c == '>') return at + 1;
      if ((c == '"' || c == '\'') && value) {
        at = html_.find(c, at + 1);
        if (at == std::string_view::npos) return at;
      }
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      attributes += blank || c == '/' || c == '"' || c == '\'' ? 1 : 0;
      if (!blank) value = c == '=';
      ++at;
    }
    return std::string_view::npos;
  }

  void skip_raw(const std::string& name) {
    std::size_t at = at_;
    for (;;) {
      at = html_.find("</", at);
      if (at == std::string_view::npos) {
        at_ = html_.size();
        return;
      }
      if (utf8::ascii_lowered(html_.substr(at + 2, name.size())) == name) break;
      at += 2;
    }
    at_ = at;
  }

  std::string_view html_;
  std::size_t at_ = 0;
};

/// The stack of open elements and the formatting elements that wait to be opened again.
class DepthEstimate {
 public:
  void open(const Tag& tag, std::string_view html) {
    if (tag.kind.is_void || tag.kind.raw_text) return;
    if (tag.name == "html" || tag.name == "body" || tag.name == "head") return;
    close_implied(tag.name, tag.kind);
    const std::size_t looks =
        tag.kind.formatting ? std::hash<std::string_view>{}(html.substr(tag.begin, tag.end - tag.begin)) : 0;
    stack_.push_back({tag.name, looks, tag.kind});
  }

  void close(const Tag& tag) {
    const std::string& name = tag.name;
    const bool special = tag.kind.special();
    if (tag.kind.formatting) forget_pending(name);
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const std::string& open = stack_[i].name;
      if (open == name) {
        pop_to(i, tag.kind.marker || name == "table");
        return;
      }
      const TagKind& kind = stack_[i].kind;
      if (special ? kind.scope_end && name != "table" && name != "tr" && name != "tbody" : kind.special()) return;
    }
  }

  [[nodiscard]] std::size_t depth() const { return stack_.size() + pending_.size(); }

 private:
  struct Open {
    std::string name;
    std::size_t looks = 0;  ///< hash of a formatting element's whole tag
    TagKind kind;
  };

  void close_implied(const std::string& name, const TagKind& kind) {
    if (name == "li") close_back_to(name, {"ul", "ol", "menu", "table", "td"});
    if (name == "dt" || name == "dd") {
      close_back_to("dt", {"dl", "table", "td"});
      close_back_to("dd", {"dl", "table", "td"});
    }
    if (name == "option" || name == "optgroup") close_back_to("option", {"select"});
    if (name == "td" || name == "th" || name == "tr" || name == "tbody") {
      for (const char* cell : {"td", "th"}) close_back_to(cell, {"table"});
      if (name != "td" && name != "th") close_back_to("tr", {"table"});
    }
    if (kind.special()) close_back_to("p", {"td", "th", "table", "object", "button", "caption"});
  }

  void close_back_to(std::string_view name, std::initializer_list<std::string_view> fences) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name == name) return pop_to(i, stack_[i].kind.marker);
      if (std::find(fences.begin(), fences.end(), stack_[i].name) != fences.end()) return;
      const bool passable = !stack_[i].kind.special() || stack_[i].name == "p" || stack_[i].name == "div" ||
                            name == "p" || name == "td" || name == "th" || name == "tr";
      if (!passable) return;
    }
  }

  void pop_to(std::size_t index, bool forget_formatting) {
    constexpr std::ptrdiff_t kNoahsArk = 3;  // HTML keeps at most three equal formatting elements
    for (std::size_t i = index + 1; i < stack_.size() && !forget_formatting; ++i) {
      if (stack_[i].looks == 0) continue;
      const auto same =
          std::count_if(pending_.begin(), pending_.end(), [&](const Open& o) { return o.looks == stack_[i].looks; });
      if (same < kNoahsArk) pending_.push_back(stack_[i]);
    }
    stack_.resize(index);
  }

  void forget_pending(const std::string& name) {
    for (std::size_t i = pending_.size(); i-- > 0;) {
      if (pending_[i].name != name) continue;
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  std::vector<Open> stack_;
  std::vector<Open> pending_;
};

constexpr std::array<std::string_view, 30> kBlocks = {
    "p",     "div", "br",         "li",  "ul", "ol",    "h1",      "h2",      "h3",     "h4",
    "h5",    "h6",  "tr",         "td",  "th", "table", "section", "article", "header", "footer",
    "aside", "nav", "blockquote", "pre", "hr", "dt",    "dd",      "figure",  "main",   "form"};

/// Appends the words between two tags, blanks collapsed.
void put_words(TextBuilder& out, const std::string& text, Span range) {
  std::uint32_t at = range.begin;
  while (at < range.end) {
    const bool blank = text[at] == ' ' || (text[at] >= 9 && text[at] <= 13);
    std::uint32_t end = at;
    while (end < range.end && (text[end] == ' ' || (text[end] >= 9 && text[end] <= 13)) == blank) ++end;
    const bool wanted = !out.empty() && out.text().back() != ' ' && out.text().back() != '\n';
    if (!blank) out.copy({at, end});
    if (blank && wanted) out.put(" ", {at, end});
    at = end;
  }
}

/// The words of a stretch that holds no tag, without comments and declarations.
void put_between_tags(TextBuilder& out, const std::string& text, Span range) {
  while (!range.empty()) {
    const std::string_view rest = slice(text, range);
    const std::size_t open = std::min(rest.find("<!"), rest.size());
    put_words(out, text, {range.begin, range.begin + static_cast<std::uint32_t>(open)});
    const bool comment = rest.substr(open, 4) == "<!--";
    const std::size_t end = rest.find(comment ? "-->" : ">", open);
    if (end == std::string_view::npos) return;
    range.begin += static_cast<std::uint32_t>(end + (comment ? 3 : 1));
  }
}

}  // namespace

TreeSize estimated_tree(std::string_view html, const Limits& limits) {
  constexpr std::size_t kMostAttributes = 4000;
  TagScanner scanner(html);
  DepthEstimate estimate;
  TreeSize size;
  Tag tag;
  while (scanner.next(tag)) {
    ++size.tags;
    size.too_many = size.tags > limits.max_html_tags || tag.attributes > kMostAttributes;
    if (tag.closes) {
      estimate.close(tag);
    } else {
      estimate.open(tag, html);
    }
    size.depth = std::max(size.depth, static_cast<std::uint32_t>(estimate.depth()));
    size.too_deep = size.depth > limits.max_html_depth;
    if (size.too_many || size.too_deep) return size;
  }
  return size;
}

MappedText stripped_text(const MappedText& source) {
  TextBuilder out(source);
  TagScanner scanner(source.text);
  Tag tag;
  std::uint32_t at = 0;
  bool inside_raw = false;
  while (scanner.next(tag)) {
    const auto begin = static_cast<std::uint32_t>(tag.begin);
    if (!inside_raw) put_between_tags(out, source.text, {at, begin});
    if (among(tag.name, kBlocks) && !out.empty() && out.text().back() != '\n')
      out.put("\n", {begin, static_cast<std::uint32_t>(tag.end)});
    inside_raw = !tag.closes && tag.kind.raw_text;
    at = static_cast<std::uint32_t>(tag.end);
  }
  const auto rest = static_cast<std::uint32_t>(std::min(source.text.find('<', at), source.text.size()));
  if (!inside_raw) put_words(out, source.text, {at, rest});
  return out.finish();
}

}  // namespace whosays::read
