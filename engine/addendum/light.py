"""What keeps the start of a program short: tuples with names that cost little, and names imported on use.

A process that answers one question defines some forty classes and runs for some fifty milliseconds.
`typing.NamedTuple` takes a quarter of a millisecond a class, since it compiles annotations and a constructor
from text; the `NamedTuple` here takes a twentieth of that, and is otherwise the same to who uses it. Type
checkers see the one of `typing`.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Self
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - the alias exports it


def on_demand(room: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of the package `room`: a name is imported from its module when it is first used.

    `homes` lists for each module of the room the names that it gives: `{"tables": "Table Row"}`.
    """
    home_of = {name: module for module, names in homes.items() for name in names.split()}

    def imported(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        from importlib import import_module
        from sys import modules

        found = getattr(import_module(f"{room}.{home}"), name)
        setattr(modules[room], name, found)
        return found

    return imported


if not TYPE_CHECKING:
    try:
        from _collections import _tuplegetter as _field  # what `collections.namedtuple` uses, where there is
    except ImportError:

        def _field(index: int, doc: str) -> property:
            return property(itemgetter(index), doc=doc)

    def _ends(count: int, defaults: tuple[Any, ...]) -> dict[int, tuple[Any, ...]]:
        """The defaults that complete the values given in order, by how many of these there are."""
        return {count - lacking: defaults[len(defaults) - lacking :] for lacking in range(len(defaults) + 1)}

    class _Fields(type):
        """Makes fields of the annotations of a class, and defaults of the values beside them."""

        def __new__(mcs, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"in {name} a field without a default follows one that has one")
            space |= {field: _field(index, "") for index, field in enumerate(fields)}
            space |= {"__slots__": (), "__match_args__": fields, "_fields": fields}
            space |= {"_field_defaults": defaults, "_ends": _ends(len(fields), tuple(defaults.values()))}
            return super().__new__(mcs, name, bases, space)

    class NamedTuple(tuple, metaclass=_Fields):
        """A tuple whose fields have names, types and defaults, as the class says."""

        def __new__(cls, *values: Any, **named: Any) -> Self:  # noqa: D102 - as the class says
            end = cls._ends.get(len(values))
            if named or end is None:
                return tuple.__new__(cls, cls._completed(values, named))
            return tuple.__new__(cls, values + end if end else values)

        @classmethod
        def _make(cls, values: Any) -> Self:
            """The tuple with these values, one for each field."""
            return cls(*values)

        def _replace(self, **named: Any) -> Self:
            """A tuple with other values in some fields."""
            kept = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if named:
                raise ValueError(f"{type(self).__name__} has no fields {list(named)}")
            return tuple.__new__(type(self), kept)

        def _asdict(self) -> dict[str, Any]:
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            values = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        @classmethod
        def _completed(cls, values: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
            """The values of all fields from those given in order, those given by name, and the defaults."""
            found = list(values)
            for field in cls._fields[len(values) :]:
                if field in named:
                    found.append(named.pop(field))
                elif field in cls._field_defaults:
                    found.append(cls._field_defaults[field])
                else:
                    raise TypeError(f"{cls.__name__} lacks a value for {field!r}")
            if named or len(found) > len(cls._fields):
                told = ", ".join(map(repr, named)) or f"{len(values)} values"
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} fields, and not {told}")
            return found
