"""Moments, lengths of time and stretches of open hours of a ticket as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.tickets.moments import moment_value
from addendum.answers.words import begun, spoken
from addendum.clocks import length_value
from addendum.values import Duration, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addendum.answers.tickets.moments import Moment
    from addendum.clocks import Clock, Instance
    from addendum.values import Value, Zone

    Span = tuple[Moment, Moment]

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_STRETCHES = 12
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


class Speaker:
    """Tells moments on the clocks of one zone; with their offset where it changes among the moments told."""

    def __init__(self, zone: Zone, moments: Iterable[Moment]) -> None:
        self._zone = zone
        offsets = {zone.offset_at_moment(int(moment // 1)) for moment in moments}
        self._with_offset = len(offsets) > 1

    @property
    def zone(self) -> str:
        """The zone in words: `Europe/Berlin`, `UTC`, `UTC+02:00`."""
        text = str(self._zone)
        return text[1:] if text.startswith("@") else f"UTC{text.removeprefix('Z')}"

    def day(self, moment: Moment) -> str:
        """The day of a moment: `Sun 2025-03-30`."""
        date = moment_value(moment, self._zone).date
        return f"{_WEEKDAYS[date.weekday - 1]} {date}"

    def time(self, moment: Moment) -> str:
        """The time of day of a moment: `03:05`, with the offset where offsets differ, with odd seconds."""
        value = moment_value(moment, self._zone)
        clock, _, _ = str(value.time).partition(str(value.zone))
        short = clock.removesuffix(":00") if len(clock) == len("00:00:00") else clock
        return f"{short} {self._offset(value.zone)}" if self._with_offset else short

    def moment(self, moment: Moment) -> str:
        """Day and time: `Sun 2025-03-30 03:05`."""
        return f"{self.day(moment)} {self.time(moment)}"

    def stretch(self, opens: Moment, closes: Moment, day_before: str = "") -> str:
        """Open time: `Thu 2025-04-17 20:00-24:00`; a day that stands before it is not said again."""
        day = self.day(opens)
        begins = self.time(opens) if day == day_before else f"{day} {self.time(opens)}"
        if self.day(closes) == day:
            return f"{begins}{' to ' if self._with_offset else '-'}{self.time(closes)}"
        if self._ends_day(closes) and self.day(closes - 1) == day:
            return f"{begins}-24:00"
        return f"{begins} to {self.moment(closes)}"

    def _ends_day(self, moment: Moment) -> bool:
        return not self._with_offset and moment_value(moment, self._zone).time.since_midnight == 0

    def _offset(self, zone: Zone | None) -> str:
        text = str(zone)
        return "UTC" if text == "Z" else text


def spoken_length(seconds: Moment) -> str:
    """A length of time in words: `4 hours 30 minutes`, `2 days 3 hours` from two days on."""
    if type(seconds) is not int:
        return show(length_value(seconds))
    rest, parts = abs(seconds), []
    units = ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute"), (1, "second"))
    for size, unit in units[0 if rest >= 2 * _DAY else 1 :]:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {unit}{'' if count == 1 else 's'}")
    return " ".join(parts) or "0 minutes"


def open_length(seconds: Moment) -> str:
    """Open time in words, in hours whatever their number: `30 hours 15 minutes`."""
    if type(seconds) is not int:
        return show(length_value(seconds))
    minutes, second = divmod(seconds, _MINUTE)
    hours, minute = divmod(minutes, 60)
    counts = ((hours, "hour"), (minute, "minute"), (second, "second"))
    parts = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    return " ".join(parts) or "0 minutes"


def clock_title(clock: Clock) -> str:
    """What people call a commitment: the title of its clock, else its name in words."""
    return clock.title or begun(spoken(clock.name))


def target_words(run: Instance) -> str:
    """What was promised: `within 6 hours during 24/5`, `every 30 minutes`."""
    target = run.target
    during = f" during {target.calendar_name}" if target.calendar_name else ""
    return f"{target.word} {time_words(target.time)}{during}"


def time_words(time: Value) -> str:
    """The time of a target in words."""
    if isinstance(time, Duration) and time.seconds == int(time.seconds):
        return open_length(int(time.seconds))
    return show(time)


def sum_words(stretches: Sequence[Span], speaker: Speaker) -> str:
    """Stretches of time that add up: `Thu 2025-04-17 20:00-24:00 4 hours, …: 6 hours together`."""
    total = sum(closes - opens for opens, closes in stretches)
    if len(stretches) > _MOST_STRETCHES:
        first, last = stretches[0][0], stretches[-1][1]
        between = f"from {speaker.moment(first)} to {speaker.moment(last)}"
        return f"{len(stretches)} stretches {between}: {open_length(total)} together"
    told, day = [], ""
    for opens, closes in stretches:
        told.append(f"{speaker.stretch(opens, closes, day)} {open_length(closes - opens)}")
        day = speaker.day(opens)
    together = f": {open_length(total)} together" if len(told) > 1 else ""
    return f"{', '.join(told)}{together}"
