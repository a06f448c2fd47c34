"""Recorded cases from files: NDJSON, tables by a mapping, and Parquet, one at a time."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

import addendum
from addendum_cli.files import json_problem
from addendum_cli.lines import batches, buffered
from addendum_cli.records import Asked, BadRecord, question_of, split
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Record = dict[str, object]

_TABLES = (".csv", ".tsv")
_ROWS = 1_000
_ONE_A_LINE = 'write one record a line: `{"name": value, …}`.'


def recorded_cases(
    path: Path, asked: Asked, library: addendum.Library, mapping: str | None
) -> Iterator[addendum.Recorded]:
    """The cases that a file holds; refuses a line or row that is no case, with its place.

    A record may name what is asked itself, and `context.customer`, whom it is about.
    """
    try:
        size = path.stat().st_size
        source = path.open("rb")
    except OSError as error:
        raise Refused(f"`{path}` cannot be read: {error.strerror}.", "name a file that exists.") from error
    with source, _progress(size) as reached:
        for number, record in enumerate(_records(path, source, library, mapping), 1):
            try:
                yield _case(record, asked)
            except BadRecord as error:
                raise Refused(f"`{path}`, record {number}: {error.says}", error.fix) from error
            if number % _ROWS == 0:
                reached(source.tell())
        reached(size)


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, and what moves it to a place in the file."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=size, label="Replaying", file=sys.stderr) as bar:
        yield lambda place: bar.update(max(place - bar.pos, 0))


def _records(
    path: Path, source: BinaryIO, library: addendum.Library, mapping: str | None
) -> Iterator[Record]:
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(path)
    elif suffix in _TABLES:
        if mapping is None:
            raise Refused(
                f"`{path}` is a table, and nothing says what its columns mean.",
                "write a policy of the kind `mapping`, and name it: `--mapping ID`.",
            )
        from addendum_cli.exports import records_of

        yield from records_of(library, mapping, source, str(path))
    else:
        yield from _lines(path, source)


def _lines(path: Path, source: BinaryIO) -> Iterator[Record]:
    number = 0
    for lines in batches(buffered(source)):
        for line in lines:
            number += 1
            if line is not None and (not line or line.isspace()):
                continue
            try:
                record = addendum.loads("" if line is None else line.decode())
            except (ValueError, RecursionError) as error:
                raise Refused(
                    f"`{path}`, line {number} is not valid JSON: {json_problem(error)}.", _ONE_A_LINE
                ) from error
            if not isinstance(record, dict):
                raise Refused(f"`{path}`, line {number} holds no JSON object.", _ONE_A_LINE)
            yield record


def _parquet(path: Path) -> Iterator[Record]:
    """The rows of a Parquet file; columns of binary fractions are refused, for they are not exact."""
    try:
        import duckdb
    except ImportError as error:
        raise Refused(
            "Parquet files need the extra `parquet`.", "install it: `pip install 'addendum[parquet]'`."
        ) from error
    try:
        rows = (
            duckdb.connect()
            .execute("SET TimeZone = 'UTC'")
            .execute("SELECT * FROM read_parquet(?)", [str(path)])
        )
    except duckdb.Error as error:
        raise Refused(f"`{path}` is no Parquet file that can be read.", "write it anew.") from error
    columns = [(name, str(of_type)) for name, of_type, *_ in rows.description]
    inexact = [name for name, of_type in columns if "DOUBLE" in of_type or "FLOAT" in of_type]
    if inexact:
        raise Refused(
            f"`{path}`: the column `{inexact[0]}` holds binary fractions, which are not exact.",
            "store it as text or as DECIMAL.",
        )
    while batch := rows.fetchmany(_ROWS):
        for row in batch:
            pairs = zip(columns, row, strict=True)
            yield {name: _plain(value) for (name, _), value in pairs if value is not None}


def _plain(value: Any) -> object:
    """A value as JSON would have it: dates and times as text."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _case(record: Record, asked: Asked) -> addendum.Recorded:
    """A record as a case; `context.customer` is whom it is about, else its contract."""
    case = split(record, asked)
    context = record.get("context")
    named = context.get("customer") if isinstance(context, dict) else None
    return addendum.Recorded(
        question_of(case.asked),
        case.facts,
        contract=case.asked.contract,
        tier=case.asked.tier,
        at=case.asked.at,
        id="" if case.id is None else str(case.id),
        customer=named if isinstance(named, str) else case.asked.contract or "",
    )
