"""Packs sentences into windows of up to 160 word pieces, and windows into batches of arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from augment import Stock, vary
from labels import ACTS, EVENTS, FACTS, NAMES, RELATIONS, ROLES, UPOS, XPOS, allowed
from pieces import FIRST, LAST, Cutter, case_class
from pronouns import put_pronouns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from numpy.typing import NDArray
    from texts import Document, Sentence

    Batch = dict[str, NDArray[np.int64]]

WINDOW = 160
BATCH_PIECES = 6000
NUMBERS = [
    {label: number for number, label in enumerate(labels)} for labels in (UPOS, XPOS, RELATIONS, EVENTS)
]
NONE = -1
NO_SCORE = -9999
ALL_NAMES = (1 << len(NAMES)) - 1


@cache
def bits(label: str) -> int:
    """Return the allowed names of a label as bits."""
    return sum(1 << NAMES.index(name) for name in allowed(label))


@dataclass(slots=True)
class Window:
    """One window in the making; word 0 is the root, lists of words are as long as ``firsts``."""

    pieces: list[int] = field(default_factory=lambda: [FIRST])
    cases: list[int] = field(default_factory=lambda: [0])
    firsts: list[int] = field(default_factory=lambda: [0])
    upos: list[int] = field(default_factory=lambda: [NONE])
    xpos: list[int] = field(default_factory=lambda: [NONE])
    heads: list[int] = field(default_factory=lambda: [NONE])
    relations: list[int] = field(default_factory=lambda: [NONE])
    names: list[int] = field(default_factory=lambda: [ALL_NAMES])
    ends: list[int] = field(default_factory=lambda: [NONE])
    sentence: list[int] = field(default_factory=lambda: [NONE])
    told: bool = False
    said: dict[int, list[list[tuple[int, int, int]]]] = field(default_factory=dict)
    mentions: list[list[int]] = field(default_factory=list)
    kinds: list[int] = field(default_factory=lambda: [NONE])
    facts: list[tuple[int, int]] = field(default_factory=list)
    sites: list[tuple[int, list[tuple[int, int, int]]]] = field(default_factory=list)
    source: str = ""
    act: str = ""

    def add(self, sentence: Sentence, cutter: Cutter, *, split: bool) -> bool:
        """Add a sentence; what does not fit is left out. Tell whether all of it fitted."""
        base, count, number = len(self.firsts) - 1, 0, self.sentence[-1] + 1
        for word in sentence.words:
            found = cutter.cut(word)
            if len(self.pieces) + len(found) > WINDOW - 1:
                break
            self.firsts.append(len(self.pieces))
            self.pieces += found
            self.cases += [case_class(word)] * len(found)
            count += 1
        self.upos += numbered(sentence.upos, NUMBERS[0], count)
        self.xpos += numbered(sentence.xpos, NUMBERS[1], count)
        self.relations += numbered(sentence.relations, NUMBERS[2], count)
        heads = sentence.heads[:count] or [NONE] * count
        self.heads += [head and base + head if 0 <= head <= count else NONE for head in heads]
        self.kinds += numbered(sentence.kinds, NUMBERS[3], count)
        self.names += [bits(label) for label in sentence.names[:count]] or [ALL_NAMES] * count
        whole = count == len(sentence.words)
        ends = [0] * (count - 1) + [int(whole)] if count else []
        self.ends += ends if split else [NONE] * count
        self.sentence += [number] * count
        self.add_marks(sentence, base + 1, count)
        return whole

    def add_marks(self, sentence: Sentence, base: int, count: int) -> None:
        """Add the attributions and mentions of a sentence whose first word has the number ``base``."""
        for number, role, first, last, on in sentence.said:
            if first < count:
                parts = self.said.setdefault(number, [[] for _ in ROLES])
                parts[role].append((base + first, base + min(last, count), on))
        self.mentions += [
            [chain, base + head, own] for chain, head, own in sentence.mentions if head < count
        ]
        self.facts += [(base + word, score) for word, score in sentence.facts if word < count]
        for word, *ends in sentence.sites:
            if max((word, *ends[1::2])) <= count:
                places = list(zip(ends[::2], ends[1::2], strict=True))
                self.sites.append(
                    (base + word, [(base + first, base + last, 0) for first, last in places])
                )

    def scores(self) -> dict[str, list[int]]:
        """Return the scores of happenings, one a word, for each kind of set."""
        found = {f"fact_{name}": [NO_SCORE] * len(self.firsts) for name in FACTS}
        for word, score in self.facts:
            found[f"fact_{self.source}"][word] = score
        return found

    def labels(self, parts: list[tuple[int, int, int]]) -> list[int]:
        """Return 1 where a span begins, 2 where it goes on, 0 elsewhere; one a word."""
        found = [0] * len(self.firsts)
        for first, last, on in parts:
            found[first:last] = [2 if on else 1] + [2] * (last - first - 1)
        return found

    def roles(self) -> dict[str, list[int]]:
        """Return the labels of each role, all attributions together; none where they are not told."""
        if not self.told:
            return {role: [NONE] * len(self.firsts) for role in ROLES}
        parts = [
            [part for one in self.said.values() for part in one[role]] for role in range(len(ROLES))
        ]
        return {role: self.labels(some) for role, some in zip(ROLES, parts, strict=True)}

    def cues(self) -> list[dict[str, Any]]:
        """Return each attribution's cue, with the labels of its source and of its content."""
        return [
            {
                "first": cue[0][0],
                "last": cue[-1][1],
                "source": self.labels(source),
                "content": self.labels(content),
            }
            for source, cue, content in self.said.values()
            if cue
        ]

    def close(self) -> dict[str, Any]:
        """Return the window's lists, with the last piece set."""
        return {
            "pieces": [*self.pieces, LAST],
            "cases": [*self.cases, 0],
            **{name: getattr(self, name) for name in WORD_LISTS},
            **self.roles(),
            "cues": self.cues() if self.told else [],
            "mentions": self.mentions,
            **self.scores(),
            "act": [ACTS.index(self.act) if self.act else NONE],
            "sites": [
                {"first": verb, "last": verb + 1, "place": self.labels(places)}
                for verb, places in self.sites
            ],
        }


WORD_LISTS = ("firsts", "upos", "xpos", "heads", "relations", "names", "ends", "sentence", "kinds")
PADDING = {"pieces": 0, "cases": 0, "firsts": 0, "names": ALL_NAMES}
PADDING |= {f"fact_{name}": NO_SCORE for name in FACTS}


def numbered(labels: list[str], numbers: dict[str, int], count: int) -> list[int]:
    """Return the numbers of the first labels; ``NONE`` where there are none."""
    return [numbers.get(label, NONE) for label in labels[:count]] or [NONE] * count


def make_windows(
    document: Document, cutter: Cutter, random: Random | None, stock: Stock | None
) -> Iterator[Window]:
    """Yield a document's windows; varied by chance if ``random`` is given.

    Most windows keep to one paragraph; of every ten documents three are read sentence by sentence, and
    two regardless of paragraphs. A paragraph's first window may end anywhere.
    """
    mode = random.random() if random else 0.9
    paragraphs = document.paragraphs
    if document.told and mode < 0.3:
        mode = 0.4 if mode < 0.2 else 0.9
    if mode < 0.3:
        paragraphs = [[one] for part in paragraphs for one in part]
    elif mode < 0.5:
        paragraphs = [[one for part in paragraphs for one in part]]
    for whole in paragraphs:
        paragraph = (
            put_pronouns(whole, random, stock.genders) if document.told and random and stock else whole
        )
        window, most = (
            Window(told=document.told, source=document.source, act=document.act),
            longest(random),
        )
        for sentence in paragraph:
            told = vary(sentence, random, stock) if random and stock else sentence
            length = sum(len(cutter.cut(word)) for word in told.words)
            if len(window.firsts) > 1 and len(window.pieces) + length > most:
                if random and random.random() < 0.2:
                    window.add(told, cutter, split=document.split)
                yield window
                window, most = (
                    Window(told=document.told, source=document.source, act=document.act),
                    longest(random),
                )
            window.add(told, cutter, split=document.split)
        if len(window.firsts) > 1:
            yield window


def longest(random: Random | None) -> int:
    """Return the most pieces a window takes before it is closed: mostly all, now and then fewer."""
    return WINDOW - 1 if random is None or random.random() < 0.7 else random.randint(40, WINDOW - 1)


def make_batches(
    windows: Iterable[Window], random: Random | None, pieces: int = BATCH_PIECES
) -> Iterator[Batch]:
    """Yield batches of windows of about one length."""
    closed = [window.close() for window in windows]
    closed.sort(key=lambda one: len(one["pieces"]) + (random.random() * 8 if random else 0))
    parts: list[list[dict[str, Any]]] = []
    room = 0
    for one in closed:
        length = len(one["pieces"])
        if not parts or room < length:
            parts.append([])
            room = pieces
        parts[-1].append(one)
        room -= length
    if random:
        random.shuffle(parts)
    for part in parts:
        yield pack(part)


def pack(part: list[dict[str, Any]]) -> Batch:
    """Return windows as one batch; cues and mentions stand one below another, with their rows."""
    names = [name for name in part[0] if name not in {"cues", "mentions", "sites"}]
    batch = {name: padded([one[name] for one in part], PADDING.get(name, NONE)) for name in names}
    batch |= pack_bound(part, "cue", ("source", "content"))
    batch |= pack_bound(part, "site", ("place",))
    batch["mentions"] = np.array(
        [(row, *one) for row, window in enumerate(part) for one in window["mentions"]], np.int32
    ).reshape(-1, 4)
    return batch


def pack_bound(part: list[dict[str, Any]], name: str, roles: tuple[str, ...]) -> Batch:
    """Return the words that others are bound to [N, 3], and the labels of all words for each [N, W]."""
    some = [(row, one) for row, window in enumerate(part) for one in window[f"{name}s"]]
    wide = max(len(window["firsts"]) for window in part)
    found = {f"{name}_at": [(row, one["first"], one["last"]) for row, one in some]}
    found |= {
        f"{name}_{role}": [one[role] + [NONE] * (wide - len(one[role])) for _, one in some]
        for role in roles
    }
    return {
        key: np.array(rows, np.int32).reshape(len(some), 3 if key.endswith("_at") else wide)
        for key, rows in found.items()
    }


def padded(rows: list[list[int]], filler: int) -> NDArray[np.int32]:
    """Return rows as one array, filled up at their ends."""
    array = np.full((len(rows), max(map(len, rows))), filler, dtype=np.int32)
    for number, row in enumerate(rows):
        array[number, : len(row)] = row
    return array
