#!/usr/bin/env python3
"""Scores `whosays read` against a table of who was told what (open/README.md explains its columns).

usage: score_told.py WHOSAYS FILE.tsv [--verbose] [--most-wrong N] [--least-right N]

right: who, state, from and by as wanted. wrong: any other row that the program has. missing: wanted and not there.
what, when: of the right rows, those with the words and the time as wanted. Exit status 1 when a bound does not hold.
"""
import json
import subprocess
import sys


def rows_of(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip() and line[0] != "#"]


def options_of(argv):
    """(program, table, verbose, bounds by their option)"""
    bounds = {}
    for name in ("--most-wrong", "--least-right"):
        if name in argv:
            at = argv.index(name)
            bounds[name] = int(argv[at + 1])
            del argv[at:at + 2]
    whosays, path = [a for a in argv if a != "--verbose"]
    return whosays, path, "--verbose" in argv, bounds


def holds(bounds, right, wrong):
    return wrong <= bounds.get("--most-wrong", wrong) and right >= bounds.get("--least-right", right)


def documents_of(whosays, gold):
    """What the program reads in the texts of the table, by their ids."""
    lines = "".join(json.dumps({"id": r[0], "text": r[1], "published": "2031-05-03"}) + "\n" for r in gold)
    out = subprocess.run([whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"], input=lines, capture_output=True,
                         text=True, check=True).stdout
    return {d["id"]: d for d in map(json.loads, out.splitlines())}


def names_of(document):
    return {a["id"]: a["name"] for a in document["actors"]}


def account_of(document, row):
    """By whose account a row is so."""
    if row["account"] == "article":
        return "article"
    source = next(s for s in document["statements"] if s["id"] == row["statement"])["source"]
    if source["class"] == "unnamed":
        return "unnamed"
    words = " ... ".join(document["text"][b:e] for b, e in source["spans"])
    return names_of(document).get(source["actor"]) or words or "article"


def found_in(document):
    """(who, state, from, what, by, when) of every row"""
    text, names = document["text"], names_of(document)
    times = {t["id"]: t["value"] for t in document["times"]}
    for row in document["told"]:
        words = text[slice(*row["who_span"])]
        what = text[slice(*row["what"])] if row["what"] else "-"
        yield (names.get(row["who"], words), row["state"], names.get(row["from"], "-"), what, account_of(document, row),
               times.get(row["when"], "-"))


def main(argv):
    whosays, path, verbose, bounds = options_of(argv)
    gold = rows_of(path)
    documents = documents_of(whosays, gold)
    right = wrong = missing = what = when = 0
    same = lambda a, b: a.lower().removeprefix("the ") == b.lower().removeprefix("the ")
    for name, text, rows, why in gold:
        wanted = [] if rows == "-" else [tuple(r.strip().split("|")) for r in rows.split(";;")]
        got = list(found_in(documents[name]))
        for row in list(wanted):
            hit = next((g for g in got if same(g[0], row[0]) and g[1] == row[1] and same(g[2], row[2]) and same(g[4], row[4])), None)
            if hit is None:
                continue
            got.remove(hit)
            wanted.remove(row)
            right += 1
            what += same(hit[3], row[3])
            when += hit[5] == row[5]
            if verbose and not (same(hit[3], row[3]) and hit[5] == row[5]):
                print(f"{name}: {text}\n   wanted {row}\n   got    {hit}")
        wrong += len(got)
        missing += len(wanted)
        if verbose:
            for row in got:
                print(f"{name}: {text}\n   WRONG {row}  ({why})")
            for row in wanted:
                print(f"{name}: {text}\n   missing {row}  ({why})")
    print(f"right {right}, wrong {wrong}, missing {missing}; of the right ones: what {what}, when {when}")
    return 0 if holds(bounds, right, wrong) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
