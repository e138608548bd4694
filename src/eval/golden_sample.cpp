// Pairing and comparing the statements of one sample. Each key that the sample states becomes two strings in one form,
// what was expected and what was found; equal strings are right, others make the line of the miss.
#include "eval/golden_sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <tuple>

#include "eval/main_words.h"

namespace whosays::eval {
namespace {

using text_form::Block;
using text_form::Entry;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::vector<Span> sorted(std::span<const Span> spans) {
  std::vector<Span> out(spans.begin(), spans.end());
  std::ranges::sort(out);
  return out;
}

std::uint32_t size_of(std::span<const Span> spans) {
  std::uint32_t size = 0;
  for (const Span& span : spans) size += span.size();
  return size;
}

/// Intersection over union in bytes of two lists of spans that do not overlap among themselves.
double overlap(std::span<const Span> a, std::span<const Span> b) {
  std::uint32_t both = 0;
  for (const Span& x : a)
    for (const Span& y : b)
      if (x.overlaps(y)) both += std::min(x.end, y.end) - std::max(x.begin, y.begin);
  const std::uint32_t either = size_of(a) + size_of(b) - both;
  return either == 0 ? 0 : static_cast<double>(both) / either;
}

std::span<const Span> expected_spans(const Block& block, std::string_view key) {
  const Entry* entry = block.find(key);
  return entry == nullptr ? std::span<const Span>() : std::span<const Span>(entry->spans);
}

class Comparison {
 public:
  Comparison(const text_form::Sample& sample, const Document& document, GoldenScore& score,
             std::vector<std::string>& misses)
      : sample_(sample), document_(document), score_(score), misses_(misses) {
    for (const Block& block : sample.blocks)
      if (block.kind == "statement") expected_.push_back(&block);
  }

  void run() {
    const std::size_t misses_before = misses_.size();
    pair_statements();
    ++score_.samples;
    score_.expected += static_cast<std::uint32_t>(expected_.size());
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      if (found_of_[i] == kNone) {
        miss(expected_[i]->line, i, fmt::format("not found: {}", expected_form(*expected_[i])));
        continue;
      }
      ++score_.found;
      compare(i);
    }
    for (std::size_t j = 0; j < rows().size(); ++j)
      if (expected_of_[j] == kNone) extra(rows()[j]);
    compare_marks("unknown");
    compare_marks("notice");
    if (misses_.size() == misses_before) ++score_.perfect;
  }

 private:
  // ---- pairing ----
  [[nodiscard]] const std::vector<Statement>& rows() const { return document_.statements.rows; }
  [[nodiscard]] std::span<const Span> pool(Range range) const { return document_.statements.spans.at(range); }

  void pair_statements() {
    // Minus the overlaps of content, cue and source, then the rows.
    std::vector<std::tuple<double, double, double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      for (std::size_t j = 0; j < rows().size(); ++j) {
        const Block& block = *expected_[i];
        const Statement& row = rows()[j];
        if (block.field != row.field) continue;
        const double content = overlap(expected_spans(block, "content"), pool(row.content));
        const double cue = overlap(expected_spans(block, "cue"), pool(row.cue));
        const double source = overlap(expected_spans(block, "source"), pool(row.source));
        if (content > 0 || cue > 0) pairs.emplace_back(-content, -cue, -source, i, j);
      }
    }
    std::ranges::sort(pairs);
    found_of_.assign(expected_.size(), kNone);
    expected_of_.assign(rows().size(), kNone);
    for (const auto& pair : pairs) {
      const std::size_t i = std::get<3>(pair);
      const std::size_t j = std::get<4>(pair);
      if (found_of_[i] != kNone || expected_of_[j] != kNone) continue;
      found_of_[i] = j;
      expected_of_[j] = i;
    }
  }

  // ---- forms ----
  /// Spans are compared without a mark at their end: whether the comma that closes an apposition ("Ana Vell, the mayor,
  /// said") belongs to the source is a matter of taste.
  [[nodiscard]] std::string form(Field field, std::span<const Span> spans) const {
    const std::string& text = field == Field::text ? sample_.text : sample_.title;
    std::string out;
    for (Span span : spans) {
      if (span.size() > 1 && std::string_view(",:;").find(text[span.end - 1]) != std::string_view::npos) --span.end;
      out += (out.empty() ? "" : " ") + text_form::span_form(text, span);
    }
    return out.empty() ? "-" : out;
  }
  [[nodiscard]] std::string form(Field field, const std::optional<Span>& span) const {
    return span ? form(field, std::span<const Span>(&*span, 1)) : "-";
  }
  template <class Row>
  [[nodiscard]] std::string parties_form(Field field, std::span<const Row> parties) const {
    std::vector<Span> all;
    for (const Row& party : parties) all.insert(all.end(), pool(party.spans).begin(), pool(party.spans).end());
    return form(field, sorted(all));
  }
  [[nodiscard]] std::string expected_form(const Block& block) const {
    return fmt::format("{} | {} | {}", form(block.field, expected_spans(block, "source")),
                       form(block.field, expected_spans(block, "cue")),
                       form(block.field, expected_spans(block, "content")));
  }
  static std::string number_form(const std::optional<std::uint32_t>& number) {
    return number ? std::to_string(*number) : "-";
  }

  /// What the sample says under a key, all entries of that key together.
  [[nodiscard]] std::string stated_form(const Block& block, std::string_view key) const {
    std::vector<Span> spans;
    for (const Entry& entry : block.entries)
      if (entry.key == key) spans.insert(spans.end(), entry.spans.begin(), entry.spans.end());
    if (!spans.empty()) return form(block.field, sorted(spans));
    std::set<std::string> values;
    for (const Entry& entry : block.entries)
      if (entry.key == key) values.insert(entry.value);
    std::string out;
    for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
    return out;
  }

  /// The words under a key, for spans that are compared by their main words.
  [[nodiscard]] std::string stated_words(const Block& block, std::string_view key) const {
    std::string out;
    for (const Entry& entry : block.entries)
      if (entry.key == key)
        for (const Span& span : entry.spans) out += words_at(block.field, span);
    return out;
  }
  [[nodiscard]] std::string words_at(Field field, Span span) const {
    return std::string(slice(field == Field::text ? sample_.text : sample_.title, span)) + ' ';
  }
  /// Party by party: every entry of the key has a found party with the main words of one of its spans, and every found
  /// party has such an entry. Several spans in one entry are one party, called by several words.
  template <class Row>
  [[nodiscard]] bool parties_agree(const Block& block, std::string_view key, Field field,
                                   std::span<const Row> parties) const {
    const auto same = [&](const Entry& entry, const Row& party) {
      for (const Span& wanted : entry.spans)
        for (const Span& got : pool(party.spans))
          if (share_main_words(words_at(block.field, wanted), words_at(field, got))) return true;
      return false;
    };
    const auto is_asked = [&](const Entry& entry) { return entry.key == key && !entry.spans.empty(); };
    for (const Entry& entry : block.entries)
      if (is_asked(entry) && std::ranges::none_of(parties, [&](const Row& party) { return same(entry, party); }))
        return false;
    return std::ranges::all_of(parties, [&](const Row& party) {
      return std::ranges::any_of(block.entries,
                                 [&](const Entry& entry) { return is_asked(entry) && same(entry, party); });
    });
  }
  [[nodiscard]] std::string found_words(std::string_view key, const Statement& row) const {
    const auto one = [&](const std::optional<Span>& span) { return span ? words_at(row.field, *span) : std::string(); };
    if (key == "reason") return one(row.anonymity_reason);
    if (key == "basis_span") return one(row.basis_span);
    if (key == "terms") return one(row.terms);
    if (key == "channel") return one(row.channel);
    std::string out;
    for (const Span& span : pool(row.hedges)) out += words_at(row.field, span);
    return out;
  }

  [[nodiscard]] bool agree(std::string_view key, const Block& block, const Statement& row, const std::string& wanted,
                           const std::string& got) const {
    if (wanted == got) return true;
    if (wanted == "-" || got == "-") return false;
    if (key == "descriptor") return share_main_words(wanted, got);
    if (key == "to") return parties_agree(block, key, row.field, document_.statements.parties.at(row.to));
    if (key == "via") return parties_agree(block, key, row.field, document_.statements.parties.at(row.via));
    if (key == "against") return parties_agree(block, key, row.field, document_.statements.against.at(row.against));
    static constexpr auto kByMainWords =
        std::to_array<std::string_view>({"basis_span", "reason", "terms", "channel", "hedge"});
    if (std::ranges::find(kByMainWords, key) == kByMainWords.end()) return false;
    return share_main_words(stated_words(block, key), found_words(key, row));
  }

  /// The actor spoken for counts as the words that the sample names when it is mentioned there.
  [[nodiscard]] std::string speaks_for_form(const Statement& row, const Block& block) const {
    if (!row.speaks_for.valid()) return "-";
    const Actor& actor = document_.actors.rows[row.speaks_for.value];
    const std::span<const Span> wanted = expected_spans(block, "speaks_for");
    for (const Mention& mention : document_.actors.mentions.at(actor.mentions))
      for (const Span& span : wanted)
        if (mention.field == row.field && mention.span.overlaps(span)) return stated_form(block, "speaks_for");
    return actor.name;
  }

  /// The number of the expected statement that the found one stands inside.
  [[nodiscard]] std::string within_form(const Statement& row) const {
    if (!row.within.valid()) return "-";
    const std::size_t outer = expected_of_[row.within.value];
    return outer == kNone ? "a statement that nobody expects" : std::to_string(outer + 1);
  }

  /// "1 part": the number of the expected statement, or "-" when it answers what is not in the sample.
  [[nodiscard]] std::string answers_form(const Statement& row) const {
    std::set<std::string> all;
    for (const Answer& answer : document_.statements.answers.at(row.answers)) {
      const std::size_t i = answer.statement.valid() ? expected_of_[answer.statement.value] : kNone;
      all.insert(fmt::format("{} {}", i == kNone ? "-" : std::to_string(i + 1), word(answer.extent)));
    }
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : ", ") + one;
    return out.empty() ? "-" : out;
  }

  [[nodiscard]] std::string found_form(std::string_view key, const Statement& row, const Block& block) const {
    if (key == "source") return form(row.field, sorted(pool(row.source)));
    if (key == "cue") return form(row.field, sorted(pool(row.cue)));
    if (key == "content") return form(row.field, sorted(pool(row.content)));
    if (key == "hedge") return form(row.field, sorted(pool(row.hedges)));
    if (key == "reason") return form(row.field, row.anonymity_reason);
    if (key == "basis_span") return form(row.field, row.basis_span);
    if (key == "terms") return form(row.field, row.terms);
    if (key == "channel") return form(row.field, row.channel);
    if (key == "against") return parties_form(row.field, document_.statements.against.at(row.against));
    if (key == "answers") return answers_form(row);
    if (key == "to") return parties_form(row.field, document_.statements.parties.at(row.to));
    if (key == "via") return parties_form(row.field, document_.statements.parties.at(row.via));
    if (key == "speaks_for") return speaks_for_form(row, block);
    if (key == "within") return within_form(row);
    if (key == "count") return number_form(row.count);
    if (key == "count_min") return number_form(row.count_min);
    if (key == "descriptor") return row.descriptor.empty() ? "-" : row.descriptor;
    if (key == "negated") return row.negated ? "yes" : "no";
    return std::string(word_form(key, row));
  }

  static std::string_view word_form(std::string_view key, const Statement& row) {
    if (key == "form") return word(row.form);
    if (key == "act") return word(row.act);
    if (key == "class") return word(row.source_class);
    if (key == "certainty") return word(row.stated_certainty);
    if (key == "polarity") return word(row.polarity);
    return word(row.basis);
  }

  // ---- verdicts ----
  void compare(std::size_t i) {
    const Block& block = *expected_[i];
    const Statement& row = rows()[found_of_[i]];
    for (std::size_t m = 0; m < kMeasures.size(); ++m) {
      const Entry* entry = block.find(kMeasures[m]);
      if (entry == nullptr) continue;
      const std::string wanted = stated_form(block, kMeasures[m]);
      const std::string got = found_form(kMeasures[m], row, block);
      if (!count(score_.measures[m], wanted, got, agree(kMeasures[m], block, row, wanted, got)))
        miss(entry->line, i, fmt::format("{}: expected {}, found {}", kMeasures[m], wanted, got));
    }
    count_allegation(block, row);
    rate(block, row);
  }

  /// Whether it is an allegation at all; against whom has a line of its own among the misses.
  void count_allegation(const Block& block, const Statement& row) {
    if (block.find("against") == nullptr) return;
    const auto form_of = [](bool empty) { return std::string(empty ? "-" : "yes"); };
    const std::string wanted = form_of(stated_form(block, "against") == "-");
    const std::string got = form_of(document_.statements.against.at(row.against).empty());
    count(measure("allegation"), wanted, got, wanted == got);
  }
  [[nodiscard]] Measure& measure(std::string_view key) {
    return score_.measures[static_cast<std::size_t>(std::ranges::find(kMeasures, key) - kMeasures.begin())];
  }

  /// What must not be wrong in what the program commits to.
  void rate(const Block& block, const Statement& row) {
    GoldenRates& rates = score_.rates;
    if (!row.set_aside.empty()) {
      ++rates.set_aside;
      return;
    }
    ++rates.committed;
    const auto differs = [&](std::string_view key) {
      const Entry* entry = block.find(key);
      return entry != nullptr && stated_form(block, key) != found_form(key, row, block);
    };
    const auto wanted = expected_spans(block, "source");
    const auto got = pool(row.source);
    const bool asked = block.find("source") != nullptr;
    const bool wrong = asked && !got.empty() && overlap(wanted, got) <= 0;
    const bool reversed = differs("polarity") || differs("negated");
    const bool unhedged = !expected_spans(block, "hedge").empty() && row.hedges.empty();
    const bool lost = (asked && !wanted.empty() && got.empty()) || unhedged;
    rates.wrong_source += wrong ? 1U : 0U;
    rates.reversed += reversed ? 1U : 0U;
    rates.lost += lost ? 1U : 0U;
  }

  static bool count(Measure& measure, const std::string& wanted, const std::string& got, bool right) {
    ++measure.asked;
    measure.right += right ? 1U : 0U;
    measure.expected += wanted == "-" ? 0U : 1U;
    measure.found += got == "-" ? 0U : 1U;
    measure.both += right && wanted != "-" ? 1U : 0U;
    return right;
  }

  /// Unknowns and notices belong to the sample, not to a statement: each expected one pairs with a found one that
  /// shares its main words, a notice only with one of its kind.
  void compare_marks(std::string_view kind) {
    Measure& measured = measure(kind);
    std::vector<Mark> found = marks_of(kind);
    bool asked = false;
    for (const Block& block : sample_.blocks) {
      if (block.kind != kind) continue;
      asked = true;
      const Entry* entry = block.find("span");
      if (entry == nullptr || entry->spans.empty()) continue;
      const std::string wanted = words_at(block.field, entry->spans.front());
      const Entry* sort = block.find("kind");
      const auto same = std::ranges::find_if(found, [&](const Mark& f) {
        return share_main_words(f.words, wanted) && (sort == nullptr || f.kind.empty() || sort->value == f.kind);
      });
      const bool right = same != found.end();
      count(measured, wanted, right ? same->words : "-", right);
      if (right)
        found.erase(same);
      else
        misses_.push_back(fmt::format("{}:{}: {}: no {} at {}", file(), block.line, sample_.id, kind, wanted));
    }
    if (!asked) return;
    for (const Mark& mark : found) {
      count(measured, "-", mark.words, false);
      misses_.push_back(
          fmt::format("{}:{}: {}: nobody expects the {} {}", file(), sample_.line, sample_.id, kind, mark.words));
    }
  }
  struct Mark {
    std::string words;
    std::string kind;  ///< of a notice
  };
  [[nodiscard]] std::vector<Mark> marks_of(std::string_view kind) const {
    std::vector<Mark> out;
    if (kind == "unknown")
      for (const Mention& row : document_.unknowns.rows) out.push_back({words_at(row.field, row.span), {}});
    else
      for (const Notice& row : document_.notices.rows)
        out.push_back({words_at(Field::text, row.span), std::string(word(row.kind))});
    return out;
  }

  void extra(const Statement& row) {
    if (!row.set_aside.empty()) {
      ++score_.set_aside;
      return;
    }
    ++score_.extra;
    misses_.push_back(fmt::format("{}:{}: {}: nobody expects {} | {} | {} ({})", file(), sample_.line, sample_.id,
                                  form(row.field, pool(row.source)), form(row.field, pool(row.cue)),
                                  form(row.field, pool(row.content)), row.why.empty() ? "no rule given" : row.why));
  }

  void miss(std::size_t line, std::size_t i, std::string_view what) {
    misses_.push_back(fmt::format("{}:{}: {} #{}: {}", file(), line, sample_.id, i + 1, what));
  }

  [[nodiscard]] std::string file() const { return std::filesystem::path(score_.file).filename().string(); }

  const text_form::Sample& sample_;
  const Document& document_;
  GoldenScore& score_;
  std::vector<std::string>& misses_;
  std::vector<const Block*> expected_;
  std::vector<std::size_t> found_of_;     ///< found row of each expected statement, or kNone
  std::vector<std::size_t> expected_of_;  ///< expected number of each found row, or kNone
};

}  // namespace

void compare_sample(const text_form::Sample& sample, const Document& document, GoldenScore& score,
                    std::vector<std::string>& misses) {
  Comparison(sample, document, score, misses).run();
}

}  // namespace whosays::eval
