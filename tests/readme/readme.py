"""Runs the ```console blocks of a Markdown file in the current folder, in their order, and compares.

A block is commands and what they print:

    $ whosays receipts -l may.db          a command; it goes on in the next line after a backslash at its end
    12 receipts verified, all hold        its output and error stream as a terminal shows them
    ...                                   any number of lines left out, none included

Blocks share the folder, so a later one may use a ledger that an earlier one made. A command must end with 0; one that
shows a failure is followed by `$ echo $?`. A receipt (r17) that a command names must have been printed by an earlier
command, for a new reading may number them anew. Blanks at line ends and empty lines at the end of an output do not count.

WHOSAYS_UPDATE_GOLDEN=1 writes the outputs of blocks that differ anew, and in commands the receipts that have another number
now. Where lines were left out it keeps as many lines before and after as there were, so one `...` a command; a cut beside
an empty line stays beside one. Nothing is written when a command fails, and nothing that shows today's date, for it would
be wrong tomorrow.
"""

import datetime
import difflib
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field

ELLIPSIS = "..."
SECONDS = 120


class Wrong(Exception):
    """Something that the file or its commands do wrong, for people."""


@dataclass
class Command:
    typed: list[str]  # lines as shown, with "$ "
    shown: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    code: int = 0

    def text(self) -> str:
        return "\n".join([self.typed[0][2:], *self.typed[1:]])


@dataclass
class Block:
    begin: int  # index of the first line inside the fence
    end: int  # index of the closing fence
    commands: list[Command]
    renamed: bool = False  # its commands name other receipts than before


def without_end(lines: list[str]) -> list[str]:
    lines = [line.rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def commands_of(lines: list[str], begin: int) -> list[Command]:
    commands: list[Command] = []
    for number, line in enumerate(lines, begin + 1):
        if line.startswith("$ "):
            commands.append(Command([line]))
        elif not commands:
            raise Wrong(f"line {number}: a console block begins with a command, `$ `")
        elif commands[-1].typed[-1].endswith("\\") and not commands[-1].shown:
            commands[-1].typed.append(line)
        else:
            commands[-1].shown.append(line)
    if not commands:
        raise Wrong(f"line {begin}: an empty console block")
    for command in commands:
        command.shown = without_end(command.shown)
    return commands


def blocks_of(lines: list[str]) -> list[Block]:
    blocks = []
    begin = None
    fence = ""
    for i, line in enumerate(lines):
        if begin is None:
            opened = re.match(r"^(`{3,})\s*(\w*)\s*$", line)
            if opened:
                fence, begin, console = opened[1], i + 1, opened[2] == "console"
        elif line.rstrip() == fence:
            if console:
                blocks.append(Block(begin, i, commands_of(lines[begin:i], begin)))
            begin = None
    if begin is not None:
        raise Wrong(f"line {begin}: a block that is not closed")
    return blocks


def run(block: Block) -> None:
    """All commands of a block in one shell, so that `$?` and variables hold; a mark and the exit code after each."""
    mark = f"--{os.urandom(8).hex()}--"
    script = "status=0\n"
    for command in block.commands:
        script += f"(exit $status)\n{command.text()}\nstatus=$?\nprintf '\\n%s%d\\n' '{mark}' \"$status\"\n"
    done = subprocess.run(["bash", "-c", script], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
    parts = re.split(rf"\n{mark}(\d+)\n", done.stdout.decode("utf-8"))
    if len(parts) != 2 * len(block.commands) + 1:
        raise Wrong(f"line {block.begin + 1}: the shell stopped: {done.stdout.decode('utf-8')[-400:]}")
    for command, printed, code in zip(block.commands, parts[0::2], parts[1::2]):
        command.printed = without_end(printed.split("\n"))
        command.code = int(code)


def check_codes(block: Block) -> None:
    following = [*block.commands[1:], None]
    for command, after in zip(block.commands, following):
        if command.code != 0 and (after is None or after.text() != "echo $?"):
            raise Wrong(f"block at line {block.begin}: `{command.text()}` ended with {command.code}: "
                        + "\n".join(command.printed[-5:]))


def receipts_in(lines: list[str]) -> list[str]:
    return re.findall(r"\[(r\d+)\]", "\n".join(lines))


def rename_receipts(block: Block, before: list[Block]) -> None:
    """Where a new reading has numbered receipts anew: the one that is printed now at the place of the one named."""
    for command in block.commands:
        for earlier in (c for b in before for c in b.commands):
            shown, printed = receipts_in(earlier.shown), receipts_in(earlier.printed)
            for i, old in enumerate(shown):
                if old in printed or not printed:
                    continue
                new = printed[min(i, len(printed) - 1)]
                typed = [re.sub(rf"\b{old}\b", new, line) for line in command.typed]
                if typed != command.typed:
                    command.typed, block.renamed = typed, True
                    break  # a number that was just put in is not an old one


def check_receipts(block: Block, seen: set[str]) -> None:
    """A receipt that a command names is one that the reader has been shown, not a number left from an older reading."""
    for command in block.commands:
        for receipt in re.findall(r"\br\d+\b", command.text()):
            if receipt not in seen:
                raise Wrong(f"block at line {block.begin}: `{command.text()}` names {receipt}, which no earlier command "
                            f"prints; printed were {' '.join(sorted(seen, key=lambda r: int(r[1:]))) or 'none'}: write "
                            "one of these into the command")
        seen.update(receipts_in(command.printed))


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Shown lines against printed ones, `...` for any number of lines: each piece at its earliest place, the last at
    the end, which finds a way whenever there is one."""
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == ELLIPSIS:
            pieces.append([])
        else:
            pieces[-1].append(line)
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return shown == printed
    if printed[:len(first)] != first:
        return False
    at = len(first)
    for piece in pieces[1:-1]:
        while printed[at:at + len(piece)] != piece:
            at += 1
            if at > len(printed):
                return False
        at += len(piece)
    return len(printed) - len(last) >= at and printed[len(printed) - len(last):] == last


def nearest_gap(lines: list[str], wanted: int) -> int:
    """How many lines to keep so that an empty one comes last; as wanted when there is no empty line."""
    gaps = [i + 1 for i, line in enumerate(lines) if not line]
    return min(gaps, key=lambda i: abs(i - wanted), default=wanted)


def renewed(command: Command, line: int) -> list[str]:
    shown, printed = command.shown, command.printed
    cuts = [i for i, text in enumerate(shown) if text == ELLIPSIS]
    if not cuts:
        return printed
    if len(cuts) > 1:
        raise Wrong(f"block at line {line}: `{command.text()}` leaves lines out more than once; only one `...` can be "
                    "renewed by the program: shorten it by hand")
    head, tail = cuts[0], len(shown) - cuts[0] - 1
    if head > 0 and not shown[head - 1]:
        head = nearest_gap(printed, head)
    if head + tail >= len(printed):
        return printed
    return printed[:head] + [ELLIPSIS] + printed[len(printed) - tail:]


def without_today(command: Command, lines: list[str], line: int) -> list[str]:
    today = datetime.datetime.now(datetime.timezone.utc).date()
    for day in (today.isoformat(), f"{today.day} {today:%B %Y}"):
        if any(day in text for text in lines):
            raise Wrong(f"block at line {line}: `{command.text()}` prints today's date ({day}): it will differ tomorrow; "
                        "use --as-of, or leave the line out")
    return lines


def shown_text(command: Command, lines: list[str]) -> list[str]:
    return [*command.typed, *lines]


def difference(block: Block) -> list[str]:
    """A diff of the block for people; empty when it agrees."""
    shown: list[str] = []
    printed: list[str] = []
    for command in block.commands:
        shown += shown_text(command, command.shown)
        same = agrees(command.shown, command.printed)
        cuts = command.shown.count(ELLIPSIS)
        now = renewed(command, block.begin) if cuts == 1 else command.printed  # as it would be written: a short diff
        printed += shown_text(command, command.shown if same else now)
    return list(difflib.unified_diff(shown, printed, "shown", "printed", lineterm="", n=2))


def new_lines(block: Block) -> list[str]:
    lines: list[str] = []
    for i, command in enumerate(block.commands):
        same = agrees(command.shown, command.printed)
        shown = command.shown if same else without_today(command, renewed(command, block.begin), block.begin)
        lines += shown_text(command, shown)
        # A free line between outputs, where the next command would not be seen otherwise.
        if len(shown) > 2 and i + 1 < len(block.commands):
            lines.append("")
    return lines


def main() -> int:
    path = sys.argv[1]
    name = os.path.basename(path)
    update = os.environ.get("WHOSAYS_UPDATE_GOLDEN", "") not in ("", "0")
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    blocks = blocks_of(lines)
    if not blocks:
        raise Wrong(f"{name} has no ```console block: there is nothing to test")
    differing = []
    seen: set[str] = set()
    for i, block in enumerate(blocks):
        if update:
            rename_receipts(block, blocks[:i])
        run(block)
        check_codes(block)
        check_receipts(block, seen)
        diff = difference(block)
        if diff or block.renamed:
            differing.append(block)
            if not update:
                print(f"{name}, block at line {block.begin}, differs:", *(f"  {line}" for line in diff), sep="\n")
    commands = sum(len(block.commands) for block in blocks)
    if not differing:
        print(f"readme: {len(blocks)} blocks, {commands} commands, all as shown")
        return 0
    if not update:
        print(f"readme: {len(differing)} of {len(blocks)} blocks differ; "
              f"WHOSAYS_UPDATE_GOLDEN=1 tests/readme/readme.sh WHOSAYS writes them anew")
        return 1
    for block in reversed(differing):  # from the end, so that the places of the others stay
        lines[block.begin:block.end] = new_lines(block)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("\n".join(lines))
    print(f"readme: {len(differing)} of {len(blocks)} blocks written anew in {path}; look at the diff")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Wrong, subprocess.TimeoutExpired, OSError) as wrong:
        print(f"readme: {wrong}", file=sys.stderr)
        sys.exit(1)
