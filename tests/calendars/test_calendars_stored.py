"""Calendars as plain data: what was written counts as before when it is read back."""

import json
from decimal import Decimal

from addendum.calendars import BusinessDayRule, CalendarBook, book_from_data, book_to_data
from addendum.values import Duration
from calendars.making import ALWAYS, at, definition, holiday_list, length, shown

BOOK = CalendarBook(
    [
        definition("mon-fri 09:00-17:00", "-1 sun of month 02:00-06:00", name="office", regions=("DE",)),
        definition(
            name="special",
            open=(),
            zone="",
            zone_from="where",
            regions_from="region",
            in_all_regions=True,
            special_days={"2025-12-27": "09:00-12:00 13:00-15:00", "2025-12-24": ""},
            closed_days=["2025-12-31", "2025-01-02"],
            closed_hours=("1 mon of quarter 10:00-12:00", "fri 12:00-13:00"),
            holiday_lists=("company",),
            business_day=BusinessDayRule(hours=Duration(Decimal("28800.5"))),
            lands_on_next_opening=True,
        ),
        definition(name="whole", any_of=("office", "special"), closed_calendars=("always",)),
        definition(name="both", all_of=("office", "special")),
        definition(
            name="always",
            open=ALWAYS,
            business_day=BusinessDayRule(None, "the same day", "at midnight", "counts as the same day"),
        ),
    ],
    [
        holiday_list("de", {"2025-01-01": "", "2025-12-24": "00:00-12:00"}, "2025-01-01", "2025-12-31"),
        holiday_list("company", ["2025-05-02"], None, None, of=""),
    ],
)


def test_a_book_is_the_same_when_it_is_read_back():
    found = book_from_data(json.loads(json.dumps(book_to_data(BOOK))))

    assert found.definitions == BOOK.definitions
    assert found.holiday_lists == BOOK.holiday_lists
    assert list(found.names) == ["office", "special", "whole", "both", "always"]


def test_what_is_read_back_counts():
    found = book_from_data(book_to_data(BOOK)).calendar("office")

    assert shown(found.add(at("2025-12-24T11:00"), length(2))) == "2025-12-25T10:00+01:00"
