"""Reading an export: its bytes to rows, its rows to records, and what is wrong with it by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from addendum.answers.exports.rows import Layout
from addendum.findings import Finding, FindingsError, Place, did_you_mean, listed
from addendum.values import NoAnswer, ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from addendum.answers.library import Library
    from addendum.documents import Mapping

    Record = dict[str, object]


def read_export(library: Library, mapping: str, source: BinaryIO, name: str = "export") -> Iterator[Record]:
    """The tickets, or the records of a list, that an export tells of, as records to ask with.

    `mapping` is the id of a policy of the kind `mapping`, of which the latest version counts; `name` is what
    errors call the export. Raises NoAnswer for an unknown mapping, and FindingsError at the first row that
    cannot be read.
    """
    return _records(Layout(_mapping_named(library, mapping)), source, name)


def _mapping_named(library: Library, wanted: str) -> Mapping:
    """The body of a mapping by its id, or the last part of it."""
    timelines = library.policies.timelines
    known = [identity for identity, line in timelines.items() if line.latest.head.kind == "mapping"]
    found = [identity for identity in known if identity == wanted or identity.rsplit("/", 1)[-1] == wanted]
    if len(found) == 1:
        return timelines[found[0]].latest.body
    near = did_you_mean(wanted, known)
    fix = f"Write `{near}`." if near else f"Known are {listed(known, 'and')}." if known else ""
    raise NoAnswer("UNKNOWN-MAPPING", f"There is no mapping `{wanted}`.", fix)


def _records(layout: Layout, source: BinaryIO, name: str) -> Iterator[Record]:
    text = io.TextIOWrapper(source, encoding=layout.encoding, newline="")
    rows = csv.reader(text, delimiter=layout.delimiter, strict=True)
    try:
        headings = next(rows, [])
        _check_headings(layout, headings, name)
        yield from layout.records(_cells(headings, rows, name))
    except ValueProblem as problem:
        place = Place(name, rows.line_num)
        raise FindingsError(Finding(problem.code, place, problem.says, fix=problem.fix)) from None
    except csv.Error as error:
        says = f"The export is no well-formed CSV here: {error}."
        raise FindingsError(Finding("EXPORT-UNREADABLE", Place(name, rows.line_num), says)) from None
    except UnicodeDecodeError:
        says = f"The export is not written in {layout.encoding}."
        fix = "Say in the mapping how it is written, for example `written in: Windows-1252`."
        raise FindingsError(Finding("EXPORT-UNREADABLE", Place(name, rows.line_num), says, fix=fix)) from None
    finally:
        text.detach()


def _check_headings(layout: Layout, headings: list[str], name: str) -> None:
    """Every column that is read is there, once; every other one is ignored on purpose."""
    place = Place(name, 1)
    found = [
        Finding("EXPORT-COLUMN-TWICE", place, f"The column `{heading}` is there twice.", fix="Rename one.")
        for heading in dict.fromkeys(headings)
        if headings.count(heading) > 1
    ]
    for heading in sorted(layout.headings - {*headings}):
        near = did_you_mean(heading, headings)
        fix = f"Write `{near}` in the mapping." if near else f"It has {listed(headings, 'and')}."
        found.append(
            Finding("EXPORT-COLUMN-MISSING", place, f"The export has no column `{heading}`.", fix=fix)
        )
    found += [
        Finding(
            "EXPORT-COLUMN-UNKNOWN",
            place,
            f"The mapping does not speak of the column `{heading}`.",
            fix="Read it, or list it under `ignored`.",
        )
        for heading in dict.fromkeys(headings)
        if heading not in layout.headings and heading not in layout.ignored
    ]
    if found:
        raise FindingsError(*found)


def _cells(headings: list[str], rows: Iterator[list[str]], name: str) -> Iterator[dict[str, str]]:
    for row in rows:
        if not row:
            continue
        if len(row) != len(headings):
            line = getattr(rows, "line_num", 0)
            says = f"This row has {len(row)} cells, and the first line has {len(headings)} headings."
            raise FindingsError(Finding("EXPORT-UNREADABLE", Place(name, line), says))
        yield dict(zip(headings, map(str.strip, row), strict=True))
