"""YAML text to a tree: PyYAML's events, composed here so that places are kept and every trap is found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents.characters import forbidden, with_plain_breaks, without_forbidden
from addendum.documents.composer import Composer
from addendum.documents.source import Source
from addendum.documents.syntax import explain
from addendum.documents.tabs import tabs_in_indentation
from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from addendum.documents.nodes import Node

MOST_FINDINGS = 200


def read_text(text: str, file: str) -> Node:
    """The tree of a policy's text; `file` is the name that places bear. Raises FindingsError with all findings."""
    source = Source(with_plain_breaks(text), file)
    findings = list(forbidden(source))
    if findings:
        source = Source(without_forbidden(source.text), file)
    composer = Composer(source, findings.append)
    error = _feed(composer, source)
    if error is not None and not composer.spoiled and not _named(error, findings):
        findings.append(error)
    findings += tabs_in_indentation(source, composer.texts, composer.read_to)
    if composer.root is None and not findings:
        findings.append(_nothing(file))
    if findings or composer.root is None:
        raise FindingsError(*_first(list(dict.fromkeys(findings)), file))
    return composer.root


def _feed(composer: Composer, source: Source) -> Finding | None:
    """Gives the composer all events; the finding for what the parser cannot read, if there is such a thing."""
    import yaml

    try:
        for event in _events(source.text):
            if not composer.take(event):
                break
    except yaml.YAMLError as error:
        composer.root = None
        return explain(error, source)
    return None


def _named(error: Finding, findings: list[Finding]) -> bool:
    """Whether a trap has been named already in the line at which the parser stopped."""
    lines = {finding.place.line for finding in findings if finding.place}
    return error.place is not None and error.place.line in lines


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of a YAML text, by the parser in C where PyYAML has it: five times as fast, with the same places."""
    import yaml

    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return yaml.parse(text, Loader=loader)


def _nothing(file: str) -> Finding:
    return Finding(
        "EMPTY-FILE",
        Place(file, 1),
        "This file says nothing.",
        fix="Start with `format: 1`, `kind: …` and `id: …`, or delete the file.",
    )


def _first(findings: list[Finding], file: str) -> list[Finding]:
    """As many findings as a person reads, and how many more there are."""
    if len(findings) <= MOST_FINDINGS:
        return findings
    kept = sorted(findings, key=lambda finding: finding.sort_key)[:MOST_FINDINGS]
    last = kept[-1].place or Place(file, 1)
    rest = len(findings) - MOST_FINDINGS
    more = Finding("TOO-MANY-FINDINGS", last, f"{rest} more findings of this file are not shown.")
    return [*kept, more]
