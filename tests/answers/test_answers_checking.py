"""`check`: every finding once, on its line, and none that only follows from another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
MISTAKES = HERE / "mistakes"


def codes(root: Path) -> list[tuple[str, str]]:
    return [
        (finding.code, f"{finding.place.file}:{finding.place.line}" if finding.place else "")
        for finding in addendum.check(root).findings
    ]


def test_the_shipped_policies_have_no_findings_and_tell_what_is_assumed_and_read() -> None:
    report = addendum.check(HERE.parents[1] / "policies")

    assert report.findings == ()
    assert report.documents > 15
    assert "commercetools/folder.yaml:3: effective: the text bears no date" in report.assumed
    assert "band-border: at least 99.0 %" in report.readings


def test_many_mistakes_give_a_finding_each_in_one_run(as_golden: Callable[[str, str], None]) -> None:
    """Each mistake of the folder `mistakes` has its finding, and nothing else is reported."""
    report = addendum.check(MISTAKES)

    as_golden("mistakes.txt", addendum.render_findings(report.findings, MISTAKES))
    assert len(report.findings) == 26


def test_every_finding_has_a_page() -> None:
    known = set(addendum.codes())

    assert {finding.code for finding in addendum.check(MISTAKES).findings} <= known


def test_a_finding_in_a_shared_document_is_told_once(write: Callable[..., Any]) -> None:
    silver = "kind: support-tier\nid: acme/silver\nversion: 1\ntitle: S\nincludes: [acme/service-credits]\n"
    bands = """
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
              - {at least: 99 %, credit: 10 %}
              - {at least: 90 %, below: 98 %, credit: 25 %}
              - {below: 90 %, credit: 50 %}
    """
    root = write(credits=bands, silver=silver)

    assert codes(root) == [("BAND-GAP", "credits.yaml:13")]


def test_a_document_that_nobody_includes_is_checked_and_told(write: Callable[..., Any]) -> None:
    rules = """
        kind: rules
        id: acme/rules
        version: 1
        title: Rules
        decisions:
          size:
            needs: [seats]
            gives: text
            table:
              rows:
                - {when: {seats: {below: 10}}, gives: small}
                - {when: {seats: {above: 10}}, gives: large}
    """
    report = addendum.check(write(rules=rules))

    assert [(finding.code, str(finding.level)) for finding in report.findings] == [
        ("DOCUMENT-LEFT-OUT", "warning"),
        ("BAND-GAP", "error"),
    ]
    assert "seats `10`" in report.findings[1].example


@pytest.mark.parametrize("name", ["terms", "targets", "credits", "tier", "contract"])
@pytest.mark.parametrize(
    ("end", "code"),
    [('description: "open', "QUOTE-NOT-CLOSED"), ("\tnotes: none", "TAB-INDENT")],
    ids=["quote", "tab"],
)
def test_a_file_that_cannot_be_read_makes_no_findings_elsewhere(
    write: Callable[..., Path], name: str, end: str, code: str
) -> None:
    root = write()
    file = root / f"{name}.yaml"
    file.write_text(f"{file.read_text()}{end}\n")

    assert [(code_found, place.partition(":")[0]) for code_found, place in codes(root)] == [(code, file.name)]


def test_a_wrong_part_hides_nothing_else_in_its_file_and_leaves_no_gap(write: Callable[..., Any]) -> None:
    bands = """
        kind: credit-bands
        id: acme/service-credits
        version: 1
        title: Service credits
        answers: service-credit
        measure: {name: availability, per: calendar month}
        commitment: {at least: 99.9 percent}
        when missed:
          bands:
            by: availability
            rows:
              - {at least: 99 %, credit: ten}
              - {below: 99 %, credit: 25 %}
          steps:
            - of: = feee
    """
    assert codes(write(credits=bands)) == [
        ("UNIT-UNKNOWN", "credits.yaml:7"),
        ("WRONG-FORM", "credits.yaml:12"),
        ("UNKNOWN-NAME", "credits.yaml:15"),
    ]


def test_what_a_wrong_part_leaves_lacking_is_no_finding_of_its_own(write: Callable[..., Any]) -> None:
    price = """
        kind: price
        id: acme/price
        version: 1
        title: Price
        answers: support-price
        charges:
          - {name: usage, of: = spend, rate: 3 %, by: tier}
    """
    cases = """
        kind: scenarios
        id: acme/prices
        version: 1
        title: Prices
        tier: acme/gold
        cases:
          - {name: a price, ask: support-price, at: 2025-05-05, given: {}, expect: {price: EUR 3.00}}
    """

    tier = """
        kind: support-tier
        id: acme/gold
        version: 1
        title: Gold
        includes: [acme/severity-targets, acme/service-credits, acme/price]
    """

    assert {code for code, _ in codes(write(tier=tier, price=price, prices=cases))} == {"UNKNOWN-KEY"}


CASES = [
    ("{ask: response-target, given: {severity: S2}, expect: {severity: S2}}", []),
    ("{given: {severity: S2}, expect: {severity: S2}}", ["QUESTION-NEEDED"]),
    ("{ask: response-tarrget, given: {}, expect: {severity: S2}}", ["UNKNOWN-QUESTION"]),
    ("{ask: response-target, given: {severty: S2}, expect: {severity: S2}}", ["UNKNOWN-FACT"]),
    ("{ask: response-target, given: {severty: S2}, expect: {error: UNKNOWN-FACT}}", []),
    ("{ask: service-credit, given: {month: 2025-13}, expect: {credit: 10 %}}", ["VALUE-UNREADABLE"]),
    ("{ask: response-target, given: {severity: S2}, expect: {severty: S2}}", ["EXPECTED-UNKNOWN"]),
    (
        "{ask: response-target, given: {severity: S2}, expect: {initial_response: {withn: 8 hours}}}",
        ["EXPECTED-UNKNOWN"],
    ),
    (
        "{ask: response-target, tier: acme/gld, given: {severity: S2}, expect: {severity: S2}}",
        ["UNKNOWN-SUBJECT"],
    ),
    (
        "{ask: response-target, at: 2024-05-05, given: {severity: S2}, expect: {severity: S2}}",
        ["NOT-IN-FORCE"],
    ),
    (
        "{ask: response-target, readings: {x: other}, given: {severity: S2}, expect: {severity: S2}}",
        ["UNKNOWN-READING"],
    ),
    ("{ask: entitlements, given: {}, expect: {features: {engineers: 2}}}", []),
]


@pytest.mark.parametrize(("case", "expected"), CASES)
def test_scenarios_are_held_against_what_can_be_asked(
    write: Callable[..., Any], case: str, expected: list[str]
) -> None:
    head = "kind: scenarios\nid: acme/scenarios\nversion: 1\ntitle: Cases\nat: 2025-03-10\ncases:\n"
    named = case.replace("{", "{name: A case, ", 1)

    found = codes(write(scenarios=f"{head}  - {named}\n"))

    assert [code for code, _ in found] == expected


def test_a_broken_promise_is_told_with_the_case_that_breaks_it(write: Callable[..., Any]) -> None:
    silver = "kind: support-tier\nid: acme/silver\nversion: 1\ntitle: S\nincludes: [acme/slow]\n"
    slow = """
        kind: severity-targets
        id: acme/slow
        version: 1
        title: Slow
        answers: response-target
        extends: acme/severity-targets
        severities:
          S1: {commitments: {initial_response: {within: 40 minutes}}}
        promises:
          - id: half
            says: Gold is twice as fast
            always: = every s in list(severities) satisfies
              tier("gold").initial_response(s) <= tier("silver").initial_response(s) / 2
    """
    found = addendum.check(write(silver=silver, slow=slow)).findings

    assert [(finding.code, finding.says) for finding in found] == [
        ("PROMISE-BROKEN", "The promise `half` (Gold is twice as fast) does not hold.")
    ]
