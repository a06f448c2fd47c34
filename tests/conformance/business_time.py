"""Run a file of facts about business time: `python tests/conformance/business_time.py FILE`.

A case names a calendar, an operation, its inputs and the expected result. It passes where the public calendar
functions say just that, with the calendar as the case describes it. Where the case itself says that libraries
differ (`agrees_with_reference` is false), it may also pass by another rule that an author can declare, or by
another way to ask or to round; that is printed. What nothing gives is listed with the reason. The last line
is `N of M cases pass`; the exit code is 1 where an undisputed case does not.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # as the tests have it, where this runs by itself

from addendum.findings import FindingsError
from addendum.values import DateTime, NoAnswer, ValueProblem
from conformance.business_time_cases import EXPECTED, OPERATIONS, Case, Reading, calendar_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

OTHER_READINGS: Mapping[str, Callable[[Reading], Reading]] = {
    "landing on close: next opening": lambda read: replace(read, lands_on_next_opening=True),
    "received after hours: counts as the next business day": lambda read: replace(
        read,
        business_day=read.business_day._replace(received_after_hours="counts as the next business day"),
    ),
    "starts counting: the same day": lambda read: replace(
        read, business_day=read.business_day._replace(starts_counting="the same day")
    ),
    "ends: at close of business": lambda read: replace(
        read, business_day=read.business_day._replace(ends="at close of business")
    ),
    "counted from a business day": lambda read: replace(read, moves_origin=True),
    "moved into open hours": lambda read: replace(read, moves_result=True),
    "rounded to whole seconds": lambda read: replace(read, whole_seconds=True),
    "a reversed interval is none": lambda read: replace(read, reversed_interval="none"),
    "a reversed interval counts like the other way round": lambda read: replace(
        read, reversed_interval="absolute"
    ),
}
"""What libraries do otherwise, by the words that say it; the first four are rules of calendars.

The others change what is asked or what is made of the answer, around the same functions.
"""


@dataclass(frozen=True)
class Verdict:
    """How a case came out: `rule` names what it passes by, `problem` is empty where it passes."""

    id: str
    source: str
    rule: str = ""
    problem: str = ""
    disputed: bool = False
    crashed: bool = False


def run_file(path: Path) -> list[Verdict]:
    """The verdicts on all cases of a file, in order."""
    data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return [run_case(each) for each in (data["cases"] if isinstance(data, dict) else data)]


def run_case(data: Mapping[str, Any]) -> Verdict:
    """The verdict on one case."""
    identity, source = str(data["id"]), str(data.get("source_repo", "?"))
    disputed = not data.get("agrees_with_reference", True)
    try:
        problem = attempt(data, Reading())
        if problem and disputed:
            for rule, reading in readings():
                if not attempt(data, reading):
                    return Verdict(identity, source, rule, disputed=disputed)
    except Exception as error:  # noqa: BLE001 -- a broken engine is a verdict too, and the next case goes on
        return Verdict(identity, source, "", f"{type(error).__name__}: {error}", disputed, crashed=True)
    if problem and disputed:
        problem += f"; {why_disputed(data)}"
    return Verdict(identity, source, "", problem, disputed)


def readings() -> Iterator[tuple[str, Reading]]:
    """The other readings with their names: each by itself, then two together."""
    for count in (1, 2):
        for names in combinations(OTHER_READINGS, count):
            reading = Reading()
            for name in names:
                reading = OTHER_READINGS[name](reading)
            yield " and ".join(f"`{name}`" for name in names), reading


def why_disputed(data: Mapping[str, Any]) -> str:
    """What the case says about its own result."""
    if "divergence" in data:
        return f"the case says: {data['divergence']}"
    if "reference_value" in data:
        return f"the case says that another library gives {data['reference_value']}"
    return "the case says that libraries differ"


def attempt(data: Mapping[str, Any], reading: Reading) -> str:
    """What is wrong with the answer under a reading; empty where it is as expected."""
    case = Case(data)
    name, expected = next(iter(data["expected"].items()))
    operation = OPERATIONS.get(case.op.removesuffix("_rounded"))
    if operation is None:
        return f"the operation `{case.op}` is not known"
    if case.op.endswith("_rounded"):
        reading = replace(reading, whole_seconds=True)
    try:
        wanted = EXPECTED[name](case, expected)
        found = operation(case, calendar_of(case, reading), reading)
    except (NoAnswer, ValueProblem, FindingsError) as error:
        return str(error)
    if reading.whole_seconds:
        found, wanted = rounded(found), rounded(wanted)
    return "" if found == wanted else f"{case.op}: expected {shown(wanted)}, found {shown(found)}"


def rounded(value: Any) -> Any:
    """Moments and lengths to whole seconds, halves away from zero; anything else as it is."""
    if isinstance(value, list):
        return [tuple(map(rounded, pair)) for pair in value]
    if isinstance(value, DateTime):
        return DateTime.at(nearest(value.instant))
    return nearest(value) if isinstance(value, Fraction) else value


def nearest(number: int | Fraction) -> int:
    size = int(abs(number) + Fraction(1, 2))
    return size if number >= 0 else -size


def shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(f"{start} to {end}" for start, end in value) or "nothing"
    return str(value)


def report(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The lines to print: one a source, below it what does not pass as it is, and the total."""
    by_source: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_source[verdict.source].append(verdict)
    passed = total = 0
    for source, group in by_source.items():
        passing = sum(not verdict.problem for verdict in group)
        passed += passing
        total += len(group)
        yield f"{source}: {passing} of {len(group)}"
        for verdict in group:
            if verdict.rule:
                yield f"    {verdict.id}: passes by {verdict.rule}"
            elif verdict.problem:
                yield f"    {verdict.id}: {verdict.problem}"
    yield f"{passed} of {total} cases pass"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        sys.stderr.write("usage: python tests/conformance/business_time.py FILE\n")
        return 2
    verdicts = run_file(Path(arguments[0]))
    sys.stdout.writelines(f"{line}\n" for line in report(verdicts))
    return 1 if not verdicts or any(each.problem and not each.disputed for each in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
