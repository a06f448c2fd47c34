import pytest

from addendum.feel.budgets import LIST_LENGTH
from addendum.feel.builtins import lookup
from addendum.values import ANY, DURATION, NUMBER, TEXT, ListOf
from feel_builtins.calling import call, date, moment, n, numbers

ABC = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("list contains", (ABC, "b"), True),
        ("list contains", ([None], None), True),
        ("list contains", ([n(1)], "1"), False),
        ("list contains", ([n("1.0")], n(1)), True),
        ("count", (ABC,), n(3)),
        ("count", ([],), n(0)),
        ("count", ("a",), n(1)),
        ("sublist", (ABC, n(2)), ["b", "c"]),
        ("sublist", (ABC, n(-2), n(1)), ["b"]),
        ("sublist", (ABC, n(1), n(3)), ABC),
        ("append", (ABC, "d", "e"), [*ABC, "d", "e"]),
        ("append", (ABC,), ABC),
        ("append", (ABC, None), [*ABC, None]),
        ("append", (ABC, ["d"]), [*ABC, ["d"]]),
        ("concatenate", (ABC, ["d"], "e"), [*ABC, "d", "e"]),
        ("insert before", (ABC, n(1), "x"), ["x", *ABC]),
        ("insert before", (ABC, n(-1), "x"), ["a", "b", "x", "c"]),
        ("remove", (ABC, n(2)), ["a", "c"]),
        ("remove", (ABC, n(-1)), ["a", "b"]),
        ("reverse", (ABC,), ["c", "b", "a"]),
        ("list replace", (ABC, n(2), "x"), ["a", "x", "c"]),
        ("index of", (["a", "b", "a"], "a"), numbers("1 3")),
        ("index of", ([n(1), None], None), numbers("2")),
        ("index of", (ABC, "z"), []),
        ("union", (["a", "b"], ["b", "c"]), ABC),
        ("distinct values", (numbers("1 2 3 2 1.0"),), numbers("1 2 3")),
        ("distinct values", ([None, None, True, n(1)],), [None, True, n(1)]),
        ("distinct values", ([["a"], ["a"], {"k": ["a"]}, {"k": ["a"]}],), [["a"], {"k": ["a"]}]),
        ("flatten", ([["a", [["b"]]], "c"],), ABC),
        ("sort", (numbers("3 1 2"),), numbers("1 2 3")),
    ],
)
def test_a_list_function_gives_what_the_standard_says(name, arguments, expected):
    assert call(name, *arguments) == expected


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("sublist", (ABC, n(0))),
        ("sublist", (ABC, n(4))),
        ("sublist", (ABC, n(2), n(3))),
        ("remove", (ABC, n(4))),
        ("insert before", (ABC, n(0), "x")),
        ("list replace", (ABC, n(9), "x")),
        ("count", (None,)),
        ("reverse", (None,)),
        ("list contains", (None, "a")),
        ("concatenate", (ABC, None)),
        ("remove", (ABC, "1")),
        ("list replace", (ABC, "1", "x")),
        ("count", ()),
        ("append", ()),
    ],
)
def test_places_that_do_not_exist_and_null_fail(name, arguments):
    assert call(name, *arguments).startswith("<")


def test_moments_are_distinct_by_the_moment():
    same = [moment("2024-01-01T12:00:00Z"), moment("2024-01-01T13:00:00+01:00"), date("2024-01-01")]

    assert call("distinct values", same) == [same[0], same[2]]


def test_a_function_decides_the_order_and_what_is_replaced():
    by_length = lambda left, right: len(left) < len(right)  # noqa: E731 - as a formula writes it

    assert call("sort", ["ccc", "a", "bb"], by_length) == ["a", "bb", "ccc"]
    assert call("sort", list=["bb", "aa", "c"], precedes=by_length) == ["c", "bb", "aa"]
    assert call("sort", ["a", "b"], lambda *_: None) == "<WRONG-TYPE>"
    assert call("list replace", numbers("2 4 7 8"), lambda item, new: item < new, n(5)) == numbers("5 5 7 8")
    assert call("sort", [n(1), "a"]) == "<NOT-COMPARABLE>"


def test_lists_that_hold_themselves_over_and_over_end_in_a_named_error(monkeypatch):
    monkeypatch.setattr("addendum.feel.limits.LIST_LENGTH", 10_000)
    nested = ["x"]
    for _ in range(60):
        nested = [nested, nested]
    deep = []
    for _ in range(5000):
        deep = [deep]

    assert call("flatten", nested) == "<LIST-TOO-LONG>"
    assert call("distinct values", [nested, nested]) == "<LIST-TOO-LONG>"
    assert call("list contains", [nested], [nested[0], ["y"]]) == "<LIST-TOO-LONG>"
    assert call("is", nested, [nested[0], nested[1]]) == "<LIST-TOO-LONG>"
    assert call("flatten", deep) == "<NESTED-TOO-DEEP>"
    assert call("string", deep) == "<NESTED-TOO-DEEP>"


def test_a_list_longer_than_its_budget_is_a_named_error():
    half = ["x"] * (LIST_LENGTH // 2 + 1)

    assert call("concatenate", half, half) == "<LIST-TOO-LONG>"


def test_the_checker_learns_the_type_of_the_result():
    assert lookup("append").signatures[0].result((ListOf(NUMBER), NUMBER)) == ListOf(NUMBER)
    assert lookup("append").signatures[0].result((ListOf(NUMBER), TEXT)) == ListOf(ANY)
    assert lookup("flatten").signatures[0].result((ListOf(ListOf(DURATION)),)) == ListOf(DURATION)
    assert lookup("reverse").signatures[0].result((ListOf(TEXT),)) == ListOf(TEXT)


def test_named_arguments_pick_among_the_ways_to_call():
    assert call("list replace", list=ABC, position=n(1), newItem="x") == ["x", "b", "c"]
    assert call("insert before", newItem="x", list=ABC, position=n(1)) == ["x", *ABC]
    assert call("sublist", list=ABC, start_position=n(3)) == ["c"]
    assert call("sublist", list=ABC, length=n(1)) == "<WRONG-ARGUMENTS>"
