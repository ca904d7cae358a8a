"""The frame: what a format is, and which there are. A format is one file, ``formats/to_NAME.py``.

The file has one name that counts, ``FORMAT``. Nothing else lists it: the folder is the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.errors import HouseError, InputError
from dateline.export import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.export.rows import What

PREFIX: Final = "to_"


@dataclass(frozen=True, slots=True)
class Job:
    """What a format is told beside the rows.

    ``raw``: text stays as it is, though a spreadsheet may take it for a formula. ``ledger``: the name
    that the ledger keeps for good, for formats that make ids. ``written``: when it was last written to
    (ISO, UTC). ``shared``: rows were masked and bounded.
    """

    what: What
    raw: bool = False
    ledger: str = ""
    written: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a file is put together of pieces, each of some rows, made by one process or by several.

    ``make`` gives the piece of rows, some at least: it asks for nothing but these and the job, and other
    processes can take what it gives. ``join`` writes pieces as they come; however the rows were parted,
    the bytes are the same. ``size``: rows of a piece, where nothing else parts them.
    """

    make: Callable[[Sequence[Any], Job], Any]
    join: Callable[[Iterable[Any], BinaryIO, Job], None]
    size: int = 256

    def write(self, rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
        """Write rows as they come."""
        source = iter(rows)
        parts = iter(lambda: list(islice(source, self.size)), [])
        self.join((self.make(part, job) for part in parts), out, job)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format.

    ``columns``: what rows it takes (the first is the default), each with the names that the file has
    for their parts; ``docs/exports/NAME.md`` explains them. ``write`` writes the rows as they come: it
    never holds more than a bounded part of them. It may raise InputError before the first byte.
    ``takes``: whether a row has a place in the format; those that have none are left out, and counted.
    ``orders``: rows wait on disk until all have come, for the file has another order. ``pieces``: how
    several processes make the file, where they can.
    """

    summary: str
    suffix: str
    media_type: str
    columns: Mapping[What, tuple[str, ...]]
    write: Callable[[Iterable[Any], BinaryIO, Job], None]
    takes: Callable[[Any], bool] | None = None
    orders: bool = False
    pieces: Pieces | None = None


def format_names() -> tuple[str, ...]:
    """Return the names of the formats, in order: those of the files, with ``-`` for ``_``."""
    modules = (module.name for module in iter_modules(formats.__path__))
    return tuple(
        sorted(
            name.removeprefix(PREFIX).replace("_", "-") for name in modules if name.startswith(PREFIX)
        )
    )


@cache
def find_format(name: str) -> Format:
    """Return the format of a name; raises InputError where there is none."""
    if name not in format_names():
        raise InputError(f"{name!r} is no format.", f"There are: {', '.join(format_names())}.")
    module = import_module(f"{formats.__name__}.{PREFIX}{name.replace('-', '_')}")
    found = module.FORMAT
    if not isinstance(found, Format):
        raise HouseError(f"{module.__name__}.FORMAT is no Format.", "See docs/exports.md.")
    return found


def choose_what(name: str, what: What | None) -> What:
    """Return what rows a format is to be given; raises InputError where it does not take them."""
    takes = find_format(name).columns
    if what is None:
        return next(iter(takes))
    if what not in takes:
        raise InputError(f"The format {name} has no room for {what}.", f"It takes: {', '.join(takes)}.")
    return what
