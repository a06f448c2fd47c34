"""Reading all files of a policy root into documents, with every finding of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addendum.documents import Mapping, read_file, validate
from addendum.findings import Finding, FindingsError, did_you_mean, listed
from addendum.kinds import KINDS, expand_offering, text_at
from addendum.library.heads import read_document, with_defaults
from addendum.library.root import FOLDER_DEFAULTS, policy_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addendum.documents import Node
    from addendum.kinds import Document


class Loaded:
    """The documents of a root and what reading them found."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base = root if root.is_dir() else root.parent
        self.documents: list[Document] = []
        self.findings: list[Finding] = []
        self._defaults: dict[Path, Mapping | None] = {}
        for path in policy_files(root):
            self._load(path)

    def _load(self, path: Path) -> None:
        tree = self._read(path)
        if tree is None:
            return
        tree = with_defaults(tree, self._defaults_of(path.parent))
        kind = text_at(tree, "kind")
        if kind not in KINDS:
            self.findings.append(_unknown_kind(tree, kind))
            return
        problems = validate(tree, kind)
        self.findings.extend(problems)
        if problems:
            return
        document = read_document(tree, self._shown(path), self.findings.append)
        whole = kind != "offering"
        self.documents.extend((document,) if whole else expand_offering(document, self.findings.append))

    def _read(self, path: Path) -> Mapping | None:
        try:
            tree: Node = read_file(path, shown_as=self._shown(path), root=self.base)
        except FindingsError as error:
            self.findings.extend(error.findings)
            return None
        if isinstance(tree, Mapping):
            return tree
        self.findings.append(
            Finding(
                "NOT-A-POLICY",
                tree.place,
                "A policy file is a list of `key: value` lines, beginning with its head.",
                fix="Start with `format: 1`, `kind: …` and `id: …`; `addendum new KIND` prints an example.",
            )
        )
        return None

    def _defaults_of(self, folder: Path) -> Mapping | None:
        if folder in self._defaults:
            return self._defaults[folder]
        above = (
            self._defaults_of(folder.parent) if folder != self.base and self.base in folder.parents else None
        )
        path = folder / FOLDER_DEFAULTS
        defaults = above
        if path.is_file():
            own = self._read(path)
            if own is not None:
                self.findings.extend(validate(own, "folder"))
                defaults = with_defaults(own, above)
        self._defaults[folder] = defaults
        return defaults

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.base).as_posix()


def scenario_documents(documents: list[Document]) -> Iterator[Document]:
    """The documents that hold scenarios; they answer nothing themselves."""
    return (document for document in documents if document.head.kind == "scenarios")


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
