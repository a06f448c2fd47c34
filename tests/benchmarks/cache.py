"""What a table of 100,000 rows takes from the compiled cache: `python tests/benchmarks/cache.py`.

A process of its own, which has never seen the table, reads it from the cache and answers a question; its time
runs from the file on the disk to the answer, its memory is the most that the process ever had.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from decisions import large

from addendum.calendars import CalendarBook
from addendum.kinds import Lowered
from addendum.library import Standing
from addendum.library.cache.folder import Folder
from addendum.library.cache.shelf import Shelf

ROWS, ROUNDS = 100_000, 5
KEY, NAME = "a" * 32, ("large", 0, ())
SECONDS, MEGABYTES, BYTES_A_ROW = 0.5, 150, 1_000
READING = f"""
import sys, time
from pathlib import Path
from addendum.library.cache.folder import Folder
from addendum.library.cache.shelf import Shelf
from addendum.rules import Planner
import addendum.library.cache.standings, addendum.values.reading, addendum.rules.stored

def most():
    try:  # what a process gets by `resource` counts what its parent had
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = most()
start = time.perf_counter()
standing = Shelf({KEY!r}, Folder(sys.argv[1], {KEY!r})).standing({NAME!r}, lambda: None)
result = Planner(standing.lowered.program).run(("d",), {{"key": "k7", "x": "1.5"}})
taken = time.perf_counter() - start
assert str(result.values["d"]) == "1", result
print(taken, most(), most() - before)
"""
write = sys.stdout.write


def kept(folder: str) -> float:
    """Keep the large table in a cache; the seconds that compiling and writing it takes."""
    program = large(ROWS)
    lowered = Lowered(program, {}, (), {}, frozenset(), {}, {}, lambda: CalendarBook((), ()), dict, dict)
    standing = Standing("large", lowered, (), lambda: None, tier="", contract="", digests={})
    start = time.perf_counter()
    Shelf(KEY, Folder(folder, KEY)).keep_standing(NAME, standing)
    return time.perf_counter() - start


def compare_cache() -> None:
    """The best of some processes that read the table, and the most memory that one took."""
    with tempfile.TemporaryDirectory() as folder:
        writing = kept(folder)
        command = [sys.executable, "-c", READING, folder]
        told = [
            [*map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())]  # noqa: S603
            for _ in range(ROUNDS)
        ]
    seconds = min(each[0] for each in told)
    memory, grown = max(each[1] for each in told), max(each[2] for each in told)
    write(f"keeping {ROWS:,} rows         {writing:8.2f} s\n")
    write(f"reading them, first answer   {seconds:8.2f} s      below {SECONDS}\n")
    write(f"memory of the whole process  {memory / 1e6:8.1f} MB     below {MEGABYTES}\n")
    write(f"memory for the rows          {grown / ROWS:8.0f} bytes a row     below {BYTES_A_ROW:,}\n")


if __name__ == "__main__":
    compare_cache()
