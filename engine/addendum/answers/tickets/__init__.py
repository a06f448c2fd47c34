"""Tickets: their events replayed on what is in force, and answered commitment by commitment."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.answers.tickets.asking import TicketInquiry
    from addendum.answers.tickets.attaining import AttainmentInquiry
    from addendum.answers.tickets.counting import with_counted
    from addendum.answers.tickets.queue import QueueInquiry

__all__ = ["AttainmentInquiry", "QueueInquiry", "TicketInquiry", "with_counted"]

__getattr__ = on_demand(
    __name__,
    {
        "asking": "TicketInquiry",
        "attaining": "AttainmentInquiry",
        "counting": "with_counted",
        "queue": "QueueInquiry",
    },
)
