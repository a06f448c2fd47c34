"""One change of one standing: what stands in place of decisions, facts and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.suggesting import made
from addendum.kinds import functions_over
from addendum.light import NamedTuple
from addendum.rules import Program, Table, meets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.watch import Seen
    from addendum.calendars import CalendarBook
    from addendum.kinds import Lowered
    from addendum.rules import Decision, Fact, Row, Visit

OTHERWISE = -1


class Edit(NamedTuple):
    """What a standing has after a change.

    `rows` are, by decision and number, the rows that are another now, None for one that is gone; where a
    decision has others, its formulas changed. `calendars` are the names of those whose hours did, and the ids
    of the lists of holidays that did.
    """

    decisions: Mapping[str, Decision]
    rows: Mapping[str, Mapping[int, Row | None]] = {}
    facts: Mapping[str, Fact] = {}
    book: CalendarBook | None = None
    calendars: frozenset[str] = frozenset()

    def applied(self, lowered: Lowered) -> Lowered:
        """The standing's program after the change."""
        program = lowered.program
        changed = lowered._replace(
            program=Program({**program.facts, **self.facts}, {**program.decisions, **self.decisions})
        )
        book = self.book
        if book is None:
            return changed
        functions = {**changed.functions, **functions_over(lambda: book)}
        return changed._replace(book=lambda: book, functions=functions)

    def may_matter(self, program: Program, seen: Seen) -> bool:
        """Whether what was looked at may be another now."""
        if not self.calendars.isdisjoint(seen.calendars) or not self.facts.keys().isdisjoint(seen.facts):
            return True
        by_formula = self.decisions.keys() - self.rows.keys()
        if by_formula and not by_formula.isdisjoint(made(program, seen)):
            return True
        return any(
            self._may_matter_to(program, visit)
            for visit in seen.visits.values()
            if visit.decision in self.rows
        )

    def _may_matter_to(self, program: Program, visit: Visit) -> bool:
        """Whether one look-up may find another row, or another result in the same one."""
        table = program.decisions[visit.decision].logic
        assert isinstance(table, Table)  # noqa: S101 - only tables are looked up
        for number, row in self.rows[visit.decision].items():
            if number == OTHERWISE:
                if not visit.rows:
                    return True
                continue
            before = number in visit.rows or _is_met(table.rows[number], visit)
            if row is None or row.outputs != table.rows[number].outputs:
                if before:
                    return True
            elif before != _is_met(row, visit):
                return True
        return False


def _is_met(row: Row, visit: Visit) -> bool:
    return all(map(meets, row.conditions, visit.values))
