"""What a document on credits says, term by term: period, measure, commitment, and what a miss is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.builder import is_formula_text
from addendum.kinds.counted_periods import COUNTED_FROM, FISCAL_YEAR
from addendum.kinds.credit_claim import AFTER, CLAIM, WITHIN
from addendum.kinds.credit_eligible import ELIGIBLE, ONLY_IF, UNLESS
from addendum.kinds.credit_ladder import LADDER
from addendum.kinds.credit_names import CreditNames
from addendum.kinds.credit_per_step import PER_STEP
from addendum.kinds.credit_remedies import REMEDIES, remedies_of
from addendum.kinds.credit_termination import MISSED, TERMINATION, stated_rules
from addendum.kinds.credit_terms import term_words
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.measured_time import COUNTED_AS, DURING, PART_LIFE
from addendum.kinds.measures import measure_name, measure_of
from addendum.kinds.own_words import in_words, lines_of, stated
from addendum.kinds.question import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.document import Document
    from addendum.kinds.question import Question


def credit_page(document: Document, question: Question) -> Iterator[Term]:
    """The terms of a document on credits, in the order in which a contract has them."""
    names = _names(question)
    if REMEDIES not in document.body:
        yield from _part_page(document, names)
        return
    for remedy in remedies_of(document, names):
        for term in _part_page(remedy.document, remedy.names):
            yield term._replace(title=remedy.names.titled(term.title) if term.title else "")
    yield from _eligible(document, names)
    written = mapping_at(document.body, REMEDIES)
    take = written.get("take") if written is not None else None
    if written is not None and take is not None:
        yield stated("Of several credits", document, take)
        if "steps" in written:
            yield stated("Amount of the credit", document, written.get("steps") or take, names.amount)
    yield from _claim(document, names)
    yield from _termination(document)


def _part_page(document: Document, names: CreditNames) -> Iterator[Term]:
    """The terms of one commitment with its credit."""
    measure = measure_of(document)
    if measure is not None:
        yield from _measured(document, measure)
    if "commitment" in document.body:
        yield Term("Commitment", names.met, limits=frozenset({measure_name(document)}))
    yield from _eligible(document, names)
    missed = mapping_at(document.body, "when missed")
    if missed is not None:
        yield from _when_missed(document, missed, names)
    yield from _claim(document, names)
    yield from _termination(document)


def _termination(document: Document) -> Iterator[Term]:
    """When the customer may terminate, rule by rule, and how."""
    node = mapping_at(document.body, TERMINATION)
    if node is None:
        return
    rules = stated_rules(node)
    told = tuple((line, item) for line, item in lines_of(node) if not line.startswith(f"{MISSED} "))
    said = tuple((line, document.origin(item)) for line, item in (*rules, *told))
    yield Term("Right to terminate", says=said)


def _claim(document: Document, names: CreditNames) -> Iterator[Term]:
    """The terms of the claim; that a late one gets nothing goes without saying in each credit."""
    claim = mapping_at(document.body, CLAIM)
    after = claim.get(AFTER) if claim is not None else None
    if claim is not None:
        yield Term("", names.late, limits=frozenset({names.late}), aside=True)
    for word in term_words(document):
        yield Term("", names.term(word))
        if word == f"{CLAIM} {WITHIN}" and isinstance(after, Scalar) and is_formula_text(after):
            yield stated("Claim after", document, after)


def _eligible(document: Document, names: CreditNames) -> Iterator[Term]:
    eligible = mapping_at(document.body, ELIGIBLE)
    if eligible is None:
        return
    only_if, unless = mapping_at(eligible, ONLY_IF), items_at(eligible, UNLESS)
    if only_if is not None and not unless:
        yield Term("Eligible only with", names.eligible, limits=frozenset(only_if.keys()))
        return
    yield Term("", names.eligible, limits=frozenset({names.eligible}), aside=True)
    if only_if is not None:
        yield stated("Eligible only with", document, only_if)
    said = tuple((_exclusion(item), document.origin(item)) for item in unless)
    yield Term("Not eligible", says=said)


def _rungs(ladder: Mapping) -> Iterator[tuple[str, Node]]:
    """For what there is a credit, by which field, the bands of it, and how the credits come together."""
    for key, value in ladder.entries:
        if key.text == "rows":
            yield from ((in_words(row), row) for row in items_at(ladder, "rows"))
        else:
            yield f"{key.text} {in_words(value)}", value


def _exclusion(item: Node) -> str:
    when = item.get("when") if isinstance(item, Mapping) else None
    return text_at(item, "says") or (in_words(when) if when is not None else "")


def _names(question: Question) -> CreditNames:
    """The names of the document's decisions, told by one that every such question has."""
    for word in ("credit", "amount"):
        known = next((field.source for field in question.fields if field.path == (word,)), "")
        if known:
            return CreditNames(known.removesuffix(word))
    return CreditNames("")


def _measured(document: Document, measure: Mapping) -> Iterator[Term]:
    per = measure.get("per")
    if per is not None:
        yield Term("Period", says=((f"{in_words(per)}{_counted(measure)}", document.origin(per)),))
    part_life = measure.get(PART_LIFE)
    if part_life is not None:
        yield stated("Service in a part of the period", document, part_life)
    formula, downtime = measure.get("formula"), measure.get("downtime")
    scored = measure.get("requests") or measure.get("intervals")
    name = measure_name(document)
    if scored is not None:
        title = text_at(measure, "title") or name.replace("_", " ").capitalize()
        yield stated(title, document, scored)
    elif isinstance(formula, Scalar):
        yield Term("", name)
    if downtime is not None:
        yield stated("Downtime", document, downtime)


def _counted(measure: Mapping) -> str:
    """How the period is counted, after its words: its length, its first day, its open hours."""
    counted_as = next((text_at(measure, key) for key in COUNTED_AS if key in measure), "")
    found = f", counted as {counted_as}" if counted_as else ""
    for key in (COUNTED_FROM, FISCAL_YEAR):
        if key in measure:
            found += f", {key} {text_at(measure, key)}"
    during = measure.get(DURING)
    return f"{found}, during {in_words(during)}" if during is not None else found


def _when_missed(document: Document, missed: Mapping, names: CreditNames) -> Iterator[Term]:
    per_step, ladder, steps = missed.get(PER_STEP), mapping_at(missed, LADDER), missed.get("steps")
    if per_step is not None:
        yield stated("Credit when missed", document, per_step, names.credit)
    elif ladder is not None:
        said = tuple((line, document.origin(item)) for line, item in _rungs(ladder))
        yield Term("Credit when missed", names.credit, said)
    else:
        yield Term("Credit when missed", names.credit)
    if steps is not None:
        yield stated("Amount of the credit", document, steps, names.amount)
