"""The next deadline of a ticket, and the order in which tickets are to be handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.clocks.model import Instance, Moment

_WAITING = (Status.PENDING, Status.PAUSED, Status.BREACHED)


def is_open(instance: Instance) -> bool:
    """Whether a run still waits for its event."""
    return instance.done is None and instance.over is None and instance.status in _WAITING


def next_deadline(instances: Iterable[Instance]) -> Instance | None:
    """Of the runs that still wait for something due the one that is due first, None where there is none."""
    waiting = (instance for instance in instances if instance.due is not None and is_open(instance))
    return min(waiting, key=lambda instance: (instance.due, instance.clock, instance.number), default=None)


def handling_order(
    deadline: Instance | None, severity_rank: int, opened: Moment, ticket: str
) -> tuple[object, ...]:
    """The key by which tickets are ordered: by what is due first, severity, opening, name.

    What is overdue was due before now, and so comes first; tickets for which nothing is due come last.
    """
    due = None if deadline is None else deadline.due
    return due is None, 0 if due is None else due, severity_rank, opened, ticket
