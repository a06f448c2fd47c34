"""Holidays that belong to no contract: documents of the namespace `holidays`, which all calendars see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.documents import Node
    from addendum.kinds import Document
    from addendum.library.versions import Timeline

NAMESPACE = KIND = "holidays"
_REGIONS = "holidays of"


def public_holidays(timelines: Iterable[Timeline], shared: Iterable[Document]) -> Iterator[str]:
    """The ids of the public lists that the calendars among `shared` are closed on.

    These are the lists of the regions that they name and of their countries, or all where a fact names the
    region. A list of the namespace's own for the same region, or its country, goes first.
    """
    shared = tuple(shared)
    texts = {text for document in shared for text in _regions_in(document.body)}
    if not texts:
        return
    named = {each for text in texts for each in _with_country(text)}
    own = {text_at(document.body, "region") for document in shared if document.head.kind == KIND}
    decided = any(text.startswith("=") for text in texts)
    for timeline in timelines:
        latest = timeline.latest
        if latest.head.kind == KIND and latest.head.namespace == NAMESPACE:
            region = text_at(latest.body, "region")
            if own.isdisjoint(_with_country(region)) and (decided or region in named):
                yield latest.head.id


def _with_country(region: str) -> tuple[str, str]:
    return region, region.partition("-")[0]


def _regions_in(node: Node) -> Iterator[str]:
    """The texts below `holidays of` in a tree: regions, and formulas that give one."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _texts(value) if key.text == _REGIONS else _regions_in(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _regions_in(item)


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from _texts(value)
    else:
        for item in node.items:
            yield from _texts(item)
