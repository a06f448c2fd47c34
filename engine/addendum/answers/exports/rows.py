"""What the rows of an export tell: tickets, events of tickets, or records of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.exports.columns import Column, fact_column, time_column
from addendum.documents import Mapping, Scalar
from addendum.kinds import items_at, mapping_at, text_at
from addendum.light import NamedTuple
from addendum.values import UTC, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Table

    from addendum.documents import Node
    from addendum.values import Zone

    Cells = Table[str, str]
    Record = dict[str, object]


class EventColumns(NamedTuple):
    """An event that a row may tell of: only where the columns of `when` hold these texts."""

    type: str
    at: Column
    when: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, Column], ...]


class Layout:
    """A mapping policy, read: which columns there are, and what a row of them tells."""

    def __init__(self, body: Mapping) -> None:
        zone = _zone(text_at(body, "zone of times"))
        self.row_is = text_at(body, "one row is")
        self.delimiter = "\t" if text_at(body, "reads") == "tsv" else text_at(body, "separated by") or ","
        self.encoding = text_at(body, "written in") or "utf-8-sig"
        self.sorted = text_at(body, "rows of a ticket") == "stand together"
        ticket = body.get("ticket")
        self.ticket = None if ticket is None else fact_column(ticket, zone)
        self.facts = tuple(_columns(mapping_at(body, "facts"), zone))
        self.fields = tuple(_columns(mapping_at(body, "fields"), zone))
        self.events = tuple(
            _event(item, zone) for item in items_at(body, "events") if isinstance(item, Mapping)
        )
        self.ignored = frozenset(item.text for item in items_at(body, "ignored") if isinstance(item, Scalar))

    @property
    def headings(self) -> frozenset[str]:
        """The headings of all columns that are read."""
        columns = [column for _, column in (*self.facts, *self.fields)]
        columns += [] if self.ticket is None else [self.ticket]
        found = {column.heading for column in columns}
        for event in self.events:
            found |= {event.at.heading, *(heading for heading, _ in event.when)}
            found |= {column.heading for _, column in event.fields}
        return frozenset(found)

    def records(self, rows: Iterable[Cells]) -> Iterator[Record]:
        """The tickets or records that rows tell of; raises ValueProblem at a cell that cannot be read."""
        if self.row_is == "a ticket":
            return map(self._ticket, rows)
        if self.row_is == "an event":
            return self._together(rows) if self.sorted else self._gathered(rows)
        return map(self._record, rows)

    def _record(self, cells: Cells) -> Record:
        return dict(_read(self.fields or self.facts, cells))

    def _ticket(self, cells: Cells) -> Record:
        own = {} if self.ticket is None else {"id": self.ticket.read(cells[self.ticket.heading])}
        return {**own, **dict(_read(self.facts, cells)), "events": [*self._events(cells, {})]}

    def _gathered(self, rows: Iterable[Cells]) -> Iterator[Record]:
        """Tickets whose events stand anywhere in the export: all of it is held."""
        tickets: dict[str, Record] = {}
        for cells in rows:
            name = self._name(cells)
            ticket = tickets.setdefault(name, {"id": name, "events": []})
            self._add(ticket, cells)
        yield from tickets.values()

    def _together(self, rows: Iterable[Cells]) -> Iterator[Record]:
        """Tickets whose events stand together: one ticket is held at a time."""
        ticket: Record | None = None
        for cells in rows:
            name = self._name(cells)
            if ticket is None or ticket["id"] != name:
                if ticket is not None:
                    yield ticket
                ticket = {"id": name, "events": []}
            self._add(ticket, cells)
        if ticket is not None:
            yield ticket

    def _name(self, cells: Cells) -> str:
        return "" if self.ticket is None else self.ticket.read(cells[self.ticket.heading]) or ""

    def _add(self, ticket: Record, cells: Cells) -> None:
        """Add what a row tells; a fact holds from its event's moment on."""
        events: list[Record] = ticket["events"]  # type: ignore[assignment]
        events += self._events(cells, dict(_read(self.facts, cells)))

    def _events(self, cells: Cells, facts: Record) -> Iterator[Record]:
        for event in self.events:
            if all(cells[heading] == text for heading, text in event.when):
                at = event.at.read(cells[event.at.heading])
                if at is not None:
                    yield {"at": at, "type": event.type, **facts, **dict(_read(event.fields, cells))}


def _read(columns: Iterable[tuple[str, Column]], cells: Cells) -> Iterator[tuple[str, object]]:
    for name, column in columns:
        value = column.read(cells[column.heading])
        if value is not None:
            yield name, value


def _columns(node: Mapping | None, zone: Zone | None) -> Iterator[tuple[str, Column]]:
    for name, column in node.entries if node is not None else ():
        yield name.text, fact_column(column, zone)


def _event(node: Mapping, zone: Zone | None) -> EventColumns:
    when = mapping_at(node, "when")
    at: Node = node.get("at") or node
    return EventColumns(
        text_at(node, "type"),
        time_column(at, zone),
        tuple(
            (key.text, value.text)
            for key, value in (when.entries if when is not None else ())
            if isinstance(value, Scalar)
        ),
        tuple(_columns(mapping_at(node, "fields"), zone)),
    )


def _zone(name: str) -> Zone | None:
    if not name:
        return None
    return UTC if name == "UTC" else region(name)
