"""What is known of a policy root before any document of it is looked at: who can be asked, and since when."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum.values import Date, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.values import Data


class Index(NamedTuple):
    """The tiers and contracts of a root by their ids, and how its days part.

    `breaks` are the ordinals of the days on which a version or an amendment begins or ends, `changes` those
    of them that may concern a subject: its own, and those of what contracts share. `days` has for
    each subject one day of every stretch in which it is in force, `zones` the zone in which its days begin
    (`""` for UTC), `governing` by question what its documents name under `governed by`, where they do.
    `published` are the ordinals of the days on which something was published, none without a lock; `later`
    are subjects that, where only what was known on some day counts, were published after it.
    """

    tiers: tuple[str, ...]
    contracts: tuple[str, ...]
    breaks: tuple[int, ...]
    days: Mapping[str, tuple[int, ...]]
    zones: Mapping[str, str]
    governing: Mapping[str, Mapping[str, tuple[str, ...]]]
    changes: Mapping[str, tuple[int, ...]]
    published: tuple[int, ...] = ()
    later: tuple[str, ...] = ()

    def subject(self, contract: str | None, tier: str | None) -> str:
        """The id of the subject meant; a tier may be called by the last part of its id.

        Without either, the only contract counts, else the only tier. Raises NoAnswer UNKNOWN-SUBJECT.
        """
        if contract is not None:
            return _chosen(contract, "contract", self.contracts, self.later)
        if tier is not None:
            return _chosen(tier, "tier", self.tiers, self.later)
        for known in (self.contracts, self.tiers):
            if len(known) == 1:
                return known[0]
        choices = ", ".join([*self.contracts, *self.tiers])
        fix = f"Name it with `--contract` or `--tier`: {choices}." if choices else "Add a tier or a contract."
        raise NoAnswer("SUBJECT-NEEDED", "It is open which contract or tier is asked.", fix)

    def epoch(self, ordinal: int) -> int:
        """A number for the stretch of days around this one in which no version and no amendment changes."""
        return bisect_right(self.breaks, ordinal)

    def edition(self, day: Date) -> int:
        """The last day on which something was published by `day`, as an ordinal.

        Raises NoAnswer NO-LOCK and NOT-PUBLISHED.
        """
        if not self.published:
            raise NoAnswer(
                "NO-LOCK",
                f"It is open what was published by {day}: there is no `addendum.lock` beside the policies.",
                "Run `addendum lock`; from then on, it knows what is published when.",
            )
        count = bisect_right(self.published, day.ordinal)
        if not count:
            first = Date.from_ordinal(self.published[0])
            says = f"Nothing was published by {day}; the first policies were on {first}."
            raise NoAnswer("NOT-PUBLISHED", says, f"Ask for what was known on {first}, or later.")
        return self.published[count - 1]

    def days_of(self, subject: str) -> list[Date]:
        """One day of each stretch in which the subject is in force, the earliest first."""
        return [Date.from_ordinal(ordinal) for ordinal in self.days[subject]]


def index_to_data(index: Index) -> Data:
    """The index as data."""
    tiers, contracts, breaks, days, zones, governing, changes, published, later = index
    lists = map(list, (tiers, contracts, breaks, published, later))
    return [*lists, *map(dict, (days, zones, governing, changes))]


def index_from_data(data: Data) -> Index:
    """The index that `index_to_data` made this data of."""
    tiers, contracts, breaks, published, later, days, zones, governing, changes = data
    return Index(
        tuple(tiers),
        tuple(contracts),
        tuple(breaks),
        {subject: tuple(ordinals) for subject, ordinals in days.items()},
        zones,
        {
            subject: {question: tuple(named) for question, named in own.items()}
            for subject, own in governing.items()
        },
        {subject: tuple(ordinals) for subject, ordinals in changes.items()},
        tuple(published),
        tuple(later),
    )


def _chosen(given: str, kind: str, known: Sequence[str], later: Sequence[str]) -> str:
    if given in known:
        return given
    short = [identity for identity in known if identity.rsplit("/", 1)[-1] == given]
    if len(short) == 1:
        return short[0]
    if any(given in (identity, identity.rsplit("/", 1)[-1]) for identity in later):
        raise NoAnswer(
            "NOT-PUBLISHED",
            f"The {kind} `{given}` was published later than the day whose knowledge is asked for.",
            "Ask for what was known on a later day; `addendum lock --status` tells when it was published.",
        )
    from addendum.findings import did_you_mean, listed

    near = did_you_mean(given, known)
    others = f"Ask for {listed(known)}." if known else f"Add a {kind} first."
    fix = f"Ask for `{near}`." if near else others
    raise NoAnswer("UNKNOWN-SUBJECT", f"There is no {kind} `{given}`.", fix)
