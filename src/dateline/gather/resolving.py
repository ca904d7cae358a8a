"""From the name of a server to the numbers that may be called: looked up once, all of them checked."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from dateline.errors import FetchFailed
from dateline.gather.targets import read_number, refuse_network

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.gather.targets import Target

    Resolve = Callable[[str, int], Sequence[str]]

MAX_NUMBERS: Final = 4  # a name may have many; this many are called before the server is given up
AGAIN: Final = "Check the name and your connection, and try again later."


def resolve_name(host: str, port: int) -> list[str]:
    """Return the IP addresses of a name, in the system's order; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Names:
    """The numbers of every server of a run. A name that leads into a refused network is refused whole.

    What was checked is what is called: nothing is looked up between the check and the connection.
    """

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self.resolve = resolve
        self.allow_private = allow_private
        self.known: dict[str, tuple[str, ...]] = {}

    def find(self, target: Target) -> tuple[str, ...]:
        """Return the checked numbers of a target's host; raises AddressRefused or FetchFailed."""
        if read_number(target.host) is not None:
            return (target.host,)
        numbers = self.known.get(target.host)
        if numbers is None:
            numbers = self.known[target.host] = self.look_up(target)
        return numbers

    def forget(self, target: Target) -> None:
        """Look the name up anew when it is asked for next: its numbers did not answer."""
        self.known.pop(target.host, None)

    def look_up(self, target: Target) -> tuple[str, ...]:
        """Return the numbers of a name, each checked; raises AddressRefused or FetchFailed."""
        try:
            found = [ip_address(number) for number in self.resolve(target.host, target.port)]
        except (OSError, ValueError) as error:
            raise explain_lookup(target, error) from error
        if not found:
            raise explain_lookup(target, None)
        for number in found:
            refuse_network(target.host, number, allow_private=self.allow_private)
        return tuple(str(number) for number in found[:MAX_NUMBERS])


def explain_lookup(target: Target, error: Exception | None) -> FetchFailed:
    """Return the error for a name that leads nowhere; a passing failure has a code of its own."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        cause = f"The name {target.host} could not be looked up just now."
        return FetchFailed(cause, AGAIN, code="no-answer")
    return FetchFailed(f"There is no server named {target.host}.", AGAIN, code="name-unknown")
