"""One case of a scenarios document: whom and what it asks, with which facts, and what it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.documents import Mapping, plain
from addendum.kinds import items_at, mapping_at, text_at
from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.findings import Place
    from addendum.kinds import Document

ROW = "row"
ERROR = "error"


class Case(NamedTuple):
    """A case as written; what it does not say itself holds for all cases of its document."""

    node: Mapping
    document: Document

    @property
    def name(self) -> str:
        """What the case shows, as a sentence."""
        return text_at(self.node, "name")

    @property
    def question(self) -> str:
        """The question that it asks."""
        return text_at(self.node, "ask") or text_at(self.document.body, "ask")

    @property
    def contract(self) -> str | None:
        """The contract that it asks, None where it asks a tier or leaves it open."""
        return self._word("contract", other="tier") or None

    @property
    def tier(self) -> str | None:
        """The tier that it asks, None where it asks a contract or leaves it open."""
        return self._word("tier", other="contract") or None

    @property
    def at(self) -> str | None:
        """The day whose policies are asked where the facts bear no date."""
        return self._word("at") or None

    @property
    def given(self) -> Mapping | None:
        """The facts as they are written."""
        return mapping_at(self.node, "given")

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as a caller would give them."""
        found: dict[str, Any] = plain(self.given) if self.given is not None else {}
        return found

    @property
    def readings(self) -> dict[str, str]:
        """The readings chosen, by their ids."""
        chosen = mapping_at(self.node, "readings") or mapping_at(self.document.body, "readings")
        found: dict[str, str] = plain(chosen) if chosen is not None else {}
        return found

    @property
    def expected(self) -> Mapping | None:
        """The parts of the answer that count."""
        return mapping_at(self.node, "expect")

    def place_of(self, key: str) -> Place:
        """Where the case or its document says a thing, else the case itself."""
        node = self.node.get(key)
        if node is None:
            node = self.document.body.get(key)
        return node.place if node is not None else self.node.place

    def _word(self, key: str, other: str = "") -> str:
        """What the case says, else its document; a case's own tier replaces the document's contract."""
        own = text_at(self.node, key)
        return own or ("" if other and other in self.node else text_at(self.document.body, key))


def cases_of(document: Document) -> Iterator[Case]:
    """The cases of a scenarios document in their order."""
    for node in items_at(document.body, "cases"):
        if isinstance(node, Mapping):
            yield Case(node, document)
