"""What a contract agrees differently: values it sets in other documents, and dated amendments of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Finding, Level, Related
from addendum.kinds import Document, items_at, mapping_at, overlay, text_at
from addendum.values import DATE, ValueProblem, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.findings import Place
    from addendum.values import Date

    Report = Callable[[Finding], None]


def amended(contract: Document, day: Date, report: Report) -> tuple[Document, tuple[Mapping, ...]]:
    """The contract as its amendments leave it on `day`, and what it sets in other documents, in order."""
    due = sorted(
        (amendment for amendment in _amendments(contract) if _since(amendment) <= str(day)), key=_since
    )
    changes = [changed for amendment in due if (changed := mapping_at(amendment, "set")) is not None]
    findings: list[Finding] = []
    body = contract.body
    for changed in changes:
        own = tuple(entry for entry in changed.entries if "/" not in entry[0].text)
        body = overlay(Mapping(own, changed.place), body, findings)
    for finding in (*findings, *_set_twice(contract), *_never_in_force(contract)):
        report(finding)
    first = mapping_at(contract.body, "set")
    settings = (*((first,) if first is not None else ()), *changes)
    return Document(contract.head, body, contract.file, contract.writers), settings


def amendment_days(contract: Document) -> Iterator[Date]:
    """The first days of a contract's amendments; a date that is none was reported when the file was read."""
    for amendment in _amendments(contract):
        try:
            yield read(DATE, _since(amendment))
        except ValueProblem:
            continue


def check_dates(contract: Document, report: Report) -> None:
    """Report the dates of amendments that are no days of the calendar."""
    for amendment in _amendments(contract):
        effective = amendment.get("effective")
        if isinstance(effective, Scalar):
            try:
                read(DATE, effective.text)
            except ValueProblem as problem:
                report(Finding(problem.code, effective.place, problem.says, fix=problem.fix))


def _amendments(contract: Document) -> list[Mapping]:
    return [item for item in items_at(contract.body, "amendments") if isinstance(item, Mapping)]


def _since(amendment: Mapping) -> str:
    return text_at(amendment, "effective")


def _set_twice(contract: Document) -> Iterator[Finding]:
    """Two amendments of one day that set one value; what only one of them sets is no conflict."""
    seen: dict[tuple[str, str], tuple[Place, Mapping]] = {}
    for amendment in _amendments(contract):
        changed = mapping_at(amendment, "set")
        for path, node in _paths(changed, "") if changed is not None else ():
            key = (_since(amendment), path)
            first = seen.setdefault(key, (node.place, amendment))
            if first[1] is not amendment:
                yield Finding(
                    "AMENDED-TWICE",
                    node.place,
                    f"Two amendments of {key[0]} set `{path}`, so it is open which one counts.",
                    fix="Keep one of them, or give the later one another date.",
                    related=(Related(first[0], "set here too"),),
                )


def _never_in_force(contract: Document) -> Iterator[Finding]:
    """Amendments that begin when the contract has ended."""
    until = contract.head.until
    for amendment in _amendments(contract):
        effective = amendment.get("effective")
        if until is not None and effective is not None and _since(amendment) >= str(until):
            yield Finding(
                "AMENDMENT-TOO-LATE",
                effective.place,
                f"This amendment begins on {_since(amendment)}, and the contract ends on {until}.",
                example="It would never count.",
                fix="Correct its date, or the `until` of the contract.",
                level=Level.WARNING,
            )


def _paths(node: Mapping, above: str) -> Iterator[tuple[str, Scalar | Sequence]]:
    for key, value in node.entries:
        path = f"{above}.{key.text}" if above else key.text
        if isinstance(value, Mapping):
            yield from _paths(value, path)
        else:
            yield path, value
