"""The question `ticket`: each ticket is answered by what was in force on the day it was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import TICKET
from addendum.answers.notes import Note, brief_notes
from addendum.answers.readings import ground_under
from addendum.answers.tickets.laying_out import NEXT_DEADLINE, Layout
from addendum.answers.tickets.lengths import length_text
from addendum.answers.tickets.moments import day_text, local_day, moment_of, moment_text, moment_value
from addendum.answers.tickets.reading import Ticket, opening_of
from addendum.answers.tickets.replaying import TicketReplay
from addendum.answers.tickets.terms import SEVERITY
from addendum.clocks import length_value
from addendum.library import readings_key
from addendum.light import NamedTuple
from addendum.values import UTC, Date, NoAnswer, ValueProblem, region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.answers.tickets.replaying import Replayed
    from addendum.values import Value, Zone

    Facts = Mapping[str, object]

_MOST_SHAPES = 256


class Prepared(NamedTuple):
    """What answers tickets that were opened in one stretch of days: replayed, and laid out as text or values.

    `notes` are kept by the names of the facts: what was given in place of something else depends on no value.
    """

    replay: TicketReplay
    as_text: Layout
    as_values: Layout
    notes: dict[tuple[str, ...], list[Note]]


class Tickets:
    """Answers tickets of one subject; what is in force for a stretch of days is prepared once."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        zone = library.zone_of(subject)
        self._library = library
        self._subject = subject
        self._epoch = library.index.epoch
        self._key = readings_key(readings)
        self._readings = readings
        self._zone: Zone | None = region(zone) if zone else None
        self._prepared: dict[int, Prepared] = {}

    def day(self, facts: Facts) -> int:
        """The ordinal of the day on which a ticket was opened; raises NoAnswer where nothing tells it."""
        try:
            opening = opening_of(facts)
            if opening is not None:
                return local_day(moment_of(opening), self._zone or UTC)
        except (ValueProblem, NoAnswer, TypeError):
            pass
        from addendum.answers.tickets.problems import opening_problem

        raise opening_problem(facts)

    def ground(self, day: int) -> Ground:
        """What tickets opened on that day are answered from; raises NoAnswer and PoliciesInvalid."""
        return ground_under(self._library, self._subject, Date.from_ordinal(day), self._key)

    def prepared(self, day: int) -> Prepared:
        """What answers tickets opened on that day; raises NoAnswer and PoliciesInvalid."""
        epoch = self._epoch(day)
        found = self._prepared.get(epoch)
        if found is None:
            replay = TicketReplay(self.ground(day))
            found = self._prepared[epoch] = Prepared(
                replay, Layout(replay.commitments, length_text), Layout(replay.commitments, length_value), {}
            )
        return found

    def zone(self, ticket: Ticket) -> Zone:
        """The zone in which a ticket's times are shown: the customer's, else the one it was opened in."""
        return self.zone_else(ticket.zone)

    def zone_else(self, written: Zone) -> Zone:
        """The customer's zone, else the one in which a moment is written."""
        return self._zone or written

    def document(self, facts: Facts) -> dict[str, object]:
        """The answer without its reasons, as a document of text; raises NoAnswer."""
        day = self.day(facts)
        prepared = self.prepared(day)
        replayed = prepared.replay.replay(facts)
        zone = self.zone(replayed.ticket)
        values = prepared.as_text.values(replayed, lambda moment: moment_text(moment, zone))
        document: dict[str, object] = {"question": TICKET, "answer": values}
        notes = self.notes(prepared, replayed)
        if notes:
            document["notes"] = [note.to_json() for note in notes]
        document["as_of"] = day_text(day)
        return document

    def values(self, prepared: Prepared, replayed: Replayed) -> dict[str, Value]:
        """The answer as values."""
        zone = self.zone(replayed.ticket)
        return prepared.as_values.values(replayed, lambda moment: moment_value(moment, zone))

    def notes(self, prepared: Prepared, replayed: Replayed) -> list[Note]:
        """What no caller should miss."""
        facts = replayed.ticket.states[-1][1]
        found = prepared.notes.get(tuple(facts)) if None not in facts.values() else None
        if found is None:
            found = self._notes(prepared, facts)
        later = replayed.ticket.later
        return [*found, later_note(later)] if later else found

    def _notes(self, prepared: Prepared, facts: Facts) -> list[Note]:
        given = {name: value for name, value in facts.items() if value is not None}
        book = prepared.replay.book
        found = [*brief_notes(book.ground, book.result(given), given, self._readings)]
        if len(prepared.notes) >= _MOST_SHAPES:
            prepared.notes.clear()
        prepared.notes[tuple(given)] = found
        return found


class TicketInquiry:
    """The question `ticket` to one subject."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self._tickets = Tickets(library, subject, readings)
        self._readings = readings

    def ground_for(self, facts: Facts) -> Ground:
        """What a ticket is answered from; raises NoAnswer and PoliciesInvalid."""
        return self._tickets.ground(self._tickets.day(facts))

    def parts(self, facts: Facts) -> tuple[str, ...]:
        """The names that may stand at the top of the answer; raises NoAnswer and PoliciesInvalid."""
        commitments = self._tickets.prepared(self._tickets.day(facts)).replay.commitments
        return (SEVERITY, *(each.name for each in commitments), NEXT_DEADLINE)

    def document(self, facts: Facts) -> dict[str, object]:
        """The answer without its reasons, as a document; raises NoAnswer."""
        return self._tickets.document(facts)

    def answer(self, facts: Facts) -> Answer:
        """The answer with its reasons; raises NoAnswer."""
        from addendum.answers.tickets.explaining import explained

        tickets = self._tickets
        day = tickets.day(facts)
        prepared = tickets.prepared(day)
        replayed = prepared.replay.replay(facts)
        return explained(
            prepared.replay,
            replayed,
            tickets.values(prepared, replayed),
            zone=tickets.zone(replayed.ticket),
            day=Date.from_ordinal(day),
            readings=self._readings,
        )


def later_note(count: int) -> Note:
    """That events lie after `now`, which an answer as of `now` knows nothing of."""
    events = "event lies" if count == 1 else "events lie"
    return Note(f"{count} {events} after `now` and {'does' if count == 1 else 'do'} not count.")
