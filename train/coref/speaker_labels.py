"""Labels for speakers.py: who is meant by the words of sources, in invented paragraphs and in news."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "train"), str(ROOT / "train/coref"), str(ROOT / "tests/golden/coref")]
import news_articles
import news_speakers
import score

OPEN = ROOT / "tests/golden/coref/open"
NEVER = ("eighteenth",)  # the measure: never trained on
HALVES = ("twentieth", "twentysecond")  # whose second halves are measures too
READERS = ("C1", "C2")  # of news; `held` is the measure


def paragraphs(path):
    """(id, group, title, text, {place of a source in characters: names of whom it means, none for nobody})"""
    read = score.read_paragraphs(path)
    if path.stem in HALVES:
        read = read[:len(read) // 2]
    for number, (_, text, marks) in enumerate(read):
        meant = {(b, e): set() if score.is_unnamed(who) else {plain(who)} for b, e, who in marks}
        yield f"{path.stem}:{number}", path.stem, "", text, meant


def news(folder, reader):
    rows = news_speakers.asked(reader)
    for article in news_articles.named(folder, rows):
        meant = {}
        for begin, end, who in rows[article["id"]]:
            if who not in ("?", "author") and " " not in who:
                meant[begin, end] = set() if who == "-" else {plain(news_speakers.name_at(who, article))}
        yield article["id"], reader, article["title"], article["text"], meant


def texts(folder):
    for path in sorted(OPEN.glob("*.txt")):
        if path.stem not in NEVER:
            yield from paragraphs(path)
    for reader in READERS:
        yield from news(folder, reader)


def is_right(group, meant, name, mentions):
    """As the scores of the paragraphs and of news have it: in news a name may be longer than the label."""
    if any(wanted == name or wanted in mentions for wanted in meant):
        return True
    return group in READERS and any(name.endswith(wanted) or wanted.endswith(name) for wanted in meant)


def plain(name):
    return score.without_the(news_speakers.plain(name))
