"""The folder of the cache: the user's own, and nothing wrong with it ever reaches an answer."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from addendum.library.cache import folder as folders
from addendum.library.cache.folder import Folder
from library.caching import filled, is_warm, kept, opened, reply
from library.policy_root import TARGETS, day

NOT_FOR_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def test_the_folder_and_its_files_are_the_users_alone(policies, tmp_path):
    cache = tmp_path / "deep" / "er"
    before = os.umask(0)
    try:
        files = filled(policies, cache)
    finally:
        os.umask(before)

    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.parent.stat().st_mode) for path in files} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def others_may_write_the_folder(cache, _files):
    cache.chmod(0o777)


def others_may_write_the_key(_cache, files):
    files[0].parent.chmod(0o770)


def others_may_write_the_file(_cache, files):
    for path in files:
        path.chmod(0o666)


def the_file_is_a_link(cache, files):
    for number, path in enumerate(files):
        path.rename(cache / f"elsewhere-{number}")
        path.symlink_to(cache / f"elsewhere-{number}")


def the_file_is_a_pipe(_cache, files):
    for path in files:
        path.unlink()
        os.mkfifo(path)


HOSTILE = [
    others_may_write_the_folder,
    others_may_write_the_key,
    others_may_write_the_file,
    the_file_is_a_link,
    the_file_is_a_pipe,
]


@pytest.mark.parametrize("spoil", HOSTILE)
def test_a_cache_that_others_could_have_written_is_not_read(policies, cache, spoil):
    spoil(cache, filled(policies, cache))

    found = opened(policies, cache)

    assert reply(found) == "1 hour"
    assert not is_warm(found)


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_is_not_written(policies, cache, mode):
    cache.mkdir()
    cache.chmod(mode)

    assert reply(opened(policies, cache)) == "1 hour"

    assert not kept(cache)


def test_a_folder_of_another_user_is_neither_read_nor_written(policies, cache, monkeypatch):
    filled(policies, cache)
    before = kept(cache)
    monkeypatch.setattr(os, "geteuid", lambda: 12_345)

    found = opened(policies, cache)

    assert reply(found) == "1 hour"
    assert not is_warm(found)
    assert kept(cache) == before


def truncated(content):
    return content[: len(content) // 2]


def one_bit_flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def another_seal(content):
    return b"0" * 64 + content[64:]


DAMAGE = {
    "truncated": truncated,
    "one bit flipped": one_bit_flipped,
    "another seal": another_seal,
    "without a seal": lambda content: content.partition(b"\n")[2],
    "empty": lambda _: b"",
    "a line break": lambda _: b"\n",
    "something more": lambda content: content + b" ",
    "zeros": lambda content: bytes(len(content)),
    "not even text": lambda content: b"\xff" + content,
    "other JSON": lambda _: b"{}",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_worked_out_again_and_replaced(policies, cache, damage):
    files = filled(policies, cache)
    whole = [path.read_bytes() for path in files]
    for path in files:
        path.write_bytes(DAMAGE[damage](path.read_bytes()))

    found = opened(policies, cache)
    answered = reply(found)

    assert answered == "1 hour"
    assert not is_warm(found)
    assert [path.read_bytes() for path in files] == whole
    assert is_warm(opened(policies, cache))


def test_a_file_in_the_place_of_another_is_not_used(policies, cache):
    filled(policies, cache)
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-07-01").replace("1 hour", "9 minutes")
    (policies / "later.yaml").write_text(later, encoding="utf-8")
    changed = opened(policies, cache)
    reply(changed)
    reply(changed, on=day("2025-07-01"))
    by_key = {}
    for path in kept(cache):
        if path.name != "index":
            by_key.setdefault(path.parent.name, []).append(path)
    first, second = max(by_key.values(), key=len)
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)

    found = opened(policies, cache)

    assert (reply(found), reply(found, on=day("2025-07-01"))) == ("1 hour", "9 minutes")
    assert not is_warm(found)


def test_a_file_where_the_folder_belongs_fails_nothing(policies, cache):
    cache.write_text("no folder", encoding="utf-8")

    assert reply(opened(policies, cache)) == "1 hour"

    assert cache.read_text(encoding="utf-8") == "no folder"


@NOT_FOR_ROOT
def test_a_folder_that_must_not_be_written_fails_nothing(policies, cache):
    cache.mkdir(mode=0o500)

    assert reply(opened(policies, cache)) == "1 hour"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("call", ["replace", "open", "mkdir", "makedirs", "scandir"])
def test_a_disk_that_fails_fails_nothing_and_leaves_nothing_behind(cache, monkeypatch, call, code):
    def fails(*_arguments, **_named):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(folders.os, call, fails)
    Folder(str(cache), "a" * 32).write("name", "{}")
    monkeypatch.undo()

    assert not cache.exists() or not kept(cache)


def run(program, *words):
    """A process of its own that runs a program."""
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


ASK = """
import sys
from addendum.library import Policies
from addendum.library.cache import keys
from addendum.rules import Planner
from addendum.values import Date, show
keys._engine = lambda: "the engine"
found = Policies.opened(*sys.argv[1:3])
lowered = found.standing("acme/contracts/one", Date(2025, 6, 1)).lowered
planner = Planner(lowered.program, lowered.functions)
print(show(planner.run(("reply",), {"severity": "S1"}).values["reply"]), end="")
print(" from the cache" if found._full is None else "")
"""


def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_nothing_behind(policies, cache):
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"

    found = run(f"{full}{ASK}", policies, cache)

    assert (found.stdout, found.stderr) == ("1 hour\n", "")
    assert [path.name for path in kept(cache)] == ["index"]
    assert reply(opened(policies, cache)) == "1 hour"


@pytest.mark.parametrize("which", [1, 2])
def test_a_process_that_is_killed_while_it_writes_spoils_nothing(policies, cache, which):
    killed = f"""
import os, signal
real, calls = os.replace, []
def replace(*arguments):
    calls.append(arguments)
    if len(calls) == {which}:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
os.replace = replace
{ASK}"""

    found = run(killed, policies, cache)
    left = [path.name for path in kept(cache) if "." in path.name]
    again = opened(policies, cache)
    answered = reply(again)

    assert found.returncode < 0
    assert len(left) == 1
    assert (answered, is_warm(again)) == ("1 hour", False)
    assert is_warm(opened(policies, cache))


def test_processes_that_write_at_once_all_answer_and_leave_a_whole_cache(policies, cache):
    command = [sys.executable, "-c", ASK, str(policies), str(cache)]

    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]  # noqa: S603
    answers = [writer.communicate()[0] for writer in writers]

    assert answers == ["1 hour\n"] * 6
    assert not [path for path in kept(cache) if "." in path.name]
    found = opened(policies, cache)
    assert (reply(found), is_warm(found)) == ("1 hour", True)


def test_old_keys_are_removed_and_nothing_else(cache, monkeypatch):
    monkeypatch.setattr(folders, "_MOST_KEYS", 3)
    cache.mkdir(mode=0o700)
    (cache / "notes").mkdir()
    (cache / "notes" / "mine").write_text("kept", encoding="utf-8")
    (cache / ("z" * 32)).mkdir()

    for number in range(6):
        key = f"{number:032x}"
        Folder(str(cache), key).write("index", "[]")
        (cache / key / f"index.9-{number}").write_text("left by a process that was killed", encoding="utf-8")
        os.utime(cache / key, ns=(number, number))

    left = sorted(path.name for path in cache.iterdir())
    assert left == [*(f"{number:032x}" for number in (3, 4, 5)), "notes", "z" * 32]


@pytest.mark.parametrize(("limit", "value"), [("_MOST_FILES", 3), ("_MOST_BYTES", 3 * 67)])
def test_what_is_kept_under_one_key_is_bounded(cache, monkeypatch, limit, value):
    monkeypatch.setattr(folders, limit, value)

    for number in range(6):
        Folder(str(cache), "a" * 32).write(f"name-{number}", "[]")
    same = Folder(str(cache), "b" * 32)
    for number in range(6):
        same.write(f"name-{number}", "[]")

    assert len(list((cache / ("a" * 32)).iterdir())) == 3
    assert len(list((cache / ("b" * 32)).iterdir())) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_file_stays_open(policies, cache):
    filled(policies, cache)
    before = len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(5):
        reply(opened(policies, cache))

    assert len(list(Path("/proc/self/fd").iterdir())) == before
