"""Scenarios as `check` looks at them: whom and what they ask, which facts they give, and what they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.ask import Inquiry, inquiry
from addendum.answers.bound import ATTAINMENT, BUILT_IN, QUEUE, STATEMENT, TICKET, Ground
from addendum.answers.library import Library
from addendum.answers.scenario import ERROR, ROW, cases_of
from addendum.documents import Mapping, Scalar, plain
from addendum.findings import Finding, FindingsError, did_you_mean, listed
from addendum.kinds import text_at
from addendum.values import NoAnswer, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum import library as documents
    from addendum.answers.bound import Bound
    from addendum.answers.scenario import Case
    from addendum.library import Standing
    from addendum.values import Date

# What of a case is to blame for an error of asking, by its code.
_BLAMED = {
    "UNKNOWN-SUBJECT": ("tier", "contract"),
    "NOT-IN-FORCE": ("tier", "contract"),
    "UNKNOWN-QUESTION": ("ask",),
    "UNKNOWN-READING": ("readings",),
}
# What a case gives besides facts, by the question.
_OWN = {
    TICKET: ("context", "events", "now", "opened"),
    QUEUE: ("context", "now", "tickets"),
    ATTAINMENT: ("now", "tickets"),
    STATEMENT: ("cases", "context", "month", "now", "quarter", "tickets", "year"),
}


def check_scenarios(policies: documents.Library) -> Iterator[Finding]:
    """The findings on the cases of all scenario documents; an error that a case expects is none."""
    library = _Unsound(policies)
    for document in policies.documents:
        if document.head.kind == "scenarios":
            for case in cases_of(document):
                expected = text_at(case.expected, ERROR)
                yield from (found for found in _case(library, case) if found.code != expected)


class _Unsound(Library):
    """Policies that may have errors, as far as cases can be held against them."""

    def _standing(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...]) -> Standing:
        found = self.policies.examined(subject, day, readings)
        unknown = [finding for finding in found.lowered.findings if finding.code == "UNKNOWN-READING"]
        if unknown:
            raise FindingsError(*unknown)
        return found


def _case(library: Library, case: Case) -> Iterator[Finding]:
    if not case.question:
        yield Finding(
            "QUESTION-NEEDED",
            case.node.place,
            f"The case `{case.name}` asks no question.",
            fix="Write `ask: …` in the case, or once for all cases above them.",
        )
        return
    try:
        subject = library.policies.subject(case.contract, case.tier)
        asked = inquiry(library, case.question, subject, case.at, case.readings)
        ground = asked.ground_for(case.facts)
        bound = None if case.question in BUILT_IN else ground.bound(case.question)
        parts = () if isinstance(asked, Inquiry) else asked.parts(case.facts)
    except NoAnswer as error:
        yield _blamed(case, error)
        return
    yield from _facts(case, ground)
    if bound is not None:
        yield from _expected(case, bound)
    for key, _ in case.expected.entries if parts and case.expected is not None else ():
        if key.text not in (*parts, ROW, ERROR):
            yield _unknown_part(case, key, [*parts])


def _blamed(case: Case, error: NoAnswer) -> Finding:
    words = _BLAMED.get(error.code, ("given",))
    word = next((word for word in words if word in case.node or word in case.document.body), "name")
    return Finding(error.code, case.place_of(word), error.says, fix=error.fix)


def _facts(case: Case, ground: Ground) -> Iterator[Finding]:
    """Facts that nothing declares, and values that cannot be read as what their facts hold."""
    program = ground.standing.lowered.program
    measured = ("tickets", "now") if ground.standing.lowered.ticket_measures else ()
    own = _OWN.get(case.question, measured)
    for key, node in case.given.entries if case.given is not None else ():
        if key.text in own:
            continue
        fact = program.facts.get(key.text)
        if fact is None and key.text not in program.decisions:
            near = did_you_mean(key.text, (*program.facts, *program.decisions))
            yield Finding(
                "UNKNOWN-FACT",
                key.place,
                f"Nothing is called `{key.text}`: no document declares it.",
                fix=f"Write `{near}`." if near else "Leave it out, or declare it in the definitions.",
            )
        elif fact is not None:
            try:
                read(fact.type, plain(node), number_means=fact.number_means)
            except ValueProblem as problem:
                yield Finding(problem.code, node.place, f"`{key.text}`: {problem.says}", fix=problem.fix)


def _expected(case: Case, bound: Bound) -> Iterator[Finding]:
    """Parts of the expected answer that the question never gives."""
    known = [entry.key for entry in bound.entries]
    for key, node in case.expected.entries if case.expected is not None else ():
        entry = next((entry for entry in bound.entries if entry.key == key.text), None)
        if entry is None and key.text not in (ROW, ERROR):
            yield _unknown_part(case, key, known)
        elif entry is not None and entry.word and isinstance(node, Mapping):
            words = [entry.word, *(detail for detail, _ in entry.details)]
            for inner, _ in node.entries:
                if inner.text not in words:
                    yield _unknown_part(case, inner, words)


def _unknown_part(case: Case, key: Scalar, known: list[str]) -> Finding:
    near = did_you_mean(key.text, known)
    return Finding(
        "EXPECTED-UNKNOWN",
        key.place,
        f"The case `{case.name}` expects `{key.text}`, which `{case.question}` never gives.",
        fix=f"Write `{near}`." if near else f"It gives {listed(known, 'and')}.",
    )
