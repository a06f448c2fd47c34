"""What asking comes to, as a text that tells two outcomes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.findings import FindingsError
from addendum.values import NoAnswer, dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addendum.answers.answer import Answer
    from addendum.answers.library import Library
    from addendum.values import Date

_REFUSED = "refused"


def outcome_of(
    library: Library,
    subject: str,
    question: str,
    facts: Mapping[str, object],
    *,
    at: str | Date | None,
    readings: Mapping[str, str],
) -> str:
    """The values of the answer, or the code of the error; `refused` where the policies have errors."""
    asked = {"contract" if subject in library.index.contracts else "tier": subject}
    try:
        answer = library.ask(question, facts, **asked, at=at, readings=readings)
    except NoAnswer as error:
        return error.code
    except FindingsError:
        return _REFUSED
    return answer_text(answer)


def answer_text(answer: Answer) -> str:
    """The values of an answer."""
    return dumps(answer.to_json(explain=False)["answer"])
