"""The names that a formula itself introduces, from the innermost outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addendum.values import ANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.values import Type


class Local(NamedTuple):
    """A value that the formula names: its generated Python name and its type."""

    slot: str
    type: Type = ANY
    optional: bool = False


class Environment(NamedTuple):
    """Layers of locals; a layer is either names, or the item of a filter, whose fields count as names.

    `given` holds the printed expressions that are known not to be null at this place.
    """

    layers: tuple[Mapping[str, Local] | Local, ...] = ()
    given: frozenset[str] = frozenset()

    def with_names(self, names: Mapping[str, Local]) -> Environment:
        """This environment with further names in front; what was known of their namesakes is forgotten."""
        return Environment((names, *self.layers), self.given.difference(names))

    def with_item(self, item: Local) -> Environment:
        """This environment inside the condition of a filter, where any name may be a field."""
        return Environment((item, *self.layers))

    def knowing(self, given: frozenset[str]) -> Environment:
        """This environment where further expressions are known not to be null."""
        return Environment(self.layers, self.given | given) if given else self


class Meaning(NamedTuple):
    """What a name stands for.

    `kind` is `value` (a name of the scope), `local`, `function` (of the host), `builtin`, `member`, `outcome`,
    `field` (of a filter's item), `unknown`. `slot` is the local of a `local` or `field`. A name whose meaning
    shows only at run time lists under `items` the locals of filters' items that may have a field of that name.
    """

    kind: str
    name: str
    slot: str = ""
    items: tuple[str, ...] = ()
    type: Type = ANY
    optional: bool = False
