"""XML that is written as it comes, by lxml: elements one after the other, text that XML can hold."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_LINK: Final = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Return a text with a mark in the place of every character that XML cannot hold."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def make(name: str, text: str = "", /, *inside: Any, **given: str) -> Any:
    """Return an element with a text, elements inside it, and attributes; texts are cleaned."""
    space = etree.QName(name).namespace
    told = {key: clean(value) for key, value in given.items()}
    found = etree.Element(name, told, nsmap={None: space} if space else None)
    found.text = clean(text) or None
    found.extend(inside)
    return found


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
    """Writes elements into a document; those of no name space are of that of the document."""

    file: Any
    space: str

    def write(self, element: Any) -> None:
        """Write an element with all it holds, and a line's end after it."""
        self._write(element)
        self.file.write("\n")

    def inside(self, name: str) -> AbstractContextManager[Any]:
        """Open an element, within which others are written."""
        found: AbstractContextManager[Any] = self.file.element(f"{{{self.space}}}{name}")
        return found

    def _write(self, element: Any) -> None:
        name = element.tag if element.tag.startswith("{") else f"{{{self.space}}}{element.tag}"
        with self.file.element(name, element.attrib, nsmap=fresh(element)):
            if element.text:
                self.file.write(element.text)
            for one in element:
                self._write(one)
            if element.tail is None:
                return
        self.file.write(element.tail)


def fresh(element: Any) -> Mapping[str | None, str]:
    """Return the name spaces that an element brings with it, its parent not having them."""
    parent = element.getparent()
    known = parent.nsmap if parent is not None else {}
    return {key: value for key, value in element.nsmap.items() if known.get(key) != value}


@contextmanager
def open_document(out: BinaryIO, root: str, space: str) -> Iterator[Pen]:
    """Begin a document with its root and the name space of all, and end it."""
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{space}}}{root}", nsmap={None: space}):
            file.write("\n")
            yield Pen(file, space)
    out.write(b"\n")
