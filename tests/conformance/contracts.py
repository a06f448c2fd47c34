"""Run the cases of real contracts against the policies: `python tests/conformance/contracts.py DIR`.

DIR holds a file of cases for each contract, in itself or under `cases/`. The mapping `contracts/NAME.yaml`
beside this file says what a case of the contract NAME asks of the policies, so that nothing here knows a
contract; order forms of made-up customers stand there under `customers/`. A case passes where the answer
holds all that it expects; where it lists other readings, each must give what it says, too. Prints contract,
cases and passed, each failure with what was expected and found; the last line is `N of M cases pass`. The
exit code is 1 where a case does not pass.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # as the tests have it, where this runs by itself

import addendum
from addendum.values import ANY, Outcome, ValueProblem, read, to_json, type_of
from conformance.contracts_mapping import Unmapped, read_plan, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum import Answer, Library
    from conformance.contracts_mapping import Asked, Form, Plan

MAPPINGS = Path(__file__).parent / "contracts"
POLICIES = Path(__file__).parents[2] / "policies"
CUSTOMERS = "customers"


@dataclass(frozen=True)
class Verdict:
    """How a case came out; `problems` is empty where it passes, `readings` counts the alternatives asked."""

    contract: str
    id: str
    kind: str
    basis: str
    problems: tuple[str, ...] = ()
    readings: int = 0


@contextmanager
def library_of(policies: Path = POLICIES, mappings: Path = MAPPINGS) -> Iterator[Library]:
    """The policies together with the order forms of the customers that the mappings ask for."""
    if not (mappings / CUSTOMERS).is_dir():
        yield addendum.load(policies)
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(policies, root, dirs_exist_ok=True)
        shutil.copytree(mappings / CUSTOMERS, root / CUSTOMERS)
        yield addendum.load(root)


def run_folder(folder: Path, library: Library, mappings: Path = MAPPINGS) -> list[Verdict]:
    """The verdicts on all cases of a folder, in the order of its files."""
    found = folder / "cases"
    verdicts = []
    for path in sorted((found if found.is_dir() else folder).glob("*.yaml")):
        data = read_yaml(path)
        plan = read_plan(mappings / f"{data['contract']}.yaml", data["cases"])
        verdicts += [run_case(data["contract"], case, plan, library) for case in data["cases"]]
    return verdicts


def run_case(contract: str, case: Mapping[str, Any], plan: Plan, library: Library) -> Verdict:
    """The verdict on one case, with each of its alternatives."""
    problems: list[str] = []
    alternatives = case.get("alternatives", ())
    try:
        form = plan.form(case)
        problems += differences(library, form, case, case["expected"], {})
        for each in alternatives:
            words = each["reading"]
            expected = {name: value for name, value in each.items() if name != "reading"}
            found = differences(library, form, case, expected, plan.readings(words))
            problems += [f"under `{words}`: {problem}" for problem in found]
    except Unmapped as error:
        problems.append(str(error))
    names = (contract, str(case["id"]), str(case["kind"]), str(case["basis"]))
    return Verdict(*names, tuple(problems), len(alternatives))


def differences(
    library: Library,
    form: Form,
    case: Mapping[str, Any],
    expected: Mapping[str, Any],
    readings: Mapping[str, str],
) -> Iterator[str]:
    """What the answers say otherwise than a case expects."""
    for asked in form.asks(case, expected):
        try:
            answer = library.ask(asked.question, asked.facts, readings=readings, **asked.asked_of)
        except (addendum.NoAnswer, addendum.FindingsError) as error:
            yield f"no answer to `{asked.question}`: {error}"
        else:
            yield from compared(answer, asked)


def compared(answer: Answer, asked: Asked) -> Iterator[str]:
    """A sentence for each wanted value that the answer does not hold."""
    for path, wanted in asked.wanted.items():
        name = ".".join(path)
        if path == ("row",):
            if wanted not in answer.rows():
                yield f"row: expected {wanted}, found {', '.join(answer.rows()) or 'none'}"
            continue
        if path == ("because",):
            if not any(wanted in reason.says for reason in answer.because):
                yield f"because: expected `{wanted}` in a sentence, found none that has it"
            continue
        found = answer.value(path)
        if found is None:
            yield f"{name}: expected {wanted}, and the answer has no such value"
        elif not same(wanted, *found):
            yield f"{name}: expected {wanted}, found {to_json(found[0])}"


def same(wanted: Any, found: Any, of_type: Any) -> bool:
    """Whether a value is the one that a case writes; of records those fields count that the case names."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            key in found and same(each, found[key], ANY) for key, each in wanted.items()
        )
    if isinstance(wanted, list):
        items = list(found) if isinstance(found, list | tuple) else None
        return (
            items is not None
            and len(items) == len(wanted)
            and all(map(same, wanted, items, [ANY] * len(items)))
        )
    outcome = Outcome.named(wanted) if isinstance(wanted, str) else None
    if outcome is not None or isinstance(found, Outcome):
        return outcome == found
    try:
        return bool(read(type_of(found) if of_type is ANY else of_type, wanted) == found)
    except ValueProblem:
        return False


def report(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The lines to print: one a contract, below it what does not pass, and the total."""
    verdicts = list(verdicts)
    for contract in dict.fromkeys(verdict.contract for verdict in verdicts):
        group = [verdict for verdict in verdicts if verdict.contract == contract]
        passed = sum(not verdict.problems for verdict in group)
        readings = sum(verdict.readings for verdict in group)
        more = f", with {counted(readings, 'other reading')}" if readings else ""
        yield f"{contract}: {counted(len(group), 'case')}, {passed} passed{more}"
        for verdict in group:
            for problem in verdict.problems:
                yield f"    {verdict.id} ({verdict.basis}): {problem}"
    yield f"{sum(not verdict.problems for verdict in verdicts)} of {len(verdicts)} cases pass"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python tests/conformance/contracts.py")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--policies", type=Path, default=POLICIES, help="the root of the policies")
    parser.add_argument(
        "--mappings", type=Path, default=MAPPINGS, help="a folder with a mapping for each contract"
    )
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        parser.error(f"{given.folder} is no folder")
    with library_of(given.policies, given.mappings) as library:
        verdicts = run_folder(given.folder, library, given.mappings)
    sys.stdout.writelines(f"{line}\n" for line in report(verdicts))
    return 1 if not verdicts or any(verdict.problems for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
