"""Ledgers: downtime to credits, and use to hours; functions on outages, credits and entries."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.ledgers.credits import credits_together, highest_each, term_extended, within_cap

__all__ = ["credits_together", "highest_each", "term_extended", "within_cap"]

__getattr__ = on_demand(
    __name__,
    {"credits": "credits_together highest_each term_extended within_cap"},
)
