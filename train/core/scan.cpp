// See scan.h.
#include "scan.h"

namespace whosays::train {
namespace {

struct Strip {
  std::int64_t from, to;  // rows
  std::int64_t width;     // H
  bool backward;
};

/// Row numbers of a sentence in the direction of reading.
template <class F>
void each_row(const Strip& s, bool against, F&& f) {
  if (s.backward != against)
    for (std::int64_t t = s.to; t-- > s.from;) f(t, t + 1 < s.to ? t + 1 : -1, t > s.from ? t - 1 : -1);
  else
    for (std::int64_t t = s.from; t < s.to; ++t) f(t, t > s.from ? t - 1 : -1, t + 1 < s.to ? t + 1 : -1);
}

void forward_strip(const Strip& s, const float* z, const float* c, float* h) {
  const std::int64_t H = s.width;
  const std::int64_t at = s.backward ? H : 0;
  each_row(s, false, [&](std::int64_t t, std::int64_t before, std::int64_t) {
    const float* zt = z + t * 2 * H + at;
    const float* ct = c + t * 2 * H + at;
    float* ht = h + t * 2 * H + at;
    if (before < 0) {
      for (std::int64_t k = 0; k < H; ++k) ht[k] = zt[k] * ct[k];
    } else {
      const float* hb = h + before * 2 * H + at;
      for (std::int64_t k = 0; k < H; ++k) ht[k] = hb[k] + zt[k] * (ct[k] - hb[k]);
    }
  });
}

struct Saved {
  const float *z, *c, *h, *g;
  float* out;  // [N, 4H]
};

void backward_strip(const Strip& s, const Saved& v, std::vector<float>& carry) {
  const std::int64_t H = s.width;
  const std::int64_t at = s.backward ? H : 0;
  carry.assign(static_cast<std::size_t>(H), 0.0F);
  each_row(s, true, [&](std::int64_t t, std::int64_t, std::int64_t before) {
    const float* zt = v.z + t * 2 * H + at;
    const float* ct = v.c + t * 2 * H + at;
    const float* gt = v.g + t * 2 * H + at;
    const float* hb = before < 0 ? nullptr : v.h + before * 2 * H + at;
    float* da = v.out + t * 4 * H + 2 * at;
    float* db = da + H;
    for (std::int64_t k = 0; k < H; ++k) {
      const float a = gt[k] + carry[static_cast<std::size_t>(k)];
      const float last = hb == nullptr ? 0.0F : hb[k];
      da[k] = a * (ct[k] - last) * zt[k] * (1 - zt[k]);
      db[k] = a * zt[k] * (1 - ct[k] * ct[k]);
      carry[static_cast<std::size_t>(k)] = a * (1 - zt[k]);
    }
  });
}

class Scan : public torch::autograd::Function<Scan> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& gates,
                               const Borders& borders) {
    const std::int64_t H = gates.size(1) / 4;
    const torch::Tensor four = gates.view({-1, 2, 2, H});
    const torch::Tensor z = torch::sigmoid(four.select(2, 0)).contiguous();
    const torch::Tensor c = torch::tanh(four.select(2, 1)).contiguous();
    torch::Tensor h = torch::empty({gates.size(0), 2 * H});
    for (std::size_t s = 0; s + 1 < borders.size(); ++s)
      for (const bool back : {false, true})
        forward_strip({borders[s], borders[s + 1], H, back}, z.data_ptr<float>(), c.data_ptr<float>(),
                      h.data_ptr<float>());
    context->save_for_backward({z, c, h});
    context->saved_data["borders"] = borders;
    return h;
  }
  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               torch::autograd::tensor_list gradients) {
    const auto saved = context->get_saved_variables();
    const Borders borders = context->saved_data["borders"].toIntVector();
    const torch::Tensor g = gradients[0].contiguous();
    const std::int64_t H = g.size(1) / 2;
    torch::Tensor out = torch::empty({g.size(0), 4 * H});
    const Saved v{saved[0].data_ptr<float>(), saved[1].data_ptr<float>(), saved[2].data_ptr<float>(),
                  g.data_ptr<float>(), out.data_ptr<float>()};
    std::vector<float> carry;
    for (std::size_t s = 0; s + 1 < borders.size(); ++s)
      for (const bool back : {false, true}) backward_strip({borders[s], borders[s + 1], H, back}, v, carry);
    return {out, torch::Tensor()};
  }
};

}  // namespace

torch::Tensor scan(const torch::Tensor& gates, const Borders& borders) { return Scan::apply(gates, borders); }

torch::Tensor rounded_activation(const torch::Tensor& x) {
  return x + (torch::clamp(torch::round(x * 64.0F) / 64.0F, -1.0, 63.0 / 64.0) - x).detach();
}

torch::Tensor rounded_weight(const torch::Tensor& w, bool each_row) {
  torch::NoGradGuard guard;
  const torch::Tensor top = each_row ? std::get<0>(w.abs().max(1, true)) : w.abs().max();
  const torch::Tensor scale = torch::clamp_min(top, 1e-6F) / 127.0F;
  return torch::round(w / scale) * scale;
}

}  // namespace whosays::train
