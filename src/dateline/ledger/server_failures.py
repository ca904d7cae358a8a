"""What a PostgreSQL server says went wrong, as errors with a cause and a next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.errors import DiskFull, HouseError, LedgerAway, LedgerUnusable

if TYPE_CHECKING:
    from dateline.errors import DatelineError

AGAIN: Final = "Run the same command again afterwards: what is stored is not read twice."
AWAY: Final = (
    LedgerAway,
    "The server of the ledger {where} cannot be reached or went away: {said}.",
    f"Check that it runs, that its disk is not full, and that its name and port are right. {AGAIN}",
)
NO_ROOM: Final = (
    DiskFull,
    "The ledger {where} cannot be written: the disk is full on its server.",
    f"Make room there: what Dateline has stored stays as it is. {AGAIN}",
)
REFUSED: Final = (
    LedgerUnusable,
    "The server of the ledger {where} did not let you in: {said}.",
    "Check the user and the password (in ~/.pgpass or PGPASSWORD), and pg_hba.conf on the server.",
)
NO_DATABASE: Final = (
    LedgerUnusable,
    "There is no database for the ledger {where}: {said}.",
    "Check the name, or make it with: createdb NAME",
)
NO_RIGHTS: Final = (
    LedgerUnusable,
    "The ledger {where} does not allow you this: {said}.",
    "Ask its owner for the right: dateline team grant LEDGER NAME --read, or --write.",
)
READ_ONLY: Final = (
    LedgerUnusable,
    "The ledger {where} may not be written: its server only reads (a standby, or set so).",
    f"Name the server that writes, or have default_transaction_read_only set off there. {AGAIN}",
)
TOO_LARGE: Final = (
    DiskFull,
    "The ledger {where} needs more room for its work than its server allows: {said}.",
    f"Have temp_file_limit raised there, or ask for less. {AGAIN}",
)
READ_ONLY_DISK: Final = (
    LedgerUnusable,
    "The ledger {where} may not be written: the disk of its server may only be read.",
    f"Have the disk looked at: systems mount one so after errors. {AGAIN}",
)
LOCKED: Final = (
    LedgerUnusable,
    "The ledger {where} is locked: another process has been writing to it all the while.",
    f"Wait until that process is done. {AGAIN}",
)
BROKEN: Final = (
    LedgerUnusable,
    "The ledger {where} is damaged: {said}.",
    "Go back to a backup, or make a new ledger from the same pages.",
)
SAID: Final = {  # SQLSTATEs, or the first characters of them; the longest that fits counts
    "08": AWAY,
    "57P": AWAY,  # the server shuts down or starts up, or ended this connection
    "53300": AWAY,  # too many connections
    "53": NO_ROOM,
    "53200": AWAY,  # out of memory
    "53400": TOO_LARGE,
    "28": REFUSED,
    "3D": NO_DATABASE,
    "42501": NO_RIGHTS,
    "3F": NO_RIGHTS,
    "25006": READ_ONLY,
    "25P03": AWAY,  # a write that stood still too long was ended
    "55P03": LOCKED,
    "40": LOCKED,  # serialisation, deadlock: with another program that writes to these tables
    "58": BROKEN,  # the server's system calls failed
    "XX": BROKEN,
}
SYSTEM_SAID: Final = {  # by the server's system, of which SQLSTATEs do not tell all apart
    "No space left on device": NO_ROOM,
    "Disk quota exceeded": NO_ROOM,
    "Read-only file system": READ_ONLY_DISK,
}
NOT_LET_IN: Final = (
    "authentication",
    "pg_hba.conf",
    "does not exist",
    "is not permitted to log in",
    "certificate",
    "permission denied",
)
IDLE_QUESTION: Final = "Is the server running"
LONGEST_STATE: Final = 5


def explain_server(error: BaseException | None, where: object) -> DatelineError:
    """Return the error of the tree for what the server or its driver says."""
    kind, cause, remedy = find_words(error)
    return kind(cause.format(where=where, said=say(error)), remedy)


def find_words(error: BaseException | None) -> tuple[type[DatelineError], str, str]:
    """Return the kind, cause and next step for an error."""
    state = getattr(error, "sqlstate", None) or ""
    by_system = next(
        (words for said, words in SYSTEM_SAID.items() if state and said in str(error)), None
    )
    if by_system:
        return by_system
    for length in range(LONGEST_STATE, 1, -1):
        if state[:length] in SAID:
            return SAID[state[:length]]
    if not state and type(error).__name__ in {"OperationalError", "InterfaceError", "ConnectionTimeout"}:
        return without_state(str(error))
    cause = "The ledger {where} refused what was written or asked: {said}."
    return HouseError, cause, "Please report it. Nothing was stored of this page."


def without_state(said: str) -> tuple[type[DatelineError], str, str]:
    """Return kind, cause and next step where only a sentence was said: before there was a connection."""
    if 'database "' in said and "does not exist" in said:
        return NO_DATABASE
    if "FATAL" in said and any(word in said for word in NOT_LET_IN):
        return REFUSED
    if "no password supplied" in said:
        return REFUSED
    return AWAY


def say(error: BaseException | None) -> str:
    """Return what was said on one line, without the full stop and what tells nothing."""
    lines = [line.strip() for line in str(error).splitlines()]
    said = " ".join(line for line in lines if line and not line.startswith(IDLE_QUESTION))
    return said.removeprefix("connection is bad: ").rstrip(".") or "no reason was given"
