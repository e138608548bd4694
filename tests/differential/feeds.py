#!/usr/bin/env python3
"""What feeds state of themselves against what was read of them.

    feeds.py PROGRAM TEST_READ FOLDER [--verbose]

Each feed of FOLDER begins with a comment `Expect: not bozo and entries[0]['title'] == 'words'`. The expression is parsed,
never run. Compared are plain equalities on the title, link, published or updated date, source or id of the feed or of
one of its entries, also inside `and`; everything else is not applicable. Two kinds of expectation are left out and
counted: those that rest on an HTTP header or the address of the
test's server, which a file does not have, and those on a title with markup: feedparser keeps a
title's markup, we keep its words.

Every feed that is well-formed (expat says so) must be read without an error, by the
library and by the program. Exit 1 when one is not, or when fewer expectations are met than FEWEST_EQUAL.
"""
import ast, datetime, json, os, re, subprocess, sys, tempfile, xml.parsers.expat

FEWEST_EQUAL = 390

FIELDS = {"title": "title", "link": "link", "id": "id", "guid": "id", "published": "published", "date": "published",
          "issued": "published", "updated": "modified", "modified": "modified", "published_parsed": "published_iso",
          "issued_parsed": "published_iso", "date_parsed": "published_iso", "updated_parsed": "modified_iso",
          "modified_parsed": "modified_iso"}


def expectation(data):
    """The comment's description and expression, as text."""
    for encoding in ("utf-8", "utf-16", "utf-32", "cp037", "latin-1"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if "Expect:" in text:
            return text, re.search(r"Expect:\s*(.*?)\s*(?:\r?\n|-->)", text).group(1)
    return "", ""


def parts(node):
    """The operands of `and`, or the expression itself."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return [p for value in node.values for p in parts(value)]
    return [node]


def path_of(node):
    """entries[0]['title'], entries[0].title, feed['source']['title'] as a list; None when it is something else."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        before = path_of(node.value)
        return None if before is None else before + [node.attr]
    if isinstance(node, ast.Subscript):
        before = path_of(node.value)
        key = node.slice.value if isinstance(node.slice, ast.Index) else node.slice
        return before + [key.value] if before is not None and isinstance(key, ast.Constant) else None
    return None


def equality(node):
    """(path, wanted) of a plain equality with a constant, or None."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return None
    path = path_of(node.left)
    try:
        wanted = ast.literal_eval(node.comparators[0])
    except ValueError:
        return None
    return (path, wanted) if path else None


def field_of(path):
    """(index or None for the feed, our field) or None."""
    if path[0] == "feed":
        index, rest = None, path[1:]
    elif path[0] == "entries" and len(path) > 1 and isinstance(path[1], int):
        index, rest = path[1], path[2:]
    else:
        return None
    if rest == ["source", "title"] and index is not None:
        return index, "source"
    if rest == ["title_detail", "value"]:
        rest = ["title"]
    return (index, FIELDS[rest[0]]) if len(rest) == 1 and rest[0] in FIELDS else None


def in_utc(iso):
    """The nine numbers that feedparser gives for a date, from our ISO 8601; the first six are compared."""
    if not iso:
        return None
    try:
        if "T" not in iso:
            numbers = [int(n) for n in iso.split("-")] + [1, 1]
            return tuple(numbers[:3]) + (0, 0, 0)
        at = datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", iso).replace("Z", "+00:00"))
        return tuple(at.astimezone(datetime.timezone.utc).timetuple())[:6]
    except ValueError:
        return None


def is_well_formed(data):
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(data, True)
        return True
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        return False


def read_fields(reader, paths, work):
    listed, written = os.path.join(work, "list"), os.path.join(work, "fields")
    with open(listed, "w") as out:
        out.write("\n".join(paths) + "\n")
    environment = dict(os.environ, WHOSAYS_FEED_LIST=listed, WHOSAYS_FEED_FIELDS=written)
    subprocess.run([reader, "--gtest_filter=FeedFields.*"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with open(written, encoding="utf-8") as lines:
        return {f["path"]: f for f in map(json.loads, lines)}


def failures_of_program(program, paths):
    """What the program says of files that it could not read."""
    out = []
    for begin in range(0, len(paths), 500):
        run = subprocess.run([program, "read", "--from", "feed", "--format", "jsonl"] + paths[begin:begin + 500],
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if run.returncode not in (0, 2, 3):
            sys.exit(f"FAIL: the program ended with {run.returncode}")
        out += [line for line in run.stderr.decode("utf-8", "replace").splitlines() if ".xml: " in line]
    return out


def compare(path, data, fields, counts, verbose):
    text, expression = expectation(data)
    try:
        operands = parts(ast.parse(expression.strip() or "None", mode="eval").body)
    except (SyntaxError, ValueError):
        operands = [None]
    for operand in operands:
        if isinstance(operand, ast.UnaryOp):  # "not bozo"
            continue
        found = equality(operand) if operand is not None else None
        where = field_of(found[0]) if found else None
        if where is None:
            counts["not applicable"] += 1
            continue
        index, field = where
        wanted = found[1]
        dated = field.endswith("_iso")
        if (not isinstance(wanted, str) and not dated) or not isinstance(wanted, (str, tuple)):
            counts["not applicable"] += 1
            continue
        if re.search(r"^\s*Header:", text, re.M) or (os.sep + "http" + os.sep) in path or "docuri" in path:
            counts["rests on how it was served"] += 1
            continue
        if field in ("title", "source") and re.search(r"<[a-zA-Z/!]|&(#?\w+);", str(wanted)):
            counts["a title with markup"] += 1
            continue
        piece = fields if index is None else (fields.get("entries") or [{}])[index:index + 1]
        piece = (piece[0] if piece else {}) if isinstance(piece, list) else piece
        got = piece.get(field, "")
        same = in_utc(got) == tuple(wanted)[:6] if dated else got == wanted
        counts["equal" if same else "differs"] += 1
        counts.setdefault("by field", {}).setdefault(field, [0, 0])
        counts["by field"][field][0] += same
        counts["by field"][field][1] += 1
        if not same and verbose:
            print(f"differs: {path}: {found[0]}: wanted {wanted!r}, read {got!r}")


def main():
    program, reader, folder = sys.argv[1:4]
    verbose = "--verbose" in sys.argv
    paths = sorted(os.path.join(d, n) for d, _, names in os.walk(folder) for n in names if n.endswith(".xml"))
    with tempfile.TemporaryDirectory() as work:
        fields = read_fields(reader, paths, work)
    counts = {"equal": 0, "differs": 0, "not applicable": 0, "rests on how it was served": 0, "a title with markup": 0}
    well_formed, failed = set(), []
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        if is_well_formed(data):
            well_formed.add(path)
            if fields[path]["error"]:
                failed.append(f"{path}: {fields[path]['error']}")
        compare(path, data, fields[path], counts, verbose)
    failed += [line for line in failures_of_program(program, sorted(well_formed))]
    compared = counts["equal"] + counts["differs"]
    read = sum(not f["error"] for f in fields.values())
    print(f"{len(paths)} feeds; {read} read; {len(well_formed)} well-formed, of which {len(failed)} failed")
    print(f"expectations: {counts['equal']} equal of {compared} compared; {counts['not applicable']} not applicable, "
          f"{counts['rests on how it was served']} rest on how it was served, {counts['a title with markup']} on a title's markup")
    for field, (same, all_of_it) in sorted(counts["by field"].items()):
        print(f"  {field}: {same} of {all_of_it}")
    for line in failed:
        print("FAIL:", line)
    if verbose:
        for f in fields.values():
            if f["error"]:
                print("error:", f["path"], f["error"])
    if counts["equal"] < FEWEST_EQUAL:
        print(f"FAIL: fewer than {FEWEST_EQUAL} expectations are met")
        return 1
    return 1 if failed else 0


sys.exit(main())
