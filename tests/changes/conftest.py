"""Editions to compare: one page of a contract, and the same page with a part written otherwise."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """
format: 1
kind: offering
id: acme/support
version: 1
title: Support of Acme
source: {document: Terms}

definitions:
  lists:
    severities:
      - {S1: The service is down}
      - {S2: The service is impaired}
      - {S3: A question}
    channels: [portal, mail, phone]
    activities: [review, training]
  facts:
    severity: {type: one of severities, title: Severity}
    live: {type: boolean, title: Live system}
    seats: {type: number, at least: 0, title: Seats}
    fee: {type: money, from: contract, title: Fee for the month}
  clocks:
    initial_response: {title: First reply, starts: opened, stops: responded}

calendars:
  24/7: {open: always}
  office_hours: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}

severity targets:
  answers: response-target
  support hours: {by: severity, S1: 24/7, otherwise: office_hours}
  channels: [portal, mail]
  commitments:
    initial_response: {by: severity, S1: 1 hour, S2: 4 hours, S3: 2 business days}

service credits:
  answers: service-credit
  measure: {name: availability, per: calendar month in UTC}
  commitment: {at least: 99.9 %}
  when missed:
    bands:
      by: availability
      rows:
        - {name: first, at least: 99 %, credit: 10 %}
        - {name: second, below: 99 %, credit: 25 %}
    steps:
      - of: = fee
      - at most: EUR 500.00

hour quota:
  answers: consulting-hours
  per: calendar quarter
  hours: 16 hours
  roll over: none

rules:
  decisions:
    discount:
      title: Discount
      needs: [seats, live]
      gives: percent
      table:
        take: the first row that matches
        rows:
          - {when: {live: false}, gives: 0 %}
          - {when: {seats: {at least: 100}}, gives: 10 %}
        otherwise: 5 %
    surcharge:
      title: Surcharge
      needs: [seats]
      gives: number
      formula: |
        = seats * 2

tiers:
  gold:
    title: Gold
    features: {phone_callback: true, guidance: on demand}

contract:
  tier: gold
  title: Order form of One
  facts: {fee: EUR 1000}
"""


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., addendum.Edition]:
    """Makes an edition of the page with texts in it replaced by others, and with further files; each once."""
    made: dict[object, addendum.Edition] = {}

    def make(*replaced: tuple[str, str], **files: str) -> addendum.Edition:
        key = (replaced, tuple(files.items()))
        if key not in made:
            folder = tmp_path_factory.mktemp("edition")
            (folder / "page.yaml").write_text(_edited(replaced), encoding="utf-8")
            for name, content in files.items():
                (folder / f"{name}.yaml").write_text(dedent(content).lstrip("\n"), encoding="utf-8")
            made[key] = addendum.Edition(addendum.load(folder), f"edition {len(made)}")
        return made[key]

    return make


def _edited(replaced: tuple[tuple[str, str], ...]) -> str:
    text = PAGE
    for old, new in replaced:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the page"
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="session")
def told_between(edition: Callable[..., addendum.Edition]) -> Callable[..., list[str]]:
    """What a comparison of two edited pages tells, a line for each change."""

    def lines(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> list[str]:
        comparison = addendum.diff(edition(*before), edition(*after))
        return [line_of(found) for found in comparison.changes]

    return lines


@pytest.fixture(scope="session")
def told(told_between: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """What a comparison of the page with an edited one tells, a line for each change."""

    def lines(*replaced: tuple[str, str]) -> list[str]:
        return told_between((), replaced)

    return lines


def line_of(found: addendum.FoundChange) -> str:
    """A change on one line: `Severity S2: First reply: 4 hours -> 1 hour (better, compatible)`."""
    change = found.change
    where = ", ".join(f"{each.label} {each.asks}".strip() for each in change.where)
    where = f"{where}: " if where else ""
    before, after = (said.says if said is not None else "-" for said in (change.before, change.after))
    sort = f"{change.direction.value}, {change.reach.value}"
    sort = change.reach.value if change.reach is addendum.Reach.EDITORIAL else sort
    return f"{where}{change.title}: {before} -> {after} ({sort})"
