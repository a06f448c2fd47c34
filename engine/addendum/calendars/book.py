"""The calendars of one subject by name, made concrete when a question asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.calendars.failures import holidays_missing, unknown_calendar, wrong_region, wrong_zone
from addendum.calendars.opening import Opening
from addendum.values import UTC, ValueProblem, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addendum.calendars.calendar import Calendar
    from addendum.calendars.model import Definition, HolidayList
    from addendum.values import Value, Zone

_MOST_CALENDARS = 1_000


class CalendarBook:
    """Definitions by name, with the holidays that they may need.

    Where a calendar's zone or regions depend on a case, `parameters` names the facts or decisions that give
    them, and `calendar` takes their values.
    """

    def __init__(self, definitions: Iterable[Definition], holiday_lists: Iterable[HolidayList]) -> None:
        self.definitions = {definition.name: definition for definition in definitions}
        self.holiday_lists = {each.id: each for each in holiday_lists}
        self._parameters: dict[str, tuple[str, ...]] = {}
        self._made: dict[tuple[object, ...], Calendar] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the calendars, in the order of the policies."""
        return tuple(self.definitions)

    def parameters(self, name: str) -> tuple[str, ...]:
        """The names of what gives zones and regions to a calendar and to those that it is made of, sorted.

        Raises NoAnswer UNKNOWN-CALENDAR.
        """
        found = self._parameters.get(name)
        if found is None:
            needed = {need for each in self._reached(name) for need in (each.zone_from, each.regions_from)}
            found = self._parameters[name] = tuple(sorted(needed - {""}))
        return found

    def rests_on_zones(self, name: str) -> bool:
        """Whether a calendar, or one that it is made of, is open by the clocks of a region."""
        return any(each.zone_from or each.zone != "UTC" for each in self._reached(name))

    def calendar(self, name: str, values: Mapping[str, Value] | None = None) -> Calendar:
        """The calendar for these values of its parameters; the same one for the same values.

        Raises NoAnswer: UNKNOWN-CALENDAR, TIME-ZONE-UNKNOWN, HOLIDAYS-MISSING.
        """
        given = values or {}
        chosen = (name, *(_as_key(given[each]) for each in self.parameters(name)))
        found = self._made.get(chosen)
        if found is None:
            from addendum.calendars.calendar import Calendar

            if len(self._made) >= _MOST_CALENDARS:
                self._made.clear()
            found = self._made[chosen] = Calendar(self._opening(name, given))
        return found

    def _opening(self, name: str, values: Mapping[str, Value]) -> Opening:
        definition = self.definitions[name]
        names = (*definition.any_of, *definition.all_of, *definition.closed_calendars)
        regions = dict.fromkeys(definition.regions)
        if definition.regions_from:
            regions.update(dict.fromkeys(_regions(name, values[definition.regions_from])))
        return Opening(
            definition,
            _zone(definition, values),
            [self._holidays_of(name, each) for each in regions],
            [self._holiday_list(name, each) for each in definition.holiday_lists],
            {part: self._opening(part, values) for part in dict.fromkeys(names)},
        )

    def _holidays_of(self, name: str, wanted: str) -> list[HolidayList]:
        """The lists of a region: its own, else those of its country."""
        country = wanted.partition("-")[0]
        for each_region in dict.fromkeys((wanted, country)):
            found = [each for each in self.holiday_lists.values() if each.region == each_region]
            if found:
                return found
        known = tuple(sorted({each.region for each in self.holiday_lists.values()} - {""}))
        raise holidays_missing(name, wanted, known)

    def _holiday_list(self, name: str, identity: str) -> HolidayList:
        found = self.holiday_lists.get(identity)
        if found is None:
            raise holidays_missing(name, identity, tuple(self.holiday_lists))
        return found

    def _reached(self, name: str) -> Iterator[Definition]:
        """A calendar and all that it is made of, each once."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            definition = self.definitions.get(current)
            if definition is None:
                raise unknown_calendar(current, self.names)
            if current not in seen:
                seen.add(current)
                yield definition
                waiting += (*definition.any_of, *definition.all_of, *definition.closed_calendars)


def _as_key(value: Value) -> object:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _zone(definition: Definition, values: Mapping[str, Value]) -> Zone:
    text = definition.zone or values[definition.zone_from]
    if text == "UTC":
        return UTC
    try:
        return region(str(text))
    except ValueProblem:
        raise wrong_zone(definition.name, "" if text is None else str(text)) from None


def _regions(name: str, value: Value) -> list[str]:
    regions = [*value] if isinstance(value, list | tuple) else [value]
    if not regions or not all(isinstance(each, str) and each for each in regions):
        raise wrong_region(name)
    return regions
