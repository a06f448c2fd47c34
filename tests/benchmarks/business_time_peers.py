"""Five ways to count business time, each asked in its own words about the same hours and holidays.

`adding`, `measuring` and `adding_days` make everything ready and give a function of the library's own moments
or days; they are None where it has none. What it takes and gives is translated outside of what is timed.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache

from addendum.values import BusinessDays, Date, DateTime, Duration
from calendars.making import calendar, holiday_list

ZONE = "Europe/Berlin"
YEARS = range(2020, 2031)
OPENS = {"office": (dt.time(9), dt.time(17), range(5)), "nights": (dt.time(0), dt.time(8), range(7))}
"""The hours of each calendar and its days of the week: an office, and nights, in which clocks change."""


@cache
def holidays_of(hours):
    """The holidays of Berlin; the nights are open on them."""
    if hours == "nights":
        return ()
    from holidays import country_holidays

    return tuple(sorted(country_holidays("DE", subdiv="BE", years=YEARS)))


class Peer:
    """What a library has no words for stays None."""

    name = ""
    adding = measuring = adding_days = None

    def moment(self, at):
        """A moment of the library."""
        return at

    def day(self, day):
        """A day of the library."""
        return day

    def instant(self, found):
        """The minutes since 1970 of a moment that the library gives."""
        return found.timestamp() / 60

    def minutes(self, found):
        """The length of time that the library gives, in minutes."""
        return found

    def date(self, found):
        """The day that the library gives."""
        return found


class Addendum(Peer):
    """The calendars of the engine."""

    name = "Addendum"

    def adding(self, hours, minutes):
        counted, length = self._calendar(hours), Duration(Decimal(minutes * 60))
        return lambda start: counted.add(start, length)

    def measuring(self, hours):
        return self._calendar(hours).between

    def adding_days(self, hours, count):
        counted, days = self._calendar(hours), BusinessDays(Decimal(count))
        return lambda day: counted.business_day_after(day, days)

    def moment(self, at):
        return DateTime.of(at)

    def day(self, day):
        return Date.of(day)

    def instant(self, found):
        return found.instant / 60

    def minutes(self, found):
        return found.seconds / 60

    def date(self, found):
        return found.to_python()

    @cache  # noqa: B019 -- lives as long as the benchmark
    def _calendar(self, hours):
        line = {"office": "mon-fri 09:00-17:00", "nights": "mon-sun 00:00-08:00"}[hours]
        days = [day.isoformat() for day in holidays_of(hours)]
        ends = f"{YEARS[0]}-01-01", f"{YEARS[-1]}-12-31"
        return calendar(line, lists=[holiday_list("berlin", days, *ends)], regions=("DE",))


class BusinessTimeDelta(Peer):
    """businesstimedelta: rules that find the next hours, one day after the other."""

    name = "businesstimedelta"

    def adding(self, hours, minutes):
        import businesstimedelta

        length = businesstimedelta.BusinessTimeDelta(self._rules(hours), seconds=minutes * 60)
        return lambda start: start + length

    def measuring(self, hours):
        return self._rules(hours).difference

    def minutes(self, found):
        return found.timedelta.total_seconds() / 60

    def _rules(self, hours):
        import businesstimedelta
        import pytz

        zone = pytz.timezone(ZONE)
        opens, closes, days = OPENS[hours]
        work = businesstimedelta.WorkDayRule(opens, closes, [*days], tz=zone)
        # It looks for the next holiday, and fails where none comes any more.
        free = businesstimedelta.HolidayRule(set(holidays_of(hours)), tz=zone)
        return businesstimedelta.Rules([work, free] if free.holidays else [work])


class BusinessDuration(Peer):
    """business-duration: the time between two moments, by a list of all days between them."""

    name = "business-duration"

    def measuring(self, hours):
        from business_duration import businessDuration

        opens, closes, days = OPENS[hours]
        weekend = [day for day in range(7) if day not in days]
        free = set(holidays_of(hours))
        return lambda start, end: businessDuration(start, end, opens, closes, weekend, free, "min")

    def minutes(self, found):
        return float(found)


class Pandas(Peer):
    """pandas: CustomBusinessHour added to a timestamp."""

    name = "pandas CustomBusinessHour"

    def adding(self, hours, minutes):
        from pandas.tseries.offsets import CustomBusinessHour

        opens, closes, days = OPENS[hours]
        week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        offset = CustomBusinessHour(
            n=minutes // 60,
            start=f"{opens:%H:%M}",
            end=f"{closes:%H:%M}",
            weekmask=" ".join(week[day] for day in days),
            holidays=[*holidays_of(hours)],
        )
        return lambda start: start + offset

    def moment(self, at):
        from pandas import Timestamp

        return Timestamp(at)


class Numpy(Peer):
    """numpy: busday_offset, which knows whole days, and neither hours nor clocks."""

    name = "numpy busday_offset"

    def adding_days(self, hours, count):
        import numpy as np

        *_, days = OPENS[hours]
        mask = [int(day in days) for day in range(7)]
        week = np.busdaycalendar(weekmask=mask, holidays=[*holidays_of(hours)])
        return lambda day: np.busday_offset(day, count, busdaycal=week)

    def day(self, day):
        import numpy as np

        return np.datetime64(day)

    def date(self, found):
        return found.astype(dt.date)


PEERS = (Addendum(), BusinessTimeDelta(), BusinessDuration(), Pandas(), Numpy())
