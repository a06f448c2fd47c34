"""Ledgers: downtime to credits, and use to hours; functions on outages, credits and entries."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.ledgers.credits import (
        chosen_credit,
        chosen_name,
        credits_together,
        highest_each,
        term_extended,
        within_cap,
    )
    from addendum.ledgers.outages import FROM, TO, outage_time, within_period
    from addendum.ledgers.spans import length_of

__all__ = [
    "FROM",
    "TO",
    "chosen_credit",
    "chosen_name",
    "credits_together",
    "highest_each",
    "length_of",
    "outage_time",
    "term_extended",
    "within_cap",
    "within_period",
]

__getattr__ = on_demand(
    __name__,
    {
        "credits": "chosen_credit chosen_name credits_together highest_each term_extended within_cap",
        "outages": "FROM TO outage_time within_period",
        "spans": "length_of",
    },
)
