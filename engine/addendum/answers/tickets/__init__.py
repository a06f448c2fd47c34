"""Tickets: their events replayed on what is in force, and answered commitment by commitment."""

from typing import TYPE_CHECKING

from addendum.light import on_demand

if TYPE_CHECKING:
    from addendum.answers.tickets.asking import TicketInquiry
    from addendum.answers.tickets.queue import QueueInquiry

__all__ = ["QueueInquiry", "TicketInquiry"]

__getattr__ = on_demand(__name__, {"asking": "TicketInquiry", "queue": "QueueInquiry"})
