"""The wheel: what it holds, and that it works in an environment that knows nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as `pip` builds it from the checkout, with the build backend that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(CHECKOUT)], check=True)  # noqa: S603 -- our own words
    (built,) = folder.glob("addendum-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Runs words in an environment that holds the wheel, outside the checkout; dependencies are borrowed."""
    folder = tmp_path_factory.mktemp("environment")
    place = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    borrowed = os.pathsep.join((str(place), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    environment = {
        "PYTHONPATH": borrowed,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PATH": os.environ["PATH"],
    }

    def run(*words):
        # `-S`: the checkout is installed here by a .pth file, which must not help.
        command = [sys.executable, "-S", *words]
        return subprocess.run(  # noqa: S603 -- our own words
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    return run


def test_the_wheel_holds_code_schemas_and_policies_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    folders = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert folders == {"addendum", "addendum_cli"}
    assert {"addendum/py.typed", "addendum_cli/py.typed"} <= set(names)
    for shipped in ("schemas", "policies"):
        own = {
            f"addendum/_data/{path.relative_to(CHECKOUT).as_posix()}"
            for path in (CHECKOUT / shipped).rglob("*")
            if path.is_file()
        }
        assert own <= set(names)


def test_the_wheel_names_the_command_and_the_licence(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        points = next(name for name in names if name.endswith("entry_points.txt"))
        text = archive.read(points).decode()

    assert "addendum = addendum_cli.main:run" in text
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_wheel_is_not_the_checkout(installed):
    found = installed("-c", "import addendum; print(addendum.__file__)")

    assert not Path(found.stdout.strip()).is_relative_to(CHECKOUT), found.stdout + found.stderr


def test_the_installed_wheel_answers_from_the_shipped_policies(installed):
    question = ("evaluate", "response-target", "severity=S1", "customer_specific=false", "--tier", "premium")

    found = installed("-m", "addendum_cli", *question, "--policies", "shipped", "--at", "2025-03-10")

    assert found.returncode == 0, found.stderr
    assert "20 minutes" in found.stdout


def test_the_installed_wheel_checks_its_policies_against_its_schemas(installed):
    found = installed("-m", "addendum_cli", "check", "--policies", "shipped")

    assert found.returncode == 0, found.stdout + found.stderr
