"""Receipts and logs of decisions asked again: is each line as it was written, each answer the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.light import NamedTuple
from addendum.receipts.differences import first_difference
from addendum.receipts.log import FIRST, entry_in, may_be_cut
from addendum.receipts.log import SEAL as LOG_SEAL
from addendum.receipts.receipt import FORMAT, SEAL, engine_version, outcome_to_json
from addendum.receipts.sealing import is_sealed
from addendum.values import NoAnswer, dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addendum.answers.library import Library

# Where a reason stands in its file and which edition of the zones there was; neither is what was decided.
_PLACES = frozenset({"at"})
_ZONES = "time_zones"


class ReplayProblem(NamedTuple):
    """What is wrong with a line: a code, a sentence, what to do, and the line, counted from 1."""

    code: str
    line: int
    says: str
    fix: str = ""


class Replay(NamedTuple):
    """What a replay found.

    `receipts` counts those that were asked again, `same` those with the same answer; `problems` are in the
    order of the lines, `notes` what speaks against nothing. `last` is the seal of a log's last entry, `""`
    for receipts that are in no log.
    """

    receipts: int
    same: int
    problems: tuple[ReplayProblem, ...]
    notes: tuple[ReplayProblem, ...]
    last: str


def replay(
    library: Library, lines: Iterable[bytes], *, ends_with: str = "", as_logged: bool = False
) -> Replay:
    """Ask every receipt of some lines again, offline; a line holds a receipt or an entry of a log.

    `ends_with` is the seal that the last entry of the log must have. With `as_logged` each entry is answered
    from what was published by the day on which it was logged. Raises PoliciesInvalid.
    """
    replaying = _Replaying(library, as_logged)
    for number, line in enumerate(lines, 1):
        if line.strip():
            replaying.look_at(number, line.rstrip(b"\r\n"))
    if ends_with and replaying.previous != ends_with:
        replaying.report(
            "LOG-ENDS-EARLIER",
            replaying.line,
            f"The log ends with another entry than the one with the seal {ends_with}.",
            "Entries at the end are gone, or it is another log.",
        )
    last = replaying.previous if replaying.is_log else ""
    return Replay(replaying.receipts, replaying.same, tuple(replaying.problems), tuple(replaying.notes), last)


class _Replaying:
    """One run over lines, with the chain as far as it holds."""

    def __init__(self, library: Library, as_logged: bool) -> None:
        self.problems: list[ReplayProblem] = []
        self.notes: list[ReplayProblem] = []
        self.receipts = self.same = self.line = 0
        self.previous = FIRST
        self.is_log = False
        self._library = library
        self._as_logged = as_logged
        self._editions: dict[str, Library] = {}
        self._entry = 0
        self._noted: set[tuple[str, str]] = set()

    def report(self, code: str, line: int, says: str, fix: str = "") -> None:
        """Keep a problem."""
        self.problems.append(ReplayProblem(code, line, says, fix))

    def look_at(self, line: int, content: bytes) -> None:
        """Look at the seals on a line, then ask its receipt again."""
        self.line = line
        entry = entry_in(content)
        if entry is not None:
            if self._follows(line, entry):
                self._ask(line, entry["receipt"], str(entry.get("logged", "")))
            return
        receipt = _receipt_in(content)
        if receipt is not None:
            self._ask(line, receipt, "")
        elif may_be_cut(content):
            self.is_log = True
            says = "This line was cut off while it was written; nothing that is complete is lost."
            self.notes.append(ReplayProblem("LOG-CUT-OFF", line, says))
        else:
            self.report("NOT-A-RECEIPT", line, "This line holds neither a receipt nor an entry of a log.")

    def _follows(self, line: int, entry: dict[str, Any]) -> bool:
        """Whether an entry is as it was written and follows on the one before."""
        self.is_log = True
        number, previous = entry["entry"], entry["previous"]
        before, after_it = self._entry, self.previous
        self._entry, self.previous = number, entry[LOG_SEAL]
        if not is_sealed(entry, LOG_SEAL):
            self.report("LOG-CHANGED", line, f"Entry {number} is not as it was written.", _TAMPERED)
            return False
        if previous != after_it or number != before + 1:
            follows = f"on entry {before}" if before else "at the beginning"
            says = (
                f"Entry {number} does not follow {follows}: entries between were changed, moved or removed."
            )
            self.report("LOG-CHAIN-BROKEN", line, says, _TAMPERED)
        return True

    def _ask(self, line: int, receipt: dict[str, Any], logged: str) -> None:
        self.receipts += 1
        if not is_sealed(receipt, SEAL):
            self.report("RECEIPT-CHANGED", line, "The receipt is not as it was given.", _TAMPERED)
            return
        self._note(line, "OTHER-ENGINE", "Addendum", str(receipt.get("engine", "")), engine_version())
        try:
            outcome = self._outcome(receipt, logged)
        except NoAnswer as error:
            outcome = outcome_to_json(error)
        found: dict[str, Any] = loads(dumps(outcome))
        zones = (str(each.get("answer", {}).get(_ZONES, "")) for each in (receipt, found))
        self._note(line, "OTHER-TIME-ZONES", "the time zones", *zones)
        if not self._tell(line, receipt, found):
            self.same += 1

    def _outcome(self, receipt: dict[str, Any], logged: str) -> dict[str, object]:
        asked = receipt["asked"]
        answer = self._edition(asked.get("known_at") or (logged[:10] if self._as_logged else "")).ask(
            asked["question"],
            receipt["facts"],
            contract=asked.get("contract"),
            tier=asked.get("tier"),
            at=asked.get("at"),
            readings=asked.get("readings"),
        )
        # As it was given: without a day whose knowledge counts, where none was asked for.
        return outcome_to_json(answer if "known_at" in asked else answer._replace(known_at=""))

    def _edition(self, known_at: str) -> Library:
        if not known_at:
            return self._library
        found = self._editions.get(known_at)
        if found is None:
            found = self._editions[known_at] = self._library.known_at(known_at)
        return found

    def _tell(self, line: int, receipt: dict[str, Any], found: dict[str, Any]) -> bool:
        """Tell of the first difference between what was answered and what is; True where there is one."""
        name = f"The case `{receipt['id']}`: " if "id" in receipt else ""
        policies = first_difference(receipt.get("policies"), found.get("policies"), "policies")
        answer = first_difference(_decided(receipt), _decided(found))
        if answer is not None:
            because = f" The policies are other ones, too: `{policies.path}`." if policies else ""
            says = f"{name}`{answer.path}` was {answer.was} and is {answer.now}.{because}"
            self.report("ANSWER-DIFFERS", line, says, _DIFFERS)
        elif policies is not None:
            says = f"{name}the answer is the same, from other policies: `{policies.path}` was {policies.was} "
            self.report("POLICIES-DIFFER", line, f"{says}and is {policies.now}.", _DIFFERS)
        return answer is not None or policies is not None

    def _note(self, line: int, code: str, what: str, was: str, now: str) -> None:
        """Note once that another release of something answered then."""
        if was != now and (code, was) not in self._noted:
            self._noted.add((code, was))
            says = f"Given by release {was or 'none'} of {what}, and asked again by {now or 'none'}."
            self.notes.append(ReplayProblem(code, line, says))


_TAMPERED = "Compare it with a copy; what it says now is not what was decided."
_DIFFERS = "Ask the policies as they were: `--policies` of that time, or `--as-logged` where they are locked."


def _receipt_in(line: bytes) -> dict[str, Any] | None:
    try:
        receipt = loads(line.decode())
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(receipt, dict) and receipt.get("receipt") == FORMAT
    return receipt if is_one and {"asked", "facts", SEAL} <= receipt.keys() else None


def _decided(outcome: dict[str, Any]) -> dict[str, Any]:
    """What was decided and why, without where it stands, which may move, and without digests."""
    if "answer" not in outcome:
        return {"error": outcome.get("error")}
    answer = {key: value for key, value in outcome["answer"].items() if key not in {"policies", _ZONES}}
    for key in ("because", "lines", "notes"):
        if key in answer:
            answer[key] = [dict(_without_places(each)) for each in answer[key]]
    return {"answer": answer}


def _without_places(said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in said.items() if name not in _PLACES)
