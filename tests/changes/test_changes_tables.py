"""Decision tables by region: targets, credits, quotas and rules, and which of them are better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import addendum
from addendum.rules import Planner
from addendum.values import NoAnswer, show

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = "{name: first, at least: 99 %, credit: 10 %}"
SECOND = "{name: second, below: 99 %, credit: 25 %}"

EDITS = {
    "a shorter target is better": (
        [("S2: 4 hours", "S2: 1 hour")],
        ["Severity S2 (The service is impaired): First reply: 4 hours -> 1 hour (better, compatible)"],
    ),
    "a longer one is worse": (
        [("S1: 1 hour", "S1: 90 minutes")],
        ["Severity S1 (The service is down): First reply: 1 hour -> 90 minutes (worse, breaking)"],
    ),
    "business days and hours cannot be compared": (
        [("S3: 2 business days", "S3: 12 hours")],
        ["Severity S3 (A question): First reply: 2 business days -> 12 hours (neutral, breaking)"],
    ),
    "a promise that is dropped is worse": (
        [("S3: 2 business days", "S3: no commitment")],
        ["Severity S3 (A question): First reply: 2 business days -> no commitment (worse, breaking)"],
    ),
    "best effort is more than nothing and less than a target": (
        [("S3: 2 business days", "S3: best effort")],
        ["Severity S3 (A question): First reply: 2 business days -> best effort (worse, breaking)"],
    ),
    "a channel more is better": (
        [("channels: [portal, mail]\n", "channels: [portal, mail, phone]\n")],
        ["Channels: portal, mail -> portal, mail, phone (better, compatible)"],
    ),
    "a channel instead of another is neutral": (
        [("channels: [portal, mail]\n", "channels: [portal, phone]\n")],
        ["Channels: portal, mail -> portal, phone (neutral, breaking)"],
    ),
    "a border that moves": (
        [(FIRST, FIRST.replace("99 %", "99.5 %")), (SECOND, SECOND.replace("99 %", "99.5 %"))],
        ["Availability 99 % to below 99.5 %: Credit: 10 % -> 25 % (better, compatible)"],
    ),
    "a stronger commitment": (
        [("commitment: {at least: 99.9 %}", "commitment: {at least: 99.95 %}")],
        [
            "Availability 99.9 % to below 99.95 %: Commitment met: yes -> no (better, compatible)",
            "Availability 99.9 % to below 99.95 %: Credit: 0 % -> 10 % (better, compatible)",
        ],
    ),
    "a gap is no answer": (
        [(FIRST, FIRST.replace("99 %", "99.5 %"))],
        ["Availability 99 % to below 99.5 %: Credit: 10 % -> no answer (neutral, breaking)"],
    ),
    "fewer hours are worse": (
        [("hours: 16 hours", "hours: 12 hours")],
        ["Hours entitled: 16 hours -> 12 hours (worse, breaking)"],
    ),
    "nothing tells of a table of one's own": (
        [("seats: {at least: 100}", "seats: {at least: 50}")],
        ["Seats 50 to below 100, Live system yes: Discount: 5 % -> 10 % (neutral, breaking)"],
    ),
    "another order of the rows": (
        [
            ("          - {when: {live: false}, gives: 0 %}\n", ""),
            ("gives: 10 %}\n", "gives: 10 %}\n          - {when: {live: false}, gives: 0 %}\n"),
        ],
        ["Seats at least 100, Live system no: Discount: 0 % -> 10 % (neutral, breaking)"],
    ),
    "what holds otherwise": (
        [("otherwise: 5 %", "otherwise: 6 %")],
        ["Seats below 100, Live system yes: Discount: 5 % -> 6 % (neutral, breaking)"],
    ),
    "a formula": (
        [("= seats * 2", "= seats * 3")],
        ["Surcharge: = seats * 2 -> = seats * 3 (neutral, breaking)"],
    ),
    "another layout, other units, another order of bands": (
        [
            ("= seats * 2", "=  seats  *  2"),
            ("S1: 1 hour", "S1: 60 minutes"),
            (FIRST, "SECOND"),
            (SECOND, FIRST),
            ("SECOND", SECOND),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_what_it_means(name: str, told: Callable[..., list[str]]) -> None:
    replaced, expected = EDITS[name]

    assert told(*replaced) == expected


@pytest.mark.parametrize("name", EDITS)
def test_the_example_of_a_region_is_answered_as_both_editions_are_said_to(
    name: str, edition: Callable[..., addendum.Edition]
) -> None:
    before, after = edition(), edition(*EDITS[name][0])

    for found in addendum.diff(before, after).changes:
        change = found.change
        if change.kind == "table":
            for side, said in ((before, change.before), (after, change.after)):
                assert said is not None
                assert _decided(side, change.name, dict(change.example)) == said.wire


def _decided(edition: addendum.Edition, name: str, facts: dict[str, str]) -> str:
    library = edition.library.policies
    lowered = library.standing("acme/support/gold", library.epochs_of("acme/support/gold")[-1]).lowered
    try:
        found = Planner(lowered.program, lowered.functions).run((name,), facts).values[name]
    except NoAnswer as problem:
        return "no answer" if problem.code == "NO-ROW-MATCHES" else problem.code
    items = found if isinstance(found, tuple) else (found,)
    return ", ".join(map(show, items))


def test_an_edition_does_not_differ_from_itself(edition: Callable[..., addendum.Edition]) -> None:
    comparison = addendum.diff(edition(), edition())

    assert (comparison.changes, comparison.versions, comparison.findings) == ((), (), ())
    assert comparison.reach is None


def test_a_change_names_the_questions_and_subjects_that_it_reaches(
    edition: Callable[..., addendum.Edition],
) -> None:
    comparison = addendum.diff(edition(), edition(("S2: 4 hours", "S2: 1 hour")))

    (found,) = comparison.changes
    assert found.change.questions == ("response-target",)
    assert [span.subject for span in found.spans] == ["acme/support/gold", "acme/support/contract"]
    assert {(span.since, span.until) for span in found.spans} == {(None, None)}
