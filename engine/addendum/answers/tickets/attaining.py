"""The question `attainment`: which share of the commitments was kept, by period, commitment and severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.bound import ATTAINMENT
from addendum.answers.tickets.counting import counted_runs, records_of
from addendum.answers.tickets.failures import ticket_unanswered, tickets_missing
from addendum.answers.tickets.spoken import clock_title
from addendum.answers.tickets.subjects import TIER, Subjects
from addendum.answers.tickets.terms import SEVERITY
from addendum.answers.tickets.together import UNANSWERED, Part, Unanswered, answer_together
from addendum.clocks import MET, MISSED, SHARE_MET, Attainment
from addendum.light import NamedTuple
from addendum.values import Date, NoAnswer, Outcome, Percent, as_number, for_people, show, to_fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addendum.answers.answer import Answer
    from addendum.answers.bound import Ground
    from addendum.answers.library import Library
    from addendum.answers.tickets.counting import Counted
    from addendum.clocks import Tally
    from addendum.values import Value

    Facts = Mapping[str, object]

PERIOD, COMMITMENT, OPEN, SHARE = "period", "commitment", "open", "share_met"
AT_LEAST, KEPT = "at_least", "kept"
_TITLE, _CALLED = "Attainment", "By period of opening, commitment and severity"


class AttainmentInquiry:
    """The question `attainment` to one subject: counts alone are held, however many tickets come."""

    def __init__(self, library: Library, subject: str, readings: Mapping[str, str]) -> None:
        self._subjects = Subjects(library, subject, readings)

    def ground_for(self, facts: Facts) -> Ground:
        """What the first ticket is answered from; raises NoAnswer and PoliciesInvalid."""
        for own, raw in records_of(facts):
            try:
                tickets, ticket = self._subjects.of(raw)
                return tickets.ground(tickets.day(ticket))
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
        """How many commitments were met and missed, by the period in which the tickets were opened."""
        counted = Attainment()
        promised: dict[_Key, _Promised] = {}
        unanswered: list[Unanswered] = []
        last_day = 0
        for own, raw in records_of(facts):
            try:
                runs = [*counted_runs(*self._subjects.of(raw))]
            except NoAnswer as error:
                unanswered.append(Unanswered(own, error))
                continue
            for run in runs:
                last_day = max(last_day, run.day)
                for key in _keys(run):
                    counted.add(key, run.status)
                    promised[key] = _together(promised.get(key), _promised(run))
        if not last_day:
            raise ticket_unanswered(*unanswered[0]) if unanswered else tickets_missing()
        rows = [_Row(key, counted.tallies[key], promised[key]) for key in sorted(promised)]
        shown = [row for row in rows if row.key.severity or row.promised.at_least is not None]
        ground = self._subjects.asked.ground(last_day)
        part = Part([_shown(row) for row in shown], _CALLED, _lines(ground, shown))
        return answer_together(
            ground, ATTAINMENT, _TITLE, {ATTAINMENT: part}, unanswered, Date.from_ordinal(last_day)
        )


class _Key(NamedTuple):
    """What is counted together; `severity` is `""` for all severities together."""

    period: str
    tier: str
    commitment: str
    severity: str


class _Promised(NamedTuple):
    """The share that was promised, and what holds where nothing was met or missed; None where none was."""

    at_least: Value
    without_any: Value


class _Row(NamedTuple):
    """Commitments that were counted together, with what was promised of them."""

    key: _Key
    tally: Tally
    promised: _Promised

    @property
    def kept(self) -> bool | None:
        """Whether the promised share was reached; None where none was promised, or nothing says so."""
        share, wanted = self.tally.share, self.promised.at_least
        if not isinstance(wanted, Percent):
            return None
        if share is None:
            return _WITHOUT_ANY.get(str(self.promised.without_any))
        return bool(share >= to_fraction(wanted.ratio))


_WITHOUT_ANY = {"met": True, "missed": False}
_NOTHING = _Promised(None, None)


def _keys(run: Counted) -> Iterator[_Key]:
    """A commitment counts for its severity, and for all together."""
    period = _period(run)
    severity = "" if run.severity is None else show(run.severity)
    yield _Key(period, run.tier, run.commitment, severity)
    if severity:
        yield _Key(period, run.tier, run.commitment, "")


def _period(run: Counted) -> str:
    """The month of opening; its quarter or year where the share is promised by these."""
    date = Date.from_ordinal(run.day)
    per = str(run.details.get("per"))
    if per.startswith("calendar quarter"):
        return f"{date.year}-Q{(date.month + 2) // 3}"
    return str(date)[:4] if per.startswith("calendar year") else str(date)[:7]


def _promised(run: Counted) -> _Promised:
    at_least = run.details.get("for at least")
    per = run.details.get("per")
    told = isinstance(at_least, Percent) and (
        isinstance(per, Outcome | None) or str(per).startswith("calendar ")
    )
    return _Promised(at_least, run.details.get("no tickets")) if told else _NOTHING


def _together(known: _Promised | None, further: _Promised) -> _Promised:
    """What holds of commitments that are counted together: the share that all of them promise."""
    return further if known is None or known == further else _NOTHING


def _shown(row: _Row) -> dict[str, Value]:
    """A row of the answer as data."""
    tally = row.tally
    found: dict[str, Value] = {PERIOD: row.key.period, COMMITMENT: row.key.commitment}
    if row.key.tier:
        found[TIER] = row.key.tier
    if row.key.severity:
        found[SEVERITY] = row.key.severity
    found |= {MET: tally.value(MET), MISSED: tally.value(MISSED), OPEN: as_number(tally.open)}
    told = {SHARE: tally.value(SHARE_MET), AT_LEAST: row.promised.at_least, KEPT: row.kept}
    return found | {name: value for name, value in told.items() if value is not None}


def _lines(ground: Ground, rows: Sequence[_Row]) -> tuple[str, ...]:
    """The rows for people; the tier stands where there are several."""
    clocks = ground.standing.lowered.clocks
    titles = {name: clock_title(clock) for name, clock in clocks.items()}
    several = len({row.key.tier for row in rows}) > 1
    return tuple(_line(titles, row, with_tier=several) for row in rows)


def _line(titles: Mapping[str, str], row: _Row, *, with_tier: bool) -> str:
    """A row of the answer for people."""
    tally, key = row.tally, row.key
    share = tally.value(SHARE_MET)
    told = f"{for_people(share)} met, " if share is not None else ""
    still = f", {tally.open} open" if tally.open else ""
    parts = (key.period, key.tier if with_tier else "", titles.get(key.commitment, key.commitment))
    what = ", ".join((*filter(None, parts), key.severity or "all severities"))
    promised = row.promised.at_least
    verdict = {True: ", kept", False: ", not kept", None: ""}[row.kept]
    wanted = f", at least {for_people(promised)} promised{verdict}" if promised is not None else ""
    return f"{what}: {told}{tally.met} of {tally.decided}{still}{wanted}"
