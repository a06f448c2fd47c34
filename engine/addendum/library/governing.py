"""What decides on the version that answers a question, as the documents that a subject may reach say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar
from addendum.kinds import items_at, mapping_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Table

    from addendum.kinds import Document
    from addendum.library.versions import Timeline


def governing_of(
    timelines: Table[str, Timeline], subjects: Iterable[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each subject, by question, what its documents name under `governed by`; most name nothing."""
    naming = [
        document
        for timeline in timelines.values()
        for document in timeline.versions
        if document.head.governed_by
    ]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for subject in subjects if naming else ():
        namespaces = _namespaces(timelines, subject)
        for document in naming:
            if document.head.namespace in namespaces:
                own = found.setdefault(subject, {})
                known = (*own.get(document.question, ()), document.head.governed_by)
                own[document.question] = tuple(dict.fromkeys(known))
    return found


def _namespaces(timelines: Table[str, Timeline], subject: str) -> set[str]:
    """The namespaces of a subject, of its tiers, and of what these include and use, whenever they do."""
    seen: set[str] = set()
    waiting = [subject]
    while waiting:
        identity = waiting.pop()
        if identity in seen:
            continue
        seen.add(identity)
        for document in timelines[identity].versions if identity in timelines else ():
            waiting += _named(document)
    return {identity.split("/", 1)[0] for identity in seen}


def _named(document: Document) -> Iterator[str]:
    """The ids of the documents that a version names: its tier, its parts, its parent, what it uses."""
    yield from document.head.uses.values()
    if document.head.extends is not None:
        yield document.head.extends.id
    for holder in (document.body, *map(_set_by, items_at(document.body, "amendments"))):
        yield text_at(holder, "tier")
        includes = holder.get("includes") if holder is not None else None
        further = (
            items_at(includes, "also") if isinstance(includes, Mapping) else items_at(holder, "includes")
        )
        yield from (item.text for item in further if isinstance(item, Scalar))


def _set_by(amendment: object) -> Mapping | None:
    return mapping_at(amendment, "set") if isinstance(amendment, Mapping) else None
