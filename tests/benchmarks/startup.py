"""What one answer costs from the shell: `python tests/benchmarks/startup.py`.

Whole processes run in turn, so that a busy machine slows all of them: bare Python, a click program that
prints a line, `addendum evaluate` with a warm cache, and `check` and `evaluate` of the shipped policies from
cold.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 15
MINIMAL = """
import click
@click.command()
@click.argument("words", nargs=-1)
def command(words):
    click.echo(" ".join(words))
command()
"""
SHIPPED = ["--policies", "shipped"]
QUESTION = ["evaluate", "service-credit", "--contract", "acme", "month=2025-03", "portion=frontend"]
TARGET = ["evaluate", "response-target", "--tier", "premium", "severity=S1", "customer_specific=false"]
write = sys.stdout.write


def commands() -> dict[str, tuple[list[str], bool, str]]:
    """What is timed: the words, whether the cache is warm, and the ratio to reach."""
    addendum = [sys.executable, "-m", "addendum_cli"]
    credit = [*addendum, *QUESTION, "availability=99.5 %", *SHIPPED]
    target = [*addendum, *TARGET, "--at", "2025-03-10", *SHIPPED]
    return {
        "bare Python": ([sys.executable, "-c", "pass"], True, ""),
        "a minimal click program": ([sys.executable, "-c", MINIMAL, "hello"], True, ""),
        "evaluate a credit, warm": (credit, True, "at most 1.5"),
        "evaluate a target, warm": (target, True, "at most 1.5"),
        "evaluate a credit, cold": (credit, False, "below 10"),
        "check, cold": ([*addendum, "check", *SHIPPED], False, "below 10"),
    }


def milliseconds(words: list[str], cache: str) -> float:
    """The wall time of one process."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    start = time.perf_counter()
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 -- our own words
    return (time.perf_counter() - start) * 1000


def compare_starts() -> None:
    """The median of each over some rounds, and its ratio to the click program."""
    timed = commands()
    taken: dict[str, list[float]] = {name: [] for name in timed}
    with tempfile.TemporaryDirectory() as warm:
        for name, (words, is_warm, _) in timed.items():
            if is_warm:
                milliseconds(words, warm)
            taken[name].clear()
        for number in range(ROUNDS):
            for name, (words, is_warm, _) in timed.items():
                cache = warm if is_warm else str(Path(warm) / f"cold-{number}-{len(taken[name])}-{name}")
                taken[name].append(milliseconds(words, cache))
    base = median(taken["a minimal click program"])
    for name, (_, _, wanted) in timed.items():
        typical = median(taken[name])
        write(f"{name:<26} {typical:8.1f} ms   x {typical / base:5.2f}   {wanted}\n")


if __name__ == "__main__":
    compare_starts()
