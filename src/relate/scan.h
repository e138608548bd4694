// A page as relations see it: words as numbers, sentences, what stands in quotation marks.
//
// In: UTF-8. Out: one row a word, with a hash of its form, of its stem, and its level, that is how rare the stem is by
// a frozen table (frequency.h). Nothing of the text is kept. Cost: linear.
//
// "Quoted" is wider here than between marks: paragraphs behind a line that ends in a colon, embedded posts, and single
// quotation marks count too, since one statement quoted by many is one source and no copying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "relate/page_blocks.h"

namespace whosays::relate {

/// What is compared of one article. Views must outlive the call only.
struct Article {
  std::string_view id, publisher, published, url, title, text;
};

struct Word {
  std::uint32_t form = 0;  ///< hash of the word in lower case
  std::uint32_t stem = 0;  ///< hash of its stem
  std::uint8_t level = 0;  ///< 0 in every article, kRarest where the table does not know it
  bool quoted : 1 = false;
  bool name : 1 = false;      ///< begins with a capital, not only because a sentence does
  bool number : 1 = false;    ///< has a digit, or is a number in words
  bool function : 1 = false;  ///< a preposition, an article, a pronoun: order and no subject
  bool first_person : 1 = false;
  bool operator==(const Word&) const = default;
};

/// Words [begin, end) of Page::words; what else is kept of a sentence stands in lists of its page.
struct Sentence {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t own = 0;          ///< words outside quotations
  float weight = 0;               ///< levels of its distinct stems, summed
  std::uint32_t content_end = 0;  ///< in Page::in_order: its words with a subject from begin, then its function words
  std::uint32_t stems_begin = 0, stems_end = 0;  ///< in Page::stems
  bool operator==(const Sentence&) const = default;
};

/// A stem of a sentence or a name of a page, with its level.
struct Stem {
  std::uint32_t stem = 0;
  std::uint8_t level = 0;
  bool operator==(const Stem&) const = default;
};

/// Five words in a row.
struct Gram {
  std::uint32_t hash = 0;
  std::uint32_t at = 0;  ///< first word
  bool operator==(const Gram&) const = default;
};

/// What groups ask of a page beside the evidence of its pairs.
struct Facts {
  std::uint64_t number = 0;   ///< a hash of what it is, 48 bits: an order that nobody chose
  std::uint32_t own = 0;      ///< words outside quotations
  std::int32_t day = 0;       ///< days since 1970; 0 when not dated
  bool reprint_tag = false;   ///< names an agency as the one whose text this is: a dateline, a copyright line
  bool contribution = false;  ///< "... contributed to this report"
  bool operator==(const Facts&) const = default;
};

/// Where a stem stands that may propose two sentences as the same.
struct Posting {
  std::uint32_t stem = 0;
  std::uint16_t sentence = 0;
  std::uint8_t level = 0;
  bool operator==(const Posting&) const = default;
};

/// What else a page says beside its lists.
struct PageHead : Facts {
  std::uint64_t whole = 0;      ///< hash of all forms
  bool personal = false;        ///< told in the first person
  std::uint64_t publisher = 0;  ///< hash of the name; 0 when not known
  std::uint64_t url = 0;        ///< hash of the address; 0 when there is none
  bool agency_tag = false;      ///< names a news agency at its beginning or end
  bool operator==(const PageHead&) const = default;
};

struct PageLists;

/// Its lists stand in one block: pages come and go by the ten thousand, and a heap takes one block of some 35 KB more
/// easily than a dozen lists.
struct Page : PageHead {
  Page() = default;
  Page(const PageHead& head, const PageLists& lists);
  bool operator==(const Page& other) const;

  [[nodiscard]] std::span<const Stem> stems_of(const Sentence& sentence) const {
    return stems.subspan(sentence.stems_begin, sentence.stems_end - sentence.stems_begin);
  }
  [[nodiscard]] std::span<const std::uint32_t> content_of(const Sentence& sentence) const {
    return in_order.subspan(sentence.begin, sentence.content_end - sentence.begin);
  }
  [[nodiscard]] std::span<const std::uint32_t> function_of(const Sentence& sentence) const {
    return in_order.subspan(sentence.content_end, sentence.end - sentence.content_end);
  }

  /// Of its lists.
  [[nodiscard]] std::size_t bytes() const { return block_.get_deleter().bytes; }

  std::span<const Word> words;
  std::span<const Gram> grams;  ///< by hash, then place
  std::span<const Sentence> sentences;
  std::span<const Stem> stems;              ///< of each sentence: distinct, no function words, sorted
  std::span<const std::uint32_t> in_order;  ///< of each sentence the stems of all its words
  std::span<const Posting> postings;        ///< telling stems, by stem, then sentence
  std::span<const std::uint32_t> names;     ///< rare names and numbers in order, at most kMostNames
  std::span<const std::pair<std::uint32_t, std::uint32_t>> name_places;  ///< of names, by name, then place
  std::span<const Stem> name_set;                                        ///< names, distinct, sorted
  std::span<const std::uint32_t> title;   ///< stems without function words, sorted, distinct
  std::span<const std::uint32_t> outlet;  ///< forms of the publisher's name as others would print it

 private:
  PageBlock block_;
};

/// Words of a gram: five in a row by chance are rare, and an edit leaves most of them standing.
inline constexpr std::size_t kGram = 5;

/// Sentences of a page that are aligned, and names of a page whose order is compared: the first ones.
inline constexpr std::size_t kMostSentences = 250;
inline constexpr std::size_t kMostNames = 300;

/// Longer articles are compared by their first kMostWords words.
inline constexpr std::size_t kMostWords = 6000;

Page scan(const Article& article);

/// FNV-1a, 32 bits: what Word::form and the frequency table use.
std::uint32_t hash_of(std::string_view bytes);

}  // namespace whosays::relate
