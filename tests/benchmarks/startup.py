"""What one answer costs from the shell: `python tests/benchmarks/startup.py`.

Whole processes run in turn, so that a busy machine slows all of them: bare Python, a click program that
prints a line, `addendum evaluate` with a warm cache, and `check` and `evaluate` of the shipped policies from
cold. All programs are scripts, as `pip` installs them, with their modules compiled.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 25
MINIMAL = """
import click
@click.command()
@click.argument("words", nargs=-1)
def command(words):
    click.echo(" ".join(words))
command()
"""
CONSOLE = """
from addendum_cli.main import run
run()
"""
SHIPPED = ["--policies", "shipped"]
CREDIT = ["service-credit", "--contract", "acme", "month=2025-03", "portion=frontend", "availability=99.5 %"]
TARGET = ["response-target", "--tier", "premium", "severity=S1", "customer_specific=false"]
DATED = ["--at", "2025-03-10"]
write = sys.stdout.write


def commands(folder: Path) -> dict[str, tuple[list[str], bool, str]]:
    """What is timed: the words, whether the cache is warm, and the ratio to reach."""
    minimal, console = folder / "minimal.py", folder / "console.py"
    minimal.write_text(MINIMAL, encoding="utf-8")
    console.write_text(CONSOLE, encoding="utf-8")
    addendum = [sys.executable, str(console)]
    credit = [*addendum, "evaluate", *CREDIT, *SHIPPED]
    target = [*addendum, "evaluate", *TARGET, *DATED, *SHIPPED]
    return {
        "bare Python": ([sys.executable, "-c", "pass"], True, ""),
        "a minimal click program": ([sys.executable, str(minimal), "hello"], True, ""),
        "evaluate a target, warm": (target, True, "at most 1.5"),
        "evaluate a credit, warm": (credit, True, "at most 1.5"),
        "evaluate a credit, cold": (credit, False, "below 10"),
        "check, cold": ([*addendum, "check", *SHIPPED], False, "below 10"),
    }


def milliseconds(words: list[str], cache: Path) -> float:
    """The wall time of one process, whose modules are compiled as `pip` leaves them: beside their sources."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    for setting in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        environment.pop(setting, None)
    start = time.perf_counter()
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 -- our own words
    return (time.perf_counter() - start) * 1000


def compare_starts() -> None:
    """The median of each over some rounds, and its ratio to the click program."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        warm = folder / "warm"
        timed = commands(folder)
        taken: dict[str, list[float]] = {name: [] for name in timed}
        for words, _, _ in timed.values():
            milliseconds(words, warm)
        for number in range(ROUNDS):
            for name, (words, is_warm, _) in timed.items():
                cache = warm if is_warm else folder / f"cold-{number}-{name}"
                taken[name].append(milliseconds(words, cache))
    base = median(taken["a minimal click program"])
    for name, (_, _, wanted) in timed.items():
        typical = median(taken[name])
        write(f"{name:<26} {typical:8.1f} ms   x {typical / base:5.2f}   {wanted}\n")


if __name__ == "__main__":
    compare_starts()
