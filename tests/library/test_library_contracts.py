"""Contracts: pins, values set in other documents, and dated amendments."""

from __future__ import annotations

import pytest

from addendum.library.amendments import amended
from addendum.values import show
from library.policy_root import CONTRACT, TARGETS, TIER, asked, day, found_in, root

LATER = TARGETS.replace("version: 1", "version: 2\neffective: 2025-03-01").replace("1 hour", "30 minutes")
AMENDMENT = "  - id: {id}\n    effective: {on}\n    because: Agreed\n    set: {set}\n"


def contract(section="", *amendments):
    written = "".join(
        AMENDMENT.format(id=f"a{number}", on=on, set=changed)
        for number, (on, changed) in enumerate(amendments)
    )
    return CONTRACT + section + (f"amendments:\n{written}" if written else "")


def reply(library, on="2025-06-01", severity="S1"):
    return asked(library, "reply", {"severity": severity}, on=on)


def test_a_pin_stays_with_a_version_whatever_comes_later(tmp_path):
    pinned = root(tmp_path / "a", contract=contract("pins: {acme/targets: 1}\n"), later=LATER)
    free = root(tmp_path / "b", later=LATER)

    assert reply(pinned) == "1 hour"
    assert reply(free) == "30 minutes"
    assert asked(pinned, "reply", {"severity": "S1"}, "acme/premium") == "30 minutes"


def test_a_pin_holds_for_a_document_that_another_one_extends(tmp_path):
    child = TARGETS.replace("acme/targets", "acme/child").replace("answers", "extends: acme/targets\nanswers")
    child = child[: child.index("severities:")]
    tier = TIER.replace("acme/targets", "acme/child")

    library = root(
        tmp_path, contract=contract("pins: {acme/targets: 1}\n"), later=LATER, child=child, tier=tier
    )

    assert reply(library) == "1 hour"


def test_a_contract_sets_single_values_and_answers_name_its_line(tmp_path):
    section = "set:\n  acme/targets:\n    severities: {S1: {commitments: {reply: {within: 5 minutes}}}}\n"

    library = root(tmp_path, contract=contract(section))

    assert reply(library) == "5 minutes"
    assert reply(library, severity="S2") == "4 hours"
    rows = (
        library.standing("acme/contracts/one", day("2025-06-01"))
        .lowered.program.decisions["reply"]
        .logic.rows
    )
    assert (rows[0].origin.policy, str(rows[0].origin.place)) == ("acme/contracts/one", "contract.yaml:10:53")


def test_the_amendment_that_starts_last_counts(tmp_path):
    library = root(
        tmp_path,
        contract=contract(
            "",
            ("2025-07-01", "{facts: {fee: EUR 300}}"),
            ("2025-04-01", "{facts: {fee: EUR 200}}"),
        ),
    )

    fees = [
        show(library.standing("acme/contracts/one", day(on)).lowered.program.facts["fee"].value)
        for on in ("2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01")
    ]
    assert fees == ["EUR 100.00", "EUR 200.00", "EUR 200.00", "EUR 300.00"]


def test_an_amendment_may_set_values_of_other_documents_and_another_tier(tmp_path):
    basic = TIER.replace("premium", "basic").replace("acme/targets", "acme/cheap")
    cheap = TARGETS.replace("acme/targets", "acme/cheap").replace("1 hour", "8 hours")
    changed = "{acme/targets: {severities: {S1: {commitments: {reply: {within: 9 minutes}}}}}}"

    library = root(
        tmp_path,
        basic=basic,
        cheap=cheap,
        contract=contract("", ("2025-04-01", changed), ("2025-07-01", "{tier: acme/basic}")),
    )

    assert [reply(library, on) for on in ("2025-03-31", "2025-04-01")] == ["1 hour", "9 minutes"]
    assert ("SETS-NOTHING", "contract.yaml:12") in found_in(library, on="2025-07-01")


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        (contract().replace("acme/premium", "acme/premuim"), "UNKNOWN-DOCUMENT", 6),
        (contract().replace("acme/premium", "acme/targets"), "OTHER-KIND", 6),
        (contract("pins: {acme/targets: 9}\n"), "NO-SUCH-VERSION", 8),
        (contract("pins:\n  acme/tragets: 1\n"), "UNKNOWN-DOCUMENT", 9),
        (contract("pins:\n  acme/contracts/one: 1\n"), "PIN-UNUSED", 9),
        (contract("set:\n  acme/tragets: {title: x}\n"), "SETS-NOTHING", 9),
        (contract("set:\n  acme/targets:\n    severites: {S1: best effort}\n"), "UNKNOWN-KEY", 10),
        (
            contract("set:\n  acme/targets:\n    severities: {S1: {commitments: {reply: {within: 5}}}}\n"),
            "UNIT-MISSING",
            10,
        ),
        (
            contract("", ("2025-04-01", "{facts: {fee: EUR 2}}"), ("2025-04-01", "{facts: {fee: EUR 3}}")),
            "AMENDED-TWICE",
            16,
        ),
        (contract("", ("2025-02-30", "{facts: {fee: EUR 2}}")), "VALUE-UNREADABLE", 10),
        (contract("until: 2026-01-01\n", ("2026-01-01", "{facts: {fee: EUR 2}}")), "AMENDMENT-TOO-LATE", 11),
    ],
)
def test_a_mistake_in_a_contract_is_told_on_its_line(tmp_path, written, code, line):
    library = root(tmp_path, contract=written)

    found = [
        *((each.code, f"{each.place.file}:{each.place.line}") for each in library.findings),
        *found_in(library),
    ]
    places = [place for each, place in found if each == code]
    assert places
    assert places[0] == f"contract.yaml:{line}"


def test_amendments_of_one_day_may_set_different_values(tmp_path):
    library = root(
        tmp_path,
        contract=contract(
            "", ("2025-04-01", "{facts: {fee: EUR 2}}"), ("2025-04-01", "{customer: {region: FR}}")
        ),
    )

    assert not found_in(library)
    document = library.timelines["acme/contracts/one"].latest
    changed, settings = amended(document, day("2025-05-01"), lambda _: None)
    assert changed.body.get("customer").get("region").text == "FR"
    assert len(settings) == 2


def test_a_contract_may_include_documents_of_its_own(tmp_path):
    rules = (
        "kind: rules\nid: acme/special\nversion: 1\ntitle: Special\n"
        "decisions: {double: {gives: money, formula: '= 2 * fee'}}\n"
    )

    library = root(tmp_path, rules=rules, contract=contract("includes: [acme/special]\n"))

    assert asked(library, "double", {}) == "EUR 200.00"
