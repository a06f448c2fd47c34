"""Statements: what a contract came to in a month, a quarter or a year, asked of its documents alone."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.values import show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STUDIO = """
    format: 1
    kind: offering
    id: studio/support
    version: 1
    effective: 2025-01-01
    title: Support for the studio
    definitions:
      lists:
        severities: [{S1: Outage}, {S2: Fault}]
        portions: [shop, reports]
      facts:
        severity: {type: one of severities, title: Severity}
        portion: {type: one of portions, title: Portion}
        yearly_fee: {type: money, from: contract, title: Yearly fee}
        fees: {type: money by portion, from: contract, title: Fees}
      clocks:
        initial_response: {title: First reply, starts: opened, stops: responded}
    calendars:
      24/7: {open: always}
    severity targets:
      support hours: 24/7
      severities:
        S1: {commitments: {initial_response: {within: 1 hour}}}
        S2: {commitments: {initial_response: {within: 4 hours}}}
    service credits:
      title: Service credits
      answers: service-credit
      measure: {per: calendar month in UTC}
      commitment: {at least: 99.9 %}
      when missed:
        credit: 10 %
        steps:
          - of: = fees(portion)
      claim: {within: 30 calendar days, after: the end of the period}
    hour quota:
      title: Consulting
      answers: consulting-hours
      per: calendar quarter
      hours:
        by: yearly_fee
        rows: [{below: "EUR 10,000", hours: 8 hours}, {at least: "EUR 10,000", hours: 16 hours}]
    tiers:
      gold: {title: Gold}
    contract:
      title: Order form of the studio
      tier: gold
      customer: {name: Studio, zone: Europe/Berlin}
      facts: {yearly_fee: "EUR 12,000", fees: {shop: EUR 400.00, reports: EUR 100.00}}
"""
USED = [{"date": "2025-07-14", "hours": "3 hours"}, {"date": "2025-11-03", "hours": "9 hours"}]
THROUGHOUT = {"availability": "99.5 %", "portion": "shop", "used": USED}
TICKETS = [
    {
        "id": "1",
        "severity": "S1",
        "events": [
            {"at": "2025-07-01T10:00:00Z", "type": "opened"},
            {"at": "2025-07-01T10:30:00Z", "type": "responded"},
        ],
    },
    {
        "id": "2",
        "severity": "S1",
        "events": [
            {"at": "2025-07-02T10:00:00Z", "type": "opened"},
            {"at": "2025-07-02T11:30:00Z", "type": "responded"},
        ],
    },
    {
        "id": "3",
        "severity": "S2",
        "events": [
            {"at": "2025-01-02T10:00:00Z", "type": "opened"},
            {"at": "2025-01-02T11:30:00Z", "type": "responded"},
        ],
    },
]


@pytest.fixture
def studio(tmp_path: Path) -> Callable[..., addendum.Library]:
    """A function that gives the policies, with texts replaced."""

    def load(*replaced: tuple[str, str]) -> addendum.Library:
        text = dedent(STUDIO).lstrip("\n")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "studio.yaml").write_text(text, encoding="utf-8")
        return addendum.load(tmp_path)

    return load


def stated(library: addendum.Library, **facts: Any) -> addendum.Statement:
    return library.statement(facts, contract="studio/support/contract")


def parts(statement: addendum.Statement) -> list[tuple[str, str]]:
    return [(part.question, part.name) for part in statement.parts]


def lines(statement: addendum.Statement, question: str, period: str) -> dict[str, str]:
    (part,) = (part for part in statement.parts if (part.question, part.name) == (question, period))
    return {line.name: line.words for line in part.lines}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"month": "2025-07"}, [("service-credit", "2025-07"), ("consulting-hours", "2025-Q3")]),
        (
            {"quarter": "2025-Q3"},
            [
                ("service-credit", "2025-07"),
                ("service-credit", "2025-08"),
                ("service-credit", "2025-09"),
                ("consulting-hours", "2025-Q3"),
            ],
        ),
        (
            {"year": "2025"},
            [
                *(("service-credit", f"2025-{month:02}") for month in range(1, 13)),
                *(("consulting-hours", f"2025-Q{quarter}") for quarter in range(1, 5)),
            ],
        ),
    ],
)
def test_every_question_on_a_period_is_asked_for_those_of_the_span(studio, period, expected):
    statement = stated(studio(), **THROUGHOUT, **period)

    assert parts(statement) == expected
    assert all(part.error is None for part in statement.parts)


def test_a_line_has_its_value_its_words_and_its_reason(studio):
    statement = stated(studio(), **THROUGHOUT, month="2025-07")
    credit = next(line for line in statement.parts[0].lines if line.name == "credit")

    assert (credit.title, show(credit.value), credit.words) == ("Credit", "10 %", "10 %")
    assert credit.reason is not None
    assert credit.says == credit.reason.says
    assert credit.reason.at.startswith("studio.yaml:")


def test_what_a_line_rests_on_is_told_by_the_first_that_needs_it(studio):
    capped = (
        "- of: = fees(portion)",
        "- of: = fees(portion)\n      - at most: EUR 30.00\n      - round: half up to 1",
    )
    statement = stated(studio(capped), **THROUGHOUT, month="2025-07")
    amount = next(line for line in statement.parts[0].lines if line.name == "amount")
    told = [sentence for line in statement.parts[0].lines for sentence in line.because.split(". ")]

    assert amount.words == "EUR 30.00"
    assert "Capped credit: EUR 30.00, from EUR 40.00, at most EUR 30.00." in amount.behind
    assert len(told) == len(set(told))


def test_the_last_day_to_claim_and_the_hours_left_are_lines(studio):
    statement = stated(studio(), **THROUGHOUT, month="2025-07")

    credit = lines(statement, "service-credit", "2025-07")
    hours = lines(statement, "consulting-hours", "2025-Q3")

    assert credit["amount"] == "EUR 40.00"
    assert "2025-08-30" in " ".join(credit.values())
    assert (hours["entitled"], hours["used"], hours["remaining"]) == ("16 hours", "3 hours", "13 hours")


def test_amounts_of_money_are_added_up_over_the_periods(studio):
    cases = [{"month": "2025-08", "availability": "99.95 %"}]

    statement = stated(studio(), **THROUGHOUT, quarter="2025-Q3", cases=cases)

    assert [(total.question, total.name, total.words, total.parts) for total in statement.totals] == [
        ("service-credit", "amount", "EUR 80.00", 3)
    ]
    assert stated(studio(), **THROUGHOUT, month="2025-07").totals == ()


def test_cases_give_the_facts_of_single_periods_one_after_the_other(studio):
    cases = [
        {"month": "2025-07", "portion": "shop", "availability": "99 %"},
        {"month": "2025-07", "portion": "reports", "availability": "99.95 %"},
        {"month": "2025-08", "portion": "reports", "availability": "98 %"},
    ]

    statement = stated(studio(), quarter="2025-Q3", cases=cases, used=[])

    assert lines(statement, "service-credit", "2025-07, shop, 99 %")["amount"] == "EUR 40.00"
    assert lines(statement, "service-credit", "2025-07, reports, 99.95 %")["amount"] == "EUR 0.00"
    assert lines(statement, "service-credit", "2025-08")["amount"] == "EUR 10.00"
    assert [part.error.code for part in statement.parts if part.error is not None] == ["MISSING-FACT"]


def test_a_case_may_name_its_question(studio):
    cases = [{"question": "consulting-hours", "quarter": "2025-Q3", "used": []}]

    statement = stated(studio(), **THROUGHOUT, month="2025-07", cases=cases)

    assert lines(statement, "consulting-hours", "2025-Q3")["used"] == "0 hours"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "STATEMENT-PERIOD"),
        ({"month": "2025-07", "quarter": "2025-Q3"}, "STATEMENT-PERIOD"),
        ({"month": "July"}, "VALUE-UNREADABLE"),
        ({"year": "25"}, "VALUE-UNREADABLE"),
        ({"month": "2024-07"}, "NOT-IN-FORCE"),
        ({"month": "2025-07", "usd": []}, "UNKNOWN-FACT"),
        ({"month": "2025-07"}, "MISSING-FACT"),
        ({"month": "2025-07", "used": [], "cases": {"month": "2025-07"}}, "CASES-UNREADABLE"),
        ({"month": "2025-07", "used": [], "cases": [1]}, "CASES-UNREADABLE"),
        ({"month": "2025-07", "used": [], "cases": [{"month": "2025-06", "portion": "shop"}]}, "CASE-UNTOLD"),
        (
            {"month": "2025-07", "used": [], "cases": [{"month": "2025-07", "portoin": "shop"}]},
            "UNKNOWN-FACT",
        ),
    ],
)
def test_what_cannot_be_stated_is_refused_by_name(studio, facts, code):
    with pytest.raises(addendum.NoAnswer) as error:
        stated(studio(), **facts)

    assert error.value.code == code


def test_what_is_missing_for_one_question_leaves_the_others(studio):
    statement = stated(studio(), month="2025-07", used=USED)

    credit, hours = statement.parts
    assert credit.error is not None
    assert credit.error.code == "MISSING-FACT"
    assert hours.error is None
    assert statement.whole.values["service-credit"] == {"2025-07": {"error": "MISSING-FACT"}}


def test_months_before_the_contract_are_left_out(studio):
    statement = stated(
        studio(("effective: 2025-01-01", "effective: 2025-09-01")), **THROUGHOUT, quarter="2025-Q3"
    )

    assert parts(statement) == [("service-credit", "2025-09")]


def test_a_quarter_is_measured_in_the_month_in_which_it_ends(studio):
    library = studio(("per: calendar month in UTC", "per: calendar quarter in UTC"))

    assert parts(stated(library, **THROUGHOUT, month="2025-07")) == [("consulting-hours", "2025-Q3")]
    assert parts(stated(library, **THROUGHOUT, month="2025-09"))[0] == ("service-credit", "2025-Q3")


def test_periods_of_the_contract_are_found_by_its_first_day(studio):
    library = studio(
        ("per: calendar quarter", "per: contract quarter"), ("effective: 2025-01-01", "effective: 2025-01-31")
    )

    statement = stated(library, **THROUGHOUT, month="2025-07")

    assert parts(statement)[1:] == [
        ("consulting-hours", "2025-04-30 to 2025-07-30"),
        ("consulting-hours", "2025-07-31 to 2025-10-30"),
    ]


def test_periods_are_found_by_the_fiscal_year_and_by_a_day_of_the_contract(studio):
    fiscal = studio(("per: calendar quarter", "per: fiscal quarter\n  fiscal year begins: 02-01"))
    billing = studio(
        ("per: calendar quarter", "per: billing month\n  counted from: billing_day"),
        ("    fees:", "    billing_day: {type: number, from: contract}\n    fees:"),
        ('{yearly_fee: "EUR 12,000",', '{yearly_fee: "EUR 12,000", billing_day: 20,'),
    )

    assert parts(stated(fiscal, **THROUGHOUT, month="2025-07"))[1:] == [
        ("consulting-hours", "2025-05-01 to 2025-07-31")
    ]
    assert parts(stated(billing, **THROUGHOUT, month="2025-07"))[1:] == [
        ("consulting-hours", "2025-06-20 to 2025-07-19"),
        ("consulting-hours", "2025-07-20 to 2025-08-19"),
    ]


def test_what_holds_at_any_time_is_told_for_the_last_day(studio):
    further = """further:
  contacts:
    kind: hour-quota
    title: Named contacts
    number: 2
    of: named contacts
    used: contacts_named
tiers:
"""

    statement = stated(studio(("tiers:\n", further)), **THROUGHOUT, month="2025-07", contacts_named=3)

    assert lines(statement, "contacts", "on 2025-07-31")["beyond"] == "1"


def test_periods_that_no_policy_knows_are_named_by_cases(studio):
    library = studio(("per: calendar month in UTC", "per: billing month"))
    cases = [{"period_from": "2025-06-20"}]

    open_ones = stated(library, **THROUGHOUT, month="2025-07")
    named = stated(library, **THROUGHOUT, month="2025-07", cases=cases)

    assert open_ones.parts[0].error is not None
    assert open_ones.parts[0].error.code == "PERIODS-OPEN"
    assert parts(named)[0] == ("service-credit", "2025-06-20 to 2025-07-19")


def test_a_contract_without_questions_on_periods_states_nothing(studio):
    text = dedent(STUDIO)
    credits_ = text[text.index("service credits:") : text.index("tiers:")]

    with pytest.raises(addendum.NoAnswer) as error:
        stated(studio((credits_, "")), month="2025-07")

    assert error.value.code == "NOTHING-TO-STATE"


def test_targets_for_tickets_join_where_tickets_are_given(studio):
    statement = stated(studio(), **THROUGHOUT, month="2025-07", tickets=TICKETS)

    (part,) = (part for part in statement.parts if part.question == "attainment")
    assert [(line.name, line.title, line.words) for line in part.lines] == [
        ("initial_response", "2025-07, First reply, S1", "50 % met, 1 of 2")
    ]
    assert part.lines[0].says == "1 met, 1 missed, of the tickets opened in 2025-07."


def test_a_statement_is_an_answer_like_any_other(studio, refused):
    library = studio()
    facts = {**THROUGHOUT, "quarter": "2025-Q3", "tickets": TICKETS}

    answer = library.ask("statement", facts, contract="contract")
    stream = library.asker("statement", contract="contract")(facts)

    assert show(answer.value(("service-credit", "2025-08", "amount"))[0]) == "EUR 40.00"
    assert show(answer.value(("together", "service-credit", "amount"))[0]) == "EUR 120.00"
    assert refused("answer", addendum.loads(addendum.dumps(answer.to_json()))) == []
    assert stream["answer"] == answer.to_json()["answer"]
    whole = addendum.loads(addendum.dumps(stated(library, **facts).to_json()))
    assert refused("answer", whole) == []
    assert {line["question"] for line in whole["lines"]} == {
        "service-credit",
        "consulting-hours",
        "attainment",
    }
    assert "lines" not in stated(library, **facts).to_json(explain=False)


def test_scenarios_hold_statements_against_what_they_must_say(studio, tmp_path):
    cases = """tiers:
  gold: {title: Gold}
scenarios:
  cases:
    - name: The third quarter
      ask: statement
      given: {quarter: 2025-Q3, availability: 99.5 %, portion: shop, used: []}
      expect:
        service-credit: {2025-07: {credit: 10 %, amount: EUR 40.00}}
        consulting-hours: {2025-Q3: {remaining: 16 hours}}
        together: {service-credit: {amount: EUR 120.00}}
    - name: A part that the statement never has
      ask: statement
      given: {quarter: 2025-Q3, availability: 99.5 %, portion: shop, used: []}
      expect: {service-credits: {2025-07: {credit: 10 %}}}
"""
    library = studio(("tiers:\n  gold: {title: Gold}\n", cases))

    report = addendum.run_scenarios(library)
    findings = addendum.check(tmp_path).findings

    assert [case.passed for case in report.cases] == [True, False]
    assert [finding.code for finding in findings] == ["EXPECTED-UNKNOWN"]


def test_a_statement_reads_as_text_as_a_page_and_as_one_table(studio, as_golden):
    cases = [{"month": "2025-08", "availability": "99.95 %"}]
    statement = stated(studio(), **THROUGHOUT, quarter="2025-Q3", cases=cases, tickets=TICKETS)

    as_golden("statement.txt", "\n".join([*statement.sentences(), ""]))
    as_golden("statement.brief.txt", "\n".join([*statement.sentences(explain=False), ""]))
    as_golden("statement.table.txt", "\n".join([*(" | ".join(row) for row in statement.rows()), ""]))
    sections = statement.sections()
    assert [section.title for section in sections][:2] == [
        "Statement for 2025-Q3",
        "Service credits, 2025-07",
    ]
    assert sections[1].header == ("What", "Value", "Why", "Line")
