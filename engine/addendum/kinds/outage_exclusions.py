"""What is left out of downtime, as text of formulas: which outages, which part of them, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping
from addendum.kinds.as_formula import literal
from addendum.kinds.calendar_text import open_stretches
from addendum.kinds.document import items_at, text_at
from addendum.kinds.outage_allowances import Allowance, allowance_of, earlier_use
from addendum.kinds.outage_tests import WHEN
from addendum.kinds.over_records import duration_text
from addendum.kinds.own_words import in_words
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from addendum.kinds.builder import Builder
    from addendum.kinds.periods import Period

DURING = "during"


class Exclusion(NamedTuple):
    """An exclusion as it is written, by the name under which its time is known.

    `limit` is how much of it is left out, None where nothing limits it.
    """

    name: str
    node: Mapping
    is_named: bool
    limit: Allowance | None

    @property
    def words(self) -> str:
        """What it is about, for sentences: its title, else its name, else its conditions."""
        title = text_at(self.node, "title")
        if title or self.is_named:
            return title or self.name.replace("_", " ")
        shown = [self.node.get(key) for key in (WHEN, DURING)]
        return ", ".join(in_words(each) for each in shown if each is not None) or "announced in time"

    @property
    def is_told(self) -> bool:
        """Whether the time that it leaves out is a value of its own: where it has a name or a limit."""
        return self.is_named or self.limit is not None

    @property
    def left_out(self) -> str:
        """The name of the time that it leaves out."""
        return f"{self.name}_left_out"

    @property
    def limit_words(self) -> str:
        """How much is left out, for sentences, with the fact on earlier use in braces."""
        if self.limit is None:
            return "the outages"
        allowed = f"the outages, at most {text_at(self.node, 'up to')}"
        return f"{allowed}, less {{{self.earlier}}} left out earlier" if self.limit.used_earlier else allowed

    @property
    def earlier(self) -> str:
        """The fact that says how much of its limit was used before the period."""
        return earlier_use(self.node, self.name)


def exclusions_of(node: Mapping, period: Period | None) -> list[Exclusion]:
    """The exclusions of downtime, in order; those without a name are numbered."""
    written = [item for item in items_at(node, "excluding") if isinstance(item, Mapping)]
    found = []
    for number, item in enumerate(written, 1):
        name = text_at(item, "name").replace("-", "_").lower()
        limit = allowance_of(item, period)
        found.append(Exclusion(name or f"exclusion_{number}", item, bool(name), limit))
    return found


def rule_text(builder: Builder, exclusion: Exclusion, span: str, period: Period | None) -> str:
    """The rest of the exclusion, which is the same for all outages, as a context."""
    parts = [f"name: {literal(exclusion.name)}", f"words: {literal(exclusion.words)}"]
    during = exclusion.node.get(DURING)
    if during is not None and span:
        parts.append(f"during: {open_stretches(builder, during, span)}")
    limit = exclusion.limit
    if limit is not None:
        amount = limit.amount if limit.outages else duration_text(limit.amount)
        parts += (f"up_to: {amount}", f"per: {literal(limit.each)}")
        if limit.anchored and period is not None:
            parts.append(f"anchor: {period.anchor}")
        if limit.used_earlier:
            fact = exclusion.earlier
            parts += (f"earlier: if {fact} is given then [{fact}] else []", f"earlier_use: {literal(fact)}")
    return f"{{{', '.join(parts)}}}"
