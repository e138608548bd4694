#include "eval/stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text_util.h"

namespace whosays::eval {
namespace {

constexpr std::array<std::string_view, 8> kRelations{"origin",  "verbatim",    "spun",     "translated",
                                                     "rewrite", "independent", "followup", "other"};

bool is_alone(std::string_view relation) {
  return relation == "independent" || relation == "followup" || relation == "other";
}
bool is_copy_word(std::string_view relation) {
  return relation == "verbatim" || relation == "spun" || relation == "translated" || relation == "rewrite";
}
bool same_class(std::string_view a, std::string_view b) { return a == b || (is_alone(a) && is_alone(b)); }

double ratio(double part, double whole, double empty = 1.0) { return whole != 0 ? part / whole : empty; }
double f1_of(double p, double r) { return p + r != 0 ? 2 * p * r / (p + r) : 0.0; }
double pairs_of(std::size_t n) { return n == 0 ? 0 : static_cast<double>(n * (n - 1) / 2); }

struct PrecisionRecall {
  double precision = 0, recall = 0;
  [[nodiscard]] double f1() const { return f1_of(precision, recall); }
};

/// Counts by a word, in the order of their first appearance.
class Tally {
 public:
  void add(const std::string& word) {
    for (auto& [known, count] : rows_)
      if (known == word) return void(++count);
    rows_.emplace_back(word, 1);
  }
  [[nodiscard]] std::size_t of(std::string_view word) const {
    for (const auto& [known, count] : rows_)
      if (known == word) return count;
    return 0;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, std::size_t>>& rows() const { return rows_; }
  [[nodiscard]] std::size_t sum() const {
    std::size_t out = 0;
    for (const auto& row : rows_) out += row.second;
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> rows_;
};

struct Figures {
  std::size_t pages = 0, unsure = 0, missing = 0, gold_groups = 0, said_groups = 0;
  PrecisionRecall pairwise, b3;
  double ari = 0, strict = 0, lenient = 0;
  std::map<std::string, std::map<std::string, std::size_t>> confusion;
  std::size_t kids = 0;
  double parent_exact = 0, parent_group = 0;
  Tally wrong;
  std::size_t negatives = 0, with_copies = 0;
  Tally missed, copies;
  std::size_t by_hand = 0, by_hand_found = 0;
  std::size_t families = 0;
  double families_exact = 0, families_error = 0;
};

using Gold = std::map<std::string, StoryPage>;
using Answers = std::map<std::string, StoryAnswer>;

/// One partition beside the other, over the pages that count, in the order of their ids.
class StoryScore {
 public:
  StoryScore(const Gold& gold, const Answers& answers) : gold_(gold), answers_(answers) {
    for (const auto& [id, page] : gold)
      if (page.relation != "unsure") {
        ids_.push_back(id);
        by_gold_[page.group].push_back(id);
        by_said_[said(id)].push_back(id);
        ++both_[{page.group, said(id)}];
      }
  }

  Figures run() {
    out_.pages = ids_.size();
    out_.unsure = gold_.size() - ids_.size();
    for (const std::string& id : ids_) out_.missing += answers_.contains(id) ? 0U : 1U;
    out_.gold_groups = by_gold_.size();
    out_.said_groups = by_said_.size();
    score_pairs();
    score_b3();
    score_relations();
    score_parents();
    score_joins();
    score_copies();
    score_families();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string said(const std::string& id) const {
    const auto found = answers_.find(id);
    const bool grouped = found != answers_.end() && found->second.group;
    return grouped ? "group\n" + *found->second.group : "alone\n" + id;
  }
  [[nodiscard]] const StoryPage& page(const std::string& id) const { return gold_.at(id); }
  [[nodiscard]] bool left_out(const std::string& a, const std::string& b) const {
    return page(a).mixed.contains(page(b).group) || page(b).mixed.contains(page(a).group);
  }
  [[nodiscard]] std::size_t shared(const std::string& id) const { return both_.at({page(id).group, said(id)}); }

  void score_pairs() {
    double joined = 0;
    double right = 0;
    for (const auto& [group, members] : by_said_)
      for (std::size_t x = 0; x < members.size(); ++x)
        for (std::size_t y = 0; y < x; ++y) {
          if (page(members[x]).group == page(members[y]).group)
            ++joined, ++right;
          else if (!left_out(members[x], members[y]))
            ++joined;
        }
    double real = 0;
    double said_pairs = 0;
    double index = 0;
    for (const auto& [group, members] : by_gold_) real += pairs_of(members.size());
    for (const auto& [group, members] : by_said_) said_pairs += pairs_of(members.size());
    for (const auto& [cell, count] : both_) index += pairs_of(count);
    out_.pairwise = {ratio(right, joined), ratio(right, real)};
    const double all = pairs_of(ids_.size());
    const double expected = ids_.size() > 1 ? real * said_pairs / all : 0;
    const double top = (real + said_pairs) / 2;
    out_.ari = top == expected ? 1.0 : (index - expected) / (top - expected);
  }

  void score_b3() {
    for (const std::string& id : ids_) {
      const auto both = static_cast<double>(shared(id));
      out_.b3.precision += both / static_cast<double>(by_said_.at(said(id)).size());
      out_.b3.recall += both / static_cast<double>(by_gold_.at(page(id).group).size());
    }
    out_.b3.precision /= static_cast<double>(ids_.size());
    out_.b3.recall /= static_cast<double>(ids_.size());
  }

  void score_relations() {
    std::size_t strict = 0;
    std::size_t lenient = 0;
    for (const std::string& id : ids_) {
      const auto found = answers_.find(id);
      const std::string got = found == answers_.end() ? "none" : found->second.relation.value_or("none");
      ++out_.confusion[page(id).relation][got];
      strict += page(id).relation == got ? 1U : 0U;
      const auto& also = page(id).also;
      lenient += same_class(got, page(id).relation) ||
                         std::any_of(also.begin(), also.end(), [&](const auto& word) { return same_class(got, word); })
                     ? 1U
                     : 0U;
    }
    out_.strict = static_cast<double>(strict) / static_cast<double>(ids_.size());
    out_.lenient = static_cast<double>(lenient) / static_cast<double>(ids_.size());
  }

  void score_parents() {
    std::size_t exact = 0;
    std::size_t root = 0;
    for (const std::string& id : ids_) {
      if (page(id).kind != "made" || !page(id).parent || page(id).parent->empty()) continue;
      ++out_.kids;
      const auto found = answers_.find(id);
      if (found == answers_.end() || !found->second.parent) continue;
      const std::string& parent = *found->second.parent;
      exact += parent == *page(id).parent ? 1U : 0U;
      const auto there = gold_.find(parent);
      const bool counted = there != gold_.end() && there->second.relation != "unsure";
      root += counted && there->second.group == page(id).group && parent != id ? 1U : 0U;
    }
    out_.parent_exact = ratio(static_cast<double>(exact), static_cast<double>(out_.kids));
    out_.parent_group = ratio(static_cast<double>(root), static_cast<double>(out_.kids));
  }

  void score_joins() {
    for (const std::string& id : ids_) {
      if (!is_alone(page(id).relation)) continue;
      ++out_.negatives;
      bool joined = false;
      bool to_copies = false;
      for (const std::string& other : by_said_.at(said(id))) {
        if (page(other).group == page(id).group || left_out(id, other)) continue;
        joined = true;
        to_copies = to_copies || page(other).relation == "origin" || is_copy_word(page(other).relation);
      }
      if (joined) out_.wrong.add(page(id).relation);
      out_.with_copies += to_copies ? 1U : 0U;
    }
  }

  void score_copies() {
    for (const std::string& id : ids_) {
      if (!is_copy_word(page(id).relation) || by_gold_.at(page(id).group).size() < 2) continue;
      out_.copies.add(page(id).relation);
      const bool found = shared(id) > 1;
      if (!found) out_.missed.add(page(id).relation);
      if (page(id).kind != "made" || page(id).relation != "rewrite") continue;
      ++out_.by_hand;
      out_.by_hand_found += found ? 1U : 0U;
    }
  }

  void score_families() {
    std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> families;
    for (const std::string& id : ids_) {
      families[page(id).family].first.insert(page(id).group);
      families[page(id).family].second.insert(said(id));
    }
    out_.families = families.size();
    double exact = 0;
    double error = 0;
    for (const auto& [name, sets] : families) {
      const auto difference = static_cast<long>(sets.second.size()) - static_cast<long>(sets.first.size());
      exact += difference == 0 ? 1 : 0;
      error += static_cast<double>(std::labs(difference));
    }
    out_.families_exact = exact / static_cast<double>(families.size());
    out_.families_error = error / static_cast<double>(families.size());
  }

  const Gold& gold_;
  const Answers& answers_;
  std::vector<std::string> ids_;
  std::map<std::string, std::vector<std::string>> by_gold_, by_said_;
  std::map<std::pair<std::string, std::string>, std::size_t> both_;
  Figures out_;
};

/// A dictionary as Python prints it: the script's own form.
std::string python_words(const Tally& tally) {
  if (tally.rows().empty()) return {};
  std::vector<std::string> parts;
  for (const auto& [word, count] : tally.rows()) parts.push_back(fmt::format("'{}': {}", word, count));
  return fmt::format("{{{}}}", joined(parts, ", "));
}

std::string head_lines(const Figures& f) {
  std::string out =
      fmt::format("pages {} (unsure, left out: {}; without prediction: {})   groups gold {}, predicted {}\n", f.pages,
                  f.unsure, f.missing, f.gold_groups, f.said_groups);
  out += fmt::format("pairwise  P {:.4f}  R {:.4f}  F1 {:.4f}     ARI {:.4f}     B3 P {:.4f} R {:.4f} F1 {:.4f}\n",
                     f.pairwise.precision, f.pairwise.recall, f.pairwise.f1(), f.ari, f.b3.precision, f.b3.recall,
                     f.b3.f1());
  out += fmt::format(
      "relation  accuracy {:.4f}  lenient {:.4f}     parent (made, {} pages)  exact {:.4f}  same group {:.4f}\n",
      f.strict, f.lenient, f.kids, f.parent_exact, f.parent_group);
  out += fmt::format("wrongly joined: {} of {} ({:.4f}), with a copy group {} {}\n", f.wrong.sum(), f.negatives,
                     ratio(static_cast<double>(f.wrong.sum()), static_cast<double>(f.negatives), 0.0), f.with_copies,
                     python_words(f.wrong));
  std::vector<std::pair<std::string, std::size_t>> kinds = f.copies.rows();
  std::sort(kinds.begin(), kinds.end());
  std::vector<std::string> parts;
  for (const auto& [kind, count] : kinds) parts.push_back(fmt::format("{} {}/{}", kind, f.missed.of(kind), count));
  out += fmt::format("copies left alone: {} of {}   {}\n", f.missed.sum(), f.copies.sum(), joined(parts, "  "));
  return out + fmt::format("families {}: number of origin groups exact in {:.4f}, mean error {:.3f}\n", f.families,
                           f.families_exact, f.families_error);
}

std::string confusion_lines(const Figures& f) {
  std::set<std::string> others;
  for (const auto& [want, row] : f.confusion)
    for (const auto& [got, count] : row)
      if (std::find(kRelations.begin(), kRelations.end(), got) == kRelations.end()) others.insert(got);
  std::vector<std::string> columns(kRelations.begin(), kRelations.end());
  columns.insert(columns.end(), others.begin(), others.end());
  std::erase_if(columns, [&](const std::string& column) {
    return std::none_of(f.confusion.begin(), f.confusion.end(),
                        [&](const auto& row) { return row.second.contains(column); });
  });
  std::string out = fmt::format("{:<12}", "gold \\ said");
  for (const std::string& column : columns) out += fmt::format("{:>12}", column);
  out += "\n";
  for (const std::string_view want : kRelations) {
    const auto row = f.confusion.find(std::string(want));
    if (row == f.confusion.end()) continue;
    out += fmt::format("{:<12}", want);
    for (const std::string& column : columns)
      out += fmt::format("{:>12}", row->second.contains(column) ? row->second.at(column) : 0);
    out += "\n";
  }
  return out;
}

}  // namespace

std::string stories_table(const StoryGold& gold, const Answers& answers) {
  const Figures all = StoryScore(gold.pages, answers).run();
  std::string out = head_lines(all);
  std::set<std::string> kinds;
  for (const auto& [id, page] : gold.pages) kinds.insert(page.kind);
  for (const std::string& kind : kinds) {
    Gold part;
    for (const auto& [id, page] : gold.pages)
      if (page.kind == kind) part.emplace(id, page);
    if (std::all_of(part.begin(), part.end(), [](const auto& row) { return row.second.relation == "unsure"; }))
      continue;
    const Figures f = StoryScore(part, answers).run();
    out += fmt::format(
        "{:<8} {:>4} pages: pairwise P {:.4f} R {:.4f} F1 {:.4f}  ARI {:.4f}  relation {:.4f}  lenient {:.4f}\n", kind,
        f.pages, f.pairwise.precision, f.pairwise.recall, f.pairwise.f1(), f.ari, f.strict, f.lenient);
  }
  out += fmt::format("rewrites by hand found: {} of {}\n", all.by_hand_found, all.by_hand);
  return out + confusion_lines(all);
}

}  // namespace whosays::eval
