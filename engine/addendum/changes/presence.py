"""Tiers and contracts that only one edition has in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.changes.change import Change, Direction, Reach, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.library import Bundle

SUBJECT = "subject"
_IN_FORCE = "in force"
_WORDS = {"support-tier": "Tier", "contract": "Contract"}


def presence_changes(before: Bundle | None, after: Bundle | None) -> Iterator[Change]:
    """The tier or contract that came or went; a document by itself is told by its version."""
    bundle = after or before
    holder = (bundle.contract or bundle.tier) if bundle is not None else None
    if holder is None:
        return
    said = Stated(_IN_FORCE, _IN_FORCE, holder.origin(holder.body))
    origin = said.origin
    head = holder.head
    yield Change(
        kind=SUBJECT,
        policy=origin.policy if origin is not None else head.id,
        name=head.id,
        title=f"{_WORDS.get(head.kind, head.kind)} {head.title or head.last_part}",
        before=said if before is not None else None,
        after=said if after is not None else None,
        direction=Direction.NEUTRAL,
        reach=Reach.COMPATIBLE if after is not None else Reach.BREAKING,
    )


def tier_changes(pair: Pair) -> Iterator[Change]:
    """The tier of a contract, where it is another one."""
    contract = pair.after.bundle.contract
    told = [_tier(side) for side in (pair.before, pair.after)]
    if contract is None or (told[0] and told[0].wire) == (told[1] and told[1].wire):
        return
    origin = contract.origin(contract.body)
    yield Change(
        kind=SUBJECT,
        policy=origin.policy,
        name=contract.head.id,
        title="Tier of the contract",
        before=told[0],
        after=told[1],
        direction=Direction.NEUTRAL,
        reach=Reach.COMPATIBLE if told[0] is None else Reach.BREAKING,
    )


def _tier(side: Side) -> Stated | None:
    tier, contract = side.bundle.tier, side.bundle.contract
    if tier is None or contract is None:
        return None
    node = contract.body.get("tier")
    return Stated(tier.head.id, tier.head.id, contract.origin(contract.body if node is None else node))
