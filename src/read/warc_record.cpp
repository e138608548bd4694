#include "read/warc_record.h"

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/utf8.h"
#include "read/header_fields.h"

namespace whosays::read {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 10;
constexpr std::size_t kMostHeadLines = 1000;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool all_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

/// ISO 8601 of fourteen digits (more are cut), or empty.
std::string iso_of_digits(std::string_view digits) {
  if (digits.size() < 14) return {};
  std::string out(digits.substr(0, 4));
  const std::array<std::string_view, 5> before = {"-", "-", "T", ":", ":"};
  for (std::size_t i = 0; i < before.size(); ++i) out.append(before[i]).append(digits.substr(4 + 2 * i, 2));
  return out + "Z";
}

/// A WARC-Date as it stands when it has the form of a date; later versions allow parts of seconds, and years alone.
std::string iso_or_empty(std::string_view date) {
  constexpr std::size_t kLongest = 35;
  const bool iso = date.size() >= 4 && date.size() <= kLongest && all_of(date, "0123456789-:.+TZ") &&
                   all_of(date.substr(0, 4), "0123456789");
  return iso ? std::string(date) : std::string();
}

/// wget puts URLs in pointed brackets.
std::string clean_url(std::string_view url) {
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return utf8::made_safe(utf8::repaired(url), false);
}

/// "URL IP-address Archive-date Content-type [...] Archive-length": the URL may hold blanks, so the pair of address and
/// date decides, the last one of the line.
struct ArcLine {
  std::string_view url;
  std::string_view date;
  std::string_view type;
  std::string_view length;
};

std::optional<ArcLine> arc_line(std::string_view line) {
  constexpr std::size_t kShortestDate = 12;
  constexpr std::size_t kLongestDate = 18;
  constexpr std::size_t kMostParts = 64;
  line = without_blanks(line);
  if (line.size() < kShortestDate || line.find(":") == std::string_view::npos || line.size() >= kLongestLine) return {};
  const std::vector<std::string_view> parts = split(line, ' ');
  if (parts.size() < 5 || !all_of(parts[0].substr(0, parts[0].find(':')),
                                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.0123456789"))
    return {};
  const std::size_t first = parts.size() > kMostParts ? parts.size() - kMostParts : 1;
  for (std::size_t i = parts.size() - 4; i >= std::max<std::size_t>(first, 1); --i) {
    const std::string_view date = parts[i + 1];
    const bool dated = date.size() >= kShortestDate && date.size() <= kLongestDate && all_of(date, "0123456789");
    const bool addressed =
        all_of(parts[i], "0123456789abcdefABCDEF.:") && parts[i].find_first_of(".:") != std::string_view::npos;
    if (!dated || !addressed) continue;
    const auto url_size = static_cast<std::size_t>(parts[i].data() - line.data());
    return ArcLine{without_blanks(line.substr(0, url_size)), date, parts[i + 2], parts.back()};
  }
  return {};
}

RecordKind kind_of(std::string_view word) {
  struct Word {
    std::string_view word;
    RecordKind kind;
  };
  static constexpr std::array kWords = {
      Word{"response", RecordKind::response}, Word{"resource", RecordKind::resource},
      Word{"request", RecordKind::request},   Word{"conversion", RecordKind::conversion},
      Word{"metadata", RecordKind::metadata}, Word{"warcinfo", RecordKind::info},
      Word{"revisit", RecordKind::revisit}};
  for (const Word& w : kWords)
    if (w.word == word) return w.kind;
  return RecordKind::other;
}

}  // namespace

bool begins_record(std::string_view line) {
  return line.starts_with("WARC/") || line.starts_with("filedesc:") || arc_line(line).has_value();
}

bool RecordReader::next_line(std::string& line) {
  if (!ahead_.empty()) {
    line = std::exchange(ahead_, {});
    return true;
  }
  return bytes_.line(line, kLongestLine);
}

bool RecordReader::next(RecordHead& head) {
  skip_block();
  left_ = 0;
  std::string line;
  while (next_line(line)) {
    head = {};
    head.offset = bytes_.offset() - line.size();
    if (line.starts_with("WARC/")) {
      head.number = ++count_;
      read_warc_head(head);
      return true;
    }
    if (read_arc_head(line, head)) {
      head.number = ++count_;
      return true;
    }
    if (!is_blank(line)) stray_ += line.size();
  }
  return false;
}

/// Up to the empty line. Some writers forget it: a status line ends the head too, and the first line of a next record.
void RecordReader::read_warc_head(RecordHead& head) {
  HeaderFields fields;
  std::string line;
  bool broken = false;
  for (std::size_t lines = 0; lines < kMostHeadLines && next_line(line); ++lines) {
    if (line == "\r\n" || line == "\n") break;
    broken = line.starts_with("WARC/");
    if (broken || line.starts_with("HTTP/")) {
      bytes_.put_back(line);
      break;
    }
    fields.add_line(line);
  }
  head.kind = kind_of(utf8::ascii_lowered(fields.value("warc-type")));
  head.url = clean_url(fields.value("warc-target-uri"));
  head.retrieved = iso_or_empty(fields.value("warc-date"));
  head.content_type = fields.value("content-type");
  head.is_http = head.kind == RecordKind::response;
  head.truncated = !fields.value("warc-truncated").empty() || !fields.value("warc-segment-number").empty();
  std::uint64_t length = 0;
  if (!broken && parse_length(fields.value("content-length"), length)) head.length = length;
  left_ = head.length.value_or(0);
}

bool RecordReader::read_arc_head(std::string_view line, RecordHead& head) {
  const std::optional<ArcLine> arc = arc_line(line);
  if (!arc) return false;
  head.kind = arc->url.starts_with("filedesc:") ? RecordKind::info : RecordKind::response;
  head.url = clean_url(arc->url);
  head.retrieved = iso_of_digits(arc->date);
  head.content_type = arc->type;
  head.is_http = head.kind == RecordKind::response;
  std::uint64_t length = 0;
  if (parse_length(arc->length, length)) head.length = length;
  left_ = head.length.value_or(0);
  return true;
}

/// False at the block's end, where the bytes end, and where a gzip member begins with a record of its own.
bool RecordReader::block_goes_on() {
  if (left_ == 0) return false;
  const std::string_view piece = bytes_.at_hand();
  if (piece.empty()) return false;
  return !bytes_.at_member() || !begins_record(piece.substr(0, piece.find('\n')));
}

bool RecordReader::block_line(std::string& line, std::size_t limit) {
  line.clear();
  while (line.size() < limit && block_goes_on()) {
    const std::string_view all = bytes_.at_hand();
    const std::string_view piece = all.substr(0, std::min<std::uint64_t>({all.size(), left_, limit - line.size()}));
    const std::size_t end = piece.find('\n');
    const std::size_t count = end == std::string_view::npos ? piece.size() : end + 1;
    line.append(piece, 0, count);
    bytes_.drop(count);
    left_ -= count;
    if (end != std::string_view::npos) break;
  }
  return !line.empty();
}

void RecordReader::take_block(std::string& out) {
  while (block_goes_on()) {
    const std::string_view piece = bytes_.at_hand();
    const std::size_t count = std::min<std::uint64_t>(piece.size(), left_);
    out.append(piece, 0, count);
    bytes_.drop(count);
    left_ -= count;
  }
}

void RecordReader::skip_block() {
  while (block_goes_on()) {
    const std::size_t count = std::min<std::uint64_t>(bytes_.at_hand().size(), left_);
    bytes_.drop(count);
    left_ -= count;
  }
}

RecordReader::End RecordReader::finish() {
  skip_block();
  if (std::exchange(left_, 0) > 0) return End::cut;
  std::string line;
  while (next_line(line)) {
    if (is_blank(line)) continue;
    ahead_ = std::move(line);
    return begins_record(ahead_) ? End::in_place : End::lost;
  }
  return trouble().empty() ? End::in_place : End::cut;
}

bool RecordReader::recover() {
  left_ = 0;
  ahead_.clear();
  return bytes_.recover();
}

}  // namespace whosays::read
