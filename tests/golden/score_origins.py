#!/usr/bin/env python3
"""Scores the range of origins of the claims in tests/golden/origins (its README.md has the form).

usage: score_origins.py WHOSAYS FILE_OR_FOLDER... [--cases] [--floor LEAST_RIGHT]

Each story is added to a fresh ledger, and the claim that holds a stretch is asked for its range.
--cases prints a line for each claim that is not right, with the program's reasons; leave it out for frozen files.
--floor exits 1 when a floor is too high anywhere, or when fewer claims than LEAST_RIGHT have just the range asked for.
"""
import json
import os
import re
import subprocess
import sys
import tempfile


def read_story(path):
    """([{id, text, title, ...}], [(article id, stretch, at_least, at_most or None, reason)])"""
    articles, claims = [], []
    head, *blocks = re.split(r"^=== ", open(path, encoding="utf-8").read(), flags=re.M)
    for block in blocks:
        kind, _, body = block.partition("\n")
        if kind.startswith("article"):
            fields, _, text = body.partition("\n\n")
            article = {"id": "a" + kind.split()[1], "text": text.strip()}
            for line in fields.split("\n"):
                key, _, value = line.partition(": ")
                article[{"outlet": "publisher"}.get(key, key)] = value
            articles.append(article)
        else:
            for line in body.strip().split("\n"):
                number, stretch, least, most, reason = line.split("\t")
                claims.append(("a" + number, stretch, int(least), None if most == "unknown" else int(most), reason))
    return articles, claims


def run(whosays, *arguments):
    done = subprocess.run([whosays, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def told(whosays, articles):
    """The claims of a fresh ledger."""
    with tempfile.TemporaryDirectory() as folder:
        pages, ledger = os.path.join(folder, "pages.jsonl"), os.path.join(folder, "s.db")
        with open(pages, "w", encoding="utf-8") as out:
            for article in articles:
                out.write(json.dumps(article) + "\n")
        run(whosays, "add", "--from", "jsonl", pages, "-l", ledger)
        return [json.loads(line) for line in run(whosays, "claims", "-l", ledger, "--format", "jsonl").split("\n") if line]


def spans_of(words, text):
    at = text.find(words)
    while at >= 0 and words:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def claim_of(stretch, article, claims):
    """The claim with the statement that covers most of the stretch; of equal ones the one that says least more.

    At least half of the stretch must stand in what is said, who says it and the verb; a third in what is said."""
    best, best_key = None, None
    for field in ("text", "title"):
        at = article.get(field, "").find(stretch)
        if at < 0:
            continue
        begin, end = at, at + len(stretch)
        for claim in claims:
            for statement in claim["statements"]:
                if statement["article"] != article["id"] or statement["field"] != field:
                    continue
                covered, named, size = 0, 0, 0
                for receipt in statement["receipts"]:
                    if receipt["part"] not in ("content", "source", "cue"):
                        continue
                    spans = spans_of(receipt["words"], article[field])
                    common = max((min(e, end) - max(b, begin) for b, e in spans if b < end and e > begin), default=0)
                    if receipt["part"] == "content":
                        size += len(receipt["words"])
                        covered += common
                    else:
                        named += common
                key = (min(covered, end - begin), -size)
                holds = 2 * (covered + named) >= end - begin and 3 * covered >= end - begin
                if holds and (best_key is None or key > best_key):
                    best, best_key = claim, key
    return best


def main(arguments):
    cases = "--cases" in arguments
    floor = None
    if "--floor" in arguments:
        at = arguments.index("--floor")
        floor = int(arguments[at + 1])
        del arguments[at : at + 2]
    whosays, *paths = [a for a in arguments if not a.startswith("--")]
    whosays = os.path.realpath(whosays)
    files = []
    for path in paths:
        files += sorted(os.path.join(path, f) for f in os.listdir(path)) if os.path.isdir(path) else [path]
    counts = dict.fromkeys(("claims", "found", "range as asked", "floor too high", "floor too low", "ceiling too low", "ceiling too high"), 0)
    for path in files:
        articles, wanted = read_story(path)
        claims = told(whosays, articles)
        for number, stretch, least, most, reason in wanted:
            counts["claims"] += 1
            claim = claim_of(stretch, next(a for a in articles if a["id"] == number), claims)
            if claim is None:
                if cases:
                    print(f"{os.path.basename(path)} {number} not found: {stretch}\n    {reason}")
                continue
            counts["found"] += 1
            got_least, got_most = claim["origins"]["at_least"], claim["origins"].get("at_most")
            limit = float("inf")
            off = [
                ("floor too high", got_least > least),
                ("floor too low", got_least < least),
                ("ceiling too low", (got_most or limit) < (most or limit)),
                ("ceiling too high", (got_most or limit) > (most or limit)),
            ]
            wrong = [name for name, holds in off if holds]
            for name in wrong:
                counts[name] += 1
            counts["range as asked"] += not wrong
            if cases and wrong:
                words = lambda low, high: f"{low} to {'unknown' if high is None else high}"
                print(f"{os.path.basename(path)} {number} {', '.join(wrong)}: {words(got_least, got_most)}, asked {words(least, most)}: {stretch}\n    {reason}")
                print(f"    in {', '.join(c['article'] for c in claim['carriers'])}")
                for because in claim["origins"]["because"]:
                    print(f"    - {because}")
    for name, count in counts.items():
        print(f"{count:4}  {name}")
    if floor is not None and (counts["floor too high"] > 0 or counts["range as asked"] < floor):
        print(f"a floor is too high, or fewer than {floor} ranges are as asked")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
