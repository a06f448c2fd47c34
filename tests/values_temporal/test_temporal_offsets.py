"""What regions' clocks are ahead of UTC by moment, against Python's `zoneinfo`."""

import struct
from datetime import datetime
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.values.temporal import DateTime, Offset, Region
from addendum.values.temporal.offsets import FIRST_KNOWN, LAST_KNOWN

CYCLE = 146_097 * 86_400
"""Seconds of 400 years, after which days of the week and leap days come again."""
ZONES = sorted(available_timezones() - {"localtime"})
MOMENTS = st.integers(FIRST_KNOWN + 1, LAST_KNOWN - 1)
LIKELY = st.integers(-5_000_000_000, 10_000_000_000)


def offset_by_python(moment, zone):
    ahead = datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
    return ahead.days * 86_400 + ahead.seconds


def changes_in(data):
    """The moments at which the clocks change, from the second block of a file of time zone data."""

    def counts(start):
        return struct.unpack(">6l", data[start + 20 : start + 44])

    ut, standard, leaps, times, kinds, names = counts(0)
    start = 44 + times * 5 + kinds * 6 + names + leaps * 8 + standard + ut
    times = counts(start)[3]
    return struct.unpack(f">{times}q", data[start + 44 : start + 44 + 8 * times])


def test_every_change_in_the_time_zone_data_is_found_to_the_second():
    seen = set()
    wrong = []
    for name in ZONES:
        data = resources.files("tzdata.zoneinfo").joinpath(name).read_bytes()
        if data in seen:
            continue
        seen.add(data)
        moments = (moment for change in changes_in(data) for moment in (change - 1, change))
        wrong += [
            (name, moment)
            for moment in moments
            if FIRST_KNOWN < moment < LAST_KNOWN
            and Region(name).offset_at_moment(moment) != offset_by_python(moment, name)
        ]

    assert len(seen) > 300
    assert wrong == []


@given(st.one_of(MOMENTS, LIKELY), st.sampled_from(ZONES))
def test_an_offset_is_what_python_says(moment, name):
    assert Region(name).offset_at_moment(moment) == offset_by_python(moment, name)


@given(LIKELY, st.integers(1, 40 * 86_400 * 366), st.sampled_from(ZONES))
def test_offsets_between_two_moments_are_each_other_s_changes(start, length, name):
    found = Region(name).offsets_between(start, start + length)

    moments = [moment for moment, _ in found]
    assert moments[0] == start
    assert moments == sorted(set(moments))
    assert moments[-1] < start + length
    for number, (moment, offset) in enumerate(found):
        until = moments[number + 1] if number + 1 < len(moments) else start + length
        assert offset_by_python(moment, name) == offset == offset_by_python(until - 1, name)
        assert number == 0 or offset != found[number - 1][1]


@pytest.mark.parametrize("name", ["Europe/Berlin", "Pacific/Apia", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("way", [-1, 1])
def test_far_years_have_the_offsets_of_the_nearest_known_years(name, way):
    known = LAST_KNOWN - CYCLE // 3 if way > 0 else FIRST_KNOWN + CYCLE // 3

    far = known + way * 1_000 * CYCLE

    assert Region(name).offset_at_moment(far) == Region(name).offset_at_moment(known)
    assert DateTime.at(far, Region(name)).instant == far


@given(st.integers(-(10**15), 10**15), st.integers(-64_800, 64_800))
def test_a_fixed_offset_holds_at_all_times(moment, seconds):
    assert Offset(seconds).offset_at_moment(moment) == seconds
    assert Offset(seconds).offsets_between(moment, moment + 10**9) == [(moment, seconds)]


@given(LIKELY, st.sampled_from(ZONES))
def test_a_moment_shown_on_the_clocks_of_a_region_is_that_moment(moment, name):
    shown = DateTime.at(moment, Region(name))

    assert shown.instant == moment
    assert shown.offset == offset_by_python(moment, name)
