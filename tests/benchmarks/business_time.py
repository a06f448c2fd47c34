"""How long business time takes, beside four other libraries: `python tests/benchmarks/business_time.py`.

Needs the `benchmarks` extra. All count in the hours of an office in Berlin with its holidays of eleven years,
and take turns in one process, so that a busy machine slows all of them. Everybody gets and gives moments of
its own kind, and all that can be prepared is prepared. A business year is 250 business days of 8 hours.

Who is right is told beside the times. A count minute by minute with Python's own time zones gives the exact
answers: across holidays, across weekends on which clocks change, and in hours of the night in which they do.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib.util
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.business_time_peers import OPENS, PEERS, ZONE, holidays_of
from calendars import naive

NEEDED = ("businesstimedelta", "business_duration", "pandas", "numpy", "holidays", "pytz")
BERLIN = ZoneInfo(ZONE)
SIX_HOURS, YEAR = 6 * 60, 2_000 * 60
ROUNDS, LEAST = 25, 0.002
"""Everybody takes so many turns, each of at least so many seconds."""
WITHIN = {SIX_HOURS: 14 * naive.MINUTES_A_DAY, YEAR: 400 * naive.MINUTES_A_DAY}
STARTS = {
    "holidays": ("office", ("2025-04-17", "2025-04-30", "2025-05-28", "2025-10-02", "2025-12-23")),
    "clock changes": ("office", ("2025-03-28", "2025-10-24", "2024-03-28")),
    "at the change": ("nights", ("2025-03-30", "2025-10-26", "2024-03-31")),
}
"""From the days before a holiday, and before a change of the clocks; and from the nights of the change."""
write = sys.stdout.write


def is_installed():
    """Whether the other libraries are there."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


def start(day, hours):
    """A moment in the open hours of a day, from which no whole hours lead to closing time."""
    times = {"office": dt.time(14, 17), "nights": dt.time(0, 17)}
    return dt.datetime.combine(dt.date.fromisoformat(day), times[hours], BERLIN)


def exact(hours, at, minutes):
    """The moment so many open minutes on, by looking at each of them."""
    opens, closes, days = OPENS[hours]
    windows = tuple((day, opens.hour * 60, closes.hour * 60) for day in days)
    slow = naive.Naive(ZONE, windows, frozenset(holidays_of(hours)))
    end = naive.add(slow, int(at.timestamp()) // 60, minutes, WITHIN[minutes])
    return dt.datetime.fromtimestamp(end * 60, BERLIN)


class Adding:
    """So many business minutes after a moment."""

    def __init__(self, title, minutes, kinds=tuple(STARTS)):
        self.title = title
        self.minutes = minutes
        self.kinds = kinds

    def of(self, peer, hours):
        """The function of a library that answers, None where it has none."""
        return peer.adding and peer.adding(hours, self.minutes)

    def arguments(self, peer, at, _end):
        """What that function is asked about, where the minutes lead from one moment to another."""
        return (peer.moment(at),)

    def is_right(self, peer, found, end):
        """Whether its answer is the exact one."""
        return peer.instant(found) == end.timestamp() / 60


class Measuring(Adding):
    """The business minutes between two moments that are so many apart."""

    def of(self, peer, hours):
        return peer.measuring and peer.measuring(hours)

    def arguments(self, peer, at, end):
        return peer.moment(at), peer.moment(end)

    def is_right(self, peer, found, _end):
        return peer.minutes(found) == self.minutes


class AddingDays(Adding):
    """So many business days after a day, as days of 8 hours in minutes."""

    def of(self, peer, hours):
        return peer.adding_days and peer.adding_days(hours, self.minutes // (8 * 60))

    def arguments(self, peer, at, _end):
        return (peer.day(at.date()),)

    def is_right(self, peer, found, end):
        return peer.date(found) == end.date()


OFFICE = ("holidays", "clock changes")
IN_HOURS = (Adding("+6 business hours", SIX_HOURS), Adding("+1 business year", YEAR, OFFICE))
QUESTIONS = (
    *IN_HOURS,
    Measuring("Between two moments, 6 business hours apart", SIX_HOURS),
    Measuring("Between two moments, 1 business year apart", YEAR, OFFICE),
    AddingDays("+1 business year, whole days from day to day", YEAR, OFFICE),
)


def verdicts(question, peer):
    """How many answers are right, of how many, for each kind of case."""
    found = {}
    for kind in question.kinds:
        hours, days = STARTS[kind]
        answer = question.of(peer, hours)
        right = 0
        for at in (start(day, hours) for day in days):
            end = exact(hours, at, question.minutes)
            right += question.is_right(peer, answer(*question.arguments(peer, at, end)), end)
        found[kind] = right, len(days)
    return found


def side_by_side(functions):
    """The least microseconds of one call of each function, taken in turn."""
    calls = []
    for function, arguments in functions:
        begun, count = time.perf_counter(), 0
        while time.perf_counter() - begun < LEAST:
            function(*arguments)
            count += 1
        calls.append(count)
    best = [float("inf")] * len(functions)
    gc.disable()
    for _ in range(ROUNDS):
        for at, (function, arguments) in enumerate(functions):
            begun = time.perf_counter()
            for _ in range(calls[at]):
                function(*arguments)
            best[at] = min(best[at], (time.perf_counter() - begun) / calls[at] * 1e6)
    gc.enable()
    return best


def compare_business_time():
    """A table for each question, then how much longer a year takes than six hours."""
    if not is_installed():
        write("not installed: pip install -e '.[benchmarks]'\n")
        return
    taken = {question: compare(question) for question in QUESTIONS}
    hours, year = (taken[question] for question in IN_HOURS)
    write(f"+1 business year beside +6 business hours: x {year / hours:.2f}   at most 3\n")


def compare(question):
    """Print a table: microseconds, the ratio to ours, who is right; gives our microseconds."""
    peers = [peer for peer in PEERS if question.of(peer, "office")]
    at = start("2025-03-05", "office")
    end = exact("office", at, question.minutes)
    times = side_by_side([(question.of(peer, "office"), question.arguments(peer, at, end)) for peer in peers])
    write(f"{question.title}\n")
    right = []
    for peer, taken in zip(peers, times, strict=True):
        found = verdicts(question, peer)
        cells = "   ".join(f"{kind} {count}/{of}" for kind, (count, of) in found.items())
        write(f"  {peer.name:<26}{taken:12,.2f} us   x {taken / times[0]:9,.1f}   {cells}\n")
        if all(found[kind][0] == found[kind][1] for kind in OFFICE):
            right.append(taken)
    best = min(right[1:], default=None)
    beside = f"x {best / times[0]:,.1f} at the next one that is right" if best else "no other one is right"
    write(f"  wanted: below 5 us; {beside}, at least 10\n\n")
    return times[0]


if __name__ == "__main__":
    compare_business_time()
