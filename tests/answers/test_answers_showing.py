"""`show`: tiers and contracts as tables, side by side, and what answers no question itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import addendum
from addendum_cli.tables import markdown_sections, text_sections

if TYPE_CHECKING:
    from collections.abc import Callable

    AsGolden = Callable[[str, str], None]

OFFERING = Path(__file__).parents[2] / "policies" / "commercetools"


def section(sections: tuple[addendum.Section, ...], title: str) -> addendum.Section:
    return next(each for each in sections if each.title == title)


def test_tiers_stand_side_by_side_as_the_contract_prints_them(
    shipped: addendum.Library, as_golden: AsGolden
) -> None:
    sections = addendum.show(shipped, ("commercetools/standard", "premium"), compare=True, at="2025-03-10")

    as_golden("comparison.md", markdown_sections(sections))


def test_all_tiers_are_compared_where_none_is_named() -> None:
    sections = addendum.show(addendum.load(OFFERING), compare=True, at="2025-03-10")

    assert section(sections, "Features").header == ("", "Standard Support", "Premium Support")


def test_a_tier_is_shown_whole_with_the_line_of_each_value(
    shipped: addendum.Library, as_golden: AsGolden
) -> None:
    sections = addendum.show(shipped, ("premium",), at="2025-03-10")

    as_golden("premium.txt", text_sections(sections))


def test_a_contract_shows_what_its_order_form_gives_on_that_day(shipped: addendum.Library) -> None:
    def revenue(at: str | None) -> tuple[str, ...]:
        found = addendum.show(shipped, ("commercetools/contracts/acme",), at=at)
        return section(found, "The order form").rows[0]

    assert revenue("2025-03-10") == ("Yearly committed revenue", "EUR 1,200,000.00", "12")
    assert revenue("2025-07-01") == revenue(None) == ("Yearly committed revenue", "EUR 2,000,000.00", "22")


def test_every_word_of_the_source_that_is_a_promise_is_shown(shipped: addendum.Library) -> None:
    promises = section(addendum.show(shipped, ("premium",), at="2025-03-10"), "Promises")

    assert "Twice as fast support response time targets" in [row[0] for row in promises.rows]


def test_a_calendar_is_shown_as_it_is_written(shipped: addendum.Library) -> None:
    sections = addendum.show(shipped, ("commercetools/calendars",))

    assert sections[0].paragraphs == ("The calendar `commercetools/calendars` version 1.",)
    assert section(sections, "24/7").rows == (("Title", "Around the clock", "10"), ("Open", "always", "11"))


HOLIDAYS = """
    kind: holidays
    id: acme/holidays
    version: 1
    title: Holidays
    region: DE-BE
    covers: {from: 2025-01-01, to: 2025-12-31}
    days: {2025-01-01: New Year}
"""
MAPPING = """
    kind: mapping
    id: acme/export
    version: 1
    title: Export
    reads: csv
    one row is: an event
    ticket: Ticket
    zone of times: UTC
    events:
      - {type: opened, at: Time, when: {Action: created}}
"""


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("acme/holidays", ("Days, 2025-01-01", "New Year", "7")),
        ("export", ("Events 1, when, Action", "created", "10")),
    ],
)
def test_holidays_and_mappings_are_shown_too(
    write: Callable[..., Any], name: str, row: tuple[str, ...]
) -> None:
    library = addendum.load(write(holidays=HOLIDAYS, mapping=MAPPING))

    assert row in addendum.show(library, (name,))[1].rows


def test_without_a_subject_everything_is_shown(write: Callable[..., Any]) -> None:
    library = addendum.load(write(holidays=HOLIDAYS))

    titles = [each.title for each in addendum.show(library)]

    assert {"Gold", "Order form of One", "Holidays"} <= set(titles)


@pytest.mark.parametrize(
    ("subject", "at", "code", "fix"),
    [
        ("gld", None, "UNKNOWN-SUBJECT", "Name `gold`."),
        ("one", "2024-01-01", "NOT-IN-FORCE", "It is in force from 2025-01-01."),
        ("gold", "soon", "VALUE-UNREADABLE", "Write for example `2024-01-31`."),
    ],
)
def test_what_cannot_be_shown_is_said(
    acme: addendum.Library, subject: str, at: str | None, code: str, fix: str
) -> None:
    with pytest.raises(addendum.NoAnswer) as caught:
        addendum.show(acme, (subject,), at=at)

    assert (caught.value.code, caught.value.fix) == (code, fix)
