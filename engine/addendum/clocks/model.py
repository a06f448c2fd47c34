"""Clocks, targets, events of a ticket, and what a replay finds: plain data.

Moments are exact seconds since 1970-01-01T00:00:00Z, as `DateTime.instant` gives them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction
    from typing import Protocol

    from addendum.values import BusinessDays, CalendarDays, Duration, Outcome, Value

    Moment = int | Fraction
    TargetTime = Duration | BusinessDays | CalendarDays

    class BusinessTime(Protocol):
        """What a replay asks of a calendar."""

        def due(self, moment: Moment, amount: TargetTime) -> Moment:
            """The moment at which so much time has passed."""

        def elapsed(self, start: Moment, end: Moment) -> Moment:
            """The seconds that count between two moments."""

        def stretches(self, start: Moment, end: Moment) -> Iterable[tuple[Moment, Moment]]:
            """The open stretches between two moments, in order."""


AS_IT_HAPPENED, AS_IT_WAS_DUE = "the last update as it happened", "the last update as it was due"
STARTS_AGAIN, GOES_ON, STAYS_STOPPED = "starts again", "goes on", "stays stopped"
FROM_START, FROM_CHANGE, EARLIEST = (
    "counts from the start",
    "counts from the change",
    "the earliest due moment",
)


class Clock(NamedTuple):
    """Which events start, stop, pause and repeat a commitment, as the definitions declare it."""

    name: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    title: str = ""
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    counted_from: str = AS_IT_HAPPENED
    promised_in: str = ""
    when_reopened: str = STAYS_STOPPED
    when_severity_changes: str = FROM_START
    at_risk: Duration | Fraction | None = None


class Target(NamedTuple):
    """What is promised while certain facts hold: the time, the calendar it counts in, and by which word.

    `word` is `within` or `every`, where reaching the time exactly is in time, or `less than`, where it is
    too late. `time` is an absent outcome where nothing is promised.
    """

    word: str
    time: TargetTime | Outcome
    calendar: BusinessTime | None = None
    calendar_name: str = ""
    or_as_promised: bool = False


class Event(NamedTuple):
    """Something that happened to a ticket: when, what, its place in the record, and what it carries."""

    at: Moment
    type: str
    position: int = 0
    fields: Mapping[str, Value] = {}


class Status(Enum):
    """Where a commitment stands."""

    MET = "met"
    BREACHED = "breached"
    PENDING = "pending"
    PAUSED = "paused"
    ENDED = "ended"


class Stretch(NamedTuple):
    """Open time that counted, from one moment to another."""

    start: Moment
    end: Moment


class Instance(NamedTuple):
    """One run of a clock: started, due, done, and how it ended.

    `due` is None while a pause that nobody ended holds it, and where nothing is promised. `done` is the event
    that kept or missed it, None where there was none. `used` is the time that counted until it was done, was
    ended, or `now`; `counted` the stretches that it adds up from.
    """

    clock: str
    number: int
    target: Target
    started: Moment
    due: Moment | None
    done: Moment | None
    status: Status
    used: Moment
    counted: tuple[Stretch, ...] = ()
    promised: bool = False
    at_risk_from: Moment | None = None
