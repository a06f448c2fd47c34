"""Values as people read them: members by their titles, money in groups, hours as hours, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities: [{S1: Outage}, {S2: Fault}]
      channels: [portal, phone]
      parts:
        - {api_hub: API Hub}
        - {p2: Second part}
        - {east: Site}
        - {west: Site}
        - north
    facts:
      seats: {type: number}
      fee: {type: money, from: contract}
      live_system: {type: boolean}
      part: one of parts
      price: {type: money by part, from: contract}
    clocks:
      initial_response: {title: Initial response, starts: opened, stops: [responded]}
"""
RULES = """
    kind: rules
    id: acme/prices
    version: 1
    title: Prices
    decisions:
      cost: {needs: [part], gives: money, formula: "= price(part) * 1000"}
      hours_saved: {title: Hours saved, needs: [seats], gives: duration, formula: "= seats * 15 minutes"}
      is_live: {title: Live, needs: [live_system], gives: boolean, formula: "= live_system"}
      part_meant: {title: Part, needs: [part], gives: one of parts, formula: "= part"}
"""
TIER = """
    kind: support-tier
    id: acme/gold
    version: 1
    title: Gold
    includes: [acme/severity-targets, acme/service-credits, acme/prices]
"""
CONTRACT = """
    kind: contract
    id: acme/contracts/one
    version: 1
    effective: 2025-01-01
    title: Order form of One
    tier: acme/gold
    facts: {fee: EUR 1000, price: {api_hub: EUR 12.50, east: EUR 1}}
"""


@pytest.fixture
def told(write: Callable[..., Any]) -> Callable[..., list[str]]:
    """What is told of a question: the first line of the answer, then the reasons."""
    library = addendum.load(write(terms=TERMS, rules=RULES, tier=TIER, contract=CONTRACT))

    def of(question: str, **facts: object) -> list[str]:
        answer = library.ask(question, facts, contract="one", at="2025-03-10")
        return [answer.sentences()[1].strip(), *(reason.says for reason in answer.because)]

    return of


def test_money_is_in_groups_and_keys_are_told_by_their_titles(told: Any) -> None:
    assert told("cost", part="api_hub") == [
        "Cost: EUR 12,500.00",
        "The contract gives price: API Hub EUR 12.50, east (Site) EUR 1.00.",
        "Cost: EUR 12,500.00 = `price(part) * 1000`, with part API Hub.",
    ]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("api_hub", "API Hub"),
        ("p2", "p2 (Second part)"),
        ("east", "east (Site)"),
        ("north", "north"),
    ],
)
def test_a_member_is_told_by_its_title_where_that_is_clear(told: Any, part: str, words: str) -> None:
    assert told("part_meant", part=part) == [f"Part: {words}", f"Part: {words} = `part`."]


@pytest.mark.parametrize(("seats", "words"), [(0, "0 hours"), (6, "1.5 hours"), (4, "1 hour")])
def test_hours_are_told_in_hours(told: Any, seats: int, words: str) -> None:
    assert told("hours_saved", seats=seats) == [
        f"Hours saved: {words}",
        f"Hours saved: {words} = `seats * 15 minutes`, with seats {seats}.",
    ]


@pytest.mark.parametrize(("live", "word"), [(True, "yes"), (False, "no")])
def test_true_and_false_are_yes_and_no(told: Any, live: bool, word: str) -> None:
    assert told("is_live", live_system=live)[0] == f"Live: {word}"
