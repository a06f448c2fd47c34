"""Features, promises, readings and texts: each by its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

FEATURES = "features: {phone_callback: true, guidance: on demand}"
HEAD = "tiers:\n"
PROMISED = (
    "promises:\n  - {id: falling, says: More uptime is never worth more,"
    " never: {credit: rises, as: availability rises}}\n"
)
READ = (
    "readings:\n  - id: border\n    text: below 99 %\n    question: Which band holds exactly 99 %?\n"
    "    sets: service credits.when missed.bands.first\n    taken: {at least: 99 %}\n    other:"
    " {above: 99 %}\n"
    "    because: The text says below.\n"
)

EDITS = {
    "a feature that is gone": (
        (FEATURES, "features: {guidance: on demand}"),
        "Phone callback: yes -> - (worse, breaking)",
    ),
    "a feature that is switched off": (
        (FEATURES, "features: {phone_callback: false, guidance: on demand}"),
        "Phone callback: yes -> no (worse, breaking)",
    ),
    "a feature that is new": (
        (FEATURES, "features: {phone_callback: true, guidance: on demand, status_page: true}"),
        "Status page: - -> yes (better, compatible)",
    ),
    "a feature in other words": (
        (FEATURES, "features: {phone_callback: true, guidance: dedicated}"),
        "Guidance: on demand -> dedicated (neutral, breaking)",
    ),
    "a promise that is new": (
        (HEAD, PROMISED + HEAD),
        (
            "Promise: More uptime is never worth more: - -> never: credit rises as availability rises"
            " (better, compatible)"
        ),
    ),
    "a reading that may be chosen": (
        (HEAD, READ + HEAD),
        "Reading: Which band holds exactly 99 %?: - -> at least 99 % (or above 99 %) (neutral, compatible)",
    ),
    "a title": (
        ("title: Seats}", "title: Users}"),
        "Facts, seats, title: Seats -> Users (editorial)",
    ),
    "the title of a member": (
        ("{S2: The service is impaired}", "{S2: The service is slow}"),
        "Lists, severities, S2: The service is impaired -> The service is slow (editorial)",
    ),
    "the source": (
        ("source: {document: Terms}", 'source: {document: Terms, section: "3"}'),
        None,
    ),
    "a quote": (
        (
            "{name: first, at least: 99 %, credit: 10 %}",
            '{name: first, at least: 99 %, credit: 10 %, quote: "10 %"}',
        ),
        "When missed, bands, rows, first, quote: - -> 10 % (editorial)",
    ),
    "the name of a row": (
        ("{name: first, ", "{name: upper, "),
        "When missed, bands, rows, upper, name: first -> upper (editorial)",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_its_name(name: str, told: Callable[..., list[str]]) -> None:
    replaced, expected = EDITS[name]

    assert told(replaced) == ([expected] if expected is not None else [])


def test_what_a_reading_sets_to_another_value_is_told_where_the_value_is(
    told_between: Callable[..., list[str]],
) -> None:
    row = "{name: first, at least: 99 %, credit: 10 %}"
    second = "{name: second, below: 99 %, credit: 25 %}"
    moved = (
        (HEAD, READ.replace("taken: {at least: 99 %}", "taken: {at least: 98 %}") + HEAD),
        (row, row.replace("99", "98")),
        (second, second.replace("99", "98")),
    )

    assert told_between(((HEAD, READ + HEAD),), moved) == [
        "Availability 98 % to below 99 %: Credit: 25 % -> 10 % (worse, breaking)"
    ]
