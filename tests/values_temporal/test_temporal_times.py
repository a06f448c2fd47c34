import datetime as dt
import pickle
from fractions import Fraction

import pytest

from addendum.values import Duration, NoAnswer, ValueProblem
from addendum.values.temporal import UTC, Offset, Time


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("00:00:00", "00:00:00"),
        ("24:00:00", "00:00:00"),
        ("11:22:33.123456789", "11:22:33.123456789"),
        ("11:22:33.5000", "11:22:33.5"),
        ("10:20:00Z", "10:20:00Z"),
        ("10:20:00z", "10:20:00Z"),
        ("10:20:00+00:00", "10:20:00Z"),
        ("10:20:00-00:00", "10:20:00Z"),
        ("13:20:00-05:30", "13:20:00-05:30"),
        ("13:20:00+02:45:55", "13:20:00+02:45:55"),
        ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
        ("00:01:00@Europe/Paris", "00:01:00@Europe/Paris"),
    ],
)
def test_a_time_reads_back_as_it_prints(text, shown):
    time = Time.parse(text)

    assert str(time) == shown
    assert Time.parse(shown) == time
    assert pickle.loads(pickle.dumps(time)) == time  # noqa: S301 - of our own making


@pytest.mark.parametrize(
    "text",
    [
        "24:00:01",
        "24:01:00",
        "25:00:00",
        "00:60:00",
        "00:00:60",
        "7:00:00",
        "07:1:00",
        "07:01:2",
        "07:01",
        "13:20:00@xyz/abc",
        "13:20:00+19:00",
        "13:20:00+5:00",
        "13:20:00+02:60",
        "13:20:00+02:00@Europe/Paris",
        "13:20:00@../etc/passwd",
        "13:20:00@Europe",
        "11:30:00T",
        "11:30:00.",
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueProblem):
        Time.parse(text)


def test_a_length_of_time_runs_around_midnight():
    assert Time.parse("23:30:00") + Duration(3600) == Time.parse("00:30:00")
    assert Time.parse("00:30:00Z") - Duration(3600) == Time.parse("23:30:00Z")
    assert Time.parse("10:00:00") + Duration(Fraction(1, 3)) - Duration(Fraction(1, 3)) == Time.parse(
        "10:00:00"
    )


def test_times_with_offsets_are_the_same_moment_of_the_day():
    assert Time.parse("10:00:00Z") == Time.parse("12:00:00+02:00")
    assert Time.parse("10:00:00@Etc/UTC") == Time.parse("10:00:00Z")
    assert Time.parse("10:00:00Z") < Time.parse("10:00:00-01:00")
    assert Time.parse("12:00:00+02:00") - Time.parse("09:00:00Z") == Duration(3600)
    assert len({Time.parse("10:00:00Z"), Time.parse("12:00:00+02:00")}) == 1


def test_a_local_time_and_one_in_a_zone_are_neither_equal_nor_ordered():
    local, zoned = Time.parse("10:00:00"), Time.parse("10:00:00Z")

    assert local != zoned
    with pytest.raises(NoAnswer, match="NOT-COMPARABLE"):
        local < zoned  # noqa: B015
    with pytest.raises(NoAnswer, match="NOT-COMPARABLE"):
        local - zoned


def test_times_in_a_region_compare_with_each_other_only():
    paris, also = Time.parse("10:00:00@Europe/Paris"), Time.parse("11:00:00@Europe/Paris")

    assert paris < also
    assert paris.offset is None
    with pytest.raises(NoAnswer, match="NOT-COMPARABLE"):
        paris < Time.parse("11:00:00Z")  # noqa: B015


def test_a_python_time_keeps_its_offset():
    zone = dt.timezone(dt.timedelta(hours=2))

    assert Time.of(dt.time(10, 0, 0, 250_000, zone)) == Time(10, 0, Fraction(1, 4), Offset(7200))
    assert Time.of(dt.time(10, 0)) == Time(10, 0)
    assert Time(10, 0).at_offset(0) == Time(10, 0, 0, UTC)
