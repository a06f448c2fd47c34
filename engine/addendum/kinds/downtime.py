"""Downtime: the total that a case gives, or what its outages add up to without those left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import condition_text
from addendum.kinds.branches import chosen_entries, conditions_of, without_notes
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.ledgers import FROM, TO
from addendum.light import NamedTuple
from addendum.rules import Bounds, Fact, read_condition
from addendum.values import DATE_TIME, DURATION, ContextOf, Duration, ListOf

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.periods import Period
    from addendum.rules import Origin
    from addendum.values import Type

DOWNTIME = "downtime"
ANNOUNCED = "announced"
_LENGTH = f"(item.{TO} - item.{FROM})"
_NOT_NEGATIVE = Bounds(at_least=Duration(0))
_NOT_EVALUATED = ("weighted by", "during")
_UNITS = {"seconds": "1 second", "minutes": "1 minute", "hours": "1 hour"}
_NOTICE = re.compile(r"(?P<word>at least|more than) (?P<count>\S+) (?:calendar )?(?P<unit>\S+)")
_WITHIN_A_MONTH = ("week", "month")
_ALLOWANCE = re.compile(r"(?P<limit>.+) per (?P<period>.+)")


class _Exclusion(NamedTuple):
    """What is left out: its name, the test on an outage, and the node it is written in."""

    name: str
    test: str
    node: Mapping


def declare_downtime(builder: Builder, document: Document, measure: Mapping) -> None:
    """Announce `downtime` where outages are declared that add up to it, else let the case give it."""
    node = mapping_at(measure, DOWNTIME)
    origin = document.origin(node if node is not None else measure)
    title = "Downtime that counts"
    if node is not None:
        _check_list(builder, node)
    if node is None or _outage_type(builder, node) is None:
        builder.need_fact(Fact(DOWNTIME, DURATION, origin, title))
        builder.bound_fact(DOWNTIME, _NOT_NEGATIVE)
        return
    builder.total_becomes_decision(DOWNTIME)
    builder.declare(DOWNTIME, DURATION, (), origin, title)
    for exclusion, written in _exclusions(node):
        if _needs_earlier(written):
            builder.need_fact(
                Fact(
                    _earlier(exclusion, written),
                    DURATION,
                    document.origin(written),
                    f"Time already left out earlier ({exclusion.replace('_', ' ')})",
                    optional=True,
                    bounds=_NOT_NEGATIVE,
                    given_by="ledger",
                )
            )


def lower_downtime(builder: Builder, document: Document, measure: Mapping, period: Period | None) -> None:
    """Add `downtime` as the sum of the outages that count."""
    node = mapping_at(measure, DOWNTIME)
    if node is None or _outage_type(builder, node) is None or builder.declared_type(DOWNTIME) is None:
        return
    refused = _refused(node)
    if refused is not None:
        builder.refuse(DOWNTIME, refused, document.origin(refused))
        return
    _Sum(builder, document, node, period).lower()


class _Sum:
    """The formulas by which outages become downtime."""

    def __init__(self, builder: Builder, document: Document, node: Mapping, period: Period | None) -> None:
        self._builder = builder
        self._document = document
        self._node = node
        self._item = _outage_type(builder, node) or ContextOf(())
        unit, parts = _counting(node)
        of = text_at(node, "counted for") or "the total"
        self._rule = f'{unit}, "{parts}", "{of}"'
        self._outages_name = self._outages = text_at(node, "of")
        if period is not None and period.span:
            zone = period.zone or builder.zone or document.head.zone or "UTC"
            self._outages = f'within_period({self._outages}, {period.fact}, "{period.span}", "{zone}")'

    def lower(self) -> None:
        """Add `downtime`, and for each exclusion with an allowance what of it counts all the same."""
        counting = self._counting_test()
        exclusions = [
            exclusion
            for name, written in _exclusions(self._node)
            if (exclusion := self._exclusion(name, written)) is not None
        ]
        kept = [*counting, *(f"not({exclusion.test})" for exclusion in exclusions)]
        kept_outages = _filtered(self._outages, kept)
        parts = [f"outage_time({kept_outages}, [], {self._rule})"]
        earlier: list[str] = list(counting)
        further: list[str] = []
        for exclusion in exclusions:
            left_out = _filtered(self._outages, [*earlier, exclusion.test])
            earlier.append(f"not({exclusion.test})")
            beyond = self._beyond(exclusion, left_out, kept_outages)
            if beyond:
                parts.append(beyond)
                held = f"{{{exclusion.name}_time}} beyond the {{{exclusion.name}_left_out}} left out"
                further.append(f", and what there is of {held}")
        origin = self._document.origin(self._node)
        formula = self._builder.internal_formula(" + ".join(parts), origin.place)
        words = f"the {self._outages_name} that count, {_counting_words(self._node)}{''.join(further)}"
        self._builder.decide_by_formula(
            DOWNTIME, formula, origin, "Downtime that counts", bounds=_NOT_NEGATIVE, words=words
        )

    def _counting_test(self) -> list[str]:
        """Which outages count at all: by their fields, and by how long they are."""
        tests = []
        only = mapping_at(self._node, "only")
        if only is not None:
            tests += self._tests(only)
        length = self._node.get("only outages of")
        if isinstance(length, Mapping):
            tests.append(self._length_test(length))
        return tests

    def _length_test(self, length: Mapping) -> str:
        """How long an outage must be, for all or for each member of a fact."""
        if "by" not in length:
            condition = read_condition(without_notes(length), DURATION, self._builder.findings.append)
            return condition_text(_LENGTH, condition) if condition is not None else "true"
        cases = []
        for conditions, written, _ in chosen_entries(self._builder, self._document, length):
            condition = read_condition(without_notes(written), DURATION, self._builder.findings.append)
            if condition is not None:
                whom = [condition_text(fact, each) for fact, each in conditions.items()]
                cases.append(" and ".join((*whom, condition_text(_LENGTH, condition))))
        return f"({' or '.join(cases)})" if cases else "true"

    def _exclusion(self, name: str, written: Mapping) -> _Exclusion | None:
        when = mapping_at(written, "when")
        tests = self._tests(when) if when is not None else []
        notice = written.get("notice")
        if isinstance(notice, Scalar):
            tests.append(self._notice_test(notice, written))
        return _Exclusion(name, " and ".join(tests), written) if tests else None

    def _tests(self, conditions: Mapping) -> list[str]:
        read = conditions_of(self._builder, conditions, self._item)
        return [condition_text(f"item.{field}", condition) for field, condition in read.items()]

    def _notice_test(self, notice: Scalar, written: Mapping) -> str:
        """Whether an outage was announced so long before; where nobody knows, the author's word holds."""
        unknown = {"excluded": "true", "not excluded": "false"}.get(text_at(written, "if notice unknown"), "")
        found = _NOTICE.fullmatch(notice.text)
        if found is None or found["unit"].startswith("business"):
            self._builder.refuse_word(notice)
            return unknown or f'not_evaluated("{notice.text}")'
        if self._item.field(ANNOUNCED) is None:
            if not unknown:
                self._builder.report(
                    "FIELD-NEEDED",
                    notice.place,
                    f"Outages have no field `{ANNOUNCED}`, so nobody knows when they were announced.",
                    fix=f"Add `{ANNOUNCED}: {{type: date and time, optional: true}}` to their fields, "
                    "or say `if notice unknown: not excluded`.",
                )
            return unknown or "false"
        sign = ">=" if found["word"] == "at least" else ">"
        length = _length(found["count"], found["unit"])
        told = f"item.{FROM} - item.{ANNOUNCED} {sign} {length}"
        return f"(if item.{ANNOUNCED} is given then {told} else {unknown or _not_told(ANNOUNCED)})"

    def _beyond(self, exclusion: _Exclusion, left_out: str, kept: str) -> str:
        """What an allowance does not cover of the time left out, and so counts."""
        found = _ALLOWANCE.fullmatch(text_at(exclusion.node, "up to"))
        if found is None or text_at(exclusion.node, "beyond that") == "does not count":
            return ""
        name = f"{exclusion.name}_left_out"
        origin = self._document.origin(exclusion.node)
        time = f"outage_time({left_out}, {kept}, {self._rule})"
        words = f"the {self._outages_name} that may be left out, {_counting_words(self._node)}"
        self._decide(f"{exclusion.name}_time", time, origin, "Time that may be left out", words)
        words = f"{{{exclusion.name}_time}}, at most {found['limit']}"
        earlier = ""
        if _needs_earlier(exclusion.node):
            fact = _earlier(exclusion.name, exclusion.node)
            earlier = f" - (if {fact} is given then {fact} else {_not_told(fact)})"
            words += f" less {{{fact}}} that were left out earlier"
        allowed = f"max(0 hours, {found['limit']}{earlier})"
        text = f"if {exclusion.name}_time = 0 hours then 0 hours else min({exclusion.name}_time, {allowed})"
        self._decide(name, text, origin, "Time left out", words)
        return f"{exclusion.name}_time - {name}"

    def _decide(self, name: str, text: str, origin: Origin, title: str, words: str) -> None:
        self._builder.declare(name, DURATION, (), origin, title)
        formula = self._builder.internal_formula(text, origin.place)
        self._builder.decide_by_formula(name, formula, origin, title, _NOT_NEGATIVE, words)


def _outage_type(builder: Builder, node: Mapping) -> ContextOf | None:
    """The record of an outage with its moments, None where no such list is declared."""
    return _record_of(builder.declared_type(text_at(node, "of")))


def _record_of(of_type: Type | None) -> ContextOf | None:
    """The record of a list whose records have the moments of an outage."""
    item: Type | None = of_type.item if isinstance(of_type, ListOf) else None
    if isinstance(item, ContextOf) and item.field(FROM) == DATE_TIME and item.field(TO) == DATE_TIME:
        return item
    return None


def _check_list(builder: Builder, node: Mapping) -> None:
    """Report a list of outages that does not exist beside one that does, or that has no moments to count."""
    named = node.get("of")
    if not isinstance(named, Scalar) or _outage_type(builder, node) is not None:
        return
    if builder.declared_type(named.text) is not None:
        builder.report(
            "FIELD-NEEDED",
            named.place,
            f"`{named.text}` is no list of records with the moments `{FROM}` and `{TO}`, so no time adds up.",
            fix=f"Give its records the fields `{FROM}: date and time` and `{TO}: date and time`.",
        )
        return
    near = next((name for name, fact in builder.facts.items() if _record_of(fact.type) is not None), "")
    if near:
        builder.report(
            "UNKNOWN-NAME",
            named.place,
            f"Nothing is called `{named.text}`, so outages would not add up.",
            fix=f"Write `{near}`, or declare `{named.text}` as a list of records.",
        )


def _refused(node: Mapping) -> Scalar | None:
    """The first word by which outages are counted in a way that this version does not evaluate."""
    for key, value in node.entries:
        if key.text in _NOT_EVALUATED:
            return key
        if key.text == "counted in" and isinstance(value, Mapping):
            for unit, rule in value.entries:
                if unit.text not in _UNITS and not (isinstance(rule, Scalar) and rule.text == "exact"):
                    return unit
    for _, written in _exclusions(node):
        allowance = written.get("up to")
        if isinstance(allowance, Scalar) and allowance.text.endswith("week"):
            return allowance
        during = written.key("during")
        if during is not None:
            return during
    return None


def _exclusions(node: Mapping) -> list[tuple[str, Mapping]]:
    written = [item for item in items_at(node, "excluding") if isinstance(item, Mapping)]
    return [
        ((text_at(item, "name") or f"exclusion_{number}").replace("-", "_").lower(), item)
        for number, item in enumerate(written, 1)
    ]


def _counting(node: Mapping) -> tuple[str, str]:
    """The unit in which downtime is counted, and how its parts count."""
    counted = mapping_at(node, "counted in")
    for unit, rule in counted.entries if counted is not None else ():
        if isinstance(rule, Scalar):
            return _UNITS.get(unit.text, "1 second"), rule.text
    return "1 second", "exact"


def _counting_words(node: Mapping) -> str:
    """How downtime is counted, in words: `in minutes, part dropped, for each outage`."""
    counted = mapping_at(node, "counted in")
    for unit, rule in counted.entries if counted is not None else ():
        if isinstance(rule, Scalar) and rule.text != "exact":
            return f"in {unit.text}, {rule.text}, for {text_at(node, 'counted for') or 'the total'}"
    return "exactly"


def _needs_earlier(written: Mapping) -> bool:
    """Whether the allowance is for longer than a month, so that earlier months of it use it up."""
    found = _ALLOWANCE.fullmatch(text_at(written, "up to"))
    beyond = text_at(written, "beyond that") != "does not count"
    return found is not None and beyond and not found["period"].endswith(_WITHIN_A_MONTH)


def _earlier(name: str, written: Mapping) -> str:
    return text_at(written, "earlier use") or f"{name}_earlier"


def _filtered(outages: str, tests: list[str]) -> str:
    return f"{outages}[{' and '.join(tests)}]" if tests else outages


def _not_told(fact: str) -> str:
    return f'not_told("{fact}")'


def _length(count: str, unit: str) -> str:
    return f"{count} * 24 hours" if unit.startswith("day") else f"{count} {unit}"
