"""When a run of a clock is due, under pauses and changes of severity, and whether it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.clocks.model import EARLIEST, FROM_CHANGE, KEEPS_FIRST, Instance, Status
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addendum.clocks.model import Clock, Moment, Pause, Target
    from addendum.clocks.replay import Run, Targets


class Judge:
    """Judges the runs of one clock."""

    __slots__ = ("_clock",)

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def instance(
        self, number: int, run: Run, pauses: Sequence[Pause], targets: Targets, now: Moment | None
    ) -> Instance:
        """A run with its due moment and status."""
        ends = run.stopped
        held = _joined(pauses, run.started, ends) if pauses else ()
        target, base, due = self._due(run, held, targets)
        promised = run.promised is not None and target.or_as_promised
        if promised:
            due = run.promised
        done = ends if run.ending == "done" else None
        over = ends if run.ending in ("over", "cancelled") else None
        status: Status | None = None
        if type(target.time) is not Outcome:
            status = _status(run, target, due, held, now)
        return Instance(
            self._clock.name,
            number,
            target,
            run.started,
            base,
            due,
            done,
            over,
            status,
            held,
            promised,
        )

    def _due(
        self, run: Run, pauses: Sequence[Pause], targets: Targets
    ) -> tuple[Target, Moment, Moment | None]:
        """The target that counts, from where, and when it is due by the rule for changes."""
        start, end = run.started, run.stopped
        target = targets[0][1]
        later: list[tuple[Moment, Target]] = []
        for since, changed in targets[1:]:
            if since <= start:
                target = changed
            elif end is None or since < end:
                later.append((since, changed))
        base = start
        due = due_of(target, base, pauses)
        rule = self._clock.when_severity_changes
        if not later or rule == KEEPS_FIRST:
            return target, base, due
        for since, changed in later:
            if changed == target:
                continue
            if rule == EARLIEST:
                new = due_of(changed, since, pauses)
                if new is not None and (due is None or new < due):
                    target, base, due = changed, since, new
            else:
                base = since if rule == FROM_CHANGE else base
                target, due = changed, due_of(changed, base, pauses)
        return target, base, due


def due_of(target: Target, start: Moment, pauses: Sequence[Pause]) -> Moment | None:
    """When a target is due that counts from a moment; None for no promise, or while an open pause holds it.

    What a pause takes of the calendar's open time before the due moment is added to it, so a pause never
    moves it earlier, and one in closed hours does not move it at all.
    """
    calendar = target.calendar
    if calendar is None or type(target.time) is Outcome:
        return None
    due = calendar.due(start, target.time)  # type: ignore[arg-type]
    for since, until in pauses:
        if until is not None and until <= start:
            continue
        begins = max(since, start)
        if begins >= due:
            break
        if until is None:
            return None
        held = calendar.elapsed(begins, until)
        if held:
            due = calendar.after(due, held)
    return due


def _status(
    run: Run, target: Target, due: Moment | None, pauses: Sequence[Pause], now: Moment | None
) -> Status:
    strict = target.word == "less than"
    if run.stopped is None:
        if due is not None and now is not None and (now > due or (strict and now == due)):
            return Status.BREACHED
        is_paused = bool(pauses) and pauses[-1][1] is None
        return Status.PAUSED if is_paused else Status.PENDING
    in_time = due is None or run.stopped < due or (run.stopped == due and not strict)
    if not in_time:
        return Status.BREACHED
    if run.ending == "done":
        return Status.MET
    return Status.ENDED if run.ending == "over" else Status.CANCELLED


def _joined(pauses: Sequence[Pause], start: Moment, end: Moment | None) -> tuple[Pause, ...]:
    """The pauses of a run, in order; those that overlap or touch are one, none goes beyond the run's end."""
    found: list[Pause] = []
    for since, until in sorted(pauses, key=lambda pause: pause[0]):
        if (until is not None and until <= start) or (end is not None and since >= end):
            continue
        begins = max(since, start)
        ends = end if until is None or (end is not None and until > end) else until
        if found and (found[-1][1] is None or begins <= found[-1][1]):
            last_begins, last_ends = found[-1]
            together = None if last_ends is None or ends is None else max(last_ends, ends)
            found[-1] = (last_begins, together)
        else:
            found.append((begins, ends))
    return tuple(found)
