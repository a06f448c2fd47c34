"""Facts as they come in: each read by its type, held against its bounds, or refused with the reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.rules.failures import out_of_bounds
from addendum.rules.model import Bounds
from addendum.values import ContextOf, NoAnswer, Outcome, ValueProblem, reader, to_fraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from addendum.rules.model import Decision, Origin, Output, Program
    from addendum.values import Type, Value

    Read = Callable[[object], Value]

FREE = "context"  # free data of the caller, which no rule looks at


class GivenNull(Exception):
    """An optional fact is given as null, which is the same as leaving it out."""


class Input(NamedTuple):
    """What may be given under a name: a fact, or a value in place of a decision's own.

    `parts` are the bounds of the fields where a decision has several outputs.
    """

    name: str
    type: Type
    bounds: Bounds
    origin: Origin
    number_means: str = ""
    optional: bool = False
    outcomes: bool = False
    parts: tuple[Output, ...] = ()


def input_of(program: Program, name: str) -> Input:
    """What the program takes under a name; raises KeyError for an unknown one."""
    decision = program.decisions.get(name)
    if decision is None:
        fact = program.facts[name]
        return Input(name, fact.type, fact.bounds, fact.origin, fact.number_means, fact.optional)
    parts = decision.outputs if len(decision.outputs) > 1 else ()
    bounds = Bounds() if parts else decision.outputs[0].bounds
    return Input(name, type_of_decision(decision), bounds, decision.origin, outcomes=True, parts=parts)


def type_of_decision(decision: Decision) -> Type:
    """The type of a decision's value: that of its one output, or a context of several."""
    if len(decision.outputs) == 1:
        return decision.outputs[0].type
    return ContextOf(tuple((output.name, output.type) for output in decision.outputs))


def reader_of(wanted: Input, exact: bool) -> Read:
    """The function that reads what is given; it raises ValueProblem, or GivenNull for an optional fact."""
    mode = Fraction if exact else Decimal
    read = reader(wanted.type, mode, number_means=wanted.number_means, outcomes=wanted.outcomes)
    return _or_null(read) if wanted.optional else read


def bounded(
    name: str, outputs: tuple[Output, ...], origin: Origin, exact: bool
) -> Callable[[Value], None] | None:
    """A function that raises OUT-OF-BOUNDS for a value or a field of it; None where there are no bounds."""
    several = len(outputs) > 1
    checks = [
        (output.name, _within(f"{name}.{output.name}" if several else name, output.bounds, origin, exact))
        for output in outputs
        if output.bounds != Bounds()
    ]
    if not several:
        return checks[0][1] if checks else None

    def check(value: Value) -> None:
        for field, check_field in checks:
            if isinstance(value, dict):
                check_field(value.get(field))

    return check if checks else None


def check_of(wanted: Input, exact: bool) -> Callable[[Value], None] | None:
    """The function that holds what is given against its bounds; None where it has none."""
    if wanted.parts:
        return bounded(wanted.name, wanted.parts, wanted.origin, exact)
    return _within(wanted.name, wanted.bounds, wanted.origin, exact) if wanted.bounds != Bounds() else None


def unreadable(inputs: Iterable[Input], facts: Mapping[str, object]) -> NoAnswer | None:
    """The error about all facts that cannot be read or lie out of bounds; None where there are none.

    With several its code is that of the first, and `details` has them all.
    """
    found = [
        error for error in (_problem(wanted, facts[wanted.name]) for wanted in inputs) if error is not None
    ]
    if len(found) < 2:
        return found[0] if found else None
    return NoAnswer(
        found[0].code,
        " ".join(error.says for error in found),
        " ".join(dict.fromkeys(error.fix for error in found if error.fix)),
        at=found[0].at,
        details={"facts": tuple(error.details["fact"] for error in found), "errors": tuple(found)},
    )


def _problem(wanted: Input, raw: object) -> NoAnswer | None:
    try:
        value = reader_of(wanted, exact=True)(raw)
        check = check_of(wanted, exact=True)
        if check is not None:
            check(value)
    except GivenNull:
        return None
    except NoAnswer as error:
        error.details.setdefault("fact", wanted.name)
        return error
    except ValueProblem as problem:
        says = f"`{wanted.name}`: {problem.says}"
        return NoAnswer(
            problem.code, says, problem.fix, at=wanted.origin.place, details={"fact": wanted.name}
        )
    return None


def _or_null(read: Read) -> Read:
    def read_or_null(raw: object) -> Value:
        if raw is None:
            raise GivenNull
        return read(raw)

    return read_or_null


def _within(name: str, bounds: Bounds, origin: Origin, exact: bool) -> Callable[[Value], None]:
    low, high = bounds
    if exact:
        low, high = to_fraction(low), to_fraction(high)

    def check(value: Value) -> None:
        if type(value) is Outcome or value is None:
            return
        if (low is not None and value < low) or (high is not None and value > high):
            raise out_of_bounds(name, value, low, high, origin)

    return check
