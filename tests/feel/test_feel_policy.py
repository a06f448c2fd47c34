from decimal import Decimal

import pytest

from addendum.feel import FeelFunction, Profile, Scope, Signature, compile_formula
from addendum.values import (
    ANY,
    DURATION,
    MONEY,
    NO_COMMITMENT,
    NUMBER,
    UNLIMITED,
    CalendarDays,
    Date,
    Money,
    NoAnswer,
    Percent,
    exactly,
)
from feel.support import SCOPE, at, compiled, error_of, minutes, value_of


def n(digits):
    return Decimal(digits)


def eur(amount):
    return Money("EUR", n(amount))


VALUES = [
    ("1 + 2 * 3", n(7)),
    ("(1 + 2) * 3", n(9)),
    ("-2 ** 2", n(4)),
    ("7 / 2", n("3.5")),
    ("5 % * fee", eur(400)),
    ("fee * 5 % + EUR 10", eur(410)),
    ("fee / EUR 100", n(80)),
    ("availability + 0.5 %", Percent(n(100))),
    ("downtime / 1 hour", n("1.5")),
    ("max(0 %, (period.length - 432 minutes) / period.length * 100 %)", Percent(n(99))),
    ("max(0 %, period.length / (3 * period.length) * 100 %) * 3", Percent(n(100))),
    ("min(fee, fees(\"core\"), EUR 900)", eur(500)),
    ("fees.core * 2", eur(1000)),
    ("rank(severity)", n(1)),
    ("rank(S2) < rank(severity) or severity = S2", True),
    ("severity in [S1, S2]", True),
    ("severity in (S1, \"S3\")", False),
    ("count(list(severities))", n(3)),
    ("response", minutes(20)),
    ("response(S3)", minutes(600)),
    ("response(severity: severity)", minutes(60)),
    ('tier("premium").response(S1) + tier("premium").hours', minutes(620)),
    ("every s in list(severities) satisfies response(s) >= response(S1)", True),
    ("some s in list(severities), o in outages satisfies o.length = response(s)", True),
    ("scaled(2, 3)", n(6)),
    ("scaled(by: 3, value: 2, plus: 1)", n(7)),
    ("sum(outages.length)", minutes(90)),
    ("sum(outages[cause = \"network\"].length)", minutes(30)),
    ("outages[length > 45 minutes and cause != plan].cause", ["release"]),
    ("outages[2].cause", "release"),
    ("outages[-1].cause", "release"),
    ("count(outages[item.length > downtime])", n(0)),
    ("for i in 1..3 return i * fee", [eur(8000), eur(16000), eur(24000)]),
    ("for i in 3..1 return i", [n(3), n(2), n(1)]),
    ("for i in 1..4 return if i = 1 then 1 else i * partial[-1]", [n(1), n(2), n(6), n(24)]),
    ("for d in opened..date(\"2024-02-02\") return d.day", [n(31), n(1), n(2)]),
    ("if late then fee else EUR 0", eur(8000)),
    ("late and tickets > 2", True),
    ("not(late) or tickets between 1 and 3", True),
    ("tickets in [1..3)", False),
    ("tickets in (> 2, 1)", True),
    ("downtime in (1 hour..90 minutes]", True),
    ("{a: 2, b: a * fee}.b", eur(16000)),
    ("(function(a: number, b) a * b)(2, fee)", eur(16000)),
    ("sort(outages.length, function(a, b) a > b)", [minutes(60), minutes(30)]),
    ("opened + 1 calendar day", Date.parse("2024-02-01")),
    ("opened + 1 month", Date.parse("2024-02-29")),
    ("answered - date and time(\"2024-01-31T10:00:00Z\")", minutes(20)),
    ("date(answered) = opened", True),
    ("month.length / 24 hours", n(29)),
    ("2 calendar days + 1 calendar day", CalendarDays(n(3))),
    ("string(tickets) + plan", "3premium"),
    ("tickets instance of number", True),
    ("plan instance of number", False),
    ("if note is given then note else plan", "premium"),
    ("note is given", False),
    ("note = null", True),
    ("no commitment", NO_COMMITMENT),
    ("no commitment is given", False),
    ("unlimited > downtime", True),
    ("downtime <= unlimited", True),
    ("unlimited - downtime", UNLIMITED),
    ("fee * 5 % + no commitment", NO_COMMITMENT),
    ("downtime = no commitment", False),
    ("unlimited in [1 hour..2 hours]", False),
]  # fmt: skip
ERRORS = [
    ("1 + tickets / zero", "DIVISION-BY-ZERO 5"),
    ("fee / zero", "DIVISION-BY-ZERO 1"),
    ("downtime / (downtime - downtime)", "DIVISION-BY-ZERO 1"),
    ("1 + (zero ** (0 - 1))", "DIVISION-BY-ZERO 6"),
    ("fee + USD 1", "CURRENCY-MISMATCH 1"),
    ("EUR 1 + fees(plan)", "MISSING-KEY 9"),
    ("1 + number(plan)", "VALUE-UNREADABLE 5"),
    ("no commitment > downtime", "NOT-COMPARABLE 1"),
    ("late and no commitment > downtime", "NOT-COMPARABLE 10"),
    ("free + 1", "NULL-OPERAND 1"),
    ("1 + free.rate", "NO-SUCH-PROPERTY 5"),
    ("free", "NULL-RESULT 1"),
    ("outages[5]", "NO-SUCH-ITEM 1"),
    ("max([])", "LIST-EMPTY 1"),
    ("some o in outages satisfies 1 / zero > 1", "DIVISION-BY-ZERO 29"),
    ("for o in outages return fee / zero", "DIVISION-BY-ZERO 25"),
    ("outages[1 / zero > 1]", "DIVISION-BY-ZERO 9"),
    ("(function(a) a / zero)(1)", "DIVISION-BY-ZERO 14"),
    ("if free then 1 else 2", "NOT-BOOLEAN 4"),
    ("tickets ** 100000", "NUMBER-TOO-LARGE 1"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_formula_has_its_value(text, value):
    assert value_of(text) == value


@pytest.mark.parametrize(("text", "error"), ERRORS)
def test_a_formula_without_a_value_ends_in_a_named_error_at_its_column(text, error):
    assert error_of(text) == error


@pytest.mark.parametrize(
    ("text", "given", "error"),
    [
        ("tickets + 1", {"tickets": None}, "NULL-OPERAND 1"),
        ("1 < tickets", {"tickets": None}, "NULL-OPERAND 1"),
        ("late and tickets > 1", {"late": NO_COMMITMENT}, "NOT-BOOLEAN 1"),
        ("if late then 1 else 2", {"late": None}, "NOT-BOOLEAN 4"),
        ("period.length + 1 hour", {"period": NO_COMMITMENT}, "NO-SUCH-PROPERTY 1"),
        ("month.length + 1 hour", {"month": None}, "NO-SUCH-PROPERTY 1"),
        ("rank(severity)", {"severity": "S9"}, "UNKNOWN-MEMBER 1"),
        ("sum(outages.length)", {"outages": ()}, "LIST-EMPTY 1"),
    ],
)
def test_a_fact_that_is_not_what_its_type_says_is_an_error_and_no_crash(text, given, error):
    assert error_of(text, **given) == error


@pytest.mark.parametrize(
    ("text", "given", "value"),
    [
        ("downtime + 1 hour", {"downtime": NO_COMMITMENT}, NO_COMMITMENT),
        ("min(downtime, 1 hour)", {"downtime": UNLIMITED}, minutes(60)),
        ("max(downtime, 1 hour)", {"downtime": UNLIMITED}, UNLIMITED),
        ("if downtime is given then downtime * 2 else downtime", {"downtime": NO_COMMITMENT}, NO_COMMITMENT),
    ],
)
def test_an_outcome_in_place_of_a_value_goes_through_calculations(text, given, value):
    assert value_of(text, **given) == value


def test_a_result_whose_type_shows_only_now_must_be_the_expected_one():
    scope = Scope({"free": ANY})
    formula = compile_formula("free", scope, Profile.POLICY, at, MONEY)

    assert exactly(formula.bind(), eur(5)) == eur(5)
    assert exactly(formula.bind(), NO_COMMITMENT) is NO_COMMITMENT
    with pytest.raises(NoAnswer, match="WRONG-RESULT"):
        exactly(formula.bind(), n(5))


def test_an_error_of_a_function_of_the_host_keeps_its_own_place():
    def refusing(_value):
        raise NoAnswer("NO-ROW-MATCHES", "No row matches.", at=at(7, 1))

    scope = Scope(functions={"ask": Signature((("value", NUMBER),), DURATION)})
    formula = compile_formula("1 hour + ask(3)", scope, Profile.POLICY, at)

    with pytest.raises(NoAnswer) as raised:
        exactly(formula.bind(), refusing)
    assert raised.value.at == at(7, 1)


def test_a_function_is_a_value_that_can_be_called():
    twice = exactly(compiled("function(a) a * 2").bind())

    assert isinstance(twice, FeelFunction)
    assert exactly(twice, n(4)) == n(8)


def test_names_and_functions_are_listed_in_the_order_of_their_first_use():
    formula = compiled(
        "if late then response(severity) + downtime else response(S1) * (fee / fee) + response"
    )

    assert formula.names == ("late", "severity", "downtime", "fee", "response")
    assert formula.functions == ("response",)


def test_what_a_formula_introduces_itself_is_no_name_that_it_needs():
    formula = compiled("sum(for o in outages, fee in [1] return o.length * fee) + {late: 1 hour, b: late}.b")

    assert formula.names == ("outages",)


def test_a_formula_is_compiled_once_for_each_mode():
    formula = compiled("fee * 2")

    assert formula.bind() is formula.bind()
    assert formula.bind(exact=True) is formula.bind(exact=True)
    assert formula.bind(exact=True) is not formula.bind()


def test_a_scope_without_anything_still_has_the_language():
    formula = compile_formula("sum([1, 2]) * 10 %", Scope(), Profile.POLICY)

    assert exactly(formula.bind()) == Percent(n(30))
    assert SCOPE.vocabulary is SCOPE.vocabulary
