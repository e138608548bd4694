#include "export/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/hash.h"
#include "base/utf8.h"
#include "embedded/report_files.h"

namespace whosays::exports {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

unsigned hex_value(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

std::string_view style_sheet(std::string_view name) {
  for (const auto& file : report_files::files)
    if (file.name == name) return file.bytes;
  return {};
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : utf8::made_safe(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string link_target(std::string_view url) {
  const std::string lower = utf8::ascii_lowered(url);
  if (!lower.starts_with("https://") && !lower.starts_with("http://")) return {};
  if (url.find_first_of(" \t\r\n\"<>\\") != kNone) return {};
  return escaped(url);
}

std::string base64_of_hex(std::string_view hex) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : hex) {
    held = held << 4 | hex_value(c);
    bits += 4;
    if (bits < 6) continue;
    bits -= 6;
    out += kDigits[held >> bits & 63];
    held &= (1U << bits) - 1;
  }
  if (bits > 0) out += kDigits[held << (6 - bits) & 63];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

void open_page(std::string_view title, std::initializer_list<std::string_view> style_sheets, std::ostream& out) {
  std::string style;
  for (const std::string_view name : style_sheets) style += style_sheet(name);
  out << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out << fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
      "base-uri 'none'; form-action 'none'\">\n",
      base64_of_hex(sha256_hex(style)));
  out << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n";
  out << "<title>" << escaped(title) << "</title>\n<style>" << style << "</style>\n</head>\n";
}

ReceiptBook::ReceiptBook(const story::World& world) {
  for (const StatementRecord& s : world.statements)
    for (const PartRecord& p : s.parts)
      if (!p.receipt.empty()) entries_.emplace(p.receipt, Entry{s.article_row, s.field, p.span, p.words, s.line});
  for (const RemarkRecord& r : world.remarks)
    if (!r.receipt.empty()) entries_.emplace(r.receipt, Entry{r.article_row, Field::text, r.span, r.words, r.line});
  for (const TimeRecord& t : world.times)
    if (!t.receipt.empty()) entries_.emplace(t.receipt, Entry{t.article_row, t.field, t.span, t.words, t.line});
}

std::string ReceiptBook::link(std::string_view id) {
  if (id.empty()) return {};
  const std::string text = escaped(id);
  if (!entries_.contains(id)) return text;
  used_.emplace(id);
  return fmt::format("<a class=\"receipt\" href=\"#{0}\">{0}</a>", text);
}

std::string ReceiptBook::phrase(std::string_view text) {
  std::string out;
  bool inside = false;
  std::size_t from = 0;
  const auto flush = [&](std::size_t to) { out += escaped(text.substr(from, to - from)); };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      flush(at);
      out += inside ? "</q>" : "<q>";
      inside = !inside;
      from = at + 1;
    } else if (!inside && text.substr(at).starts_with("[r")) {
      const std::size_t close = text.find(']', at);
      if (close == kNone || text.substr(at + 2, close - at - 2).find_first_not_of("0123456789") != kNone) continue;
      flush(at);
      out += link(text.substr(at + 1, close - at - 1));
      from = close + 1;
      at = close;
    }
  }
  flush(text.size());
  return inside ? out + "</q>" : out;
}

std::vector<std::pair<std::string, ReceiptBook::Entry>> ReceiptBook::used() const {
  std::vector<std::pair<std::string, Entry>> out;
  for (const std::string& id : used_) out.emplace_back(id, entries_.find(id)->second);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  return out;
}

}  // namespace whosays::exports
