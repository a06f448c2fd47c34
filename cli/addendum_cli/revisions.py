"""Policies as a git revision has them, read from the repository into a folder of their own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from addendum.light import NamedTuple
from addendum_cli.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = (".yaml", ".yml", ".toml", "addendum.lock")
_LINK = "120000"


class Revision(NamedTuple):
    """A commit by the name that the caller gave it, in the repository whose work tree begins at `top`."""

    name: str
    commit: str
    top: Path


class _Blob(NamedTuple):
    mode: str
    digest: str
    path: str


def revision(name: str, folder: Path) -> Revision | None:
    """The commit that `name` means in the repository around a folder; None where it means none there."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if top is None or commit is None:
        return None
    return Revision(name, commit.decode().strip(), Path(top.decode().rstrip("\n")))


def write_policies(found: Revision, prefix: str, folder: Path) -> int:
    """Write what the revision holds below `prefix`, a path from the top, into a folder: how many files."""
    blobs = [blob for blob in _blobs(found, prefix) if blob.path.endswith(_KEPT)]
    for blob, content in zip(blobs, _contents(found, blobs), strict=True):
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode == _LINK:
            target.symlink_to(content.decode())
        else:
            target.write_bytes(content)
    return len(blobs)


def _blobs(found: Revision, prefix: str) -> Iterator[_Blob]:
    wanted = ("--", f"{prefix}/") if prefix else ()
    listing = _must(found.top, "ls-tree", "-r", "-z", "--full-tree", found.commit, *wanted)
    for entry in filter(None, listing.decode("utf-8", "surrogateescape").split("\0")):
        about, _, path = entry.partition("\t")
        mode, kind, digest = about.split()
        if kind == "blob":
            yield _Blob(mode, digest, path)


def _contents(found: Revision, blobs: list[_Blob]) -> Iterator[bytes]:
    """The content of each blob, all read by one process."""
    asked = "".join(f"{blob.digest}\n" for blob in blobs).encode()
    answer = _must(found.top, "cat-file", "--batch", given=asked) if blobs else b""
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _must(folder: Path, *words: str, given: bytes = b"") -> bytes:
    answer = _git(folder, *words, given=given)
    if answer is None:
        raise Refused(f"git cannot read the repository in `{folder}`.", "look at what `git fsck` says.")
    return answer


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What git prints, None where it refuses."""
    # git is looked up on the PATH, as in the caller's own shell; no word of the caller's can be an option.
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        says = "A git revision can only be compared where git is installed."
        raise Refused(says, "install git, or name a folder.") from None
    return done.stdout if done.returncode == 0 else None
