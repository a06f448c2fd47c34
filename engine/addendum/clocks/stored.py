"""The clocks of a subject, and what is counted over tickets, as plain JSON data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.clocks.attainment import Measure
from addendum.clocks.model import Clock
from addendum.findings import Place
from addendum.rules import Origin
from addendum.values import value_from_data, value_to_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values import Data


def clocks_to_data(clocks: Mapping[str, Clock]) -> Data:
    """The clocks as data."""
    return [_clock(clock) for clock in clocks.values()]


def clocks_from_data(data: Data) -> dict[str, Clock]:
    """The clocks by name that `clocks_to_data` made this data of."""
    clocks = map(_clock_read, data)
    return {clock.name: clock for clock in clocks}


def measures_to_data(measures: Mapping[str, Measure]) -> Data:
    """The measures of tickets as data."""
    return [
        [
            *each[:3],
            list(each.severities),
            None if each.without_any is None else value_to_data(each.without_any),
        ]
        for each in measures.values()
    ]


def measures_from_data(data: Data) -> dict[str, Measure]:
    """The measures by the facts that they give, as `measures_to_data` made this data of them."""
    return {
        fact: Measure(
            fact, clock, counts, tuple(severities), None if empty is None else value_from_data(empty)
        )
        for fact, clock, counts, severities, empty in data
    }


def _clock(clock: Clock) -> Data:
    fields = {
        name: list(value) if isinstance(value, tuple) else value for name, value in clock._asdict().items()
    }
    origin = clock.origin
    fields["origin"] = None if origin is None else [*origin[:2], list(origin.place), *origin[3:]]
    fields["at_risk"] = None if clock.at_risk is None else value_to_data(clock.at_risk)
    return fields


def _clock_read(data: Data) -> Clock:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) and name != "at_risk" else value
        for name, value in data.items()
    }
    if data["origin"] is not None:
        policy, version, place, *notes = data["origin"]
        fields["origin"] = Origin(policy, version, Place(*place), *notes)
    if data["at_risk"] is not None:
        fields["at_risk"] = value_from_data(data["at_risk"])
    return Clock(**fields)
