"""What is granted in a period where the terms change within it, and what was granted and used before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addendum.ledgers.borders import FROM, anchor_day, days_around, days_before, days_in, period_days
from addendum.ledgers.usage import COUNTS_AS, DATE, USED, Terms, settle
from addendum.light import NamedTuple
from addendum.values import Date, NoAnswer, Outcome, divide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addendum.ledgers.borders import Days
    from addendum.values import Number, Value

    Record = dict[str, Any]

GRANTED, OUTCOME, CHANGED = "granted", "outcome", "changed"
NEXT_PERIOD, AT_ONCE, IN_PROPORTION, IN_FULL = (
    "from the next period on",
    "at once",
    "in proportion",
    "in full",
)
COVER, TERMS, ANYTHING = "contract", "terms", "*"


class _Stretch(NamedTuple):
    """Days on which the grant stays the same; it is None while there is no contract."""

    days: int
    grant: Value
    changed: Sequence[str] = ()


def granted_in(history: Sequence[Record], period: Record, rules: Mapping[str, str]) -> Value:
    """What is granted in a period, by the history of what a whole period is granted.

    The history has a record for each change: its first day `from`, what a whole period is `granted` from then
    on, or the absent `outcome` in place of it, and the names of what has `changed`. Before its first record,
    and from one without a grant on, there is no contract. `rules` say how a change of each name counts; the
    name `contract` is for days without one, `*` for changes of anything else. Raises NoAnswer
    CHANGE-WITHIN-PERIOD for a change without a rule, CHANGE-RULES-DIFFER where changes of one day count in
    different ways, and HISTORY-TOO-LATE for one that begins after the period.
    """
    return _granted(history, days_in(period), rules)


def earlier_periods(
    history: Sequence[Record],
    entries: Sequence[Record],
    period: Record,
    span: str,
    anchor: Date | Number,
    terms: Record,
    rules: Mapping[str, str],
) -> list[Record]:
    """The periods since the history begins, the earliest first: what each was granted and what was used.

    `terms` are a record of `Terms`, `rules` as for `granted_in`.
    """
    by_terms, anchored = Terms(**terms), anchor_day(anchor)
    used: dict[Date, Value] = {}
    for record in settle(entries, by_terms):
        if record[COUNTS_AS] == USED:
            first = days_around(record[DATE], span, anchored).first
            used[first] = used.get(first, by_terms.nothing) + record[by_terms.amount]
    found = []
    for days in days_before(days_in(period), _since(history), span, anchored):
        granted = _granted(history, days, rules)
        total = used.get(days.first, by_terms.nothing)
        found.append({**period_days(days.first, span, anchored), GRANTED: granted, USED: total})
    return found


def _granted(history: Sequence[Record], days: Days, rules: Mapping[str, str]) -> Value:
    shares: list[_Stretch] = []
    for stretch in _stretches(history, days):
        shares = _with_next(shares, stretch, days, rules)
    grants = [share.grant for share in shares if share.grant is not None]
    if all(grant == grants[0] for grant in grants) and len(grants) == len(shares):
        return grants[0]
    if len(grants) < len(shares) and _cover_rule(rules, days) == IN_FULL:
        shares = [share for share in shares if share.grant is not None]
    parts = [share.grant * share.days for share in shares if share.grant is not None]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return divide(total, sum(share.days for share in shares))


def _with_next(
    shares: list[_Stretch], stretch: _Stretch, days: Days, rules: Mapping[str, str]
) -> list[_Stretch]:
    """The shares of a period with the next stretch of it, as the rule for what has changed says."""
    before = next((share.grant for share in reversed(shares) if share.grant is not None), None)
    if before is None or stretch.grant is None or stretch.grant == before:
        return [*shares, stretch]
    rule = _rule_of(stretch, days, rules)
    if rule == NEXT_PERIOD:
        return [*shares, stretch._replace(grant=before)]
    if rule == AT_ONCE:
        shares = [share if share.grant is None else share._replace(grant=stretch.grant) for share in shares]
    return [*shares, stretch]


def _stretches(history: Sequence[Record], days: Days) -> list[_Stretch]:
    """The days of a period as the history parts them."""
    changes = sorted(history, key=lambda record: record[FROM].ordinal)
    if not changes or changes[0][FROM] >= days.after:
        raise NoAnswer(
            "HISTORY-TOO-LATE",
            f"The history of what is granted does not reach back to the period from {days.first} on.",
            "Let it begin with the contract.",
        )
    found = [_Stretch(changes[0][FROM].ordinal - days.first.ordinal, None)]
    borders = [*(record[FROM] for record in changes[1:]), days.after]
    for record, until in zip(changes, borders, strict=True):
        first, after = max(record[FROM], days.first), min(until, days.after)
        length = after.ordinal - first.ordinal
        found.append(_Stretch(length, _grant(record), record.get(CHANGED) or (TERMS,)))
    return [stretch for stretch in found if stretch.days > 0]


def _grant(record: Record) -> Value:
    outcome = record.get(OUTCOME)
    return record.get(GRANTED) if outcome is None else Outcome.named(outcome)


def _rule_of(stretch: _Stretch, days: Days, rules: Mapping[str, str]) -> str:
    """The one rule for all that has changed on the first day of a stretch."""
    for name in stretch.changed:
        if name not in rules and ANYTHING not in rules:
            raise _no_rule(f"`{name}` changes", days, f"change within a period: {{{name}: in proportion}}")
    found = {rules[name] if name in rules else rules[ANYTHING] for name in stretch.changed}
    if len(found) > 1:
        raise NoAnswer(
            "CHANGE-RULES-DIFFER",
            f"In the period from {days.first} on {' and '.join(f'`{name}`' for name in stretch.changed)} "
            "change on one day, and the policy counts them in different ways.",
            "Let their changes count in the same way, or give what is granted.",
        )
    return found.pop()


def _cover_rule(rules: Mapping[str, str], days: Days) -> str:
    """How a period counts that the contract does not cover."""
    if COVER not in rules:
        raise _no_rule("The contract begins or ends", days, "part of a period: in proportion")
    return rules[COVER]


def _no_rule(what: str, days: Days, fix: str) -> NoAnswer:
    return NoAnswer(
        "CHANGE-WITHIN-PERIOD",
        f"{what} within the period from {days.first} on, and the policy does not say how that counts.",
        f"Add `{fix}`.",
    )


def _since(history: Sequence[Record]) -> Date:
    first: Date = min((record[FROM] for record in history), key=lambda day: day.ordinal)
    return first
