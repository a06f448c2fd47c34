"""Twenty mistakes of an author in one folder of policies give twenty findings, each at its mistake."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import addendum

SHIPPED = Path(__file__).parents[2] / "policies" / "commercetools"


class Mistake(NamedTuple):
    """The words of a file that an author got wrong, and the code of the finding."""

    file: str
    right: str
    wrong: str
    code: str


MISTAKES = [
    Mistake("calendars.v1.yaml", "monday to friday", "mondy to friday", "WRONG-FORM"),
    Mistake("contracts/acme.v1.yaml", "EUR 8,000.00", "EUR 8.000,00", "VALUE-UNREADABLE"),
    Mistake("contracts/acme.v1.yaml", "effective: 2025-07-01", "effective: 2025-13-01", "WRONG-FORM"),
    Mistake("definitions.v1.yaml", "type: money, from", "type: mony, from", "UNKNOWN-TYPE"),
    Mistake(
        "premium/expert-services.v1.yaml",
        "      hours: 16 hours",
        "      hours: 16 hours\n      hours: 17 hours",
        "KEY-TWICE",
    ),
    Mistake(
        "premium/expert-services.v2.yaml",
        "id: commercetools/premium/expert-services\nversion: 2",
        "id: commercetools/premium/expert-services\nversion: 1",
        "VERSION-TWICE",
    ),
    Mistake("premium/service-credits.v1.yaml", "below: 95.0 %", "below: 94.0 %", "BAND-GAP"),
    Mistake("premium/service-credits.v1.yaml", "= fees_per_month(", "= fee_per_month(", "UNKNOWN-NAME"),
    Mistake("premium/service-credits.v1.yaml", "half up to 0.01", "halfup to 0.01", "WRONG-FORM"),
    Mistake("premium/severity-targets.v1.yaml", "within: 90 minutes", "within: 90", "WRONG-SHAPE"),
    Mistake("premium/severity-targets.v1.yaml", "  S3:\n    channels", "  S3:\n    chanels", "UNKNOWN-KEY"),
    Mistake("premium/severity-targets.v1.yaml", "within: 24 hours", "within: 2 days", "WRONG-FORM"),
    Mistake(
        "premium/tier.v1.yaml",
        "- commercetools/severity-limits",
        "- commercetools/severity-limit",
        "UNKNOWN-DOCUMENT",
    ),
    Mistake("scenarios/tiers.v1.yaml", "ask: expert-hours", "ask: expert-hourz", "UNKNOWN-QUESTION"),
    Mistake("severity-limits.v1.yaml", "when: {beta: true}", "when: {beta: yes}", "BOOLEAN-WORD"),
    Mistake("severity-limits.v1.yaml", "product: frontend, ", "product: frontent, ", "UNKNOWN-MEMBER"),
    Mistake("severity-limits.v1.yaml", "if rank(reported)", "if rankk(reported)", "UNKNOWN-NAME"),
    Mistake(
        "standard/service-credits.v1.yaml", "at least: 99.9 %", "at least: 99,9 %", "COMMA-WITHOUT-SPACE"
    ),
    Mistake(
        "standard/severity-targets.v1.yaml", "support hours: 24/5", "support hours: 24/6", "UNKNOWN-CALENDAR"
    ),
    Mistake("standard/tier.v1.yaml", "kind: support-tier", "kind: suport-tier", "UNKNOWN-KIND"),
]


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped policies, to make mistakes in."""
    copy = tmp_path / "policies"
    shutil.copytree(SHIPPED, copy)
    return copy


def make(mistake, folder):
    """Make the mistake at the first place where its words stand; gives the line on which it ends."""
    path = folder / mistake.file
    before, right, after = path.read_text(encoding="utf-8").partition(mistake.right)
    assert right, f"{mistake.right} does not stand in {mistake.file}"
    path.write_text(f"{before}{mistake.wrong}{after}", encoding="utf-8")
    return before.count("\n") + mistake.wrong.count("\n") + 1


def found_in(folder):
    """Code, file and line of each finding."""
    findings = addendum.check(folder).findings
    return sorted((each.place.file, each.place.line, each.code) for each in findings)


def test_twenty_mistakes_at_once_give_twenty_findings_at_their_lines(folder):
    # From the end of each file upwards, so that no mistake moves the line of another.
    upwards = sorted(MISTAKES, key=lambda each: _offset(each, folder), reverse=True)
    expected = [(mistake.file, make(mistake, folder), mistake.code) for mistake in upwards]

    assert found_in(folder) == sorted(expected)
    assert len(expected) == 20


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.code} in {mistake.file}")
def test_one_mistake_gives_one_finding_at_its_line(mistake, folder):
    line = make(mistake, folder)

    assert (mistake.file, line, mistake.code) in found_in(folder)


def test_every_finding_has_a_sentence_a_fix_and_a_page(folder):
    for mistake in MISTAKES:
        make(mistake, folder)

    for finding in addendum.check(folder).findings:
        assert finding.says.endswith(".")
        assert finding.fix, finding
        assert addendum.explain_code(finding.code) is not None


def _offset(mistake, folder):
    return (folder / mistake.file).read_text(encoding="utf-8").index(mistake.right)
