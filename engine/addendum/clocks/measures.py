"""How a run of a clock stands: what was used, what is left or late, and how the time adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars import without
from addendum.values import Duration, Percent, as_number, finite_decimal, to_fraction

if TYPE_CHECKING:
    from addendum.clocks.model import Clock, Instance, Moment, Span


def used(instance: Instance, until: Moment | None = None) -> Moment | None:
    """The open seconds that counted until the run was done or over, else `until`; None where nobody knows.

    Nothing counts where nothing is promised.
    """
    end = ended(instance, until)
    calendar = instance.target.calendar
    if end is None or calendar is None:
        return None
    total = calendar.elapsed(instance.counted_from, end)
    for since, resumed in instance.pauses:
        begins = max(since, instance.counted_from)
        stops = end if resumed is None or resumed > end else resumed
        if begins < stops:
            total -= calendar.elapsed(begins, stops)
    return total


def counted(instance: Instance, until: Moment | None = None) -> list[Span]:
    """The stretches of open time that `used` adds up, in order."""
    end = ended(instance, until)
    return [] if end is None else counted_to(instance, end)


def counted_to(instance: Instance, end: Moment) -> list[Span]:
    """The stretches of open time from which a run counts to a moment, without its pauses, in order."""
    calendar = instance.target.calendar
    if calendar is None or end < instance.counted_from:
        return []
    pauses = [(since, end if resumed is None else resumed) for since, resumed in instance.pauses]
    return without([*calendar.stretches(instance.counted_from, end)], pauses)


def margin(instance: Instance, until: Moment | None = None) -> Moment | None:
    """The open seconds left when the run was done or over, negative where it was late; else those at `until`.

    They are those of the target's own calendar: an answer that comes in closed hours after the due moment is
    late by the open time between the two, which may be none. None where nothing is due or nobody knows.
    """
    end = ended(instance, until)
    calendar = instance.target.calendar
    if end is None or calendar is None or instance.due is None:
        return None
    return calendar.elapsed(end, instance.due)


def length_value(seconds: Moment) -> Duration:
    """The length of time of so many seconds."""
    if type(seconds) is int:
        return Duration(as_number(seconds))
    decimal = finite_decimal(seconds)
    return Duration(seconds if decimal is None else decimal)


def at_risk_from(clock: Clock, instance: Instance) -> Moment | None:
    """From when on an open run is at risk by the clock's rule; None without one, or where nothing is due."""
    calendar = instance.target.calendar
    if clock.at_risk is None or instance.due is None or calendar is None:
        return None
    if isinstance(clock.at_risk, Percent):
        whole = calendar.elapsed(instance.counted_from, instance.due)
        left = whole * (1 - to_fraction(clock.at_risk.ratio))
    else:
        left = to_fraction(clock.at_risk.seconds)
    found = calendar.after(instance.due, -left)
    return max(found, instance.started)


def ended(instance: Instance, until: Moment | None = None) -> Moment | None:
    """When the run was done or over, else `until`, but not before it started."""
    end = instance.done if instance.done is not None else instance.over
    if end is not None or until is None:
        return end
    return max(until, instance.started)
