"""Plans: a question over one shape of facts, compiled once, and run for every set of facts of that shape."""

from __future__ import annotations

from decimal import Inexact
from typing import TYPE_CHECKING

from addendum.rules.failures import inputs_disagree, unknown_fact
from addendum.rules.inputs import FREE, GivenNull, check_of, input_of, reader_of, unreadable
from addendum.rules.model import Bounds
from addendum.rules.result import Evaluated, Result
from addendum.rules.routine import SORT_KEYS, Routine, Slot, Workshop, nested
from addendum.rules.straight_line import (
    attribute,
    call,
    compared,
    constant,
    item,
    load,
    mapping,
    negation,
    row_of,
)
from addendum.values import (
    NoAnswer,
    ValueProblem,
    exactly,
    in_fractions,
    to_decimal_if_finite,
    to_fraction,
)

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Mapping

    from addendum.rules.hits import Hit
    from addendum.rules.inputs import Input
    from addendum.rules.model import Decision, Program
    from addendum.values import Value

    State = tuple[dict[str, Value], tuple[Value, ...], tuple[Hit | None, ...]]
    Facts = Mapping[str, object]

_MOST_PLANS = 256
_MOST_OTHERS = 16
# What reading a fact, or comparing it with its bounds, may raise: then all facts are looked at.
_OF_INPUTS = ("OUT-OF-BOUNDS", "CURRENCY-MISMATCH")


class Planner:
    """Answers questions of one program; plans are kept, the 256 used last at most.

    `functions` are the host's, by the names that formulas call them by. Threads may share a planner: its
    caches are dicts that are only ever read, added to or replaced whole; at worst two threads compile the
    same plan.
    """

    def __init__(self, program: Program, functions: Mapping[str, Callable[..., Value]] | None = None) -> None:
        self.program = program
        self._workshop = Workshop(program, functions or {})
        # Two generations in place of an ordered list: a hit in the younger one costs nothing but the look.
        self._young: dict[object, Plan] = {}
        self._old: dict[object, Plan] = {}

    def run(self, targets: tuple[str, ...], facts: Facts) -> Result:
        """The values of the targets; raises NoAnswer."""
        key = (targets, *facts)
        plan = self._young.get(key)
        if plan is None:
            plan = self._plan(key, targets, facts)
        return plan.run_shaped(facts)

    def plan(self, targets: Iterable[str], given: Iterable[str]) -> Plan:
        """The plan for targets over facts of these names.

        Raises NoAnswer UNKNOWN-FACT or UNKNOWN-DECISION, and FindingsError for a cycle.
        """
        named = tuple(targets)
        return self._plan((named, *given), named, given)

    def _plan(self, key: object, targets: tuple[str, ...], given: Iterable[str]) -> Plan:
        shape = (targets, frozenset(given))
        plan = self._young.get(key) or self._old.get(key) or self._young.get(shape) or self._old.get(shape)
        if plan is None:
            plan = Plan(self._workshop, *shape)
        if len(self._young) >= _MOST_PLANS // 2:
            self._old, self._young = self._young, {}
        self._young[key] = self._young[shape] = plan
        return plan


class Plan:
    """One question over one shape of facts, as a function.

    It runs with decimals; where a number has no finite decimals, the whole of it runs again with fractions.
    """

    def __init__(self, workshop: Workshop, targets: tuple[str, ...], given: frozenset[str]) -> None:
        self.targets = targets
        self.given = given
        self._workshop = workshop
        self._inputs = _inputs(workshop.program, given)
        self._others: dict[frozenset[str], Plan] = {}
        self._exact: Callable[[Facts], State] | None = None
        self._names: Evaluated
        self._decimal: Callable[[Facts], State] | None
        try:
            self._decimal, self._watched = self._compiled(exact=False)
        except Inexact:
            self._decimal, self._watched = None, False
            self._exact, _ = self._compiled(exact=True)

    def run(self, facts: Facts) -> Result:
        """The values of the targets for facts of this plan's shape; raises NoAnswer."""
        if facts.keys() != self.given:
            return self._over(frozenset(facts)).run_shaped(facts)
        return self.run_shaped(facts)

    def run_shaped(self, facts: Facts) -> Result:
        """As `run`, for facts that are known to have just the names in `given`."""
        try:
            if self._decimal is None:
                return self._run_exactly(facts)
            if self._watched:
                values, kept, hits = exactly(self._decimal, facts)
            else:
                values, kept, hits = self._decimal(facts)
        except Inexact:
            return self._run_exactly(facts)
        except (ValueProblem, NoAnswer, GivenNull) as error:
            return self._told(error, facts)
        return Result(self._names, values, kept, hits)

    def _run_exactly(self, facts: Facts) -> Result:
        if self._exact is None:
            self._exact, _ = self._compiled(exact=True)
        try:
            values, kept, hits = in_fractions(self._exact, facts)
        except (ValueProblem, NoAnswer, GivenNull) as error:
            return self._told(error, facts)
        finite = {name: to_decimal_if_finite(value) for name, value in values.items()}
        return Result(self._names, finite, tuple(map(to_decimal_if_finite, kept)), hits)

    def _told(self, error: ValueProblem | NoAnswer | GivenNull, facts: Facts) -> Result:
        """The answer without the optional facts that are null; else raises the error about these facts."""
        if isinstance(error, GivenNull):
            optional = {wanted.name for wanted in self._inputs if wanted.optional}
            rest = {name: raw for name, raw in facts.items() if raw is not None or name not in optional}
            return self._over(frozenset(rest)).run_shaped(rest)
        if isinstance(error, ValueProblem) or error.code in _OF_INPUTS:
            problem = unreadable(self._inputs, facts)
            if problem is not None:
                raise problem from None
        raise error

    def _over(self, given: frozenset[str]) -> Plan:
        """The plan for the same targets over other facts."""
        found = self._others.get(given)
        if found is None:
            found = Plan(self._workshop, self.targets, given)
            if len(self._others) >= _MOST_OTHERS:
                self._others.clear()
            self._others[given] = found
        return found

    def _compiled(self, *, exact: bool) -> tuple[Callable[[Facts], State], bool]:
        """The plan as a function, and whether decimals must be watched for rounding."""
        routine = Routine(self._workshop, self.given, exact)
        for wanted in self._inputs:
            routine.slots[wanted.name] = _read(routine, wanted)
        replaced = [wanted.name for wanted in self._inputs if wanted.name in routine.program.decisions]
        compared_inputs = [_compare(routine, routine.program.decisions[name]) for name in replaced]
        order = routine.evaluate(self.targets)
        had = {name: slot for name, slot in routine.slots.items() if slot.lacking is None}
        decided = tuple(
            name for name in order if name in routine.program.decisions and name not in self.given
        )
        self._names = Evaluated(
            names=tuple(had),
            tables=tuple(routine.hits),
            decisions=routine.program.decisions,
            order=decided,
            facts=tuple(name for name, slot in had.items() if name not in decided and not slot.absent),
            replaced=tuple(replaced),
            partly=any(slot.maybe for slot in had.values()),
        )
        result = row_of(
            [
                mapping([(name, load(routine.slots[name].local)) for name in self.targets]),
                row_of([load(slot.local) for slot in had.values()]),
                row_of([load(hit) for hit in routine.hits.values()]),
            ]
        )
        function = routine.writer.function(("facts",), result)
        return function, any(compared_inputs) or routine.calculates(decided)


def program_plan(
    program: Program,
    targets: Iterable[str],
    given: Iterable[str],
    functions: Mapping[str, Callable[..., Value]] | None = None,
) -> Plan:
    """The plan for targets of a program over facts of these names; a `Planner` keeps such plans."""
    return Planner(program, functions).plan(targets, given)


def _inputs(program: Program, given: frozenset[str]) -> tuple[Input, ...]:
    """What the given names stand for, in the order of their declaration; raises NoAnswer UNKNOWN-FACT."""
    names = [name for name in (*program.facts, *program.decisions) if name in given]
    unknown = given.difference(names, (FREE,))
    if unknown:
        raise unknown_fact(sorted(map(str, unknown)), program)
    return tuple(input_of(program, name) for name in dict.fromkeys(names))


def _read(routine: Routine, wanted: Input) -> Slot:
    """Write the reading of one input, and its comparison with its bounds."""
    writer = routine.writer
    local = writer.local()
    read = reader_of(wanted, routine.exact)
    writer.set(local, call(writer.hold(read), item(load("facts"), constant(wanted.name))))
    check = check_of(wanted, routine.exact)
    if check is not None:
        refuse = call(writer.hold(check), load(local))
        inside = None if wanted.outcomes else _inside(routine, wanted, local)
        if inside is None:
            writer.do(refuse)
        else:
            writer.begin()
            writer.do(refuse)
            writer.when(negation(inside), writer.end())
    return Slot(local, plain=not wanted.outcomes)


def _inside(routine: Routine, wanted: Input, local: str) -> ast.expr | None:
    """Whether a value lies in its bounds, compared in place; None where values compare themselves."""
    name = SORT_KEYS.get(wanted.type)
    if name is None or wanted.bounds == Bounds():
        return None

    def end(bound: Value) -> ast.expr:
        exact = to_fraction(bound) if routine.exact else bound
        return routine.writer.hold(getattr(exact, name) if name else exact)

    value = attribute(load(local), name) if name else load(local)
    low, high = wanted.bounds
    if low is None:
        return compared(value, ("<=", end(high)))
    rest = [] if high is None else [("<=", end(high))]
    return compared(end(low), ("<=", value), *rest)


def _compare(routine: Routine, decision: Decision) -> bool:
    """Where a decision is given and all it is computed from too, write their comparison; whether it did."""
    workshop, program = routine.workshop, routine.program
    others = routine.given - {decision.name}
    reached = workshop.graph.ordered((decision.name,), others)
    inputs = [name for name in reached if name in others]
    for name in reached:
        fact = program.facts.get(name)
        if name not in others and fact is not None and fact.value is None and not fact.optional:
            return False
    if not inputs:
        return False
    function, further = nested(workshop, decision, (), others, routine.exact)

    def agree(given: Value, *arguments: Value) -> None:
        try:
            computed = function(*arguments)
        except NoAnswer:
            return  # the inputs have no answer of their own that could disagree
        if computed != given:
            raise inputs_disagree(decision, given, computed, inputs)

    names = (decision.name, *further)
    routine.writer.do(call(routine.writer.hold(agree), *(load(routine.slots[name].local) for name in names)))
    return True
