"""The question `queue`: open tickets in the order in which they are to be handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import QUEUE
from addendum.answers.tickets.counting import NOW, records_of
from addendum.answers.tickets.failures import now_missing
from addendum.answers.tickets.laying_out import AT_RISK, AT_RISK_FROM, COMMITMENT, DUE, LATE, STATUS
from addendum.answers.tickets.moments import local_day, moment_of, moment_value, zone_of
from addendum.answers.tickets.spoken import Speaker
from addendum.answers.tickets.subjects import Subjects
from addendum.answers.tickets.telling import deadline_line, lateness_words
from addendum.answers.tickets.terms import SEVERITY
from addendum.answers.tickets.together import ID, UNANSWERED, Part, Unanswered, answer_together
from addendum.clocks import Status, at_risk_from, handling_order, length_value, margin, next_deadline
from addendum.light import NamedTuple
from addendum.values import Date, MemberOf, NoAnswer, ValueProblem, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.answers.tickets.asking import Prepared
    from addendum.answers.tickets.moments import Moment
    from addendum.clocks import Clock, Instance
    from addendum.values import Value, Zone

    Facts = Mapping[str, object]

NOTHING_DUE, LEFT = "nothing_due", "left"
_TITLE = "Queue"


class Waiting(NamedTuple):
    """A ticket in the queue, with what is due next and the key by which it is ordered."""

    id: str
    severity: Value
    deadline: Instance | None
    clock: Clock | None
    order: tuple[object, ...]

    @property
    def due(self) -> Moment | None:
        """When it is due, None where nothing is."""
        return None if self.deadline is None else self.deadline.due


class QueueInquiry:
    """The question `queue` to one subject."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self._subjects = Subjects(library, subject, readings)

    def ground_for(self, facts: Facts) -> Ground:
        """What the moment asked about is answered from; raises NoAnswer and PoliciesInvalid."""
        now, zone = _now(facts)
        return self._subjects.asked.ground(local_day(now, self._subjects.asked.zone_else(zone)))

    def parts(self, _: Facts) -> tuple[str, ...]:
        """The names that may stand at the top of the answer."""
        return QUEUE, NOTHING_DUE, UNANSWERED

    def document(self, facts: Facts) -> dict[str, object]:
        """The answer as a document; raises NoAnswer."""
        return self.answer(facts).to_json(explain=False)

    def answer(self, facts: Facts) -> Answer:
        """The tickets by what is due first, those for which nothing is due, and those without an answer."""
        now, written_in = _now(facts)
        zone = self._subjects.asked.zone_else(written_in)
        day = local_day(now, zone)
        ground = self._subjects.asked.ground(day)
        found, unanswered = self._waiting(facts)
        due = [each for each in found if each.due is not None]
        speaker = Speaker(zone, [now, *(each.due for each in due if each.due is not None)])
        lines = tuple(_line(each, now, speaker) for each in due) or ("no ticket waits",)
        parts = {QUEUE: Part([_entry(each, now, zone) for each in due], _TITLE, lines)}
        idle = [each.id for each in found if each.due is None]
        if idle:
            parts[NOTHING_DUE] = Part(idle, "Nothing due")
        title = f"{_TITLE}, times in {speaker.zone}, now {speaker.moment(now)}"
        return answer_together(ground, QUEUE, title, parts, unanswered, Date.from_ordinal(day))

    def _waiting(self, facts: Facts) -> tuple[list[Waiting], list[Unanswered]]:
        """The tickets in their order, and those that have no answer."""
        found: list[Waiting] = []
        unanswered: list[Unanswered] = []
        for own, raw in records_of(facts):
            try:
                found.append(self._one(own, raw))
            except NoAnswer as error:
                unanswered.append(Unanswered(own, error))
        found.sort(key=lambda each: each.order)
        return found, unanswered

    def _one(self, own: str, raw: dict[str, object]) -> Waiting:
        tickets, ticket = self._subjects.of(raw)
        prepared = tickets.prepared(tickets.day(ticket))
        replayed = prepared.replay.replay(ticket)
        deadline = next_deadline(replayed.instances)
        severity = replayed.last.severity
        order = handling_order(deadline, _rank(prepared, severity), replayed.ticket.opened, own)
        clock = None if deadline is None else prepared.replay.clock(deadline.clock)
        return Waiting(own, severity, deadline, clock, order)


def _now(facts: Facts) -> tuple[Moment, Zone]:
    raw = facts.get(NOW)
    if raw is None:
        raise now_missing()
    try:
        return moment_of(raw), zone_of(raw)
    except ValueProblem as problem:
        raise NoAnswer(problem.code, f"`{NOW}`: {problem.says}", problem.fix) from None


def _rank(prepared: Prepared, severity: Value) -> int:
    """The place of a severity in its list, most severe first."""
    of_type = prepared.replay.ground.type_named(SEVERITY)
    members = of_type.members if isinstance(of_type, MemberOf) else ()
    return members.index(severity) if severity in members else len(members)


def _entry(waiting: Waiting, now: Moment, zone: Zone) -> dict[str, Value]:
    """A ticket of the queue as data."""
    deadline, clock = waiting.deadline, waiting.clock
    assert deadline is not None and deadline.due is not None and deadline.status is not None  # noqa: S101, PT018
    assert clock is not None  # noqa: S101 - the deadline is one of its runs
    found: dict[str, Value] = {ID: waiting.id}
    if waiting.severity is not None:
        found[SEVERITY] = waiting.severity
    found |= {
        COMMITMENT: deadline.clock,
        STATUS: deadline.status.value,
        DUE: moment_value(deadline.due, zone),
    }
    left = margin(deadline, now)
    if left is not None:
        late = deadline.status is Status.BREACHED
        found[LATE if late else LEFT] = length_value(-left if late else left)
    risky = at_risk_from(clock, deadline)
    if risky is not None:
        found[AT_RISK_FROM] = moment_value(risky, zone)
        found[AT_RISK] = risky <= now <= deadline.due
    return found


def _line(waiting: Waiting, now: Moment, speaker: Speaker) -> str:
    deadline, clock = waiting.deadline, waiting.clock
    assert deadline is not None and clock is not None  # noqa: S101, PT018 - told of those that are due
    severity = f"{to_json(waiting.severity)}, " if waiting.severity is not None else ""
    line = deadline_line(deadline, clock, speaker)
    return f"{waiting.id}: {severity}{line}, {lateness_words(deadline, now)}"
