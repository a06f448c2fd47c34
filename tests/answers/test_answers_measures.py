"""What is measured, told: each outage with what counts of it, the page on a measure, answers from a cache."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import addendum

if TYPE_CHECKING:
    from pathlib import Path

BLIP = "2025-06-10T00:00:00Z to 2025-06-10T00:04:00Z"
PAGE = """
    format: 1
    kind: offering
    id: demo/support
    version: 1
    effective: 2025-01-01
    title: Support
    source: {document: Terms}
    definitions:
      lists:
        causes: [fault, servicing, customer]
      facts:
        outages:
          type: list of records
          fields:
            from: date and time
            to: date and time
            cause: one of causes
            announced: {type: date and time, optional: true}
            report: {type: text, optional: true}
            users: number
        all_users: {type: number, at least: 1}
        deployed: {type: date, optional: true}
    calendars:
      office_hours: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}
      window: {open: sunday 02:00 to 06:00, zone: Europe/Berlin}
    service credits:
      answers: service-credit
      measure:
        per: calendar month in Europe/Berlin
        part life: {from: deployed, the rest: is left out}
        formula: = (period.length - downtime) / period.length * 100 %
        downtime:
          of: outages
          only outages of: {at least: 5 minutes}
          counted in: {clock minutes: part dropped}
          weighted by: = users / all_users
          where outages overlap: the shares add up
          excluding:
            - {name: window, during: window}
            - name: servicing
              when: {cause: servicing}
              notice: at least 5 business days
              business days of: office_hours
              up to: 1 hour per calendar year
            - {when: {cause: customer}, evidence: report}
      commitment: {at least: 99.9 %}
    tiers:
      standard: {title: Standard}
"""
CASE = {
    "month": "2025-06",
    "all_users": 10,
    "servicing_earlier": "30 minutes",
    "deployed": "2025-06-02",
    "outages": [
        {"from": "2025-06-01T00:00:00Z", "to": "2025-06-02T01:00:00Z", "cause": "fault", "users": 5},
        {"from": "2025-06-08T00:00:00Z", "to": "2025-06-08T05:00:00Z", "cause": "fault", "users": 10},
        {"from": "2025-06-10T00:00:00Z", "to": "2025-06-10T00:04:00Z", "cause": "fault", "users": 10},
        {"from": "2025-06-10T10:00:00Z", "to": "2025-06-10T11:00:30Z", "cause": "customer", "users": 10},
        {
            "from": "2025-06-23T18:00:00Z",
            "to": "2025-06-23T20:00:00Z",
            "cause": "servicing",
            "announced": "2025-06-16T15:00:00Z",
            "users": 10,
        },
    ],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The page in a folder of its own."""
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "page.yaml").write_text(dedent(PAGE).lstrip("\n"), encoding="utf-8")
    return folder


def test_each_outage_is_told_with_what_counts_of_it_and_why_the_rest_does_not(root: Path) -> None:
    answer = addendum.load(root).ask("service-credit", CASE)

    told = [reason.says for reason in answer.because]
    assert told[0] == "The period: 696 hours, from 2025-06, in Europe/Berlin, in service from 2025-06-02."
    assert told[1].removeprefix("The outages: ").removesuffix(".").split("; ") == [
        "2025-06-01T00:00:00Z to 2025-06-02T01:00:00Z counts for 3 hours by 50 %",
        "2025-06-08T00:00:00Z to 2025-06-08T05:00:00Z counts for 1 hour (4 hours left out: window)",
        f"{BLIP} does not count (only outages of at least 5 minutes count)",
        "2025-06-10T10:00:00Z to 2025-06-10T11:00:30Z counts (cause customer, but no report)",
        "2025-06-23T18:00:00Z to 2025-06-23T20:00:00Z counts for 90 minutes (30 minutes left out: servicing)",
    ]
    assert told[2].endswith(": 5 hours, from the outages that count, in clock minutes, part dropped.")


def test_the_page_on_a_measure_says_all_that_is_written_of_it(root: Path) -> None:
    page = addendum.show(addendum.load(root), ("standard",))

    text = "\n".join("\n".join(row) for section in page for row in section.rows)
    assert "Service in a part of the period\nfrom deployed\nthe rest is left out" in text
    assert "\nweighted by users / all_users\n" in text


def test_an_answer_from_the_cache_counts_outages_alike(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    filling = addendum.load(root, cache=cache).ask("service-credit", CASE)

    warm = addendum.load(root, cache=cache).ask("service-credit", CASE)

    assert addendum.dumps(warm.to_json()) == addendum.dumps(filling.to_json())
