"""What documents say beside their tables: terms, formulas, questions, facts, lists and clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MEASURE = "measure: {name: availability, per: calendar month in UTC}"
DOWNTIME = (
    "measure:\n    per: calendar month in UTC\n"
    "    formula: = max(0 %, (period.length - downtime) / period.length * 100 %)\n"
    "    downtime:\n      of: outages\n      excluding:\n"
    "        - {name: servicing, when: {cause: planned}, notice: at least 7 days, up to: 8 hours"
    " per calendar month}"
)
OUTAGES = (
    "    seats: {type: number, at least: 0, title: Seats}\n",
    (
        "    seats: {type: number, at least: 0, title: Seats}\n"
        "    outages:\n      type: list of records\n      fields:\n        from: date and time\n"
        "        to: date and time\n        cause: one of causes\n        announced: {type: date and"
        " time, optional: true}\n"
    ),
)
CAUSES = (
    "    activities: [review, training]\n",
    "    activities: [review, training]\n    causes: [fault, planned]\n",
)
MEASURED = ((MEASURE, DOWNTIME), OUTAGES, CAUSES)

EDITS = {
    "a cap that is higher": (
        [("- at most: EUR 500.00", "- at most: EUR 800.00")],
        ["When missed, steps, at most: EUR 500.00 -> EUR 800.00 (better, compatible)"],
    ),
    "a step that is new": (
        [("      - at most: EUR 500.00\n", "      - at most: EUR 500.00\n      - round: down to 1\n")],
        ["When missed, steps: - -> round down to 1 (neutral, breaking)"],
    ),
    "a step that is gone": (
        [("      - at most: EUR 500.00\n", "")],
        ["When missed, steps: at most EUR 500.00 -> - (neutral, breaking)"],
    ),
    "a formula of the author's in a step": (
        [("- of: = fee\n", "- of: = fee * 2\n")],
        ["Basis of the credit: = fee -> = fee * 2 (neutral, breaking)"],
    ),
    "what rolls over": (
        [("  roll over: none", "  roll over: {at most: 4 hours, for: 1 period}")],
        [
            "Hour quota, part of the answer: - -> rolled_over (neutral, compatible)",
            "Roll-over, at most: - -> 4 hours (neutral, compatible)",
            "Roll-over, for: - -> 1 period (neutral, compatible)",
            "Roll-over: none -> - (neutral, breaking)",
            (
                "What a period is granted, from when on (fact): - -> a list of records, optional, from"
                " the contract"
                " (neutral, compatible)"
            ),
        ],
    ),
    "a fact that may be left out now": (
        [
            (
                "live: {type: boolean, title: Live system}",
                "live: {type: boolean, title: Live system, optional: true}",
            )
        ],
        ["Live system (fact): true or false -> true or false, optional (neutral, compatible)"],
    ),
    "narrower bounds of a fact": (
        [("seats: {type: number, at least: 0", "seats: {type: number, at least: 1")],
        ["Seats (fact): a number, at least 0 -> a number, at least 1 (neutral, breaking)"],
    ),
    "another value in the order form": (
        [("facts: {fee: EUR 1000}", "facts: {fee: EUR 1200}")],
        ["Fee for the month: EUR 1,000.00 -> EUR 1,200.00 (neutral, breaking)"],
    ),
    "a member more": (
        [("channels: [portal, mail, phone]", "channels: [portal, mail, phone, chat]")],
        ["List of channels: - -> chat (neutral, compatible)"],
    ),
    "a member less": (
        [("channels: [portal, mail, phone]", "channels: [portal, mail]")],
        ["List of channels: phone -> - (neutral, breaking)"],
    ),
    "a member more with a promise of its own": (
        [
            ("      - {S3: A question}\n", "      - {S3: A question}\n      - {S4: A wish}\n"),
            ("S3: 2 business days}", "S3: 2 business days, S4: 5 business days}"),
        ],
        [
            "Severity S4 (A wish): Support hours: - -> office_hours (neutral, compatible)",
            "Severity S4 (A wish): Channels: - -> portal, mail (neutral, compatible)",
            "Severity S4 (A wish): First reply: - -> 5 business days (neutral, compatible)",
            "Severity S4 (A wish): Initial response during: - -> office_hours (neutral, compatible)",
            "List of severities: - -> S4 (neutral, compatible)",
        ],
    ),
    "members in another order": (
        [("channels: [portal, mail, phone]", "channels: [mail, portal, phone]")],
        ["List of channels: portal, mail, phone -> mail, portal, phone (neutral, breaking)"],
    ),
    "a time to claim": (
        [
            (
                "service credits:\n  answers: service-credit\n",
                (
                    "service credits:\n  answers: service-credit\n"
                    "  claim: {within: 30 calendar days, after: the end of the period}\n"
                ),
            )
        ],
        [
            "Service credits, part of the answer: - -> claim.last day (neutral, compatible)",
            "Service credits, part of the answer: - -> claim.in time (neutral, compatible)",
            (
                "Availability at least 99.9 %, Claimed too late yes: Credit: 0 % -> not applicable"
                " (worse, breaking)"
            ),
            (
                "Availability 99 % to below 99.9 %, Claimed too late yes: Credit: 10 % -> not"
                " applicable (worse, breaking)"
            ),
            "Availability below 99 %, Claimed too late yes: Credit: 25 % -> not applicable (worse, breaking)",
            "Claim within: - -> 30 calendar days (neutral, compatible)",
            "Claim after: - -> the end of the period (neutral, compatible)",
            "When the credit was claimed (fact): - -> a date, optional (neutral, compatible)",
        ],
    ),
    "a clock that starts with another event": (
        [("starts: opened, stops: responded}", "starts: assigned, stops: responded}")],
        ["First reply starts with: opened -> assigned (neutral, breaking)"],
    ),
    "a clock that pauses": (
        [("stops: responded}", "stops: responded, pauses: waiting, resumes: answered}")],
        [
            "First reply pauses with: - -> waiting (neutral, breaking)",
            "First reply resumes with: - -> answered (neutral, breaking)",
        ],
    ),
    "a period of another length": (
        [("  per: calendar quarter\n", "  per: calendar month\n")],
        [
            "Hour quota, asked by: quarter -> month (neutral, breaking)",
            "Per: calendar quarter -> calendar month (neutral, breaking)",
            "The calendar quarter in question (fact): a calendar quarter -> - (neutral, breaking)",
        ],
    ),
    "a clock that nobody declares any more": (
        [("  clocks:\n    initial_response: {title: First reply, starts: opened, stops: responded}\n", "")],
        [
            "First reply is a clock that: starts with opened, stops with responded -> - (neutral, breaking)",
        ],
    ),
    "a question under another name": (
        [("answers: consulting-hours", "answers: expert-hours")],
        [
            "Question expert hours: - -> Hour quota (neutral, compatible)",
            "Question consulting hours: Hour quota -> - (neutral, breaking)",
            "Hours entitled: - -> 16 hours (better, compatible)",
            "Hours entitled: 16 hours -> - (worse, breaking)",
        ],
    ),
}

OF_DOWNTIME = {
    "an allowance that is smaller": (
        ("up to: 8 hours per calendar month", "up to: 4 hours per calendar month"),
        (
            "Measure, downtime, excluding, servicing, up to: 8 hours per calendar month -> 4 hours per"
            " calendar month"
            " (better, compatible)"
        ),
    ),
    "a shorter notice": (
        ("notice: at least 7 days", "notice: at least 2 days"),
        (
            "Measure, downtime, excluding, servicing, notice: at least 7 days -> at least 2 days"
            " (worse, breaking)"
        ),
    ),
    "other conditions": (
        ("when: {cause: planned}", "when: {cause: fault}"),
        "Measure, downtime, excluding, servicing, when, cause: planned -> fault (neutral, breaking)",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_by_what_it_means(name: str, told: Callable[..., list[str]]) -> None:
    replaced, expected = EDITS[name]

    found = [line for line in told(*replaced) if "editorial" not in line]

    assert found == expected


@pytest.mark.parametrize("name", OF_DOWNTIME)
def test_what_counts_as_downtime_is_told_in_the_words_of_the_policy(
    name: str, told_between: Callable[..., list[str]]
) -> None:
    (old, new), expected = OF_DOWNTIME[name]
    edited = (MEASURE, DOWNTIME.replace(old, new))
    assert edited[1] != DOWNTIME

    assert told_between(MEASURED, (edited, OUTAGES, CAUSES)) == [expected]
