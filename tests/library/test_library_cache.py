"""The compiled cache: what it keeps, for what, and that nothing wrong with it ever reaches an answer."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from addendum.findings import FindingsError
from addendum.library import Policies
from addendum.library.cache import folder as folders
from addendum.library.cache import keys
from addendum.library.cache.folder import Folder
from addendum.library.cache.keys import key_of
from addendum.rules import Planner
from addendum.values import NoAnswer, show
from library.policy_root import CONTRACT, TARGETS, TIER, day, root

SUBJECT = "acme/contracts/one"
ON = day("2025-06-01")
NOT_FOR_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


_ENGINE_AS_IT_IS = keys._engine


@pytest.fixture(autouse=True)
def still_engine(monkeypatch):
    """An engine of which no file changes while a test runs."""
    monkeypatch.setattr(keys, "_engine", lambda: "the engine")


@pytest.fixture
def policies(tmp_path):
    """A policy root on the disk."""
    folder = tmp_path / "policies"
    root(folder)
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def opened(policies, cache):
    return Policies(str(policies), str(cache))


def reply(found, subject=SUBJECT, on=ON, readings=()):
    """The value of one decision, as text."""
    lowered = found.standing(subject, on, readings).lowered
    facts = {"severity": "S1"}
    return show(Planner(lowered.program, lowered.functions).run(("reply",), facts).values["reply"])


def is_warm(found):
    """Whether all that was asked of it came from the cache."""
    return found._full is None


def kept(cache):
    """The files of the cache, without the folders of keys."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def filled(policies, cache):
    """A cache that knows one standing."""
    reply(opened(policies, cache))
    return kept(cache)


def test_what_one_run_works_out_the_next_one_reads(policies, cache):
    first = opened(policies, cache)
    cold = reply(first)

    second = opened(policies, cache)
    warm = reply(second)

    assert (cold, is_warm(first)) == ("1 hour", False)
    assert (warm, is_warm(second)) == ("1 hour", True)
    assert second.index == first.index


def test_without_a_folder_nothing_is_kept(policies):
    found = Policies(str(policies))

    assert reply(found) == "1 hour"
    assert not is_warm(found)


def test_each_subject_epoch_and_reading_is_kept_by_itself(policies, cache):
    later = TARGETS.replace("version: 1", "version: 2\neffective: 2025-07-01").replace("1 hour", "9 minutes")
    (policies / "later.yaml").write_text(later, encoding="utf-8")
    asked = [
        (SUBJECT, day("2025-06-01")),
        (SUBJECT, day("2025-07-01")),
        ("acme/premium", day("2025-06-01")),
    ]
    cold = [reply(opened(policies, cache), *each) for each in asked]

    warm = opened(policies, cache)

    assert [reply(warm, *each) for each in asked] == cold == ["1 hour", "9 minutes", "1 hour"]
    assert is_warm(warm)
    assert reply(warm, SUBJECT, day("2025-06-30")) == "1 hour"
    assert is_warm(warm)
    assert len(kept(cache)) == 4


def test_readings_are_told_apart(policies, cache):
    reading = (
        "readings:\n  - {id: fast, text: quickly, question: How quickly?, because: so, "
        "sets: severities.S1.commitments.reply.within, taken: 1 hour, other: 2 hours}\n"
    )
    (policies / "targets.yaml").write_text(TARGETS + reading, encoding="utf-8")
    chosen = (("fast", "other"),)
    cold = [reply(opened(policies, cache), readings=each) for each in ((), chosen)]

    warm = opened(policies, cache)

    assert [reply(warm, readings=each) for each in ((), chosen)] == cold == ["1 hour", "2 hours"]
    assert is_warm(warm)
    with pytest.raises(FindingsError):
        warm.standing(SUBJECT, ON, (("fast", "no such"),))


def test_documents_are_read_for_who_asks_for_them(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)
    standing = found.standing(SUBJECT, ON)
    before = is_warm(found)

    bundle = standing.bundle

    assert before
    assert not is_warm(found)
    assert bundle.contract.head.id == standing.contract == SUBJECT
    assert bundle.tier.head.id == standing.tier == "acme/premium"
    assert [part.id for part in standing.parts] == [
        *(document.head.id for document in bundle.documents),
        "acme/premium",
        SUBJECT,
    ]


def test_digests_and_writers_are_kept(policies, cache):
    cold = opened(policies, cache).standing(SUBJECT, ON)
    digests = {part.id: cold.digest(part.id) for part in cold.parts}

    found = opened(policies, cache)
    warm = found.standing(SUBJECT, ON)

    assert {part.id: warm.digest(part.id) for part in warm.parts} == digests
    assert warm.parts == cold.parts
    assert is_warm(found)


def test_a_subject_that_is_not_in_force_is_no_matter_of_the_cache(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)

    with pytest.raises(NoAnswer) as caught:
        found.standing(SUBJECT, day("2024-12-31"))

    assert caught.value.code == "NOT-IN-FORCE"


CHANGES = {
    "another value": lambda folder: rewritten(folder / "targets.yaml", "1 hour", "3 hours"),
    "a file more": lambda folder: (folder / "more.yaml").write_text(
        "kind: definitions\nid: acme/more\nversion: 1\ntitle: More\n", encoding="utf-8"
    ),
    "a file less": lambda folder: (folder / "contract.yaml").unlink(),
    "another name": lambda folder: (folder / "targets.yaml").rename(folder / "goals.yaml"),
    "another folder": lambda folder: moved(folder, "targets.yaml", "deeper"),
    "a comment": lambda folder: rewritten(folder / "targets.yaml", "severities:", "# so\nseverities:"),
    "defaults for a folder": lambda folder: (folder / "folder.yaml").write_text(
        "effective: 2020-01-01\n", encoding="utf-8"
    ),
}


def rewritten(path, old, new):
    """A file with other content, and the time stamp that it had."""
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def moved(folder, name, into):
    (folder / into).mkdir()
    (folder / name).rename(folder / into / name)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_in_the_root_is_read_anew_whatever_time_stamps_say(policies, cache, change):
    filled(policies, cache)

    CHANGES[change](policies)

    assert not is_warm(opened(policies, cache))


@pytest.mark.parametrize("name", ["notes.txt", ".hidden/extra.yaml", "scan.pdf"])
def test_files_that_are_no_policies_change_nothing(policies, cache, name):
    filled(policies, cache)
    (policies / name).parent.mkdir(exist_ok=True)

    (policies / name).write_text("id: [", encoding="utf-8")

    assert is_warm(opened(policies, cache))


def test_a_root_with_the_same_files_elsewhere_shares_what_is_known(policies, cache, tmp_path):
    filled(policies, cache)
    other = tmp_path / "other"

    root(other)

    assert is_warm(opened(other, cache))


def test_one_file_as_a_root_counts_the_defaults_beside_it(policies):
    file = policies / "definitions.yaml"
    alone = key_of(str(file))

    (policies / "folder.yaml").write_text("effective: 2020-01-01\n", encoding="utf-8")

    assert key_of(str(file)) != alone


@pytest.mark.parametrize("stands_for", ["a schema", "a module"])
def test_a_change_of_the_engine_or_a_schema_makes_another_key(policies, tmp_path, monkeypatch, stands_for):
    engine, schemas = tmp_path / "engine", tmp_path / "schemas"
    for file in (engine / "room" / "module.py", schemas / "kind.json"):
        file.parent.mkdir(parents=True)
        file.write_text("same size", encoding="utf-8")
    monkeypatch.setattr(keys, "_engine", _ENGINE_AS_IT_IS)
    monkeypatch.setattr(keys, "_ENGINE", str(engine))
    monkeypatch.setattr(keys, "data_folder", lambda _name: str(schemas))
    before = key_of(str(policies))
    changed = schemas / "kind.json" if stands_for == "a schema" else engine / "room" / "module.py"

    os.utime(changed, ns=(1, 1))

    assert key_of(str(policies)) != before


def test_another_form_of_the_cache_makes_another_key(policies, monkeypatch):
    before = key_of(str(policies))

    monkeypatch.setattr(keys, "FORMAT", keys.FORMAT + 1)

    assert key_of(str(policies)) != before


@pytest.mark.parametrize("target", ["outside", "inside"])
def test_a_link_counts_by_where_it_leads(policies, tmp_path, target):
    content = (policies / "tier.yaml").read_text(encoding="utf-8")
    place = {"outside": tmp_path / "tier.txt", "inside": policies / "tier.txt"}[target]
    before = key_of(str(policies))
    place.write_text(content, encoding="utf-8")
    (policies / "tier.yaml").unlink()

    (policies / "tier.yaml").symlink_to(place)

    assert key_of(str(policies)) != before


def test_a_root_with_what_is_no_plain_file_has_no_key(policies, tmp_path):
    os.mkfifo(policies / "pipe.yaml")
    has_pipe = key_of(str(policies))
    (policies / "pipe.yaml").unlink()
    (policies / "folder-as-file.yaml").mkdir()

    assert has_pipe is None
    assert key_of(str(policies)) is None
    assert key_of(str(tmp_path / "nowhere")) is not None


def test_a_file_beyond_the_budget_has_no_key(policies, monkeypatch):
    monkeypatch.setattr(keys, "_MOST_BYTES", 10)

    assert key_of(str(policies)) is None


def test_roots_with_errors_are_not_kept(policies, cache):
    (policies / "wrong.yaml").write_text("kind: rules\nid: acme/wrong\nversion: x\n", encoding="utf-8")

    with pytest.raises(FindingsError):
        opened(policies, cache)

    assert not kept(cache)


def test_standings_with_errors_are_not_kept(policies, cache):
    (policies / "targets.yaml").write_text(TARGETS.replace("reply: {", "repy: {"), encoding="utf-8")
    found = opened(policies, cache)

    with pytest.raises(FindingsError):
        found.standing(SUBJECT, ON)

    assert [path.name for path in kept(cache)] == ["index"]


def test_nothing_is_kept_of_files_that_change_while_they_are_read(policies, cache, monkeypatch):
    known = iter(["a" * 32, "b" * 32])
    monkeypatch.setattr("addendum.library.cache.shelf.key_of", lambda _root: next(known))

    assert reply(opened(policies, cache)) == "1 hour"

    assert not kept(cache)


def test_answers_of_two_editions_are_never_mixed(policies, cache):
    filled(policies, cache)
    found = opened(policies, cache)
    reply(found)
    rewritten(policies / "targets.yaml", "1 hour", "3 hours")

    with pytest.raises(NoAnswer) as caught:
        found.standing("acme/premium", ON)

    assert caught.value.code == "POLICIES-CHANGED"
    assert reply(opened(policies, cache)) == "3 hours"


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
found = Policies(*sys.argv[1:3])
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


def test_what_has_no_form_as_data_is_not_kept_and_answered_all_the_same(policies, cache, monkeypatch):
    from addendum.library.cache import writing
    from addendum.values import NotStored

    def refuses(_program):
        raise NotStored("a strange value")

    monkeypatch.setattr(writing, "program_to_data", refuses)

    assert reply(opened(policies, cache)) == "1 hour"
    assert [path.name for path in kept(cache)] == ["index"]


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


def test_every_text_of_an_author_is_kept(policies, cache):
    strange = "Größe “quoted” \\\\ \U0001f600 \\u2028 end"
    title = f'title: "{strange}"'
    (policies / "tier.yaml").write_text(TIER.replace("title: Premium", title), encoding="utf-8")
    (policies / "contract.yaml").write_text(CONTRACT.replace("title: One", title), encoding="utf-8")
    cold = opened(policies, cache).standing(SUBJECT, ON).lowered.titles

    found = opened(policies, cache)

    assert found.standing(SUBJECT, ON).lowered.titles == cold
    assert is_warm(found)


def test_files_hold_nothing_but_data(policies, cache):
    for path in filled(policies, cache):
        seal, _, text = path.read_bytes().partition(b"\n")
        assert len(seal) == 64
        assert json.loads(text)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_file_stays_open(policies, cache):
    filled(policies, cache)
    before = len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(5):
        reply(opened(policies, cache))

    assert len(list(Path("/proc/self/fd").iterdir())) == before
