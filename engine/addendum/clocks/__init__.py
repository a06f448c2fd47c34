"""Clocks: the events of a ticket replayed to commitments that are met, breached or pending."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.clocks.attainment import DECIDED, MET, MISSED, SHARE_MET, Attainment, Measure, Tally
    from addendum.clocks.deadlines import handling_order, is_open, next_deadline
    from addendum.clocks.history import in_order
    from addendum.clocks.measures import at_risk_from, counted, counted_to, ended, length_value, margin, used
    from addendum.clocks.model import Clock, Event, Instance, Status, Target
    from addendum.clocks.replay import Replay
    from addendum.clocks.stored import (
        clocks_from_data,
        clocks_to_data,
        measures_from_data,
        measures_to_data,
    )
    from addendum.clocks.times import LISTED_TIMES, ONE_TIME, Times

__all__ = [
    "DECIDED",
    "LISTED_TIMES",
    "MET",
    "MISSED",
    "ONE_TIME",
    "SHARE_MET",
    "Attainment",
    "Clock",
    "Event",
    "Instance",
    "Measure",
    "Replay",
    "Status",
    "Tally",
    "Target",
    "Times",
    "at_risk_from",
    "clocks_from_data",
    "clocks_to_data",
    "counted",
    "counted_to",
    "ended",
    "handling_order",
    "in_order",
    "is_open",
    "length_value",
    "margin",
    "measures_from_data",
    "measures_to_data",
    "next_deadline",
    "used",
]

__getattr__ = on_demand(
    __name__,
    {
        "attainment": "DECIDED MET MISSED SHARE_MET Attainment Measure Tally",
        "deadlines": "handling_order is_open next_deadline",
        "history": "in_order",
        "measures": "at_risk_from counted counted_to ended length_value margin used",
        "model": "Clock Event Instance Status Target",
        "replay": "Replay",
        "stored": "clocks_from_data clocks_to_data measures_from_data measures_to_data",
        "times": "LISTED_TIMES ONE_TIME Times",
    },
)
