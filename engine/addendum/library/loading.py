"""Reading all files of a policy root into documents, with every finding of every file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from addendum.documents import Mapping, Trapped, read_file, validate
from addendum.findings import Finding, FindingsError, did_you_mean, listed
from addendum.kinds import KINDS, expand_offering, text_at
from addendum.library.heads import read_document, with_defaults
from addendum.library.recovery import Unread, recovered, without
from addendum.library.root import FOLDER_DEFAULTS, policy_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from addendum.documents import Node
    from addendum.kinds import Document

_MOST_LOST = 1_000_000


class Loaded:
    """The documents of a root and what reading them found.

    A document with faults is there without its faulty parts, as far as that is one: for checking the rest.
    `unread` tells what is missing. `sources` are the documents file by file, an offering as the page it is.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base = root if root.is_dir() else root.parent
        self.sources: list[Document] = []
        self.documents: list[Document] = []
        self.findings: list[Finding] = []
        self.unread = Unread()
        self._defaults: dict[Path, Mapping | None] = {}
        for file in policy_files(str(root)):
            self._load(Path(file))

    def _load(self, path: Path) -> None:
        tree, traps = self._read(path)
        if tree is None:
            return
        tree = with_defaults(tree, self._defaults_of(path.parent))
        kind = text_at(tree, "kind")
        if kind not in KINDS:
            self.findings += [] if traps else [_unknown_kind(tree, kind)]
            self._lose(path)
            return
        sound = self._sound(tree, kind, traps)
        if sound is None:
            self._lose(path)
            return
        source = read_document(sound, self._shown(path), self.findings.append)
        self.sources.append(source)
        self.documents += expanded(source, self.findings.append)

    def as_source(self, tree: Mapping, path: Path) -> Document:
        """The document that a file would hold with this tree in place of its own."""
        tree = with_defaults(tree, self._defaults_of(path.parent))
        return read_document(tree, self._shown(path), lambda _: None)

    def _sound(self, tree: Mapping, kind: str, traps: tuple[Finding, ...]) -> Mapping | None:
        """The tree as far as the schema accepts it; None where that is no document."""
        if traps:
            tree = without(tree, traps, self.unread)
        problems = validate(tree, kind)
        self.findings += [found for found in problems if not self._follows(found, traps)]
        return recovered(tree, kind, problems, self.unread) if problems or traps else tree

    def _follows(self, found: Finding, traps: tuple[Finding, ...]) -> bool:
        """Whether a fault may come from the traps alone: on the line of one, or about what was lost."""
        lines = {trap.place.line for trap in traps if trap.place is not None}
        on_one = found.place is not None and found.place.line in lines
        return bool(traps) and (on_one or self.unread.names_of(found))

    def _read(self, path: Path) -> tuple[Mapping | None, tuple[Finding, ...]]:
        """The tree of a file with the traps in it; None where there is no tree."""
        traps: tuple[Finding, ...] = ()
        try:
            tree: Node | None = read_file(path, shown_as=self._shown(path), root=self.base)
        except Trapped as error:
            self.findings.extend(error.findings)
            tree, traps = error.tree, error.findings
            if tree is None:
                self._lose(path)
        except FindingsError as error:
            self.findings.extend(error.findings)
            self.unread.files.add(self._shown(path))
            tree = None
        if isinstance(tree, Mapping) or tree is None:
            return tree, traps
        self.findings.append(
            Finding(
                "NOT-A-POLICY",
                tree.place,
                "A policy file is a list of `key: value` lines, beginning with its head.",
                fix="Start with `format: 1`, `kind: …` and `id: …`; `addendum new KIND` prints an example.",
            )
        )
        return None, traps

    def _lose(self, path: Path) -> None:
        """Remember the words of a file that was read and of which nothing can be used."""
        with path.open("rb") as file:
            text = file.read(_MOST_LOST).decode("utf-8", "replace")
        self.unread.lose(self._shown(path), text)

    def _defaults_of(self, folder: Path) -> Mapping | None:
        if folder in self._defaults:
            return self._defaults[folder]
        above = (
            self._defaults_of(folder.parent) if folder != self.base and self.base in folder.parents else None
        )
        path = folder / FOLDER_DEFAULTS
        defaults = above
        if path.is_file():
            own, traps = self._read(path)
            if own is not None:
                own = without(own, traps, self.unread)
                self.findings.extend(validate(own, "folder"))
                defaults = with_defaults(own, above)
        self._defaults[folder] = defaults
        return defaults

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.base).as_posix()


def expanded(source: Document, report: Callable[[Finding], None]) -> tuple[Document, ...]:
    """The documents that a file holds: itself, or what the parts of an offering are."""
    return expand_offering(source, report) if source.head.kind == "offering" else (source,)


def _unknown_kind(tree: Mapping, kind: str) -> Finding:
    node = tree.get("kind")
    if node is None:
        return Finding(
            "NOT-A-POLICY",
            tree.place,
            "This file does not say what kind of policy it is.",
            fix=f"Add `kind:` with one of {listed(sorted(KINDS))}.",
        )
    near = did_you_mean(kind, KINDS)
    return Finding(
        "UNKNOWN-KIND",
        node.place,
        f"There is no kind of policy called `{kind}`.",
        fix=f"Write `kind: {near}`." if near else f"Write {listed(sorted(KINDS))}.",
    )
