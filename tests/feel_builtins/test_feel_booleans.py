import pytest

from feel_builtins.calling import call, date, moment, n, time


@pytest.mark.parametrize(
    ("name", "items", "expected"),
    [
        ("all", [True, True], True),
        ("all", [True, None, False], False),
        ("all", [], True),
        ("all", [True, None], "<WRONG-TYPE>"),
        ("any", [False, None, True], True),
        ("any", [False, False], False),
        ("any", [], False),
        ("any", [False, n(1)], "<WRONG-TYPE>"),
    ],
)
def test_a_list_of_truths_is_true_or_false_where_that_is_certain(name, items, expected):
    assert call(name, items) == expected
    if items:
        assert call(name, *items) == expected


@pytest.mark.parametrize("name", ["all", "any"])
def test_null_and_nothing_fail(name):
    assert call(name) == "<WRONG-ARGUMENTS>"
    assert call(name, None) == "<WRONG-TYPE>"
    assert call(name, list=None) == "<WRONG-ARGUMENTS>"


def test_only_booleans_are_negated():
    assert (call("not", True), call("not", False)) == (False, True)
    assert all(call("not", wrong).startswith("<WRONG-") for wrong in (None, n(0), "true"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (n(1), n("1.0"), True),
        (None, None, True),
        (n(1), "1", False),
        (n(1), None, False),
        (time("10:00:00Z"), time("11:00:00+01:00"), False),
        (moment("2024-01-01T10:00:00Z"), moment("2024-01-01T10:00:00@Etc/UTC"), False),
        (date("2024-01-01"), date("2024-01-01"), True),
        ([time("10:00:00Z")], [time("10:00:00Z")], True),
        ({"a": time("10:00:00Z")}, {"a": time("11:00:00+01:00")}, False),
    ],
)
def test_is_looks_at_kind_value_and_zone(first, second, expected):
    assert call("is", first, second) is expected
    assert call("is", value1=first, value2=second) is expected
