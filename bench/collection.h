// A collection of news of any size for bench/relations: real articles, and families of copies of them.
//
// In: articles that are given (never part of the repository) and a seed. Out: article number n, a function of n, the
// seed and the given articles alone, so that a run that was ended goes on where it was.
//
// What it is like: of the families 40 % have one article, the others 2 and more by a power law (mean about 10, at most
// 4,000: wire copy), so that some six articles go back to one text and the number of families grows with the
// collection. Copies come soon after their text, most within 20,000 articles (two days of a large collection), one of
// ten evenly within a million, or what `latest` says. A copy is the text under another outlet's own line, cut, reworded
// (a fifth of the words replaced), shortened by sentences and turned, with names spelt otherwise, or mixed with another
// family's text.
//
// A given article stands as it is in one family only. There are fewer of them than families: in five of six, a given
// article is disguised. Its names and numbers are replaced by others of the collection, as often as they occur there
// and the same within a hundred families in a row (what is in the news); nine of ten other words too, within the
// family; three of ten small words at each place. Its copies find it, and the article that it was made from has as
// little in common with it as with any other.
//
// With a period the shape repeats itself: each so many articles have families of the same sizes, copies that wait as
// long, and texts of the same lengths (the same given articles, all disguised, in other words each time). What an
// article costs then differs by what is in the ledger already, and by nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Given {
  std::string title, outlet;
  std::vector<std::string> sentences;  ///< with the blanks and ends of lines behind them
};

struct Made {
  std::string id, outlet, day, title, text;
};

/// Which text article n goes back to, and as the how manieth; 0: it is the text itself.
struct Place {
  std::uint32_t family = 0, copy = 0;
};

struct Shape {
  /// How long a copy waits at most, in articles. Before so many articles, the more there are, the more of them are
  /// late.
  std::size_t latest = 1'000'000;
  std::size_t period = 0;  ///< articles after which the shape repeats itself; 0: never
};

/// Families of one period: as many as have its articles. 0: the shape never repeats itself.
std::uint32_t families_of_period(const Shape& shape, std::uint64_t seed);

/// Places of the first `size` articles. A longer plan begins with a shorter one.
std::vector<Place> plan_of(std::size_t size, std::uint64_t seed, const Shape& shape);

class Collection {
 public:
  /// Requires at least a hundred given articles; keeps a reference.
  Collection(const std::vector<Given>& given, std::uint64_t seed, const Shape& shape);
  [[nodiscard]] Made article(std::size_t number, Place place) const;

 private:
  struct Text {
    std::string title;
    std::vector<std::string> sentences;
  };
  [[nodiscard]] Text family_text(std::uint32_t family) const;
  [[nodiscard]] std::string disguised(std::string_view sentence, std::uint32_t family, std::uint64_t& random) const;
  void corrupt(Text& text, std::uint32_t family, std::uint64_t random) const;
  void reword(std::string& sentence, std::uint64_t& random) const;

  const std::vector<Given>& given_;
  std::uint64_t seed_;
  std::uint32_t period_;                                      ///< in families, as of families_of_period()
  std::vector<std::string> names_, numbers_, words_, small_;  ///< as they occur, so that draws are as frequent
};

}  // namespace bench
