#include "show/command.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::show {
namespace {

constexpr std::string_view kGoesOn = " \\";

bool is_plain(char c) { return ascii::is_alnum(c) || std::string_view("_-./:,+@%").find(c) != std::string_view::npos; }

/// The word of safe characters, with marks where it needs them.
std::string marked(std::string_view safe) {
  if (!safe.empty() && std::all_of(safe.begin(), safe.end(), is_plain)) return std::string(safe);
  if (safe.find_first_of("\"$`\\!") == std::string_view::npos) return "\"" + std::string(safe) + "\"";
  std::string out = "'";
  for (const char c : safe) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The longest beginning of the word, in whole code points, that takes at most `room` columns once it is marked; at
/// least one code point. Bytes.
std::size_t piece_of_width(std::string_view safe, std::size_t room) {
  std::size_t best = 0;
  for (std::size_t at = 0; at < safe.size();) {
    at += utf8::decode(safe, at).length;
    if (best > 0 && layout::width_of(marked(safe.substr(0, at))) > room) break;
    best = at;
  }
  return best;
}

/// Fills lines with words, as a shell allows it.
class Lines {
 public:
  Lines(std::size_t indent, std::size_t width)
      : width_(std::max<std::size_t>(width, 20)), indent_(indent, ' '), line_(indent_) {}

  void add(std::string_view word, bool last) {
    std::string safe = utf8::made_safe(word, false);
    if (has_words_ && width_with(safe, last) > width_) {
      out_ += line_ + std::string(kGoesOn) + "\n";
      line_ = indent_;
      has_words_ = false;
    }
    while (width_with(safe, last) > width_) {
      const std::size_t cut = piece_of_width(safe, width_ - layout::width_of(line_) - kGoesOn.size());
      if (cut == safe.size()) break;
      out_ += line_ + marked(std::string_view(safe).substr(0, cut)) + "\\\n";  // no blank: the word goes on
      line_.clear();
      safe.erase(0, cut);
    }
    if (has_words_) line_ += ' ';
    line_ += marked(safe);
    has_words_ = true;
  }

  std::string finish() { return out_ + line_ + "\n"; }

 private:
  /// Columns of the line once the word stands on it, with room for what says that there is more.
  [[nodiscard]] std::size_t width_with(std::string_view safe, bool last) const {
    return layout::width_of(line_) + (has_words_ ? 1 : 0) + layout::width_of(marked(safe)) +
           (last ? 0 : kGoesOn.size());
  }

  std::size_t width_;
  std::string indent_;
  std::string line_;
  std::string out_;
  bool has_words_ = false;
};

}  // namespace

std::string shell_word(std::string_view word) { return marked(utf8::made_safe(word, false)); }

std::vector<std::string> command(const Setting& setting, std::vector<std::string> words) {
  words.insert(words.begin(), "whosays");
  words.insert(words.end(), setting.same_view.begin(), setting.same_view.end());
  return words;
}

std::string on_one_line(const std::vector<std::string>& command) {
  std::string out;
  for (const std::string& word : command) out += (out.empty() ? "" : " ") + shell_word(word);
  return out;
}

std::string in_lines(const std::vector<std::string>& command, std::size_t indent, std::size_t width) {
  Lines lines(indent, width);
  for (std::size_t i = 0; i < command.size(); ++i) lines.add(command[i], i + 1 == command.size());
  return lines.finish();
}

std::string with_command(std::string_view text, const std::vector<std::string>& command, std::size_t indent,
                         std::size_t width) {
  const std::string blanks(indent, ' ');
  const std::string one = blanks + utf8::made_safe(text, false) + " " + on_one_line(command);
  if (layout::width_of(one) <= width) return one + "\n";
  std::string out;
  for (const std::string& line : layout::wrapped(text, width > indent ? width - indent : 1))
    out += blanks + line + "\n";
  return out + in_lines(command, indent, width);
}

}  // namespace whosays::show
