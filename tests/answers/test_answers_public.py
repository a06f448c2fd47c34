"""The public names of `addendum`: complete, sorted, and imported only when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import addendum


@pytest.mark.parametrize("name", addendum.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(addendum, name) is not None
    assert name in dir(addendum)


def test_the_names_are_sorted_and_each_has_its_home() -> None:
    assert addendum.__all__ == sorted(addendum.__all__)
    assert list(addendum._HOMES) == sorted(addendum.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = addendum.nonsense  # type: ignore[attr-defined]


def test_importing_the_package_imports_no_room() -> None:
    script = "import sys, addendum; print([m for m in sys.modules if m.startswith('addendum.')])"

    found = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"


def test_answering_imports_nothing_that_only_checking_needs() -> None:
    script = (
        "import sys, addendum, pathlib\n"
        "library = addendum.load(addendum.find_root('shipped', pathlib.Path()))\n"
        "library.ask('response-target', {'severity': 'S3'}, tier='premium', at='2025-03-10').sentences()\n"
        "print(*sorted(m for m in sys.modules if m.startswith('addendum.answers.')))"
    )

    found = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    modules = {name.rpartition(".")[2] for name in found.stdout.split()}
    assert modules.isdisjoint({"checking", "entitlements", "pages", "rendering", "scenarios", "templates"})


def test_every_kind_has_a_template_that_checks_itself() -> None:
    from addendum.kinds import KINDS

    assert set(addendum.policy_kinds()) == set(KINDS)
    assert all(f"kind: {kind}" in addendum.template(kind) for kind in addendum.policy_kinds())


def test_every_code_has_a_page() -> None:
    assert all(addendum.explain_code(code) for code in addendum.codes())
    assert addendum.explain_code("NO-SUCH-CODE") is None
