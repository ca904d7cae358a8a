"""One record of a web archive as a page, where it is one and its bytes are those that were kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from fastwarc.warc import WarcRecord

from dateline.errors import ArchiveBroken, DatelineError
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.digests import agrees
from dateline.gather.files import MAX_BYTES, explain_size, show_name
from dateline.gather.packed import explain_overflow
from dateline.gather.payloads import undo
from dateline.gather.statuses import holds_page
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gather.captures import Found
    from dateline.gather.frames import Frame, Gap
    from dateline.gather.payloads import Payload

XHTML_MP: Final = "application/vnd.wap.xhtml+xml"
PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", XHTML_MP, "text/plain"})
SILENT_TYPES: Final = frozenset({"warcinfo", "request", "metadata"})
RULES: Final = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/security.txt")
MARKUP: Final = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
MARKUP_BYTES: Final = 1024
CHARSET: Final = re.compile(r""";\s*charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
URI: Final = re.compile(rb"\r\nwarc-target-uri:[ \t]*([^\r\n]{0,2000})", re.IGNORECASE)
WET: Final = ".warc.wet"  # in the name of an archive of texts
FETCH_AGAIN: Final = "Use another copy of the archive; the other records were read."


@dataclass(frozen=True, slots=True)
class Answer:
    """A record taken apart: its fields, and what the server said where one answered."""

    kind: str
    fields: dict[str, str]
    status: int | None
    headers: dict[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """What the server, or else the archive, says the page is; empty where nothing is said."""
        if self.kind == "response":
            stated = self.headers.get("content-type")
            return stated or self.fields.get("warc-identified-payload-type", "")
        return self.fields.get("content-type", "")

    @property
    def media_type(self) -> str | None:
        """The content type without its parameters, in lower case; null where nothing is said."""
        return self.content_type.partition(";")[0].strip().lower() or None


def read_frame(name: str, frame: Frame) -> Iterator[Found]:
    """Yield the page of a record, that it is none, or that it is damaged; requests give nothing.

    What broke behind the record is told after it, so that every gap is told once.
    """
    source = f"{name}#{frame.label}"
    answer = parse(frame)
    fits = check_block(frame, answer)
    if fits is False or (frame.fault and not fits):
        yield explain_damage(source, frame, frame.fault or "does not fit the digest stated for it")
        return
    if answer.kind not in SILENT_TYPES:
        yield read_answer(source, frame, answer)
    if frame.final:
        yield explain_damage(source, frame, f"{frame.fault} behind its last record")


def check_block(frame: Frame, answer: Answer) -> bool | None:
    """Tell whether a record fits the digest stated for it; None where that cannot be told."""
    if frame.large:
        return None
    fits = agrees(answer.fields.get("warc-block-digest"), frame.block)
    if fits is None:
        # This one may be stated of the unpacked page: make_capture looks closer.
        return agrees(answer.fields.get("warc-payload-digest"), answer.body) or None
    return fits


def parse(frame: Frame) -> Answer:
    """Take a record apart with fastwarc."""
    record = WarcRecord.from_reader(BytesIO(frame.head + frame.block))
    fields = {key.lower(): value.strip() for key, value in record.headers.items()}
    kind = fields.get("warc-type", "").lower()
    status, headers, body = None, dict[str, str](), frame.block
    if kind == "response" and record.is_http:
        status, headers, body = parse_http(record, frame.block)
    return Answer(kind, fields, status, headers, body)


def parse_http(record: WarcRecord, block: bytes) -> tuple[int | None, dict[str, str], bytes]:
    """Return status, headers and body of a server's answer; no status where it cannot be read."""
    try:
        record.parse_http(strict_mode=False)
        body = bytes(record.reader.read(len(block)))
        headers: dict[str, str] = {}
        for key, value in record.http_headers.items():
            headers.setdefault(key.lower(), value.strip())
    except (OSError, ValueError):
        return None, {}, block
    else:
        return record.http_headers.status_code, headers, body


def read_answer(source: str, frame: Frame, answer: Answer) -> Capture | Missed | LeftAlone:
    """Return the page of an intact record, or that it is none."""
    if not (is_page(answer) or is_wet(source, answer)):
        return LeftAlone(source)
    if frame.large:
        return Missed(source, explain_size(source))
    try:
        return make_capture(source, frame, answer)
    except OverflowError as error:
        return Missed(source, explain_overflow(source, error))
    except ValueError as error:
        cause = f"The page of the record at {source} cannot be read: {error}."
        return Missed(source, ArchiveBroken(cause, FETCH_AGAIN, code="archive-payload"))
    except DatelineError as error:
        return Missed(source, error)


def is_page(answer: Answer) -> bool:
    """Tell whether a record holds a page: HTML or plain text that a server gave whole."""
    if answer.kind != "resource" and (answer.kind != "response" or not holds_page(answer.status or 0)):
        return False
    address = answer.fields.get("warc-target-uri", "").strip("<>").partition("?")[0]
    if address.lower().endswith(RULES):
        return False
    if answer.media_type is None:
        return bool(MARKUP.search(answer.body[:MARKUP_BYTES]))
    return answer.media_type in PAGE_TYPES


def is_wet(source: str, answer: Answer) -> bool:
    """Tell whether a record holds the text of a page, in an archive that is named as one of texts."""
    return WET in source.lower() and answer.kind == "conversion" and answer.media_type == "text/plain"


def make_capture(source: str, frame: Frame, answer: Answer) -> Capture:
    """Return the capture of a page; raises as payloads.undo, and DatelineError where it is no good."""
    codings = [answer.headers.get(name, "") for name in ("transfer-encoding", "content-encoding")]
    payload = undo(answer.body, *codings)
    notes = tuple(note_doubts(frame, answer, whole=payload.whole))
    refuse_false(source, answer, payload)
    if len(payload.data) > MAX_BYTES:
        raise explain_size(source)
    charset = CHARSET.search(answer.content_type)
    return Capture(
        source,
        payload.data,
        gathered=read_date(answer.fields.get("warc-date", "")),
        url=show_name(answer.fields.get("warc-target-uri", "").strip("<>")) or None,
        media_type=answer.media_type,
        charset=charset[1].lower() if charset else None,
        notes=notes,
    )


def refuse_false(source: str, answer: Answer, payload: Payload) -> None:
    """Raise ArchiveBroken where a page does not fit its digest; a cut page has that of the whole."""
    stated = answer.fields.get("warc-payload-digest")
    fits = agrees(stated, answer.body, payload.unchunked, payload.data)
    if fits is False and "warc-truncated" not in answer.fields:
        address = answer.fields.get("warc-target-uri", "")
        raise make_damage(source, address, "does not fit the digest stated for its page")


def note_doubts(frame: Frame, answer: Answer, *, whole: bool) -> Iterator[Note]:
    """Yield what a reader should know of a page: that it is cut, or how it was found."""
    length = answer.headers.get("content-length", "")
    packed = answer.headers.get("content-encoding") or answer.headers.get("transfer-encoding")
    short = length.isdecimal() and not packed and len(answer.body) < int(length[:18])
    reason = answer.fields.get("warc-truncated")
    if reason or short or not whole:
        why = f" ({reason})" if reason else ""
        message = f"The page was cut short when it was archived{why}: its end is missing."
        yield Note("warning", "page-cut-short", show_name(message))
    if frame.astray:
        message = "The page was found behind a damaged record of its archive, and may stand inside it."
        yield Note("warning", "archive-gap", message)


def read_date(stated: str) -> str | None:
    """Return a date of an archive as ISO 8601 in UTC, to the second; null where it is none."""
    try:
        moment = datetime.fromisoformat(stated)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="seconds") if len(stated) > 10 else None
    except (ValueError, OverflowError):
        return None


def explain_gap(name: str, gap: Gap) -> Missed:
    """Return what is said of a gap."""
    source = f"{name}#{gap.label}"
    return Missed(source, make_damage(source, read_address(gap.head), gap.reason))


def explain_damage(source: str, frame: Frame, reason: str) -> Missed:
    """Return what is said of a record that is not what was kept."""
    return Missed(source, make_damage(source, read_address(frame.head), reason))


def read_address(head: bytes) -> str:
    """Return the address in the head of a record; empty where there is none."""
    found = URI.search(head)
    return found[1].decode("utf-8", "replace").strip(" \t<>") if found else ""


def make_damage(source: str, address: str, reason: str) -> ArchiveBroken:
    """Return the error for a record, or a stretch of an archive, that is lost."""
    whose = f" ({address})" if address else ""
    return ArchiveBroken(show_name(f"The record at {source}{whose} {reason}."), FETCH_AGAIN)
