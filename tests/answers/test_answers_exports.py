"""Tables of other systems: rows become tickets and records, and what cannot be read is told by its line."""

from __future__ import annotations

import io
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

import addendum

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "kind: mapping\nid: acme/mappings/helpdesk\nversion: 1\ntitle: Export of the help desk\n"
EVENTS = """
    reads: csv
    one row is: an event
    zone of times: Europe/Berlin
    ticket: Ticket
    facts:
      live_system: {column: System, values: {Live: true, Test: false}}
    events:
      - {type: opened, at: {column: Time, written as: "DD.MM.YYYY HH:mm"}, when: {Action: created}}
      - type: responded
        at: {column: Time, written as: "DD.MM.YYYY HH:mm"}
        when: {Action: reply}
    ignored: [Agent]
"""
TICKETS = """
    reads: csv
    separated by: ";"
    one row is: a ticket
    zone of times: UTC
    ticket: Number
    facts:
      seats: {column: Seats, empty: 1}
      fee: {column: Fee, number means: EUR}
    events:
      - {type: opened, at: Opened}
      - {type: responded, at: Replied}
"""
USE = """
    reads: tsv
    one row is: an entry of use
    fields: {date: Day, hours: {column: Hours, number means: hours}}
"""


@pytest.fixture
def read(write: Callable[..., Any]) -> Callable[..., list[dict[str, object]]]:
    """Records of a table by a mapping."""

    def read(mapping: str, table: str | bytes) -> list[dict[str, object]]:
        root = write(mapping=HEAD + dedent(mapping))
        content = table if isinstance(table, bytes) else table.encode()
        library = addendum.load(root)
        return [*library.read_export("helpdesk", io.BytesIO(content), "export.csv")]

    return read


def test_a_pattern_without_hours_reads_days(read: Any) -> None:
    mapping = USE.replace("date: Day", "date: {column: Day, written as: DD.MM.YYYY}")

    assert read(mapping, "Day\tHours\n14.07.2025\t3\n") == [{"date": "2025-07-14", "hours": "3 hours"}]
    with pytest.raises(addendum.FindingsError, match=r"is no day written as `DD\.MM\.YYYY`"):
        read(mapping, "Day\tHours\n2025-07-14\t3\n")


def test_events_of_a_ticket_come_together_wherever_their_rows_stand(read: Any) -> None:
    table = (
        "Ticket,System,Time,Action,Agent\n"
        "7,Live,29.03.2025 23:30,created,x\n"
        "8,Test,30.03.2025 04:00,created,y\n"
        '7,Live,30.03.2025 03:05,reply,"a ""b"", c"\n'
    )

    assert read(EVENTS, table) == [
        {
            "id": "7",
            "events": [
                {"at": "2025-03-29T23:30:00+01:00", "type": "opened", "live_system": "true"},
                {"at": "2025-03-30T03:05:00+02:00", "type": "responded", "live_system": "true"},
            ],
        },
        {
            "id": "8",
            "events": [{"at": "2025-03-30T04:00:00+02:00", "type": "opened", "live_system": "false"}],
        },
    ]


def test_a_sorted_export_gives_each_ticket_before_the_next_is_read(write: Any) -> None:
    root = write(mapping=HEAD + dedent(EVENTS) + "rows of a ticket: stand together\n")

    class Rows(io.RawIOBase):
        """Bytes that say how far they were read."""

        lines = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.lines += 1
            row = f"{self.lines},Live,30.03.2025 04:00,created,x\n"
            text = ("Ticket,System,Time,Action,Agent\n" if self.lines == 1 else row).encode()
            buffer[: len(text)] = text
            return len(text)

    tickets = addendum.load(root).read_export("acme/mappings/helpdesk", Rows())  # type: ignore[arg-type]

    assert [next(tickets)["id"] for _ in range(3)] == ["2", "3", "4"]


def test_a_row_may_be_a_ticket_with_its_moments_in_columns(read: Any) -> None:
    table = (
        "Number;Seats;Fee;Opened;Replied\n"
        "A1;;8000.00;2025-07-10 14:00;\n"
        "A2;5;1;2025-07-10T14:00+02:00;2025-07-11\n"
    )

    assert read(TICKETS, table) == [
        {
            "id": "A1",
            "seats": "1",
            "fee": "EUR 8000.00",
            "events": [{"at": "2025-07-10T14:00:00Z", "type": "opened"}],
        },
        {
            "id": "A2",
            "seats": "5",
            "fee": "EUR 1",
            "events": [
                {"at": "2025-07-10T14:00:00+02:00", "type": "opened"},
                {"at": "2025-07-11T00:00:00Z", "type": "responded"},
            ],
        },
    ]


def test_a_row_may_be_a_record_of_a_list(read: Any) -> None:
    assert read(USE, "Day\tHours\n2025-07-14\t12\n\n2025-07-15\t1.5\n") == [
        {"date": "2025-07-14", "hours": "12 hours"},
        {"date": "2025-07-15", "hours": "1.5 hours"},
    ]


ROW = "Ticket,System,Time,Action,Agent\n"
WRONG = [
    ("a column is missing", "Ticket,System,Time,Agent\n", ["EXPORT-COLUMN-MISSING 1"]),
    ("a column is unknown", "Ticket,System,Time,Action,Agent,New\n", ["EXPORT-COLUMN-UNKNOWN 1"]),
    ("a column is there twice", "Ticket,System,Time,Action,Agent,Agent\n", ["EXPORT-COLUMN-TWICE 1"]),
    (
        "several things are wrong with the first line",
        "Ticket,Sys,Time,Action,Agent\n",
        ["EXPORT-COLUMN-MISSING 1", "EXPORT-COLUMN-UNKNOWN 1"],
    ),
    ("a text has no meaning", f"{ROW}7,live,30.03.2025 04:00,created,x\n", ["EXPORT-VALUE-UNKNOWN 2"]),
    ("a time has another form", f"{ROW}7,Live,2025-03-30 04:00,created,x\n", ["VALUE-UNREADABLE 2"]),
    ("there was no such time", f"{ROW}7,Live,30.03.2025 02:30,created,x\n", ["TIME-SKIPPED 2"]),
    ("there is no such day", f"{ROW}7,Live,31.02.2025 02:30,created,x\n", ["VALUE-UNREADABLE 2"]),
    ("a row is too short", f"{ROW}7,Live\n", ["EXPORT-UNREADABLE 2"]),
    ("a quote is left open", f'{ROW}7,"Live\n', ["EXPORT-UNREADABLE 2"]),
    ("it is in another encoding", ROW.encode() + b"7,Live,\xff,created,x\n", ["EXPORT-UNREADABLE 0"]),
]


@pytest.mark.parametrize(("table", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_cannot_be_read_is_told_with_its_line(read: Any, table: str, expected: list[str]) -> None:
    with pytest.raises(addendum.FindingsError) as failed:
        read(EVENTS, table)

    found = [f"{each.code} {each.place.line if each.place else ''}" for each in failed.value.findings]
    assert found == expected


def test_an_unknown_mapping_is_told_with_those_that_there_are(write: Any) -> None:
    library = addendum.load(write(mapping=HEAD + dedent(EVENTS)))

    with pytest.raises(addendum.NoAnswer, match=r"UNKNOWN-MAPPING.*acme/mappings/helpdesk"):
        library.read_export("acme/mappings/help", io.BytesIO(b""))
