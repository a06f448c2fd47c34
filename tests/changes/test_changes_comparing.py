"""For whom and since when a change holds, and what the versions of documents have to do with it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import addendum
from changes.conftest import line_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[..., addendum.Library]

DEFINITIONS = """
    format: 1
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists:
      severities: [S1, S2]
    facts:
      severity: {type: one of severities}
      fee: {type: money, from: contract}
    clocks:
      initial_response: {starts: opened, stops: responded}
"""
TARGETS = """
    format: 1
    kind: severity-targets
    id: acme/targets
    version: {version}
    effective: {since}
    title: Targets
    answers: response-target
    commitments:
      initial_response: {{by: severity, S1: {first}, S2: 8 hours}}
"""
TIER = """
    format: 1
    kind: support-tier
    id: acme/{name}
    version: 1
    effective: 2024-01-01
    title: {title}
    {extends}
    includes: [{includes}]
"""
CONTRACT = """
    format: 1
    kind: contract
    id: acme/contracts/one
    version: 1
    effective: 2025-01-01
    until: {until}
    title: Order form of One
    tier: acme/gold
    facts: {{fee: EUR 1000}}
    {amendments}
"""
AMENDED = "amendments: [{id: a, effective: 2025-07-01, because: More, set: {facts: {fee: EUR 2000}}}]"
AMENDED_TWICE = AMENDED.replace(
    "}}}]", "}}}, {id: b, effective: 2026-01-01, because: Still more, set: {facts: {fee: EUR 3000}}}]"
)


def targets(version: int = 1, since: str = "2024-01-01", first: str = "4 hours") -> str:
    return TARGETS.format(version=version, since=since, first=first)


def tier(name: str = "gold", includes: str = "acme/targets", extends: str = "") -> str:
    return TIER.format(name=name, title=name.title(), includes=includes, extends=extends)


def contract(until: str = "2028-01-01", amendments: str = "") -> str:
    return CONTRACT.format(until=until, amendments=amendments)


STANDARD = {"definitions": DEFINITIONS, "targets": targets(), "gold": tier(), "one": contract()}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    made = iter(range(100))

    def written(**files: str) -> addendum.Library:
        folder = tmp_path / str(next(made))
        folder.mkdir()
        for name, text in {**STANDARD, **files}.items():
            if text:
                (folder / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return addendum.load(folder)

    return written


def compared(before: addendum.Library, after: addendum.Library) -> addendum.Comparison:
    return addendum.diff(addendum.Edition(before, "before"), addendum.Edition(after, "after"))


def spans(comparison: addendum.Comparison) -> dict[str, list[tuple[str, str, str]]]:
    return {
        line_of(found): [(span.subject, str(span.since), str(span.until)) for span in found.spans]
        for found in comparison.changes
    }


CHANGE = "Severity S1: Initial response: 4 hours -> 1 hour (better, compatible)"
WORSE = "Severity S1: Initial response: 1 hour -> 6 hours (worse, breaking)"


def test_a_new_version_changes_answers_from_its_first_day_on(write: Write) -> None:
    newer = targets(2, "2026-03-01", "1 hour")

    found = compared(write(), write(newer=newer))

    assert spans(found) == {
        CHANGE: [("acme/gold", "2026-03-01", "None"), ("acme/contracts/one", "2026-03-01", "None")]
    }
    assert [(each.id, each.version, each.how.value) for each in found.versions] == [
        ("acme/targets", 2, "new")
    ]
    assert found.findings == ()


def test_days_on_which_editions_answer_alike_part_those_on_which_they_do_not(write: Write) -> None:
    before = write(newer=targets(2, "2025-06-01", "1 hour"), newest=targets(3, "2026-06-01"))
    after = write(newer=targets(2, "2025-06-01"), newest=targets(3, "2026-06-01"))

    assert spans(compared(after, before)) == {
        CHANGE: [
            ("acme/gold", "2025-06-01", "2026-06-01"),
            ("acme/contracts/one", "2025-06-01", "2026-06-01"),
        ]
    }


def test_a_version_that_says_something_else_is_a_finding_with_the_way_out(write: Write) -> None:
    found = compared(write(), write(targets=targets(first="1 hour")))

    (finding,) = found.findings
    assert (finding.code, finding.place.file) == ("MEANING-CHANGED", "targets.yaml")
    assert finding.says == "Version 1 of `acme/targets` answers otherwise than before: Initial response."
    assert "write the change as version 2" in finding.fix
    assert [related.place.line for related in finding.related] == [9]


def test_an_earlier_version_may_not_change_where_a_later_one_does(write: Write) -> None:
    before = write()
    after = write(targets=targets(first="2 hours"), newer=targets(2, "2026-03-01", "1 hour"))

    found = compared(before, after)

    assert len(found.changes) == 2
    assert [finding.says for finding in found.findings] == [
        "Version 1 of `acme/targets` answers otherwise than before: Initial response."
    ]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (AMENDED, AMENDED_TWICE, ""),
        ("", AMENDED, ""),
        (AMENDED, AMENDED.replace("EUR 2000", "EUR 2500"), "MEANING-CHANGED"),
        (AMENDED_TWICE, AMENDED, "MEANING-CHANGED"),
    ],
)
def test_a_contract_is_amended_without_a_new_version_and_its_amendments_stay(
    before: str, after: str, code: str, write: Write
) -> None:
    found = compared(write(one=contract(amendments=before)), write(one=contract(amendments=after)))

    assert len(found.changes) == 1
    assert [finding.code for finding in found.findings] == ([code] if code else [])
    assert [each.how.value for each in found.versions] == ["amended" if not code else "edited"]


def test_a_tier_that_comes_or_goes_is_told_once(write: Write) -> None:
    silver = tier("silver")

    assert spans(compared(write(), write(silver=silver))) == {
        "Tier Silver: - -> in force (neutral, compatible)": [("acme/silver", "None", "None")]
    }
    assert list(spans(compared(write(silver=silver), write()))) == [
        "Tier Silver: in force -> - (neutral, breaking)"
    ]


def test_a_contract_that_runs_longer_is_in_force_on_more_days(write: Write) -> None:
    found = compared(write(), write(one=contract(until="2029-01-01")))

    assert spans(found) == {
        "Contract Order form of One: - -> in force (neutral, compatible)": [
            ("acme/contracts/one", "2028-01-01", "None")
        ]
    }


def test_a_tier_that_includes_a_document_no_longer_is_what_changed(write: Write) -> None:
    found = compared(write(), write(gold=tier(includes="acme/definitions")))

    assert "Question response target: Targets -> - (neutral, breaking)" in spans(found)
    assert [finding.says.partition(":")[0] for finding in found.findings] == [
        "Version 1 of `acme/gold` answers otherwise than before"
    ]


def test_what_an_inherited_document_changes_holds_for_all_who_inherit_it(write: Write) -> None:
    silver = {"silver": tier("silver", extends="extends: acme/gold")}

    found = compared(write(**silver), write(**silver, targets=targets(first="1 hour")))

    assert [span.subject for span in found.changes[0].spans] == [
        "acme/gold",
        "acme/silver",
        "acme/contracts/one",
    ]
    assert len(found.findings) == 1


def test_what_a_document_drops_of_another_comes_from_itself(write: Write) -> None:
    base = targets() + "    channels: [portal]\n"
    child = """
        format: 1
        kind: severity-targets
        id: acme/plus
        version: 1
        title: Plus
        effective: 2024-01-01
        extends: acme/targets
        answers: response-target
        NOTHING
    """
    files = {"targets": base, "gold": tier(includes="acme/plus")}

    found = compared(
        write(**files, plus=child.replace("NOTHING", "")),
        write(**files, plus=child.replace("NOTHING", "not inherited: [channels]")),
    )

    assert "Channels: portal -> none (worse, breaking)" in spans(found)
    assert {each.change.policy for each in found.changes} == {"acme/plus"}
    assert [finding.place.file for finding in found.findings] == ["plus.yaml"]


def test_a_document_that_nobody_includes_is_compared_with_what_its_namespace_shares(write: Write) -> None:
    alone = targets().replace("acme/targets", "acme/spare").replace("response-target", "spare-target")

    found = compared(write(spare=alone), write(spare=alone.replace("4 hours", "1 hour")))

    assert spans(found) == {CHANGE: [("", "None", "None")]}


def test_two_versions_are_compared_in_the_same_surroundings(write: Write) -> None:
    library = write(newer=targets(2, "2025-06-01", "1 hour"), newest=targets(3, "2026-06-01", "6 hours"))

    found = addendum.diff(
        addendum.edition_of_version(library, "targets", 2),
        addendum.edition_of_version(library, "acme/targets"),
    )

    assert (found.before, found.after) == ("acme/targets@2", "acme/targets@3")
    assert list(spans(found)) == [WORSE]
    assert [(each.version, each.earlier, each.how.value) for each in found.versions] == [(3, 2, "compared")]
    assert found.findings == ()


def test_editions_with_errors_are_refused(write: Write) -> None:
    wrong = write(targets=targets().replace(", S2: 8 hours", ""))

    with pytest.raises(addendum.PoliciesInvalid):
        compared(write(), wrong)
