"""All that changed for one subject: what its decisions give, and what its documents say beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.calendars import calendar_changes
from addendum.changes.clocks import clock_changes
from addendum.changes.decisions import composed_formulas, decision_changes
from addendum.changes.facts import fact_changes, list_changes
from addendum.changes.holidays import holiday_changes
from addendum.changes.presence import tier_changes
from addendum.changes.questions import question_changes
from addendum.changes.statements import feature_changes, promise_changes, reading_changes
from addendum.changes.terms import term_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.change import Change
    from addendum.changes.pair import Pair


def changes_of(pair: Pair) -> Iterator[Change]:
    """The changes of answers of a subject, in the order in which a reader looks for them."""
    return (change._replace(behind=pair.behind(change)) for change in _found(pair))


def _found(pair: Pair) -> Iterator[Change]:
    yield from tier_changes(pair)
    yield from question_changes(pair)
    yield from decision_changes(pair)
    yield from term_changes(pair, composed_formulas(pair))
    yield from calendar_changes(pair)
    yield from holiday_changes(pair)
    yield from clock_changes(pair)
    yield from feature_changes(pair)
    yield from promise_changes(pair)
    yield from reading_changes(pair)
    yield from list_changes(pair)
    yield from fact_changes(pair)
