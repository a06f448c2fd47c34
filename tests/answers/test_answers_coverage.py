"""Coverage: what scenarios reach of the policies, and the cases that are suggested for the rest."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum

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
      - name: 99.5 % is in the first band
        ask: service-credit
        given: {month: 2025-03, availability: 99.5 %, fee: EUR 10}
        expect: {credit: 10 %}
      - name: A severity that there is not
        ask: response-target
        given: {severity: S9}
        expect: {error: UNKNOWN-MEMBER}
"""
READING = """
    kind: credit-bands
    id: acme/service-credits
    version: 1
    title: Service credits
    answers: service-credit
    measure: {name: availability, per: calendar month}
    commitment: {at least: 99.9 %}
    when missed:
      bands:
        by: availability
        rows:
          - {name: first, at least: 99 %, credit: 10 %}
          - {name: second, at least: 95 %, credit: 25 %}
          - {name: third, below: 95 %, credit: 50 %}
      steps:
        - of: = fee
    readings:
      - id: border
        text: Between 99.9 % and 99 %
        question: Which band holds exactly 99 %?
        sets: when missed.bands.first
        taken: {at least: 99 %}
        other: {above: 99 %}
        because: A band holds its lower border.
    promises:
      - id: monotone
        says: More availability never means more credit
        never: {credit: rises, as: availability rises}
"""
SETTING = """
    kind: contract
    id: acme/contracts/one
    version: 1
    effective: 2025-01-01
    title: Order form of One
    tier: acme/gold
    facts: {fee: EUR 1000}
    set:
      acme/severity-targets:
        severities:
          S2:
            commitments:
              initial_response: {within: 2 hours, clause: Annex 1}
    amendments:
      - {id: addendum-1, effective: 2025-07-01, because: More seats, set: {facts: {fee: EUR 2000}}}
"""
RULES = """
    kind: rules
    id: acme/extras
    version: 1
    title: Extras
    decisions:
      discount:
        title: Discount
        gives: percent
        table:
          take: the first row that matches
          rows:
            - {name: large, when: {seats: {at least: 100}}, gives: 20 %}
            - {name: live, when: {live_system: true}, gives: 5 %}
          otherwise: 0 %
"""


@pytest.fixture
def measured(write: Callable[..., Path]) -> Callable[..., addendum.CoverageReport]:
    """Measures the small offering with these scenarios, some of its files replaced or more added."""

    def measure(scenarios: str = CASES, match: str = "", **texts: str) -> addendum.CoverageReport:
        return addendum.measure_coverage(addendum.load(write(scenarios=scenarios, **texts)), (), match)

    return measure


def missing(report: addendum.CoverageReport, kind: str) -> list[str]:
    return [item.says for item, _ in report.uncovered if item.kind == kind]


def counts(report: addendum.CoverageReport) -> dict[str, tuple[int, int]]:
    return {str(kind): (report.covered.get(kind, 0), total) for kind, total in report.totals.items()}


def test_rows_borders_formulas_and_overrides_are_told_by_their_places(measured: Any) -> None:
    report = measured()

    assert report.tests.passed == 3
    assert counts(report) == {"row": (3, 8), "border": (0, 4), "formula": (1, 2), "override": (0, 1)}
    assert missing(report, "row") == [
        "Commitment met: yes (Availability: at least 99.9 %)",
        "Credit: 25 % (Availability: below 99 %)",
        "Channels: phone (Severity: S1 (Outage), Live system: yes)",
        "Channels: portal (Severity: S2 (Fault))",
        "Initial response: 8 hours (Severity: S2 (Fault))",
    ]
    places = [(item.place.file, item.place.line, item.place.column) for item, _ in report.uncovered]
    assert places[:3] == [("contract.yaml", 9, 85), ("credits.yaml", 6, 10), ("credits.yaml", 7, 13)]


def test_both_sides_of_a_border_have_to_be_tried(measured: Any) -> None:
    report = measured()

    assert missing(report, "border") == [
        "Commitment met: availability exactly 99.9 %",
        "Commitment met: availability 99.8 %, beside the border 99.9 %",
        "Credit: availability exactly 99 %",
        "Credit: availability 98.9 %, beside the border 99 %",
    ]


def test_a_case_that_expects_an_error_reaches_nothing(measured: Any) -> None:
    only_errors = measured(match="severity that there is not")

    assert sum(only_errors.covered.values()) == 0


def test_every_suggested_case_can_be_pasted_passes_and_leaves_nothing_open(
    write: Callable[..., Path], measured: Any, tmp_path: Path
) -> None:
    texts = {"credits": READING, "contract": SETTING, "rules": RULES}
    texts["tier"] = (write() / "tier.yaml").read_text().replace("credits]", "credits, acme/extras]")
    report = measured(**texts)
    assert all(suggestion is not None for _, suggestion in report.uncovered)

    pasted = dedent(CASES) + "".join(suggestion.text for suggestion in report.suggestions)
    again = measured(scenarios=pasted, **texts)

    assert [finding.says for finding in addendum.check(tmp_path).findings] == []
    assert [(case.name, case.says) for case in again.tests.cases if not case.passed] == []
    assert [item.says for item, _ in again.uncovered] == []
    assert again.reached == again.total > 20


def test_a_suggested_case_says_that_it_is_to_be_confirmed_and_whom_it_asks(measured: Any) -> None:
    report = measured()

    texts = {item.says: suggestion.text for item, suggestion in report.uncovered if suggestion}
    assert texts["Credit: availability exactly 99 %"].splitlines() == [
        "  - name: Credit at availability exactly 99 %",
        "    ask: service-credit",
        "    tier: acme/gold",
        "    given: {month: 2025-03, availability: 99 %, fee: EUR 10}",
        "    expect: {credit: 10 %, amount: EUR 1.00}",
        "    because: to be confirmed, this is what the policies answer now",
    ]


def test_a_reading_is_shown_by_a_case_that_another_reading_answers_otherwise(measured: Any) -> None:
    report = measured(credits=READING)

    readings = {item.says: suggestion for item, suggestion in report.uncovered if item.kind == "reading"}
    assert list(readings) == [
        "border, taken: Which band holds exactly 99 %?",
        "border, other: Which band holds exactly 99 %?",
    ]
    taken, other = readings.values()
    assert (taken.given["availability"], taken.expect["credit"], taken.readings) == ("99 %", "10 %", {})
    assert (other.given["availability"], other.expect["credit"]) == ("99 %", "25 %")
    assert other.readings == {"border": "other"}


def test_a_promise_is_shown_by_a_case_that_asks_for_its_value(measured: Any) -> None:
    asked, unasked = measured(credits=READING), measured(credits=READING, match="outage")

    assert missing(asked, "promise") == []
    assert missing(unasked, "promise") == ["monotone: More availability never means more credit"]


def test_an_override_is_shown_by_a_case_that_is_answered_otherwise_without_it(measured: Any) -> None:
    report = measured(contract=SETTING)

    says = missing(report, "override")
    suggestions = [suggestion for item, suggestion in report.uncovered if item.kind == "override"]
    path = "acme/severity-targets severities S2 commitments initial_response within"
    assert says == [
        f"acme/contracts/one: {path}: 2 hours",
        "acme/contracts/one: addendum-1: facts fee: EUR 2000",
    ]
    assert suggestions[0].expect == {"initial_response": {"within": "2 hours"}}
    assert suggestions[1].contract == "acme/contracts/one"


def test_what_a_table_says_where_no_row_holds_is_a_row_of_it(
    write: Callable[..., Path], measured: Any
) -> None:
    tier = (write() / "tier.yaml").read_text().replace("credits]", "credits, acme/extras]")

    report = measured(rules=RULES, tier=tier)

    otherwise = [each for each in report.uncovered if each.item.says == "Discount: 0 % (otherwise)"]
    assert [each.suggestion.expect for each in otherwise] == [{"discount": "0 %"}]


def test_chosen_scenarios_are_held_against_the_offerings_that_they_ask(
    shipped: addendum.Library, request: pytest.FixtureRequest
) -> None:
    root = request.config.rootpath / "policies"

    report = addendum.measure_coverage(shipped, [root / "examples" / "aiven"])

    assert {item.policy.split("/", 1)[0] for item, _ in report.uncovered} <= {"aiven"}
    assert report.total < addendum.measure_coverage(shipped).total


def test_a_document_of_suggested_cases_is_a_policy(write: Callable[..., Path], measured: Any) -> None:
    report = measured()

    folder = write(scenarios="")
    text = addendum.suggested_scenarios(report.suggestions, "more")
    (folder / "scenarios.yaml").unlink()
    (folder / "more.yaml").write_text(text, encoding="utf-8")

    assert text.startswith("kind: scenarios\nid: acme/scenarios/more\nversion: 1\n")
    assert [finding.says for finding in addendum.check(folder).findings] == []
    assert addendum.run_scenarios(addendum.load(folder)).failed == 0
