"""Laws: an edition does not differ from itself, what is told differs, and what is not told does not."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import addendum
from addendum.rules import Planner
from addendum.values import NoAnswer, show

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """
format: 1
kind: offering
id: acme/support
version: 1
title: Support
definitions:
  lists:
    severities: [S1, S2, S3]
    channels: [portal, mail]
  facts:
    severity: {{type: one of severities}}
    seats: {{type: number, at least: 0, at most: 100}}
    live: boolean
    fee: {{type: money, at least: EUR 0}}
  clocks:
    initial_response: {{starts: opened, stops: responded}}
calendars:
  24/7: {{open: always}}
severity targets:
  answers: response-target
  support hours: 24/7
  channels: [portal, mail]
  commitments:
    initial_response: {{by: severity, S1: {targets[0]}, S2: {targets[1]}, S3: {targets[2]}}}
service credits:
  answers: service-credit
  measure: {{name: availability, per: calendar month in UTC}}
  commitment: {{at least: {borders[2]} %}}
  when missed:
    bands:
      by: availability
      rows:
        - {{at least: {borders[1]} %, credit: {credits[0]} %}}
        - {{at least: {borders[0]} %, credit: {credits[1]} %}}
        - {{below: {borders[0]} %, credit: {credits[2]} %}}
    steps:
      - of: = fee
      - at most: EUR {cap}
rules:
  decisions:
    discount:
      needs: [seats, live]
      gives: percent
      table:
        take: the first row that matches
        rows:
          - {{when: {{{first}}}, gives: 1 %}}
          - {{when: {{{second}}}, gives: 2 %}}
        otherwise: {rest} %
tiers:
  gold: {{title: Gold}}
"""
CONDITIONS = [
    "live: true",
    "live: false",
    "seats: {at least: 50}",
    "seats: {below: 20}",
    "seats: {above: 10}, live: true",
]
DECISIONS = ("initial_response", "credit", "commitment_met", "amount", "discount")


@st.composite
def pages(draw: Callable[..., Any]) -> str:
    """The page with other targets, borders, credits and conditions."""
    borders = sorted(
        draw(st.lists(st.sampled_from([90, 95, 99, "99.5", "99.9"]), min_size=3, max_size=3, unique=True)),
        key=float,
    )
    return PAGE.format(
        targets=[
            draw(st.sampled_from(["1 hour", "60 minutes", "2 hours", "no commitment"])) for _ in range(3)
        ],
        borders=borders,
        credits=[draw(st.sampled_from([10, 25, 50])) for _ in range(3)],
        cap=draw(st.sampled_from([100, 200])),
        first=draw(st.sampled_from(CONDITIONS)),
        second=draw(st.sampled_from(CONDITIONS)),
        rest=draw(st.sampled_from([1, 5])),
    )


FACTS = st.fixed_dictionaries(
    {
        "severity": st.sampled_from(["S1", "S2", "S3"]),
        "availability": st.sampled_from(
            ["0 %", "90 %", "94.9 %", "95 %", "99 %", "99.5 %", "99.9 %", "100 %"]
        ),
        "seats": st.sampled_from(["0", "10", "11", "20", "49", "50", "100"]),
        "live": st.sampled_from(["true", "false"]),
        "fee": st.sampled_from(["EUR 10", "EUR 1000"]),
    }
)


def _edition(text: str) -> addendum.Edition:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.yaml").write_text(text, encoding="utf-8")
        library = addendum.load(folder)
        assert library.policies.documents
    return addendum.Edition(library, "edition")


def _planner(edition: addendum.Edition) -> Planner:
    library = edition.library.policies
    (day,) = library.epochs_of("acme/support/gold")
    lowered = library.standing("acme/support/gold", day).lowered
    return Planner(lowered.program, lowered.functions)


def _value(planner: Planner, name: str, facts: dict[str, str]) -> str:
    reached = {
        "initial_response": ["severity"],
        "discount": ["seats", "live"],
        "amount": ["availability", "fee"],
    }
    given_facts = {fact: facts[fact] for fact in reached.get(name, ["availability"])}
    try:
        return show(planner.run((name,), given_facts).values[name])
    except NoAnswer as problem:
        return problem.code


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages(), pages(), st.lists(FACTS, min_size=25, max_size=25))
def test_a_case_that_is_answered_otherwise_rests_on_something_that_is_told(
    one: str, other: str, cases: list[dict[str, str]]
) -> None:
    before, after = _edition(one), _edition(other)
    planners = _planner(before), _planner(after)

    changes = [found.change for found in addendum.diff(before, after).changes]

    told = {change.name for change in changes}
    if any(change.kind == "term" for change in changes):
        told.add("amount")
    for facts in cases:
        for name in DECISIONS:
            if _value(planners[0], name, facts) != _value(planners[1], name, facts):
                assert name in told or (name == "amount" and "credit" in told)
    for change in changes:
        if change.kind == "table":
            example = dict(change.example)
            assert change.before is not None
            assert change.after is not None
            for planner, said in zip(planners, (change.before, change.after), strict=True):
                assert show(planner.run((change.name,), example).values[change.name]) == said.wire
            assert change.before.wire != change.after.wire


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_an_edition_does_not_differ_from_itself(page: str) -> None:
    comparison = addendum.diff(_edition(page), _edition(page))

    assert (comparison.changes, comparison.versions, comparison.findings) == ((), (), ())
