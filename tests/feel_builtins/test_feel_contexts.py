import pytest

from addendum.feel.builtins import lookup
from addendum.values import MONEY, NUMBER, TEXT, ContextOf, Keyed
from feel_builtins.calling import call, n

ENTRY = {"key": "a", "value": n(1)}


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("get value", ({"a": n(1)}, "a"), n(1)),
        ("get value", ({"a": None}, "a"), None),
        ("get value", ({"a": {"b": n(2)}}, ["a", "b"]), n(2)),
        ("get entries", ({"a": n(1)},), [ENTRY]),
        ("get entries", ({},), []),
        ("context", ([ENTRY],), {"a": n(1)}),
        ("context", (ENTRY,), {"a": n(1)}),
        ("context", ([],), {}),
        ("context", ([{"key": "", "value": None, "more": n(1)}],), {"": None}),
        ("context put", ({"a": n(1)}, "b", n(2)), {"a": n(1), "b": n(2)}),
        ("context put", ({"a": n(1)}, "a", None), {"a": None}),
        ("context put", ({"a": {"b": n(1)}}, ["a", "c"], n(2)), {"a": {"b": n(1), "c": n(2)}}),
        ("context put", ({}, ["a", "b"], n(1)), {"a": {"b": n(1)}}),
        ("context merge", ([{"a": n(1)}, {"a": n(2), "b": n(3)}],), {"a": n(2), "b": n(3)}),
        ("context merge", ([],), {}),
    ],
)
def test_a_context_function_gives_what_the_standard_says(name, arguments, expected):
    assert call(name, *arguments) == expected


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get value", ({"a": n(1)}, "b")),
        ("get value", (None, "a")),
        ("get value", ({"a": n(1)}, None)),
        ("get value", ("a", "a")),
        ("get value", ({"a": n(1)}, n(1))),
        ("get value", ({"a": n(1)}, ["a", "b"])),
        ("get value", ({}, [])),
        ("context", ([ENTRY, ENTRY],)),
        ("context", ([{"key": "a"}],)),
        ("context", ([{"key": None, "value": n(1)}],)),
        ("context", (None,)),
        ("context", ("a",)),
        ("context put", ({}, None, n(1))),
        ("context put", ({}, [], n(1))),
        ("context put", ({"a": n(1)}, ["a", "b"], n(1))),
        ("context merge", ([None],)),
        ("context merge", (None,)),
    ],
)
def test_what_has_no_value_fails(name, arguments):
    assert call(name, *arguments).startswith("<")


def test_contexts_do_not_change_under_the_hand():
    first = {"a": {"b": n(1)}}
    call("context put", first, ["a", "b"], n(2))

    assert first == {"a": {"b": n(1)}}


def test_arguments_by_name_have_the_names_of_the_standard():
    assert call("get value", key="a", m={"a": "x"}) == "x"
    assert call("get value", k="a", m={"a": "x"}) == "<WRONG-ARGUMENTS>"
    assert call("context put", context={}, keys=["a"], value=n(1)) == {"a": n(1)}
    assert call("context", entries=[ENTRY]) == {"a": n(1)}


def test_the_checker_learns_the_type_of_the_result():
    assert lookup("get value").signatures[0].result((Keyed(MONEY, "portion"), TEXT)) is MONEY
    assert lookup("get value").signatures[0].result((NUMBER, TEXT)) is None
    assert lookup("get entries").signatures[0].result((ContextOf(()),)) is not None
