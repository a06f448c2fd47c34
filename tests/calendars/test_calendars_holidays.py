"""Holidays: lists of regions, half days, lists that follow one another, and days of which nobody knows."""

import pytest

from addendum.calendars import CalendarBook
from addendum.values import NoAnswer
from calendars.making import at, calendar, definition, holiday_list, length, shown

OFFICE = "mon-fri 09:00-17:00"
BERLIN = holiday_list(
    "acme/holidays/de-be",
    {"2025-01-01": "", "2025-04-18": "", "2025-04-21": "", "2025-12-24": "00:00-12:00", "2025-12-25": ""},
    "2025-01-01",
    "2025-12-31",
    of="DE-BE",
)
BAVARIA = holiday_list(
    "acme/holidays/de-by",
    {"2025-01-01": "", "2025-01-06": "", "2025-04-18": "", "2025-12-24": "00:00-14:00"},
    "2025-01-01",
    "2025-12-31",
    of="DE-BY",
)
COMPANY = holiday_list(
    "acme/holidays/company", {"2025-01-02": "", "2025-12-24": "13:00-15:00"}, None, None, of=""
)
LISTS = (BERLIN, BAVARIA, COMPANY)


def office(**more):
    return calendar(OFFICE, lists=LISTS, **more)


@pytest.mark.parametrize(
    ("keeps", "start", "hours", "end"),
    [
        ({"regions": ("DE-BE",)}, "2025-04-17T16:00", 2, "2025-04-22T10:00+02:00"),
        ({"regions": ("DE-BY",)}, "2025-04-17T16:00", 2, "2025-04-21T10:00+02:00"),
        ({"regions": ("DE-BE", "DE-BY")}, "2025-01-03T16:00", 2, "2025-01-07T10:00+01:00"),
        (
            {"regions": ("DE-BE", "DE-BY"), "in_all_regions": True},
            "2025-01-03T16:00",
            2,
            "2025-01-06T10:00+01:00",
        ),
        (
            {"regions": ("DE-BE", "DE-BY"), "in_all_regions": True},
            "2025-04-17T16:00",
            2,
            "2025-04-21T10:00+02:00",
        ),
        ({"holiday_lists": ("acme/holidays/de-by",)}, "2025-01-03T16:00", 2, "2025-01-07T10:00+01:00"),
        (
            {"regions": ("DE-BE",), "holiday_lists": ("acme/holidays/company",)},
            "2025-01-01T12:00",
            1,
            "2025-01-03T10:00+01:00",
        ),
    ],
)
def test_holidays_of_the_lists_that_count_are_closed(keeps, start, hours, end):
    assert shown(office(**keeps).add(at(start), length(hours))) == end


@pytest.mark.parametrize(
    ("keeps", "hours"),
    [
        ({"regions": ("DE-BE",)}, 3),
        ({"regions": ("DE-BY",)}, 5),
        ({"regions": ("DE-BE", "DE-BY")}, 3),
        ({"regions": ("DE-BE", "DE-BY"), "in_all_regions": True}, 3),
        ({"holiday_lists": ("acme/holidays/company",)}, 2),
        ({"regions": ("DE-BE",), "holiday_lists": ("acme/holidays/company",)}, 0),
    ],
)
def test_a_half_day_is_open_in_the_hours_that_every_list_leaves(keeps, hours):
    christmas_eve = office(**keeps).between(at("2025-12-24T00:00"), at("2025-12-25T00:00"))

    assert christmas_eve == length(hours)


def test_a_half_day_opens_no_more_than_the_calendar_does():
    early = calendar("mon-fri 07:00-10:00", lists=LISTS, regions=("DE-BE",))

    found = early.open_stretches(at("2025-12-24T00:00"), at("2025-12-25T00:00"))

    assert [(shown(opens), shown(closes)) for opens, closes in found] == [
        ("2025-12-24T07:00+01:00", "2025-12-24T10:00+01:00")
    ]


def test_a_part_of_a_country_without_a_list_has_the_holidays_of_the_country():
    germany = holiday_list("acme/holidays/de", {"2025-10-03": ""}, "2025-01-01", "2025-12-31", of="DE")
    hamburg = calendar(OFFICE, lists=[germany, BERLIN], regions=("DE-HH",))
    berlin = calendar(OFFICE, lists=[germany, BERLIN], regions=("DE-BE",))

    assert not hamburg.is_business_day(at("2025-10-03T00:00").date)
    assert berlin.is_business_day(at("2025-10-03T00:00").date)


@pytest.mark.parametrize("given", ["DE-BY", ["DE-BY"], ["DE-BE", "DE-BY"]])
def test_a_fact_may_give_the_regions(given):
    book = CalendarBook([definition(OFFICE, regions_from="where")], LISTS)

    assert not book.calendar("hours", {"where": given}).is_business_day(at("2025-01-06T00:00").date)
    assert book.calendar("hours", {"where": "DE-BE"}).is_business_day(at("2025-01-06T00:00").date)


@pytest.mark.parametrize("given", ["", None, [], ["DE-BE", ""], [None]])
def test_a_region_that_is_not_given_is_told(given):
    book = CalendarBook([definition(OFFICE, regions_from="where")], LISTS)

    with pytest.raises(NoAnswer) as error:
        book.calendar("hours", {"where": given})

    assert error.value.code == "REGION-MISSING"


@pytest.mark.parametrize(
    ("keeps", "says"),
    [
        ({"regions": ("FR",)}, "There are holidays of DE-BE, DE-BY."),
        ({"regions": ("FR-75",)}, "addendum new holidays --region FR-75"),
        ({"holiday_lists": ("acme/holidays/fr",)}, "acme/holidays/fr"),
    ],
)
def test_holidays_that_no_document_has_are_told(keeps, says):
    with pytest.raises(NoAnswer) as error:
        office(**keeps)

    assert error.value.code == "HOLIDAYS-MISSING"
    assert says in str(error.value)


@pytest.mark.parametrize(
    "question",
    [
        lambda kept: kept.add(at("2025-12-31T16:00"), length(2)),
        lambda kept: kept.add(at("2025-06-02T10:00"), length(40 * 52)),
        lambda kept: kept.subtract(at("2025-01-02T10:00"), length(2)),
        lambda kept: kept.between(at("2025-12-31T12:00"), at("2026-01-01T01:00")),
        lambda kept: kept.between(at("2024-12-31T12:00"), at("2025-01-01T01:00")),
        lambda kept: kept.next_open(at("2025-12-31T17:00")),
        lambda kept: kept.previous_open(at("2025-01-01T12:00")),
        lambda kept: kept.next_close(at("2025-12-31T17:00")),
        lambda kept: kept.is_open(at("2026-01-01T12:00")),
        lambda kept: kept.is_open(at("2024-12-31T12:00")),
        lambda kept: kept.open_stretches(at("2025-12-01T00:00"), at("2026-02-01T00:00")),
        lambda kept: kept.is_business_day(at("2026-01-02T00:00").date),
        lambda kept: kept.business_days_between(at("2025-12-01T00:00").date, at("2026-01-02T00:00").date),
    ],
)
def test_an_answer_beyond_the_known_holidays_is_an_error_with_the_horizon(question):
    kept = office(regions=("DE-BE",))

    with pytest.raises(NoAnswer) as error:
        question(kept)

    assert error.value.code == "HOLIDAYS-END"
    assert "known from 2025-01-01 to 2025-12-31 (`acme/holidays/de-be`)" in str(error.value)
    assert "addendum new holidays --region DE-BE" in str(error.value)


def test_an_answer_within_the_known_holidays_does_not_depend_on_what_comes_after():
    kept = office(regions=("DE-BE",))

    assert shown(kept.add(at("2025-12-31T16:00"), length(1))) == "2025-12-31T17:00+01:00"
    assert kept.between(at("2025-12-31T12:00"), at("2026-01-01T00:00")) == length(5)
    assert kept.between(at("2025-01-01T00:00"), at("2025-01-02T12:00")) == length(3)
    assert shown(kept.next_close(at("2025-12-31T16:00"))) == "2025-12-31T17:00+01:00"


def test_lists_of_a_region_that_follow_one_another_are_one():
    later = holiday_list(
        "acme/holidays/de-be-2026", {"2026-01-01": ""}, "2026-01-01", "2026-12-31", of="DE-BE"
    )
    kept = calendar(OFFICE, lists=[later, BERLIN], regions=("DE-BE",))

    assert shown(kept.add(at("2025-12-31T16:00"), length(2))) == "2026-01-02T10:00+01:00"


def test_between_two_lists_of_a_region_nobody_knows_and_on_both_sides_the_answer_stands():
    later = holiday_list(
        "acme/holidays/de-be-2027", {"2027-01-01": ""}, "2027-01-01", "2027-12-31", of="DE-BE"
    )
    kept = calendar(OFFICE, lists=[later, BERLIN], regions=("DE-BE",))

    assert shown(kept.add(at("2025-06-02T16:00"), length(2))) == "2025-06-03T10:00+02:00"
    assert shown(kept.add(at("2027-06-02T16:00"), length(2))) == "2027-06-03T10:00+02:00"
    for start, end in (("2025-06-02T16:00", "2027-06-02T16:00"), ("2026-06-02T16:00", "2026-06-03T16:00")):
        with pytest.raises(NoAnswer) as error:
            kept.between(at(start), at(end))
        assert error.value.code == "HOLIDAYS-END"


def test_the_shortest_of_several_lists_bounds_the_answer():
    short = holiday_list("acme/holidays/de-by", {}, "2025-01-01", "2025-03-31", of="DE-BY")
    kept = calendar(OFFICE, lists=[BERLIN, short], regions=("DE-BE", "DE-BY"))

    with pytest.raises(NoAnswer) as error:
        kept.add(at("2025-03-31T16:00"), length(2))

    assert "holidays of DE-BY" in str(error.value)
    assert "to 2025-03-31" in str(error.value)


def test_a_list_that_a_part_needs_bounds_the_whole():
    book = CalendarBook(
        [
            definition(OFFICE, name="office", regions=("DE-BE",)),
            definition("sat 09:00-12:00", name="saturdays"),
            definition(name="either", any_of=("office", "saturdays")),
        ],
        LISTS,
    )

    with pytest.raises(NoAnswer) as error:
        book.calendar("either").add(at("2025-12-31T16:00"), length(2))

    assert error.value.code == "HOLIDAYS-END"
    assert "`acme/holidays/de-be`" in str(error.value)


def test_a_list_without_ends_knows_of_every_day():
    kept = calendar(OFFICE, lists=LISTS, holiday_lists=("acme/holidays/company",))

    assert shown(kept.add(at("2031-12-31T16:00"), length(2))) == "2032-01-01T10:00+01:00"


def test_days_end_where_the_clocks_of_the_calendar_say():
    new_year = holiday_list("acme/holidays/us", {"2025-01-01": ""}, "2025-01-01", "2025-12-31", of="US")
    kept = calendar("mon-sun 00:00-24:00", lists=[new_year], regions=("US",), zone="America/New_York")

    assert shown(kept.next_open(at("2025-01-01T05:00:00Z"))) == "2025-01-02T05:00+00:00"
    assert kept.between(at("2025-12-31T05:00:00Z"), at("2026-01-01T05:00:00Z")) == length(24)


def test_answers_do_not_depend_on_the_order_of_questions():
    lists = [
        holiday_list("l", {f"{year}-05-01": "" for year in range(2020, 2031)}, "2020-01-01", "2030-12-31")
    ]
    asked = [f"{year}-{month:02}-15T10:30" for year in (2027, 2021, 2030, 2024) for month in (11, 2, 7)]
    kept = calendar(OFFICE, lists=lists, regions=("DE",))

    mixed = [shown(kept.subtract(at(moment), length(300))) for moment in asked]
    alone = [
        shown(calendar(OFFICE, lists=lists, regions=("DE",)).subtract(at(moment), length(300)))
        for moment in asked
    ]

    assert mixed == alone
