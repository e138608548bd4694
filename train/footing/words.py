"""Words with their vectors, and what lists say of them."""
import re

import numpy as np


def is_inflected(word, known):
    """A form whose lemma is known: it is never looked up."""
    for end, others in (("ies", ("y",)), ("s", ("",)), ("es", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[:-len(end)]
            if any(stem + o in known for o in others) or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False


def glove(path, wanted, common_words):
    """Vectors of the wanted words and of the commonest ones that are lemmas, made even."""
    text = open(path, encoding="utf-8").read()
    at = text.index('"vectors":{') + len('"vectors":{')
    names = re.findall(r'"((?:[^"\\]|\\.)*)":\[', text[at:at + common_words * 1500])[:common_words]
    known = set(names[:common_words])
    wanted = wanted | set(w for w in known if re.fullmatch(r"[a-z]+(-[a-z]+)*", w) and not is_inflected(w, known))
    out = {}
    common = []
    pattern = re.compile(r'"((?:[^"\\]|\\.)*)":\[([^\]]*)\]')
    n = 0
    for found in pattern.finditer(text, at):
        word = found.group(1)
        n += 1
        if n > 20000 and word not in wanted:
            continue
        v = np.array(found.group(2).split(",")[:100], np.float32)
        if n <= 20000:
            common.append(v)
        if word in wanted:
            out[word] = v
    mean = np.mean(common, 0)
    for word in out:
        v = out[word] - mean
        out[word] = v / (np.linalg.norm(v) + 1e-6) * 10
    return out


def lists(folder):
    """Word -> 1 (strong), 0.7, 0.4 of the lists of discredit; -1 praise. Entries that end in * are beginnings."""
    exact, stems = {}, {}
    for name, value in (("allegations_faint", 0.4), ("allegations_weak", 0.7), ("allegations", 1.0), ("praise", -1.0)):
        for line in open(f"{folder}/{name}.txt", encoding="utf-8"):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            (stems if line.endswith("*") else exact)[line.rstrip("*")] = value
    def weight(word):
        if word in exact:
            return exact[word]
        for size in range(len(word), 2, -1):
            if word[:size] in stems:
                return stems[word[:size]]
        return 0.0
    return weight


def hash_of(word):
    h = 2166136261
    for c in word.encode():
        h = ((h ^ c) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    h = h * 0x2C1B3C6D & 0xFFFFFFFF
    return h ^ h >> 13


class Words:
    """Numbers of words: 0 is none."""
    def __init__(self, vectors, weight, afinn):
        self.names = sorted(vectors)
        self.index = {w: i + 1 for i, w in enumerate(self.names)}
        self.vectors = np.zeros((len(self.names) + 1, 100), np.float32)
        for w, i in self.index.items():
            self.vectors[i] = vectors[w]
        self.listed = np.array([0] + [weight(w) for w in self.names], np.float32)
        self.valence = np.array([0] + [afinn.get(w, 0) / 3 for w in self.names], np.float32)
        self.rated = np.array([0] + [1 if w in afinn else 0.1 for w in self.names], np.float32)

    def of(self, word):
        return self.index.get(word, 0) if word else 0
