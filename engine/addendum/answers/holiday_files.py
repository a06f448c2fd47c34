"""Files of holidays, written once by the library `holidays`; answers read the files, never the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addendum.documents import Bare, Block, write_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from addendum.documents import Tree

_REGION = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_MOST_YEARS = 100
_ENGLISH = ("en_US", "en_GB", "en")


class NoHolidays(Exception):
    """Holidays that cannot be written: one sentence and, where there is one, what to do instead."""

    def __init__(self, says: str, fix: str = "") -> None:
        super().__init__(says, fix)
        self.says = says
        self.fix = fix


def holidays_policy(region: str, years: str, identity: str = "") -> str:
    """A policy of the kind `holidays` for a region, `DE-BE` or `JP`, and years, `2025` or `2024-2030`.

    Its id is `identity`, else `holidays/` and the region. Raises NoHolidays.
    """
    library = _library()
    first, last = _first_and_last(years)
    code, part = _region(library, region)
    found = library.country_holidays(
        code, subdiv=part or None, years=range(first, last + 1), language=_language(library, code)
    )
    names: dict[str, Tree] = {str(day): _named(found.get_list(day)) for day in sorted(found)}
    if not names:
        raise NoHolidays(
            f"The library `holidays` knows no holiday of {region} in {years}.",
            f"ask for years from {found.start_year} to {found.end_year}.",
        )
    written_by = f"holidays {library.__version__}"
    head: dict[str, Tree] = {
        "format": Bare("1"),
        "kind": "holidays",
        "id": identity or f"holidays/{region.casefold()}",
        "version": Bare("1"),
        "effective": f"{first}-01-01",
        "title": _title(library, code, part, years),
        "source": {"document": f"Python library {written_by}"},
        "region": region,
        "covers": {"from": f"{first}-01-01", "to": f"{last}-12-31"},
        "written by": written_by,
        "days": Block(names),
    }
    return write_yaml(head)


def _library() -> ModuleType:
    try:
        import holidays
    except ImportError as error:
        raise NoHolidays(
            "The library `holidays` is not installed.", 'run `pip install "addendum[holidays]"`.'
        ) from error
    return holidays


def _first_and_last(years: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(years)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if found is None or not first <= last < first + _MOST_YEARS:
        raise NoHolidays(
            f"`{years}` are no years to write holidays for.",
            "write a year, or the first and the last one, for example `2024-2030`.",
        )
    return first, last


def _region(library: ModuleType, region: str) -> tuple[str, str]:
    """The country of a region, and its part, `""` for the whole country."""
    found = _REGION.fullmatch(region)
    known = library.list_supported_countries(include_aliases=False)
    code, part = (found[1], found[2] or "") if found else ("", "")
    if code in known and (not part or part in known[code]):
        return code, part
    if code in known:
        near = ", ".join(f"`{code}-{each}`" for each in known[code] if _REGION.fullmatch(f"{code}-{each}"))
        fix = f"write `{code}`, or {near}." if near else f"write `{code}`."
    else:
        fix = "write a country by its two letters, and a part of it after a hyphen: `JP`, `DE-BE`."
    raise NoHolidays(f"The library `holidays` knows no region `{region}`.", fix)


def _language(library: ModuleType, code: str) -> str | None:
    """English where the library has it, else the language of the country."""
    supported = library.country_holidays(code).supported_languages
    return next((language for language in _ENGLISH if language in supported), None)


def _named(names: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(names))


def _title(library: ModuleType, code: str, part: str, years: str) -> str:
    """The country and its part by their names, where the library tells them."""
    found = library.country_holidays(code)
    country = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(found).__mro__[1].__name__)  # as in `UnitedStates`
    aliases = found.get_subdivision_aliases().get(part) or [part]
    where = f"{country} ({aliases[0]})" if part else country
    return f"Holidays in {where}, {years.replace('-', ' to ')}"
