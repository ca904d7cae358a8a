"""XML from strangers: decoded here, without any document type, and parsed by the one parser."""

from __future__ import annotations

import codecs
import re
from typing import Final

from lxml import etree

from dateline.errors import FeedBroken
from dateline.gather.charsets import choose_codec

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
DECLARED: Final = re.compile(rb"""\s{0,99}<\?xml[^>]{0,200}?\sencoding\s?=\s?["']([\w.:-]{2,40})""")
ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
REFERENCE: Final = re.compile(r"&#(?:x([0-9a-fA-F]{1,9999})|([0-9]{1,9999}));")
DIGITS: Final = 7  # of a reference to a character
ROOT: Final = re.compile(r"<[^\W\d]")
WHITE: Final = re.compile(r"\s*")
PROLOG: Final = (("<?", "?>"), ("<!--", "-->"), ("<!doctype", ">"))
GIVE_ANOTHER: Final = "Give another feed of the outlet, or its pages."


def decode_xml(data: bytes, charset: str | None = None) -> str:
    """Return the text of an XML document without characters that XML does not allow; never fails.

    ``charset`` is what the server said.
    """
    text = data.decode(find_codec_of_xml(data, charset), "replace").removeprefix("\ufeff")
    return REFERENCE.sub(mend_reference, ILLEGAL.sub("", text))


def find_codec_of_xml(data: bytes, charset: str | None) -> str:
    """Return the codec of an XML document: by its first bytes, else by what is said of it."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec
    declared = DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    label = declared[1].decode("ascii", "replace") if declared else None
    return choose_codec(data, charset, label) or "cp1252"


def mend_reference(found: re.Match[str]) -> str:
    """Return a reference to a character as it stands, U+FFFD for one to no character of XML."""
    digits = (found[1] or found[2]).lstrip("0")
    code = int(digits or "0", 16 if found[1] else 10) if len(digits) <= DIGITS else -1
    right = code > 0 and code <= 0x10FFFF and not ILLEGAL.match(chr(code))
    return found[0] if right else "\ufffd"


def cut_prolog(name: str, text: str) -> str:
    """Return an XML text from its first element on: what stands before can only do harm.

    Raises FeedBroken where there is no element, or where the document declares entities.
    """
    at = skip_prolog(name, text)
    root = ROOT.search(text, at)
    if root is None:
        raise FeedBroken(f"{name} holds no XML that can be read.", GIVE_ANOTHER)
    if "<!entity" in text[at : root.start()].lower():
        raise refuse_entities(name)
    return text[root.start() :]


def skip_prolog(name: str, text: str) -> int:
    """Return where the declarations, comments and the document type before the root end."""
    at = 0
    while True:
        start = WHITE.match(text, at).end()  # type: ignore[union-attr]  # it matches anywhere
        closers = [
            close for opener, close in PROLOG if text[start : start + 9].lower().startswith(opener)
        ]
        end = text.find(closers[0], start) if closers else -1
        if end < 0:
            return start
        if closers[0] == ">" and "[" in text[start:end]:
            raise refuse_entities(name)
        at = end + len(closers[0])


def refuse_entities(name: str) -> FeedBroken:
    """Return the error for a document that brings its own entities: no feed needs them, attacks do."""
    cause = f"{name} declares a document type of its own, which can be an attack; it was not read."
    return FeedBroken(cause, GIVE_ANOTHER)


def make_parser() -> etree.XMLParser:
    """Return the one XML parser: no entities, no network, no document types, no huge trees."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def parse_xml(name: str, text: str) -> tuple[etree._Element, bool]:
    """Return the root of an XML text and whether it is well-formed; raises FeedBroken if unreadable."""
    parser = make_parser()
    try:
        root = etree.fromstring(cut_prolog(name, text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedBroken(f"{name} is no XML that can be read ({error}).", GIVE_ANOTHER) from error
    if root is None:
        raise FeedBroken(f"{name} is no XML that can be read.", GIVE_ANOTHER)
    return root, not parser.error_log
