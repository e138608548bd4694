// How the names of bodies begin: "Vestra" of Vestra Living, "Sankt Odo" of Sankt Odo Hospitals, where nobody else is
// called so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace whosays::coref {

class BodyBegins {
 public:
  /// A body's name, in lower case. What is called after somebody or stands for a country's ("the Odel administration",
  /// "Marwell University") counts for nothing.
  void add(const std::vector<std::string>& name);
  /// Somebody is called so: a title or a role stands before these words.
  void leave(const std::string& words) { left_.insert(words); }
  [[nodiscard]] bool has(const std::string& words) const { return begins_.contains(words) && !left_.contains(words); }

 private:
  std::set<std::string> begins_;  ///< first word, first two words
  std::set<std::string> left_;
};

}  // namespace whosays::coref
