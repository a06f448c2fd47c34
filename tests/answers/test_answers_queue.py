"""The queue: open tickets in the order in which they are to be handled, and those that cannot be told."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities: [{S1: Outage}, {S2: Fault}]
    clocks:
      initial_response: {title: Initial response, starts: opened, stops: responded, at risk: {used: 75 %}}
      updates: {title: Updates, starts: responded, repeats: updated, stops: resolved}
"""
TARGETS = """
    kind: severity-targets
    id: acme/severity-targets
    version: 1
    title: Targets
    severities:
      S1:
        commitments: {initial_response: 1 hour, updates: {every: 2 hours}}
      S2:
        commitments: {initial_response: 4 hours}
"""
TIER = "kind: support-tier\nid: acme/gold\nversion: 1\ntitle: Gold\nincludes: [acme/severity-targets]\n"
NOW = "2025-03-07T12:00:00Z"


@pytest.fixture
def desk(tmp_path: Any) -> addendum.Library:
    """An offering with two clocks, around the clock."""
    for name, text in {"terms": TERMS, "targets": TARGETS, "tier": TIER}.items():
        (tmp_path / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return addendum.load(tmp_path)


def ticket(name: str, severity: str, opened: str, *more: tuple[str, str]) -> dict[str, object]:
    events = [{"at": f"2025-03-07T{at}:00Z", "type": kind} for at, kind in (("", ""), *more) if at]
    return {"id": name, "severity": severity, "opened": f"2025-03-07T{opened}:00Z", "events": events}


WAITING = [
    ticket("later", "S2", "09:00"),
    ticket("overdue", "S1", "10:30"),
    ticket("at risk", "S1", "11:10"),
    ticket("severe first", "S1", "11:00", ("11:01", "responded")),
    ticket("as due", "S2", "09:01"),
    ticket("answered", "S2", "11:00", ("11:05", "responded")),
    ticket("resolved", "S1", "11:00", ("11:05", "responded"), ("11:06", "resolved")),
]


def test_what_is_due_first_comes_first_and_of_two_the_more_severe(desk: addendum.Library) -> None:
    answer = desk.ask("queue", {"now": NOW, "tickets": WAITING}, tier="gold")

    found: Any = to_json(answer.values)
    assert [(each["id"], each["status"]) for each in found["queue"]] == [
        ("overdue", "breached"),
        ("at risk", "pending"),
        ("later", "pending"),
        ("severe first", "pending"),
        ("as due", "pending"),
    ]
    assert found["nothing_due"] == ["resolved", "answered"]


def test_each_entry_says_what_is_due_and_whether_it_is_at_risk(desk: addendum.Library) -> None:
    answer = desk.ask("queue", {"now": NOW, "tickets": WAITING}, tier="gold")

    found: Any = to_json(answer.values)
    assert found["queue"][:2] == [
        {
            "id": "overdue",
            "severity": "S1",
            "commitment": "initial_response",
            "status": "breached",
            "due": "2025-03-07T11:30:00Z",
            "late": "30 minutes",
            "at_risk_from": "2025-03-07T11:15:00Z",
            "at_risk": False,
        },
        {
            "id": "at risk",
            "severity": "S1",
            "commitment": "initial_response",
            "status": "pending",
            "due": "2025-03-07T12:10:00Z",
            "left": "10 minutes",
            "at_risk_from": "2025-03-07T11:55:00Z",
            "at_risk": True,
        },
    ]


def test_one_ticket_that_cannot_be_told_does_not_stop_the_rest(
    desk: addendum.Library, refused: Callable[[str, object], list[str]]
) -> None:
    tickets = [*WAITING[:1], {"id": "odd", "severity": "S1", "opened": "yesterday"}, {"severity": "S9"}]

    document = desk.asker("queue", tier="gold")({"now": NOW, "tickets": tickets})

    answer: Any = document["answer"]
    assert [(each["id"], each["error"]["code"]) for each in answer["unanswered"]] == [
        ("odd", "VALUE-UNREADABLE"),
        ("3", "EVENTS-MISSING"),
    ]
    assert [each["id"] for each in answer["queue"]] == ["later"]
    assert document["notes"] == [{"says": "2 tickets have no answer, so this is not the whole."}]
    assert refused("answer", addendum.loads(addendum.dumps(document))) == []


def test_a_ticket_may_name_its_own_contract_or_tier(desk: addendum.Library) -> None:
    tickets = [{**WAITING[0], "tier": "gold"}, {**WAITING[1], "tier": "platinum"}]

    answer = desk.ask("queue", {"now": NOW, "tickets": tickets}, tier="gold")

    found: Any = to_json(answer.values)
    assert [each["id"] for each in found["queue"]] == ["later"]
    assert [each["error"]["code"] for each in found["unanswered"]] == ["UNKNOWN-SUBJECT"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"tickets": WAITING}, "NOW-MISSING"),
        ({"now": "noon", "tickets": WAITING}, "VALUE-UNREADABLE"),
        ({"now": NOW}, "TICKETS-MISSING"),
        ({"now": NOW, "tickets": "all"}, "TICKETS-MISSING"),
    ],
)
def test_a_queue_that_cannot_be_told_is_a_named_error(
    desk: addendum.Library, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(addendum.NoAnswer) as error:
        desk.ask("queue", facts, tier="gold")

    assert error.value.code == code


def test_people_read_a_line_for_each_ticket(desk: addendum.Library) -> None:
    lines = desk.ask("queue", {"now": NOW, "tickets": WAITING[:2]}, tier="gold").sentences()

    day = "Fri 2025-03-07"
    assert lines[:4] == [
        f"Queue, times in UTC, now {day} 12:00 (tier acme/gold, as of 2025-03-07)",
        "  Queue",
        f"    overdue: S1, Initial response, {day} 11:30, at risk from {day} 11:15, 30 minutes late",
        f"    later: S2, Initial response, {day} 13:00, at risk from {day} 12:00, 1 hour left",
    ]
