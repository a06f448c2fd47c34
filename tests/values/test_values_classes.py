from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest

from addendum.values import (
    BEST_EFFORT,
    NO_COMMITMENT,
    UNLIMITED,
    BusinessDays,
    CalendarDays,
    Date,
    Duration,
    ListOf,
    MemberOf,
    Money,
    Month,
    Months,
    NoAnswer,
    Outcome,
    Percent,
    Quarter,
    ValueProblem,
    exactly,
    in_fractions,
)

VALUES = [
    Percent(Decimal("99.5")),
    Money("EUR", Decimal(8)),
    Duration(Decimal(60)),
    Months(3),
    BusinessDays(Decimal(2)),
    CalendarDays(Decimal(2)),
    Month(2025, 3),
    Quarter(2025, 3),
    UNLIMITED,
    MemberOf("severities", ("S1", "S2")),
    ListOf(MemberOf("severities", ("S1", "S2"))),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_does_not_change(value):
    slot = next(name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()))

    with pytest.raises(AttributeError):
        setattr(value, slot, 1)
    with pytest.raises(AttributeError):
        value.other = 1


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_copied_and_sent_to_other_processes_as_it_is(value):
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes


def test_trailing_zeros_do_not_matter():
    one, other = Percent(Decimal("10.0")), Percent(Decimal("10.00"))

    assert one == other
    assert hash(one) == hash(other)
    assert len({Money("EUR", Decimal("8.0")), Money("EUR", Decimal("8.00")), Money("EUR", Fraction(8))}) == 1


def test_a_share_is_a_hundredth_of_its_points():
    assert Percent(Decimal("99.5")).ratio == Decimal("0.995")
    assert Percent(Fraction(1, 3)).ratio == Fraction(1, 300)


def test_whole_numbers_never_turn_into_floats():
    assert exactly(lambda: Percent(1) / Percent(4)) == Decimal("0.25")
    assert in_fractions(lambda: Percent(1) / Percent(3)) == Fraction(1, 3)
    assert type(exactly(lambda: Duration(3) / 4).seconds) is Decimal
    assert type(in_fractions(lambda: Percent(3) * Money("EUR", 5)).amount) is Fraction


def test_parts_of_a_month_are_refused():
    assert Months(12) / 4 == Months(3)
    assert Months(12) * Decimal("0.5") == Months(6)
    with pytest.raises(NoAnswer) as caught:
        Months(1) / 2
    assert caught.value.code == "MONTHS-NOT-WHOLE"


def test_calendar_days_move_a_date():
    assert Date(2024, 1, 31) + CalendarDays(Decimal(30)) == Date(2024, 3, 1)
    assert CalendarDays(Decimal(1)) + Date(2023, 12, 31) == Date(2024, 1, 1)
    assert Date(2024, 3, 1) - CalendarDays(Decimal(1)) == Date(2024, 2, 29)
    with pytest.raises(NoAnswer) as caught:
        Date(2024, 3, 1) + CalendarDays(Decimal("0.5"))
    assert caught.value.code == "DAYS-NOT-WHOLE"
    with pytest.raises(TypeError):
        Date(2024, 3, 1) + BusinessDays(Decimal(1))


@pytest.mark.parametrize(
    ("period", "text", "first", "last", "following"),
    [
        (Month(2024, 2), "2024-02", "2024-02-01", "2024-02-29", "2024-03"),
        (Month(2025, 12), "2025-12", "2025-12-01", "2025-12-31", "2026-01"),
        (Quarter(2025, 3), "2025-Q3", "2025-07-01", "2025-09-30", "2025-Q4"),
        (Quarter(2025, 4), "2025-Q4", "2025-10-01", "2025-12-31", "2026-Q1"),
    ],
    ids=str,
)
def test_a_period_knows_its_days(period, text, first, last, following):
    assert str(period) == text
    assert type(period).parse(text) == period
    assert (str(period.first_day), str(period.last_day)) == (first, last)
    assert str(period.next()) == following
    assert period.next().previous() == period
    assert period < period.next()
    assert type(period).containing(period.last_day) == period


def test_months_and_quarters_number_from_one():
    assert (Month(2025, 3).year, Month(2025, 3).month) == (2025, 3)
    assert (Quarter(2025, 3).year, Quarter(2025, 3).quarter) == (2025, 3)
    assert Month(2025, 11) + Months(3) == Month(2026, 2)
    for make in (lambda: Month(2025, 13), lambda: Quarter(2025, 0), lambda: Month.parse("2025-3")):
        with pytest.raises(ValueProblem):
            make()


@pytest.mark.parametrize(
    "value", [Decimal(5), Fraction(5), Percent(Decimal(5)), Money("EUR", Decimal(5))], ids=repr
)
def test_arithmetic_with_an_outcome_yields_it(value):
    for outcome in (NO_COMMITMENT, BEST_EFFORT):
        assert value + outcome is outcome
        assert outcome - value is outcome
        assert value - outcome is outcome
        assert outcome * value is outcome
        assert value / outcome is outcome
    assert UNLIMITED - value is UNLIMITED
    assert value + UNLIMITED is UNLIMITED
    assert value * UNLIMITED is UNLIMITED


@pytest.mark.parametrize(
    "calculate",
    [
        lambda: Decimal(5) - UNLIMITED,
        lambda: Decimal(5) / UNLIMITED,
        lambda: UNLIMITED - UNLIMITED,
        lambda: -UNLIMITED,
        lambda: UNLIMITED * Decimal(0),
        lambda: UNLIMITED * Percent(Decimal(-5)),
        lambda: UNLIMITED / Decimal(-5),
    ],
)
def test_unlimited_is_not_taken_away(calculate):
    with pytest.raises(NoAnswer) as caught:
        calculate()

    assert caught.value.code == "NOT-COMPUTABLE"


@pytest.mark.parametrize(
    "value", [Decimal(5), Percent(Decimal(5)), Money("EUR", Decimal(5)), Duration(5)], ids=repr
)
def test_unlimited_is_above_every_value(value):
    assert value < UNLIMITED
    assert value <= UNLIMITED
    assert value < UNLIMITED
    assert value <= UNLIMITED
    assert not value > UNLIMITED
    assert not value > UNLIMITED
    assert UNLIMITED <= UNLIMITED
    assert not UNLIMITED < UNLIMITED
    assert min(UNLIMITED, value) is value
    assert max(value, UNLIMITED) is UNLIMITED


@pytest.mark.parametrize("other", [Decimal(5), Percent(Decimal(5)), UNLIMITED, BEST_EFFORT], ids=repr)
def test_other_outcomes_have_no_order(other):
    for compare in (lambda: other > NO_COMMITMENT, lambda: other >= NO_COMMITMENT):
        with pytest.raises(NoAnswer) as caught:
            compare()
        assert caught.value.code == "NOT-COMPARABLE"


def test_an_outcome_and_nothing_do_not_go_together():
    with pytest.raises(TypeError):
        UNLIMITED > None  # noqa: B015
    with pytest.raises(TypeError):
        NO_COMMITMENT + None


def test_each_outcome_exists_once():
    assert len(Outcome.all) == 5
    for outcome in Outcome.all:
        assert Outcome.named(outcome.text) is outcome
        assert copy.deepcopy(outcome) is outcome
    assert Outcome.named("none") is None
