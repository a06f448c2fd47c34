"""The periods of a quota: their days, what is granted where the terms change, and what rolls over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.contract import CONTRACT_START
from addendum.kinds.counted_periods import checked_period, period_named
from addendum.kinds.document import mapping_at, text_at
from addendum.kinds.periods import CALENDAR, need_period
from addendum.kinds.question import Account, Per
from addendum.kinds.quota_names import EARLIER, ENTITLED, GRANTED, HISTORY, PERIOD, ROLLED_OVER
from addendum.light import NamedTuple
from addendum.rules import Bounds, Fact
from addendum.values import DATE, TEXT, ContextOf, Duration, ListOf

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.periods import Period
    from addendum.kinds.quota_names import QuotaNames

NEXT_PERIOD = "from the next period on"
CHANGES, PART, ROLL_OVER = "change within a period", "part of a period", "roll over"
_COVER, _TIER, _ANYTHING = "contract", "tier", "*"
# What it means for a change that a document says which day of a period decides.
_DECIDED_BY_DAY = {
    "the first day of the period": NEXT_PERIOD,
    "the last day of the period": "at once",
}
_NO_FACTS = ("terms", _TIER)
PERIOD_TYPE = ContextOf((("from", DATE), ("last_day", DATE)))


class Times(NamedTuple):
    """When a quota counts: the fact that names the period, its length, and what its borders count from.

    `anchor` is a formula. `rules` say by name how a change within a period counts; `rolls_over` tells that
    hours left do. `words` tell where the borders come from, `named` is what the periods are called.
    """

    fact: str
    span: str
    anchor: str
    rules: tuple[tuple[str, str], ...]
    rolls_over: bool
    words: str = ""
    named: str = ""

    @property
    def per(self) -> Per | None:
        """What the question tells of the periods."""
        return Per(self.named, self.span, self.anchor) if self.fact else None

    @property
    def parts_periods(self) -> bool:
        """Whether a change, or the contract's beginning or end, may part a period."""
        return any(rule != NEXT_PERIOD or name == _TIER for name, rule in self.rules)

    @property
    def takes_history(self) -> bool:
        """Whether it matters what was granted on other days than a period's first one."""
        return bool(self.span) and (self.rolls_over or self.parts_periods)

    @property
    def rules_text(self) -> str:
        """The rules as a formula holds them."""
        return "{" + ", ".join(f'"{name}": "{rule}"' for name, rule in self.rules) + "}"


def times_of(document: Document) -> Times:
    """When the quota of a document counts; without a period there is neither a fact nor a length."""
    body = document.body
    period = period_named(body)
    changes = mapping_at(body, CHANGES)
    rules = [(key.text, rule.text) for key, rule in _scalars(changes)]
    part = text_at(body, PART)
    rules += [(_COVER, part)] if part else []
    decides = _DECIDED_BY_DAY.get(document.head.governed_by)
    rules += [(_ANYTHING, decides)] if decides is not None else []
    rolls = rolls_over(document)
    if period is None:
        return Times("", "", "", tuple(rules), rolls)
    anchor = period.anchor or _anchor_of(period)
    from_anchor = f", counted from {{{anchor}}}" if anchor.isidentifier() and anchor != period.fact else ""
    words = f"the {period.words} {{{period.fact}}}{from_anchor}"
    return Times(period.fact, period.span, anchor, tuple(rules), rolls, words, period.words)


def account_of(document: Document, names: QuotaNames) -> Account | None:
    """What tells an answer how to keep account of the quota; None where it has no periods of known length."""
    times = times_of(document)
    if not times.span:
        return None
    roll_over = document.body.get(ROLL_OVER)
    return Account(
        stem=names.stem,
        granted=granted_name(document, names),
        history=names.term(HISTORY) if times.takes_history else "",
        period=names.term(PERIOD),
        amount=names.amount,
        rules=times.rules,
        rolls_over=_all_text(roll_over) if times.rolls_over and roll_over is not None else "",
    )


def rolls_over(document: Document) -> bool:
    """Whether something that is left may be used in later periods."""
    written = document.body.get(ROLL_OVER)
    return isinstance(written, Mapping) or (isinstance(written, Scalar) and written.text == "all")


def granted_name(document: Document, names: QuotaNames) -> str:
    """The name of what is granted in a period, with the changes within it."""
    times = times_of(document)
    return names.term(GRANTED) if times.span and times.parts_periods else names.term(ENTITLED)


def declare_periods(builder: Builder, document: Document, names: QuotaNames, *, dated: bool) -> None:
    """Announce the period, what was granted on other days, and what rolls over; `dated` entries have days."""
    times = times_of(document)
    origin = document.origin(document.body)
    period = period_named(document.body)
    if period is not None:
        need_period(builder, period, origin)
    if times.span:
        builder.declare(names.term(PERIOD), PERIOD_TYPE, (), origin, names.title(PERIOD))
    if times.takes_history:
        builder.need_fact(
            Fact(
                names.term(HISTORY),
                _history_type(names),
                origin,
                names.title(HISTORY),
                optional=True,
                given_by="contract",
            )
        )
    if granted_name(document, names) != names.term(ENTITLED):
        builder.declare(names.term(GRANTED), names.type, (), origin, names.title(GRANTED))
    if not times.rolls_over:
        return
    name, title = names.term(ROLLED_OVER), names.title(ROLLED_OVER)
    if times.span and dated:
        builder.declare(names.term(EARLIER), ListOf(_earlier_type(names)), (), origin, names.title(EARLIER))
        builder.declare(name, names.type, (), origin, title)
    else:
        bounds = Bounds(at_least=_zero(names))
        builder.need_fact(Fact(name, names.type, origin, title, bounds=bounds, given_by="ledger"))


def lower_periods(builder: Builder, document: Document, names: QuotaNames, terms: str) -> None:
    """Add the decisions on the period, on changes within it, and on what rolls over into it.

    `terms` is a formula for how entries count.
    """
    times = times_of(document)
    body = document.body
    _check_changes(builder, document, times)
    period = period_named(body)
    if period is not None:
        checked_period(builder, body, period)
    if times.span:
        node = body.get("per") or body
        formula = f'period_days({times.fact}, "{times.span}", {times.anchor})'
        _decide(builder, document, names, PERIOD, formula, times.words, node)
    history, days = names.term(HISTORY), names.term(PERIOD)
    if granted_name(document, names) != names.term(ENTITLED):
        node = body.get(CHANGES) or body.get(PART) or body
        granted = f"granted_in({history}, {days}, {times.rules_text})"
        formula = f"if {history} is given then {granted} else {names.stem}"
        words = f"{{{names.stem}}} on the first day, and {{{history}}}"
        _decide(builder, document, names, GRANTED, formula, words, node)
    if builder.declared_type(names.term(EARLIER)) is not None:
        _lower_rolled_over(builder, document, names, terms)


def carried_text(document: Document, names: QuotaNames) -> str:
    """What rolls over and still counts, as a formula: all that is left, or so much at most."""
    most = _most(document)
    name = names.term(ROLLED_OVER)
    return f"min({name}, {most})" if most else name


def _lower_rolled_over(builder: Builder, document: Document, names: QuotaNames, terms: str) -> None:
    times = times_of(document)
    node = document.body.get(ROLL_OVER) or document.body
    history, earlier = names.term(HISTORY), names.term(EARLIER)
    arguments = (
        f'{names.used}, {names.term(PERIOD)}, "{times.span}", {times.anchor}, {terms}, {times.rules_text}'
    )
    formula = f"if {history} is given then earlier_periods({history}, {arguments}) else []"
    words = "the entries, and from what each period was granted"
    _decide(builder, document, names, EARLIER, formula, words, node)
    count, _, _ = text_at(node, "for").partition(" ")
    used = text_at(node, "used") or "first"
    most = _most(document)
    rolled = f'rolled_over({earlier}, {most or _quoted("all")}, {count or 0}, "{used}", {names.nothing})'
    formula = f'if {history} is given then {rolled} else not_told("{names.term(ROLLED_OVER)}")'
    limits = [f"at most {most}" if most else "", f"for {text_at(node, 'for')}" if count else ""]
    told = ", ".join(["what is left of the earlier periods", *filter(None, limits), f"used {used}"])
    _decide(builder, document, names, ROLLED_OVER, formula, told, node)


def _decide(
    builder: Builder,
    document: Document,
    names: QuotaNames,
    word: str,
    text: str,
    words: str,
    node: Node,
) -> None:
    origin = document.origin(node)
    formula = builder.internal_formula(text, node.place)
    builder.decide_by_formula(names.term(word), formula, origin, names.title(word), words=words)


def _check_changes(builder: Builder, document: Document, times: Times) -> None:
    """What changes is a fact, the `tier` or the `terms`; without periods nothing changes within one."""
    changes = mapping_at(document.body, CHANGES)
    for key, rule in _scalars(changes):
        if key.text not in _NO_FACTS:
            builder.type_named(key.text, key.place)
        if not times.span and rule.text != NEXT_PERIOD:
            builder.report(
                "PERIOD-OPEN",
                rule.place,
                "How long a period is remains open, so nothing can be shared out within one.",
                fix="Write under `per` a period of a fixed length, for example `contract quarter`.",
            )


def _anchor_of(period: Period) -> str:
    """What borders count from where the policy does not say: the calendar, the contract, or the day given."""
    if period.words.startswith("calendar "):
        return CALENDAR
    return CONTRACT_START if period.words.startswith("contract ") else period.fact


def _most(document: Document) -> str:
    node = mapping_at(document.body, ROLL_OVER)
    written: Node | None = node.get("at most") if node is not None else None
    if isinstance(written, Mapping):
        written = written.get("value")
    return written.text.removeprefix("=").strip() if isinstance(written, Scalar) else ""


def _history_type(names: QuotaNames) -> ListOf:
    fields = (("from", DATE), ("granted", names.type), ("outcome", TEXT), ("changed", ListOf(TEXT)))
    return ListOf(ContextOf(fields, optional=frozenset({"granted", "outcome", "changed"})))


def _earlier_type(names: QuotaNames) -> ContextOf:
    return ContextOf((*PERIOD_TYPE.fields, ("granted", names.type), ("used", names.type)))


def _zero(names: QuotaNames) -> Duration | int:
    return Duration(0) if names.nothing.endswith("hours") else 0


def _scalars(node: Mapping | None) -> list[tuple[Scalar, Scalar]]:
    entries = node.entries if node is not None else ()
    return [(key, value) for key, value in entries if isinstance(value, Scalar)]


def _all_text(node: Node) -> str:
    """A value with all that stands in it, to be compared with another version of it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return "; ".join(f"{key.text} {_all_text(value)}" for key, value in node.entries)
    return "; ".join(map(_all_text, node.items))


def _quoted(text: str) -> str:
    return f'"{text}"'
