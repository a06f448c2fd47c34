"""Decision tables of two editions, region by region: where, from what to what, and who is better off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import TIER, Tested, tested
from addendum.answers.words import joined
from addendum.changes.calendars import opening_direction
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.changes.directions import direction_of
from addendum.changes.pair import stated
from addendum.kinds import Way
from addendum.rules import NOT_ACCEPTED, Among, Table, Together, Within, differences, is_formula
from addendum.values import ANY, NoAnswer, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addendum.changes.pair import Pair, Side
    from addendum.feel import Compiled
    from addendum.rules import Condition, Decision, Difference, Given, Narrowed, Origin
    from addendum.values import Type, Value

    Result = Value | Compiled | Together | None

TABLE = "table"
_NOT_GIVEN = "not given"
_NO_ANSWER = "no answer"


def table_changes(pair: Pair, name: str) -> Iterator[Change]:
    """What a decision gives otherwise, where both editions decide it by a table."""
    before, after = (side.lowered.program.decisions[name] for side in (pair.before, pair.after))
    found = differences(before, after, pair.domains)
    if not found.comparable or not found.complete:
        yield altogether(pair, before, after)
    for difference in found.found:
        if _concerns(pair, difference):
            yield from _of_region(pair, (before, after), difference)


def _of_region(pair: Pair, decisions: tuple[Decision, Decision], difference: Difference) -> Iterator[Change]:
    """A change for each output that differs in a region."""
    name = decisions[1].name
    where = tuple(_tested(pair, each) for each in difference.narrowed if each.column.name != TIER)
    where += tuple(
        Tested(each.column.name, pair.title(each.column.name), told, told, range=False)
        for each in difference.tested
        for told in [each.text if each.holds else f"not {each.text}"]
    )
    example = tuple(
        (fact, _NOT_GIVEN if value is None else show(value))
        for fact, value in difference.example.items()
        if fact != TIER
    )
    before, after = dict(difference.before.results), dict(difference.after.results)
    for output in dict.fromkeys((*after, *before)) or (name,):
        results = before.get(output), after.get(output)
        said = (
            _stated(pair.before, decisions[0], output, difference.before, results[0]),
            _stated(pair.after, decisions[1], output, difference.after, results[1]),
        )
        if (said[0] and said[0].wire) == (said[1] and said[1].wire):
            continue
        direction = _direction(pair, name, *results)
        yield Change(
            kind=TABLE,
            policy=_policy(said, decisions[1]),
            name=name,
            title=_title(pair, name, output),
            before=said[0],
            after=said[1],
            direction=direction,
            reach=reach_of(direction, adds=_adds(difference)),
            where=where,
            example=example,
            questions=pair.questions(name),
        )


def _adds(difference: Difference) -> bool:
    """Whether nothing was answered in the region before."""
    return bool(difference.before.problem)


def _concerns(pair: Pair, difference: Difference) -> bool:
    """Whether the region holds what the contract, or the tier that is asked, gives in either edition.

    What follows for members that only one edition has, and of which no row speaks, is told by the list.
    """
    new = NOT_ACCEPTED in (difference.before.problem, difference.after.problem)
    if new and not (difference.before.rows or difference.after.rows):
        return False
    return all(_may_hold(pair, narrowed) for narrowed in difference.narrowed)


def _may_hold(pair: Pair, narrowed: Narrowed) -> bool:
    facts = (side.lowered.program.facts.get(narrowed.column.name) for side in (pair.before, pair.after))
    values = [fact.value if fact is not None else None for fact in facts]
    if any(value is None for value in values):
        return True
    return any(_meets(condition, value) for condition in narrowed.conditions for value in values)


def _meets(condition: Condition, value: Value) -> bool:
    """Whether a value is among those that a condition names; one that cannot be compared is taken to be."""
    if isinstance(condition, Among):
        return (value in condition.values) is not condition.negated
    if not isinstance(condition, Within):
        return True
    try:
        return any(
            (span.low is None or value > span.low or (span.low_closed and value == span.low))
            and (span.high is None or value < span.high or (span.high_closed and value == span.high))
            for span in condition.spans
        )
    except (TypeError, NoAnswer):
        return True


def altogether(pair: Pair, before: Decision, after: Decision) -> Change:
    """A table of which no regions can be told, as one change."""
    said = tuple(Stated(_rows(each), _rows(each), each.origin) for each in (before, after))
    return pair.neutral(TABLE, after, *said)


def _rows(decision: Decision) -> str:
    table = decision.logic
    if not isinstance(table, Table):
        return decision.words or f"= {' '.join(table.text.split())}"
    by = joined([column.name.replace("_", " ") for column in table.columns])
    return f"a table of {len(table.rows)} rows by {by}" if by else f"a table of {len(table.rows)} rows"


def _tested(pair: Pair, narrowed: Narrowed) -> Tested:
    """A narrowed column in words; several conditions are alternatives."""
    lowered = pair.lowered(narrowed.column.name)
    told = []
    for condition in narrowed.conditions:
        if isinstance(condition, Among) and condition.values == (None,) and not condition.negated:
            name = narrowed.column.name
            told.append(Tested(name, pair.title(name), _NOT_GIVEN, _NOT_GIVEN, range=False))
        else:
            told.append(tested(lowered, narrowed.column, condition))
    first = told[0]
    asks, wire = (joined([getattr(each, part) for each in told], "or") for part in ("asks", "wire"))
    return first._replace(asks=asks, wire=wire, range=all(each.range for each in told))


def _stated(side: Side, decision: Decision, output: str, given: Given, result: Result) -> Stated | None:
    """What one edition gives in a region; None where it is never asked there."""
    origin = _origin(decision, given)
    if given.problem == NOT_ACCEPTED:
        return None
    if given.problem:
        return Stated(_NO_ANSWER, _NO_ANSWER, origin)
    if result is None:
        return None
    of_type = _type_of(decision, output)
    if isinstance(result, Together):
        parts = [stated(side.lowered, of_type, value, origin).says for row in result.results for value in row]
        told = (
            f"{result.aggregation.name.lower()} of {joined(parts)}"
            if result.aggregation.value
            else joined(parts)
        )
        return Stated(told, told, origin)
    return stated(side.lowered, of_type, result, origin)


def _type_of(decision: Decision, output: str) -> Type:
    return next((each.type for each in decision.outputs if each.name == output), ANY)


def _origin(decision: Decision, given: Given) -> Origin:
    table = decision.logic
    if isinstance(table, Table) and given.rows:
        return table.rows[given.rows[0]].origin
    if isinstance(table, Table) and table.otherwise is not None and table.otherwise_origin is not None:
        return table.otherwise_origin
    return decision.origin


def _direction(pair: Pair, name: str, before: Result, after: Result) -> Direction:
    if before is None or after is None or is_formula(before) or is_formula(after):
        return Direction.NEUTRAL
    if isinstance(before, Together) or isinstance(after, Together):
        return Direction.NEUTRAL
    way = pair.ways.get(name)
    if way is Way.OPEN and isinstance(before, str) and isinstance(after, str):
        return opening_direction(pair, before, after)
    return direction_of(way, before, after)


def _policy(said: tuple[Stated | None, Stated | None], decision: Decision) -> str:
    """The document that says the later thing, else the earlier one."""
    for each in (said[1], said[0]):
        if each is not None and each.origin is not None:
            return each.origin.policy
    return decision.origin.policy


def _title(pair: Pair, name: str, output: str) -> str:
    return pair.title(name) if output == name else f"{pair.title(name)}, {output.replace('_', ' ')}"
