"""What asking comes to, as a text that tells two outcomes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.ask import inquiry
from addendum.answers.bound import BUILT_IN, ENTITLEMENTS
from addendum.findings import FindingsError
from addendum.values import NoAnswer, dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addendum.answers.library import Library
    from addendum.values import Date

    Facts = Mapping[str, object]

REFUSED = "refused"
_MOST_KEPT = 256


class Outcomes:
    """Asks one library many cases; what was worked out for a question is kept for the next case.

    Of a library that is watched nothing is kept about tickets: what they remember is not looked at again.
    """

    def __init__(self, library: Library, *, watched: bool = False) -> None:
        self._library = library
        self._watched = watched
        self._kept: dict[object, Callable[[Facts], dict[str, object]]] = {}

    def answer(
        self, subject: str, question: str, facts: Facts, at: str | Date | None, readings: Mapping[str, str]
    ) -> str:
        """The values of the answer; raises NoAnswer and PoliciesInvalid."""
        key = (subject, question, str(at), *sorted(readings.items()))
        ask = self._kept.get(key)
        if ask is None:
            ask = self._asking(subject, question, at, readings)
            if not (self._watched and question in BUILT_IN):
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.clear()
                self._kept[key] = ask
        return dumps(ask(facts)["answer"])

    def outcome(
        self, subject: str, question: str, facts: Facts, at: str | Date | None, readings: Mapping[str, str]
    ) -> str:
        """The values of the answer, or the code of the error; `refused` where the policies have errors."""
        try:
            return self.answer(subject, question, facts, at, readings)
        except NoAnswer as error:
            return error.code
        except FindingsError:
            return REFUSED

    def _asking(
        self, subject: str, question: str, at: str | Date | None, readings: Mapping[str, str]
    ) -> Callable[[Facts], dict[str, object]]:
        """A function from facts to the answer as a document."""
        asked = inquiry(self._library, question, subject, at, readings)
        if question == ENTITLEMENTS:
            return lambda facts: asked.answer(facts).to_json(explain=False)
        return asked.document
