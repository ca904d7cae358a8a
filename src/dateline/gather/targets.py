"""An address to fetch, taken apart and checked before anything is asked of anyone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

import httpx2

from dateline.errors import AddressRefused
from dateline.gather.addresses import mask
from dateline.gather.networks import find_network

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

PORTS: Final = {"http": 80, "https": 443}
MAX_LENGTH: Final = 4_000
SHOWN: Final = 200
HOST: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
GIVE_WHOLE: Final = "Give a whole address that begins with http:// or https://."
GIVE_PUBLIC: Final = "Give the address of a public page, or save the page and give the file."
GIVE_ANOTHER: Final = f"{GIVE_PUBLIC} Your own network is fetched from with --allow-private."


@dataclass(frozen=True, slots=True)
class Target:
    """One address: ``host`` in ASCII without a trailing dot, ``path`` with the query, percent-encoded.

    ``url`` is the address as it is asked for, without a fragment.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port as one text: what the rules of a server hold for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Return host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read_target(address: str, *, allow_private: bool = False) -> Target:
    """Return the parts of an address; raises AddressRefused for one that is never fetched."""
    url = parse(address)
    if url.scheme not in PORTS:
        raise AddressRefused(f"{show(address)} is no address of a web page.", GIVE_WHOLE)
    if url.userinfo:
        cause = f"{show(address)} carries a user name or a password."
        raise AddressRefused(cause, "Give the address without them; pages behind a login are not read.")
    host = read_host(address, url.raw_host.decode("ascii"), allow_private=allow_private)
    port = PORTS[url.scheme] if url.port is None else url.port
    if not port or (port not in PORTS.values() and not allow_private):
        raise AddressRefused(
            f"{show(address)} names the port {port}; pages are on 80 or 443.", GIVE_PUBLIC
        )
    path = url.raw_path.decode("ascii") or "/"
    bare = Target("", url.scheme, host, port, path)
    return Target(bare.origin + path, url.scheme, host, port, path)


def join_target(base: Target, location: str, *, allow_private: bool = False) -> Target:
    """Return the target that a redirect leads to, checked like any other; raises AddressRefused."""
    try:
        url = str(httpx2.URL(base.url).join(location.strip()))
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        cause = f"{base.url} leads to {show(location)}, which is no address."
        raise AddressRefused(cause, GIVE_PUBLIC) from error
    return read_target(url, allow_private=allow_private)


def parse(address: str) -> httpx2.URL:
    """Return an address taken apart; raises AddressRefused where it is none."""
    if len(address) > MAX_LENGTH:
        raise AddressRefused(f"{show(address)} is longer than {MAX_LENGTH} signs.", GIVE_PUBLIC)
    try:
        return httpx2.URL(address.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{show(address)} is no address: {error}.", GIVE_WHOLE) from error


def read_host(address: str, raw: str, *, allow_private: bool) -> str:
    """Return the host of an address, checked where it is a number; raises AddressRefused."""
    host = raw.lower().removesuffix(".")
    number = read_number(host)
    if number is not None:
        refuse_network(address, number, allow_private=allow_private)
        return str(number)
    if NUMBER.fullmatch(host):
        cause = f"{show(address)} hides the number of a machine in an odd form."
        raise AddressRefused(cause, "Give the name of the server.")
    if not HOST.fullmatch(host):
        raise AddressRefused(f"{show(address)} names no server.", GIVE_WHOLE)
    return host


def read_number(host: str) -> IPv4Address | IPv6Address | None:
    """Return a host that is written as an IP address in its plain form; else None."""
    try:
        return ip_address(host) if "%" not in host else None
    except ValueError:
        return None


def refuse_network(name: str, number: IPv4Address | IPv6Address, *, allow_private: bool) -> None:
    """Raise AddressRefused where an IP address lies in a network that nothing is fetched from."""
    network = None if allow_private else find_network(number)
    if network:
        raise AddressRefused(f"{show(name)} leads to {number}, {network}.", GIVE_ANOTHER)


def show(address: str) -> str:
    """Return an address as it may be printed: one line, no password, no odd signs, not too long."""
    plain = "".join(sign if sign.isprintable() else "\ufffd" for sign in mask(address.strip()))
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "…"
