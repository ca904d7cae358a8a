"""The desk's app: the API behind its guard. Other routers (pages of HTML) may be added to it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from dateline.desk import api
from dateline.desk.guard import Dress, Guard, Names, leave
from dateline.desk.packing import Packing
from dateline.desk.parameters import say_fault
from dateline.desk.problems import DESCRIPTION, say_error, say_nothing, say_problem
from dateline.desk.schemas import describe
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from fastapi import APIRouter

    from dateline.desk.desk import Desk

THREADS: Final = 8  # requests that ask the ledger at the same time
LONGEST: Final = 300  # characters of what is said of a wrong parameter


def make_app(
    desk: Desk,
    names: Names | None = None,
    routers: Iterable[APIRouter] = (),
    dress: Dress = leave,
) -> FastAPI:
    """Return the app that answers from a desk, under some names, with more routers beside the API's.

    ``dress``: what makes of a problem at a path what is shown there, such as a page for people.
    """
    app = FastAPI(
        openapi_url=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=run,
        middleware=[Middleware(Guard, names=names or Names(), dress=dress), Middleware(Packing)],
        exception_handlers=HANDLERS,
    )
    app.state.desk = desk
    app.state.dress = dress
    app.openapi = partial(describe, app)  # type: ignore[method-assign]  # FastAPI's own way to do it
    for router in (*routers, api.router):
        app.include_router(router)
    return app


@asynccontextmanager
async def run(app: FastAPI) -> AsyncIterator[None]:
    """Bound how many requests ask the ledger at once; let go of it at the end."""
    current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.desk.close()
    if hasattr(app.state, "pasting"):
        app.state.pasting.close()


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer an error of the tree."""
    if not isinstance(error, DatelineError):
        raise error
    return dressed(request, say_error(error, shared=request.app.state.desk.sharing is not None))


def dressed(request: Request, problem: Response) -> Response:
    """Return a problem as it is shown at the path that was asked for."""
    found: Response = request.app.state.dress(request.url.path, problem)
    return found


async def answer_unfit(request: Request, error: Exception) -> Response:
    """Answer parameters that do not fit: which, and why; the values given are not repeated."""
    if not isinstance(error, RequestValidationError):
        raise error
    told = [
        f"{'.'.join(str(part) for part in one['loc'][1:2])}: "
        f"{say_fault(one['type'], one['msg'], one.get('ctx', {}).get('pattern'))}"
        for one in error.errors()
    ]
    cause = f"{'; '.join(told)[:LONGEST]}."
    return dressed(request, say_problem(400, "parameter", cause, f"See {DESCRIPTION}"))


async def answer_http(request: Request, error: Exception) -> Response:
    """Answer what the framework itself refuses: addresses that there are not, methods that write."""
    if not isinstance(error, HTTPException):
        raise error
    return dressed(request, say_refused(error))


def say_refused(error: HTTPException) -> Response:
    """Return the problem of what the framework itself refuses."""
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = "GET, HEAD"
        return say_problem(405, "read-only", "The desk only reads.", "Use GET or HEAD.", headers)
    if error.status_code == 404:
        return say_nothing()
    return say_problem(error.status_code, "refused", f"{error.detail}.", "", headers)


HANDLERS: Final[dict[Any, Any]] = {
    DatelineError: answer_error,
    RequestValidationError: answer_unfit,
    HTTPException: answer_http,
}
