"""Attainment: shares over tickets, by month and severity, and as facts of policies."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities: [{S1: Outage}, {S2: Fault}]
    facts:
      fee: {type: money, title: Fee of the month}
      in_time:
        type: percent
        title: Share of first replies in time
        from: tickets
        of tickets: {commitment: initial_response, counts: share met, severity: [S1, S2], without any: 100 %}
      missed:
        type: number
        title: First replies that were missed
        from: tickets
        of tickets: {commitment: initial_response, counts: missed}
      share_of_updates:
        type: percent
        from: tickets
        of tickets: {commitment: updates, counts: share met}
    clocks:
      initial_response: {title: Initial response, starts: opened, stops: responded}
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
CREDITS = """
    kind: credit-bands
    id: acme/response-credits
    version: 1
    title: Credits for late replies
    answers: response-credit
    measure: {name: in_time, per: calendar month}
    commitment: {at least: 90 %}
    when missed:
      bands:
        by: in_time
        rows:
          - {name: late, below: 90 %, credit: 5 %}
      steps:
        - of: = fee
"""
RULES = """
    kind: rules
    id: acme/refunds
    version: 1
    title: Refunds
    answers: refund
    decisions:
      refund_due:
        title: A refund is due
        gives: boolean
        formula: |
          = missed > 1
      updates_kept:
        gives: percent
        formula: |
          = share_of_updates
"""
TIER = """
    kind: support-tier
    id: acme/gold
    version: 1
    title: Gold
    includes: [acme/severity-targets, acme/response-credits, acme/refunds]
"""


@pytest.fixture
def write_desk(tmp_path: Any) -> Callable[..., addendum.Library]:
    """An offering whose credits and refunds follow from what was kept, with some of its files replaced."""

    def written(**texts: str) -> addendum.Library:
        files = {"terms": TERMS, "targets": TARGETS, "credits": CREDITS, "rules": RULES, "tier": TIER}
        for name, text in {**files, **texts}.items():
            (tmp_path / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return addendum.load(tmp_path)

    return written


@pytest.fixture
def desk(write_desk: Callable[..., addendum.Library]) -> addendum.Library:
    """The offering."""
    return write_desk()


def ticket(severity: str, opened: str, replied: str = "") -> dict[str, object]:
    events = [{"at": f"2025-{opened}:00Z", "type": "opened"}]
    if replied:
        events.append({"at": f"2025-{replied}:00Z", "type": "responded"})
    return {"severity": severity, "events": events}


TICKETS = [
    ticket("S1", "03-07T10:00", "03-07T10:30"),
    ticket("S1", "03-08T10:00", "03-08T11:01"),
    ticket("S2", "03-09T10:00", "03-09T12:00"),
    ticket("S2", "04-01T10:00"),
    ticket("S2", "04-01T10:00", "04-01T15:00"),
]


def test_what_was_kept_is_counted_by_month_commitment_and_severity(desk: addendum.Library) -> None:
    answer = desk.ask("attainment", {"tickets": TICKETS}, tier="gold")

    found: Any = to_json(answer.values)
    first = [row for row in found["attainment"] if row["commitment"] == "initial_response"]
    assert first == [
        {
            "period": "2025-03",
            "commitment": "initial_response",
            "tier": "acme/gold",
            "severity": "S1",
            "met": 1,
            "missed": 1,
            "open": 0,
            "share_met": "50 %",
        },
        {
            "period": "2025-03",
            "commitment": "initial_response",
            "tier": "acme/gold",
            "severity": "S2",
            "met": 1,
            "missed": 0,
            "open": 0,
            "share_met": "100 %",
        },
        {
            "period": "2025-04",
            "commitment": "initial_response",
            "tier": "acme/gold",
            "severity": "S2",
            "met": 0,
            "missed": 1,
            "open": 1,
            "share_met": "0 %",
        },
    ]


SHARES = """
    kind: severity-targets
    id: acme/severity-targets
    version: 1
    title: Targets
    commitments:
      initial_response:
        within: {by: severity, S1: 1 hour, S2: 4 hours}
        for at least: 60 % of tickets
        per: calendar quarter
        no tickets: met
"""


def test_a_share_that_is_promised_is_judged_over_its_period(
    write_desk: Callable[..., addendum.Library],
) -> None:
    desk = write_desk(targets=SHARES)

    answer = desk.ask("attainment", {"tickets": TICKETS}, tier="gold")

    found: Any = to_json(answer.values)
    assert [
        (row["period"], row.get("severity"), row.get("share_met"), row["at_least"], row["kept"])
        for row in found["attainment"]
    ] == [
        ("2025-Q1", None, "200/3 %", "60 %", True),
        ("2025-Q1", "S1", "50 %", "60 %", False),
        ("2025-Q1", "S2", "100 %", "60 %", True),
        ("2025-Q2", None, "0 %", "60 %", False),
        ("2025-Q2", "S2", "0 %", "60 %", False),
    ]
    assert any(
        line.endswith(
            "all severities: ≈ 66.666667 % (exactly 200/3 %) met, 2 of 3, at least 60 % promised, kept"
        )
        for line in answer.sentences()
    )


def test_where_all_is_open_the_policy_says_whether_the_share_is_kept(
    write_desk: Callable[..., addendum.Library],
) -> None:
    for word, kept in (("met", True), ("missed", False), ("not applicable", None)):
        desk = write_desk(targets=SHARES.replace("no tickets: met", f"no tickets: {word}"))

        answer = desk.ask("attainment", {"tickets": [ticket("S1", "03-07T10:00")]}, tier="gold")

        found: Any = to_json(answer.values)
        assert [row.get("kept") for row in found["attainment"]] == [kept, kept]


def test_tickets_of_several_tiers_are_answered_by_their_own(
    write_desk: Callable[..., addendum.Library],
) -> None:
    silver = TIER.replace("acme/gold", "acme/silver").replace("Gold", "Silver")
    desk = write_desk(silver=silver)
    tickets = [TICKETS[0], {**TICKETS[1], "tier": "acme/silver"}]

    answer = desk.ask("attainment", {"tickets": tickets}, tier="acme/gold")

    found: Any = to_json(answer.values)
    assert [(row["tier"], row["share_met"]) for row in found["attainment"] if "share_met" in row] == [
        ("acme/gold", "100 %"),
        ("acme/silver", "0 %"),
    ]
    assert "    2025-03, acme/silver, Initial response, S1: 0 % met, 0 of 1" in answer.sentences()


def test_tickets_may_come_one_by_one(desk: addendum.Library) -> None:
    def coming() -> Iterator[dict[str, object]]:
        yield from TICKETS

    answer = desk.ask("attainment", {"tickets": coming()}, tier="gold")

    assert answer.values == desk.ask("attainment", {"tickets": TICKETS}, tier="gold").values


def test_people_read_a_line_for_each_group(desk: addendum.Library) -> None:
    lines = desk.ask("attainment", {"tickets": TICKETS}, tier="gold").sentences()

    assert "    2025-03, Initial response, S1: 50 % met, 1 of 2" in lines
    assert "    2025-04, Initial response, S2: 0 % met, 0 of 1, 1 open" in lines


def test_a_ticket_without_an_answer_is_told_and_not_counted(
    desk: addendum.Library, refused: Callable[[str, object], list[str]]
) -> None:
    answer = desk.ask("attainment", {"tickets": [*TICKETS, {"id": "odd", "opened": "soon"}]}, tier="gold")

    found: Any = to_json(answer.values)
    assert [(each["id"], each["error"]["code"]) for each in found["unanswered"]] == [
        ("odd", "VALUE-UNREADABLE")
    ]
    assert refused("answer", answer.to_json()) == []


def test_a_policy_gives_credit_for_a_share_of_tickets(desk: addendum.Library) -> None:
    answer = desk.ask(
        "response-credit", {"month": "2025-03", "fee": "EUR 1000", "tickets": TICKETS}, tier="gold"
    )

    found: Any = to_json(answer.values)
    assert (found["in_time"], found["credit"], found["amount"]) == ("200/3 %", "5 %", "EUR 50.00")
    assert answer.notes[-1].says == "2 tickets were opened outside of the period, and do not count."


@pytest.mark.parametrize(
    ("per", "period", "share"),
    [
        ("calendar month", {"month": "2025-03"}, "200/3 %"),
        ("calendar quarter", {"quarter": "2025-Q2"}, "0 %"),
        ("fiscal quarter", {"period_from": "2025-02-01"}, "50 %"),
        ("fiscal quarter", {"period_from": "2025-04-01"}, "0 %"),
        ("rolling 30 days", {"period_from": "2025-03-08"}, "100/3 %"),
        ("trailing 2 months", {"month": "2025-04"}, "50 %"),
        ("trailing 2 months", {"month": "2025-03"}, "200/3 %"),
        ("trailing 25 days", {"last_day": "2025-04-01"}, "100/3 %"),
        ("trailing 24 days", {"last_day": "2025-04-01"}, "50 %"),
        ("billing cycle", {"period_from": "2025-03-08", "last_day": "2025-03-31"}, "50 %"),
    ],
)
def test_tickets_count_that_were_opened_in_the_period_that_is_measured(
    write_desk: Callable[..., addendum.Library], per: str, period: dict[str, str], share: str
) -> None:
    desk = write_desk(credits=CREDITS.replace("calendar month", per))

    answer = desk.ask(
        "response-credit", {**period, "fee": "EUR 1000", "tickets": TICKETS}, tier="gold", at="2025-03-01"
    )

    assert to_json(answer.values)["in_time"] == share  # type: ignore[index, call-overload]


def test_a_stream_counts_tickets_too(desk: addendum.Library) -> None:
    facts = {"month": "2025-03", "fee": "EUR 1000", "tickets": TICKETS}

    document = desk.asker("response-credit", tier="gold")(facts)

    assert addendum.dumps(document["answer"]) == addendum.dumps(
        desk.ask("response-credit", facts, tier="gold").to_json()["answer"]
    )
    assert document["notes"] == [{"says": "2 tickets were opened outside of the period, and do not count."}]


def test_a_month_without_tickets_counts_as_the_policy_says(desk: addendum.Library) -> None:
    answer = desk.ask("response-credit", {"month": "2025-05", "fee": "EUR 1000", "tickets": []}, tier="gold")

    assert to_json(answer.values)["in_time"] == "100 %"  # type: ignore[index, call-overload]


def test_a_share_of_nothing_is_a_named_error_where_no_policy_says_what_it_is(desk: addendum.Library) -> None:
    with pytest.raises(addendum.NoAnswer) as error:
        desk.ask("updates_kept", {"month": "2025-05", "tickets": []}, tier="gold")

    assert error.value.code == "NOTHING-COUNTED"


def test_a_rule_counts_how_many_were_missed(desk: addendum.Library) -> None:
    tickets = [ticket("S1", "03-07T10:00", "03-07T11:30"), ticket("S2", "03-07T10:00", "03-07T15:30")]

    answer = desk.ask("refund_due", {"month": "2025-03", "tickets": tickets}, tier="gold")

    assert to_json(answer.values) == {"refund_due": True}


def test_a_ticket_that_cannot_be_told_is_named(desk: addendum.Library) -> None:
    with pytest.raises(addendum.NoAnswer) as error:
        desk.ask(
            "refund_due", {"month": "2025-03", "tickets": [{"id": "A-7", "opened": "soon"}]}, tier="gold"
        )

    assert error.value.says.startswith("Ticket A-7: ")


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (
            "{type: number, from: tickets, of tickets: {commitment: updates, counts: share met}}",
            "TICKETS-COUNTED-WRONG",
        ),
        (
            "{type: percent, from: tickets, of tickets: {commitment: updates, counts: met}}",
            "TICKETS-COUNTED-WRONG",
        ),
        (
            "{type: duration, from: tickets, of tickets: {commitment: updates, counts: each time}}",
            "TICKETS-COUNTED-WRONG",
        ),
        ("{type: number, from: tickets}", "TICKETS-NOT-COUNTED"),
        ("{type: number, of tickets: {commitment: updates, counts: met}}", "TICKETS-NOT-COUNTED"),
        ("{type: number, from: tickets, of tickets: {commitment: update, counts: met}}", "UNKNOWN-CLOCK"),
        (
            "{type: number, from: tickets, of tickets: {commitment: updates, counts: met, severity: S7}}",
            "UNKNOWN-MEMBER",
        ),
        (
            "{type: percent, from: tickets, of tickets: {commitment: updates, counts: share met, without any: all}}",  # noqa: E501
            "VALUE-UNREADABLE",
        ),
    ],
)
def test_a_fact_that_cannot_be_counted_is_told(tmp_path: Any, fact: str, code: str) -> None:
    terms = dedent(TERMS).lstrip("\n").replace("clocks:\n", f"  odd: {fact}\nclocks:\n")
    for name, text in {
        "terms": terms,
        "targets": TARGETS,
        "credits": CREDITS,
        "rules": RULES,
        "tier": TIER,
    }.items():
        (tmp_path / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    report = addendum.check(tmp_path)

    assert code in {finding.code for finding in report.findings}
