#!/usr/bin/env python3
"""Writes lexicon/coref_more_person_nouns.txt from WordNet 3.0 (Debian wordnet-base): nouns whose first sense is a person and that
lexicon/coref_person_nouns.tsv does not have; without adjectives, and without what WordNet calls slang, offensive or disparaging.

usage: more_person_nouns.py [/usr/share/wordnet] > lexicon/coref_more_person_nouns.txt
"""
import re
import sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
PERSON_FILE = "18"
RUDE = re.compile(
    r"offensive|derog|slang|obscene|disparag|ethnic|vulgar|slur|insult|stupid|fool|promiscuous|prostitut|homosexual|drunk|contempt"
    r"|ugly|dirty|immoral|despicable|unpleasant|criminal|sexual|whore|slave|idiot|dull|lazy|crude|boring|sponge|savage|cripple|vomit|flirt|silly|dishonest|cheat|untrustworth"
)


def lines(name):
    return (line for line in open(f"{ROOT}/{name}", encoding="utf-8") if not line.startswith("  "))


def main():
    known = {line.split("\t")[0] for line in open("lexicon/coref_person_nouns.tsv", encoding="utf-8")}
    other = {line.split()[0] for name in ("index.adj", "index.adv") for line in lines(name)}
    synsets = {}
    for line in lines("data.noun"):
        fields, _, gloss = line.partition("|")
        f = fields.split()
        synsets[f[0]] = (f[1], f[4 : 4 + 2 * int(f[3], 16) : 2], gloss)
    print("# Nouns for people beside coref_person_nouns.tsv, about whom the list says no more: from WordNet 3.0 by train/coref/more_person_nouns.py.")
    print("# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used, copied and distributed under the WordNet licence")
    print("# (https://wordnet.princeton.edu/license-and-commercial-use): no warranty; the name of Princeton is not used to advertise.")
    for line in lines("index.noun"):
        f = line.split()
        word, (file, words, gloss) = f[0], synsets[f[-int(f[2])]]
        plain = word.isalpha() and len(word) > 4 and word in words and word not in known and word not in other
        if plain and file == PERSON_FILE and not RUDE.search(gloss):
            print(word)


if __name__ == "__main__":
    main()
