"""Signing in where a desk asks for its token before it lets anybody write."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time
from fastapi.responses import RedirectResponse

from dateline.desk.site.answering import make_router, writing_of
from dateline.desk.site.sending import FRESH, fresh
from dateline.desk.writing import TOKEN_COOKIE
from dateline.errors import WriteForbidden

ADDRESS: Final = "/sign-in"
router = make_router()


@router.get(ADDRESS)
def show_form(request: Request) -> Response:
    """Show the form that asks for the token."""
    return fresh(request, "signing.html", {})


@router.post(ADDRESS)
async def sign_in(request: Request) -> Response:
    """Let in whoever gives the right token; the browser keeps what proves it until it is closed."""
    writing = writing_of(request)
    writing.check_page(request)
    async with request.form(max_files=0, max_fields=5, max_part_size=2000) as form:
        writing.check_key({key: form[key] for key in form})
        passed = writing.pass_for(str(form.get("token", "")))
    if passed is None:
        raise WriteForbidden("This is not the token of the desk.", "Ask whoever runs it.")
    led = RedirectResponse("/review", 303, FRESH)
    led.set_cookie(TOKEN_COOKIE, passed, httponly=True, samesite="strict")
    return led
