#include <fmt/format.h>

#include <iterator>

#include "base/text_util.h"
#include "doc/conllu.h"

namespace whosays::conllu {
namespace {

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  std::string run() {
    line("# newdoc id = {}", blanks_collapsed(document_.article.id.empty() ? "-" : document_.article.id));
    passage(Field::title);
    passage(Field::text);
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void line(fmt::string_view pattern, const Arguments&... arguments) {
    fmt::vformat_to(std::back_inserter(out_), pattern, fmt::make_format_args(arguments...));
    out_ += '\n';
  }

  void passage(Field field) {
    const Passage& passage = document_.passage(field);
    for (std::size_t i = 0; i < passage.sentences.rows.size(); ++i) {
      const whosays::Sentence& row = passage.sentences.rows[i];
      if (i == 0 || passage.sentences.rows[i - 1].paragraph != row.paragraph) line("# newpar");
      line("# sent_id = {}-{}", blanks_collapsed(document_.article.id), ++sentences_);
      if (field == Field::title) line("# field = title");
      line("# text = {}", blanks_collapsed(document_.words(field, row.span)));
      words(field, row);
      out_ += '\n';
    }
  }

  void words(Field field, const whosays::Sentence& row) {
    const Words& words = document_.passage(field).words;
    for (std::uint32_t i = row.first_word; i < row.end_word; ++i) {
      std::uint32_t last = i;
      if (words.part[i] == 1)
        while (last + 1 < row.end_word && words.part[last + 1] > words.part[last]) ++last;
      const std::uint32_t number = i - row.first_word + 1;
      if (last > i)
        line("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}", number, number + last - i,
             document_.words(field, {words.span[i].begin, words.span[last].end}), misc_of(words, last));
      for (std::uint32_t k = i; k <= last; ++k)
        word(field, k, k - row.first_word + 1, last > i ? "_" : misc_of(words, k));
      i = last;
    }
  }

  void word(Field field, std::uint32_t row, std::uint32_t number, std::string_view more) {
    const Passage& passage = document_.passage(field);
    const Tags& tags = passage.tags;
    const bool tagged = tags.state == LayerState::present;
    const std::string_view form = document_.words(field, passage.words.span[row]);
    const std::string_view lemma = tagged ? tags.lemma_at(row) : "";
    const Arc arc = arc_of(passage.trees, row, number);
    line("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}", number, form, lemma.empty() ? "_" : lemma,
         tagged ? whosays::word(tags.upos[row]) : "_", tagged ? whosays::word(tags.xpos[row]) : "_", arc.head,
         arc.relation, more);
  }

  struct Arc {
    std::uint32_t head;
    std::string_view relation;
  };
  static Arc arc_of(const Trees& trees, std::uint32_t row, std::uint32_t number) {
    if (trees.state == LayerState::absent) return {number == 1 ? 0U : 1U, number == 1 ? "root" : "dep"};
    const std::uint32_t head = trees.head[row];
    return {head == Trees::kRoot ? 0 : head - (row - number + 1) + 1, whosays::word(trees.relation[row])};
  }

  static std::string_view misc_of(const Words& words, std::uint32_t row) {
    return row + 1 < words.size() && words.span[row + 1].begin == words.span[row].end ? "SpaceAfter=No" : "_";
  }

  const Document& document_;
  std::size_t sentences_ = 0;
  std::string out_;
};

}  // namespace

std::string written(const Document& document) { return Writer(document).run(); }

}  // namespace whosays::conllu
