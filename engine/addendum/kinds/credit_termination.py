"""The right to terminate where a commitment is missed again and again: in a row, or so often of so many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds.as_formula import condition_text
from addendum.kinds.branches import Branch, branches, conditions_of, decide_by_branches, without_notes
from addendum.kinds.credit_commitment import COMMITMENT
from addendum.kinds.document import items_at, mapping_at
from addendum.kinds.measures import measure_name
from addendum.kinds.question import Field
from addendum.light import NamedTuple
from addendum.rules import Among, Fact, read_condition
from addendum.values import ANY, BOOLEAN, TEXT, ListOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.documents import Node
    from addendum.kinds.builder import Builder
    from addendum.kinds.credit_names import CreditNames
    from addendum.kinds.document import Document
    from addendum.rules import Condition
    from addendum.values import Type

TERMINATION, MISSED, COUNTED_AS, OR_IF = "termination", "missed", "counted as missed", "or if"
_NOW, _OFTEN, _AT_ONCE = "missed_now", "missed_often", "may_terminate_at_once"
_MAY, _RIGHT = "may_terminate", "termination_right"
_TITLES = {
    _NOW: "Missed in this period",
    _OFTEN: "Missed too often",
    _AT_ONCE: "Right to terminate at once",
    _MAY: "Right to terminate",
    _RIGHT: "Termination",
}
_TOLD = {"within": ANY, "after": TEXT, "how": TEXT}
_IN_A_ROW = re.compile(r"(?P<times>[0-9]+)(?: [a-z]+)? in a row")
_OF = re.compile(r"(?P<times>[0-9]+) of (?P<of>[0-9]+)(?: [a-z]+)?")


class _Rule(NamedTuple):
    """How often: so many times of so many periods, the one in question being the last."""

    times: int
    of: int
    node: Scalar

    @property
    def name(self) -> str:
        """What the decision is called."""
        return f"missed_{self.times}_of_{self.of}"

    @property
    def title(self) -> str:
        """What people call it: the words of the policy."""
        return f"Missed {self.node.text}"


def declare_termination(builder: Builder, document: Document, names: CreditNames) -> None:
    """Announce the right to terminate, and what it rests on."""
    node = mapping_at(document.body, TERMINATION)
    if node is None:
        return
    origin = document.origin(node)
    if MISSED in node:
        earlier, of_type, title = _earlier(builder, document, node, names)
        builder.need_fact(Fact(earlier, of_type, origin, title, optional=True, given_by="ledger"))
        for name in (_NOW, _OFTEN):
            builder.declare(names.term(name), BOOLEAN, (), origin, _TITLES[name])
    if OR_IF in node:
        builder.declare(names.term(_AT_ONCE), BOOLEAN, (), origin, _TITLES[_AT_ONCE])
    for rule in _rules(node):
        builder.declare(names.term(rule.name), BOOLEAN, (), document.origin(rule.node), rule.title)
    for name in (_MAY, _RIGHT):
        builder.declare(names.term(name), BOOLEAN, (), origin, _TITLES[name])
    for word, told_as in _TOLD.items():
        told = node.get(word)
        if told is not None:
            builder.declare(
                names.term(f"{TERMINATION} {word}"), told_as, (), document.origin(told), _TITLES[_RIGHT]
            )


def lower_termination(
    builder: Builder, document: Document, names: CreditNames, mets: Sequence[str]
) -> list[Field]:
    """Add these decisions; the fields of the answer, which are there where the right can be told.

    A period is missed in which one of the commitments is, whose decisions are `mets`.
    """
    node = mapping_at(document.body, TERMINATION)
    if node is None:
        return []
    tests = _lower_rules(builder, document, node, names, mets)
    at_once = _lower_at_once(builder, document, node, names)
    _lower_right(builder, document, node, names, tests, at_once)
    fields = [Field((TERMINATION, "right"), names.term(_RIGHT), if_any=True)]
    for word, of_type in _TOLD.items():
        told = node.get(word)
        if told is not None:
            name = names.term(f"{TERMINATION} {word}")
            found = branches(builder, document, told, of_type)
            decide_by_branches(builder, name, found, document.origin(told), title=_TITLES[_RIGHT])
            fields.append(Field((TERMINATION, word), name, inner=True))
    return fields


def _earlier(
    builder: Builder, document: Document, node: Mapping, names: CreditNames
) -> tuple[str, Type, str]:
    """The fact with the history: the name, the type and the title of it."""
    if COUNTED_AS not in node:
        return (
            names.term("met_earlier"),
            ListOf(BOOLEAN),
            "Whether it was met in the earlier periods, in order",
        )
    measure = measure_name(document)
    of_type = ListOf(builder.declared_type(measure) or ANY)
    return (
        f"{measure}_earlier",
        of_type,
        f"{measure.replace('_', ' ').capitalize()} of the earlier periods, in order",
    )


def _rules(node: Mapping) -> Iterator[_Rule]:
    for item in items_at(node, MISSED):
        if not isinstance(item, Scalar):
            continue
        row, of = _IN_A_ROW.fullmatch(item.text), _OF.fullmatch(item.text)
        if row is not None:
            yield _Rule(int(row["times"]), int(row["times"]), item)
        elif of is not None:
            yield _Rule(int(of["times"]), int(of["of"]), item)


def _lower_rules(
    builder: Builder, document: Document, node: Mapping, names: CreditNames, mets: Sequence[str]
) -> list[str]:
    """Add for each rule whether it holds; the decisions."""
    if MISSED not in node or not _lower_now(builder, document, node, names, mets):
        return []
    earlier, _, _ = _earlier(builder, document, node, names)
    limit = _limit(builder, document, node)
    test = "not(each)" if limit is None else condition_text("each", limit)
    history = f"concatenate(for each in {earlier} return {test}, [{names.term(_NOW)}])"
    found = []
    for rule in _rules(node):
        if rule.times > rule.of:
            builder.report(
                "MISSED-TOO-OFTEN",
                rule.node.place,
                f"`{rule.node.text}` never holds: nothing is missed more often than there are periods.",
                fix=f"Write `{rule.of} of {rule.times}`, or correct one of the numbers.",
            )
        text = f"missed_in({history}, {rule.times}, {rule.of})"
        given = f"if {earlier} is given then {text} else not applicable"
        name = names.term(rule.name)
        were = "whether the earlier periods were met" if limit is None else "the earlier periods"
        words = f"{were} ({{{earlier}}}), and this one missed ({{{names.term(_NOW)}}})"
        formula = builder.internal_formula(given, rule.node.place)
        builder.decide_by_formula(name, formula, document.origin(rule.node), rule.title, words=words)
        found.append(name)
    return found


def _lower_now(
    builder: Builder, document: Document, node: Mapping, names: CreditNames, mets: Sequence[str]
) -> bool:
    """Add whether the period in question counts as missed; False where nothing says when it is."""
    origin = document.origin(node)
    limit = _limit(builder, document, node)
    if limit is not None:
        found = [Branch({measure_name(document): limit}, True, origin)]
        decide_by_branches(builder, names.term(_NOW), found, origin, title=_TITLES[_NOW], otherwise=False)
        return True
    if not mets:
        builder.report(
            "MISSED-WITHOUT-COMMITMENT",
            node.place,
            "Nothing says when a period is missed.",
            fix=f"Add a `{COMMITMENT}`, or `{COUNTED_AS}:` with a border.",
        )
        return False
    formula = builder.internal_formula(" or ".join(f"{met} = false" for met in mets), origin.place)
    one = "the commitment is" if len(mets) == 1 else "the commitments are"
    words = f"whether {one} met ({', '.join(f'{{{met}}}' for met in mets)})"
    builder.decide_by_formula(names.term(_NOW), formula, origin, _TITLES[_NOW], words=words)
    return True


def _lower_at_once(builder: Builder, document: Document, node: Mapping, names: CreditNames) -> str:
    """Add whether conditions give the right at once; `""` where the policy has none."""
    or_if = mapping_at(node, OR_IF)
    if or_if is None:
        return ""
    origin = document.origin(or_if)
    name = names.term(_AT_ONCE)
    found = [Branch(conditions_of(builder, or_if), True, origin)]
    decide_by_branches(builder, name, found, origin, title=_TITLES[_AT_ONCE], otherwise=False)
    return name


def _lower_right(
    builder: Builder,
    document: Document,
    node: Mapping,
    names: CreditNames,
    tests: list[str],
    at_once: str,
) -> None:
    """Add the right that an answer tells, not applicable without a history, and the one to ask for."""
    origin = document.origin(node)
    often, right, may = names.term(_OFTEN), names.term(_RIGHT), names.term(_MAY)
    earlier, _, _ = _earlier(builder, document, node, names)
    if tests:
        text = f"if {earlier} is given then {' or '.join(tests)} else not applicable"
        words = " or ".join(f"{{{name}}}" for name in tests)
        formula = builder.internal_formula(text, origin.place)
        builder.decide_by_formula(often, formula, origin, _TITLES[_OFTEN], words=words)
    otherwise = builder.internal_formula(often, origin.place) if tests else False
    if at_once:
        found = [
            Branch({at_once: Among((True,))}, True, origin),
            Branch({at_once: Among((False,))}, otherwise, origin),
        ]
    else:
        found = [Branch({}, otherwise, origin)]
    decide_by_branches(builder, right, found, origin, title=_TITLES[_RIGHT])
    asked = f'if {right} is given then {right} else not_told("{earlier}")' if tests else right
    told = builder.internal_formula(asked, origin.place)
    builder.decide_by_formula(may, told, origin, _TITLES[_MAY], words=f"{{{right}}}")


def _limit(builder: Builder, document: Document, node: Mapping) -> Condition | None:
    """What of the measured value counts as missed, where that is not the commitment."""
    written = node.get(COUNTED_AS)
    if written is None:
        return None
    of_type = builder.type_named(measure_name(document), written.place)
    return read_condition(without_notes(written), of_type, builder.findings.append)


def stated_rules(node: Mapping) -> tuple[tuple[str, Node], ...]:
    """The rules in the words of the policy, each with its place."""
    return tuple((f"missed {rule.node.text}", rule.node) for rule in _rules(node))
