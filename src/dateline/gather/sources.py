"""From SOURCEs (addresses, files, folders, archives, standard input) to captures, lazily, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import AddressRefused
from dateline.gather.addresses import looks_like_address, make_address, mask, refuse_address
from dateline.gather.captures import Missed
from dateline.gather.feed_files import read_feed_stream
from dateline.gather.folders import walk_folder
from dateline.gather.kinds import is_directory, read_by_ending
from dateline.gather.web import walk_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from dateline.gather.captures import Found
    from dateline.gather.web import Fetch, Following

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are fetched, and how far feeds and site maps are followed."""

    fetch: Fetch
    following: Following


def gather(sources: Sequence[str], stdin: BinaryIO, web: Web | None = None) -> Iterator[Found]:
    """Yield what each SOURCE holds, one page at a time; nothing is read before it is asked for.

    Without ``web`` nothing is fetched. What cannot be read is yielded as Missed with its error; nothing
    is raised.
    """
    for source in sources:
        yield from gather_one(source, stdin, web)


def gather_one(source: str, stdin: BinaryIO, web: Web | None) -> Iterable[Found]:
    """Return the pages of one SOURCE."""
    if source == STANDARD_INPUT:
        return read_feed_stream(source, stdin)
    if looks_like_address(source):
        return read_address(source, web)
    return walk_folder(source) if is_directory(source) else read_by_ending(source)


def read_address(source: str, web: Web | None) -> Iterable[Found]:
    """Return the pages of an address."""
    if web is None:
        return (refuse_address(source),)
    address = make_address(source)
    if mask(address) != address:
        return (refuse_login(mask(address)),)
    return walk_address(address, web.fetch, web.following)


def refuse_login(masked: str) -> Missed:
    """Return the refusal of an address that carries a password, which is neither printed nor kept."""
    cause = f"{masked} carries a user name or a password."
    return Missed(masked, AddressRefused(cause, "Give the address without them."))
