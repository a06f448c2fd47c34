"""The types of a model at work: what a value must be, which values are allowed, and what is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.feel import FeelFailure, fit
from addendum.values import ANY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.values import Type, Value


class ItemType:
    """A type with the constraints on its values: `tests` of the value, and those of its items and fields."""

    __slots__ = ("_fields", "_item", "_tests", "is_constrained", "type")

    def __init__(
        self,
        of_type: Type,
        tests: tuple[Callable[[Value], bool], ...] = (),
        item: ItemType | None = None,
        fields: Mapping[str, ItemType] | None = None,
    ) -> None:
        self.type = of_type
        self._tests = tests
        self._item = item if item is not None and item.is_constrained else None
        self._fields = {name: each for name, each in (fields or {}).items() if each.is_constrained}
        self.is_constrained: bool = bool(tests or self._item or self._fields)

    @property
    def is_any(self) -> bool:
        """Whether every value is one of this type."""
        return self.type is ANY and not self.is_constrained

    def narrowed(self, tests: tuple[Callable[[Value], bool], ...]) -> ItemType:
        """The type with further tests on its values."""
        return ItemType(self.type, (*self._tests, *tests), self._item, self._fields)

    def fitted(self, value: Value) -> Value:
        """The value as one of this type, converted as DMN converts; raises FeelFailure where it is none."""
        if value is None:
            return value
        found = fit(self.type, value)
        if self.is_constrained and not self.allows(found):
            raise FeelFailure("DMN-VALUE-NOT-ALLOWED", "This value is not one of those that its type allows.")
        return found

    def allows(self, value: Value) -> bool:
        """Whether a value of the right kind meets the constraints; null does."""
        if value is None or not self.is_constrained:
            return True
        if self._item is not None and not all(map(self._item.allows, value)):
            return False
        fields = self._fields.items()
        return all(each.allows(value.get(name)) for name, each in fields) and all(
            test(value) for test in self._tests
        )


UNTYPED = ItemType(ANY)
