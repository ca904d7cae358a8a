"""The static files: their addresses hold a hash of their bytes, so that browsers keep them for good."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from dateline.desk.packing import HARD, SAID, pack, takes_packed
from dateline.identity import hash_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}
KEPT: Final = {"cache-control": "public, max-age=31536000, immutable"}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages use; ``mark``: what its bytes are told from others by."""

    body: bytes
    media_type: str
    mark: str


@cache
def assets() -> Mapping[str, Asset]:
    """Return the static files of the package by name."""
    return {
        one.name: read_asset(one)
        for one in sorted((files("dateline.desk") / "static").iterdir(), key=lambda each: each.name)
        if one.name.rpartition(".")[2] in TYPES
    }


def read_asset(path: Traversable) -> Asset:
    """Return one static file."""
    text = path.read_text(encoding="utf-8")
    return Asset(text.encode(), TYPES[path.name.rpartition(".")[2]], hash_text(text)[:12])


def static(name: str) -> str:
    """Return the address of a static file; raises KeyError for one that there is not."""
    return f"/static/{assets()[name].mark}/{name}"


@cache
def packed(name: str) -> bytes:
    """Return a static file packed as small as it gets: once, as it is sent often."""
    return pack(assets()[name].body, HARD)


@router.get("/static/{mark}/{name}")
def get_asset(request: Request, mark: str, name: str) -> Response:
    """Answer with a static file, to be kept for good; packed where the client takes it so."""
    found = assets().get(name)
    if found is None or found.mark != mark:
        raise HTTPException(404)
    if takes_packed(request.headers):
        return Response(packed(name), headers={**KEPT, **SAID}, media_type=found.media_type)
    return Response(found.body, headers=KEPT, media_type=found.media_type)
