"""Periods as a part of a document names them: which they are, and from which day they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.document import text_at
from addendum.kinds.periods import counted_from, read_period
from addendum.values import ANY, DATE, NUMBER

if TYPE_CHECKING:
    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.periods import Period

COUNTED_FROM, FISCAL_YEAR = "counted from", "fiscal year begins"


def period_named(node: Mapping | None) -> Period | None:
    """The period that a part of a document has under `per`, None where it names none."""
    period = read_period(text_at(node, "per"))
    if period is None:
        return None
    anchor = text_at(node, COUNTED_FROM)
    fiscal = text_at(node, FISCAL_YEAR)
    if fiscal and period.words.startswith("fiscal "):
        anchor = f'date("2000-{fiscal}")'
    return counted_from(period, anchor) if anchor else period


def checked_period(builder: Builder, node: Mapping, period: Period) -> Period:
    """The period, without what it is counted from where that is no day; what is wrong is reported."""
    _check_fiscal(builder, node, period)
    named = node.get(COUNTED_FROM)
    if not isinstance(named, Scalar):
        return period
    of_type = builder.type_named(named.text, named.place)
    if of_type in (DATE, NUMBER):
        return period
    if of_type is not ANY:
        builder.report(
            "DAY-NEEDED",
            named.place,
            f"`{named.text}` is no day from which periods could be counted.",
            fix="Name a fact of the type `date`, or a `number` for the day of the month.",
        )
    return period._replace(anchor="")


def _check_fiscal(builder: Builder, node: Mapping, period: Period) -> None:
    fiscal = node.key(FISCAL_YEAR)
    if fiscal is not None and not period.words.startswith("fiscal "):
        builder.report(
            "NEVER-COUNTS",
            fiscal.place,
            f"`{fiscal.text}` would never count: a {period.words} is none of the fiscal year.",
            fix="Write `per: fiscal quarter` or another part of the fiscal year, or take it out.",
        )
