// See evaluate.h. Scores are those of ../shared/tools/score_attribution.py, which reads the file that is written here.
#include "evaluate.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "base/utf8.h"
#include "quote/orphans.h"

namespace whosays::statements {
namespace {

using quote::kNoSpan;
using quote::LabelRole;
using quote::RoleSpan;

constexpr bool is_lexical(std::size_t table) {
  using T = quote::LabelTable;
  const auto t = static_cast<T>(table);
  return t == T::word || t == T::pair_before || t == T::pair_behind || t == T::two_before || t == T::two_behind ||
         t == T::head_word || t == T::cue_above_word;
}

std::int32_t fixed(float score) {
  return static_cast<std::int32_t>(std::lround(std::max(-100.0F, std::min(100.0F, score)) * 2048.0F));
}

quote::Transitions fixed_transitions(const torch::Tensor& t) {
  quote::Transitions out{};
  const torch::Tensor c = t.detach().contiguous();
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = fixed(c.data_ptr<float>()[i]);
  return out;
}

/// For each found span the gold one of its role that shares most words with it, or -1.
std::vector<std::int32_t> matched(const std::vector<RoleSpan>& found, const std::vector<RoleSpan>& gold) {
  std::vector<std::int32_t> out(found.size(), -1);
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::int64_t most = 0;
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (gold[g].role != found[i].role) continue;
      const std::int64_t shared =
          std::int64_t{std::min(gold[g].end, found[i].end)} - std::int64_t{std::max(gold[g].first, found[i].first)};
      if (shared > most) {
        most = shared;
        out[i] = static_cast<std::int32_t>(g);
      }
    }
  }
  return out;
}

struct GoldMaps {
  std::vector<std::int32_t> source_of_cue, cue_of_content;  ///< by number of gold span
};

GoldMaps maps_of(const Sample& s) {
  GoldMaps m;
  m.source_of_cue.assign(s.spans.size(), -1);
  m.cue_of_content.assign(s.spans.size(), -1);
  for (const GoldLinks& l : s.links) {
    if (l.cue < 0) continue;
    m.source_of_cue[static_cast<std::size_t>(l.cue)] = l.source;
    for (const std::uint32_t c : l.contents) m.cue_of_content[c] = l.cue;
  }
  return m;
}

/// Which pair of the group is right; the last ("none") when no candidate is.
std::uint32_t answer(const quote::LinkChoices& choices, const quote::LinkGroup& group, const GoldMaps& maps,
                     const std::vector<std::int32_t>& gold) {
  const std::int32_t chooser = gold[group.chooser];
  if (chooser < 0) return group.end - 1;
  const auto at = static_cast<std::size_t>(chooser);
  const std::int32_t wanted = group.role == LabelRole::source ? maps.source_of_cue[at] : maps.cue_of_content[at];
  if (wanted < 0) return group.end - 1;
  for (std::uint32_t p = group.first; p + 1 < group.end; ++p) {
    const auto& pair = choices.pairs[p];
    const std::uint32_t other = group.role == LabelRole::source ? pair.span : pair.cue;
    if (gold[other] == wanted) return p;
  }
  return group.end - 1;
}

void add_pairs(const quote::LinkChoices& choices, const std::vector<RoleSpan>& spans, std::int64_t offset,
               LabellerImpl::Pairs& to) {
  for (const quote::LinkGroup& g : choices.groups)
    for (std::uint32_t p = g.first; p < g.end; ++p) {
      const quote::LinkPair& pair = choices.pairs[p];
      const auto word = [&](std::uint32_t span, bool last) {
        if (span == kNoSpan) return std::int64_t{-1};
        return offset + (last ? std::int64_t{spans[span].end} - 1 : std::int64_t{spans[span].first});
      };
      to.cue_first.push_back(word(pair.cue, false));
      to.cue_last.push_back(word(pair.cue, true));
      to.span_first.push_back(word(pair.span, false));
      to.span_last.push_back(word(pair.span, true));
      to.role.push_back(g.role == LabelRole::source ? 0 : 1);
      for (const std::uint16_t row : pair.rows) to.rows.push_back(row);
    }
}

}  // namespace

BatchInput input_of(const std::vector<const Example*>& examples, const Dropping& dropping) {
  BatchInput in;
  std::int64_t n = 0;
  in.borders.push_back(0);
  for (const Example* e : examples) in.borders.push_back(n += static_cast<std::int64_t>(e->rows.size()));
  std::size_t width = 0;
  for (const Example* e : examples)
    if (!e->rows.empty()) width = e->given.size() / e->rows.size();
  constexpr auto F = static_cast<std::int64_t>(quote::kLabelFeatures);
  torch::Tensor given = torch::empty({n, static_cast<std::int64_t>(width)}, torch::kChar);
  in.rows = torch::empty({n, F}, torch::kLong);
  in.keep = torch::ones({n, F});
  auto* to_given = given.data_ptr<std::int8_t>();
  auto* to_rows = in.rows.data_ptr<std::int64_t>();
  auto* keep = in.keep.data_ptr<float>();
  std::uniform_real_distribution<float> chance(0, 1);
  std::mt19937* random = dropping.random;
  for (const Example* e : examples) {
    std::int8_t* word = to_given;
    to_given = std::copy(e->given.begin(), e->given.end(), to_given);
    for (const quote::LabelRows& r : e->rows) {
      const bool unknown = random != nullptr && chance(*random) < dropping.words;
      if (unknown && chance(*random) < 0.3F) std::fill(word + dropping.core_width, word + width, std::int8_t{0});
      word += width;
      for (std::size_t f = 0; f < r.size(); ++f) {
        *to_rows++ = r[f];
        const float rate = dropping.words * (is_lexical(f) ? 0.6F : 0.2F);
        const bool drop = random != nullptr && ((unknown && is_lexical(f)) || chance(*random) < rate);
        *keep++ = drop ? 0.0F : 1.0F;
      }
    }
  }
  in.given = given.to(torch::kFloat) / 64.0F;
  return in;
}

namespace {

/// Scores of the sample's words, which are rows of `scores` from `first` on, as the run time has them.
std::vector<std::int32_t> fixed_scores(const torch::Tensor& scores, const Sample& sample, std::int64_t first) {
  std::vector<std::int32_t> values(sample.borders.size() * quote::kLabels);
  const float* from = scores.data_ptr<float>() + first * std::int64_t{quote::kLabels};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = fixed(from[i]);
  return values;
}

}  // namespace

std::vector<RoleSpan> found_spans(const torch::Tensor& scores, const torch::Tensor& transitions, const Sample& sample,
                                  std::int64_t first) {
  return quote::spans_of(
      quote::best_labels(fixed_scores(scores, sample, first), sample.borders, fixed_transitions(transitions)));
}

namespace {

/// The statements of the spans, as the net links them. `states` are of the sample's words alone.
std::vector<quote::LinkedStatement> linked(LabellerImpl& net, const torch::Tensor& states, const Sample& s,
                                           const std::vector<RoleSpan>& spans) {
  const quote::LinkChoices choices = quote::link_choices(s.passage, spans);
  quote::Linked out;
  out.spans = spans;
  if (choices.pairs.empty()) return {};
  LabellerImpl::Pairs pairs;
  add_pairs(choices, spans, 0, pairs);
  const torch::Tensor scores = net.link_scores(states, pairs).contiguous();
  std::vector<std::int32_t> both;  // the pair's own score in both columns
  for (std::int64_t i = 0; i < scores.size(0); ++i) both.insert(both.end(), 2, fixed(scores.data_ptr<float>()[i]));
  quote::put_together(choices, both, out);
  return std::move(out.statements);
}

}  // namespace

FoundStatements found_statements(LabellerImpl& net, const Example& e) {
  torch::NoGradGuard guard;
  net.eval();
  const Sample& s = e.sample;
  const BatchInput input = input_of({&e}, {});
  const torch::Tensor states = net.encode(input.given, input.rows, input.keep, input.borders);
  std::vector<std::int32_t> scores = fixed_scores(net.label_scores(states).contiguous(), s, 0);
  const quote::Transitions transitions = fixed_transitions(net.transitions);
  FoundStatements out;
  for (bool raised = false;; raised = true) {
    out.labels = quote::best_labels(scores, s.borders, transitions);
    out.spans = quote::spans_of(out.labels);
    out.statements = linked(net, states, s, out.spans);
    if (raised || !quote::raise_cues(s.passage, out.spans, out.statements, 0, scores)) return out;
  }
}

torch::Tensor link_loss(LabellerImpl& net, const std::vector<const Example*>& examples, const train::Borders& borders,
                        const torch::Tensor& states, const torch::Tensor& scores) {
  LabellerImpl::Pairs pairs;
  struct Group {
    std::int64_t first, count, right;
  };
  std::vector<Group> groups;
  std::int64_t widest = 1;
  const torch::Tensor plain = scores.defined() ? scores.detach().contiguous() : scores;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Sample& s = examples[i]->sample;
    const std::vector<RoleSpan> spans = scores.defined() ? found_spans(plain, net.transitions, s, borders[i]) : s.spans;
    const quote::LinkChoices choices = quote::link_choices(s.passage, spans);
    const std::vector<std::int32_t> gold = matched(spans, s.spans);
    const GoldMaps maps = maps_of(s);
    const auto offset = static_cast<std::int64_t>(pairs.role.size());
    for (const quote::LinkGroup& g : choices.groups) {
      const std::int64_t count = g.end - g.first;
      groups.push_back({offset + g.first, count, std::int64_t{answer(choices, g, maps, gold)} - g.first});
      widest = std::max(widest, count);
    }
    add_pairs(choices, spans, borders[i], pairs);
  }
  if (groups.empty()) return torch::zeros({});
  const torch::Tensor pair_scores = net.link_scores(states, pairs);
  const auto G = static_cast<std::int64_t>(groups.size());
  torch::Tensor index = torch::zeros({G, widest}, torch::kLong);
  torch::Tensor mask = torch::full({G, widest}, -1e9F);
  torch::Tensor right = torch::empty({G}, torch::kLong);
  for (std::int64_t g = 0; g < G; ++g) {
    const Group& group = groups[static_cast<std::size_t>(g)];
    right.data_ptr<std::int64_t>()[g] = group.right;
    for (std::int64_t k = 0; k < group.count; ++k) {
      index.data_ptr<std::int64_t>()[g * widest + k] = group.first + k;
      mask.data_ptr<float>()[g * widest + k] = 0;
    }
  }
  const torch::Tensor padded = pair_scores.index_select(0, index.flatten()).view({G, widest}) + mask;
  return torch::nn::functional::cross_entropy(padded, right);
}

namespace {

std::string spans_json(const Sample& s, const utf8::OffsetTable& table, const std::vector<RoleSpan>& spans) {
  std::string out = "{\"spans\":[";
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span whole{s.passage.words.span[spans[i].first].begin, s.passage.words.span[spans[i].end - 1].end};
    out += (i > 0 ? ",[" : "[") + std::to_string(table.from_byte(whole.begin)) + "," +
           std::to_string(table.from_byte(whole.end)) + "]";
  }
  return out + "]}";
}

}  // namespace

std::string line_of(const Sample& s, const std::vector<RoleSpan>& spans,
                    const std::vector<quote::LinkedStatement>& found) {
  const utf8::OffsetTable table(s.text, utf8::Unit::code_points);
  std::string out = "{\"id\":\"" + s.id + "\",\"statements\":[";
  bool first = true;
  for (const quote::LinkedStatement& f : found) {
    const auto one = [&](std::uint32_t i) {
      return spans_json(s, table, i == kNoSpan ? std::vector<RoleSpan>{} : std::vector<RoleSpan>{spans[i]});
    };
    std::vector<RoleSpan> contents;
    for (const std::uint32_t c : f.contents) contents.push_back(spans[c]);
    out += std::string(first ? "" : ",") + "{\"source\":" + one(f.source) + ",\"cue\":" + one(f.cue) +
           ",\"content\":" + spans_json(s, table, contents) + "}";
    first = false;
  }
  return out + "]}\n";
}

Scores run_scorer(const Scoring& scoring) {
  Scores out;
  const std::string command = "python3 " + scoring.scorer + " " + scoring.gold + " " + scoring.predicted + " --json";
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::string text;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) text += buffer.data();
  pclose(pipe);
  rapidjson::Document d;
  d.Parse(text.c_str(), text.size());
  if (d.HasParseError() || !d.IsObject()) {
    out.line = "scorer says: " + text.substr(0, 200);
    return out;
  }
  char line[240];
  const auto of = [&](const char* key) { return d[key]["f1"].GetDouble(); };
  std::snprintf(line, sizeof line,
                "token %.1f %.1f %.1f exact %.1f %.1f %.1f triple %.1f statement %.1f (P %.1f R %.1f)",
                of("tok.source"), of("tok.cue"), of("tok.content"), of("exact.source"), of("exact.cue"),
                of("exact.content"), of("exact.triple"), of("statement.all"), d["statement.all"]["p"].GetDouble(),
                d["statement.all"]["r"].GetDouble());
  out.line = line;
  for (const char* key : {"tok.source", "tok.cue", "tok.content", "exact.source", "exact.cue", "exact.content",
                          "exact.triple", "statement.all"})
    out.each.emplace_back(std::string(key) + " F1", of(key));
  out.quality = of("exact.triple") + of("statement.all") + of("exact.content");
  return out;
}

Scores evaluated(LabellerImpl& net, const std::vector<Example>& dev, const Scoring& scoring) {
  torch::NoGradGuard guard;
  net.eval();
  std::ofstream out(scoring.predicted);
  for (const Example& e : dev) {
    const Sample& s = e.sample;
    if (scoring.oracle) {
      std::vector<quote::LinkedStatement> gold;
      for (const GoldLinks& l : s.links)
        gold.push_back({static_cast<std::uint32_t>(l.cue), static_cast<std::uint32_t>(l.source), l.contents});
      out << line_of(s, s.spans, gold);
      continue;
    }
    const FoundStatements found = found_statements(net, e);
    out << line_of(s, found.spans, found.statements);
  }
  out.close();
  net.train();
  return run_scorer(scoring);
}

}  // namespace whosays::statements
