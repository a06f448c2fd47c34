"""Calendars of two editions: days and hours that open or close, over the years that both know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.answers.rows import Tested
from addendum.answers.words import joined
from addendum.calendars import hours_differences
from addendum.changes.calendar_books import concrete, may_differ, years_of
from addendum.changes.calendar_words import day_words, hours_words, span_words, weekday_words
from addendum.changes.change import Change, Direction, Stated, reach_of
from addendum.kinds import mapping_at
from addendum.rules import Table
from addendum.values import Date, NoAnswer, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addendum.calendars import Definition, HoursDifference
    from addendum.changes.pair import Pair, Side
    from addendum.rules import Origin
    from addendum.values import Duration

CALENDAR = "calendar"
_MOST_DAYS = 12
_RULES = {
    "hours": "a business day is",
    "starts_counting": "business days start counting",
    "ends": "business days end",
    "received_after_hours": "what is received after hours",
}


def calendar_changes(pair: Pair) -> Iterator[Change]:
    """Hours and days of each calendar that both editions have, and its rules."""
    for name in pair.after.lowered.calendars.names:
        if name in pair.before.lowered.calendars.definitions:
            yield from _hours(pair, name)
            yield from _rules(pair, name)


def opening_direction(pair: Pair, before: str, after: str) -> Direction:
    """Whether one calendar is open at more times than another, each as its own edition has it."""
    sides = zip((pair.before, pair.after), (before, after), strict=True)
    try:
        first, second = (concrete(side, name) for side, name in sides)
    except NoAnswer:
        return Direction.NEUTRAL
    return _direction(hours_differences(first, second, years_of(pair)))


def _hours(pair: Pair, name: str) -> Iterator[Change]:
    try:
        before, after = (concrete(side, name) for side in (pair.before, pair.after))
    except NoAnswer:
        return
    differences = hours_differences(before, after, years_of(pair)) if may_differ(pair, name) else []
    weekly = [each for each in differences if each.weekdays]
    single = [each for each in differences if not each.weekdays]
    for difference in weekly:
        yield _change(pair, name, weekday_words(difference.weekdays), [difference])
    if len(single) <= _MOST_DAYS:
        for difference in single:
            yield _change(pair, name, day_words(difference.days), [difference])
        return
    alike: dict[object, list[HoursDifference]] = {}
    for difference in single:
        alike.setdefault((difference.before, difference.after), []).append(difference)
    for group in alike.values():
        yield _change(pair, name, span_words(group), group)


def _change(pair: Pair, name: str, when: str, differences: Sequence[HoursDifference]) -> Change:
    first = differences[0]
    origins = [_origin(side, name) for side in (pair.before, pair.after)]
    before, after = (
        Stated(hours_words(hours), hours_words(hours), origin)
        for hours, origin in zip((first.before, first.after), origins, strict=True)
    )
    direction = _direction(differences)
    return Change(
        kind=CALENDAR,
        policy=_policy(origins),
        name=name,
        title=f"Calendar {name}",
        before=before,
        after=after,
        direction=direction,
        reach=reach_of(direction),
        where=(Tested("day", "", when, when, range=False),),
        example=(("day", str(Date.from_ordinal(first.days[0]))),),
        questions=_questions(pair, name),
    )


def _direction(differences: Sequence[HoursDifference]) -> Direction:
    opens, closes = any(each.opens for each in differences), any(each.closes for each in differences)
    if opens == closes:
        return Direction.NEUTRAL
    return Direction.BETTER if opens else Direction.WORSE


def _rules(pair: Pair, name: str) -> Iterator[Change]:
    """The zone, how business days count, and what landing on a closing means."""
    definitions = [side.lowered.calendars.definitions[name] for side in (pair.before, pair.after)]
    told = [_rules_of(side, each) for side, each in zip((pair.before, pair.after), definitions, strict=True)]
    origins = [_origin(side, name) for side in (pair.before, pair.after)]
    for rule, after in told[1].items():
        before = told[0][rule]
        if before != after:
            yield Change(
                kind=CALENDAR,
                policy=_policy(origins),
                name=name,
                title=f"Calendar {name}, {rule}",
                before=Stated(before, before, origins[0]),
                after=Stated(after, after, origins[1]),
                direction=Direction.NEUTRAL,
                reach=reach_of(Direction.NEUTRAL),
                questions=_questions(pair, name),
            )


def _rules_of(side: Side, definition: Definition) -> dict[str, str]:
    told = {words: _rule_words(getattr(definition.business_day, part)) for part, words in _RULES.items()}
    landing = "the next opening" if definition.lands_on_next_opening else "the closing"
    zone = definition.zone or _formula(side, definition.zone_from)
    regions = [
        *definition.regions,
        *([_formula(side, definition.regions_from)] if definition.regions_from else []),
    ]
    together = "all of " if definition.in_all_regions and len(regions) > 1 else ""
    return {
        "time zone": zone,
        "holidays of": f"{together}{joined(regions)}" if regions else "-",
        **told,
        "landing on close is": landing,
    }


def _rule_words(value: Duration | str | None) -> str:
    return value if isinstance(value, str) else "-" if value is None else show(value)


def _formula(side: Side, name: str) -> str:
    """The formula of the decision that gives a zone or region, else the name of the fact."""
    decision = side.lowered.program.decisions.get(name)
    text = getattr(decision.logic, "text", "") if decision is not None else ""
    return f"= {' '.join(text.split())}" if text else f"= {name}"


def _origin(side: Side, name: str) -> Origin | None:
    for document in side.bundle.documents:
        calendars = mapping_at(document.body, "calendars")
        node = calendars.get(name) if calendars is not None else None
        if node is not None:
            return document.origin(node)
    return None


def _policy(origins: Sequence[Origin | None]) -> str:
    return next((origin.policy for origin in reversed(origins) if origin is not None), "")


def _questions(pair: Pair, name: str) -> tuple[str, ...]:
    """The questions that rest on a decision which names the calendar."""
    return pair.questions(
        *(decision for side in (pair.before, pair.after) for decision in _naming(side, name))
    )


def _naming(side: Side, name: str) -> Iterator[str]:
    for decision in side.lowered.program.decisions.values():
        logic = decision.logic
        if isinstance(logic, Table):
            if any(name in row.outputs for row in logic.rows):
                yield decision.name
        elif f'"{name}"' in getattr(logic, "text", ""):
            yield decision.name
