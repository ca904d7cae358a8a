"""A folder's pages in a fixed order: what is read, what is left alone, what is never entered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PageMissing
from dateline.gather.captures import Missed
from dateline.gather.files import explain_failure, show_name
from dateline.gather.kinds import read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gather.captures import Found


def walk_folder(folder: str) -> Iterator[Found]:
    """Yield the pages under ``folder``, sorted by path; hidden files are passed over in silence."""
    found = False
    for member in list_members(folder):
        found = True
        yield from (member,) if isinstance(member, Missed) else read_member(member)
    if not found:
        cause = f"The folder {show_name(folder)} holds no files."
        remedy = "Give a folder with saved pages (.html, .txt, .jsonl, .warc.gz)."
        yield Missed(show_name(folder), PageMissing(cause, remedy))


def list_members(folder: str) -> Iterator[Path | Missed]:
    """Yield the files under ``folder``, and what may not be entered; each real folder once.

    Links are followed, but none leads into a folder that was entered before, so loops end.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [Path(folder)]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            waiting.extend(reversed(enter(path, entered)))
        except OSError as error:
            yield Missed(show_name(str(path)), explain_failure(show_name(str(path)), error))


def enter(folder: Path, entered: set[tuple[int, int]]) -> list[Path]:
    """Return a folder's members, sorted, without hidden ones; nothing where it was entered before."""
    here = folder.stat()
    mark = (here.st_dev, here.st_ino)
    if mark in entered:
        return []
    entered.add(mark)
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
