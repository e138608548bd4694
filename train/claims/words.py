#!/usr/bin/env python3
"""Words that mean the same, the opposite, or more: models/claim_words.tsv, from WordNet 3.0 (Debian package wordnet-base).

usage: words.py [/usr/share/wordnet] > models/claim_words.tsv

A row is a word, a relation, a word: `=` one of the commonest senses of both is the same; `!` opposites; `>` the second is
the kind of thing that the first is (one step up). Single words only; senses that WordNet's own texts hardly have are left
out, since "charge" is not "commission" in the news.
"""
import collections
import os
import sys

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
PARTS = ("verb", "adj", "noun", "adv")
MOST_SENSES = {"verb": 3, "adj": 2, "noun": 2, "adv": 2}
SAME, OPPOSITE, KIND = "=", "!", ">"


def senses():
    """(lemma, part) to its synsets' offsets, commonest first; how many of them WordNet's texts have."""
    out = {}
    for part in PARTS:
        for line in open(os.path.join(FOLDER, "index." + part), encoding="latin-1"):
            if line.startswith(" "):
                continue
            cells = line.split()
            lemma, synsets, pointers = cells[0], int(cells[2]), int(cells[3])
            tagged = int(cells[5 + pointers])
            out[lemma, part] = (cells[6 + pointers:6 + pointers + synsets], tagged)
    return out


def synsets():
    """(part, offset) to its words and pointers (symbol, offset, part, source and target word)."""
    letter = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    out = {}
    for part in PARTS:
        for line in open(os.path.join(FOLDER, "data." + part), encoding="latin-1"):
            if line.startswith(" "):
                continue
            cells = line.split(" | ")[0].split()
            n = int(cells[3], 16)
            words = [cells[4 + 2 * i].split("(")[0] for i in range(n)]
            at = 4 + 2 * n
            pointers = []
            for i in range(int(cells[at])):
                symbol, offset, kind, ends = cells[at + 1 + 4 * i:at + 5 + 4 * i]
                pointers.append((symbol, letter[kind], offset, int(ends[:2], 16), int(ends[2:], 16)))
            out[part, cells[0]] = (words, pointers)
    return out


def plain(word):
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 2


def main():
    by_lemma, by_synset = senses(), synsets()
    rows = collections.defaultdict(set)

    def common(word, part, offset):
        found, tagged = by_lemma.get((word.lower(), part), ([], 0))
        return offset in found[:MOST_SENSES[part]] and (tagged > 0 or len(found) == 1)

    for (part, offset), (words, pointers) in by_synset.items():
        usual = [w for w in words if plain(w) and common(w, part, offset)]
        for a in usual:
            rows[SAME].update((min(a, b), max(a, b)) for b in usual if a != b)
        for symbol, to_part, to_offset, source, target in pointers:
            there = by_synset[to_part, to_offset][0]
            if symbol == "!" and source and target:
                a, b = words[source - 1], there[target - 1]
                if plain(a) and plain(b) and (common(a, part, offset) or common(b, to_part, to_offset)):
                    rows[OPPOSITE].add((min(a, b), max(a, b)))
                # "sober" is the opposite of "intoxicated", and so of "drunk".
                for mate in [w for w in there if plain(w) and common(w, to_part, to_offset)]:
                    if plain(a) and common(a, part, offset) and a != mate:
                        rows[OPPOSITE].add((min(a, mate), max(a, mate)))
            if symbol == "@" and part in ("noun", "verb"):
                up = [b for b in there if plain(b) and common(b, to_part, to_offset)]
                for a in usual:
                    if by_lemma[a, part][0][0] == offset and by_lemma[a, part][1] > 0:
                        rows[KIND].update((a, b) for b in up[:1] if a != b)
    print("# Words that mean the same (=), the opposite (!), or one step more (>); made by train/claims/words.py.")
    print("# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. models/claims.md has its licence.")
    for relation in (SAME, OPPOSITE, KIND):
        for a, b in sorted(rows[relation]):
            print(a, relation, b, sep="\t")


if __name__ == "__main__":
    main()
