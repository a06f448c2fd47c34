"""A ticket that was replayed, laid out as answers have it: by commitment when it was due and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.terms import SEVERITY
from addendum.clocks import Status, at_risk_from, is_open, margin, next_deadline, used
from addendum.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.replaying import Replayed
    from addendum.answers.tickets.terms import Commitment
    from addendum.clocks import Clock, Instance, Target
    from addendum.values import Value

    Shown = Callable[[Moment], Value]

STATUS, DURING, STARTED, DUE, DONE, ENDED = "status", "during", "started", "due", "done", "ended"
MARGIN, LATE, USED, PROMISED, AT_RISK_FROM = "margin", "late", "used", "promised", "at_risk_from"
EARLIER, NEXT_DEADLINE, COMMITMENT, AT_RISK = "earlier", "next_deadline", "commitment", "at_risk"
NOT_STARTED = "not started"


class Layout:
    """Lays out what was found of tickets, for some commitments.

    `length` is how lengths of time are shown; how moments are depends on the ticket, and is handed over.
    """

    __slots__ = ("_clocks", "_commitments", "_length")

    def __init__(self, commitments: Sequence[Commitment], length: Shown) -> None:
        self._commitments = commitments
        self._clocks = {commitment.name: commitment.clock for commitment in commitments}
        self._length = length

    def values(self, replayed: Replayed, moment: Shown) -> dict[str, Value]:
        """The answer: the severity, each commitment, and what is due next."""
        now = replayed.ticket.now
        last = replayed.last
        answer: dict[str, Value] = {}
        if last.severity is not None:
            answer[SEVERITY] = last.severity
        for commitment, runs, target in zip(self._commitments, replayed.runs, last.targets, strict=True):
            answer[commitment.name] = self._commitment(commitment.clock, runs, target, now, moment)
        deadline = next_deadline(replayed.instances)
        if deadline is not None:
            answer[NEXT_DEADLINE] = self._next(deadline, now, moment)
        return answer

    def _commitment(
        self, clock: Clock, runs: Sequence[Instance], target: Target, now: Moment | None, moment: Shown
    ) -> Value:
        """What came of a commitment: a list where its clock repeats, else the last run with earlier ones."""
        if not runs:
            if type(target.time) is Outcome:
                return target.time
            return [] if clock.repeats else {STATUS: NOT_STARTED, **_promised(target)}
        shown = [self._run(clock, run, now, moment) for run in runs]
        if clock.repeats:
            return shown
        last = shown.pop()
        if shown and isinstance(last, dict):
            last[EARLIER] = shown
        return last

    def _run(self, clock: Clock, run: Instance, now: Moment | None, moment: Shown) -> Value:
        """One run of a clock; the absent outcome where nothing is promised."""
        status = run.status
        target = run.target
        if status is None:
            return target.time
        found: dict[str, Value] = {STATUS: status.value, target.word: target.time}
        if target.calendar_name:
            found[DURING] = target.calendar_name
        found[STARTED] = moment(run.started)
        if run.due is not None:
            found[DUE] = moment(run.due)
            if run.promised:
                found[PROMISED] = True
        if run.done is not None:
            found[DONE] = moment(run.done)
        elif run.over is not None:
            found[ENDED] = moment(run.over)
        left = margin(run, now)
        if left is not None:
            if status is Status.BREACHED:
                found[LATE] = self._length(-left)
            else:
                found[MARGIN] = self._length(left)
        spent = used(run, now)
        if spent is not None:
            found[USED] = self._length(spent)
        if clock.at_risk is not None and is_open(run):
            risky = at_risk_from(clock, run)
            if risky is not None:
                found[AT_RISK_FROM] = moment(risky)
        return found

    def _next(self, deadline: Instance, now: Moment | None, moment: Shown) -> dict[str, Value]:
        """What is due next, from when it is at risk, and whether it is by now."""
        assert deadline.due is not None  # noqa: S101 - as `next_deadline` says
        found: dict[str, Value] = {COMMITMENT: deadline.clock, DUE: moment(deadline.due)}
        risky = at_risk_from(self._clocks[deadline.clock], deadline)
        if risky is not None:
            found[AT_RISK_FROM] = moment(risky)
            if now is not None:
                found[AT_RISK] = risky <= now <= deadline.due
        return found


def _promised(target: Target) -> dict[str, Value]:
    during = {DURING: target.calendar_name} if target.calendar_name else {}
    return {target.word: target.time, **during}
