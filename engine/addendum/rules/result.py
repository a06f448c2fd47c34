"""What a question gave: values, the rows they come from, the facts used, and each step with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.failures import Unanswered
from addendum.rules.graph import INPUT
from addendum.rules.model import Anything, Passing, Table, is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.rules.hits import Hit
    from addendum.rules.model import Decision, Origin
    from addendum.values import Value

OTHERWISE = "otherwise"
_MOST_REASONS = 4096


class Evaluated:
    """How a plan lays out what it returns: the names of its values and of its tables, in order.

    `partly` tells that some values may be `Unanswered`. `reasons` keeps what a step says of a row besides
    values.
    """

    __slots__ = ("decisions", "facts", "names", "order", "partly", "reasons", "replaced", "tables")

    def __init__(
        self,
        decisions: Mapping[str, Decision],
        names: tuple[str, ...],
        tables: tuple[str, ...],
        order: tuple[str, ...],
        facts: tuple[str, ...],
        replaced: tuple[str, ...],
        partly: bool,
    ) -> None:
        self.decisions = decisions
        self.names = names
        self.tables = tables
        self.order = order
        self.facts = facts
        self.replaced = replaced
        self.partly = partly
        self.reasons: dict[tuple[str, tuple[int, ...]], Reason] = {}

    def reason(self, name: str, rows: tuple[int, ...]) -> Reason:
        """The origins of a decision's rows and the names they look at, worked out once."""
        found = self.reasons.get((name, rows))
        if found is None:
            found = _reason(self.decisions[name], rows)
            if len(self.reasons) >= _MOST_REASONS:
                self.reasons.clear()
            self.reasons[name, rows] = found
        return found


class Reason(NamedTuple):
    """What a step tells that is the same for all facts."""

    origins: tuple[Origin, ...]
    used: tuple[str, ...]
    by_formula: bool


class Step(NamedTuple):
    """One decision as it was made.

    `rows` are the indices of the rows that matched, with their `origins`; where `otherwise` spoke, or a
    formula decided, `rows` is empty and there is one origin. `used` are the values that the rows or the
    formula looked at.
    """

    decision: str
    rows: tuple[int, ...]
    origins: tuple[Origin, ...]
    used: Mapping[str, Value]
    value: Value
    by_formula: bool = False

    @property
    def origin(self) -> Origin:
        """Where the first row that matched, else the decision, is written."""
        return self.origins[0]


class Result:
    """The values of the targets by name, and what they come from.

    A decision with several outputs has a context of them. `rows` and `trace()` are worked out when they are
    asked for.
    """

    __slots__ = ("_evaluated", "_hits", "_kept", "values")
    values: Mapping[str, Value]

    def __init__(
        self,
        evaluated: Evaluated,
        values: Mapping[str, Value],
        kept: tuple[Value, ...],
        hits: tuple[Hit | None, ...],
    ) -> None:
        self._evaluated = evaluated
        self.values = values
        self._kept = kept
        self._hits = hits

    @property
    def rows(self) -> Mapping[str, tuple[int, ...] | str]:
        """For each table that was evaluated the indices of the rows it took, or `otherwise`."""
        pairs = zip(self._evaluated.tables, self._hits, strict=True)
        return {name: hit.rows or OTHERWISE for name, hit in pairs if hit is not None}

    @property
    def facts(self) -> Mapping[str, Value]:
        """The facts used, as read: those the question gives, and those of the contract that it reached."""
        known = self._by_name()
        return {name: known[name] for name in self._evaluated.facts if name in known}

    @property
    def decided(self) -> tuple[str, ...]:
        """The decisions that were made, in their order, those left out that have no value for these facts."""
        if not self._evaluated.partly:
            return self._evaluated.order
        known = self._by_name()
        return tuple(name for name in self._evaluated.order if name in known)

    @property
    def replaced(self) -> tuple[str, ...]:
        """The decisions whose value the question gave itself."""
        return self._evaluated.replaced

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the answer should know besides its reasons."""
        return tuple(f"`{name}` was given, not computed." for name in self._evaluated.replaced)

    def trace(self) -> tuple[Step, ...]:
        """The decisions in the order they were made, each with its reasons."""
        evaluated = self._evaluated
        known = self._by_name()
        rows = {
            name: hit.rows for name, hit in zip(evaluated.tables, self._hits, strict=True) if hit is not None
        }
        steps = []
        for name in evaluated.order:
            if name in known:
                taken = rows.get(name, ())
                origins, names, by_formula = evaluated.reason(name, taken)
                used = {each: known[each] for each in names if each in known}
                steps.append(Step(name, taken, origins, used, known[name], by_formula))
        return tuple(steps)

    def _by_name(self) -> dict[str, Value]:
        """All values that could be had, by name."""
        known = dict(zip(self._evaluated.names, self._kept, strict=True))
        if self._evaluated.partly:
            return {name: value for name, value in known.items() if type(value) is not Unanswered}
        return known

    def __repr__(self) -> str:
        return f"Result({dict(self.values)!r})"


def _reason(decision: Decision, rows: tuple[int, ...]) -> Reason:
    logic = decision.logic
    if not isinstance(logic, Table):
        return Reason((decision.origin,), tuple(logic.names), by_formula=True)
    origins = tuple(logic.rows[row].origin for row in rows) or (logic.otherwise_origin or decision.origin,)
    return Reason(origins, tuple(dict.fromkeys(_looked_at(logic, rows))), by_formula=False)


def _looked_at(table: Table, rows: tuple[int, ...]) -> Iterator[str]:
    """The names that the conditions and formulas of the rows look at; all columns where no row matched."""
    for at, column in enumerate(table.columns):
        conditions = [table.rows[row].conditions[at] for row in rows]
        if not rows or any(not isinstance(each, Anything) for each in conditions):
            yield from (column.name,) if column.expression is None else column.expression.names
        for condition in conditions:
            if isinstance(condition, Passing):
                yield from (name for name in condition.test.names if name != INPUT)
    results = (
        [output for row in rows for output in table.rows[row].outputs] if rows else table.otherwise or ()
    )
    for formula in filter(is_formula, results):
        yield from formula.names
