// GUM's CoNLL-U with its TEI date tags, as tools/score_times.py reads it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>

#include "base/text_util.h"
#include "base/utf8.h"
#include "eval/code_points.h"
#include "eval/times.h"
#include "eval/times_read.h"
#include "eval/whole_file.h"

namespace whosays::eval {
namespace {

using std::chrono::sys_days;

std::optional<sys_days> bound_of(std::string_view date, bool end) {
  int parts[3] = {0, end ? 12 : 1, 0};
  std::size_t n = 0;
  for (const std::string_view part : split(date, '-')) {
    if (n == 3) return std::nullopt;
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), parts[n]);
    if (error != std::errc() || stop != part.data() + part.size()) return std::nullopt;
    ++n;
  }
  const std::chrono::year_month month = std::chrono::year(parts[0]) / parts[1];
  if (n < 3) return end ? sys_days(month / std::chrono::last) : sys_days(month / 1);
  return sys_days(month / parts[2]);
}

/// The value that means exactly these days; empty when there is none.
std::string of_range(std::string_view first, std::string_view last) {
  const auto a = bound_of(first, false), b = bound_of(last, true);
  if (!a || !b) return {};
  const sys_days after = *b + std::chrono::days(1);
  const std::chrono::year_month_day from(*a), to(after);
  const int year = static_cast<int>(from.year());
  const auto month = static_cast<unsigned>(from.month());
  if (*a == *b) return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(from.day()));
  const std::chrono::weekday monday(*a);
  if (monday == std::chrono::Monday && (*b - *a).count() == 6) {
    // The week's Thursday says to which year it belongs.
    const sys_days thursday = *a + std::chrono::days(3);
    const auto y = std::chrono::year_month_day(thursday).year();
    const auto week = (thursday - sys_days(y / 1 / 1)).count() / 7 + 1;
    return fmt::format("{}-W{:02}", static_cast<int>(y), week);
  }
  if (static_cast<unsigned>(from.day()) != 1 || static_cast<unsigned>(to.day()) != 1) return {};
  const int months = (static_cast<int>(to.year()) - year) * 12 + static_cast<int>(static_cast<unsigned>(to.month())) -
                     static_cast<int>(month);
  if (months == 1) return fmt::format("{:04}-{:02}", year, month);
  if (months == 3 && month % 3 == 1) return fmt::format("{:04}-Q{}", year, month / 3 + 1);
  if (month != 1) return {};
  if (months == 12) return fmt::format("{:04}", year);
  if (months == 120 && year % 10 == 0) return fmt::format("{:03}", year / 10);
  if (months == 1200 && year % 100 == 0) return fmt::format("{:02}", year / 100);
  return {};
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// \d{4}|XXXX, then -\d\d, -\d\d, Thh:mm...; or three digits, or two.
bool is_known_form(std::string_view v) {
  if ((v.size() == 2 || v.size() == 3) && all_digits(v)) return true;
  if (v.size() < 4 || !(all_digits(v.substr(0, 4)) || v.substr(0, 4) == "XXXX")) return false;
  v.remove_prefix(4);
  for (int part = 0; part < 2; ++part) {
    if (v.empty()) return true;
    if (v.size() < 3 || v[0] != '-' || !all_digits(v.substr(1, 2))) return false;
    v.remove_prefix(3);
  }
  if (v.empty()) return true;
  return v.size() > 1 && v[0] == 'T' && v.find_first_not_of("0123456789:", 1) == std::string_view::npos;
}

bool is_plain_date(std::string_view v) {
  const auto parts = split(v, '-');
  if (parts.empty() || parts.size() > 3 || parts[0].size() != 4 || !all_digits(parts[0])) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](auto p) { return p.size() == 2 && all_digits(p); });
}

struct TagValue {
  std::string value, reason;
};

/// TEI date attributes, name:::"value", to a value or why it is left out.
TagValue of_tag(std::string_view attributes) {
  std::map<std::string, std::string> found;
  for (std::size_t at = attributes.find(":::\""); at != std::string_view::npos; at = attributes.find(":::\"", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 &&
           (std::isalnum(static_cast<unsigned char>(attributes[begin - 1])) != 0 || attributes[begin - 1] == '_'))
      --begin;
    const std::size_t end = attributes.find('"', at + 4);
    if (begin == at || end == std::string_view::npos) continue;
    found[std::string(attributes.substr(begin, at - begin))] = attributes.substr(at + 4, end - at - 4);
  }
  for (const auto& [name, value] : found)
    if (value.size() > 1 && value[0] == '-' && std::isdigit(static_cast<unsigned char>(value[1])) != 0)
      return {{}, "before our era"};
  if (found.contains("when")) {
    std::string value = found["when"];
    if (value.starts_with("--")) value.replace(0, 2, "XXXX-");
    return is_known_form(value) ? TagValue{normal_time_value(value), {}} : TagValue{{}, "value of no known form"};
  }
  const std::size_t others = found.size() - found.count("rend");
  if (others == 2 && found.contains("from") && found.contains("to") && is_plain_date(found["from"]) &&
      is_plain_date(found["to"]))
    if (const std::string value = of_range(found["from"], found["to"]); !value.empty()) return {value, {}};
  return {{}, "open or odd range"};
}

/// A page of GUM being read, sentence after sentence.
class GumPage {
 public:
  explicit GumPage(const std::string& path) : path_(path) {}

  Status line(std::string_view line) {
    constexpr std::string_view kDate = "# meta::dateCreated = ", kText = "# text = ";
    if (line.starts_with(kDate)) {
      page_.published = line.substr(kDate.size());
      if (const auto at = page_.published.find(" = "); at != std::string::npos) page_.published.erase(at);
    } else if (line.starts_with("# newpar") && (line.size() == 8 || line[8] == ' ' || line[8] == '\t')) {
      paragraph_ = true;
    } else if (line.starts_with(kText)) {
      given_ = trimmed(line.substr(kText.size()));
    } else if (line.empty()) {
      return close();
    } else if (!line.starts_with('#')) {
      words_.emplace_back(line);
    }
    return success();
  }

  Result<TimesPage> finish() {
    TRY_VOID(close());
    if (!open_.empty()) return Error{ErrorKind::input, fmt::format("{}: a date is never closed", path_)};
    const std::string name = std::filesystem::path(path_).filename().string();
    page_.id = name.substr(0, name.size() - std::string_view(".conllu").size());
    return std::move(page_);
  }

 private:
  void add(std::string_view text) {
    page_.text += text;
    points_ += points_in(text);
  }

  /// Code points of the sentence up to a byte.
  [[nodiscard]] std::uint32_t point(std::size_t byte) const {
    return base_ + points_in(std::string_view(given_).substr(0, byte));
  }

  void tags_of(std::string_view misc, std::size_t begin, std::size_t end) {
    std::size_t at = misc.starts_with("XML=") ? 4 : misc.find("|XML=");
    if (at == std::string_view::npos) return;
    if (at != 4) at += 5;
    // It ends at the next "|Name=".
    std::size_t stop = at;
    for (; stop < misc.size(); ++stop) {
      if (misc[stop] != '|') continue;
      std::size_t name = stop + 1;
      while (name < misc.size() && (std::isalnum(static_cast<unsigned char>(misc[name])) != 0 || misc[name] == '_'))
        ++name;
      if (name > stop + 1 && name < misc.size() && misc[name] == '=') break;
    }
    std::string_view xml = misc.substr(at, stop - at);
    while (!xml.empty()) {
      const std::size_t opening = xml.find("<date"), closing = xml.find("</date>");
      if (opening == std::string_view::npos && closing == std::string_view::npos) return;
      if (opening < closing) {
        const std::size_t gt = xml.find('>', opening);
        if (gt == std::string_view::npos) return;
        open_.emplace_back(point(begin), std::string(xml.substr(opening + 5, gt - opening - 5)));
        xml.remove_prefix(gt + 1);
        continue;
      }
      xml.remove_prefix(closing + 7);
      if (open_.empty()) continue;
      const auto [first, attributes] = open_.back();
      open_.pop_back();
      TagValue tag = of_tag(attributes);
      if (!open_.empty()) tag.reason = "inside another";
      if (tag.reason.empty())
        page_.gold.push_back({first, point(end), tag.value});
      else
        page_.left_out.push_back({first, point(end), tag.reason});
    }
  }

  Status close() {
    if (words_.empty()) return success();
    if (!page_.text.empty()) add(paragraph_ ? "\n\n" : glue_);
    base_ = points_;
    add(given_);
    int skip = 0;
    bool blank = true;
    std::size_t at = 0, begin = 0;
    for (const std::string& row : words_) {
      const auto c = split(row, '\t');
      if (c.size() < 10) return Error{ErrorKind::input, fmt::format("{}: a line of fewer than ten columns", path_)};
      if (c[0].find('.') != std::string_view::npos) continue;
      int number = 0;
      std::from_chars(c[0].data(), c[0].data() + c[0].size(), number);
      const bool inner = all_digits(c[0]) && number <= skip;
      if (const auto dash = c[0].find('-'); dash != std::string_view::npos)
        std::from_chars(c[0].data() + dash + 1, c[0].data() + c[0].size(), skip);
      if (!inner) {
        while (at < given_.size()) {
          const utf8::Decoded d = utf8::decode(given_, at);
          if (!is_blank_point(d.point)) break;
          at += d.length;
        }
        if (std::string_view(given_).substr(std::min(at, given_.size()), c[1].size()) != c[1])
          return Error{ErrorKind::input, fmt::format("{}: word \"{}\" is not in its # text", path_, c[1])};
        begin = at;
        at += c[1].size();
        const auto misc = split(c[9], '|');
        blank = std::find(misc.begin(), misc.end(), "SpaceAfter=No") == misc.end();
      }
      tags_of(c[9], begin, at);
    }
    glue_ = blank ? " " : "";
    paragraph_ = false;
    words_.clear();
    return success();
  }

  std::string path_;
  TimesPage page_;
  std::uint32_t points_ = 0, base_ = 0;
  std::string given_, glue_;
  bool paragraph_ = false;
  std::vector<std::string> words_;
  std::vector<std::pair<std::uint32_t, std::string>> open_;
};

}  // namespace

Result<TimesPage> gum_page(const std::string& path) {
  TRY(const std::string text, whole_file(path));
  GumPage page(path);
  for (const std::string_view line : split(text, '\n')) TRY_VOID(page.line(line));
  return page.finish();
}

}  // namespace whosays::eval
