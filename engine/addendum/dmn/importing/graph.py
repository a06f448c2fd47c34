"""The elements of a model that a policy is written for: what each is called there, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.dmn.elements import Decision, InputData, Knowledge, Service
from addendum.findings import Place
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.dmn.importing.naming import Names
    from addendum.dmn.prepared import Element, Home, Need, Prepared

    Key = tuple[str, str]

_WORDS: dict[type[Element], str] = {InputData: "input", Decision: "decision", Knowledge: "function"}


class Part(NamedTuple):
    """An element that the policy says: its model, itself, and its name in the policy."""

    home: Home
    element: InputData | Decision | Knowledge
    name: str

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return key_of(self.home, self.element)

    @property
    def place(self) -> Place:
        """Where it stands in its model."""
        return Place(self.home.model.file, self.element.line)


class Graph:
    """All elements of the main model, and those of others that they need, in the order of the models."""

    def __init__(self, prepared: Prepared, names: Names) -> None:
        self._needs: dict[Key, tuple[Need, ...]] = {}
        waiting = [(prepared.main, element) for element in prepared.main.elements()]
        seen: dict[Key, tuple[Home, Element]] = {}
        while waiting:
            home, element = waiting.pop(0)
            if key_of(home, element) in seen:
                continue
            seen[key_of(home, element)] = home, element
            waiting += [(need.home, need.element) for need in self._needs_of(home, element)]
        self._parts: dict[Key, Part] = {}
        for kind, word in _WORDS.items():
            for key, (home, element) in seen.items():
                if isinstance(element, kind) and not isinstance(element, Service):
                    name = names.element(element.variable.name, word)
                    self._parts[key] = Part(home, element, name)

    def parts(self) -> Iterator[Part]:
        """All parts: inputs, decisions, then functions."""
        return iter(self._parts.values())

    def part(self, need: Need) -> Part | None:
        """The part that a need asks for; None for a decision service, of which a policy has none."""
        return self._parts.get(key_of(need.home, need.element))

    def needs(self, part: Part) -> tuple[Need, ...]:
        """The elements that a part requires, as its formulas name them."""
        return self._needs_of(part.home, part.element)

    def in_order(self) -> list[Part]:
        """The decisions and functions, each behind what it needs as far as there is no circle."""
        done: dict[Key, Part] = {}
        for first in self._parts.values():
            path = {first.key: (first, self._needed(first))} if first.key not in done else {}
            while path:
                part, waiting = path[next(reversed(path))]
                following = next((each for each in waiting if each.key not in done | path), None)
                if following is not None:
                    path[following.key] = (following, self._needed(following))
                else:
                    done[part.key] = part
                    del path[part.key]
        return [part for part in done.values() if not isinstance(part.element, InputData)]

    def _needed(self, part: Part) -> Iterator[Part]:
        return (found for found in map(self.part, self.needs(part)) if found is not None)

    def _needs_of(self, home: Home, element: Element) -> tuple[Need, ...]:
        if not isinstance(element, Decision | Knowledge):
            return ()
        key = key_of(home, element)
        if key not in self._needs:
            self._needs[key] = home.needs(element.requires, element.line)
        return self._needs[key]


def key_of(home: Home, element: Element) -> Key:
    """What tells an element from all others: the namespace of its model, and its id."""
    return home.model.namespace, element.id
