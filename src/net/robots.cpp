#include "net/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/ascii.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::net {
namespace {

constexpr std::size_t kReadBytes = std::size_t{500} << 10;
constexpr std::size_t kMostRules = 20'000;

/// One spelling for each address: escapes of letters and digits undone, other bytes escaped in capitals.
std::string normalised(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto hex = [](char c) {
    if (ascii::is_digit(c)) return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    auto byte = static_cast<unsigned char>(path[i]);
    bool escaped = false;
    if (byte == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
      byte = static_cast<unsigned char>(hex(path[i + 1]) * 16 + hex(path[i + 2]));
      escaped = true;
      i += 2;
    }
    const bool plain = ascii::is_alnum(static_cast<char>(byte)) ||
                       std::string_view("-._~").find(static_cast<char>(byte)) != std::string_view::npos;
    if (plain || (!escaped && byte > 0x20 && byte < 0x7F)) {
      out += static_cast<char>(byte);
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

/// The pattern fits the beginning of the target, or all of it where it ends in "$". Greedy with one step back: linear
/// in practice, at worst the product of both lengths.
bool fits(std::string_view pattern, std::string_view target) {
  const bool whole = pattern.ends_with('$');
  if (whole) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  for (;;) {
    if (p == pattern.size() && (!whole || t == target.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      retry = t;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && retry < target.size()) {
      p = star;
      t = ++retry;
    } else {
      return false;
    }
  }
}

struct Line {
  std::string name;  ///< lower case
  std::string_view value;
};

Line line_of(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const auto bare = [](std::string_view piece) {
    const std::size_t begin = piece.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return std::string_view();
    return piece.substr(begin, piece.find_last_not_of(" \t\r") - begin + 1);
  };
  return {utf8::ascii_lowered(bare(text.substr(0, colon))), bare(text.substr(colon + 1))};
}

std::chrono::milliseconds seconds_of(std::string_view value) {
  constexpr double kMost = 60;
  double seconds = 0;
  const auto [stop, code] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (code != std::errc() || !(seconds > 0)) return {};
  return std::chrono::milliseconds(std::lround(std::min(seconds, kMost) * 1000));
}

/// "whosays" is meant by "whosays", "WhoSays/1.0"; nobody else by it.
bool names_agent(std::string_view value, std::string_view agent) {
  const std::size_t end = value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
  return utf8::ascii_lowered(value.substr(0, end)) == utf8::ascii_lowered(agent);
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots ours;
  Robots everybody;
  bool named = false;   // a group named the agent
  bool for_us = false;  // the current group
  bool for_all = false;
  bool in_rules = false;  // the group's agents are behind us
  for (const std::string_view raw : split(text.substr(0, kReadBytes), '\n')) {
    const Line line = line_of(raw);
    if (line.name == "user-agent") {
      if (std::exchange(in_rules, false)) for_us = for_all = false;
      for_us = for_us || names_agent(line.value, agent);
      for_all = for_all || line.value == "*";
      named = named || for_us;
    } else if (line.name == "allow" || line.name == "disallow" || line.name == "crawl-delay") {
      in_rules = true;
      for (Robots* group : {for_us ? &ours : nullptr, for_all ? &everybody : nullptr}) {
        if (group == nullptr) continue;
        if (line.name == "crawl-delay") {
          group->delay_ = seconds_of(line.value);
        } else if (!line.value.empty() && group->rules_.size() < kMostRules) {
          group->rules_.push_back({normalised(line.value), line.name == "allow"});
        }
      }
    }
  }
  return named ? ours : everybody;
}

Robots Robots::nothing() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view target) const {
  const std::string asked = normalised(target);
  if (asked == "/robots.txt") return true;
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (!fits(rule.pattern, asked)) continue;
    if (best == nullptr || rule.pattern.size() > best->pattern.size() ||
        (rule.pattern.size() == best->pattern.size() && rule.allow))
      best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace whosays::net
