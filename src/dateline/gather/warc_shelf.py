"""A shelf that is a web archive: every answer is appended to it, and found in it again."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, cast

from dateline.errors import ArchiveBroken, DiskFull, InputError, WorldError
from dateline.gather.captures import Missed
from dateline.gather.files import explain_failure, show_name
from dateline.gather.frames import Frame, Gap, cut_runs
from dateline.gather.members import SHORT
from dateline.gather.warc_finding import Told, read_kept, read_told
from dateline.gather.warc_records import check_block, explain_gap, parse
from dateline.gather.warc_writing import quote, write_answer, write_info
from dateline.gather.warcs import cut_archive, open_runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import BinaryIO, Self

    from dateline.gather.shelf import Fetched

ENDINGS: Final = (".warc.gz", ".warc")
BORDER: Final = b"\r\n\r\n"
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
GIVE_ANOTHER: Final = "Give another name, so that nothing is written over."
NAME_IT: Final = "Name it like pages.warc.gz."


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands in the file, and what is told of it."""

    offset: int
    told: Told


class WarcShelf:
    """Keeps answers in a web archive, which is made if absent.

    ``gaps`` says what could not be read in an archive that was there before. A last record that was
    cut short (the run was killed) is among them, and is taken away so that the next one fits.
    Raises InputError for another ending or a file that is no web archive, WorldError where the disk
    refuses.
    """

    def __init__(self, path: str) -> None:
        self.name = show_name(path)
        self.ending = next((one for one in ENDINGS if path.lower().endswith(one)), "")
        if not self.ending:
            raise InputError(f"{self.name} is no name for a web archive.", NAME_IT)
        self.guard = Lock()
        self.places: dict[str, Place] = {}
        self.gaps: tuple[Missed, ...] = ()
        self.stream = self.open(path)
        try:
            self.look_through()
        except BaseException:
            self.stream.close()
            raise

    def __enter__(self) -> Self:
        """Return the shelf itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; everything kept is in it already."""
        self.stream.close()

    def find(self, address: str) -> Fetched | None:
        """Return the latest answer kept for an address that was asked for, or None."""
        place = self.places.get(quote(address))
        if place is None:
            return None
        with self.guard:
            self.stream.seek(place.offset)
            frame = next(cut_runs(open_runs(self.stream, self.ending)), None)
        return read_kept(frame, place.told) if isinstance(frame, Frame) else None

    def keep(self, fetched: Fetched) -> None:
        """Append an answer; it is on the disk when this returns.

        Raises DiskFull or WorldError where it cannot be written; the file is then as it was before.
        """
        packed = self.ending == ".warc.gz"
        before, answer = write_answer(fetched, packed=packed)
        with self.guard:
            start = self.stream.seek(0, os.SEEK_END)
            if not start:
                before = write_info(fetched.gathered, packed=packed) + before
            self.append(start, before + answer)
        told = Told(fetched.asked, fetched.notes)
        self.places[quote(fetched.asked)] = Place(start + len(before), told)

    def open(self, path: str) -> BinaryIO:
        """Open the file for reading and writing, and make it where it is absent."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            stream = cast("BinaryIO", os.fdopen(handle, "r+b", buffering=0))
        except FileNotFoundError as error:
            folder = show_name(str(Path(path).parent))
            cause = f"The archive {self.name} cannot be made: there is no folder {folder}."
            raise InputError(cause, "Make the folder first, or give another name.") from error
        except (OSError, ValueError) as error:
            raise explain_failure(self.name, error) from error
        if not lock(stream):
            stream.close()
            cause = f"{self.name} is being written by another run."
            raise WorldError(cause, "Wait for it, or give another name.")
        return stream

    def append(self, start: int, data: bytes) -> None:
        """Write at the end of the file, and take back what could not be written whole."""
        try:
            left = memoryview(data)
            while left:
                left = left[self.stream.write(left) :]
            os.fsync(self.stream.fileno())
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self.stream.fileno(), start)
            if error.errno in NO_ROOM:
                raise DiskFull(f"There is no room left to write {self.name}.", "Make room.") from error
            cause = f"{self.name} cannot be written: {error.strerror}."
            raise WorldError(cause, "Check the disk.") from error

    def look_through(self) -> None:
        """Note what the archive holds, and mend its end."""
        last: Frame | Gap | None = None
        gaps: list[Missed] = []
        told: dict[str, Told] = {}
        for piece in cut_archive(self.name, self.stream):
            if isinstance(piece, Gap):
                if last is None and not piece.at_end:
                    cause = f"{self.name} does not begin like a web archive."
                    raise InputError(cause, GIVE_ANOTHER)
                gaps.append(explain_gap(self.name, piece))
            elif not (piece.large or piece.astray or is_cut(piece)):
                self.index(piece, told)
            last = piece
        if last:
            gaps.extend(self.mend(last))
        elif self.stream.seek(0, os.SEEK_END):
            raise InputError(f"{self.name} is no web archive.", GIVE_ANOTHER)
        self.gaps = tuple(gaps)

    def index(self, frame: Frame, told: dict[str, Told]) -> None:
        """Note where an answer stands, or what is told of the one behind it."""
        answer = parse(frame)
        if check_block(frame, answer) is False or not frame.label.isdecimal():
            return
        if answer.kind == "metadata":
            told[answer.fields.get("warc-concurrent-to", "")] = read_told(frame.block)
        elif answer.kind == "response" and answer.status is not None:
            address = answer.fields.get("warc-target-uri", "").strip("<>")
            known = told.pop(answer.fields.get("warc-record-id", ""), None) or Told(address)
            self.places[quote(known.asked or address)] = Place(int(frame.label), known)

    def mend(self, last: Frame | Gap) -> Iterator[Missed]:
        """Take away a last record that is cut short, and end one that lacks its blank lines."""
        size = self.stream.seek(0, os.SEEK_END)
        if is_cut(last) and last.label.isdecimal():
            if isinstance(last, Frame):
                yield explain_mended(self.name, last.label)
            self.stream.truncate(int(last.label))
        elif self.ending == ".warc":
            self.stream.seek(max(0, size - len(BORDER)))
            end = self.stream.read(len(BORDER))
            missing = next(n for n in range(len(BORDER) + 1) if end.endswith(BORDER[: len(BORDER) - n]))
            self.append(size, BORDER[len(BORDER) - missing :])


def explain_mended(name: str, label: str) -> Missed:
    """Say that a last record was taken away: the run that wrote it was stopped."""
    cause = f"The last record of {name} was cut short and is taken away."
    return Missed(f"{name}#{label}", ArchiveBroken(cause, "What it held can be fetched again."))


def is_cut(piece: Frame | Gap) -> bool:
    """Tell whether the file ends inside a record, or before the checksum behind it."""
    return piece.at_end if isinstance(piece, Gap) else piece.final and piece.fault == SHORT


def lock(stream: BinaryIO) -> bool:
    """Keep other runs from writing to a file; return False where one does it."""
    try:
        import fcntl  # noqa: PLC0415  - there is none on Windows
    except ImportError:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
