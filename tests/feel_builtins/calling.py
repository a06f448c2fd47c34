"""Calling built-in functions in tests: the value, or the code of the failure in angle brackets."""

from decimal import Decimal

from addendum.feel.builtins import lookup
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import OverBudget
from addendum.values import Date, DateTime, Time, exactly


def call(name, *arguments, **named):
    """The result with decimals; underscores in the names of arguments stand for spaces."""
    builtin = lookup(name)
    given = [*arguments, *named.values()]
    names = tuple(key.replace("_", " ") for key in named)
    try:
        return exactly(lambda: builtin.call(*given, names=names))
    except (FeelFailure, OverBudget) as failure:
        return f"<{failure.code}>"


def n(text):
    """A number."""
    return Decimal(text)


def numbers(text):
    """A list of numbers."""
    return [Decimal(each) for each in text.split()]


def date(text):
    """A date."""
    return Date.parse(text)


def time(text):
    """A time of day."""
    return Time.parse(text)


def moment(text):
    """A date and time."""
    return DateTime.parse(text)
