"""Rows as footing_rows prints them, and what was read by eye of those of news."""
import numpy as np

# Words and numbers of a row and what is remembered (memory.py), as src/footing/charge_features.h has them.
PLACES, NUMBERS, REMEMBERED = 15, 163, 7
NOTHING = np.zeros(REMEMBERED, np.float32)
BY_RULES = 113  # of the numbers: the rules take the content to be against this party


def rows_of(path):
    """Samples: {file, label, voice, text, blocks: [{kind, field, content, rules: [right], rows: [...]}], missed}."""
    samples = []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        kind = cells[0]
        if kind == "S":
            samples.append({"file": cells[1], "label": cells[2], "voice": cells[3], "text": cells[4], "blocks": [], "missed": False})
        elif kind == "T":
            samples[-1]["blocks"].append({"field": cells[1], "kind": cells[2], "act": cells[3], "at": tuple(map(int, cells[4:6])), "source": int(cells[6]), "content": [], "rules": [], "rows": []})
        elif kind == "C":
            samples[-1]["blocks"][-1]["content"] = cells[1].split()
        elif kind == "B":
            samples[-1]["blocks"][-1]["rules"].append((int(cells[1]), cells[2]))
        elif kind == "R":
            words = [None if w == "-" else w for w in cells[4].split(" ")[:PLACES]]
            numbers = np.frombuffer(cells[5].encode(), np.uint8) - 48
            assert len(words) == PLACES and len(numbers) == NUMBERS, line
            samples[-1]["blocks"][-1]["rows"].append({"right": int(cells[1]), "group": int(cells[2]), "span": cells[3], "words": words, "numbers": numbers, "clause": cells[6].split(), "at": int(cells[7]), "actor": int(cells[8]), "figures": np.array(cells[9].split(), np.int32) if len(cells) > 9 else None})
        elif kind == "A":
            samples[-1]["missed"] = cells[1] == "missed"
    return samples


def figure_names(path):
    """Of the row's "figures", in their order."""
    with open(path, encoding="utf-8") as lines:
        return next(line.rstrip("\n").split("\t")[1:] for line in lines if line.startswith("F\t"))


def shared(a, b):
    """What two extents have in common, as a part of what they have together."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


NEAR = 0.8  # shared by a content as it was read by eye and as the program has it now


def labelled(news, paths):
    """Blocks of news that were read by eye: block["known"] is True where their rows are right, False where nobody could say."""
    labels = {}
    for path in paths:
        for line in list(open(path, encoding="utf-8"))[1:]:
            article, field, begin, end, voice, accused = line.rstrip("\n").split("\t")
            labels.setdefault((article, field, voice), {})[(int(begin), int(end))] = accused
    for sample in news:
        for block in sample["blocks"]:
            read = labels.get((sample["text"].split("/", 1)[-1], block["field"], block["kind"]), {})
            at = block["at"] if block["at"] in read else max(read, key=lambda extent: shared(extent, block["at"]), default=None)
            if at is None or shared(at, block["at"]) < NEAR:
                continue
            block["known"], block["read"] = read[at] != "?", at
            begins = set(map(int, read[at].split(","))) if read[at] not in "?-" else set()
            for row in block["rows"]:
                row["right"] = int(row["at"] in begins)
    return news


class Table:
    def __init__(self, samples, words, weight=1.0, unclear=None, known=1.0):
        """Rows of the samples. `unclear`: the weight of unclear ones, as being against nobody; without it they are left out.
        `known`: the weight of blocks of news that were read by eye or have a teacher's shares."""
        self.idx, self.pool, self.num, self.y, self.where, self.starts, self.w, self.near, self.shares = [], [], [], [], [], [], [], [], []
        longest = 40
        for s, sample in enumerate(samples):
            if sample["label"] == "U" and unclear is None:
                continue
            for b, block in enumerate(sample["blocks"]):
                pool = [words.of(w) for w in block["content"]]
                pool = ([p for p in pool if p] + [0] * longest)[:longest]
                read = block.get("known")
                if sample["label"] == "?" and weight < 1 and (block["rules"] if read is None else not read):
                    continue  # in news, whom the rules find is likely enough
                if block["rows"]:
                    self.starts.append(len(self.y))
                    self.shares.append("shares" in block)
                    self.w.append(unclear if sample["label"] == "U" else known if read else weight)
                    self.pool.append(pool)
                for r, row in enumerate(block["rows"]):
                    self.idx.append([words.of(w) for w in row["words"]])
                    self.num.append(np.concatenate([row["numbers"], row.get("memory", NOTHING)]))
                    near = [p for p in (words.of(w) for w in row["clause"]) if p]
                    self.near.append((near + [0] * 16)[:16])
                    self.y.append(block["shares"][r] if "shares" in block else row["right"] if sample["label"] != "U" else 0)
                    self.where.append((s, b, r))
        self.idx = np.array(self.idx, np.int32).reshape(-1, PLACES)
        self.pool = np.array(self.pool, np.int32).reshape(-1, longest)
        self.near = np.array(self.near, np.int32).reshape(-1, 16)
        self.num = np.array(self.num, np.float32).reshape(-1, NUMBERS + REMEMBERED)
        self.y = np.array(self.y, np.float32)
        self.w = np.array(self.w, np.float32)
        self.shares = np.array(self.shares, bool)
        self.starts = np.array(self.starts, np.int64)

    def joined(self, other):
        out = Table([], None)
        for k in ("idx", "pool", "near", "num", "y", "w", "shares"):
            setattr(out, k, np.concatenate([getattr(self, k), getattr(other, k)]))
        out.starts = np.concatenate([self.starts, other.starts + len(self.y)])
        return out

    def blocks(self):
        return np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.y))))

    def batch(self, blocks):
        """Rows of the blocks, the number of each row's block in the batch, the blocks' weights, whether their y are a teacher's shares."""
        ends = np.append(self.starts[1:], len(self.y))
        sizes = ends[blocks] - self.starts[blocks]
        of = np.repeat(np.arange(len(blocks)), sizes)
        at = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(self.starts[blocks], sizes)
        return at, of, self.w[blocks], self.shares[blocks]


def learned_from(samples, news, more, words, opts):
    """All that is learned: samples, articles of which unread contents count, and articles of which only those that were read do."""
    read = [dict(s, blocks=[b for b in s["blocks"] if b.get("known")]) for s in more]
    return (Table(samples, words, opts.samples, unclear=opts.unclear).joined(Table(news, words, opts.news_weight, known=opts.known))
            .joined(Table(read, words, known=opts.known)))
