"""Exports of other systems as input: tables that a policy of mappings says how to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import addendum
from addendum.light import NamedTuple
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    Record = dict[str, object]

TABLES = (".csv", ".tsv")


class Export(NamedTuple):
    """A table that a word of the command line names; it can be read once the policies are loaded."""

    path: str


def with_exports(record: Record, library: addendum.Library, mappings: dict[str, str]) -> Record:
    """The record with the records of each table in the place of its name.

    `mappings` are the ids of the policies by which tables are read, by fact; that of `""` is for all others.
    """
    return {
        name: _read(value.path, library, mappings.get(name, mappings.get("")))
        if isinstance(value, Export)
        else value
        for name, value in record.items()
    }


def records_of(library: addendum.Library, mapping: str, source: BinaryIO, name: str) -> Iterator[Record]:
    """The records that a table tells of; refuses one that cannot be read, with the place."""
    try:
        yield from library.read_export(mapping, source, name)
    except addendum.NoAnswer as error:
        raise Refused(error.says, error.fix) from error
    except addendum.FindingsError as error:
        shown = "\n".join(str(finding) for finding in error.findings)
        raise Refused(f"`{name}` cannot be read by the mapping `{mapping}`.\n{shown}") from error


def _read(path: str, library: addendum.Library, mapping: str | None) -> list[Record]:
    if mapping is None:
        raise Refused(
            f"`{path}` is a table, and nothing says what its columns mean.",
            "write a policy of the kind `mapping`, and name it: `--mapping ID`.",
        )
    try:
        with open(path, "rb") as source:  # noqa: PTH123 - pathlib takes three milliseconds to import
            return [*records_of(library, mapping, source, path)]
    except OSError as error:
        raise Refused(
            f"`{path}` cannot be read: {error.strerror}.", "name a file that exists and may be read."
        ) from error
