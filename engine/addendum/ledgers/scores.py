"""Scores of intervals or requests, each with its weight and for as many as it stands: their mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.ledgers.periods import FROM, TO
from addendum.values import NoAnswer, divide, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addendum.ledgers.periods import Span
    from addendum.values import Number, Value

    Record = Mapping[str, Any]
    Rules = Mapping[str, Any]

SCORE, WEIGHT, ALIKE = "score", "weight", "alike"


def mean_score(records: Iterable[Record], rules: Rules) -> Value:
    """The mean of the scores of records, by the weight of each and the number for which it stands.

    `rules` say `what` the records are called, and may say how many are `expected`, what those score that are
    `not_listed`, and the result where there are `none`, each as a list of one value.
    Raises NoAnswer INTERVALS-MISSING, INTERVALS-TOO-MANY, NOTHING-MEASURED, COUNT-NOT-WHOLE, and
    WEIGHT-BELOW-ZERO.
    """
    total: Any = None
    weights: Number = 0
    listed: Number = 0
    for record in records:
        alike = _alike(record.get(ALIKE, 1))
        weight = _weight(record.get(WEIGHT, 1)) * alike
        listed += alike
        weights += weight
        part = record[SCORE] * weight
        total = part if total is None else total + part
    for expected in rules.get("expected") or ():
        missing = _missing(listed, expected, rules)
        for score in rules.get("not_listed") or ():
            weights += missing
            total = score * missing if total is None else total + score * missing
    if not weights:
        return _nothing(rules)
    return total / weights if not isinstance(total, int) else divide(total, weights)


def begun_in(records: Sequence[Record], span: Span) -> list[Record]:
    """The records whose moment `from` lies in a stretch of time."""
    return [record for record in records if span[FROM] <= record[FROM] < span[TO]]


def _alike(count: Number) -> Number:
    if count < 0 or count != int(count):
        raise NoAnswer(
            "COUNT-NOT-WHOLE",
            f"One entry stands for {show(count)} alike, and that is no whole number of them.",
            "Correct the number in the entry.",
            details={"count": count},
        )
    return count


def _weight(weight: Number) -> Number:
    if weight < 0:
        raise NoAnswer(
            "WEIGHT-BELOW-ZERO",
            f"An entry cannot weigh {show(weight)}.",
            "Correct the numbers that the weight is calculated from.",
            details={"weight": weight},
        )
    return weight


def _missing(listed: Number, expected: Number, rules: Rules) -> Number:
    """How many of those expected are not listed, where the policy says what these score."""
    what = rules["what"]
    if listed > expected:
        raise NoAnswer(
            "INTERVALS-TOO-MANY",
            f"The period has {show(expected)} {what}, and {show(listed)} are listed.",
            "List those of the period only, each once.",
            details={"expected": expected, "listed": listed},
        )
    if listed < expected and not rules.get("not_listed"):
        raise NoAnswer(
            "INTERVALS-MISSING",
            f"The period has {show(expected)} {what}, and only {show(listed)} are listed.",
            "List all of them, or say with `not listed:` what the others score.",
            details={"expected": expected, "listed": listed},
        )
    return expected - listed


def _nothing(rules: Rules) -> Value:
    for result in rules.get("none") or ():
        return result
    raise NoAnswer(
        "NOTHING-MEASURED",
        f"There are no {rules['what']} to score, or none that weighs anything.",
        "Say with `none:` what then holds.",
    )
