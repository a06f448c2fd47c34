"""Watching a program at work: which rows answered, for which values, and which decisions were made.

A planner that watches answers as any other does, only slower: each look-up goes through its table, which
notes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.plan import Planner
from addendum.rules.routine import Workshop
from addendum.rules.tables import CompiledTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addendum.rules.hits import Hit, Lookup
    from addendum.rules.model import Decision, Program, Table
    from addendum.rules.result import Result
    from addendum.values import Value


class Visit(NamedTuple):
    """One look-up in the table of a decision: the values of its columns, and the rows that were taken.

    No rows were where `otherwise` spoke.
    """

    decision: str
    values: tuple[Value, ...]
    rows: tuple[int, ...]


class Record:
    """What was looked at since the record was last taken: look-ups, decisions made, facts used.

    `touched` is called whenever something is noted.
    """

    __slots__ = ("_touched", "decided", "facts", "visits")

    def __init__(self, touched: Callable[[], None] | None = None) -> None:
        self._touched = touched
        self.visits: dict[object, Visit] = {}
        self.decided: set[str] = set()
        self.facts: set[str] = set()

    def note(self, visit: Visit) -> None:
        """Keep a look-up, each once."""
        if self._touched is not None:
            self._touched()
        try:
            self.visits.setdefault((visit.decision, visit.values, *map(type, visit.values)), visit)
        except TypeError:  # lists and records have no hash
            self.visits.setdefault(repr(visit), visit)

    def note_result(self, result: Result) -> None:
        """Keep the decisions that were made, and the facts that were used."""
        if self._touched is not None:
            self._touched()
        self.decided.update(result.decided)
        self.facts.update(result.facts)

    def taken(self) -> Record:
        """What was noted so far, which this record forgets."""
        found = Record()
        found.visits, found.decided, found.facts = self.visits, self.decided, self.facts
        self.visits, self.decided, self.facts = {}, set(), set()
        return found


class WatchedPlanner(Planner):
    """A planner whose look-ups and decisions are noted in a record."""

    def __init__(
        self, program: Program, functions: Mapping[str, Callable[..., Value]] | None, record: Record
    ) -> None:
        super().__init__(program, functions)
        self._record = record
        self._workshop = _WatchedWorkshop(program, functions or {}, record)

    def run(self, targets: tuple[str, ...], facts: Mapping[str, object]) -> Result:
        """The values of the targets; raises NoAnswer."""
        result = super().run(targets, facts)
        self._record.note_result(result)
        return result


class _WatchedWorkshop(Workshop):
    """Makes tables that note what they are asked."""

    def __init__(
        self, program: Program, functions: Mapping[str, Callable[..., Value]], record: Record
    ) -> None:
        super().__init__(program, functions)
        self._record = record

    def compiled(self, decision: Decision, table: Table, exact: bool) -> CompiledTable:
        found = _WatchedTable(decision, table, exact)
        found.record = self._record
        return found


class _WatchedTable(CompiledTable):
    """A table that notes each look-up, and therefore takes no short cut past `answer`."""

    record: Record

    def lookup(self) -> Lookup | None:
        return None

    def answer(self, values: Sequence[Value], extras: Sequence[Value] = ()) -> Hit:
        hit = super().answer(values, extras)
        self.record.note(Visit(self.decision.name, tuple(values), hit.rows))
        return hit
