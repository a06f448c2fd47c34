"""From a ticket that was replayed to an answer with its reasons, notes, digests and line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.answer import Answer
from addendum.answers.bound import TICKET
from addendum.answers.explaining import took_part, zones_version
from addendum.answers.notes import brief_notes, notes_of
from addendum.answers.tickets.asking import later_note
from addendum.answers.tickets.laying_out import NEXT_DEADLINE
from addendum.answers.tickets.spoken import Speaker, clock_title
from addendum.answers.tickets.telling import commitment_lines, deadline_line
from addendum.answers.tickets.terms import SEVERITY
from addendum.answers.tickets.timeline import timeline
from addendum.answers.tickets.tracing import calendars_of, ticket_reasons
from addendum.answers.words import word_of
from addendum.clocks import next_deadline
from addendum.values import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addendum.answers.tickets.moments import Moment
    from addendum.answers.tickets.replaying import Replayed, TicketReplay
    from addendum.values import Date, Type, Value, Zone

    Path = tuple[str, ...]

_TITLE = "Ticket"


def explained(
    replay: TicketReplay,
    replayed: Replayed,
    values: Mapping[str, Value],
    *,
    zone: Zone,
    day: Date,
    readings: Mapping[str, str],
) -> Answer:
    """The answer on a ticket; `zone` is the one whose clocks people see, `day` the one that governs."""
    ground = replay.ground
    lowered = ground.standing.lowered
    speaker = Speaker(zone, _moments(replayed))
    because = ticket_reasons(replay, replayed, speaker, zone)
    facts = {name: value for name, value in replayed.held[-1].facts.items() if value is not None}
    result = replay.book.result(facts)
    later = [later_note(replayed.ticket.later)] if replayed.ticket.later else []
    documents = {question.document for question in lowered.questions.values()}
    calendars = lowered.calendars
    return Answer(
        question=TICKET,
        title=f"{_TITLE}, times in {speaker.zone}",
        values=values,
        types=dict(_types(values, ())) | {(SEVERITY,): ground.type_named(SEVERITY)},
        titles=_titles(replay),
        told=_told(replay, replayed, speaker),
        worded=frozenset(),
        because=because,
        notes=(*notes_of(ground, result, facts, because, readings), *later),
        brief_notes=(*brief_notes(ground, result, facts, readings), *later),
        policies=ground.digests(took_part(ground, because, documents, result.facts)),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones=zones_version() if any(map(calendars.rests_on_zones, calendars_of(replayed))) else "",
        lowered=lowered,
        timeline=timeline(replay, replayed, speaker),
    )


def _moments(replayed: Replayed) -> Iterator[Moment]:
    """The moments that people see."""
    yield from (event.at for event in replayed.ticket.events)
    for run in replayed.instances:
        yield from (moment for moment in (run.started, run.due, run.done, run.over) if moment is not None)
    if replayed.ticket.now is not None:
        yield replayed.ticket.now


def _types(value: Value, path: Path) -> Iterator[tuple[Path, Type]]:
    """The type of each value by its path; entries of lists stand under their numbers, from 0 on."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _types(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _types(inner, (*path, str(number)))
    else:
        yield path, type_of(value)


def _titles(replay: TicketReplay) -> dict[Path, str]:
    lowered = replay.ground.standing.lowered
    titles: dict[Path, str] = {(SEVERITY,): word_of(lowered, SEVERITY), (NEXT_DEADLINE,): "Next deadline"}
    for commitment in replay.commitments:
        titles[(commitment.name,)] = clock_title(commitment.clock)
    return titles


def _told(replay: TicketReplay, replayed: Replayed, speaker: Speaker) -> dict[Path, tuple[str, ...]]:
    """What people read in place of the values."""
    now, last = replayed.ticket.now, replayed.last
    told: dict[Path, tuple[str, ...]] = {}
    for commitment, runs, target in zip(replay.commitments, replayed.runs, last.targets, strict=True):
        told[(commitment.name,)] = commitment_lines(commitment.clock, runs, target, now, speaker)
    deadline = next_deadline(replayed.instances)
    if deadline is not None:
        clock = replay.clock(deadline.clock)
        told[(NEXT_DEADLINE,)] = (deadline_line(deadline, clock, speaker),)
    return told
