#!/usr/bin/env python3
"""Scores `whosays read` against a table of who had to do with whom (open/README.md explains its columns).

usage: score_ties.py WHOSAYS FILE.tsv [--verbose] [--most-wrong N] [--least-right N]

right: who, kind, whom, state and by as wanted. wrong: any other row that the program has. missing: wanted and not there. Exit status 1
when a bound does not hold.
"""
import json
import subprocess
import sys

from score_told import rows_of


def found_in(document):
    """(who, kind, whom, state, by) of every tie"""
    text = document["text"]
    names = {a["id"]: a["name"] for a in document["actors"]}
    statements = {s["id"]: s for s in document["statements"]}

    def by(row):
        if row["account"] == "article":
            return "article"
        source = statements[row["statement"]]["source"]
        if source["class"] == "unnamed":
            return "unnamed"
        return names.get(source["actor"]) or " ... ".join(text[b:e] for b, e in source["spans"]) or "article"

    for row in document["ties"]:
        yield (names.get(row["who"], "-"), row["kind"], names.get(row["whom"], "-"), row["state"], by(row))


def main(argv):
    bounds = {}
    for name in ("--most-wrong", "--least-right"):
        if name in argv:
            at = argv.index(name)
            bounds[name] = int(argv[at + 1])
            del argv[at:at + 2]
    verbose = "--verbose" in argv
    whosays, path = [a for a in argv if a != "--verbose"]
    gold = rows_of(path)
    lines = "".join(json.dumps({"id": r[0], "text": r[1], "published": "2031-05-03"}) + "\n" for r in gold)
    out = subprocess.run([whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"], input=lines, capture_output=True,
                         text=True, check=True).stdout
    documents = {d["id"]: d for d in map(json.loads, out.splitlines())}
    plain = lambda row: tuple(cell.lower().removeprefix("the ") for cell in row)
    right = wrong = missing = 0
    for name, text, rows, why in gold:
        wanted = set() if rows == "-" else {plain(r.strip().split("|")) for r in rows.split(";;")}
        got = {plain(r) for r in found_in(documents[name])}
        right += len(got & wanted)
        wrong += len(got - wanted)
        missing += len(wanted - got)
        if verbose and got != wanted:
            print(f"{name} ({why}): {text}")
            for row in sorted(wanted - got):
                print("   missing", "|".join(row))
            for row in sorted(got - wanted):
                print("   wrong  ", "|".join(row))
    print(f"right {right}  wrong {wrong}  missing {missing}")
    holds = wrong <= bounds.get("--most-wrong", wrong) and right >= bounds.get("--least-right", right)
    return 0 if holds else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
