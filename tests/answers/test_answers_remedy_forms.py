"""The forms that remedies and prices take in contracts, each as a small policy with its scenarios."""

from __future__ import annotations

from pathlib import Path

import pytest

import addendum

PAGES = sorted((Path(__file__).parent / "remedies").glob("*.yaml"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_form_is_written_with_yaml_alone_and_answers(page: Path) -> None:
    report = addendum.check(page)
    outcomes = addendum.run_scenarios(addendum.load(page))

    assert [str(finding) for finding in report.findings] == []
    assert [(case.name, *case.says) for case in outcomes.cases if not case.passed] == []
    assert outcomes.passed >= 2
