#!/usr/bin/env python3
"""Scores `whosays read` against a table of who had to do with whom (open/README.md explains its columns).

usage: score_ties.py WHOSAYS FILE.tsv [--verbose] [--most-wrong N] [--least-right N]

right: who, kind, whom, state and by as wanted. wrong: any other row that the program has. missing: wanted and not there. Exit status 1
when a bound does not hold.
"""
import sys

from score_told import account_of, documents_of, holds, names_of, options_of, rows_of


def found_in(document):
    """(who, kind, whom, state, by) of every tie"""
    names = names_of(document)
    for row in document["ties"]:
        yield (names.get(row["who"], "-"), row["kind"], names.get(row["whom"], "-"), row["state"], account_of(document, row))


def main(argv):
    whosays, path, verbose, bounds = options_of(argv)
    gold = rows_of(path)
    documents = documents_of(whosays, gold)
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
    return 0 if holds(bounds, right, wrong) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
