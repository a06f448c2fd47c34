import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values import Duration, Months, NoAnswer, ValueProblem
from addendum.values.temporal import UTC, Date, DateTime, Region, Time

REGIONS = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Melbourne", "Asia/Kathmandu", "Etc/UTC"]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2017-12-31T11:22:33", "2017-12-31T11:22:33"),
        ("-2017-12-31T11:22:33Z", "-2017-12-31T11:22:33Z"),
        ("2024-12-31T24:00:00", "2025-01-01T00:00:00"),
        (
            "999999999-12-31T23:59:59.999999999@Europe/Paris",
            "999999999-12-31T23:59:59.999999999@Europe/Paris",
        ),
        ("-999999999-12-31T23:59:59.999999999+02:00", "-999999999-12-31T23:59:59.999999999+02:00"),
    ],
)
def test_a_date_and_time_reads_back_as_it_prints(text, shown):
    moment = DateTime.parse(text)

    assert str(moment) == shown
    assert DateTime.parse(shown) == moment
    assert pickle.loads(pickle.dumps(moment)) == moment  # noqa: S301 - of our own making


@pytest.mark.parametrize(
    "text",
    [
        "2012-12-24",
        "11:00:00",
        "2011-12-0310:15:30",
        "2011-12-03 10:15:30",
        "2017-13-10T11:22:33",
        "2017-12-31T24:00:01",
        "2011-12-03T10:15:30+01:00@Europe/Paris",
        "998-12-31T11:22:33",
    ],
)
def test_what_is_no_date_and_time_is_refused(text):
    with pytest.raises(ValueProblem):
        DateTime.parse(text)


@given(st.integers(-(10**10), 10**11), REGIONS)
def test_a_moment_in_a_region_is_what_python_says(instant, region):
    moment = DateTime.at(instant, Region(region))

    if 2 <= moment.date.year <= 9998:
        expected = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=instant)
        assert moment.to_python() == expected
        assert moment.offset == int(expected.astimezone(ZoneInfo(region)).utcoffset().total_seconds())
    assert moment.instant == instant
    assert DateTime.parse(str(moment)) == moment


@given(st.integers(0, 4 * 10**9), st.integers(-(10**9), 10**9), REGIONS)
def test_elapsed_time_is_exact_through_changes_of_the_clocks(instant, seconds, region):
    start = DateTime.at(instant, Region(region))

    assert (start + Duration(seconds)).instant == instant + seconds
    assert start + Duration(seconds) - start == Duration(seconds)


def test_a_day_with_a_change_of_the_clocks_has_23_or_25_hours():
    def noon(day):
        return DateTime.parse(f"{day}T12:00:00@Europe/Berlin")

    assert noon("2024-03-31") - noon("2024-03-30") == Duration(23 * 3600)
    assert noon("2024-10-27") - noon("2024-10-26") == Duration(25 * 3600)
    assert noon("2024-03-30") + Months(1) == noon("2024-04-30")


def test_the_second_of_two_equal_local_times_prints_with_its_offset():
    first = DateTime.parse("2024-10-27T02:30:00@Europe/Berlin")
    second = first + Duration(3600)

    assert str(second) == "2024-10-27T02:30:00+01:00"
    assert second > first
    assert str(second + Duration(3600)) == "2024-10-27T03:30:00@Europe/Berlin"


def test_a_local_moment_and_one_in_a_zone_are_neither_equal_nor_ordered():
    local, zoned = DateTime.parse("2024-01-01T10:00:00"), DateTime.parse("2024-01-01T10:00:00Z")

    assert local != zoned
    for compare in (lambda: local < zoned, lambda: zoned - local):
        with pytest.raises(NoAnswer, match="NOT-COMPARABLE"):
            compare()
    with pytest.raises(NoAnswer, match="TIME-ZONE-MISSING"):
        _ = local.instant


def test_a_date_in_a_difference_is_its_midnight_in_utc():
    moment = DateTime.parse("2024-01-02T01:00:00+01:00")

    assert moment - Date(2024, 1, 1) == Duration(86_400)
    assert Date(2024, 1, 1) - moment == Duration(-86_400)


def test_equal_moments_hash_alike_whatever_their_zones():
    same = {DateTime.parse(text) for text in ("2024-01-01T12:00:00Z", "2024-01-01T13:00:00@Europe/Berlin")}

    assert len(same) == 1
    assert {moment.in_zone(UTC).time for moment in same} == {Time.parse("12:00:00Z")}


def test_python_moments_keep_their_region():
    moment = dt.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))

    assert DateTime.of(moment).instant == int(moment.timestamp())
    assert DateTime.of(moment).timezone == "Europe/Berlin"
    assert DateTime.of(dt.datetime(2024, 1, 1, 10)).offset is None  # noqa: DTZ001 - a local one
    assert DateTime.of(dt.datetime(2024, 1, 1, tzinfo=dt.UTC)) == DateTime.parse("2024-01-01T00:00:00Z")
