"""Contracts of other vendors, each one page of YAML: a file more in `vendors/` is a test more."""

from __future__ import annotations

from pathlib import Path

import pytest

import addendum

PAGES = sorted((Path(__file__).parent / "vendors").glob("*.yaml"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_vendor_is_added_with_yaml_alone_and_answers(page):
    report = addendum.check(page)
    outcomes = addendum.run_scenarios(addendum.load(page))

    assert [str(finding) for finding in report.findings] == []
    assert outcomes.passed
    assert [(case.name, case.says) for case in outcomes.cases if not case.passed] == []
