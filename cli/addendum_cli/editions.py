"""What `diff` compares, from the words of its caller: folders, files, versions and git revisions."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import addendum
from addendum.light import NamedTuple
from addendum_cli.output import tell
from addendum_cli.policies import SHIPPED, load, seen_from_here
from addendum_cli.refusals import Refused
from addendum_cli.revisions import Revision, revision, write_policies

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

_VERSION = re.compile(r"(?P<id>[^@\s]+)@(?P<version>[0-9]{1,9})")


class Named(NamedTuple):
    """An edition, and how its files are named for who called."""

    edition: addendum.Edition
    path: Callable[[str], str]


class _Spot(NamedTuple):
    """Where a path lies: the root of its policies, and its own name from there, empty for the root."""

    root: Path
    part: str


def editions_of(before: str, after: str | None, policies: str | None, keep: ExitStack) -> tuple[Named, Named]:
    """The two editions meant; without a second word it is the policies at hand.

    What is read from a repository is kept until `keep` closes.
    """
    both_files = all(word is not None and Path(word).is_file() for word in (before, after))
    later = _named(after, policies, keep, both_files) if after is not None else _at_hand(before, policies)
    earlier = _named(before, policies, keep, both_files, later.edition.part)
    ids = [{identity for identity, _ in named.edition.versions} for named in (earlier, later)]
    if all(ids) and ids[0].isdisjoint(ids[1]):
        says = f"`{before}` and `{after}` hold no document with the same id, so nothing can be compared."
        raise Refused(says, "name two versions of one document, or `addendum show --compare` two tiers.")
    return earlier, later


def _named(word: str, policies: str | None, keep: ExitStack, alone: bool, part: str = "") -> Named:
    version = _VERSION.fullmatch(word)
    path = Path(word)
    if version is not None and not path.exists():
        library = load(policies)
        edition = addendum.edition_of_version(library, version["id"], int(version["version"]))
        return Named(edition, _seen(library))
    if path.exists():
        return _of_path(path, word, alone)
    if word == SHIPPED:
        return Named(addendum.Edition(load(SHIPPED), word), str)
    return _of_revision(word, policies, keep, part)


def _at_hand(before: str, policies: str | None) -> Named:
    """The policies that any other command would take; of a document whose version is named, the last one."""
    library = load(policies)
    version = _VERSION.fullmatch(before)
    if version is not None and not Path(before).exists():
        return Named(addendum.edition_of_version(library, version["id"]), _seen(library))
    return Named(addendum.Edition(library, policies or "the policies at hand"), _seen(library))


def _of_path(path: Path, word: str, alone: bool) -> Named:
    spot = _spot(path)
    library = load(str(spot.root))
    if alone:
        return Named(addendum.edition_of_file(library, spot.part or path.name, word), _seen(library))
    return Named(addendum.Edition(library, word, spot.part), _seen(library))


def _spot(path: Path) -> _Spot:
    """The nearest folder above that is a root; a path that lies in none is one itself."""
    whole = path.resolve()
    try:
        root = addendum.find_root(None, whole if whole.is_dir() else whole.parent).resolve()
    except addendum.NoPolicies:
        return _Spot(path, "")
    part = whole.relative_to(root).as_posix()
    return _Spot(root, "" if part == "." else part)


def _of_revision(word: str, policies: str | None, keep: ExitStack, part: str) -> Named:
    root = addendum.find_root(policies, Path.cwd()).resolve()
    folder = root if root.is_dir() else root.parent
    name, colon, below = word.partition(":")
    found = revision(name, folder)
    if found is None:
        raise Refused(
            f"`{word}` is no folder, file, version or git revision here.",
            "name a path, a version such as `acme/service-credits@2`, or a revision such as `origin/main`.",
        )
    prefix = below.strip("/") if colon else folder.relative_to(found.top.resolve()).as_posix()
    prefix = "" if prefix == "." else prefix
    library = _read(found, prefix, root if root.is_file() else None, keep)
    return Named(addendum.Edition(library, word, part), partial(_at_revision, found.name, prefix))


def _read(found: Revision, prefix: str, only: Path | None, keep: ExitStack) -> addendum.Library:
    """The policies of a revision; `only` is the one file that they are."""
    copy = Path(keep.enter_context(TemporaryDirectory(prefix="addendum-")))
    if not write_policies(found, prefix, copy):
        tell(f"`{found.name}` holds no policies in `{prefix or '.'}`, so that all of them are new.")
    root = copy / prefix
    root.mkdir(parents=True, exist_ok=True)
    try:
        return addendum.load(root / only.name if only is not None else root)
    except addendum.PoliciesInvalid as error:
        tell(f"The policies of `{found.name}` cannot be compared.")
        raise error from None


def _seen(library: addendum.Library) -> Callable[[str], str]:
    return partial(seen_from_here, library.root)


def _at_revision(name: str, prefix: str, file: str) -> str:
    """The file as git names it in a revision."""
    return f"{name}:{prefix}/{file}" if prefix else f"{name}:{file}"
