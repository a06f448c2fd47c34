"""Facts about business time from the test suites of other libraries, where they lie beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conformance.business_time import Verdict, main, report, run_case, run_file

CASES = Path(__file__).parents[3] / "shared" / "cases" / "business_time.json"
present = pytest.mark.skipif(not CASES.is_file(), reason=f"the cases are not at {CASES}")

OFFICE = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
WITHOUT_RULE = {"bizrun-251", "business_time-5d051583"}
"""A library that errs on a day that Samoa skipped, and one that goes back to an opening from a weekend."""


@present
def test_all_undisputed_cases_pass_as_they_are():
    verdicts = run_file(CASES)

    undisputed = [verdict for verdict in verdicts if not verdict.disputed]
    assert len(undisputed) > 400
    assert [verdict for verdict in undisputed if verdict.problem or verdict.rule] == []


@present
def test_declared_rules_give_all_other_cases_but_two():
    verdicts = run_file(CASES)

    disputed = [verdict for verdict in verdicts if verdict.disputed]
    assert {verdict.id for verdict in disputed if verdict.problem} == WITHOUT_RULE
    assert not any(verdict.crashed for verdict in verdicts)


def case(op, inputs, expected, **more):
    return {
        "id": "one",
        "source_repo": "here",
        "tz": "Europe/Berlin",
        "weekly_hours": OFFICE,
        "holidays": [],
        "op": op,
        "inputs": inputs,
        "expected": expected,
        "agrees_with_reference": True,
        **more,
    }


FRIDAY, MONDAY = "2024-03-29", "2024-04-01"
TABLE = {
    "breaks go before the hours of special days": case(
        "between",
        {"start": f"{FRIDAY}T00:00:00Z", "end": f"{FRIDAY}T23:00:00Z"},
        {"seconds": 3 * 3600},
        date_overrides={FRIDAY: [["10:00", "14:00"]]},
        breaks={FRIDAY: [["11:00", "12:00"]]},
    ),
    "a holiday closes a special day": case(
        "is_business_day",
        {"at": FRIDAY},
        {"value": False},
        date_overrides={FRIDAY: [["10:00", "14:00"]]},
        holidays=[FRIDAY],
    ),
    "a pause to the second moves the end by as much": case(
        "add",
        {"start": f"{FRIDAY}T09:00:00Z", "seconds": 3600},
        {"at": f"{FRIDAY}T10:00:01.5Z"},
        pauses=[[f"{FRIDAY}T09:30:00Z", f"{FRIDAY}T09:30:01.5Z"]],
    ),
    "a pause may last for days": case(
        "add",
        {"start": f"{FRIDAY}T12:00:00Z", "seconds": 3600},
        {"at": f"{MONDAY}T12:00:00Z"},
        pauses=[[f"{FRIDAY}T12:30:00Z", f"{MONDAY}T11:30:00Z"]],
    ),
    "a holiday of every year comes every year": case(
        "add_business_days",
        {"start": "2023-12-29", "business_days": 1},
        {"at": "2024-01-02"},
        holidays_annual_mmdd=["01-01", "02-29"],
    ),
    "daily breaks are closed": case(
        "is_open",
        {"at": f"{FRIDAY}T12:30:00+01:00"},
        {"value": False},
        daily_breaks={"fri": [["12:00", "13:00"]]},
    ),
    "what has no zone is local": case(
        "next_open_instant", {"at": f"{FRIDAY}T08:00:00"}, {"at": f"{FRIDAY}T08:00:00Z"}
    ),
    "without a zone everything is local": case(
        "add", {"start": f"{FRIDAY}T16:30:00", "seconds": 3600}, {"at": f"{MONDAY}T09:30:00"}, tz=None
    ),
    "the next opening is not the hours that are open": case(
        "next_opening_strict", {"at": f"{FRIDAY}T10:00:00Z"}, {"at": f"{MONDAY}T07:00:00Z"}
    ),
    "the first day may be counted": case(
        "between_business_days", {"start": FRIDAY, "end": MONDAY, "include_start": True}, {"days": 2}
    ),
    "stretches are cut at the origin": case(
        "segments_before",
        {"origin": f"{MONDAY}T08:00:00Z", "take": 2},
        {
            "segments": [
                [f"{MONDAY}T07:00:00Z", f"{MONDAY}T08:00:00Z"],
                [f"{FRIDAY}T08:00:00Z", f"{FRIDAY}T16:00:00Z"],
            ]
        },
    ),
    "hours may close after midnight, or after the next": case(
        "between",
        {"start": f"{FRIDAY}T00:00:00", "end": f"{MONDAY}T00:00:00"},
        {"seconds": 27 * 3600},
        weekly_hours={"fri": [["22:00", "49:00"]]},
        tz=None,
    ),
}


@pytest.mark.parametrize("data", TABLE.values(), ids=TABLE)
def test_every_field_of_a_case_is_read(data):
    assert run_case(data).problem == ""


def test_a_disputed_case_passes_by_a_rule_that_is_named():
    landing = case(
        "add",
        {"start": f"{FRIDAY}T09:00:00+01:00", "seconds": 8 * 3600},
        {"at": f"{MONDAY}T09:00:00+02:00"},
        agrees_with_reference=False,
    )

    assert run_case(landing).rule == "`landing on close: next opening`"


def test_an_undisputed_case_passes_as_it_is_or_not_at_all():
    landing = case(
        "add", {"start": f"{FRIDAY}T09:00:00+01:00", "seconds": 8 * 3600}, {"at": f"{MONDAY}T09:00:00+02:00"}
    )

    assert "expected 2024-04-01T09:00:00+02:00" in run_case(landing).problem


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (case("sell", {}, {"at": FRIDAY}), "the operation `sell` is not known"),
        (
            case("add", {"start": FRIDAY, "seconds": 1}, {"at": FRIDAY}, weekly_hours={}),
            "CALENDAR-NEVER-OPEN",
        ),
        (case("is_open", {"at": FRIDAY}, {"value": True}, tz="Europe/Nowhere"), "not a time zone"),
        (case("is_open", {"at": FRIDAY}, {"colour": True}), "KeyError"),
    ],
)
def test_what_cannot_be_asked_fails_with_its_reason(data, says):
    assert says in run_case(data).problem


def test_the_report_names_rules_and_reasons_and_counts():
    verdicts = [
        Verdict("1", "a"),
        Verdict("2", "a", rule="`x`", disputed=True),
        Verdict("3", "b", problem="wrong"),
    ]

    assert list(report(verdicts)) == [
        "a: 2 of 2",
        "    2: passes by `x`",
        "b: 0 of 1",
        "    3: wrong",
        "2 of 3 cases pass",
    ]


def test_the_exit_code_tells_whether_an_undisputed_case_fails(tmp_path, capsys):
    file = tmp_path / "cases.json"
    right = case("is_open", {"at": f"{FRIDAY}T10:00:00"}, {"value": True})
    codes = []
    for wrong in ({"agrees_with_reference": False}, {"agrees_with_reference": True}):
        file.write_text(json.dumps([right, {**right, "expected": {"value": False}, **wrong}]))
        codes.append(main([str(file)]))

    assert codes == [0, 1]
    assert capsys.readouterr().out.splitlines()[-1] == "1 of 2 cases pass"


def test_a_wrong_call_says_how_it_is_called(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
