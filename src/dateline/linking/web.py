"""The web of an incident: threads of its texts, which of them have one end, and where each leads.

Threads are *joined* where they have one end: the same named source, or unnamed sources that the texts
tie together by a credit or by shared words. A thread *leads* to another where its text has the matter
from there. Every tie keeps its reason.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.descriptions import has_role, merge, same_description
from dateline.linking.outlets import author_names, bare, printed_by
from dateline.linking.press_keys import may_be_short_for, press_key
from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answered import LinkKind, Side
    from dateline.linking.texts import Text
    from dateline.linking.threads import Thread


class Way(NamedTuple):
    """A way a thread takes: outlets in order, and the thread that these lead to (None: its own end).

    ``whole``: the way goes on as the target's does; else the last outlet leads to the target's end.
    """

    steps: tuple[str, ...]
    target: int | None
    whole: bool = True


class Bridge(NamedTuple):
    """Why two threads, by index, hang together."""

    a: int
    b: int
    kind: LinkKind
    reason: str


class Web:
    """The threads of an incident, their unions and ways; what is known of texts by name."""

    def __init__(self, texts: Sequence[Text], threads: Sequence[Thread]) -> None:
        self.texts, self.threads = texts, threads
        self.unions = Unions(len(threads))
        self.about = [thread.description for thread in threads]
        self.ways: list[list[Way]] = [[] for _ in threads]
        self.bridges: list[Bridge] = []
        self.presumed: list[Bridge] = []
        self.holders = index_holders(texts)
        self.names = [self.author(text) for text in range(len(texts))]
        self.keys = [press_key(name) for name in self.names]
        self.addresses = index_addresses(texts)
        self.by_text: dict[tuple[int, Side], list[int]] = defaultdict(list)
        for index, thread in enumerate(threads):
            self.by_text[thread.text, thread.side].append(index)

    def join(self, bridge: Bridge) -> bool:
        """Take two threads for one end, unless what is known of their ends contradicts."""
        a, b = sorted((self.unions.find(bridge.a), self.unions.find(bridge.b)))
        mine, other = self.about[a], self.about[b]
        if a != b and mine and other and not same_description(mine, other):
            return False
        self.unions.join(a, b)
        self.about[a] = merge(mine, other) if mine and other else mine or other
        self.bridges.append(bridge)
        return True

    def members(self, thread: int) -> list[int]:
        """Return the threads that have one end with a thread, itself included."""
        end = self.unions.find(thread)
        return [each for each in range(len(self.threads)) if self.unions.find(each) == end]

    def lead(self, thread: int, way: Way) -> None:
        """Note a way of a thread, once."""
        if way not in self.ways[thread]:
            self.ways[thread].append(way)

    def held(self, name: str, but: int) -> list[int]:
        """Return the texts, ``but`` left out, that an outlet or agency of this name stands behind."""
        return [text for text in self.holders.get(press_key(name), ()) if text != but]

    def spell(self, name: str) -> str:
        """Return a name as the incident's own pages have it; a short form where only one fits."""
        key = press_key(name)
        if key not in self.holders:
            longer = [other for other in self.holders if may_be_short_for(key, other)]
            key = longer[0] if len(longer) == 1 else key
        return next(
            (self.names[text] for text in self.holders.get(key, ()) if self.keys[text] == key), name
        )

    def ends_in(self, texts: Sequence[int], side: Side) -> list[int]:
        """Return the threads of texts that have an end or lead to one, on one side."""
        found = [index for text in texts for index in self.by_text.get((text, side), ())]
        return [index for index in found if self.threads[index].end != "nobody"]

    def fitting(self, thread: int, texts: Sequence[int]) -> list[int]:
        """Return the threads of texts whose end may be the thread's unnamed own, one an end."""
        about = self.threads[thread].description
        ends: dict[int, int] = {}
        for index in self.ends_in(texts, self.threads[thread].side):
            other = self.threads[index]
            unnamed = other.description if not other.fits else None
            alike = about and unnamed and same_description(about, unnamed)
            if alike or (about and other.role and has_role(about, other.role)):
                ends.setdefault(self.unions.find(index), index)
        return sorted(ends.values())

    def author(self, text: int) -> str:
        """Return the name a text goes by as a step of a chain."""
        return self.texts[text].author or printed_by(self.texts[text].articles[0])


def index_holders(texts: Sequence[Text]) -> dict[str, list[int]]:
    """Return the texts by the folded names they may be credited to."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        names = {name for one in text.articles for name in author_names(one)} | {text.author or ""}
        for key in sorted({press_key(name) for name in names if name}):
            found[key].append(number)
    return found


def index_addresses(texts: Sequence[Text]) -> dict[str, list[int]]:
    """Return the texts by the addresses of their pages."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        links = {link for one in text.articles for link in (one.url, one.article.canonical_url)}
        for address in sorted({bare(link) for link in links} - {""}):
            found[address].append(number)
    return found
