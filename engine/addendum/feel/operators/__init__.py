"""The operators on values of any kind, with null for no value; the module `strict` has them with errors."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.feel.operators.access import filter_list
    from addendum.feel.operators.logic import conjunction, disjunction, negation
    from addendum.feel.operators.membership import instance_of
    from addendum.feel.operators.nulls import (
        add,
        between,
        contains,
        divide,
        equal,
        greater,
        greater_equal,
        index_list,
        less,
        less_equal,
        make_range,
        multiply,
        negate,
        not_equal,
        path,
        power,
        range_where,
        subtract,
    )

__all__ = [
    "add",
    "between",
    "conjunction",
    "contains",
    "disjunction",
    "divide",
    "equal",
    "filter_list",
    "greater",
    "greater_equal",
    "index_list",
    "instance_of",
    "less",
    "less_equal",
    "make_range",
    "multiply",
    "negate",
    "negation",
    "not_equal",
    "path",
    "power",
    "range_where",
    "subtract",
]

# A formula whose types are known runs on Python's own operators, and most need none of these.
__getattr__ = on_demand(
    __name__,
    {
        "access": "filter_list",
        "logic": "conjunction disjunction negation",
        "membership": "instance_of",
        "nulls": (
            "add between contains divide equal greater greater_equal index_list less "
            "less_equal make_range multiply negate not_equal path power range_where subtract"
        ),
    },
)
