"""Network shares: SQLite's log of writes needs memory that all who use a file share, on one machine.

Two machines that write to one ledger on a share do not see each other's locks there and damage it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import LedgerUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS: Path = Path("/proc/self/mountinfo")  # Linux; elsewhere nothing is found
SHARES: Final = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "glusterfs"}
    | {"lustre", "beegfs", "gpfs", "9p", "webdav", "davfs"}
    | {f"fuse.{kind}" for kind in ("sshfs", "glusterfs", "ceph", "davfs2", "rclone", "s3fs", "smbnetfs")}
)
ALLOW: Final = "DATELINE_ALLOW_SHARE"  # set to 1: this machine alone writes to the ledger
REFUSED: Final = (
    "The ledger {path} is on a network share ({kind}), where writing from two machines damages it."
)
REMEDY: Final = (
    "Keep it on a disk of this machine, or use a PostgreSQL server for a team. Reading from a share "
    f"works. Where this machine alone ever writes to the ledger, set {ALLOW}=1."
)
OCTAL: Final = re.compile(r"\\([0-7]{3})")


def refuse_share(path: Path) -> None:
    """Raise LedgerUnusable where a file that is to be written lies, or would lie, on a network share."""
    kind = find_share(path)
    if kind and os.environ.get(ALLOW) != "1":
        raise LedgerUnusable(REFUSED.format(path=path, kind=kind), REMEDY)


def find_share(path: Path) -> str | None:
    """Return the kind of the network share on which a file lies; None where it is on none."""
    try:
        mounts = list(list_mounts(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")))
    except OSError:
        return None
    where = os.path.realpath(path)
    holding = [(len(point), kind) for point, kind in mounts if holds(point, where)]
    longest = max((length for length, _ in holding), default=0)
    kinds = [kind for length, kind in holding if length == longest]
    return kinds[-1] if kinds and kinds[-1] in SHARES else None  # of several at one point the last


def holds(point: str, where: str) -> bool:
    """Tell whether a path is, or lies below, the point where something is mounted."""
    return where == point or where.startswith(point.rstrip("/") + "/")


def list_mounts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the point and the kind of every mount; see proc_pid_mountinfo(5)."""
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) > 4 and kinds[0]:
            yield OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4]), kinds[0]
