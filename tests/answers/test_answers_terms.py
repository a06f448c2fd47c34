"""Terms as contracts print them: limits, cases, a policy's own words, and tiers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = """
    format: 1
    kind: offering
    id: acme/hosting
    version: 1
    effective: 2025-01-01
    title: Hosting
    source: {document: Terms}
    definitions:
      lists:
        regions: [{eu: European Union}, {us: United States}]
      facts:
        region: one of regions
        paid: {type: boolean, title: All invoices are paid}
        fee: money
"""
CREDITS = """
    service credits:
      measure: {name: downtime, type: duration, per: calendar month}
      commitment: {at most: 10 minutes}
"""
TIERS = """
    tiers:
      small: {title: Small}
      large: {title: Large}
"""


@pytest.fixture
def shown(tmp_path: Any) -> Callable[..., dict[str, tuple[str, ...]]]:
    """The rows of the page, or of the comparison, on credits or hours, by their titles."""

    def rows(section: str, *, compare: bool = False, title: str = "Service credits") -> Any:
        path = tmp_path / "hosting.yaml"
        lines = (HEAD + section + TIERS).splitlines()
        path.write_text("\n".join(line[4:] for line in lines) + "\n", encoding="utf-8")
        subjects = () if compare else ("small",)
        found = addendum.show(addendum.load(path), subjects, compare=compare)
        (one,) = (each for each in found if each.title == title)
        return [row if compare else row[:-1] for row in one.rows]

    return rows


@pytest.mark.parametrize(
    ("terms", "rows"),
    [
        ("when missed: {credit: 10 %}", [("Credit when missed", "10 %")]),
        (
            "when missed: {credit: undefined by the terms}",
            [("Credit when missed", "undefined by the terms")],
        ),
        (
            "when missed: {credit: 10 %, steps: [{of: EUR 1000}, {round: half up to 0.01}]}",
            [("Credit when missed", "10 %"), ("Amount of the credit", "of EUR 1000\nround half up to 0.01")],
        ),
        (
            "claim: {within: 30 calendar days, after: the incident}\n      when missed: {credit: 10 %}",
            [
                ("Credit when missed", "10 %"),
                ("Claim within", "30 calendar days"),
                ("Claim after", "the incident"),
            ],
        ),
        (
            "when missed: {credit: 10 %}\n      eligible: {only if: {paid: true, region: eu}}",
            [("Eligible only with", "paid: yes and region: European Union"), ("Credit when missed", "10 %")],
        ),
    ],
)
def test_a_credit_is_told_term_by_term(shown: Any, terms: str, rows: list[tuple[str, ...]]) -> None:
    assert shown(f"{CREDITS}      {terms}\n") == [
        ("Period", "calendar month"),
        ("Commitment", "downtime at most 10 minutes"),
        *rows,
    ]


def test_a_credit_for_every_step_is_told_as_it_is_written(shown: Any) -> None:
    per_step = (
        "      when missed:\n        per step:\n          credit: 5 %\n          for every: 30 minutes\n"
        "          of: = downtime\n          part of a step: counts as full\n"
    )

    assert shown(CREDITS + per_step)[2:] == [
        ("Credit when missed", "credit 5 %"),
        ("", "for every 30 minutes"),
        ("", "of downtime"),
        ("", "part of a step counts as full"),
    ]


def test_cases_are_told_with_what_they_turn_on(shown: Any) -> None:
    chosen = "      when missed: {credit: {by: region, eu: 10 %, us: 5 %}}\n"

    assert shown(CREDITS + chosen)[2:] == [
        ("Credit when missed", "Region: European Union", "10 %"),
        ("", "Region: United States", "5 %"),
    ]


def test_hours_are_told_with_what_counts_and_what_more_costs(shown: Any) -> None:
    quota = """
    hour quota:
      per: calendar quarter
      hours: 16 hours
      each entry: up to 15 minutes
      activities that count: [eu]
      roll over: {at most: 8 hours, for: 1 period}
      overage: {price: EUR 100, for every: 1 hour}
"""

    assert shown(quota, title="Hour quota") == [
        ("Hours per calendar quarter", "16 hours"),
        ("Each entry is rounded", "up to 15 minutes"),
        ("Activities that count", "European Union"),
        ("Roll-over", "at most 8 hours\nfor 1 period"),
        ("Overage", "price EUR 100\nfor every 1 hour"),
    ]


def test_tiers_stand_in_the_order_they_are_written_with_a_row_for_each_thing(shown: Any) -> None:
    chosen = "      when missed: {credit: {by: tier, small: 5 %, large: {by: region, eu: 10 %, us: 8 %}}}\n"

    assert shown(CREDITS + chosen, compare=True) == [
        ("Period", "calendar month", "calendar month"),
        ("Commitment", "downtime at most 10 minutes", "downtime at most 10 minutes"),
        ("Credit when missed, by region", "5 %", "European Union: 10 %\nUnited States: 8 %"),
    ]
