#!/usr/bin/env python3
"""Fits which statement answers which, and how: lexicon/answer_trees.tsv.

usage: answers.py INVENTED.jsonl INVENTED.rows NEWS.jsonl NEWS.rows LABELS.tsv [--test]

The .jsonl are of answer_texts.py, the .rows what footing_answers prints of them. --test: four-fold, by articles and by
files of samples, instead of fitting: of the rows that answer something, the share whose best candidate is right; and
precision where so many of them are found.
"""
import json
import sys

import trees

LINK_TREES, KIND_TREES = 60, 25
INVENTED, NEWS = 1.0, 3.0  # weights of a pair
KINDS = ("denies", "partly", "admits", "another_point", "unclear")
OF_NEWS = {"all": "denies", "part": "partly", "another_point": "another_point", "unclear": "unclear"}
REFUSING = ("declines", "silent", "noncommittal")
ANSWERING = ("denies", "disputes", "owns_up", "apologises") + REFUSING  # signs of an act that answers


def documents(path, names):
    """Statements and pairs of each text; `names` grows by the signs that are met."""
    out, here = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0] == "D":
                here = out[cells[1]] = {"statements": {}, "pairs": {}}
            elif cells[0] == "S":
                here["statements"][int(cells[1])] = {
                    "field": cells[2], "at": int(cells[3]), "source": (int(cells[4]), int(cells[5])), "outer": cells[6] == "-"}
            else:
                signs = frozenset(names.setdefault(name, len(names)) for name in cells[3].split())
                here["pairs"].setdefault(int(cells[1]), {})[int(cells[2])] = signs
    return out


def invented(texts, rows, names):
    """Of each statement with candidates: fold, candidates, those it answers, kind."""
    out, read = [], documents(rows, names)
    with open(texts, encoding="utf-8") as lines:
        samples = [json.loads(line) for line in lines]
    for sample in samples:
        document = read.get(sample["id"])
        if document is None:
            continue
        statements = document["statements"]
        within = lambda row, span: statements[row]["outer"] and span[0] <= statements[row]["at"] < span[1]
        told_in = "title" if sample["title"] else "text"
        told = {row for row in statements if statements[row]["field"] == told_in and within(row, sample["told"])}
        said = [row for row in statements if statements[row]["field"] == "text" and within(row, sample["said"])]
        who = sample["who"]
        answers = [row for row in said
                   if who and statements[row]["source"][0] < who[1] and who[0] < statements[row]["source"][1]]
        answers = answers or (said if len(said) == 1 else [])
        kind = sample["kind"]
        for row, candidates in document["pairs"].items():
            if row in answers and kind != "none":
                if told:
                    out.append((sample["fold"], candidates, told, kind))
            elif row not in said or kind == "none" or row in answers:
                out.append((sample["fold"], candidates, set(), "none"))
    return out


def news(texts, rows, labels, names):
    out, read, strings = [], documents(rows, names), {}
    with open(texts, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            strings[article["id"]] = article
    fold_of = {article: i for i, article in enumerate(sorted(strings))}
    with open(labels, encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines][1:]
    for article, key, kind, answered in cells:
        if article not in read:
            continue
        at = {}
        for row, statement in read[article]["statements"].items():
            if statement["outer"]:
                at.setdefault((statement["field"], statement["at"]), row)

        def row_of(place):
            field, first = place.split(":")
            return at.get((field, len(strings[article][field][:int(first)].encode())))
        row = row_of(key)
        if row is None or row not in read[article]["pairs"]:
            continue
        told = {row_of(place) for place in answered.split("|") if place} - {None}
        out.append((fold_of[article], read[article]["pairs"][row], told, OF_NEWS.get(kind, "none")))
    return out


def link_rows(samples, weight):
    rows, right, weights = [], [], []
    for _, candidates, told, _ in samples:
        reached = told & set(candidates)
        if told and not reached:
            continue
        for row, signs in candidates.items():
            rows.append(signs)
            right.append(float(row in told))
            weights.append(weight / len(reached) if row in told else weight)
    return rows, right, weights


def has_any(candidates, signs, names):
    numbers = {names[sign] for sign in signs if sign in names}
    return any(numbers & of_pair for of_pair in candidates.values())


def kind_rows(samples, kind, weight, names):
    rows, right, weights = [], [], []
    for _, candidates, told, is_kind in samples:
        if is_kind not in KINDS or has_any(candidates, REFUSING, names):
            continue
        for row in sorted(told & set(candidates))[:1]:
            rows.append(candidates[row])
            right.append(float(is_kind == kind))
            weights.append(weight)
    return rows, right, weights


def fitted(of_rows, invented_samples, news_samples, signs, count):
    one, other = of_rows(invented_samples, INVENTED), of_rows(news_samples, NEWS)
    return trees.fit(*[a + b for a, b in zip(one, other)], signs, count)


def report(name, found):
    found.sort(reverse=True)
    total = sum(answers for _, _, answers in found)
    line = f"{name}: {len(found)} statements, {total} answer; best right {sum(r for _, r, _ in found) / max(1, total):.2f}"
    for recall in (0.2, 0.3, 0.4, 0.5):
        right = 0
        for count, (score, is_right, _) in enumerate(found, 1):
            right += is_right
            if right >= recall * total:
                line += f"; R {recall} P {right / count:.2f} at {score:.2f}"
                break
    print(line)


def test(invented_samples, news_samples, names):
    found = {}
    for fold in range(4):
        kept = lambda samples: [s for s in samples if s[0] % 4 != fold]
        model = fitted(link_rows, kept(invented_samples), kept(news_samples), len(names), LINK_TREES)
        for name, samples in (("invented", invented_samples), ("news", news_samples)):
            for sample_fold, candidates, told, _ in samples:
                if sample_fold % 4 != fold or not candidates:
                    continue
                scores = {row: trees.score(model, s) for row, s in candidates.items()}
                best = max(scores, key=scores.get)
                group = "by their act" if has_any(candidates, ANSWERING, names) else "plain"
                found.setdefault(f"{name}, {group}", []).append((scores[best], best in told, bool(told)))
    for name, rows in found.items():
        report(name, rows)


def print_model(of, model, names):
    """In thousandths of a log odds; where to begin is a tree that asks nothing."""
    by_number = {number: name for name, number in names.items()}
    start, grown = model
    for asked, leaves in [([None] * trees.NODES, [start] * (trees.NODES + 1))] + grown:
        cells = [by_number[sign] if sign is not None else "-" for sign in asked]
        print("\t".join([of] + cells + [str(round(1000 * leaf)) for leaf in leaves]))


def main(arguments):
    names = {}
    samples = invented(arguments[0], arguments[1], names)
    articles = news(arguments[2], arguments[3], arguments[4], names)
    if "--test" in arguments:
        test(samples, articles, names)
        return
    print("# Which of two statements answers the other, and how: boosted trees over the signs of src/footing/answer_signs.h, in\n"
          "# thousandths of a log odds. A tree asks a, then b (where a does not hold) or c, then d, e, f or g; its leaves are 0 to 7,\n"
          "# from no sign to all. Made by train/footing/run_answers; what it reaches is in docs/notes/answers.md.")
    print("\t".join(["of"] + list("abcdefg") + [f"leaf{i}" for i in range(8)]))
    print_model("link", fitted(link_rows, samples, articles, len(names), LINK_TREES), names)
    for kind in KINDS:
        rows = lambda some, weight: kind_rows(some, kind, weight, names)
        print_model(kind, fitted(rows, samples, articles, len(names), KIND_TREES), names)


if __name__ == "__main__":
    main(sys.argv[1:])
