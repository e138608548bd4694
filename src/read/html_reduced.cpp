#include "read/html_reduced.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "read/html_furniture.h"
#include "read/html_reduced_rules.h"
#include "read/html_scan.h"

namespace whosays::read {
namespace {

using namespace reduced;
using scan::kNone;

/// A name in lower case; empty when it is longer than any that is asked for.
class LowerName {
 public:
  explicit LowerName(std::string_view written) {
    if (written.size() > letters_.size()) return;
    size_ = written.size();
    std::transform(written.begin(), written.end(), letters_.begin(), ascii::lowered);
  }
  [[nodiscard]] std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 20> letters_{};
  std::size_t size_ = 0;
};

const Rule& rule_of(std::string_view name) {
  static constexpr Rule kOther;
  const auto* const found = std::lower_bound(kRules.begin(), kRules.end(), name,
                                             [](const Rule& rule, std::string_view n) { return rule.name < n; });
  return found != kRules.end() && found->name == name ? *found : kOther;
}

bool has_entity(std::string_view value) { return value.find('&') != std::string_view::npos; }

/// Attributes that are read anywhere, but for those of tags that keep all.
constexpr std::array<std::string_view, 9> kRead = {"class",    "id",   "style", "hidden",  "role",
                                                   "itemprop", "type", "lang",  "datetime"};

/// Whether `role_of` (html_furniture.h) may ask for it.
bool is_telling(std::string_view name, std::string_view value) {
  if (name == "class" || name == "id") return has_entity(value) || may_name_furniture(value);
  if (name == "style") return has_entity(value) || scan::mentions(value, "none") || scan::mentions(value, "hidden");
  return name == "hidden" || name == "role" || name == "itemprop";
}

bool is_kept(Keep keep, std::string_view name, std::string_view value) {
  if (keep == Keep::canonical) return false;
  if (keep == Keep::type) return name == "type";
  if (keep == Keep::lang) return name == "lang";
  return (keep == Keep::time && name == "datetime") || is_telling(name, value);
}

class Reducer {
 public:
  explicit Reducer(const MappedText& page) : html_(page.text), out_(page) {}

  MappedText run() {
    while (step()) {
    }
    copy_to(html_.size());
    return out_.finish();
  }

 private:
  /// One stretch of text and what follows it. False when nothing more can be cut.
  bool step() {
    const std::size_t open = html_.find('<', at_);
    cut_blanks(at_, std::min(open, html_.size()));
    keeps_line_end_ = false;
    if (open == kNone || open + 1 >= html_.size()) return false;
    at_ = open;
    const char c = html_[open + 1];
    if (c == '!' && html_.compare(open, 4, "<!--") == 0) return comment();
    if (c == '!' || c == '?') return !(constrained() && html_.compare(open, 9, "<![CDATA[") == 0) && go_behind('>');
    if (ascii::is_letter(c)) return start_tag();
    if (c != '/') return go_to(open + 1);
    const char d = open + 2 < html_.size() ? html_[open + 2] : '\0';
    return ascii::is_letter(d) ? end_tag() : go_behind('>');
  }

  bool comment() {
    const scan::Comment comment = scan::comment_at(html_, at_);
    if (comment.end == kNone) return false;
    if (comment.words_end > at_ + 4) cut(at_ + 4, comment.words_end);
    return go_to(comment.end);
  }

  bool end_tag() {
    scan::read_tag(html_, at_, tag_);
    if (tag_.end == kNone) return false;
    const LowerName lower(between(tag_.name, tag_.name_end));
    // These two make elements of HTML inside a drawing.
    if (constrained() && (lower.view() == "p" || lower.view() == "br")) return false;
    switch (rule_of(lower.view()).behind) {
      case Behind::drawing: drawings_ -= drawings_ > 0 ? 1 : 0; break;
      case Behind::formula: formulas_ -= formulas_ > 0 ? 1 : 0; break;
      case Behind::choice: in_choice_ = false; break;
      default: break;
    }
    return go_to(tag_.end);
  }

  bool start_tag() {
    scan::read_tag(html_, at_, tag_);
    if (tag_.end == kNone) return false;
    const LowerName lower(between(tag_.name, tag_.name_end));
    const std::string_view name = lower.view();
    const Rule& rule = rule_of(name);
    const bool data = rule.behind == Behind::script && is_data();
    if (rule.keep != Keep::all) cut_attributes(rule.keep);
    keeps_line_end_ = name == "pre" || name == "listing";
    go_to(tag_.end);
    switch (rule.behind) {
      case Behind::markup: return true;
      case Behind::script: return raw_text(name, !data);
      case Behind::unread: return raw_text(name, true);
      case Behind::raw: return raw_text(name, false);
      case Behind::drawing: return drawing();
      case Behind::formula: formulas_ += tag_.self_closing ? 0 : 1; return true;
      case Behind::choice: in_choice_ = true; return true;
      case Behind::island: return !constrained() || is_text_alone(name);
      case Behind::border: return false;
      case Behind::inert: return !constrained();
    }
    return true;
  }

  /// The text behind the start tag, up to the end tag of `name`. Where it may be no raw text, it must hold nothing that
  /// reads as markup, so that it does not matter.
  bool raw_text(std::string_view name, bool unread) {
    if (constrained()) return is_text_alone(name);
    const std::size_t end = scan::end_tag(html_, at_, name);
    if (end == kNone) return false;
    const std::string_view text = std::string_view(html_).substr(at_, end - at_);
    if (name == "script") {  // "<!-- <script>" hides an end tag
      const std::size_t hidden = text.find("<!--");
      if (hidden != kNone && scan::mentions(text.substr(hidden), "<script")) return false;
    }
    if (unread) cut(at_, end);
    return go_to(end);
  }

  [[nodiscard]] bool is_text_alone(std::string_view name) const {
    const std::size_t open = html_.find('<', at_);
    if (open == kNone || html_.compare(open, 2, "</") != 0) return false;
    const std::size_t end = open + 2 + name.size();
    return end < html_.size() && scan::same_name(std::string_view(html_).substr(open + 2, name.size()), name) &&
           (ascii::is_blank(html_[end]) || html_[end] == '/' || html_[end] == '>');
  }

  bool drawing() {
    if (tag_.self_closing) return true;
    if (!constrained()) {
      if (const std::size_t end = end_of_drawing(); end != kNone) {
        cut(at_, end);
        at_ = end;
      }
    }
    ++drawings_;
    return true;
  }

  /// Where the "</svg>" of the drawing begins whose inside is at `at_`; kNone when something in it might end it before,
  /// or is HTML.
  std::size_t end_of_drawing() {
    std::vector<std::string_view> inside;
    for (std::size_t at = html_.find('<', at_); at != kNone && at + 2 < html_.size(); at = html_.find('<', at)) {
      if (html_.compare(at, 4, "<!--") == 0) {
        at = scan::comment_at(html_, at).end;
        if (at == kNone) return kNone;
        continue;
      }
      const bool closes = html_[at + 1] == '/';
      if (!ascii::is_letter(html_[at + (closes ? 2 : 1)])) return kNone;
      scan::read_tag(html_, at, shape_);
      if (shape_.end == kNone) return kNone;
      const std::string_view written = std::string_view(html_).substr(shape_.name, shape_.name_end - shape_.name);
      const LowerName lower(written);
      if (closes) {
        if (inside.empty()) return lower.view() == "svg" ? at : kNone;
        if (!scan::same_name(inside.back(), lower.view())) return kNone;
        inside.pop_back();
      } else {
        const bool words = lower.view() == "title" || lower.view() == "desc";
        if (!words && !std::binary_search(kShapes.begin(), kShapes.end(), lower.view())) return kNone;
        if (words && !shape_.self_closing &&
            html_.compare(std::min(html_.find('<', shape_.end), html_.size()), 2, "</") != 0)
          return kNone;
        if (!shape_.self_closing) inside.push_back(written);
      }
      at = shape_.end;
    }
    return kNone;
  }

  /// A script whose type says JSON-LD, or cannot be told.
  [[nodiscard]] bool is_data() const {
    return std::any_of(tag_.attributes.begin(), tag_.attributes.end(), [&](const scan::Attribute& a) {
      const std::string_view value = between(a.value, a.value_end);
      return scan::same_name(between(a.name, a.name_end), "type") &&
             (has_entity(value) || scan::mentions(value, "ld+json"));
    });
  }

  void cut_attributes(Keep keep) {
    if (!tag_.regular || tag_.attributes.empty()) return;
    if (keep == Keep::canonical) {
      const std::string_view whole = between(tag_.name, tag_.end);
      if (has_entity(whole) || scan::mentions(whole, "canonical")) return;
    }
    cuts_.clear();
    bool open_value = false;  // the last that stays would swallow a "/"
    unsigned seen = 0;
    for (const scan::Attribute& a : tag_.attributes) {
      const LowerName lower(between(a.name, a.name_end));
      const auto* const read = std::find(kRead.begin(), kRead.end(), lower.view());
      const unsigned bit = read == kRead.end() ? 0 : 1U << static_cast<unsigned>(read - kRead.begin());
      if ((seen & bit) != 0) return;  // the first of a name counts: it must not go while the second stays
      seen |= bit;
      if (bit != 0 && is_kept(keep, *read, between(a.value, a.value_end))) {
        open_value = !a.quoted && a.value_end > a.value;
      } else {
        cuts_.push_back({static_cast<std::uint32_t>(a.blank), static_cast<std::uint32_t>(a.end)});
      }
    }
    if (open_value && tag_.self_closing && !ascii::is_blank(html_[tag_.end - 3])) return;
    for (const Span& s : cuts_) cut(s.begin, s.end);
  }

  /// Of a run of blanks the first stays: blanks are collapsed wherever text is read.
  void cut_blanks(std::size_t begin, std::size_t end) {
    if (keeps_line_end_)  // HTML drops a line end there
      while (begin < end && ascii::is_blank(html_[begin])) ++begin;
    while (begin < end) {
      if (!ascii::is_blank(html_[begin])) {
        ++begin;
        continue;
      }
      std::size_t behind = begin + (html_.compare(begin, 2, "\r\n") == 0 ? 2 : 1);
      const std::size_t first = std::min(behind, end);
      while (behind < end && ascii::is_blank(html_[behind])) ++behind;
      if (behind > first) cut(first, behind);
      begin = behind;
    }
  }

  void cut(std::size_t begin, std::size_t end) {
    if (end <= begin) return;
    copy_to(begin);
    kept_from_ = end;
  }
  void copy_to(std::size_t end) {
    if (end > kept_from_) out_.copy({static_cast<std::uint32_t>(kept_from_), static_cast<std::uint32_t>(end)});
  }
  bool go_to(std::size_t at) {
    at_ = at;
    return true;
  }
  bool go_behind(char c) {
    const std::size_t found = html_.find(c, at_);
    at_ = found == kNone ? html_.size() : found + 1;
    return found != kNone;
  }
  [[nodiscard]] bool constrained() const { return drawings_ > 0 || formulas_ > 0 || in_choice_; }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(html_).substr(begin, end - begin);
  }

  const std::string& html_;
  TextBuilder out_;
  std::size_t at_ = 0;
  std::size_t kept_from_ = 0;
  std::size_t drawings_ = 0;  ///< svg elements that may be open
  std::size_t formulas_ = 0;
  bool in_choice_ = false;
  bool keeps_line_end_ = false;  ///< behind <pre>
  scan::Tag tag_;
  scan::Tag shape_;  ///< inside a drawing
  std::vector<Span> cuts_;
};

}  // namespace

MappedText reduced_page(const MappedText& page) { return Reducer(page).run(); }

}  // namespace whosays::read
