"""Tickets: what was due when, what was kept, why, and what cannot be told."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import addendum
from addendum.values import DURATION, read, to_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities:
        - {S1: Outage}
        - {S2: Fault}
        - {S3: Question}
      channels: [portal]
    facts:
      fee: {type: money, from: contract}
      live_system: {type: boolean}
      escalated: {type: boolean, optional: true}
    clocks:
      initial_response: {title: Initial response, starts: opened, stops: responded, at risk: {left: 1 hour}}
      resolution:
        title: Resolution
        starts: opened
        stops: [resolved, closed]
        pauses: [on_hold, waiting_on_customer]
        resumes: [taken_up, customer_replied]
        when reopened: goes on
        when the severity changes: the earliest due moment counts
        cancelled by: withdrawn
      updates:
        title: Updates
        starts: responded
        repeats: updated
        next promised in: next_update_at
        stops: [resolved, closed]
"""
HOURS = """
    kind: calendar
    id: acme/hours
    version: 1
    title: Hours
    calendars:
      24/7: {open: always}
      office: {open: monday to friday 09:00 to 17:00, zone: Europe/Berlin}
"""
TARGETS = """
    kind: severity-targets
    id: acme/severity-targets
    version: 1
    title: Targets
    source: {document: Terms}
    answers: response-target
    severities:
      S1:
        support hours: 24/7
        channels: [portal]
        commitments:
          initial_response: {less than: 30 minutes}
          resolution: {within: 8 hours}
          updates: {every: 1 hour, or: as promised in the last update}
      S2:
        support hours: office
        channels: [portal]
        commitments:
          initial_response: {within: 4 hours}
          resolution: {within: 16 hours}
      S3:
        support hours: office
        channels: [portal]
        commitments:
          initial_response: {within: 2 business days}
          resolution: best effort
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> addendum.Library:
    """An offering with three clocks and three severities."""
    root = tmp_path_factory.mktemp("desk")
    tier = "kind: support-tier\nid: acme/gold\nversion: 1\ntitle: Gold\nincludes: [acme/severity-targets]\n"
    for name, text in {"terms": TERMS, "hours": HOURS, "targets": TARGETS, "tier": tier}.items():
        (root / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return addendum.load(root)


def event(at: str, kind: str, **more: object) -> dict[str, object]:
    """An event on a day of March 2025 that is a Monday to Friday from the 3rd to the 7th."""
    day, time = at.split()
    return {"at": f"2025-03-{day}T{time}:00+01:00", "type": kind, **more}


def answered(desk: addendum.Library, *events: dict[str, object], **facts: object) -> dict[str, Any]:
    """The values of the answer as JSON."""
    answer = desk.ask("ticket", {"severity": "S1", **facts, "events": [*events]}, tier="gold")
    found: dict[str, Any] = to_json(answer.values)
    return found


OPENED = event("07 16:00", "opened")
STANDING = [
    ("responded", ("07 16:29",), {"status": "met", "margin": "1 minute", "used": "29 minutes"}),
    ("responded", ("07 16:30",), {"status": "breached", "late": "0 minutes"}),
    ("responded", ("07 17:00",), {"status": "breached", "late": "30 minutes"}),
    ("withdrawn", ("07 16:05",), {"status": "pending"}),
]


@pytest.mark.parametrize(("kind", "at", "expected"), STANDING)
def test_less_than_is_missed_on_the_dot(
    desk: addendum.Library, kind: str, at: tuple[str], expected: dict[str, str]
) -> None:
    found = answered(desk, OPENED, event(at[0], kind))["initial_response"]

    assert {name: found[name] for name in expected} == expected
    assert found["due"] == "2025-03-07T16:30:00+01:00"


def test_within_is_kept_on_the_dot_and_only_office_hours_count(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, event("10 12:00", "responded"), severity="S2")["initial_response"]

    assert found == {
        "status": "met",
        "within": "4 hours",
        "during": "office",
        "started": "2025-03-07T16:00:00+01:00",
        "due": "2025-03-10T12:00:00+01:00",
        "done": "2025-03-10T12:00:00+01:00",
        "margin": "0 minutes",
        "used": "4 hours",
    }


def test_where_nothing_is_promised_the_answer_says_so(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, severity="S3")

    assert found["resolution"] == {"outcome": "best effort"}
    assert found["updates"] == {"outcome": "no commitment"}


def test_business_days_end_by_the_rule_of_the_calendar(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, severity="S3")

    assert found["initial_response"]["due"] == "2025-03-11T17:00:00+01:00"


def test_a_live_ticket_tells_what_is_due_next_and_from_when_it_is_at_risk(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, now="2025-03-10T11:30:00+01:00", severity="S2")

    assert found["next_deadline"] == {
        "commitment": "initial_response",
        "due": "2025-03-10T12:00:00+01:00",
        "at_risk_from": "2025-03-10T11:00:00+01:00",
        "at_risk": True,
    }
    assert found["initial_response"]["margin"] == "30 minutes"


def test_pauses_hold_the_time_and_may_overlap(desk: addendum.Library) -> None:
    events = (
        event("03 10:00", "opened"),
        event("03 11:00", "waiting_on_customer"),
        event("03 12:00", "on_hold"),
        event("03 13:00", "customer_replied"),
        event("03 15:00", "taken_up"),
    )

    found = answered(desk, *events, severity="S2")["resolution"]

    assert found["due"] == "2025-03-05T14:00:00+01:00"


def test_a_pause_that_nobody_ended_leaves_the_due_moment_open(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, event("07 16:10", "on_hold"))["resolution"]

    assert found["status"] == "paused"
    assert "due" not in found


def test_updates_are_due_one_after_the_other_unless_the_last_one_promised_another_time(
    desk: addendum.Library,
) -> None:
    events = (
        OPENED,
        event("07 16:10", "responded"),
        event("07 17:10", "updated"),
        event("07 17:30", "updated", next_update_at="2025-03-07T21:00:00+01:00"),
        event("07 21:01", "updated"),
        event("07 21:30", "resolved"),
    )

    found = answered(desk, *events)["updates"]

    assert [(each["status"], each["due"][11:16]) for each in found] == [
        ("met", "17:10"),
        ("met", "18:10"),
        ("breached", "21:00"),
        ("ended", "22:01"),
    ]


def test_a_change_of_severity_counts_under_the_declared_rule(desk: addendum.Library) -> None:
    worse = (event("03 10:00", "opened"), event("03 11:00", "severity_set", severity="S1"))

    found = answered(desk, *worse, severity="S2")

    assert found["resolution"]["due"] == "2025-03-03T19:00:00+01:00"
    assert found["initial_response"]["due"] == "2025-03-03T10:30:00+01:00"
    assert found["severity"] == "S1"


def test_a_reopened_ticket_goes_on_where_the_clock_says_so(desk: addendum.Library) -> None:
    events = (
        event("03 10:00", "opened"),
        event("03 11:00", "resolved"),
        event("04 10:00", "reopened"),
        event("04 18:00", "closed"),
    )

    found = answered(desk, *events)["resolution"]

    assert (found["due"], found["status"]) == ("2025-03-04T17:00:00+01:00", "breached")


def test_a_withdrawn_ticket_owes_nothing_more(desk: addendum.Library) -> None:
    found = answered(desk, OPENED, event("07 16:05", "withdrawn"))["resolution"]

    assert (found["status"], found["ended"]) == ("cancelled", "2025-03-07T16:05:00+01:00")


def test_corrections_and_withdrawals_count_in_place_of_what_they_correct(desk: addendum.Library) -> None:
    events = (
        OPENED,
        event("07 16:50", "responded", id="a"),
        event("07 16:20", "responded", id="b", corrects="a"),
        event("07 16:30", "resolved", id="c"),
        event("08 09:00", "slip", withdraws="c"),
    )

    found = answered(desk, *events)

    assert found["initial_response"]["margin"] == "10 minutes"
    assert found["resolution"]["status"] == "pending"


def test_events_after_now_do_not_count_and_are_told(desk: addendum.Library) -> None:
    facts = {"severity": "S1", "now": "2025-03-07T16:10:00+01:00"}
    answer = desk.ask("ticket", {**facts, "events": [OPENED, event("07 16:20", "responded")]}, tier="gold")

    assert to_json(answer.values)["initial_response"]["status"] == "pending"
    assert [note.says for note in answer.notes][-1] == "1 event lies after `now` and does not count."


WRONG = [
    ("no events", {}, "EVENTS-MISSING"),
    ("no list", {"events": "opened"}, "EVENT-UNREADABLE"),
    ("no opening", {"events": [event("07 16:00", "responded")]}, "OPENING-MISSING"),
    ("two openings", {"opened": OPENED["at"], "events": [OPENED]}, "OPENING-TWICE"),
    ("an unknown event", {"events": [OPENED, event("07 16:00", "respnded")]}, "EVENT-UNKNOWN"),
    ("an unknown field", {"events": [{**OPENED, "severty": "S1"}]}, "EVENT-FIELD-UNKNOWN"),
    ("no zone", {"events": [{"at": "2025-03-07T16:00:00", "type": "opened"}]}, "TIME-ZONE-MISSING"),
    ("no day", {"events": [{"at": "yesterday", "type": "opened"}]}, "VALUE-UNREADABLE"),
    ("no day of opening", {"opened": "yesterday"}, "VALUE-UNREADABLE"),
    ("no time", {"events": [{"type": "opened"}]}, "EVENT-UNREADABLE"),
    ("no type", {"events": [{"at": OPENED["at"]}]}, "EVENT-UNREADABLE"),
    ("before now", {"events": [OPENED], "now": "2025-03-01T00:00:00Z"}, "OPENED-AFTER-NOW"),
    (
        "a reversed promise",
        {
            "events": [
                OPENED,
                event("07 16:10", "responded"),
                event("07 17:00", "updated", next_update_at=OPENED["at"]),
            ]
        },
        "PROMISE-REVERSED",
    ),
    ("no severity", {"events": [OPENED], "severity": None}, "NULL-GIVEN"),
]


@pytest.mark.parametrize(("facts", "code"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_ticket_that_cannot_be_told_is_a_named_error(
    desk: addendum.Library, facts: dict[str, object], code: str
) -> None:
    for explain in (False, True):
        with pytest.raises(addendum.NoAnswer) as error:
            desk.asker("ticket", tier="gold", explain=explain)({"severity": "S1", **facts})

        assert error.value.code == code
        assert addendum.explain_code(code) is not None


def test_all_that_is_wrong_with_a_ticket_is_told_at_once(desk: addendum.Library) -> None:
    events = [OPENED, event("07 16:00", "respnded"), {"at": "soon", "type": "resolved"}]

    with pytest.raises(addendum.NoAnswer) as error:
        desk.ask("ticket", {"severity": "S1", "events": events}, tier="gold")

    assert "Event 2, `respnded`" in error.value.says
    assert "Event 3, `resolved`" in error.value.says


def test_an_answer_is_as_its_schema_says(
    desk: addendum.Library, refused: Callable[[str, object], list[str]]
) -> None:
    events = [OPENED, event("07 16:10", "responded"), event("07 17:10", "updated")]
    answer = desk.ask("ticket", {"severity": "S1", "events": events}, tier="gold")

    assert refused("answer", answer.to_json()) == []


def test_a_stream_gives_the_same_values_as_an_answer_with_reasons(desk: addendum.Library) -> None:
    facts = {
        "severity": "S2",
        "now": "2025-03-10T11:30:00+01:00",
        "events": [OPENED, event("07 16:10", "on_hold")],
    }

    document = desk.asker("ticket", tier="gold")(facts)

    assert addendum.dumps(document["answer"]) == addendum.dumps(
        desk.ask("ticket", facts, tier="gold").to_json()["answer"]
    )


def test_reasons_add_up_to_the_target(desk: addendum.Library) -> None:
    events = [OPENED, event("07 16:30", "on_hold"), event("10 09:30", "taken_up")]

    answer = desk.ask("ticket", {"severity": "S2", "events": events}, tier="gold")

    counted = [reason.used["counted"] for reason in answer.because if "counted" in reason.used][-1]
    lengths = [read(DURATION, part["length"]).seconds for part in to_json(counted)]
    assert sum(map(Fraction, lengths)) == 16 * 3600


def test_the_answer_is_drawn_as_a_line_of_time(
    desk: addendum.Library, as_golden: Callable[[str, str], None]
) -> None:
    events = [OPENED, event("10 12:01", "responded"), event("10 15:00", "resolved")]

    answer = desk.ask("ticket", {"severity": "S2", "events": events}, tier="gold")

    as_golden("ticket.txt", "\n".join(answer.sentences()) + "\n")


KINDS = ("responded", "updated", "on_hold", "taken_up", "waiting_on_customer", "customer_replied", "resolved")
HAPPENED = st.lists(st.tuples(st.integers(1, 20_000), st.sampled_from(KINDS)), max_size=8)


def ticket_of(happened: list[tuple[int, str]]) -> list[dict[str, object]]:
    later = [
        {"at": str(addendum_moment(minutes)), "type": kind, "id": f"{kind}-{minutes}"}
        for minutes, kind in dict.fromkeys(happened)
    ]
    return [{"at": str(addendum_moment(0)), "type": "opened"}, *later]


def addendum_moment(minutes: int) -> str:
    """A moment so many minutes after Monday 2025-03-24T08:00Z, a week before clocks change in Berlin."""
    from addendum.values import UTC, DateTime

    return str(DateTime.at(1_742_803_200 + 60 * minutes, UTC))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HAPPENED, st.integers(), st.sampled_from(["S1", "S2", "S3"]))
def test_the_order_of_arrival_does_not_matter(
    desk: addendum.Library, happened: list[tuple[int, str]], seed: int, severity: str
) -> None:
    ask = desk.asker("ticket", tier="gold")
    events = ticket_of(happened)
    shuffled = [*events]
    Random(seed).shuffle(shuffled)  # noqa: S311 -- an order, not a secret

    assert ask({"severity": severity, "events": shuffled}) == ask({"severity": severity, "events": events})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from(["S1", "S2"]))
def test_a_pause_never_moves_a_deadline_earlier(
    desk: addendum.Library, start: int, length: int, severity: str
) -> None:
    ask = desk.asker("ticket", tier="gold")
    opened = {"at": addendum_moment(0), "type": "opened"}
    pause = [
        {"at": addendum_moment(start), "type": "on_hold"},
        {"at": addendum_moment(start + length), "type": "taken_up"},
    ]

    plain: Any = ask({"severity": severity, "events": [opened]})["answer"]
    paused: Any = ask({"severity": severity, "events": [opened, *pause]})["answer"]

    assert moment(paused) >= moment(plain)


def moment(answer: dict[str, Any]) -> Any:
    from addendum.values import DATE_TIME

    return read(DATE_TIME, answer["resolution"]["due"]).instant


def test_a_credit_called_like_a_clock_is_no_part_of_what_is_promised_for_a_ticket(tmp_path: Path) -> None:
    page = """
        format: 1
        kind: offering
        id: lines/support
        version: 1
        effective: 2025-01-01
        title: Lines
        definitions:
          lists: {severities: [S1]}
          clocks:
            restoration: {starts: opened, stops: restored}
        severity targets:
          commitments: {restoration: 4 hours}
        service credits:
          remedies:
            take: the sum
            of:
              - name: restoration
                measure: {name: late, type: number, per: calendar month}
                commitment: {is: 0}
                when missed: {credit: 5 %}
        tiers: {standard: {}}
    """
    (tmp_path / "page.yaml").write_text(dedent(page).lstrip("\n"), encoding="utf-8")

    answer = addendum.load(tmp_path).ask("ticket", {"severity": "S1", "opened": "2025-03-07T10:00:00Z"})

    assert to_json(answer.values)["restoration"]["due"] == "2025-03-07T14:00:00Z"  # type: ignore[index, call-overload]
