"""Errors as problem details (RFC 9457): a cause, a next step, and never a trace of the inside."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from fastapi import Response

from dateline import jsons
from dateline.desk.shapes import Problem
from dateline.errors import DatelineError, InputError, NotHeld, WorldError, WriteForbidden

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "/api/v1"
DESCRIPTION: Final = f"{PREFIX}/openapi.json"
MEDIA_TYPE: Final = "application/problem+json"
TYPE: Final = "urn:dateline:problem:"
RETRY: Final = "5"  # seconds after which a ledger that is locked or away may be asked again
HIDDEN: Final = "The ledger cannot be used at the moment."


def say_problem(
    status: int, code: str, detail: str, next_step: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """Return a response that says what went wrong."""
    title = HTTPStatus(status).phrase
    body = jsons.encode(Problem(f"{TYPE}{code}", title, status, detail, next_step))
    extra = {"cache-control": "no-store", **(headers or {})}
    return Response(body, status, extra, MEDIA_TYPE)


def say_error(error: DatelineError, *, shared: bool = False) -> Response:
    """Return the response for an error of the tree: 404, 403, 400, 503, or 500 for a bug of ours.

    On a desk that others see (``shared``) no name of a file or server is told.
    """
    if isinstance(error, NotHeld):
        return say_problem(404, error.code, error.cause, error.remedy)
    if isinstance(error, WriteForbidden):
        return say_problem(403, error.code, error.cause, error.remedy)
    if isinstance(error, InputError):
        return say_problem(400, error.code, error.cause, error.remedy)
    if isinstance(error, WorldError):
        told = (HIDDEN, "Try again later.") if shared else (error.cause, error.remedy)
        return say_problem(503, error.code, *told, {"retry-after": RETRY})
    return say_bug()


def say_nothing() -> Response:
    """Return the response for an address at which there is nothing."""
    return say_problem(404, "no-such-address", "There is nothing here.", f"See {DESCRIPTION}")


def say_bug() -> Response:
    """Return the response for a bug of ours."""
    return say_problem(500, "bug", "Something went wrong in the program.", "Please report it.")
