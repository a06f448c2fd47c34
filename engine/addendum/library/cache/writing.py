"""Standings written as data; `standings` reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import book_to_data
from addendum.clocks import clocks_to_data, measures_to_data
from addendum.documents import node_to_data
from addendum.rules import program_to_data

if TYPE_CHECKING:
    from addendum.kinds import Choice, Question
    from addendum.library.standing import Standing
    from addendum.values import Data


def standing_to_data(standing: Standing) -> Data:
    """The standing as data, without its documents; raises NotStored for a value that has no form as data."""
    lowered = standing.lowered
    return {
        "subject": standing.subject,
        "tier": standing.tier,
        "contract": standing.contract,
        "drafts": list(standing.drafts),
        "parts": [[part.id, part.version, sorted(part.writers)] for part in standing.parts],
        "digests": {part.id: standing.digest(part.id) for part in standing.parts},
        "program": program_to_data(lowered.program),
        "questions": {name: _question(question) for name, question in lowered.questions.items()},
        "readings": [*map(_choice, lowered.readings)],
        "titles": dict(lowered.titles),
        "totals": sorted(lowered.totals),
        "lists": {name: list(members.members) for name, members in lowered.lists.items()},
        "calendars": book_to_data(lowered.calendars),
        "clocks": clocks_to_data(lowered.clocks),
        "measures": measures_to_data(lowered.ticket_measures),
    }


def _question(question: Question) -> Data:
    _, title, fields, document, period, place, per, account = question
    written = [[list(path), source, int(inner), int(if_any)] for path, source, inner, if_any in fields]
    kept = None if account is None else {**account._asdict(), "rules": [*map(list, account.rules)]}
    told = None if per is None else list(per)
    return [title, written, document, period, None if place is None else list(place), told, kept]


def _choice(choice: Choice) -> Data:
    *words, alternatives, value, place = choice
    return [*words, list(alternatives), node_to_data(value), list(place)]
