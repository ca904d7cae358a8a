"""WACZ files: ZIP archives with web archives inside, and the hashes that they state."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import ArchiveBroken
from dateline.gather.captures import Missed
from dateline.gather.files import read_opened
from dateline.gather.warcs import ENDINGS as WARC_ENDINGS
from dateline.gather.warcs import read_archive
from dateline.gather.zips import list_members, read_safely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO
    from zipfile import ZipFile, ZipInfo

    from dateline.gather.captures import Found

ENDINGS: Final = (".wacz",)
PACKAGE: Final = "datapackage.json"
PACKAGE_BYTES: Final = 5_000_000
CHUNK: Final = 1 << 20
ALGORITHMS: Final = frozenset({"md5", "sha1", "sha256", "sha512"})


def read_wacz(source: str) -> Iterator[Found]:
    """Yield the pages of the web archives in a WACZ file, and what is missing in it."""
    return read_opened(source, read_wacz_stream)


def read_wacz_stream(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield the pages of the web archives in a WACZ file, sorted by their names."""
    found = False
    for member in list_members(name, stream):
        if isinstance(member, Missed):
            found = True
            yield member
        elif member.path.lower().endswith(WARC_ENDINGS):
            found = True
            stated = read_package(member.archive)
            yield from check_hash(member.source, member.archive, member.info, stated)
            yield from read_safely(member, read_archive)
    if not found:
        cause = f"{name} holds no web archive (archive/*.warc.gz)."
        yield Missed(name, ArchiveBroken(cause, "Check the file.", code="archive-empty"))


def read_package(archive: ZipFile) -> dict[str, str]:
    """Return the hashes that the package states, by the names of its files; broken ones are none."""
    try:
        with archive.open(PACKAGE) as stream:
            package = json.loads(stream.read(PACKAGE_BYTES))
        return dict(list_hashes(package))
    except Exception:  # noqa: BLE001  - zipfile raises many kinds; the hashes are a help, no need
        return {}


def list_hashes(package: Any) -> Iterator[tuple[str, str]]:
    """Yield the files that a package names, with their hashes (``sha256:`` and hex)."""
    resources = package.get("resources") if isinstance(package, dict) else None
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict):
            yield str(resource.get("path", "")), str(resource.get("hash", ""))


def check_hash(source: str, archive: ZipFile, info: ZipInfo, stated: dict[str, str]) -> Iterable[Missed]:
    """Return what is said of a file that does not fit its hash; its records are checked one by one."""
    algorithm, _, value = stated.get(info.filename, "").lower().partition(":")
    if algorithm not in ALGORITHMS or not value:
        return ()
    digest = hashlib.new(algorithm, usedforsecurity=False)
    try:
        with archive.open(info) as stream:
            while block := stream.read(CHUNK):
                digest.update(block)
    except Exception:  # noqa: BLE001  - the records are read next, and say what is broken
        return ()
    if digest.hexdigest() == value:
        return ()
    cause = f"{source} does not fit the hash that {PACKAGE} states."
    remedy = "Its records were read and checked one by one."
    return (Missed(source, ArchiveBroken(cause, remedy, code="archive-hash")),)
