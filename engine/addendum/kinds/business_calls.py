"""Business time in formulas: `add business time(opened, 4 hours, "office_hours")`, checked and made ready.

A call names its calendar by a text. What facts decide of that calendar, such as the zone of the customer,
becomes one more argument, so that the formula needs those facts like any other that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import Signature, rebuilt
from addendum.feel import tree as t
from addendum.findings import listed
from addendum.kinds.calendar_names import unknown_calendar
from addendum.kinds.functions import (
    ADD,
    BETWEEN,
    DAYS_BETWEEN,
    IS_BUSINESS_DAY,
    IS_OPEN,
    NEXT_CLOSING,
    NEXT_OPENING,
    OPEN_STRETCHES,
    SUBTRACT,
    WITH_FACTS,
)
from addendum.kinds.signatures import SPAN
from addendum.light import NamedTuple
from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    TEXT,
    ContextOf,
    ListOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from addendum.feel import Compiled
    from addendum.findings import Place
    from addendum.kinds.reporting import Reporter
    from addendum.values import Type

    At = Callable[[int, int], Place]


class _Takes(NamedTuple):
    """What a parameter takes: types, and words for people with an example."""

    types: frozenset[Type]
    says: str
    example: str


_CALENDAR = "calendar"
_FACTS = ("facts", ContextOf((), open=True))
_MOMENT = _Takes(frozenset({DATE_TIME}), "a date and time", "a fact of the type `date and time`")
_DAY = _Takes(frozenset({DATE, DATE_TIME}), "a date", "a date, or a date and time")
_AMOUNT = _Takes(
    frozenset({DURATION, BUSINESS_DAYS, CALENDAR_DAYS}),
    "a length of time or a number of days",
    "`4 hours` or `2 business days`",
)
_SHIFT = ({"at": _MOMENT, "amount": _AMOUNT}, DATE_TIME)
_CALLS: dict[str, tuple[dict[str, _Takes], Type]] = {
    ADD: _SHIFT,
    SUBTRACT: _SHIFT,
    BETWEEN: ({"from": _MOMENT, "to": _MOMENT}, DURATION),
    DAYS_BETWEEN: ({"from": _DAY, "to": _DAY}, BUSINESS_DAYS),
    NEXT_OPENING: ({"at": _MOMENT}, DATE_TIME),
    NEXT_CLOSING: ({"at": _MOMENT}, DATE_TIME),
    IS_OPEN: ({"at": _MOMENT}, BOOLEAN),
    IS_BUSINESS_DAY: ({"day": _DAY}, BOOLEAN),
    OPEN_STRETCHES: ({"from": _MOMENT, "to": _MOMENT}, ListOf(SPAN)),
}


def _signature(takes: dict[str, _Takes], result: Type, *further: tuple[str, Type]) -> Signature:
    """What the checker knows of a call; `are_fit` looks at the types, for it has the words of authors."""
    return Signature((*((name, ANY) for name in takes), (_CALENDAR, TEXT), *further), result)


BUSINESS_SIGNATURES: dict[str, Signature] = {
    **{name: _signature(*call) for name, call in _CALLS.items()},
    **{name + WITH_FACTS: _signature(*call, _FACTS) for name, call in _CALLS.items()},
}
"""What business functions take and give; those with facts only stand in formulas that were made ready."""


class Calendars(NamedTuple):
    """The calendars that a formula may name, and the decisions that one of them depends on."""

    names: Collection[str]
    depends_on: Callable[[str], tuple[str, ...]]


def made_ready(tree: t.Node, calendars: Calendars, reporter: Reporter, at: At) -> t.Node:
    """The formula with what its calendars depend on added to its calls; unknown calendars are reported."""

    def change(_: t.Node, new: t.Node) -> t.Node:
        named = _given(new).get(_CALENDAR) if isinstance(new, t.Call) else None
        if named is None or not isinstance(new, t.Call):
            return new
        if not isinstance(named, t.Text):
            _report_not_text(reporter, calendars.names, named, at(named.start, named.end - named.start))
            return _without_name(new, named)
        if named.value not in calendars.names:
            place = at(named.start + 1, max(named.end - named.start - 2, 1))
            unknown_calendar(reporter, calendars.names, named.value, place)
            return new
        return _with_facts(new, named, calendars.depends_on(named.value))

    counts_time = any(_name(node) in _CALLS for node in t.walk(tree))
    return rebuilt(tree, change) if counts_time else tree


def are_fit(formula: Compiled, reporter: Reporter, at: At) -> bool:
    """Whether each call is given moments, days and lengths of time; what else it is given is reported."""
    misfits = [*_misfits(formula)]
    for call, parameter, takes, argument in misfits:
        given = formula.parts[1].type_of(argument).says
        reporter.report(
            "WRONG-ARGUMENTS",
            at(argument.start, argument.end - argument.start),
            f"`{parameter}` of `{_name(call)}` is {takes.says}, and this is {given}.",
            fix=f"Give {takes.example}.",
        )
    return not misfits


def _misfits(formula: Compiled) -> Iterator[tuple[t.Node, str, _Takes, t.Node]]:
    """The arguments whose types are none that their parameters take."""
    if not any(name in BUSINESS_SIGNATURES for name in formula.functions):
        return
    notes = formula.parts[1]
    for node in t.walk(formula.tree):
        takes, _ = _CALLS.get(_name(node), ({}, ANY))
        for parameter, argument in _given(node).items() if takes else ():
            if parameter in takes and notes.type_of(argument) not in (*takes[parameter].types, ANY):
                yield node, parameter, takes[parameter], argument


def _name(node: t.Node) -> str:
    """The name of the function that a call names, `""` for what is none."""
    function = node.function if isinstance(node, t.Call) else None
    return function.name.removesuffix(WITH_FACTS) if isinstance(function, t.Name) else ""


def _given(node: t.Node) -> dict[str, t.Node]:
    """The arguments of a business function by parameter; none where some are missing."""
    if not isinstance(node, t.Call) or _name(node) not in _CALLS:
        return {}
    parameters = (*_CALLS[_name(node)][0], _CALENDAR)
    given = dict(zip(node.names or parameters, node.arguments, strict=False))
    return given if given.keys() >= {*parameters} else {}


def _with_facts(call: t.Call, named: t.Text, facts: tuple[str, ...]) -> t.Node:
    if not facts or not isinstance(call.function, t.Name):
        return call
    start, end = named.start, named.end
    entries = tuple(t.Entry(fact, t.Name(fact, start, end), start, end) for fact in facts)
    function = t.Name(call.function.name + WITH_FACTS, call.function.start, call.function.end)
    arguments = (*call.arguments, t.ContextLiteral(entries, start, end))
    names = (*call.names, _FACTS[0]) if call.names else ()
    return t.Call(function, arguments, names, call.start, call.end)


def _without_name(call: t.Call, named: t.Node) -> t.Call:
    """The call with a text where no calendar is named, so that nothing else is told of what stands there."""
    text = t.Text("", named.start, named.end)
    arguments = tuple(text if each is named else each for each in call.arguments)
    return t.Call(call.function, arguments, call.names, call.start, call.end)


def _report_not_text(reporter: Reporter, names: Collection[str], named: t.Node, place: Place) -> None:
    name = named.name if isinstance(named, t.Name) else ""
    known = listed([f'"{each}"' for each in names], "or")
    reporter.report(
        "CALENDAR-NOT-NAMED",
        place,
        "A formula names its calendar by a text in quotes, so that everybody sees which hours count.",
        fix=f'Write `"{name}"`.' if name in names else f"Write {known}." if known else "",
    )
