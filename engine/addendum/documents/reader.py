"""YAML text to a tree: PyYAML's events, composed so that places are kept and all traps found in one pass."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from addendum.documents.characters import forbidden, with_plain_breaks, without_forbidden
from addendum.documents.composer import Composer
from addendum.documents.nodes import Scalar
from addendum.documents.shortening import MOST_FINDINGS, shortened
from addendum.documents.source import Source
from addendum.documents.syntax import explain
from addendum.documents.tabs import tabs_in_indentation
from addendum.findings import Finding, FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from addendum.documents.nodes import Node


class Trapped(FindingsError):
    """All findings of a text; `tree` is what it would be without them, None where that is open."""

    def __init__(self, tree: Node | None, *findings: Finding) -> None:
        super().__init__(*findings)
        self.tree = tree


def read_text(text: str, file: str) -> Node:
    """The tree of a policy's text; places bear the name `file`. Raises Trapped with all findings."""
    source = Source(with_plain_breaks(text), file)
    findings = list(islice(forbidden(source), MOST_FINDINGS + 1))
    if findings:
        source = Source(without_forbidden(source.text), file)
    composer = Composer(source, findings.append)
    error = _feed(composer, source, findings)
    if error is not None and not composer.spoiled and not _named(error, findings):
        findings.append(error)
    tabs = tabs_in_indentation(source, composer.texts, composer.read_to)
    findings += islice(tabs, MOST_FINDINGS + 1)
    root = composer.root
    if not findings and (root is None or _says_nothing(root)):
        findings.append(_nothing(file))
    if findings or root is None:
        raise Trapped(root, *shortened(findings))
    return root


def _feed(composer: Composer, source: Source, findings: list[Finding]) -> Finding | None:
    """Gives the composer the events, all of them unless findings abound; the finding where parsing stops."""
    import yaml

    try:
        for event in _events(source.text):
            if not composer.take(event) or len(findings) > MOST_FINDINGS:
                break
    # PyYAML's parser in Python lets a ValueError through for an escape beyond the last character
    except (yaml.YAMLError, ValueError) as error:
        composer.root = None
        return explain(error, source)
    return None


def _named(error: Finding, findings: list[Finding]) -> bool:
    """Whether a trap has been named already in the line at which the parser stopped."""
    lines = {finding.place.line for finding in findings if finding.place}
    return error.place is not None and error.place.line in lines


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of a YAML text, by the parser in C where PyYAML has it: five times as fast, places alike."""
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


def _says_nothing(root: Node) -> bool:
    """Whether the text is an empty one behind a `---`."""
    return isinstance(root, Scalar) and not root.text and not root.quoted
