"""The last day to claim a credit, as the policy counts it, and what a claim gets that comes too late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import Level
from addendum.kinds.branches import ANNOTATIONS, Branch
from addendum.kinds.builder import is_formula_text
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.functions import LAST_DAY_TO_CLAIM
from addendum.kinds.measured_time import counted_period
from addendum.kinds.periods import need_period, span_formula, zone_of
from addendum.kinds.question import Field
from addendum.light import NamedTuple
from addendum.rules import Among, Fact
from addendum.values import ANY, BOOLEAN, DATE, DATE_TIME, NOT_APPLICABLE, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.kinds.periods import Period
    from addendum.values import Type

CLAIM, WITHIN, AFTER, DURING = "claim", "within", "after", "during"
_CLAIMED, _SINCE, _IN_TIME = "claimed", "claim_since", "claim_in_time"
_TITLE, _TITLE_LATE, _TITLE_SINCE = "Claim", "Claimed too late", "Time to claim counts after"
_LAST_DAY, _UNTIL = "last day", "until"
_ENDS = {_LAST_DAY: "last day", _UNTIL: "last moment"}
_END_OF_PERIOD, _END_OF_MONTH = "the end of the period", "the end of the month of the incident"
_INCIDENT = ("incident_began", "When the incident began")
# The facts that say when something happened, where the policy names none itself.
_EVENTS = {
    "the incident": _INCIDENT,
    _END_OF_MONTH: _INCIDENT,
    "the end of the incident": ("incident_ended", "When the incident ended"),
    "becoming aware": ("became_aware", "When the customer became aware of it"),
    "becoming eligible": ("became_eligible", "When the customer became eligible"),
}
_HOURS = re.compile(r"[0-9.]+ (?:second|minute|hour)s?\b.*")
_PERIODS = re.compile(r"[0-9]+ (?:period|billing cycle|billing month)s?")


class _Window(NamedTuple):
    """The time to claim: its nodes, the period in question, and the fact that says when the event was.

    `event` is `""` where time counts from the end of the period, or from what a formula gives.
    """

    within: Node
    after: Scalar
    period: Period | None
    event: str
    title: str

    @property
    def leaves(self) -> list[str]:
        """The lengths of time that are written, in choices too."""
        return list(_texts(self.within))

    @property
    def counts_periods(self) -> bool:
        """Whether some of them may be whole periods of the measure."""
        return any(_PERIODS.fullmatch(text) for text in self.leaves)

    @property
    def word(self) -> str:
        """What the answer calls the end: a day, or a moment where the time is in hours."""
        return _LAST_DAY if self.type == DATE else _UNTIL

    @property
    def type(self) -> Type:
        """A day or a moment; any where facts or a formula decide between hours and days."""
        in_hours = {_HOURS.fullmatch(text) is not None for text in self.leaves}
        if any(text.startswith("=") for text in self.leaves) or len(in_hours) > 1:
            return ANY
        return DATE_TIME if True in in_hours else DATE

    @property
    def is_fact(self) -> bool:
        """Whether a fact says by itself after what the time counts."""
        return bool(self.event) and not self.from_end

    @property
    def from_end(self) -> bool:
        """Whether time counts from the end of a period or a month."""
        return self.after.text in (_END_OF_PERIOD, _END_OF_MONTH)


def declare_claim(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce the last day to claim and whether a claim is late, with the facts that they need."""
    window = _window(builder, document)
    if window is None or _open_words(document, window):
        return
    origin = document.origin(window.after)
    fact_type = DATE if window.type == DATE else DATE_TIME
    claimed = names.term(_CLAIMED)
    builder.need_fact(Fact(claimed, fact_type, origin, "When the credit was claimed", optional=True))
    if window.event:
        builder.need_fact(Fact(window.event, fact_type, origin, window.title, optional=True))
    if window.period is not None:
        need_period(builder, window.period, origin)
    if not window.is_fact:
        of_type = DATE if window.from_end else ANY
        builder.declare(names.term(_SINCE), of_type, (), origin, _TITLE_SINCE)
    builder.declare(_end(window, names), window.type, (), document.origin(window.within), _TITLE)
    builder.declare(names.late, BOOLEAN, (), origin, _TITLE_LATE)
    builder.declare(names.term(_IN_TIME), BOOLEAN, (), origin, _TITLE)


def lower_claim(builder: Builder, document: Document, names: CreditNames) -> list[Field]:
    """Add these decisions; the fields beside the terms of the claim."""
    window = _window(builder, document)
    if window is None:
        return []
    if _open_words(document, window):
        _report_open(builder, document, window)
        return []
    _lower_since(builder, document, window, names)
    _lower_end(builder, document, window, names)
    _lower_late(builder, document, window, names)
    after = Field((CLAIM, AFTER), _since(window, names), inner=True)
    return [
        *([after] if is_formula_text(window.after) else []),
        Field((CLAIM, window.word), _end(window, names), inner=True),
        Field((CLAIM, "in time"), names.term(_IN_TIME), inner=True),
    ]


def late_claim(builder: Builder, document: Document, names: CreditNames) -> Branch | None:
    """What a claim gets that comes too late; None where the policy tells no last day."""
    claim, late = mapping_at(document.body, CLAIM), names.late
    if claim is None or builder.declared_type(late) is None:
        return None
    outcome = Outcome.named(text_at(claim, "otherwise")) or NOT_APPLICABLE
    return Branch({late: Among((True,))}, outcome, document.origin(claim, name="claimed too late"))


def _window(builder: Builder, document: Document) -> _Window | None:
    claim = mapping_at(document.body, CLAIM)
    within = claim.get(WITHIN) if claim is not None else None
    after = claim.get(AFTER) if claim is not None else None
    if within is None or not isinstance(after, Scalar):
        return None
    event, title = _EVENTS.get(after.text, ("", ""))
    named = after.text.removeprefix("=").strip()
    if is_formula_text(after) and named in builder.facts:
        event = named
    return _Window(within, after, _period(builder, document), event, title)


def _period(builder: Builder, document: Document) -> Period | None:
    """The period that is measured; that of all remedies where the document itself measures none."""
    found = counted_period(builder, document)
    remedies = items_at(mapping_at(document.body, "remedies"), "of") if found is None else ()
    alone = (document._replace(body=remedy) for remedy in remedies if isinstance(remedy, Mapping))
    measured = {counted_period(builder, each) for each in alone} - {None}
    return measured.pop() if len(measured) == 1 else found


def _open_words(document: Document, window: _Window) -> str:
    """What of the policy's words has nothing to count by, `""` where all have."""
    if window.period is None and window.after.text == _END_OF_PERIOD:
        return window.after.text
    if window.period is None or not window.period.span:
        periods = [text for text in window.leaves if _PERIODS.fullmatch(text)]
        if periods:
            return periods[0]
    if DURING in (mapping_at(document.body, CLAIM) or ()):
        return ""
    return next((text for text in window.leaves if "business day" in text), "")


def _report_open(builder: Builder, document: Document, window: _Window) -> None:
    words = _open_words(document, window)
    place = window.after.place if words == window.after.text else window.within.place
    if "business day" in words:
        code, says = "CLAIM-DAYS-OPEN", f"It is open which days are business days in `{words}`"
        fix = "Add `during:` below `claim`, with the calendar whose business days count."
    else:
        code, says = "CLAIM-PERIOD-OPEN", f"It is open which period is meant by `{words}`"
        fix = "Add `per:` to the measure, for example `per: calendar month`."
    builder.report(code, place, f"{says}, so no last day to claim is told.", fix=fix, level=Level.WARNING)


def _lower_since(builder: Builder, document: Document, window: _Window, names: CreditNames) -> None:
    """Add what the time to claim counts after, where that is no fact itself."""
    if window.is_fact:
        return
    origin, place = document.origin(window.after), window.after.place
    name, title, words = names.term(_SINCE), _TITLE_SINCE, ""
    if window.after.text == _END_OF_PERIOD and window.period is not None:
        formula = builder.internal_formula(_last_day(builder, document, window.period), place)
        words = f"the last day of {window.period.named}"
    elif window.event:
        text = f'last_day_of_month({window.event}, "{_zone(builder, document, window)}")'
        given = f"if {window.event} is given then {text} else not applicable"
        formula = builder.internal_formula(given, place)
        words = f"the last day of the month of {{{window.event}}}"
    else:
        formula = builder.formula(window.after)
    builder.decide_by_formula(name, formula, origin, title, words=words)


def _lower_end(builder: Builder, document: Document, window: _Window, names: CreditNames) -> None:
    """Add the last day, or moment, to claim."""
    since, within = _since(window, names), names.term("claim within")
    text = f"{LAST_DAY_TO_CLAIM}({within}, {since}, {_counting(builder, document, window, names)})"
    if window.after.text != _END_OF_PERIOD:
        text = f"if {since} is given then {text} else not applicable"
    words = f"{{{within}}} after {{{since}}}"
    origin = document.origin(window.within)
    formula = builder.internal_formula(text, origin.place)
    builder.decide_by_formula(_end(window, names), formula, origin, _TITLE, words=words)


def _counting(builder: Builder, document: Document, window: _Window, names: CreditNames) -> str:
    """What the time to claim is counted by, as a formula writes it."""
    claim = mapping_at(document.body, CLAIM)
    during = claim.get(DURING) if claim is not None else None
    calendars = list(_texts(during)) if during is not None else []
    needs = sorted({need for name in calendars for need in builder.shelf.depends_on(name)})
    entries: tuple[str, ...] = (
        f'zone: "{_zone(builder, document, window)}"',
        f"calendar: {names.term('claim during')}" if calendars else 'calendar: ""',
        f"facts: {{{', '.join(f'{need}: {need}' for need in needs)}}}",
        f"from_end: {'true' if window.from_end else 'false'}",
    )
    period = window.period if window.counts_periods else None
    if period is not None:
        named = period.fact if period.type is DATE and not period.trailing else ""
        last_day = _last_day(builder, document, period)
        anchor = period.anchor or named
        entries += (f"last_day: {last_day}", f'span: "{period.span}"', f"anchor: [{anchor}]")
    return f"{{{', '.join(entries)}}}"


def _last_day(builder: Builder, document: Document, period: Period) -> str:
    return f"last_day_in({span_formula(period, zone_of(builder, document, period))})"


def _lower_late(builder: Builder, document: Document, window: _Window, names: CreditNames) -> None:
    """Add whether a claim came too late, and for the answer whether it came in time."""
    origin = document.origin(mapping_at(document.body, CLAIM) or window.within)
    claimed, late, end = names.term(_CLAIMED), names.late, _end(window, names)
    since = _since(window, names)
    test = f'is_claimed_late({claimed}, {end}, "{_zone(builder, document, window)}")'
    if window.event:
        test = f'if {since} is given then {test} else not_told("{window.event}")'
    text = f"if {claimed} is given then {test} else false"
    words = f"the time of the claim ({{{claimed}}}) and the {_ENDS[window.word]} for it ({{{end}}})"
    formula = builder.internal_formula(text, origin.place)
    builder.decide_by_formula(late, formula, origin, _TITLE_LATE, words=words)
    in_time = builder.internal_formula(
        f"if {claimed} is given then not({late}) else not applicable", origin.place
    )
    words = f"the time of the claim ({{{claimed}}})"
    builder.decide_by_formula(names.term(_IN_TIME), in_time, origin, _TITLE, words=words)


def _zone(builder: Builder, document: Document, window: _Window) -> str:
    """The zone whose midnights end the days: that of the claim, else of the period."""
    own = text_at(mapping_at(document.body, CLAIM), "zone")
    if own or window.period is None:
        return own or builder.zone or document.head.zone or "UTC"
    return zone_of(builder, document, window.period)


def _since(window: _Window, names: CreditNames) -> str:
    return window.event if window.is_fact else names.term(_SINCE)


def _end(window: _Window, names: CreditNames) -> str:
    return names.term(f"{CLAIM} {window.word}")


def _texts(node: Node) -> Iterator[str]:
    """The texts of a value position: its value, or those of its choices."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for row in items_at(node, "rows"):
            value = row.get("value") if isinstance(row, Mapping) else None
            yield from _texts(value) if value is not None else ()
        for key, value in node.entries:
            if key.text not in ANNOTATIONS | {"by", "rows"}:
                yield from _texts(value)
