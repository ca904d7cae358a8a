"""The channels of alerts: mail, webhook and feed, against servers on this machine."""

from __future__ import annotations

import hmac
import json
import socketserver
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from tests.watch import pages

from dateline.errors import InputError, SendFailed
from dateline.searches import Query
from dateline.watch.alert_feed import FeedFile
from dateline.watch.channel_files import read_channels
from dateline.watch.finding import look
from dateline.watch.hooks import Webhook
from dateline.watch.mailing import Mail
from dateline.watch.told_alerts import Quoted, ToldAlert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.ledger import Ledger

HOSTILE = ToldAlert(
    key="ab" * 32,
    kind="incident",
    at="2031-03-04T10:00:00+00:00",
    search="silos",
    title="New incident. A says: x\r\nBcc: everyone@lantern.example\r\n\r\n<script>alert(1)</script>",
    quoted=(Quoted("One\n.\nQUIT \x1b[2J <b>bold</b>", "A\r\nB", "art:1", "https://lantern.example/"),),
)


class Post(ThreadingHTTPServer):
    """Takes what is posted; ``status`` is what it answers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), PostHandler)
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.status = 200


class PostHandler(BaseHTTPRequestHandler):
    server: Post

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append(({key.lower(): value for key, value in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.send_header("Retry-After", "120")
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail as SMTP has it, without TLS."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), MailHandler)
        self.mails: list[bytes] = []
        self.commands: list[str] = []


class MailHandler(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline():
            word = line.decode().split()[0].upper()
            self.server.commands.append(line.decode().strip())
            if word == "DATA":
                self.say("354 go on")
                lines = []
                while (part := self.rfile.readline()) != b".\r\n":
                    lines.append(part)
                self.server.mails.append(b"".join(lines))
            self.say("221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def serve(server: Any) -> Iterator[Any]:
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def post() -> Iterator[Post]:
    yield from serve(Post())


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    yield from serve(MailServer())


def test_a_webhook_is_signed(post: Post) -> None:
    hook = Webhook(f"http://127.0.0.1:{post.server_port}/take", b"secret", clock=lambda: 1_900_000_000.5)
    hook.send([HOSTILE])
    ((head, body),) = post.taken
    told = json.loads(body)
    assert told["format"] == "dateline-alert/1"
    assert told["alert"]["title"] == HOSTILE.title  # text, in JSON
    assert head["dateline-alert"] == HOSTILE.key
    assert head["dateline-timestamp"] == "1900000000"
    wanted = hmac.new(b"secret", b"1900000000." + body, sha256).hexdigest()
    assert head["dateline-signature"] == f"v1={wanted}"


@pytest.mark.parametrize("status", [302, 404, 500, 503])
def test_a_webhook_that_does_not_take_an_alert_fails_and_is_not_redirected(
    post: Post, status: int
) -> None:
    post.status = status
    with pytest.raises(SendFailed, match=str(status)) as failed:
        Webhook(f"http://127.0.0.1:{post.server_port}/take").send([HOSTILE])
    assert failed.value.seconds == 120
    assert len(post.taken) == 1


def test_a_webhook_that_is_not_there_fails() -> None:
    with pytest.raises(SendFailed, match="no answer"):
        Webhook("http://127.0.0.1:9/take").send([HOSTILE])


def test_the_name_of_a_webhook_holds_no_key() -> None:
    assert "s3cret" not in Webhook("https://lantern.example/hook?token=s3cret").name


def test_a_mail_holds_the_alert_as_text_and_no_header_of_a_page(mail_server: MailServer) -> None:
    port = mail_server.server_address[1]
    mail = Mail("me@lantern.example", ("you@harbour.example",), "127.0.0.1", port, "none")
    mail.send([HOSTILE])
    (raw,) = mail_server.mails
    head, _, body = raw.partition(b"\r\n\r\n")
    names = [line.split(b":")[0] for line in head.split(b"\r\n") if line[:1].strip()]
    assert names.count(b"Subject") == 1
    assert b"Bcc" not in names
    assert b"text/plain" in head
    assert b"\x1b" not in raw
    assert b"<b>bold</b>" in body
    assert [one for one in mail_server.commands if one.startswith("rcpt")] == [
        "rcpt TO:<you@harbour.example>"
    ]


def test_a_mail_server_without_tls_is_sent_nothing(mail_server: MailServer) -> None:
    port = mail_server.server_address[1]
    mail = Mail(
        "me@lantern.example", ("you@harbour.example",), "127.0.0.1", port, "starttls", "me", "pw"
    )
    with pytest.raises(SendFailed, match="took no mail"):
        mail.send([HOSTILE])
    assert mail_server.mails == []
    assert not any("pw" in one or "AUTH" in one for one in mail_server.commands)


def test_a_feed_file_holds_the_alerts_with_ids_that_stay(ledger: Ledger, tmp_path: Path) -> None:
    ledger.save_search("silos", Query(words="grain silo"))
    channel = FeedFile(tmp_path / "alerts.atom", ledger)
    look(ledger, ledger.saved_searches(), [channel.name])
    pages.bring_first(ledger)
    look(ledger, ledger.saved_searches(), [channel.name])
    channel.send([])
    first = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    pages.bring_second(ledger)
    look(ledger, ledger.saved_searches(), [channel.name])
    channel.send([])
    second = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    assert [one.tags[0].term for one in second.entries] == ["toll", "second-origin", "incident"]
    assert second.entries[-1].id == first.entries[0].id
    assert second.entries[-1].title.startswith("New incident. Oda Brekke says: ")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_feed_file_that_cannot_be_written_fails(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(SendFailed, match="cannot be written"):
        FeedFile(tmp_path / "none" / "alerts.atom", ledger).send([])


def test_a_file_of_channels(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_SECRET", "hush")
    (tmp_path / "password").write_text("pass word\n", encoding="utf-8")
    text = f"""
    [[feed]]
    file = "{tmp_path}/alerts.atom"
    named = true
    [[mail]]
    from = "Dateline <me@lantern.example>"
    to = ["you@harbour.example"]
    server = "mail.lantern.example"
    user = "me"
    password_file = "{tmp_path}/password"
    [[webhook]]
    url = "https://hooks.lantern.example/take"
    secret_env = "HOOK_SECRET"
    """
    feed, mail, hook = read_channels(text.encode(), "channels.toml", ledger)
    assert (feed.masked, mail.masked, hook.masked) == (False, True, True)
    assert isinstance(mail, Mail)
    assert (mail.port, mail.security, mail.password) == (587, "starttls", "pass word")
    assert isinstance(hook, Webhook)
    assert hook.secret == b"hush"
    assert "hush" not in repr(hook)
    assert "pass word" not in repr(mail)


def test_each_mailbox_is_a_channel_of_its_own(ledger: Ledger) -> None:
    text = "[[mail]]\nfrom='me@a.example'\nserver='b.example'\nto=['x@c.example', 'y@c.example']"
    channels = read_channels(text.encode(), "channels.toml", ledger)
    assert [one.name for one in channels] == [
        "mail to x@c.example by b.example",
        "mail to y@c.example by b.example",
    ]


def test_the_same_mail_has_the_same_id_and_another_one_another() -> None:
    mail = Mail("me@a.example", ("you@b.example",), "127.0.0.1", 9, "none")
    other, third = replace(HOSTILE, key="cd" * 32), replace(HOSTILE, key="ef" * 32)
    ids = [
        mail.write(told)["Message-ID"]
        for told in ([HOSTILE, other], [HOSTILE, other], [HOSTILE, third], [HOSTILE])
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_a_password_that_the_server_cannot_take_is_a_failure_of_the_channel(
    mail_server: MailServer,
) -> None:
    port = mail_server.server_address[1]
    mail = Mail("me@a.example", ("you@b.example",), "127.0.0.1", port, "none", "me", "pässwort")
    with pytest.raises(SendFailed):
        mail.send([HOSTILE])


def test_a_feed_tells_only_what_is_for_it(ledger: Ledger, tmp_path: Path) -> None:
    feed = FeedFile(tmp_path / "alerts.atom", ledger)
    ledger.save_search("silos", Query(words="grain silo"))
    look(ledger, ledger.saved_searches(), ["heard"])
    pages.bring_first(ledger)
    assert look(ledger, ledger.saved_searches(), ["heard"])
    feed.send([])
    assert feedparser.parse(feed.path.read_bytes()).entries == []
    pages.bring_denial(ledger)
    assert look(ledger, ledger.saved_searches(), ["heard", feed.name])
    feed.send([])
    assert len(feedparser.parse(feed.path.read_bytes()).entries) == 1


WRONG = {
    "no TOML": "[[mail",
    "channels [[pigeon]]": "[[pigeon]]\nto = 'you'",
    "holds a password itself": "[[mail]]\npassword = 'pw'",
    "holds a secret itself": "[[webhook]]\nsecret = 'pw'",
    "'colour', which means nothing": "[[feed]]\ncolour = 'red'",
    "no address of mail": "[[mail]]\nfrom = \"a@b.example\\r\\nBcc: c@b.example\"\nto='a@b.example'",
    "which is no address": "[[mail]]\nfrom = 'a@b.example'\nto = 'a@b.example, c@b.example'",
    "which is not set": "[[webhook]]\nurl='https://a.example/'\nsecret_env='NO_SUCH_VARIABLE'",
    "is no address of a web page": "[[webhook]]\nurl = 'ftp://lantern.example/'",
    "without TLS": "[[mail]]\nto='a@b.example'\nsecurity='none'\nuser='me'",
    "there is no folder": "[[feed]]\nfile = '/no/such/folder/alerts.atom'",
    "the same channel": "[[webhook]]\nurl='https://a.example/'\n[[webhook]]\nurl='https://a.example/'",
}


@pytest.mark.parametrize("cause", WRONG)
def test_a_wrong_file_of_channels_is_refused_with_the_reason(ledger: Ledger, cause: str) -> None:
    with pytest.raises(InputError) as refused:
        read_channels(WRONG[cause].encode(), "channels.toml", ledger)
    assert cause in str(refused.value)
