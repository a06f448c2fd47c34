"""How many tickets a second are replayed, and that memory stays flat: `python tests/benchmarks/tickets.py`.

Each ticket has five events, two clocks and three updates. In one process, one after the other: the replay
alone, the answer as a document, the answer as JSON. Then a whole process reads NDJSON and writes NDJSON,
start included, for two sizes, with the most memory that each took.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import addendum
from addendum.answers.tickets.replaying import TicketReplay
from addendum.values import Date

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parents[2]
TICKETS, ROUNDS = 20_000, 3
SIZES = (100_000, 1_000_000)
WANTED = 30_000
ASKED = ["evaluate", "ticket", "-", "--tier", "commercetools/premium", "--policies", "policies"]
write = sys.stdout.write


def tickets(count: int) -> list[dict[str, object]]:
    """Tickets of March 2025; the same at every run."""
    choose = random.Random(5)  # noqa: S311 -- the same tickets at every run
    return [_ticket(choose) for _ in range(count)]


def _ticket(choose: random.Random) -> dict[str, object]:
    day, hour = choose.randrange(1, 29), choose.randrange(20)
    minutes = sorted(choose.sample(range(180), 5))
    kinds = ("opened", "responded", "updated", "updated", "resolved")
    events = [
        {"at": f"2025-03-{day:02}T{hour + minute // 60:02}:{minute % 60:02}:00Z", "type": kind}
        for minute, kind in zip(minutes, kinds, strict=True)
    ]
    return {"severity": "S1", "customer_specific": False, "events": events}


def rate(name: str, step: Callable[[dict[str, object]], object], wanted: int = 0) -> None:
    """Print how many tickets a second a step takes, the best of some rounds."""
    cases = tickets(TICKETS)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for case in cases:
            step(case)
        best = min(best, time.perf_counter() - start)
    target = f"   at least {wanted:,}" if wanted else ""
    write(f"{name:<34} {TICKETS / best:10,.0f} tickets a second{target}\n")


def in_one_process() -> None:
    """The replay, the document, and its JSON."""
    library = addendum.load(CHECKOUT / "policies")
    ask = library.asker("ticket", tier="commercetools/premium")
    ground = library.ground("commercetools/premium", Date.parse("2025-03-10"))
    rate("replay alone", TicketReplay(ground).replay, WANTED)
    rate("answer as a document", ask)
    rate("answer as JSON", lambda case: addendum.dumps(ask(case)))


def as_a_stream() -> None:
    """A whole process over each size: tickets a second, and the most memory it held."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            source = Path(folder) / "tickets.ndjson"
            lines = [json.dumps(case) for case in tickets(TICKETS)]
            with source.open("w", encoding="utf-8") as sink:
                for number in range(size):
                    sink.write(lines[number % TICKETS] + "\n")
            start = time.perf_counter()
            with source.open("rb") as given:
                process = subprocess.Popen(  # noqa: S603 -- our own command
                    [sys.executable, "-m", "addendum_cli", *ASKED],
                    stdin=given,
                    stdout=subprocess.DEVNULL,
                    cwd=CHECKOUT,
                )
                _, status, usage = os.wait4(process.pid, 0)
            if status:
                raise SystemExit("not every ticket was answered")
            taken = time.perf_counter() - start
            write(
                f"{f'stream of {size:,}':<34} {size / taken:10,.0f} tickets a second   "
                f"{usage.ru_maxrss / 1024:,.0f} MiB at most\n"
            )


if __name__ == "__main__":
    in_one_process()
    as_a_stream()
