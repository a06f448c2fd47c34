"""What a YAML parser cannot read, said in one plain sentence at the place where the author will look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents.tabs import tab_in_indentation
from addendum.findings import Finding
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents.source import Source

MOST_LEVELS = 100
_KEY_LINE = re.compile(r"(?:- )*[^\s\[\]{},#'\"][^\[\]{},#'\"]*:(?:\s|$)")
_LONGEST_SHOWN = 60
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")  # an escape for more than the last character


class _Stop(NamedTuple):
    """Where a parser stopped: at an index, within something that began at another one."""

    source: Source
    at: int
    begun: int

    @property
    def character(self) -> str:
        return self.source.text[self.at : self.at + 1]

    @property
    def line(self) -> int:
        return self.source.line_of(min(self.at, len(self.source.text)))

    @property
    def line_start(self) -> int:
        return self.source.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line up to where the parser stopped."""
        return self.source.text[self.line_start : self.at]

    def line_above(self) -> int:
        """The number of the nearest line above that is neither blank nor a comment, -1 without one."""
        line = self.line - 1
        while line >= 0 and not self.source.line_text(line).split("#")[0].strip():
            line -= 1
        return line

    def finding(self, code: str, says: str, fix: str, start: int = -1, end: int = -1) -> Finding:
        start = self.at if start < 0 else start
        return Finding(code, self.source.place(start, max(end, start + 1)), says, fix=fix)


def explain(error: Exception, source: Source) -> Finding:
    """The finding for an error of PyYAML's scanner or parser."""
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if mark is None and (beyond := _BEYOND.search(source.text)):
        return _escape(_Stop(source, beyond.start(), beyond.start()))
    at = min(mark.index, len(source.text)) if mark is not None else 0
    stop = _Stop(source, at, context.index if context is not None else at)
    about = f"{getattr(error, 'context', '') or ''}: {problem}"
    for pattern, handler in _KNOWN:
        if pattern.search(about) and (finding := handler(stop)):
            return finding
    return _unknown(stop)


def second_document(source: Source, start: int, end: int) -> Finding:
    """The finding for a second document, whose marker or first line stands from `start` to `end`."""
    fix = "Put each policy in a file of its own, or delete the `---` or `...` before it."
    return Finding("SEVERAL-DOCUMENTS", source.place(start, end), "A second document begins here.", fix=fix)


def too_deep(source: Source, start: int) -> Finding:
    """The finding for the value at `start`, which opens one level too many."""
    says = f"Values are nested more than {MOST_LEVELS} levels deep here."
    fix = "Divide what stands here into several documents."
    return Finding("FILE-TOO-DEEP", source.place(start, start + 1), says, fix=fix)


def _colon(stop: _Stop) -> Finding | None:
    """A `: ` where no key can be: a second one in its line, a line too deep, or a key without colon above."""
    first = re.search(r":\s", stop.before)
    if first:
        key, value = (
            stop.before[: first.start()].strip(),
            stop.source.line_text(stop.line)[first.end() :].strip(),
        )
        return stop.finding(
            "COLON-IN-TEXT",
            f"A second colon with a space after it stands in the value of `{key}`.",
            f'Put the whole value in quotes: `{key}: "{_short(value)}"`.'
            if '"' not in value
            else _QUOTE_SINGLY,
        )
    above = stop.line_above()
    if above < 0:
        return None
    text = stop.source.line_text(above)
    indent = len(text) - len(text.lstrip(" "))
    if len(stop.before) - len(stop.before.lstrip(" ")) > indent and re.search(r":\s+\S", text):
        return _uneven(stop, "This line is indented deeper than the one above it, which already has a value.")
    start = stop.source.text.rfind("\n", 0, stop.source.line_end(above)) + 1 + indent
    content = text.strip()
    name, colon, value = content.partition(":")
    fix = (
        f"Write a space after the colon: `{name}: {value}`."
        if colon and value
        else f"Write `{_short(content)}: …`."
    )
    says = f"`{_short(content)}` has no colon with a space after it."
    return stop.finding("COLON-MISSING", says, fix, start, start + len(content))


def _no_colon(stop: _Stop) -> Finding:
    text = stop.source.line_text(stop.source.line_of(stop.begun)).strip()
    says = f"`{_short(text)}` has no colon with a space after it."
    return stop.finding("COLON-MISSING", says, "Write `key: value`.", stop.begun, stop.begun + len(text))


def _start_character(stop: _Stop) -> Finding:
    if stop.character == "\t":
        return _tab(stop)
    return _cannot_begin(stop, stop.at)


def _marker(stop: _Stop) -> Finding:
    return _cannot_begin(stop, stop.begun)


def _cannot_begin(stop: _Stop, at: int) -> Finding:
    line = stop.source.line_end(stop.source.line_of(at))
    value = stop.source.text[at:line].strip()
    character = "a backtick" if value[:1] == "`" else f"`{value[:1]}`"
    fix = f'Put it in quotes: `"{_short(value)}"`.' if not set(value) & set('"`') else _QUOTE_SINGLY
    says = f"A value cannot begin with {character}."
    return stop.finding("BAD-FIRST-CHARACTER", says, fix, at, at + len(value))


def _block(stop: _Stop) -> Finding:
    value = stop.source.text[stop.begun : stop.source.line_end(stop.source.line_of(stop.begun))].strip()
    return stop.finding(
        "BAD-FIRST-CHARACTER",
        f"A value that begins with `{value[:1]}` announces a text on the lines below it.",
        f'Put the value in quotes, `"{_short(value)}"`, or move the text to the next line and indent it.',
        stop.begun,
        stop.begun + len(value),
    )


def _tab(stop: _Stop) -> Finding:
    start = stop.at
    while stop.source.text[start : start + 1] == " ":
        start += 1
    end = start
    while stop.source.text[end : end + 1] == "\t":
        end += 1
    return tab_in_indentation(stop.source, start, max(end, start + 1))


def _open_quote(stop: _Stop) -> Finding:
    quote = stop.source.text[stop.begun : stop.begun + 1]
    name, inside = (
        ("single", "write `''` for an apostrophe in it")
        if quote == "'"
        else ("double", 'write `\\"` for one in it')
    )
    end = stop.source.line_end(stop.source.line_of(stop.begun))
    return stop.finding(
        "QUOTE-NOT-CLOSED",
        f"The {name} quote that opens here is never closed.",
        f"Write `{quote}` at the end of the text, and {inside}.",
        stop.begun,
        end,
    )


def _escape(stop: _Stop) -> Finding:
    start = stop.source.text.rfind("\\", 0, stop.at + 1)
    start = stop.at if start < stop.begun else start
    shown = stop.source.text[start : start + 2].strip()
    return stop.finding(
        "ESCAPE-UNKNOWN",
        f"`{shown}` means nothing inside double quotes, where a backslash begins an escape.",
        "Write `\\\\` for a backslash, or put the text in single quotes.",
        start,
        start + 2,
    )


def _list_on_line(stop: _Stop) -> Finding:
    return stop.finding(
        "LIST-ON-KEY-LINE",
        "A list with hyphens cannot begin on the line of its key.",
        "Begin it on the next line, or write it in brackets: `[…, …]`.",
    )


def _in_brackets(stop: _Stop) -> Finding:
    source, opener = stop.source, stop.source.text[stop.begun : stop.begun + 1]
    closer = "]" if opener == "[" else "}"
    bracket_line = source.line_of(stop.begun)
    outer = source.line_text(bracket_line)
    indent = len(outer) - len(outer.lstrip(" "))
    here = source.line_text(stop.line)
    outside = (
        stop.line > bracket_line
        and len(here) - len(here.lstrip(" ")) <= indent
        and _KEY_LINE.match(here.strip())
    )
    if not stop.character or outside:
        says = f"The `{opener}` that opens here is never closed."
        return stop.finding("BRACKET-NOT-CLOSED", says, f"Write `{closer}` at its end.", stop.begun)
    if stop.character == ":":
        says = f"A second colon with a space after it stands in one entry between `{opener}` and `{closer}`."
        return stop.finding(
            "COLON-IN-TEXT", says, "Put the value in quotes, or write a comma between two entries."
        )
    if stop.character in "[{":
        says = f"`{stop.character}` opens a list or a map in the middle of a value."
        return stop.finding(
            "BRACKET-IN-TEXT", says, "Put the whole value in quotes, or write a comma before it."
        )
    if stop.character in "]}":
        says = f"`{stop.character}` stands where `{closer}` closes what `{opener}` has opened."
        return stop.finding("BRACKET-NOT-CLOSED", says, f"Write `{closer}`.")
    if stop.before.rstrip()[-1:] in {'"', "'"}:
        return _goes_on(stop)
    says = f"Between `{opener}` and `{closer}` a comma is missing here."
    return stop.finding("BRACKET-NOT-CLOSED", says, f"Write a comma, or `{closer}` before it.")


def _no_content(stop: _Stop) -> Finding | None:
    if stop.character in {"]", "}"}:
        says = f"`{stop.character}` closes nothing that was opened before it in the same way."
        return stop.finding(
            "BRACKET-NOT-CLOSED", says, "Delete it, or put the text in quotes if it belongs to it."
        )
    if stop.character == ",":
        return stop.finding(
            "ENTRY-MISSING", "Nothing stands before this comma.", "Delete the comma, or write the entry."
        )
    return None


def _no_key(stop: _Stop) -> Finding | None:
    before = stop.before.rstrip()
    if before.strip(" -"):
        if before[-1] in "\"']}":
            return _goes_on(stop)
        return None
    if not _KEY_LINE.match(_rest(stop)) and (cut := _cut_above(stop)):
        return cut
    if stop.character == ":":
        return stop.finding(
            "KEY-EMPTY", "Nothing stands before this colon.", "Write the name of the entry before it."
        )
    if stop.character == "-":
        return _uneven(stop, "A list begins here, among lines that are written as `key: value`.")
    if not _KEY_LINE.match(_rest(stop)) and stop.character not in "\"'":
        return _uneven(
            stop, "This line is neither indented as part of the text above nor written as `key: value`."
        )
    return _uneven(stop, "This line begins in a column in which none of the lines above it begins.")


def _cut_above(stop: _Stop) -> Finding | None:
    above = stop.line_above()
    if above < 0:
        return None
    line = stop.source.line_text(above)
    found = re.search(r"(?<=\S)\s+(#.*)", line)
    if found is None:
        return None
    start = stop.source.line_end(above) - len(line) + found.start(1)
    says = "The text ends before this `#`, so the next line belongs to nothing."
    fix = "Put the whole text in quotes, or move the comment to a line above it."
    return stop.finding("CUT-BY-COMMENT", says, fix, start, start + len(found[1]))


def _no_hyphen(stop: _Stop) -> Finding:
    return _uneven(stop, "This line stands in the column of a list, but does not begin with `- `.")


def _goes_on(stop: _Stop) -> Finding:
    last = stop.before.rstrip()[-1:]
    if last in {"]", "}"}:
        says = f"The value goes on after the `{last}` that closes it."
        fix = "Put the whole value in quotes, or delete what follows."
    else:
        says = "The text goes on after the quote that closes it."
        twice = "`''` for an apostrophe" if last == "'" else '`\\"` for a quote'
        fix = f"Put quotes around the whole text, and write {twice} inside it."
    return stop.finding("VALUE-GOES-ON", says, fix, stop.at, stop.source.line_end(stop.line))


def _after_the_end(stop: _Stop) -> Finding | None:
    """A line behind a value that is complete as it stands: behind `...`, closed quotes or closed brackets."""
    if stop.before.strip():
        return _goes_on(stop)
    if stop.character == ":":
        return _no_key(stop)
    above = stop.line_above()
    if above >= 0 and stop.source.line_text(above).startswith("..."):
        return second_document(stop.source, stop.at, stop.source.line_end(stop.line))
    return stop.finding(
        "VALUE-GOES-ON",
        "The file goes on here, although the value above it is complete.",
        "Write the whole file as `key: value` lines, or move this line inside the braces or brackets above.",
        stop.at,
        stop.source.line_end(stop.line),
    )


def _nested(stop: _Stop) -> Finding:
    return too_deep(stop.source, stop.at - 1)


def _directive(stop: _Stop) -> Finding:
    return stop.finding(
        "YAML-DIRECTIVE",
        "A line that begins with `%` gives orders to the YAML reader.",
        "Delete it; a text that begins with `%` needs quotes.",
        stop.line_start,
        stop.source.line_end(stop.line),
    )


def _unknown(stop: _Stop) -> Finding:
    return stop.finding(
        "YAML-UNREADABLE",
        "From here on the file cannot be read as `key: value` lines.",
        "Look for a missing quote, colon or bracket here or in the line above.",
    )


def _uneven(stop: _Stop, says: str) -> Finding:
    fix = (
        "Begin lines that belong together in the same column, "
        "and what belongs below a key two columns further right."
    )
    return stop.finding(
        "INDENT-UNEVEN", says, fix, stop.line_start + len(stop.before) - len(stop.before.lstrip(" "))
    )


def _rest(stop: _Stop) -> str:
    return stop.source.text[stop.at : stop.source.line_end(stop.line)]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


_QUOTE_SINGLY = "Put the whole value in single quotes."

# the wordings of libyaml and of PyYAML's own parser; the first that fits decides
_KNOWN: tuple[tuple[re.Pattern[str], Callable[[_Stop], Finding | None]], ...] = tuple(
    (re.compile(pattern), handler)
    for pattern, handler in (
        (r"mapping values are not allowed", _colon),
        (r"could not find expected ':'", _no_colon),
        (r"nesting depth", _nested),
        (r"<document start>", _after_the_end),
        (r"tab character", _tab),
        (r"cannot start any token", _start_character),
        (r"end of stream|unexpected document", _open_quote),
        (r"escape|hexa?decimal", _escape),
        (r"block scalar", _block),
        (r"sequence entries are not allowed", _list_on_line),
        (r"expected ',' or '[\]}]'", _in_brackets),
        (r"node content", _no_content),
        (r"expected '-' indicator|block collection", _no_hyphen),
        (r"expected key|expected <block end>", _no_key),
        (r"directive|duplicate tag|incompatible YAML", _directive),
        (r"an? (?:alias|anchor|tag)|tag handle", _marker),
    )
)
