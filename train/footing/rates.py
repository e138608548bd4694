"""How often somebody is accused where a word stands, as src/footing/charge_rates.h reads it, and the figures made of it."""
import math

PLACES = ("of_subject", "of_passive", "of_object", "of_other", "inner", "object", "of_object_itself", "oblique", "beside", "second", "of_second",
          "thing", "own_clause", "party", "own_quality", "above", "source", "cue", "clause", "content")
SUBJECT, PASSIVE, OBJECTS = 0, 1, (2, 3)  # of the figure `place`
BELIEF = 8     # occurrences at the rate of all that a word is believed to have beside its own
LEAST = 6      # occurrences of a word at a place, else it says nothing
SMALLEST = 40  # thousandths


def predicate_place(kind):
    return 0 if kind == SUBJECT else 1 if kind == PASSIVE else 2 if kind in OBJECTS else 3


def common(words):
    """Each once, but for those of peoples, parties and faiths: nobody is accused because of what they are."""
    return set(w for w in words if w.islower())


def places_of(row, kind):
    """Place and word of a row, each once; `kind` is its figure `place`."""
    out = [(predicate_place(kind) if i == 0 else 3 + i, w) for i, w in enumerate(row["words"]) if w and w.islower()]
    return out + [(PLACES.index("clause"), w) for w in common(row["clause"])]


class Rates:
    """Logarithms, in thousandths, of a word's share of accused over that of all, by place. `blocks`: [(block, kinds of its rows, weight)]."""

    def __init__(self, blocks):
        seen, accused = {}, {}
        rows = right = contents = charges = 0.0
        content = PLACES.index("content")
        for block, kinds, weight in blocks:
            any_right = max(row["right"] for row in block["rows"])
            contents, charges = contents + weight, charges + weight * any_right
            for w in common(block["content"]):
                seen[content, w] = seen.get((content, w), 0) + weight
                accused[content, w] = accused.get((content, w), 0) + weight * any_right
            for row, kind in zip(block["rows"], kinds):
                rows, right = rows + weight, right + weight * row["right"]
                for key in places_of(row, kind):
                    seen[key] = seen.get(key, 0) + weight
                    accused[key] = accused.get(key, 0) + weight * row["right"]
        self.of = {}
        for key, n in seen.items():
            share = charges / contents if key[0] == content else right / rows
            rate = round(1000 * math.log((accused[key] + BELIEF * share) / (n + BELIEF) / share))
            if n >= LEAST and abs(rate) >= SMALLEST:
                self.of[key] = rate

    def figures(self, block, kinds):
        """By row: those from predicate_rate to content_most."""
        content = mean_and_most([self.of.get((PLACES.index("content"), w), 0) for w in set(block["content"])])
        out = []
        for row, kind in zip(block["rows"], kinds):
            own = [self.of.get((predicate_place(kind) if i == 0 else 3 + i, w), 0) for i, w in enumerate(row["words"])]
            clause = mean_and_most([self.of.get((PLACES.index("clause"), w), 0) for w in set(row["clause"])])
            out.append([*own, *clause, *content])
        return out

    def write(self, path, head):
        words = sorted(set(w for _, w in self.of))
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(head)
            print("word", *PLACES, sep="\t", file=out)
            for w in words:
                print(w, *(self.of.get((p, w), "") for p in range(len(PLACES))), sep="\t", file=out)


def mean_and_most(rates):
    if not rates:
        return 0, 0
    two = sorted(rates, reverse=True)[:2]
    return int(sum(rates) / len(rates)), int(sum(two) / len(two))
