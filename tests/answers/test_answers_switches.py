"""Terms that change within a period: policies say which day decides, answers say what else holds."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[..., Any]

CREDITS = """kind: credit-bands
id: acme/service-credits
version: 1
effective: 2025-01-01
title: Service credits
answers: service-credit
measure:
  per: calendar month
  formula: = (period.length - downtime) / period.length * 100 %
commitment: {at least: 99.9 %}
when missed: {credit: 10 %}
"""
SECOND = (
    CREDITS.replace("version: 1", "version: 2").replace("2025-01-01", "2025-06-16").replace("10 %", "25 %")
)
TIER = """kind: support-tier
id: acme/gold
version: 1
title: Gold
includes: [acme/severity-targets, acme/service-credits]
"""
OTHER = "governed by: the last day of the period\nanswers:"
DECIDES = "The terms of the first day answer; `governed by` in the policy may say otherwise."
SECOND_HOLDS = "within this period, version 2 of `acme/service-credits` holds"
MISSED = {"downtime": "3 hours"}


@pytest.fixture
def two(write: Write) -> Callable[..., addendum.Library]:
    """Credits of 10 %, and of 25 % from 2025-06-16 on, with something else in each of the two texts."""

    def written(first: str = CREDITS, second: str = SECOND, **more: str) -> addendum.Library:
        return addendum.load(write(credits="", tier=TIER, first=first, second=second, **more))

    return written


def credit(library: addendum.Library, month: str, **facts: str) -> tuple[object, str, list[str]]:
    """The credit, the day that decided, and the notes on other days."""
    answer = library.ask("service-credit", {"month": month, **MISSED, **facts}, tier="acme/gold")
    stream = library.asker("service-credit", tier="acme/gold")({"month": month, **MISSED, **facts})
    notes = [note.says for note in answer.notes if note.says.startswith("From ")]
    assert notes == [note["says"] for note in stream.get("notes", ()) if note["says"].startswith("From ")]  # type: ignore[attr-defined]
    return answer.to_json()["answer"]["credit"], str(answer.as_of), notes  # type: ignore[index]


@pytest.mark.parametrize("month", ["2025-05", "2025-07"])
def test_a_period_in_which_nothing_changes_has_no_note(
    two: Callable[..., addendum.Library], month: str
) -> None:
    assert credit(two(), month)[2] == []


def test_without_a_word_the_first_day_decides_and_the_answer_says_what_else_holds(
    two: Callable[..., addendum.Library],
) -> None:
    assert credit(two(), "2025-06") == (
        "10 %",
        "2025-06-01",
        [
            f"From 2025-06-16 on, {SECOND_HOLDS}, by which credit would be 25 %. {DECIDES}",
        ],
    )


def test_a_change_that_makes_no_difference_has_no_note(two: Callable[..., addendum.Library]) -> None:
    assert credit(two(), "2025-06", downtime="1 minute")[2] == []


@pytest.mark.parametrize(
    ("words", "month", "found"),
    [
        ("the last day of the period", "2025-06", ("25 %", "2025-06-30", [])),
        ("the last day of the period", "2025-05", ("10 %", "2025-05-31", [])),
        ("the first day of the period", "2025-06", ("10 %", "2025-06-01", [])),
    ],
)
def test_the_policies_say_which_day_of_the_period_decides(
    two: Callable[..., addendum.Library], words: str, month: str, found: tuple[object, ...]
) -> None:
    named = f"governed by: {words}\nanswers:"

    library = two(CREDITS.replace("answers:", named), SECOND.replace("answers:", named))

    assert credit(library, month) == found


def test_what_another_namespace_says_of_its_own_question_does_not_count(
    two: Callable[..., addendum.Library],
) -> None:
    theirs = CREDITS.replace("id: acme/", "id: other/").replace("answers:", OTHER)

    library = two(
        theirs=theirs,
        theirs_terms="kind: definitions\nid: other/definitions\nversion: 1\ntitle: Terms\n",
        their_tier=dedent(TIER).replace("acme/severity-targets, acme", "other").replace("acme/", "other/"),
    )

    assert credit(library, "2025-06")[1] == "2025-06-01"
    assert (
        str(library.ask("service-credit", {"month": "2025-06", **MISSED}, tier="other/gold").as_of)
        == "2025-06-30"
    )


def test_facts_that_are_not_enough_later_are_told(two: Callable[..., addendum.Library]) -> None:
    terms = "kind: definitions\nid: acme/more\nversion: 1\ntitle: More\nfacts: {regions: number}\n"
    second = SECOND.replace("credit: 25 %", "formula: = regions * 1 %")

    library = two(second=second.replace("{formula", "\n  formula").replace("1 %}", "1 %"), more=terms)

    assert "by which these facts would give no answer" in credit(library, "2025-06")[2][0]


def test_words_that_name_no_day_are_refused(write: Write) -> None:
    wrong = CREDITS.replace("answers:", "governed by: the middle of the period\nanswers:")

    report = addendum.check(write(credits="", tier=TIER, first=wrong))

    assert [
        finding.code for finding in report.findings if finding.place and finding.place.file == "first.yaml"
    ]
