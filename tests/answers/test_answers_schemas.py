"""What comes out keeps to its schema: every answer, error and list of questions of the shipped policies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.answers.scenario import cases_of
from addendum.answers.scenarios import run_scenarios

if TYPE_CHECKING:
    from collections.abc import Callable

    Refused = Callable[[str, object], list[str]]


def on_the_wire(document: object) -> Any:
    return json.loads(addendum.dumps(document))


def test_every_answer_and_error_of_the_scenarios_keeps_to_its_schema(
    shipped: addendum.Library, refused: Refused
) -> None:
    answered = 0
    for document in shipped.policies.documents:
        for case in cases_of(document) if document.head.kind == "scenarios" else ():
            asked = {"contract": case.contract, "tier": case.tier, "at": case.at, "readings": case.readings}
            try:
                answer = shipped.ask(case.question, case.facts, **asked)
            except addendum.NoAnswer as error:
                told = {"code": error.code, "says": error.says, "fix": error.fix}
                assert refused("error", {"error": told}) == []
                continue
            answered += 1
            for explain in (True, False):
                assert refused("answer", on_the_wire(answer.to_json(explain=explain))) == [], case.name
    assert answered > 50


@pytest.mark.parametrize("subject", [{"tier": "commercetools/standard"}, {"tier": "premium"}, {}], ids=str)
def test_entitlements_keep_to_the_schema_too(
    shipped: addendum.Library, refused: Refused, subject: dict[str, str]
) -> None:
    answer = shipped.ask("entitlements", {}, at="2025-03-10", **subject)

    assert refused("answer", on_the_wire(answer.to_json())) == []


def test_every_scenario_shipped_gets_its_answer(shipped: addendum.Library) -> None:
    report = run_scenarios(shipped)

    assert [(case.name, case.says) for case in report.cases if not case.passed] == []
    assert report.passed >= 60


def test_a_scenario_that_fails_says_what_was_expected_and_what_came(write: Callable[..., Any]) -> None:
    scenarios = """
        kind: scenarios
        id: acme/scenarios
        version: 1
        title: Cases
        tier: acme/gold
        at: 2025-03-10
        cases:
          - name: Wrong time
            ask: response-target
            given: {severity: S2}
            expect: {initial_response: {within: 4 hours}, channels: [portal, phone]}
          - name: Wrong row
            ask: service-credit
            given: {month: 2025-03, availability: 99.5 %, fee: EUR 10}
            expect: {credit: 10 %, row: second}
          - name: Wrong error
            ask: response-target
            given: {severity: S9}
            expect: {error: MISSING-FACT}
          - name: No error
            ask: response-target
            given: {severity: S2}
            expect: {error: MISSING-FACT}
          - name: Error
            ask: response-target
            given: {severity: S1}
            expect: {severity: S1}
    """
    report = run_scenarios(addendum.load(write(scenarios=scenarios)))

    says = {case.name: case.says for case in report.cases}
    assert says["Wrong time"] == (
        "`initial_response.within`: expected 4 hours, got 8 hours",
        "`channels`: expected [portal, phone], got [portal]",
    )
    assert says["Wrong row"] == ("`row`: expected second, got first",)
    assert says["Wrong error"][0].startswith("expected the error `MISSING-FACT`, got `UNKNOWN-MEMBER`")
    assert says["No error"] == ("expected the error `MISSING-FACT`, got an answer",)
    assert says["Error"][0].startswith("no answer: ")
    assert (report.passed, report.failed) == (0, 5)
    assert [case.name for case in run_scenarios(addendum.load(write()), match="wrong").cases] == [
        "Wrong time",
        "Wrong row",
        "Wrong error",
    ]


def test_questions_tell_what_is_needed_and_given(shipped: addendum.Library) -> None:
    credit = next(each for each in shipped.questions(tier="premium") if each.name == "service-credit")
    hours = next(each for each in shipped.questions() if each.name == "expert-hours")

    assert [(fact.name, fact.type, fact.optional) for fact in credit.needs] == [
        ("month", "month", False),
        ("outages", "list of record", False),
        ("servicing_earlier", "duration", True),
        ("fees_per_month", "money by portion", False),
        ("portion", "one of portions", False),
        ("availability", "percent", True),
        ("downtime", "duration", True),
    ]
    assert [given.name for given in credit.gives] == ["availability", "commitment_met", "credit", "amount"]
    assert hours.subject == "commercetools/contracts/acme"
    assert [(given.name, given.title) for given in hours.gives][-1] == (
        "fair_use.subject to",
        "Fair use, subject to",
    )
    assert ("yearly_committed_revenue", True) in [(fact.name, fact.optional) for fact in hours.needs]


def test_what_a_case_may_give_instead_names_what_it_replaces(shipped: addendum.Library) -> None:
    questions = shipped.questions(tier="premium")

    assert {fact.name: fact.replaces for each in questions for fact in each.needs if fact.replaces} == {
        "severity": ("reported", "product", "component", "beta"),
        "availability": ("outages",),
        "downtime": ("outages",),
        "expert_hours_used": ("used",),
        "expert_hours_reserved": ("used",),
    }


def test_questions_of_all_subjects_are_told_where_none_is_named(write: Callable[..., Any]) -> None:
    silver = "kind: support-tier\nid: acme/silver\nversion: 1\ntitle: S\nincludes: [acme/severity-targets]\n"
    library = addendum.load(write(contract="", silver=silver))

    found = library.questions()

    assert [(each.name, each.subject) for each in found] == [
        ("response-target", "acme/gold"),
        ("service-credit", "acme/gold"),
    ]
