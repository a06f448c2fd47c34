"""The question `entitlements`: all that a tier or contract includes, as far as it is known without a case.

What depends on facts that are not given is told by its rows, each with the conditions it is under.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.answer import Answer
from addendum.answers.bound import ENTITLEMENTS, Bound
from addendum.answers.explaining import title_of, took_part
from addendum.answers.notes import brief_notes, notes_of
from addendum.answers.offer import SEVERITY, member_label, members_of, titled
from addendum.answers.reasons import NOT_ONE_VALUE, Reason, reasons_of
from addendum.answers.rows import cell, lines, under
from addendum.answers.terms import said_on
from addendum.answers.words import value_words, within_sentence, word_of
from addendum.documents import Mapping as Tree
from addendum.documents import Scalar, plain
from addendum.kinds import mapping_at, text_of
from addendum.light import NamedTuple
from addendum.rules import Table
from addendum.values import BOOLEAN, NUMBER, TEXT, ListOf, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.answers.bound import Ground
    from addendum.answers.terms import Said
    from addendum.documents import Node
    from addendum.kinds import Question
    from addendum.values import Date, Type, Value

    Facts = Mapping[str, object]
    Path = tuple[str, ...]

_TYPES: dict[str, Type] = {"boolean": BOOLEAN, "number": NUMBER}


class _Part(NamedTuple):
    """A value of the answer: where it stands, its type, what people call and read of it, and why it does.

    `told` are the lines that people read in place of it. A `worded` part is one of several on one line.
    """

    path: Path
    value: Value
    type: Type
    title: str
    because: tuple[Reason, ...]
    told: tuple[str, ...] = ()
    is_worded: bool = False


def entitlements_of(ground: Ground, facts: Facts, day: Date, readings: Mapping[str, str]) -> Answer:
    """What the ground's tier or contract includes; raises NoAnswer for facts unknown or unreadable."""
    result = ground.planner.run((), facts)
    parts = list(_features(ground))
    for name in ground.standing.lowered.questions:
        parts += _promised(ground, ground.bound(name), facts)
    values: dict[str, Value] = {}
    for part in parts:
        _put(values, part.path, part.value)
    because = _distinct(reason for part in parts for reason in part.because)
    return Answer(
        question=ENTITLEMENTS,
        title=f"What {titled(ground.standing)} includes",
        values=values,
        types={part.path: part.type for part in parts},
        titles=_titles(ground, parts),
        told={part.path: part.told for part in parts if part.told},
        worded=frozenset(part.path[:-1] for part in parts if part.is_worded),
        because=because,
        notes=notes_of(ground, result, facts, because, readings),
        brief_notes=brief_notes(ground, result, facts, readings),
        policies=ground.digests(took_part(ground, because, (), result.facts)),
        contract=ground.contract,
        tier=ground.tier,
        as_of=day,
        time_zones="",
        lowered=ground.standing.lowered,
    )


def _titles(ground: Ground, parts: Iterable[_Part]) -> dict[Path, str]:
    """What people call the values, and the questions and severities that they stand under."""
    lowered = ground.standing.lowered
    titles: dict[Path, str] = {("features",): "Features"}
    for part in parts:
        question = lowered.questions.get(part.path[0])
        if question is not None:
            titles[part.path[:1]] = question.title or word_of(lowered, question.name)
            titles.setdefault(part.path[:2], member_label(lowered, part.path[1]))
        titles[part.path[: -1 if part.is_worded else None]] = part.title
    return titles


def _features(ground: Ground) -> Iterator[_Part]:
    """What the tier lists, as yes or no, numbers and words."""
    tier = ground.standing.bundle.tier
    listed = mapping_at(tier.body, "features") if tier is not None else None
    if tier is None or listed is None:
        return
    for key, node in listed.entries:
        value, of_type = _written(node)
        title = word_of(ground.standing.lowered, key.text)
        says = f"{title}: {value_words(ground.standing.lowered, of_type, value)}."
        origin = tier.origin(node if isinstance(node, Scalar) else key, notes=node)
        reason = Reason(says, "", origin, origin.name, {}, value)
        yield _Part(("features", key.text), value, of_type, title, (reason,))


def _written(node: Node) -> tuple[Value, Type]:
    inner = node.get("value") if isinstance(node, Tree) else node
    if isinstance(inner, Scalar):
        return plain(inner), _TYPES.get(inner.kind, TEXT)
    return text_of(node), TEXT


def _promised(ground: Ground, bound: Bound, facts: Facts) -> Iterator[_Part]:
    """What a question's document promises: for each severity, or once."""
    if bound.entries[0].source != SEVERITY:
        said = {each.source: each for each in said_on(ground.standing, bound.question) if each.source}
        yield from _answered(ground, bound, facts, (bound.question.name,), said)
        return
    for member in _severities(ground, facts):
        case = facts if SEVERITY in facts else {**facts, SEVERITY: member}
        yield from _answered(ground, bound, case, (bound.question.name, member), {})


def _severities(ground: Ground, facts: Facts) -> tuple[str, ...]:
    """The severity that the facts tell, else all."""
    if SEVERITY in facts:
        return (str(ground.planner.run((SEVERITY,), facts).values[SEVERITY]),)
    return members_of(ground.standing.lowered, SEVERITY)


def _answered(
    ground: Ground, bound: Bound, facts: Facts, above: Path, said: Mapping[str, Said]
) -> Iterator[_Part]:
    """The question's answer for these facts; where facts are missing, entry by entry what can be told."""
    for entry in bound.entries:
        if entry.source == SEVERITY:
            continue
        fields = tuple(field for field in bound.question.fields if field.path[0] == entry.key)
        single = Bound(ground, bound.question._replace(fields=fields))
        stated = _stated(bound.question, entry.source)
        terms = said.get(stated)
        try:
            result = single.run(facts)
        except NoAnswer as error:
            if error.code == "MISSING-FACT":
                yield from _by_rows(ground, stated, facts, (*above, entry.key), terms)
                continue
            raise
        because = reasons_of(single, result, facts)
        found = single.values(result.values)
        title = terms.title if terms is not None else title_of(ground, entry)
        for path, source in single.shown(result.values):
            value = found[path[0]] if len(path) == 1 else found[path[0]][path[1]]
            of_type = ground.type_named(source)
            yield _Part((*above, *path), value, of_type, title, because, is_worded=len(path) > 1)


def _stated(question: Question, source: str) -> str:
    """The decision that states what another one only carries on: what is granted, before changes of it."""
    account = question.account
    return account.stem if account is not None and source == account.granted else source


def _by_rows(ground: Ground, source: str, facts: Facts, path: Path, said: Said | None) -> Iterator[_Part]:
    """The rows of a table as texts with their conditions; a fact or formula tells nothing by itself."""
    lowered = ground.standing.lowered
    decision = lowered.program.decisions.get(source)
    if decision is None or not isinstance(decision.logic, Table):
        return
    member = facts.get(SEVERITY)
    rows = cell(lowered, source, SEVERITY, str(member)).lines if member else tuple(lines(lowered, source))
    if not rows:
        return
    if said is not None and not member:
        heading, told = said.heading, said.texts
        reasons = [(f"{said.title}: {under(case.says, case.when)}", case.origin) for case in said.cases]
    else:
        heading = word_of(lowered, source)
        told = (", ".join(row.text for row in rows),)
        case = f"For {SEVERITY} {_member_words(ground, str(member))}: " if member else ""
        title = within_sentence(heading) if member else heading
        reasons = [(f"{case}{title} {row.text}", row.origin) for row in rows]
    because = tuple(
        Reason(f"{says}.", source, origin, origin.name, {}, NOT_ONE_VALUE) for says, origin in reasons
    )
    yield _Part(path, tuple(row.wire_text for row in rows), ListOf(TEXT), heading, because, told)


def _member_words(ground: Ground, member: str) -> str:
    return value_words(ground.standing.lowered, ground.type_named(SEVERITY), member)


def _put(values: dict[str, Value], path: Path, value: Value) -> None:
    for step in path[:-1]:
        values = values.setdefault(step, {})
    values[path[-1]] = value


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons, each once: what holds for several severities stands on one line of the policy."""
    found: dict[tuple[object, ...], Reason] = {}
    for reason in reasons:
        found.setdefault((reason.says, reason.decision, reason.origin), reason)
    return tuple(found.values())
