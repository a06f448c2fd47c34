"""What a subject is answered from while nothing changes, and the documents that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from addendum.kinds import Document, Lowered
    from addendum.library.subjects import Bundle

    Writer = tuple[str, int]


NO_READINGS: tuple[tuple[str, str], ...] = ()


class Part(NamedTuple):
    """A document behind a standing, as answers name it.

    `writers` are the policies and versions that went into it: itself, its parents, the contract that sets
    values of it.
    """

    id: str
    version: int
    writers: frozenset[Writer]


class Standing:
    """A subject with the program that answers for it, and its `parts`, those of the tier and contract last.

    `tier` and `contract` are the ids of the two, `""` for none. The documents themselves, the `bundle`, are
    needed to show policies, and by few questions; they may be read only then. `digests` are those that are
    known already, by id. `drafts` tells in words what of it is not published yet, where there is a lock.
    """

    __slots__ = ("_bundle", "_digests", "contract", "drafts", "lowered", "parts", "subject", "tier")

    def __init__(
        self,
        subject: str,
        lowered: Lowered,
        parts: Iterable[Part],
        bundle: Bundle | Callable[[], Bundle],
        *,
        tier: str,
        contract: str,
        digests: dict[str, str],
        drafts: tuple[str, ...] = (),
    ) -> None:
        self.subject = subject
        self.lowered = lowered
        self.parts = tuple(parts)
        self.tier = tier
        self.contract = contract
        self.drafts = drafts
        self._bundle = bundle
        self._digests = digests

    @property
    def bundle(self) -> Bundle:
        """The documents, read now where they are not at hand."""
        if callable(self._bundle):
            self._bundle = self._bundle()
        return self._bundle

    def with_lowered(self, lowered: Lowered) -> Standing:
        """The same documents, lowered to another program."""
        return Standing(
            self.subject,
            lowered,
            self.parts,
            self._bundle,
            tier=self.tier,
            contract=self.contract,
            digests=self._digests,
        )

    def digest(self, identity: str) -> str:
        """The digest of the part with that id."""
        found = self._digests.get(identity)
        if found is None:
            from addendum.library.digests import digest_of

            document = next(each for each in documents_of(self.bundle) if each.head.id == identity)
            found = self._digests[identity] = digest_of(document)
        return found

    def __repr__(self) -> str:
        return f"Standing({self.subject!r})"


def readings_key(readings: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    """The chosen readings in an order that does not depend on how they were given."""
    return tuple(sorted(readings.items())) if readings else NO_READINGS


def standing_of(subject: str, bundle: Bundle, lowered: Lowered, drafts: tuple[str, ...] = ()) -> Standing:
    """The standing of a subject on these documents, lowered to this program."""
    return Standing(
        subject,
        lowered,
        map(_part, documents_of(bundle)),
        bundle,
        tier=bundle.tier.head.id if bundle.tier is not None else "",
        contract=bundle.contract.head.id if bundle.contract is not None else "",
        digests={},
        drafts=drafts,
    )


def documents_of(bundle: Bundle) -> list[Document]:
    """The documents that answer, then the tier and the contract."""
    holders = (holder for holder in (bundle.tier, bundle.contract) if holder is not None)
    return [*bundle.documents, *holders]


def _part(document: Document) -> Part:
    return Part(document.head.id, document.head.version, frozenset(document.writers.values()))
