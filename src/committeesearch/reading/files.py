"""Which files of a folder are papers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from committeesearch.reading.reader import SUPPORTED


@dataclass(frozen=True, slots=True)
class Found:
    """A paper of a folder: where it is, and its name in the corpus (relative, with forward slashes)."""

    path: Path
    file: str


def find_papers(folder: Path) -> tuple[Found, ...]:
    """The papers in ``folder`` and below it, ordered by name.

    Hidden files and folders, Office's lock files ("~$…") and links that lead out of the folder are left out.
    A folder that does not exist is ``FileNotFoundError``, a file ``NotADirectoryError``.
    """
    root = folder.resolve(strict=True)
    if not root.is_dir():
        raise NotADirectoryError(root)
    found = [Found(path, path.relative_to(root).as_posix()) for path in _walk(root)]
    return tuple(sorted(found, key=lambda paper: paper.file))


def _walk(root: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(root):  # does not follow links to folders
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in SUPPORTED:
                continue
            if path.is_symlink() and not _inside(path, root):
                continue
            yield path


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a link to nowhere, or to itself
        return False
