"""The error tree. Every error names its cause and the next step.

::

    DatelineError
    ├── InputError            your input: what was given cannot be used
    │   ├── AddressGiven      an address where a file was expected
    │   ├── PageMissing       no such file or folder, or not readable
    │   ├── PageUnreadable    a file that holds no article that can be read
    │   │   └── PageTooLarge
    │   ├── CorpusBroken      a line of a corpus that is no article
    │   ├── ArchiveBroken     a web archive or a packed file with a gap
    │   ├── ActorListBroken   a list of actors with a row that cannot be read
    │   ├── GazetteerBroken   a dump of places with a line that is none
    │   ├── ReviewRefused     a decision on something that is not there, or that does not fit
    │   │   └── FieldRefused  a value that does not fit one field of a correction
    │   ├── FeedBroken        a feed or site map that cannot be read
    │   ├── AddressRefused    an address that is never fetched
    │   ├── SearchBroken      a search that cannot be read
    │   ├── WriteForbidden    a write that the desk does not take
    │   └── NotHeld           an id that the ledger holds nothing under
    ├── WorldError            the world: disk, locks, permissions, other people's servers
    │   ├── FetchFailed       a server gave no page, or forbids it
    │   ├── SendFailed        an alert could not be sent on one channel
    │   ├── LedgerUnusable    not a ledger, of another version, or not writable
    │   │   └── LedgerAway    its server cannot be reached: it may come back
    │   ├── ArchiveUnusable   a folder that is no archive, is another's, or cannot be written
    │   ├── ModelBroken       a file of the language model is missing or damaged
    │   ├── PartMissing       an optional part of the program is not installed
    │   ├── PlaceTaken        an address to listen on is taken or may not be used
    │   └── DiskFull
    └── HouseError            our bug: please report it
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors. ``code`` is stable; ``cause`` and ``remedy`` are sentences for people."""

    code = "error"

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(f"{cause} {remedy}".strip())
        self.cause = cause
        self.remedy = remedy


class InputError(DatelineError):
    """What was given cannot be used as it is."""

    code = "input"


class AddressGiven(InputError):
    """A SOURCE is an address where nothing may be fetched."""

    code = "address-given"


class PageMissing(InputError):
    """A SOURCE does not exist or may not be read."""

    code = "page-missing"


class PageUnreadable(InputError):
    """A page holds nothing that can be read as an article; ``code`` is set at the raise."""

    code = "page-unreadable"

    def __init__(self, cause: str, remedy: str = "", *, code: str = "page-unreadable") -> None:
        super().__init__(cause, remedy)
        self.code = code


class PageTooLarge(PageUnreadable):
    """A page is larger than the limit on its bytes."""

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(cause, remedy, code="page-too-large")


class CorpusBroken(InputError):
    """A line of a corpus is not one JSON object with ``id`` and ``text``."""

    code = "corpus-line-broken"


class ArchiveBroken(InputError):
    """Part of a web archive or of a packed file cannot be read; ``code`` is set at the raise."""

    code = "archive-gap"

    def __init__(self, cause: str, remedy: str = "", *, code: str = "archive-gap") -> None:
        super().__init__(cause, remedy)
        self.code = code


class ActorListBroken(InputError):
    """A list of actors has a row that cannot be read; nothing of it counts."""

    code = "actor-list-broken"


class GazetteerBroken(InputError):
    """A dump of places has a line that is no place, or an imported index is damaged."""

    code = "gazetteer-broken"


class ReviewRefused(InputError):
    """A decision or a grade that cannot be taken: its subject is not there, or a value does not fit."""

    code = "review-refused"


class FieldRefused(ReviewRefused):
    """What a correction gives one field does not fit; ``field``: its name, as ``--set`` has it."""

    def __init__(self, cause: str, remedy: str, field: str) -> None:
        super().__init__(cause, remedy)
        self.field = field


class FeedBroken(InputError):
    """A feed or a site map cannot be read, or leads nowhere."""

    code = "feed-broken"


class AddressRefused(InputError):
    """An address that is never fetched: another scheme, a private network, a forbidden port."""

    code = "address-refused"


class SearchBroken(InputError):
    """A search, or what narrows it, cannot be read."""

    code = "search-broken"


class WriteForbidden(InputError):
    """The desk only reads, or does not know that whoever writes may."""

    code = "write-forbidden"


class NotHeld(InputError):
    """The ledger holds nothing under an id (any more)."""

    code = "not-held"


class WorldError(DatelineError):
    """Something outside the input and the program went wrong."""

    code = "world"


class FetchFailed(WorldError):
    """A server gave no page, or does not allow that it is fetched; ``code`` is set at the raise."""

    code = "fetch-failed"

    def __init__(self, cause: str, remedy: str = "", *, code: str = "fetch-failed") -> None:
        super().__init__(cause, remedy)
        self.code = code


class SendFailed(WorldError):
    """An alert could not be sent; ``seconds``: how long the receiver asks to be left alone.

    ``lone``: it is this alert that is not taken, others may be.
    """

    code = "send-failed"

    def __init__(
        self, cause: str, remedy: str = "", *, seconds: float = 0.0, lone: bool = False
    ) -> None:
        super().__init__(cause, remedy)
        self.seconds = seconds
        self.lone = lone


class LedgerUnusable(WorldError):
    """The ledger cannot be opened, is none, or is of a version this program cannot use."""

    code = "ledger-unusable"


class LedgerAway(LedgerUnusable):
    """The server of a ledger cannot be reached, or went away; the same may succeed later."""

    code = "ledger-away"


class ArchiveUnusable(WorldError):
    """The folder of an archive is none, is being written by another run, or cannot be written."""

    code = "archive-unusable"


class ModelBroken(WorldError):
    """A file of the language model is missing or is not the one that the model's card names."""

    code = "model-broken"


class PartMissing(WorldError):
    """An optional part of the program is not installed; the next step names the extra."""

    code = "part-missing"


class PlaceTaken(WorldError):
    """An address of this machine cannot be listened on."""

    code = "place-taken"


class DiskFull(WorldError):
    """There is no room left to write."""

    code = "disk-full"


class HouseError(DatelineError):
    """An invariant of the program does not hold: a bug."""

    code = "bug"
