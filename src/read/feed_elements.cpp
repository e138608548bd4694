#include "read/feed_elements.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/feed_dates.h"
#include "read/feed_names.h"
#include "read/feed_url.h"

namespace whosays::read {
namespace {

constexpr std::array<std::string_view, 24> kFields = {
    "title",     "link",     "id",      "guid",     "author",   "creator", "pubdate",       "date",
    "published", "issued",   "updated", "modified", "language", "content", "encoded",       "description",
    "summary",   "abstract", "body",    "div",      "fullitem", "name",    "lastbuilddate", "source"};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void escape(std::string_view words, std::string& out) {
  for (const char c : words) {
    if (c == '<') out += "&lt;";
    if (c == '>') out += "&gt;";
    if (c == '&') out += "&amp;";
    if (c == '"') out += "&quot;";
    if (c != '<' && c != '>' && c != '&' && c != '"') out += c;
  }
}

void fill(std::string& to, std::string value) {
  if (to.empty()) to = std::move(value);
}

void fill(FeedDate& to, std::string_view written) {
  if (!to.iso.empty() || trimmed(written).empty()) return;
  to = {std::string(trimmed(written)), feed_date(written)};
}

void fill(FeedText& to, FeedText value) {
  if (trimmed(to.value).empty()) to = std::move(value);
}

/// Text or HTML, not a picture's or an archive's bytes in base64.
bool is_readable(const FeedElement& element) {
  const std::string type = utf8::ascii_lowered(element.attribute("type"));
  const bool words =
      type.find('/') == std::string::npos || type.starts_with("text/") || type == "application/xhtml+xml";
  return words && utf8::ascii_lowered(element.attribute("mode")) != "base64";
}

bool is_void(std::string_view name) {
  return is_one_of(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"});
}

}  // namespace

std::string_view FeedElement::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

FeedBuilder::Kind FeedBuilder::container() const {
  for (const auto& element : std::ranges::reverse_view(open_))
    if (element.kind != Kind::inside_field && element.kind != Kind::field) return element.kind;
  return Kind::passed_over;
}

FeedBuilder::Kind FeedBuilder::kind_of(const FeedElement& element) const {
  const std::string& name = element.name;
  const bool own = element.space == FeedSpace::plain || element.space == FeedSpace::atom;
  const Kind around = open_.empty() ? Kind::feed : container();
  if (open_.empty()) return Kind::feed;
  if (own && is_one_of(name, {"item", "entry"})) return Kind::entry;
  if (own && name == "channel" && around == Kind::feed) return Kind::feed;
  if (own && name == "items" && around == Kind::feed && !is_atom_) return Kind::feed;  // RSS 1.1's list
  if (around == Kind::passed_over || element.space == FeedSpace::other) return Kind::passed_over;
  if (own && name == "source" && around == Kind::entry) {
    // RSS's <source> is a line of text, Atom's a container.
    return element.space == FeedSpace::atom || is_atom_ ? Kind::source : Kind::field;
  }
  if (own && is_one_of(name, {"author", "contributor"}) && (element.space == FeedSpace::atom || is_atom_))
    return Kind::person;
  if (element.space == FeedSpace::xhtml && !(around == Kind::entry && is_one_of(name, {"body", "div"})))
    return Kind::passed_over;
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end() ? Kind::field : Kind::passed_over;
}

void FeedBuilder::open(const FeedElement& element) {
  Open open;
  if (!open_.empty()) {
    open.language = open_.back().language;
    open.base = open_.back().base;
  } else {
    root_ = element.as_written;
    is_feed_ = is_one_of(element.name, {"rss", "feed", "rdf", "channel", "item", "entry"});
    is_atom_ = is_one_of(element.name, {"feed", "entry"});
    open.base = url_;
  }
  if (const auto language = element.attribute("xml:lang"); !language.empty()) open.language = language;
  if (const auto base = element.attribute("xml:base"); !base.empty()) open.base = resolved_url(open.base, base);
  const bool in_field = field_.has_value();
  const bool entry_inside = in_field && is_one_of(element.name, {"item", "entry"}) &&
                            (element.space == FeedSpace::plain || element.space == FeedSpace::atom) && !is_atom_;
  if (entry_inside) end_field();  // an end tag was forgotten
  open.kind = in_field && !entry_inside ? Kind::inside_field : kind_of(element);
  if (root_ == element.as_written && open_.empty() && is_one_of(element.name, {"item", "entry"}))
    open.kind = Kind::entry;
  if (open.kind == Kind::entry) {
    end_entry();
    if (feed_.entries.size() >= max_entries_) full_ = true;
    entry_.emplace();
    entry_->language = open.language;
    if (const auto about = element.attribute("about"); !about.empty()) entry_->id = about;
  }
  if (open.kind == Kind::feed && feed_.language.empty()) feed_.language = open.language;
  if (open.kind == Kind::person) person_ = element.name;
  if (open.kind == Kind::field) field_ = Field{element, {}, {}, false};
  if (open.kind == Kind::inside_field) {
    open.name = element.as_written;
    open_inside_field(element);
  }
  open_.push_back(std::move(open));
}

void FeedBuilder::open_inside_field(const FeedElement& element) {
  Field& field = *field_;
  field.has_elements = true;
  field.markup += '<' + element.as_written;
  for (const auto& [name, value] : element.attributes) {
    field.markup += ' ' + name + "=\"";
    escape(value, field.markup);
    field.markup += '"';
  }
  field.markup += '>';
}

void FeedBuilder::text(std::string_view words) {
  if (!field_) return;
  field_->words += words;
  escape(words, field_->markup);
}

void FeedBuilder::close() {
  if (open_.empty()) return;
  const Open closed = open_.back();
  if (closed.kind == Kind::inside_field && field_ && !is_void(closed.name)) field_->markup += "</" + closed.name + '>';
  if (closed.kind == Kind::field) end_field();
  open_.pop_back();
  if (closed.kind == Kind::entry) end_entry();
  if (closed.kind == Kind::person) person_.clear();
}

Feed FeedBuilder::finish() {
  while (!open_.empty()) close();
  end_entry();
  fill(feed_.byline, feed_author_);
  return std::move(feed_);
}

void FeedBuilder::end_entry() {
  if (!entry_) return;
  entry_->byline = joined(creators_.empty() ? authors_ : creators_, ", ");
  if (entry_->link.empty() && permanent_id_) entry_->link = entry_->id;
  if (!full_) feed_.entries.push_back(std::move(*entry_));
  entry_.reset();
  creators_.clear();
  authors_.clear();
  link_is_alternate_ = false;
  permanent_id_ = false;
}

void FeedBuilder::end_field() {
  if (!field_) return;
  const Field field = std::move(*field_);
  field_.reset();
  // The container is what stands around the field, which is still on the stack.
  const std::string& name = field.element.name;
  switch (container()) {
    case Kind::entry:
      if (entry_) take_entry_field(name, field);
      break;
    case Kind::feed: take_feed_field(name, field); break;
    case Kind::person: take_person(name, field.words); break;
    case Kind::source:
      if (entry_ && name == "title") fill(entry_->publisher, line_of(field));
      break;
    default: break;
  }
}

void FeedBuilder::take_person(const std::string& name, std::string_view words) {
  if (name != "name" || person_ != "author" || open_.size() < 3) return;
  std::string who = blanks_collapsed(words);
  if (who.empty()) return;
  const Kind around = open_[open_.size() - 3].kind;
  if (around == Kind::entry) authors_.push_back(who);
  if (around == Kind::feed) fill(feed_author_, who);
}

void FeedBuilder::take_link(const FeedElement& element, std::string_view words) {
  const std::string_view relation = element.attribute("rel");
  const bool alternate = relation.empty() || relation == "alternate";
  const bool has_address = !element.attribute("href").empty();
  const std::string link = resolved(has_address ? element.attribute("href") : trimmed(words));
  std::string& to = entry_ ? entry_->link : feed_.link;
  if (!alternate || link.empty()) return;
  // The page before its renderings in other types.
  const std::string_view type = element.attribute("type");
  const bool page = type.empty() || type.find("html") != std::string_view::npos;
  if (to.empty() || (page && !link_is_alternate_ && entry_)) to = link;
  if (entry_ && page) link_is_alternate_ = true;
}

void FeedBuilder::take_entry_field(const std::string& name, const Field& field) {
  FeedEntry& entry = *entry_;
  if (name == "link") return take_link(field.element, field.words);
  if (name == "title") return fill(entry.title, line_of(field));
  if (is_one_of(name, {"id", "guid"})) {
    const std::string kept = utf8::ascii_lowered(field.element.attribute("ispermalink"));
    entry.id = kept == "false" ? std::string(trimmed(field.words)) : resolved(trimmed(field.words));
    permanent_id_ = name == "guid" && kept != "false" && entry.id.find("://") != std::string::npos;
    return;
  }
  if (name == "creator" || (name == "author" && !is_atom_)) {
    const std::string who = name_of_author(field.words);
    std::vector<std::string>& names = name == "creator" ? creators_ : authors_;
    if (!who.empty() && std::find(names.begin(), names.end(), who) == names.end()) names.push_back(who);
    return;
  }
  if (name == "source") return fill(entry.publisher, line_of(field));
  if (is_one_of(name, {"pubdate", "published", "issued", "date"})) return fill(entry.published, field.words);
  if (is_one_of(name, {"updated", "modified"})) return fill(entry.modified, field.words);
  if (name == "language") entry.language = trimmed(field.words);
  if (is_one_of(name, {"content", "encoded", "body", "div", "fullitem"})) return take_content(field);
  if (is_one_of(name, {"description", "summary", "abstract"})) return fill(entry.summary, body_of(field));
}

void FeedBuilder::take_feed_field(const std::string& name, const Field& field) {
  if (name == "link") return take_link(field.element, field.words);
  if (name == "title") return fill(feed_.title, line_of(field));
  if (is_one_of(name, {"id", "guid"})) feed_.id = resolved(trimmed(field.words));
  if (name == "language") fill(feed_.language, std::string(trimmed(field.words)));
  if (is_one_of(name, {"pubdate", "published", "issued", "date"})) fill(feed_.published, field.words);
  if (is_one_of(name, {"updated", "modified", "lastbuilddate"})) fill(feed_.modified, field.words);
}

void FeedBuilder::take_content(const Field& field) {
  if (!field.element.attribute("src").empty()) return;  // it lies elsewhere
  if (!is_readable(field.element)) return;
  FeedText body = body_of(field);
  if (body.value.size() <= entry_->content.value.size()) return;
  entry_->content = std::move(body);
  entry_->language = open_.back().language.empty() ? entry_->language : open_.back().language;
}

FeedText FeedBuilder::body_of(const Field& field) const {
  if (field.has_elements) return {field.markup, true};
  const std::string type = utf8::ascii_lowered(field.element.attribute("type"));
  const bool marked_html = type.find("html") != std::string::npos;
  const bool marked_text =
      type == "text/plain" || type == "text" || (type.empty() && field.element.space == FeedSpace::atom && is_atom_);
  return {field.words, marked_html || (!marked_text && looks_like_html(field.words))};
}

std::string FeedBuilder::line_of(const Field& field) const {
  if (!is_readable(field.element)) return {};
  const FeedText body = body_of(field);
  return body.html ? words_of_html(body.value) : blanks_collapsed(body.value);
}

std::string FeedBuilder::resolved(std::string_view link) const {
  const std::string_view base = open_.empty() ? std::string_view(url_) : std::string_view(open_.back().base);
  return link.empty() ? std::string() : resolved_url(base, link);
}

}  // namespace whosays::read
