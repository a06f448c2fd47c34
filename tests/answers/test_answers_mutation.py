"""Mutation: which slips of an author the scenarios notice, and cases for those that they do not."""

from __future__ import annotations

from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum.answers.mutation.measuring import _Measuring
from addendum.answers.mutation.mutated import Mutated
from addendum.answers.scenarios import run_case
from addendum.answers.suggesting import Survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = """
    kind: scenarios
    id: acme/scenarios
    version: 1
    title: Cases
    tier: acme/gold
    at: 2025-03-10
    cases:
      - name: An outage is answered in half an hour
        ask: response-target
        given: {severity: S1, live_system: false}
        expect: {initial_response: {within: 30 minutes}}
      - name: 99 % is in the first band
        ask: service-credit
        given: {month: 2025-03, availability: 99 %, fee: EUR 10}
        expect: {credit: 10 %}
      - name: A severity that there is not
        ask: response-target
        given: {severity: S9}
        expect: {error: UNKNOWN-MEMBER}
      - name: Large customers get a fifth off
        ask: discount
        given: {seats: 100, live_system: false}
        expect: {discount: 20 %}
"""
HOURS = """
    kind: calendar
    id: acme/calendars
    version: 1
    title: Hours
    calendars:
      office:
        open: monday to friday 09:00 to 17:00
        zone: Europe/Berlin
        except: {holidays: [acme/holidays]}
        special days: {2025-12-24: {open: 09:00 to 12:00}}
"""
HOLIDAYS = """
    kind: holidays
    id: acme/holidays
    version: 1
    title: Holidays
    covers: {from: 2020-01-01, to: 2030-12-31}
    days:
      2025-05-01: Labour Day
      2026-05-01: Labour Day
      2025-12-25: Christmas
"""
TARGETS = """
    kind: severity-targets
    id: acme/severity-targets
    version: 1
    title: Response targets
    source: {document: Terms, section: "4"}
    answers: response-target
    severities:
      S1:
        support hours: office
        channels:
          - portal
          - phone: {only if: {live_system: true}}
        commitments:
          initial_response: {within: 30 minutes}
      S2:
        support hours: office
        channels: [portal]
        commitments:
          initial_response: {within: 8 hours}
"""
EXTRAS = """
    kind: rules
    id: acme/extras
    version: 1
    title: Extras
    decisions:
      discount:
        title: Discount
        gives: percent
        formula: "= if seats is given and seats >= 100 then 20 % else if live_system then 5 % else 0 %"
"""
TIER = """
    kind: support-tier
    id: acme/gold
    version: 1
    title: Gold
    includes: [acme/severity-targets, acme/service-credits, acme/extras]
"""


@pytest.fixture
def folder(write: Callable[..., Path]) -> Callable[..., Path]:
    """Writes the small offering with calendars and formulas, and with these scenarios."""

    def written(scenarios: str = CASES) -> Path:
        return write(
            scenarios=scenarios, hours=HOURS, holidays=HOLIDAYS, targets=TARGETS, extras=EXTRAS, tier=TIER
        )

    return written


@pytest.fixture
def measured(folder: Callable[..., Path]) -> Callable[..., addendum.MutationReport]:
    def measure(scenarios: str = CASES) -> addendum.MutationReport:
        return addendum.measure_mutation(addendum.load(folder(scenarios)))

    return measure


def says(report: addendum.MutationReport, kind: str) -> list[str]:
    return [survivor.mutant.says for survivor in report.survivors if survivor.mutant.kind == kind]


def test_borders_move_and_turn_and_rows_are_left_out(measured: Any) -> None:
    report = measured()

    assert says(report, "threshold") == [
        "Commitment met: the border of availability at 99.9 % becomes 99.8 %",
        "Commitment met: the border of availability at 99.9 % becomes 100 %",
        "Credit: the border of availability at 99 % becomes 98.9 %",
    ]
    assert says(report, "comparator")[:1] == [
        "Commitment met: availability at least 99.9 % becomes above 99.9 %"
    ]
    assert "Credit: 25 % (Availability: below 99 %) is left out" in says(report, "row")
    assert "Credit: 10 % (Availability: 99 % to below 99.9 %) is left out" not in says(report, "row")


def test_amounts_targets_formulas_and_what_a_contract_gives_change(measured: Any) -> None:
    report = measured()

    assert says(report, "amount") == [
        "Fee: EUR 1,000.00 becomes EUR 1,001.00",
        "Fee: EUR 2,000.00 becomes EUR 2,001.00",
        "Credit: 25 % (Availability: below 99 %) becomes 26 %",
        "Discount: 5 % becomes 6 % in its formula",
        "Discount: 0 % becomes 1 % in its formula",
        "Channels: portal (Severity: S1 (Outage)) becomes phone",
        "Channels: portal (Severity: S2 (Fault)) becomes phone",
        "Initial response: 8 hours (Severity: S2 (Fault)) becomes 9 hours",
    ]
    assert "Discount: >= becomes > in its formula" not in says(report, "comparator")
    assert report.noticed["amount"] == 4


def test_holidays_special_days_and_hours_change(measured: Any) -> None:
    report = measured()

    assert says(report, "calendar") == [
        "Labour Day (2 days) is no holiday",
        "Christmas is no holiday",
        "office opens at 09:30 and not at 09:00",
        "office closes at 17:30 and not at 17:00",
        "office has no special hours on 2025-12-24",
    ]
    opened = {each.mutant.says: each.suggestion.given.get("opened") for each in report.survivors}
    assert str(opened["Christmas is no holiday"]).startswith("2025-12-25T")


def test_every_suggested_case_can_be_pasted_and_then_all_changes_are_noticed(
    measured: Any, tmp_path: Path
) -> None:
    report = measured()

    pasted = dedent(CASES) + "".join(suggestion.text for suggestion in report.suggestions)
    again = measured(pasted)

    assert [finding.says for finding in addendum.check(tmp_path).findings] == []
    assert [(case.name, case.says) for case in again.tests.cases if not case.passed] == []
    assert [survivor.mutant.says for survivor in again.survivors] == []
    assert again.caught == again.total == report.total > 30


def test_a_change_that_may_not_matter_to_a_scenario_does_not(folder: Callable[..., Path]) -> None:
    """The scenarios that are not run after a change would pass as before."""
    measuring = _Measuring(Survey(addendum.load(folder())))
    spared = 0
    for mutant in measuring._mutants.values():
        mutated = Mutated(measuring._survey.library, partial(measuring._changed, mutant))
        for run in measuring._runs:
            if not measuring._may_matter(mutant, run.seen):
                spared += 1
                assert run_case(mutated, run.case).passed, mutant.says
    assert spared > 100


def test_scenarios_that_fail_notice_nothing(measured: Any) -> None:
    failing = CASES.replace("expect: {credit: 10 %}", "expect: {credit: 11 %}")

    right, wrong = measured(), measured(failing)

    assert wrong.tests.failed == 1
    assert wrong.caught < right.caught


def test_changes_that_no_case_shows_do_not_count(measured: Any) -> None:
    report = measured()

    assert [mutant.says for mutant in report.idle] == []
    assert report.total == sum(report.totals.values())


def test_the_policies_are_as_before(folder: Callable[..., Path]) -> None:
    library = addendum.load(folder())

    before = addendum.run_scenarios(library)
    addendum.measure_mutation(library)

    assert addendum.run_scenarios(library) == before
