"""Names of a model as a policy spells them: words in lower case with underscores, each thing its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from addendum.feel import formula_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_OF_DECLARATIONS = frozenset({"type", "fields"})
_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off"})
_OF_LOOPS = ("item", "partial")
_OF_IMPORTS = ("count", "not")
_PLURALS = (
    (re.compile(r"(?<=[^aeiou])y$"), "ies"),
    (re.compile(r"(?<=us|ss|sh|ch)$|(?<=[xz])$"), "es"),
    (re.compile(r"(?<=[a-rt-z])$"), "s"),
)


def snake_case(name: str) -> str:
    """The words of a name in lower case, joined by underscores; `""` for a name without Latin letters."""
    words = "_".join(_words(name))
    return words if not words[:1].isdecimal() else f"no_{words}"


def hyphenated(name: str) -> str:
    """The words of a name in lower case, joined by hyphens as in the id of a document."""
    return "-".join(_words(name))


def plural(name: str) -> str:
    """The name of many such things: `policies` for `policy`."""
    for ending, instead in _PLURALS:
        if ending.search(name):
            return ending.sub(instead, name, count=1)
    return name


def _words(name: str) -> list[str]:
    plain = normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return _NOT_A_WORD.sub(" ", _HUMP.sub(" ", plain).lower()).split()


class Names:
    """Gives every thing of a model an identifier that nothing else has.

    Elements (inputs, decisions, functions) are each asked for once; parts (fields, entries, the variables of
    formulas) have one identifier for each name, wherever the model uses it. `functions` are the built-in
    ones that formulas call, whose place a decision of their name would take.
    """

    def __init__(self, functions: Iterable[str] = ()) -> None:
        self._taken: dict[str, str] = {}
        self._parts: dict[str, str] = {name: name for name in _OF_LOOPS}
        self._words = formula_words() | _OF_YAML
        self._functions = frozenset({*functions, *_OF_IMPORTS})

    def element(self, name: str, among: str = "value") -> str:
        """A new identifier for an element; `among` says what it is, for names without a Latin letter."""
        return self._free(snake_case(name) or among, name, self._words | self._functions)

    @property
    def parts(self) -> dict[str, str]:
        """The identifiers of all parts so far, by their names."""
        return dict(self._parts)

    def part(self, name: str) -> str:
        """The identifier of a field, an entry or a variable."""
        found = self._parts.get(name)
        if found is None:
            wanted = snake_case(name) or "part"
            shared = self._taken.get(wanted) == name and wanted not in _OF_DECLARATIONS
            found = wanted if shared else self._free(wanted, name, self._words | _OF_DECLARATIONS)
            self._parts[name] = found
        return found

    def _free(self, wanted: str, name: str, kept: frozenset[str]) -> str:
        candidate = f"{wanted}_value" if wanted in kept else wanted
        number = 1
        while candidate in self._taken:
            number += 1
            candidate = f"{wanted}_{number}"
        self._taken[candidate] = name
        return candidate
