"""What is read by the ending of its name: one table for SOURCEs, for folders and for ZIP archives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.gather import corpora, feed_files, waczs, warcs, zips
from dateline.gather.captures import LeftAlone
from dateline.gather.files import read_opened, read_stream, show_name
from dateline.gather.packed import read_packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from dateline.gather.captures import Found

PAGE_ENDINGS: Final = (".html", ".htm", ".xhtml", ".txt", ".text")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its endings, how the stream of one is read, and whether it holds many pages."""

    endings: tuple[str, ...]
    read: Callable[[str, BinaryIO], Iterable[Found]]
    many: bool = True


def read_page(name: str, stream: BinaryIO) -> Iterable[Found]:
    """Return the one page of a file."""
    return (read_stream(name, stream),)


def read_zip(source: str) -> Iterator[Found]:
    """Yield the pages of a ZIP archive, and what could not be read in it."""
    return read_opened(source, read_pages)


def read_pages(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield what the members of a ZIP hold, each by its ending."""
    return zips.read_zip_stream(name, stream, read_inner)


def read_inner(name: str, stream: BinaryIO) -> Iterable[Found]:
    """Return what a member of a ZIP holds; one of no known ending is left alone."""
    kind = find_kind(name)
    return kind.read(name, stream) if kind else (LeftAlone(name),)


FEEDS: Final = Kind(feed_files.ENDINGS, feed_files.read_feed_member)
KINDS: Final = (
    Kind(PAGE_ENDINGS, read_page, many=False),
    Kind(tuple(f"{ending}.gz" for ending in PAGE_ENDINGS), read_packed, many=False),
    Kind(corpora.ENDINGS, corpora.read_corpus_stream),
    Kind(warcs.ENDINGS, warcs.read_archive),
    Kind(waczs.ENDINGS, waczs.read_wacz_stream),
    Kind(zips.ENDINGS, read_pages),
    FEEDS,
)


def find_kind(name: str) -> Kind | None:
    """Return the kind of file that a name's ending tells, or None."""
    lower = name.lower()
    return next((kind for kind in KINDS if lower.endswith(kind.endings)), None)


def read_by_ending(source: str) -> Iterator[Found]:
    """Yield what a file holds, by its ending; any other ending is taken for one page."""
    kind = find_kind(source)
    if kind is FEEDS:
        return feed_files.read_feed_file(source)
    return read_opened(source, kind.read if kind else read_page)


def read_member(path: Path) -> Iterable[Found]:
    """Return what a file of a folder holds, by its ending; any other ending is left alone."""
    kind = find_kind(path.name)
    return read_opened(str(path), kind.read) if kind else (LeftAlone(show_name(str(path))),)


def holds_many(source: str) -> bool:
    """Tell whether a SOURCE stands for many pages: a folder, a corpus, an archive."""
    kind = find_kind(source)
    return (kind is not None and kind.many) or is_directory(source)


def is_directory(source: str) -> bool:
    """Tell whether a SOURCE is a folder; what cannot be a path is none."""
    try:
        return bool(source) and Path(source).is_dir()
    except (OSError, ValueError):
        return False
