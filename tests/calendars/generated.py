"""Calendars and moments for laws: any hours, in zones whose clocks change in every way, around those days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from addendum.calendars import CalendarBook, Definition, WeeklyHours
from calendars.naive import MINUTES_A_DAY, Naive, moment

if TYPE_CHECKING:
    from addendum.calendars import Calendar

CHANGES = {
    "Europe/Berlin": (date(2025, 3, 30), date(2025, 10, 26)),
    "America/New_York": (date(2025, 3, 9), date(2025, 11, 2)),
    "Australia/Lord_Howe": (date(2025, 4, 6), date(2025, 10, 5)),  # by half an hour
    "Antarctica/Troll": (date(2025, 3, 30), date(2025, 10, 26)),  # by two hours
    "America/Havana": (date(2025, 3, 9), date(2025, 11, 2)),  # at midnight
    "America/Sao_Paulo": (date(2018, 11, 4), date(2018, 2, 18)),  # back from midnight into the day before
    "America/St_Johns": (date(2010, 3, 14), date(2010, 11, 7)),  # a minute past midnight
    "Africa/Casablanca": (date(2025, 2, 23), date(2025, 4, 6)),  # summer is the standard time
    "Asia/Kathmandu": (date(2025, 3, 30), date(2025, 10, 26)),  # never
}
"""Zones with days on which their clocks change."""
SPAN = 6
"""How many days around a change are looked at."""

_times = st.one_of(
    st.integers(0, MINUTES_A_DAY - 1), st.sampled_from([0, 1, 60, 120, 150, 180, 540, 1020, 1320, 1439])
)
_lengths = st.one_of(st.integers(1, 30 * 60), st.sampled_from([60, 480, MINUTES_A_DAY]))
_windows = st.lists(
    st.tuples(st.integers(0, 6), _times, _lengths).map(lambda window: (*window[:2], window[1] + window[2])),
    min_size=1,
    max_size=6,
)


@st.composite
def naives(draw: st.DrawFn, zone: str | None = None) -> tuple[Naive, date]:
    """A calendar the slow way, with a day on which the clocks of its zone change."""
    zone = zone or draw(st.sampled_from(sorted(CHANGES)))
    change = draw(st.sampled_from(CHANGES[zone]))
    days = st.integers(-SPAN, SPAN).map(lambda shift: change + timedelta(days=shift))
    hours = _windows.map(lambda windows: tuple((opens, closes) for _, opens, closes in windows[:2]))
    special = draw(st.dictionaries(days, st.one_of(st.just(()), hours), max_size=3))
    closed = draw(st.frozensets(days, max_size=3))
    return Naive(zone, tuple(draw(_windows)), closed, tuple(special.items())), change


def moments(zone: str, change: date) -> st.SearchStrategy[int]:
    """Minutes since 1970 around a change of clocks, many of them close to it."""
    at = moment(change, 0, zone)
    return st.one_of(
        st.integers(-SPAN * MINUTES_A_DAY, SPAN * MINUTES_A_DAY), st.integers(-150, 300), st.just(0)
    ).map(lambda shift: at + shift)


def counted(naive: Naive, **more: object) -> Calendar:
    """The same calendar as the engine counts in it."""
    definition = definition_of(naive)._replace(**more)
    return CalendarBook([definition], []).calendar(definition.name)


def definition_of(naive: Naive, name: str = "hours") -> Definition:
    """The definition of a calendar given the slow way."""
    return Definition(
        name,
        zone=naive.zone,
        open=tuple(
            WeeklyHours(day * MINUTES_A_DAY + opens, day * MINUTES_A_DAY + closes)
            for day, opens, closes in naive.windows
        ),
        closed_days=frozenset(day.toordinal() for day in naive.closed),
        special_days={day.toordinal(): hours for day, hours in naive.special},
    )
