"""The policies that are shipped: every file is read, every subject stands, every promise is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from addendum.library import Library, find_root
from addendum.rules import Proved, check_tables, find_cycles, prove_formula
from library.policy_root import asked, day

ROOT = Path(find_root("shipped", ""))
EXAMPLES = Path(__file__).parents[3] / "shared" / "examples"
TIERS = ("commercetools/standard", "commercetools/premium")


@pytest.fixture(scope="module")
def shipped():
    return Library(ROOT)


def standings(library):
    for subject in (*library.tiers(), *library.contracts()):
        for first in library.epochs_of(subject):
            yield library.examined(subject, first)


def test_the_shipped_policies_have_no_findings(shipped):
    assert shipped.documents
    assert [str(finding) for finding in (*shipped.findings, *shipped.unreached())] == []


def test_every_subject_stands_on_every_day_without_findings(shipped):
    found = [
        str(finding)
        for standing in standings(shipped)
        for finding in (
            *shipped.with_promises(standing.lowered, standing.bundle).findings,
            *standing.lowered.findings,
            *check_tables(standing.lowered.program),
            *find_cycles(standing.lowered.program),
        )
    ]

    assert found == []


def test_every_promise_of_the_shipped_policies_is_compiled(shipped):
    for standing in standings(shipped):
        for promise in shipped.with_promises(standing.lowered, standing.bundle).promises:
            assert promise.always is not None or promise.never is not None


def test_premium_answers_twice_as_fast_as_standard(shipped):
    standing = shipped.examined("commercetools/premium", day("2025-03-10"))

    found = shipped.with_promises(standing.lowered, standing.bundle)
    promise = next(each for each in found.promises if each.id == "twice-as-fast")

    verdict = prove_formula(
        promise.always,
        found.program,
        lambda _: promise.always.bind()(*(found.functions[n] for n in promise.always.functions)),
    )

    assert isinstance(verdict, Proved)


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the shared examples are not beside this repository")
def test_the_examples_of_the_design_are_read_without_findings():
    library = Library(EXAMPLES)

    assert library.tiers() == sorted(TIERS)
    assert [str(finding) for finding in (*library.findings, *library.unreached())] == []


@pytest.fixture
def with_s0(tmp_path):
    """The shipped policies with a new severity, S0, that only the list and Premium know."""
    folder = tmp_path / "policies"
    shutil.copytree(ROOT, folder)

    def put(path, old, new):
        text = (folder / "commercetools" / path).read_text(encoding="utf-8")
        assert old in text
        (folder / "commercetools" / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    put(
        "definitions.v1.yaml",
        "    - {S1: Critical Incident}\n",
        "    - {S0: Catastrophe}\n    - {S1: Critical Incident}\n",
    )
    put(
        "premium/severity-targets.v1.yaml",
        "\nseverities:\n",
        "\nseverities:\n  S0:\n    support hours: 24/7\n    channels: [phone_callback]\n"
        "    commitments: {initial_response: {within: 10 minutes}}\n",
    )
    return folder, put


def test_a_new_severity_is_added_to_premium_by_yaml_alone(with_s0):
    folder, put = with_s0
    put("standard/severity-targets.v1.yaml", "\nseverities:\n", "\nseverities:\n  S0: no commitment\n")

    library = Library(folder)

    assert not library.findings
    targets = [asked(library, "initial_response", {"severity": "S0"}, tier, "2025-03-10") for tier in TIERS]
    assert targets == ["no commitment", "10 minutes"]
    assert asked(library, "initial_response", {"severity": "S1"}, TIERS[1], "2025-03-10") == "20 minutes"


def test_a_tier_that_says_nothing_about_a_new_severity_is_told_what_to_write(with_s0):
    folder, _ = with_s0

    library = Library(folder)

    (finding,) = library.examined("commercetools/standard", day("2025-03-10")).lowered.findings
    assert finding.code == "MEMBER-MISSING"
    assert finding.place.file == "commercetools/standard/severity-targets.v1.yaml"
    assert "`S0: no commitment`" in finding.fix
    assert [related.place.file for related in finding.related] == ["commercetools/definitions.v1.yaml"]
    assert asked(library, "initial_response", {"severity": "S0"}, TIERS[1], "2025-03-10") == "10 minutes"
