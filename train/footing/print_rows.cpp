// print_rows FILE.tsv...: what the program's own code sees in each sample (src/footing/charge_features.h), as text for
// train/footing/fit.py.
//
// A sample file: sentence, label (A against somebody, N nobody, U unclear), accused (words of the sentence, several
// between " | "), voice. A .jsonl of articles is read too; its rows have the label "?". Lines:
//   S  file  label  voice  sentence
//   T  field  own or said  act  begin  end  actor  actor    a content that is judged, its first and last byte, who says
//                                                      it and for whom, or -1
//   C  lemmas of the content
//   B  yes or no  words  first byte                    whom the rules take it to be against, and whether that is right
//   F  names of the figures (src/footing/charge_figures.h)      once
//   R  yes or no  group  words  15 lemmas  numbers  lemmas of its clause  first byte  actor or -1  figures
//                                                      somebody in it, and whether the content is against them
//   A  found or missed  words                          of an own-voice or stated allegation: is the accused in any row
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/text_util.h"
#include "each_document.h"
#include "engine/pipeline.h"
#include "footing/charge_features.h"
#include "names/names.h"

namespace {

using namespace whosays;
using footing::ChargeRow;
using footing::ChargeRows;
using footing::Said;

struct Sample {
  std::string sentence, label, accused, voice;
};

std::vector<Span> places_of(const std::string& text, const std::string& accused) {
  std::vector<Span> out;
  for (std::string_view words : split(accused, '|')) {
    words = trimmed(words);
    for (const std::string_view owner : {"'s", "’s"})  // "Saint Jude's" is Saint Jude
      if (words.ends_with(owner)) words.remove_suffix(owner.size());
    if (words.empty()) continue;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      const bool begins = at == 0 || !ascii::is_alnum(text[at - 1]);
      const std::size_t end = at + words.size();
      const bool ends = end == text.size() || !ascii::is_alnum(text[end]);
      if (begins && ends) out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
  }
  return out;
}

int id_of(ActorId actor) { return actor.valid() ? static_cast<int>(actor.value) : -1; }

std::string one_line(std::string_view words) {
  std::string out(words);
  std::ranges::replace(out, '\n', ' ');
  std::ranges::replace(out, '\t', ' ');
  return out;
}

void print(const Sample& sample, const std::string& file, const FrozenDocument& d) {
  std::cout << "S\t" << file << '\t' << sample.label << '\t' << sample.voice << '\t' << one_line(sample.sentence)
            << '\n';
  const Article& a = d->article;
  const Names names = names::find(a, d->text, d->title);
  std::vector<std::pair<Field, std::uint32_t>> seen;
  const auto named = [&](Field field, Span span) {
    const std::string& text = field == Field::text ? a.text : a.title;
    const Passage& p = field == Field::text ? d->text : d->title;
    return std::ranges::any_of(places_of(text, sample.accused),
                               [&](Span s) { return footing::is_same_party(p, s, span); });
  };
  // "He", where the accused is named elsewhere in the sample.
  std::vector<ActorId> meant;
  for (std::uint32_t row = 0; row < d->actors.rows.size(); ++row)
    for (const Mention& m : d->actors.mentions.at(d->actors.rows[row].mentions)) {
      const std::string& text = m.field == Field::text ? a.text : a.title;
      if (std::ranges::any_of(places_of(text, sample.accused), [&](Span s) { return s.contains(m.span); }))
        meant.emplace_back(row);
    }
  const auto right = [&](Field field, Span span, ActorId actor) {
    return named(field, span) || (actor.valid() && std::ranges::find(meant, actor) != meant.end());
  };
  bool found = false;
  const footing::ChargeWatch watch = [&](const Said& said, const ChargeRows& rows,
                                         std::span<const footing::AgainstReading> by_rules) {
    const std::pair key{said.field, said.contents.empty() ? 0 : said.contents.front().begin};
    const bool own = said.source_class == SourceClass::own_voice;
    if (own && std::ranges::find(seen, key) != seen.end()) return;  // judged again once it is a statement
    if (own) seen.push_back(key);
    const std::string& text = said.field == Field::text ? a.text : a.title;
    const auto place = [&](std::uint32_t token) {
      return (said.field == Field::text ? d->text : d->title).tokens.span[token];
    };
    const std::uint32_t begin = said.contents.empty() ? 0 : place(said.contents.front().begin).begin;
    const std::uint32_t end = said.contents.empty() ? 0 : place(said.contents.back().end - 1).end;
    std::cout << "T\t" << word(said.field) << '\t' << (own ? "own" : "said") << '\t' << word(said.act) << '\t' << begin
              << '\t' << end << '\t' << id_of(said.source_actor) << '\t' << id_of(said.speaks_for) << '\n';
    std::cout << "C\t";
    for (const std::string_view lemma : rows.content) std::cout << lemma << ' ';
    std::cout << '\n';
    for (const auto& reading : by_rules) {
      const Span span = reading.spans.front();
      const bool is = right(said.field, span, reading.actor);
      found = found || is;
      std::cout << "B\t" << (is ? 1 : 0) << '\t' << one_line(slice(text, span)) << '\t' << span.begin << '\n';
    }
    for (const ChargeRow& row : rows.rows) {
      const bool is = right(said.field, row.party.span, row.party.actor);
      found = found || is;
      if (row.used != footing::kNumbers) std::cerr << "numbers: " << int{row.used} << '\n';
      std::cout << "R\t" << (is ? 1 : 0) << '\t' << row.group << '\t' << one_line(slice(text, row.party.span)) << '\t';
      for (const std::string_view w : row.words) std::cout << (w.empty() ? "-" : w) << ' ';
      std::cout << '\t';
      for (const std::uint8_t n : row.numbers) std::cout << int{n};
      std::cout << '\t';
      for (const std::string_view lemma : row.clause) std::cout << lemma << ' ';
      std::cout << '\t' << row.party.span.begin << '\t' << id_of(row.party.actor) << '\t';
      for (const std::int32_t figure : row.figures) std::cout << figure << ' ';
      std::cout << '\n';
    }
  };
  footing::statements({a, d->text, d->title, d->attributions, names, d->actors, d->times, &watch});
  if (sample.label == "A") std::cout << "A\t" << (found ? "found" : "missed") << '\t' << sample.accused << '\n';
}

void print_samples(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() < 4) continue;
    Sample sample{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(trimmed(cells[3]))};
    Article article;
    article.id = "x";
    (sample.voice == "headline" ? article.title : article.text) = sample.sentence;
    article.language = "en";
    print(sample, path.substr(path.rfind('/') + 1), engine::analyse(std::move(article)));
  }
}

void print_articles(const std::string& path) {
  train::each_document_of(path, [&](const FrozenDocument& d) { print({d->article.id, "?", "", "article"}, path, d); });
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cout << 'F';
  for (std::size_t i = 0; i < footing::kChargeFigures; ++i)
    std::cout << '\t' << footing::name_of(static_cast<footing::ChargeFigure>(i));
  std::cout << '\n';
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path.ends_with(".tsv")) print_samples(path);
    if (path.ends_with(".jsonl")) print_articles(path);
  }
}
