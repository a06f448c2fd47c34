"""Columns of an export: which one tells a fact, and how its texts are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean, listed
from addendum.kinds import date_reader, mapping_at, text_at, time_reader
from addendum.values import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents import Node
    from addendum.values import Zone

    Reader = Callable[[str], str | None]


class Column:
    """A column by its heading, with the reading of its texts; None for a cell that tells nothing."""

    __slots__ = ("heading", "read")

    def __init__(self, heading: str, read: Reader) -> None:
        self.heading = heading
        self.read = read


def fact_column(node: Node, zone: Zone | None) -> Column:
    """The column of a fact, whose values the mapping may translate, give a unit, or read as times."""
    if isinstance(node, Scalar):
        return Column(node.text, _as_written)
    heading = text_at(node, "column")
    written_as = text_at(node, "written as")
    if written_as:
        return Column(heading, _filled(node, date_reader(written_as) or time_reader(written_as, zone)))
    values = mapping_at(node, "values")
    if values is not None:
        return Column(heading, _filled(node, _translated(node, values)))
    unit = text_at(node, "number means")
    return Column(heading, _filled(node, _with_unit(unit) if unit else _as_written))


def time_column(node: Node, zone: Zone | None) -> Column:
    """The column of a time; an empty cell tells of no time."""
    heading = node.text if isinstance(node, Scalar) else text_at(node, "column")
    written_as = "" if isinstance(node, Scalar) else text_at(node, "written as")
    return Column(heading, _filled(node, time_reader(written_as, zone)))


def _as_written(text: str) -> str | None:
    return text or None


def _filled(node: Node, read: Callable[[str], str | None]) -> Reader:
    """The reading of a cell that is not empty; an empty one means what the mapping says, else nothing."""
    empty = (text_at(node, "empty") or None) if isinstance(node, Mapping) else None

    def filled(text: str) -> str | None:
        return read(text) if text else empty

    return filled


def _translated(node: Node, values: Mapping) -> Reader:
    known = {key.text: value.text for key, value in values.entries if isinstance(value, Scalar)}
    otherwise = text_at(node, "otherwise")

    def read(text: str) -> str | None:
        found = known.get(text) or otherwise
        if found:
            return found
        near = did_you_mean(text, known)
        there = f"`{near}` is there" if near else f"known are {listed(known, 'and')}"
        raise ValueProblem(
            "EXPORT-VALUE-UNKNOWN",
            f"The mapping does not say what `{text}` means.",
            f"Add it to the `values` of the column; {there}.",
        )

    return read


def _with_unit(unit: str) -> Reader:
    before = len(unit) == 3 and unit.isupper()

    def read(text: str) -> str | None:
        return f"{unit} {text}" if before else f"{text} {unit}"

    return read
