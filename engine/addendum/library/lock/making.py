"""The text of a new version of a document, made of an earlier one: its head raised, all else as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence, read_text
from addendum.findings import FindingsError
from addendum.library.lock.comparing import is_changed
from addendum.library.lock.locked import source_key
from addendum.library.lock.naming import NotMade, version_named
from addendum.library.versions import Timeline
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.documents import Node
    from addendum.kinds import Document
    from addendum.library.library import Library
    from addendum.library.lock.locked import Locked
    from addendum.values import Date

_NUMBERED = re.compile(r"(?:\.v[0-9]+)?(\.ya?ml)$")


class NewVersion(NamedTuple):
    """The file of a new version, named from the root, and its text, in force from `effective` on.

    `source` is the file that it is made of, and `is_edited` tells whether that is not as it was published.
    """

    file: str
    text: str
    version: int
    effective: Date
    until: Date | None
    source: str
    is_edited: bool


def new_version(policies: Library, named: str, effective: Date) -> NewVersion:
    """The next version of a document, from a day on; `named` is its id, or a file as places name it.

    Raises NotMade.
    """
    source = version_named(policies, named)
    timeline = Timeline(
        (each for each in policies.sources if each.head.id == source.head.id), policies.is_published
    )
    number = timeline.newest.head.version + 1
    until = _until(timeline, source, effective)
    text = (policies.base / source.file).read_bytes().decode("utf-8-sig")
    file = _NUMBERED.sub(rf".v{number}\1", source.file)
    if (policies.base / file).exists():
        raise NotMade(f"`{file}` exists.", "Look whether it is the new version already, or rename it.")
    values = {"version": str(number), "effective": str(effective), "until": str(until) if until else ""}
    text = _with_head(text, source.file, values)
    entry = policies.lock.of(source) if policies.lock is not None else None
    is_edited = entry is not None and is_changed(source, entry)
    return NewVersion(file, text, number, effective, until, source.file, is_edited)


def locked_text(policies: Library, source: Document, texts: Iterable[str]) -> str | None:
    """The first of some texts that, in the place of a version's file, says what was published of it."""
    entry = policies.lock.of(source) if policies.lock is not None else None
    if entry is None:
        return None
    return next((text for text in texts if _is_as_locked(policies, source, entry, text)), None)


def _is_as_locked(policies: Library, source: Document, entry: Locked, text: str) -> bool:
    try:
        tree = read_text(text, source.file)
    except FindingsError:
        return False
    if not isinstance(tree, Mapping):
        return False
    candidate = policies.as_source(tree, source.file)
    return source_key(candidate) == source_key(source) and not is_changed(candidate, entry)


def _until(timeline: Timeline, source: Document, effective: Date) -> Date | None:
    """Where the new version ends: where a later one begins, else where its source does, if that is later."""
    starts = (each.head.effective for each in timeline.versions if each is not source)
    later = [start for start in starts if start is not None and start > effective]
    if later:
        return min(later)
    until = source.head.until
    return until if until is not None and until > effective else None


def _with_head(text: str, file: str, values: dict[str, str]) -> str:
    """The text with other values in its head, `""` for none; all else stays, comments too."""
    for key, value in values.items():
        text = _with_key(text, file, key, value)
    tree = _read(text, file)
    if any(_written(tree, key) != value for key, value in values.items()):
        raise _by_hand(file)
    return text


def _with_key(text: str, file: str, key: str, value: str) -> str:
    tree = _read(text, file)
    lines = text.splitlines(keepends=True)
    line_break = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    node, name = tree.get(key), tree.key(key)
    if node is None or name is None:
        if value:
            above = tree.get("effective") or tree.get("version") or tree
            lines.insert(_last_line(above), f"{key}: {value}{line_break}")
        return "".join(lines)
    first, last = name.place.line, _last_line(node)
    if value and isinstance(node, Scalar) and first == last == node.place.line:
        line = lines[first - 1]
        start, end = node.place.column - 1, node.place.end - 1
        lines[first - 1] = f"{line[:start]}{value}{line[end:]}"
    else:
        lines[first - 1 : last] = [f"{key}: {value}{line_break}"] if value else []
    return "".join(lines)


def _last_line(node: Node) -> int:
    """The last line on which something of a part stands."""
    if isinstance(node, Mapping):
        parts = [part for entry in node.entries for part in entry]
    else:
        parts = list(node.items) if isinstance(node, Sequence) else []
    return max((_last_line(part) for part in parts), default=node.place.line)


def _written(tree: Mapping, key: str) -> str:
    node = tree.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _read(text: str, file: str) -> Mapping:
    try:
        tree = read_text(text, file)
    except FindingsError:
        raise _by_hand(file) from None
    if not isinstance(tree, Mapping):
        raise _by_hand(file)
    return tree


def _by_hand(file: str) -> NotMade:
    return NotMade(
        f"The head of `{file}` is not written in a way in which its version can be raised.",
        "Copy the file by hand, and write `version`, `effective` and `until` on lines of their own.",
    )
