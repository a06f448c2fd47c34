"""Contracts of other vendors, each one page of YAML: a file more in `vendors/` is a test more."""

from __future__ import annotations

from pathlib import Path

import pytest

import addendum

PAGES = sorted((Path(__file__).parent / "vendors").glob("*.yaml"))
SHIPPED = Path(__file__).parents[2] / "policies"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_vendor_is_added_with_yaml_alone_and_answers(page):
    report = addendum.check(page)
    outcomes = addendum.run_scenarios(addendum.load(page))

    assert [str(finding) for finding in report.findings] == []
    assert outcomes.passed
    assert [(case.name, case.says) for case in outcomes.cases if not case.passed] == []


def test_the_scenarios_of_all_shipped_contracts_pass():
    outcomes = addendum.run_scenarios(addendum.load(SHIPPED))

    assert [(case.name, case.says) for case in outcomes.cases if not case.passed] == []
    assert {case.document.partition("/")[0] for case in outcomes.cases} >= {
        "commercetools",
        "aiven",
        "mongodb",
    }
