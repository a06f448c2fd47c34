"""Which way is better for the customer, by the kind of a document and the part of its answer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.kinds.question import Question


class Way(Enum):
    """More of a value, less of it, or more open hours of the calendar that it names."""

    MORE = "more"
    LESS = "less"
    OPEN = "more open hours"


_OF_ANSWERS: dict[str, dict[str, Way]] = {
    "severity-targets": {
        "within": Way.LESS,
        "every": Way.LESS,
        "less than": Way.LESS,
        "time": Way.LESS,
        "during": Way.OPEN,
        "support_hours": Way.OPEN,
        "channels": Way.MORE,
    },
    "credit-bands": {
        "credit": Way.MORE,
        "amount": Way.MORE,
        # A commitment that is missed sooner is the stronger one.
        "commitment_met": Way.LESS,
        "eligible": Way.MORE,
        "within": Way.MORE,
    },
    "hour-quota": {"entitled": Way.MORE, "overage": Way.LESS},
    "price": {"price": Way.LESS, "charges": Way.LESS},
}
"""By the kind of the document and the last part of the path at which an answer has the value."""


def ways_of(questions: Mapping[str, Question], kinds: Mapping[str, str]) -> dict[str, Way]:
    """Which way is better, for each decision that an answer tells and for which the kind says so.

    `kinds` has the kind of each document by its id.
    """
    found: dict[str, Way] = {}
    for question in questions.values():
        declared = _OF_ANSWERS.get(kinds.get(question.document, ""), {})
        for field in question.fields:
            way = declared.get(field.path[-1]) or declared.get(field.path[0])
            if way is not None:
                found.setdefault(field.source, way)
    return found
