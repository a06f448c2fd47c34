"""What the kinds compute themselves is told in words; totals may be given in place of their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum import show

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """
format: 1
kind: offering
id: acme/hosting
version: 1
effective: 2025-01-01
title: Hosting
source: {document: Terms}
definitions:
  lists:
    severities: [high, low]
  facts:
    severity: one of severities
    fee: money
    weekend: boolean
    outages:
      type: list of records
      fields: {from: date and time, to: date and time}
  clocks:
    initial_response: {starts: opened, stops: responded}
calendars:
  24/7: {open: always}
service credits:
  answers: service-credit
  measure:
    per: calendar month in UTC
    formula: = (period.length - downtime) / period.length * 100 %
    downtime: {of: outages, counted in: {minutes: part dropped}, counted for: each outage}
  commitment: {at least: 99.9 %}
  when missed:
    credit: 10 %
    steps:
      - of: = fee
      - at most: EUR 50
      - withheld at or below: EUR 1
severity targets:
  answers: response-target
  support hours: 24/7
  commitments:
    initial_response:
      by: severity
      high: {by: weekend, true: best effort, false: 1 hour}
      low: best effort
tiers:
  basic: {}
"""
OUTAGE = {"from": "2025-04-03T10:00:00Z", "to": "2025-04-03T11:00:30Z"}


def _page(folder: Path) -> Path:
    path = folder / "hosting.yaml"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_steps_and_downtime_are_told_in_words_and_not_as_formulas(tmp_path: Path) -> None:
    library = addendum.load(_page(tmp_path))

    answer = library.ask("service-credit", {"month": "2025-04", "fee": "EUR 600", "outages": [OUTAGE]})

    says = [reason.says for reason in answer.because]
    assert "The period: 720 hours, from 2025-04, in UTC." in says
    assert (
        "Downtime that counts: 1 hour, from the outages that count, in minutes, part dropped, "
        "for each outage." in says
    )
    assert "Credit as money: EUR 60.00, from 10 % times EUR 600.00." in says
    assert "Capped credit: EUR 50.00, from EUR 60.00, at most EUR 50.00." in says
    assert says[-1] == "Amount: EUR 50.00, from EUR 50.00, withheld at or below EUR 1.00."


def test_a_page_shows_what_the_policy_says_in_its_own_words(tmp_path: Path) -> None:
    sections = show(addendum.load(_page(tmp_path)), ["basic"])

    (credit,) = (section for section in sections if section.title == "Service credits")
    assert credit.header == ("What", "Then", "Line")
    assert [row[:2] for row in credit.rows] == [
        ("Period", "calendar month in UTC"),
        ("Availability", "= (period.length - downtime) / period.length * 100 %"),
        ("Downtime", "of outages\ncounted in minutes part dropped\ncounted for each outage"),
        ("Commitment", "availability at least 99.9 %"),
        ("Credit when missed", "10 %"),
        ("Amount of the credit", "of fee"),
        ("", "at most EUR 50"),
        ("", "withheld at or below EUR 1"),
    ]


def test_an_effort_without_a_time_has_no_word_for_a_time_before_it(tmp_path: Path) -> None:
    sections = show(addendum.load(_page(tmp_path)), ["basic"])

    (targets,) = (section for section in sections if section.title == "Severity targets")
    texts = {row[0]: row[2] for row in targets.rows}
    assert targets.header == ("Severity", "Support hours", "Initial response", "Line")
    assert texts["high"] == "best effort (Weekend: yes); within 1 hour (Weekend: no), during 24/7"
    assert texts["low"] == "best effort"


def test_a_total_is_named_among_what_a_case_may_give(tmp_path: Path) -> None:
    (question,) = (
        each for each in addendum.load(_page(tmp_path)).questions() if each.name == "service-credit"
    )

    optional = [fact.name for fact in question.needs if fact.optional]
    assert optional == ["availability", "downtime"]
