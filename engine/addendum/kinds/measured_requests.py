"""Measures by requests or intervals: the share of those that went well, or the mean of what they score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.kinds.document import text_at
from addendum.kinds.measured_scores import is_scored, record_of, report_no_list, scored
from addendum.rules import Fact
from addendum.values import NUMBER

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.measures import Measure


def lower_intervals(builder: Builder, document: Document, measure: Measure, intervals: Mapping) -> None:
    """Add the mean of what the intervals score as the measure."""
    if record_of(builder, intervals) is None:
        report_no_list(builder, intervals)
    elif is_scored(intervals):
        _decide_mean(builder, document, measure, intervals, "intervals")
    else:
        builder.report(
            "SCORE-OPEN",
            intervals.place,
            "It is not said what an interval scores.",
            fix="Add `score:` with a formula over its fields, or `good:` with conditions.",
        )


def lower_requests(builder: Builder, document: Document, measure: Measure, requests: Mapping) -> None:
    """Add the share of requests that went well as the measure: of counts, or of those of a list."""
    if record_of(builder, requests) is None:
        _lower_counts(builder, document, measure, requests)
    elif is_scored(requests):
        _decide_mean(builder, document, measure, requests, "requests")
    else:
        _report_good_open(builder, requests)


def _decide_mean(builder: Builder, document: Document, measure: Measure, node: Mapping, what: str) -> None:
    mean = scored(builder, node, measure.type, what, measure.time, measure.period)
    if mean is not None:
        formula = builder.internal_formula(mean.formula, node.place)
        title = text_at(measure.node, "title")
        origin = document.origin(node)
        builder.decide_by_formula(measure.name, formula, origin, title, measure.bounds, mean.words)


def _lower_counts(builder: Builder, document: Document, measure: Measure, requests: Mapping) -> None:
    total, good, failed = (text_at(requests, key) for key in ("of", "good count", "failed count"))
    origin = document.origin(requests)
    for count in (total, good, failed):
        if count:
            builder.need_fact(Fact(count, NUMBER, origin))
    if not (good or failed):
        _report_good_open(builder, requests)
        return
    share = f"{good or f'({total} - {failed})'} / {total} * 100 %"
    none = text_at(requests, "none")
    text = f"if {total} = 0 then {none} else {share}" if none else share
    formula = builder.internal_formula(text, requests.place)
    words = f"{{{good}}} of {{{total}}}" if good else f"{{{total}}} less the {{{failed}}} that failed, of all"
    title = text_at(measure.node, "title")
    builder.decide_by_formula(measure.name, formula, origin, title, measure.bounds, words)


def _report_good_open(builder: Builder, requests: Mapping) -> None:
    builder.report(
        "GOOD-REQUESTS-OPEN",
        requests.place,
        "It is not said which of the requests went well.",
        fix="Add `good count:` with the fact that counts them, or `good:` with conditions.",
    )
