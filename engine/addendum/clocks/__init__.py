"""Clocks: the events of a ticket replayed to commitments that are met, breached or pending."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.clocks.attainment import Attainment, Tally
    from addendum.clocks.deadlines import handling_order, is_open, next_deadline
    from addendum.clocks.history import in_order
    from addendum.clocks.measures import at_risk_from, counted, ended, margin, used
    from addendum.clocks.model import Clock, Event, Instance, Status, Target
    from addendum.clocks.replay import Replay
    from addendum.clocks.stored import clocks_from_data, clocks_to_data

__all__ = [
    "Attainment",
    "Clock",
    "Event",
    "Instance",
    "Replay",
    "Status",
    "Tally",
    "Target",
    "at_risk_from",
    "clocks_from_data",
    "clocks_to_data",
    "counted",
    "ended",
    "handling_order",
    "in_order",
    "is_open",
    "margin",
    "next_deadline",
    "used",
]

__getattr__ = on_demand(
    __name__,
    {
        "attainment": "Attainment Tally",
        "deadlines": "handling_order is_open next_deadline",
        "history": "in_order",
        "measures": "at_risk_from counted ended margin used",
        "model": "Clock Event Instance Status Target",
        "replay": "Replay",
        "stored": "clocks_from_data clocks_to_data",
    },
)
