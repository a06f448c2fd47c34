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

_PROMISES: dict[str, frozenset[str]] = {
    "severity-targets": frozenset(
        {"within", "every", "less than", "time", "during", "support_hours", "channels"}
    ),
    "credit-bands": frozenset({"credit", "amount"}),
    "hour-quota": frozenset({"entitled"}),
}
"""The parts of answers that are better to have than not to have, whatever they say."""
_OF_TERMS: dict[str, dict[str, Way]] = {
    "severity-targets": {
        "within": Way.LESS,
        "every": Way.LESS,
        "less than": Way.LESS,
        "for at least": Way.MORE,
    },
    "credit-bands": {
        "credit": Way.MORE,
        "at most": Way.MORE,
        "raised to": Way.MORE,
        "withheld below": Way.LESS,
        "withheld at or below": Way.LESS,
        "for every": Way.LESS,
        "after": Way.LESS,
        "up to": Way.LESS,
        "notice": Way.MORE,
        "only outages of": Way.LESS,
        "within": Way.MORE,
    },
    "hour-quota": {
        "hours": Way.MORE,
        "number": Way.MORE,
        "at most": Way.MORE,
        "for": Way.MORE,
        "price": Way.LESS,
        "notice": Way.LESS,
    },
    "price": {
        "amount": Way.LESS,
        "rate": Way.LESS,
        "at least": Way.LESS,
        "at most": Way.LESS,
        "for every": Way.MORE,
        "less": Way.MORE,
        "scaled by": Way.LESS,
    },
}
"""By the kind of the document and the key of a term."""
_BORDERS = frozenset({"at least", "above"})
_CONDITIONS = frozenset({"when", "only if", "unless", "only", "or if", "empty when"})


def promises_in(questions: Mapping[str, Question], kinds: Mapping[str, str]) -> frozenset[str]:
    """The decisions that promise something by being there at all."""
    return frozenset(
        field.source
        for question in questions.values()
        for field in question.fields
        if field.path[-1] in _PROMISES.get(kinds.get(question.document, ""), ()) and field.path[0] != "claim"
    )


def term_way(kind: str, path: tuple[str, ...]) -> Way | None:
    """Which way is better for what a document says at a path of keys; None where nothing tells."""
    if not path or not _CONDITIONS.isdisjoint(path):
        return None
    declared = _OF_TERMS.get(kind, {})
    key = path[-2] if len(path) > 1 and path[-1] in _BORDERS and path[-1] not in declared else path[-1]
    return declared.get(key)


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
