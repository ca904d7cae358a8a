"""Two articles side by side: what only one prints is marked, or what both do where that is little."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Query, Request, Response

from dateline.desk.parameters import LONGEST, PLAIN
from dateline.desk.replies import reply
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.asking import tidied
from dateline.desk.site.links import checked
from dateline.desk.views.choosing import list_choices
from dateline.desk.views.holding import hold
from dateline.errors import NotHeld
from dateline.linking.passages import own_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.desk.desk import Desk
    from dateline.desk.views.choosing import Choosable
    from dateline.desk.views.holding import Telling
    from dateline.ledger.ledger import Ledger
    from dateline.records import Span

ADDRESS: Final = "/compare"
LITTLE: Final = 34  # per cent of a text: where both share less, what they share is marked
WORDS: Final = re.compile(r"[^\s\w]*\w(?:.*\S)?", re.DOTALL)  # from the first word on, without blanks
Sought = Annotated[str, Query(max_length=LONGEST, pattern=PLAIN)]
router = make_router()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text; ``own``: the other text does not have it."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two articles: how it is listed, its text in stretches, the share that both have."""

    told: Telling
    stretches: tuple[Stretch, ...]
    shared: int

    def marked(self, *, own: bool) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, each with whether it is marked: what is its own, or all but that.

        A mark begins and ends at a word: no blanks, and no full stop alone, are marked.
        """
        for one in self.stretches:
            found = WORDS.search(one.text) if one.own == own else None
            if found is None:
                yield one.text, False
                continue
            yield one.text[: found.start()], False
            yield found[0], True
            yield one.text[found.end() :], False


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request, a: str = "", b: str = "", words: Sought = "") -> Response:
    """Answer with the passages that only one of two articles has, and how much both share.

    Where one of them is not named: with ``choices``, articles to choose from.
    """

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        if not (a and b):
            return {"choices": [one.told for one in choices_of(desk, ledger, a or b, words)]}
        pair = [
            {
                "article": one.told.id,
                "shared": one.shared,
                "own": [s.text for s in one.stretches if s.own],
            }
            for one in columns_of(desk, ledger, a, b)
        ]
        return {"articles": pair}

    return reply(request, make)


@router.get(ADDRESS)
def show_both(request: Request, a: str = "", b: str = "", words: Sought = "") -> Response:
    """Show two articles, or two versions of one, beside each other; or articles to choose two of.

    ``words``: what the articles to choose from are found by; without them the latest are shown.
    """
    clean = tidied(request)
    if clean is not None:
        return clean

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        if a and b:
            columns = columns_of(desk, ledger, a, b)
            return {"columns": columns, "apart": all(one.shared < LITTLE for one in columns)}
        found = choices_of(desk, ledger, a or b, words)
        return {"columns": (), "choices": found, "words": words, "chosen": a or b}

    return answer(request, "compare.html", make)


def choices_of(desk: Desk, ledger: Ledger, chosen: str, words: str) -> tuple[Choosable, ...]:
    """Return articles to choose from. Raises NotHeld; also on a shared desk."""
    refuse_shared(desk)
    return list_choices(ledger, checked("art", chosen) if chosen else "", words)


def refuse_shared(desk: Desk) -> None:
    """Raise NotHeld on a desk that others see, which shows no whole texts."""
    if desk.sharing is not None:
        raise NotHeld("Whole texts are not shown on this desk.", "Ask whoever runs it.")


def columns_of(desk: Desk, ledger: Ledger, a: str, b: str) -> tuple[Column, ...]:
    """Return both articles. Raises NotHeld; also on a shared desk, which shows no whole texts."""
    refuse_shared(desk)
    keys = checked("art", a), checked("art", b)
    held = hold(ledger, keys, None)
    for key in keys:
        if key not in held.articles:
            raise NotHeld(f"The ledger has no article {key}.", "Choose two articles at /compare")
    texts = [held.articles[key].article.text for key in keys]
    own = own_passages(*texts)
    return tuple(
        Column(held.tellings[key], tuple(cut(text, spans)), share(text, spans))
        for key, text, spans in zip(keys, texts, own, strict=True)
    )


def cut(text: str, own: Iterable[Span]) -> Iterator[Stretch]:
    """Yield a text in stretches: those of its own, and those between them."""
    at = 0
    for span in sorted(own, key=lambda one: one.start):
        if span.start > at:
            yield Stretch(text[at : span.start], own=False)
        yield Stretch(text[max(at, span.start) : span.end], own=True)
        at = max(at, span.end)
    if at < len(text):
        yield Stretch(text[at:], own=False)


def share(text: str, own: Iterable[Span]) -> int:
    """Return how much of a text the other has too, in per cent of its characters."""
    return round(100 * (1 - sum(span.end - span.start for span in own) / max(1, len(text))))
