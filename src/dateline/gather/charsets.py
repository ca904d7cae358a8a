"""What the label of a charset stands for: the codec by which text is read, or none."""

from __future__ import annotations

import codecs
from types import MappingProxyType
from typing import Final

# Browsers read these labels as wider charsets and so do we (WHATWG Encoding Standard).
WIDER: Final = MappingProxyType(
    {
        "ascii": "cp1252",
        "iso8859-1": "cp1252",
        "latin-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "tis-620": "cp874",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
    }
)
# Codecs of Python that are no character sets of pages.
NO_CHARSETS: Final = frozenset({"idna", "unicode-escape", "raw-unicode-escape", "charmap"})
MARKUP: Final = b"<?xml version='1.0'?><!DOCTYPE html><p class=\"a\">+AB-C;~{d~}</p>"
LONGEST: Final = 40  # characters of a label
MAX_BROKEN: Final = 0.2  # share of the non-ASCII characters; above it, UTF-8 was a lie


def choose_codec(data: bytes, *labels: str | None) -> str | None:
    """Return the codec of bytes without a mark: UTF-8, else the first label that fits; None if unsure.

    ``labels`` are what was said of the bytes, the most binding first.
    """
    if fits(data, "utf-8"):
        return "utf-8"
    for codec in map(find_codec, labels):
        if codec == "utf-8" and share_broken(data) <= MAX_BROKEN:
            return codec
        if codec and codec != "utf-8" and fits(data, codec):
            return codec
    return "utf-8" if share_broken(data) <= MAX_BROKEN else None


def share_broken(data: bytes) -> float:
    """Return the share of the non-ASCII characters that are not UTF-8."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / beyond if beyond else 0.0


def find_codec(label: str | None) -> str | None:
    """Return the codec that a charset's label names, or None where it names none for markup.

    A codec in which ASCII is not ASCII is none: wide encodings are told by the bytes, never by a label.
    """
    try:
        name = codecs.lookup((label or "")[:LONGEST].strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in NO_CHARSETS or not keeps_markup(name):
        return None
    return WIDER.get(name, name)


def keeps_markup(codec: str) -> bool:
    """Tell whether markup of ASCII characters is the same in a codec."""
    return fits(MARKUP, codec) and MARKUP.decode(codec) == MARKUP.decode("ascii")


def fits(data: bytes, codec: str) -> bool:
    """Tell whether all bytes can be read in an encoding of text."""
    try:
        return isinstance(data.decode(codec), str)
    except (UnicodeError, LookupError):
        return False
