// robots.txt (RFC 9309): what a host asks programs not to fetch.
//
// The groups that name the agent count, else those for "*"; of the rules that fit an address the longest decides, and
// "allow" where two are equally long. "*" stands for anything, "$" for the end. What is no rule is passed over. Only
// the first 500 KiB are read, as the RFC has it. Cost: linear in the file, and in rules times address to ask.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::net {

class Robots {
 public:
  /// `agent` is the product's name, "whosays".
  static Robots parse(std::string_view text, std::string_view agent);
  /// Nothing is allowed: the host's wishes could not be read.
  static Robots nothing();

  /// `target` is path and query.
  [[nodiscard]] bool allows(std::string_view target) const;
  /// Between two requests; zero when the host does not say.
  [[nodiscard]] std::chrono::milliseconds delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  ///< escapes normalised
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::chrono::milliseconds delay_{0};
};

}  // namespace whosays::net
