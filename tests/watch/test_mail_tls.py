"""Mail over TLS, to a real server of mail on this machine with a certificate made for the test."""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from dateline.errors import SendFailed
from dateline.watch.mailing import Mail
from dateline.watch.told_alerts import Quoted, ToldAlert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, LoginPassword, Session

ALERT = ToldAlert(
    key="cd" * 32,
    kind="incident",
    at="2031-03-04T10:00:00+00:00",
    search="silos",
    title="New incident. The regional governor says: silo hit",
    quoted=(Quoted("An air strike hit a grain silo.", "the governor", "art:1", "https://a.example/"),),
)
PASSWORD = "orvale"  # noqa: S105  - of a server that lives for one test


class Box:
    """Keeps what comes, and under which TLS; asks for a password."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.versions: list[str] = []
        self.tried: list[bytes] = []

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope.original_content or b"")
        assert server.transport
        self.versions.append(server.transport.get_extra_info("ssl_object").version())
        return "250 ok"

    def admit(self, *given: Any) -> AuthResult:
        login: LoginPassword = given[-1]
        self.tried.append(login.password)
        return AuthResult(success=login.password == PASSWORD.encode(), handled=False)


class Certificates:
    """Who signs certificates, and what servers show of them."""

    def __init__(self, folder: Path) -> None:
        self.authority = trustme.CA()
        self.file = folder / "authority.pem"
        self.authority.cert_pem.write_to_path(self.file)

    def show(self, name: str) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(name).configure_cert(context)
        return context


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    """An authority that this process trusts."""
    made = Certificates(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


@contextmanager
def serve(box: Box, **given: Any) -> Iterator[int]:
    """Give the port of a server of mail."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, "127.0.0.1", port, ready_timeout=30, authenticator=box.admit, **given)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def starttls(box: Box, context: ssl.SSLContext) -> Any:
    return serve(box, tls_context=context, require_starttls=True, auth_required=True)


def mail(port: int, security: Any = "starttls", password: str = PASSWORD) -> Mail:
    boxes = ("desk@lantern.example",)
    return Mail("dateline@lantern.example", boxes, "127.0.0.1", port, security, "desk", password)


def test_mail_goes_under_starttls(certificates: Certificates) -> None:
    box = Box()
    with starttls(box, certificates.show("127.0.0.1")) as port:
        mail(port).send([ALERT])
    assert box.versions == ["TLSv1.3"]
    assert box.tried == [PASSWORD.encode()]
    assert b"An air strike hit a grain silo." in box.mails[0]


def test_mail_goes_to_a_server_that_speaks_tls_from_the_start(certificates: Certificates) -> None:
    box, context = Box(), certificates.show("127.0.0.1")
    with serve(box, ssl_context=context, auth_require_tls=False) as port:
        mail(port, "ssl").send([ALERT])
    assert box.versions == ["TLSv1.3"]
    assert box.tried == [PASSWORD.encode()]
    assert len(box.mails) == 1


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_certificate_for_another_server_is_refused(certificates: Certificates, security: str) -> None:
    box, context = Box(), certificates.show("mail.lantern.example")
    over_tls = {"ssl_context": context, "auth_require_tls": False}
    server = serve(box, **over_tls) if security == "ssl" else starttls(box, context)
    with server as port, pytest.raises(SendFailed, match="CERTIFICATE_VERIFY_FAILED"):
        mail(port, security).send([ALERT])
    assert (box.tried, box.mails) == ([], [])


def test_a_certificate_of_an_unknown_authority_is_refused(certificates: Certificates) -> None:
    box, stranger = Box(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(stranger)
    assert certificates.file.exists()
    with starttls(box, stranger) as port, pytest.raises(SendFailed, match="CERTIFICATE_VERIFY_FAILED"):
        mail(port).send([ALERT])
    assert (box.tried, box.mails) == ([], [])


def test_a_server_without_tls_is_sent_no_password(certificates: Certificates) -> None:
    box = Box()
    assert certificates.file.exists()
    with (
        serve(box, auth_require_tls=False) as port,
        pytest.raises(SendFailed, match="STARTTLS extension not supported"),
    ):
        mail(port).send([ALERT])
    assert (box.tried, box.mails) == ([], [])


def test_a_wrong_password_is_said(certificates: Certificates) -> None:
    box = Box()
    with (
        starttls(box, certificates.show("127.0.0.1")) as port,
        pytest.raises(SendFailed, match=r"took no mail.*535"),
    ):
        mail(port, password="wrong").send([ALERT])  # noqa: S106  - of no server
    assert (set(box.tried), box.mails) == ({b"wrong"}, [])
