import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addendum.feel.builtins import lookup, names
from addendum.feel.builtins.registry import _FAMILIES
from addendum.feel.failure import FeelFailure
from addendum.feel.limits import OverBudget
from addendum.values import ANY, NoAnswer, exactly
from feel_builtins.calling import date, moment, n

VALUES = st.sampled_from(
    [
        None,
        True,
        n(1),
        n("-2.5"),
        n(0),
        "a",
        "",
        date("2024-01-31"),
        moment("2024-01-01T10:00:00Z"),
        [],
        [n(1), n(2)],
        [None],
        ["a"],
        {"a": n(1)},
        len,
    ]
)


@pytest.mark.parametrize("family", sorted(_FAMILIES))
def test_a_family_holds_the_functions_it_is_listed_with(family):
    module = import_module(f"addendum.feel.builtins.{family}")

    assert set(module.BUILTINS) == set(_FAMILIES[family])
    assert all(name == builtin.name for name, builtin in module.BUILTINS.items())


def test_every_name_is_found_and_no_other():
    assert all(lookup(name) is not None for name in names())
    assert lookup("no such function") is None


@pytest.mark.parametrize("name", sorted(names()))
def test_a_signature_is_sound(name):
    for signature in lookup(name).signatures:
        assert len(signature.types) == len(signature.parameters) == len(set(signature.parameters))
        assert signature.required <= len(signature.parameters)
        signature.result(tuple(ANY for _ in signature.parameters))


@given(st.sampled_from(sorted(names())), st.lists(VALUES, max_size=4))
def test_whatever_a_function_is_given_it_answers_or_fails_by_name(name, arguments):
    try:
        exactly(lookup(name).call, *arguments)
    except (FeelFailure, NoAnswer, OverBudget):
        pass
    except TypeError:
        assert len in arguments  # a function called with other arguments than it takes


def test_only_the_families_in_use_are_imported():
    script = (
        "import sys; from addendum.feel.builtins import lookup; lookup('sum');"
        "print([name for name in sys.modules if 'builtins.lists' in name or 'regex' in name or name in"
        " ('dataclasses', 'inspect', 'zoneinfo', 'datetime', 're._casefix')])"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603

    assert "lists" not in found.stdout
    assert "regex" not in found.stdout
    assert "dataclasses" not in found.stdout
    assert "zoneinfo" not in found.stdout
