"""Who may write at the desk, and that a write was asked for by the desk's own pages.

A page of another site that is open in the same browser can send forms here; it cannot read an answer.
So a write must come with the ``Origin`` of this server and with the key that stands in its own forms.
Where others reach the desk, a token must be known as well; a proxy that knows its users may name them.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from dateline.errors import WriteForbidden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

KEY: Final = "key"  # the field of a form that holds its key
BY: Final = "by"  # the field with the name of whoever decides
TOKEN_COOKIE: Final = "dateline_token"  # noqa: S105  - its name, not a secret
NAME_COOKIE: Final = "dateline_by"
LONGEST: Final = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Doors:
    """Who may write at all. Raises nothing; ``Writing`` holds what is checked.

    ``writes``: anybody at all; ``token``: what must be known to write, None: nothing; ``user_header``:
    the header in which a proxy in front of the desk names its user; it is believed only where it is set.
    """

    writes: bool = False
    token: str | None = None
    user_header: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """The doors of one server, with the secret that its forms and cookies are made with."""

    doors: Doors = Doors()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def key(self) -> str:
        """Return the key that the forms of this server hold."""
        return self._seal("form")

    def pass_for(self, token: str) -> str | None:
        """Return the cookie's value for whoever gives the right token, else None."""
        right = self.doors.token
        if right is None or not hmac.compare_digest(token.encode(), right.encode()):
            return None
        return self._seal(f"token {right}")

    def may_write(self, request: Request) -> bool:
        """Tell whether a reader of pages is shown forms that write."""
        named = not self.doors.user_header or bool(self.name_of(request))
        return self.doors.writes and named and self._knows_token(request)

    def name_of(self, request: Request) -> str:
        """Return the name that a form is filled in with: the proxy's, else the one given last time."""
        if self.doors.user_header:
            return request.headers.get(self.doors.user_header, "").strip()[:LONGEST]
        return unquote(request.cookies.get(NAME_COOKIE, ""))[:LONGEST]

    def check(self, request: Request, form: Mapping[str, object]) -> str:
        """Return the name of whoever writes, where they may. Raises WriteForbidden."""
        self.check_sender(request)
        self.check_key(form)
        if self.doors.user_header:
            return self._named(request)
        return str(form.get(BY, "")).strip()[:LONGEST]

    def check_sender(self, request: Request) -> None:
        """Let pass who may write, before anything of a form is read. Raises WriteForbidden."""
        self.check_page(request)
        if not self._knows_token(request):
            raise WriteForbidden("This desk lets only those write who know its token.", "Sign in first.")

    def check_page(self, request: Request) -> None:
        """Let pass what comes from the desk's own pages. Raises WriteForbidden."""
        if not self.doors.writes:
            raise WriteForbidden("This desk only reads.", "Start it without --read-only.")
        if not is_own(request):
            raise WriteForbidden("The form was not sent from a page of this desk.", RELOAD)

    def check_key(self, form: Mapping[str, object]) -> None:
        """Let a form pass that has the key of this run. Raises WriteForbidden."""
        given = form.get(KEY)
        if not isinstance(given, str) or not hmac.compare_digest(given.encode(), self.key().encode()):
            raise WriteForbidden("The form is older than this run of the desk.", RELOAD)

    def _named(self, request: Request) -> str:
        name = self.name_of(request)
        if not name:
            cause = "The server in front of the desk did not say who is asking."
            raise WriteForbidden(cause, f"Have it set the header {self.doors.user_header}.")
        return name

    def _knows_token(self, request: Request) -> bool:
        if self.doors.token is None:
            return True
        given = request.cookies.get(TOKEN_COOKIE, "")
        return hmac.compare_digest(given.encode(), self._seal(f"token {self.doors.token}").encode())

    def _seal(self, words: str) -> str:
        return hmac.new(self.secret, words.encode(), "sha256").hexdigest()


RELOAD: Final = "Load the page anew and send it again."


def is_own(request: Request) -> bool:
    """Tell whether a request says that it comes from a page of this server.

    ``Origin`` is compared by host and port: a proxy may speak https where the desk speaks http.
    """
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc.lower() == request.headers.get("host", "").lower()
