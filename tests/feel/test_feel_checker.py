import pytest

from addendum.findings import FindingsError
from addendum.values import ANY, DURATION, MONEY, NUMBER, PERCENT, TEXT, ListOf, parse_type
from feel.support import compiled, findings_of

WRONG_UNITS = [
    ("fee + downtime", "UNITS-DIFFER 1"),
    ("fee + 5", "UNITS-DIFFER 1"),
    ("1 + fee * fee", "UNITS-DIFFER 5"),
    ("availability + 1", "UNITS-DIFFER 1"),
    ("opened + 3", "UNITS-DIFFER 1"),
    ("opened - fee", "UNITS-DIFFER 1"),
    ("-severity", "UNITS-DIFFER 1"),
    ("late and fee > 5", "UNITS-DIFFER 10"),
    ("opened = answered", "UNITS-DIFFER 1"),
    ("downtime between 1 and 5 hours", "UNITS-DIFFER 1"),
    ("tickets in [1 hour..2 hours]", "UNITS-DIFFER 12"),
    ("tickets in (1, 2 %)", "UNITS-DIFFER 16"),
    ("min(fee, 5 %)", "UNITS-DIFFER 1"),
    ("severity = priority", "UNITS-DIFFER 1"),
    ('[1, "a"]', "TYPES-DIFFER 1"),
    ("if late then 5 hours else fee", "TYPES-DIFFER 1"),
    ("severity < S2", "NO-ORDER 1"),
    ("tickets in [1..2 hours]", "WRONG-RANGE 12"),
    ("for i in 1..fee return i", "WRONG-RANGE 10"),
]
WRONG_CONDITIONS = [
    ("if tickets then 1 else 2", "NOT-BOOLEAN 4"),
    ("late and tickets", "NOT-BOOLEAN 10"),
    ("some o in outages satisfies o.length", "NOT-BOOLEAN 29"),
    ("outages[length]", "NOT-BOOLEAN 9"),
    ("for o in fee return o", "NOT-A-LIST 10"),
    ("fee[1]", "NOT-A-LIST 1"),
]
WRONG_NAMES = [
    ("downtme + 1 hour", "UNKNOWN-NAME 1"),
    ("1 hour + downtme", "UNKNOWN-NAME 10"),
    ("respnse(S1)", "UNKNOWN-NAME 1"),
    ("severities", "UNKNOWN-NAME 1"),
    ("list(severitys)", "UNKNOWN-LIST 1"),
    ('severity = "S5"', "UNKNOWN-MEMBER 12"),
    ('response("S9")', "UNKNOWN-MEMBER 10"),
    ("rank(S3)", "MEMBER-UNCLEAR 6"),
    ("outages.lenght", "MISSING-KEY 9"),
    ("outages[lenght > 1 hour]", "UNKNOWN-NAME 9"),
    ("period.days", "MISSING-KEY 8"),
    ("fee.currency", "NO-SUCH-PROPERTY 5"),
    ("{a: 1}.b", "MISSING-KEY 8"),
    ("{a: 1, a: 2}", "DUPLICATE-KEY 8"),
    ("tickets instance of nummer", "UNKNOWN-TYPE 21"),
]
WRONG_CALLS = [
    ("response()", "WRONG-ARGUMENTS 1"),
    ("response(S1, S2)", "WRONG-ARGUMENTS 1"),
    ("response(level: S1)", "WRONG-ARGUMENTS 1"),
    ("response(fee)", "WRONG-ARGUMENTS 10"),
    ("scaled(1)", "WRONG-ARGUMENTS 1"),
    ("scaled(value: 1, plus: 2)", "WRONG-ARGUMENTS 1"),
    ('tier("premium").response(1)', "WRONG-ARGUMENTS 26"),
    ("fees(1)", "WRONG-ARGUMENTS 6"),
    ('fees("core", 2)', "WRONG-ARGUMENTS 1"),
    ("tickets(1)", "NOT-A-FUNCTION 1"),
    ("substring(tickets, 1)", "WRONG-ARGUMENTS 11"),
    ("substring(plan)", "WRONG-ARGUMENTS 1"),
    ("substring(text: plan, at: 1)", "WRONG-ARGUMENTS 1"),
    ("sum(outages.cause)", "WRONG-ARGUMENTS 1"),
    ("not(tickets)", "WRONG-ARGUMENTS 5"),
    ("(function(a: number) a)(fee)", "WRONG-ARGUMENTS 25"),
    ("(function(a) a)(1, 2)", "WRONG-ARGUMENTS 1"),
    ('function(a) external {java: {class: "x"}}', "FUNCTION-EXTERNAL 1"),
]
WRONG_LITERALS = [
    ("opened + 2 days", "UNIT-UNCLEAR 10"),
    ('date("2024-02-30")', "VALUE-UNREADABLE 1"),
    ('@"tomorrow"', "VALUE-UNREADABLE 1"),
    ("today()", "NO-CLOCK 1"),
    ("null", "MAY-BE-NULL 1"),
    ("1 + null", "MAY-BE-NULL 5"),
]


@pytest.mark.parametrize(
    ("text", "finding"), [*WRONG_UNITS, *WRONG_CONDITIONS, *WRONG_NAMES, *WRONG_CALLS, *WRONG_LITERALS]
)
def test_a_mistake_is_one_finding_at_its_column(text, finding):
    found = findings_of(text)

    assert found == [finding]


RIGHT = [
    ("5 % * fee", MONEY),
    ("availability * downtime", DURATION),
    ("downtime / period.length", NUMBER),
    ("answered - opened", DURATION),
    ("outages.length", ListOf(DURATION)),
    ('outages[cause = "network"].length', ListOf(DURATION)),
    ("outages[1].length", DURATION),
    ("max(0 %, 100 % - availability)", PERCENT),
    ("if late then no commitment else 5 hours", DURATION),
    ("if late then fee else unlimited", MONEY),
    ('tier("premium").response(S1)', DURATION),
    ('tier("basic").response(S1)', ANY),
    ('fees("core") * 2', MONEY),
    ("fees.core", MONEY),
    ("for o in outages return o.length * 2", ListOf(DURATION)),
    ("string(fee)", TEXT),
    ("{a: 1, b: a + 1}.b", NUMBER),
    ("(function(a: number) a * 2)(3)", NUMBER),
    ("rank(severity)", NUMBER),
    ("severity in [S1, S3]", parse_type("boolean")),
    ("[]", ListOf(ANY)),
    ("free.anything", ANY),
]


@pytest.mark.parametrize(("text", "of_type"), RIGHT)
def test_a_formula_has_the_type_of_its_units(text, of_type):
    found = compiled(text)

    assert found.type == of_type


def test_a_member_of_two_lists_is_the_one_that_its_neighbour_is_of():
    assert findings_of("severity = S3") == []
    assert findings_of("priority = S3") == []
    assert findings_of("S3 = severity") == []
    assert findings_of("rank(severity) = rank(priority)") == []


def test_all_mistakes_are_reported_at_once_in_reading_order():
    found = findings_of("if tickets then fee + 5 else downtme")

    assert found == ["NOT-BOOLEAN 4", "UNITS-DIFFER 17", "UNKNOWN-NAME 30"]


def test_what_follows_from_a_mistake_is_no_further_finding():
    assert findings_of("downtme * 2 + fee > 5 %") == ["UNKNOWN-NAME 1"]


@pytest.mark.parametrize(
    ("text", "expected", "fix"),
    [
        ("downtime / period.length", "percent", "Give it the unit: multiply it by `100 %`."),
        ("availability", "number", "Divide it by `100 %`."),
        ("answered", "date", "Take its day: `date(…)`."),
        ("downtime", "money", "Write an amount of money, for example `EUR 8,000.00`."),
    ],
)
def test_a_result_of_another_type_than_expected_is_a_finding_with_its_fix(text, expected, fix):
    with pytest.raises(FindingsError) as raised:
        compiled(text, parse_type(expected))

    (finding,) = raised.value.findings
    assert finding.code == "WRONG-RESULT"
    assert finding.fix == fix


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        ("fee + 5 %", "`fee` is an amount of money and `5 %` is a percentage: they cannot be added.",
         "A percentage is of something: `10 % * fee`."),
        ("downtme", "Nothing is called `downtme` here.", "Write `downtime`."),
        ("severities", "`severities` is a list, not a value.", "Write `list(severities)` for its members."),
        ("discount * fee", "`discount` may be null here, because it need not be given.",
         "Test it first: `if discount is given then … else …`."),
        ("response()", "`response` takes 1 argument, and none are given.", "Write `response(severity)`."),
        ("outages.lenght", "Each item of `outages` is a record, which has no `lenght`.", "Write `length`."),
        ("severity < S2", "`severity` is one of `severities`, and members have no order of their own.",
         "Compare `rank(severity)`: the first member has rank 0."),
        ("max(0 %, downtime / period.length)",
         "`max` is given a percentage and a number, which do not go together.",
         "Give the number its unit, for example `99.5 %`."),
        ("opened + 3", "`opened` is a date and `3` is a number: they cannot be added.",
         "Say which days: `3 calendar days`, or a time such as `24 hours`."),
        ("opened + 2 business days",
         "`opened` is a date and `2 business days` is a number of business days: they cannot be added.",
         'Count them in a calendar: `add business time(…, 2 business days, "office_hours")`.'),
        ('date and time("2025-04-02T10:00:00Z") + 30 calendar days',
         ('`date and time("2025-04-02T10:00:00Z")` is a date and time and `30 calendar days` is a number of '
          "calendar days: they cannot be added."),
         "Say how long: a calendar day is `24 hours`. Or take the day: `date(…) + 30 calendar days`."),
        ("xyzzy(1)", "No function is called `xyzzy`.",
         "Call a decision, or a function of the formula language."),
    ],
)  # fmt: skip
def test_a_finding_says_in_business_words_what_is_wrong_and_what_to_write(text, says, fix):
    with pytest.raises(FindingsError) as raised:
        compiled(text)

    (finding,) = raised.value.findings
    assert (finding.says, finding.fix) == (says, fix)


def test_a_finding_covers_the_words_it_speaks_of():
    with pytest.raises(FindingsError) as raised:
        compiled("1 hour + downtme")

    place = raised.value.findings[0].place
    assert (place.column, place.end) == (10, 17)
