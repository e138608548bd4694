#include "coref/whole_bodies.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "lexicon/lexicon.h"

namespace whosays::coref {
namespace {

class WholeBodies {
 public:
  WholeBodies(const FieldView& text, const Names& names) : text_(text) {
    out_.state = names.state;
    for (const Name& name : names.rows) (name.field == Field::text ? rows_ : out_.rows).push_back(name);
  }

  Names run() {
    for (std::uint32_t i = 0; i + 2 < text_.size(); ++i) {
      const std::uint32_t end = end_of_body(i);
      if (end <= i) continue;
      wholes_.push_back({Field::text, {begin_of_body(i), text_.span(end - 1).end}, NameType::organisation});
      i = end - 1;
    }
    std::size_t next = 0;  // each list is in order of place
    for (const Name& whole : wholes_) {
      while (next < rows_.size() && rows_[next].span.begin < whole.span.begin) out_.rows.push_back(rows_[next++]);
      while (next < rows_.size() && rows_[next].span.begin < whole.span.end) ++next;
      out_.rows.push_back(whole);
    }
    out_.rows.insert(out_.rows.end(), rows_.begin() + static_cast<std::ptrdiff_t>(next), rows_.end());
    return std::move(out_);
  }

 private:
  /// One past the last token of the name whose noun is at `head`; 0 where none begins.
  [[nodiscard]] std::uint32_t end_of_body(std::uint32_t head) const {
    constexpr std::uint32_t kMostTokens = 9;
    static const lexicon::WordSet heads("coref_body_heads.txt");
    if (!text_.capital(head) || !heads.has(text_.lower(head))) return 0;
    if (!is_any_of(text_.lower(head + 1), {"for", "on", "against", "of"}) || text_.capital(head + 1)) return 0;
    if (const auto row = row_at(text_.span(head).begin); row && rows_[*row].span.end > text_.span(head + 1).end)
      return 0;
    std::uint32_t end = 0;
    for (std::uint32_t i = head + 2; i < std::min(head + kMostTokens, text_.size()); ++i) {
      if (text_.sentence(i) != text_.sentence(head) || is_person(i)) break;
      if (is_part(i)) {
        end = i + 1;
      } else if (!is_any_of(text_.lower(i), {"of", "for", "the", "and", "&", "on"})) {
        break;
      }
    }
    return end;
  }

  /// A word of a name; not the day in "the Labor Department on Monday", nor who is of it ("... Secretary-General").
  [[nodiscard]] bool is_part(std::uint32_t token) const {
    static const lexicon::WordSet calendar("calendar.txt");
    return !calendar.has(text_.lower(token)) && !role_word(text_.lower(token)) &&
           text_.kind(token) == TokenKind::word && text_.capital(token) &&
           !is_any_of(text_.lower(token), {"i", "he", "she"});
  }

  /// Somebody's name begins here: "the Committee for Peace and Ana Vell".
  [[nodiscard]] bool is_person(std::uint32_t token) const {
    const auto row = row_at(text_.span(token).begin);
    return row && rows_[*row].type == NameType::person && rows_[*row].span.begin == text_.span(token).begin &&
           text_.tokens_of(rows_[*row].span).count > 1;
  }

  /// With what stands before the noun in the same name: "U.S. Centers for ...".
  [[nodiscard]] std::uint32_t begin_of_body(std::uint32_t head) const {
    const std::uint32_t own = text_.span(head).begin;
    const auto row = row_at(own);
    return row && rows_[*row].type != NameType::person ? std::min(own, rows_[*row].span.begin) : own;
  }

  /// The name that a byte lies in.
  [[nodiscard]] std::optional<std::size_t> row_at(std::uint32_t byte) const {
    const auto behind = std::upper_bound(rows_.begin(), rows_.end(), byte,
                                         [](std::uint32_t at, const Name& name) { return at < name.span.begin; });
    if (behind == rows_.begin() || !std::prev(behind)->span.contains(byte)) return std::nullopt;
    return static_cast<std::size_t>(std::prev(behind) - rows_.begin());
  }

  const FieldView& text_;
  std::vector<Name> rows_;    ///< of the text
  std::vector<Name> wholes_;  ///< in order of place
  Names out_;
};

}  // namespace

Names with_whole_bodies(const FieldView& text, Names names) { return WholeBodies(text, names).run(); }

}  // namespace whosays::coref
