"""A ZIP of pages, read like a folder: nothing is written to the disk, and no member is trusted."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.errors import ArchiveBroken, PageTooLarge
from dateline.gather.captures import Capture, Missed
from dateline.gather.files import show_name
from dateline.gather.packed import RATIO
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from dateline.gather.captures import Found

ENDINGS: Final = (".zip",)
NESTED: Final = (".zip", ".wacz")
FREE_BYTES: Final = 1_000_000  # a member may unpack to this much whatever its ratio
ENCRYPTED: Final = 1  # the bit of a member's flags
SPOKEN_FOR: Final = "__MACOSX"  # what a Mac adds of its own
PACK_AGAIN: Final = "Unpack the archive, look at it, and give the folder."
FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, NotImplementedError, RuntimeError, OSError),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a ZIP. ``path`` is its name there; ``copy`` counts those of the same name, from 0."""

    source: str
    path: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    copy: int = 0


def read_zip_stream(
    name: str, stream: BinaryIO, read_inner: Callable[[str, BinaryIO], Iterable[Found]]
) -> Iterator[Found]:
    """Yield what the members of a ZIP hold, sorted by name; ``read_inner`` reads one of them."""
    found = False
    for member in list_members(name, stream):
        found = True
        if isinstance(member, Missed):
            yield member
        elif member.path.lower().endswith(NESTED):
            yield refuse(member.source, "is an archive inside an archive: not opened")
        else:
            yield from mark_copy(member, read_safely(member, read_inner))
    if not found:
        cause = f"{name} holds no files."
        yield Missed(name, ArchiveBroken(cause, "Give a ZIP with saved pages.", code="archive-empty"))


def read_safely(
    member: Member, read_inner: Callable[[str, BinaryIO], Iterable[Found]]
) -> Iterator[Found]:
    """Yield what one member holds; what goes wrong in it is Missed, and the others are read."""
    try:
        with member.archive.open(member.info) as stream:
            yield from read_inner(member.source, stream)  # type: ignore[arg-type]
    except FAULTS as error:
        yield refuse(member.source, f"cannot be unpacked ({error})")


def list_members(name: str, stream: BinaryIO) -> Iterator[Member | Missed]:
    """Yield the files in a ZIP, sorted by name and without hidden ones, or why they are not read."""
    try:
        archive = zipfile.ZipFile(stream)
    except (*FAULTS, ValueError) as error:
        cause = f"{name} cannot be opened as a ZIP ({error})."
        yield Missed(name, ArchiveBroken(cause, "Check the file, or pack it again."))
        return
    with archive:
        infos = [info for info in archive.infolist() if not is_hidden(info)]
        packed = stream.seek(0, 2)
        if sum(info.file_size for info in infos) > max(FREE_BYTES, RATIO * packed):
            yield refuse(name, f"says that it unpacks to more than {RATIO} times its size")
            return
        seen: Counter[str] = Counter()
        for info in sorted(infos, key=lambda info: info.filename):
            yield look_at(name, archive, info, seen[info.filename])
            seen[info.filename] += 1


def is_hidden(info: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a folder, or hidden as in a folder; ``..`` is said, not hidden."""
    parts = info.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part not in {".", ".."} for part in parts)
    return info.is_dir() or hidden or parts[0] == SPOKEN_FOR


def look_at(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, copy: int) -> Member | Missed:
    """Return a member that may be read, or why it is not."""
    path = show_name(info.filename)
    source = f"{name}#{copy + 1}/{path}" if copy else f"{name}/{path}"
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        return refuse(source, "has a name that leads out of the archive")
    if info.flag_bits & ENCRYPTED:
        return refuse(source, "is encrypted")
    if info.file_size > max(FREE_BYTES, RATIO * info.compress_size):
        cause = f"{source} says that it unpacks to more than {RATIO} times its size."
        return Missed(source, PageTooLarge(cause, PACK_AGAIN))
    return Member(source, path, archive, info, copy)


def refuse(source: str, reason: str) -> Missed:
    """Return what is said of a member that is not read."""
    return Missed(source, ArchiveBroken(f"{source} {reason}.", PACK_AGAIN, code="archive-member"))


def mark_copy(member: Member, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what a member gave; where another has its name, the pages say so."""
    for one in found:
        if member.copy and isinstance(one, Capture):
            message = f"The archive holds another file of the name {member.path}."
            note = Note("warning", "archive-same-name", message)
            yield replace(one, notes=(*one.notes, note))
        else:
            yield one
