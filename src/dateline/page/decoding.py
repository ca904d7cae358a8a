"""From bytes to text, once: marks, UTF-8, the charsets of server and page, detection; then tidied."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from dateline.gather.charsets import choose_codec, fits
from dateline.page.media import SAMPLE, guess_wide
from dateline.records import Note

DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
HEAD_BYTES: Final = 4096  # where a declared charset must stand, with some room for careless pages
DETECTION_BYTES: Final = 65536
COMMON: Final = ("cp1252", "cp1251")
TIE: Final = 0.05  # detection's chaos and coherence that tell nothing, both from 0 to 1
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, the encoding it was read in, and what had to be replaced."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Return the text that ``data`` holds; never fails, what cannot be read becomes U+FFFD.

    ``charset`` is what the page's server said; it is believed before the page where the bytes fit it.
    """
    encoding = find_encoding(data, charset)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    notes = [note for note in (note_broken(data, text, encoding),) if note]
    tidy, removed = CONTROLS.subn("", text)
    if removed:
        message = (
            f"{removed} control characters or NULs were removed; offsets refer to the text without."
        )
        notes.append(Note("warning", "control-characters-removed", message))
    return Decoded(tidy, name_charset(encoding), tuple(notes))


def name_charset(codec: str) -> str:
    """Return a codec's name as pages spell it: windows-1252, not cp1252."""
    return codec.replace("cp125", "windows-125") if codec.startswith("cp125") else codec


def find_encoding(data: bytes, charset: str | None) -> str:
    """Return the name of the encoding that ``data`` is most surely in."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    wide = guess_wide(data[:SAMPLE])
    if wide:
        return wide
    return choose_codec(data, charset, read_declared(data)) or detect(cut_sample(data))


def detect(sample: bytes) -> str:
    """Return the encoding that fits best; of several that fit alike, the one that the web uses most."""
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        return COMMON[0]
    alike = [
        name
        for match in matches
        if match.chaos <= best.chaos + TIE and match.coherence >= best.coherence - TIE
        for name in match.could_be_from_charset
    ]
    return next((name for name in COMMON if name in alike), best.encoding.replace("_", "-"))


def read_declared(data: bytes) -> str | None:
    """Return the label of the charset that the page declares, or None."""
    found = DECLARED.search(data[:HEAD_BYTES])
    if found is None:
        return None
    return (found[1] or found[2]).decode("ascii", "replace")


def cut_sample(data: bytes) -> bytes:
    """Return a bounded stretch of the bytes that holds the first non-ASCII ones."""
    first = len(data) - len(data.lstrip(bytes(range(128))))
    return data[max(0, first - 2000) : first + DETECTION_BYTES]


def note_broken(data: bytes, text: str, encoding: str) -> Note | None:
    """Return a note on characters that could not be read, if there are any."""
    if fits(data, encoding):
        return None
    message = f"{text.count(chr(0xFFFD))} characters were not {encoding} and were replaced by U+FFFD."
    return Note("warning", "characters-replaced", message)
