"""Two trees of a document leaf by leaf: what stands at one path in both, or in one of them only.

Entries of lists belong together by their `name` or `id`, else by what they say, else by their keys in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.kinds import in_words, text_at, value_by_form
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addendum.documents import Node

    Path = tuple[str, ...]

TEXT_KEYS = frozenset(
    {
        "assumed",
        "because",
        "clause",
        "context",
        "description",
        "question",
        "quote",
        "source",
        "text",
        "title",
        "written by",
    }
)
"""The keys of words for people, which decide nothing."""
_NAMES = ("name", "id")
_VALUE = "value"


class Leaf(NamedTuple):
    """What stands at a path: a value or a part of a document, None where an edition has nothing there.

    `path` is that of keys, and of the names of entries, or their numbers.
    """

    path: Path
    before: Node | None
    after: Node | None


def leaves(
    before: Node | None,
    after: Node | None,
    skip: Callable[[Path, Node | None, Node | None], bool] = lambda _path, _before, _after: False,
    path: Path = (),
) -> Iterator[Leaf]:
    """The leaves that say different things; what is to `skip` is not looked into."""
    if skip(path, before, after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*after, *before)):
            is_value = key == _VALUE and _is_annotated(before) and _is_annotated(after)
            yield from leaves(before.get(key), after.get(key), skip, path if is_value else (*path, key))
    elif isinstance(before, Sequence) and isinstance(after, Sequence) and not _is_plain(before, after):
        for step, old, new in _paired(before, after):
            yield from leaves(old, new, skip, (*path, step))
    elif _is_annotated(before) or _is_annotated(after):
        yield from leaves(_value_of(before), _value_of(after), skip, path)
        notes = [_notes_of(node) for node in (before, after)]
        for key in dict.fromkeys((*notes[1], *notes[0])):
            yield from leaves(notes[0].get(key), notes[1].get(key), skip, (*path, key))
    elif said(before) != said(after):
        yield Leaf(path, before, after)


def said(node: Node | None) -> object:
    """Equal for parts that say the same: values by what they mean, formulas without their layout."""
    node = _value_of(node)
    if node is None:
        return None
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return text.removeprefix("=").lstrip() if text.startswith("=") or node.quoted else value_by_form(text)
    if isinstance(node, Mapping):
        return _said_by(node, TEXT_KEYS)
    return [said(item) for item in node.items]


def words_of(node: Node | None) -> str:
    """A leaf as a policy has it, on one line."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    return "" if node is None else in_words(node)


def path_words(path: Path) -> str:
    """A path as people read it: `When missed, steps, at most`."""
    told = ", ".join(step for step in path if not step.isdecimal())
    return told[:1].upper() + told[1:]


def _is_annotated(node: Node | None) -> bool:
    """Whether a map is one value with notes for people."""
    return isinstance(node, Mapping) and _VALUE in node and {*node} <= TEXT_KEYS | {_VALUE, "name"}


def _value_of(node: Node | None) -> Node | None:
    """What an annotated value says without its notes."""
    return node.get(_VALUE) if isinstance(node, Mapping) and _is_annotated(node) else node


def _notes_of(node: Node | None) -> dict[str, Node]:
    if not isinstance(node, Mapping) or not _is_annotated(node):
        return {}
    return {key: value for key, value in node.items() if key != _VALUE}


def _is_plain(*nodes: Sequence) -> bool:
    """Whether lists hold single values only, and are read as one value."""
    return all(isinstance(item, Scalar) for node in nodes for item in node.items)


def _paired(before: Sequence, after: Sequence) -> Iterator[tuple[str, Node | None, Node | None]]:
    """The entries of two lists that belong together, in the order of the later one; then those that went."""
    left = list(before.items)
    partners: dict[int, Node] = {}
    for alike in (_same_name, _same_words, _same_keys, _same_first_key):
        for at, item in enumerate(after.items):
            if at not in partners:
                found = next((each for each in left if alike(each, item)), None)
                if found is not None:
                    partners[at] = found
                    left.remove(found)
    for at, item in enumerate(after.items):
        yield _step(item, at), partners.get(at), item
    for item in left:
        yield _step(item, before.items.index(item)), item, None


def _step(item: Node, at: int) -> str:
    named = next((text for key in _NAMES if (text := text_at(item, key))), "")
    if named:
        return named
    if isinstance(item, Scalar):
        return item.text
    return str(at + 1)


def _same_name(one: Node, other: Node) -> bool:
    return any(text_at(one, key) == text_at(other, key) != "" for key in _NAMES)


def _same_words(one: Node, other: Node) -> bool:
    """Whether two entries say the same, whatever they are called."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _said_by(one, TEXT_KEYS.union(_NAMES)) == _said_by(other, TEXT_KEYS.union(_NAMES))
    return said(one) == said(other)


def _said_by(node: Mapping, without: frozenset[str]) -> object:
    kept = ((key, said(value)) for key, value in node.items() if key not in without)
    return tuple(sorted(kept, key=str))


def _same_keys(one: Node, other: Node) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _nameless(one) and _nameless(other) and {*one} - TEXT_KEYS == {*other} - TEXT_KEYS
    return False


def _same_first_key(one: Node, other: Node) -> bool:
    """Whether two entries begin alike, as steps do that say what is done."""
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.entries and other.entries:
        return _nameless(one) and _nameless(other) and one.keys()[0] == other.keys()[0]
    return False


def _nameless(item: Node) -> bool:
    return not any(text_at(item, key) for key in _NAMES)
