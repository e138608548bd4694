// See crf.h.
#include "crf.h"

#include <array>
#include <cmath>

#include "quote/labels.h"

namespace whosays::statements {
namespace {

using quote::kBorders;
using quote::kLabels;
constexpr std::size_t K = kLabels;

/// Padded to 16 so that the compiler makes vectors of the inner loops.
constexpr std::size_t P = 16;
using Vector = std::array<float, P>;
using Matrix = std::array<Vector, P>;

struct Tables {
  std::array<Matrix, kBorders> forward{};   ///< [border][before][after]
  std::array<Matrix, kBorders> backward{};  ///< [border][after][before]
};

Tables tables_of(const torch::Tensor& transitions) {
  Tables t;
  const float* w = transitions.data_ptr<float>();
  for (std::size_t b = 0; b < kBorders; ++b)
    for (std::uint32_t j = 0; j < K; ++j)
      for (std::uint32_t k = 0; k < K; ++k) {
        const float e = quote::may_follow(j, k) ? std::exp(w[(b * K + j) * K + k]) : 0.0F;
        t.forward[b][j][k] = e;
        t.backward[b][k][j] = e;
      }
  return t;
}

void step(const Vector& from, const Matrix& m, Vector& to) {
  to.fill(0);
  for (std::size_t j = 0; j < K; ++j)
    for (std::size_t k = 0; k < P; ++k) to[k] += from[j] * m[j][k];
}

float normalise(Vector& v) {
  float sum = 1e-30F;
  for (std::size_t k = 0; k < K; ++k) sum += v[k];
  for (std::size_t k = 0; k < P; ++k) v[k] /= sum;
  return sum;
}

/// Share of a label at a word of the chain.
float target(const Chain& c, std::size_t word, std::size_t label) {
  if (c.shares != nullptr) return c.shares[word * K + label];
  return label == c.labels[word] ? 1.0F : 0.0F;
}

struct Gradients {
  float* scores;        // [N, K]
  double* transitions;  // [kBorders, K, K]
};

double chain_loss(const Chain& c, const float* scores, const float* transitions, const Tables& tables, Gradients g) {
  const auto n = static_cast<std::size_t>(c.end - c.first);
  if (n == 0) return 0;
  std::vector<Vector> emitted(n);
  std::vector<Vector> alpha(n);
  double log_mass = 0;
  double gold = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float* s = scores + (c.first + static_cast<std::int64_t>(i)) * static_cast<std::int64_t>(K);
    float top = s[0];
    for (std::size_t k = 1; k < K; ++k) top = std::max(top, s[k]);
    emitted[i].fill(0);
    for (std::size_t k = 0; k < K; ++k) emitted[i][k] = std::exp(s[k] - top);
    log_mass += top;
    for (std::size_t k = 0; k < K; ++k) gold += static_cast<double>(target(c, i, k) * s[k]);
    if (i > 0) gold += transitions[(c.borders[i - 1] * K + c.labels[i - 1]) * K + c.labels[i]];
    if (i == 0) {
      for (std::uint32_t k = 0; k < K; ++k) alpha[0][k] = quote::may_begin(k) ? emitted[0][k] : 0.0F;
    } else {
      step(alpha[i - 1], tables.forward[c.borders[i - 1]], alpha[i]);
      for (std::size_t k = 0; k < P; ++k) alpha[i][k] *= emitted[i][k];
    }
    if (i + 1 == n)
      for (std::uint32_t k = 0; k < K; ++k)
        if (!quote::may_end(k)) alpha[i][k] = 0;
    log_mass += std::log(normalise(alpha[i]));
  }
  Vector beta{};
  for (std::uint32_t k = 0; k < K; ++k) beta[k] = quote::may_end(k) ? 1.0F : 0.0F;
  for (std::size_t i = n; i-- > 0;) {
    Vector marginal{};
    for (std::size_t k = 0; k < K; ++k) marginal[k] = alpha[i][k] * beta[k];
    normalise(marginal);
    float* to = g.scores + (c.first + static_cast<std::int64_t>(i)) * static_cast<std::int64_t>(K);
    for (std::size_t k = 0; k < K; ++k) to[k] = c.weight * (marginal[k] - target(c, i, k));
    if (i == 0) break;
    const Matrix& m = tables.forward[c.borders[i - 1]];
    Vector eb{};
    for (std::size_t k = 0; k < K; ++k) eb[k] = emitted[i][k] * beta[k];
    Vector before;
    step(eb, tables.backward[c.borders[i - 1]], before);
    float mass = 1e-30F;
    for (std::size_t j = 0; j < K; ++j) mass += alpha[i - 1][j] * before[j];
    if (c.shares == nullptr) {
      double* t = g.transitions + c.borders[i - 1] * K * K;
      for (std::size_t j = 0; j < K; ++j)
        for (std::size_t k = 0; k < K; ++k)
          t[j * K + k] += static_cast<double>(c.weight * alpha[i - 1][j] * m[j][k] * eb[k] / mass);
      t[c.labels[i - 1] * K + c.labels[i]] -= static_cast<double>(c.weight);
    }
    beta = before;
    normalise(beta);
  }
  return c.weight * (log_mass - gold);
}

class Crf : public torch::autograd::Function<Crf> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& scores,
                               const torch::Tensor& transitions, const std::vector<Chain>* chains) {
    const torch::Tensor s = scores.contiguous();
    const torch::Tensor t = transitions.contiguous();
    const Tables tables = tables_of(t);
    torch::Tensor to_scores = torch::zeros_like(s);
    torch::Tensor to_transitions = torch::zeros({kBorders, kLabels, kLabels}, torch::kDouble);
    double loss = 0;
    for (const Chain& c : *chains)
      loss += chain_loss(c, s.data_ptr<float>(), t.data_ptr<float>(), tables,
                         {to_scores.data_ptr<float>(), to_transitions.data_ptr<double>()});
    context->save_for_backward({to_scores, to_transitions.to(torch::kFloat)});
    return torch::full({}, loss, torch::kFloat);
  }
  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               torch::autograd::tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    return {saved[0] * gradients[0], saved[1] * gradients[0], torch::Tensor()};
  }
};

}  // namespace

torch::Tensor crf_loss(const torch::Tensor& scores, const torch::Tensor& transitions,
                       const std::vector<Chain>& chains) {
  return Crf::apply(scores, transitions, &chains);
}

}  // namespace whosays::statements
