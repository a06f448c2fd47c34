"""Recorded cases under two editions: how many change, by how much, for whom, and examples that move most."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.changes.impact import Recorded, replayed
from addendum.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGE = """
format: 1
kind: offering
id: host/support
version: 1
effective: 2025-01-01
title: Support
definitions:
  lists: {severities: [S1, S2]}
  facts:
    fee: {type: money, title: Fee}
  clocks:
    first_reply: {title: First reply, starts: opened, stops: responded}
calendars:
  24/7: {open: always}
severity targets:
  answers: response-target
  support hours: 24/7
  commitments:
    first_reply: {by: severity, S1: 1 hour, S2: 4 hours}
service credits:
  answers: service-credit
  measure: {per: calendar month}
  commitment: {at least: 99.9 %}
  when missed:
    bands:
      by: availability
      rows:
        - {name: first, at least: 99.0 %, credit: 10 %}
        - {name: second, below: 99.0 %, credit: 25 %}
    steps:
      - of: = fee
tiers:
  standard: {title: Standard}
"""


@pytest.fixture
def editions(tmp_path: Path) -> Callable[..., tuple[addendum.Library, addendum.Library]]:
    """The page, and the page with some words of it replaced."""

    def editions(*replaced: tuple[str, str]) -> tuple[addendum.Library, addendum.Library]:
        text = dedent(PAGE).lstrip("\n")
        changed = text
        for old, new in replaced:
            assert old in changed
            changed = changed.replace(old, new)
        files = (tmp_path / "before.yaml", tmp_path / "after.yaml")
        for file, content in zip(files, (text, changed), strict=True):
            file.write_text(content, encoding="utf-8")
        return addendum.load(files[0]), addendum.load(files[1])

    return editions


def month(number: int, availability: str, fee: str = "EUR 1000") -> Recorded:
    facts = {"month": "2025-03", "availability": availability, "fee": fee}
    tier, customer = "host/support/standard", f"customer-{number}"
    return Recorded("service-credit", facts, tier=tier, id=str(number), customer=customer)


def test_what_changes_is_counted_and_added_up(editions: Any) -> None:
    before, after = editions(("credit: 10 %", "credit: 15 %"))
    cases = [month(1, "99.5 %"), month(2, "98 %"), month(3, "99.95 %"), month(4, "99.1 %", "EUR 3000")]

    found = replayed(before, after, cases)

    assert (found.cases, found.changed) == (4, 2)
    assert found.counts == {("service-credit", "amount"): 2, ("service-credit", "credit"): 2}
    (total,) = found.totals
    assert (total.path, total.cases) == ("amount", 2)
    assert [to_json(value) for value in (total.before, total.after, total.by)] == [
        "EUR 400.00",
        "EUR 600.00",
        "EUR 200.00",
    ]


def test_customers_and_examples_stand_by_how_much_money_moves(editions: Any) -> None:
    before, after = editions(("credit: 10 %", "credit: 15 %"))
    cases = [month(1, "99.5 %"), month(2, "99.5 %", "EUR 9000"), month(3, "99.5 %", "EUR 20")]

    found = replayed(before, after, cases)

    assert [each.customer for each in found.affected] == ["customer-2", "customer-1", "customer-3"]
    assert [to_json(money) for money in found.affected[0].money] == ["EUR 450.00"]
    assert [example.id for example in found.examples] == ["2", "1", "3"]
    assert found.examples[0].differences[0] == ("credit", "10 %", "15 %")


def test_few_examples_are_kept_of_many_cases(editions: Any) -> None:
    before, after = editions(("credit: 10 %", "credit: 15 %"))

    def many() -> Iterator[Recorded]:
        for number in range(300):
            yield month(number, "99.5 %", f"EUR {number}")

    found = replayed(before, after, many())

    assert [example.id for example in found.examples] == ["299", "298", "297", "296", "295"]
    assert len(found.affected) == 10


def test_tickets_differ_by_time(editions: Any) -> None:
    before, after = editions(("S2: 4 hours", "S2: 2 hours"))
    facts = {
        "severity": "S2",
        "events": [
            {"at": "2025-03-07T10:00:00Z", "type": "opened"},
            {"at": "2025-03-07T13:00:00Z", "type": "responded"},
        ],
    }

    found = replayed(before, after, [Recorded("ticket", facts, tier="host/support/standard", id="T-1")])

    assert found.changed == 1
    told = {
        difference.path: (difference.before, difference.after) for difference in found.examples[0].differences
    }
    assert told["first_reply.status"] == ("met", "breached")
    assert told["first_reply.due"] == ("2025-03-07T14:00:00Z", "2025-03-07T12:00:00Z")


def test_what_only_one_edition_answers_is_told_by_its_code(editions: Any) -> None:
    before, after = editions(("S1, S2", "S1, S3"), ("S2: 4 hours", "S3: 4 hours"))
    asked = {"tier": "host/support/standard", "at": "2025-03-01"}
    cases = [
        Recorded("response-target", {"severity": severity}, id=severity, **asked)
        for severity in ("S1", "S2", "S9")
    ]

    found = replayed(before, after, cases)

    assert (found.cases, found.changed) == (3, 1)
    assert found.errors == {("", "UNKNOWN-MEMBER"): 1, ("UNKNOWN-MEMBER", "UNKNOWN-MEMBER"): 1}


def test_an_edition_differs_from_itself_in_no_case(editions: Any) -> None:
    before, after = editions()

    found = replayed(before, after, [month(1, "99.5 %"), month(2, "broken")])

    assert (found.changed, found.totals, found.examples) == (0, (), ())
    assert found.errors == {("VALUE-UNREADABLE", "VALUE-UNREADABLE"): 1}
