"""The question `attainment`: which share of the commitments was kept, by month, commitment and severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.answer import Answer
from addendum.answers.bound import ATTAINMENT
from addendum.answers.explaining import took_part
from addendum.answers.notes import Note
from addendum.answers.tickets.asking import Tickets
from addendum.answers.tickets.counting import ID, counted_runs, records_of
from addendum.answers.tickets.failures import ticket_unanswered, tickets_missing
from addendum.answers.tickets.terms import SEVERITY
from addendum.answers.words import begun, spoken
from addendum.clocks import MET, MISSED, SHARE_MET, Attainment
from addendum.values import Date, NoAnswer, as_number, for_people, show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.clocks import Tally
    from addendum.values import Value

    Facts = Mapping[str, object]
    Key = tuple[str, str, str]

MONTH, COMMITMENT, OPEN, SHARE = "month", "commitment", "open", "share_met"
UNANSWERED = "unanswered"
_TITLE = "Attainment"


class AttainmentInquiry:
    """The question `attainment` to one subject: counts alone are held, however many tickets come."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self._tickets = Tickets(library, subject, readings)

    def ground_for(self, facts: Facts) -> Ground:
        """What the first ticket is answered from; raises NoAnswer and PoliciesInvalid."""
        for own, raw in records_of(facts):
            try:
                return self._tickets.ground(self._tickets.day(raw))
            except NoAnswer as error:
                raise ticket_unanswered(own, error) from None
        raise tickets_missing()

    def parts(self, _: Facts) -> tuple[str, ...]:
        """The names that may stand at the top of the answer."""
        return ATTAINMENT, UNANSWERED

    def document(self, facts: Facts) -> dict[str, object]:
        """The answer as a document; raises NoAnswer."""
        return self.answer(facts).to_json(explain=False)

    def answer(self, facts: Facts) -> Answer:
        """How many commitments were met and missed, by the month in which the tickets were opened."""
        counted = Attainment()
        unanswered: list[dict[str, Any]] = []
        last_day = 0
        for own, raw in records_of(facts):
            try:
                runs = [*counted_runs(self._tickets, raw)]
            except NoAnswer as error:
                unanswered.append(
                    {ID: own, "error": {"code": error.code, "says": error.says, "fix": error.fix}}
                )
                continue
            for day, commitment, severity, status in runs:
                last_day = max(last_day, day)
                month = str(Date.from_ordinal(day))[:7]
                counted.add((month, commitment, "" if severity is None else show(severity)), status)
        if not last_day:
            raise (
                ticket_unanswered(unanswered[0][ID], _error(unanswered[0]))
                if unanswered
                else tickets_missing()
            )
        return _answer(self._tickets.ground(last_day), counted, unanswered, Date.from_ordinal(last_day))


def _answer(ground: Ground, counted: Attainment, unanswered: list[dict[str, Any]], day: Date) -> Answer:
    rows = sorted(counted.tallies.items(), key=lambda row: row[0])  # type: ignore[arg-type, return-value]
    values: dict[str, Value] = {ATTAINMENT: [_row(key, tally) for key, tally in rows]}  # type: ignore[arg-type]
    if unanswered:
        values[UNANSWERED] = unanswered
    lowered = ground.standing.lowered
    titles = {name: clock.title or begun(spoken(name)) for name, clock in lowered.clocks.items()}
    notes = (Note(f"Without an answer, and not counted: {len(unanswered)}."),) if unanswered else ()
    documents = {question.document for question in lowered.questions.values()}
    return Answer(
        question=ATTAINMENT,
        title=_TITLE,
        values=values,
        types={},
        titles={(ATTAINMENT,): "By month, commitment and severity", (UNANSWERED,): "Without an answer"},
        told={
            (ATTAINMENT,): tuple(_line(titles, key, tally) for key, tally in rows),  # type: ignore[arg-type]
            (UNANSWERED,): tuple(f"{each[ID]}: {each['error']['says']}" for each in unanswered),
        },
        worded=frozenset(),
        because=(),
        notes=notes,
        brief_notes=notes,
        policies=ground.digests(took_part(ground, (), documents, ())),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones="",
        lowered=lowered,
    )


def _row(key: Key, tally: Tally) -> dict[str, Value]:
    month, commitment, severity = key
    row: dict[str, Value] = {MONTH: month, COMMITMENT: commitment}
    if severity:
        row[SEVERITY] = severity
    row |= {MET: tally.value(MET), MISSED: tally.value(MISSED), OPEN: as_number(tally.open)}
    share = tally.value(SHARE_MET)
    return row if share is None else {**row, SHARE: share}


def _line(titles: Mapping[str, str], key: Key, tally: Tally) -> str:
    month, commitment, severity = key
    share = tally.value(SHARE_MET)
    told = f"{for_people(share)} met, " if share is not None else ""
    still = f", {tally.open} open" if tally.open else ""
    what = ", ".join(part for part in (month, titles.get(commitment, commitment), severity) if part)
    return f"{what}: {told}{tally.met} of {tally.decided}{still}"


def _error(unanswered: Mapping[str, Any]) -> NoAnswer:
    error = unanswered["error"]
    return NoAnswer(error["code"], error["says"], error["fix"])
