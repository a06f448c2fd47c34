"""The blocks of a guide: whole policies, parts that stand in a frame, commands with their output, formulas.

- A YAML block that begins with `# name.yaml` is a whole file, saved under that name; so is a CSV block.
- Any other YAML block is part of the page `FRAME`: its keys stand in place of those of the frame, within the
  parts of the page too (a list or a fact among the others). Comments of the form
  `# ask QUESTION: fact value, fact value -> key value, key value` are cases that the page must pass.
- A console block has commands after `$ `, each with the output it must print.
- A `feel` block has lines `= formula -> value`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FRAME = "frame.yaml"
_FENCE = re.compile(r"^```(\w*)\s*$")
_FILE = re.compile(r"^# (\S+\.(?:yaml|toml|csv))$")
_CASE = re.compile(r"^\s*# ask (?P<ask>[\w-]+)(?:: (?P<given>.*?))? -> (?P<expect>.+)$")
_KEY = re.compile(r"^(?P<key>[^\s#-][^:]*|\"[^\"]+\"):(?:\s|$)")
_DEPTHS = {
    "definitions": 2,
    "calendars": 1,
    "severity targets": 1,
    "service credits": 1,
    "hour quota": 1,
    "price": 1,
    "tiers": 1,
    "contract": 1,
}
# What a part says in place of other keys of the frame, as a document that extends another does.
_INSTEAD = {"remedies": ("commitment", "when missed")}
_TYPES = (
    (r"-?[0-9.]+", "number"),
    (r"-?[0-9./]+ %", "percent"),
    (r"[A-Z]{3} -?[0-9.]+", "money"),
    (r"-?(?:[0-9.]+ (?:second|minute|hour)s? ?)+", "duration"),
    (r"[0-9.]+ business days?", "business days"),
    (r"[0-9.]+ calendar days?", "calendar days"),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "date"),
    (r"[0-9]{4}-[0-9]{2}", "month"),
    (r"true|false", "boolean"),
    (r"S[0-9]", "one of severities"),
    (r"[0-9-]+T.+", "date and time"),
    (r".+", "text"),
)


class Block(NamedTuple):
    """A fenced block: its language, its text, the line it begins on, and the heading it stands under."""

    language: str
    text: str
    line: int
    heading: str

    @property
    def file(self) -> str:
        """The name of the file that it is, empty for a part."""
        found = _FILE.match(self.text.partition("\n")[0])
        return found[1] if found else ""

    @property
    def content(self) -> str:
        """What the file holds; a table has no comment with its name."""
        return self.text.partition("\n")[2] if self.language == "csv" else self.text

    def __str__(self) -> str:
        return f"{self.line}-{re.sub('[^A-Za-z0-9]+', '-', self.heading).strip('-')}"


class Command(NamedTuple):
    """A command line and what it must print."""

    words: str
    output: str


def blocks(guide: Path, language: str) -> list[Block]:
    """The fenced blocks of one language."""
    return [block for block in _blocks(guide) if block.language == language]


def commands(block: Block) -> list[Command]:
    """The commands of a console block."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    return [Command(*part.partition("\n")[::2]) for part in parts]


def formulas(block: Block) -> list[tuple[str, str]]:
    """The formulas of a `feel` block, each with its value; a formula may run over several lines."""
    found = re.findall(r"^= (.+?)\s+-> ([^\n]+)$", block.text, flags=re.MULTILINE | re.DOTALL)
    return [(" ".join(text.split()), value) for text, value in found]


def given_facts(guide: Path) -> str:
    """The facts of the formulas, from the table of them in the guide, as a map on one line."""
    rows = re.findall(r"^\| `(\w+)` \| `(.+)` \|$", _section(guide, "Formulas"), flags=re.MULTILINE)
    return "{" + ", ".join(f"{name}: {value}" for name, value in rows) + "}"


def as_decisions(block: Block, given: str) -> str:
    """The formulas as decisions with a case each, to stand in the frame; all cases have the same facts."""
    decisions, cases = "", ""
    for number, (text, value) in enumerate(formulas(block), 1):
        name = f"formula_{number}"
        decisions += f"    {name}:\n      gives: {_type_of(value)}\n      formula: |\n        = {text}\n"
        cases += f"    - {{name: {name}, ask: {name}, given: {given}, expect: {{{name}: {value}}}}}\n"
    return f"rules:\n  decisions:\n{decisions}scenarios:\n  at: 2025-04-01\n  cases:\n{cases}"


def put_output(guide: Path, command: Command, output: str) -> None:
    """Write what a command prints into the guide, in place of what is shown there."""
    text = guide.read_text(encoding="utf-8")
    shown = f"$ {command.words}\n{command.output}"
    tail = "\n" if output and not output.endswith("\n") else ""
    guide.write_text(text.replace(shown, f"$ {command.words}\n{output}{tail}", 1), encoding="utf-8")


def in_frame(frame: str, part: str) -> str:
    """The frame with the keys of the part in place of its own, and with the cases of the part's comments."""
    head, page = _split(frame)
    _, keys = _split(part)
    merged = _merged(page, keys, _DEPTHS)
    cases = "".join(map(_case, filter(None, map(_CASE.match, part.splitlines()))))
    if cases:
        merged["scenarios"] = f"scenarios:\n  at: 2025-04-01\n  cases:\n{cases}"
    return head + "".join(merged.values())


def _blocks(guide: Path) -> list[Block]:
    found: list[Block] = []
    heading, start, language, lines = "", 0, "", []
    for number, line in enumerate(guide.read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.match(line)
        if start and fence:
            found.append(Block(language, "\n".join(lines) + "\n", start, heading))
            start, lines = 0, []
        elif start:
            lines.append(line)
        elif fence:
            start, language = number, fence[1]
        elif line.startswith("#"):
            heading = line.lstrip("# ")
    return found


def _section(guide: Path, heading: str) -> str:
    text = guide.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    return text.partition("\n### ")[0]


def _split(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first key, and each key with the lines below it."""
    before, found, key = "", {}, ""
    for line in text.splitlines(keepends=True):
        match = _KEY.match(line)
        if match:
            key = match["key"].strip('"')
            found[key] = line
        elif key:
            found[key] += line
        else:
            before += line
    return before, found


def _merged(frame: dict[str, str], part: dict[str, str], depths: Mapping[str, int] | int) -> dict[str, str]:
    """The entries of the frame with those of the part; maps in both merge as deep as `depths` says."""
    displaced = {other for key in part for other in _INSTEAD.get(key, ())}
    found = {key: text for key, text in frame.items() if key not in displaced}
    for key, text in part.items():
        depth = depths if isinstance(depths, int) else depths.get(key, 0)
        first, below = text.partition("\n")[::2]
        if key in found and depth > 0 and first.rstrip().endswith(":"):
            own = _split(_dedented(found[key].partition("\n")[2]))[1]
            inner = _merged(own, _split(_dedented(below))[1], depth - 1)
            found[key] = f"{first}\n{_indented(''.join(inner.values()))}"
        else:
            found[key] = text
    return found


def _type_of(value: str) -> str:
    """The type that a value has by the way it is written."""
    if value.startswith("["):
        return f"list of {_type_of(value.strip('[]').split(', ')[0])}"
    return next(of_type for pattern, of_type in _TYPES if re.fullmatch(pattern, value))


def _dedented(text: str) -> str:
    return re.sub(r"^  ", "", text, flags=re.MULTILINE)


def _indented(text: str) -> str:
    return re.sub(r"^(?=.)", "  ", text, flags=re.MULTILINE)


def _case(match: re.Match[str]) -> str:
    name = match[0].strip(" #").replace('"', "'")
    given, expect = _flow(match["given"] or ""), _flow(match["expect"])
    return f'    - {{name: "{name}", ask: {match["ask"]}, given: {given}, expect: {expect}}}\n'


def _flow(pairs: str) -> str:
    """`severity S1, initial_response.within 4 hours` as a map, with maps in it for names with dots."""
    found: dict[str, list[str]] = {}
    for pair in filter(None, pairs.split(", ")):
        path, value = pair.split(" ", 1)
        outer, _, inner = path.partition(".")
        value = f'"{value}"' if "," in value else value
        found.setdefault(outer, []).append(f"{inner.replace('-', ' ')}: {value}" if inner else value)
    entries = (
        f"{key}: {{{', '.join(each)}}}" if "." in pairs and ": " in each[0] else f"{key}: {each[0]}"
        for key, each in found.items()
    )
    return f"{{{', '.join(entries)}}}"
