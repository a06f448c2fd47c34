"""Accounts over the days of a contract: changes within a period, parts of one, and hours that roll over."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

import addendum
from addendum.values import show

if TYPE_CHECKING:
    from pathlib import Path

TERMS = """
    kind: definitions
    id: acme/definitions
    version: 1
    title: Terms
    lists: {activities: [review, training]}
    facts: {revenue: {type: money, from: contract}}
"""
QUOTA = """
    kind: hour-quota
    id: acme/hours
    version: 1
    title: Hours
    answers: hours
    per: calendar quarter
    hours:
      by: revenue
      rows: [{below: "EUR 100,000", hours: 16 hours}, {at least: "EUR 100,000", hours: 32 hours}]
"""
GOLD = "{kind: support-tier, id: acme/gold, version: 1, title: Gold, includes: [acme/hours]}"
BASIC = "{kind: support-tier, id: acme/basic, version: 1, title: Basic}"
CONTRACT = """
    kind: contract
    id: acme/contracts/bakery
    version: 1
    effective: 2025-01-01
    title: Bakery
    tier: acme/gold
    facts: {revenue: "EUR 50,000"}
"""
MORE = """
    amendments:
      - {id: more, effective: 2025-08-16, because: Growth, set: {facts: {revenue: "EUR 150,000"}}}
"""
UPGRADE = """
    amendments:
      - {id: gold, effective: 2025-08-16, because: Upgrade, set: {tier: acme/gold}}
"""


@pytest.fixture
def asked(tmp_path: Path):
    """A function that writes policies and asks the contract for its hours; an error by its code."""

    def ask(quarter: str = "2025-Q3", *, quota: str = "", contract: str = CONTRACT, **more: object):
        folder = tmp_path / "policies"
        folder.mkdir(exist_ok=True)
        texts = {"terms": TERMS, "hours": QUOTA + quota, "gold": GOLD, "basic": BASIC, "bakery": contract}
        further = {
            name.removeprefix("file_"): text for name, text in more.items() if name.startswith("file_")
        }
        for name, text in {**texts, **further}.items():
            (folder / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        facts = {"used": [], "quarter": quarter}
        facts |= {name: value for name, value in more.items() if not name.startswith("file_")}
        if "period_from" in facts:
            del facts["quarter"]
        try:
            return addendum.load(folder).ask("hours", facts).values
        except addendum.NoAnswer as error:
            return {"error": error.code, "says": error.says}

    return ask


@pytest.mark.parametrize(
    ("rule", "third", "fourth"),
    [
        ("", "CHANGE-WITHIN-PERIOD", "32 hours"),
        ("change within a period: {revenue: from the next period on}", "16 hours", "32 hours"),
        ("change within a period: {revenue: at once}", "32 hours", "32 hours"),
        ("change within a period: {revenue: in proportion}", "24 hours", "32 hours"),
        ("change within a period: {tier: in proportion}", "CHANGE-WITHIN-PERIOD", "32 hours"),
        ("governed by: the first day of the period", "16 hours", "32 hours"),
        ("governed by: the last day of the period", "32 hours", "32 hours"),
    ],
)
def test_an_amendment_within_a_period_counts_by_the_rule_for_what_it_changes(asked, rule, third, fourth):
    quota, contract = f"    {rule}\n", CONTRACT + MORE

    answers = [
        asked(quarter, quota=quota, contract=contract) for quarter in ("2025-Q2", "2025-Q3", "2025-Q4")
    ]

    assert [each.get("error") or show(each["entitled"]) for each in answers] == ["16 hours", third, fourth]


def test_an_amendment_that_changes_nothing_of_the_quota_needs_no_rule(asked):
    contract = CONTRACT + MORE.replace("150,000", "60,000")

    assert show(asked(contract=contract)["entitled"]) == "16 hours"


def test_a_value_that_the_case_gives_has_not_changed(asked):
    assert show(asked(contract=CONTRACT + MORE, revenue="EUR 1")["entitled"]) == "16 hours"


@pytest.mark.parametrize(
    ("rule", "entitled"),
    [
        ("", "UNKNOWN-QUESTION"),
        ("change within a period: {tier: from the next period on}", "0 minutes"),
        ("change within a period: {tier: at once}", "16 hours"),
        ("change within a period: {tier: in proportion}", "8 hours"),
    ],
)
def test_a_tier_that_brings_the_quota_within_a_period_counts_by_its_rule(asked, rule, entitled):
    contract = CONTRACT.replace("tier: acme/gold", "tier: acme/basic").replace(
        '    facts: {revenue: "EUR 50,000"}\n', ""
    )
    contract += UPGRADE.replace("{tier: acme/gold}", '{tier: acme/gold, facts: {revenue: "EUR 50,000"}}')

    found = asked(quota=f"    {rule}\n", contract=contract)

    assert (found.get("error") or show(found["entitled"])) == entitled


@pytest.mark.parametrize(
    ("rule", "begins", "ends"),
    [
        ("", "NOT-IN-FORCE", "CHANGE-WITHIN-PERIOD"),
        ("part of a period: in full", "16 hours", "16 hours"),
        ("part of a period: in proportion", "8 hours", "8 hours"),
    ],
)
def test_a_period_that_the_contract_covers_in_part_counts_by_its_rule(asked, rule, begins, ends):
    late = CONTRACT.replace("effective: 2025-01-01", "effective: 2025-08-16")
    short = CONTRACT.replace("    title", "    until: 2025-08-16\n    title")

    found = [asked(quota=f"    {rule}\n", contract=contract) for contract in (late, short)]

    assert [each.get("error") or show(each["entitled"]) for each in found] == [begins, ends]


def test_a_new_version_of_the_terms_within_a_period_counts_by_its_rule(asked):
    rule = "    change within a period: {terms: at once}\n"
    second = QUOTA.replace("version: 1", "version: 2\n    effective: 2025-09-01").replace(
        "16 hours", "20 hours"
    )

    found = asked(quota=rule, file_second=second + rule)

    assert show(found["entitled"]) == "20 hours"


def used(**hours: int):
    days = {"first": "2025-01-20", "second": "2025-04-20", "third": "2025-07-20"}
    return [{"date": days[name], "hours": f"{number} hours"} for name, number in hours.items()]


@pytest.mark.parametrize(
    ("rule", "entries", "rolled", "remaining"),
    [
        ("all", used(first=6), "26 hours", "42 hours"),
        ("all", used(first=6, second=20, third=5), "6 hours", "17 hours"),
        ("all", used(first=20), "16 hours", "32 hours"),
        ("{at most: 8 hours}", used(first=6), "8 hours", "24 hours"),
        ("{at most: 8 hours, for: 1 period}", used(first=6, second=20), "4 hours", "20 hours"),
        ("{for: 1 period}", used(first=6, second=6), "16 hours", "32 hours"),
        ("{for: 1 period, used: last}", used(first=6, second=6), "10 hours", "26 hours"),
    ],
)
def test_what_rolls_over_is_worked_out_since_the_contract_began(asked, rule, entries, rolled, remaining):
    found = asked(quota=f"    roll over: {rule}\n", used=entries)

    assert (show(found["rolled_over"]), show(found["remaining"])) == (rolled, remaining)


def test_in_the_first_period_nothing_rolls_over(asked):
    assert show(asked("2025-Q1", quota="    roll over: all\n")["rolled_over"]) == "0 minutes"


def test_earlier_periods_have_what_was_granted_then(asked):
    rules = "    roll over: all\n    change within a period: {revenue: from the next period on}\n"

    found = asked("2026-Q1", quota=rules, contract=CONTRACT + MORE)

    assert show(found["rolled_over"]) == "80 hours"


def test_what_rolled_over_may_be_given_in_place_of_its_history(asked):
    rolling = "    roll over: {at most: 8 hours}\n"

    assert show(asked(quota=rolling, hours_rolled_over="3 hours")["remaining"]) == "19 hours"
    changed = asked(quota=rolling, contract=CONTRACT + MORE, hours_rolled_over="3 hours")
    assert changed["error"] == "CHANGE-WITHIN-PERIOD"


def test_a_history_under_other_terms_is_refused(asked):
    second = QUOTA.replace("version: 1", "version: 2\n    effective: 2025-07-01") + "    roll over: all\n"

    assert asked(file_second=second)["error"] == "HISTORY-OF-OTHER-TERMS"


def test_what_rolls_over_is_open_where_nobody_says_since_when_the_contract_runs(asked):
    contract = CONTRACT.replace("    effective: 2025-01-01\n", "")

    assert asked(quota="    roll over: all\n", contract=contract)["error"] == "MISSING-FACT"


def test_periods_of_a_contract_begin_on_its_first_day(asked):
    contract = CONTRACT + "    term: {from: 2024-01-31}\n"
    quota = QUOTA.replace("calendar quarter", "contract quarter")

    found = asked(contract=contract, file_hours=quota, period_from="2025-04-30")
    refused = asked(contract=contract, file_hours=quota, period_from="2025-05-01")

    assert str(found["period"]["last_day"]) == "2025-07-30"
    assert refused["error"] == "NOT-A-FIRST-DAY"


def test_a_stream_answers_as_a_single_question_does(asked, tmp_path):
    rules = "    roll over: all\n    change within a period: {revenue: in proportion}\n"
    single = asked(quota=rules, contract=CONTRACT + MORE, used=used(first=6))

    stream = addendum.load(tmp_path / "policies").asker("hours")
    case = {"quarter": "2025-Q3", "used": used(first=6)}

    assert stream(case)["answer"] == single
    assert stream(case)["answer"] == single
