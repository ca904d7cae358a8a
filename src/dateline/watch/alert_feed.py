"""Alerts as an Atom feed in a file, the newest first; written anew as a whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from dateline.answers.atom import NEVER, Entry, Feed, make_uuid, write_feed
from dateline.errors import SendFailed
from dateline.watch.told_alerts import say_alert, tell_alert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.ledger import Ledger
    from dateline.watch.told_alerts import ToldAlert

IN_FEED: Final = 100


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A file that holds the latest alerts that are told on it, as a feed."""

    path: Path
    ledger: Ledger
    masked: bool = True
    at_once: int = 1000

    @property
    def name(self) -> str:
        """Return what the channel is called in the ledger."""
        return f"feed {self.path}"

    def send(self, _: Sequence[ToldAlert]) -> None:
        """Write the feed anew with the latest alerts, as the ledger tells them now."""
        latest = self.ledger.alert_book().alerts(IN_FEED, self.name)
        told = [tell_alert(self.ledger, one, masked=self.masked) for one in latest]
        document = make_alert_feed([one for one in told if one], self.ledger.name())
        try:
            put(self.path, document)
        except OSError as error:
            cause = f"The feed {self.path} cannot be written: {error.strerror or error}."
            raise SendFailed(cause, "Make room, or name another file.") from error


def put(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, in one step."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise


def make_alert_feed(alerts: Sequence[ToldAlert], ledger: str) -> bytes:
    """Return the feed of alerts of a ledger, ``ledger`` being the name it keeps for good."""
    updated = max((one.at for one in alerts), default=NEVER)
    feed = Feed(make_uuid(f"{ledger} alerts"), "Alerts of a Dateline ledger", updated)
    out = BytesIO()
    write_feed(out, feed, (make_entry(one, ledger) for one in alerts))
    return out.getvalue()


def make_entry(alert: ToldAlert, ledger: str) -> Entry:
    """Return one alert; its id is made of the ledger's name and the alert's key."""
    return Entry(
        id=make_uuid(f"{ledger} alert {alert.key}"),
        title=alert.title,
        updated=alert.at,
        categories=(alert.kind, alert.search),
        links=(("alternate", alert.url or ""),),
        content="\n".join(say_alert(alert)),
    )
