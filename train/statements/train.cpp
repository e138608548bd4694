// The trainer of statement extraction: `train_statements --polnear DIR --folder DIR --core CHECKPOINT ...`.
//
// Each step takes some articles of about `batch` words, as they are or changed (article.h), and moves all weights once
// by the labels' and the links' loss; links are learned on gold spans and, later, on the spans that the net finds
// itself. The rate falls along a half cosine. What is evaluated and kept is a running mean of the weights. The last
// part of the schedule rounds as the run time does. Checkpoints: `last`, and `best` on dev.
//
// What the teacher's voices (train/statements/teacher/run) need of the net has verbs of its own (teacher.h):
//   train_statements words ARTICLES OUT
//   train_statements shares CORE NET ARTICLES OUT
//   train_statements statements|spans CORE NET ARTICLES SCORES OUT
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <map>
#include <numeric>
#include <sstream>
#include <string>

#include "container.h"
#include "copies.h"
#include "evaluate.h"
#include "export.h"
#include "settings.h"
#include "silver.h"
#include "teacher.h"

namespace whosays::statements {
namespace {

/// One of several annotators' versions counts less than an article with one.
std::vector<GoldArticle> training_articles(const std::string& folder) {
  std::vector<GoldArticle> train = read_articles(folder + "/train.jsonl");
  std::vector<GoldArticle> versions = read_articles(folder + "/agreement_train.jsonl");
  std::map<std::string, int> count;
  const auto plain = [](const std::string& id) { return id.substr(0, id.find('#')); };
  for (const GoldArticle& a : versions) ++count[plain(a.id)];
  std::vector<GoldArticle> out;
  for (GoldArticle& a : train)
    if (count.find(a.id) == count.end()) out.push_back(std::move(a));
  for (GoldArticle& a : versions) {
    a.weight = 1.5F / static_cast<float>(count[plain(a.id)]);
    out.push_back(std::move(a));
  }
  return out;
}

/// `keep_states`: for the run time.
std::vector<Example> examples_of(const std::vector<GoldArticle>& articles, Inputs& inputs, bool keep_states = false) {
  std::vector<Example> out;
  for (const GoldArticle& a : articles) {
    Example e;
    e.sample = sample_of(a);
    std::vector<std::int8_t> states = inputs.read(e.sample);
    e.given = inputs.beside(e.sample, states);
    if (keep_states) e.states = std::move(states);
    quote::label_features(e.sample.passage, e.rows);
    out.push_back(std::move(e));
  }
  return out;
}

LabellerShape with_inputs(LabellerShape shape, const Inputs& inputs) {
  shape.inputs = static_cast<std::int64_t>(inputs.width());
  return shape;
}

/// Parts between commas.
std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> out;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) out.push_back(part);
  return out;
}

/// A running mean of the parameters.
class Mean {
 public:
  explicit Mean(LabellerImpl& net) : net_(net) {
    for (const auto& p : net.parameters()) values_.push_back(p.detach().clone());
  }
  void update(float rate) {
    torch::NoGradGuard guard;
    std::size_t i = 0;
    for (const auto& p : net_.parameters()) values_[i++].lerp_(p.detach(), rate);
  }
  void swap() {
    torch::NoGradGuard guard;
    std::size_t i = 0;
    for (auto& p : net_.parameters()) {
      const torch::Tensor now = p.detach().clone();
      p.copy_(values_[i]);
      values_[i++].copy_(now);
    }
  }

 private:
  LabellerImpl& net_;
  std::vector<torch::Tensor> values_;
};

class Trainer {
 public:
  explicit Trainer(Settings s)
      : s_(std::move(s)),
        inputs_(s_.core, read_vectors(s_.glove, static_cast<std::size_t>(s_.vector_words),
                                      static_cast<std::size_t>(s_.vector_width))),
        net_(with_inputs(s_.shape, inputs_)) {
    net_->dropout = s_.dropout;
    std::filesystem::create_directories(s_.folder);
    dev_ = examples_of(read_articles(s_.polnear + "/dev.jsonl"), inputs_, true);
    if (!s_.take.empty()) take_over(*net_, s_.take);
    if (s_.resume.ends_with(".wsm"))
      take_container(*net_, s_.resume);
    else if (!s_.resume.empty())
      take_over(*net_, s_.resume);
    if (!s_.mean.empty()) average_with(s_.mean);
    if (!s_.starts.empty()) dearer_starts(s_.starts, 1);
    if (s_.oracle || !s_.evaluate.empty() || !s_.export_to.empty()) return;
    auto articles = training_articles(s_.polnear);
    for (const std::string& file : split(s_.gold_more))
      for (GoldArticle& a : read_articles(file)) articles.push_back(std::move(a));
    gold_ = articles.size();
    if (!s_.silver.empty())
      for (GoldArticle& a : silver_articles(s_.silver, s_.teacher, inputs_)) {
        a.weight = s_.silver_weight;
        articles.push_back(std::move(a));
      }
    if (!s_.silver_read.empty())
      for (GoldArticle& a : read_articles(s_.silver_read)) {
        a.weight = s_.silver_weight;
        articles.push_back(std::move(a));
      }
    train_.push_back(examples_of(articles, inputs_));
    if (!s_.silver_shares.empty()) take_shares(s_.silver_shares);
    for (std::int64_t v = 0; v < s_.versions; ++v) {
      std::mt19937 random(static_cast<unsigned>(100 + v));
      std::vector<Example>& copies = train_.emplace_back();
      for (std::size_t i = 0; i < articles.size(); ++i)
        copies.push_back(copy_of(statements::changed(with_words(articles[i], train_[0][i].sample), random), i));
    }
    if (s_.short_texts > 0) cut_short_texts(articles);
    std::size_t words = 0;
    for (const Example& e : train_[0]) words += e.rows.size();
    std::printf("core %.12s width %zu articles %zu (%zu silver) words %zu dev %zu\n", inputs_.fingerprint().c_str(),
                inputs_.width(), train_[0].size(), train_[0].size() - gold_, words, dev_.size());
    std::fflush(stdout);
  }

  void run() {
    const std::string gold = s_.polnear + "/dev.jsonl";
    if (s_.oracle) {
      std::printf("%s\n", evaluated(*net_, dev_, {s_.scorer, gold, s_.folder + "/dev.jsonl", true}).line.c_str());
      return;
    }
    if (!s_.export_to.empty()) {
      exported({s_.scorer, gold, s_.folder + "/dev.jsonl"});
      return;
    }
    if (!s_.evaluate.empty()) {
      net_->rounding = true;
      for (const std::string& part : split(s_.evaluate)) {
        dearer_starts(part, 1);
        const Scores scores = evaluated(*net_, dev_, {s_.scorer, gold, s_.folder + "/dev.jsonl"});
        dearer_starts(part, -1);
        std::printf("starts %s %s\n", part.c_str(), scores.line.c_str());
        std::fflush(stdout);
      }
      return;
    }
    torch::optim::AdamW adam(net_->parameters(),
                             torch::optim::AdamWOptions(s_.rate).betas({0.9, 0.98}).eps(1e-8).weight_decay(s_.decay));
    Mean mean(*net_);
    const auto begin = std::chrono::steady_clock::now();
    double best = -1;  // even a net that finds nothing is kept
    for (std::int64_t step = 1;; ++step) {
      const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      const double done =
          s_.minutes > 0 ? elapsed / (60 * s_.minutes) : static_cast<double>(step) / static_cast<double>(s_.steps);
      const bool last = done >= 1;
      if (!last) {
        const auto rate = static_cast<float>(s_.rate * std::min(1.0, static_cast<double>(step) / 100) *
                                             (0.02 + 0.98 * 0.5 * (1 + std::cos(3.14159265 * done))));
        for (auto& group : adam.param_groups()) static_cast<torch::optim::AdamWOptions&>(group.options()).lr(rate);
        net_->rounding = done > s_.rounding_from;
        move(adam, done);
        mean.update(step < 50 ? 0.1F : 0.005F);
      }
      if (step % s_.every != 0 && !last) continue;
      mean.swap();
      if (last) net_->rounding = true;
      const Scores scores = evaluated(*net_, dev_, {s_.scorer, gold, s_.folder + "/dev.jsonl"});
      std::printf("%6ld %5.0fs %.2f%s loss %.2f %.3f %s\n", step, elapsed, done, net_->rounding ? " r" : "",
                  labels_loss_, links_loss_, scores.line.c_str());
      std::fflush(stdout);
      torch::save(net_, s_.folder + "/last.net");
      if (net_->rounding && scores.quality > best) {
        best = scores.quality;
        torch::save(net_, s_.folder + "/best.net");
      }
      mean.swap();
      if (last) break;
    }
  }

 private:
  void average_with(const std::string& paths) {
    torch::NoGradGuard guard;
    std::vector<torch::Tensor> sum;
    for (const torch::Tensor& p : net_->parameters()) sum.push_back(p.clone());
    const std::vector<std::string> all = split(paths);
    for (const std::string& path : all) {
      take_over(*net_, path);
      std::size_t i = 0;
      for (const torch::Tensor& p : net_->parameters()) sum[i++] += p;
    }
    std::size_t i = 0;
    for (torch::Tensor& p : net_->parameters()) p.copy_(sum[i++] / static_cast<double>(all.size() + 1));
  }

  /// Adds to the scores of the first words of spans, by role.
  void dearer_starts(const std::string& list, float sign) {
    torch::NoGradGuard guard;
    std::istringstream in(list);
    std::string number;
    for (std::uint32_t role = 0; role < quote::kLabelRoles && std::getline(in, number, ':'); ++role)
      for (const quote::Place place : {quote::Place::first, quote::Place::single})
        net_->labels->bias[quote::label_of(static_cast<quote::LabelRole>(role), place)] +=
            sign * std::strtof(number.c_str(), nullptr);
  }

  /// Numbers of the annotators, in order of appearance.
  std::int64_t annotator(const std::string& name) {
    if (name.empty()) return kOthers;
    const auto next = static_cast<std::int64_t>(annotators_.size());
    return std::min(annotators_.emplace(name, next).first->second, kOthers);
  }

  /// Of the silver articles as they are; changed copies have other words.
  void take_shares(const std::string& path) {
    SharesReader reader(path);
    for (std::size_t i = gold_; i < train_[0].size(); ++i) train_[0][i].sample.shares = reader.next();
    std::size_t taken = 0;
    for (std::size_t i = gold_; i < train_[0].size(); ++i) {
      Sample& s = train_[0][i].sample;
      if (s.shares.size() != s.labels.size() * quote::kLabels) s.shares.clear();
      taken += s.shares.empty() ? 0 : 1;
    }
    std::printf("shares of %zu of %zu silver articles\n", taken, train_[0].size() - gold_);
  }

  /// To learn from; `article` was made of article i.
  Example copy_of(const GoldArticle& article, std::size_t i) {
    Example out = std::move(examples_of({article}, inputs_).front());
    out.sample.shares = carried_shares(train_[0][i].sample, article, out.sample);
    return out;
  }

  /// Of the corpus and of as many silver articles again.
  void cut_short_texts(const std::vector<GoldArticle>& articles) {
    std::mt19937 random(99);
    for (std::size_t i = 0; i < std::min(articles.size(), 2 * gold_); ++i)
      for (const GoldArticle& text :
           statements::short_texts(with_words(articles[i], train_[0][i].sample), train_[0][i].sample, random))
        if (!text.text.empty()) short_.push_back(copy_of(text, i));
    std::erase_if(short_, [](const Example& e) { return e.rows.empty(); });
    std::printf("%zu short texts\n", short_.size());
  }

  static const float* shares_of(const Sample& s, std::deque<std::vector<float>>& memory) {
    if (s.shares.empty()) return nullptr;
    std::vector<float>& out = memory.emplace_back(s.shares.begin(), s.shares.end());
    for (std::size_t w = 0; w < s.labels.size(); ++w) {
      float* const word = out.data() + w * quote::kLabels;
      const float sum = std::accumulate(word, word + quote::kLabels, 1e-9F);
      for (std::size_t k = 0; k < quote::kLabels; ++k) word[k] /= sum;
    }
    return out.data();
  }

  std::vector<const Example*> next(double done) {
    std::vector<const Example*> out;
    std::int64_t words = 0;
    while (words < s_.batch) {
      if (at_ >= order_.size()) {
        order_.clear();
        for (std::int64_t t = 0; t < s_.gold_times; ++t)
          for (std::size_t i = 0; i < gold_; ++i) order_.push_back(i);
        for (std::size_t i = gold_; i < train_[0].size() && done < s_.silver_until; ++i) order_.push_back(i);
        std::shuffle(order_.begin(), order_.end(), random_);
        at_ = 0;
      }
      if (order_[at_] >= gold_ && done >= s_.silver_until) {
        ++at_;
        continue;
      }
      std::size_t version = 0;
      if (train_.size() > 1 && std::uniform_real_distribution<float>(0, 1)(random_) < s_.changed)
        version = std::uniform_int_distribution<std::size_t>(1, train_.size() - 1)(random_);
      const Example& e = train_[version][order_[at_++]];
      out.push_back(&e);
      words += static_cast<std::int64_t>(e.rows.size());
    }
    const float most = s_.short_texts * static_cast<float>(s_.batch);
    for (std::size_t some = 0; !short_.empty() && static_cast<float>(some) < most; some += out.back()->rows.size())
      out.push_back(&short_[std::uniform_int_distribution<std::size_t>(0, short_.size() - 1)(random_)]);
    return out;
  }

  /// The container, and what trainer and run time make of the development part.
  void exported(const Scoring& scoring) {
    net_->rounding = true;
    const Scores own = evaluated(*net_, dev_, scoring);
    std::printf("trainer  %s\n", own.line.c_str());
    export_net(*net_, inputs_, s_.export_to, {s_.made_by, s_.version, own});
    const RunTimeCheck check = checked_at_run_time(*net_, s_.export_to, dev_, scoring);
    std::printf("run time %s\nthe same label for %.3f %% of the words\n", check.scores.line.c_str(), 100 * check.same);
  }

  void move(torch::optim::Optimizer& adam, double done) {
    net_->train();
    const std::vector<const Example*> examples = next(done);
    const BatchInput input = input_of(examples, {s_.words_dropped, inputs_.core_width(), &random_});
    const torch::Tensor states = net_->encode(input.given, input.rows, input.keep, input.borders);
    torch::Tensor scores = net_->label_scores(states);
    std::vector<torch::Tensor> habits;
    std::vector<Chain> chains;
    std::deque<std::vector<float>> shares;  // places stay
    float weight = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const Sample& s = examples[i]->sample;
      habits.push_back(net_->habit(annotator(s.annotator))
                           .expand({input.borders[i + 1] - input.borders[i], std::int64_t{quote::kLabels}}));
      chains.push_back(
          {input.borders[i], input.borders[i + 1], s.labels.data(), s.borders.data(), s.weight, shares_of(s, shares)});
      weight += s.weight * static_cast<float>(s.labels.size());
    }
    scores = scores + torch::cat(habits);
    const torch::Tensor labels = crf_loss(scores, net_->transitions, chains) / (weight / 25.0F);
    const bool own = done > s_.own_spans_from && std::uniform_real_distribution<float>(0, 1)(random_) < 0.7F;
    const torch::Tensor links = link_loss(*net_, examples, input.borders, states, own ? scores : torch::Tensor());
    adam.zero_grad();
    (labels + 0.5F * links).backward();
    torch::nn::utils::clip_grad_norm_(net_->parameters(), 5.0);
    adam.step();
    labels_loss_ = 0.98 * labels_loss_ + 0.02 * labels.item<double>();
    links_loss_ = 0.98 * links_loss_ + 0.02 * links.item<double>();
  }

  Settings s_;
  Inputs inputs_;
  Labeller net_;
  std::vector<std::vector<Example>> train_;
  std::vector<Example> dev_;
  std::vector<Example> short_;
  std::vector<std::size_t> order_;
  std::size_t at_ = 0;
  std::map<std::string, std::int64_t> annotators_;
  std::size_t gold_ = 0;  ///< articles of the corpus; silver ones stand behind them
  std::mt19937 random_{1};
  double labels_loss_ = 0, links_loss_ = 0;
};

}  // namespace
}  // namespace whosays::statements

int main(int count, char** arguments) {
  if (const auto code = whosays::statements::teacher_verb({arguments + 1, arguments + count})) return *code;
  whosays::statements::Settings s;
  for (int i = 1; i + 1 < count; i += 2)
    if (!whosays::statements::take(s, arguments[i], arguments[i + 1])) {
      std::fprintf(stderr, "train_statements: no such option %s\n", arguments[i]);
      return 2;
    }
  if (!s.silver.empty() && s.teacher.empty()) {
    std::fprintf(stderr, "train_statements: --silver needs --teacher, the container by which the texts are read\n");
    return 2;
  }
  torch::set_num_threads(s.threads);
  torch::manual_seed(1);
  whosays::statements::Trainer(s).run();
  return 0;
}
