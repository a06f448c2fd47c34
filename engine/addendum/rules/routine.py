"""From decisions to one straight-line function: facts in, each decision in its turn, values and rows out.

A value that cannot be had (a fact nobody gives, a decision without an answer) does no harm where nothing
needs it. What targets and formulas need is needed for certain; what a table's columns and the formulas of its
rows name is needed only if a row asks for it, so there the value may be an `Unanswered`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Inexact
from functools import partial
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.failures import Unanswered, merged, missing_facts, missing_function, unknown_target
from addendum.rules.graph import Graph, formulas_of
from addendum.rules.inputs import bounded
from addendum.rules.model import Table
from addendum.rules.stored_rows import StoredRows
from addendum.rules.straight_line import (
    Writer,
    any_of,
    attribute,
    call,
    compared,
    constant,
    either,
    item,
    load,
    method,
    row_of,
)
from addendum.rules.tables import ODD, CompiledTable
from addendum.values import (
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    NoAnswer,
    is_finite,
    to_fraction,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from addendum.feel import Compiled
    from addendum.rules.hits import Lookup
    from addendum.rules.model import Column, Decision, Program
    from addendum.values import Type, Value

# Where a value keeps its sort key; `""` is the value itself. Money is not here: its key checks the currency.
SORT_KEYS: dict[Type, str] = {
    NUMBER: "",
    TEXT: "",
    TIME: "",
    DATE_TIME: "",
    PERCENT: "points",
    DURATION: "seconds",
    MONTHS: "months",
    BUSINESS_DAYS: "count",
    CALENDAR_DAYS: "count",
    DATE: "ordinal",
    MONTH: "index",
    QUARTER: "index",
}


class Workshop:
    """What routines of one program share: its graph, its compiled tables, the functions of the host."""

    def __init__(self, program: Program, functions: Mapping[str, Callable[..., Value]]) -> None:
        self.program = program
        self.functions = functions
        self.graph = Graph(program.decisions)
        self._tables: dict[tuple[str, bool], CompiledTable] = {}
        self._decimal: dict[str, bool] = {}

    def table(self, decision: Decision, table: Table, exact: bool) -> CompiledTable:
        """The compiled table of a decision; raises Inexact where decimals cannot hold its constants."""
        name = decision.name
        if not exact:
            if name not in self._decimal:
                self._decimal[name] = _is_decimal(table)
            if not self._decimal[name]:
                raise Inexact
        found = self._tables.get((name, exact))
        if found is None:
            found = self._tables[name, exact] = self.compiled(decision, table, exact)
        return found

    def compiled(self, decision: Decision, table: Table, exact: bool) -> CompiledTable:
        """The table of a decision, compiled now."""
        return CompiledTable(decision, table, exact)


class Slot(NamedTuple):
    """Where a routine keeps the value of a name.

    `plain` values are neither null nor an outcome; `maybe` ones may be `Unanswered`. `lacking` says at once
    why there is no value; `absent` is the null of an optional fact that is not given.
    """

    local: str
    plain: bool = False
    maybe: bool = False
    lacking: Unanswered | None = None
    absent: bool = False


class Routine:
    """A function under construction that evaluates decisions over values that are known to it.

    `given` are the names whose values the question gives; they, and further `parameters`, have locals of
    their own.
    """

    def __init__(
        self, workshop: Workshop, given: frozenset[str], exact: bool, within: tuple[str, ...] = ()
    ) -> None:
        self.workshop = workshop
        self.program = workshop.program
        self.given = given
        self.exact = exact
        self.writer = Writer()
        self.slots: dict[str, Slot] = {}
        self.hits: dict[str, str] = {}
        self._within = within
        self._nested: dict[str, tuple[Callable[..., Value], tuple[str, ...]]] = {}

    def evaluate(self, targets: Sequence[str]) -> tuple[str, ...]:
        """Write the evaluation of the targets; the names they reach, in order."""
        order = self.workshop.graph.ordered(targets, self.slots)
        for name in order:
            if name not in self.slots and name not in self.program.decisions:
                self.slots[name] = self._from_policies(name)
        strict = self._strictly_needed(order, targets)
        self.writer.begin()
        for name in order:
            if name not in self.slots:
                self._decide(self.program.decisions[name], name in strict)
        body = self.writer.end()
        lacking = [slot.lacking.error for name in targets if (slot := self.slots[name]).lacking is not None]
        if not lacking:
            self.writer.extend(body)
            return order
        local = self.writer.local()
        self.writer.set(local, self.writer.hold(Unanswered(merged(lacking))))
        self.writer.raise_error_of(local)
        return order

    def calculates(self, order: Iterable[str]) -> bool:
        """Whether a formula may run, so that numbers must be watched for rounding."""
        decisions = (self.program.decisions[name] for name in order if name in self.program.decisions)
        return any(True for decision in decisions for _ in formulas_of(decision))

    def _from_policies(self, name: str) -> Slot:
        """A fact that the question does not give: its value in the contract, null if optional, or lacking."""
        fact = self.program.facts.get(name)
        if fact is None:
            raise unknown_target(name, self.program)
        local = self.writer.local()
        if fact.value is None and not fact.optional:
            return Slot(local, lacking=Unanswered(missing_facts((fact,))))
        if not self.exact and not is_finite(fact.value):
            raise Inexact
        value = to_fraction(fact.value) if self.exact else fact.value
        self.writer.set(local, self.writer.hold(value))
        return Slot(local, absent=value is None, plain=type(value) not in ODD)

    def _strictly_needed(self, order: Sequence[str], targets: Iterable[str]) -> set[str]:
        """The names without which no target has an answer, whatever the facts are."""
        strict = set(targets)
        for name in reversed(order):
            decision = self.program.decisions.get(name)
            if name not in strict or name in self.slots or decision is None:
                continue
            if not isinstance(decision.logic, Table):
                strict.update(self.workshop.graph.needs(name))
        return strict

    def _decide(self, decision: Decision, strict: bool) -> None:
        local = self.writer.local()
        lacking = None if isinstance(decision.logic, Table) else self._lacking(decision.logic)
        if lacking is not None:
            self.slots[decision.name] = Slot(local, lacking=lacking)
            return
        if not strict:
            self.writer.begin()
        if isinstance(decision.logic, Table):
            self._tabulate(decision, decision.logic, local)
        else:
            self.writer.set(local, self._computed(decision.logic, decision))
        if not isinstance(decision.logic, Table) or any(True for _ in formulas_of(decision)):
            self._hold_in_bounds(decision, local)
        if not strict:
            self._forgive(self.writer.end(), local, self.hits.get(decision.name))
        self.slots[decision.name] = Slot(local, maybe=not strict)

    def _forgive(self, body: list[ast.stmt], local: str, hit: str | None = None) -> None:
        """Run `body`; where it finds no answer the local holds the reason."""
        self.writer.begin()
        self.writer.set(local, call(self.writer.hold(Unanswered), load("error")))
        if hit is not None:
            self.writer.set(hit, constant(None))
        self.writer.attempt(body, NoAnswer, self.writer.end(), "error")

    def _hold_in_bounds(self, decision: Decision, local: str) -> None:
        check = bounded(decision.name, decision.outputs, decision.origin, self.exact)
        if check is not None:
            self.writer.do(call(self.writer.hold(check), load(local)))

    def _lacking(self, formula: Compiled) -> Unanswered | None:
        """Why a formula can have no value, known before any fact is read."""
        errors = [each.error for name in formula.names if (each := self._slot(name).lacking) is not None]
        return Unanswered(merged(errors)) if errors else None

    def _slot(self, name: str) -> Slot:
        found = self.slots.get(name)
        if found is None:
            raise unknown_target(name, self.program)
        return found

    def _computed(self, formula: Compiled, decision: Decision) -> ast.expr:
        """The value of a formula, as an expression; locals that may be unanswered are looked at first."""
        for name in formula.names:
            if self._slot(name).maybe:
                self._raise_if_unanswered(self._slot(name).local)
        arguments = [load(self._slot(name).local) for name in formula.names]
        arguments += [self._function(name, decision) for name in formula.functions]
        return call(self.writer.hold(formula.bind(self.exact)), *arguments)

    def _raise_if_unanswered(self, local: str) -> None:
        self.writer.begin()
        self.writer.raise_error_of(local)
        kind = call(self.writer.hold(type), load(local))
        self.writer.when(compared(kind, ("is", self.writer.hold(Unanswered))), self.writer.end())

    def _function(self, name: str, decision: Decision) -> ast.expr:
        """A function that a formula calls: a decision over the same facts, or one of the host's."""
        if name not in self.program.decisions:
            function = self.workshop.functions.get(name)
            if function is None:
                raise missing_function(name, decision)
            return self.writer.hold(function)
        if name not in self._nested:
            called = self.program.decisions[name]
            self._nested[name] = nested(
                self.workshop, called, called.needs, self.given, self.exact, self._within
            )
        function, further = self._nested[name]
        if not further:
            return self.writer.hold(function)
        values = [load(self._slot(each).local) for each in further]
        return call(self.writer.hold(partial), self.writer.hold(function), *values)

    def _tabulate(self, decision: Decision, table: Table, local: str) -> None:
        columns: list[Slot] = []
        missing: dict[int, Unanswered | None] = {}
        for at, column in enumerate(table.columns):
            slot = self._column(column, decision)
            columns.append(slot)
            if slot.lacking is not None:
                missing[at] = slot.lacking
            elif slot.absent and not column.admits_null:
                missing[at] = None
        compiled = self.workshop.table(decision, table, self.exact)
        if missing:
            compiled = compiled.without(missing)
        lookup = compiled.lookup()
        hit = self.hits[decision.name] = f"h{local}"
        values = row_of([constant(None) if slot.lacking else load(slot.local) for slot in columns])
        answered = call(self.writer.hold(compiled.answer), values, self._extras(compiled, decision))
        if lookup is None:
            self.writer.set(hit, answered)
            self.writer.set(local, attribute(load(hit), "value"))
            return
        self.writer.begin()
        self._look_up(compiled, lookup, columns, table.columns, hit)
        self.writer.set(local, attribute(load(hit), "value"))
        quick = self.writer.end()
        self.writer.begin()
        self.writer.set(hit, answered)
        self.writer.set(local, attribute(load(hit), "value"))
        careful = self.writer.end()
        odd = [
            compared(call(self.writer.hold(type), load(slot.local)), ("in", self.writer.hold(ODD)))
            for slot in columns
            if not slot.plain
        ]
        self.writer.begin()
        self.writer.attempt(quick, Exception, careful)
        quick_or_careful = self.writer.end()
        if odd:
            self.writer.when(any_of(odd), careful, quick_or_careful)
        else:
            self.writer.extend(quick_or_careful)

    def _column(self, column: Column, decision: Decision) -> Slot:
        """The slot of a column's value; that of an expression is computed on the spot."""
        if column.expression is None:
            return self._slot(column.name)
        lacking = self._lacking(column.expression)
        local = self.writer.local()
        if lacking is None:
            self.writer.begin()
            self.writer.set(local, self._computed(column.expression, decision))
            self._forgive(self.writer.end(), local)
        return Slot(local, maybe=True, lacking=lacking)

    def _extras(self, compiled: CompiledTable, decision: Decision) -> ast.expr:
        """What the formulas of rows need; a value that cannot be had matters only to a row that matches."""
        parts: list[ast.expr] = []
        for name in compiled.names:
            slot = self._slot(name)
            parts.append(load(slot.local) if slot.lacking is None else self.writer.hold(slot.lacking))
        parts += [self._function(name, decision) for name in compiled.functions]
        return row_of(parts)

    def _look_up(
        self, compiled: CompiledTable, lookup: Lookup, slots: list[Slot], columns: Sequence[Column], hit: str
    ) -> None:
        """The dict and the bisection in place of a call; any surprise is left to `answer`."""
        writer = self.writer
        keys = [load(slots[at].local) for at in lookup.hashed]
        key = keys[0] if len(keys) == 1 else row_of(keys)
        default = () if lookup.default is None else (writer.hold(lookup.default),)
        if lookup.ranged is None:
            writer.set(hit, method(writer.hold(lookup.hits), "get", key, *default))
            return
        sort_key = self._sort_key(
            compiled, lookup.ranged, slots[lookup.ranged].local, columns[lookup.ranged].type
        )
        if not lookup.hashed:
            borders, hits = lookup.hits[()]
            writer.set(hit, self._bisected(lookup.side, writer.hold(borders), writer.hold(hits), sort_key))
            return
        bands = writer.local()
        writer.set(bands, method(writer.hold(lookup.hits), "get", key))
        found = self._bisected(
            lookup.side, item(load(bands), constant(0)), item(load(bands), constant(1)), sort_key
        )
        if default:
            found = either(compared(load(bands), ("is", constant(None))), default[0], found)
        writer.set(hit, found)

    def _bisected(self, side: str, borders: ast.expr, hits: ast.expr, sort_key: ast.expr) -> ast.expr:
        look = _LOOKS.get(side)
        if look is None:
            from addendum.rules.stretches import cell_of

            look = cell_of
        return item(hits, call(self.writer.hold(look), borders, sort_key))

    def _sort_key(self, compiled: CompiledTable, position: int, local: str, of_type: Type) -> ast.expr:
        name = SORT_KEYS.get(of_type)
        if name is None:
            return call(self.writer.hold(compiled.sort_key(position)), load(local))
        return attribute(load(local), name) if name else load(local)


_LOOKS: dict[str, Callable[..., int]] = {"right": bisect_right, "left": bisect_left}


def _is_decimal(table: Table) -> bool:
    """Whether decimals can hold all values of a table; rows that were stored tell it at once."""
    if isinstance(table.rows, StoredRows):
        return table.rows.finite
    from addendum.rules.modes import is_decimal

    return is_decimal(table)


def nested(
    workshop: Workshop,
    decision: Decision,
    parameters: Sequence[str],
    given: frozenset[str],
    exact: bool,
    within: tuple[str, ...] = (),
) -> tuple[Callable[..., Value], tuple[str, ...]]:
    """A decision as a function, and the given names whose values it takes before its parameters."""
    if decision.name in within:
        raise workshop.graph.circle(within[within.index(decision.name) :])
    further = workshop.graph.given_behind(decision.name, parameters, given)
    routine = Routine(workshop, given, exact, (*within, decision.name))
    names = (*further, *parameters)
    for name in names:
        routine.slots[name] = Slot(routine.writer.local())
    arguments = [routine.slots[name].local for name in names]
    routine.slots.pop(decision.name, None)
    routine.evaluate((decision.name,))
    result = load(routine.slots[decision.name].local)
    return routine.writer.function(arguments, result), further
