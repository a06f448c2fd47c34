"""What the cache knows of one policy root as it is now: its index, and its standings one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.library.cache.folder import Folder
from addendum.library.cache.keys import key_of, name_of
from addendum.library.index import index_from_data, index_to_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.library.index import Index
    from addendum.library.standing import Standing
    from addendum.library.subjects import Bundle
    from addendum.values import Data

    Name = tuple[str, int, tuple[tuple[str, str], ...], int]

_INDEX = "index"


class Shelf:
    """What is kept for a policy root. Whatever cannot be read is as if it were not there."""

    def __init__(self, key: str, folder: Folder) -> None:
        self._key = key
        self._folder = folder

    @classmethod
    def opened(cls, root: str, folder: str) -> Shelf | None:
        """The shelf for a root in the user's folder; None for a root that nothing can be kept for."""
        key = key_of(root)
        return None if key is None else cls(key, Folder(folder, key))

    def is_about(self, root: str) -> bool:
        """Whether a root is still what it was when the shelf was opened."""
        return key_of(root) == self._key

    def index(self, edition: int) -> Index | None:
        """The index of the root, or of an edition of it, None where it is not kept."""
        data = self._read(_index_name(edition))
        if data is None:
            return None
        return index_from_data(data)

    def standing(self, name: Name, bundle: Callable[[], Bundle]) -> Standing | None:
        """The standing of a subject in an epoch under readings and in an edition, None where it is not kept.

        `bundle` gives its documents to who asks for them.
        """
        data = self._read(name_of(*name))
        if data is None:
            return None
        from addendum.library.cache.standings import standing_from_data

        return standing_from_data(data, bundle)

    def keep_index(self, index: Index, edition: int) -> None:
        """Keep the index of the root, or of an edition of it."""
        self._write(_index_name(edition), index_to_data(index))

    def keep_standing(self, name: Name, standing: Standing) -> None:
        """Keep a standing, unless something in it has no form as data."""
        from addendum.library.cache.writing import standing_to_data
        from addendum.values import NotStored

        try:
            data = standing_to_data(standing)
        except NotStored:
            return
        self._write(name_of(*name), data)

    def _read(self, name: str) -> Data | None:
        text = self._folder.read(name)
        if text is None:
            return None
        return _parsed(text)

    def _write(self, name: str, data: Data) -> None:
        import json

        try:
            text = json.dumps(data, separators=(",", ":"), check_circular=False)
        except (ValueError, RecursionError):  # a number of more digits than Python prints, say
            return
        self._folder.write(name, text)


def _index_name(edition: int) -> str:
    return name_of(_INDEX, edition) if edition else _INDEX


def _parsed(text: str) -> Data:
    """Sealed JSON text as data, by the scanner in C alone: the package around it takes a millisecond."""
    try:
        from _json import make_scanner
    except ImportError:
        from json import loads

        return loads(text)
    scan: Any = make_scanner(_Scanning)  # type: ignore[arg-type] # any object with these attributes
    data, _ = scan(text, 0)
    return data


class _Scanning:
    """What the scanner asks of a decoder; there are no numbers here but whole ones."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = str
    parse_int = int
    parse_constant = str
