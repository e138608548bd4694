// What the elements of RSS and Atom mean: takes them one after another, builds the Feed.
//
// An element is a container (feed, entry, source, person), a field of the innermost container, or neither. A field's
// content is kept twice while it is read: its words, and its markup written out as HTML when elements stand in it.
// Pictures, text inputs and unknown elements are passed over with all that is in them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/feed.h"

namespace whosays::read {

/// Vocabularies; elements of any other are not looked at.
enum class FeedSpace : std::uint8_t { plain, atom, dublin_core, dublin_terms, content, xhtml, other };

/// By its address, else (undeclared) by its usual prefix.
FeedSpace feed_space(std::string_view address, std::string_view prefix);

struct FeedElement {
  FeedSpace space = FeedSpace::plain;
  std::string name;        ///< local, in lower case
  std::string as_written;  ///< local
  std::vector<std::pair<std::string, std::string>>
      attributes;  ///< local name (xml:lang and xml:base with prefix), value
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
};

class FeedBuilder {
 public:
  FeedBuilder(std::string url, std::uint32_t max_entries) : url_(std::move(url)), max_entries_(max_entries) {}

  void open(const FeedElement& element);
  void text(std::string_view words);
  void close();

  /// The root is that of a feed; false before the first element.
  [[nodiscard]] bool is_feed() const { return is_feed_; }
  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] bool is_full() const { return full_; }

  /// Closes what is open and hands the feed over.
  Feed finish();

 private:
  enum class Kind : std::uint8_t { feed, entry, source, person, field, inside_field, passed_over };

  struct Open {
    Kind kind = Kind::passed_over;
    std::string language;
    std::string base;
    std::string name;  ///< of an element inside a field, as written out
  };

  /// A field while it is read.
  struct Field {
    FeedElement element;
    std::string words;
    std::string markup;
    bool has_elements = false;
  };

  [[nodiscard]] Kind container() const;
  [[nodiscard]] Kind kind_of(const FeedElement& element) const;
  void open_inside_field(const FeedElement& element);
  void end_entry();
  void end_field();
  void take_link(const FeedElement& element, std::string_view words);
  void take_entry_field(const std::string& name, const Field& field);
  void take_feed_field(const std::string& name, const Field& field);
  void take_person(const std::string& name, std::string_view words);
  void take_content(const Field& field);
  [[nodiscard]] FeedText body_of(const Field& field) const;
  [[nodiscard]] std::string line_of(const Field& field) const;
  [[nodiscard]] std::string resolved(std::string_view link) const;

  std::string url_;
  std::uint32_t max_entries_;
  Feed feed_;
  std::vector<Open> open_;
  std::optional<FeedEntry> entry_;
  std::vector<std::string> creators_;
  std::vector<std::string> authors_;
  std::string person_;  ///< whose name is being read: author or contributor
  bool link_is_alternate_ = false;
  bool permanent_id_ = false;
  std::string feed_author_;
  std::optional<Field> field_;
  std::string root_;
  bool is_feed_ = false;
  bool is_atom_ = false;
  bool full_ = false;
};

}  // namespace whosays::read
