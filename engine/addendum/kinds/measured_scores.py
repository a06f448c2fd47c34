"""Measures that score intervals or requests, one record after the other, and take their mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.findings import did_you_mean
from addendum.kinds.as_formula import literal
from addendum.kinds.chosen_text import RECORD
from addendum.kinds.document import text_at
from addendum.kinds.over_records import duration_text, formula_over, test_over, value_over
from addendum.kinds.own_words import in_words
from addendum.ledgers import ALIKE, FROM, SCORE, WEIGHT
from addendum.light import NamedTuple
from addendum.values import DATE_TIME, NUMBER, ContextOf, ListOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.measured_time import MeasuredTime
    from addendum.values import Type

GOOD, _SCORE, _EMPTY, _EMPTY_WHEN = "good", "score", "empty", "empty when"
_REQUESTS = "requests"


class Scored(NamedTuple):
    """The formula for a mean of scores, and what it is, in words."""

    formula: str
    words: str


def record_of(builder: Builder, node: Mapping) -> ContextOf | None:
    """The record of the list that `of` names; None where that is no list of records."""
    of_type = builder.declared_type(text_at(node, "of"))
    item: Type | None = of_type.item if isinstance(of_type, ListOf) else None
    return item if isinstance(item, ContextOf) else None


def report_no_list(builder: Builder, node: Mapping) -> None:
    """Report that `of` names no list of records."""
    named = node.get("of")
    if not isinstance(named, Scalar):
        return
    lists = [name for name, fact in builder.facts.items() if isinstance(fact.type, ListOf)]
    near = did_you_mean(named.text, lists)
    builder.report(
        "LIST-NEEDED",
        named.place,
        f"`{named.text}` is no list of records, so there is nothing to score.",
        fix=f"Write `{near}`." if near else f"Declare the fact `{named.text}` as a `list of records`.",
    )


def is_scored(node: Mapping) -> bool:
    """Whether it is said what a record scores."""
    return _SCORE in node or GOOD in node


def scored(
    builder: Builder, node: Mapping, of_type: Type, what: str, time: MeasuredTime | None, period: str
) -> Scored | None:
    """The mean over the records of `node`, which are called `what`; None where nothing says how they score.

    `period` is the decision with the length of the period.
    """
    record = record_of(builder, node)
    score = _score_text(builder, node, record, of_type) if record is not None else ""
    if record is None or not score:
        return None
    source = text_at(node, "of")
    if time is not None and record.field(FROM) == DATE_TIME:
        source = f"begun_in({source}, {time.span})"
    fields = [f"{SCORE}: {score}", *_fields(builder, node, record)]
    rules = ", ".join(_rules(builder, node, of_type, what, period))
    formula = f"mean_score(for {RECORD} in {source} return {{{', '.join(fields)}}}, {{{rules}}})"
    return Scored(formula, _words(node, what))


def _score_text(builder: Builder, node: Mapping, record: ContextOf, of_type: Type) -> str:
    """What one record scores; `""` where that has findings, or nothing says it."""
    written, good = node.get(_SCORE), node.get(GOOD)
    text = ""
    if written is not None:
        text = value_over(builder, written, record, of_type)
    elif good is not None:
        test = test_over(builder, good, record)
        text = f"(if {test} then 100 % else 0 %)" if test else ""
    empty = node.get(_EMPTY)
    if not text or empty is None:
        return text
    test, value = _empty_test(builder, node, record), value_over(builder, empty, record, of_type)
    return f"(if {test} then {value} else {text})" if test and value else ""


def _empty_test(builder: Builder, node: Mapping, record: ContextOf) -> str:
    """Whether nothing happened that could be scored; without a word on it, where there were no `requests`."""
    written = node.get(_EMPTY_WHEN)
    if written is not None:
        return test_over(builder, written, record)
    if record.field(_REQUESTS) == NUMBER:
        return f"{RECORD}.{_REQUESTS} = 0"
    key = node.key(_EMPTY)
    builder.report(
        "FIELD-NEEDED",
        key.place if key is not None else node.place,
        f"These records have no number `{_REQUESTS}` that tells which of them are empty.",
        fix=f"Say it with `{_EMPTY_WHEN}:`, for example `{_EMPTY_WHEN}: {{calls: 0}}`.",
    )
    return ""


def _fields(builder: Builder, node: Mapping, record: ContextOf) -> Iterator[str]:
    """What a record weighs, and for how many alike it stands."""
    weighted, only, stands_for = (node.get(key) for key in ("weighted by", "only", "stands for"))
    weight = formula_over(builder, weighted, record, NUMBER) if isinstance(weighted, Scalar) else "1"
    test = test_over(builder, only, record) if only is not None else ""
    if test:
        weight = f"if {test} then {weight or '1'} else 0"
    if weight not in ("", "1"):
        yield f"{WEIGHT}: {weight}"
    if not isinstance(stands_for, Scalar):
        return
    if record.field(stands_for.text) == NUMBER:
        yield f"{ALIKE}: {RECORD}.{stands_for.text}"
        return
    builder.report(
        "FIELD-NEEDED",
        stands_for.place,
        f"These records have no number `{stands_for.text}` for which each stands.",
        fix=f"Add the field `{stands_for.text}: number`.",
    )


def _rules(builder: Builder, node: Mapping, of_type: Type, what: str, period: str) -> Iterator[str]:
    """How many records there should be, and what holds for others and for none."""
    yield f"what: {literal(what)}"
    each = text_at(node, "each")
    if each and period:
        yield f"expected: [{period}.length / {duration_text(each)}]"
    for key, rule in (("not listed", "not_listed"), ("none", "none")):
        written = node.get(key)
        value = _plain(builder, written, of_type) if written is not None else ""
        if value:
            yield f"{rule}: [{value}]"


def _plain(builder: Builder, written: Node, of_type: Type) -> str:
    """A value that no field chooses."""
    return value_over(builder, written, ContextOf(()), of_type)


def _words(node: Mapping, what: str) -> str:
    """What the mean is, for sentences: the rules as they are written."""
    good, score = node.get(GOOD), node.get(_SCORE)
    if good is not None:
        found = f"the share of {what} of which {in_words(good)}"
    else:
        found = f"the mean of {what} that score `{in_words(score)}`" if score is not None else what
    empty, weighted = node.get(_EMPTY), node.get("weighted by")
    if empty is not None:
        found += f", empty ones {in_words(empty)}"
    return found + (f", weighted by `{in_words(weighted)}`" if weighted is not None else "")
