#include "base/text_util.h"

#include "base/utf8.h"

namespace whosays {

std::string_view trimmed(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7f'; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;  // nearly every text
  std::size_t begin = 0;
  while (begin < text.size()) {
    const utf8::Decoded d = utf8::decode(text, begin);
    if (!utf8::is_space(d.point)) break;
    begin += d.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t at = end - 1;
    while (at > begin && utf8::is_continuation(text[at])) --at;
    if (!utf8::is_space(utf8::decode(text, at).point)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t at = text.find(separator, begin);
    out.push_back(text.substr(begin, at == std::string_view::npos ? at : at - begin));
    if (at == std::string_view::npos) return out;
    begin = at + 1;
  }
}

std::string blanks_collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  const auto is_plain = [&](std::size_t at) { return text[at] > ' ' && text[at] < '\x7f'; };
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain(at)) {  // nearly all of most texts
      std::size_t end = at + 1;
      while (end < text.size() && is_plain(end)) ++end;
      if (pending) out += ' ';
      pending = false;
      out.append(text.substr(at, end - at));
      at = end;
      continue;
    }
    const utf8::Decoded d = utf8::decode(text, at);
    if (utf8::is_space(d.point)) {
      pending = !out.empty();
    } else {
      if (pending) out += ' ';
      pending = false;
      out.append(text.substr(at, d.length));
    }
    at += d.length;
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += between;
    out += parts[i];
  }
  return out;
}

}  // namespace whosays
