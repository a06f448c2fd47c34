"""From the disk to a tree: every way in which a file can be odd ends in a finding or just works."""

from __future__ import annotations

import errno
import os
import tracemalloc
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from addendum.documents import line_reader, plain, read_file, read_text
from addendum.findings import FindingsError, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from addendum.documents import Node

PLAIN = {"id": "acme/first", "title": "größer"}
TEXT = "id: acme/first\ntitle: größer\n"

WORKS = [
    ("plain", TEXT.encode()),
    ("a byte order mark", b"\xef\xbb\xbf" + TEXT.encode()),
    ("lines of Windows", TEXT.replace("\n", "\r\n").encode()),
    ("lines of an old Macintosh", TEXT.replace("\n", "\r").encode()),
    ("lines of several systems", b"id: acme/first\r\n# a comment\rtitle: gr\xc3\xb6\xc3\x9fer"),
    ("a byte order mark and lines of Windows", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()),
    ("no line end at the end", TEXT.rstrip().encode()),
    ("blank lines around", b"\n\n" + TEXT.encode() + b"\n  \n\n"),
]

REFUSED = [
    ("empty", b"", "EMPTY-FILE", (1, 1)),
    ("only a byte order mark", b"\xef\xbb\xbf", "EMPTY-FILE", (1, 1)),
    ("only blanks", b" \n \r\n", "EMPTY-FILE", (1, 1)),
    ("only comments", b"# nothing\n# yet\n", "EMPTY-FILE", (1, 1)),
    ("UTF-16, little end first", TEXT.encode("utf-16-le").join([b"\xff\xfe", b""]), "NOT-UTF-8", (1, 1)),
    ("UTF-16, big end first", b"\xfe\xff" + TEXT.encode("utf-16-be"), "NOT-UTF-8", (1, 1)),
    ("UTF-16 without its mark", "id: a".encode("utf-16-le"), "FORBIDDEN-CHARACTER", (1, 2)),
    ("saved by an older Windows", TEXT.encode("cp1252"), "NOT-UTF-8", (2, 10)),
    ("a byte that is none, behind CRLF", b"id: a\r\nb: \x80", "NOT-UTF-8", (2, 4)),
    ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", "NOT-UTF-8", (1, 1)),
    ("cut within a character", "title: ö".encode()[:-1], "NOT-UTF-8", (1, 8)),
    ("a NUL", b"id: a\ntitle: b\x00c\n", "FORBIDDEN-CHARACTER", (2, 9)),
    ("an escape character", b"title: \x1b[31mred\n", "FORBIDDEN-CHARACTER", (1, 8)),
    ("a byte order mark inside", "id: a\n\ufefftitle: b\n".encode(), "FORBIDDEN-CHARACTER", (2, 1)),
    ("a line separator", "title: a\u2028version: 2\n".encode(), "FORBIDDEN-CHARACTER", (1, 9)),
    ("a next line", "title: a\x85b\n".encode(), "FORBIDDEN-CHARACTER", (1, 9)),
    ("a change of direction", "title: a \u202eb\u202c\n".encode(), "FORBIDDEN-CHARACTER", (1, 10)),
    ("a space without width", "ti\u200btle: a\n".encode(), "FORBIDDEN-CHARACTER", (1, 3)),
    ("a soft hyphen", "title: Prem\xadium\n".encode(), "FORBIDDEN-CHARACTER", (1, 12)),
]


def refusal(read: Callable[[], Node]) -> FindingsError:
    with pytest.raises(FindingsError) as caught:
        read()
    return caught.value


@pytest.mark.parametrize("data", [data for _, data in WORKS], ids=[name for name, _ in WORKS])
def test_odd_bytes_that_mean_the_same_are_read_the_same(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_bytes(data)

    tree = read_file(path)

    assert plain(tree) == PLAIN


@pytest.mark.parametrize(("data", "code", "at"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED])
def test_odd_bytes_that_spoil_a_text_are_named(
    data: bytes, code: str, at: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "policy.yaml"
    path.write_bytes(data)

    first = refusal(lambda: read_file(path, shown_as="policy.yaml")).findings[0]

    assert first.code == code
    assert first.place is not None
    assert (first.place.file, first.place.line, first.place.column) == ("policy.yaml", *at)


def test_the_character_that_was_meant_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_bytes("title: größer".encode("cp1252"))

    finding = refusal(lambda: read_file(path)).findings[0]

    assert "`ö`" in finding.says


def test_places_count_characters_and_lines_as_an_editor_does(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_bytes("\ufefftitle: größer 🙂\r\ncountry: NO\r\n".encode())

    finding = refusal(lambda: read_file(path)).findings[0]

    assert finding.place == Place(str(path), 2, 10, 12)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    finding = refusal(lambda: read_file(tmp_path / "none.yaml", shown_as="none.yaml")).findings[0]

    assert (finding.code, str(finding.place)) == ("FILE-MISSING", "none.yaml:1:1")


@pytest.mark.parametrize("name", ["policy.yaml/inside.yaml", "with\0nul.yaml"])
def test_a_path_that_cannot_exist_is_a_missing_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(TEXT, encoding="utf-8")

    finding = refusal(lambda: read_file(tmp_path / name)).findings[0]

    assert finding.code == "FILE-MISSING"


def test_a_name_that_is_too_long_is_a_finding(tmp_path: Path) -> None:
    finding = refusal(lambda: read_file(tmp_path / ("x" * 5000))).findings[0]

    assert finding.code in {"FILE-UNREADABLE", "FILE-MISSING"}


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    finding = refusal(lambda: read_file(tmp_path)).findings[0]

    assert finding.code == "FILE-IS-FOLDER"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    finding = refusal(lambda: read_file(tmp_path / "pipe.yaml")).findings[0]

    assert finding.code == "FILE-UNREADABLE"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_file_that_the_system_does_not_give_is_named(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: Any) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "open", refuse)

    finding = refusal(lambda: read_file(tmp_path / "policy.yaml")).findings[0]

    assert finding.code == "FILE-UNREADABLE"


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="this user may read everything")
def test_a_file_without_the_right_to_read_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)

    finding = refusal(lambda: read_file(path)).findings[0]

    assert finding.code == "FILE-UNREADABLE"


def test_a_link_out_of_the_root_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "policies"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text(TEXT, encoding="utf-8")
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "folder").symlink_to(tmp_path)

    for name in ("link.yaml", "folder/secret.yaml", "../secret.yaml"):
        finding = refusal(lambda name=name: read_file(root / name, root=root)).findings[0]

        assert finding.code == "FILE-OUTSIDE-ROOT"


def test_a_link_within_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "first.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "second.yaml").symlink_to(tmp_path / "first.yaml")

    tree = read_file(tmp_path / "second.yaml", root=tmp_path)

    assert plain(tree) == PLAIN


def test_a_link_to_itself_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")

    for root in (None, tmp_path):
        finding = refusal(lambda root=root: read_file(tmp_path / "a.yaml", root=root)).findings[0]

        assert finding.code in {"FILE-UNREADABLE", "FILE-OUTSIDE-ROOT"}


def test_a_hundred_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    begun = perf_counter()

    finding = refusal(lambda: read_file(path)).findings[0]

    taken = perf_counter() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert finding.code == "FILE-TOO-LARGE"
    assert taken < 5
    assert peak < 50 * 1024 * 1024


def test_the_line_reader_shows_the_line_of_a_place(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_bytes("\ufeffid: a\r\ntitle: b\r\n".encode())
    read_line = line_reader(tmp_path)

    assert read_line(Place("policy.yaml", 1)) == "id: a"
    assert read_line(Place("policy.yaml", 2)) == "title: b"
    assert read_line(Place("policy.yaml", 9)) is None
    assert read_line(Place("none.yaml", 1)) is None


def test_texts_are_read_as_files_are() -> None:
    assert plain(read_text("\ufeff" + TEXT.replace("\n", "\r\n"), "policy.yaml")) == PLAIN
