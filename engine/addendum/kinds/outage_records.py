"""Outages as the records that a ledger adds up, as text of a formula: when they were, and what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Scalar
from addendum.kinds.as_formula import literal
from addendum.kinds.chosen_text import RECORD
from addendum.kinds.document import text_at
from addendum.kinds.outage_lists import LENGTHS, STEPS
from addendum.kinds.outage_tests import applies_text
from addendum.kinds.over_records import duration_text, formula_over, test_over
from addendum.kinds.own_words import in_words
from addendum.ledgers import EXCLUDED, FROM, LENGTH, SHARE, SINCE, SOURCE, TIMES, TO, WHY_NOT
from addendum.values import DATE_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.documents import Mapping
    from addendum.kinds.builder import Builder
    from addendum.kinds.outage_exclusions import Exclusion
    from addendum.kinds.outage_lists import OutageList

COUNTS_FROM, NEVER_REPORTED = "counts from", "if never reported"
ONLY, WEIGHTED_BY = "only", "weighted by"


def records_text(
    builder: Builder,
    node: Mapping,
    outages: OutageList,
    exclusions: Sequence[Exclusion],
    span: str,
    *,
    keeps: bool,
) -> str:
    """The outages that touch a stretch of time, as records; all of them where `span` is `""`.

    Each `keeps` what was given, where somebody looks at them one by one.
    """
    source = outages.name
    if span and outages.has_moments:
        each = f", {duration_text(outages.each)}" if outages.form == STEPS else ""
        source = f"outages_near({outages.name}, {span}{each})"
    why_not = [text for text in (_only_text(builder, node, outages), _unreported_text(node)) if text]
    fields = [*_moments(builder, node, outages)]
    if keeps:
        fields.append(f"{SOURCE}: {RECORD}")
    if WEIGHTED_BY in node:
        fields.append(f"{SHARE}: {_share_text(builder, node, outages)}")
    if why_not:
        fields.append(f'{WHY_NOT}: {"".join(why_not)}""')
    if exclusions:
        applies = ", ".join(applies_text(builder, each.node, outages) for each in exclusions)
        fields.append(f"{EXCLUDED}: [{applies}]")
    return f"for {RECORD} in {source} return {{{', '.join(fields)}}}"


def _moments(builder: Builder, node: Mapping, outages: OutageList) -> Iterator[str]:
    """When an outage was, or how long, and from which later moment on it counts."""
    if outages.form == LENGTHS:
        yield f"{LENGTH}: {duration_text(outages.each) if outages.each else f'{RECORD}.{LENGTH}'}"
        if outages.stands_for:
            yield f"{TIMES}: {RECORD}.{outages.stands_for}"
        return
    yield f"{FROM}: {RECORD}.{FROM}"
    end = f"{RECORD}.{FROM} + {duration_text(outages.each)}" if outages.form == STEPS else f"{RECORD}.{TO}"
    yield f"{TO}: {end}"
    since = _since_field(builder, node, outages)
    if since:
        yield f"{SINCE}: {since}"


def _since_field(builder: Builder, node: Mapping, outages: OutageList) -> str:
    """The moment from which an outage counts at the earliest; an error where nobody says what then holds."""
    named = node.get(COUNTS_FROM)
    if not isinstance(named, Scalar):
        return ""
    if outages.record.field(named.text) != DATE_TIME:
        builder.report(
            "FIELD-NEEDED",
            named.place,
            f"The records of `{outages.name}` have no moment `{named.text}` from which they could count.",
            fix=f"Add `{named.text}: {{type: date and time, optional: true}}` to their fields.",
        )
        return ""
    value = f"{RECORD}.{named.text}"
    if named.text not in outages.record.optional:
        return value
    otherwise = f"{RECORD}.{FROM}" if NEVER_REPORTED in node else f'not_told("{named.text}")'
    return f"if {value} is given then {value} else {otherwise}"


def _only_text(builder: Builder, node: Mapping, outages: OutageList) -> str:
    """The beginning of an `if` for outages that do not count by what they are."""
    only = node.get(ONLY)
    test = test_over(builder, only, outages.record) if only is not None else ""
    if only is None or not test:
        return ""
    reason = literal(f"counts only where {in_words(only)}")
    return f"if not({test}) then {reason} else "


def _unreported_text(node: Mapping) -> str:
    """The beginning of an `if` for outages that do not count because nobody reported them."""
    if text_at(node, NEVER_REPORTED) != "does not count":
        return ""
    field = text_at(node, COUNTS_FROM)
    reason = literal(f"{field.replace('_', ' ')} is not told")
    return f"if not({RECORD}.{field} is given) then {reason} else "


def _share_text(builder: Builder, node: Mapping, outages: OutageList) -> str:
    """The share by which an outage counts; all of it where the formula has findings."""
    written = node.get(WEIGHTED_BY)
    text = formula_over(builder, written, outages.record, None) if isinstance(written, Scalar) else ""
    return text or "1"
