"""What the program would decide by a net's scores, and how much of it is right."""
import numpy as np

from rows import BY_RULES, Table

SURER = 0.5  # as kSurer in src/footing/learned_against.cpp


def decided(sample, scores, limits):
    """Whom the program would take a sample to be against: (right, words), as src/footing/learned_against.cpp does it."""
    out = []
    for b, block in enumerate(sample["blocks"]):
        rows, own = block["rows"], block["kind"] == "own"
        score = [scores[(b, r)] for r in range(len(rows))]
        ruled = [r for r, row in enumerate(rows) if row["numbers"][BY_RULES]]
        picked = [r for r in ruled if score[r] >= limits["kept"]]
        outside = [x for x in block["rules"] if not any(rows[r]["span"] in x[1] or x[1] in rows[r]["span"] for r in ruled)]
        enough = limits["heading"] if block["field"] == "title" else limits["own"] if own else limits["said"]
        order = sorted(range(len(rows)), key=lambda r: -score[r])
        if picked and order[0] not in picked and score[order[0]] >= max(enough, max(score[r] for r in picked) + SURER):
            picked = []
        for r in order:
            if score[r] < (max(enough, limits["more"]) if picked or outside else enough):
                break
            picked += [k for k in range(len(rows)) if rows[k]["group"] == rows[r]["group"] and k not in picked]
        out += [(rows[r]["right"], rows[r]["span"]) for r in picked] + outside
    return out


def score_of(samples, scores, limits, verbose=False, loose=False):
    said = right = asked = some = 0
    for s, sample in enumerate(samples):
        if sample["label"] == "U":
            continue
        found = decided(sample, scores[s], limits)
        good = sample["label"] == "A" and found and all(r for r, _ in found)
        some += sample["label"] == "A" and any(r for r, _ in found)
        asked += sample["label"] == "A"
        said += bool(found)
        right += bool(good)
        if verbose and (bool(found) != (sample["label"] == "A") or (found and not good)):
            rows = [(round(float(scores[s][(b, r)]), 1), row["right"], row["span"], block["kind"]) for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
            print(sample["label"], sample["voice"], [w for _, w in found], sample["text"][:220], "MISSED" if sample["missed"] else "", sorted(rows, reverse=True)[:4])
    if loose:
        return some / max(said, 1), some / max(asked, 1)
    return right / max(said, 1), right / max(asked, 1)


def by_rules(samples):
    said = right = asked = 0
    for sample in samples:
        if sample["label"] == "U":
            continue
        found = [x for block in sample["blocks"] for x in block["rules"]]
        asked += sample["label"] == "A"
        said += bool(found)
        right += bool(found) and sample["label"] == "A" and all(r for r, _ in found)
    return right / max(said, 1), right / max(asked, 1)


def spread(table, z, count):
    out = [dict() for _ in range(count)]
    for (s, b, r), value in zip(table.where, z):
        out[s][(b, r)] = value
    return out


def seen(net, words, news):
    """How often something is found in news, where it is mostly nothing."""
    table = Table(news, words)
    scores = spread(table, net.scores(table), len(news))
    for kind in ("said", "own"):
        most = []
        ruled = 0
        for s, sample in enumerate(news):
            for b, block in enumerate(sample["blocks"]):
                if block["kind"] == kind:
                    most.append(max([scores[s][(b, r)] for r in range(len(block["rows"]))], default=-9))
                    ruled += bool(block["rules"])
        most = np.array(most)
        print("news, %s: %d contents, by rules %.3f;" % (kind, len(most), ruled / max(len(most), 1)), "  ".join("%g: %.3f" % (t, (most >= t).mean()) for t in np.arange(-2, 4, 0.5)))


def read_by_eye(net, words, news):
    """On labelled blocks, at each limit: how many are found, and how many of those with somebody who is right."""
    table = Table(news, words)
    scores = spread(table, net.scores(table), len(news))
    for kind in ("said", "own"):
        blocks = [(s, b, block) for s, sample in enumerate(news) for b, block in enumerate(sample["blocks"]) if block.get("known") and block["kind"] == kind]
        asked = sum(any(row["right"] for row in block["rows"]) for _, _, block in blocks)
        line = []
        for t in np.arange(-3, 3.1, 0.5):
            found = right = 0
            for s, b, block in blocks:
                best = max(range(len(block["rows"])), key=lambda r: scores[s][(b, r)])
                found += scores[s][(b, best)] >= t
                right += scores[s][(b, best)] >= t and block["rows"][best]["right"]
            line.append("%g: %.2f/%.2f" % (t, right / max(found, 1), right / max(asked, 1)))
        print("read by eye, %s: %d, against somebody %d;" % (kind, len(blocks), asked), " ".join(line))
        ruled = [block for _, _, block in blocks if any(row["numbers"][BY_RULES] for row in block["rows"])]
        print("  by rules %d, right %d;" % (len(ruled), sum(any(row["right"] and row["numbers"][BY_RULES] for row in block["rows"]) for block in ruled)),
              " ".join("kept %g: %.2f/%.2f" % ((t,) + kept(blocks, scores, t, asked)) for t in np.arange(-5, 1.1, 1)))


def kept(blocks, scores, limit, asked):
    found = right = 0
    for s, b, block in blocks:
        rows = [row for r, row in enumerate(block["rows"]) if row["numbers"][BY_RULES] and scores[s][(b, r)] >= limit]
        found += bool(rows)
        right += any(row["right"] for row in rows)
    return right / max(found, 1), right / max(asked, 1)


def report(samples, scores, opts, limits=None):
    y = [row["right"] for s, sample in enumerate(samples) if sample["label"] != "U" for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
    z = [scores[s][(b, r)] for s, sample in enumerate(samples) if sample["label"] != "U" for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
    order = np.argsort(z)
    ranks = np.empty(len(z)); ranks[order] = np.arange(len(z))
    y = np.array(y)
    auc = (ranks[y == 1].sum() - y.sum() * (y.sum() - 1) / 2) / max(y.sum() * (len(y) - y.sum()), 1)
    print("rows %d, of them against %d, area under the curve %.4f" % (len(y), y.sum(), auc))
    if limits is None:
        for t in np.arange(-4, 3.1, 0.5):
            same = {"said": t, "own": t, "heading": t, "kept": t - opts.kept, "more": opts.more}
            p, r = score_of(samples, scores, same)
            parts = []
            for voice in ("quoted", "reported", "own", "headline"):
                at = [i for i, s in enumerate(samples) if s["voice"] == voice]
                parts.append("%s %.2f/%.2f" % ((voice,) + score_of([samples[i] for i in at], [scores[i] for i in at], same)))
            some = score_of(samples, scores, same, loose=True)
            print("  limit %5.2f  P %.3f R %.3f F %.3f  some right %.2f/%.2f  %s" % ((t, p, r, 2 * p * r / max(p + r, 1e-9)) + some + ("  ".join(parts),)))
        limits = dict(zip(("said", "own", "heading", "kept", "more"), map(float, opts.limits.split(","))))
    p, r = score_of(samples, scores, limits, opts.verbose)
    print("chosen", limits, "P %.3f R %.3f" % (p, r))
    return limits
