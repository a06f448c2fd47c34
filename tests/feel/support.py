"""A small support contract to write formulas about: its facts, lists and decisions, and one case of it."""

from __future__ import annotations

from decimal import Decimal, Inexact

from addendum.feel import Profile, Scope, Signature, compile_formula
from addendum.findings import FindingsError, Place
from addendum.values import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DURATION,
    MONEY,
    MONTH,
    NUMBER,
    PERCENT,
    TEXT,
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
    NoAnswer,
    Percent,
    exactly,
    in_fractions,
    to_fraction,
)

SEVERITIES = MemberOf("severities", ("S1", "S2", "S3"))
PRIORITIES = MemberOf("priorities", ("urgent", "S3"))
OUTAGE = ContextOf((("start", DATE_TIME), ("length", DURATION), ("cause", TEXT)))

TYPES = {
    "fee": MONEY,
    "downtime": DURATION,
    "availability": PERCENT,
    "severity": SEVERITIES,
    "priority": PRIORITIES,
    "tickets": NUMBER,
    "zero": NUMBER,
    "late": BOOLEAN,
    "plan": TEXT,
    "opened": DATE,
    "answered": DATE_TIME,
    "month": MONTH,
    "period": ContextOf((("length", DURATION),)),
    "outages": ListOf(OUTAGE),
    "fees": Keyed(MONEY, "portion"),
    "response": DURATION,
    "note": TEXT,
    "discount": PERCENT,
    "free": ANY,
}


def minutes(count):
    """A length of time."""
    return Duration(Decimal(count) * 60)


VALUES = {
    "fee": Money("EUR", Decimal(8000)),
    "downtime": minutes(90),
    "availability": Percent(Decimal("99.5")),
    "severity": "S2",
    "priority": "urgent",
    "tickets": Decimal(3),
    "zero": Decimal(0),
    "late": True,
    "plan": "premium",
    "opened": Date.parse("2024-01-31"),
    "answered": DateTime.parse("2024-01-31T10:20:00Z"),
    "month": Month.parse("2024-02"),
    "period": {"length": minutes(43200)},
    "outages": tuple(
        {"start": DateTime.parse(f"2024-02-0{day}T10:00:00Z"), "length": minutes(length), "cause": cause}
        for day, length, cause in ((1, 30, "network"), (2, 60, "release"))
    ),
    "fees": {"core": Money("EUR", Decimal(500))},
    "response": minutes(20),
    "note": None,
    "discount": None,
    "free": None,
}
_RESPONSES = {"S1": minutes(20), "S2": minutes(60), "S3": minutes(600)}
_HOURS = minutes(600)


def response(severity):
    """A decision as a function: a response time by severity."""
    return _RESPONSES[severity]


def tier(name):
    """The decisions of a tier: some are functions, others values."""
    return {"response": response, "hours": _HOURS, "name": name}


FUNCTIONS = {"response": response, "tier": tier}
_TIER = ContextOf((("response", FunctionOf((SEVERITIES,), DURATION)), ("hours", DURATION), ("name", TEXT)))


def _tier_named(literals):
    return _TIER if literals == ("premium",) else ANY


SCOPE = Scope(
    names=TYPES,
    functions={
        "response": Signature((("severity", SEVERITIES),), DURATION),
        "tier": Signature((("name", TEXT),), ANY, _tier_named),
        "scaled": Signature((("value", NUMBER), ("by", NUMBER), ("plus", NUMBER)), NUMBER, required=2),
    },
    members={
        "S1": (SEVERITIES,),
        "S2": (SEVERITIES,),
        "S3": (SEVERITIES, PRIORITIES),
        "urgent": (PRIORITIES,),
    },
    lists={"severities": SEVERITIES, "priorities": PRIORITIES},
    optional=frozenset({"note", "discount"}),
)


def at(offset, length):
    """The place of a stretch of a formula that starts in column 1 of a file."""
    return Place("policy.yaml", 1, offset + 1, offset + 1 + length)


def compiled(text, expected=None, profile=Profile.POLICY):
    """The formula, compiled over the contract."""
    return compile_formula(text, SCOPE, profile, at, expected)


def value_of(text, expected=None, **given):
    """The value of a formula of the contract for its case, with some facts given otherwise."""
    formula = compiled(text, expected)
    facts = {**VALUES, **given}
    functions = {**FUNCTIONS, "scaled": lambda value, by, plus: value * by + (plus or 0)}
    arguments = [facts[name] for name in formula.names]
    arguments += [functions[name] for name in formula.functions]
    try:
        return exactly(formula.bind(), *arguments)
    except Inexact:
        exact = [each if callable(each) else to_fraction(each) for each in arguments]
        return in_fractions(formula.bind(exact=True), *exact)


def findings_of(text, expected=None):
    """What is wrong with a formula of the contract: each finding's code and column."""
    try:
        compiled(text, expected)
    except FindingsError as error:
        return [f"{each.code} {each.place.column}" for each in error.findings]
    return []


def error_of(text, **given):
    """The named error that ends a formula of the contract, with its column."""
    try:
        value = value_of(text, **given)
    except NoAnswer as error:
        return f"{error.code} {error.at.column}"
    return value


def dmn_value(text, **given):
    """The value of a formula of the `dmn` profile; underscores in given names stand for spaces."""
    facts = {name.replace("_", " "): value for name, value in given.items()}
    formula = compile_formula(text, Scope(dict.fromkeys(facts, ANY)), Profile.DMN)
    arguments = [facts[name] for name in formula.names]
    try:
        return exactly(formula.bind(), *arguments)
    except Inexact:
        return in_fractions(formula.bind(exact=True), *map(to_fraction, arguments))
