"""Dates, times of day, and dates with times, in FEEL's sense: exact seconds, zones by offset or name."""

from addendum.values.temporal.date import Date
from addendum.values.temporal.date_time import DateTime
from addendum.values.temporal.gregorian import MOST_YEAR
from addendum.values.temporal.seconds import as_mode
from addendum.values.temporal.time import Time
from addendum.values.temporal.zones import UTC, Offset, Region, Zone, region

__all__ = ["MOST_YEAR", "UTC", "Date", "DateTime", "Offset", "Region", "Time", "Zone", "as_mode", "region"]
