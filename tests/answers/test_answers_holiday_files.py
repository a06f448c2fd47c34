"""Files of holidays: what the library knows, as policies that the schema takes."""

from __future__ import annotations

import sys

import pytest

from addendum.answers.holiday_files import NoHolidays, holidays_policy
from addendum.documents import Mapping, read_text, validate


def tree(region, years, identity=""):
    found = read_text(holidays_policy(region, years, identity), "holidays.yaml")
    assert isinstance(found, Mapping)
    return found


@pytest.mark.parametrize(
    ("region", "title"),
    [
        ("DE-BE", "Holidays in Germany (Berlin), 2024 to 2030"),
        ("GB-ENG", "Holidays in United Kingdom (England), 2024 to 2030"),
        ("US", "Holidays in United States, 2024 to 2030"),
        ("JP", "Holidays in Japan, 2024 to 2030"),
    ],
)
def test_the_holidays_of_a_region_are_a_valid_policy(region, title):
    found = tree(region, "2024-2030")

    assert [str(finding) for finding in validate(found, "holidays")] == []
    assert (found.get("title").text, found.get("region").text) == (title, region)
    assert [value.text for _, value in found.get("covers").entries] == ["2024-01-01", "2030-12-31"]
    assert found.get("written by").text.startswith("holidays ")


def test_the_days_have_english_names():
    days = tree("DE-BE", "2024").get("days")

    assert days.get("2024-10-03").text == "German Unity Day"
    assert days.get("2024-03-29").text == "Good Friday"
    assert "2024-11-01" not in days


def test_the_id_is_that_of_the_region_unless_another_is_wanted():
    assert tree("JP", "2024").get("id").text == "holidays/jp"
    assert tree("JP", "2024", "acme/holidays/tokyo").get("id").text == "acme/holidays/tokyo"


@pytest.mark.parametrize(
    ("region", "years", "says", "fix"),
    [
        ("XX", "2024", "knows no region `XX`", "`DE-BE`"),
        ("DE-ZZ", "2024", "knows no region `DE-ZZ`", "`DE-BE`"),
        ("Berlin", "2024", "knows no region `Berlin`", "`DE-BE`"),
        ("DE", "24", "`24` are no years", "`2024-2030`"),
        ("DE", "2030-2024", "`2030-2024` are no years", "`2024-2030`"),
        ("DE", "1000-9000", "`1000-9000` are no years", "`2024-2030`"),
        ("DE", "1200", "knows no holiday of DE in 1200", "ask for years from"),
    ],
)
def test_what_the_library_does_not_know_is_told(region, years, says, fix):
    with pytest.raises(NoHolidays) as error:
        holidays_policy(region, years)

    assert says in error.value.says
    assert fix in error.value.fix


def test_without_the_library_there_is_a_way_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "holidays", None)

    with pytest.raises(NoHolidays) as error:
        holidays_policy("DE", "2024")

    assert 'pip install "addendum[holidays]"' in error.value.fix
