"""What a commitment is measured by: the period, its length, and the formula over downtime or requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import condition_text
from addendum.kinds.branches import branches, conditions_of, decide_by_branches
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.downtime import DOWNTIME, declare_downtime, lower_downtime
from addendum.kinds.measured_time import declare_time, measured_period, measured_time
from addendum.kinds.periods import need_period
from addendum.rules import Bounds, Decision, Fact, Output
from addendum.values import (
    DURATION,
    NUMBER,
    PERCENT,
    ContextOf,
    ListOf,
    Percent,
    ValueProblem,
    parse_type,
)

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.measured_time import MeasuredTime
    from addendum.rules import Origin
    from addendum.values import Type

PERIOD = "period"
_PERIOD_TYPE = ContextOf((("length", DURATION),), open=False)
_COMPUTING = {"formula", "requests", "intervals"}
_NOT_EVALUATED = ("intervals",)


def measure_of(document: Document) -> Mapping | None:
    """What the document measures."""
    return mapping_at(document.body, "measure")


def measure_name(document: Document) -> str:
    """The name of what is measured."""
    return text_at(measure_of(document), "name") or "availability"


def declare_measure(builder: Builder, document: Document) -> None:
    """Announce the measure, its period and its downtime."""
    measure = measure_of(document)
    if measure is None:
        return
    origin = document.origin(measure)
    period = measured_period(document)
    if period is not None:
        need_period(builder, period, origin)
        builder.announce_once(PERIOD, _PERIOD_TYPE, (period.fact,), origin)
        declare_time(builder, document, measure)
    if mapping_at(measure, DOWNTIME) is not None or "formula" in measure:
        declare_downtime(builder, document, measure, period)
    name = measure_name(document)
    if not _is_fact(builder, name, measure):
        builder.declare(name, _measure_type(builder, measure), (), origin, text_at(measure, "title"))


def lower_measure(builder: Builder, document: Document) -> None:
    """Add the decisions on the period, the downtime and the measure."""
    measure = measure_of(document)
    if measure is None:
        return
    period = measured_period(document)
    time = measured_time(builder, document, measure, period) if period is not None else None
    if time is not None:
        _lower_period(builder, document, time)
    lower_downtime(builder, document, measure, time)
    name = measure_name(document)
    is_fact = _is_fact(builder, name, measure)
    of_type = builder.facts[name].type if is_fact else _measure_type(builder, measure)
    bounds = Bounds(Percent(0), Percent(100)) if of_type == PERCENT else Bounds()
    title = text_at(measure, "title")
    formula = measure.get("formula")
    refused = next((key for key, _ in measure.entries if key.text in _NOT_EVALUATED), None)
    requests = mapping_at(measure, "requests")
    if refused is not None:
        builder.refuse(name, refused, document.origin(refused))
    elif isinstance(formula, Scalar):
        origin = document.origin(formula, notes=measure)
        builder.decide_by_formula(name, builder.formula(formula, of_type), origin, title, bounds)
    elif formula is not None:
        found = branches(builder, document, formula, of_type)
        decide_by_branches(builder, name, found, document.origin(formula), title=title, bounds=bounds)
    elif requests is not None:
        _lower_requests(builder, document, name, requests, bounds)
    elif is_fact:
        builder.bound_fact(name, bounds)
    else:
        builder.given_instead(name, Output(name, of_type, bounds=bounds), document.origin(measure))


def _is_fact(builder: Builder, name: str, measure: Mapping) -> bool:
    """Whether what is measured is a fact that a document declares, and nothing here computes it."""
    return name in builder.facts and not _COMPUTING & set(measure.keys())


def _measure_type(builder: Builder, measure: Mapping) -> Type:
    """The type of what is measured; a share in percent where the policy does not say otherwise."""
    written = measure.get("type")
    if not isinstance(written, Scalar):
        return PERCENT
    try:
        return parse_type(written.text, builder.lists)
    except ValueProblem as problem:
        builder.problem(problem, written.place)
        return PERCENT


def _lower_period(builder: Builder, document: Document, time: MeasuredTime) -> None:
    formula = builder.internal_formula(f"{{length: {time.length}}}", time.place.place)
    if formula is not None:
        origin, output = document.origin(time.place), Output(PERIOD, _PERIOD_TYPE)
        builder.decide(Decision(PERIOD, formula.names, (output,), formula, origin, "The period", time.words))


def _lower_requests(
    builder: Builder, document: Document, name: str, requests: Mapping, bounds: Bounds
) -> None:
    """The share of requests that went well: of counts, or of a list whose good ones meet conditions."""
    total, good_count = text_at(requests, "of"), text_at(requests, "good count")
    origin = document.origin(requests)
    of_type = builder.declared_type(total)
    good = mapping_at(requests, "good")
    if isinstance(of_type, ListOf) and good is not None:
        all_text, good_text = f"count({total})", f"count({_good_ones(builder, total, of_type, good)})"
    else:
        _need_counts(builder, (total, good_count), origin)
        all_text, good_text = total, good_count
    if not good_text:
        builder.report(
            "GOOD-REQUESTS-OPEN",
            requests.place,
            "It is not said which of the requests went well.",
            fix="Add `good count:` with the fact that counts them, or `good:` with conditions.",
        )
        return
    share = f"{good_text} / {all_text} * 100 %"
    none = text_at(requests, "none")
    text = f"if {all_text} = 0 then {none} else {share}" if none else share
    builder.decide_by_formula(name, builder.internal_formula(text, requests.place), origin, bounds=bounds)


def _need_counts(builder: Builder, names: tuple[str, ...], origin: Origin) -> None:
    for name in names:
        if name:
            builder.need_fact(Fact(name, NUMBER, origin))


def _good_ones(builder: Builder, total: str, of_type: ListOf, good: Mapping) -> str:
    record = of_type.item if isinstance(of_type.item, ContextOf) else ContextOf(())
    conditions = conditions_of(builder, good, record)
    tests = [condition_text(f"item.{field}", condition) for field, condition in conditions.items()]
    return f"{total}[{' and '.join(tests)}]" if tests else total
