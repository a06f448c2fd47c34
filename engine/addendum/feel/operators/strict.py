"""The operators for the `policy` profile where a kind shows only at run time: no value is a FeelFailure.

NoAnswer of the values themselves (two currencies, a local time and one in a zone) passes through.
"""

from addendum.feel.operators.access import filter_list, index_list, path
from addendum.feel.operators.arithmetic import add, divide, multiply, negate, power, subtract
from addendum.feel.operators.comparison import equal, greater, greater_equal, less, less_equal, not_equal
from addendum.feel.operators.membership import contains, instance_of

__all__ = [
    "add",
    "contains",
    "divide",
    "equal",
    "filter_list",
    "greater",
    "greater_equal",
    "index_list",
    "instance_of",
    "less",
    "less_equal",
    "multiply",
    "negate",
    "not_equal",
    "path",
    "power",
    "subtract",
]
