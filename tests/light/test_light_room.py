"""Named tuples and names on demand behave as those they stand in for."""

from __future__ import annotations

import pickle
import sys
import typing
from types import ModuleType

import pytest

from addendum.light import NamedTuple, on_demand


class Light(NamedTuple):
    policy: str
    version: int
    name: str = ""
    clause: str = "none"

    @property
    def shown(self):
        return f"{self.policy} {self.version}"


class Standard(typing.NamedTuple):
    policy: str
    version: int
    name: str = ""
    clause: str = "none"


GIVEN = [
    (("p", 1), {}),
    (("p", 1, "n"), {}),
    (("p", 1, "n", "c"), {}),
    (("p",), {"version": 1}),
    ((), {"version": 1, "policy": "p", "clause": "c"}),
    (("p", 1), {"clause": "c"}),
]
REFUSED = [
    ((), {}),
    (("p",), {}),
    (("p",), {"name": "n"}),
    (("p", 1, "n", "c", "more"), {}),
    (("p", 1), {"unknown": 1}),
    (("p", 1), {"policy": "q"}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_it_is_made_equal_to_and_shown_as_the_one_of_typing(values, named):
    light, standard = Light(*values, **named), Standard(*values, **named)

    assert light == standard
    assert hash(light) == hash(standard)
    assert repr(light) == repr(standard).replace("Standard", "Light")
    assert light._asdict() == standard._asdict()
    assert light._fields == standard._fields
    assert (light.policy, light.version, light.name, light.clause) == tuple(standard)


@pytest.mark.parametrize(("values", "named"), REFUSED)
def test_it_refuses_what_the_one_of_typing_refuses(values, named):
    with pytest.raises(TypeError):
        Standard(*values, **named)
    with pytest.raises(TypeError):
        Light(*values, **named)


def test_it_never_changes_and_holds_nothing_else():
    light = Light("p", 1)

    with pytest.raises(AttributeError):
        light.policy = "q"
    with pytest.raises(AttributeError):
        light.other = 1


def test_it_takes_the_place_of_the_other_in_every_use():
    light = Light("p", 1)

    policy, version, *_ = light
    match light:
        case Light(first, second):
            matched = (first, second)

    assert (policy, version) == matched == ("p", 1)
    assert light._replace(version=2) == Light("p", 2)
    assert Light._make(("p", 1, "n", "c")) == Light("p", 1, "n", "c")
    assert light.shown == "p 1"
    assert pickle.loads(pickle.dumps(light)) == light  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="unknown"):
        light._replace(unknown=1)


def test_a_field_without_a_default_cannot_follow_one_that_has_one():
    with pytest.raises(TypeError, match="default"):

        class _Wrong(NamedTuple):
            first: str = ""
            second: int


def test_a_name_is_imported_when_it_is_first_used_and_then_kept(monkeypatch):
    room, part = ModuleType("room"), ModuleType("room.part")
    part.wanted = object()
    room.__getattr__ = on_demand("room", {"part": "other wanted"})
    monkeypatch.setitem(sys.modules, "room", room)
    monkeypatch.setitem(sys.modules, "room.part", part)

    first = room.wanted

    assert first is part.wanted
    assert vars(room)["wanted"] is first


def test_a_name_that_a_room_does_not_have_is_an_attribute_error_that_says_so():
    with pytest.raises(AttributeError, match="module 'room' has no attribute 'unknown'"):
        on_demand("room", {})("unknown")
