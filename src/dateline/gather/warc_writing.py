"""An answer of a server as records of a web archive (WARC/1.1), each a whole member."""

from __future__ import annotations

import gzip
import hashlib
import re
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Final

from fastwarc.warc import WarcRecord, WarcRecordType

from dateline.gather.warc_records import read_date

if TYPE_CHECKING:
    from dateline.gather.shelf import Fetched

RENAMED: Final = "x-archive-orig-"
CODED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]+")
UNSAFE: Final = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")
OUR_LENGTH: Final = "Content-Length"  # spelt unlike the headers that servers gave
FIELDS: Final = "application/warc-fields"
ANSWER: Final = "application/http; msgtype=response"
ASKED: Final = "fetchRedirectFrom"
NOTE: Final = "note"
SOFTWARE: Final = f"dateline/{version('dateline')}"
EPOCH: Final = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be written: its kind, its further fields in order, and its block."""

    kind: WarcRecordType
    date: str
    fields: dict[str, str]
    block: bytes
    payload: bytes | None = None

    @property
    def id(self) -> str:
        """The record's id: the same for the same content."""
        content = [str(int(self.kind)), self.date, *self.fields.values()]
        digest = hashlib.sha256(self.block).hexdigest()
        return f"<{uuid.uuid5(uuid.NAMESPACE_URL, chr(0).join((*content, digest))).urn}>"


def write_info(date: str, *, packed: bool) -> bytes:
    """Return the record that opens an archive and says who made it."""
    told = [("software", SOFTWARE), ("format", "WARC File Format 1.1")]
    block = encode_fields(told)
    fields = {"Content-Type": FIELDS}
    return write(Draft(WarcRecordType.warcinfo, date_record(date), fields, block), packed=packed)


def write_answer(fetched: Fetched, *, packed: bool) -> tuple[bytes, bytes]:
    """Return the records of an answer: what is told of it (empty where nothing is), and the answer.

    The answer comes last: where a run is killed between the two, nothing counts as kept.
    """
    answer = draft_answer(fetched)
    told = [(NOTE, f"{note.level} {note.code} {note.message}") for note in fetched.notes]
    if fetched.asked != fetched.url:
        asked = quote(fetched.asked)
        told = [("via", asked), (ASKED, asked), *told]
    before = write(draft_told(answer, told), packed=packed) if told else b""
    return before, write(answer, packed=packed)


def draft_answer(fetched: Fetched) -> Draft:
    """Return the record of the answer; the body stands unpacked in it."""
    fields = {"WARC-Target-URI": quote(fetched.url), "Content-Type": ANSWER}
    block = encode_head(fetched) + fetched.body
    return Draft(WarcRecordType.response, date_record(fetched.gathered), fields, block, fetched.body)


def draft_told(answer: Draft, told: list[tuple[str, str]]) -> Draft:
    """Return the record of what is known of an answer beside it."""
    fields = {
        "WARC-Target-URI": answer.fields["WARC-Target-URI"],
        "WARC-Concurrent-To": answer.id,
        "Content-Type": FIELDS,
    }
    return Draft(WarcRecordType.metadata, answer.date, fields, encode_fields(told))


def encode_head(fetched: Fetched) -> bytes:
    """Return the head of an answer: its codings renamed, as they are undone, its length made true."""
    try:
        phrase = HTTPStatus(fetched.status).phrase
    except ValueError:
        phrase = "Unknown"
    lines = [f"HTTP/1.1 {fetched.status} {phrase}"]
    true_length = ("content-length", str(len(fetched.body)))
    for name, value in fetched.headers:
        renamed = RENAMED if name in CODED and (name, value) != true_length else ""
        lines.append(f"{renamed}{name}: {CONTROLS.sub(' ', value).strip()}")
    if true_length not in fetched.headers:
        lines.append(f"{OUR_LENGTH}: {len(fetched.body)}")
    return "\r\n".join((*lines, "", "")).encode("utf-8", "replace")


def encode_fields(fields: list[tuple[str, str]]) -> bytes:
    """Return fields as application/warc-fields."""
    lines = [f"{name}: {CONTROLS.sub(' ', value)}\r\n" for name, value in fields]
    return "".join(lines).encode("utf-8", "replace")


def write(draft: Draft, *, packed: bool) -> bytes:
    """Return a record as it stands in the file."""
    record = WarcRecord()
    record.init_headers(draft.kind)
    record.headers["WARC-Record-ID"] = draft.id
    record.headers["WARC-Date"] = draft.date
    for name, value in draft.fields.items():
        record.headers[name] = value
    record.set_bytes_content(draft.block)
    payload = draft.payload
    digest = None if payload is None else hashlib.sha1(payload, usedforsecurity=False).digest()
    made = BytesIO()
    record.write(made, checksum_data=True, payload_digest=digest)
    return gzip.compress(made.getvalue(), mtime=0) if packed else made.getvalue()


def date_record(gathered: str) -> str:
    """Return a time as archives write it; what is none becomes the epoch, which nobody believes."""
    return (read_date(gathered) or EPOCH).replace("+00:00", "Z")


def quote(address: str) -> str:
    """Return an address as it stands in a field: blanks and controls are quoted."""
    return UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}" if ord(found[0]) < 128 else "%3F", address)
