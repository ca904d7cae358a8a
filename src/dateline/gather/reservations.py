"""Reservations of text and data mining: where a server or a page declares one, nothing is kept of it.

The TDM Reservation Protocol (W3C community group report of 2024) has three places: a file of rules on
the server, a header of the answer, and the page itself; a later one overrules an earlier one. We are
stricter at the first: what the file reserves is not even asked for. ``noai`` among the directives to
robots, in a header or in the page, counts as a reservation as well.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from protego import Protego

from dateline.errors import AddressRefused, FetchFailed
from dateline.gather.robots import ask_rules_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gather.exchange import Answer
    from dateline.gather.hops import Walker
    from dateline.gather.targets import Target

PATH: Final = "/.well-known/tdmrep.json"
NAME: Final = "tdm-reservation"
MAX_RULES: Final = 1_000
OPENING: Final = re.compile(rb"<(!--|script\b|style\b|template\b|meta(?=[\s/]))")
ENDS: Final = {
    b"!--": b"-->",
    **{name: b"</" + name for name in (b"script", b"style", b"template")},
}
MAX_METAS: Final = 500
LONGEST_META: Final = 4_000  # bytes
MAX_HEAD: Final = 2_000_000  # bytes of a page in which declarations are looked for
BROKEN_BUT_MEANT: Final = re.compile(rb'"tdm-reservation"\s*:\s*"?1')
NAMED_PROGRAM: Final = re.compile(r"\s*(?P<name>[\w*-]+)\s*:")
VALUED: Final = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
SERVER: Final = re.compile(r"https?://[^/]*", re.IGNORECASE)
ASK: Final = "Ask the outlet for its terms, or read the page in your browser."


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a server's file: the paths it is for, and whether they are reserved."""

    paths: Protego
    reserved: bool


class Reservations:
    """The files of rules of every server of a run, by origin."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.rules: dict[str, tuple[Rule, ...]] = {}

    def check(self, target: Target) -> None:
        """Raise FetchFailed where the server's file reserves a target; the first fitting rule holds."""
        rules = self.rules.get(target.origin)
        if rules is None:
            rules = self.rules[target.origin] = self.load(target)
        for rule in rules:
            if not rule.paths.can_fetch(target.url, "*"):
                if rule.reserved:
                    raise explain_reservation(target, f"the server's {PATH} says so")
                return

    def load(self, target: Target) -> tuple[Rule, ...]:
        """Return the rules of a target's server; a file that cannot be had reserves nothing."""
        try:
            _, answer = ask_rules_file(self.walker, target.origin + PATH)
        except (FetchFailed, AddressRefused):
            return ()
        return read_rules(answer.body) if answer.is_good else ()


def read_rules(data: bytes) -> tuple[Rule, ...]:
    """Return the rules of a file; a broken one that reserves anything reserves all."""
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError):
        return (make_rule("/", reserved=True),) if BROKEN_BUT_MEANT.search(data) else ()
    if isinstance(entries, dict):
        entries = [entries]
    if not isinstance(entries, list):
        return ()
    return tuple(rule for entry in entries[:MAX_RULES] if (rule := read_rule(entry)))


def read_rule(entry: Any) -> Rule | None:
    """Return one rule of a file; None where it is none."""
    if not isinstance(entry, dict) or NAME not in entry:
        return None
    location = entry.get("location", "/")
    if not isinstance(location, str):
        return None
    return make_rule(location, reserved=str(entry[NAME]).strip() in {"1", "True"})


def make_rule(location: str, *, reserved: bool) -> Rule:
    """Return the rule for the paths of a pattern, which is written as in robots.txt."""
    path = SERVER.sub("", location.strip(), count=1).lstrip("/")
    pattern = "/" + re.sub(r"[\s#]", lambda sign: f"%{ord(sign[0]):02X}", path)
    return Rule(Protego.parse(f"User-agent: *\nDisallow: {pattern}"), reserved)


def check_head(target: Target, answer: Answer, token: str) -> None:
    """Raise FetchFailed where the head of an answer forbids use by programs of this kind.

    A reservation that the page itself may overrule is left to ``check_page``.
    """
    if any(says_noai(value, token) for value in answer.list_headers("x-robots-tag")):
        raise explain_reservation(target, "its X-Robots-Tag header says noai")


def check_page(target: Target, answer: Answer, token: str) -> None:
    """Raise FetchFailed where the page, or else the head of its answer, declares a reservation."""
    metas = list_metas(answer.body)
    for name, content in metas:
        if name in {"robots", token} and says_noai(content, token):
            raise explain_reservation(target, "the page's directives to robots say noai")
    values = [content for name, content in metas if name == NAME and content in {"0", "1"}]
    if "1" in values:
        raise explain_reservation(target, "the page itself says so")
    if not values and "1" in (value.strip() for value in answer.list_headers(NAME)):
        raise explain_reservation(target, f"its {NAME} header says so")


def says_noai(value: str, token: str) -> bool:
    """Tell whether directives to robots hold noai, for all programs or for the one named ``token``."""
    named = NAMED_PROGRAM.match(value.lower())
    if named and named["name"] not in {token, "robots", "*", *VALUED}:
        return False
    return "noai" in re.split(r"[\s,;:]+", value.lower())


def list_metas(page: bytes) -> list[tuple[str, str]]:
    """Return the names and contents of a page's meta elements; nothing where it is no HTML."""
    found = b"".join(islice(cut_metas(narrow(page[:MAX_HEAD]).lower()), MAX_METAS))
    if not found:
        return []
    root = etree.fromstring(found, etree.HTMLParser(no_network=True))
    return [(tidy(meta.get("name")), tidy(meta.get("content"))) for meta in root.iter("meta")]


def narrow(page: bytes) -> bytes:
    """Return a page in UTF-16 as ASCII, the rest left out; any other as it is."""
    if page.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return page.decode("utf-16", "ignore").encode("ascii", "ignore")
    return page


def cut_metas(page: bytes) -> Iterator[bytes]:
    """Yield the meta elements of a page in small letters, those in comments and scripts left out.

    A hostile page is not given to a parser as a whole here: this is the process of the run, and what
    crashes a parser or keeps it busy would end it. Each byte is looked at a few times at most.
    """
    at = 0
    while found := OPENING.search(page, at):
        mark = ENDS.get(found[1], b">")
        end = page.find(mark, found.end())
        if end < 0:
            return
        at = end + len(mark)
        if found[1] == b"meta" and at - found.start() <= LONGEST_META:
            yield page[found.start() : at]


def tidy(value: str | None) -> str:
    """Return an attribute in lower case without space around it."""
    return (value or "").strip().lower()


def explain_reservation(target: Target, why: str) -> FetchFailed:
    """Return the error for a page that is reserved."""
    cause = f"{target.url} is reserved against text and data mining: {why}."
    return FetchFailed(cause, ASK, code="reserved")
