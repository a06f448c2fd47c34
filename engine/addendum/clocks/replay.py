"""A clock run over the events of a ticket: when each of its runs started, paused and stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks.due import Judge
from addendum.clocks.model import AS_IT_WAS_DUE, GOES_ON, STARTS_AGAIN
from addendum.values import DateTime, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.clocks.model import Clock, Event, Instance, Moment, Pause, Target

    Targets = Sequence[tuple[Moment, Target]]

_START, _PAUSE, _RESUME, _REPEAT, _STOP, _REOPEN, _CANCEL = (1 << bit for bit in range(7))
"""What an event does to the clock, in the order in which events at the same moment count."""
_ROLES = {
    "starts": _START,
    "pauses": _PAUSE,
    "resumes": _RESUME,
    "repeats": _REPEAT,
    "stops": _STOP,
    "reopens": _REOPEN,
    "cancelled_by": _CANCEL,
}


class Replay:
    """Replays one clock; made once, it serves any number of tickets."""

    __slots__ = ("_judge", "_paired", "_roles", "clock")

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._judge = Judge(clock)
        self._roles: dict[str, int] = {}
        for field, role in _ROLES.items():
            for event in getattr(clock, field):
                self._roles[event] = self._roles.get(event, 0) | role
        pairs = zip(clock.resumes, clock.pauses, strict=False)
        self._paired = dict(pairs) if len(clock.resumes) == len(clock.pauses) > 1 else {}

    def run(self, events: Sequence[Event], targets: Targets, now: Moment | None = None) -> list[Instance]:
        """The runs of the clock in a ticket's events, which are `in_order`.

        `targets` are those that held, each from a moment on, in order; the first holds before it, too. `now`
        only decides what is pending. Raises NoAnswer PROMISE-REVERSED, and what counting time raises.
        """
        state = _State(self, targets)
        roles = self._roles
        if len({event.at for event in events}) < len(events):
            events = sorted(events, key=lambda event: (event.at, _rank(roles.get(event.type, 0))))
        for event in events:
            role = roles.get(event.type)
            if role is not None:
                state.take(event, role)
        return [
            self._judge.instance(number, run, state.pauses, targets, now)
            for number, run in enumerate(state.runs, 1)
        ]

    def resumed_by(self, event: Event) -> str:
        """The pause that an event ends, by its reason or its place among the clock's events; `""` is all."""
        return event.reason or self._paired.get(event.type, "")

    def judged(self, run: Run, pauses: list[Pause], targets: Targets) -> Instance:
        """A run as it stands."""
        return self._judge.instance(0, run, pauses, targets, None)


class Run:
    """One run of a clock; `ending` tells how it went: done, over, cancelled, or still open."""

    __slots__ = ("ending", "promised", "started", "stopped")

    def __init__(self, started: Moment, promised: Moment | None) -> None:
        self.started = started
        self.promised = promised
        self.stopped: Moment | None = None
        self.ending = ""

    def stop(self, at: Moment, ending: str) -> None:
        """End the run."""
        self.stopped = at
        self.ending = ending


class _State:
    """Where a replay stands between two events."""

    __slots__ = ("_open", "_paused", "_pauses", "_replay", "_targets", "runs")

    def __init__(self, replay: Replay, targets: Targets) -> None:
        self._replay = replay
        self._targets = targets
        self.runs: list[Run] = []
        self._open: Run | None = None
        self._pauses: list[Pause] = []
        self._paused: dict[str, Moment] = {}

    @property
    def pauses(self) -> list[Pause]:
        """All pauses so far; the last one may be open."""
        if not self._paused:
            return self._pauses
        return [*self._pauses, (min(self._paused.values()), None)]

    def take(self, event: Event, role: int) -> None:
        """Let the clock see an event; one that has several roles plays them in the order of a day's work."""
        if role & _RESUME:
            self._resume(event)
        if role & _REOPEN:
            self._reopen(event)
        if role & _REPEAT and self._open is not None:
            self._repeat(event, self._open)
        elif role & _STOP and self._open is not None:
            self._finish(event, "over" if self._replay.clock.repeats else "done")
        elif role & _START and not self.runs:
            self._start(event.at, event)
        if role & _CANCEL and self._open is not None:
            self._finish(event, "cancelled")
        if role & _PAUSE:
            self._paused.setdefault(event.reason or event.type, event.at)

    def _start(self, at: Moment, event: Event) -> None:
        self._open = Run(at, self._promise(event))
        self.runs.append(self._open)

    def _finish(self, event: Event, ending: str) -> None:
        assert self._open is not None  # noqa: S101 -- asked by all callers
        self._open.stop(event.at, ending)
        self._open = None

    def _repeat(self, event: Event, run: Run) -> None:
        run.stop(event.at, "done")
        at = event.at
        if self._replay.clock.counted_from == AS_IT_WAS_DUE:
            due = self._replay.judged(run, self.pauses, self._targets).due
            at = at if due is None else due
        self._start(at, event)

    def _reopen(self, event: Event) -> None:
        rule = self._replay.clock.when_reopened
        if self._open is not None or not self.runs:
            return
        last = self.runs[-1]
        if rule == STARTS_AGAIN:
            self._start(event.at, event)
        elif rule == GOES_ON and last.stopped is not None:
            self._pauses.append((last.stopped, event.at))
            last.stopped, last.ending = None, ""
            self._open = last

    def _resume(self, event: Event) -> None:
        if not self._paused:
            return
        since = min(self._paused.values())
        ended = self._replay.resumed_by(event)
        if not ended:
            self._paused.clear()
        else:
            self._paused.pop(ended, None)
        if not self._paused:
            self._pauses.append((since, event.at))
        else:
            self._paused[next(iter(self._paused))] = since  # one pause that goes on, whoever holds it

    def _promise(self, event: Event) -> Moment | None:
        field = self._replay.clock.promised_in
        told = event.fields.get(field) if field else None
        if told is None:
            return None
        promised: Moment = told.instant
        if promised < event.at:
            raise NoAnswer(
                "PROMISE-REVERSED",
                f"The event `{event.type}` at {DateTime.at(event.at)} promises the next one for {told}, "
                "which was over by then.",
                f"Correct `{field}`.",
            )
        return promised


def _rank(role: int) -> int:
    """The first of an event's roles; events without one come last."""
    return role & -role or 1 << 7
