#include "eval/gap.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

#include "base/text_util.h"
#include "base/utf8.h"

namespace whosays::eval {
namespace {

/// Cells of a line under the header's names.
class GapRow {
 public:
  GapRow(const std::vector<std::string_view>& header, std::string_view line)
      : header_(header), cells_(split(line, '\t')) {}
  [[nodiscard]] std::string_view at(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    const auto i = static_cast<std::size_t>(found - header_.begin());
    return i < cells_.size() && found != header_.end() ? cells_[i] : std::string_view();
  }
  /// The words under `name` at the offset beside it; none when they do not stand there.
  [[nodiscard]] std::optional<Span> span(const std::string& name) const {
    const std::string_view text = at("Text");
    const std::string_view words = at(name);
    const std::string_view offset = at(name + "-offset");
    std::uint32_t begin = 0;
    const auto read = std::from_chars(offset.data(), offset.data() + offset.size(), begin);
    if (read.ec != std::errc() || words.empty()) return std::nullopt;
    std::size_t byte = 0;
    for (std::uint32_t i = 0; i < begin && byte < text.size(); ++i) byte += utf8::decode(text, byte).length;
    if (text.substr(std::min(byte, text.size()), words.size()) != words) return std::nullopt;
    return Span{begin, begin + static_cast<std::uint32_t>(utf8::count(words))};
  }

 private:
  const std::vector<std::string_view>& header_;
  std::vector<std::string_view> cells_;
};

Result<GapText> text_of(const GapRow& row) {
  GapText out;
  out.id = row.at("ID");
  out.text = row.at("Text");
  const auto pronoun = row.span("Pronoun");
  const auto a = row.span("A");
  const auto b = row.span("B");
  if (!pronoun || !a || !b)
    return Error{ErrorKind::input, fmt::format("{}: pronoun or name is not at its offset", out.id)};
  out.pronoun = *pronoun;
  out.names = {*a, *b};
  out.meant = {utf8::ascii_lowered(row.at("A-coref")) == "true", utf8::ascii_lowered(row.at("B-coref")) == "true"};
  const std::string word = utf8::ascii_lowered(row.at("Pronoun"));
  out.feminine = word == "she" || word == "her" || word == "hers";
  return out;
}

void count(const GapText& row, const std::array<bool, 2>& said, GapFigure& figure) {
  for (std::size_t i = 0; i < 2; ++i) {
    figure.right += said[i] && row.meant[i] ? 1U : 0U;
    figure.predicted += said[i] ? 1U : 0U;
    figure.gold += row.meant[i] ? 1U : 0U;
  }
}

std::string line_of(const char* word, const GapFigure& f) {
  const auto share = [](std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
  };
  return fmt::format("{:<10} P {:6.2f}  R {:6.2f}  F1 {:6.2f}  gold {}\n", word, share(f.right, f.predicted),
                     share(f.right, f.gold), 100 * f.f1(), f.gold);
}

}  // namespace

double GapFigure::f1() const {
  return predicted + gold == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(predicted + gold);
}

Result<std::vector<GapText>> read_gap(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorKind::input, fmt::format("{}: cannot be opened", path)};
  std::string head;
  std::getline(in, head);
  while (head.ends_with('\r')) head.pop_back();
  const std::vector<std::string_view> header = split(head, '\t');
  std::vector<GapText> out;
  std::string line;
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    while (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    Result<GapText> text = text_of(GapRow(header, line));
    if (!text.ok()) return Error{ErrorKind::input, fmt::format("{}, line {}: {}", path, number, text.error().message)};
    out.push_back(std::move(*text));
  }
  return out;
}

GapScores score_gap(const std::vector<GapText>& gold, const std::map<std::string, std::vector<Chain>>& predicted) {
  GapScores out;
  for (const GapText& row : gold) {
    ++out.rows;
    const auto found = predicted.find(row.id);
    out.without_prediction += found == predicted.end() ? 1U : 0U;
    std::array<bool, 2> said{};
    bool resolved = false;
    if (found != predicted.end())
      for (const Chain& chain : found->second) {
        if (std::find(chain.begin(), chain.end(), row.pronoun) == chain.end()) continue;
        for (const Span mention : chain) {
          if (mention == row.pronoun) continue;
          resolved = true;
          for (std::size_t i = 0; i < 2; ++i) said[i] = said[i] || mention.overlaps(row.names[i]);
        }
      }
    out.resolved += resolved ? 1U : 0U;
    out.both += said[0] && said[1] ? 1U : 0U;
    count(row, said, out.overall);
    count(row, said, row.feminine ? out.feminine : out.masculine);
  }
  return out;
}

std::string table_of(const GapScores& s) {
  std::string out = fmt::format(
      "{} rows, {} without a prediction; pronoun resolved to something in {:.1f} %, both names predicted in {}\n",
      s.rows, s.without_prediction,
      s.rows == 0 ? 0.0 : 100.0 * static_cast<double>(s.resolved) / static_cast<double>(s.rows), s.both);
  out += line_of("overall", s.overall) + line_of("masculine", s.masculine) + line_of("feminine", s.feminine);
  if (s.masculine.right > 0) out += fmt::format("bias {:.4f}\n", s.feminine.f1() / s.masculine.f1());
  return out;
}

}  // namespace whosays::eval
