"""Downtime: the total that a case gives, or what its outages add up to without those left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import condition_text, literal
from addendum.kinds.branches import without_notes
from addendum.kinds.calendar_text import open_stretches
from addendum.kinds.chosen_text import chosen_text
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.measured_time import DURING
from addendum.kinds.outage_allowances import need_earlier
from addendum.kinds.outage_checks import check_downtime
from addendum.kinds.outage_exclusions import exclusions_of, rule_text
from addendum.kinds.outage_lists import check_outage_list, outage_list
from addendum.kinds.outage_records import records_text
from addendum.kinds.own_words import in_words
from addendum.kinds.periods import zone_of
from addendum.kinds.signatures import ACCOUNT
from addendum.ledgers import CLOCK, COUNTED, EXACT, ONE_BY_ONE, TOTAL
from addendum.light import NamedTuple
from addendum.rules import Bounds, Fact, read_condition
from addendum.values import DURATION, Duration

if TYPE_CHECKING:
    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.document import Document
    from addendum.kinds.measured_time import MeasuredTime
    from addendum.kinds.outage_exclusions import Exclusion
    from addendum.kinds.outage_lists import OutageList
    from addendum.kinds.periods import Period

DOWNTIME = "downtime"
_TITLE = "Downtime that counts"
_NOT_NEGATIVE = Bounds(at_least=Duration(0))
_UNITS = {"seconds": "1 second", "minutes": "1 minute", "hours": "1 hour"}
_LENGTH = "the_length"


def declare_downtime(builder: Builder, document: Document, measure: Mapping, period: Period | None) -> None:
    """Announce the downtime where outages are declared that add up to it, else let the case give it."""
    node = mapping_at(measure, DOWNTIME)
    name = text_at(node, "name") or DOWNTIME
    origin = document.origin(node if node is not None else measure)
    title = text_at(node, "title") or _TITLE
    if node is not None:
        check_outage_list(builder, node)
    if node is None or outage_list(builder, node) is None:
        builder.need_fact(Fact(name, DURATION, origin, title))
        builder.bound_fact(name, _NOT_NEGATIVE)
        return
    builder.total_becomes_decision(name)
    builder.declare(name, DURATION, (), origin, title)
    builder.declare(account_name(name), ACCOUNT, (), origin, "Outages one by one")
    for exclusion in exclusions_of(node, period):
        own = document.origin(exclusion.node)
        if exclusion.limit is not None and exclusion.limit.used_earlier:
            need_earlier(builder, exclusion.limit, exclusion.earlier, exclusion.name, own)
        if exclusion.is_told:
            builder.declare(exclusion.left_out, DURATION, (), own, f"Time left out: {exclusion.words}")


def lower_downtime(builder: Builder, document: Document, measure: Mapping, time: MeasuredTime | None) -> None:
    """Add the downtime as the sum of the outages that count, and what each named exclusion leaves out."""
    node = mapping_at(measure, DOWNTIME)
    outages = outage_list(builder, node) if node is not None else None
    if node is not None and outages is not None:
        check_downtime(builder, node, outages, time.period if time is not None else None)
        during = node.get(DURING) or measure.get(DURING)
        _Account(builder, document, node, outages, time, during).lower()


def looks_at_each(document: Document, outages: str) -> bool:
    """Whether a credit of the document goes by each of the outages of this list."""
    remedies = items_at(mapping_at(document.body, "remedies"), "of")
    missed = (mapping_at(each, "when missed") for each in (document.body, *remedies))
    return any(text_at(mapping_at(each, "ladder"), "for each") == outages for each in missed)


def account_name(name: str) -> str:
    """The decision that tells of each outage what counts as downtime of this name, and what is left out."""
    return f"{name}_account"


class _Account:
    """The formulas by which outages become downtime."""

    def __init__(
        self,
        builder: Builder,
        document: Document,
        node: Mapping,
        outages: OutageList,
        time: MeasuredTime | None,
        during: Node | None,
    ) -> None:
        self._builder = builder
        self._name = text_at(node, "name") or DOWNTIME
        self._document = document
        self._node = node
        self._outages = outages
        self._during = during
        self._period = time.period if time is not None else None
        self._zone = zone_of(builder, document, self._period)
        self._exclusions = exclusions_of(node, self._period)
        self._span = time.span if time is not None and outages.has_moments else ""

    def lower(self) -> None:
        """Add the account of all outages, what each exclusion leaves out, and what remains as `downtime`."""
        account = account_name(self._name)
        keeps = looks_at_each(self._document, self._outages.name)
        records = records_text(
            self._builder, self._node, self._outages, self._exclusions, self._span, keeps=keeps
        )
        origin = self._document.origin(self._node)
        formula = self._builder.internal_formula(
            f"outages_added_up({records}, {self._rules()})", origin.place
        )
        words = f"the outages: {{{account}.{ONE_BY_ONE}}}"
        self._builder.decide_by_formula(account, formula, origin, "Outages one by one", words=words)
        for exclusion in self._exclusions:
            if exclusion.is_told:
                self._lower_left_out(exclusion)
        formula = self._builder.internal_formula(f"{account}.{COUNTED}", origin.place)
        words = f"the {self._outages.name} that count, {_counting_words(self._node)}"
        title = text_at(self._node, "title") or _TITLE
        self._builder.decide_by_formula(self._name, formula, origin, title, _NOT_NEGATIVE, words)

    def _lower_left_out(self, exclusion: Exclusion) -> None:
        origin = self._document.origin(exclusion.node)
        text = f"left_out_of({account_name(self._name)}, {literal(exclusion.name)})"
        words = exclusion.limit_words
        formula = self._builder.internal_formula(text, origin.place)
        title = f"Time left out: {exclusion.words}"
        self._builder.decide_by_formula(exclusion.left_out, formula, origin, title, _NOT_NEGATIVE, words)

    def _rules(self) -> str:
        """How the outages add up, as a context."""
        counting = _counting(self._node)
        parts = [
            f"unit: {counting.unit}",
            f"parts: {literal(counting.parts)}",
            f"for: {literal(counting.of)}",
            f"zone: {literal(self._zone)}",
        ]
        if self._span:
            parts.append(f"within: {self._span}")
        parts += self._conditions()
        if self._exclusions:
            rules = (rule_text(self._builder, each, self._span, self._period) for each in self._exclusions)
            parts.append(f"excluding: [{', '.join(rules)}]")
        return f"{{{', '.join(parts)}}}"

    def _conditions(self) -> list[str]:
        """When outages count, and units of the clock: their hours, their length, how they come together."""
        found = []
        if self._during is not None and self._span:
            found.append(f"during: {open_stretches(self._builder, self._during, self._span)}")
        for key, rule in (("only outages of", "long_enough"), ("down for", "down_for")):
            limit = self._node.get(key)
            if isinstance(limit, Mapping):
                found.append(f"{rule}: function({_LENGTH}) {self._length_test(limit)}")
                if rule == "long_enough":
                    words = f"only outages of {in_words(without_notes(limit))} count"
                    found.append(f"too_short: {literal(words)}")
        overlapping = text_at(self._node, "where outages overlap")
        if overlapping:
            found.append(f"overlapping: {literal(overlapping)}")
        return found

    def _length_test(self, limit: Node) -> str:
        """How long something must be, for all or for each member of a fact."""

        def text_of(written: Node) -> str:
            condition = read_condition(without_notes(written), DURATION, self._builder.findings.append)
            return condition_text(_LENGTH, condition) if condition is not None else ""

        return chosen_text(self._builder, limit, text_of) or "true"


class _Counting(NamedTuple):
    """The unit of counting as a formula writes it, how a part of it counts, and for what that is decided."""

    unit: str = "1 second"
    parts: str = EXACT
    of: str = TOTAL


def _counting(node: Mapping) -> _Counting:
    written = mapping_at(node, "counted in")
    for key, rule in written.entries if written is not None else ():
        if isinstance(rule, Scalar):
            by_the_clock = key.text.startswith("clock ")
            of = CLOCK if by_the_clock else text_at(node, "counted for") or TOTAL
            return _Counting(_UNITS[key.text.removeprefix("clock ")], rule.text, of)
    return _Counting()


def _counting_words(node: Mapping) -> str:
    """How downtime is counted, in words: `in minutes, part dropped, for each outage`."""
    written = mapping_at(node, "counted in")
    for key, rule in written.entries if written is not None else ():
        if isinstance(rule, Scalar) and rule.text != EXACT:
            of = "" if key.text.startswith("clock ") else f", for {text_at(node, 'counted for') or TOTAL}"
            return f"in {key.text}, {rule.text}{of}"
    return "exactly"
