"""Clocks, targets, events of a ticket, and what a replay finds: plain data.

Moments are exact seconds since 1970-01-01T00:00:00Z, as `DateTime.instant` gives them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction
    from typing import Protocol

    from addendum.rules import Origin
    from addendum.values import BusinessDays, CalendarDays, Duration, Outcome, Percent, Value

    Moment = int | Fraction
    TargetTime = Duration | BusinessDays | CalendarDays
    Span = tuple[Moment, Moment]
    Pause = tuple[Moment, Moment | None]

    class BusinessTime(Protocol):
        """What a replay asks of a calendar."""

        def due(self, moment: Moment, amount: TargetTime) -> Moment:
            """The moment by which so much time has passed."""

        def after(self, moment: Moment, seconds: Moment) -> Moment:
            """The moment by which so many open seconds have passed; before it for a negative number."""

        def elapsed(self, start: Moment, end: Moment) -> Moment:
            """The open seconds between two moments."""

        def stretches(self, start: Moment, end: Moment) -> Sequence[Span]:
            """When it is open between two moments, in order."""


AS_IT_HAPPENED, AS_IT_WAS_DUE = "the last update as it happened", "the last update as it was due"
STARTS_AGAIN, GOES_ON, STAYS_STOPPED = "starts again", "goes on", "stays stopped"
FROM_START, FROM_CHANGE = "counts from the start", "counts from the change"
EARLIEST, KEEPS_FIRST = "the earliest due moment counts", "the first target stays"


class Clock(NamedTuple):
    """Which events start, stop, pause, repeat and cancel a commitment, as the definitions declare it.

    As many events that resume as there are that pause belong to these one by one; else each resumes whatever
    is paused. `at_risk` is the time left, or the share of the target, from which on a commitment is at risk;
    `origin` says where it is declared.
    """

    name: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    title: str = ""
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    reopens: tuple[str, ...] = ("reopened",)
    cancelled_by: tuple[str, ...] = ()
    counted_from: str = AS_IT_HAPPENED
    promised_in: str = ""
    when_reopened: str = STAYS_STOPPED
    when_severity_changes: str = FROM_START
    at_risk: Duration | Percent | None = None
    origin: Origin | None = None

    @property
    def events(self) -> tuple[str, ...]:
        """All event types that the clock looks at."""
        return (
            *self.starts,
            *self.stops,
            *self.pauses,
            *self.resumes,
            *self.repeats,
            *self.reopens,
            *self.cancelled_by,
        )


class Target(NamedTuple):
    """What is promised while certain facts hold: the time, the calendar it counts in, and by which word.

    `word` is `within` or `every`, where reaching the time exactly is in time, or `less than`, where it is
    too late. `time` is an absent outcome where nothing is promised; then there is no calendar.
    """

    word: str
    time: TargetTime | Outcome
    calendar: BusinessTime | None = None
    calendar_name: str = ""
    or_as_promised: bool = False


class Event(NamedTuple):
    """Something that happened to a ticket: when, what, and what it carries.

    An event may have an `id`, and a later one may replace (`corrects`) or take back (`withdraws`) the event
    with that id. `reason` tells pauses apart.
    """

    at: Moment
    type: str
    id: str = ""
    corrects: str = ""
    withdraws: str = ""
    reason: str = ""
    fields: Mapping[str, Value] = {}


class Status(Enum):
    """Where a commitment stands."""

    MET = "met"
    BREACHED = "breached"
    PENDING = "pending"
    PAUSED = "paused"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Instance(NamedTuple):
    """One run of a clock, from its start until it was done, ended, cancelled, or now.

    `counted_from` is where its time counts from: its start, or the change of severity that started it anew.
    `due` is None where nothing is promised, and while a pause that nobody ended holds it. `done` is when the
    event came that it waits for, `over` when it was ended or cancelled without one. `pauses` are those that
    count, in order and apart; the last may be open. `status` is None where nothing is promised.
    """

    clock: str
    number: int
    target: Target
    started: Moment
    counted_from: Moment
    due: Moment | None
    done: Moment | None
    over: Moment | None
    status: Status | None
    pauses: tuple[Pause, ...] = ()
    promised: bool = False
