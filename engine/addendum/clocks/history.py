"""The events of a ticket as they count: corrected, each once, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addendum.clocks.model import Event


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events by time, whatever the order in which they were recorded.

    Of events that are told twice one counts; one that was corrected counts as its correction has it, one that
    was withdrawn not at all. Events at the same moment are ordered by type, so that the order of the record
    never matters.
    """
    found = [*events]
    if any(event.corrects or event.withdraws for event in found):
        found = _corrected(found)
    if len({(event.at, event.type) for event in found}) < len(found) or any(event.id for event in found):
        found = _each_once(found)
    found.sort(key=_by_time)
    return found


def _corrected(events: list[Event]) -> list[Event]:
    """What remains of the events; a correction may be corrected in turn."""
    gone = {event.corrects for event in events} | {event.withdraws for event in events}
    gone.discard("")
    return [event for event in events if event.id not in gone and not event.withdraws]


def _each_once(events: list[Event]) -> list[Event]:
    known: dict[object, Event] = {}
    for event in events:
        told = event.id or (
            event.at,
            event.type,
            event.reason,
            tuple(sorted(map(repr, event.fields.items()))),
        )
        known.setdefault(told, event)
    return [*known.values()]


def _by_time(event: Event) -> tuple[object, ...]:
    return event.at, event.type, event.reason, event.id
