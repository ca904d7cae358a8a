"""The file of channels: where alerts go, as TOML. Passwords stand elsewhere."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import InputError
from dateline.gather.targets import read_target
from dateline.watch.alert_feed import FeedFile
from dateline.watch.hooks import Webhook
from dateline.watch.mailing import Mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.ledger import Ledger
    from dateline.watch.channels import Channel

MAILBOX: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+", re.ASCII)
PORTS: Final = {"starttls": 587, "ssl": 465, "none": 25}
KEYS: Final = {
    "feed": {"file", "named"},
    "mail": {
        "from", "to", "server", "port", "security", "user", "password_env", "password_file", "named"
    },
    "webhook": {"url", "secret_env", "secret_file", "named"},
}  # fmt: skip
SEE: Final = "docs/watch.md shows a file of channels."
BY_NAME: Final = (
    "Name an environment variable (password_env, secret_env) or a file (…_file) that holds it."
)


def read_channels(data: bytes, name: str, ledger: Ledger) -> tuple[Channel, ...]:
    """Return the channels of a file, none twice; raises InputError for what it cannot mean."""
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{name} is no TOML: {error}.", SEE) from error
    found: dict[str, Channel] = {}
    for where, kind, table in list_tables(tables, name):
        for channel in apart(MAKERS[kind](Table(table, where), ledger)):
            if channel.name in found:
                cause = f"{where} names the same channel as one before."
                raise InputError(cause, "Take one of them out.")
            found[channel.name] = channel
    return tuple(found.values())


def apart(channel: Channel) -> Iterator[Channel]:
    """Yield a channel, or one for each mailbox: what one box refuses is not sent to the others again."""
    if isinstance(channel, Mail):
        yield from (replace(channel, to=(box,)) for box in channel.to)
    else:
        yield channel


def list_tables(tables: dict[str, Any], name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield where each channel stands, its kind and its table; raises InputError for unknown ones."""
    for kind, listed in tables.items():
        if kind not in KEYS or not isinstance(listed, list):
            raise InputError(f"{name} names channels [[{kind}]]; there are {', '.join(KEYS)}.", SEE)
        for number, table in enumerate(listed, start=1):
            where = f"{name}, [[{kind}]] number {number},"
            wrong = sorted(set(table) - KEYS[kind]) if isinstance(table, dict) else ["no table"]
            if wrong and wrong[0] in {"password", "secret"}:
                raise InputError(f"{where} holds a {wrong[0]} itself.", BY_NAME)
            if wrong:
                raise InputError(f"{where} says {wrong[0]!r}, which means nothing here.", SEE)
            yield where, kind, table


class Table:
    """One channel's table, with values of the kind that is asked for; raises InputError."""

    def __init__(self, given: dict[str, Any], where: str) -> None:
        self.given = given
        self.where = where

    def text(self, key: str) -> str:
        """Return a text of one line."""
        value = self.given.get(key)
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise self.refuse(f"must give {key!r} as a text of one line")
        return value.strip()

    def is_named(self) -> bool:
        """Tell whether everybody is named on this channel."""
        value = self.given.get("named", False)
        if not isinstance(value, bool):
            raise self.refuse("must give 'named' as true or false")
        return value

    def mailbox(self, value: object) -> str:
        """Return an address of mail."""
        text = value if isinstance(value, str) and value.isprintable() else ""
        address = parseaddr(text)[1]
        if not MAILBOX.fullmatch(address) or not text.rstrip(">").endswith(address):
            raise self.refuse(f"names {text[:60]!r}, which is no address of mail")
        return text

    def secret(self, kind: str) -> str | None:
        """Return a secret from where the table says it is; None where it says nothing."""
        if f"{kind}_env" in self.given:
            variable = self.text(f"{kind}_env")
            if not os.environ.get(variable):
                raise self.refuse(f"takes its {kind} from {variable}, which is not set")
            return os.environ[variable]
        if f"{kind}_file" not in self.given:
            return None
        try:
            return Path(self.text(f"{kind}_file")).read_text(encoding="utf-8").strip("\r\n")
        except (OSError, ValueError) as error:
            raise self.refuse(f"takes its {kind} from a file that cannot be read ({error})") from error

    def refuse(self, what: str) -> InputError:
        """Return the error for a table."""
        return InputError(f"{self.where} {what}.", SEE)


def make_feed(table: Table, ledger: Ledger) -> FeedFile:
    """Return the channel of a feed in a file."""
    path = Path(table.text("file")).absolute()
    if not path.parent.is_dir():
        raise table.refuse(f"names a file in {path.parent}, where there is no folder")
    return FeedFile(path, ledger, masked=not table.is_named())


def make_mail(table: Table, _: Ledger) -> Mail:
    """Return the channel of a mailbox."""
    to = table.given.get("to")
    boxes = to if isinstance(to, list) else [to]
    security = table.given.get("security", "starttls")
    if security not in PORTS or not boxes:
        raise table.refuse(f"must give 'to', and 'security' as one of {', '.join(PORTS)}")
    port = table.given.get("port", PORTS[security])
    if not isinstance(port, int) or not 0 < port < 65536:
        raise table.refuse("must give 'port' as a number")
    user = table.text("user") if "user" in table.given else None
    if security == "none" and user:
        raise table.refuse("would send a password without TLS; say security = 'starttls' or 'ssl'")
    return Mail(
        table.mailbox(table.given.get("from")),
        tuple(map(table.mailbox, boxes)),
        table.text("server"),
        port,
        security,
        user,
        table.secret("password"),
        not table.is_named(),
    )


def make_webhook(table: Table, _: Ledger) -> Webhook:
    """Return the channel of a webhook; raises AddressRefused for another scheme than http and https."""
    address = read_target(table.text("url"), allow_private=True).url
    secret = table.secret("secret")
    return Webhook(address, secret.encode() if secret else None, masked=not table.is_named())


MAKERS: Final[dict[str, Callable[[Table, Ledger], Channel]]] = {
    "feed": make_feed,
    "mail": make_mail,
    "webhook": make_webhook,
}
