"""How many records a second a stream answers: `python tests/benchmarks/stream.py`.

A whole process reads NDJSON from a file and writes NDJSON to a file, start included; beside it runs a script
that somebody would write by hand for just this question, with the same exact numbers.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
RECORDS, ROUNDS = 200_000, 3
WANTED = 50_000
ASKED = {
    "service-credit": ["--contract", "acme", "month=2025-03", "portion=composable_commerce"],
    "response-target": ["--tier", "premium", "--at", "2025-03-10"],
}
BY_HAND = """
import json, re, sys
from bisect import bisect_right
from decimal import Decimal
PERCENT = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?) ?%").fullmatch
BORDERS = [Decimal("95"), Decimal("99"), Decimal("99.99")]
CREDITS = [Decimal(50), Decimal(25), Decimal(10), Decimal(0)]
FEE = Decimal("8000.00")
for line in sys.stdin:
    record = json.loads(line, parse_float=Decimal)
    found = PERCENT(record["availability"])
    availability = Decimal(found[1])
    if not 0 <= availability <= 100:
        raise ValueError(line)
    credit = CREDITS[bisect_right(BORDERS, availability)]
    amount = f"EUR {(FEE * credit / 100).quantize(Decimal('0.01'))}"
    answer = {"availability": f"{availability} %", "credit": f"{credit} %", "amount": amount}
    sys.stdout.write(json.dumps({"question": "service-credit", "answer": answer}) + chr(10))
"""
write = sys.stdout.write


def records(question: str) -> str:
    """Records of one question, one a line; the same at every run."""
    choose = random.Random(11)  # noqa: S311 -- the same records at every run
    lines = []
    for _ in range(RECORDS):
        if question == "service-credit":
            record: dict[str, object] = {"availability": f"{choose.randrange(90_000, 100_001) / 1000:.3f} %"}
        else:
            severity = choose.choice(["S1", "S2", "S3", "S4"])
            record = {"severity": severity, "customer_specific": choose.random() < 0.5}
        lines.append(json.dumps(record))
    return "\n".join(lines) + "\n"


def seconds(command: list[str], source: Path) -> float:
    """The least wall time of the command over some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        with source.open("rb") as given, tempfile.TemporaryFile() as taken:
            start = time.perf_counter()
            subprocess.run(command, stdin=given, stdout=taken, check=True, cwd=CHECKOUT)  # noqa: S603
            best = min(best, time.perf_counter() - start)
            taken.seek(0)
            if sum(1 for _ in taken) != RECORDS:
                raise SystemExit(f"{command} did not answer every record")
    return best


def compare_streams() -> None:
    """Each question as a stream, and the hand-written script beside it."""
    with tempfile.TemporaryDirectory() as folder:
        for question, words in ASKED.items():
            source = Path(folder) / f"{question}.ndjson"
            source.write_text(records(question), encoding="utf-8")
            asked = ["evaluate", question, *words, "-", "--policies", "policies"]
            rate = RECORDS / seconds([sys.executable, "-m", "addendum_cli", *asked], source)
            write(f"{question:<26} {rate:10,.0f} answers a second   at least {WANTED:,}\n")
        by_hand = RECORDS / seconds([sys.executable, "-c", BY_HAND], Path(folder) / "service-credit.ndjson")
        write(f"{'service-credit, by hand':<26} {by_hand:10,.0f} answers a second\n")


if __name__ == "__main__":
    compare_streams()
