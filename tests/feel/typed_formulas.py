"""Formulas made up over a scope in which everything has a type, whether or not they make sense."""

from __future__ import annotations

from decimal import Decimal, Inexact

from hypothesis import strategies as st

from addendum.feel import Profile, Scope, compile_formula
from addendum.feel import tree as t
from addendum.feel.builtins import lookup, names
from addendum.values import (
    ANY,
    BOOLEAN,
    BUSINESS_DAYS,
    CALENDAR_DAYS,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    MONTHS,
    NUMBER,
    PERCENT,
    TEXT,
    TIME,
    BusinessDays,
    CalendarDays,
    ContextOf,
    Date,
    DateTime,
    Duration,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    NoAnswer,
    Percent,
    RangeOf,
    Time,
    exactly,
    in_fractions,
    to_decimal_if_finite,
    to_fraction,
)

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3"))
OUTAGE = ContextOf((("name", TEXT), ("length", DURATION), ("start", DATE_TIME)))
EUROS = Money("EUR", Decimal(5))
MINUTE = Duration(Decimal(60))
MORNING = DateTime.parse("2024-01-31T10:00:00Z")
BREAK = {"name": "network", "length": MINUTE, "start": MORNING}
FACTS = {
    "count_of_users": (NUMBER, Decimal(2)),
    "balance": (NUMBER, Decimal("-1.5")),
    "plan": (TEXT, "premium"),
    "late": (BOOLEAN, True),
    "fee": (MONEY, EUROS),
    "share": (PERCENT, Percent(Decimal(5))),
    "downtime": (DURATION, MINUTE),
    "term": (MONTHS, Months(2)),
    "grace": (BUSINESS_DAYS, BusinessDays(2)),
    "notice": (CALENDAR_DAYS, CalendarDays(2)),
    "opened": (DATE, Date.parse("2024-01-31")),
    "closing": (TIME, Time.parse("17:00:00")),
    "answered": (DATE_TIME, MORNING),
    "month": (MONTH, Month.parse("2024-02")),
    "severity": (SEVERITIES, "S2"),
    "outage": (OUTAGE, BREAK),
    "fees": (Keyed(MONEY, "portion"), {"core": EUROS}),
    "numbers": (ListOf(NUMBER), (Decimal(3), Decimal(1))),
    "plans": (ListOf(TEXT), ("b", "a")),
    "flags": (ListOf(BOOLEAN), (True, False)),
    "payments": (ListOf(MONEY), (EUROS, EUROS)),
    "days": (ListOf(DATE), (Date.parse("2024-01-31"),)),
    "seen": (ListOf(SEVERITIES), ("S1", "S3")),
    "outages": (ListOf(OUTAGE), (BREAK, BREAK)),
    "table": (ListOf(ListOf(NUMBER)), ((Decimal(1),), (Decimal(2), Decimal(3)))),
    "span": (RangeOf(NUMBER), None),
    "note": (TEXT, None),
    "discount": (PERCENT, None),
}
SCOPE = Scope(
    {name: of_type for name, (of_type, _) in FACTS.items()},
    members=dict.fromkeys(SEVERITIES.members, (SEVERITIES,)),
    lists={"severities": SEVERITIES},
    optional=frozenset({"note", "discount", "span"}),
)
ATOMS = (
    *FACTS, "1", "S1", "5 %", "EUR 1", "20 minutes", "3 business days", "[1..5]", "[opened..opened]",
    '["a".."c"]', "(< 5)", "{key: plan, value: fee}", "[{key: plan, value: 1}]", "function(a, b) a < b",
    "function(a: number) a + 1",
    "sum", "before", "list(severities)", "null", "outages.length", "outage.name", "fees.core",
    "if note is given then note else plan", "if discount is given then discount else share",
)  # fmt: skip
SHAPES = (
    "({a}) + ({b})", "({a}) - ({b})", "({a}) * ({b})", "({a}) / ({b})", "({a}) ** ({b})", "-({a})",
    "({a}) = ({b})", "({a}) != ({b})", "({a}) < ({b})", "({a}) >= ({b})", "({a}) between ({b}) and ({b})",
    "({a}) in ({b})", "({a}) in (< ({b}))", "({a}) in [({b})..({b})]", "({a}) in [({b})]",
    "({a}) in (? = ({b}))",
    "({a}) in (? < ({b}), ({b}))", "({a})[({b})]", "({a})[item = ({b})]", "({a})[item < ({b})]",
    "({a})[name = ({b})]", "({a})[length > ({b})]",
    "for x in ({a}) return x", "for x in ({a}) return x + ({b})", "for x in ({a})..({b}) return x",
    "some x in ({a}) satisfies x = ({b})", "every x in ({a}) satisfies x < ({b})",
    "if ({a}) then ({b}) else ({b})", "if late then ({a}) else ({b})", "({a}) and ({b})", "({a}) or not({b})",
    "[({a}), ({b})]", "[({a})..({b})]", "({a})(({b}))", "fees(({a}))", "(< ({a})).end", "({a}).name",
    "({a}).start",
    "({a}).year", "({a}).days", "({a}) instance of number", "({a}) is given", "{{a: ({a}), b: a = ({b})}}.b",
    "{{a: ({a}), b: a + ({b})}}.b", "(function(x) x + ({b}))(({a}))", "(function(x: number) x + 1)(({a}))",
    "rank(({a}))", "sort(({a}), function(p, q) p.name < q.name)", "sort(({a}), function(p, q) p < ({b}))",
    "list replace(({a}), function(p, q) p = q, ({b}))", "{{f: function(z: number) z, r: f(({a}))}}.r",
    "if ({a}) is given then ({a}) = ({b}) else late", "({a})[item is given]",
)  # fmt: skip
OF_TYPES = frozenset(
    {
        "WRONG-TYPE", "WRONG-ARGUMENTS", "NOT-COMPARABLE", "NOT-A-FUNCTION", "NOT-BOOLEAN", "NULL-OPERAND",
        "NULL-ARGUMENT", "NULL-RESULT", "NULL-IN-LIST", "WRONG-RESULT", "NO-SUCH-PROPERTY", "UNKNOWN-NAME",
    }
)  # fmt: skip
"""Codes of the errors that types are there to prevent; others, as a division by zero, depend on values."""


def _call_of(inner):
    return st.sampled_from(sorted(names())).flatmap(
        lambda name: st.sampled_from(counts_of(name)).flatmap(
            lambda count: st.lists(inner, min_size=count, max_size=count).map(
                lambda arguments: f"{name}({', '.join(arguments)})"
            )
        )
    )


def _shape_of(inner):
    return st.builds(lambda shape, a, b: shape.format(a=a, b=b), st.sampled_from(SHAPES), inner, inner)


formulas = st.recursive(
    st.sampled_from(ATOMS), lambda inner: st.one_of(_shape_of(inner), _call_of(inner)), max_leaves=5
)


def counts_of(name):
    """With how many arguments a built-in function may be called, two at most where it takes any number."""
    counts = set()
    for each in lookup(name).signatures:
        counts.update(range(each.required, len(each.parameters) + 1 + each.variadic))
    return sorted(counts)


def compiled(text):
    """The formula over the scope; raises FindingsError."""
    return compile_formula(text, SCOPE, Profile.POLICY)


def is_typed(formula):
    """Whether every part of a checked formula has a type that is known in full."""
    called = {id(node.function) for node in t.walk(formula.tree) if isinstance(node, t.Call)}
    return not any(
        _leaves_open(formula._notes.type_of(node))
        for node in t.walk(formula.tree)
        if not isinstance(node, _WITHOUT_TYPE) and id(node) not in called
    )


_WITHOUT_TYPE = (t.Iterator, t.Entry, t.Parameter, t.TypeNode, t.Null, t.UnaryTests, t.Test)


def _leaves_open(of_type):
    if isinstance(of_type, ListOf):
        return _leaves_open(of_type.item)
    if isinstance(of_type, RangeOf):
        return _leaves_open(of_type.of)
    if isinstance(of_type, ContextOf):
        return of_type.open or any(_leaves_open(field) for _, field in of_type.fields)
    if isinstance(of_type, FunctionOf):
        return _leaves_open(of_type.result) or any(map(_leaves_open, of_type.parameters))
    return of_type is ANY


def outcome(formula):
    """The value of a formula for the facts, or the code of the error that it ends in."""
    values = [FACTS[name][1] for name in formula.names]
    try:
        try:
            found = exactly(formula.bind(), *values)
        except Inexact:
            found = in_fractions(formula.bind(exact=True), *map(to_fraction, values))
    except NoAnswer as error:
        return f"<{error.code}>"
    return plain(to_decimal_if_finite(found))


def plain(value):
    """A value to compare with another: of functions there is nothing to compare."""
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return "a function" if callable(value) else value


def code_of(formula):
    """The code of the error that a formula ends in for the facts; empty for a value."""
    found = outcome(formula)
    return found[1:-1] if isinstance(found, str) and found.startswith("<") and found.endswith(">") else ""
