"""What an export takes from policies: a document, the program that it stands in, and its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from addendum.answers.failures import PoliciesInvalid
from addendum.documents import Mapping, Sequence
from addendum.feel import tree as t
from addendum.findings import Finding, Level, did_you_mean, listed
from addendum.kinds import mapping_at, text_at
from addendum.library import Bundle, Resolver
from addendum.light import NamedTuple
from addendum.rules import Among, Passing, Table, Within, is_formula
from addendum.values import Date, Money, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Map

    from addendum.answers.library import Library
    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.kinds import Document
    from addendum.library import Library as Policies
    from addendum.rules import Condition, Decision, Program
    from addendum.values import MemberOf, Value

_HOLDERS = ("support-tier", "contract")
_WITHOUT_DECISIONS = ("scenarios", "definitions", "mapping", "holidays", "calendar")
_CURRENCY = 3


class Asked(NamedTuple):
    """Which document is meant, under which contract or tier, on which day (`""`: as it stands last)."""

    document: str
    contract: str | None = None
    tier: str | None = None
    at: str = ""


class Content(NamedTuple):
    """A document with its program.

    `wanted` are the decisions that it makes. `descriptions` are by name, `titles` those of rows by their
    places.
    """

    identity: str
    title: str
    description: str
    program: Program
    lists: Map[str, MemberOf]
    wanted: tuple[str, ...]
    descriptions: Map[str, str]
    titles: Map[Place, str]
    place: Place

    def currencies(self, decisions: Iterable[str]) -> tuple[str, ...]:
        """The currencies of the amounts that decisions name, in order."""
        found = (each for name in decisions for each in _currencies(self.program.decisions[name]))
        return tuple(sorted(set(found)))


def content_of(library: Library, asked: Asked) -> Content:
    """What the policies of a library say of a document.

    Raises NoAnswer where there is no such document or it decides nothing, PoliciesInvalid for one with
    errors.
    """
    policies = library.policies
    identity = _named(policies, asked.document)
    day = Date.parse(asked.at) if asked.at else policies.epochs_of(identity)[-1]
    found: list[Finding] = []
    resolver = Resolver(policies.timelines, day, found.append)
    document = resolver.document(identity)
    if document is None:
        raise _refused(found)
    bundle = _bundle(resolver, policies, document, asked)
    lowered = policies.lower(bundle)
    errors = [finding for finding in (*found, *lowered.findings) if finding.level is Level.ERROR]
    if (
        errors
        and bundle.tier is None
        and bundle.contract is None
        and (policies.tiers() or policies.contracts())
    ):
        raise _subject_needed(identity, errors[0], (*policies.tiers(), *policies.contracts()))
    if errors:
        raise PoliciesInvalid(*errors, root=Path(library.root))
    parts = [part for part in (*bundle.documents, bundle.tier, bundle.contract) if part is not None]
    return Content(
        identity,
        document.head.title or identity,
        text_at(document.body, "description"),
        lowered.program,
        lowered.lists,
        _wanted(lowered.program, document),
        {name: text for part in parts for name, text in _descriptions(part)},
        {place: title for part in parts for place, title in _titles(part.body)},
        document.head.place,
    )


def _named(policies: Policies, document: str) -> str:
    """The id that is meant: a whole one, or the only one that ends so."""
    if document in policies.timelines:
        return document
    ending = [
        identity
        for identity, timeline in policies.timelines.items()
        if identity.endswith(f"/{document}") and timeline.latest.head.kind not in _WITHOUT_DECISIONS
    ]
    if len(ending) == 1:
        return ending[0]
    says = f"No document has the id `{document}`."
    fix = f"Documents are {listed(policies.timelines, 'and')}."
    if ending:
        says, fix = f"`{document}` is the end of several ids.", f"Write {listed(ending)}."
    elif near := did_you_mean(document, policies.timelines):
        fix = f"Write `{near}`."
    raise NoAnswer("DMN-DOCUMENT-UNKNOWN", says, fix)


def _bundle(resolver: Resolver, policies: Policies, document: Document, asked: Asked) -> Bundle:
    """The documents that answer together with one: those of a contract or tier, else what it sees itself."""
    if document.head.kind in _HOLDERS:
        subject = document.head.id
    elif asked.contract is not None or asked.tier is not None:
        subject = policies.subject(asked.contract, asked.tier)
    else:
        shared = resolver.shared(document.head.namespace)
        own = () if any(each.head.id == document.head.id for each in shared) else (document,)
        return Bundle(None, None, (*shared, *own))
    bundle = resolver.bundle(subject)
    if bundle is None:
        raise NoAnswer("NOT-IN-FORCE", f"`{subject}` is not in force on that day.", "Ask for another day.")
    return bundle


def _subject_needed(identity: str, error: Finding, subjects: Iterable[str]) -> NoAnswer:
    return NoAnswer(
        "SUBJECT-NEEDED",
        f"`{identity}` does not stand by itself. {error.says}",
        f"Name the tier or contract that it belongs to, with `--tier` or `--contract`: {listed(subjects)}.",
    )


def _refused(found: list[Finding]) -> NoAnswer:
    (first, *_) = found
    return NoAnswer(first.code, first.says, first.fix)


def _wanted(program: Program, document: Document) -> tuple[str, ...]:
    """The decisions that a document makes; of a tier or contract, all that its documents make."""
    decisions = program.decisions.items()
    if document.head.kind in _HOLDERS:
        found = tuple(name for name, _ in decisions)
    else:
        writers = set(document.writers.values())
        found = tuple(
            name for name, each in decisions if (each.origin.policy, each.origin.version) in writers
        )
    if not found:
        says = f"`{document.head.id}` decides nothing, so there is nothing to write as a model."
        raise NoAnswer("DMN-NOTHING-DECIDED", says, "Name a document with decisions.")
    return found


def _descriptions(document: Document) -> Iterator[tuple[str, str]]:
    for section in ("facts", "decisions"):
        entries = mapping_at(document.body, section)
        for key, entry in entries.entries if entries is not None else ():
            text = text_at(entry, "description")
            if text:
                yield key.text, text


def _titles(node: Node) -> Iterator[tuple[Place, str]]:
    """The titles of the entries of lists, by their places."""
    if isinstance(node, Sequence):
        for item in node.items:
            title = text_at(item, "title")
            if title:
                yield item.place, title
            yield from _titles(item)
    elif isinstance(node, Mapping):
        for _, inner in node.entries:
            yield from _titles(inner)


def _currencies(decision: Decision) -> Iterator[str]:
    logic = decision.logic
    if not isinstance(logic, Table):
        yield from _in_formula(logic.tree)
        return
    results = [result for row in logic.rows for result in row.outputs]
    for result in (*results, *(logic.otherwise or ())):
        yield from _in_formula(result.tree) if is_formula(result) else _in_value(result)
    for row in logic.rows:
        for condition in row.conditions:
            yield from _in_condition(condition)


def _in_condition(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Among):
        yield from (each for value in condition.values for each in _in_value(value))
    elif isinstance(condition, Within):
        ends = (end for span in condition.spans for end in (span.low, span.high))
        yield from (each for end in ends for each in _in_value(end))
    elif isinstance(condition, Passing):
        yield from _in_formula(condition.test.tree)


def _in_value(value: Value) -> Iterator[str]:
    if isinstance(value, Money):
        yield value.currency


def _in_formula(tree: t.Node) -> Iterator[str]:
    units = (node.unit for node in t.walk(tree) if isinstance(node, t.Quantity))
    return (unit for unit in units if len(unit) == _CURRENCY and unit.isupper())
