"""Alerts by e-mail: plain text, over TLS, and nothing of a page ever in a header as it stands."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from typing import TYPE_CHECKING, Final, Literal

from dateline.errors import SendFailed
from dateline.gather.feed_items import tidy_text
from dateline.identity import hash_text
from dateline.watch.told_alerts import say_alert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.watch.told_alerts import ToldAlert

Security = Literal["starttls", "ssl", "none"]
SECONDS: Final = 30.0
SUBJECT: Final = 150  # characters
CHECK: Final = "Check the server, the user and the password that the channel names."


def take_leave(server: smtplib.SMTP) -> None:
    """End a connection; a server that does not answer to that has taken the mail all the same."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


@dataclass(frozen=True, slots=True, repr=False)
class Mail:
    """A mailbox to send to, and the server that takes the mail."""

    sender: str
    to: tuple[str, ...]
    server: str
    port: int
    security: Security = "starttls"
    user: str | None = None
    password: str | None = None
    masked: bool = True
    at_once: int = 20

    @property
    def name(self) -> str:
        """Return what the channel is called in the ledger."""
        return f"mail to {', '.join(self.to)} by {self.server}"

    def send(self, alerts: Sequence[ToldAlert]) -> None:
        """Send alerts as one mail; raises SendFailed."""
        try:
            message = self.write(alerts)
            server = self.connect()
            try:
                if self.user:
                    server.login(self.user, self.password or "")
                refused = server.send_message(message)
            finally:
                take_leave(server)
        except (OSError, ValueError, smtplib.SMTPException) as error:
            why = tidy_text(str(error), 300) or type(error).__name__
            raise SendFailed(f"The mail server {self.server} took no mail: {why}.", CHECK) from error
        if refused:
            raise SendFailed(f"{self.server} refused {', '.join(sorted(refused))}.", CHECK)

    def connect(self) -> smtplib.SMTP:
        """Return a connection to the server, under TLS unless that was declined."""
        trust = ssl.create_default_context()
        if self.security == "ssl":
            return smtplib.SMTP_SSL(self.server, self.port, timeout=SECONDS, context=trust)
        server = smtplib.SMTP(self.server, self.port, timeout=SECONDS)
        if self.security == "starttls":
            try:
                server.starttls(context=trust)
            except BaseException:
                server.close()
                raise
        return server

    def write(self, alerts: Sequence[ToldAlert]) -> EmailMessage:
        """Return the mail. Its id is made of its alerts: sent twice, it is the same mail."""
        message = EmailMessage()
        more = f" (and {len(alerts) - 1} more)" if len(alerts) > 1 else ""
        message["Subject"] = f"[Dateline] {tidy_text(alerts[0].title, SUBJECT) or 'Alert'}{more}"
        message["From"] = self.sender
        message["To"] = ", ".join(self.to)
        message["Date"] = formatdate(usegmt=True)
        own = hash_text(chr(0).join(one.key for one in alerts))[:32]
        message["Message-ID"] = f"<{own}@dateline.invalid>"
        message["Auto-Submitted"] = "auto-generated"
        blocks = ("\n".join(tidy_text(line, 2000) or "" for line in say_alert(one)) for one in alerts)
        message.set_content("\n\n".join(blocks) + "\n")
        return message
