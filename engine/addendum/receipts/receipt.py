"""A receipt: what was asked, the facts, the digests of policies, and what was answered, in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.receipts.sealing import sealed
from addendum.values import NoAnswer, dumps, loads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.library import Library

FORMAT = 1
"""The version of the form of receipts."""
SEAL = "digest"
"""The name under which a receipt has its own digest."""


def receipt(
    library: Library,
    question: str,
    facts: Mapping[str, object],
    outcome: Answer | NoAnswer,
    *,
    contract: str | None = None,
    tier: str | None = None,
    at: str | None = None,
    readings: Mapping[str, str] | None = None,
    case: object = None,
) -> dict[str, object]:
    """The receipt of an answer, or of an error in its place, that was given to a question.

    All but the outcome is as it was given to `Library.ask`; `case` is the caller's own id for the case. The
    contract or tier that was meant is named in full, and so is the day, so that the receipt still means the
    same on another day and among more policies.
    """
    asked: dict[str, object] = {"question": question, **_subject(library, contract, tier)}
    known = library.known
    day = at if at or isinstance(outcome, NoAnswer) else str(outcome.as_of)
    asked |= {"at": day} if day else {}
    asked |= {"known_at": str(known)} if known is not None else {}
    asked |= {"readings": dict(readings)} if readings else {}
    document: dict[str, object] = {"receipt": FORMAT, "engine": engine_version()}
    document |= {} if case is None else {"id": case}
    document |= {"asked": asked, "facts": dict(facts), **outcome_to_json(outcome)}
    return sealed(_as_json(document), SEAL)


def outcome_to_json(outcome: Answer | NoAnswer) -> dict[str, object]:
    """The digests of the policies with the answer, or the error, as receipts have them."""
    if isinstance(outcome, NoAnswer):
        return {"error": {"code": outcome.code, "says": outcome.says, "fix": outcome.fix}}
    answer = outcome.to_json()
    return {"policies": answer["policies"], "answer": answer}


def engine_version() -> str:
    """The version of Addendum that answers."""
    from importlib.metadata import version

    return version("addendum")


def _subject(library: Library, contract: str | None, tier: str | None) -> dict[str, object]:
    try:
        subject = library.index.subject(contract, tier)
    except NoAnswer:
        given = (("contract", contract), ("tier", tier))
        return {name: identity for name, identity in given if identity is not None}
    return {"contract" if subject in library.index.contracts else "tier": subject}


def _as_json(document: dict[str, object]) -> dict[str, object]:
    """The document as it is read back: values as their text, numbers by their digits."""
    found: dict[str, object] = loads(dumps(document))
    return found
