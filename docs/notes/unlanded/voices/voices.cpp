// RESEARCH, not committed: scores of the container out, other scores in.
#include "voices.h"
#include <cstdio>
#include <fstream>
#include "base/utf8.h"
#include "engine/statement_net.h"
#include "evaluate.h"
#include "quote/label_net.h"
#include "quote/quote.h"
namespace whosays::quote {
extern std::vector<std::int32_t>* g_replace;
extern bool g_no_transitions;
extern thread_local Transitions g_transitions;
extern thread_local std::vector<std::int32_t> g_scores;
}  // namespace whosays::quote
namespace whosays::statements {
namespace {
template <class T>
void put(std::ofstream& o, const T* p, std::size_t n) {
  o.write(reinterpret_cast<const char*>(p), static_cast<std::streamsize>(n * sizeof(T)));
}
std::string combined_line(const Sample& s, const Attributions& found) {
  const utf8::OffsetTable t(s.text, utf8::Unit::code_points);
  std::string out = "{\"id\":\"" + s.id + "\",\"statements\":[";
  bool first = true;
  for (const Attribution& row : found.rows) {
    if (row.within.valid()) continue;
    out += first ? "{" : ",{";
    first = false;
    const std::array<Range, 3> ranges = {row.source, row.cue, row.content};
    const char* names[] = {"source", "cue", "content"};
    for (int r = 0; r < 3; ++r) {
      out += std::string(r ? "," : "") + "\"" + names[r] + "\":{\"spans\":[";
      bool f = true;
      for (const Span p : found.spans.at(ranges[r])) {
        out += std::string(f ? "[" : ",[") + std::to_string(t.from_byte(p.begin)) + "," +
               std::to_string(t.from_byte(p.end)) + "]";
        f = false;
      }
      out += "]}";
    }
    out += "}";
  }
  return out + "]}\n";
}
}  // namespace
int voices(const std::string& core, const std::string& container, const std::string& articles, const std::string& mode,
           const std::string& file, const std::string& outp) {
  Inputs inputs(core, {});
  const auto model = model::Model::open(container);
  const auto net = quote::LabelNet::load(*model);
  if (!net.ok()) {
    std::puts(net.error().message.c_str());
    return 2;
  }
  quote::LabelNet::Scratch scratch;
  quote::Linked linked;
  const bool dump = mode == "dump";
  quote::g_no_transitions = mode.find('0') != std::string::npos;  // eval0, both0
  std::ofstream bin;
  std::ifstream in;
  std::ofstream text, both;
  if (dump)
    bin.open(file, std::ios::binary);
  else {
    in.open(file, std::ios::binary);
    text.open(outp + ".net.jsonl");
    both.open(outp + ".both.jsonl");
  }
  for (const GoldArticle& a : read_articles(articles)) {
    Sample s = sample_of(a);
    const auto states = inputs.read(s);
    std::vector<std::int32_t> given;
    const std::size_t n = s.passage.words.size();
    if (!dump) {
      given.resize(n * quote::kLabels);
      in.read(reinterpret_cast<char*>(given.data()), static_cast<std::streamsize>(given.size() * 4));
      if (!in) {
        std::puts("short");
        return 2;
      }
      quote::g_replace = &given;
    }
    quote::g_scores.clear();
    net->read(s.passage, states, scratch, linked);
    scratch.scores = quote::g_scores;
    if (dump) {
      const utf8::OffsetTable t(s.text, utf8::Unit::code_points);
      std::vector<std::int32_t> v;
      for (std::size_t i = 0; i < n; ++i) {
        v.push_back(static_cast<std::int32_t>(t.from_byte(s.passage.words.span[i].begin)));
        v.push_back(static_cast<std::int32_t>(t.from_byte(s.passage.words.span[i].end)));
        v.push_back(s.borders[i]);
        v.push_back(s.labels[i]);
      }
      const auto count = static_cast<std::int32_t>(n);
      if (scratch.scores.size() != n * quote::kLabels) std::printf("parts: %s\n", a.id.c_str());
      scratch.scores.resize(n * quote::kLabels);
      if (bin.tellp() == 0) put(bin, quote::g_transitions.data(), quote::g_transitions.size());
      put(bin, &count, 1);
      put(bin, v.data(), v.size());
      put(bin, scratch.scores.data(), scratch.scores.size());
    } else {
      text << line_of(s, linked.spans, linked.statements);
      Article article;
      article.text = a.text;
      both << combined_line(s, quote::attributions(article, s.passage, Passage(), {&*net, states}));
    }
  }
  return 0;
}
}  // namespace whosays::statements
