"""Ledgers: downtime to credits, and use to hours; functions on outages, credits and entries."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.ledgers.borders import days_around, days_before, days_of, period_days
    from addendum.ledgers.claims import (
        is_claimed_late,
        last_day_of,
        last_day_of_month,
        last_day_to_claim,
    )
    from addendum.ledgers.credits import (
        chosen_credit,
        chosen_name,
        credits_together,
        highest_each,
        term_extended,
        within_cap,
    )
    from addendum.ledgers.grants import earlier_periods, granted_in
    from addendum.ledgers.outages import FROM, TO, outage_time, within_period
    from addendum.ledgers.rolling import carried, rolled_over
    from addendum.ledgers.spans import length_of
    from addendum.ledgers.usage import Terms, entries_in, settle

__all__ = [
    "FROM",
    "TO",
    "Terms",
    "carried",
    "chosen_credit",
    "chosen_name",
    "credits_together",
    "days_around",
    "days_before",
    "days_of",
    "earlier_periods",
    "entries_in",
    "granted_in",
    "highest_each",
    "is_claimed_late",
    "last_day_of",
    "last_day_of_month",
    "last_day_to_claim",
    "length_of",
    "outage_time",
    "period_days",
    "rolled_over",
    "settle",
    "term_extended",
    "within_cap",
    "within_period",
]

__getattr__ = on_demand(
    __name__,
    {
        "borders": "days_around days_before days_of period_days",
        "claims": "is_claimed_late last_day_of last_day_of_month last_day_to_claim",
        "credits": "chosen_credit chosen_name credits_together highest_each term_extended within_cap",
        "grants": "earlier_periods granted_in",
        "outages": "FROM TO outage_time within_period",
        "rolling": "carried rolled_over",
        "spans": "length_of",
        "usage": "Terms entries_in settle",
    },
)
