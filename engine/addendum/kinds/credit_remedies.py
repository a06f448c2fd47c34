"""Several remedies in one document: each a commitment with its credit, and how their credits come together.

Each remedy is lowered like a document of its own whose names begin with that of the remedy. What is due is
the sum of all, the highest, or the one that the customer chose. A right to terminate beside them looks at
periods in which any of their commitments was missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.branches import ANNOTATIONS, Branch, branches, decide_by_branches
from addendum.kinds.credit_commitment import COMMITMENT
from addendum.kinds.credit_part import declare_part, lower_part
from addendum.kinds.credit_steps import declare_steps, lower_steps
from addendum.kinds.credit_termination import declare_termination, lower_termination
from addendum.kinds.credit_terms import declare_terms, gated, lower_terms
from addendum.kinds.credit_ways import CLAIMED, SUM, WAYS
from addendum.kinds.document import items_at, mapping_at, text_at
from addendum.kinds.measures import declare_measure, lower_measure, measure_name, measure_of
from addendum.kinds.question import Field
from addendum.light import NamedTuple
from addendum.rules import Fact
from addendum.values import ANY, NOT_APPLICABLE, TEXT, MemberOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.credit_ways import Way
    from addendum.kinds.document import Document
    from addendum.values import Type

REMEDIES = "remedies"
MEASURE, STEPS, TAKE, OF = "measure", "steps", "take", "of"
_COUNTS, _LIST = "remedy", "remedies"
_TITLES = {CLAIMED: "Remedy that the customer claims", _COUNTS: "Remedy that counts"}


class Remedy(NamedTuple):
    """One remedy: its name and title, the document that it would be by itself, and its decisions' names.

    `measures` tells whether it says itself what is measured.
    """

    name: str
    title: str
    document: Document
    names: CreditNames
    measures: bool

    @property
    def result(self) -> str:
        """The decision that says what is due: the amount after all steps, else the credit."""
        return self.names.amount if self.has_amount else self.names.credit

    @property
    def has_amount(self) -> bool:
        """Whether steps turn the credit into an amount."""
        return bool(items_at(mapping_at(self.document.body, "when missed"), STEPS))

    @property
    def has_credit(self) -> bool:
        """Whether a credit is due at all when the commitment is missed."""
        return "when missed" in self.document.body


def remedies_of(document: Document, names: CreditNames) -> Iterator[Remedy]:
    """The remedies of a document, in order; one that says nothing of a measure has that of the document."""
    shared = [(key, value) for key, value in document.body.entries if key.text == MEASURE]
    for item in items_at(mapping_at(document.body, REMEDIES), OF):
        name = text_at(item, "name")
        if not isinstance(item, Mapping) or not name:
            continue
        title = text_at(item, "title") or name.replace("_", " ").capitalize()
        measures = MEASURE in item
        entries = item.entries if measures else (*item.entries, *shared)
        alone = document._replace(body=Mapping(entries, item.place))
        yield Remedy(name, title, alone, names.of_remedy(name, title), measures)


def declare_remedies(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce what each remedy decides, and what is due of all together."""
    written = mapping_at(document.body, REMEDIES)
    if written is None:
        return
    remedies = list(remedies_of(document, names))
    for remedy in remedies:
        if remedy.measures:
            declare_measure(builder, remedy.document)
        declare_part(builder, remedy.document, remedy.names)
        declare_terms(builder, remedy.document, remedy.names)
    origin = document.origin(written)
    together = _together(written, remedies, names)
    of_type = _common_type(builder, remedies)
    builder.declare(together, of_type, (), origin, _title(together, names))
    members = MemberOf(names.term(_LIST), tuple(remedy.name for remedy in remedies))
    if not _is_sum(written):
        builder.add_list(members, written.place)
        for remedy in remedies:
            builder.titles.setdefault(f"{members.name}.{remedy.name}", remedy.title)
        builder.declare(names.term(_COUNTS), members, (), origin, _TITLES[_COUNTS])
    if _is_chosen(written):
        title = _TITLES[CLAIMED]
        builder.need_fact(Fact(names.term(CLAIMED), members, origin, title, optional=True))
    for way in _ways(written.get(TAKE)):
        WAYS[way].declare(builder, of_type, members, names, origin)
    declare_steps(builder, document, written, of_type, names)
    declare_termination(builder, document, names)


def lower_remedies(builder: Builder, document: Document, names: CreditNames) -> list[Field]:
    """Add what each remedy decides and what is due of all together; the fields of the answer."""
    written = mapping_at(document.body, REMEDIES)
    if written is None:
        return []
    _report_beside(builder, document)
    remedies = list(remedies_of(document, names))
    measure = measure_name(document)
    is_shared = measure_of(document) is not None and not all(remedy.measures for remedy in remedies)
    fields = [Field((measure,), measure)] if is_shared else []
    for remedy in remedies:
        if remedy.measures:
            lower_measure(builder, remedy.document)
        own = lower_part(builder, remedy.document, remedy.names)
        fields += _within(remedy, [*own, *lower_terms(builder, remedy.document, remedy.names)])
    together = _together(written, remedies, names)
    _lower_together(builder, document, written, together, names)
    if not _is_sum(written):
        fields.append(Field((_COUNTS,), names.term(_COUNTS)))
    fields.append(Field((together.removeprefix(names.prefix),), together))
    if lower_steps(builder, document, written, names, together):
        fields.append(Field(("amount",), names.amount))
    mets = [remedy.names.met for remedy in remedies if COMMITMENT in remedy.document.body]
    return [*fields, *lower_termination(builder, document, names, mets)]


def _report_beside(builder: Builder, document: Document) -> None:
    """Report a commitment or a credit beside the remedies, which would never count."""
    for word in (COMMITMENT, "when missed"):
        key = document.body.key(word)
        if key is not None:
            builder.report(
                "BESIDE-REMEDIES",
                key.place,
                f"`{word}` stands beside `{REMEDIES}`, so it would never count.",
                fix="Make it a remedy of its own, in the list under `of`.",
            )


def _within(remedy: Remedy, fields: list[Field]) -> list[Field]:
    """The fields of one remedy as a map under its name, what is due first."""
    first = remedy.names.credit if remedy.has_credit else remedy.names.met
    shared = "" if remedy.measures else measure_name(remedy.document)
    own = (field for field in fields if field.source != shared)
    ordered = sorted(own, key=lambda field: field.source != first)
    return [
        Field((remedy.name, "_".join(field.path)), field.source, inner=number > 0)
        for number, field in enumerate(ordered)
    ]


def _lower_together(
    builder: Builder, document: Document, written: Mapping, name: str, names: CreditNames
) -> None:
    """Add what is due of all remedies, and which one counts where that is not the sum."""
    take = written.get(TAKE)
    due = {remedy.name: remedy.result for remedy in remedies_of(document, names) if remedy.has_credit}
    if take is None or not due:
        return
    origin = document.origin(written)
    for way in dict.fromkeys(WAYS[word] for word in _ways(take)):
        way.lower(builder, due, names, origin)
    chosen = branches(builder, document, take, TEXT)
    found = [_naming(builder, branch, _way(branch).credit, names) for branch in chosen]
    title = _title(name, names)
    decide_by_branches(builder, name, gated(builder, document, found, names), origin, title=title)
    if not _is_sum(written):
        counts = [_naming(builder, branch, _way(branch).remedy, names) for branch in chosen]
        decide_by_branches(builder, names.term(_COUNTS), counts, origin, title=_TITLES[_COUNTS])


def _naming(builder: Builder, branch: Branch, decision: str, names: CreditNames) -> Branch:
    """The branch with what a decision gives as its result; not applicable where there is none."""
    if not decision:
        return branch._replace(result=NOT_APPLICABLE)
    return branch._replace(result=builder.internal_formula(names.term(decision), branch.origin.place))


def _way(branch: Branch) -> Way:
    return WAYS[str(branch.result)]


def _together(written: Mapping, remedies: list[Remedy], names: CreditNames) -> str:
    """What is due of all: an amount where the remedies' own steps lead to amounts and no others follow."""
    amounts = any(remedy.has_amount for remedy in remedies)
    return names.amount if amounts and not items_at(written, STEPS) else names.credit


def _title(name: str, names: CreditNames) -> str:
    return "Amount" if name == names.amount else "Credit"


def _is_sum(written: Mapping) -> bool:
    return _ways(written.get(TAKE)) == {SUM}


def _is_chosen(written: Mapping) -> bool:
    return any(WAYS[way].by_choice for way in _ways(written.get(TAKE)))


def _ways(node: Node | None) -> set[str]:
    """The words under `take`, in choices by facts too."""
    if isinstance(node, Scalar):
        return {node.text}
    if not isinstance(node, Mapping):
        return set()
    kept = (value for key, value in node.entries if key.text not in ANNOTATIONS | {"by"})
    return {way for value in kept for way in _ways(value)}


def _common_type(builder: Builder, remedies: list[Remedy]) -> Type:
    """The one type of what is due by all remedies, any where they differ."""
    found = {builder.declared_type(remedy.result) or ANY for remedy in remedies if remedy.has_credit}
    return found.pop() if len(found) == 1 else ANY
