"""What a commitment is measured by: the period, its length, and the formula over downtime or requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.document import mapping_at, text_at
from addendum.rules import Bounds, Decision, Output
from addendum.values import (
    DURATION,
    MONTH,
    PERCENT,
    QUARTER,
    ContextOf,
    Duration,
    Percent,
    ValueProblem,
    parse_type,
)

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.values import Type

PERIOD = "period"
DOWNTIME = "downtime"
_PERIOD_TYPE = ContextOf((("length", DURATION),), open=False)
_PERIODS: dict[str, tuple[str, Type]] = {
    "month": ("month", MONTH),
    "quarter": ("quarter", QUARTER),
}


def measure_name(document: Document) -> str:
    """The name of what is measured."""
    return text_at(mapping_at(document.body, "measure"), "name") or "availability"


def measure_type(builder: Builder, document: Document) -> Type:
    """The type of what is measured; a share in percent where the policy does not say otherwise."""
    written = text_at(mapping_at(document.body, "measure"), "type")
    if not written:
        return PERCENT
    try:
        return parse_type(written, builder.lists)
    except ValueProblem:
        return PERCENT  # the schema has reported it


def period_fact(document: Document) -> str:
    """`month` or `quarter`: the fact that says which period is asked about, `""` where none is declared."""
    per = text_at(mapping_at(document.body, "measure"), "per")
    return next((fact for word, (fact, _) in _PERIODS.items() if word in per), "")


def declare_measure(builder: Builder, document: Document) -> None:
    """Announce the measure, its period and its downtime."""
    measure = mapping_at(document.body, "measure")
    name = measure_name(document)
    if measure is None:
        return
    origin = document.origin(measure)
    title = text_at(measure, "title")
    fact = period_fact(document)
    if fact:
        builder.need_fact(fact, _PERIODS[fact][1], origin, f"The calendar {fact} in question")
    builder.declare(PERIOD, _PERIOD_TYPE, (fact,) if fact else (), origin)
    if mapping_at(measure, DOWNTIME) is not None or "formula" in measure:
        builder.need_fact(
            DOWNTIME, DURATION, origin, "The time in the period in which the service was not available"
        )
        builder.bound_fact(DOWNTIME, Bounds(at_least=Duration(0)))
    builder.declare(name, measure_type(builder, document), (), origin, title)


def lower_measure(builder: Builder, document: Document) -> None:
    """Add the decisions on the period and on the measure."""
    measure = mapping_at(document.body, "measure")
    if measure is None:
        return
    _lower_period(builder, document, measure)
    name = measure_name(document)
    formula_node = measure.get("formula")
    of_type = measure_type(builder, document)
    bounds = Bounds(Percent(0), Percent(100)) if of_type == PERCENT else Bounds()
    output = Output(name, of_type, bounds=bounds)
    if isinstance(formula_node, Scalar):
        formula = builder.formula(formula_node, of_type)
        if formula is not None:
            origin = document.origin(formula_node, notes=measure)
            builder.decide(
                Decision(name, formula.names, (output,), formula, origin, text_at(measure, "title"))
            )
    else:
        builder.given_instead(name, output, document.origin(measure))


def _lower_period(builder: Builder, document: Document, measure: Mapping) -> None:
    counted_as = measure.get("month counted as") or measure.get("period counted as")
    fact = period_fact(document)
    origin = document.origin(counted_as if counted_as is not None else measure)
    if isinstance(counted_as, Scalar):
        text = f"{{length: {_hours(counted_as.text)}}}"
    elif fact:
        text = f"{{length: length_of({fact})}}"
    else:
        return
    formula = builder.internal_formula(text, origin.place)
    if formula is not None:
        output = Output(PERIOD, _PERIOD_TYPE)
        builder.decide(Decision(PERIOD, formula.names, (output,), formula, origin, "The period"))


def _hours(days: str) -> str:
    """`30 days` as hours: a month counted as days has days of 24 hours."""
    number, _, unit = days.partition(" ")
    return f"{number} * 24 hours" if unit.startswith("day") else days
