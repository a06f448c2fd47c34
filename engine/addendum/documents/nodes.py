"""The tree of a document: scalars, mappings and sequences that know where they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from typing import Literal, TypeAlias

    from addendum.documents.source import Span

    Kind: TypeAlias = Literal["text", "number", "boolean", "null"]

Node: TypeAlias = "Scalar | Mapping | Sequence"


class _Frozen:
    """A class whose instances are set once, by its own constructor."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} does not change; {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} does not change; {name!r} cannot be deleted")


_set = object.__setattr__


class Scalar(_Frozen):
    """A single value: its text as the author means it, and what YAML 1.2 takes that text for.

    `quoted` holds for texts in quotes and for block texts: they are texts whatever they look like.
    """

    __slots__ = ("_where", "kind", "quoted", "text")

    text: str
    kind: Kind
    quoted: bool
    _where: Place | Span

    def __init__(self, text: str, kind: Kind, where: Place | Span, quoted: bool = False) -> None:
        _set(self, "text", text)
        _set(self, "kind", kind)
        _set(self, "quoted", quoted)
        _set(self, "_where", where)

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.kind!r})"

    @property
    def place(self) -> Place:
        """Where the value stands; of a block text, its first line."""
        return _place(self._where)

    def renamed(self, text: str) -> Scalar:
        """A text that stands in this one's place."""
        return Scalar(text, "text", self._where, quoted=True)

    def at(self, offset: int, length: int = 1) -> Place:
        """The place of `length` characters from `offset` of the text, cut at the end of their line."""
        where = self._where
        return where if isinstance(where, Place) else where.part(self.text, offset, length)


class Mapping(_Frozen):
    """Keys and values in the order in which they were written; keys are compared by their text."""

    __slots__ = ("_values", "_where", "entries")

    entries: tuple[tuple[Scalar, Node], ...]
    _where: Place | Span
    _values: dict[str, Node]

    def __init__(self, entries: tuple[tuple[Scalar, Node], ...], where: Place | Span) -> None:
        _set(self, "entries", entries)
        _set(self, "_where", where)
        _set(self, "_values", {key.text: value for key, value in entries})

    def __repr__(self) -> str:
        return f"Mapping({', '.join(self._values)})"

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    @property
    def place(self) -> Place:
        """Where the mapping begins: its first key, or its brace."""
        return _place(self._where)

    def get(self, key: str) -> Node | None:
        """The value under `key`, None where there is none."""
        return self._values.get(key)

    def keys(self) -> tuple[str, ...]:
        """The texts of the keys."""
        return tuple(self._values)

    def items(self) -> Iterator[tuple[str, Node]]:
        """The texts of the keys, each with its value."""
        return iter(self._values.items())

    def key(self, text: str) -> Scalar | None:
        """The key itself, for its place; None where there is none."""
        return next((key for key, _ in self.entries if key.text == text), None)

    def with_entries(self, entries: Iterable[tuple[Scalar, Node]]) -> Mapping:
        """Other entries in this mapping's place."""
        return Mapping(tuple(entries), self._where)


class Sequence(_Frozen):
    """Values in order."""

    __slots__ = ("_where", "items")

    items: tuple[Node, ...]
    _where: Place | Span

    def __init__(self, items: tuple[Node, ...], where: Place | Span) -> None:
        _set(self, "items", items)
        _set(self, "_where", where)

    def __repr__(self) -> str:
        return f"Sequence of {len(self.items)}"

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __getitem__(self, index: int) -> Node:
        return self.items[index]

    @property
    def place(self) -> Place:
        """Where the list begins: its first hyphen, or its bracket."""
        return _place(self._where)

    def with_items(self, items: Iterable[Node]) -> Sequence:
        """Other items in this list's place."""
        return Sequence(tuple(items), self._where)


def plain(node: Node) -> Any:
    """The tree as dicts, lists, texts, true, false, None and exact numbers (int, or Decimal with a point)."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return plain_scalar(node)


def plain_scalar(node: Scalar) -> str | bool | int | Decimal | None:
    """The value of one scalar."""
    if node.kind == "text":
        return node.text
    if node.kind == "number":
        return exact_number(node.text)
    if node.kind == "boolean":
        return node.text.lower() == "true"
    return None


def _place(where: Place | Span) -> Place:
    return where if isinstance(where, Place) else where.place


def exact_number(text: str) -> int | Decimal:
    """The number by its text: an int where it has only digits."""
    if text.lstrip("+-").isdecimal():
        return int(text)
    from decimal import Decimal

    return Decimal(text)
