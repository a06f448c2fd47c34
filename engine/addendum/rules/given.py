"""What a table gives where certain rows match, told without a case: values, formulas, or no answer."""

from __future__ import annotations

from decimal import Inexact
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.hits import HitRules
from addendum.rules.model import Aggregation, HitPolicy, is_formula
from addendum.values import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.feel import Compiled
    from addendum.rules.model import Decision, Table
    from addendum.values import Value

NO_ROW = "NO-ROW-MATCHES"
NOT_ACCEPTED = "not accepted"
"""Where a table is never asked, because the facts do not allow the case."""

_ONE_COUNTS = (HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.PRIORITY)


class Together(NamedTuple):
    """The results of several rows of which some are formulas, so that only a case tells what they give."""

    aggregation: Aggregation
    results: tuple[tuple[Value | Compiled, ...], ...]


class Given(NamedTuple):
    """What a table gives: a result for each output by its name, and the rows that count.

    `problem` is the code of the error where there is no answer.
    """

    results: tuple[tuple[str, Value | Compiled | Together], ...] = ()
    rows: tuple[int, ...] = ()
    problem: str = ""

    @property
    def signature(self) -> object:
        """Equal for what is given alike, whatever the rows; formulas are compared by their text."""
        return self.problem or tuple((name, signature_of(result)) for name, result in self.results)


class Giving:
    """A table asked by the numbers of the rows that match."""

    def __init__(self, decision: Decision, table: Table) -> None:
        self._decision = decision
        self._table = table
        self._hits = HitRules(decision, table, exact=False)

    @property
    def takes_first(self) -> bool:
        """Whether rows behind the first that matches do not matter."""
        return self._hits.takes_first

    def given(self, rows: Sequence[int]) -> Given:
        """What the table gives where these rows match, in the order of the table."""
        table = self._table
        if not rows and table.aggregation is not Aggregation.COUNT:
            if table.otherwise is None:
                return Given(problem=NO_ROW)
            return Given(self._by_output(table.otherwise))
        if self.takes_first:
            rows = rows[:1]
        if table.aggregation is not Aggregation.COUNT and any(
            is_formula(value) for row in rows for value in table.rows[row].outputs
        ):
            return self._of_formulas(tuple(rows))
        return self._of_constants(tuple(rows))

    def _of_constants(self, rows: tuple[int, ...]) -> Given:
        try:
            hit = self._hits.apply(rows, lambda row: self._table.rows[row].outputs)
        except NoAnswer as problem:
            return Given(rows=rows, problem=problem.code)
        except Inexact:
            return self._together(rows)
        outputs = self._decision.outputs
        if isinstance(hit.value, dict) and len(outputs) > 1:
            return Given(tuple(hit.value.items()), hit.rows)
        return Given(((self._name, hit.value),), hit.rows)

    def _of_formulas(self, rows: tuple[int, ...]) -> Given:
        policy = self._table.hit_policy
        if len(rows) == 1 and policy in (*_ONE_COUNTS, HitPolicy.ANY):
            return Given(self._by_output(self._table.rows[rows[0]].outputs), rows)
        if policy is HitPolicy.UNIQUE:
            return Given(rows=rows, problem="SEVERAL-ROWS-MATCH")
        return self._together(rows)

    def _together(self, rows: tuple[int, ...]) -> Given:
        results = tuple(self._table.rows[row].outputs for row in rows)
        return Given(((self._name, Together(self._table.aggregation, results)),), rows)

    def _by_output(self, results: Sequence[Value | Compiled]) -> tuple[tuple[str, Value | Compiled], ...]:
        names = (output.name for output in self._decision.outputs)
        return tuple(zip(names, results, strict=True))

    @property
    def _name(self) -> str:
        outputs = self._decision.outputs
        return outputs[0].name if len(outputs) == 1 else self._decision.name


def signature_of(result: Value | Compiled | Together) -> object:
    """Hashable, and equal for results that are alike: formulas by their text, values by type and value."""
    if isinstance(result, Together):
        parts = (tuple(map(signature_of, each)) for each in result.results)
        return (result.aggregation, *parts)
    if is_formula(result):
        return ("=", " ".join(result.text.split()))
    if isinstance(result, list | tuple):
        return tuple(map(signature_of, result))
    if isinstance(result, dict):
        return tuple((name, signature_of(value)) for name, value in result.items())
    return (type(result), result)
