"""Addresses of ledgers on a server, and how they are shown: never with a password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import LedgerUnusable

if TYPE_CHECKING:
    from types import ModuleType

SCHEMES: Final = ("postgresql://", "postgres://")
FORM: Final = "postgresql://USER@HOST:PORT/DATABASE"
INSTALL: Final = "Install it with: pip install 'dateline[postgres]'"
ENCODE: Final = (
    f"Write it as {FORM}. Characters such as @ / : ? # % and spaces in a name or a password are written "
    "as %40 %2F %3A %3F %23 %25 %20; better, keep the password in ~/.pgpass or in PGPASSWORD."
)


@dataclass(frozen=True, slots=True)
class Address:
    """What libpq is to be told (``parameters``), and the address as messages name it."""

    parameters: dict[str, Any]
    shown: str


def is_address(where: object) -> bool:
    """Tell whether a ledger's name is an address on a server, of whatever kind."""
    return "://" in str(where)


def show_place(where: object) -> str:
    """Return a ledger's name for a message or a command to copy; an address without its password."""
    text = str(where)
    if not is_address(text):
        return text
    try:
        return parse_address(text).shown
    except LedgerUnusable:
        return f"{text.partition('://')[0]}://..."


def parse_address(where: str) -> Address:
    """Take an address apart as PostgreSQL's tools do. Raises LedgerUnusable and tells no secret."""
    if not where.lower().startswith(SCHEMES):
        scheme = where.partition("://")[0]
        cause = f"The ledger is on a server of a kind that is not supported: {scheme}://..."
        raise LedgerUnusable(cause, f"Name a file, or a PostgreSQL database as {FORM}.")
    psycopg = load_driver()
    scheme, _, rest = where.partition("://")
    try:
        parameters = psycopg.conninfo.conninfo_to_dict(f"{scheme.lower()}://{rest}")
    except psycopg.Error:
        raise unclear() from None  # what the driver says may quote a part of the password
    if any("@" in str(parameters.get(name, "")) for name in ("host", "dbname")) or not all(
        port.isdecimal() for port in str(parameters.get("port") or "0").split(",")
    ):
        raise unclear()  # an unescaped character has cut the password in two
    return Address(parameters, show(parameters))


def unclear() -> LedgerUnusable:
    """Return the error for an address that cannot be taken apart."""
    return LedgerUnusable("The address of the ledger cannot be understood.", ENCODE)


def load_driver() -> ModuleType:
    """Return PostgreSQL's driver. Raises LedgerUnusable where it is not installed."""
    try:
        import psycopg.conninfo  # noqa: PLC0415  - an extra, and slow to import
    except ImportError as error:
        cause = f"A ledger on a PostgreSQL server needs a driver that is not here ({error})."
        raise LedgerUnusable(cause, INSTALL) from error
    return psycopg


def show(parameters: dict[str, Any]) -> str:
    """Return an address that names user, host, port and database, and nothing secret."""
    user = f"{parameters['user']}@" if parameters.get("user") else ""
    host = str(parameters.get("host", ""))
    port = f":{parameters['port']}" if parameters.get("port") else ""
    asked = [f"{name}={parameters[name]}" for name in ("service", "options") if parameters.get(name)]
    if host.startswith("/"):
        asked.insert(0, f"host={host}")
        host = ""
    tail = f"?{'&'.join(asked)}" if asked else ""
    return f"postgresql://{user}{host}{port}/{parameters.get('dbname', '')}{tail}"
