"""Alerts to a webhook: one signed POST of JSON an alert, no redirect followed."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx2

from dateline import jsons
from dateline.errors import SendFailed
from dateline.identity import hash_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.watch.told_alerts import ToldAlert

FORMAT: Final = "dateline-alert/1"
SECONDS: Final = 20.0
LONGEST: Final = 86_400.0  # seconds that a receiver can ask to be left alone
LONE: Final = frozenset({400, 413, 422})  # answers that tell of one message, not of the receiver
CHECK: Final = "Check that its receiver runs and answers with a status from 200 to 299."


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent: the format's name, and the alert."""

    format: str
    alert: ToldAlert


@dataclass(frozen=True, slots=True, repr=False)
class Webhook:
    """An address that takes alerts. ``clock`` tells seconds since 1970, for the signature."""

    address: str
    secret: bytes | None = None
    masked: bool = True
    at_once: int = 1
    clock: Callable[[], float] = field(default=time.time)

    @property
    def name(self) -> str:
        """Return what the channel is called in the ledger, without its query: that may bear a key."""
        parts = urlsplit(self.address)
        return f"webhook {parts.scheme}://{parts.hostname}{parts.path} {hash_text(self.address)[:8]}"

    def send(self, alerts: Sequence[ToldAlert]) -> None:
        """Send each alert; raises SendFailed where one is not taken."""
        for alert in alerts:
            self.post(alert)

    def post(self, alert: ToldAlert) -> None:
        """Send one alert."""
        body = jsons.encode(Body(FORMAT, alert))
        settings = {"follow_redirects": False, "trust_env": False, "timeout": SECONDS}
        try:
            with (
                httpx2.Client(**settings) as client,  # type: ignore[arg-type]
                client.stream(
                    "POST", self.address, content=body, headers=self.head(alert, body)
                ) as answer,
            ):
                status, wait = answer.status_code, read_wait(answer.headers.get("retry-after", ""))
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise SendFailed(f"It gave no answer ({type(error).__name__}).", CHECK) from error
        if not 200 <= status < 300:
            raise SendFailed(f"It answered {status}.", CHECK, seconds=wait, lone=status in LONE)

    def head(self, alert: ToldAlert, body: bytes) -> dict[str, str]:
        """Return the headers: what it is, and where there is a secret the time and the signature."""
        head = {
            "Content-Type": "application/json",
            "User-Agent": "dateline",
            "Dateline-Alert": alert.key,
        }
        if self.secret is None:
            return head
        at = str(int(self.clock()))
        return {**head, "Dateline-Timestamp": at, "Dateline-Signature": sign(self.secret, at, body)}


def sign(secret: bytes, at: str, body: bytes) -> str:
    """Return the signature: HMAC-SHA256 of the time, a full stop and the body, in hexadecimal digits."""
    return "v1=" + hmac.new(secret, at.encode() + b"." + body, sha256).hexdigest()


def read_wait(value: str) -> float:
    """Return the seconds of a Retry-After; 0 where it gives none."""
    return min(float(value), LONGEST) if value.isascii() and value.isdigit() and len(value) < 9 else 0.0
