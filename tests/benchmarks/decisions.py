"""How long decisions take: `python tests/benchmarks/decisions.py` prints a table of times and ratios.

Both sides of a ratio run in one process, in turn, so that a busy machine slows both. The hand-written
function reads the same strings as strictly as a plan does: a percentage by one regular expression, no other
type, no unknown name.
"""

from __future__ import annotations

import gc
import random
import re
import sys
import time
import tracemalloc
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from addendum.rules import Bounds, Planner
from addendum.values import DURATION, NUMBER, PERCENT, TEXT, MemberOf
from rules.programs import among, decision, fact, minutes, percent, program, table, within

TARGETS = {"S1": 20, "S2": 90, "S3": 360, "S4": 1440}
BORDERS = ("95", "99", "99.99")
CREDITS = (50, 25, 10, 0)
QUESTION = ("initial_response", "credit")
ROUNDS, CALLS = 15, 20_000
write = sys.stdout.write


def contract():
    """A response target by severity and a credit by availability, as the Premium Support text has them."""
    severities = MemberOf("severities", tuple(TARGETS))
    targets = [((among(name),), minutes(count)) for name, count in TARGETS.items()]
    ends = [None, *(percent(border) for border in BORDERS), None]
    bands = [
        ((within(low, high, low_closed=low is not None),), percent(credit))
        for low, high, credit in zip(ends, ends[1:], CREDITS, strict=False)
    ]
    facts = [
        fact("severity", severities),
        fact("availability", PERCENT, bounds=Bounds(percent(0), percent(100))),
    ]
    return program(
        facts,
        [
            decision("initial_response", table([("severity", severities)], targets), DURATION),
            decision("credit", table([("availability", PERCENT)], bands), PERCENT),
        ],
    )


_PERCENT = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?) ?%").fullmatch
_NEEDED = {"severity", "availability"}
_MINUTES = {name: Decimal(count) for name, count in TARGETS.items()}
_BORDERS = [Decimal(border) for border in BORDERS]
_CREDITS = [Decimal(credit) for credit in CREDITS]
_NONE, _ALL = Decimal(0), Decimal(100)


def by_hand(facts):
    """What somebody would write for just these two decisions, exact and strict."""
    if facts.keys() != _NEEDED:
        raise ValueError(facts.keys())
    target = _MINUTES.get(facts["severity"])
    if target is None:
        raise ValueError(facts["severity"])
    written = facts["availability"]
    found = _PERCENT(written) if type(written) is str else None
    if found is None:
        raise ValueError(written)
    availability = Decimal(found[1])
    if not _NONE <= availability <= _ALL:
        raise ValueError(written)
    return {"initial_response": target, "credit": _CREDITS[bisect_right(_BORDERS, availability)]}


def large(rows):
    """A table of `rows` rows, each with one equality and one numeric range, five rows a key."""
    written = []
    for key in range(rows // 5):
        ends = [None, *(Decimal(end) for end in range(1, 5)), None]
        written += [
            ((among(f"k{key}"), within(low, high, low_closed=low is not None)), Decimal(at))
            for at, (low, high) in enumerate(pairwise(ends))
        ]
    logic = table([("key", TEXT), ("x", NUMBER)], written)
    return program([fact("key", TEXT), fact("x", NUMBER)], [decision("d", logic, NUMBER)])


def side_by_side(*functions):
    """The least time of one call of each function in microseconds, taken in turn."""
    best = [float("inf")] * len(functions)
    gc.disable()
    for _ in range(ROUNDS):
        for at, function in enumerate(functions):
            start = time.perf_counter()
            for _ in range(CALLS):
                function()
            best[at] = min(best[at], (time.perf_counter() - start) / CALLS * 1e6)
    gc.enable()
    return best


def compare_pair():
    """The pair of decisions against the hand-written function."""
    planner = Planner(contract())
    facts = {"severity": "S1", "availability": "99.5 %"}
    hand, plain, told = side_by_side(
        lambda: by_hand(facts),
        lambda: planner.run(QUESTION, facts),
        lambda: planner.run(QUESTION, facts).trace(),
    )
    line("hand-written, exact", hand, 1, "")
    line("planned", plain, plain / hand, "at most 3")
    line("planned, explained", told, told / hand, "at most 8")


def compare_sizes():
    """The same question on 10 and on 100,000 rows, and what compiling the large table takes."""
    asked = []
    for rows in (10, 100_000):
        written = large(rows)
        planner = Planner(written)
        tracemalloc.start()
        planner.run(("d",), {"key": "k0", "x": "1"})
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        start = time.perf_counter()
        planner = Planner(written)
        planner.run(("d",), {"key": "k0", "x": "1"})
        taken = time.perf_counter() - start
        write(f"compiling {rows:>7,} rows: {taken:6.2f} s, {size / rows:6.0f} bytes a row\n")
        choose = random.Random(7)  # noqa: S311 -- the same questions at every run
        questions = [
            {"key": f"k{choose.randrange(rows // 5)}", "x": f"{choose.randrange(5)}.5"} for _ in range(2000)
        ]
        asked.append(_asker(planner, questions))
    small, big = side_by_side(*asked)
    line("10 rows", small, 1, "")
    line("100,000 rows", big, big / small, "at most 2")


def _asker(planner, questions):
    question = iter(questions * (ROUNDS * CALLS // len(questions) + 1)).__next__
    return lambda: planner.run(("d",), question())


def line(name, microseconds, ratio, wanted):
    """One line of the table."""
    write(f"{name:<22} {microseconds:8.2f} us   x {ratio:5.2f}   {wanted}\n")


def compare_all():
    """The pair of decisions, then the sizes."""
    compare_pair()
    write("\n")
    compare_sizes()


if __name__ == "__main__":
    compare_all()
