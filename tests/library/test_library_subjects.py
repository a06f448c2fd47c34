"""Whom a question is asked of, and what answers for it on a day."""

from __future__ import annotations

import pytest

from addendum.findings import FindingsError
from addendum.library import readings_key
from addendum.values import NoAnswer
from library.policy_root import CONTRACT, DEFINITIONS, TARGETS, TIER, asked, day, found_in, root


def test_a_tier_answers_from_what_it_includes_and_its_namespace(tmp_path):
    library = root(tmp_path)

    assert asked(library, "reply", {"severity": "S1"}, "acme/premium") == "1 hour"
    bundle = library.standing("acme/premium", day("2025-06-01")).bundle
    assert [document.head.id for document in bundle.documents] == ["acme/definitions", "acme/targets"]
    assert bundle.tiers == ("premium",)


@pytest.mark.parametrize(
    ("contract", "tier", "subject"),
    [
        (None, None, "acme/contracts/one"),
        (None, "premium", "acme/premium"),
        (None, "acme/premium", "acme/premium"),
        ("one", None, "acme/contracts/one"),
    ],
)
def test_a_subject_is_named_by_its_id_or_the_last_part_of_it(tmp_path, contract, tier, subject):
    assert root(tmp_path).subject(contract, tier) == subject


@pytest.mark.parametrize(
    ("contract", "tier", "code", "fix"),
    [
        (None, "premuim", "UNKNOWN-SUBJECT", "Ask for `acme/premium`."),
        ("acme/contracts/on", None, "UNKNOWN-SUBJECT", "Ask for `acme/contracts/one`."),
    ],
)
def test_a_subject_that_is_not_there_is_told_with_a_near_one(tmp_path, contract, tier, code, fix):
    with pytest.raises(NoAnswer) as caught:
        root(tmp_path).subject(contract, tier)

    assert (caught.value.code, caught.value.fix) == (code, fix)


def test_with_several_subjects_one_must_be_named(tmp_path):
    library = root(tmp_path, other=TIER.replace("premium", "basic"), contract="")

    with pytest.raises(NoAnswer) as caught:
        library.subject(None, None)

    assert caught.value.code == "SUBJECT-NEEDED"
    assert "acme/basic, acme/premium" in caught.value.fix


def test_what_is_not_in_force_has_no_answer(tmp_path):
    with pytest.raises(NoAnswer) as caught:
        root(tmp_path).standing("acme/contracts/one", day("2024-12-31"))

    assert caught.value.code == "NOT-IN-FORCE"
    assert "from 2025-01-01" in caught.value.fix


def test_errors_of_its_documents_refuse_a_subject(tmp_path):
    library = root(tmp_path, targets=TARGETS.replace("reply:", "repyl:", 1))

    with pytest.raises(FindingsError) as caught:
        library.standing("acme/premium", day("2025-06-01"))

    assert [finding.code for finding in caught.value.findings] == ["UNKNOWN-CLOCK"]


def test_the_same_program_answers_on_all_days_of_a_stretch(tmp_path):
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-03-01").replace("1 hour", "30 minutes")
    library = root(tmp_path, later=later)

    first = library.standing("acme/premium", day("2025-01-05"))
    assert library.standing("acme/premium", day("2025-02-28")) is first
    assert library.standing("acme/premium", day("2025-03-01")) is not first
    assert asked(library, "reply", {"severity": "S1"}, on="2025-02-28") == "1 hour"
    assert asked(library, "reply", {"severity": "S1"}, on="2025-03-01") == "30 minutes"


def test_every_stretch_of_days_has_one_day_that_stands_for_it(tmp_path):
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-03-01")
    library = root(tmp_path, later=later)

    tier = [str(each) for each in library.epochs_of("acme/premium")]
    contract = [str(each) for each in library.epochs_of("acme/contracts/one")]
    assert tier == ["2024-12-31", "2025-01-01", "2025-03-01"]
    assert contract == ["2025-01-01", "2025-03-01"]


BASIC = TIER.replace("premium", "basic").replace("Premium", "Basic")
CHEAPER = TARGETS.replace("acme/targets", "acme/basic-targets").replace("1 hour", "8 hours")


@pytest.mark.parametrize(
    ("tier", "reply"),
    [
        (TIER.replace("includes: [acme/targets]", "extends: acme/basic"), "8 hours"),
        (TIER + "extends: acme/basic\n", "1 hour"),
        (
            TIER.replace("[acme/targets]", "{also: [acme/targets], without: [acme/basic-targets]}")
            + "extends: acme/basic\n",
            "1 hour",
        ),
    ],
)
def test_a_tier_takes_over_what_the_one_below_it_includes(tmp_path, tier, reply):
    basic = BASIC.replace("acme/targets", "acme/basic-targets")

    library = root(tmp_path, tier=tier, basic=basic, cheaper=CHEAPER)

    assert asked(library, "reply", {"severity": "S1"}, "acme/premium") == reply


CHILD = """kind: severity-targets
id: acme/faster
version: 1
title: Faster
answers: reply-target
extends: acme/targets
severities:
  S1: {commitments: {reply: {within: 10 minutes}}}
"""
FASTER = TIER.replace("acme/targets", "acme/faster")


def test_a_child_follows_the_version_of_its_parent_or_stays_with_one(tmp_path):
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-03-01").replace("4 hours", "2 hours")
    library = root(tmp_path / "follows", tier=FASTER, child=CHILD, later=later)
    stays = root(
        tmp_path / "stays",
        tier=FASTER,
        child=CHILD.replace("extends: acme/targets", "extends: {id: acme/targets, version: 1}"),
        later=later,
    )

    assert asked(library, "reply", {"severity": "S1"}, on="2025-06-01") == "10 minutes"
    assert asked(library, "reply", {"severity": "S2"}, on="2025-02-01") == "4 hours"
    assert asked(library, "reply", {"severity": "S2"}, on="2025-06-01") == "2 hours"
    assert asked(stays, "reply", {"severity": "S2"}, on="2025-06-01") == "4 hours"


def test_an_inherited_value_names_the_policy_that_wrote_it(tmp_path):
    library = root(tmp_path, tier=FASTER, child=CHILD)

    rows = library.standing("acme/premium", day("2025-06-01")).lowered.program.decisions["reply"].logic.rows

    assert [(row.origin.policy, str(row.origin.place)) for row in rows] == [
        ("acme/faster", "child.yaml:8:38"),
        ("acme/targets", "targets.yaml:8:38"),
    ]


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"tier": TIER.replace("acme/targets", "acme/target")}, "UNKNOWN-DOCUMENT", "tier.yaml:5"),
        ({"tier": TIER.replace("acme/targets", "acme/premium")}, "OTHER-KIND", "tier.yaml:5"),
        (
            {"tier": FASTER, "child": CHILD.replace("s: acme/targets", "s: acme/target")},
            "UNKNOWN-DOCUMENT",
            "child.yaml:6",
        ),
        (
            {"tier": FASTER, "child": CHILD.replace("s: acme/targets", "s: {id: acme/targets, version: 9}")},
            "NO-SUCH-VERSION",
            "child.yaml:6",
        ),
        (
            {"tier": FASTER, "child": CHILD.replace("s: acme/targets", "s: acme/premium")},
            "EXTENDS-OTHER-KIND",
            "child.yaml:6",
        ),
        (
            {"tier": FASTER, "child": CHILD.replace("s: acme/targets", "s: acme/faster")},
            "EXTENDS-CYCLE",
            "child.yaml:6",
        ),
        (
            {"targets": TARGETS.replace("version: 1", "version: 1\neffective: 2026-01-01")},
            "NOT-IN-FORCE",
            "tier.yaml:5",
        ),
        (
            {"targets": TARGETS.replace("severities:", "channels: {also: [phone]}\nseverities:")},
            "NO-LIST-INHERITED",
            "targets.yaml:6",
        ),
    ],
)
def test_a_wrong_reference_is_told_at_its_place(tmp_path, files, code, place):
    found = found_in(root(tmp_path, files), "acme/premium")

    assert (code, place) in found


def test_a_document_of_another_namespace_is_used_by_name(tmp_path):
    shared = (
        DEFINITIONS.replace("acme/", "shared/")
        .replace("title: Terms", "title: Shared")
        .replace("fee:", "price:")
    )
    definitions = (
        DEFINITIONS[: DEFINITIONS.index("lists:")] + "facts:\n  fee: {type: money, from: contract}\n"
    )
    rules = (
        "kind: rules\nid: acme/rules\nversion: 1\ntitle: Rules\n"
        "decisions: {double: {gives: money, formula: '= 2 * price'}}\n"
    )

    library = root(
        tmp_path,
        definitions=definitions + "uses: {terms: shared/definitions}\n",
        shared=shared,
        rules=rules,
        tier=TIER.replace("[acme/targets]", "[acme/targets, acme/rules]"),
    )

    assert asked(library, "double", {"price": "EUR 4"}, "acme/premium") == "EUR 8.00"


HOLIDAYS = """kind: holidays
id: {namespace}/be
version: 1
title: Holidays
region: {region}
covers: {{from: 2025-01-01, to: 2025-12-31}}
days: {{2025-12-25: Christmas}}
"""
CALENDAR = """kind: calendar
id: acme/calendars
version: 1
title: Hours
calendars: {{office: {{open: every day 09:00 to 17:00, zone: UTC, except: {{holidays of: {region}}}}}}}
"""


@pytest.mark.parametrize(
    ("region", "own", "seen"),
    [
        ("DE-BE", "", ["holidays/be"]),
        ("[DE-BE, JP]", "", ["holidays/be", "holidays/jp"]),
        ("{all of: [DE-BE, JP]}", "", ["holidays/be", "holidays/jp"]),
        ("'= customer.region'", "", ["holidays/be", "holidays/jp"]),
        ("DE-BE", "acme", ["acme/be"]),
        ("JP", "acme", ["acme/be", "holidays/jp"]),
        ("JP-13", "", ["holidays/jp"]),
        ("FR", "other", []),
    ],
)
def test_calendars_see_public_holidays_of_their_regions_after_their_own(tmp_path, region, own, seen):
    public = HOLIDAYS.format(namespace="holidays", region="DE-BE")
    library = root(
        tmp_path,
        calendars=CALENDAR.format(region=region),
        public=public,
        japan=public.replace("holidays/be", "holidays/jp").replace("DE-BE", "JP"),
        own=HOLIDAYS.format(namespace=own, region="DE-BE") if own else "",
    )

    bundle = library.examined("acme/premium", day("2025-06-01")).bundle
    assert sorted(each.head.id for each in bundle.documents if each.head.kind == "holidays") == seen


def test_a_contract_that_sets_a_region_sees_its_public_holidays(tmp_path):
    contract = CONTRACT + "set: {acme/calendars: {calendars: {office: {except: {holidays of: JP}}}}}\n"
    public = HOLIDAYS.format(namespace="holidays", region="JP")
    library = root(tmp_path, calendars=CALENDAR.format(region="DE"), japan=public, contract=contract)

    seen = [
        "holidays/be"
        in [each.head.id for each in library.examined(subject, day("2025-06-01")).bundle.documents]
        for subject in ("acme/premium", "acme/contracts/one")
    ]
    assert seen == [False, True]


def test_readings_are_chosen_in_any_order():
    assert readings_key({"b": "x", "a": "z"}) == readings_key({"a": "z", "b": "x"})
    assert readings_key(None) == readings_key({}) == ()


def test_tiers_that_a_promise_compares_stand_beside_each_other(tmp_path):
    promise = (
        "promises:\n  - id: first\n    says: First\n"
        '    always: = tier("basic").reply(S1) > tier("premium").reply(S1)\n'
    )
    library = root(
        tmp_path,
        basic=BASIC.replace("acme/targets", "acme/basic-targets"),
        cheaper=CHEAPER,
        targets=TARGETS + promise,
    )

    bundle = library.examined("acme/premium", day("2025-06-01")).bundle
    assert sorted(library.tiers_on(bundle)) == ["basic", "premium"]
    assert "acme/basic-targets" in [document.head.id for document in library.compared_with(bundle)]
    assert not library.compared_with(library.examined("acme/basic", day("2025-06-01")).bundle)
    assert not library.with_promises(library.lower(bundle), bundle).findings
