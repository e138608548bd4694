// See evaluate.h. Scores are those of ../shared/tools/score_attribution.py, which reads the file that is written here.
#include "evaluate.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "base/utf8.h"

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

BatchInput input_of(const std::vector<const Example*>& examples, float dropped, std::mt19937* random) {
  BatchInput in;
  std::int64_t n = 0;
  in.borders.push_back(0);
  for (const Example* e : examples) in.borders.push_back(n += static_cast<std::int64_t>(e->rows.size()));
  constexpr auto F = static_cast<std::int64_t>(quote::kLabelFeatures);
  torch::Tensor core = torch::empty({n, kStates}, torch::kChar);
  in.rows = torch::empty({n, F}, torch::kLong);
  in.keep = torch::ones({n, F});
  auto* to_core = core.data_ptr<std::int8_t>();
  auto* to_rows = in.rows.data_ptr<std::int64_t>();
  auto* keep = in.keep.data_ptr<float>();
  std::uniform_real_distribution<float> chance(0, 1);
  for (const Example* e : examples) {
    to_core = std::copy(e->hidden.begin(), e->hidden.end(), to_core);
    for (const quote::LabelRows& r : e->rows) {
      const bool unknown = random != nullptr && chance(*random) < dropped;
      for (std::size_t f = 0; f < r.size(); ++f) {
        *to_rows++ = r[f];
        const bool drop = random != nullptr &&
                          ((unknown && is_lexical(f)) || chance(*random) < dropped * (is_lexical(f) ? 0.6F : 0.2F));
        *keep++ = drop ? 0.0F : 1.0F;
      }
    }
  }
  in.core = core.to(torch::kFloat) / 64.0F;
  return in;
}

std::vector<RoleSpan> found_spans(const torch::Tensor& scores, const torch::Tensor& transitions, const Sample& sample,
                                  std::int64_t first) {
  const std::size_t n = sample.borders.size();
  std::vector<std::int32_t> values(n * quote::kLabels);
  const float* from = scores.data_ptr<float>() + first * std::int64_t{quote::kLabels};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = fixed(from[i]);
  return quote::spans_of(quote::best_labels(values, sample.borders, fixed_transitions(transitions)));
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

/// The best choice of each group, put together cue by cue.
std::vector<quote::LinkedStatement> linked(LabellerImpl& net, const torch::Tensor& states, const Sample& s,
                                           const std::vector<RoleSpan>& spans) {
  const quote::LinkChoices choices = quote::link_choices(s.passage, spans);
  LabellerImpl::Pairs pairs;
  add_pairs(choices, spans, 0, pairs);
  std::vector<quote::LinkedStatement> of_cue(spans.size());
  for (std::uint32_t i = 0; i < spans.size(); ++i)
    if (spans[i].role == LabelRole::cue) of_cue[i].cue = i;
  if (!pairs.role.empty()) {
    const torch::Tensor scores = net.link_scores(states, pairs).contiguous();
    const float* v = scores.data_ptr<float>();
    for (const quote::LinkGroup& g : choices.groups) {
      const auto best = static_cast<std::uint32_t>(std::max_element(v + g.first, v + g.end) - v);
      const quote::LinkPair& pair = choices.pairs[best];
      if (pair.cue == kNoSpan || pair.span == kNoSpan) continue;
      if (g.role == LabelRole::source)
        of_cue[pair.cue].source = pair.span;
      else
        of_cue[pair.cue].contents.push_back(pair.span);
    }
  }
  std::vector<quote::LinkedStatement> out;
  for (quote::LinkedStatement& f : of_cue)
    if (f.cue != kNoSpan && !f.contents.empty()) out.push_back(std::move(f));
  return out;
}

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
    const BatchInput input = input_of({&e}, 0, nullptr);
    const torch::Tensor states = net.encode(input.core, input.rows, input.keep, input.borders);
    torch::Tensor scores = net.label_scores(states).contiguous();
    scores.select(1, 0).sub_(scoring.eager);
    const std::vector<RoleSpan> spans = found_spans(scores, net.transitions, s, 0);
    out << line_of(s, spans, linked(net, states, s, spans));
  }
  out.close();
  net.train();
  return run_scorer(scoring);
}

}  // namespace whosays::statements
