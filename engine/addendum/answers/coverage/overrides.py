"""What a contract agrees differently, one value at a time, and the policies as they would be without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.library import Library
from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds import ANNOTATIONS, Document, items_at, mapping_at, text_at
from addendum.library import Resolver, Timeline, standing_of
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum import library as documents
    from addendum.documents import Node
    from addendum.findings import Place
    from addendum.library import Standing
    from addendum.values import Date

    Path = tuple[str | int, ...]

SET, AMENDMENTS, PINS = "set", "amendments", "pins"


class Override(NamedTuple):
    """One value that a version of a contract sets, or a version that it stays with."""

    contract: Document
    path: Path
    place: Place
    says: str


def overrides_of(contract: Document) -> Iterator[Override]:
    """The values that a contract sets, by its order form and by its amendments, and its pins."""
    settings: list[tuple[Path, Node | None, str]] = [((SET,), contract.body.get(SET), "")]
    for at, amendment in enumerate(items_at(contract.body, AMENDMENTS)):
        changed = mapping_at(amendment, SET)
        settings.append(((AMENDMENTS, at, SET), changed, f"{text_at(amendment, 'id')}: "))
    settings.append(((PINS,), contract.body.get(PINS), "stays with "))
    for path, node, said in settings:
        for inner, value in _values(node):
            words = f"{said}{' '.join(map(str, inner))}: {_text(value)}"
            yield Override(contract, (*path, *inner), value.place, words)


class Without(Library):
    """The policies as they would be if a contract did not set one value."""

    def __init__(self, policies: documents.Library, override: Override) -> None:
        super().__init__(policies)
        contract = override.contract
        body = _without(contract.body, override.path)
        assert isinstance(body, Mapping)  # noqa: S101 - the body of a document is a mapping
        changed = Document(contract.head, body, contract.file, contract.writers)
        versions = policies.timelines[contract.head.id].versions
        kept = [changed if version is contract else version for version in versions]
        self._timelines = {**policies.timelines, contract.head.id: Timeline(kept)}
        self._contract = contract.head.id

    def _standing(self, subject: str, day: Date, readings: tuple[tuple[str, str], ...]) -> Standing:
        if subject != self._contract:
            return super()._standing(subject, day, readings)
        bundle = Resolver(self._timelines, day, lambda _: None).bundle(subject)
        if bundle is None:
            return super()._standing(subject, day, readings)
        return standing_of(subject, bundle, self.policies.lower(bundle, readings))


def _values(node: Node | None) -> Iterator[tuple[Path, Scalar | Sequence]]:
    """The values below a map with the keys that lead to them."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text not in ANNOTATIONS:
                yield from (((key.text, *path), inner) for path, inner in _values(value))
    elif node is not None:
        yield (), node


def _without(node: Node, path: Path) -> Node | None:
    """A tree without the value at the path; maps that are left empty go with it."""
    if not path:
        return None
    first, *rest = path
    if isinstance(node, Mapping):
        entries = []
        for key, value in node.entries:
            kept = _without(value, tuple(rest)) if key.text == first else value
            if kept is not None:
                entries.append((key, kept))
        return node.with_entries(entries) if entries else None
    if isinstance(node, Sequence):
        items = [_without(item, tuple(rest)) if at == first else item for at, item in enumerate(node.items)]
        return node.with_items(item if item is not None else node for item in items)
    return node


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_text, node.items))}]"
    return f"{{{', '.join(f'{key.text}: {_text(value)}' for key, value in node.entries)}}}"
