"""XML that is written as it comes: the document by lxml, its elements as text, one after the other."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from xml.sax import saxutils

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_TEXT: Final = {"\r": "&#13;"}
IN_VALUE: Final = {**IN_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
NO_LINK: Final = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Return a text with a mark in the place of every character that XML cannot hold."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


class Element(str):
    """An element as it stands in a document: text of pages is never taken for one."""

    __slots__ = ()


def tag(name: str, text: str = "", /, *inside: Element, **given: str) -> Element:
    """Return an element with a text, elements inside it, and attributes; texts are cleaned.

    The names are ours and stand in the document as they are; whatever else is given is text.
    """
    told = ""
    for key, value in given.items():
        told += f' {key}="{escape_value(value)}"'
    return Element(f"<{name}{told}>{escape(text)}{''.join(inside)}</{name}>")


def escape(text: str) -> str:
    """Return a text as it stands in an element."""
    return saxutils.escape(clean(text), IN_TEXT)


def escape_value(text: str) -> str:
    """Return a text as it stands in an attribute."""
    return saxutils.escape(clean(text), IN_VALUE)


def web_link(address: str | None) -> str | None:
    """Return an address of the web, what no address may hold in its hexadecimal form; else None."""
    if not address or not address.lower().startswith(("http://", "https://")):
        return None
    hidden = NO_LINK.sub(lambda found: "".join(f"%{one:02X}" for one in encode(found[0])), address)
    return clean(hidden)


def encode(text: str) -> bytes:
    """Return text in UTF-8, with a mark for what it cannot hold."""
    return text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes elements (``tag``) into a document; those that name no space are of the document's."""

    file: Any
    out: BinaryIO
    space: str

    def write(self, element: Element) -> None:
        """Write an element with all it holds, and a line's end after it."""
        self.file.flush()
        self.out.write(f"{element}\n".encode())

    def inside(self, name: str) -> AbstractContextManager[Any]:
        """Open an element, within which others are written."""
        found: AbstractContextManager[Any] = self.file.element(f"{{{self.space}}}{name}")
        return found


@contextmanager
def open_document(out: BinaryIO, root: str, space: str) -> Iterator[Pen]:
    """Begin a document with its root and the name space of all, and end it."""
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{space}}}{root}", nsmap={None: space}):
            file.write("\n")
            yield Pen(file, out, space)
    out.write(b"\n")
