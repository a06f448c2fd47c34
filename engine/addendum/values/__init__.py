"""Values and their units: exact, immutable, parsed by declared type and printed so that they read back."""

from typing import TYPE_CHECKING

from addendum.light import on_demand
from addendum.values.algebra import fits, is_ordered, may_equal, may_order, negated, result_of
from addendum.values.days import BusinessDays, CalendarDays
from addendum.values.durations import Duration, Months
from addendum.values.dynamic import Value, is_finite, key, to_decimal_if_finite, to_fraction, type_of
from addendum.values.failures import CurrencyMismatch, NoAnswer, ValueProblem
from addendum.values.money import Money
from addendum.values.numbers import (
    EXACT_CONTEXT,
    FRACTIONS_CONTEXT,
    Number,
    as_number,
    divide,
    exactly,
    finite_decimal,
    in_fractions,
    plain_text,
    power,
)
from addendum.values.outcomes import (
    BEST_EFFORT,
    NO_COMMITMENT,
    NOT_APPLICABLE,
    UNDEFINED,
    UNLIMITED,
    Outcome,
)
from addendum.values.percent import Percent
from addendum.values.periods import Month, Quarter
from addendum.values.reading import read, read_quantity, reader
from addendum.values.showing import approx, for_people, show, to_json
from addendum.values.temporal import UTC, Date, DateTime, Offset, Time, Zone, as_mode, region
from addendum.values.types import (
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
    NULL,
    NUMBER,
    PERCENT,
    QUARTER,
    TEXT,
    TIME,
    ContextOf,
    FunctionOf,
    Keyed,
    ListOf,
    MemberOf,
    RangeOf,
    Type,
)

if TYPE_CHECKING:
    from addendum.values.json_text import JsonProblem, dumps, loads
    from addendum.values.rounding import ROUNDING_MODES, round_number, round_to
    from addendum.values.stored import (
        Data,
        NotStored,
        type_from_data,
        type_to_data,
        value_from_data,
        value_to_data,
    )
    from addendum.values.type_names import parse_type

__all__ = [
    "ANY",
    "BEST_EFFORT",
    "BOOLEAN",
    "BUSINESS_DAYS",
    "CALENDAR_DAYS",
    "DATE",
    "DATE_TIME",
    "DURATION",
    "EXACT_CONTEXT",
    "FRACTIONS_CONTEXT",
    "MONEY",
    "MONTH",
    "MONTHS",
    "NOT_APPLICABLE",
    "NO_COMMITMENT",
    "NULL",
    "NUMBER",
    "PERCENT",
    "QUARTER",
    "ROUNDING_MODES",
    "TEXT",
    "TIME",
    "UNDEFINED",
    "UNLIMITED",
    "UTC",
    "BusinessDays",
    "CalendarDays",
    "ContextOf",
    "CurrencyMismatch",
    "Data",
    "Date",
    "DateTime",
    "Duration",
    "FunctionOf",
    "JsonProblem",
    "Keyed",
    "ListOf",
    "MemberOf",
    "Money",
    "Month",
    "Months",
    "NoAnswer",
    "NotStored",
    "Number",
    "Offset",
    "Outcome",
    "Percent",
    "Quarter",
    "RangeOf",
    "Time",
    "Type",
    "Value",
    "ValueProblem",
    "Zone",
    "approx",
    "as_mode",
    "as_number",
    "divide",
    "dumps",
    "exactly",
    "finite_decimal",
    "fits",
    "for_people",
    "in_fractions",
    "is_finite",
    "is_ordered",
    "key",
    "loads",
    "may_equal",
    "may_order",
    "negated",
    "parse_type",
    "plain_text",
    "power",
    "read",
    "read_quantity",
    "reader",
    "region",
    "result_of",
    "round_number",
    "round_to",
    "show",
    "to_decimal_if_finite",
    "to_fraction",
    "to_json",
    "type_from_data",
    "type_of",
    "type_to_data",
    "value_from_data",
    "value_to_data",
]

# What few use, or what is used late: an answer to one question on a command line is there in milliseconds.
__getattr__ = on_demand(
    __name__,
    {
        "json_text": "JsonProblem dumps loads",
        "rounding": "ROUNDING_MODES round_number round_to",
        "stored": "Data NotStored type_from_data type_to_data value_from_data value_to_data",
        "type_names": "parse_type",
    },
)
