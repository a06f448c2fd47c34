"""Readings: what a text leaves open, the value that it sets, the reading taken, and those to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, Scalar, Sequence
from addendum.findings import Finding, Related, did_you_mean, listed
from addendum.kinds.document import Document, items_at, text_at
from addendum.kinds.lowered import TAKEN, Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Mapping as Table

    from addendum.documents import Node

OTHER = "other"


def readings_of(document: Document, chosen: Table[str, str]) -> Iterator[Choice]:
    """The readings of a document, each with the alternative that `chosen` names (default: the one taken)."""
    for item in items_at(document.body, "readings"):
        if not isinstance(item, Mapping):
            continue
        options = _options(item)
        name = chosen.get(text_at(item, "id"), TAKEN)
        yield Choice(
            document=document.head.id,
            id=text_at(item, "id"),
            text=text_at(item, "text"),
            question=text_at(item, "question"),
            because=text_at(item, "because"),
            sets=text_at(item, "sets"),
            chosen=name if name in options else TAKEN,
            alternatives=tuple(options),
            value=options.get(name, options[TAKEN]),
            place=item.place,
        )


def unknown_choices(chosen: Table[str, str], choices: Iterable[Choice]) -> Iterator[Finding]:
    """Findings for chosen readings or alternatives that no document has."""
    known = {choice.id: choice for choice in choices}
    for identity, name in chosen.items():
        choice = known.get(identity)
        if choice is None:
            near = did_you_mean(identity, known)
            fix = f"Choose `{near}`." if near else f"Known readings: {listed(sorted(known), 'and')}."
            yield Finding("UNKNOWN-READING", None, f"There is no reading `{identity}`.", fix=fix)
        elif name not in choice.alternatives:
            yield Finding(
                "UNKNOWN-READING",
                choice.place,
                f"The reading `{identity}` has no alternative `{name}`.",
                fix=f"Choose {listed(choice.alternatives)}.",
            )


def twice_registered(choices: Iterable[Choice]) -> Iterator[Finding]:
    """Findings for readings of two documents that have one id, so that choosing one would choose both."""
    known: dict[str, Choice] = {}
    for choice in choices:
        first = known.setdefault(choice.id, choice)
        if first.document != choice.document:
            yield Finding(
                "READING-TWICE",
                choice.place,
                f"`{first.document}` and `{choice.document}` both register a reading `{choice.id}`.",
                fix="Give one of them another id, so that each can be chosen by itself.",
                related=(Related(first.place, "the other one"),),
            )


def apply_readings(
    document: Document, choices: Iterable[Choice], report: Callable[[Finding], None]
) -> Document:
    """The document with the values that its chosen readings set; the taken one must be what is written."""
    body = document.body
    for choice in choices:
        if choice.document != document.head.id or not choice.sets:
            continue
        target = _find(body, choice.sets)
        if target is None:
            report(_no_such_value(choice, body))
        elif choice.is_taken:
            _compare(choice, target, report)
        else:
            body = _replaced(body, target, choice, _words_taken(document, choice.id))
    return Document(document.head, body, document.file, document.writers)


def _options(item: Mapping) -> dict[str, Node]:
    """The alternatives by name: `taken`, and `other` (one value) or `others` (named values)."""
    taken = item.get(TAKEN)
    options: dict[str, Node] = {TAKEN: taken if taken is not None else item}
    other = item.get(OTHER)
    if other is not None:
        options[OTHER] = other
    others = item.get("others")
    if isinstance(others, Mapping):
        options.update((key.text, value) for key, value in others.entries)
    return options


def _find(node: Node, path: str) -> Node | None:
    """The value at a dotted path; a step into a list goes to the entry of that `name` or `id`."""
    if not path:
        return node
    if isinstance(node, Sequence):
        name, _, rest = path.partition(".")
        for item in node.items:
            if name in (text_at(item, "name"), text_at(item, "id")):
                return _find(item, rest)
        return None
    if not isinstance(node, Mapping):
        return None
    for key, value in node.entries:
        if path == key.text or path.startswith(f"{key.text}."):
            found = _find(value, path[len(key.text) + 1 :])
            if found is not None:
                return found
    return next((found for inner in _passed(node) if (found := _find(inner, path)) is not None), None)


def _passed(node: Mapping) -> Iterator[Sequence]:
    """The lists below a map that a path need not name: rows of a table, remedies of several."""
    for word in ("rows", "of"):
        entries = node.get(word)
        if isinstance(entries, Sequence):
            yield entries


def _reached(node: Node, path: str) -> tuple[str, Node]:
    """The longest beginning of a path that leads somewhere, and the value there."""
    steps = path.split(".")
    for count in range(len(steps) - 1, 0, -1):
        beginning = ".".join(steps[:count])
        found = _find(node, beginning)
        if found is not None:
            return beginning, found
    return "", node


def _names_below(node: Node) -> list[str]:
    """What the next step of a path may be called."""
    if isinstance(node, Sequence):
        return [name for item in node.items if (name := text_at(item, "name") or text_at(item, "id"))]
    if not isinstance(node, Mapping):
        return []
    return [*node.keys(), *(name for inner in _passed(node) for name in _names_below(inner))]


def _compare(choice: Choice, target: Node, report: Callable[[Finding], None]) -> None:
    if isinstance(choice.value, Mapping) and isinstance(target, Mapping):
        differing = [
            key.text for key, value in choice.value.entries if _text(target.get(key.text)) != _text(value)
        ]
    else:
        differing = [] if _text(choice.value) == _text(target) else [choice.sets]
    if differing:
        report(
            Finding(
                "READING-DISAGREES",
                choice.place,
                f"The reading `{choice.id}` takes {listed(differing, 'and')} as written under `taken`, "
                f"but `{choice.sets}` says something else.",
                fix="Write the same value in both places.",
            )
        )


def _words_taken(document: Document, identity: str) -> frozenset[str]:
    """The keys that a reading takes, which go when another one is chosen."""
    for item in items_at(document.body, "readings"):
        if isinstance(item, Mapping) and text_at(item, "id") == identity:
            taken = item.get(TAKEN)
            return frozenset(taken.keys()) if isinstance(taken, Mapping) else frozenset()
    return frozenset()


def _replaced(node: Node, target: Node, choice: Choice, words_taken: frozenset[str]) -> Mapping:
    replaced = _replace(node, target, _with_choice(target, choice, words_taken))
    assert isinstance(replaced, Mapping)  # noqa: S101 - the body of a document is a mapping
    return replaced


def _with_choice(target: Node, choice: Choice, words_taken: frozenset[str]) -> Node:
    """The target with the chosen words in place of the taken ones; what the reading does not name stays."""
    if not (isinstance(choice.value, Mapping) and isinstance(target, Mapping)):
        return choice.value
    dropped = {*choice.value.keys(), *words_taken, *_BORDER_WORDS}
    kept = tuple(entry for entry in target.entries if entry[0].text not in dropped)
    return Mapping((*choice.value.entries, *kept), target.place)


_BORDER_WORDS = frozenset({"at least", "above", "at most", "below", "is", "not", "one of", "none of", "any"})


def _replace(node: Node, target: Node, value: Node) -> Node:
    if node is target:
        return value
    if isinstance(node, Mapping):
        return Mapping(
            tuple((key, _replace(inner, target, value)) for key, inner in node.entries), node.place
        )
    if isinstance(node, Sequence):
        return Sequence(tuple(_replace(item, target, value) for item in node.items), node.place)
    return node


def _text(node: Node | None) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key.text}: {_text(value)}" for key, value in node.entries) + "}"
    return "[" + ", ".join(_text(item) for item in node.items) + "]" if node is not None else ""


def _no_such_value(choice: Choice, body: Mapping) -> Finding:
    """The finding, with how far the path leads and what stands there."""
    beginning, node = _reached(body, choice.sets)
    names = _names_below(node)
    wanted, _, rest = choice.sets[len(beginning) :].lstrip(".").partition(".")
    near = did_you_mean(wanted, names)
    path = ".".join(step for step in (beginning, near, rest) if step)
    how = "Name the keys down to the value with dots, rows by their `name`."
    stands = f"Below `{beginning}` stand" if beginning else "The document has"
    return Finding(
        "READING-SETS-NOTHING",
        choice.place,
        f"The reading `{choice.id}` sets `{choice.sets}`, and the document has no such value.",
        fix=f"Write `{path}`." if near else f"{stands} {listed(names, 'and')}. {how}" if names else how,
    )
