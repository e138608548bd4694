"""How often the program takes a sentence for an allegation, by label and voice, and with --show which neutral ones it does.

usage: false_alarms.py WHOSAYS FILE.tsv... [--show]

FILE.tsv: samples as README.md says (sentence, label, accused, voice). Each sentence is read alone. What counts is whether
anybody is spoken against in it, not whether it is the right one.
"""
import argparse
import csv
import json
import subprocess
from collections import Counter

LIKELY = 0.265  # as kLikelyAgainst in src/doc/vocabulary.h: below stand doubts


def samples_of(paths):
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def read(whosays, samples):
    lines = "".join(json.dumps({"id": str(i), "text": s["sentence"]}) + "\n" for i, s in enumerate(samples))
    command = [whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"]
    out = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        article = json.loads(line)
        yield samples[int(article["id"])], any(g["reading_confidence"] >= LIKELY for s in article["statements"] for g in s["against"])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("whosays")
    a.add_argument("files", nargs="+")
    a.add_argument("--show", action="store_true")
    options = a.parse_args()
    found, asked = Counter(), Counter()
    for sample, against in read(options.whosays, list(samples_of(options.files))):
        kind = sample["label"], sample["voice"]
        asked[kind] += 1
        found[kind] += against
        if options.show and against and sample["label"] == "N":
            print(f"{sample['voice']}: {sample['sentence']}")
    for kind in sorted(asked):
        print(f"{kind[0]} {kind[1]:9} {found[kind]:4} of {asked[kind]:4}  {100 * found[kind] / asked[kind]:5.1f} %")


if __name__ == "__main__":
    main()
