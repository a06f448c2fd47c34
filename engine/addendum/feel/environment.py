"""The names that a formula itself introduces, from the innermost outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import ANY, ContextOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.values import Type


class Local(NamedTuple):
    """A value that the formula names: its generated Python name and its type."""

    slot: str
    type: Type = ANY
    optional: bool = False


class Environment(NamedTuple):
    """Layers of locals; a layer is either names, or the item of a filter, whose fields count as names.

    `given` holds the names and paths from names (`customer.zone`) that are known not to be null here.
    """

    layers: tuple[Mapping[str, Local] | Local, ...] = ()
    given: frozenset[str] = frozenset()

    def with_names(self, names: Mapping[str, Local]) -> Environment:
        """The same with further names in front; what was known of their namesakes is forgotten."""
        return Environment((names, *self.layers), _without(self.given, names))

    def with_item(self, item: Local) -> Environment:
        """The same inside the condition of a filter, where a name may be a field of the item."""
        of_type = item.type
        if isinstance(of_type, ContextOf) and not of_type.open:
            known = _without(self.given, [name for name, _ in of_type.fields])
            return Environment((item, *self.layers), known)
        return Environment((item, *self.layers))

    def knowing(self, given: frozenset[str]) -> Environment:
        """The same where further expressions are known not to be null."""
        return Environment(self.layers, self.given | given) if given else self

    def names(self) -> Iterator[str]:
        """All names that it introduces, fields of items included."""
        for layer in self.layers:
            if not isinstance(layer, Local):
                yield from layer
            elif isinstance(layer.type, ContextOf):
                yield from (name for name, _ in layer.type.fields)


def _without(given: frozenset[str], names: Iterable[str]) -> frozenset[str]:
    hidden = set(names)
    return frozenset(each for each in given if each.split(".", 1)[0] not in hidden)
