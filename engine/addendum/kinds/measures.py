"""What a commitment is measured by: over which time, and by a formula, requests or scored intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import branches, decide_by_branches
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.downtime import DOWNTIME, declare_downtime, lower_downtime
from addendum.kinds.measured_requests import lower_intervals, lower_requests
from addendum.kinds.measured_time import declare_time, measured_period, measured_time
from addendum.kinds.period_names import check_period_names, period_name
from addendum.kinds.periods import need_period
from addendum.light import NamedTuple
from addendum.rules import Bounds, Decision, Output
from addendum.values import DURATION, PERCENT, ContextOf, Percent, ValueProblem, parse_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.measured_time import MeasuredTime
    from addendum.values import Type

FORMULA = "formula"
_PERIOD_TYPE = ContextOf((("length", DURATION),), open=False)


class Measure(NamedTuple):
    """What is measured: its node and name, its type with its bounds, its time and the name of its period."""

    node: Mapping
    name: str
    type: Type
    bounds: Bounds
    time: MeasuredTime | None
    period: str


_WAYS: dict[str, Callable[[Builder, Document, Measure, Mapping], None]] = {
    "requests": lower_requests,
    "intervals": lower_intervals,
}
_COMPUTING = (FORMULA, *_WAYS)


def measure_of(document: Document) -> Mapping | None:
    """What the document measures."""
    return mapping_at(document.body, "measure")


def measure_name(document: Document) -> str:
    """The name of what is measured."""
    return text_at(measure_of(document), "name") or "availability"


def declare_measure(builder: Builder, document: Document) -> None:
    """Announce the measure, its period and its downtime."""
    node = measure_of(document)
    if node is None:
        return
    origin = document.origin(node)
    period = measured_period(document)
    if period is not None:
        need_period(builder, period, origin)
        name = period_name(builder, document, measure_name(document))
        builder.announce_once(name, _PERIOD_TYPE, (period.fact,), origin)
        declare_time(builder, document, node)
    if mapping_at(node, DOWNTIME) is not None or FORMULA in node:
        declare_downtime(builder, document, node, period)
    name = measure_name(document)
    if not _is_known(builder, name, node):
        builder.declare(name, _type_of(builder, node), (), origin, text_at(node, "title"))


def lower_measure(builder: Builder, document: Document) -> None:
    """Add the decisions on the period, the downtime and the measure."""
    node = measure_of(document)
    if node is None:
        return
    measure = _measure(builder, document, node)
    if measure.time is not None:
        _lower_period(builder, document, measure.period, measure.time)
        check_period_names(builder, document, measure.period)
    lower_downtime(builder, document, node, measure.time)
    _report_beside(builder, node)
    way = next((key for key in _COMPUTING if key in node), "")
    written = node.get(way) if way else None
    if way == FORMULA and written is not None:
        _lower_formula(builder, document, measure, written)
    elif isinstance(written, Mapping):
        _WAYS[way](builder, document, measure, written)
    elif _is_known(builder, measure.name, node):
        builder.bound_fact(measure.name, measure.bounds)
    else:
        output = Output(measure.name, measure.type, bounds=measure.bounds)
        builder.given_instead(measure.name, output, document.origin(node))


def _measure(builder: Builder, document: Document, node: Mapping) -> Measure:
    period, name = measured_period(document), measure_name(document)
    known = builder.declared_type(name) if _is_known(builder, name, node) else None
    of_type = known or _type_of(builder, node)
    return Measure(
        node,
        name,
        of_type,
        Bounds(Percent(0), Percent(100)) if of_type == PERCENT else Bounds(),
        measured_time(builder, document, node, period) if period is not None else None,
        period_name(builder, document, name) if period is not None else "",
    )


def _lower_period(builder: Builder, document: Document, name: str, time: MeasuredTime) -> None:
    formula = builder.internal_formula(f"{{length: {time.length}}}", time.place.place)
    if formula is not None:
        origin, output = document.origin(time.place), Output(name, _PERIOD_TYPE)
        builder.decide(Decision(name, formula.names, (output,), formula, origin, "The period", time.words))


def _lower_formula(builder: Builder, document: Document, measure: Measure, written: Node) -> None:
    """Add the measure by its formula, or by those that facts choose."""
    title = text_at(measure.node, "title")
    if isinstance(written, Scalar):
        formula = builder.formula(written, measure.type)
        origin = document.origin(written, notes=measure.node)
        builder.decide_by_formula(measure.name, formula, origin, title, measure.bounds)
        return
    found = branches(builder, document, written, measure.type)
    origin = document.origin(written)
    decide_by_branches(builder, measure.name, found, origin, title=title, bounds=measure.bounds)


def _report_beside(builder: Builder, node: Mapping) -> None:
    """A measure is calculated in one way; what stands beside it would go unheard."""
    ways = [key for key in map(node.key, _COMPUTING) if key is not None]
    for key in ways[1:]:
        builder.report(
            "NEVER-COUNTS",
            key.place,
            f"`{key.text}` would never count: `{ways[0].text}` gives what is measured.",
            fix="Take one of the two out, or measure the other one in a remedy of its own.",
        )


def _is_known(builder: Builder, name: str, node: Mapping) -> bool:
    """Whether a fact, or a decision of rules, is what is measured, and nothing here computes it."""
    named = name in builder.facts or name in builder.ruled
    return named and not any(key in node for key in _COMPUTING)


def _type_of(builder: Builder, node: Mapping) -> Type:
    """The type of what is measured; a share in percent where the policy does not say otherwise."""
    written = node.get("type")
    if not isinstance(written, Scalar):
        return PERCENT
    try:
        return parse_type(written.text, builder.lists)
    except ValueProblem as problem:
        builder.problem(problem, written.place)
        return PERCENT
