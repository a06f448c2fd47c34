"""Twenty formulas of support contracts in Addendum's language and in that of each engine it is compared with.

None stands where a language has no words for a formula. Money and percentages are amounts and ratios
in the other engines, lengths of time seconds or their own kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from addendum.values import (
    BOOLEAN,
    DATE_TIME,
    DURATION,
    MONEY,
    NUMBER,
    PERCENT,
    TEXT,
    ContextOf,
    DateTime,
    Duration,
    ListOf,
    Money,
    Percent,
)

OPENED = datetime(2025, 3, 1, 10, tzinfo=UTC)
ANSWERED = datetime(2025, 3, 1, 13, 30, tzinfo=UTC)
ORDERS = ((120, 2), (80, 1), (600, 3))
PRICES = ("10", "20.5", "30.25")
_ORDER = ContextOf((("amount", NUMBER), ("count", NUMBER)))

TYPES = {
    "tickets": NUMBER,
    "late": BOOLEAN,
    "severity": TEXT,
    "plan": TEXT,
    "availability": NUMBER,
    "fee": NUMBER,
    "discount": NUMBER,
    "users": NUMBER,
    "hours": NUMBER,
    "prices": ListOf(NUMBER),
    "orders": ListOf(_ORDER),
    "opened": DATE_TIME,
    "answered": DATE_TIME,
    "outage": DURATION,
    "monthly": MONEY,
    "share": PERCENT,
}
FACTS = {
    "tickets": Decimal(12),
    "late": True,
    "severity": "S2",
    "plan": "premium",
    "availability": Decimal("99.5"),
    "fee": Decimal(8000),
    "discount": Decimal(250),
    "users": Decimal(32),
    "hours": Decimal(4),
    "prices": [Decimal(price) for price in PRICES],
    "orders": [{"amount": Decimal(amount), "count": Decimal(count)} for amount, count in ORDERS],
    "opened": DateTime.of(OPENED),
    "answered": DateTime.of(ANSWERED),
    "outage": Duration(Decimal(9000)),
    "monthly": Money("EUR", Decimal(8000)),
    "share": Percent(Decimal(5)),
}
PLAIN = {
    "tickets": 12,
    "late": True,
    "severity": "S2",
    "plan": "premium",
    "availability": 99.5,
    "fee": 8000.0,
    "discount": 250.0,
    "users": 32.0,
    "hours": 4.0,
    "prices": [10.0, 20.5, 30.25],
    "orders": [{"amount": float(amount), "count": float(count)} for amount, count in ORDERS],
    "opened": OPENED,
    "answered": ANSWERED,
    "outage": 9000.0,
    "monthly": 8000.0,
    "share": 0.05,
}
"""The same facts as numbers with floating point, as the other engines take them."""


@dataclass(frozen=True)
class Formula:
    """One formula; `cel` is for both engines of CEL, unless `google` is written otherwise."""

    title: str
    addendum: str
    zen: str | None
    cel: str | None
    rule_engine: str | None
    google: str | None = None


FORMULAS = (
    Formula("a comparison", "tickets > 10", "tickets > 10", "tickets > 10", "tickets > 10"),
    Formula(
        "a condition",
        'late and tickets > 3 or severity = "S1"',
        "late and tickets > 3 or severity == 'S1'",
        "late && tickets > 3 || severity == 'S1'",
        "late and tickets > 3 or severity == 'S1'",
    ),
    Formula(
        "one of several",
        'severity in ["S1", "S2"]',
        "severity in ['S1', 'S2']",
        "severity in ['S1', 'S2']",
        "severity in ['S1', 'S2']",
    ),
    Formula(
        "in a range",
        "tickets in [5..20)",
        "tickets in [5..20)",
        "tickets >= 5 && tickets < 20",
        "tickets >= 5 and tickets < 20",
    ),
    Formula(
        "arithmetic",
        "(fee * 12 - discount) * 1.19",
        "(fee * 12 - discount) * 1.19",
        "(fee * 12.0 - discount) * 1.19",
        "(fee * 12 - discount) * 1.19",
    ),
    Formula("a quotient", "fee / users", "fee / users", "fee / users", "fee / users"),
    Formula("a rest", "modulo(tickets, 7)", "tickets % 7", "tickets % 7", "tickets % 7"),
    Formula(
        "a choice",
        "if tickets > 10 then 0.1 * fee else 0",
        "tickets > 10 ? 0.1 * fee : 0",
        "tickets > 10 ? 0.1 * fee : 0.0",
        "tickets > 10 ? 0.1 * fee : 0",
    ),
    Formula(
        "a ladder",
        "if availability >= 99.99 then 0 else if availability >= 99 then 10 "
        "else if availability >= 95 then 25 else 50",
        "availability >= 99.99 ? 0 : availability >= 99 ? 10 : availability >= 95 ? 25 : 50",
        "availability >= 99.99 ? 0 : availability >= 99.0 ? 10 : availability >= 95.0 ? 25 : 50",
        "availability >= 99.99 ? 0 : (availability >= 99 ? 10 : (availability >= 95 ? 25 : 50))",
    ),
    Formula(
        "the smaller of two",
        "min(5 * hours, 50)",
        "min([5 * hours, 50])",
        "5.0 * hours < 50.0 ? 5.0 * hours : 50.0",
        "$min([5 * hours, 50])",
        google="math.least(5.0 * hours, 50.0)",
    ),
    Formula(
        "rounded to cents",
        "round half up(fee * 0.01117, 2)",
        "round(fee * 0.01117, 2)",
        None,
        None,
        google="math.round(fee * 0.01117 * 100.0) / 100.0",
    ),
    Formula(
        "a third, rounded",
        "decimal(fee / 3, 2)",
        "round(fee / 3, 2)",
        None,
        None,
        google="math.round(fee / 3.0 * 100.0) / 100.0",
    ),
    Formula("a sum", "sum(prices)", "sum(prices)", None, "$sum(prices)"),
    Formula(
        "how many pass a filter",
        "count(orders[amount > 100])",
        "len(filter(orders, #.amount > 100))",
        "orders.filter(o, o.amount > 100.0).size()",
        "[o for o in orders if o['amount'] > 100].length",
    ),
    Formula(
        "a product for each",
        "for o in orders return o.amount * o.count",
        "map(orders, #.amount * #.count)",
        "orders.map(o, o.amount * o.count)",
        "[o['amount'] * o['count'] for o in orders]",
    ),
    Formula(
        "some item",
        "some o in orders satisfies o.amount > 500",
        "some(orders, #.amount > 500)",
        "orders.exists(o, o.amount > 500.0)",
        "$any([o['amount'] > 500 for o in orders])",
    ),
    Formula(
        "a text put together",
        'upper case(plan) + "-" + severity',
        "upper(plan) + '-' + severity",
        None,
        "plan.as_upper + '-' + severity",
        google="plan.upperAscii() + '-' + severity",
    ),
    Formula(
        "the beginning of a text",
        'starts with(plan, "prem") and contains(plan, "ium")',
        "startsWith(plan, 'prem') and contains(plan, 'ium')",
        "plan.startsWith('prem') && plan.contains('ium')",
        "plan.starts_with('prem') and 'ium' in plan",
    ),
    Formula(
        "a time that has passed",
        "answered - opened <= 4 hours",
        "d(answered).diff(d(opened), 'second') <= 14400",
        "answered - opened <= duration('4h')",
        "answered - opened <= t'PT4H'",
    ),
    Formula(
        "a credit in money",
        "min(share * (outage / 1 hour), 50 %) * monthly",
        "min([share * (outage / 3600), 0.5]) * monthly",
        "(share * (outage / 3600.0) < 0.5 ? share * (outage / 3600.0) : 0.5) * monthly",
        "$min([share * (outage / 3600), 0.5]) * monthly",
        google="math.least(share * (outage / 3600.0), 0.5) * monthly",
    ),
)
