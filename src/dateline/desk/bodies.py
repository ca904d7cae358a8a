"""How much may be sent to the desk: what is longer is refused while it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST: Final = 8 * 1024 * 1024  # bytes of a form, a page that is pasted or given as a file included


class BoundedBodies:
    """Middleware: a body of more than ``largest`` bytes ends in 413, whatever length it claims."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app read as much as it may."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._largest:
                raise HTTPException(413, f"What was sent is larger than {self._largest:,} bytes")
            return message

        await self._app(scope, counted if scope["type"] == "http" else receive, send)
