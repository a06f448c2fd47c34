"""Collects what is wrong with one formula, as findings at their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.feel.faults import SyntaxFault
    from addendum.feel.tree import Node
    from addendum.findings import Finding, Place

_SHOWN = 60


class Reporter:
    """The findings of one formula; where `at` is None, columns count within the formula itself.

    A `silent` reporter drops all but faults of syntax: the dmn profile turns them into null.
    """

    def __init__(self, text: str, at: Callable[[int, int], Place] | None, silent: bool = False) -> None:
        self.text = text
        self.silent = silent
        self.findings: list[Finding] = []
        self._at = at

    def report(self, code: str, node: Node, says: str, fix: str = "", example: str = "") -> None:
        """Add a finding about a part of the formula."""
        if not self.silent:
            self._add(code, node.start, node.end, says, fix, example)

    def fault(self, fault: SyntaxFault) -> None:
        """Add a fault of syntax."""
        self._add(fault.code, fault.start, fault.end, fault.says, fault.fix, "")

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of the formula stands."""
        return place_of(self._at, start, end)

    def words(self, node: Node) -> str:
        """The author's own words for a part of the formula, in backticks."""
        words = " ".join(self.text[node.start : node.end].split())
        return f"`{words}`" if len(words) <= _SHOWN else f"`{words[: _SHOWN - 2]} …`"

    def _add(self, code: str, start: int, end: int, says: str, fix: str, example: str) -> None:
        from addendum.findings import Finding

        self.findings.append(Finding(code, self.place(start, end), says, example=example, fix=fix))


def place_of(at: Callable[[int, int], Place] | None, start: int, end: int) -> Place:
    """The place of characters `start` to `end` of a formula."""
    length = max(end - start, 1)
    if at is not None:
        return at(start, length)
    from addendum.findings import Place

    return Place("formula", 1, start + 1, start + 1 + length)
